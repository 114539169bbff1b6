//! Keys to places for everything that is not in the embedded map: countries, divisions, overlay, added places.

use rustc_hash::FxHashMap;

use crate::base::LOOSE;
use crate::normalise::{MOST_WORDS, fold, is_hyphen, loose, normalise, with_article};

/// Words of a sentence as one key, with where each word ends in it.
#[derive(Debug, Default)]
pub(crate) struct Words {
    pub(crate) key: String,
    /// Byte offsets in `key` at which a whole number of the given words ends…
    pub(crate) ends: Vec<usize>,
    /// …and how many words that is.
    pub(crate) counts: Vec<usize>,
}

impl Words {
    /// Of the first words, as many as can be a name. A hyphen may be a word of its own.
    pub(crate) fn of(words: &[&str]) -> Self {
        let mut parts: Vec<(String, Option<usize>)> = Vec::new();
        'words: for (i, word) in words.iter().enumerate() {
            if word.chars().all(is_hyphen) {
                continue;
            }
            let before = parts.len();
            for part in word.split(is_hyphen) {
                let folded = fold(part);
                if !folded.is_empty() {
                    parts.push((folded, None));
                }
            }
            if parts.len() == before {
                break 'words;
            }
            if let Some(last) = parts.last_mut() {
                last.1 = Some(i + 1);
            }
            if parts.len() >= MOST_WORDS {
                break;
            }
        }
        let mut keyed = Self::default();
        for (i, (part, count)) in parts.iter().enumerate() {
            if i > 0 {
                keyed.key.push(' ');
            }
            keyed.key.push_str(with_article(part, parts.get(i + 1).map(|p| p.0.as_str())));
            if let Some(count) = count {
                keyed.ends.push(keyed.key.len());
                keyed.counts.push(*count);
            }
        }
        keyed
    }
}

/// The keys.
#[derive(Debug, Default)]
pub(crate) struct Keys {
    places: FxHashMap<String, Vec<(u32, bool)>>,
    longest: FxHashMap<String, usize>,
}

impl Keys {
    /// Adds a name of a place; `other` where it is not its main name.
    pub(crate) fn add(&mut self, name: &str, place: u32, other: bool) {
        let key = normalise(name);
        if key.is_empty() {
            return;
        }
        if let Some(sound) = loose(&key) {
            push(self.places.entry(format!("{LOOSE}{sound}")).or_default(), place, true);
        }
        let words = key.split(' ').count();
        if let Some(first) = key.split(' ').next() {
            let most = self.longest.entry(first.to_owned()).or_default();
            *most = (*most).max(words);
        }
        push(self.places.entry(key).or_default(), place, other);
    }

    pub(crate) fn named(&self, key: &str) -> &[(u32, bool)] {
        self.places.get(key).map_or(&[], Vec::as_slice)
    }

    /// How many of the words that `ends` delimits, from the left, are a name.
    pub(crate) fn longest(&self, key: &str, ends: &[usize]) -> Option<usize> {
        let first = key.split(' ').next()?;
        let most = *self.longest.get(first)?;
        (1..=ends.len()).rev().find(|&n| {
            let name = ends.get(n - 1).and_then(|&e| key.get(..e)).unwrap_or("");
            name.split(' ').count() <= most && self.places.contains_key(name)
        })
    }
}

fn push(list: &mut Vec<(u32, bool)>, place: u32, other: bool) {
    match list.iter_mut().find(|(p, _)| *p == place) {
        Some((_, flag)) => *flag &= other,
        None => list.push((place, other)),
    }
}
