#![expect(clippy::unwrap_used, reason = "a test may stop at once")]
use super::*;
use crate::classes::testing::{keep_their_examples, lemma, lower, verb};

#[test]
fn classes_keep_their_examples() {
    let actors = Actors::english().unwrap();
    keep_their_examples(&[
        ("modifiers", &actors.modifiers, lower),
        ("irregular", &actors.irregular, |class, a, i| class.has(a.sentence.lower(i).trim_end_matches('s'))),
        ("outlaws", &actors.outlaws, lemma),
        ("unarmed", &actors.unarmed, lemma),
        ("warlike", &actors.warlike, lemma),
        ("warring", &actors.warring, verb),
    ]);
}

#[test]
fn the_army_of_a_state_is_no_irregular() {
    let head = |text: &str, word: &str| {
        let a = crate::testing::analysed(text);
        let token = (0..a.sentence.len()).find(|&i| a.sentence.lower(i) == word).unwrap();
        is_irregular(&a, token)
    };
    assert!(!head("The Tatmadaw seized 22 villagers.", "tatmadaw"));
    assert!(head("The LTTE seized 22 villagers.", "ltte"));
}

#[test]
fn names_lead_to_their_actor() {
    let actors = Actors::english().unwrap();
    assert_eq!(actors.id("Syrian government forces").as_deref(), Some("SY"));
    assert_eq!(actors.id("Turkish forces").as_deref(), Some("TR"));
    assert_eq!(actors.id("ISIS").as_deref(), Some("islamic-state"));
    assert_eq!(actors.id("ISIS fighters").as_deref(), Some("islamic-state"));
    assert_eq!(actors.id("Turkish football supporters"), None);
    assert_eq!(actors.id("Syrian rebels"), None);
    assert_eq!(actors.id("gunmen"), None);
}
