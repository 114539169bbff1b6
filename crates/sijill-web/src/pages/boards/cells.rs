//! Rows of boards as cells, each with the claims that it rests on.

use sijill_claim::Modality;
use sijill_desk::board::Told;
use sijill_desk::board::told::Shown;
use sijill_weigh::board::party::Who;
use sijill_weigh::board::{At, Counted};
use sijill_weigh::said::Cited;

use crate::words::Words;

/// A row of a board that can be laid out.
pub(super) trait Laid: Shown {
    /// The board, as addresses have it.
    const NAME: &'static str;
    /// Keys of the heads of its cells.
    const CELLS: &'static [&'static str];
    /// The cells, as many as there are heads.
    fn cells(&self, words: &Words) -> Vec<Cell>;
    /// What is claimed, one thing after the other.
    fn turns(&self, words: &Words) -> Vec<Turn> {
        let _ = words;
        Vec::new()
    }
    /// Under which head the row stands, where the board has several.
    fn group(&self, words: &Words) -> String {
        let _ = words;
        String::new()
    }
}

/// A cell.
#[derive(Debug, Clone, Default)]
pub(super) struct Cell {
    /// What column it stands in, in words.
    pub(super) head: String,
    /// What it says.
    pub(super) items: Vec<Item>,
}

/// One thing that a cell says.
#[derive(Debug, Clone, Default)]
pub(super) struct Item {
    pub(super) words: String,
    /// What is said with it, such as a side.
    pub(super) beside: String,
    /// True for what is said against the rest.
    pub(super) disputes: bool,
    /// The claims that say so.
    pub(super) cited: Vec<Cited>,
}

/// Something that is claimed of a day.
#[derive(Debug, Clone, Default)]
pub(super) struct Turn {
    /// The day, or the days.
    pub(super) day: String,
    pub(super) words: String,
    /// How it is put, where that is not as a fact.
    pub(super) put: String,
    /// The claims that say so.
    pub(super) cited: Vec<Cited>,
}

/// A row as it is shown.
pub(super) struct RowShown {
    pub(super) id: String,
    /// The head that begins with this row; empty where it goes on.
    pub(super) group: String,
    pub(super) cells: Vec<Cell>,
    pub(super) turns: Vec<Turn>,
    /// All its claims.
    pub(super) cited: Vec<Cited>,
}

/// Rows with their cells.
pub(super) fn shown<R: Laid>(words: &Words, rows: &[Told<R>]) -> Vec<RowShown> {
    let mut last = String::new();
    rows.iter()
        .map(|told| {
            let row = &told.row;
            let mut cells = row_cells(words, row);
            for (cell, head) in cells.iter_mut().zip(R::CELLS) {
                cell.head = words.t(head).to_owned();
            }
            let group = row.group(words);
            let begins = group != last;
            last.clone_from(&group);
            let cited: Vec<Cited> = row.cited().into_iter().cloned().collect();
            RowShown {
                id: cited.first().map(|one| one.claim.clone()).unwrap_or_default(),
                group: if begins { group } else { String::new() },
                cells,
                turns: row.turns(words),
                cited,
            }
        })
        .collect()
}

fn row_cells<R: Laid>(words: &Words, row: &R) -> Vec<Cell> {
    Laid::cells(row, words)
}

impl Cell {
    /// A cell that says one thing; nothing where there are no words.
    pub(super) fn of(words: impl Into<String>) -> Self {
        let words = words.into();
        let items = if words.is_empty() { Vec::new() } else { vec![Item { words, ..Item::default() }] };
        Self { items, ..Self::default() }
    }

    /// A cell with its claims.
    pub(super) fn cited(words: impl Into<String>, cited: &[Cited]) -> Self {
        let mut cell = Self::of(words);
        if let Some(item) = cell.items.first_mut() {
            item.cited = cited.to_vec();
        }
        cell
    }

    /// A cell that says several things.
    pub(super) fn all(items: impl IntoIterator<Item = Item>) -> Self {
        Self { items: items.into_iter().collect(), ..Self::default() }
    }

    /// A place.
    pub(super) fn place(words: &Words, at: Option<&At>) -> Self {
        let Some(at) = at else { return Self::of(words.t("boards.no-place")) };
        let beside = at.country.clone().unwrap_or_default();
        Self::all([Item { words: at.name.clone(), beside, ..Item::default() }])
    }

    /// Parties with their sides.
    pub(super) fn parties<'w>(all: impl IntoIterator<Item = &'w Who>) -> Self {
        Self::all(all.into_iter().map(party))
    }
}

/// A party with its side.
pub(super) fn party(who: &Who) -> Item {
    let beside = who.side.as_ref().map(|side| side.name().to_owned()).filter(|side| *side != who.name);
    Item { words: who.name.clone(), beside: beside.unwrap_or_default(), ..Item::default() }
}

/// A number by whoever says it.
pub(super) fn counted(words: &Words, one: &Counted) -> Item {
    let number =
        one.figure.as_ref().map_or_else(|| words.t("boards.no-number").to_owned(), sijill_desk::show::figure);
    Item { words: number, beside: one.says.clone(), cited: vec![one.cited.clone()], ..Item::default() }
}

/// How something is put, where that is not as a fact.
pub(super) fn put(words: &Words, modality: Modality) -> String {
    if modality == Modality::Asserted { String::new() } else { words.value(modality) }
}

/// One day, or the first and the last.
pub(super) fn days(from: Option<jiff::civil::Date>, to: Option<jiff::civil::Date>) -> String {
    match (from, to) {
        (Some(from), Some(to)) if from != to => format!("{from} – {to}"),
        (from, to) => to.or(from).map(|day| day.to_string()).unwrap_or_default(),
    }
}

/// A value's words, or nothing.
pub(super) fn value(words: &Words, value: Option<impl serde::Serialize>) -> String {
    value.map(|value| words.value(value)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use jiff::civil::Date;

    use super::*;

    #[test]
    fn days_are_told_once_where_they_are_one() {
        let day = |day| Some(Date::constant(2016, 10, day));
        assert_eq!(days(day(1), day(3)), "2016-10-01 – 2016-10-03");
        assert_eq!(days(day(1), day(1)), "2016-10-01");
        assert_eq!(days(None, day(2)), "2016-10-02");
        assert_eq!(days(None, None), "");
    }

    #[test]
    fn empty_cells_say_nothing() {
        assert!(Cell::of("").items.is_empty());
        assert_eq!(Cell::cited("held", &[]).items.len(), 1);
    }
}
