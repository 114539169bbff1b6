//! The word lists of `lexicon/en` that splitting needs, read once. Not for: the reader's lexicon of events.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

/// What the stop of an abbreviation may mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Class {
    Title,
    Place,
    Company,
    Month,
    Number,
    Word,
    Time,
}

impl Class {
    /// True where the class holds only for a word that begins with a capital.
    pub(super) const fn needs_capital(self) -> bool {
        matches!(self, Self::Title | Self::Place | Self::Company | Self::Month)
    }
}

#[derive(Deserialize, Default)]
struct Abbreviations {
    class: Vec<ClassOfWords>,
}

#[derive(Deserialize)]
struct ClassOfWords {
    name: Class,
    words: Vec<String>,
}

#[derive(Deserialize, Default)]
struct List {
    words: Vec<String>,
}

#[derive(Deserialize, Default)]
struct Openers {
    words: Vec<String>,
    time: List,
    speech: List,
}

#[derive(Deserialize, Default)]
struct Names {
    acronyms: List,
    titles: List,
    headlines: List,
    ordinary: List,
    particles: List,
    links: List,
    between: List,
    apostrophes: List,
    units: List,
}

#[derive(Deserialize, Default)]
struct Furniture {
    labels: List,
    openings: List,
    lines: List,
    agencies: List,
}

type Set = FxHashSet<String>;

/// All lists, ready to be asked.
pub(super) struct Words {
    abbreviations: FxHashMap<String, Class>,
    pub(super) openers: Set,
    pub(super) acronyms: Set,
    pub(super) titles: Set,
    /// Verbs that make a headline of a line with capitals on every word.
    pub(super) headlines: Set,
    /// Names made of ordinary words, by their first word.
    pub(super) names: FxHashMap<String, Vec<Vec<String>>>,
    pub(super) time: Set,
    pub(super) speech: Set,
    pub(super) particles: Set,
    pub(super) links: Set,
    /// Small words between two capitals that belong to a person's name.
    pub(super) between: Set,
    pub(super) apostrophes: Set,
    pub(super) units: Set,
    pub(super) labels: Set,
    /// How furniture begins, by the first byte.
    openings: FxHashMap<u8, Vec<String>>,
    pub(super) lines: Set,
    pub(super) agencies: Set,
}

impl Words {
    /// The class of an abbreviation, given in lower case without its stop.
    pub(super) fn abbreviation(&self, lower: &str) -> Option<Class> {
        self.abbreviations.get(lower).copied()
    }

    /// The openings of furniture that words in lower case may begin with.
    pub(super) fn openings(&self, words: &str) -> impl Iterator<Item = &String> {
        words.bytes().next().and_then(|first| self.openings.get(&first)).into_iter().flatten()
    }
}

const ABBREVIATIONS: &str = include_str!("../../../../lexicon/en/abbreviations.toml");
const OPENERS: &str = include_str!("../../../../lexicon/en/openers.toml");
const NAMES: &str = include_str!("../../../../lexicon/en/names.toml");
const FURNITURE: &str = include_str!("../../../../lexicon/en/furniture.toml");

/// The lists of English. They are part of the program: a test makes sure that each can be read.
pub(super) static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let abbreviations: Abbreviations = toml::from_str(ABBREVIATIONS).unwrap_or_default();
    let openers: Openers = toml::from_str(OPENERS).unwrap_or_default();
    let names: Names = toml::from_str(NAMES).unwrap_or_default();
    let furniture: Furniture = toml::from_str(FURNITURE).unwrap_or_default();
    let set = |words: Vec<String>| words.into_iter().collect::<Set>();
    Words {
        abbreviations: (abbreviations.class.into_iter())
            .flat_map(|class| class.words.into_iter().map(move |word| (word, class.name)))
            .collect(),
        openers: set(openers.words),
        acronyms: set(names.acronyms.words),
        titles: set(names.titles.words),
        headlines: set(names.headlines.words),
        names: by_first_word(&names.ordinary.words),
        time: set(openers.time.words),
        speech: set(openers.speech.words),
        particles: set(names.particles.words),
        links: set(names.links.words),
        between: set(names.between.words),
        apostrophes: set(names.apostrophes.words),
        units: set(names.units.words),
        labels: set(furniture.labels.words),
        openings: by_first_byte(furniture.openings.words),
        lines: set(furniture.lines.words),
        agencies: set(furniture.agencies.words),
    }
});

/// "al-Dulaimi", "ez-Zor": a particle in small letters, a hyphen, a capital.
pub(crate) fn is_particled_name(word: &str) -> bool {
    word.split_once('-').is_some_and(|(particle, name)| {
        WORDS.particles.contains(particle) && name.starts_with(char::is_uppercase)
    })
}

/// True for small words that belong to a person's name where they stand between two capitals ("van", "dos", "bin").
#[must_use]
pub fn may_stand_in_name(lower: &str) -> bool {
    (2..=4).contains(&lower.len()) && WORDS.between.contains(lower)
}

fn by_first_byte(openings: Vec<String>) -> FxHashMap<u8, Vec<String>> {
    let mut by_byte: FxHashMap<u8, Vec<String>> = FxHashMap::default();
    for opening in openings {
        if let Some(first) = opening.bytes().next() {
            by_byte.entry(first).or_default().push(opening);
        }
    }
    by_byte
}

fn by_first_word(names: &[String]) -> FxHashMap<String, Vec<Vec<String>>> {
    let mut all: FxHashMap<String, Vec<Vec<String>>> = FxHashMap::default();
    for name in names {
        let words: Vec<String> = name.split(' ').map(str::to_owned).collect();
        if let Some(first) = words.first() {
            all.entry(first.clone()).or_default().push(words);
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_can_be_read() {
        assert!(toml::from_str::<Abbreviations>(ABBREVIATIONS).is_ok());
        assert!(toml::from_str::<Openers>(OPENERS).is_ok());
        assert!(toml::from_str::<Names>(NAMES).is_ok());
        assert!(toml::from_str::<Furniture>(FURNITURE).is_ok());
        assert_eq!(WORDS.abbreviation("gen"), Some(Class::Title));
    }
}
