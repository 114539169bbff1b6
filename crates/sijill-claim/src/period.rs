//! Days: when what a claim tells of happened.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A run of calendar days, both ends inside it. An end that is not known is `null`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Period {
    /// First day.
    pub start: Option<Date>,
    /// Last day.
    pub end: Option<Date>,
    /// The words that tell it.
    pub words: String,
}

impl Period {
    /// One day.
    #[must_use]
    pub fn day(date: Date, words: impl Into<String>) -> Self {
        Self { start: Some(date), end: Some(date), words: words.into() }
    }

    /// From one day to another.
    #[must_use]
    pub fn days(start: Date, end: Date, words: impl Into<String>) -> Self {
        Self { start: Some(start), end: Some(end), words: words.into() }
    }
}
