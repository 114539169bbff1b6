//! A range of entries: each decoded, its leaf computed again, and what it names put together for the judgement.

use std::rc::Rc;

use jiff::Timestamp;

use super::fault::{About, Faults, Place};
use super::work::{Found, Reader, walk};
use crate::entry::{Head, commitment};
use crate::hash::Hash;
use crate::library::LibraryError;
use crate::payload::{Bytes, Payload, PayloadErased, RecordCreated};
use crate::store::{StoredContent, StoredEntry};
use crate::tree::{RUN, root_of};

/// Entries of a range; a multiple of [`RUN`].
pub(super) const STEP: u64 = 8 * RUN;

/// What a range of entries holds.
#[derive(Debug, Default)]
pub(super) struct Range {
    pub(super) start: u64,
    /// Leaf hashes as computed.
    pub(super) leaves: Vec<Hash>,
    /// Hashes over its whole runs.
    pub(super) runs: Vec<Hash>,
    /// True where an entry is not there.
    pub(super) broken: bool,
    /// Number and time of the first entry and of the last.
    pub(super) times: Option<(Timestamp, Timestamp)>,
    pub(super) created: Option<RecordCreated>,
    /// Reports: entry, and bytes unless that was erased.
    pub(super) reports: Vec<(u64, Option<(Hash, u64)>)>,
    /// Other bytes that entries name.
    pub(super) named: Vec<(u64, Hash, u64)>,
    /// Further receipts: entry, report, bytes.
    pub(super) receipts: Vec<(u64, u64, Hash)>,
    pub(super) erasures: Vec<(u64, PayloadErased)>,
    /// Entries whose payloads are not there any more.
    pub(super) erased: Vec<u64>,
    /// Entries that are not what their leaves say, with these.
    pub(super) altered: Vec<(Head, Hash)>,
    pub(super) faults: Faults,
}

impl Range {
    /// Checks the entries from `start` on, up to `end`.
    pub(super) fn check(reader: &mut Reader<'_>, start: u64, end: u64) -> Self {
        let mut range = Self { start, ..Self::default() };
        let mut gap: Option<Gap> = None;
        let store = reader.store;
        walk(
            start..end,
            &mut |each| store.entries(start, each),
            &mut |number| store.entry(number),
            |entry| entry.number,
            &mut |number, found| {
                let cause = match found {
                    Found::Here(stored) => {
                        range.close(gap.take());
                        range.take(reader, stored);
                        return;
                    }
                    Found::Missing => None,
                    Found::Unreadable(cause) => Some(cause),
                };
                range.leaves.push(Hash::default());
                range.broken = true;
                match &mut gap {
                    Some(gap) if gap.cause == cause => gap.until = number,
                    _ => {
                        range.close(gap.take());
                        gap = Some(Gap { from: number, until: number, cause });
                    }
                }
            },
        );
        range.close(gap);
        range.check_runs(reader);
        range
    }

    /// True where none of its entries is there at all.
    pub(super) const fn is_empty(&self) -> bool {
        self.times.is_none()
    }

    fn close(&mut self, gap: Option<Gap>) {
        if let Some(gap) = gap {
            self.faults.entry(gap.from, gap.sentence());
        }
    }

    fn take(&mut self, reader: &mut Reader<'_>, stored: StoredEntry) {
        let StoredEntry { number, kind, version, time, leaf, content } = stored;
        if let Some((_, last)) = self.times
            && time < last
        {
            self.faults.entry(number, out_of_time(number));
        }
        self.times = Some((self.times.map_or(time, |(first, _)| first), time));
        let (commitment, payload) = match content {
            StoredContent::Erased(commitment) => {
                self.erased.push(number);
                (commitment, None)
            }
            StoredContent::Sealed { salt, payload, after } => match reader.decoded(number, &payload, after) {
                Ok(payload) => (commitment(&salt, &payload), Some(payload)),
                Err(sentence) => {
                    self.faults.entry(number, sentence);
                    // Its own word is all that is left of it; the root tells whether it is the right one.
                    self.leaves.push(leaf);
                    return;
                }
            },
        };
        let head = Head { commitment, kind, number, time, version };
        let computed = head.leaf();
        self.leaves.push(computed);
        match payload {
            // Readings are half of a log and name no bytes: that one is what was recorded, its leaf says.
            Some(_) if head.kind == "reading made" && computed == leaf => {}
            Some(payload) if head.kind == "report added" && computed == leaf => {
                match serde_json::from_slice::<NamedBytes>(&payload) {
                    Ok(named) => self.note_report(number, named),
                    Err(cause) => self
                        .faults
                        .entry(number, format!("The payload of entry e{number} is not of its form: {cause}.")),
                }
            }
            Some(payload) => match Payload::from_json(&head.kind, version, &payload) {
                Some(Ok(payload)) => self.note(number, payload),
                Some(Err(cause)) if computed == leaf => {
                    self.faults.entry(number, format!("The payload of entry e{number} is not of its form: {cause}."));
                }
                // That it was altered is told below.
                Some(Err(_)) => {}
                None => self.faults.entry(
                    number,
                    format!("Entry e{number} is of the kind “{}”, version {version}, which this version of Sijill does not know.", head.kind),
                ),
            },
            None if head.kind == "report added" => self.reports.push((number, None)),
            None => {}
        }
        if computed != leaf {
            self.altered.push((head, leaf));
        }
    }

    fn note_report(&mut self, number: u64, NamedBytes { report, whole }: NamedBytes) {
        self.reports.push((number, Some((report.sha256, report.size))));
        self.named.extend(whole.map(|bytes| (number, bytes.sha256, bytes.size)));
    }

    fn note(&mut self, number: u64, payload: Payload) {
        let whole = |whole: Option<Bytes>| whole.map(|bytes| (number, bytes.sha256, bytes.size));
        match payload {
            Payload::RecordCreated(created) if number == 0 => self.created = Some(created),
            Payload::ReportAdded(added) => {
                self.note_report(number, NamedBytes { report: added.report, whole: added.whole });
            }
            Payload::CaptureMade(capture) => self.named.extend(whole(capture.whole)),
            Payload::CustodyAdded(custody) => {
                self.receipts.push((number, custody.number, custody.report.sha256))
            }
            Payload::PayloadErased(erased) => self.erasures.push((number, erased)),
            _ => {}
        }
    }

    /// The kept hashes of whole runs against the computed ones.
    fn check_runs(&mut self, reader: &Reader<'_>) {
        let first = self.start / RUN;
        let whole = self.leaves.len() as u64 / RUN;
        for (number, leaves) in (first..first + whole).zip(self.leaves.chunks(RUN as usize)) {
            let computed = root_of(leaves);
            self.runs.push(computed);
            let (from, to) = (number * RUN, number * RUN + RUN - 1);
            let sentence = match reader.store.run(number) {
                Ok(Some(hash)) if hash == computed => continue,
                Ok(Some(_)) => {
                    format!("The hash that is kept over the entries e{from} to e{to} is not theirs.")
                }
                Ok(None) => format!("The hash over the entries e{from} to e{to} is missing."),
                Err(error) => format!("The hash over the entries e{from} to e{to} cannot be read: {error}"),
            };
            if !self.faults.names_entry_of_run(number)
                && !self.altered.iter().any(|(head, _)| head.number / RUN == number)
            {
                self.faults.tell(Place::At(to), About::Log, sentence);
            }
        }
    }
}

/// What of a report's entry names bytes.
#[derive(serde::Deserialize)]
struct NamedBytes {
    report: Bytes,
    #[serde(default)]
    whole: Option<Bytes>,
}

/// Entries one after another that are not there.
struct Gap {
    from: u64,
    until: u64,
    cause: Option<String>,
}

impl Gap {
    fn sentence(&self) -> String {
        let Self { from, until, cause } = self;
        match (cause, from == until) {
            (None, true) => format!("Entry e{from} is missing."),
            (None, false) => format!("The entries e{from} to e{until} are missing."),
            (Some(cause), true) => format!("Entry e{from} cannot be read: {cause}"),
            (Some(cause), false) => format!("The entries e{from} to e{until} cannot be read: {cause}"),
        }
    }
}

/// That an entry is older than the one before.
pub(super) fn out_of_time(number: u64) -> String {
    format!("Entry e{number} is out of its place: it was recorded before the one that stands before it.")
}

impl Reader<'_> {
    /// The payload of an entry; a sentence where it cannot be had.
    fn decoded(&mut self, number: u64, coded: &[u8], after: Option<u64>) -> Result<Vec<u8>, String> {
        let context: Option<Rc<[u8]>> = match after {
            Some(blob) => Some(self.blob(blob).map_err(|cause| {
                format!("Entry e{number} cannot be read, for it needs other bytes. {cause}")
            })?),
            None => None,
        };
        let decoded = self.codec.decode(coded, context.as_deref().unwrap_or_default());
        decoded.map_err(|cause| LibraryError::Entry { number, cause }.to_string())
    }
}
