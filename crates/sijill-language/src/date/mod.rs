//! Dates in a sentence, resolved to calendar days where the words and the report's own date allow it.
//!
//! For: when something happened, by the words beside it. Not for: which event a date belongs to, nor clock times.
//! Nothing is guessed: a weekday in a report without a date stays unresolved.
//!
//! Conventions. Weeks run from Monday to Sunday. A weekday or a day without a year is the latest one that is not after
//! publication, unless the verb that it hangs on looks forward ("would meet on Wednesday"). "Last night" and "Tuesday
//! night" are the day on which the night began; "overnight" runs from the day before publication to publication.
//! "Early" and "late" of a month are its first ten days and its days from the 21st, of a year its first and last four months.
//! "In the past four days" has publication as its fourth day; "in the 15 days since" begins 15 days before publication.

mod calendar;
mod dateline;
mod figures;
mod grammar;
pub(crate) mod lexicon;
mod mention;
mod named;
mod relative;
mod tense;
#[cfg(test)]
mod tests;
mod until_now;
mod view;
mod whole;
pub(crate) mod words;

use jiff::civil::Date;

pub use dateline::dateline;
pub use mention::dates;

/// A run of calendar days, both ends inside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Days {
    /// First day.
    pub start: Date,
    /// Last day.
    pub end: Date,
}

impl Days {
    /// One day.
    #[must_use]
    pub const fn day(date: Date) -> Self {
        Self { start: date, end: date }
    }
}

/// What the words of a sentence are read against.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct DateContext {
    /// When the report was published.
    pub published: Option<Date>,
    /// The days told of last before this sentence: what "a day earlier" is earlier than.
    pub previous: Option<Days>,
    /// The single day told of last before this sentence: what "that day" is.
    pub day: Option<Date>,
    /// The days told of last before this sentence, however long ago they were: what "since then" counts from.
    pub latest: Option<Days>,
    /// In a report on what is long past, the first days that it told with their year.
    pub lead: Option<Days>,
}

/// What kind of time a mention names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DateKind {
    /// One day, or a part of one.
    Day,
    /// A night that belongs to two days.
    Night,
    /// Saturday and Sunday.
    Weekend,
    /// A week.
    Week,
    /// A month.
    Month,
    /// A season.
    Season,
    /// A year.
    Year,
    /// From one day to another: a part of a month, "the past four days", "3 to 5 May".
    Span,
    /// From then until publication.
    Since,
    /// Until then.
    Until,
    /// Again and again: "on Fridays".
    Recurring,
    /// The time of what is told next: "two days after two bombs killed six".
    Following,
    /// Some time that the words leave open: "in recent weeks", "days later".
    Vague,
}

/// Whether a mention looks back or forward.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Tense {
    /// Before or on the day of publication, or told in the past.
    Past,
    /// After it, or told as planned.
    Future,
    /// Nothing tells.
    #[default]
    Unknown,
}

/// A mention of a time. Token indexes are inclusive; the words are `sentence.words(first, last)`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DateMention {
    /// First token, prepositions included ("on", "since early").
    pub first: usize,
    /// Last token.
    pub last: usize,
    /// First day, where known.
    pub start: Option<Date>,
    /// Last day, where known.
    pub end: Option<Date>,
    /// The days that the words name by themselves, without "since" or "until".
    pub named: Option<Days>,
    /// What kind of time it names.
    pub kind: DateKind,
    /// Whether it looks back or forward.
    pub tense: Tense,
}

impl DateMention {
    /// Its days, where both ends are known.
    #[must_use]
    pub fn days(&self) -> Option<Days> {
        Some(Days { start: self.start?, end: self.end? })
    }
}
