//! Rows of boards as rows of an answer. What all of them have is told once: the day of the board, the place, the claims.

use crate::show::{figure, name};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;
use sijill_claim::Kind;
use sijill_weigh::board::party::Who;
use sijill_weigh::board::{At, Board, Counted};
use sijill_weigh::said::Cited;

use super::Ground;
use crate::ask::row::Row;

/// A row of a board.
pub trait Shown: Serialize {
    /// What such rows are called.
    const CALLED: &'static str;
    /// The head of a table.
    const HEAD: &'static [&'static str];
    /// The names of its own columns of CSV.
    const COLUMNS: &'static [&'static str];
    /// True where rows are of places, so that a claim without one stands apart.
    const BY_PLACE: bool = false;
    /// True where it is about what is to come.
    const TO_COME: bool = false;
    /// True where a row tells how something stands, which rests on all that came before.
    const STANDS: bool = false;
    /// The kinds of claims that it is made of; all where there are none.
    const KINDS: &'static [Kind];
    /// Makes the board.
    fn board(on: &Ground) -> Board<Self>
    where
        Self: Sized;
    /// Leaves out what is told of days before this one, where a row lists it apart from how things stand.
    fn leave_from(&mut self, _from: Date) {}
    /// The cells of a table.
    fn cells(&self) -> Vec<String>;
    /// The values of its own columns.
    fn values(&self) -> Vec<String>;
    /// Where.
    fn place(&self) -> Option<&At>;
    /// The claims.
    fn cited(&self) -> Vec<&Cited>;
}

/// A row with the day as of which it stands.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(rename = "Board{R}")]
pub struct Told<R> {
    /// The day as of which it stands; absent where nothing is dated.
    pub as_of: Option<Date>,
    /// The row itself.
    #[serde(flatten)]
    pub row: R,
}

impl<R: Shown> Row for Told<R> {
    const CALLED: &'static str = R::CALLED;
    const HEAD: &'static [&'static str] = R::HEAD;

    fn cells(&self) -> Vec<String> {
        self.row.cells()
    }

    fn columns() -> Vec<&'static str> {
        let place = ["as_of", "where", "where_id", "latitude", "longitude", "country"];
        place
            .into_iter()
            .chain(R::COLUMNS.iter().copied())
            .chain(["claim_ids", "report_ids", "sources"])
            .collect()
    }

    fn values(&self) -> Vec<String> {
        let place = self.row.place();
        let cited = self.row.cited();
        let mut values = vec![
            shown(self.as_of),
            place.map(|at| at.name.clone()).unwrap_or_default(),
            shown(place.and_then(|at| at.id.as_ref())),
            shown(place.and_then(|at| at.lat)),
            shown(place.and_then(|at| at.lon)),
            shown(place.and_then(|at| at.country.as_ref())),
        ];
        values.extend(self.row.values());
        values.push(each(cited.iter().map(|one| one.claim.clone())));
        values.push(each(cited.iter().map(|one| one.report.clone())));
        values.push(each(cited.iter().map(|one| one.says.clone())));
        values
    }

    /// Every claim stands in one row only, so that the first of a row names it.
    fn id(&self) -> &str {
        self.row.cited().first().map_or("", |one| one.claim.as_str())
    }

    fn point(&self) -> Option<Option<(f64, f64)>> {
        Some(self.row.place().and_then(|at| at.lat.zip(at.lon)))
    }
}

/// What is known, as words.
pub(super) fn shown<T: ToString>(value: Option<T>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

/// Each word once, in their order.
pub(super) fn each(words: impl Iterator<Item = String>) -> String {
    let mut list: Vec<String> = Vec::new();
    for word in words.filter(|word| !word.is_empty()) {
        if !list.contains(&word) {
            list.push(word);
        }
    }
    list.join("; ")
}

/// The first of some words, and how many more there are: for narrow columns.
pub(super) fn some(words: impl Iterator<Item = String>) -> String {
    const FIRST: usize = 2;
    let mut list: Vec<String> = Vec::new();
    for word in words.filter(|word| !word.is_empty()) {
        if !list.contains(&word) {
            list.push(word);
        }
    }
    let more = list.len().saturating_sub(FIRST);
    list.truncate(FIRST);
    let list = list.join("; ");
    if more > 0 { format!("{list} and {more} more") } else { list }
}

/// The ids of claims, for the last column of a table.
pub(super) fn ids(cited: &[&Cited]) -> String {
    some(cited.iter().map(|one| one.claim.clone()))
}

/// A place in a table.
pub(super) fn place(at: Option<&At>) -> String {
    at.map_or_else(|| "–".to_owned(), |at| at.name.clone())
}

/// Parties by their names.
pub(super) fn parties<'w>(list: impl IntoIterator<Item = &'w Who>) -> String {
    each(list.into_iter().map(|who| who.name.clone()))
}

/// Days: one, or the first and the last.
pub(super) fn days(from: Option<Date>, to: Option<Date>) -> String {
    match (from, to) {
        (Some(from), Some(to)) if from != to => format!("{from} to {to}"),
        (from, to) => shown(to.or(from)),
    }
}

/// A figure with whoever says it.
pub(super) fn by_source(counted: &Counted) -> String {
    counted.figure.as_ref().map(|told| format!("{} ({})", figure(told), counted.says)).unwrap_or_default()
}

/// The least, most and written number of the first figure.
pub(super) fn bounds<'c>(list: impl IntoIterator<Item = &'c Counted>) -> [String; 3] {
    let first = list.into_iter().find_map(|counted| counted.figure.as_ref());
    [shown(first.map(|f| f.low)), shown(first.and_then(|f| f.high)), shown(first.and_then(|f| f.best))]
}

/// A word as JSON has it.
pub(super) fn word(value: Option<impl Serialize>) -> String {
    value.map(name).unwrap_or_default()
}
