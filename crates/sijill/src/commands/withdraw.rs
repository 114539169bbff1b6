//! `sijill withdraw`: reports that count no more, and such as count again.

use std::fmt::Write as _;

use serde_json::{Value, json};
use sijill_record::RecordError;

use crate::arguments::{Told, WithdrawOptions};
use crate::deciding::{Deciding, print, print_json};
use crate::errors::{CommandError, Ended};
use sijill_desk::ask::short::counted;

pub(crate) fn run(options: &WithdrawOptions) -> Result<Ended, CommandError> {
    let decide = &options.decide;
    let mut reports = options.reports.clone();
    reports.sort_unstable();
    reports.dedup();
    let mut deciding = Deciding::begun(&decide.record, &decide.act)?;
    let mut done = Vec::new();
    for report in reports {
        let (claims, withdrawn) = {
            let asked = deciding.record.ask()?;
            (asked.report_row(report)?.claims, asked.standing.withdrawn.get(&report).copied())
        };
        let entry = match (options.undo, withdrawn) {
            (false, _) => deciding.record.withdraw(report, &decide.by, &decide.reason)?,
            (true, Some(entry)) => deciding.record.undo(entry, &decide.by, &decide.reason)?,
            (true, None) => {
                return Err(RecordError::Refused(format!(
                    "The report r{report} was not withdrawn; nothing was done."
                ))
                .into());
            }
        };
        done.push((report, entry, claims));
    }
    deciding.commit()?;
    tell(options, &done)?;
    Ok(Ended::Well)
}

fn tell(options: &WithdrawOptions, done: &[(u64, u64, u64)]) -> Result<(), CommandError> {
    if options.decide.format == Told::Json {
        let done: Vec<Value> = done
            .iter()
            .map(|(report, entry, claims)| {
                json!({"report": format!("r{report}"), "withdrawn": !options.undo, "claims": claims, "entry": format!("e{entry}")})
            })
            .collect();
        return print_json(&done);
    }
    let mut out = String::new();
    for (report, entry, claims) in done {
        let claims = counted(*claims, "claim");
        let _ = match options.undo {
            false => writeln!(
                out,
                "r{report} is withdrawn (e{entry}): its {claims} count no more. It is kept; --undo takes this back."
            ),
            true => writeln!(out, "r{report} counts again (e{entry}), with {claims}."),
        };
    }
    print(&out)
}
