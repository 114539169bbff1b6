//! Ways in that were opened or shut: airports, ports, crossings, and routes for aid: "reopened the airport to relief flights", "secured
//! the opening of new routes into the valley", "the crossing has been closed since May".

use sijill_claim::{Facility, FacilityStatus};
use sijill_language::{Label, Tag};

use super::lexicon::FacilityLexicon;
use crate::analysis::Analysed;
use crate::clause::{Voice, clause, complements, extent, phrase, stance, subject};
use crate::control::place_of;
use crate::draft::{Body, Draft};

/// How far around a route the words stand that tell that it is one for aid, in tokens.
const NEAR: usize = 14;

/// Whatever a word tells of ways in.
pub(super) fn told(a: &Analysed<'_>, words: &FacilityLexicon, token: usize, found: &mut Vec<Draft>) {
    let s = &a.sentence;
    let draft = if s.tag(token).is_verb() {
        by_verb(a, words, token)
    } else if s.tag(token).is_adjective() && matches!(s.lower(token), "closed" | "shut" | "sealed") {
        by_state(a, words, token)
    } else if s.tag(token).is_noun() && matches!(s.lower(token), "opening" | "reopening") {
        by_noun(a, words, token)
    } else {
        None
    };
    found.extend(draft.filter(|d| found.iter().all(|f| f.anchor != d.anchor)));
}

/// What kind of way a noun names.
fn sort(a: &Analysed<'_>, words: &FacilityLexicon, noun: usize, opens: bool) -> Option<&'static str> {
    let s = &a.sentence;
    let lemma = s.lemma(noun);
    let chunk = a.chunk(noun)?;
    let within = |word: &str| (chunk.first..=noun).any(|i| s.lower(i) == word);
    // "shutting down its borders": to whom is another's tale.
    if words.gates.has(lemma) && !matches!(s.lower(noun), "borders" | "frontiers")
        || lemma == "point" && within("crossing")
    {
        return Some(match lemma {
            "airport" | "airfield" | "airspace" => "airport",
            "port" | "seaport" | "harbour" | "harbor" => "port",
            _ => "border crossing",
        });
    }
    let from = chunk.first.saturating_sub(NEAR);
    let aid = (from..s.len().min(noun + NEAR)).any(|i| words.relief.has(s.lower(i)));
    let safe =
        within("humanitarian") || within("safe") || within("evacuation") || within("aid") || within("relief");
    (opens && words.routes.has(lemma) && (aid || safe)).then_some("aid")
}

/// "Jordan opened its airports to flights from Sana", "The crossing was closed on Monday".
fn by_verb(a: &Analysed<'_>, words: &FacilityLexicon, verb: usize) -> Option<Draft> {
    let s = &a.sentence;
    let lemma = s.lemma(verb);
    let opens = matches!(lemma, "open" | "reopen" | "unblock");
    let shuts = matches!(lemma, "close" | "shut" | "seal");
    if !(opens || shuts) {
        return None;
    }
    let c = clause(a, verb)?;
    let told = stance(a, verb);
    if told.negated || told.unreal || told.attempted {
        return None;
    }
    let of_itself = c.things.is_empty() && c.voice == Voice::Active;
    let things = if of_itself { c.doer.into_iter().collect() } else { c.things.clone() };
    let (noun, sort) = things.iter().find_map(|&t| sort(a, words, t, opens).map(|sort| (t, sort)))?;
    // "opened a new airport": built, and no way opened.
    let built = lemma == "open"
        && sort != "aid"
        && a.chunk(noun).is_some_and(|k| matches!(s.lower(k.first), "a" | "an"))
        && !(verb..s.len().min(verb + NEAR)).any(|i| words.relief.has(s.lower(i)));
    let aimed = complements(a, verb)
        .into_iter()
        .chain(complements(a, noun))
        .any(|(w, _, n)| matches!(w.as_str(), "to" | "for") && a.date_at(n).is_none());
    let peaceful = (0..s.len()).any(|i| words.peaceful.has(s.lower(i)));
    let plain = lemma == "open"
        && !aimed
        && sort != "aid"
        && !(verb..s.len().min(verb + NEAR)).any(|i| words.relief.has(s.lower(i)));
    if built || peaceful || plain {
        return None;
    }
    let (first, last) = extent(a, c, None);
    let status = if opens { FacilityStatus::Functioning } else { FacilityStatus::Closed };
    let first = if of_itself { first.min(phrase(a, noun).0) } else { first };
    let mut draft = make(a, noun, sort, status, (first, last.max(verb)), verb);
    draft.modality = told.modality;
    // "Jordan opened its airports": its own.
    let own = a.chunk(noun).is_some_and(|k| s.tag(k.first) == Tag::PRPS);
    draft.place_mention = c.doer.filter(|_| own).and_then(|d| a.place_at(d)).or(draft.place_mention);
    Some(draft)
}

/// "The airport was [closed] on Sunday", "remains shut": told by an adjective.
fn by_state(a: &Analysed<'_>, words: &FacilityLexicon, token: usize) -> Option<Draft> {
    let s = &a.sentence;
    let verb = s.head(token).filter(|&v| {
        v < token
            && s.tag(v).is_verb()
            && matches!(s.lemma(v), "be" | "remain" | "stay")
            && s.label(token) == Label::Acomp
    })?;
    let noun = subject(a, verb)?;
    let sort = sort(a, words, noun, false)?;
    let told = stance(a, verb);
    if told.negated || told.unreal || (0..s.len()).any(|i| words.peaceful.has(s.lower(i))) {
        return None;
    }
    let (first, last) = clause(a, verb).map_or((noun, token), |c| extent(a, c, None));
    let mut draft = make(a, noun, sort, FacilityStatus::Closed, (first.min(noun), last.max(token)), token);
    draft.modality = told.modality;
    Some(draft)
}

/// "secured the [opening] of new routes into the valley".
fn by_noun(a: &Analysed<'_>, words: &FacilityLexicon, token: usize) -> Option<Draft> {
    let s = &a.sentence;
    let of = a.chunk(token + 2).filter(|_| s.lower(token + 1) == "of")?;
    let sort = sort(a, words, of.head, true)?;
    let verb = s.ancestors(token).take(3).find(|&v| s.tag(v).is_verb())?;
    let told = stance(a, verb);
    let brought = words.bringing.has(s.lemma(verb))
        || matches!(
            s.lemma(verb),
            "secure" | "allow" | "announce" | "welcome" | "see" | "negotiate" | "achieve" | "obtain" | "win"
        );
    if !brought || told.negated || told.unreal || told.attempted {
        return None;
    }
    let (first, last) = clause(a, verb).map_or((token, of.last), |c| extent(a, c, None));
    let mut draft =
        make(a, of.head, sort, FacilityStatus::Functioning, (first.min(token), last.max(of.last)), token);
    draft.modality = told.modality;
    Some(draft)
}

fn make(
    a: &Analysed<'_>,
    noun: usize,
    sort: &str,
    status: FacilityStatus,
    words: (usize, usize),
    anchor: usize,
) -> Draft {
    let s = &a.sentence;
    let first = a.chunk(noun).map_or(noun, |k| k.first);
    let number = (first..noun).find_map(|i| a.count(i)).map(|n| crate::analysis::figure(n.value, n.words(s)));
    let body = Body::Facility(Facility {
        facility_type: sort.to_owned(),
        names: Vec::new(),
        status: vec![status],
        figure: number,
        of: None,
    });
    let mut draft = Draft::new(a.index, words.0, words.1, anchor, body, "facility: a way in");
    draft.subject = noun;
    draft.place_mention = place_of(a, noun)
        .or_else(|| (first..noun).find_map(|i| a.place_at(i).filter(|_| s.tag(i) != Tag::JJ)))
        .or_else(|| {
            s.children_by(noun, &[Label::Prep])
                .filter_map(|p| s.child(p, Label::Pobj))
                .find_map(|n| place_of(a, n))
        });
    draft.confidence = 0.6;
    draft
}
