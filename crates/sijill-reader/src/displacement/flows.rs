//! Movements of people told by a noun that goes up or down: "The flow of refugees has doubled", "The number of people fleeing the valley
//! is growing", "Long columns of refugees were seen on the road".
//!
//! Not for: flights that something brings about (`exodus`), nor people with a number.

use sijill_claim::{Displacement, DisplacementManner, Modality};
use sijill_language::{Label, Tag};

use super::DisplacementLexicon;
use super::folk::is_folk;
use crate::analysis::Analysed;
use crate::clause::{Clause, complements, stance};
use crate::control::place_of;
use crate::draft::{Body, Draft};
use crate::party::is_warlike;

/// Whatever a clause tells of a stream of people.
pub(super) fn told(a: &Analysed<'_>, words: &DisplacementLexicon, c: &Clause) -> Option<Draft> {
    let s = &a.sentence;
    let flow = c.own_subject.or(c.doer).or_else(|| c.things.first().copied()).filter(|&n| n < c.verb)?;
    if !words.crowd.flows.has(s.lemma(flow)) || !words.crowd.swells.has(c.lemma.as_str()) {
        return None;
    }
    let (who, running) = people(a, words, flow)?;
    let refugees = words.counted.comers.has(s.lower(who)) || running;
    let flees = matches!(s.lemma(flow), "exodus" | "flight");
    let counted = matches!(s.lemma(flow), "number") && !running;
    let told = stance(a, c.verb);
    let nature = (0..s.len()).any(|t| words.counted.nature.has(s.lemma(t)));
    let open = told.negated || told.unreal || told.attempted || told.modality == Modality::Planned;
    if open || counted || nature || !(refugees || flees || is_warlike(a, c.verb)) {
        return None;
    }
    let manner = Some(DisplacementManner::Fled);
    let body = Body::Displacement(Displacement { figure: None, from: None, to: None, manner });
    let first = a.chunk(flow).map_or(flow, |k| k.first);
    let mut draft = Draft::new(a.index, first, c.verb, c.verb, body, "displacement: flow");
    draft.subject = who;
    draft.modality = told.modality;
    draft.place_mention = (flow..c.verb)
        .filter(|&t| matches!(s.lower(t), "from" | "into" | "to" | "towards" | "toward" | "in" | "of"))
        .find_map(|t| a.chunk(t + 1).and_then(|k| place_of(a, k.head)))
        .or_else(|| complements(a, c.verb).into_iter().find_map(|(_, _, n)| place_of(a, n)));
    draft.confidence = 0.6;
    Some(draft)
}

/// Who streams, and whether they are told to flee: "of [refugees]", "of [people] fleeing", "of those leaving".
fn people(a: &Analysed<'_>, words: &DisplacementLexicon, flow: usize) -> Option<(usize, bool)> {
    let s = &a.sentence;
    let flees = |t: usize| {
        matches!(s.lower(t), "fleeing" | "escaping") || matches!(s.lower(t), "displaced" | "uprooted")
    };
    if s.lower(flow + 1) == "of" {
        let head = a.chunk(flow + 2).map_or(flow + 2, |k| k.head);
        let running = (flow + 2..flow + 6).any(flees);
        let some = is_folk(a, words, head) || matches!(s.lower(head), "those" | "people");
        return (some && (running || s.tag(head).is_noun())).then_some((head, running));
    }
    // "the exodus from the city", "the refugee influx"
    let before = flow.checked_sub(1).filter(|&t| matches!(s.lower(t), "refugee" | "refugees"));
    let from = matches!(s.lemma(flow), "exodus" | "flight") && s.lower(flow + 1) == "from";
    let town = from
        && a.chunk(flow + 2).is_some_and(|k| {
            place_of(a, k.head).is_some()
                || matches!(s.lemma(k.head), "city" | "town" | "village" | "capital" | "area" | "enclave")
        });
    before
        .map(|t| (t, true))
        .or_else(|| (town && s.label(flow) != Label::Pobj && s.tag(flow) != Tag::NNS).then_some((flow, true)))
}
