//! A ring that is kept, and ways that are shut: "have kept the town encircled", "have sealed every road into the town".

use sijill_claim::SiegeStatus;

use super::{Words, draft, spot};
use crate::analysis::Analysed;
use crate::clause::{clause, extent, stance};
use crate::control::place_of;
use crate::draft::Draft;
use crate::party::{Force, force, party};

/// "have kept the town encircled": by whoever keeps it so.
pub(super) fn kept(a: &Analysed<'_>, token: usize) -> Option<Draft> {
    let s = &a.sentence;
    let keep = (token.saturating_sub(8)..token).rev().find(|&i| s.tag(i).is_verb())?;
    let c = clause(a, keep).filter(|c| matches!(c.lemma.as_str(), "keep" | "hold" | "leave"))?;
    let doer = c.doer.filter(|&d| force(a, d).acts())?;
    let chunk = a.chunk(keep + 1).filter(|chunk| chunk.last + 1 == token)?;
    let stance = stance(a, keep);
    if stance.negated || stance.unreal {
        return None;
    }
    let last = if s.lower(token + 1) == "off" { token + 1 } else { token };
    // "kept 200,000 people cut off"
    let figure = a.count(chunk.first).map(|n| crate::analysis::figure(n.value, n.words(s)));
    let words = (extent(a, c, None).0, last);
    let mut draft = draft(a, words, token, SiegeStatus::Besieged, figure, party(a, doer));
    draft.subject = chunk.head;
    draft.place_mention = place_of(a, chunk.head);
    draft.modality = stance.modality;
    Some(draft)
}

/// "has kept the town under siege for a decade": by whoever keeps it so.
pub(super) fn kept_under(a: &Analysed<'_>, noun: usize) -> Option<Draft> {
    let s = &a.sentence;
    let under = (noun.saturating_sub(3)..noun).rev().find(|&i| s.lower(i) == "under")?;
    let keep = (under.saturating_sub(8)..under).rev().find(|&i| s.tag(i).is_verb())?;
    let c = clause(a, keep).filter(|c| matches!(c.lemma.as_str(), "keep" | "hold" | "put" | "place"))?;
    let doer = c.doer.filter(|&d| force(a, d).acts())?;
    let chunk = a.chunk(keep + 1).filter(|chunk| chunk.last + 1 == under)?;
    let stance = stance(a, keep);
    if stance.negated || stance.unreal {
        return None;
    }
    let place = place_of(a, chunk.head)?;
    let words = extent(a, c, None);
    let words = (words.0, words.1.max(noun));
    let mut draft = draft(a, words, keep, SiegeStatus::Besieged, None, party(a, doer));
    draft.subject = chunk.head;
    draft.place_mention = Some(place);
    draft.modality = stance.modality;
    Some(draft)
}

/// "have sealed every road into the town": all ways are shut, not one.
pub(super) fn sealed(a: &Analysed<'_>, words: &Words, token: usize, found: &mut Vec<Draft>) -> bool {
    let s = &a.sentence;
    let Some(c) = clause(a, token) else { return false };
    let every = |t: &&usize| {
        let all = a.chunk(**t).is_some_and(|chunk| {
            matches!(s.lower(chunk.first), "every" | "all" | "both") || s.lower(chunk.first) == "the"
        });
        let plural =
            s.tag(**t).is_plural() || a.chunk(**t).is_some_and(|chunk| s.lower(chunk.first) == "every");
        words.ways.contains(s.lemma(**t)) && all && plural
    };
    let Some(&way) = c.things.iter().find(every) else { return false };
    let into = |i: usize| matches!(s.lower(i), "into" | "to" | "out" | "around");
    let doer = c.doer.filter(|&d| force(a, d) == Force::Armed);
    let Some(to) = (way + 1..way + 4).find(|&i| into(i)).filter(|_| doer.is_some()) else { return false };
    // "all roads leading to parliament": a place to live in, not a building.
    let lived_in = |i: usize| place_of(a, i).is_some() || words.settled.contains(s.lemma(i));
    let stance = stance(a, token);
    if stance.negated || stance.unreal || !(to + 1..to + 6).any(lived_in) {
        return false;
    }
    let words = extent(a, c, None);
    let mut draft = draft(a, words, token, SiegeStatus::Besieged, None, doer.and_then(|d| party(a, d)));
    draft.subject = way;
    draft.place_mention = (to + 1..to + 6).find_map(|i| place_of(a, i)).or_else(|| spot(a, token));
    draft.modality = stance.modality;
    draft.confidence = 0.75;
    found.push(draft);
    true
}
