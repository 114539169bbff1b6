//! Losses, and those of whom nobody is told to be worse: what a hit says once its people are known.

use sijill_claim::{Figure, Harm, VictimStatus};

use super::hit::{Hit, Voice, voice};
use crate::analysis::Analysed;
use crate::classes::CLASSES;
use crate::clause::clause;
use crate::draft::Reading;
use crate::party::{Force, force};

/// "None of the nine people injured in the blast is in danger": nine were injured.
pub(super) fn none_of_the_hurt(a: &Analysed<'_>, hits: &mut Vec<(Hit, Reading)>) {
    let s = &a.sentence;
    let of_them = |h: &Hit| {
        let none = matches!(s.lower(h.people.first), "none" | "neither") && h.people.figure.best == Some(0);
        let reduced = h.anchor == h.people.last + 1 && voice(a, h.anchor).0 == Voice::Reduced;
        none && reduced && (h.anchor + 1..s.len()).any(|i| a.is_finite(i))
    };
    hits.retain_mut(|(h, _)| {
        if !of_them(h) {
            return true;
        }
        let Some(number) = a.count(h.people.first) else { return false };
        let Some(whole) = number.of else { return false };
        h.people.figure = Figure::exact(whole, s.words(number.first, number.last));
        true
    });
}

/// "with the loss of eleven lives", "the loss of one man": of people counted, it is their death. "without any loss of life" is
/// nobody's, "heavy loss of life" of more than one, and "grief over the loss of lives" tells of none.
pub(super) fn lives_lost(a: &Analysed<'_>, hits: &mut Vec<(Hit, Reading)>) {
    let s = &a.sentence;
    hits.retain_mut(|(hit, _)| {
        let loss = s.lower(hit.anchor) == "loss" && s.lower(hit.anchor + 1) == "of";
        if !loss || hit.harm != Harm::Casualties {
            return true;
        }
        if !hit.people.counted {
            if s.lemma(hit.people.head) != "life" {
                return true;
            }
            let before = hit.anchor.saturating_sub(4)..hit.anchor;
            let none = before.clone().rev().take_while(|&i| !a.is_finite(i));
            let none = none.filter(|&i| matches!(s.lower(i), "no" | "without")).last();
            let heavy = before.clone().any(|i| CLASSES.heavy.has(s.lower(i)));
            let figure = match none {
                Some(first) => {
                    hit.people.first = first;
                    Figure::exact(0, s.words(first, hit.people.last))
                }
                None if heavy => Figure::vague(2, s.words(hit.anchor, hit.people.last)),
                None => return false,
            };
            hit.people.figure = figure;
        }
        hit.harm = Harm::Killed;
        true
    });
}

/// "two dead and five wounded in its ranks": a force's own.
pub(super) fn in_ranks(a: &Analysed<'_>, hits: &mut [(Hit, Reading)]) {
    let s = &a.sentence;
    let owned = |i: &usize| matches!(s.lower(*i), "its" | "their" | "his" | "our" | "the" | "own");
    let ranks = (0..s.len()).find(|&i| s.lower(i) == "ranks" && s.tag(i).is_noun());
    let Some(ranks) = ranks else { return };
    let first = (ranks.saturating_sub(2)..ranks).rev().take_while(owned).last();
    let led = first.and_then(|first| first.checked_sub(1));
    let Some(led) = led.filter(|&i| matches!(s.lower(i), "in" | "among" | "from" | "within")) else { return };
    for (hit, _) in hits.iter_mut().filter(|(h, _)| h.people.status.is_none()) {
        let end = hit.people.last.max(hit.anchor) + 1;
        if end <= led && led - end <= 10 && (end..led).all(|i| !a.is_finite(i)) {
            hit.people.status = Some(VictimStatus::Combatant);
        }
    }
}

/// "The guerrillas lost 30 men", "losing eight of its men": only forces lose people so.
pub(super) fn lost(a: &Analysed<'_>, hits: &mut [(Hit, Reading)]) {
    let s = &a.sentence;
    for (hit, _) in hits {
        let told = hit.people.status.is_some() || !hit.people.counted;
        // "the farmer, who lost two sons"
        let force = || {
            let doer = clause(a, hit.anchor).and_then(|c| c.doer);
            doer.is_none_or(|doer| force(a, doer) != Force::Other)
        };
        let lost = s.lemma(hit.anchor) == "lose" && hit.people.first > hit.anchor && force();
        if lost && !told && !matches!(s.lemma(hit.people.head), "life" | "civilian") {
            hit.people.status = Some(VictimStatus::Combatant);
        }
    }
}
