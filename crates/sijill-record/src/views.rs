//! Views: what is made of the log so that questions are answered at once. All of them can be thrown away and made anew.
//!
//! A view is a table of numbered rows in columns ([`column`](crate::column)). Rows are only added; where something
//! changes, a column of its row says at which entry it ceased to hold, so that every past state stays to be asked.

mod apply;
mod claims;
mod erase;
mod read;
mod reports;
mod sources;

use rustc_hash::FxHashMap;
use thiserror::Error;

use crate::column::{Holds, NONE, PartError, ROWS, Values};
use crate::entry::PayloadError;
use crate::payload::SourceKey;
use crate::store::{Batch, Store, StoreError, Words};

pub use apply::{Applied, Past};
pub use claims::{HARMS, MODALITIES, ReviewState, SCOPES, STATUSES, corrected, date, day, figure};
pub use read::{Reading, deeds};
pub(crate) use sources::place_key;
pub use sources::{ROLES, TYPES, code, decoded};

/// Raised whenever what views hold changes: records made with another number have their views made anew.
pub const VERSION: u32 = 2;

/// A view.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum View {
    /// Reports, by their numbers.
    Report,
    /// Readings, by their numbers.
    Reading,
    /// Claims as readings have them, by their numbers.
    Claim,
    /// What became of claims by decisions.
    Version,
    /// Who claims are attributed to.
    Hop,
    /// Sources.
    Source,
    /// Places.
    Place,
    /// Incidents, by their numbers.
    Incident,
    /// Receipts of reports.
    Custody,
    /// Entries that are neither reports nor readings nor reviews.
    Deed,
}

/// Every view, in the order of their numbers.
pub const VIEWS: [View; 10] = [
    View::Report,
    View::Reading,
    View::Claim,
    View::Version,
    View::Hop,
    View::Source,
    View::Place,
    View::Incident,
    View::Custody,
    View::Deed,
];

/// A column of a view.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Column {
    /// Of which view.
    pub view: View,
    /// Which one, from 0.
    pub index: u8,
    /// What it holds.
    pub holds: Holds,
}

impl Column {
    /// The number under which stores keep it.
    #[must_use]
    pub const fn id(self) -> u32 {
        (self.view as u32) * 64 + self.index as u32
    }
}

/// Declares the columns of a view, in their order.
macro_rules! columns {
    ($(#[$doc:meta])* $module:ident, $view:ident: $($name:ident $holds:ident $what:literal,)*) => {
        $(#[$doc])*
        pub mod $module {
            use super::{Column, Holds, View};
            #[allow(non_camel_case_types, clippy::upper_case_acronyms, reason = "they name constants")]
            enum Index { $($name,)* }
            $(#[doc = $what]
            pub const $name: Column = Column { view: View::$view, index: Index::$name as u8, holds: Holds::$holds };)*
            /// All of them.
            pub const ALL: &[Column] = &[$($name,)*];
        }
    };
}

columns! {
    /// Columns of [`View::Report`].
    report, Report:
    ENTRY Numbers "The entry that added it.",
    BLOB Numbers "Its bytes.",
    PUBLISHER Numbers "Its publisher, as a source.",
    PUBLISHED Numbers "Day of publication, counted from 1970.",
    RETRIEVED Numbers "When its bytes were obtained, in milliseconds from 1970.",
    LANGUAGE Numbers "Its language, as packed letters.",
    COUNTRY Numbers "The country that it is about, as packed letters.",
    READING Numbers "Its last reading.",
    ERASED Numbers "The entry that erased it.",
}

columns! {
    /// Columns of [`View::Reading`].
    reading, Reading:
    ENTRY Numbers "The entry that holds it.",
    REPORT Numbers "The report that was read.",
    CLAIM Numbers "Its first claim.",
    CLAIMS Numbers "How many claims.",
    INCIDENT Numbers "Its first incident.",
    INCIDENTS Numbers "How many incidents.",
    UNTIL Numbers "The entry that replaced it.",
}

columns! {
    /// Columns of [`View::Claim`].
    claim, Claim:
    READING Numbers "Which reading.",
    KIND Numbers "Its kind.",
    HARM Numbers "Of a casualty, the harm.",
    STATUS Numbers "Of a casualty, the victims' status.",
    MODALITY Numbers "How it is put.",
    SCOPE Numbers "Of a casualty, whether it counts one occurrence.",
    LOW Numbers "The least of its figure.",
    HIGH Numbers "The most of its figure.",
    BEST Numbers "Its figure as written.",
    START Numbers "Its first day, counted from 1970.",
    END Numbers "Its last day.",
    PLACE Numbers "Its place.",
    CONFIDENCE Numbers "Confidence, in thousandths.",
    UNTIL Numbers "The entry from which on this row holds no more.",
    FROM_CLAIM Numbers "The claim of an earlier reading whose decisions it carries on.",
    TO_CLAIM Numbers "The claim of a later reading that carries its decisions on.",
}

columns! {
    /// Columns of [`View::Version`]: those of a claim, and what made this version.
    version, Version:
    CLAIM Numbers "Which claim.",
    KIND Numbers "As of a claim.",
    HARM Numbers "As of a claim.",
    STATUS Numbers "As of a claim.",
    MODALITY Numbers "As of a claim.",
    SCOPE Numbers "As of a claim.",
    LOW Numbers "As of a claim.",
    HIGH Numbers "As of a claim.",
    BEST Numbers "As of a claim.",
    START Numbers "As of a claim.",
    END Numbers "As of a claim.",
    PLACE Numbers "As of a claim.",
    CONFIDENCE Numbers "As of a claim.",
    UNTIL Numbers "The entry from which on it holds no more.",
    FROM Numbers "The entry from which on it holds.",
    STATE Numbers "What was decided, as a number of a review state.",
    DECISION Numbers "The entry of the decision; nothing where all were undone.",
    CORRECTION Numbers "The entry of the correction that holds.",
    HOPS Numbers "1 where its attribution is its own.",
    PART_OF Numbers "The reading that its claim is of.",
}

columns! {
    /// Columns of [`View::Hop`].
    hop, Hop:
    CLAIM Numbers "Which claim.",
    VERSION Numbers "0 for the claim as read, otherwise its version's row and 1.",
    SOURCE Numbers "Who.",
}

columns! {
    /// Columns of [`View::Source`].
    source, Source:
    NAME Words "The name.",
    TYPE Numbers "What sort.",
    ROLE Numbers "What it does.",
    OF Words "Whom it speaks for.",
    KEY Numbers "First eight bytes of its digest.",
    ENTRY Numbers "The entry that first named it.",
}

columns! {
    /// Columns of [`View::Place`].
    place, Place:
    NAME Words "The name.",
    ID Words "The gazetteer's identifier.",
    LAT Numbers "Millionths of a degree north.",
    LON Numbers "Millionths of a degree east.",
    COUNTRY Numbers "The country, as packed letters.",
    RADIUS Numbers "Its radius, in metres.",
}

columns! {
    /// Columns of [`View::Incident`].
    incident, Incident:
    READING Numbers "Which reading.",
    START Numbers "First day.",
    END Numbers "Last day.",
    PLACE Numbers "Its place.",
    KILLED_LOW Numbers "Least number killed.",
    KILLED_BEST Numbers "Number killed.",
    INJURED_LOW Numbers "Least number injured.",
    INJURED_BEST Numbers "Number injured.",
    CLAIMS Numbers "How many claims tell of it.",
    UNTIL Numbers "The entry from which on it holds no more.",
}

columns! {
    /// Columns of [`View::Custody`].
    custody, Custody:
    REPORT Numbers "Which report.",
    ENTRY Numbers "The entry of the receipt.",
}

columns! {
    /// Columns of [`View::Deed`].
    deed, Deed:
    ENTRY Numbers "Which entry.",
    KIND Numbers "Its kind, as a number among the kinds.",
}

/// The columns of a view.
#[must_use]
pub const fn columns_of(view: View) -> &'static [Column] {
    match view {
        View::Report => report::ALL,
        View::Reading => reading::ALL,
        View::Claim => claim::ALL,
        View::Version => version::ALL,
        View::Hop => hop::ALL,
        View::Source => source::ALL,
        View::Place => place::ALL,
        View::Incident => incident::ALL,
        View::Custody => custody::ALL,
        View::Deed => deed::ALL,
    }
}

/// Spaces of look-ups.
pub mod space {
    /// Blobs by the first bytes of their digests.
    pub const BLOB: u8 = 1;
    /// Sources by the first bytes of their keys' digests.
    pub const SOURCE: u8 = 2;
    /// Places by the first bytes of their digests.
    pub const PLACE: u8 = 3;
    /// Versions by their claims.
    pub const VERSION: u8 = 4;
    /// Receipts after the first by their reports.
    pub const CUSTODY: u8 = 5;
    /// Earlier readings by their reports.
    pub const READING: u8 = 6;
}

/// Why a view could not be read or made.
#[derive(Debug, Error)]
pub enum ViewError {
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A part is damaged.
    #[error(
        "A view of the record is damaged: {0}. The log is whole; `sijill verify --rebuild` makes the views anew."
    )]
    Part(#[from] PartError),
    /// An entry says what cannot be.
    #[error(transparent)]
    Payload(#[from] PayloadError),
    /// An entry speaks of what is not there.
    #[error("Entry e{entry} speaks of {what}, which the record does not have.")]
    Absent {
        /// Which entry.
        entry: u64,
        /// What it speaks of.
        what: String,
    },
}

/// The value of a cell that is to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// A number.
    Number(i64),
    /// Words.
    Words(String),
}

impl From<i64> for Cell {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<u64> for Cell {
    fn from(number: u64) -> Self {
        Self::Number(signed(number))
    }
}

impl From<Option<i64>> for Cell {
    fn from(number: Option<i64>) -> Self {
        Self::Number(number.unwrap_or(NONE))
    }
}

impl From<Option<u64>> for Cell {
    fn from(number: Option<u64>) -> Self {
        Self::Number(number.map_or(NONE, signed))
    }
}

impl From<&str> for Cell {
    fn from(words: &str) -> Self {
        Self::Words(words.to_owned())
    }
}

/// A count as a view keeps it; figures beyond what fits are the largest that does.
#[must_use]
pub fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// [`signed`] for constants.
#[must_use]
pub const fn signed_const(number: u64) -> i64 {
    if number > i64::MAX as u64 { i64::MAX } else { number as i64 }
}

/// A count as a view has it; nothing where nothing is known.
#[must_use]
pub fn counted(number: i64) -> Option<u64> {
    u64::try_from(number).ok()
}

/// The views while they are written: parts that were touched, and what goes to the store with the next batch.
#[derive(Debug, Default)]
pub struct Views {
    rows: [u64; VIEWS.len()],
    parts: FxHashMap<(Column, u32), Part>,
    lookups: FxHashMap<(u8, i64), Vec<u64>>,
    dropped: Vec<(u8, i64, u64)>,
    words: Vec<Words>,
    forgotten: Vec<u64>,
    sources: FxHashMap<SourceKey, u64>,
    places: FxHashMap<i64, u64>,
}

#[derive(Debug)]
struct Part {
    values: Values,
    dirty: bool,
}

/// More parts than these are not kept between batches.
const KEPT_PARTS: usize = 4_000;
/// More names than these are not kept.
const KEPT_NAMES: usize = 200_000;

impl Views {
    /// Views with this many rows each in the store.
    #[must_use]
    pub fn new(rows: [u64; VIEWS.len()]) -> Self {
        Self { rows, ..Self::default() }
    }

    /// How many rows each has.
    #[must_use]
    pub const fn rows(&self) -> [u64; VIEWS.len()] {
        self.rows
    }

    /// How many rows a view has.
    #[must_use]
    pub const fn count(&self, view: View) -> u64 {
        self.rows[view as usize]
    }

    fn part(&mut self, store: &dyn Store, column: Column, number: u32) -> Result<&mut Part, ViewError> {
        use std::collections::hash_map::Entry;
        Ok(match self.parts.entry((column, number)) {
            Entry::Occupied(found) => found.into_mut(),
            Entry::Vacant(free) => {
                let values = match store.part(column.id(), number)? {
                    Some(bytes) => Values::unpack(column.holds, column.id(), number, &bytes)?,
                    None => Values::empty(column.holds),
                };
                free.insert(Part { values, dirty: false })
            }
        })
    }

    /// A number of a row.
    ///
    /// # Errors
    /// [`ViewError`] where the part is damaged.
    pub fn number(&mut self, store: &dyn Store, column: Column, row: u64) -> Result<i64, ViewError> {
        let (part, at) = place_of(row);
        Ok(self.part(store, column, part)?.values.number(at))
    }

    /// Words of a row.
    ///
    /// # Errors
    /// [`ViewError`] where the part is damaged.
    pub fn text(&mut self, store: &dyn Store, column: Column, row: u64) -> Result<String, ViewError> {
        let (part, at) = place_of(row);
        Ok(self.part(store, column, part)?.values.words(at).to_owned())
    }

    fn set(
        &mut self,
        store: &dyn Store,
        column: Column,
        row: u64,
        cell: impl Into<Cell>,
    ) -> Result<(), ViewError> {
        let (number, at) = place_of(row);
        let part = self.part(store, column, number)?;
        match (&mut part.values, cell.into()) {
            (Values::Numbers(values), Cell::Number(value)) => {
                if let Some(slot) = values.get_mut(at)
                    && *slot != value
                {
                    *slot = value;
                    part.dirty = true;
                }
            }
            (Values::Words(values), Cell::Words(value)) => {
                if let Some(slot) = values.get_mut(at)
                    && *slot != value
                {
                    *slot = value;
                    part.dirty = true;
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// Adds a row, its cells in the order of the view's columns; gives its number.
    fn push<const N: usize>(
        &mut self,
        store: &dyn Store,
        view: View,
        cells: [Cell; N],
    ) -> Result<u64, ViewError> {
        let row = self.count(view);
        let (number, at) = place_of(row);
        for (column, cell) in columns_of(view).iter().zip(cells) {
            let part = self.part(store, *column, number)?;
            // What a batch that failed left behind would stand in the way.
            match (&mut part.values, cell) {
                (Values::Numbers(values), Cell::Number(value)) => {
                    values.truncate(at);
                    values.push(value);
                }
                (Values::Words(values), Cell::Words(value)) => {
                    values.truncate(at);
                    values.push(value);
                }
                _ => {}
            }
            part.dirty = true;
        }
        self.rows[view as usize] += 1;
        Ok(row)
    }

    fn look_up(&mut self, store: &dyn Store, space: u8, key: i64) -> Result<Vec<u64>, ViewError> {
        let mut found = store.lookup(space, key)?;
        found.retain(|number| !self.dropped.contains(&(space, key, *number)));
        found.extend(self.lookups.get(&(space, key)).into_iter().flatten());
        Ok(found)
    }

    fn look_under(&mut self, space: u8, key: i64, number: u64) {
        self.lookups.entry((space, key)).or_default().push(number);
    }

    /// Moves everything that changed into a batch.
    ///
    /// # Errors
    /// Where a part cannot be packed.
    pub fn flush(&mut self, batch: &mut Batch) -> Result<(), ViewError> {
        let mut dirty: Vec<_> = self.parts.iter_mut().filter(|(_, part)| part.dirty).collect();
        dirty.sort_by_key(|((column, number), _)| (column.id(), *number));
        for ((column, number), part) in dirty {
            batch.parts.push((column.id(), *number, part.values.pack(column.id(), *number)?));
            part.dirty = false;
        }
        let found = self.lookups.drain();
        batch.lookups.extend(
            found.flat_map(|((space, key), numbers)| numbers.into_iter().map(move |n| (space, key, n))),
        );
        batch.lookups.sort_unstable();
        batch.dropped_lookups.append(&mut self.dropped);
        batch.words.append(&mut self.words);
        batch.forgotten.append(&mut self.forgotten);
        if self.parts.len() > KEPT_PARTS {
            let rows = self.rows;
            self.parts.retain(|(column, number), _| u64::from(*number) == rows[column.view as usize] / ROWS);
        }
        if self.sources.len() > KEPT_NAMES {
            self.sources.clear();
        }
        if self.places.len() > KEPT_NAMES {
            self.places.clear();
        }
        Ok(())
    }
}

/// Part and place in it of a row.
#[must_use]
pub fn place_of(row: u64) -> (u32, usize) {
    (u32::try_from(row / ROWS).unwrap_or(u32::MAX), (row % ROWS) as usize)
}

/// Two or three letters of a code as a number; `NONE` where there are none.
#[must_use]
pub fn letters(code: Option<&str>) -> i64 {
    match code {
        Some(code) if !code.is_empty() && code.len() <= 7 && code.is_ascii() => {
            code.bytes().fold(0, |number, byte| number << 8 | i64::from(byte))
        }
        _ => NONE,
    }
}

/// The letters that [`letters`] packed.
#[must_use]
pub fn unpacked(number: i64) -> Option<String> {
    if number == NONE {
        return None;
    }
    let bytes: Vec<u8> = number.to_be_bytes().into_iter().skip_while(|b| *b == 0).collect();
    String::from_utf8(bytes).ok()
}
