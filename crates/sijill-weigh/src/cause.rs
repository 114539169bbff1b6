//! Families of causes: which words two reports may use for what did harm in one and the same attack.
//!
//! The families are data (`lexicon/en/cause_families.toml`). Not for: finding causes in texts.

use std::sync::LazyLock;

use serde::Deserialize;

/// The families that causes belong to, a bit each. None where only words that go with every cause are told, or nothing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Families(u16);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    family: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    #[cfg_attr(not(test), expect(dead_code, reason = "for whoever reads the file, and for the test"))]
    name: String,
    words: Vec<String>,
    parts: Vec<String>,
    #[serde(rename = "match")]
    #[cfg_attr(not(test), expect(dead_code, reason = "examples for the test"))]
    matches: Vec<String>,
    #[cfg_attr(not(test), expect(dead_code, reason = "examples for the test"))]
    no: Vec<String>,
}

/// A file that cannot be read knows no families, and then every cause goes with every other; a test reads it.
static FAMILIES: LazyLock<Vec<Entry>> = LazyLock::new(|| {
    let text = include_str!("../../../lexicon/en/cause_families.toml");
    toml::from_str::<File>(text).map(|file| file.family).unwrap_or_default()
});

impl Families {
    /// The families of causes.
    pub fn of<'c>(causes: impl IntoIterator<Item = &'c str>) -> Self {
        let mut families = 0;
        for cause in causes {
            for (bit, entry) in FAMILIES.iter().enumerate() {
                if entry.has(cause) {
                    families |= 1 << bit;
                }
            }
        }
        Self(families)
    }

    /// The families of both.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// True where both may be told of one attack.
    #[must_use]
    pub const fn go_with(self, other: Self) -> bool {
        self.0 == 0 || other.0 == 0 || self.0 & other.0 != 0
    }

    /// True where both are told and have a family in common.
    #[must_use]
    pub const fn share(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

impl Entry {
    fn has(&self, cause: &str) -> bool {
        let lower = cause.to_lowercase();
        let words = lower.split([' ', '-']);
        words.clone().any(|word| self.words.iter().any(|own| own == word))
            || words
                .chain([lower.as_str()])
                .any(|word| self.parts.iter().any(|part| word.starts_with(part.as_str())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_family_has_its_examples_and_not_the_others() {
        assert!(FAMILIES.len() >= 8 && FAMILIES.len() <= 16);
        for entry in FAMILIES.iter() {
            for example in &entry.matches {
                assert!(entry.has(example), "“{example}” is not {}", entry.name);
            }
            for example in &entry.no {
                assert!(!entry.has(example), "“{example}” is {}", entry.name);
            }
        }
    }

    #[test]
    fn what_is_told_in_general_goes_with_everything() {
        let of = |cause| Families::of([cause]);
        assert!(of("air strike").go_with(of("bombing")) && of("shelling").go_with(of("rocket fire")));
        assert!(!of("air strike").go_with(of("shooting")) && !of("car bomb").go_with(of("stabbing")));
        assert!(of("attack").go_with(of("stabbing")) && !of("attack").share(of("stabbing")));
        assert!(Families::of([]).go_with(of("mine")));
    }
}
