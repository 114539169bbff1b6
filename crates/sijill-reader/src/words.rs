//! Lists of words that are looked into for nearly every word of a text.
//!
//! Most words are in none of them, so a list first compares how long a word is and how it begins, which takes no hash.

use rustc_hash::FxHashSet;
use serde::Deserialize;

/// Letters are told apart by their last five bits.
const KINDS: usize = 32;

/// A list of words.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(from = "Vec<String>")]
pub(crate) struct WordSet {
    words: FxHashSet<String>,
    /// For each kind of first byte, how long the words are that begin with it: a bit for each length.
    lengths: [u32; KINDS],
}

impl WordSet {
    /// True for a word of the list.
    #[inline]
    pub(crate) fn contains(&self, word: &str) -> bool {
        self.lengths[kind(word)] & length(word) != 0 && self.words.contains(word)
    }

    pub(crate) fn insert(&mut self, word: String) {
        self.lengths[kind(&word)] |= length(&word);
        self.words.insert(word);
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &String> {
        self.words.iter()
    }
}

fn kind(word: &str) -> usize {
    word.as_bytes().first().map_or(0, |byte| usize::from(*byte) % KINDS)
}

fn length(word: &str) -> u32 {
    1 << word.len().min(31)
}

impl FromIterator<String> for WordSet {
    fn from_iter<I: IntoIterator<Item = String>>(words: I) -> Self {
        let mut set = Self::default();
        set.extend(words);
        set
    }
}

impl Extend<String> for WordSet {
    fn extend<I: IntoIterator<Item = String>>(&mut self, words: I) {
        words.into_iter().for_each(|word| self.insert(word));
    }
}

impl From<Vec<String>> for WordSet {
    fn from(words: Vec<String>) -> Self {
        words.into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::WordSet;

    #[test]
    fn words_are_found_again() {
        let long = "a".repeat(80);
        let words: WordSet = ["town", "été", "", "a", &long].map(str::to_owned).into_iter().collect();
        for word in ["town", "été", "", "a", &long] {
            assert!(words.contains(word), "{word}");
        }
        let shorter = "a".repeat(79);
        for word in ["towns", "tower", "Town", "e", &shorter] {
            assert!(!words.contains(word), "{word}");
        }
        assert_eq!(words.iter().count(), 5);
    }
}
