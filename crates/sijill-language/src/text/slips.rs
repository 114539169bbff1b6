//! Common misspellings, read as what they were meant to be. Not for: names, or spellings that are other words.

use std::sync::LazyLock;

use compact_str::CompactString;
use rustc_hash::FxHashMap;
use serde::Deserialize;

const SOURCE: &str = include_str!("../../../../lexicon/en/slips.toml");

#[derive(Deserialize, Default)]
struct File {
    slips: FxHashMap<String, Vec<String>>,
}

/// What is written, and what it should be. Empty where the file was changed and is no longer of its form, which a test tells.
static SLIPS: LazyLock<FxHashMap<CompactString, CompactString>> = LazyLock::new(|| {
    let file: File = toml::from_str(SOURCE).unwrap_or_default();
    let pairs = file.slips.into_iter();
    pairs
        .flat_map(|(right, wrong)| wrong.into_iter().map(move |w| (w.into(), right.as_str().into())))
        .collect()
});

/// The word, in lower case, as it should be.
#[inline]
pub(super) fn mended(lower: CompactString) -> CompactString {
    if !(4..=12).contains(&lower.len()) {
        return lower;
    }
    SLIPS.get(&lower).cloned().unwrap_or(lower)
}

#[cfg(test)]
mod tests {
    use super::super::known::is_known;
    use super::*;

    #[test]
    fn slips_are_no_other_words() {
        assert!(SLIPS.len() > 60, "{} slips", SLIPS.len());
        assert_eq!(mended("kiled".into()), "killed");
        assert_eq!(mended("killed".into()), "killed");
        for (wrong, right) in SLIPS.iter() {
            assert_ne!(wrong, right);
            assert!(!is_known(wrong), "{wrong} is a word");
        }
    }
}
