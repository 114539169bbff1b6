//! Views as they lie in the store: every part of every column is whole and has the rows that it should, and the look-ups
//! are those that follow from the views. That views say what the log says is for
//! [`Record::rebuild`](crate::Record::rebuild) to bring about.

mod follow;

use super::fault::{About, Faults, Place};
use crate::column::{ROWS, Values};
use crate::store::Store;
use crate::views::{Column, VIEWS, View, columns_of};

pub(super) use follow::{Lookup, compare};

/// One look at what is made of the log.
#[derive(Debug, Clone, Copy)]
pub(super) enum Look {
    /// The columns of a view.
    View(View),
    /// Columns that no view has.
    Strangers,
    /// Every look-up.
    Lookups,
}

/// What a look found.
#[derive(Debug, Default)]
pub(super) struct Looked {
    pub(super) faults: Faults,
    /// Look-ups that follow from a view.
    pub(super) due: Vec<Lookup>,
    /// Look-ups that may follow from it.
    pub(super) allowed: Vec<Lookup>,
    /// Look-ups that are there.
    pub(super) there: Option<Vec<Lookup>>,
    /// For the view of reports: their blobs.
    pub(super) report_blobs: Option<Vec<i64>>,
}

impl Look {
    pub(super) fn check(self, store: &dyn Store, rows: Option<[u64; VIEWS.len()]>) -> Looked {
        let mut looked = Looked::default();
        match (self, rows) {
            (Self::View(view), Some(rows)) => looked.view(store, view, rows),
            (Self::Strangers, _) => looked.strangers(store),
            (Self::Lookups, _) => looked.lookups(store),
            (Self::View(_), None) => {}
        }
        looked
    }
}

impl Looked {
    fn wrong(&mut self, sentence: String) {
        self.faults.tell(Place::Views, About::View, sentence);
    }

    fn view(&mut self, store: &dyn Store, view: View, rows: [u64; VIEWS.len()]) {
        let mut kept: Vec<Vec<Values>> = Vec::new();
        let mut whole = true;
        for column in columns_of(view) {
            let mut values = Vec::new();
            whole &= self.column(
                store,
                *column,
                rows[view as usize],
                follow::is_needed(*column).then_some(&mut values),
            );
            kept.push(values);
        }
        // A damaged column is told of once, not once more for all that follows from it.
        if whole {
            self.follow(store, view, rows, &kept);
        }
    }

    /// Checks every part of a column; gives whether it is whole.
    fn column(
        &mut self,
        store: &dyn Store,
        column: Column,
        rows: u64,
        mut keep: Option<&mut Vec<Values>>,
    ) -> bool {
        let (view, index, expected) = (column.view, column.index, rows.div_ceil(ROWS));
        let (mut next, mut wrong) = (0u64, Vec::new());
        let read = store.parts(column.id(), 0, &mut |part, bytes| {
            let number = u64::from(part);
            if number >= expected {
                wrong.push(format!("Column {index} of the view {view:?} has parts that it should not have."));
                return false;
            }
            if number != next {
                wrong.push(format!("Part {next} of column {index} of the view {view:?} is missing."));
            }
            next = number + 1;
            match Values::unpack(column.holds, column.id(), part, bytes) {
                Ok(values) if values.len() as u64 == (rows - number * ROWS).min(ROWS) => {
                    if let Some(keep) = &mut keep {
                        keep.push(values);
                    }
                }
                Ok(_) => wrong.push(format!(
                    "Part {part} of column {index} of the view {view:?} has not the rows that it should have."
                )),
                Err(_) => {
                    wrong.push(format!("Part {part} of column {index} of the view {view:?} was altered."))
                }
            }
            wrong.len() < super::MOST_FAULTS
        });
        match read {
            Err(error) => wrong.push(format!("Column {index} of the view {view:?} cannot be read: {error}")),
            Ok(()) if next < expected && wrong.is_empty() => {
                wrong.push(format!("Part {next} of column {index} of the view {view:?} is missing."));
            }
            Ok(()) => {}
        }
        let whole = wrong.is_empty();
        wrong.into_iter().for_each(|sentence| self.wrong(sentence));
        whole
    }

    /// Numbers of columns between and after those of the views.
    fn strangers(&mut self, store: &dyn Store) {
        let known: Vec<u32> =
            VIEWS.iter().flat_map(|view| columns_of(*view)).map(|column| column.id()).collect();
        for id in (0..64 * (VIEWS.len() as u32 + 1)).filter(|id| !known.contains(id)) {
            let mut any = false;
            let read = store.parts(id, 0, &mut |_, _| {
                any = true;
                false
            });
            if any {
                self.wrong(format!("There is a column {id}, which no view has."));
            }
            if let Err(error) = read {
                self.wrong(format!("The views cannot be read: {error}"));
                return;
            }
        }
    }

    fn lookups(&mut self, store: &dyn Store) {
        let mut there = Vec::new();
        match store.lookups(&mut |space, key, number| {
            there.push((space, key, number));
            true
        }) {
            Ok(()) => {
                there.sort_unstable();
                self.there = Some(there);
            }
            Err(error) => self.wrong(format!("The look-ups cannot be read: {error}")),
        }
    }
}
