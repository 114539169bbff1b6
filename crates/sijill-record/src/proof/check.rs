//! Checking a proof file: nothing of it is believed that does not follow from a signature.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use jiff::Timestamp;
use rustc_hash::FxHashMap;
use serde::Serialize;
use thiserror::Error;

use super::{FORMAT, ProofFile, TLOG_PROOF};
use crate::checkpoint::{Checkpoint, CheckpointError};
use crate::entry::PayloadError;
use crate::hash::Hash;
use crate::key::{KeyError, PublicKey};
use crate::line::{Line, LineError};
use crate::payload::Payload;
use crate::tree::root_from;

/// No tree has paths longer than this.
const MOST_HASHES: usize = 64;

/// What a proof file proves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProofVerified {
    /// Of which log.
    pub origin: String,
    /// How many entries it had at the latest checkpoint in the file.
    pub size: u64,
    /// The root at that checkpoint.
    pub root: Hash,
    /// The key that signed.
    pub key: String,
    /// True where the key was given. If it was not, the file shows only that it agrees with itself.
    pub key_given: bool,
    /// The entries, in the order of the file.
    pub entries: Vec<ProvedEntry>,
    /// The bytes.
    pub blobs: Vec<ProvedBlob>,
}

/// An entry that was proved to be in the log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ProvedEntry {
    /// Its place in the log.
    pub number: u64,
    /// When it was recorded, as the record says.
    pub time: Timestamp,
    /// Its kind.
    pub kind: String,
    /// What it says; nothing where that was erased.
    pub payload: Option<String>,
}

/// Bytes that were proved to be those that an entry names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ProvedBlob {
    /// Their digest.
    pub sha256: Hash,
    /// How many.
    pub size: u64,
    /// The entry that names them.
    pub entry: u64,
}

/// Why a file proves nothing.
#[derive(Debug, Error)]
pub enum ProofError {
    /// No proof file.
    #[error("The file is no proof: {0}.")]
    Json(serde_json::Error),
    /// Another format.
    #[error("The file calls itself “{0}”, which this version of Sijill does not know.")]
    Format(String),
    /// Nothing in it.
    #[error("The file holds no entries, and proves nothing.")]
    Empty,
    /// Its key is none.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// Another key.
    #[error("The file was signed with the key {own}, not with {given}.")]
    OtherKey {
        /// The file's.
        own: String,
        /// The one that was given.
        given: String,
    },
    /// An entry is not of its form.
    #[error(transparent)]
    Line(#[from] LineError),
    /// An entry's payload is not of its form.
    #[error(transparent)]
    Payload(#[from] PayloadError),
    /// The proof of an entry is not of its form.
    #[error("The proof of entry e{number} is not of its form: {cause}.")]
    Form {
        /// Which entry.
        number: u64,
        /// What is wrong.
        cause: &'static str,
    },
    /// The proof of an entry is of another one.
    #[error("The proof of entry e{number} is one of entry e{of}.")]
    Index {
        /// Which entry.
        number: u64,
        /// What is proved.
        of: u64,
    },
    /// Its checkpoint does not hold.
    #[error("The proof of entry e{number} does not hold. {cause}")]
    Checkpoint {
        /// Which entry.
        number: u64,
        /// Why.
        cause: CheckpointError,
    },
    /// The path leads elsewhere.
    #[error("Entry e{0} is not in the log that the checkpoint speaks of: it, or its proof, was altered.")]
    Altered(u64),
    /// The checkpoints contradict each other.
    #[error("The checkpoints in the file are not of one log.")]
    Forked,
    /// Bytes that are not what they are called.
    #[error("The bytes {0} were altered: their digest is another.")]
    Blob(Hash),
    /// Bytes of which no entry speaks.
    #[error("No entry in the file names the bytes {0}.")]
    Unnamed(Hash),
}

/// Checks a proof file, by a key that the reader has from elsewhere, or else by the file's own.
///
/// # Errors
/// [`ProofError`], saying what does not hold.
pub fn verify_proof(json: &str, key: Option<&PublicKey>) -> Result<ProofVerified, ProofError> {
    let file: ProofFile = serde_json::from_str(json).map_err(ProofError::Json)?;
    if file.format != FORMAT {
        return Err(ProofError::Format(file.format));
    }
    let own = PublicKey::parse(&file.verifier_key)?;
    if let Some(given) = key
        && *given != own
    {
        return Err(ProofError::OtherKey { own: own.to_string(), given: given.to_string() });
    }
    let mut opened: FxHashMap<String, Checkpoint> = FxHashMap::default();
    let mut named: FxHashMap<Hash, u64> = FxHashMap::default();
    let mut entries = Vec::with_capacity(file.entries.len());
    for line in file.entries {
        entries.push(check_entry(line, &own, &mut opened, &mut named)?);
    }
    let latest = one_log(opened.into_values())?;
    let blobs = check_blobs(&file.blobs, &named)?;
    let Checkpoint { origin, size, root } = latest;
    Ok(ProofVerified { origin, size, root, key: own.to_string(), key_given: key.is_some(), entries, blobs })
}

fn check_entry(
    line: Line,
    key: &PublicKey,
    opened: &mut FxHashMap<String, Checkpoint>,
    named: &mut FxHashMap<Hash, u64>,
) -> Result<ProvedEntry, ProofError> {
    let number = line.number;
    let proof = line.proof.clone().ok_or(ProofError::Form { number, cause: "there is none" })?;
    let entry = line.into_entry()?;
    let (index, hashes, note) = parse(&proof).map_err(|cause| ProofError::Form { number, cause })?;
    if index != number {
        return Err(ProofError::Index { number, of: index });
    }
    if !opened.contains_key(note) {
        let checkpoint =
            Checkpoint::open(note, key).map_err(|cause| ProofError::Checkpoint { number, cause })?;
        opened.insert(note.to_owned(), checkpoint);
    }
    let holds = opened
        .get(note)
        .is_some_and(|c| root_from(index, c.size, entry.head.leaf(), &hashes) == Some(c.root));
    if !holds {
        return Err(ProofError::Altered(number));
    }
    let mut names = |bytes: &crate::payload::Bytes| {
        named.entry(bytes.sha256).or_insert(number);
    };
    if entry.sealed.is_some() {
        match entry.payload()? {
            Payload::ReportAdded(added) => {
                names(&added.report);
                added.whole.iter().for_each(names);
            }
            Payload::CustodyAdded(custody) => names(&custody.report),
            Payload::CaptureMade(capture) => capture.whole.iter().for_each(names),
            _ => {}
        }
    }
    let payload = entry.sealed.and_then(|sealed| String::from_utf8(sealed.payload).ok());
    Ok(ProvedEntry { number, time: entry.head.time, kind: entry.head.kind, payload })
}

/// Index, hashes and checkpoint of a `tlog-proof`.
fn parse(text: &str) -> Result<(u64, Vec<Hash>, &str), &'static str> {
    let (head, note) = text.split_once("\n\n").ok_or("no blank line stands before its checkpoint")?;
    let mut lines = head.split('\n').peekable();
    if lines.next() != Some(TLOG_PROOF) {
        return Err("it does not begin with c2sp.org/tlog-proof@v1");
    }
    if lines.peek().is_some_and(|line| line.starts_with("extra ")) {
        lines.next();
    }
    let words = lines.next().and_then(|line| line.strip_prefix("index ")).ok_or("it has no index")?;
    let index = words
        .parse::<u64>()
        .ok()
        .filter(|index| index.to_string() == words)
        .ok_or("its index is no number")?;
    let mut hashes = Vec::new();
    for line in lines {
        if hashes.len() == MOST_HASHES {
            return Err("it has more hashes than any tree has levels");
        }
        hashes.push(Hash::from_base64(line).ok_or("one of its hashes is none")?);
    }
    Ok((index, hashes, note))
}

/// The latest of checkpoints, which must be of one log; one that signs two roots of one size shows people different logs.
fn one_log(checkpoints: impl Iterator<Item = Checkpoint>) -> Result<Checkpoint, ProofError> {
    let mut by_size: BTreeMap<u64, Checkpoint> = BTreeMap::new();
    for one in checkpoints {
        if by_size.values().next().is_some_and(|other| other.origin != one.origin)
            || by_size.get(&one.size).is_some_and(|other| other.root != one.root)
        {
            return Err(ProofError::Forked);
        }
        by_size.insert(one.size, one);
    }
    by_size.pop_last().map(|(_, latest)| latest).ok_or(ProofError::Empty)
}

fn check_blobs(
    blobs: &BTreeMap<Hash, String>,
    named: &FxHashMap<Hash, u64>,
) -> Result<Vec<ProvedBlob>, ProofError> {
    let mut proved = Vec::with_capacity(blobs.len());
    for (sha256, words) in blobs {
        let bytes = STANDARD.decode(words).map_err(|_| ProofError::Blob(*sha256))?;
        if Hash::of(&bytes) != *sha256 {
            return Err(ProofError::Blob(*sha256));
        }
        let entry = *named.get(sha256).ok_or(ProofError::Unnamed(*sha256))?;
        proved.push(ProvedBlob { sha256: *sha256, size: bytes.len() as u64, entry });
    }
    Ok(proved)
}
