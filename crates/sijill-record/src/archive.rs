//! A record on the move: everything that it holds in one archive of plain files, which other tools can read and check,
//! and back into a record with the same root.
//!
//! The archive is a gzip'ed tar file with `sijill-dump.json`, `checkpoint`, `entries/00000000.jsonl` and so on, and
//! `blobs/ab/abcdef…`, in this order. Not for: moving a part of a record.

mod dump;
mod load;
mod member;
mod plan;
mod scratch;

use std::io;

use serde::{Deserialize, Serialize};
use thiserror::Error;

pub use dump::{Dumped, dump};
pub use load::{Loaded, load};

use crate::checkpoint::CheckpointError;
use crate::hash::Hash;
use crate::key::KeyError;
use crate::library::LibraryError;
use crate::line::LineError;
use crate::record::RecordError;
use crate::store::StoreError;

const MANIFEST: &str = "sijill-dump.json";
const CHECKPOINT: &str = "checkpoint";
/// The form that this program writes.
const FORMAT: u32 = 1;
/// Entries of one member.
const PART: u64 = 1_000;

/// What stands first in an archive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Manifest {
    format: u32,
    origin: String,
    size: u64,
    root: String,
    verifier_key: String,
    program: String,
}

/// Why a record could not be dumped or loaded.
#[derive(Debug, Error)]
pub enum ArchiveError {
    /// The record could not be read or made.
    #[error(transparent)]
    Record(#[from] RecordError),
    /// The log could not be read.
    #[error(transparent)]
    Library(#[from] LibraryError),
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A line is no entry.
    #[error(transparent)]
    Line(#[from] LineError),
    /// The key is none.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// The checkpoint does not hold.
    #[error(transparent)]
    Checkpoint(#[from] CheckpointError),
    /// It could not be written.
    #[error("The archive could not be written: {0}.")]
    Write(io::Error),
    /// It could not be read.
    #[error(
        "The archive could not be read to its end: {0}. It is no archive of Sijill, or it was cut short."
    )]
    Read(io::Error),
    /// A file beside the new record could not be written.
    #[error("{path} could not be written: {cause}.")]
    Scratch {
        /// Which file.
        path: String,
        /// What the system said.
        cause: io::Error,
    },
    /// A newer program made it.
    #[error(
        "The archive has the format {0}, made by a newer version of Sijill; this one knows formats up to {FORMAT}."
    )]
    Newer(u32),
    /// It is not of the form.
    #[error("This is no archive of Sijill: {0}.")]
    Form(String),
    /// Another key than was expected.
    #[error("The archive's checkpoint is signed with the key {own}, not with {given}.")]
    OtherKey {
        /// The archive's.
        own: String,
        /// The one that was given.
        given: String,
    },
    /// An entry is not the one that belongs there.
    #[error("Entry e{number} of the archive {what}.")]
    Entry {
        /// Which entry.
        number: u64,
        /// What is wrong with it.
        what: String,
    },
    /// Entries are missing.
    #[error("The archive has {found} entries, but its checkpoint speaks of {size}.")]
    Short {
        /// Entries found.
        found: u64,
        /// Entries signed.
        size: u64,
    },
    /// The root is another.
    #[error("The archive's entries are not those that its checkpoint was made of: one or more were altered.")]
    Altered,
    /// Bytes are not what they are called.
    #[error("The bytes {0} in the archive were altered: their digest is another.")]
    Blob(Hash),
    /// Bytes of another length than the entry that names them says.
    #[error("The bytes {sha256} in the archive are {found} long, and should be {size}.")]
    Size {
        /// Which.
        sha256: Hash,
        /// How long they are.
        found: u64,
        /// How long they should be.
        size: u64,
    },
    /// Bytes are not there.
    #[error("The bytes {0}, which an entry names, are missing from the archive.")]
    Missing(Hash),
    /// Bytes that are there without reason.
    #[error("The bytes {0} in the archive stand there twice, or no entry names them.")]
    Unnamed(Hash),
}

/// The path of a blob.
fn blob_path(hash: &Hash) -> String {
    let words = hash.to_string();
    let folder: String = words.chars().take(2).collect();
    format!("blobs/{folder}/{words}")
}

/// The path of a part of the entries.
fn part_path(part: u64) -> String {
    format!("entries/{part:08}.jsonl")
}
