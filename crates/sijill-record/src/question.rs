//! Questions to a record, as it stands or stood: reports, claims, sources, incidents, and the history of each.
//!
//! A question reads whole columns of the views and keeps what fits, so that it takes the same time whatever it asks for.
//! Not for: how answers are shown, and what several reports say together (`sijill-weigh`).

mod claims;
mod facts;
mod full_claim;
mod history;
mod incidents;
mod places;
mod reports;
mod scan;
mod sources;
mod standing;
mod words;

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use jiff::Timestamp;
use rustc_hash::FxHashMap;
use sijill_claim::Kind;

pub use claims::{ClaimQuestion, ClaimRow, ClaimSort};
pub use facts::{Facts, ReadingRow};
pub use full_claim::{FullClaim, Replaced};
pub use history::{Event, Subject};
pub use incidents::{IncidentQuestion, IncidentRow, IncidentSort};
pub use places::{Outline, OutlineError, PlaceRow};
pub use reports::{FullReport, Receipt, ReportQuestion, ReportRow, ReportSort};
pub use sources::{SourceQuestion, SourceRow, SourceSort, source_id};
pub use standing::{SourceFacts, Standing};

use crate::column::{NONE, Values};
use crate::entry::PayloadError;
use crate::library::{Library, LibraryError};
use crate::payload::{Payload, ReadingMade, ReportAdded};
use crate::record::{Record, RecordError};
use crate::store::Store;
use crate::veil::Veil;
use crate::views::{self, View, reading, report};

/// Days, both ends inside. An open end is absent.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Days {
    /// First day.
    pub from: Option<jiff::civil::Date>,
    /// Last day.
    pub to: Option<jiff::civil::Date>,
}

impl Days {
    /// True where a run of days has a day in common with these. What is not dated has none.
    #[must_use]
    pub fn touch(&self, start: i64, end: i64) -> bool {
        if self.from.is_none() && self.to.is_none() {
            return true;
        }
        let (start, end) = match (start, end) {
            (NONE, NONE) => return false,
            // A run with one known end reaches as far as it may.
            (NONE, end) => (i64::MIN + 1, end),
            (start, NONE) => (start, i64::MAX),
            both => both,
        };
        self.from.is_none_or(|from| end >= views::day(Some(from)))
            && self.to.is_none_or(|to| start <= views::day(Some(to)))
    }
}

/// How much of an answer is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// Rows that are passed over first.
    pub skip: usize,
    /// Rows at most.
    pub limit: usize,
}

impl Default for Window {
    fn default() -> Self {
        Self { skip: 0, limit: usize::MAX }
    }
}

impl Window {
    /// Rows that must be found before the rest can be left.
    #[must_use]
    pub const fn needed(&self) -> usize {
        self.skip.saturating_add(self.limit)
    }
}

/// Rows of an answer, and whether there are more.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer<T> {
    /// The rows.
    pub rows: Vec<T>,
    /// True where the window ended before the rows did.
    pub more: bool,
}

/// A record at a moment, to be asked.
#[derive(Debug)]
pub struct Asked<'r> {
    /// How many entries count: those before the moment.
    pub size: u64,
    /// What people had decided by then.
    pub standing: Standing,
    views: views::Reading<'r>,
    library: Library<'r>,
    /// Claims from here on are of later readings.
    claims_until: u64,
    readings_until: u64,
    /// True where the record has gone on since the moment.
    past: bool,
    /// The part of each column that was read last: rows are mostly told in their order.
    at_hand: RefCell<FxHashMap<views::Column, (u32, Values)>>,
    /// What is withheld from whoever asks.
    veil: Option<Arc<dyn Veil>>,
    /// The reading that passed the veil last.
    veiled: RefCell<Option<(u64, Rc<ReadingMade>)>>,
}

impl Record {
    /// The record as it stands.
    ///
    /// # Errors
    /// Where it cannot be read.
    pub fn ask(&self) -> Result<Asked<'_>, RecordError> {
        self.ask_at(self.state().size)
    }

    /// The record as it stood after its first entries. What was erased since then is missing from the answer.
    ///
    /// # Errors
    /// Where it cannot be read.
    pub fn ask_at(&self, size: u64) -> Result<Asked<'_>, RecordError> {
        self.state().check_views(self.store())?;
        let size = size.min(self.state().size);
        let views = views::Reading { store: self.store(), rows: self.state().rows };
        let library = self.library()?;
        let readings_until = first_from(&views, reading::ENTRY, size)?;
        let claims_until = match readings_until {
            all if all == views.count(View::Reading) => views.count(View::Claim),
            some => views.number(reading::CLAIM, some)?.unsigned_abs(),
        };
        let standing = Standing::at(&views, &library, size)?;
        let past = size < self.state().size;
        let at_hand = RefCell::default();
        let veil = self.veil().cloned();
        let mut asked = Asked {
            size,
            standing,
            views,
            library,
            claims_until,
            readings_until,
            past,
            at_hand,
            veil: veil.clone(),
            veiled: RefCell::default(),
        };
        if let Some(veil) = veil {
            asked.leave_out(&*veil)?;
            asked.standing.zones.clear();
            asked.standing.feeds.clear();
            asked.standing.mappings.clear();
        }
        Ok(asked)
    }

    /// How many entries had been recorded by a time, that time included.
    ///
    /// # Errors
    /// Where the record cannot be read.
    pub fn size_at(&self, time: Timestamp) -> Result<u64, RecordError> {
        let (mut low, mut high) = (0, self.state().size);
        while low < high {
            let middle = low + (high - low) / 2;
            if self.store().time(middle)?.is_some_and(|at| at <= time) {
                low = middle + 1
            } else {
                high = middle
            }
        }
        Ok(low)
    }
}

impl<'r> Asked<'r> {
    /// From now on the reports that a veil withholds are as if they were withdrawn.
    ///
    /// # Errors
    /// Where the views are damaged.
    pub fn leave_out(&mut self, veil: &dyn Veil) -> Result<(), RecordError> {
        let published = self.views.numbers(report::PUBLISHED)?;
        for (number, day) in (0..).zip(published) {
            if veil.withholds_report(number, views::date(day)) {
                self.standing.withdrawn.entry(number).or_insert(0);
            }
        }
        Ok(())
    }

    /// The veil, where there is one.
    fn veil(&self) -> Option<&dyn Veil> {
        self.veil.as_deref()
    }

    /// True where claims of a kind may be seen.
    fn shows_kind(&self, kind: Kind) -> bool {
        self.veil().is_none_or(|veil| !veil.withholds_kind(kind))
    }

    /// Fails for a report that is withheld.
    fn let_through(&self, report: u64) -> Result<(), RecordError> {
        if self.veil.is_some() && self.standing.withdrawn.contains_key(&report) {
            return Err(RecordError::Unknown(format!("report r{report}")));
        }
        Ok(())
    }

    /// A reading as it may be seen.
    fn seen(&self, entry: u64, reading: Rc<ReadingMade>) -> Result<Rc<ReadingMade>, RecordError> {
        let Some(veil) = self.veil() else { return Ok(reading) };
        let mut last = self.veiled.borrow_mut();
        if let Some((known, veiled)) = &*last
            && *known == entry
        {
            return Ok(Rc::clone(veiled));
        }
        let mut veiled = ReadingMade::clone(&reading);
        veil.reading(&mut veiled, self.added(reading.report)?.as_ref());
        let veiled = Rc::new(veiled);
        *last = Some((entry, Rc::clone(&veiled)));
        Ok(veiled)
    }

    /// What was added as a report; nothing where it was erased.
    fn added(&self, number: u64) -> Result<Option<ReportAdded>, RecordError> {
        match self.library.payload(self.number(report::ENTRY, number)?.unsigned_abs()) {
            Ok(Payload::ReportAdded(added)) => Ok(Some(added)),
            Ok(_) | Err(LibraryError::Payload(PayloadError::Erased(_))) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Fails where something is asked for that could not be seen.
    fn may_search(&self, searches: bool) -> Result<(), RecordError> {
        match self.veil() {
            Some(veil) if searches && !veil.lets_search() => Err(RecordError::Refused(
                "Words, sources and publishers are not searched for here: they are withheld.".to_owned(),
            )),
            _ => Ok(()),
        }
    }

    /// The log, decoded.
    #[must_use]
    pub const fn library(&self) -> &Library<'r> {
        &self.library
    }

    /// The store.
    #[must_use]
    pub fn store(&self) -> &'r dyn Store {
        self.views.store
    }

    /// How many reports there were.
    ///
    /// # Errors
    /// Where the views are damaged.
    pub fn reports_until(&self) -> Result<u64, RecordError> {
        first_from(&self.views, views::report::ENTRY, self.size)
    }

    /// A number of a row, with its part kept at hand.
    fn number(&self, column: views::Column, row: u64) -> Result<i64, RecordError> {
        let (part, at) = views::place_of(row);
        let mut at_hand = self.at_hand.borrow_mut();
        if let Some((number, values)) = at_hand.get(&column)
            && *number == part
        {
            return Ok(values.number(at));
        }
        let values = self.views.part(column, part)?;
        let number = values.number(at);
        at_hand.insert(column, (part, values));
        Ok(number)
    }

    /// True where what began to hold at `from` and ceased at `until` held at the moment.
    const fn holds(&self, from: i64, until: i64) -> bool {
        from < views::signed_const(self.size) && (until == NONE || until >= views::signed_const(self.size))
    }
}

/// The first row of a view whose entry, in a column that only grows, is at or after a number of entries.
fn first_from(views: &views::Reading<'_>, column: views::Column, size: u64) -> Result<u64, RecordError> {
    let count = views.count(column.view);
    let (mut low, mut high) = (0, count);
    // Most questions are of the present.
    if count > 0 && views.number(column, count - 1)?.unsigned_abs() < size {
        return Ok(count);
    }
    while low < high {
        let middle = low + (high - low) / 2;
        if views.number(column, middle)?.unsigned_abs() < size { low = middle + 1 } else { high = middle }
    }
    Ok(low)
}
