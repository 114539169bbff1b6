//! Deciding on many claims at once: filters choose them, a preview tells what they are, and a person says yes.

use std::fmt::Write as _;
use std::io::{self, Write as _};

use comfy_table::{ContentArrangement, Table, presets::UTF8_HORIZONTAL_ONLY};
use sijill_desk::ask::{self, claim_rows::ClaimTold, row::Row as _, short::counted};
use sijill_desk::decide::many::{Plan, SHOWN};
use sijill_desk::decide::{claim_ids, entry_ids};
use sijill_desk::show::{name, visible};
use sijill_record::payload::Verdict;

use crate::arguments::{JudgeOptions, Told};
use crate::deciding::{Deciding, is_agreed, not_agreed, print, print_json, visible_lines};
use crate::errors::{CommandError, Ended};
use crate::output::width;

pub(super) fn run(options: &JudgeOptions, verdict: Verdict) -> Result<Ended, CommandError> {
    let decide = &options.decide;
    if options.dry_run {
        let record = ask::held(&decide.record.path())?;
        let plan = Plan::of(&record, &options.filters, options.again)?;
        show(&plan, options, verdict)?;
        tell(options, &plan, &[])?;
        return Ok(Ended::Well);
    }
    let mut deciding = Deciding::opened(&decide.record, &decide.act)?;
    if options.yes {
        deciding.begin()?;
    }
    let plan = Plan::of(&deciding.record, &options.filters, options.again)?;
    show(&plan, options, verdict)?;
    if plan.claims.is_empty() {
        tell(options, &plan, &[])?;
        return Ok(Ended::Well);
    }
    if !options.yes {
        let count = plan.claims.len() as u64;
        let question = format!("{} {}? [y/N]", capital(verdict), counted(count, "claim"));
        if !is_agreed(
            &question,
            &["y", "yes"],
            "--yes goes on without asking, --dry-run only shows the claims.",
        )? {
            return Err(not_agreed());
        }
        deciding.begin()?;
    }
    let entries = plan.decide(&mut deciding.record, verdict, &decide.why())?;
    deciding.commit()?;
    tell(options, &plan, &entries)?;
    Ok(Ended::Well)
}

/// The preview. Where the answer is JSON, it goes to standard error if a person will be asked.
fn show(plan: &Plan, options: &JudgeOptions, verdict: Verdict) -> Result<(), CommandError> {
    let is_json = options.decide.format == Told::Json;
    if is_json && (options.yes || options.dry_run) {
        return Ok(());
    }
    let mut out = format!("{} fit.\n", counted(plan.fit as u64, "claim"));
    if !plan.first.is_empty() {
        out.push_str(&table(&plan.first));
        out.push('\n');
    }
    if let Some(more @ 1..) = plan.claims.len().checked_sub(SHOWN) {
        let _ = writeln!(out, "… and {more} more.");
    }
    if plan.already() > 0 {
        let each: Vec<String> =
            plan.decided.iter().map(|b| format!("{} {} by {}", b.claims, b.review.name(), b.by)).collect();
        let one = plan.already() == 1;
        let fate = match (options.again, one) {
            (true, true) => "is decided on anew",
            (true, false) => "are decided on anew",
            (false, true) => "is left as it is; --again decides on it, too",
            (false, false) => "are left as they are; --again decides on them, too",
        };
        let each = each.join(", ");
        let _ = writeln!(out, "{} decided on already and {fate}: {each}.", were(plan.already()));
    }
    if plan.claims.is_empty() {
        let _ = writeln!(out, "There is nothing to {}.", name(verdict));
    }
    if is_json {
        // Nobody may be listening there; the question follows it.
        let _ = io::stderr().write_all(visible_lines(&out).as_bytes());
        Ok(())
    } else {
        print(&out)
    }
}

fn were(count: u64) -> String {
    if count == 1 { "1 was".to_owned() } else { format!("{count} were") }
}

fn capital(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Accept => "Accept",
        Verdict::Correct => "Correct",
        Verdict::Reject => "Reject",
        Verdict::Unsure => "Be unsure of",
    }
}

/// The first claims, as a table.
fn table(first: &[ClaimTold]) -> String {
    let mut table = Table::new();
    table
        .load_style(UTF8_HORIZONTAL_ONLY)
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(width())
        .set_header(ClaimTold::HEAD);
    for claim in first {
        table.add_row(claim.cells().iter().map(|cell| visible(cell)));
    }
    table.to_string()
}

fn tell(options: &JudgeOptions, plan: &Plan, entries: &[u64]) -> Result<(), CommandError> {
    let entries = entry_ids(entries);
    if options.decide.format == Told::Json {
        let claims = claim_ids(&plan.claims);
        return print_json(&serde_json::json!({
            "dry_run": options.dry_run,
            "fit": plan.fit,
            "claims": claims,
            "decided_before": plan.decided,
            "entries": entries,
        }));
    }
    let count = plan.claims.len() as u64;
    match (options.dry_run, entries.as_slice()) {
        (true, _) => print(&format!("{} would be decided on.\n", counted(count, "claim"))),
        (false, []) => Ok(()),
        (false, entries) => {
            let where_to = match entries {
                [one] => one.clone(),
                [first, .., last] => format!("{first} to {last}"),
                [] => String::new(),
            };
            let line = format!(
                "{} decided on ({where_to}). `sijill review undo {}` takes it back.\n",
                counted(count, "claim"),
                entries[0]
            );
            print(&line)
        }
    }
}
