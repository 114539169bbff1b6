//! For tests alone: a sentence, analysed as the reader does it.

#![expect(clippy::unwrap_used, reason = "a test may stop at once")]

use std::sync::LazyLock;

use sijill_gazetteer::Gazetteer;
use sijill_language::{DateContext, Model, dates, numbers, sentences};

use crate::analysis::Analysed;
use crate::lexicon::Lexicon;
use crate::places::place_mentions;

static MODEL: LazyLock<Model> = LazyLock::new(|| Model::embedded().unwrap());
static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(|| Gazetteer::embedded().unwrap());
pub(crate) static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::english().unwrap());

/// The first sentence of a text, with its numbers, days and places.
pub(crate) fn analysed(text: &str) -> Analysed<'_> {
    let raw = sentences(text).into_iter().next().unwrap();
    let sentence = MODEL.analyse(text, raw.span);
    let found = numbers(&sentence);
    let quoted = vec![false; sentence.len()];
    let mut a = Analysed::new(0, 0, raw.kind, sentence, found, quoted);
    a.dates = dates(&a.sentence, &DateContext::default());
    a.places = place_mentions(&a.sentence, &GAZETTEER);
    a
}

/// Panics with all sentences that were not read as their entry says, if they are more than `allowed`.
pub(crate) fn report(wrong: &[String], allowed: usize) {
    assert!(
        wrong.len() <= allowed,
        "{} sentences were not read as their entry says:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

/// The casualties of the first sentence of a text, as harm and best figure.
pub(crate) fn casualties(text: &str) -> Vec<(sijill_claim::Harm, Option<u64>)> {
    let drafts = crate::casualty::drafts(&analysed(text), &LEXICON);
    let told = drafts.iter().filter_map(crate::draft::Draft::casualty);
    told.map(|c| (c.harm, c.figure.as_ref().and_then(|f| f.best))).collect()
}

/// Who the victims of the casualties of the first sentence of a text were.
pub(crate) fn statuses(text: &str) -> Vec<Option<sijill_claim::VictimStatus>> {
    let drafts = crate::casualty::drafts(&analysed(text), &LEXICON);
    drafts.iter().filter_map(crate::draft::Draft::casualty).map(|c| c.victims.status).collect()
}
