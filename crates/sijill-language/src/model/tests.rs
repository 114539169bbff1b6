//! The model as it lies in the tree: sound on anything, and right on plain sentences about harm.

#![expect(clippy::unwrap_used, reason = "a failed unwrap fails the test")]

use proptest::prelude::*;

use super::*;
use crate::{Label, sentences};

fn read(text: &str) -> Sentence<'_> {
    Model::embedded().unwrap().analyse(text, ByteSpan::new(0, text.len()).unwrap())
}

/// The arcs of a text as `child -label-> head`, for the words asked for.
fn arc<'t>(sentence: &Sentence<'t>, word: &str) -> (&'static str, &'t str) {
    let at = (0..sentence.len()).find(|&i| sentence.surface(i) == word).unwrap();
    (sentence.label(at).name(), sentence.head(at).map_or("", |h| sentence.surface(h)))
}

#[test]
fn who_was_killed_by_whom() {
    let s = read("Two brothers were killed by a sniper near the old bridge, their neighbours said.");
    assert_eq!(arc(&s, "Two"), ("nummod", "brothers"));
    assert_eq!(arc(&s, "brothers"), ("nsubjpass", "killed"));
    assert_eq!(arc(&s, "by"), ("agent", "killed"));
    assert_eq!(arc(&s, "sniper"), ("pobj", "by"));
    assert_eq!(arc(&s, "killed"), ("ccomp", "said"));
    assert_eq!(arc(&s, "neighbours"), ("nsubj", "said"));
    assert_eq!(arc(&s, "said"), ("ROOT", ""));
}

#[test]
fn what_killed_whom() {
    let s = read("A rocket hit the bakery and killed four women on Sunday.");
    assert_eq!(arc(&s, "rocket"), ("nsubj", "hit"));
    assert_eq!(arc(&s, "killed"), ("conj", "hit"));
    assert_eq!(arc(&s, "women"), ("dobj", "killed"));
    assert_eq!(arc(&s, "four"), ("nummod", "women"));
}

#[test]
fn a_result_hangs_on_what_brought_it_about() {
    let s = read("Shells fell on the village at dawn, wounding nine farmers.");
    assert_eq!(arc(&s, "wounding"), ("advcl", "fell"));
    assert_eq!(arc(&s, "farmers"), ("dobj", "wounding"));
    assert_eq!(arc(&s, "nine"), ("nummod", "farmers"));
}

#[test]
fn parts_hang_on_the_whole() {
    let s = read("The blast killed 30 people, including six nurses.");
    assert_eq!(arc(&s, "including"), ("prep", "people"));
    assert_eq!(arc(&s, "nurses"), ("pobj", "including"));
}

#[test]
fn words_keep_their_case_while_another_is_read() {
    let (text, cased) = ("THREE GUARDS WERE KILLED.", "Three guards were killed.");
    let span = ByteSpan::new(0, text.len()).unwrap();
    let s = Model::embedded().unwrap().analyse_as(text, cased, span);
    assert_eq!(arc(&s, "guards"), ("nsubjpass", "killed"));
    assert_eq!(s.words(1, 1), "GUARDS");
    assert_eq!(s.lemma(1), "guard");
}

#[test]
fn a_sentence_of_ten_thousand_words_is_read() {
    let text = "the men and ".repeat(3400);
    assert_eq!(read(&text).len(), 10_200);
    let text = "( \" ".repeat(5000);
    assert_eq!(read(&text).len(), 10_000);
}

#[test]
fn nothing_is_read_of_nothing() {
    assert!(read("").is_empty());
}

#[test]
fn damage_is_an_error() {
    assert_eq!(Model::read(b"").err(), Some(ModelError::Magic));
    for length in [file::MAGIC.len(), 1000, ENGLISH.len() / 2, ENGLISH.len() - 1] {
        assert!(matches!(Model::read(&ENGLISH[..length]), Err(ModelError::Short { .. })), "{length}");
    }
}

proptest! {
    #[test]
    fn any_text_has_one_sound_tree_a_sentence(text in "(\\PC|killed | 12 |, |and |the |said |\\. ){0,60}") {
        let model = Model::embedded().unwrap();
        for raw in sentences(&text) {
            let s = model.analyse(&text, raw.span);
            let again = model.analyse(&text, raw.span);
            prop_assert_eq!(&s.tokens, &again.tokens);
            let roots = (0..s.len()).filter(|&i| s.head(i).is_none()).count();
            prop_assert!(roots == 1 || s.is_empty());
            for i in 0..s.len() {
                prop_assert!(s.ancestors(i).count() < s.len());
                prop_assert_eq!(s.head(i).is_none(), s.label(i) == Label::Root);
            }
        }
    }
}
