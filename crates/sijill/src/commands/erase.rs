//! `sijill erase`: what a report said goes for good, after it was told what goes and what stays.

use std::fmt::Write as _;

use rustc_hash::FxHashSet;
use serde_json::json;
use sijill_intake::{Receipt, parse_feed};
use sijill_record::hash::Hash;
use sijill_record::payload::{CaptureMade, Payload, SourceKey};
use sijill_record::question::{Asked, ClaimQuestion, FullReport, Subject, source_id};
use sijill_record::views::deeds;
use sijill_record::{Erasure, Record, RecordError};

use crate::arguments::{EraseOptions, Told};
use crate::deciding::{Deciding, is_agreed, not_agreed, print, print_json};
use crate::errors::{CommandError, Ended};
use sijill_desk::ask::short::counted;
use sijill_desk::ask::short::listed;
use sijill_desk::receive::captures;

pub(crate) fn run(options: &EraseOptions) -> Result<Ended, CommandError> {
    let EraseOptions { report, yes, decide } = options;
    let mut deciding = Deciding::opened(&decide.record, &decide.act)?;
    if *yes {
        deciding.begin()?;
    }
    let size = deciding.record.state().size;
    let full = deciding.record.ask()?.full_report(*report)?;
    if let Some(entry) = full.row.erased {
        return Err(
            RecordError::Refused(format!("The report r{report} was erased before, in e{entry}.")).into()
        );
    }
    let kept = names_kept(&deciding.record.ask()?, &full)?;
    let feeds = feeds_with(&deciding.record, &full)?;
    let erasure = deciding.record.erasure(*report, &feeds)?;
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

/// A source that stays named by decisions.
struct Kept {
    name: String,
    entries: Vec<u64>,
}

/// Sources that no other report names, but people's decisions do.
fn names_kept(asked: &Asked<'_>, full: &FullReport) -> Result<Vec<Kept>, CommandError> {
    let mut keys: Vec<SourceKey> =
        full.document().publisher.iter().map(|name| SourceKey::publisher(name)).collect();
    let mut claims = Vec::new();
    for row in &full.claims {
        claims.push(asked.full(*row)?.claim);
    }
    keys.extend(claims.iter().flat_map(|claim| &claim.attribution).map(SourceKey::of));
    let mut kept: Vec<Kept> = Vec::new();
    let mut seen = FxHashSet::default();
    for key in keys.into_iter().filter(|key| seen.insert(key.clone())) {
        let entries: Vec<u64> =
            asked.history(&Subject::Source(key.clone()))?.iter().map(|event| event.entry).collect();
        if entries.is_empty() {
            continue;
        }
        let question =
            ClaimQuestion { source: Some(source_id(&key)), withdrawn: true, ..ClaimQuestion::default() };
        let others = asked.claims(&question)?.rows.into_iter().any(|row| !full.claims.contains(&row));
        if !others {
            kept.push(Kept { name: key.name, entries });
        }
    }
    Ok(kept)
}

/// Captures of feeds that hold the report as one of their items.
fn feeds_with(record: &Record, full: &FullReport) -> Result<Vec<Hash>, CommandError> {
    let of_feeds: FxHashSet<&str> = full
        .receipts
        .iter()
        .filter(|receipt| receipt.custody.how == Receipt::Feed)
        .map(|receipt| receipt.custody.from.as_str())
        .collect();
    let is_page = full.receipts.iter().any(|receipt| receipt.custody.how == Receipt::Fetched);
    if of_feeds.is_empty() && !is_page {
        return Ok(Vec::new());
    }
    let library = record.library()?;
    let own = full.row.added.as_ref().map(|added| added.report.sha256);
    let parts: FxHashSet<&str> = full.receipts.iter().filter_map(|r| r.custody.part.as_deref()).collect();
    let url = full.document().url;
    let addresses: FxHashSet<&str> =
        full.receipts.iter().map(|r| r.custody.from.as_str()).chain(url.as_deref()).collect();
    let mut found = Vec::new();
    for entry in deeds(record.store(), record.state().rows, "capture made").map_err(RecordError::from)? {
        let Payload::CaptureMade(CaptureMade { address, whole: Some(whole), .. }) =
            library.payload(entry).map_err(RecordError::from)?
        else {
            continue;
        };
        if found.contains(&whole.sha256) || !is_page && !of_feeds.contains(address.as_str()) {
            continue;
        }
        let Some(bytes) = captures::kept(record, &whole.sha256)? else { continue };
        // What cannot be taken apart may hold the report: it goes, too.
        let holds = match parse_feed(&bytes, &address) {
            Err(_) => of_feeds.contains(address.as_str()),
            Ok(feed) => feed.items.iter().any(|item| {
                parts.contains(item.id.as_str())
                    || item.url.as_deref().is_some_and(|url| addresses.contains(url))
                    || own.is_some_and(|own| own == Hash::of(&item.evidence()))
            }),
        };
        if holds {
            found.push(whole.sha256);
        }
    }
    Ok(found)
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
