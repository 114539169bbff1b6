//! The record's door: a log in a store, with its views, under a name and a key.

mod add;
mod check;
mod correct;
mod decide;
mod erase;
mod make;
mod rebuild;
mod reread;
mod state;

use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use rustc_hash::{FxHashMap, FxHashSet};
use thiserror::Error;

pub use add::{Added, Addition, ReadingGiven};
pub use correct::Change;
pub use decide::MOST_CLAIMS;
pub use erase::Erasure;
pub use reread::{Due, Reread};
pub use state::State;

use crate::codec::{Codec, CodecError};
use crate::entry::{Entry, PayloadError, SALT};
use crate::hash::Hash;
use crate::key::SecretKey;
use crate::library::{Library, LibraryError};
use crate::payload::{Blank, Payload};
use crate::store::{Access, Batch, SqliteStore, Store, StoreError, StoredContent, StoredEntry};
use crate::tree::{Edge, RUN, hash_over};
use crate::veil::Veil;
use crate::views::{Applied, ViewError, Views};

/// A clock that is behind the last entry by no more than this is waited for, not told of.
const TOLERANCE: SignedDuration = SignedDuration::from_secs(5);

/// Why something could not be done to a record.
#[derive(Debug, Error)]
pub enum RecordError {
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The log could not be read.
    #[error(transparent)]
    Library(#[from] LibraryError),
    /// A view could not be read or made.
    #[error(transparent)]
    View(#[from] ViewError),
    /// An entry could not be written.
    #[error(transparent)]
    Payload(#[from] PayloadError),
    /// Bytes could not be compressed.
    #[error("An entry could not be stored: {0}.")]
    Codec(#[from] CodecError),
    /// The state is damaged.
    #[error("{0} is damaged: what it says of its own state was altered.")]
    State(String),
    /// The views were made by another version.
    #[error(
        "The views of {0} were made by another version of Sijill, or their making was interrupted: `sijill verify --rebuild` makes them anew."
    )]
    Views(String),
    /// Another key than the record's.
    #[error("The key “{given}” is not the one that signs this record, “{own}”.")]
    Key {
        /// The key that was given.
        given: String,
        /// The record's own.
        own: String,
    },
    /// The system gave no randomness.
    #[error("The system gave no random bytes for a salt: {0}.")]
    Random(String),
    /// The clock was set back.
    #[error(
        "The clock of this machine says {now}, but the last entry was recorded at {last}: the clock was set back, or was wrong before. Nothing was added."
    )]
    Clock {
        /// What the clock says.
        now: Timestamp,
        /// When the last entry was recorded.
        last: Timestamp,
    },
    /// There is no such thing.
    #[error("The record has no {0}.")]
    Unknown(String),
    /// It cannot be done.
    #[error("{0}")]
    Refused(String),
}

/// A record: open it, stage what is to be added, commit.
#[derive(Debug)]
pub struct Record {
    store: Box<dyn Store>,
    state: State,
    views: Views,
    codec: Codec,
    staged: Option<Staged>,
    undone: Option<FxHashSet<u64>>,
    migrated: Option<PathBuf>,
    veil: Option<Arc<dyn Veil>>,
}

/// What is to be added with the next commit.
#[derive(Debug)]
struct Staged {
    batch: Batch,
    edge: Edge,
    time: Timestamp,
    blobs: u64,
    pending: FxHashMap<u64, Rc<Payload>>,
    bytes: FxHashMap<u64, Rc<[u8]>>,
}

/// What a commit left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Committed {
    /// Entries in the log.
    pub size: u64,
    /// The signed checkpoint.
    pub checkpoint: String,
}

impl Record {
    /// Opens a record in a file.
    ///
    /// # Errors
    /// Where there is none or it cannot be used.
    pub fn open(path: &Path, access: Access) -> Result<Self, RecordError> {
        let store = SqliteStore::open(path, access)?;
        let migrated = store.migrated().map(Path::to_owned);
        Ok(Self { migrated, ..Self::over(Box::new(store))? })
    }

    /// The record for whoever is not to see all of it: questions are answered through the veil.
    #[must_use]
    pub fn veiled(self, veil: Arc<dyn Veil>) -> Self {
        Self { veil: Some(veil), ..self }
    }

    /// The veil that questions are answered through.
    pub(crate) const fn veil(&self) -> Option<&Arc<dyn Veil>> {
        self.veil.as_ref()
    }

    /// A record over any store.
    ///
    /// # Errors
    /// Where what it says of itself is damaged.
    pub fn over(store: Box<dyn Store>) -> Result<Self, RecordError> {
        let state = State::read(&store.state()?).ok_or_else(|| RecordError::State(store.place()))?;
        let codec = Codec::new(&store.dictionary()?);
        let views = Views::new(state.rows);
        Ok(Self { store, state, views, codec, staged: None, undone: None, migrated: None, veil: None })
    }

    /// What it says of itself.
    #[must_use]
    pub const fn state(&self) -> &State {
        &self.state
    }

    /// The copy that was kept of the file, where opening it brought it to the present format.
    #[must_use]
    pub fn migrated(&self) -> Option<&Path> {
        self.migrated.as_deref()
    }

    /// Its store.
    #[must_use]
    pub fn store(&self) -> &dyn Store {
        &*self.store
    }

    /// Its store, to put something on its shelf.
    pub fn store_mut(&mut self) -> &mut dyn Store {
        &mut *self.store
    }

    /// What the log holds, decoded.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn library(&self) -> Result<Library<'_>, RecordError> {
        Ok(Library::new(&*self.store)?)
    }

    /// The root over the first entries; nothing where there are not so many.
    ///
    /// # Errors
    /// Where the record cannot be read.
    pub fn root_of_first(&self, size: u64) -> Result<Option<Hash>, RecordError> {
        if size == 0 || size > self.state.size {
            return Ok((size == 0).then(|| Edge::default().root()));
        }
        let missing =
            |found: Option<Hash>, entry| found.ok_or(RecordError::Library(LibraryError::NoEntry(entry)));
        let mut leaf = |number| missing(self.store.leaf(number)?, number);
        let mut run = |number| missing(self.store.run(number)?, number * RUN);
        hash_over(0, size, &mut leaf, &mut run).map(Some)
    }

    /// Begins to stage additions, at this time. Other writers wait until the commit.
    ///
    /// With `set_back`, a clock behind the last entry is accepted, and the last entry's time is taken.
    ///
    /// # Errors
    /// Where the record cannot be written or the clock was set back.
    pub fn begin(&mut self, now: Timestamp, set_back: bool) -> Result<(), RecordError> {
        if self.staged.is_some() {
            return Ok(());
        }
        self.store.lock()?;
        let begun = self.stage(now, set_back);
        if begun.is_err() {
            self.store.unlock();
        }
        begun
    }

    fn stage(&mut self, now: Timestamp, set_back: bool) -> Result<(), RecordError> {
        // Not the size alone: others may have had the views made anew, with other numbers for their rows.
        if self.store.state()? != self.state.write() {
            self.refresh()?;
        }
        self.state.check_views(&*self.store)?;
        let last = self.state.time;
        if now < last.saturating_sub(TOLERANCE).unwrap_or(last) && !set_back {
            return Err(RecordError::Clock { now, last });
        }
        let edge = Edge::new(self.state.size, self.state.edge.clone())
            .ok_or_else(|| RecordError::State(self.store.place()))?;
        self.staged = Some(Staged {
            batch: Batch { after: self.state.size, ..Batch::default() },
            edge,
            time: crate::entry::to_millisecond(now.max(last)),
            blobs: self.state.blobs,
            pending: FxHashMap::default(),
            bytes: FxHashMap::default(),
        });
        Ok(())
    }

    /// Forgets what was staged.
    pub fn abandon(&mut self) -> Result<(), RecordError> {
        self.staged = None;
        self.store.unlock();
        self.refresh()
    }

    /// Reads anew what others may have changed.
    fn refresh(&mut self) -> Result<(), RecordError> {
        self.state =
            State::read(&self.store.state()?).ok_or_else(|| RecordError::State(self.store.place()))?;
        self.views = Views::new(self.state.rows);
        self.undone = None;
        Ok(())
    }

    /// True where nothing is staged.
    #[must_use]
    pub fn is_idle(&self) -> bool {
        self.staged.as_ref().is_none_or(|s| s.batch.entries.is_empty())
    }

    /// Does what was staged, for good, and signs what the log is then.
    ///
    /// # Errors
    /// Where it could not be done; then nothing of it is.
    pub fn commit(&mut self, key: &SecretKey) -> Result<Committed, RecordError> {
        let Some(staged) = self.staged.take() else {
            return Ok(Committed { size: self.state.size, checkpoint: self.state.checkpoint.clone() });
        };
        let done = self.finish(staged, key);
        if done.is_err() {
            self.store.unlock();
            // What the views hold in memory is of a batch that was not done. If even this fails, the error before counts.
            let _ = self.refresh();
        }
        done
    }

    fn finish(&mut self, staged: Staged, key: &SecretKey) -> Result<Committed, RecordError> {
        let Staged { mut batch, edge, time, blobs, .. } = staged;
        self.views.flush(&mut batch)?;
        let mut state = self.state.clone();
        state.size = edge.size();
        state.edge = edge.hashes().to_vec();
        state.time = time;
        state.blobs = blobs;
        state.rows = self.views.rows();
        state.sign(key)?;
        batch.state = state.write();
        let scrub = !batch.erased_entries.is_empty() || !batch.erased_blobs.is_empty();
        self.store.append(&batch)?;
        self.state = state;
        if scrub {
            self.store.scrub()?;
        }
        Ok(Committed { size: self.state.size, checkpoint: self.state.checkpoint.clone() })
    }

    /// Stages an entry and takes it into the views. `blob` is the context of its coding, `of` its bytes where it is a report.
    fn write(&mut self, payload: Payload, after: Option<u64>, blob: Option<u64>) -> Result<u64, RecordError> {
        let mut salt = [0; SALT];
        getrandom::fill(&mut salt).map_err(|error| RecordError::Random(error.to_string()))?;
        let Some(staged) = &mut self.staged else {
            return Err(RecordError::Refused("Nothing was begun.".to_owned()));
        };
        let number = staged.edge.size();
        let entry = Entry::seal(number, staged.time, &payload, salt)?;
        let leaf = entry.head.leaf();
        let context = after.and_then(|blob| staged.bytes.get(&blob).cloned());
        let plain = entry.sealed.map(|s| s.payload).unwrap_or_default();
        let coded = self.codec.code(&plain, context.as_deref().unwrap_or_default())?;
        let payload = Rc::new(payload);
        staged.pending.insert(number, Rc::clone(&payload));
        staged.batch.entries.push(StoredEntry {
            number,
            kind: entry.head.kind,
            version: entry.head.version,
            time: entry.head.time,
            leaf,
            content: StoredContent::Sealed { salt, payload: coded, after },
        });
        push_leaf(staged, &*self.store, leaf)?;
        self.apply(number, &payload, blob)?;
        Ok(number)
    }

    fn apply(&mut self, number: u64, payload: &Payload, blob: Option<u64>) -> Result<(), RecordError> {
        self.load_undone()?;
        let undone = self.undone.take().unwrap_or_default();
        let pending = self.staged.as_mut().map(|s| std::mem::take(&mut s.pending)).unwrap_or_default();
        let past = make::Past { store: &*self.store, pending: &pending, undone: &undone };
        let applied =
            Applied { number, kind: payload.kind(), payload: Some(payload), blank: Blank::default(), blob };
        let done = self.views.apply(&*self.store, &past, applied);
        if let Some(staged) = &mut self.staged {
            staged.pending = pending;
        }
        let mut undone = undone;
        if let Payload::DecisionUndone(of) = payload {
            undone.insert(of.entry);
        }
        self.undone = Some(undone);
        Ok(done?)
    }

    /// The entries that were undone.
    fn load_undone(&mut self) -> Result<(), RecordError> {
        if self.undone.is_none() {
            let entries = crate::views::deeds(&*self.store, self.state.rows, "decision undone")?;
            let mut undone = FxHashSet::default();
            if !entries.is_empty() {
                let library = Library::new(&*self.store)?;
                for entry in entries {
                    if let Payload::DecisionUndone(of) = library.payload(entry)? {
                        undone.insert(of.entry);
                    }
                }
            }
            self.undone = Some(undone);
        }
        Ok(())
    }

    /// True where the record has these bytes as a report: its number.
    ///
    /// # Errors
    /// Where the record cannot be read.
    pub fn report_of(&mut self, sha256: &Hash) -> Result<Option<u64>, RecordError> {
        for number in self.views.blobs_under(&*self.store, sha256.key())? {
            let staged = self.staged.as_ref().and_then(|s| s.batch.blobs.iter().find(|b| b.number == number));
            let found = match staged {
                Some(blob) => Some((blob.sha256, blob.report)),
                None => self.store.blob(number)?.map(|blob| (blob.sha256, blob.report)),
            };
            if let Some((found, Some(report))) = found
                && found == *sha256
            {
                return Ok(Some(report));
            }
        }
        Ok(None)
    }
}

/// Adds a leaf to the staged tree, and the hash over its run where it was the last of one.
fn push_leaf(staged: &mut Staged, store: &dyn Store, leaf: Hash) -> Result<(), RecordError> {
    staged.edge.push(leaf);
    let size = staged.edge.size();
    if size.is_multiple_of(RUN) {
        let number = size / RUN - 1;
        let mut run = Edge::default();
        for at in number * RUN..size {
            let leaf = match at.checked_sub(staged.batch.after) {
                Some(ahead) => staged.batch.entries.get(ahead as usize).map(|e| e.leaf),
                None => store.leaf(at)?,
            };
            run.push(leaf.ok_or(LibraryError::NoEntry(at))?);
        }
        staged.batch.runs.push((number, run.root()));
    }
    Ok(())
}
