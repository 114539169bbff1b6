//! Whether aid gets through to those shut in.

use sijill_claim::SiegeStatus;
use sijill_language::Label;

use super::{Words, draft};
use crate::analysis::Analysed;
use crate::clause::{Clause, Voice, clause, complements, extent, stance};
use crate::control::place_of;
use crate::draft::Draft;
use crate::party::{Force, force, party};

/// Reads one verb: "no aid has reached", "has not let a convoy enter", "blocked a convoy".
pub(crate) fn read(a: &Analysed<'_>, words: &Words, verb: usize, found: &mut Vec<Draft>) {
    let s = &a.sentence;
    let lemma = s.lemma(verb);
    if let Some(draft) = let_through(a, words, verb) {
        found.push(draft);
        return;
    }
    let reaches = words.reach.contains(lemma);
    let lets = words.r#let.contains(lemma);
    let denies = words.deny.contains(lemma);
    if !(reaches || lets || denies) {
        return;
    }
    let Some(c) = clause(a, verb) else { return };
    let stance = stance(a, verb);
    if stance.unreal {
        return;
    }
    let mut status = SiegeStatus::AccessDenied;
    let (whole, actor) = if reaches {
        // "Lorries with food have entered the besieged town"
        let besieged = (verb + 1..s.len().min(verb + 8)).any(|i| s.lower(i) == "besieged");
        let let_in = !stance.negated && besieged && !stance.attempted;
        if let_in {
            status = SiegeStatus::Access;
        }
        let told = stance.negated || let_in;
        if !(told && c.doer.is_some_and(|d| is_aid(a, words, d)) && goes_somewhere(a, c)) {
            return;
        }
        // "did not let a convoy enter" is told by "let".
        let told = |h: usize| words.r#let.contains(s.lemma(h)) || words.deny.contains(s.lemma(h));
        if s.ancestors(verb).take(2).any(told) {
            return;
        }
        (c, None)
    } else {
        let held = c.things.iter().any(|&t| is_aid(a, words, t) || is_access(a, t))
            || s.children_by(verb, &[Label::Ccomp, Label::Xcomp]).any(|x| {
                words.reach.contains(s.lemma(x))
                    && s.child(x, Label::Nsubj).is_some_and(|n| is_aid(a, words, n))
            });
        let armed = c.doer.is_some_and(|d| {
            matches!(force(a, d), Force::Armed | Force::Soft | Force::Pronoun | Force::Unknown)
        });
        let bureaucratic =
            c.things.iter().any(|&t| matches!(s.lemma(t), "bill" | "budget" | "deal" | "package"));
        let refused = stance.negated || s.ancestors(verb).take(2).any(|h| s.lemma(h) == "refuse");
        if !held
            || bureaucratic
            || lets && !refused
            || denies
                && (stance.negated
                    || !armed && c.doer.is_some()
                    || c.doer.is_some_and(|d| helps(a, words, d)))
        {
            return;
        }
        let actor = c.doer.filter(|_| armed).and_then(|d| party(a, d));
        (c, actor)
    };
    let (first, mut last) = extent(a, whole, None);
    // "let a convoy enter the area": the inner clause belongs to the words.
    for inner in s.children_by(verb, &[Label::Ccomp, Label::Xcomp]) {
        last = last.max(clause(a, inner).map_or(inner, |c| extent(a, c, None).1));
    }
    let mut draft = draft(a, (first, last), verb, status, None, actor);
    draft.place_mention =
        s.children_by(verb, &[Label::Ccomp, Label::Xcomp]).chain([verb]).find_map(|v| place(a, v));
    draft.modality = stance.modality;
    draft.confidence = 0.8;
    found.push(draft);
}

/// "The World Food Programme stopped deliveries": those who help keep nothing out.
fn helps(a: &Analysed<'_>, words: &Words, doer: usize) -> bool {
    a.chunk(doer).is_some_and(|c| (c.first..=c.last).any(|i| words.agencies.contains(a.sentence.lower(i))))
}

/// "22 lorries got through", "were waved through", "let in 28 lorries of food", "let nothing into the town", "has been resupplied
/// by air": what passes a ring, or does not.
fn let_through(a: &Analysed<'_>, words: &Words, verb: usize) -> Option<Draft> {
    let s = &a.sentence;
    let lemma = s.lemma(verb);
    if !(matches!(lemma, "get" | "make" | "resupply") || words.pass.contains(lemma)) {
        return None;
    }
    let c = clause(a, verb)?;
    let stance = stance(a, verb);
    if stance.unreal || stance.attempted {
        return None;
    }
    let told = |h: usize| words.r#let.contains(s.lemma(h)) || words.deny.contains(s.lemma(h));
    if s.ancestors(verb).take(2).any(told) {
        return None;
    }
    let inward = |i: usize| matches!(s.lower(i), "through" | "in" | "into" | "past" | "across" | "inside");
    let near = (verb + 1..s.len().min(verb + 3)).any(inward)
        || s.children_by(verb, &[Label::Prt, Label::Prep, Label::Advmod]).any(inward);
    let armed = c.doer.is_none_or(|d| force(a, d).acts() || force(a, d) == Force::Pronoun);
    let nothing = |t: usize| {
        matches!(s.lower(t), "nothing" | "nobody")
            || a.chunk(t).is_some_and(|k| matches!(s.lower(k.first), "no" | "not"))
            || s.lower(a.chunk(t).map_or(t, |k| k.first).wrapping_sub(1)) == "not"
    };
    // "a sack of flour", "28 lorries of food", "lorries carrying lentils"
    let load = |t: usize| {
        let below = s.children_by(t, &[Label::Prep, Label::Acl]);
        let loads = below.filter_map(|p| s.child(p, Label::Pobj).or_else(|| s.child(p, Label::Dobj)));
        is_aid(a, words, t)
            || loads.into_iter().any(|n| words.aid.contains(s.lemma(n)) || words.aid.contains(s.lower(n)))
    };
    let (passes, none) = if matches!(lemma, "get" | "make") {
        let doer = c.doer.filter(|&d| near && load(d))?;
        let through =
            (verb + 1..s.len().min(verb + 3)).any(|i| matches!(s.lower(i), "through" | "in" | "into"));
        (through, nothing(doer))
    } else if lemma == "resupply" {
        let place = c.things.iter().any(|&t| place_of(a, t).is_some() || words.settled.contains(s.lemma(t)));
        (place && c.voice == Voice::Passive, false)
    } else if words.pass.contains(lemma) {
        // "let in 28 lorries": the parser takes the particle for a preposition.
        let behind = || a.chunk(verb + 2).map(|k| k.head).filter(|_| inward(verb + 1));
        let passed = |t: &usize| load(*t) || words.r#let.contains(lemma) && nothing(*t);
        let thing = c.things.iter().copied().find(passed).or_else(|| behind().filter(passed));
        (near && armed && thing.is_some(), thing.is_some_and(nothing))
    } else {
        return None;
    };
    if !passes {
        return None;
    }
    let denied = none || stance.negated;
    let status = if denied { SiegeStatus::AccessDenied } else { SiegeStatus::Access };
    let actor = c.doer.filter(|&d| force(a, d).acts()).and_then(|d| party(a, d));
    // "Not a sack of flour has got in": the words without the first would tell the contrary.
    let (first, last) = extent(a, c, None);
    let first = first.checked_sub(1).filter(|&i| s.lower(i) == "not").unwrap_or(first);
    let mut draft = draft(a, (first, last), verb, status, None, actor);
    draft.place_mention = c.things.iter().find_map(|&t| place_of(a, t)).or_else(|| place(a, verb));
    draft.modality = stance.modality;
    draft.confidence = 0.75;
    Some(draft)
}

/// "The crossing was closed to aid".
pub(super) fn closed_to(a: &Analysed<'_>, words: &Words, verb: usize) -> Option<Draft> {
    let s = &a.sentence;
    complements(a, verb).into_iter().find(|(w, _, n)| w == "to" && is_aid(a, words, *n))?;
    // "Heavy rain closed the road to lorries"
    if clause(a, verb).is_some_and(|c| c.doer.is_some_and(|d| !force(a, d).acts())) {
        return None;
    }
    // "was closed", where the participle is taken for an adjective.
    let verb = if s.tag(verb).is_verb() { verb } else { s.head(verb).filter(|&v| s.lemma(v) == "be")? };
    let c = clause(a, verb)?;
    let stance = stance(a, verb);
    if stance.negated || stance.unreal {
        return None;
    }
    let actor = c.doer.filter(|&d| force(a, d).acts()).and_then(|d| party(a, d));
    let mut draft = draft(a, extent(a, c, None), verb, SiegeStatus::AccessDenied, None, actor);
    draft.place_mention = c.things.iter().find_map(|&t| place_of(a, t)).or_else(|| place(a, verb));
    draft.modality = stance.modality;
    draft.confidence = 0.8;
    Some(draft)
}

fn place(a: &Analysed<'_>, verb: usize) -> Option<usize> {
    let s = &a.sentence;
    s.child(verb, Label::Dobj)
        .and_then(|o| place_of(a, o))
        .or_else(|| complements(a, verb).into_iter().find_map(|(_, _, n)| place_of(a, n)))
}

/// Aid itself, or what carries it: "an aid convoy", "20 lorries", "no supplies".
pub(super) fn is_aid(a: &Analysed<'_>, words: &Words, noun: usize) -> bool {
    let s = &a.sentence;
    let carried = words.aid.contains(s.lemma(noun)) || words.aid.contains(s.lower(noun));
    let helper = a.chunk(noun).is_some_and(|c| (c.first..c.head).any(|i| words.helpers.contains(s.lower(i))));
    let worker =
        helper && matches!(s.lemma(noun), "worker" | "team" | "agency" | "vehicle" | "shipment" | "staff");
    carried || worker
}

/// "access", "entry": what is denied.
pub(super) fn is_access(a: &Analysed<'_>, noun: usize) -> bool {
    let s = &a.sentence;
    let near = a.chunk(noun).is_some_and(|c| {
        (c.first..=c.head).any(|i| matches!(s.lower(i), "humanitarian" | "aid" | "relief" | "medical"))
    });
    matches!(s.lemma(noun), "access" | "entry" | "passage" | "delivery") && near
}

/// Somewhere or somebody is reached: a place, people, "in", "through".
fn goes_somewhere(a: &Analysed<'_>, c: &Clause) -> bool {
    let s = &a.sentence;
    let object = s.child(c.verb, Label::Dobj).or_else(|| c.things.first().copied());
    match s.lemma(c.verb) {
        "reach" | "enter" => object.is_none_or(|o| {
            !matches!(s.lemma(o), "limit" | "target" | "peak" | "level" | "agreement" | "phase")
        }),
        _ => s
            .children_by(c.verb, &[Label::Prt, Label::Prep, Label::Advmod])
            .any(|p| matches!(s.lower(p), "through" | "in" | "into" | "to" | "there" | "across")),
    }
}

/// "Access to the town remains blocked".
pub(super) fn none(a: &Analysed<'_>, words: &Words, token: usize, found: &mut Vec<Draft>) {
    let s = &a.sentence;
    if let Some(draft) = lacked(a, words, token) {
        found.push(draft);
        return;
    }
    let to = s.lower(token + 1) == "to";
    let Some(verb) = s.head(token).filter(|&v| to && v > token && s.tag(v).is_verb()) else { return };
    // "Humanitarian access to the town has been denied" is told by the verb.
    if words.deny.contains(s.lemma(verb)) && is_access(a, token) {
        return;
    }
    let shut = |i: &usize| {
        matches!(s.lower(*i), "blocked" | "denied" | "closed" | "impossible" | "cut" | "refused" | "barred")
    };
    let Some(last) = (token + 2..s.len().min(verb + 4)).find(shut) else { return };
    let stance = stance(a, verb);
    if stance.negated || stance.unreal {
        return;
    }
    let mut draft = draft(a, (token, last), verb, SiegeStatus::AccessDenied, None, None);
    draft.subject = token;
    draft.place_mention = complements(a, token).into_iter().find_map(|(_, _, n)| place_of(a, n));
    draft.modality = stance.modality;
    draft.confidence = 0.75;
    found.push(draft);
}

/// "Relief agencies have had no access to the district", "There is no humanitarian access to the town".
fn lacked(a: &Analysed<'_>, words: &Words, token: usize) -> Option<Draft> {
    let s = &a.sentence;
    let verb =
        s.head(token).filter(|&v| v < token && matches!(s.lemma(v), "have" | "be" | "get" | "gain"))?;
    let stance = stance(a, verb);
    let none = s.children_by(token, &[Label::Det]).any(|d| s.lower(d) == "no");
    if stance.unreal || stance.attempted || !(none || stance.negated) || s.lower(token + 1) != "to" {
        return None;
    }
    let to = a.chunk(token + 2)?;
    let settled = place_of(a, to.head).is_some()
        || words.settled.contains(s.lemma(to.head))
        || s.tag(to.head).is_proper();
    let subject = crate::clause::subject(a, verb);
    let helper = |d: usize| {
        let named = matches!(s.surface(d), "UN" | "UNHCR" | "ICRC" | "WFP" | "MSF" | "OCHA" | "UNICEF");
        let relief = || {
            let chunk = a.chunk(d);
            chunk.is_some_and(|c| (c.first..c.head).any(|i| words.helpers.contains(s.lower(i))))
        };
        named || helps(a, words, d) || relief()
    };
    let exists = s.lemma(verb) == "be" && is_access(a, token);
    if !settled || !(exists || subject.is_some_and(helper)) {
        return None;
    }
    let whole = clause(a, verb).map_or((verb, to.last), |c| extent(a, c, None));
    let first = subject.and_then(|n| a.chunk(n)).map_or(whole.0, |c| c.first.min(whole.0));
    let mut draft = draft(a, (first, whole.1.max(to.last)), verb, SiegeStatus::AccessDenied, None, None);
    draft.subject = token;
    draft.place_mention = place_of(a, to.head);
    draft.modality = stance.modality;
    draft.confidence = 0.8;
    Some(draft)
}
