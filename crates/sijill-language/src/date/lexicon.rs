//! What the date grammar knows of English words, from `lexicon/en/dates.toml`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use serde::Deserialize;

const SOURCE: &str = include_str!("../../../../lexicon/en/dates.toml");

/// A unit of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Unit {
    Hour,
    Day,
    Weekend,
    Week,
    Fortnight,
    Month,
    Year,
    Decade,
}

/// Marks on a word, as bits.
pub(crate) mod mark {
    pub(crate) const PART: u16 = 1;
    pub(crate) const PAST: u16 = 1 << 1;
    pub(crate) const NEXT: u16 = 1 << 2;
    pub(crate) const EARLY: u16 = 1 << 3;
    pub(crate) const MIDDLE: u16 = 1 << 4;
    pub(crate) const LATE: u16 = 1 << 5;
    pub(crate) const SINCE: u16 = 1 << 6;
    pub(crate) const UNTIL: u16 = 1 << 7;
    pub(crate) const FUTURE: u16 = 1 << 8;
    pub(crate) const PLANNED: u16 = 1 << 9;
    pub(crate) const PAST_VERB: u16 = 1 << 10;
    pub(crate) const HOLIDAY: u16 = 1 << 11;
    /// The word can begin the heart of a mention.
    pub(crate) const SEED: u16 = 1 << 12;
    pub(crate) const ARRANGED: u16 = 1 << 13;
    /// Fighting and what else goes on for a time.
    pub(crate) const TROUBLE: u16 = 1 << 14;
}

/// What is known of one word.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Entry {
    pub(crate) month: Option<i8>,
    pub(crate) weekday: Option<i8>,
    pub(crate) season: Option<i8>,
    pub(crate) unit: Option<Unit>,
    pub(crate) marks: u16,
}

impl Entry {
    pub(crate) const fn has(&self, mark: u16) -> bool {
        self.marks & mark != 0
    }
}

/// A day with a name.
#[derive(Debug, Clone)]
pub(crate) struct Holiday {
    pub(crate) words: Vec<String>,
    pub(crate) month: i8,
    pub(crate) day: i8,
}

/// All that is known.
#[derive(Debug, Default)]
pub(crate) struct Lexicon {
    words: FxHashMap<String, Entry>,
    pub(crate) holidays: Vec<Holiday>,
    #[cfg(test)]
    pub(crate) examples: Vec<Example>,
}

impl Lexicon {
    pub(crate) fn word(&self, text: &str) -> &Entry {
        static NOTHING: Entry = Entry { month: None, weekday: None, season: None, unit: None, marks: 0 };
        self.words.get(text).unwrap_or(&NOTHING)
    }
    pub(crate) fn month(&self, text: &str) -> Option<i8> {
        self.word(text).month
    }
    pub(crate) fn weekday(&self, text: &str) -> Option<i8> {
        self.word(text).weekday
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
    months: BTreeMap<String, i8>,
    weekdays: BTreeMap<String, i8>,
    seasons: BTreeMap<String, i8>,
    units: BTreeMap<Unit, Vec<String>>,
    words: Words,
    holiday: Vec<HolidayFile>,
    #[cfg(test)]
    example: Vec<Example>,
}

#[derive(Deserialize)]
struct Words {
    parts: Vec<String>,
    past: Vec<String>,
    next: Vec<String>,
    early: Vec<String>,
    middle: Vec<String>,
    late: Vec<String>,
    since: Vec<String>,
    until: Vec<String>,
    future: Vec<String>,
    planned: Vec<String>,
    arranged: Vec<String>,
    past_verbs: Vec<String>,
    trouble: Vec<String>,
}

#[derive(Deserialize)]
struct HolidayFile {
    words: String,
    month: i8,
    day: i8,
}

/// A sentence with the mentions that must be found in it, and no others.
#[cfg(test)]
#[derive(Debug, Deserialize)]
pub(crate) struct Example {
    pub(crate) text: String,
    pub(crate) published: Option<String>,
    pub(crate) previous: Option<String>,
    pub(crate) find: Vec<String>,
}

fn build(file: File) -> Lexicon {
    let mut lexicon = Lexicon::default();
    let mut change =
        |word: &str, with: &dyn Fn(&mut Entry)| with(lexicon.words.entry(word.to_owned()).or_default());
    for (word, &n) in &file.months {
        change(word, &|e| (e.month, e.marks) = (Some(n), e.marks | mark::SEED));
    }
    for (word, &n) in &file.weekdays {
        change(word, &|e| (e.weekday, e.marks) = (Some(n), e.marks | mark::SEED));
        change(&format!("{word}s"), &|e| (e.weekday, e.marks) = (Some(n), e.marks | mark::SEED));
    }
    for (word, &n) in &file.seasons {
        change(word, &|e| (e.season, e.marks) = (Some(n), e.marks | mark::SEED));
    }
    for (&unit, words) in &file.units {
        for word in words {
            change(word, &|e| (e.unit, e.marks) = (Some(unit), e.marks | mark::SEED));
        }
    }
    let w = &file.words;
    let marked = [
        (&w.parts, mark::PART | mark::SEED),
        (&w.past, mark::PAST),
        (&w.next, mark::NEXT),
        (&w.early, mark::EARLY),
        (&w.middle, mark::MIDDLE),
        (&w.late, mark::LATE),
        (&w.since, mark::SINCE),
        (&w.until, mark::UNTIL),
        (&w.future, mark::FUTURE),
        (&w.planned, mark::PLANNED),
        (&w.arranged, mark::ARRANGED),
        (&w.past_verbs, mark::PAST_VERB),
        (&w.trouble, mark::TROUBLE),
    ];
    for (words, bit) in marked {
        for word in words {
            change(word, &|e| e.marks |= bit);
        }
    }
    for word in ["today", "yesterday", "tomorrow", "tonight", "overnight", "same", "then"] {
        change(word, &|e| e.marks |= mark::SEED);
    }
    for holiday in file.holiday {
        let words: Vec<String> = holiday.words.split(' ').map(str::to_owned).collect();
        if let Some(first) = words.first() {
            change(first, &|e| e.marks |= mark::HOLIDAY | mark::SEED);
        }
        lexicon.holidays.push(Holiday { words, month: holiday.month, day: holiday.day });
    }
    #[cfg(test)]
    {
        lexicon.examples = file.example;
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
        assert_eq!(lexicon().month("october"), Some(10));
    }
}
