//! Losses, and those of whom nobody is told to be worse: what a hit says once its people are known.

use sijill_claim::{Figure, Harm, VictimStatus};
use sijill_language::{Label, Tag};

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
/// nobody's, "heavy loss of life" of more than one; "grief over the loss of lives" and "to avoid loss of life" tell of none.
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
            let heavy = before.clone().any(|i| CLASSES.heavy.has(s.lower(i)) && s.tag(i).is_adjective());
            let words = s.words(hit.anchor, hit.people.last);
            let negated = |first: usize| {
                (first.saturating_sub(8)..hit.anchor)
                    .any(|i| matches!(s.lower(i), "not" | "never" | "n't" | "more" | "further"))
            };
            let figure = match none {
                Some(first) if negated(first) => return false,
                Some(first) => {
                    hit.people.first = first;
                    Figure::exact(0, s.words(first, hit.people.last))
                }
                None if is_only_feared(a, hit.anchor) => return false,
                None if heavy => Figure::vague(2, words),
                None if is_caused(a, hit.anchor) => Figure::vague(1, words),
                None => return false,
            };
            hit.people.figure = figure;
        }
        hit.harm = Harm::Killed;
        true
    });
}

/// "warned of heavy loss of life if the army attacks", "to avoid great loss of life", "fears the loss of 200 lives".
fn is_only_feared(a: &Analysed<'_>, anchor: usize) -> bool {
    let s = &a.sentence;
    let open = |i: usize| {
        matches!(s.lower(i), "if" | "could" | "would" | "may" | "might" | "can" | "will" | "risk" | "rule")
            || CLASSES.prevention.has(s.lemma(i))
            || matches!(
                s.lemma(i),
                "warn" | "fear" | "risk" | "threaten" | "predict" | "avoid" | "avert" | "prevent"
            )
    };
    (anchor.saturating_sub(10)..anchor).any(open)
        || (anchor..s.len().min(anchor + 8)).any(|i| s.lower(i) == "if")
}

/// "caused loss of life", "resulted in the loss of lives and property".
fn is_caused(a: &Analysed<'_>, anchor: usize) -> bool {
    let s = &a.sentence;
    (anchor.saturating_sub(4)..anchor).any(|i| {
        // "deeply regrets the loss of life at the village"
        let owned = matches!(s.lemma(i), "regret" | "acknowledge" | "admit" | "confirm");
        let somewhere =
            || a.places.iter().any(|m| m.first > anchor) || a.dates.iter().any(|d| d.first > anchor);
        matches!(s.lemma(i), "cause" | "inflict")
            || owned && somewhere()
            || matches!((s.lemma(i), s.lower(i + 1)), ("result" | "end", "in") | ("lead", "to"))
    })
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
        // "sowing panic in their ranks", "in the ranks of the crowd"
        let between = |i: usize| !a.is_finite(i) && s.tag(i) != Tag::VBG;
        if end <= led && led - end <= 6 && (end..led).all(between) && s.lower(ranks + 1) != "of" {
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
        let by_force = || {
            let doer = clause(a, hit.anchor).and_then(|c| c.doer);
            doer.is_none_or(|doer| force(a, doer) != Force::Other)
        };
        let lost = s.lemma(hit.anchor) == "lose"
            && hit.rule != super::second::OURS
            && hit.people.first > hit.anchor
            && by_force();
        // "the rebels admitted the loss of 170 men"
        let owned = || {
            (hit.anchor.saturating_sub(4)..hit.anchor)
                .any(|i| matches!(s.lemma(i), "admit" | "acknowledge" | "concede" | "suffer" | "sustain"))
        };
        let armed = || {
            let verb = (hit.anchor.saturating_sub(4)..hit.anchor).rev().find(|&i| s.tag(i).is_verb());
            let subject = verb.and_then(|v| s.child(v, Label::Nsubj));
            subject.and_then(|n| a.chunk(n)).is_some_and(|c| {
                (c.first..=c.last).any(|i| force(a, i) == Force::Armed || crate::party::is_irregular(a, i))
            })
        };
        let of_men = s.lower(hit.anchor) == "loss" && s.lemma(hit.people.head) == "man" && owned() && armed();
        // "French forces suffered one casualty", "the brigade took 40 casualties"
        let own_casualties = s.lemma(hit.anchor) == "casualty"
            && hit.people.figure.best != Some(0)
            && (hit.anchor.saturating_sub(4)..hit.anchor)
                .any(|i| matches!(s.lemma(i), "suffer" | "sustain" | "take") && s.tag(i).is_verb())
            && armed();
        let lost = lost || of_men || own_casualties;
        if lost && !told && !matches!(s.lemma(hit.people.head), "life" | "civilian") {
            hit.people.status = Some(VictimStatus::Combatant);
        }
    }
}
