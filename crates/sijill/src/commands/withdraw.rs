//! `sijill withdraw`: reports that count no more, and such as count again.

use std::fmt::Write as _;

use sijill_desk::ask::short::counted;
use sijill_desk::decide::withdraw::{Withdrawn, withdrawn};

use crate::arguments::{Told, WithdrawOptions};
use crate::deciding::{Deciding, print, print_json};
use crate::errors::{CommandError, Ended};

pub(crate) fn run(options: &WithdrawOptions) -> Result<Ended, CommandError> {
    let decide = &options.decide;
    let mut deciding = Deciding::begun(&decide.record, &decide.act)?;
    let done = withdrawn(&mut deciding.record, &options.reports, options.undo, &decide.why())?;
    deciding.commit()?;
    tell(options, &done)?;
    Ok(Ended::Well)
}

fn tell(options: &WithdrawOptions, done: &[Withdrawn]) -> Result<(), CommandError> {
    if options.decide.format == Told::Json {
        return print_json(&done);
    }
    let mut out = String::new();
    for Withdrawn { report, claims, entry, .. } in done {
        let claims = counted(*claims, "claim");
        let _ = match options.undo {
            false => writeln!(
                out,
                "{report} is withdrawn ({entry}): its {claims} count no more. It is kept; --undo takes this back."
            ),
            true => writeln!(out, "{report} counts again ({entry}), with {claims}."),
        };
    }
    print(&out)
}
