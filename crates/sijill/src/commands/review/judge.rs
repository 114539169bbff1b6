//! `sijill review accept`, `reject` and `unsure`, of claims that are named.

use std::fmt::Write as _;

use sijill_desk::decide::entry_ids;
use sijill_desk::decide::judge::{Judged, judged};
use sijill_desk::decide::words::words;
use sijill_record::payload::Verdict;

use super::many;
use crate::arguments::{JudgeOptions, Told};
use crate::deciding::{Deciding, print, print_json};
use crate::errors::{CommandError, Ended};

pub(super) fn run(options: &JudgeOptions, verdict: Verdict) -> Result<Ended, CommandError> {
    match (options.claims.is_empty(), words(&options.filters).is_empty()) {
        (true, true) => Err(CommandError::Wrong(
            "Name claims, such as c34, or say with filters which are meant: --report r12, --min-confidence 0.9 and so on."
                .to_owned(),
        )),
        (false, false) => {
            Err(CommandError::Wrong("Name claims or give filters, not both: filters choose among all claims.".to_owned()))
        }
        (true, false) => many::run(options, verdict),
        (false, true) => named(options, verdict),
    }
}

fn named(options: &JudgeOptions, verdict: Verdict) -> Result<Ended, CommandError> {
    let decide = &options.decide;
    let mut deciding = Deciding::begun(&decide.record, &decide.act)?;
    // It is staged for a dry run, too: that tells whether it can be done.
    let (entries, lines) = judged(&mut deciding.record, &options.claims, verdict, &decide.why())?;
    if options.dry_run {
        deciding.record.abandon()?;
    } else {
        deciding.commit()?;
    }
    tell(options, &lines, &entries)?;
    Ok(Ended::Well)
}

fn tell(options: &JudgeOptions, lines: &[Judged], entries: &[u64]) -> Result<(), CommandError> {
    let entries = if options.dry_run { Vec::new() } else { entry_ids(entries) };
    if options.decide.format == Told::Json {
        return print_json(
            &serde_json::json!({"dry_run": options.dry_run, "entries": entries, "claims": lines}),
        );
    }
    let mut out = String::new();
    for line in lines {
        let entry = entries.first().map(|e| format!(" ({e})")).unwrap_or_default();
        let verb = if options.dry_run { "would be" } else { "is" };
        let before = line.before.name();
        let _ = writeln!(
            out,
            "{} {verb} {}{entry}; before: {before}. “{}”",
            line.claim,
            line.now.name(),
            line.quote.replace('\n', " ")
        );
    }
    print(&out)
}
