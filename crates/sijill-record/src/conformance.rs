//! What any [`Store`] must do: for whoever writes another one, to be run in its tests.
//!
//! ```no_run
//! # use sijill_record::conformance::{Maker, conforms};
//! # use sijill_record::store::{Access, SqliteStore};
//! let folder = tempfile::tempdir()?;
//! let path = folder.path().join("store");
//! let wrong = conforms(&Maker {
//!     make: &|dictionary, state| {
//!         let _ = std::fs::remove_file(&path);
//!         Ok(Box::new(SqliteStore::create(&path, dictionary, state)?))
//!     },
//!     open: &|| Ok(Box::new(SqliteStore::open(&path, Access::Write)?)),
//! });
//! assert!(wrong.is_empty(), "{wrong:#?}");
//! # Ok::<(), std::io::Error>(())
//! ```
//!
//! Not for: what the record makes of a store, which is tested with the record.

mod log;
mod moments;
mod views;

use jiff::Timestamp;

use crate::hash::Hash;
use crate::store::{Batch, Store, StoreError, StoredBlob, StoredContent, StoredEntry};

/// Makes a store with a dictionary and a state.
pub type Make<'m> = &'m dyn Fn(&[u8], &[u8]) -> Result<Box<dyn Store>, StoreError>;

/// How stores of a kind come about.
pub struct Maker<'m> {
    /// Makes a new store with this dictionary and this state in place of the last one, which nobody has open any more.
    pub make: Make<'m>,
    /// Opens the store that was made last once more, for writing too.
    pub open: &'m (dyn Fn() -> Result<Box<dyn Store>, StoreError> + Sync),
}

impl std::fmt::Debug for Maker<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Maker")
    }
}

/// What a store does not do that it should, a sentence each; empty where it conforms.
#[must_use]
pub fn conforms(maker: &Maker<'_>) -> Vec<String> {
    let checks: [(&str, Check); 10] = [
        ("a new store", log::new_store),
        ("entries, runs and blobs", log::round_trip),
        ("a batch that is late", log::late_batch),
        ("a batch that fails", log::failing_batch),
        ("erasing", log::erasing),
        ("parts and look-ups", views::parts_and_lookups),
        ("words", views::words),
        ("throwing views away", views::rebuilding),
        ("the shelf", views::shelf),
        ("holding a moment and waiting for a writer", moments::moments),
    ];
    let mut wrong = Vec::new();
    for (name, check) in checks {
        let mut told = Told(Vec::new());
        if let Err(error) = check(maker, &mut told) {
            told.0.push(format!("it was refused: {error}"));
        }
        wrong.extend(told.0.into_iter().map(|sentence| format!("With {name}, {sentence}")));
    }
    wrong
}

type Check = fn(&Maker<'_>, &mut Told) -> Result<(), StoreError>;

/// Sentences on what is wrong.
struct Told(Vec<String>);

impl Told {
    fn unless(&mut self, holds: bool, sentence: &str) {
        if !holds {
            self.0.push(sentence.to_owned());
        }
    }
}

const DICTIONARY: &[u8] = b"some bytes";

fn made(maker: &Maker<'_>) -> Result<Box<dyn Store>, StoreError> {
    (maker.make)(DICTIONARY, b"state 0")
}

fn entry(number: u64) -> StoredEntry {
    StoredEntry {
        number,
        kind: "report added".to_owned(),
        version: 1,
        time: Timestamp::from_millisecond(1_790_000_000_123 + number.cast_signed()).unwrap_or_default(),
        leaf: Hash::of(&number.to_be_bytes()),
        content: StoredContent::Sealed {
            salt: [number.to_le_bytes()[0]; 32],
            payload: format!("payload {number}").into_bytes(),
            after: number.checked_sub(1),
        },
    }
}

fn blob(number: u64) -> StoredBlob {
    StoredBlob {
        number,
        sha256: Hash::of(&number.to_le_bytes()),
        size: 1_000 + number,
        report: number.is_multiple_of(2).then_some(number / 2),
        bytes: Some(vec![0, number.to_le_bytes()[0], 255]),
    }
}

/// A batch of entries with a blob each.
fn batch(after: u64, count: u64) -> Batch {
    Batch {
        after,
        entries: (after..after + count).map(entry).collect(),
        blobs: (after..after + count).map(blob).collect(),
        state: format!("state {}", after + count).into_bytes(),
        ..Batch::default()
    }
}

fn entries_from(store: &dyn Store, from: u64) -> Result<Vec<StoredEntry>, StoreError> {
    let mut found = Vec::new();
    store.entries(from, &mut |entry| {
        found.push(entry);
        true
    })?;
    Ok(found)
}
