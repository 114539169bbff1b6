//! A sentence as the date grammar looks at it.

use std::cell::OnceCell;

use jiff::civil::Date;

use super::lexicon::{Entry, Lexicon, lexicon, mark};
use super::{DateContext, DateKind, Days};
use crate::Sentence;
use crate::number::phrase;
use crate::number::pieces::{Kind, Piece, pieces};

/// The sentence in pieces, with the days that it is read against.
pub(crate) struct View<'s, 't> {
    pub(crate) sentence: &'s Sentence<'t>,
    pub(crate) pieces: Vec<Piece<'s>>,
    pub(crate) lexicon: &'static Lexicon,
    entries: Vec<&'static Entry>,
    /// True where a unit of time or a part of a day is named.
    pub(crate) has_units: bool,
    numbers: OnceCell<Option<phrase::View<'s, 't>>>,
    pub(crate) published: Option<Date>,
    /// The days told of last, in this sentence or before it.
    pub(crate) previous: Option<Days>,
    /// The single day told of last.
    pub(crate) day: Option<Date>,
    /// The days told of last, however long ago.
    pub(crate) latest: Option<Days>,
    /// The first days that a report on what is long past told with their year.
    pub(crate) lead: Option<Days>,
    /// True where those days were told of in this sentence.
    pub(crate) told_here: bool,
}

/// The heart of a mention, without prepositions. Piece indexes are inclusive.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Heart {
    pub(crate) first: usize,
    pub(crate) last: usize,
    pub(crate) start: Option<Date>,
    pub(crate) end: Option<Date>,
    pub(crate) kind: DateKind,
    /// Month and day as written, where no year was: a later date of the same phrase may give it.
    pub(crate) yearless: Option<(i8, Option<i8>)>,
}

impl Heart {
    pub(crate) fn new(first: usize, last: usize, days: Option<Days>, kind: DateKind) -> Self {
        let (start, end) = (days.map(|d| d.start), days.map(|d| d.end));
        Self { first, last, start, end, kind, yearless: None }
    }
    pub(crate) fn days(&self) -> Option<Days> {
        Some(Days { start: self.start?, end: self.end? })
    }
}

impl<'s, 't> View<'s, 't> {
    /// Nothing where the sentence can hold no date.
    pub(crate) fn new(sentence: &'s Sentence<'t>, context: &DateContext) -> Option<Self> {
        let lexicon = lexicon();
        let seeded = sentence.tokens.iter().any(|t| {
            let bytes = t.lower.as_bytes();
            let figures = bytes.len() >= 4 && bytes.iter().any(u8::is_ascii_digit);
            // "the 4th"
            let ordinal = bytes.len() == 3 && bytes[0].is_ascii_digit() && bytes[2].is_ascii_alphabetic();
            let joined = bytes.len() > 3 && !bytes.iter().all(u8::is_ascii_alphabetic);
            figures || ordinal || joined || t.lower == "since" || lexicon.word(&t.lower).has(mark::SEED)
        });
        if !seeded {
            return None;
        }
        let pieces = pieces(sentence);
        let entries: Vec<&'static Entry> = pieces.iter().map(|p| lexicon.word(p.text)).collect();
        let has_units = entries.iter().any(|e| e.unit.is_some() || e.has(mark::PART));
        let numbers = OnceCell::new();
        Some(Self {
            sentence,
            pieces,
            lexicon,
            entries,
            has_units,
            numbers,
            published: context.published,
            previous: context.previous,
            day: context.day,
            latest: context.latest,
            lead: context.lead,
            told_here: false,
        })
    }

    /// The sentence as the number grammar sees it; its pieces are the same.
    pub(crate) fn numbers(&self) -> Option<&phrase::View<'s, 't>> {
        self.numbers.get_or_init(|| phrase::View::new(self.sentence)).as_ref()
    }

    /// The piece's letters, or nothing outside the sentence.
    pub(crate) fn text(&self, i: usize) -> &'s str {
        self.pieces.get(i).map_or("", |p| p.text)
    }

    /// The letters of the piece before, or nothing.
    pub(crate) fn before(&self, i: usize) -> &'s str {
        i.checked_sub(1).map_or("", |b| self.text(b))
    }

    /// What the lexicon knows of the piece.
    pub(crate) fn entry(&self, i: usize) -> &'static Entry {
        static NOTHING: Entry = Entry { month: None, weekday: None, season: None, unit: None, marks: 0 };
        self.entries.get(i).copied().unwrap_or(&NOTHING)
    }

    /// True where the piece's token begins with a capital.
    pub(crate) fn is_capital(&self, i: usize) -> bool {
        self.pieces
            .get(i)
            .is_some_and(|p| self.sentence.surface(p.token).chars().next().is_some_and(char::is_uppercase))
    }

    pub(crate) fn is_digits(&self, i: usize) -> bool {
        self.pieces.get(i).is_some_and(|p| p.kind == Kind::Digits)
    }

    pub(crate) fn is_dash(&self, i: usize) -> bool {
        self.pieces.get(i).is_some_and(Piece::is_dash)
    }

    /// True where the pieces from `i` on are these words.
    pub(crate) fn reads(&self, i: usize, words: &[String]) -> bool {
        self.pieces.get(i..i + words.len()).is_some_and(|p| p.iter().zip(words).all(|(p, w)| p.text == w))
    }

    /// A day of a month in figures, with or without "th".
    pub(crate) fn day_number(&self, i: usize) -> Option<i8> {
        if !self.is_digits(i) {
            return None;
        }
        let text = self.text(i);
        let bare = ["st", "nd", "rd", "th"].iter().find_map(|s| text.strip_suffix(s)).unwrap_or(text);
        bare.parse::<i8>().ok().filter(|day| (1..=31).contains(day) && bare.len() <= 2)
    }

    /// A year in four figures.
    pub(crate) fn year_number(&self, i: usize) -> Option<i16> {
        let text = self.text(i);
        if !self.is_digits(i) || text.len() != 4 {
            return None;
        }
        text.parse::<i16>().ok().filter(|year| (1800..=2199).contains(year))
    }

    /// The month that stands here as a month's name, by its capital.
    pub(crate) fn month(&self, i: usize) -> Option<i8> {
        self.entry(i).month.filter(|_| self.is_capital(i))
    }

    /// The index after a month's name and its full stop.
    pub(crate) fn after_month(&self, i: usize) -> usize {
        let stop = self.text(i + 1) == "."
            && self.pieces.get(i + 1).is_some_and(|p| p.glued)
            && self.text(i).len() <= 4;
        i + 1 + usize::from(stop && i + 2 < self.pieces.len())
    }
}
