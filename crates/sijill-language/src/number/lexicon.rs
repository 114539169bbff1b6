//! What the number grammar knows of English words, from `lexicon/en/numbers.toml`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use serde::Deserialize;

use super::NumberRole;

const SOURCE: &str = include_str!("../../../../lexicon/en/numbers.toml");

/// How a word takes part in a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Numeral {
    /// It does not.
    #[default]
    None,
    /// 0 to 19.
    Small(u64),
    /// 20, 30, … 90.
    Tens(u64),
    /// "hundred", "dozen", "million".
    Scale(u64),
    /// "hundreds": the floor of the bare word, and what it multiplies by.
    Plural(u64, u64),
    /// "third".
    Ordinal(u64),
}

/// What a bounding phrase does to its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Bound {
    MoreThan,
    AtLeast,
    UpTo,
    FewerThan,
    About,
    Exactly,
}

/// Marks on a word, as bits.
pub(crate) mod flag {
    pub(crate) const NAME: u16 = 1;
    pub(crate) const NAME_CAPITAL: u16 = 1 << 1;
    pub(crate) const UNIT_AFTER: u16 = 1 << 2;
    pub(crate) const STREET: u16 = 1 << 3;
    pub(crate) const AGE_BEFORE: u16 = 1 << 4;
    pub(crate) const AGE_AFTER: u16 = 1 << 5;
    pub(crate) const AGE_GROUP: u16 = 1 << 6;
    pub(crate) const YEAR_BEFORE: u16 = 1 << 7;
    pub(crate) const CHANGE: u16 = 1 << 8;
    pub(crate) const MORE_BEFORE: u16 = 1 << 9;
    pub(crate) const MORE_AFTER: u16 = 1 << 10;
    pub(crate) const STARTS_VAGUE: u16 = 1 << 11;
    pub(crate) const COUNTED: u16 = 1 << 13;
    pub(crate) const AGE_SUPERLATIVE: u16 = 1 << 14;
    pub(crate) const AGE_BETWEEN: u16 = 1 << 15;
    /// Without such a word, a numeral or a digit, a sentence holds no number.
    pub(crate) const SEED: u16 = 1 << 12;
}

/// What is known of one word.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Entry {
    pub(crate) numeral: Numeral,
    pub(crate) unit: Option<NumberRole>,
    pub(crate) abbreviated: Option<u64>,
    pub(crate) flags: u16,
}

impl Entry {
    pub(crate) const fn has(&self, flag: u16) -> bool {
        self.flags & flag != 0
    }
}

/// A vague amount in words.
#[derive(Debug, Clone)]
pub(crate) struct Vague {
    pub(crate) words: Vec<String>,
    pub(crate) floor: u64,
    pub(crate) exact: bool,
    pub(crate) multiplies: bool,
}

/// A phrase that bounds a number.
#[derive(Debug, Clone)]
pub(crate) struct Comparator {
    pub(crate) words: Vec<String>,
    pub(crate) means: Bound,
}

/// All that is known.
#[derive(Debug, Default)]
pub(crate) struct Lexicon {
    words: FxHashMap<String, Entry>,
    /// By first word, longest first.
    vague: FxHashMap<String, Vec<Vague>>,
    /// By last word, longest first.
    before: FxHashMap<String, Vec<Comparator>>,
    /// By first word, longest first.
    after: FxHashMap<String, Vec<Comparator>>,
    #[cfg(test)]
    pub(crate) examples: Vec<Example>,
    #[cfg(test)]
    pub(crate) bounds: Vec<BoundFile>,
}

impl Lexicon {
    /// What is known of a word in lower case.
    pub(crate) fn word(&self, text: &str) -> &Entry {
        static NOTHING: Entry = Entry { numeral: Numeral::None, unit: None, abbreviated: None, flags: 0 };
        self.words.get(text).unwrap_or(&NOTHING)
    }
    /// Vague amounts that begin with this word, longest first.
    pub(crate) fn vague(&self, first: &str) -> &[Vague] {
        self.vague.get(first).map_or(&[], Vec::as_slice)
    }
    /// Bounds before a number that end with this word, longest first.
    pub(crate) fn before(&self, last: &str) -> &[Comparator] {
        self.before.get(last).map_or(&[], Vec::as_slice)
    }
    /// Bounds after a number that begin with this word, longest first.
    pub(crate) fn after(&self, first: &str) -> &[Comparator] {
        self.after.get(first).map_or(&[], Vec::as_slice)
    }
}

/// The lexicon; empty only if the file in the repository were broken, which a test rules out.
pub(crate) fn lexicon() -> &'static Lexicon {
    static LEXICON: LazyLock<Lexicon> =
        LazyLock::new(|| toml::from_str::<File>(SOURCE).map(build).unwrap_or_default());
    &LEXICON
}

#[derive(Deserialize)]
struct File {
    small: BTreeMap<String, u64>,
    tens: BTreeMap<String, u64>,
    scale: Vec<ScaleFile>,
    abbreviated: BTreeMap<String, u64>,
    ordinal: BTreeMap<String, u64>,
    vague: Vec<VagueFile>,
    comparator: Vec<BoundFile>,
    after: Vec<BoundFile>,
    more: Sides,
    units: BTreeMap<String, Vec<String>>,
    names: Names,
    ages: Ages,
    years: Sides,
    change: Words,
    #[cfg(test)]
    example: Vec<Example>,
}

#[derive(Deserialize)]
struct ScaleFile {
    word: String,
    value: u64,
    plural: PluralFile,
    #[serde(default)]
    only_plural: bool,
}

#[derive(Deserialize)]
struct PluralFile {
    word: String,
    floor: u64,
}

#[derive(Deserialize)]
struct VagueFile {
    words: Vec<String>,
    floor: u64,
    #[serde(default)]
    exact: bool,
    #[serde(default)]
    multiplies: bool,
}

#[derive(Debug, Deserialize)]
pub(crate) struct BoundFile {
    pub(crate) means: Bound,
    pub(crate) words: Vec<String>,
    #[cfg(test)]
    pub(crate) example: Option<String>,
    #[cfg(test)]
    pub(crate) low: Option<u64>,
    #[cfg(test)]
    pub(crate) high: Option<u64>,
    #[cfg(test)]
    pub(crate) best: Option<u64>,
}

#[derive(Deserialize)]
struct Sides {
    #[serde(default)]
    before: Vec<String>,
    #[serde(default)]
    after: Vec<String>,
}

#[derive(Deserialize)]
struct Names {
    always: Vec<String>,
    capital: Vec<String>,
    units_after: Vec<String>,
    street: Vec<String>,
}

#[derive(Deserialize)]
struct Ages {
    before: Vec<String>,
    after: Vec<String>,
    groups: Vec<String>,
    superlatives: Vec<String>,
    between: Vec<String>,
}

#[derive(Deserialize)]
struct Words {
    words: Vec<String>,
}

/// A sentence with what must be found in it, and nothing else.
#[cfg(test)]
#[derive(Debug, Deserialize)]
pub(crate) struct Example {
    pub(crate) text: String,
    pub(crate) find: Vec<String>,
}

fn split(phrase: &str) -> Vec<String> {
    let mut pieces = Vec::new();
    for (i, word) in phrase.split(' ').enumerate() {
        super::pieces::cut(word, i, false, &mut pieces);
    }
    pieces.iter().map(|p| p.text.to_owned()).collect()
}

fn build(file: File) -> Lexicon {
    let mut lexicon = Lexicon::default();
    let mut numeral =
        |word: &str, value: Numeral| lexicon.words.entry(word.to_owned()).or_default().numeral = value;
    for scale in &file.scale {
        if !scale.only_plural {
            numeral(&scale.word, Numeral::Scale(scale.value));
        }
        numeral(&scale.plural.word, Numeral::Plural(scale.plural.floor, scale.value));
    }
    file.small.iter().for_each(|(word, &value)| numeral(word, Numeral::Small(value)));
    file.tens.iter().for_each(|(word, &value)| numeral(word, Numeral::Tens(value)));
    file.ordinal.iter().for_each(|(word, &value)| numeral(word, Numeral::Ordinal(value)));
    for (word, value) in file.abbreviated {
        lexicon.words.entry(word).or_default().abbreviated = Some(value);
    }
    for (role, words) in &file.units {
        for word in words {
            lexicon.words.entry(word.clone()).or_default().unit = NumberRole::from_name(role);
        }
    }
    let mut mark = |words: &[String], flag: u16| {
        for word in words {
            lexicon.words.entry(word.clone()).or_default().flags |= flag;
        }
    };
    mark(&file.names.always, flag::NAME);
    mark(&file.names.capital, flag::NAME_CAPITAL);
    mark(&file.names.units_after, flag::UNIT_AFTER);
    mark(&file.names.street, flag::STREET);
    mark(&file.ages.before, flag::AGE_BEFORE);
    mark(&file.ages.after, flag::AGE_AFTER);
    mark(&file.ages.groups, flag::AGE_GROUP);
    mark(&file.ages.superlatives, flag::AGE_SUPERLATIVE);
    mark(&file.ages.between, flag::AGE_BETWEEN);
    mark(&file.years.before, flag::YEAR_BEFORE);
    mark(&file.years.after, flag::COUNTED);
    mark(&file.change.words, flag::CHANGE);
    mark(&file.more.after, flag::MORE_AFTER);
    let last_of_more: Vec<String> = file.more.before.iter().filter_map(|p| split(p).pop()).collect();
    mark(&last_of_more, flag::MORE_BEFORE);
    for entry in file.vague {
        for phrase in &entry.words {
            let words = split(phrase);
            let Some(first) = words.first().cloned() else { continue };
            lexicon.words.entry(first.clone()).or_default().flags |= flag::STARTS_VAGUE;
            if let Some(seed) = words.iter().rfind(|w| *w != "of") {
                lexicon.words.entry(seed.clone()).or_default().flags |= flag::SEED;
            }
            let vague = Vague { words, floor: entry.floor, exact: entry.exact, multiplies: entry.multiplies };
            lexicon.vague.entry(first).or_default().push(vague);
        }
    }
    lexicon.vague.values_mut().for_each(|all| all.sort_by_key(|v| std::cmp::Reverse(v.words.len())));
    for entry in &file.comparator {
        for words in entry.words.iter().map(|p| split(p)) {
            let Some(last) = words.last().cloned() else { continue };
            lexicon.before.entry(last).or_default().push(Comparator { words, means: entry.means });
        }
    }
    for entry in &file.after {
        for words in entry.words.iter().map(|p| split(p)) {
            let Some(first) = words.first().cloned() else { continue };
            lexicon.after.entry(first).or_default().push(Comparator { words, means: entry.means });
        }
    }
    for phrases in lexicon.before.values_mut().chain(lexicon.after.values_mut()) {
        phrases.sort_by_key(|c| std::cmp::Reverse(c.words.len()));
    }
    #[cfg(test)]
    {
        lexicon.examples = file.example;
        lexicon.bounds = file.comparator;
    }
    lexicon
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_well_formed() {
        let read = toml::from_str::<File>(SOURCE);
        assert!(read.is_ok(), "{:?}", read.err());
        assert_eq!(lexicon().word("seven").numeral, Numeral::Small(7));
        assert!(
            toml::from_str::<File>(SOURCE)
                .iter()
                .all(|f| f.units.keys().all(|k| NumberRole::from_name(k).is_some()))
        );
    }
}
