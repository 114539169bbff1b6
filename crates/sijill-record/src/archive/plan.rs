//! Which bytes a log needs, and where they belong: made while its entries go by, before any of the bytes come.

use rustc_hash::FxHashMap;

use super::ArchiveError;
use crate::hash::Hash;
use crate::payload::{Bytes, Payload, PayloadErased};

/// A blob that is to come.
#[derive(Debug, Clone, Copy)]
pub(super) struct Planned {
    /// Its digest; nothing where only an erased entry knew it.
    pub(super) sha256: Option<Hash>,
    pub(super) size: u64,
    pub(super) report: Option<u64>,
    pub(super) erased: bool,
    pub(super) here: bool,
}

/// The blobs of a log, numbered as they were when it was written.
#[derive(Debug, Default)]
pub(super) struct Plan {
    pub(super) blobs: Vec<Planned>,
    first: FxHashMap<Hash, u64>,
    /// The same bytes once more: as a file by itself, and as a report.
    again: FxHashMap<Hash, Vec<u64>>,
    /// The blob of each report.
    reports: Vec<u64>,
    erased: bool,
}

impl Plan {
    /// Takes in what an entry says, or that it says nothing any more.
    pub(super) fn take(&mut self, kind: &str, payload: Option<&Payload>) {
        match payload {
            Some(Payload::ReportAdded(added)) => {
                added.whole.iter().for_each(|whole| self.whole(whole));
                let Bytes { sha256, size, .. } = added.report;
                let report = self.reports.len() as u64;
                let number = self.push(Some(sha256), size, Some(report));
                self.reports.push(number);
            }
            Some(Payload::CaptureMade(capture)) => capture.whole.iter().for_each(|whole| self.whole(whole)),
            Some(Payload::PayloadErased(erased)) => self.erase(erased),
            None if kind == "report added" => {
                let report = self.reports.len() as u64;
                let number = self.push(None, 0, Some(report));
                self.reports.push(number);
            }
            _ => {}
        }
    }

    fn whole(&mut self, whole: &Bytes) {
        let kept = self
            .numbers(&whole.sha256)
            .any(|number| self.blobs.get(number as usize).is_some_and(|blob| !blob.erased));
        if !kept {
            self.push(Some(whole.sha256), whole.size, None);
        }
    }

    fn push(&mut self, sha256: Option<Hash>, size: u64, report: Option<u64>) -> u64 {
        let number = self.blobs.len() as u64;
        self.blobs.push(Planned { sha256, size, report, erased: false, here: false });
        if let Some(sha256) = sha256
            && *self.first.entry(sha256).or_insert(number) != number
        {
            self.again.entry(sha256).or_default().push(number);
        }
        number
    }

    fn erase(&mut self, erased: &PayloadErased) {
        self.erased = true;
        let own = erased.report.and_then(|report| self.blob_of(report)).map(|number| number as usize);
        for hash in &erased.blobs {
            let mut known = false;
            for number in self.numbers(hash).collect::<Vec<_>>() {
                if let Some(blob) = self.blobs.get_mut(number as usize)
                    && (blob.report.is_none() || blob.report == erased.report)
                {
                    blob.erased = true;
                    known = true;
                }
            }
            // Of what an erased entry named no more is known; one of these is the report's own.
            if let Some(blob) = own.and_then(|number| self.blobs.get_mut(number))
                && blob.sha256.is_none()
                && !known
            {
                blob.sha256 = Some(*hash);
            }
        }
        if let Some(blob) = own.and_then(|number| self.blobs.get_mut(number)) {
            blob.sha256 = blob.sha256.or(erased.blobs.first().copied());
            blob.erased = true;
        }
    }

    fn numbers(&self, hash: &Hash) -> impl Iterator<Item = u64> + use<'_> {
        let again = self.again.get(hash).into_iter().flatten();
        self.first.get(hash).into_iter().chain(again).copied()
    }

    /// The blob of a report.
    pub(super) fn blob_of(&self, report: u64) -> Option<u64> {
        self.reports.get(usize::try_from(report).ok()?).copied()
    }

    /// The blob that an entry is coded after: a reading after its report's.
    pub(super) fn context(&self, payload: &Payload) -> Option<u64> {
        let Payload::ReadingMade(made) = payload else { return None };
        self.blob_of(made.report)
            .filter(|number| self.blobs.get(*number as usize).is_some_and(|blob| blob.here))
    }

    /// How long the bytes of a digest are, where an entry says so.
    pub(super) fn size_of(&self, hash: &Hash) -> Option<u64> {
        self.first.get(hash).and_then(|number| self.blobs.get(*number as usize)).map(|blob| blob.size)
    }

    /// The numbers that bytes belong under.
    ///
    /// # Errors
    /// Where they came before, or nothing can have named them.
    pub(super) fn arrived(&mut self, hash: &Hash, size: u64) -> Result<Vec<u64>, ArchiveError> {
        let mut numbers: Vec<u64> = self.numbers(hash).collect();
        if numbers.is_empty() && self.erased {
            // An entry that was erased may have named them.
            numbers.push(self.push(Some(*hash), size, None));
        }
        numbers
            .retain(|number| self.blobs.get(*number as usize).is_some_and(|blob| !blob.erased && !blob.here));
        if numbers.is_empty() {
            return Err(ArchiveError::Unnamed(*hash));
        }
        for number in &numbers {
            if let Some(blob) = self.blobs.get_mut(*number as usize) {
                if blob.size != size {
                    return Err(ArchiveError::Size { sha256: *hash, found: size, size: blob.size });
                }
                blob.here = true;
            }
        }
        Ok(numbers)
    }

    /// Blobs of which only the digest is known.
    ///
    /// # Errors
    /// Where bytes did not come that nobody erased.
    pub(super) fn gone(&self) -> Result<Vec<(u64, Planned)>, ArchiveError> {
        let rest = (0..).zip(&self.blobs).filter(|(_, blob)| !blob.here);
        rest.map(|(number, blob)| match (blob.erased, blob.sha256) {
            (true, _) | (_, None) => Ok((number, *blob)),
            (false, Some(hash)) => Err(ArchiveError::Missing(hash)),
        })
        .collect()
    }
}
