//! Which claims tell of the same incident: incidents are merged, split, or kept apart because nobody can tell.

use schemars::JsonSchema;
use serde::Serialize;
use sijill_record::payload::{Anchor, IncidentsJudged, Sameness};
use sijill_record::question::Asked;
use sijill_weigh::ledger::Ledger;

use super::{Why, claim_ids, refused};
use crate::ask::of_incident::{IncidentId, line_of};
use crate::ask::short::listed;
use crate::error::AnswerError;

/// A decision on incidents: its two sides as claims, and a sentence that tells of it.
#[derive(Debug, Clone, PartialEq)]
pub struct IncidentDecision {
    /// What is said of the two sides.
    pub verdict: Sameness,
    /// The claims of the one side, by their numbers.
    pub claims: Vec<u64>,
    /// The claims of the other side.
    pub others: Vec<u64>,
    /// What it comes to, without a full stop.
    pub sentence: String,
    /// As the record keeps it.
    pub payload: IncidentsJudged,
}

/// A decision on incidents that is in the record, and what became of its claims.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct IncidentDecided {
    /// Its entry: "e57".
    pub entry: String,
    /// What was said of the two sides.
    pub verdict: Sameness,
    /// The claims of the one side.
    pub claims: Vec<String>,
    /// The claims of the other side.
    pub others: Vec<String>,
    /// The incidents that have these claims now.
    pub incidents: Vec<IncidentNow>,
}

/// An incident as it stands.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct IncidentNow {
    /// "i34".
    pub id: String,
    /// All its claims.
    pub claims: Vec<String>,
}

/// Incidents are one and the same.
///
/// # Errors
/// Where one of them is none, or two are one already.
pub fn merge(
    asked: &Asked<'_>,
    ledger: &Ledger,
    incidents: &[IncidentId],
    why: &Why,
) -> Result<IncidentDecision, AnswerError> {
    let all = different(asked, ledger, incidents)?;
    let mut sides = all.iter().map(|first| ledger.claims_of(*first));
    let claims = sides.next().unwrap_or_default();
    let others = sides.flatten().collect();
    let sentence = format!("{} are one incident from now on", listed('i', &all));
    Ok(IncidentDecision::new(ledger, Sameness::Same, claims, others, sentence, why))
}

/// Nobody can tell whether two incidents are one: they are kept apart, and nothing adds them up.
///
/// # Errors
/// Where one of them is none, or they are one already.
pub fn hold(
    asked: &Asked<'_>,
    ledger: &Ledger,
    incident: IncidentId,
    other: IncidentId,
    why: &Why,
) -> Result<IncidentDecision, AnswerError> {
    let all = different(asked, ledger, &[incident, other])?;
    let mut sides = all.iter().map(|first| ledger.claims_of(*first));
    let (claims, others) = (sides.next().unwrap_or_default(), sides.next().unwrap_or_default());
    let sentence = format!(
        "Whether {} are one incident is left open: they are kept apart, and nothing adds them up",
        listed('i', &all)
    );
    Ok(IncidentDecision::new(ledger, Sameness::Undecided, claims, others, sentence, why))
}

/// Some claims of an incident tell of another one than the rest.
///
/// # Errors
/// Where a claim is not of the incident, or nothing would be left of it.
pub fn split(
    asked: &Asked<'_>,
    ledger: &Ledger,
    incident: IncidentId,
    claims: &[u64],
    why: &Why,
) -> Result<IncidentDecision, AnswerError> {
    let first = ledger.incidents[line_of(asked, ledger, incident)?];
    let mut apart = Vec::new();
    for claim in claims {
        let at = line_of(asked, ledger, IncidentId { letter: 'c', claim: *claim })?;
        let (number, of) = (ledger.lines[at].row.number, ledger.incidents[at]);
        if of != first {
            return refused(format!("The claim c{claim} is not of the incident i{first}, but of i{of}."));
        }
        if !apart.contains(&number) {
            apart.push(number);
        }
    }
    apart.sort_unstable();
    let rest: Vec<u64> = ledger.claims_of(first).into_iter().filter(|claim| !apart.contains(claim)).collect();
    if rest.is_empty() {
        return refused(format!(
            "These are all the claims of the incident i{first}: nothing would be left that they could be apart from."
        ));
    }
    let (named, verb) = (listed('c', &apart), if apart.len() == 1 { "tells" } else { "tell" });
    let sentence = format!("{named} {verb} of another incident than the rest of i{first}");
    Ok(IncidentDecision::new(ledger, Sameness::Different, apart, rest, sentence, why))
}

impl IncidentDecision {
    fn new(
        ledger: &Ledger,
        verdict: Sameness,
        claims: Vec<u64>,
        others: Vec<u64>,
        sentence: String,
        why: &Why,
    ) -> Self {
        let payload = IncidentsJudged {
            verdict,
            claims: anchors(ledger, &claims),
            others: anchors(ledger, &others),
            by: why.by.clone(),
            reason: why.reason.clone(),
        };
        Self { verdict, claims, others, sentence, payload }
    }

    /// What became of it, by a ledger that was made after it.
    pub fn told(&self, entry: u64, ledger: &Ledger) -> IncidentDecided {
        let now = incidents_now(ledger, self.claims.iter().chain(&self.others));
        IncidentDecided {
            entry: format!("e{entry}"),
            verdict: self.verdict,
            claims: claim_ids(&self.claims),
            others: claim_ids(&self.others),
            incidents: now
                .iter()
                .map(|(first, claims)| IncidentNow { id: format!("i{first}"), claims: claim_ids(claims) })
                .collect(),
        }
    }
}

/// The incidents that have some claims, each by its first claim and with all that it has.
pub fn incidents_now<'c>(ledger: &Ledger, claims: impl Iterator<Item = &'c u64>) -> Vec<(u64, Vec<u64>)> {
    let mut firsts: Vec<u64> =
        claims.filter_map(|claim| ledger.line_of(*claim)).map(|at| ledger.incidents[at]).collect();
    firsts.sort_unstable();
    firsts.dedup();
    firsts.into_iter().map(|first| (first, ledger.claims_of(first))).collect()
}

/// The first claims of the incidents that are meant, which must be different ones.
fn different(asked: &Asked<'_>, ledger: &Ledger, ids: &[IncidentId]) -> Result<Vec<u64>, AnswerError> {
    let mut all: Vec<(u64, IncidentId)> = Vec::new();
    for id in ids {
        let first = ledger.incidents[line_of(asked, ledger, *id)?];
        if let Some((_, before)) = all.iter().find(|(known, _)| *known == first) {
            return refused(if before == id {
                format!("{id} is named twice.")
            } else {
                format!("{before} and {id} are the same incident already: i{first}.")
            });
        }
        all.push((first, *id));
    }
    Ok(all.into_iter().map(|(first, _)| first).collect())
}

/// Where claims stand in their reports, which outlasts new readings.
fn anchors(ledger: &Ledger, claims: &[u64]) -> Vec<Anchor> {
    let lines = claims.iter().filter_map(|claim| ledger.line_of(*claim)).map(|at| &ledger.lines[at]);
    lines
        .map(|line| Anchor {
            claim: line.row.number,
            report: line.report,
            start: u64::from(line.from),
            end: u64::from(line.to),
        })
        .collect()
}
