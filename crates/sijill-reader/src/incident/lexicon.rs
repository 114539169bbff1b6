//! The words by which a report tells one occurrence from another.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::classes::Class;
use crate::lexicon::{LexiconError, parse};
use crate::words::WordSet;

/// The words of `incident.toml`.
#[derive(Debug, Default)]
pub(super) struct Words {
    pub(super) elsewhere: WordSet,
    pub(super) other: WordSet,
    pub(super) occurrence: WordSet,
    pub(super) outcome: WordSet,
    pub(super) back: Vec<String>,
    pub(super) fighters: Class,
    pub(super) answers: Class,
    pub(super) wars: Class,
    pub(super) parts: Class,
    pub(super) disputes: Class,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    elsewhere: WordSet,
    other: WordSet,
    occurrence: WordSet,
    outcome: WordSet,
    back: Vec<String>,
    fighters: Class,
    answers: Class,
    wars: Class,
    parts: Class,
    disputes: Class,
    #[cfg_attr(not(test), expect(dead_code, reason = "examples for the test"))]
    example: Vec<Example>,
}

/// Sentences that follow each other, of one occurrence or of two.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Example {
    #[cfg_attr(not(test), expect(dead_code, reason = "for the test"))]
    #[serde(default)]
    pub(super) same: Vec<String>,
    #[cfg_attr(not(test), expect(dead_code, reason = "for the test"))]
    #[serde(default)]
    pub(super) apart: Vec<String>,
}

fn file() -> Result<File, LexiconError> {
    parse("incident.toml", include_str!("../../../../lexicon/en/incident.toml"))
}

/// The words; none where the file was changed and is no longer of its form, which a test would tell.
pub(super) static WORDS: LazyLock<Words> = LazyLock::new(|| {
    file().map_or_else(
        |_| Words::default(),
        |file| Words {
            elsewhere: file.elsewhere,
            other: file.other,
            occurrence: file.occurrence,
            outcome: file.outcome,
            back: file.back,
            fighters: file.fighters,
            answers: file.answers,
            wars: file.wars,
            parts: file.parts,
            disputes: file.disputes,
        },
    )
});

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use sijill_claim::Document;

    use super::*;
    use crate::classes::testing::{keep_their_examples, lemma, lower};
    use crate::{Options, Reader};

    #[test]
    fn classes_keep_their_examples() {
        let file = file().unwrap();
        keep_their_examples(&[
            ("fighters", &file.fighters, |class, a, i| class.is_within(a.sentence.lower(i))),
            ("answers", &file.answers, lower),
            ("wars", &file.wars, lemma),
            ("parts", &file.parts, lower),
            ("disputes", &file.disputes, lower),
        ]);
    }

    #[test]
    fn examples_are_of_one_occurrence_or_of_two() {
        let reader = Reader::new().unwrap();
        let document = Document { published: Some("2020-06-12".parse().unwrap()), ..Document::default() };
        for example in file().unwrap().example {
            let (sentences, expected) = if example.same.is_empty() {
                (&example.apart, example.apart.len())
            } else {
                (&example.same, 1)
            };
            let text = sentences.join(" ");
            let reading = reader.read(&document, &text, Options::default());
            for claim in &reading.claims {
                let (start, end) = (claim.span.start(), claim.span.end());
                let words: String = text.chars().skip(start).take(end - start).collect();
                assert_eq!(words, claim.quote);
            }
            assert_eq!(reading.incidents.len(), expected, "{text}\n{:#?}", reading.incidents);
        }
    }
}
