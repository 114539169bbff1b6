//! The filter: automata that tell a report of conflict from any other. Only such a report is tagged and parsed whole; of any other,
//! the sentences that may hold somebody's words.

use aho_corasick::{AhoCorasick, MatchKind};

use sijill_language::RawSentence;

use crate::lexicon::LexiconError;
use crate::read::words;

/// The stems of `lexicon/en/filter.toml`, as automata.
#[derive(Debug)]
pub(crate) struct Filter {
    conflict: AhoCorasick,
    ambiguous: AhoCorasick,
    saying: AhoCorasick,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct FilterFile {
    conflict: Vec<String>,
    ambiguous: Vec<String>,
    saying: Vec<String>,
}

impl Filter {
    /// The filter for English.
    ///
    /// # Errors
    /// [`LexiconError::Form`] where the lists of stems are not of their form.
    pub(crate) fn english() -> Result<Self, LexiconError> {
        let file: FilterFile =
            crate::lexicon::parse("filter.toml", include_str!("../../../lexicon/en/filter.toml"))?;
        Ok(Self {
            conflict: automaton(&file.conflict)?,
            ambiguous: automaton(&file.ambiguous)?,
            saying: automaton(&file.saying)?,
        })
    }

    /// True where the report tells of conflict at all.
    pub(crate) fn tells_of_conflict(&self, text: &str) -> bool {
        words_found(&self.conflict, text).next().is_some() || {
            let mut found = words_found(&self.ambiguous, text);
            found.next().is_some_and(|first| found.any(|other| other != first))
        }
    }

    /// True for an article that may hold somebody's words. A note of a few lines without a word of conflict is none.
    pub(crate) fn tells_of_saying(&self, text: &str) -> bool {
        text.len() >= ARTICLE && self.says(text)
    }

    fn says(&self, text: &str) -> bool {
        words_found(&self.saying, text).next().is_some()
    }

    /// The sentences that may hold somebody's words: with a word of saying, or within marks of quotation.
    pub(crate) fn sayings(&self, text: &str, raw: Vec<RawSentence>) -> Vec<RawSentence> {
        let mut open = false;
        let holds = |r: &RawSentence| {
            let said = words(text, r.span);
            let quoted = open || said.contains(MARKS);
            open = said.chars().filter(|c| MARKS.contains(c)).fold(open, |_, mark| match mark {
                '“' => true,
                '”' => false,
                _ => !open,
            });
            quoted || self.says(said)
        };
        raw.into_iter().filter(holds).collect()
    }
}

/// From how many bytes on a report counts as an article: two or three paragraphs.
const ARTICLE: usize = 1000;

/// Marks of quotation.
const MARKS: [char; 3] = ['“', '”', '"'];

fn automaton(stems: &[String]) -> Result<AhoCorasick, LexiconError> {
    AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .match_kind(MatchKind::LeftmostFirst)
        .build(stems)
        .map_err(|e| LexiconError::Form { file: "filter.toml", reason: e.to_string() })
}

/// Which stems start a word of the text, by the first four letters of each, in order.
fn words_found<'t>(automaton: &'t AhoCorasick, text: &'t str) -> impl Iterator<Item = [u8; 4]> + 't {
    let bytes = text.as_bytes();
    let starts =
        |at: usize| at.checked_sub(1).and_then(|i| bytes.get(i)).is_none_or(|b| !b.is_ascii_alphanumeric());
    automaton.find_iter(text).filter(move |found| starts(found.start())).map(|found| {
        let mut word = [0; 4];
        for (to, from) in word.iter_mut().zip(&bytes[found.range()]) {
            *to = from.to_ascii_lowercase();
        }
        word
    })
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may stop at once")]
    use super::*;

    #[test]
    fn a_report_of_conflict_is_told_from_others() {
        let filter = Filter::english().unwrap();
        for text in [
            "Six people were killed near Dura.",
            "The town was shelled again.",
            "Families fled to the coast.",
            "The truce held for a second day.",
            "A gang snatched two drivers; a ransom was asked.",
            "Talks on the war went on.",
        ] {
            assert!(filter.tells_of_conflict(text), "{text}");
        }
        let short = "The minister said that the bridge would be built.";
        assert!(!filter.tells_of_saying(short), "a note is no article");
        assert!(filter.tells_of_saying(&short.repeat(30)));
        assert!(!filter.tells_of_saying(&"The bridge would be built.".repeat(60)));
        for text in [
            "The team won by two goals.",
            "Talks on the merger went on.",
            "The museum opened a new wing on Friday.",
            "",
        ] {
            assert!(!filter.tells_of_conflict(text), "{text}");
        }
    }
}
