//! The reading: what the reader makes of one report.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Claim, Document, Incident};

/// What the reader makes of one report: the public contract of `sijill read --format json`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Reading {
    /// The report.
    pub document: Document,
    /// Its claims, in the order of the text.
    pub claims: Vec<Claim>,
    /// The occurrences that it tells of, the main one first.
    pub incidents: Vec<Incident>,
    /// What a person should know of this reading: a date that is missing, a language that is not read.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
}
