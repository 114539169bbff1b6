//! A verdict on claims that are named: they say what the words say, they do not, or one cannot tell.

use rustc_hash::FxHashSet;
use schemars::JsonSchema;
use serde::Serialize;
use sijill_record::Record;
use sijill_record::payload::Verdict;
use sijill_record::views::ReviewState;

use super::Why;
use crate::aside::say;
use crate::error::AnswerError;

/// What a claim was and what it is now.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Judged {
    /// "c34".
    pub claim: String,
    /// Its review before.
    pub before: ReviewState,
    /// Its review by the decision.
    pub now: ReviewState,
    /// The words that it rests on.
    pub quote: String,
}

/// Stages a verdict on claims, each once however often it is named. Gives the entries that hold it, and what the claims
/// were and are.
///
/// # Errors
/// Where a claim is not there or is of a reading that was replaced.
pub fn judged(
    record: &mut Record,
    claims: &[u64],
    verdict: Verdict,
    why: &Why,
) -> Result<(Vec<u64>, Vec<Judged>), AnswerError> {
    let mut seen = FxHashSet::default();
    let claims: Vec<u64> = claims.iter().copied().filter(|claim| seen.insert(*claim)).collect();
    let entries = record.review(&claims, verdict, None, None, &why.by, &why.reason)?;
    let asked = record.ask()?;
    let mut told = Vec::new();
    for claim in claims {
        let full = asked.full(asked.claim_row(claim)?)?;
        if let Some(entry) = asked.standing.withdrawn.get(&full.report) {
            say(&format!(
                "The claim c{claim} is of r{}, which was withdrawn in e{entry}: the decision counts when that is taken back.",
                full.report
            ));
        }
        told.push(Judged {
            claim: format!("c{claim}"),
            before: full.state,
            now: ReviewState::after(verdict),
            quote: full.claim.quote,
        });
    }
    Ok((entries, told))
}
