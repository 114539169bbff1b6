//! Writing an archive. Whatever others add meanwhile, it holds the record as it stood at one moment.

use std::io::{self, Read, Write};

use flate2::Compression;
use flate2::write::GzEncoder;
use rustc_hash::FxHashSet;
use tar::{Builder, EntryType, Header};

use super::{ArchiveError, CHECKPOINT, FORMAT, MANIFEST, Manifest, PART, blob_path, part_path};
use crate::hash::Hash;
use crate::library::{Library, LibraryError};
use crate::line::Line;
use crate::record::{Record, RecordError, State};
use crate::store::Store;

/// A part of the entries that is longer is made twice rather than held: once for its length, once to be written.
const HELD: u64 = 32 << 20;

/// What was dumped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dumped {
    /// Entries.
    pub size: u64,
    /// Their root.
    pub root: Hash,
    /// Blobs.
    pub blobs: u64,
}

/// Writes a record as an archive. `tell` hears how many entries and blobs were written so far.
///
/// # Errors
/// Where the record cannot be read, is damaged, or the archive cannot be written.
pub fn dump(
    record: &Record,
    program: &str,
    to: &mut dyn Write,
    tell: &mut dyn FnMut(u64),
) -> Result<Dumped, ArchiveError> {
    let store = record.store();
    store.hold()?;
    let done = write(store, program, to, tell);
    // Nothing was changed, so that nothing is lost where this fails.
    let _ = store.release();
    done
}

fn write(
    store: &dyn Store,
    program: &str,
    to: &mut dyn Write,
    tell: &mut dyn FnMut(u64),
) -> Result<Dumped, ArchiveError> {
    let damaged = || RecordError::State(store.place());
    let state = State::read(&store.state()?).ok_or_else(damaged)?;
    let root = state.root().ok_or_else(damaged)?;
    let library = Library::new(store)?;
    let mut archive = Builder::new(GzEncoder::new(to, Compression::fast()));
    let manifest = Manifest {
        format: FORMAT,
        origin: state.origin.clone(),
        size: state.size,
        root: root.base64(),
        verifier_key: state.key.clone(),
        program: program.to_owned(),
    };
    let json = serde_json::to_vec(&manifest).map_err(|error| ArchiveError::Write(error.into()))?;
    put(&mut archive, MANIFEST, &json)?;
    put(&mut archive, CHECKPOINT, state.checkpoint.as_bytes())?;
    for part in 0..state.size.div_ceil(PART) {
        let end = state.size.min((part + 1) * PART);
        put_part(&mut archive, &library, part, end)?;
        tell(end);
    }
    let blobs = put_blobs(&mut archive, &library, state.size, tell)?;
    archive.into_inner().and_then(GzEncoder::finish).and_then(Write::flush).map_err(ArchiveError::Write)?;
    Ok(Dumped { size: state.size, root, blobs })
}

fn header(path: &str, size: u64) -> Result<Header, ArchiveError> {
    let mut header = Header::new_ustar();
    header.set_path(path).map_err(ArchiveError::Write)?;
    header.set_entry_type(EntryType::Regular);
    header.set_mode(0o644);
    header.set_size(size);
    header.set_cksum();
    Ok(header)
}

fn put<W: Write>(archive: &mut Builder<W>, path: &str, bytes: &[u8]) -> Result<(), ArchiveError> {
    archive.append(&header(path, bytes.len() as u64)?, bytes).map_err(ArchiveError::Write)
}

fn line(library: &Library<'_>, number: u64) -> Result<Vec<u8>, ArchiveError> {
    let mut bytes = serde_json::to_vec(&Line::of(library.entry(number)?)?)
        .map_err(|error| ArchiveError::Write(error.into()))?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn put_part<W: Write>(
    archive: &mut Builder<W>,
    library: &Library<'_>,
    part: u64,
    end: u64,
) -> Result<(), ArchiveError> {
    let (mut held, mut size) = (Vec::new(), 0u64);
    for number in part * PART..end {
        let mut bytes = line(library, number)?;
        size += bytes.len() as u64;
        if size <= HELD {
            held.append(&mut bytes);
        } else {
            held = Vec::new();
        }
    }
    if size <= HELD {
        return put(archive, &part_path(part), &held);
    }
    let mut lines = Lines { library, next: part * PART, end, line: io::Cursor::new(Vec::new()) };
    archive.append(&header(&part_path(part), size)?, &mut lines).map_err(ArchiveError::Write)
}

/// The lines of a part, made while they are read.
struct Lines<'l, 's> {
    library: &'l Library<'s>,
    next: u64,
    end: u64,
    line: io::Cursor<Vec<u8>>,
}

impl Read for Lines<'_, '_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        loop {
            let read = self.line.read(into)?;
            if read > 0 || into.is_empty() || self.next == self.end {
                return Ok(read);
            }
            self.line = io::Cursor::new(line(self.library, self.next).map_err(io::Error::other)?);
            self.next += 1;
        }
    }
}

fn put_blobs<W: Write>(
    archive: &mut Builder<W>,
    library: &Library<'_>,
    entries: u64,
    tell: &mut dyn FnMut(u64),
) -> Result<u64, ArchiveError> {
    let mut written: FxHashSet<Hash> = FxHashSet::default();
    let mut number = 0;
    while let Some(blob) = library.store().blob(number)? {
        if blob.bytes.is_some() && written.insert(blob.sha256) {
            let bytes = library.blob(number)?;
            if Hash::of(&bytes) != blob.sha256 {
                return Err(LibraryError::Altered(number).into());
            }
            put(archive, &blob_path(&blob.sha256), &bytes)?;
        }
        number += 1;
        if number.is_multiple_of(PART) {
            tell(entries + number);
        }
    }
    Ok(written.len() as u64)
}
