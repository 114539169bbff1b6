//! Making a record, and what the views ask of its past.

use std::path::Path;
use std::rc::Rc;

use jiff::Timestamp;
use rustc_hash::{FxHashMap, FxHashSet};
use sijill_claim::Claim;

use super::{Committed, Record, RecordError, State};
use crate::codec::DICTIONARY;
use crate::entry::PayloadError;
use crate::key::SecretKey;
use crate::library::{Library, LibraryError};
use crate::payload::{ClaimsReviewed, Payload, RecordCreated, SourceKey};
use crate::store::{SqliteStore, Store, StoreError};
use crate::views::{self, ViewError};

impl Record {
    /// Makes a record in a new file, under the key's name.
    ///
    /// # Errors
    /// Where there is a file already, or none can be made.
    pub fn create(
        path: &Path,
        key: &SecretKey,
        program: &str,
        now: Timestamp,
    ) -> Result<(Self, Committed), RecordError> {
        let origin = key.name().to_owned();
        let state = State::new(&origin, key, now, DICTIONARY);
        let store = SqliteStore::create(path, DICTIONARY, &state.write())?;
        let mut record = Self::over(Box::new(store))?;
        record.begin(now, false)?;
        let created = RecordCreated { origin, key: key.public().to_string(), program: program.to_owned() };
        record.write(created.into(), None, None)?;
        let committed = record.commit(key)?;
        Ok((record, committed))
    }
}

/// The past as it stands in the store and in the batch in hand.
pub(super) struct Past<'a> {
    pub(super) store: &'a dyn Store,
    pub(super) pending: &'a FxHashMap<u64, Rc<Payload>>,
    pub(super) undone: &'a FxHashSet<u64>,
}

impl Past<'_> {
    fn payload(&self, entry: u64) -> Result<Rc<Payload>, ViewError> {
        if let Some(payload) = self.pending.get(&entry) {
            return Ok(Rc::clone(payload));
        }
        let found = Library::new(self.store).and_then(|library| library.payload(entry));
        found.map(Rc::new).map_err(|error| match error {
            LibraryError::Store(error) => ViewError::Store(error),
            LibraryError::Payload(error) => ViewError::Payload(error),
            other => {
                ViewError::Store(StoreError::Damaged { path: self.store.place(), cause: other.to_string() })
            }
        })
    }
}

impl views::Past for Past<'_> {
    fn review(&self, entry: u64) -> Result<Rc<ClaimsReviewed>, ViewError> {
        self.review_if_any(entry)?
            .ok_or_else(|| ViewError::Absent { entry, what: "a review that is none".to_owned() })
    }

    fn claim(&self, entry: u64, index: u64) -> Result<Claim, ViewError> {
        let absent = || ViewError::Absent { entry, what: format!("its claim {index}") };
        match &*self.payload(entry)? {
            Payload::ReadingMade(reading) => reading.claims.get(index as usize).cloned().ok_or_else(absent),
            _ => Err(absent()),
        }
    }

    fn review_if_any(&self, entry: u64) -> Result<Option<Rc<ClaimsReviewed>>, ViewError> {
        match self.payload(entry) {
            Ok(payload) => Ok(match &*payload {
                Payload::ClaimsReviewed(review) => Some(Rc::new(review.clone())),
                _ => None,
            }),
            // What was decided on an erased report alone is erased with it.
            Err(ViewError::Payload(PayloadError::Erased(_))) => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn source_added(&self, entry: u64) -> Result<Option<SourceKey>, ViewError> {
        Ok(match &*self.payload(entry)? {
            Payload::SourceAdded(added) => Some(added.source.clone()),
            _ => None,
        })
    }

    fn still(&self, entry: u64) -> bool {
        !self.undone.contains(&entry)
    }
}
