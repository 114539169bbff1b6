//! Decisions of people: on claims, sources, zones, reports, feeds. Each is an entry; none changes an earlier one.

use serde_json::{Map, Value};

use super::{Record, RecordError};
use crate::column::NONE;
use crate::payload::{ClaimsReviewed, DecisionUndone, Payload, ReportWithdrawn, Verdict};
use crate::views::{View, claim, report};

/// Claims decided on with one entry; a decision on more is several entries.
pub const MOST_CLAIMS: usize = 1_000;

impl Record {
    /// Stages a person's decision on claims. Gives the entries that hold it.
    ///
    /// # Errors
    /// Where a claim is not there, belongs to a reading that was replaced, or the correction makes no claim of it.
    pub fn review(
        &mut self,
        claims: &[u64],
        verdict: Verdict,
        correction: Option<Map<String, Value>>,
        chosen: Option<String>,
        by: &str,
        reason: &str,
    ) -> Result<Vec<u64>, RecordError> {
        if (verdict == Verdict::Correct) != correction.is_some() {
            return Err(RecordError::Refused(
                "A correction says what is to be changed, and no other decision does.".to_owned(),
            ));
        }
        for &number in claims {
            self.check_claim(number)?;
            if let Some(correction) = &correction {
                self.check_correction(number, correction)?;
            }
        }
        let mut entries = Vec::new();
        for some in claims.chunks(MOST_CLAIMS) {
            let review = ClaimsReviewed {
                claims: some.to_vec(),
                verdict,
                correction: correction.clone(),
                chosen: chosen.clone(),
                by: by.to_owned(),
                reason: reason.to_owned(),
            };
            entries.push(self.write(review.into(), None, None)?);
        }
        Ok(entries)
    }

    pub(super) fn check_claim(&mut self, number: u64) -> Result<(), RecordError> {
        if number >= self.views.count(View::Claim) {
            return Err(RecordError::Unknown(format!("claim c{number}")));
        }
        let of = self.views.number(&*self.store, claim::READING, number)?.unsigned_abs();
        let until = self.views.number(&*self.store, crate::views::reading::UNTIL, of)?;
        if until == NONE {
            return Ok(());
        }
        let next = self.views.number(&*self.store, claim::TO_CLAIM, number)?;
        Err(RecordError::Refused(match u64::try_from(next) {
            Ok(next) => {
                format!("The claim c{number} is of an earlier reading; its decisions go on with c{next}.")
            }
            Err(_) => format!(
                "The claim c{number} is of a reading that was replaced or erased; look at the report's claims now."
            ),
        }))
    }

    /// A claim as its reading has it.
    ///
    /// # Errors
    /// Where there is none or it was erased.
    pub fn claim_as_read(&mut self, number: u64) -> Result<sijill_claim::Claim, RecordError> {
        if number >= self.views.count(View::Claim) {
            return Err(RecordError::Unknown(format!("claim c{number}")));
        }
        let of = self.views.number(&*self.store, claim::READING, number)?.unsigned_abs();
        let entry = self.views.number(&*self.store, crate::views::reading::ENTRY, of)?.unsigned_abs();
        let first = self.views.first_claim(&*self.store, of)?;
        let reading = self.library()?.reading(entry)?;
        reading
            .claims
            .get((number - first) as usize)
            .cloned()
            .ok_or_else(|| RecordError::Unknown(format!("claim c{number}")))
    }

    /// Stages that an earlier decision no longer counts.
    ///
    /// # Errors
    /// Where the entry is no decision or was undone before.
    pub fn undo(&mut self, entry: u64, by: &str, reason: &str) -> Result<u64, RecordError> {
        if entry >= self.state.size {
            return Err(RecordError::Unknown(format!("entry e{entry}")));
        }
        let payload = self.library()?.payload(entry)?;
        if !payload.can_be_undone() {
            return Err(RecordError::Refused(format!(
                "Entry e{entry} ({}) is no decision that can be undone.",
                payload.kind()
            )));
        }
        self.load_undone()?;
        if self.undone.as_ref().is_some_and(|undone| undone.contains(&entry)) {
            return Err(RecordError::Refused(format!("Entry e{entry} was undone before.")));
        }
        let undone = DecisionUndone { entry, by: by.to_owned(), reason: reason.to_owned() };
        self.write(undone.into(), None, None)
    }

    /// Stages that a report counts no more.
    ///
    /// # Errors
    /// Where there is none, or it was withdrawn before.
    pub fn withdraw(&mut self, number: u64, by: &str, reason: &str) -> Result<u64, RecordError> {
        self.check_report(number)?;
        if let Some(entry) = self.ask()?.standing.withdrawn.get(&number) {
            return Err(RecordError::Refused(format!(
                "The report r{number} was withdrawn before, in e{entry}."
            )));
        }
        let withdrawn = ReportWithdrawn { report: number, by: by.to_owned(), reason: reason.to_owned() };
        self.write(withdrawn.into(), None, None)
    }

    pub(super) fn check_report(&mut self, number: u64) -> Result<(), RecordError> {
        if number >= self.views.count(View::Report) {
            return Err(RecordError::Unknown(format!("report r{number}")));
        }
        if self.views.number(&*self.store, report::ERASED, number)? != NONE {
            return Err(RecordError::Refused(format!("The report r{number} was erased.")));
        }
        Ok(())
    }

    /// Stages any other decision: of sources, zones, feeds, mappings, captures.
    ///
    /// # Errors
    /// Where the payload is one that has a way of its own, or cannot be written.
    pub fn decide(&mut self, payload: Payload) -> Result<u64, RecordError> {
        match payload {
            Payload::RecordCreated(_)
            | Payload::ReportAdded(_)
            | Payload::CustodyAdded(_)
            | Payload::ReadingMade(_)
            | Payload::ReadingConfirmed(_)
            | Payload::ClaimsReviewed(_)
            | Payload::DecisionUndone(_)
            | Payload::ReportWithdrawn(_)
            | Payload::PayloadErased(_) => {
                Err(RecordError::Refused(format!("“{}” is not staged this way.", payload.kind())))
            }
            payload => {
                self.check_decision(&payload)?;
                self.write(payload, None, None)
            }
        }
    }
}
