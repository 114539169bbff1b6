//! The filter: one automaton that finds the sentences which can hold a claim; only those are tagged and parsed.

use aho_corasick::{AhoCorasick, MatchKind};

use crate::lexicon::LexiconError;

/// The stems of `lexicon/en/filter.toml`, as one automaton.
#[derive(Debug)]
pub(crate) struct Filter {
    automaton: AhoCorasick,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct FilterFile {
    stems: Vec<String>,
}

impl Filter {
    /// The filter for English.
    ///
    /// # Errors
    /// [`LexiconError::Form`] where the list of stems is not of its form.
    pub(crate) fn english() -> Result<Self, LexiconError> {
        let file: FilterFile = crate::lexicon::parse("filter.toml", include_str!("../../../lexicon/en/filter.toml"))?;
        let automaton = AhoCorasick::builder()
            .ascii_case_insensitive(true)
            .match_kind(MatchKind::LeftmostFirst)
            .build(&file.stems)
            .map_err(|e| LexiconError::Form { file: "filter.toml", reason: e.to_string() })?;
        Ok(Self { automaton })
    }

    /// True where the sentence can hold a claim: one of the stems starts a word in it.
    pub(crate) fn passes(&self, sentence: &str) -> bool {
        let bytes = sentence.as_bytes();
        self.automaton.find_iter(sentence).any(|found| {
            found.start().checked_sub(1).and_then(|i| bytes.get(i)).is_none_or(|b| !b.is_ascii_alphanumeric())
        })
    }
}
