//! Erasing: what a report said, and its bytes, go; that it was there, and that it was erased, stays.

use rustc_hash::FxHashSet;

use super::{Record, RecordError};
use crate::entry::commitment;
use crate::payload::{Blank, Payload, PayloadErased};
use crate::store::StoredContent;
use crate::views::{custody, reading, report, space, version};

impl Record {
    /// Stages the erasure of a report: its bytes, its text, its readings, its receipts and the corrections of its claims.
    ///
    /// # Errors
    /// Where there is no such report, or something is staged already.
    pub fn erase(&mut self, number: u64, by: &str, reason: &str) -> Result<u64, RecordError> {
        self.check_report(number)?;
        if !self.is_idle() {
            return Err(RecordError::Refused("An erasure is committed by itself.".to_owned()));
        }
        let mut blanks = Vec::new();
        let entry = self.views.number(&*self.store, report::ENTRY, number)?.unsigned_abs();
        blanks.push(Blank { entry, report: Some(number), ..Blank::default() });
        for row in self.store.lookup(space::CUSTODY, crate::views::signed(number))? {
            let entry = self.views.number(&*self.store, custody::ENTRY, row)?.unsigned_abs();
            blanks.push(Blank { entry, report: Some(number), ..Blank::default() });
        }
        let mut reviews = FxHashSet::default();
        for of in self.views.readings_of(&*self.store, number)? {
            let entry = self.views.number(&*self.store, reading::ENTRY, of)?.unsigned_abs();
            let first = self.views.first_claim(&*self.store, of)?;
            let claims = self.views.number(&*self.store, reading::CLAIMS, of)?.unsigned_abs();
            let incidents = self.views.number(&*self.store, reading::INCIDENTS, of)?.unsigned_abs();
            blanks.push(Blank { entry, report: Some(number), claims, incidents });
            for row in first..first + claims {
                for version_row in self.store.lookup(space::VERSION, crate::views::signed(row))? {
                    for column in [version::DECISION, version::CORRECTION] {
                        reviews.extend(u64::try_from(self.views.number(&*self.store, column, version_row)?));
                    }
                }
            }
        }
        for entry in reviews {
            // A decision on many claims holds no words of one report; only what was written for this one goes.
            if let Payload::ClaimsReviewed(review) = self.library()?.payload(entry)?
                && (review.correction.is_some() || review.claims.len() == 1)
            {
                blanks.push(Blank { entry, report: Some(number), ..Blank::default() });
            }
        }
        blanks.sort_by_key(|blank| blank.entry);
        let mut blobs = Vec::new();
        let mut hashes = Vec::new();
        let mut commitments = Vec::new();
        for blank in &blanks {
            let stored = self.store.entry(blank.entry)?;
            let Some(StoredContent::Sealed { .. }) = stored.as_ref().map(|s| &s.content) else { continue };
            let entry = self.library()?.entry(blank.entry)?;
            if let Some(sealed) = &entry.sealed {
                commitments.push((blank.entry, commitment(&sealed.salt, &sealed.payload)));
            }
        }
        let blob = self.views.number(&*self.store, report::BLOB, number)?;
        if let Some(stored) = u64::try_from(blob).ok().map(|blob| self.store.blob(blob)).transpose()?.flatten() {
            blobs.push(stored.number);
            hashes.push(stored.sha256);
        }
        let erased = PayloadErased {
            entries: blanks,
            blobs: hashes.clone(),
            report: Some(number),
            by: by.to_owned(),
            reason: reason.to_owned(),
        };
        let written = self.write(erased.into(), None, None)?;
        if let Some(staged) = &mut self.staged {
            for (blob, hash) in blobs.iter().zip(&hashes) {
                staged.batch.dropped_lookups.push((space::BLOB, hash.key(), *blob));
            }
            staged.batch.erased_entries = commitments;
            staged.batch.erased_blobs = blobs;
        }
        Ok(written)
    }
}
