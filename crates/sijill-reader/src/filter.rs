//! The filter: one automaton that finds the sentences which can hold a claim; only those are tagged and parsed.

use aho_corasick::{AhoCorasick, MatchKind};

use crate::lexicon::LexiconError;

/// The stems of `lexicon/en/filter.toml`, as automata.
#[derive(Debug)]
pub(crate) struct Filter {
    conflict: AhoCorasick,
    stems: AhoCorasick,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct FilterFile {
    conflict: Vec<String>,
    stems: Vec<String>,
}

impl Filter {
    /// The filter for English.
    ///
    /// # Errors
    /// [`LexiconError::Form`] where the lists of stems are not of their form.
    pub(crate) fn english() -> Result<Self, LexiconError> {
        let file: FilterFile =
            crate::lexicon::parse("filter.toml", include_str!("../../../lexicon/en/filter.toml"))?;
        Ok(Self { conflict: automaton(&file.conflict)?, stems: automaton(&file.stems)? })
    }

    /// True where the report tells of conflict at all.
    pub(crate) fn tells_of_conflict(&self, text: &str) -> bool {
        starts_a_word(&self.conflict, text)
    }

    /// True where the sentence can hold a claim.
    pub(crate) fn passes(&self, sentence: &str) -> bool {
        starts_a_word(&self.stems, sentence)
    }
}

fn automaton(stems: &[String]) -> Result<AhoCorasick, LexiconError> {
    AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .match_kind(MatchKind::LeftmostFirst)
        .build(stems)
        .map_err(|e| LexiconError::Form { file: "filter.toml", reason: e.to_string() })
}

fn starts_a_word(automaton: &AhoCorasick, text: &str) -> bool {
    let bytes = text.as_bytes();
    automaton.find_iter(text).any(|found| {
        found.start().checked_sub(1).and_then(|i| bytes.get(i)).is_none_or(|b| !b.is_ascii_alphanumeric())
    })
}
