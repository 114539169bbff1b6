//! The door: the accounts of a record.

mod gate;
mod log_in;
mod people;
mod sessions;
#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use gate::Gate;

use crate::error::AccountError;
use crate::store::Store;
use crate::throttle::Throttle;

/// The accounts of a record. One of it serves all threads; several processes may hold the file at once, and what one
/// changes the others see with their next question.
///
/// Everything here may wait for the disk, and whatever takes a password works for some tens of milliseconds: from
/// asynchronous code it is called where blocking is allowed.
#[derive(Debug)]
pub struct Accounts {
    store: Store,
    throttle: Mutex<Throttle>,
    gate: Gate,
}

impl Accounts {
    /// Where the accounts of a record are kept: its file's name with `.accounts` after it. A link is followed, so that a
    /// record has the same accounts whatever it is opened by.
    #[must_use]
    pub fn path_of(record: &Path) -> PathBuf {
        let followed = if record.is_symlink() { record.canonicalize().ok() } else { None };
        let mut name = followed.unwrap_or_else(|| record.to_owned()).into_os_string();
        name.push(".accounts");
        PathBuf::from(name)
    }

    /// Opens the accounts of a record; nothing where it has none.
    ///
    /// # Errors
    /// Where the file is another one, of another format, or cannot be used.
    pub fn find(record: &Path) -> Result<Option<Self>, AccountError> {
        let path = Self::path_of(record);
        let there = path.try_exists().map_err(|error| AccountError::Other {
            path: path.display().to_string(),
            cause: error.to_string(),
        })?;
        if there { Store::open(&path).map(Self::of).map(Some) } else { Ok(None) }
    }

    /// Opens the accounts of a record, or makes the file.
    ///
    /// # Errors
    /// Where the file is another one, of another format, or cannot be made or used.
    pub fn open_or_create(record: &Path) -> Result<Self, AccountError> {
        Store::open_or_create(&Self::path_of(record)).map(Self::of)
    }

    /// The file.
    #[must_use]
    pub fn path(&self) -> &Path {
        self.store.path()
    }

    fn of(store: Store) -> Self {
        Self { store, throttle: Mutex::default(), gate: Gate::default() }
    }

    fn throttle(&self) -> MutexGuard<'_, Throttle> {
        // Its counts are whole whenever somebody panics.
        self.throttle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
