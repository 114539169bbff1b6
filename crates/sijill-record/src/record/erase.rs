//! Erasing: what a report said, and its bytes, go; that it was there, and that it was erased, stays.

use rustc_hash::FxHashSet;

use super::{Record, RecordError};
use crate::entry::commitment;
use crate::hash::Hash;
use crate::payload::{Blank, Payload, PayloadErased};
use crate::store::{StoredBlob, StoredContent};
use crate::views::{custody, reading, report, space, version};

/// What the erasure of a report takes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Erasure {
    /// The entries whose payloads go, with what stays known of each.
    pub entries: Vec<Blank>,
    /// Receipts among them.
    pub receipts: u64,
    /// Readings among them.
    pub readings: u64,
    /// Claims that they hold.
    pub claims: u64,
    /// Incidents that they hold.
    pub incidents: u64,
    /// Decisions among them that were written for its claims alone.
    pub decisions: u64,
    /// Bytes of the report.
    pub bytes: u64,
    /// Whole files that the report was made from, with their sizes.
    pub files: Vec<(Hash, u64)>,
    blobs: Vec<(u64, Hash)>,
}

impl Record {
    /// What the erasure of a report would take: its bytes, its text, its readings, its receipts, the corrections of its
    /// claims, and whole files that hold it: those that it was made from and those that are named.
    ///
    /// # Errors
    /// Where there is no such report.
    pub fn erasure(&mut self, number: u64, files: &[Hash]) -> Result<Erasure, RecordError> {
        self.check_report(number)?;
        let mut erasure = Erasure::default();
        let entry = self.views.number(&*self.store, report::ENTRY, number)?.unsigned_abs();
        let mut holders: FxHashSet<Hash> = files.iter().copied().collect();
        self.receipt(&mut erasure, entry, number, &mut holders)?;
        for row in self.store.lookup(space::CUSTODY, crate::views::signed(number))? {
            let entry = self.views.number(&*self.store, custody::ENTRY, row)?.unsigned_abs();
            self.receipt(&mut erasure, entry, number, &mut holders)?;
        }
        let mut reviews = FxHashSet::default();
        let mut own = Vec::new();
        for of in self.views.readings_of(&*self.store, number)? {
            let entry = self.views.number(&*self.store, reading::ENTRY, of)?.unsigned_abs();
            let first = self.views.first_claim(&*self.store, of)?;
            let claims = self.views.number(&*self.store, reading::CLAIMS, of)?.unsigned_abs();
            let incidents = self.views.number(&*self.store, reading::INCIDENTS, of)?.unsigned_abs();
            erasure.entries.push(Blank { entry, report: Some(number), claims, incidents });
            erasure.readings += 1;
            erasure.claims += claims;
            erasure.incidents += incidents;
            own.push(first..first + claims);
            for row in first..first + claims {
                for version_row in self.store.lookup(space::VERSION, crate::views::signed(row))? {
                    for column in [version::DECISION, version::CORRECTION] {
                        reviews.extend(u64::try_from(self.views.number(
                            &*self.store,
                            column,
                            version_row,
                        )?));
                    }
                }
            }
        }
        for entry in reviews {
            // Only what was written for this report alone goes: other claims go on with a decision that they share.
            if let Payload::ClaimsReviewed(review) = self.library()?.payload(entry)?
                && review.claims.iter().all(|claim| own.iter().any(|claims| claims.contains(claim)))
            {
                erasure.entries.push(Blank { entry, report: Some(number), ..Blank::default() });
                erasure.decisions += 1;
            }
        }
        erasure.entries.sort_by_key(|blank| blank.entry);
        let blob = self.views.number(&*self.store, report::BLOB, number)?;
        if let Some(stored) =
            u64::try_from(blob).ok().map(|blob| self.store.blob(blob)).transpose()?.flatten()
        {
            erasure.bytes = stored.size;
            erasure.blobs.push((stored.number, stored.sha256));
        }
        for hash in holders {
            for stored in self.wholes(&hash)? {
                if !erasure.files.contains(&(hash, stored.size)) {
                    erasure.files.push((hash, stored.size));
                }
                erasure.blobs.push((stored.number, hash));
            }
        }
        erasure.files.sort_unstable();
        erasure.blobs.sort_unstable();
        Ok(erasure)
    }

    /// Takes a receipt in, and which files it says the bytes are from.
    fn receipt(
        &self,
        erasure: &mut Erasure,
        entry: u64,
        report: u64,
        holders: &mut FxHashSet<Hash>,
    ) -> Result<(), RecordError> {
        erasure.entries.push(Blank { entry, report: Some(report), ..Blank::default() });
        erasure.receipts += 1;
        let custody = match self.library()?.payload(entry)? {
            Payload::ReportAdded(added) => {
                holders.extend(added.whole.map(|whole| whole.sha256));
                added.custody
            }
            Payload::CustodyAdded(added) => added.custody,
            _ => return Ok(()),
        };
        holders.extend(custody.container.and_then(|c| c.sha256).and_then(|hash| hash.parse::<Hash>().ok()));
        Ok(())
    }

    /// Files of a digest that are kept by themselves.
    fn wholes(&mut self, hash: &Hash) -> Result<Vec<StoredBlob>, RecordError> {
        let mut found = Vec::new();
        for number in self.views.blobs_under(&*self.store, hash.key())? {
            found.extend(
                self.store
                    .blob(number)?
                    .filter(|b| b.sha256 == *hash && b.report.is_none() && b.bytes.is_some()),
            );
        }
        Ok(found)
    }

    /// Stages the erasure of a report, with all that [`Record::erasure`] tells of.
    ///
    /// # Errors
    /// Where there is no such report, or something is staged already.
    pub fn erase(&mut self, number: u64, files: &[Hash], by: &str, reason: &str) -> Result<u64, RecordError> {
        if !self.is_idle() {
            return Err(RecordError::Refused("An erasure is committed by itself.".to_owned()));
        }
        let Erasure { entries, blobs, .. } = self.erasure(number, files)?;
        let mut commitments = Vec::new();
        for blank in &entries {
            let stored = self.store.entry(blank.entry)?;
            let Some(StoredContent::Sealed { .. }) = stored.as_ref().map(|s| &s.content) else { continue };
            let entry = self.library()?.entry(blank.entry)?;
            if let Some(sealed) = &entry.sealed {
                commitments.push((blank.entry, commitment(&sealed.salt, &sealed.payload)));
            }
        }
        let mut hashes: Vec<Hash> = blobs.iter().map(|(_, hash)| *hash).collect();
        hashes.sort_unstable();
        hashes.dedup();
        let erased = PayloadErased {
            entries,
            blobs: hashes,
            report: Some(number),
            by: by.to_owned(),
            reason: reason.to_owned(),
        };
        let written = self.write(erased.into(), None, None)?;
        if let Some(staged) = &mut self.staged {
            let lookups = blobs.iter().map(|(blob, hash)| (space::BLOB, hash.key(), *blob));
            staged.batch.dropped_lookups.extend(lookups);
            staged.batch.erased_entries = commitments;
            staged.batch.erased_blobs = blobs.iter().map(|(blob, _)| *blob).collect();
        }
        Ok(written)
    }
}
