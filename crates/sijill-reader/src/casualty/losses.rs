//! Losses, and those of whom nobody is told to be worse: what a hit says once its people are known.

use sijill_claim::{Figure, Harm, VictimStatus};

use super::hit::{Hit, Voice, voice};
use crate::analysis::Analysed;
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

/// "with the loss of eleven lives", "the loss of one man": of people counted, it is their death.
pub(super) fn lives_lost(a: &Analysed<'_>, hits: &mut [(Hit, Reading)]) {
    for (hit, _) in hits {
        let loss = a.sentence.lower(hit.anchor) == "loss" && a.sentence.lower(hit.anchor + 1) == "of";
        if loss && hit.harm == Harm::Casualties && hit.people.counted {
            hit.harm = Harm::Killed;
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
