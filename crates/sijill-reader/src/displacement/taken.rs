//! Those taken somewhere whom nobody rescued: captives, those about to be killed, and the hurt on their way to a ward.

use sijill_language::Label;

use super::DisplacementLexicon;
use crate::analysis::Analysed;
use crate::clause::{Clause, phrase};
use crate::party::{Force, force, is_irregular};

/// True for "60 captives were taken by truck to the camp", "two of the injured were airlifted to the capital".
pub(super) fn is_no_rescue(a: &Analysed<'_>, words: &DisplacementLexicon, c: &Clause, who: usize) -> bool {
    if is_of_the_hurt(a, c, who) {
        return true;
    }
    let carried = c.lemma != "evacuate";
    carried && (is_by_the_armed(a, words, c) || is_killed_there(a, c) || is_held(a, c, who))
}

/// "Two of the injured were airlifted", "Nine more were wounded and were flown to the capital".
fn is_of_the_hurt(a: &Analysed<'_>, c: &Clause, who: usize) -> bool {
    let s = &a.sentence;
    let (first, last) = phrase(a, who);
    let hurt = |i: usize| {
        matches!(s.lower(i), "injured" | "wounded" | "hurt")
            && matches!(s.lower(i.wrapping_sub(1)), "the" | "those" | "them")
            && s.lower(i.wrapping_sub(2)) == "of"
    };
    let harmed = s.label(c.verb) == Label::Conj
        && s.head(c.verb).is_some_and(|h| matches!(s.lemma(h), "wound" | "injure" | "hurt" | "burn"));
    harmed || (first..=last).any(hurt)
}

/// "were taken by truck to the camp by the gunmen"; soldiers may move villagers out.
fn is_by_the_armed(a: &Analysed<'_>, words: &DisplacementLexicon, c: &Clause) -> bool {
    let s = &a.sentence;
    let soldiers_take = matches!(c.lemma.as_str(), "take" | "bring" | "carry");
    let armed = |d: usize| {
        let helps = words.words.helpers.contains(s.lemma(d)) || words.words.helpers.contains(s.lower(d));
        !helps && force(a, d) == Force::Armed && (soldiers_take || is_irregular(a, d))
    };
    let by = (c.verb + 1..s.len().min(c.verb + 20))
        .filter(|&i| s.lower(i) == "by")
        .any(|i| a.chunk(i + 1).is_some_and(|k| armed(k.head)));
    by || c.doer.is_some_and(armed)
}

/// "were taken by truck to a field and shot".
fn is_killed_there(a: &Analysed<'_>, c: &Clause) -> bool {
    let s = &a.sentence;
    (c.verb + 1..s.len().min(c.verb + 25)).any(|i| {
        // "and shot": the tagger may see a noun.
        (s.tag(i).is_verb() || s.lower(i) == "shot")
            && matches!(
                s.lemma(i),
                "shoot"
                    | "shot"
                    | "kill"
                    | "execute"
                    | "murder"
                    | "behead"
                    | "massacre"
                    | "hang"
                    | "slaughter"
                    | "torture"
                    | "rape"
                    | "beat"
                    | "detain"
                    | "imprison"
                    | "jail"
                    | "interrogate"
                    | "enslave"
            )
            && matches!(s.lower(i.saturating_sub(1)), "and" | "then" | "were" | "was" | "be" | "later")
    })
}

/// "Hundreds of prisoners of war", "the captured men".
fn is_held(a: &Analysed<'_>, c: &Clause, who: usize) -> bool {
    let s = &a.sentence;
    let (first, last) = phrase(a, who);
    let last = if who < c.verb { last.min(c.verb) } else { last };
    (first..=last).any(|i| {
        matches!(
            s.lemma(i),
            "prisoner" | "captive" | "captured" | "detainee" | "hostage" | "inmate" | "abductee" | "capture"
        ) || matches!(s.lower(i), "captured" | "abducted" | "kidnapped" | "detained")
    })
}
