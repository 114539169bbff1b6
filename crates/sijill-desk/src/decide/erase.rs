//! What a report said goes for good: what that takes, and what stays.

use rustc_hash::FxHashSet;
use sijill_intake::{Receipt, parse_feed};
use sijill_record::hash::Hash;
use sijill_record::payload::{CaptureMade, Payload, SourceKey};
use sijill_record::question::{Asked, ClaimQuestion, FullReport, Subject, source_id};
use sijill_record::views::deeds;
use sijill_record::{Erasure, Record, RecordError};

use super::refused;
use crate::error::AnswerError;
use crate::receive::captures;

/// A source that stays named by decisions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Its name.
    pub name: String,
    /// The decisions.
    pub entries: Vec<u64>,
}

/// What goes with a report and what stays.
#[derive(Debug, Clone)]
pub struct Plan {
    /// Entries of the record when it was made.
    pub size: u64,
    /// The report.
    pub full: FullReport,
    /// What goes.
    pub erasure: Erasure,
    /// Captures of feeds that hold the report, and go with it.
    pub feeds: Vec<Hash>,
    /// Names that stay in decisions.
    pub kept: Vec<Kept>,
}

impl Plan {
    /// What the erasure of a report would take.
    ///
    /// # Errors
    /// Where there is no such report, or it was erased before.
    pub fn of(record: &mut Record, report: u64) -> Result<Self, AnswerError> {
        let size = record.state().size;
        let full = record.ask()?.full_report(report)?;
        if let Some(entry) = full.row.erased {
            return refused(format!("The report r{report} was erased before, in e{entry}."));
        }
        let kept = names_kept(&record.ask()?, &full)?;
        let feeds = feeds_with(record, &full)?;
        let erasure = record.erasure(report, &feeds)?;
        Ok(Self { size, full, erasure, feeds, kept })
    }
}

/// Sources that no other report names, but people's decisions do.
fn names_kept(asked: &Asked<'_>, full: &FullReport) -> Result<Vec<Kept>, AnswerError> {
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
fn feeds_with(record: &Record, full: &FullReport) -> Result<Vec<Hash>, AnswerError> {
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
