//! What people decide: each worked out as the record stands, staged, and told in a sentence.
//!
//! The door: a function a decision. Whoever calls it has begun (`Record::begin`) and commits afterwards; where it fails,
//! nothing was staged that has to stay. Not for: who may decide.

pub mod amount;
pub mod correct;
pub mod erase;
pub mod incident;
pub mod judge;
pub mod many;
pub mod publication;
pub mod source;
pub mod undo;
pub mod withdraw;
pub mod words;
pub mod zone;

use sijill_record::RecordError;

use crate::error::AnswerError;

/// Whoever decides, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Why {
    /// Whoever decides.
    pub by: String,
    /// The reason; it is kept with the decision for good.
    pub reason: String,
}

fn refused<T>(sentence: String) -> Result<T, AnswerError> {
    Err(RecordError::Refused(sentence).into())
}

/// Entries as they are called: "e12".
pub fn entry_ids(entries: &[u64]) -> Vec<String> {
    entries.iter().map(|entry| format!("e{entry}")).collect()
}

/// Claims as they are called: "c12".
pub fn claim_ids(claims: &[u64]) -> Vec<String> {
    claims.iter().map(|claim| format!("c{claim}")).collect()
}
