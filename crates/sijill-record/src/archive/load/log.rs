//! The log of an archive: checked and set aside, then stored after the bytes that it names.

use std::fs::File;
use std::io::{BufReader, BufWriter, Read as _, Seek as _, Write as _};

use jiff::Timestamp;

use crate::archive::ArchiveError;
use crate::archive::member::{MOST_LINE, Member, Members, line, shown};
use crate::archive::plan::Plan;
use crate::archive::scratch::Scratch;
use crate::archive::{blob_path, part_path};
use crate::checkpoint::Checkpoint;
use crate::codec::Codec;
use crate::entry::{Entry, Sealed};
use crate::hash::Hash;
use crate::library::Library;
use crate::line::Line;
use crate::payload::Payload;
use crate::record::{RecordError, State};
use crate::store::{Batch, SqliteStore, Store as _, StoredBlob, StoredContent, StoredEntry};
use crate::tree::{Edge, RUN, root_of};

/// Entries stored together.
const STEP: usize = 2_000;
/// Bytes of blobs stored together.
const HELD: usize = 16 << 20;

/// An archive's log on its way into a store.
pub(super) struct Log<'l> {
    pub(super) steps: u64,
    pub(super) tell: &'l mut dyn FnMut(u64),
    pub(super) scratch: &'l Scratch,
    pub(super) checkpoint: &'l Checkpoint,
    pub(super) key: String,
}

/// The record in the making.
pub(super) struct Making<'i> {
    pub(super) store: &'i mut SqliteStore,
    pub(super) state: State,
    pub(super) codec: Codec,
    pub(super) batch: Batch,
    pub(super) held: usize,
}

impl Making<'_> {
    fn flush(&mut self) -> Result<(), ArchiveError> {
        self.batch.state = self.state.write();
        self.store.append(&self.batch)?;
        self.batch = Batch { after: self.state.size, ..Batch::default() };
        self.held = 0;
        Ok(())
    }
}

fn entry_of(line: &[u8]) -> Result<(Entry, Option<Payload>), ArchiveError> {
    let line: Line = serde_json::from_slice(line)
        .map_err(|error| ArchiveError::Form(format!("a line of its entries is none: {error}")))?;
    let entry = line.into_entry()?;
    let payload =
        entry.sealed.is_some().then(|| entry.payload()).transpose().map_err(RecordError::Payload)?;
    Ok((entry, payload))
}

impl Log<'_> {
    fn step(&mut self, count: u64) {
        self.steps += count;
        (self.tell)(self.steps);
    }

    /// Checks the entries against the checkpoint and sets them aside; gives what bytes they need, and the last time.
    pub(super) fn set_aside(
        &mut self,
        members: &mut Members<'_, '_>,
        spool: &File,
    ) -> Result<(Plan, Timestamp), ArchiveError> {
        let (mut edge, mut plan, mut last) = (Edge::default(), Plan::default(), Timestamp::MIN);
        let mut out = BufWriter::with_capacity(1 << 16, spool);
        let mut bytes = Vec::new();
        let mut part = 0;
        while let Some(member) = members.take_if(&part_path(part))? {
            let mut lines = BufReader::with_capacity(1 << 16, member.content);
            while line(&mut lines, &mut bytes)? {
                self.take(&bytes, &mut edge, &mut plan, &mut last)?;
                bytes.push(b'\n');
                out.write_all(&bytes).map_err(|cause| self.scratch.failed_entries(cause))?;
            }
            part += 1;
            (self.tell)(edge.size());
        }
        out.flush().map_err(|cause| self.scratch.failed_entries(cause))?;
        let size = self.checkpoint.size;
        if edge.size() != size {
            return Err(ArchiveError::Short { found: edge.size(), size });
        }
        if edge.root() != self.checkpoint.root {
            return Err(ArchiveError::Altered);
        }
        self.step(size);
        Ok((plan, last))
    }

    fn take(
        &self,
        bytes: &[u8],
        edge: &mut Edge,
        plan: &mut Plan,
        last: &mut Timestamp,
    ) -> Result<(), ArchiveError> {
        let (entry, payload) = entry_of(bytes)?;
        let number = edge.size();
        let wrong = |what: &str| ArchiveError::Entry { number, what: what.to_owned() };
        if entry.head.number != number {
            return Err(wrong(&format!("is not there, but in its place e{}", entry.head.number)));
        }
        if number >= self.checkpoint.size {
            return Err(wrong("is one more than the checkpoint speaks of"));
        }
        if entry.head.time < *last {
            return Err(wrong("was recorded before the one before it"));
        }
        if !Payload::KINDS.contains(&entry.head.kind.as_str()) {
            return Err(wrong("is of a kind that this version of Sijill does not know"));
        }
        if number == 0 {
            match &payload {
                Some(Payload::RecordCreated(created))
                    if created.origin == self.checkpoint.origin && created.key == self.key => {}
                _ => {
                    return Err(wrong(
                        "does not say that the record was created under the name and the key of its checkpoint",
                    ));
                }
            }
        }
        *last = entry.head.time;
        edge.push(entry.head.leaf());
        plan.take(&entry.head.kind, payload.as_ref());
        Ok(())
    }

    pub(super) fn store_blobs(
        &mut self,
        members: &mut Members<'_, '_>,
        plan: &mut Plan,
        into: &mut Making<'_>,
    ) -> Result<(), ArchiveError> {
        while let Some(member) = members.take()? {
            let (hash, plain) = blob_of(member, plan)?;
            let coded = into.codec.code(&plain, b"").map_err(RecordError::Codec)?;
            for number in plan.arrived(&hash, plain.len() as u64)? {
                let report = plan.blobs.get(number as usize).and_then(|blob| blob.report);
                into.held += coded.len();
                let bytes = Some(coded.clone());
                into.batch.blobs.push(StoredBlob {
                    number,
                    sha256: hash,
                    size: plain.len() as u64,
                    report,
                    bytes,
                });
            }
            if into.held > HELD || into.batch.blobs.len() >= STEP {
                let count = into.batch.blobs.len() as u64;
                into.flush()?;
                self.step(count);
            }
        }
        for (number, blob) in plan.gone()? {
            let sha256 = blob.sha256.unwrap_or_default();
            into.batch.blobs.push(StoredBlob { number, sha256, size: 0, report: blob.report, bytes: None });
        }
        let count = into.batch.blobs.len() as u64;
        into.state.blobs = plan.blobs.len() as u64;
        into.flush()?;
        self.step(count);
        Ok(())
    }

    pub(super) fn store_entries(
        &mut self,
        mut spool: File,
        plan: &Plan,
        into: &mut Making<'_>,
    ) -> Result<(), ArchiveError> {
        spool.rewind().map_err(|cause| self.scratch.failed_entries(cause))?;
        let mut lines = BufReader::with_capacity(1 << 16, spool);
        let (mut edge, mut run) = (Edge::default(), Vec::new());
        let mut more = true;
        while more {
            more = fill(&mut lines, plan, into, &mut edge, &mut run)?;
            let count = into.batch.entries.len() as u64;
            into.state.size = edge.size();
            into.state.edge = edge.hashes().to_vec();
            into.flush()?;
            self.step(count);
        }
        // The file beside could have been changed.
        if edge.root() == self.checkpoint.root { Ok(()) } else { Err(ArchiveError::Altered) }
    }
}

/// The digest and the bytes of a member that must be a blob.
fn blob_of(member: Member<'_, '_>, plan: &Plan) -> Result<(Hash, Vec<u8>), ArchiveError> {
    let Member { path, size, content } = member;
    let hash = path
        .rsplit('/')
        .next()
        .and_then(|name| name.parse::<Hash>().ok())
        .filter(|hash| blob_path(hash) == path)
        .ok_or_else(|| ArchiveError::Form(format!("“{}” is out of place", shown(&path))))?;
    let expected = plan.size_of(&hash);
    if let Some(expected) = expected
        && expected != size
    {
        return Err(ArchiveError::Size { sha256: hash, found: size, size: expected });
    }
    if expected.is_none() && size > MOST_LINE {
        return Err(ArchiveError::Unnamed(hash));
    }
    let mut plain = Vec::new();
    content.take(size).read_to_end(&mut plain).map_err(ArchiveError::Read)?;
    if plain.len() as u64 != size || Hash::of(&plain) != hash {
        return Err(ArchiveError::Blob(hash));
    }
    Ok((hash, plain))
}

/// Codes the next entries into the batch; false where there are no more.
fn fill(
    lines: &mut BufReader<File>,
    plan: &Plan,
    into: &mut Making<'_>,
    edge: &mut Edge,
    run: &mut Vec<Hash>,
) -> Result<bool, ArchiveError> {
    let library = Library::new(&*into.store)?;
    let mut bytes = Vec::new();
    let mut held = 0;
    while into.batch.entries.len() < STEP && held < HELD {
        if !line(lines, &mut bytes)? {
            return Ok(false);
        }
        let (entry, payload) = entry_of(&bytes)?;
        let leaf = entry.head.leaf();
        let content = match (entry.sealed, payload) {
            (Some(Sealed { salt, payload }), Some(parsed)) => {
                let after = plan.context(&parsed);
                let context = after.map(|blob| library.blob(blob)).transpose()?;
                let coded = into
                    .codec
                    .code(&payload, context.as_deref().unwrap_or_default())
                    .map_err(RecordError::Codec)?;
                held += coded.len();
                StoredContent::Sealed { salt, payload: coded, after }
            }
            _ => StoredContent::Erased(entry.head.commitment),
        };
        let crate::entry::Head { kind, number, time, version, .. } = entry.head;
        into.batch.entries.push(StoredEntry { number, kind, version, time, leaf, content });
        edge.push(leaf);
        run.push(leaf);
        if run.len() as u64 == RUN {
            into.batch.runs.push((number / RUN, root_of(run)));
            run.clear();
        }
    }
    Ok(true)
}
