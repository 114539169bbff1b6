//! Verifying: everything that a record says is computed again from its own bytes and compared with what was signed.
//!
//! Not for: mending. Views that are damaged are made anew by [`Record::rebuild`](crate::Record::rebuild); a log that is
//! damaged is told of, and stays as it is.

mod blobs;
mod entries;
mod fault;
mod log;
mod named;
mod signed;
mod views;
mod work;

use thiserror::Error;

pub use fault::{About, Fault, MOST_FAULTS};

use crate::hash::Hash;
use crate::store::{Store, StoreError};

/// What was verified, and what was found wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// The record's name.
    pub origin: String,
    /// The key that its checkpoints are signed with.
    pub key: String,
    /// How many entries there are.
    pub size: u64,
    /// The root over them, as computed; nothing where some are missing.
    pub root: Option<Hash>,
    /// How many reports there are.
    pub reports: u64,
    /// How many blobs.
    pub blobs: u64,
    /// How many entries have had their payloads erased.
    pub erased: u64,
    /// The record's last signed checkpoint.
    pub checkpoint: String,
    /// How many checkpoints that people kept were compared.
    pub kept: usize,
    /// What is wrong: the first entry or report that is comes first. At most [`MOST_FAULTS`].
    pub faults: Vec<Fault>,
    /// How many further faults are not listed.
    pub more: u64,
}

impl Verified {
    /// True where nothing is wrong.
    #[must_use]
    pub const fn is_clean(&self) -> bool {
        self.faults.is_empty()
    }
}

/// Why nothing could be verified.
#[derive(Debug, Error)]
pub enum VerifyError {
    /// The store cannot be opened.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Opens the store that is verified. It is called once by each thread that takes part.
pub type Open<'a> = &'a (dyn Fn() -> Result<Box<dyn Store>, StoreError> + Sync);

/// Verifies a whole record: its log, its bytes, its views, and the file itself. `kept` are checkpoints that people kept
/// from earlier; `tell` hears how many entries were checked so far.
///
/// # Errors
/// Where there is no record, or it cannot be opened for a reason that is no damage.
pub fn verify(open: Open<'_>, kept: &[String], tell: &(dyn Fn(u64) + Sync)) -> Result<Verified, VerifyError> {
    let opened = open().and_then(|store| store.hold().map(|()| store));
    let store = match opened {
        Ok(store) => store,
        Err(error @ (StoreError::Damaged { .. } | StoreError::Other { .. })) => {
            return Ok(log::unopened(&error));
        }
        Err(error) => return Err(error.into()),
    };
    let state = store.state();
    let gathered = work::gather(open, &*store, state.as_deref().ok(), tell);
    let verified = log::judge(&*store, state, gathered, kept);
    // Nothing was written: however the reading ends, there is nothing to lose.
    let _ = store.release();
    Ok(verified)
}
