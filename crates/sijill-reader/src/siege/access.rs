//! Whether aid gets through to those shut in.

use sijill_claim::SiegeStatus;
use sijill_language::Label;

use super::{Words, draft};
use crate::analysis::Analysed;
use crate::clause::{Clause, clause, complements, extent, stance};
use crate::control::place_of;
use crate::draft::Draft;
use crate::party::{Force, force, party};

/// Reads one verb: "no aid has reached", "has not let a convoy enter", "blocked a convoy".
pub(crate) fn read(a: &Analysed<'_>, words: &Words, verb: usize, found: &mut Vec<Draft>) {
    let s = &a.sentence;
    let lemma = s.lemma(verb);
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
        if s.head(verb).is_some_and(|h| words.r#let.contains(s.lemma(h)) || words.deny.contains(s.lemma(h))) {
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
            || denies && (stance.negated || !armed && c.doer.is_some())
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

fn place(a: &Analysed<'_>, verb: usize) -> Option<usize> {
    let s = &a.sentence;
    s.child(verb, Label::Dobj)
        .and_then(|o| place_of(a, o))
        .or_else(|| complements(a, verb).into_iter().find_map(|(_, _, n)| place_of(a, n)))
}

/// Aid itself, or what carries it: "an aid convoy", "20 lorries", "no supplies".
fn is_aid(a: &Analysed<'_>, words: &Words, noun: usize) -> bool {
    let s = &a.sentence;
    let carried = words.aid.contains(s.lemma(noun)) || words.aid.contains(s.lower(noun));
    let helper = a.chunk(noun).is_some_and(|c| (c.first..c.head).any(|i| words.helpers.contains(s.lower(i))));
    let worker =
        helper && matches!(s.lemma(noun), "worker" | "team" | "agency" | "vehicle" | "shipment" | "staff");
    carried || worker
}

/// "access", "entry": what is denied.
fn is_access(a: &Analysed<'_>, noun: usize) -> bool {
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
