//! What hangs on a noun of attack: where it goes, by whom, and what it was kept from.

use sijill_claim::{ControlAction, Party};
use sijill_language::Label;

use super::lexicon::ControlLexicon;
use super::support::named_after;
use super::target::{Target, targets};
use crate::analysis::Analysed;
use crate::clause::{Clause, complements};
use crate::party::{Force, force, party};

/// Places below a noun of attack or after its verb: "an attack on the village".
pub(super) fn below(a: &Analysed<'_>, lexicon: &ControlLexicon, clause: &Clause, noun: usize) -> Vec<Target> {
    let s = &a.sentence;
    let preps = |t: usize| {
        s.children_by(t, &[Label::Prep])
            .filter(|&p| {
                matches!(s.lower(p), "on" | "against" | "at" | "in" | "into" | "near" | "towards" | "of")
            })
            .filter_map(|p| s.child(p, Label::Pobj))
            .flat_map(|n| s.conjuncts(n))
            .collect::<Vec<_>>()
    };
    let mut nouns = preps(noun);
    for inner in s.children_by(noun, &[Label::Acl]) {
        nouns.extend(preps(inner));
        nouns.extend(s.children_by(inner, &[Label::Dobj]));
    }
    if nouns.is_empty() {
        nouns.extend(
            complements(a, clause.verb)
                .into_iter()
                .filter(|(w, ..)| matches!(w.as_str(), "on" | "against" | "at" | "in" | "near"))
                .map(|(_, _, n)| n),
        );
    }
    nouns.sort_unstable();
    let found: Vec<Target> = targets(a, lexicon, &nouns, false).into_iter().take(1).collect();
    if found.is_empty() { named_after(a, lexicon, noun).into_iter().collect() } else { found }
}

/// "an attempt to storm it": the verb below the noun speaks of arms.
pub(super) fn storms(a: &Analysed<'_>, lexicon: &ControlLexicon, noun: usize) -> bool {
    let s = &a.sentence;
    s.children_by(noun, &[Label::Acl])
        .any(|verb| lexicon.verbs(s.lemma(verb)).any(|v| v.strong && v.action == ControlAction::Offensive))
}

/// "an attack by militiamen".
pub(super) fn by_whom(a: &Analysed<'_>, noun: usize) -> Option<Party> {
    let s = &a.sentence;
    let by = s.children_by(noun, &[Label::Prep, Label::Agent]).find(|&p| s.lower(p) == "by")?;
    party(a, s.child(by, Label::Pobj)?)
}

/// "an attempt by militiamen": by armed people.
pub(super) fn is_armed_party(a: &Analysed<'_>, noun: usize) -> bool {
    let s = &a.sentence;
    let by = s.children_by(noun, &[Label::Prep, Label::Agent]).find(|&p| s.lower(p) == "by");
    by.and_then(|p| s.child(p, Label::Pobj)).is_some_and(|n| force(a, n) == Force::Armed)
}

/// "held the rebels from making gains", "stopped them from entering".
pub(super) fn prevented(a: &Analysed<'_>, lexicon: &ControlLexicon, clause: &Clause) -> bool {
    let s = &a.sentence;
    let gain = |v: usize| lexicon.gains.has(s.lemma(v));
    let below = |t: usize| {
        s.children_by(t, &[Label::Prep])
            .filter(|&p| s.lower(p) == "from")
            .filter_map(|p| s.child(p, Label::Pcomp))
            .any(gain)
    };
    below(clause.verb) || clause.things.iter().any(|&t| below(t))
}
