//! Whose cause a force fights for, told behind its noun: "[forces loyal to the general]", "[rebels backed by Chad]".
//!
//! Not for: forces named by a word before them ("government forces"), which are one phrase anyway.

use sijill_language::Tag;

use crate::analysis::Analysed;
use crate::chunk::Chunk;
use crate::classes::CLASSES;
use crate::party::force;

/// The last token of a force's name with its allegiance; the phrase's own last where none is told.
///
/// Without it two sides would have one name: "forces loyal to X" and "forces loyal to Y" are both forces.
pub(crate) fn end_with_allegiance(a: &Analysed<'_>, force_phrase: Chunk) -> usize {
    let s = &a.sentence;
    let tie = force_phrase.last + 1;
    let told = CLASSES.tied.has(s.lower(tie)) && matches!(s.lower(tie + 1), "to" | "with" | "by");
    if !told || s.tag(force_phrase.head).is_proper() && !CLASSES.bodies.has(s.lemma(force_phrase.head)) {
        return force_phrase.last;
    }
    let Some(cause) = a.chunk(tie + 2).filter(|c| c.first == tie + 2) else { return force_phrase.last };
    // "loyal to Libya's government"
    let whose = s.tag(cause.last) == Tag::POS;
    let owned = a.chunk(cause.last + 1).filter(|c| whose && c.first == cause.last + 1);
    let cause = owned.unwrap_or(cause);
    let fought_for = s.tag(cause.head).is_proper()
        || CLASSES.offices.has(s.lemma(cause.head))
        || force(a, cause.head).acts();
    // "backed by tanks", "supported by police": with them in this fight.
    let beside = matches!(s.lower(tie), "backed" | "supported")
        && cause.first == cause.head
        && s.tag(cause.head) == Tag::NNS;
    if beside || !fought_for { force_phrase.last } else { cause.last }
}

/// "UN troops", "Zambian peacekeepers": those who keep a peace.
pub(crate) fn are_peacekeepers(a: &Analysed<'_>, token: usize) -> bool {
    let s = &a.sentence;
    a.chunk(token).is_some_and(|c| {
        s.lemma(c.head) == "peacekeeper"
            || (c.first..c.head).any(|i| matches!(s.lower(i), "un" | "u.n." | "peacekeeping"))
    })
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may stop at once")]

    use crate::party::party;
    use crate::testing::analysed;

    fn name(text: &str, head: &str) -> String {
        let a = analysed(text);
        let token = (0..a.sentence.len()).find(|&i| a.sentence.lower(i) == head).unwrap();
        party(&a, token).unwrap().name
    }

    #[test]
    fn a_force_is_named_with_its_allegiance() {
        assert_eq!(
            name("Forces loyal to General Haftar seized Derna on Monday.", "forces"),
            "Forces loyal to General Haftar"
        );
        assert_eq!(
            name("The town was taken by militias backed by the Emirates.", "militias"),
            "militias backed by the Emirates"
        );
        assert_eq!(
            name("Fighters loyal to Libya's government have taken control of Sirte.", "fighters"),
            "Fighters loyal to Libya's government"
        );
    }

    #[test]
    fn what_else_stands_behind_a_force_is_none_of_its_name() {
        assert_eq!(name("Rebels armed with rifles took the town.", "rebels"), "Rebels");
        assert_eq!(name("Troops close to the town fired on it.", "troops"), "Troops");
        assert_eq!(name("Troops led by example.", "troops"), "Troops");
        assert_eq!(name("Troops backed by warplanes entered the town.", "troops"), "Troops");
    }
}
