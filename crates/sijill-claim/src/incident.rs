//! Incidents: the occurrences that one report tells of.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Party, Period, Place};

/// One occurrence, with the figures that a coder would enter for it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Incident {
    /// Unique in its reading: `i1` is the main one.
    pub id: String,
    /// The claims that tell of it.
    pub claims: Vec<String>,
    /// Which days.
    pub when: Option<Period>,
    /// Which place.
    #[serde(rename = "where")]
    pub place: Option<Place>,
    /// How many were killed.
    pub killed: Option<Toll>,
    /// How many were injured.
    pub injured: Option<Toll>,
    /// What did it.
    #[serde(default)]
    pub cause: Vec<String>,
    /// Whoever is said to have done it.
    pub perpetrator: Option<Party>,
}

/// The figure of an incident: what the report allows, and the one number that a coder would enter.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Toll {
    /// Least number.
    pub low: u64,
    /// Greatest number; `null` where it is open.
    pub high: Option<u64>,
    /// The one number; `null` where only vague words tell it.
    pub best: Option<u64>,
}
