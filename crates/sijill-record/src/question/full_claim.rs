//! A claim in full: as it was read, as decisions make it, and what came after it.

use std::rc::Rc;

use sijill_claim::Claim;

use super::{Asked, ClaimRow};
use crate::payload::{Payload, ReadingMade};
use crate::record::RecordError;
use crate::views::{ReviewState, claim, corrected, decoded, reading, version};

/// A claim with what belongs to it.
#[derive(Debug, Clone)]
pub struct FullClaim {
    /// Its number.
    pub number: u64,
    /// Its report's number.
    pub report: u64,
    /// The entry of its reading.
    pub entry: u64,
    /// The claim as it holds.
    pub claim: Claim,
    /// As the reader read it, where a person corrected it.
    pub as_read: Option<Claim>,
    /// What was decided.
    pub state: ReviewState,
    /// The entry of the decision.
    pub decision: Option<u64>,
    /// The reading that it is of.
    pub reading: Rc<ReadingMade>,
}

/// What came after a claim of an earlier reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Replaced {
    /// The entry that replaced its reading.
    pub entry: u64,
    /// The claim that carries its decisions on.
    pub next: Option<u64>,
}

impl Asked<'_> {
    /// A claim in full.
    ///
    /// # Errors
    /// Where it was erased or the record cannot be read.
    pub fn full(&self, row: ClaimRow) -> Result<FullClaim, RecordError> {
        let of = self.number(claim::READING, row.number)?.unsigned_abs();
        let entry = self.number(reading::ENTRY, of)?.unsigned_abs();
        let first = self.number(reading::CLAIM, of)?.unsigned_abs();
        let reading = self.library.reading(entry)?;
        self.let_through(reading.report)
            .map_err(|_| RecordError::Unknown(format!("claim c{}", row.number)))?;
        let index = row.number.checked_sub(first).and_then(|index| usize::try_from(index).ok());
        let as_read = index
            .and_then(|index| reading.claims.get(index))
            .cloned()
            .ok_or_else(|| RecordError::Unknown(format!("claim c{}", row.number)))?;
        let mut full = FullClaim {
            number: row.number,
            report: reading.report,
            entry,
            claim: as_read,
            as_read: None,
            state: ReviewState::Unreviewed,
            decision: None,
            reading,
        };
        if let Some(at) = row.version {
            let state = decoded(&ReviewState::ALL, self.number(version::STATE, at)?);
            full.state = state.unwrap_or(ReviewState::Unreviewed);
            full.decision = u64::try_from(self.number(version::DECISION, at)?).ok();
            if let Ok(correction) = u64::try_from(self.number(version::CORRECTION, at)?)
                && let Payload::ClaimsReviewed(review) = self.library.payload(correction)?
                && let Some(patch) = &review.correction
            {
                let made = corrected(&full.claim, patch)
                    .map_err(|cause| crate::entry::PayloadError::Form { number: correction, cause })?;
                full.as_read = Some(std::mem::replace(&mut full.claim, made));
            }
        }
        self.through_veil(full, index.unwrap_or_default())
    }

    /// A claim as it may be seen: the claim as it holds passes the veil as a part of its reading.
    fn through_veil(&self, mut full: FullClaim, index: usize) -> Result<FullClaim, RecordError> {
        let Some(veil) = self.veil() else { return Ok(full) };
        let unknown = || RecordError::Unknown(format!("claim c{}", full.number));
        if !self.shows_kind(full.claim.kind) {
            return Err(unknown());
        }
        if full.as_read.is_some() {
            let mut reading = ReadingMade::clone(&full.reading);
            if let Some(slot) = reading.claims.get_mut(index) {
                *slot = full.claim.clone();
            }
            // What the reader had read is withheld where a person says something else.
            let before = reading.claims.len();
            reading.claims.extend(full.as_read.take());
            veil.reading(&mut reading, self.added(full.report)?.as_ref());
            reading.claims.truncate(before);
            full.claim = reading.claims.get(index).cloned().ok_or_else(unknown)?;
            full.reading = Rc::new(reading);
        } else {
            full.reading = self.seen(full.entry, full.reading)?;
            full.claim = full.reading.claims.get(index).cloned().ok_or_else(unknown)?;
        }
        Ok(full)
    }

    /// What was decided on a claim of an answer, and the entry of the decision.
    ///
    /// # Errors
    /// Where the views are damaged.
    pub fn decided(&self, row: ClaimRow) -> Result<(ReviewState, Option<u64>), RecordError> {
        let Some(at) = row.version else { return Ok((ReviewState::Unreviewed, None)) };
        let state = decoded(&ReviewState::ALL, self.number(version::STATE, at)?);
        let decision = u64::try_from(self.number(version::DECISION, at)?).ok();
        Ok((state.unwrap_or(ReviewState::Unreviewed), decision))
    }

    /// The row of a claim at the moment, whatever its reading's fate: the version that held last.
    ///
    /// # Errors
    /// Where there was no such claim then.
    pub fn claim_row(&self, number: u64) -> Result<ClaimRow, RecordError> {
        if number >= self.claims_until {
            return Err(RecordError::Unknown(format!("claim c{number}")));
        }
        let mut last = None;
        for row in self.views.store.lookup(crate::views::space::VERSION, crate::views::signed(number))? {
            if self.views.number(version::FROM, row)? < crate::views::signed(self.size) {
                last = Some(row);
            }
        }
        Ok(ClaimRow { number, version: last })
    }

    /// The number of the first claim of the reading that a claim is of.
    ///
    /// # Errors
    /// Where the views are damaged.
    pub fn first_of_reading(&self, number: u64) -> Result<u64, RecordError> {
        let of = self.views.number(claim::READING, number)?.unsigned_abs();
        Ok(self.views.number(reading::CLAIM, of)?.unsigned_abs())
    }

    /// A claim with those of earlier readings whose decisions it carries on.
    ///
    /// # Errors
    /// Where there was no such claim then.
    pub fn carried_from(&self, number: u64) -> Result<Vec<u64>, RecordError> {
        let mut all = vec![self.claim_row(number)?.number];
        let mut at = number;
        while let Ok(earlier) = u64::try_from(self.number(claim::FROM_CLAIM, at)?) {
            all.push(earlier);
            at = earlier;
        }
        Ok(all)
    }

    /// What came after the reading of a claim, where a later one had replaced it.
    ///
    /// # Errors
    /// Where the views are damaged.
    pub fn replaced(&self, number: u64) -> Result<Option<Replaced>, RecordError> {
        let of = self.number(claim::READING, number)?.unsigned_abs();
        let until = self.number(reading::UNTIL, of)?;
        if self.holds(-1, until) {
            return Ok(None);
        }
        let next = u64::try_from(self.number(claim::TO_CLAIM, number)?).ok();
        Ok(Some(Replaced { entry: until.unsigned_abs(), next }))
    }
}
