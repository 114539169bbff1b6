//! `sijill review accept`, `reject` and `unsure`, of claims that are named.

use std::fmt::Write as _;

use rustc_hash::FxHashSet;
use serde::Serialize;
use sijill_record::payload::Verdict;
use sijill_record::question::Asked;
use sijill_record::views::ReviewState;

use super::many;
use crate::arguments::{JudgeOptions, Told};
use crate::deciding::{Deciding, print, print_json};
use crate::errors::{CommandError, Ended};

pub(super) fn run(options: &JudgeOptions, verdict: Verdict) -> Result<Ended, CommandError> {
    let filters = many::words(&options.filters);
    match (options.claims.is_empty(), filters.is_empty()) {
        (true, true) => Err(CommandError::Wrong(
            "Name claims, such as c34, or say with filters which are meant: --report r12, --min-confidence 0.9 and so on."
                .to_owned(),
        )),
        (false, false) => {
            Err(CommandError::Wrong("Name claims or give filters, not both: filters choose among all claims.".to_owned()))
        }
        (true, false) => many::run(options, verdict, &filters),
        (false, true) => named(options, verdict),
    }
}

/// What a claim was and what it is now.
#[derive(Serialize)]
struct Line {
    claim: String,
    before: ReviewState,
    now: ReviewState,
    quote: String,
}

fn named(options: &JudgeOptions, verdict: Verdict) -> Result<Ended, CommandError> {
    let mut seen = FxHashSet::default();
    let claims: Vec<u64> = options.claims.iter().copied().filter(|claim| seen.insert(*claim)).collect();
    let decide = &options.decide;
    let mut deciding = Deciding::begun(&decide.record, &decide.act)?;
    // It is staged for a dry run, too: that tells whether it can be done.
    let entries = deciding.record.review(&claims, verdict, None, None, &decide.by, &decide.reason)?;
    let lines = lines(&deciding.record.ask()?, &claims, ReviewState::after(verdict))?;
    if options.dry_run {
        deciding.record.abandon()?;
    } else {
        deciding.commit()?;
    }
    tell(options, &lines, &entries)?;
    Ok(Ended::Well)
}

fn lines(asked: &Asked<'_>, claims: &[u64], now: ReviewState) -> Result<Vec<Line>, CommandError> {
    let mut lines = Vec::new();
    for &claim in claims {
        let full = asked.full(asked.claim_row(claim)?)?;
        if let Some(entry) = asked.standing.withdrawn.get(&full.report) {
            sijill_desk::aside::say(&format!(
                "The claim c{claim} is of r{}, which was withdrawn in e{entry}: the decision counts when that is taken back.",
                full.report
            ));
        }
        lines.push(Line { claim: format!("c{claim}"), before: full.state, now, quote: full.claim.quote });
    }
    Ok(lines)
}

fn tell(options: &JudgeOptions, lines: &[Line], entries: &[u64]) -> Result<(), CommandError> {
    let entries: Vec<String> =
        if options.dry_run { Vec::new() } else { entries.iter().map(|e| format!("e{e}")).collect() };
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
