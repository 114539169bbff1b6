//! The words in which a claim is summed up, language by language: the command line says them in English, pages in that of
//! whoever reads. What reports say is never translated.

/// A turn of phrase; `{}` stands for what is put in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// A figure that is told as near.
    About,
    /// A figure that is the most.
    UpTo,
    /// Between two figures.
    FromTo,
    /// A figure that is too low.
    MoreThan,
    /// A figure that may be too low.
    AtLeast,
    /// A floor without a figure.
    OrMore,
    /// A floor, and the figure that is as good as known.
    OrMoreBest,
    /// The victims' side.
    OfSide,
    /// A group among them.
    OfThem,
    /// It counts more than one occurrence.
    RunningTotal,
    /// The claim that it counts a part of.
    PartOf,
    /// Who did it.
    ByWhom,
    /// Whom it was done to.
    Against,
    /// Out of how many; of what; whose.
    Of,
    /// Where from.
    From,
    /// Where to.
    To,
    /// Parties of an agreement.
    Between,
    /// How old an agreement is.
    Age,
    /// How long it is to hold.
    Term,
    /// The claim that it denies.
    Denies,
    /// Nobody is named.
    Publisher,
    /// Somebody, and his role.
    InRole,
    /// Somebody, whom he speaks for, and his role.
    SpeaksFor,
}

impl Turn {
    /// All of them.
    pub const ALL: [Self; 23] = [
        Self::About,
        Self::UpTo,
        Self::FromTo,
        Self::MoreThan,
        Self::AtLeast,
        Self::OrMore,
        Self::OrMoreBest,
        Self::OfSide,
        Self::OfThem,
        Self::RunningTotal,
        Self::PartOf,
        Self::ByWhom,
        Self::Against,
        Self::Of,
        Self::From,
        Self::To,
        Self::Between,
        Self::Age,
        Self::Term,
        Self::Denies,
        Self::Publisher,
        Self::InRole,
        Self::SpeaksFor,
    ];

    /// Its key in catalogues.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::About => "about",
            Self::UpTo => "up-to",
            Self::FromTo => "from-to",
            Self::MoreThan => "more-than",
            Self::AtLeast => "at-least",
            Self::OrMore => "or-more",
            Self::OrMoreBest => "or-more-best",
            Self::OfSide => "of-side",
            Self::OfThem => "of-them",
            Self::RunningTotal => "running-total",
            Self::PartOf => "part-of",
            Self::ByWhom => "by-whom",
            Self::Against => "against",
            Self::Of => "of",
            Self::From => "from",
            Self::To => "to",
            Self::Between => "between",
            Self::Age => "age",
            Self::Term => "term",
            Self::Denies => "denies",
            Self::Publisher => "publisher",
            Self::InRole => "in-role",
            Self::SpeaksFor => "speaks-for",
        }
    }

    /// In English.
    #[must_use]
    pub const fn english(self) -> &'static str {
        match self {
            Self::About => "about {}",
            Self::UpTo => "up to {}",
            Self::FromTo => "{} to {}",
            Self::MoreThan => "more than {}",
            Self::AtLeast => "at least {}",
            Self::OrMore => "{} or more",
            Self::OrMoreBest => "{} or more, best {}",
            Self::OfSide | Self::Of => "of {}",
            Self::OfThem => "of them {}",
            Self::RunningTotal => "a running total",
            Self::PartOf => "part of {}",
            Self::ByWhom => "by {}",
            Self::Against => "against {}",
            Self::From => "from {}",
            Self::To => "to {}",
            Self::Between => "between {}",
            Self::Age => "age {}",
            Self::Term => "term {}",
            Self::Denies => "denies {}",
            Self::Publisher => "the publisher",
            Self::InRole => "{} ({})",
            Self::SpeaksFor => "{} of {} ({})",
        }
    }
}

/// A language in which claims are summed up.
pub trait Tongue {
    /// What a value of the record is called, by its name in JSON.
    fn value(&self, name: &str) -> String;

    /// A turn of phrase.
    fn turn(&self, turn: Turn) -> &str;

    /// A turn of phrase with values put in.
    fn said(&self, turn: Turn, values: &[&str]) -> String {
        filled(self.turn(turn), values)
    }
}

/// English, as the command line speaks.
#[derive(Debug, Clone, Copy)]
pub struct English;

impl Tongue for English {
    fn value(&self, name: &str) -> String {
        name.to_owned()
    }

    fn turn(&self, turn: Turn) -> &str {
        turn.english()
    }
}

/// A pattern with each `{}` replaced in turn.
#[must_use]
pub fn filled(pattern: &str, values: &[&str]) -> String {
    let mut parts = pattern.split("{}");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for (at, part) in parts.enumerate() {
        out.push_str(values.get(at).copied().unwrap_or_default());
        out.push_str(part);
    }
    out
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_turn_has_a_key_of_its_own() {
        let keys: BTreeSet<&str> = Turn::ALL.iter().map(|turn| turn.key()).collect();
        assert_eq!(keys.len(), Turn::ALL.len());
    }

    #[test]
    fn what_is_put_in_is_not_read_as_a_pattern() {
        assert_eq!(filled("{} of {} ({})", &["{}", "b", "c"]), "{} of b (c)");
        assert_eq!(filled("{} or more", &[]), " or more");
        assert_eq!(English.said(Turn::FromTo, &["10", "12"]), "10 to 12");
    }
}
