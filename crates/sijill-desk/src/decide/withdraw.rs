//! Reports that count no more, and such as count again.

use schemars::JsonSchema;
use serde::Serialize;
use sijill_record::Record;

use super::{Why, refused};
use crate::error::AnswerError;

/// A report that was withdrawn, or counts again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Withdrawn {
    /// "r12".
    pub report: String,
    /// True where it counts no more.
    pub withdrawn: bool,
    /// How many claims it has.
    pub claims: u64,
    /// The entry of the decision: "e57".
    pub entry: String,
}

/// Stages that reports count no more; with `back`, that they count again.
///
/// # Errors
/// Where a report is not there, or was withdrawn already; with `back`, where it was not.
pub fn withdrawn(
    record: &mut Record,
    reports: &[u64],
    back: bool,
    why: &Why,
) -> Result<Vec<Withdrawn>, AnswerError> {
    let mut reports = reports.to_vec();
    reports.sort_unstable();
    reports.dedup();
    let mut done = Vec::new();
    for report in reports {
        let (claims, before) = {
            let asked = record.ask()?;
            (asked.report_row(report)?.claims, asked.standing.withdrawn.get(&report).copied())
        };
        let entry = match (back, before) {
            (false, _) => record.withdraw(report, &why.by, &why.reason)?,
            (true, Some(entry)) => record.undo(entry, &why.by, &why.reason)?,
            (true, None) => {
                return refused(format!("The report r{report} was not withdrawn; nothing was done."));
            }
        };
        done.push(Withdrawn {
            report: format!("r{report}"),
            withdrawn: !back,
            claims,
            entry: format!("e{entry}"),
        });
    }
    Ok(done)
}
