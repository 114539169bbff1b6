//! Reading an archive into a new record.
//!
//! Entries stand before bytes in an archive, and readings are stored after the bytes of their reports. So the entries
//! are checked and set aside in a file, then the bytes are stored, then the entries: the archive is read once, as it may
//! come through a pipe, and nothing large is held.

mod log;

use std::io::Read;
use std::path::Path;

use super::member::{Members, finish, unpacked};
use super::scratch::Scratch;
use super::{ArchiveError, CHECKPOINT, FORMAT, MANIFEST, Manifest};
use crate::checkpoint::Checkpoint;
use crate::codec::{Codec, DICTIONARY};
use crate::column::checksum;
use crate::hash::Hash;
use crate::key::PublicKey;
use crate::record::{Record, State};
use crate::store::{Access, Batch, SqliteStore};
use crate::views::VIEWS;
use log::{Log, Making};

/// What was loaded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loaded {
    /// The record's name.
    pub origin: String,
    /// The key that signed its checkpoint. If none was given, it is only the archive's own word.
    pub key: String,
    /// Entries.
    pub size: u64,
    /// Their root.
    pub root: Hash,
    /// Blobs, those that were erased among them.
    pub blobs: u64,
}

/// Makes a record of an archive in a new file. No secret key is needed: the record bears the archive's own checkpoint.
/// `tell` hears how many steps were done; each entry takes three, and each blob one.
///
/// # Errors
/// Where the archive is not whole, was altered, or is signed with another key than the one given; then no file is left.
pub fn load(
    from: &mut dyn Read,
    path: &Path,
    key: Option<&PublicKey>,
    tell: &mut dyn FnMut(u64),
) -> Result<Loaded, ArchiveError> {
    let scratch = Scratch::beside(path)?;
    let mut archive = unpacked(from);
    let mut members = Members::of(&mut archive)?;
    let (note, checkpoint, public) = head(&mut members, key)?;
    let spool = scratch.entries()?;
    let mut log = Log { steps: 0, tell, scratch: &scratch, checkpoint: &checkpoint, key: public.to_string() };
    let (mut plan, last) = log.set_aside(&mut members, &spool)?;

    let state = State {
        origin: checkpoint.origin.clone(),
        key: public.to_string(),
        size: 0,
        time: last,
        edge: Vec::new(),
        blobs: 0,
        rows: [0; VIEWS.len()],
        views: 0,
        checkpoint: note,
        dictionary: checksum(0, 0, DICTIONARY),
    };
    let mut store = SqliteStore::create(scratch.record(), DICTIONARY, &state.write())?;
    let mut into =
        Making { store: &mut store, state, codec: Codec::new(DICTIONARY), batch: Batch::default(), held: 0 };
    log.store_blobs(&mut members, &mut plan, &mut into)?;
    drop(members);
    finish(archive)?;
    log.store_entries(spool, &plan, &mut into)?;
    drop(store);

    let mut record = Record::open(scratch.record(), Access::Write)?;
    let before = log.steps;
    record.rebuild(&mut |done| (log.tell)(before + done))?;
    drop(record);
    let blobs = plan.blobs.len() as u64;
    let Checkpoint { origin, size, root } = checkpoint.clone();
    scratch.finish()?;
    Ok(Loaded { origin, key: public.to_string(), size, root, blobs })
}

/// Manifest and checkpoint, which must agree.
fn head(
    members: &mut Members<'_, '_>,
    key: Option<&PublicKey>,
) -> Result<(String, Checkpoint, PublicKey), ArchiveError> {
    let form = |what: &str| ArchiveError::Form(what.to_owned());
    let manifest: serde_json::Value = serde_json::from_str(&members.text(MANIFEST)?)
        .map_err(|error| ArchiveError::Form(format!("{MANIFEST} is not of its form: {error}")))?;
    // The format is looked at first: a newer one may have other members.
    let format = manifest
        .get("format")
        .and_then(serde_json::Value::as_u64)
        .ok_or_else(|| form("it tells no format"))?;
    if format != u64::from(FORMAT) {
        return Err(ArchiveError::Newer(u32::try_from(format).unwrap_or(u32::MAX)));
    }
    let manifest: Manifest = serde_json::from_value(manifest)
        .map_err(|error| ArchiveError::Form(format!("{MANIFEST} is not of its form: {error}")))?;
    let own = PublicKey::parse(&manifest.verifier_key)?;
    if let Some(given) = key
        && *given != own
    {
        return Err(ArchiveError::OtherKey { own: own.to_string(), given: given.to_string() });
    }
    let note = members.text(CHECKPOINT)?;
    let checkpoint = Checkpoint::open(&note, &own)?;
    let same = checkpoint.origin == manifest.origin
        && checkpoint.size == manifest.size
        && checkpoint.root.base64() == manifest.root;
    if !same {
        return Err(form("its checkpoint is not the one that its first member tells of"));
    }
    Ok((note, checkpoint, own))
}
