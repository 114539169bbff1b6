//! What comes of an input, before it is staged and after.

use schemars::JsonSchema;
use serde::Serialize;
use sijill_intake::Received;
use sijill_record::Added;
use sijill_record::hash::Hash;
use sijill_record::payload::CaptureMade;

use super::read::ReadReport;

/// What comes of an input, in the order of the inputs.
#[derive(Debug)]
pub enum Item {
    /// A report.
    Read(Box<ReadReport>),
    /// An address was asked; true where it gave bytes.
    Capture(Box<CaptureMade>, bool),
    /// These bytes were erased from the record, and are not brought back without a word. Where they came from.
    Erased(String),
    /// No report came of it; a sentence says why.
    Failed(String),
    /// The record has it from the same place.
    Passed,
    /// What a person should know.
    Note(String),
}

impl Item {
    /// True where it brings an entry.
    pub const fn is_written(&self) -> bool {
        matches!(self, Self::Read(_) | Self::Capture(..))
    }
}

/// What is told of an item once it was staged.
#[derive(Debug, Clone)]
pub enum Line {
    /// A report is in the record.
    Added {
        /// Its number, and whether it was there before.
        added: Added,
        /// Where it came from.
        place: Place,
        /// Its language, where that is one that is not read.
        unread: Option<String>,
    },
    /// These bytes were erased before. Where they came from.
    Erased(String),
    /// No report came of it; a sentence says why.
    Failed(String),
    /// The record has it from the same place.
    Passed,
    /// What a person should know.
    Note(String),
}

/// Where a report came from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Place {
    /// A path, an address, the name of a file that was handed over.
    pub from: String,
    /// Which part of it, where it holds several reports.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part: Option<String>,
    /// Lower-case hexadecimal SHA-256 of the report's bytes.
    pub sha256: Hash,
}

/// A report that was received.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ReportReceived {
    /// "r12"; absent where it only would be added.
    pub report: Option<String>,
    /// True where the record had its bytes already: a line of custody was added.
    pub known: bool,
    /// How many claims it has.
    pub claims: u64,
    /// Where it came from.
    #[serde(flatten)]
    pub place: Place,
}

impl Place {
    /// Where a report came from.
    pub fn of(received: &Received) -> Self {
        Self {
            from: received.custody.from.clone(),
            part: received.custody.part.clone(),
            sha256: Hash::of(&received.bytes),
        }
    }

    /// "reports.csv, row 4".
    pub fn words(&self) -> String {
        match &self.part {
            Some(part) => format!("{}, {part}", self.from),
            None => self.from.clone(),
        }
    }
}
