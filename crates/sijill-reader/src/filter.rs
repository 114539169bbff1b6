//! The filter: one automaton that finds the sentences which can hold a claim; only those are tagged and parsed.

use aho_corasick::{AhoCorasick, MatchKind};

use crate::lexicon::LexiconError;

/// The stems of `lexicon/en/filter.toml`, as automata.
#[derive(Debug)]
pub(crate) struct Filter {
    conflict: AhoCorasick,
    ambiguous: AhoCorasick,
    stems: AhoCorasick,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct FilterFile {
    conflict: Vec<String>,
    ambiguous: Vec<String>,
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
        Ok(Self {
            conflict: automaton(&file.conflict)?,
            ambiguous: automaton(&file.ambiguous)?,
            stems: automaton(&file.stems)?,
        })
    }

    /// True where the report tells of conflict at all.
    pub(crate) fn tells_of_conflict(&self, text: &str) -> bool {
        words_found(&self.conflict, text).next().is_some() || {
            let mut found = words_found(&self.ambiguous, text);
            found.next().is_some_and(|first| found.any(|other| other != first))
        }
    }

    /// True where the sentence can hold a claim.
    pub(crate) fn passes(&self, sentence: &str) -> bool {
        words_found(&self.stems, sentence).next().is_some()
    }
}

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
    use super::*;

    /// The files whose `match` sentences tell a claim by themselves.
    const FILES: [&str; 10] = [
        include_str!("../../../lexicon/en/agreement.toml"),
        include_str!("../../../lexicon/en/allegation.toml"),
        include_str!("../../../lexicon/en/control.toml"),
        include_str!("../../../lexicon/en/damage.toml"),
        include_str!("../../../lexicon/en/deployment.toml"),
        include_str!("../../../lexicon/en/displacement.toml"),
        include_str!("../../../lexicon/en/facility.toml"),
        include_str!("../../../lexicon/en/harm.toml"),
        include_str!("../../../lexicon/en/meeting.toml"),
        include_str!("../../../lexicon/en/siege.toml"),
    ];

    fn examples(value: &toml::Value, found: &mut Vec<String>) {
        match value {
            toml::Value::Table(table) => {
                for (key, value) in table {
                    match value {
                        toml::Value::Array(list) if key == "match" => {
                            found.extend(list.iter().filter_map(|text| text.as_str().map(str::to_owned)));
                        }
                        value => examples(value, found),
                    }
                }
            }
            toml::Value::Array(list) => list.iter().for_each(|value| examples(value, found)),
            _ => {}
        }
    }

    #[test]
    #[expect(clippy::unwrap_used, reason = "a test may stop at once")]
    fn no_example_of_the_lexicon_is_left_unread() {
        let filter = Filter::english().unwrap();
        let mut all = Vec::new();
        for file in FILES {
            examples(&toml::from_str(file).unwrap(), &mut all);
        }
        assert!(all.len() > 300, "{} examples", all.len());
        let unread: Vec<&String> = all.iter().filter(|text| !filter.passes(text)).collect();
        assert!(unread.is_empty(), "{unread:#?}");
    }
}
