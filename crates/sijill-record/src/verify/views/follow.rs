//! The look-ups that follow from views.

use super::super::fault::{About, Faults, Place};
use super::Looked;
use crate::column::{NONE, ROWS, Values};
use crate::store::Store;
use crate::views::{
    Column, Reading, VIEWS, View, columns_of, custody, place, place_key, reading, report, signed, source,
    space, version,
};

/// Space, key and number of a look-up.
pub(in super::super) type Lookup = (u8, i64, u64);

/// True for columns that look-ups follow from.
pub(super) fn is_needed(column: Column) -> bool {
    let needed = [source::KEY, version::CLAIM, custody::REPORT, reading::REPORT, report::BLOB];
    needed.contains(&column) || column.view == View::Place
}

/// The values of one column, part after part.
struct Whole<'v>(&'v [Values]);

impl Whole<'_> {
    fn number(&self, row: u64) -> i64 {
        self.0.get((row / ROWS) as usize).map_or(NONE, |part| part.number((row % ROWS) as usize))
    }

    fn words(&self, row: u64) -> &str {
        self.0.get((row / ROWS) as usize).map_or("", |part| part.words((row % ROWS) as usize))
    }
}

impl Looked {
    /// What follows from a view all of whose columns are whole, so that there are as many rows as are told.
    pub(super) fn follow(
        &mut self,
        store: &dyn Store,
        view: View,
        rows: [u64; VIEWS.len()],
        kept: &[Vec<Values>],
    ) {
        let count = rows[view as usize];
        let column = |column: Column| Whole(kept.get(usize::from(column.index)).map_or(&[], Vec::as_slice));
        let mut follows = |space, of: Column| {
            let values = column(of);
            let rows = (0..count).map(|row| (values.number(row), row));
            self.due.extend(rows.filter(|(key, _)| *key != NONE).map(|(key, row)| (space, key, row)));
        };
        match view {
            View::Source => follows(space::SOURCE, source::KEY),
            View::Version => follows(space::VERSION, version::CLAIM),
            View::Custody => follows(space::CUSTODY, custody::REPORT),
            View::Reading => self.readings(store, rows, &column(reading::REPORT)),
            View::Place => {
                let (name, id) = (column(place::NAME), column(place::ID));
                let numbers = [place::LAT, place::LON, place::COUNTRY, place::RADIUS].map(column);
                for row in 0..count {
                    let numbers = [0, 1, 2, 3].map(|at: usize| numbers[at].number(row));
                    let lookup = (space::PLACE, place_key(name.words(row), id.words(row), numbers), row);
                    // The row of an erased place looks like this, and is not looked up.
                    let blank =
                        name.words(row).is_empty() && id.words(row).is_empty() && numbers == [NONE; 4];
                    if blank { self.allowed.push(lookup) } else { self.due.push(lookup) }
                }
            }
            View::Report => {
                let blobs = column(report::BLOB);
                self.report_blobs = Some((0..count).map(|row| blobs.number(row)).collect());
            }
            _ => {}
        }
        debug_assert!(kept.len() == columns_of(view).len());
    }

    /// A report's readings are looked up but for its last.
    fn readings(&mut self, store: &dyn Store, rows: [u64; VIEWS.len()], reports: &Whole<'_>) {
        // If this column is damaged, the look at its own view tells it.
        let Ok(last) = (Reading { store, rows }).numbers(report::READING) else { return };
        for row in 0..rows[View::Reading as usize] {
            let of = reports.number(row);
            let is_last =
                usize::try_from(of).ok().and_then(|of| last.get(of)).is_some_and(|last| *last == signed(row));
            if of != NONE && !is_last {
                self.due.push((space::READING, of, row));
            }
        }
    }
}

/// Tells how the look-ups that are there differ from those that follow.
pub(in super::super) fn compare(
    mut due: Vec<Lookup>,
    mut allowed: Vec<Lookup>,
    there: &[Lookup],
    faults: &mut Faults,
) {
    allowed.retain(|one| there.binary_search(one).is_ok());
    due.append(&mut allowed);
    due.sort_unstable();
    if due == there {
        return;
    }
    let names = ["", "bytes", "sources", "places", "decisions", "receipts", "earlier readings"];
    for (space, name) in names.iter().enumerate() {
        let of = |list: &[Lookup], other: &[Lookup]| {
            list.iter().filter(|one| usize::from(one.0) == space && other.binary_search(one).is_err()).count()
        };
        let (missing, odd) = (of(&due, there), of(there, &due));
        if missing > 0 {
            faults.tell(
                Place::Views,
                About::View,
                format!("{missing} of the look-ups of {name} are missing."),
            );
        }
        if odd > 0 {
            faults.tell(
                Place::Views,
                About::View,
                format!("{odd} look-ups of {name} lead to what is not there."),
            );
        }
    }
    let strange = there.iter().filter(|one| usize::from(one.0) >= names.len() || one.0 == 0).count();
    if strange > 0 {
        faults.tell(
            Place::Views,
            About::View,
            format!("{strange} look-ups are of a sort that there is not."),
        );
    }
}
