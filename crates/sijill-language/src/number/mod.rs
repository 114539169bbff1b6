//! Numbers in a sentence: what they commit to, and whether they count anything at all.
//!
//! For: whoever must tell "more than 16 civilians" from "aged 16", "16 km", "the M16" and "16 October". Not for: what is
//! counted, nor who counted it. Determiners ("a teacher") are no numbers here.

mod amount;
mod calendar;
pub(crate) mod cardinal;
mod figures;
pub(crate) mod lexicon;
mod measure;
mod mention;
pub(crate) mod phrase;
pub(crate) mod pieces;
mod role;
mod sum;
#[cfg(test)]
pub(crate) mod tests;
mod vague;

pub use amount::Amount;
pub use mention::numbers;

use crate::Sentence;

/// What a number is the number of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NumberRole {
    /// People or things, told one by one.
    Count,
    /// A place in a row: "the third person".
    Ordinal,
    /// Somebody's age.
    Age,
    /// A calendar year.
    Year,
    /// A day of a month, or another part of a date written in figures.
    Day,
    /// A time of day.
    Clock,
    /// How long something lasts.
    Duration,
    /// How far, long or high something is.
    Distance,
    /// Weight, area, volume, temperature, strength or another measure.
    Weight,
    /// A sum of money.
    Money,
    /// Hundredths of a whole.
    Percent,
    /// Another share of a whole: "two thirds".
    Fraction,
    /// So many in so many, a score, a ratio.
    Rate,
    /// Part of a name or label: "S-300", "Resolution 2254", "the 71st Battalion".
    Name,
    /// Degrees on the globe.
    Coordinates,
    /// A telephone number or the like.
    Phone,
}

impl NumberRole {
    const NAMES: [(&'static str, Self); 16] = [
        ("count", Self::Count),
        ("ordinal", Self::Ordinal),
        ("age", Self::Age),
        ("year", Self::Year),
        ("day", Self::Day),
        ("clock", Self::Clock),
        ("duration", Self::Duration),
        ("distance", Self::Distance),
        ("weight", Self::Weight),
        ("money", Self::Money),
        ("percent", Self::Percent),
        ("fraction", Self::Fraction),
        ("rate", Self::Rate),
        ("name", Self::Name),
        ("coordinates", Self::Coordinates),
        ("phone", Self::Phone),
    ];

    /// The name that the lexicon uses for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(_, role)| *role == self).map_or("count", |(name, _)| name)
    }

    /// The role with this name in the lexicon.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(n, _)| *n == name).map(|&(_, role)| role)
    }
}

/// A number in a sentence. Token indexes are inclusive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Number {
    /// First token, words that bound the number included ("more than").
    pub first: usize,
    /// Last token, such words included ("or so", the "of" of "dozens of", the whole of "four of the last eight").
    pub last: usize,
    /// First and last token of the number itself.
    pub core: (usize, usize),
    /// What the words commit to.
    pub value: Amount,
    /// What it is the number of.
    pub role: NumberRole,
    /// The whole that it is a part of: 8 in "four of the last eight".
    pub of: Option<u64>,
    /// True where it comes on top of those already told: "another 12", "six others".
    pub more: bool,
}

impl Number {
    /// The words that carry the figure, without the whole that it is a part of: "more than 16", "four".
    #[must_use]
    pub fn words<'t>(&self, sentence: &Sentence<'t>) -> &'t str {
        let last =
            if self.of.is_some() || sentence.lower(self.last) == "of" { self.core.1 } else { self.last };
        sentence.words(self.first, last)
    }

    /// True where it can be the number of people or things.
    #[must_use]
    pub const fn counts(&self) -> bool {
        matches!(self.role, NumberRole::Count)
    }
}
