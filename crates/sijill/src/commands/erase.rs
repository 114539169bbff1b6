//! `sijill erase`: what a report said goes for good, after it was told what goes and what stays.

use std::fmt::Write as _;

use serde_json::json;
use sijill_desk::ask::short::{counted, listed};
use sijill_desk::decide::erase::{Kept, Plan};
use sijill_record::Erasure;
use sijill_record::question::FullReport;

use crate::arguments::{EraseOptions, Told};
use crate::deciding::{Deciding, is_agreed, not_agreed, print, print_json};
use crate::errors::{CommandError, Ended};

pub(crate) fn run(options: &EraseOptions) -> Result<Ended, CommandError> {
    let EraseOptions { report, yes, decide } = options;
    let mut deciding = Deciding::opened(&decide.record, &decide.act)?;
    if *yes {
        deciding.begin()?;
    }
    let Plan { size, full, erasure, feeds, kept } = Plan::of(&mut deciding.record, *report)?;
    if !*yes {
        print(&preview(*report, &full, &erasure, feeds.len(), &kept))?;
        if !is_agreed("Type erase to go on:", &["erase"], "--yes goes on without asking.")? {
            return Err(not_agreed());
        }
        deciding.begin()?;
        if deciding.record.state().size != size {
            return Err(CommandError::Wrong(
                "The record has changed meanwhile, so nothing was done: say it once more.".to_owned(),
            ));
        }
    } else if decide.format == Told::Text {
        print(&preview(*report, &full, &erasure, feeds.len(), &kept))?;
    }
    let entry = deciding.record.erase(*report, &feeds, &decide.by, &decide.reason)?;
    deciding.commit()?;
    tell(options, entry, &full, &erasure, &kept)?;
    Ok(Ended::Well)
}

fn preview(report: u64, full: &FullReport, erasure: &Erasure, feeds: usize, kept: &[Kept]) -> String {
    let title = full.document().title.map(|title| format!(", “{title}”")).unwrap_or_default();
    let text = full.reading.as_ref().map_or(0, |(_, reading)| reading.text.chars().count() as u64);
    let mut out = format!("r{report}{title}\nWhat goes for good:\n");
    let _ = writeln!(
        out,
        "  its {}, and its text ({})",
        counted(erasure.bytes, "byte"),
        counted(text, "character")
    );
    let _ = writeln!(out, "  its title, publisher, address and all else that was known of it");
    let _ = writeln!(
        out,
        "  {} with {} and {}",
        counted(erasure.readings, "reading"),
        counted(erasure.claims, "claim"),
        counted(erasure.incidents, "incident")
    );
    let _ = writeln!(out, "  {} (how the bytes came)", counted(erasure.receipts, "receipt"));
    if erasure.decisions > 0 {
        let _ = writeln!(
            out,
            "  {} on its claims alone, corrections among them",
            counted(erasure.decisions, "decision")
        );
    }
    let _ = writeln!(out, "  sources and places that only it names, and its words in the index of words");
    if !erasure.files.is_empty() {
        let size: u64 = erasure.files.iter().map(|(_, size)| size).sum();
        let what = if feeds > 0 { "feed or file" } else { "file" };
        let _ = writeln!(
            out,
            "  {} that hold it as a whole ({}); other reports that came from there keep their own bytes",
            counted(erasure.files.len() as u64, what),
            counted(size, "byte")
        );
    }
    out.push_str("What stays:\n  that there was a report, when it was added and withdrawn, and the digest of its bytes\n");
    out.push_str("  that it was erased, when, by whom and why: write no secret into the reason\n");
    out.push_str("  decisions on many claims at once, which name its claims by number\n  the log, which still verifies\n");
    for Kept { name, entries } in kept {
        let _ = writeln!(
            out,
            "  the name “{name}”, which only this report brings, in what people decided of that source: {}",
            listed('e', entries)
        );
    }
    out
}

fn tell(
    options: &EraseOptions,
    entry: u64,
    full: &FullReport,
    erasure: &Erasure,
    kept: &[Kept],
) -> Result<(), CommandError> {
    let report = options.report;
    let mut from: Vec<&str> = full
        .receipts
        .iter()
        .flat_map(|receipt| {
            std::iter::once(receipt.custody.from.as_str()).chain(receipt.custody.url.as_deref())
        })
        .collect();
    from.sort_unstable();
    from.dedup();
    if options.decide.format == Told::Json {
        return print_json(&json!({
            "report": format!("r{report}"),
            "entry": format!("e{entry}"),
            "bytes": erasure.bytes,
            "readings": erasure.readings,
            "claims": erasure.claims,
            "incidents": erasure.incidents,
            "receipts": erasure.receipts,
            "decisions": erasure.decisions,
            "files": erasure.files.iter().map(|(hash, size)| json!({"sha256": hash, "size": size})).collect::<Vec<_>>(),
            "names_kept": kept.iter().map(|kept| json!({
                "name": kept.name,
                "entries": kept.entries.iter().map(|entry| format!("e{entry}")).collect::<Vec<_>>(),
            })).collect::<Vec<_>>(),
            "may_still_be_at": from,
        }));
    }
    let mut out = format!("r{report} is erased (e{entry}). Others may still hold what it said:\n");
    let _ = writeln!(
        out,
        "  copies, dumps and backups of this record that were made before, and proofs of its entries"
    );
    let _ = writeln!(out, "  whatever was exported or published from it");
    let _ = writeln!(out, "  the place that it came from: {}", from.join(", "));
    print(&out)
}
