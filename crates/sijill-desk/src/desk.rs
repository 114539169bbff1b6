//! A record on the user's desk: where its file is, its key, the clock, and the checkpoint that was seen last.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use rustc_hash::FxHashSet;
use sijill_record::checkpoint::Checkpoint;
use sijill_record::hash::Hash;
use sijill_record::key::{KeyError, PublicKey, SecretKey};
use sijill_record::payload::Payload;
use sijill_record::store::Access;
use sijill_record::views::deeds;
use sijill_record::{Committed, Record, RecordError};
use thiserror::Error;

use crate::error::AnswerError;
use crate::home::{file_name, home};

/// The record that is meant where none is named.
pub const RECORD: &str = "record.sijill";
/// What made an entry.
pub const PROGRAM: &str = concat!("sijill ", env!("CARGO_PKG_VERSION"));
/// Version of the reader: that of the program and a digest of what it knows.
pub const READER: &str = concat!(env!("CARGO_PKG_VERSION"), "+", env!("SIJILL_READER"));
/// Version of what takes texts from bytes.
pub const EXTRACTOR: &str = concat!("sijill-intake ", env!("CARGO_PKG_VERSION"));

/// What can be wrong with a key or a kept checkpoint.
#[derive(Debug, Error)]
pub enum DeskError {
    /// No folder to keep keys in.
    #[error("There is no folder to keep keys in.")]
    NoHome,
    /// The key's file cannot be read.
    #[error("The key of this record, {path}, could not be read: {cause}.")]
    NoKey {
        /// Where it should be.
        path: String,
        /// What the file system said.
        cause: io::Error,
    },
    /// It is no key.
    #[error("{path} holds no key. {cause}")]
    BadKey {
        /// The file.
        path: String,
        /// What is wrong with it.
        cause: KeyError,
    },
    /// There is a key already.
    #[error("There is a key at {0} already; it was left as it is.")]
    KeyExists(String),
    /// The file system said no.
    #[error("{path} could not be written: {cause}.")]
    Unwritable {
        /// The file.
        path: String,
        /// What the file system said.
        cause: io::Error,
    },
    /// The file is another copy than the one that was written last.
    #[error(
        "This record has {now} entries, but does not go on from the one of {seen} entries that this machine saw last: entries are missing from it, or are others."
    )]
    Older {
        /// Entries of the record as it was seen last.
        seen: u64,
        /// Entries that it has now.
        now: u64,
    },
    /// The record's public key is none.
    #[error(transparent)]
    Key(#[from] KeyError),
}

/// With which key a record is written to, and what of the machine's own memory is set aside.
#[derive(Debug, Clone, Default)]
pub struct Act {
    /// The file of the key that signs it; where `sijill init` kept it, where absent.
    pub key: Option<PathBuf>,
    /// Goes on with a record that was restored from an older copy.
    pub restored: bool,
}

/// Opens the record to ask it.
///
/// # Errors
/// Where there is none or it cannot be read.
pub fn to_ask(path: &Path) -> Result<Record, RecordError> {
    Record::open(path, Access::Read)
}

/// Opens the record to add to it, with its key.
///
/// # Errors
/// Where it cannot be written, the key is not its own, or the file does not go on from what this machine saw last.
pub fn to_write(path: &Path, act: &Act) -> Result<(Record, SecretKey), AnswerError> {
    let record = Record::open(path, Access::Write)?;
    if let Some(copy) = record.migrated() {
        crate::aside::say(&format!(
            "The record was brought to the present format; a copy of it as it was is kept as {}.",
            copy.display()
        ));
    }
    let key = key_of(&record, act.key.as_deref())?;
    if !act.restored {
        goes_on(&record)?;
    }
    Ok((record, key))
}

/// A file that does not go on from what this machine saw last must not be added to unasked: the checkpoint that tells of
/// what is missing would be overwritten.
fn goes_on(record: &Record) -> Result<(), AnswerError> {
    let state = record.state();
    let Some(note) = witnessed(&state.origin).filter(|note| *note != state.checkpoint) else { return Ok(()) };
    let public = PublicKey::parse(&state.key).map_err(DeskError::Key)?;
    // A checkpoint that was damaged here, or is of another key, says nothing of the record.
    let Ok(seen) = Checkpoint::open(&note, &public) else { return Ok(()) };
    if seen.origin == state.origin && record.root_of_first(seen.size)? != Some(seen.root) {
        return Err(DeskError::Older { seen: seen.size, now: state.size }.into());
    }
    Ok(())
}

/// The secret key of a record.
fn key_of(record: &Record, given: Option<&Path>) -> Result<SecretKey, AnswerError> {
    let path = match given {
        Some(path) => path.to_owned(),
        None => key_path(PublicKey::parse(&record.state().key).map_err(DeskError::Key)?.name())?,
    };
    let key = read_key(&path)?;
    let (given, own) = (key.public().to_string(), record.state().key.clone());
    if given == own { Ok(key) } else { Err(RecordError::Key { given, own }.into()) }
}

/// Reads a key from its file.
///
/// # Errors
/// Where the file cannot be read or holds no key.
pub fn read_key(path: &Path) -> Result<SecretKey, DeskError> {
    let shown = path.display().to_string();
    let text = fs::read_to_string(path).map_err(|cause| DeskError::NoKey { path: shown.clone(), cause })?;
    SecretKey::parse(&text).map_err(|cause| DeskError::BadKey { path: shown, cause })
}

/// A public key as the user names it: the key itself, or a file that holds it.
///
/// # Errors
/// Where it is none.
pub fn public_key(words: &str) -> Result<PublicKey, DeskError> {
    let text = match fs::read_to_string(words) {
        Ok(text) => text,
        Err(_) => words.to_owned(),
    };
    Ok(PublicKey::parse(&text)?)
}

/// Where the key of a name is kept.
///
/// # Errors
/// Where there is no folder to keep keys in.
pub fn key_path(name: &str) -> Result<PathBuf, DeskError> {
    Ok(home().ok_or(DeskError::NoHome)?.join("keys").join(format!("{}.key", file_name(name))))
}

/// Keeps a new key in its file, readable by its owner alone.
///
/// # Errors
/// Where there is one already, or the file cannot be written.
pub fn keep_key(key: &SecretKey) -> Result<PathBuf, DeskError> {
    let path = key_path(key.name())?;
    let unwritable = |cause| DeskError::Unwritable { path: path.display().to_string(), cause };
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(unwritable)?;
    }
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    let mut file = match options.open(&path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            return Err(DeskError::KeyExists(path.display().to_string()));
        }
        Err(cause) => return Err(unwritable(cause)),
    };
    file.write_all(key.reveal().as_bytes()).and_then(|()| file.sync_all()).map_err(unwritable)?;
    Ok(path)
}

/// The time by this machine's clock.
pub fn now() -> Timestamp {
    Timestamp::now()
}

/// Digests of bytes that were erased: what has them is not taken in again unasked.
///
/// # Errors
/// Where the record cannot be read.
pub fn erased(record: &Record) -> Result<FxHashSet<Hash>, RecordError> {
    let library = record.library()?;
    let mut erased = FxHashSet::default();
    for entry in deeds(record.store(), record.state().rows, "payload erased")? {
        if let Payload::PayloadErased(gone) = library.payload(entry)? {
            erased.extend(gone.blobs);
        }
    }
    Ok(erased)
}

/// Keeps the checkpoint of a commit outside the record, so that a record that was cut short later is told.
pub fn witness(record: &Record, committed: &Committed) {
    let Some(path) = witness_path(&record.state().origin) else { return };
    // A checkpoint that cannot be kept is no reason to fail: what was committed is safe.
    let _ = path.parent().map(fs::create_dir_all);
    // Two may write at once, and neither must rename what the other has half written.
    let beside = path.with_extension(format!("{}.new", std::process::id()));
    if fs::write(&beside, &committed.checkpoint).is_ok() {
        let _ = fs::rename(&beside, &path);
    }
}

/// The checkpoint of a record that was seen last on this machine.
pub fn witnessed(origin: &str) -> Option<String> {
    fs::read_to_string(witness_path(origin)?).ok()
}

fn witness_path(origin: &str) -> Option<PathBuf> {
    Some(home()?.join("checkpoints").join(format!("{}.checkpoint", file_name(origin))))
}
