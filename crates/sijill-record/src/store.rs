//! What a record needs of whatever keeps it: an append that is atomic and durable, and reading by number.
//!
//! The trait speaks of coded bytes and numbers only: nothing of what entries mean, and nothing of SQLite. A store passes
//! [`conformance`](crate::conformance) or is none.

mod sqlite;

use jiff::Timestamp;
use thiserror::Error;

pub use sqlite::{Access, FORMAT, SqliteStore};

use crate::entry::Salt;
use crate::hash::Hash;

/// An entry as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredEntry {
    /// Its place in the log.
    pub number: u64,
    /// Its kind.
    pub kind: String,
    /// Version of its payload's form.
    pub version: u32,
    /// When it was recorded.
    pub time: Timestamp,
    /// Hash of its leaf.
    pub leaf: Hash,
    /// What it commits to, or the commitment alone where that was erased.
    pub content: StoredContent,
}

/// A stored payload.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StoredContent {
    /// Salt and coded payload.
    Sealed {
        /// The salt.
        salt: Salt,
        /// The payload, as the codec made it.
        payload: Vec<u8>,
        /// The blob that is the context of its coding, by its number.
        after: Option<u64>,
    },
    /// The commitment of what was erased.
    Erased(Hash),
}

/// Bytes as they are stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredBlob {
    /// Number of the blob, from 0.
    pub number: u64,
    /// Digest of the plain bytes.
    pub sha256: Hash,
    /// How many plain bytes; 0 where they were erased.
    pub size: u64,
    /// The report whose bytes they are, by its number.
    pub report: Option<u64>,
    /// The bytes, as the codec made them; nothing where they were erased.
    pub bytes: Option<Vec<u8>>,
}

/// The words of a report, for search.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// Which report.
    pub report: u64,
    /// Its title.
    pub title: String,
    /// Its text.
    pub text: String,
}

/// What is changed together, or not at all.
#[derive(Debug, Default)]
pub struct Batch {
    /// How many entries the log had when the batch was made; with another number it is refused.
    pub after: u64,
    /// New entries.
    pub entries: Vec<StoredEntry>,
    /// Hashes over whole runs of [`RUN`](crate::tree::RUN) leaves, by the run's number.
    pub runs: Vec<(u64, Hash)>,
    /// New blobs.
    pub blobs: Vec<StoredBlob>,
    /// Parts of views: column, number of the part, bytes. They replace what was there.
    pub parts: Vec<(u32, u32, Vec<u8>)>,
    /// Look-ups: space, key, number.
    pub lookups: Vec<(u8, i64, u64)>,
    /// Words to be found.
    pub words: Vec<Words>,
    /// Reports whose words are to be found no more.
    pub forgotten: Vec<u64>,
    /// Entries whose payloads go, with their commitments.
    pub erased_entries: Vec<(u64, Hash)>,
    /// Blobs whose bytes go, by number.
    pub erased_blobs: Vec<u64>,
    /// Look-ups that go.
    pub dropped_lookups: Vec<(u8, i64, u64)>,
    /// The state after it, as bytes.
    pub state: Vec<u8>,
    /// True to throw all views away first.
    pub rebuild: bool,
}

/// A thing on the shelf: its key and its bytes.
pub type Shelved = (u64, Vec<u8>);

/// Why a store did not do what it was asked.
#[derive(Debug, Error)]
pub enum StoreError {
    /// There is nothing there.
    #[error("There is no record at {0}.")]
    Missing(String),
    /// There is something there already.
    #[error("{0} is there already; a record is never made over another file.")]
    Exists(String),
    /// It is another file.
    #[error("{0} is not a record of Sijill.")]
    NotARecord(String),
    /// A newer program made it.
    #[error(
        "{path} has the format {found}, made by a newer version of Sijill; this one knows formats up to {known}. Nothing was changed."
    )]
    Newer {
        /// Which file.
        path: String,
        /// Its format.
        found: u32,
        /// The newest that is known.
        known: u32,
    },
    /// An older program made it.
    #[error(
        "{path} has the format {found}, an older one. Any command that writes to it, such as `sijill add`, brings it to the present format first and keeps a copy of it."
    )]
    Older {
        /// Which file.
        path: String,
        /// Its format.
        found: u32,
    },
    /// It may not be written.
    #[error("{0} cannot be written: the file or its folder is read-only.")]
    ReadOnly(String),
    /// Somebody else writes, and went on for longer than one waits.
    #[error("{path} is being written by another process, which did not end within {seconds} seconds.")]
    Busy {
        /// Which file.
        path: String,
        /// How long was waited.
        seconds: u64,
    },
    /// No room.
    #[error(
        "There is no room left on the disk for {0}. What was acknowledged before is safe; this was not added."
    )]
    Full(String),
    /// Somebody else added meanwhile.
    #[error("The record grew to {found} entries while this was made for {expected}.")]
    Moved {
        /// Entries that were expected.
        expected: u64,
        /// Entries found.
        found: u64,
    },
    /// What was erased is still in a helper file.
    #[error(
        "What was erased is gone from {0}, but may still lie in the file {0}-wal beside it, since another process reads the record. When that has ended, say any command that writes; only then is it gone."
    )]
    Unscrubbed(String),
    /// The file is damaged.
    #[error("{path} is damaged: {cause}.")]
    Damaged {
        /// Which file.
        path: String,
        /// What was found.
        cause: String,
    },
    /// A question of words that cannot be understood.
    #[error(
        "“{words}” cannot be searched for: {cause}. A phrase stands between quotation marks; OR, NOT and brackets join."
    )]
    Search {
        /// The words.
        words: String,
        /// What is wrong.
        cause: String,
    },
    /// Anything else.
    #[error("{path} could not be used: {cause}.")]
    Other {
        /// Which file.
        path: String,
        /// What the system or library said.
        cause: String,
    },
}

/// Keeps a log with its blobs and views.
pub trait Store: std::fmt::Debug {
    /// Where it is, for messages.
    fn place(&self) -> String;
    /// The dictionary that its bytes are coded with.
    ///
    /// # Errors
    /// [`StoreError`].
    fn dictionary(&self) -> Result<Vec<u8>, StoreError>;
    /// The state that the last batch left.
    ///
    /// # Errors
    /// [`StoreError`].
    fn state(&self) -> Result<Vec<u8>, StoreError>;
    /// How many entries there are.
    ///
    /// # Errors
    /// [`StoreError`].
    fn size(&self) -> Result<u64, StoreError>;
    /// An entry.
    ///
    /// # Errors
    /// [`StoreError`].
    fn entry(&self, number: u64) -> Result<Option<StoredEntry>, StoreError>;
    /// Entries from `from` on in order, until `each` answers with false or there are no more.
    ///
    /// # Errors
    /// [`StoreError`].
    fn entries(&self, from: u64, each: &mut dyn FnMut(StoredEntry) -> bool) -> Result<(), StoreError>;
    /// When an entry was recorded.
    ///
    /// # Errors
    /// [`StoreError`].
    fn time(&self, number: u64) -> Result<Option<Timestamp>, StoreError>;
    /// The leaf hash of an entry.
    ///
    /// # Errors
    /// [`StoreError`].
    fn leaf(&self, number: u64) -> Result<Option<Hash>, StoreError>;
    /// The hash over a whole run of leaves.
    ///
    /// # Errors
    /// [`StoreError`].
    fn run(&self, number: u64) -> Result<Option<Hash>, StoreError>;
    /// A blob by its number.
    ///
    /// # Errors
    /// [`StoreError`].
    fn blob(&self, number: u64) -> Result<Option<StoredBlob>, StoreError>;
    /// Blobs from `from` on in order, until `each` answers with false or there are no more.
    ///
    /// # Errors
    /// [`StoreError`].
    fn blobs(&self, from: u64, each: &mut dyn FnMut(StoredBlob) -> bool) -> Result<(), StoreError>;
    /// A part of a view.
    ///
    /// # Errors
    /// [`StoreError`].
    fn part(&self, column: u32, number: u32) -> Result<Option<Vec<u8>>, StoreError>;
    /// Parts of a column from `from` on in order, until `each` answers with false or there are no more.
    ///
    /// # Errors
    /// [`StoreError`].
    fn parts(
        &self,
        column: u32,
        from: u32,
        each: &mut dyn FnMut(u32, &[u8]) -> bool,
    ) -> Result<(), StoreError>;
    /// The numbers under a key, in order.
    ///
    /// # Errors
    /// [`StoreError`].
    fn lookup(&self, space: u8, key: i64) -> Result<Vec<u64>, StoreError>;
    /// Every look-up: space, key, number, until `each` answers with false.
    ///
    /// # Errors
    /// [`StoreError`].
    fn lookups(&self, each: &mut dyn FnMut(u8, i64, u64) -> bool) -> Result<(), StoreError>;
    /// Reports that hold the words, in the order of their numbers, until `each` answers with false. Words stand for
    /// themselves, `"…"` for a phrase, `OR`, `NOT`, `word*` as FTS5 has them.
    ///
    /// # Errors
    /// [`StoreError`].
    fn search(&self, words: &str, each: &mut dyn FnMut(u64) -> bool) -> Result<(), StoreError>;
    /// From now on until [`Store::release`] everything is read as it stands now, whatever others write.
    ///
    /// # Errors
    /// [`StoreError`].
    fn hold(&self) -> Result<(), StoreError>;
    /// Ends [`Store::hold`].
    ///
    /// # Errors
    /// [`StoreError`].
    fn release(&self) -> Result<(), StoreError>;
    /// Keeps all other writers out until the next [`Store::append`] or [`Store::unlock`]; waits for one that is at work.
    ///
    /// # Errors
    /// [`StoreError::Busy`] where the other does not end, and whatever forbids writing.
    fn lock(&mut self) -> Result<(), StoreError>;
    /// Lets others write again, where nothing was to be done.
    fn unlock(&mut self);
    /// Does a batch and ends the lock: when this returns, it is done for good; with an error, nothing of it is.
    ///
    /// # Errors
    /// [`StoreError`]; [`StoreError::Moved`] where somebody else was faster.
    fn append(&mut self, batch: &Batch) -> Result<(), StoreError>;
    /// Bytes that were put on the shelf under a key. The shelf holds what is made of the views and can be made again; a
    /// batch that erases something or throws the views away clears it. Whoever uses it must seal it against damage.
    ///
    /// # Errors
    /// [`StoreError`].
    fn shelf(&self, key: u64) -> Result<Option<Vec<u8>>, StoreError>;
    /// Puts things on the shelf, together or not at all, in place of what was under their keys; gives false, and does
    /// nothing, where the bytes under `key` are no longer `expected`.
    ///
    /// # Errors
    /// [`StoreError`].
    fn shelve(&mut self, key: u64, expected: Option<&[u8]>, things: &[Shelved]) -> Result<bool, StoreError>;
    /// Puts what was erased out of reach, in helper files too.
    ///
    /// # Errors
    /// [`StoreError`].
    fn scrub(&mut self) -> Result<(), StoreError>;
    /// What is wrong with its own structure and the words to be found, a sentence each; empty where nothing is.
    ///
    /// # Errors
    /// [`StoreError`] where it cannot even be looked at.
    fn faults(&self) -> Result<Vec<String>, StoreError>;
}
