//! Which incident across reports an id means, and why a claim is of none.

use std::fmt;

use sijill_claim::{Kind, Modality, Scope};
use sijill_record::RecordError;
use sijill_record::payload::Anchor;
use sijill_record::question::Asked;
use sijill_record::views::ReviewState;
use sijill_weigh::ledger::Ledger;
use sijill_weigh::line::Line;

use crate::error::AnswerError;

/// An incident, by any of its claims: i45 and c45 are both the incident that claim c45 tells of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IncidentId {
    /// As it was written: `i` or `c`.
    pub letter: char,
    /// The claim.
    pub claim: u64,
}

impl IncidentId {
    /// The incident of a claim.
    pub const fn of(claim: u64) -> Self {
        Self { letter: 'i', claim }
    }
}

impl fmt::Display for IncidentId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}{}", self.letter, self.claim)
    }
}

/// The position of the line that an id means: that of the claim itself, or of the one that stands for it in a later reading.
///
/// # Errors
/// Where there is no such claim, or it is of no incident: the sentence says why.
pub fn line_of(asked: &Asked<'_>, ledger: &Ledger, id: IncidentId) -> Result<usize, AnswerError> {
    let row = asked.claim_row(id.claim).map_err(|error| match error {
        RecordError::Unknown(_) if id.letter == 'i' => RecordError::Unknown(format!("incident {id}")),
        error => error,
    })?;
    if let Some(at) = ledger.line_of(id.claim) {
        return checked(ledger, at, id);
    }
    let full = asked.full(row)?;
    let span = full.claim.span;
    let anchor =
        Anchor { claim: id.claim, report: full.report, start: span.start() as u64, end: span.end() as u64 };
    match asked.anchored(&anchor)? {
        Some(now) if now != id.claim => match ledger.line_of(now) {
            Some(at) => checked(ledger, at, id),
            None => none(id, &format!("c{now}, which stands for it in a later reading, is of none")),
        },
        Some(_) if asked.standing.withdrawn.contains_key(&full.report) => {
            none(id, &format!("its report r{} was withdrawn", full.report))
        }
        Some(_) if full.state == ReviewState::Rejected => none(id, "it was rejected"),
        Some(_) => none(id, &format!("it is a claim of the kind {}", full.claim.kind.name())),
        None => none(id, &format!("nothing of a later reading of r{} stands for it", full.report)),
    }
}

fn checked(ledger: &Ledger, at: usize, id: IncidentId) -> Result<usize, AnswerError> {
    let line = &ledger.lines[at];
    if line.is_of_incident() { Ok(at) } else { none(id, why_none(line)) }
}

fn none<T>(id: IncidentId, why: &str) -> Result<T, AnswerError> {
    Err(RecordError::Refused(format!("The claim c{} is of no incident: {why}.", id.claim)).into())
}

/// Why a claim that counts is of no incident.
fn why_none(line: &Line) -> &'static str {
    match line.modality {
        Modality::Denied => return "it is a denial",
        Modality::Planned => return "it tells of what is planned",
        Modality::Possible => return "it tells of what is only possible",
        _ => {}
    }
    match (line.kind, line.scope) {
        (Kind::Casualty, Some(Scope::Period)) => "it is a running total",
        (Kind::Casualty, _) => "it counts people who were not harmed in one occurrence",
        (Kind::Facility, _) => "it tells of facilities, but not of one that was struck",
        _ => "it tells of no occurrence that harmed somebody or something",
    }
}
