//! Entries told to people: when, what, by whom, why, and what was changed.

mod changes;
mod details;

use crate::show::Sheet;
use serde_json::{Value, json};
use sijill_record::entry::time_words;
use sijill_record::payload::Payload;
use sijill_record::question::{Asked, Event};
use sijill_record::verify::Verified;

pub use changes::{Change, changes};
pub use details::details;
pub use details::published;

use crate::error::AnswerError;

/// An entry in one line: "e45 · 2024-03-01T10:00:00.000Z · claims reviewed · by Leila: the text says 16".
pub fn one_line(event: &Event) -> String {
    let payload = event.payload.as_ref();
    let by = payload.and_then(Payload::by).map(|by| format!(" · by {by}")).unwrap_or_default();
    let why = payload.and_then(Payload::reason).filter(|why| !why.is_empty());
    let why = why.map(|why| format!(": {why}")).unwrap_or_default();
    let undone = if event.undone { " (undone)" } else { "" };
    let erased = if event.payload.is_none() { " (erased)" } else { "" };
    format!("e{} · {} · {}{undone}{erased}{by}{why}", event.entry, time_words(event.recorded), event.kind)
}

/// An entry with what it changed beneath.
///
/// # Errors
/// Where the record cannot be read.
pub fn event(sheet: &mut Sheet, asked: &Asked<'_>, event: &Event, about: &[u64]) -> Result<(), AnswerError> {
    sheet.paragraph(&one_line(event), 0);
    for line in details::details(event) {
        sheet.paragraph(&line, 6);
    }
    for change in changes(asked, event, about)? {
        sheet.paragraph(&change.words(), 6);
    }
    Ok(())
}

/// What was verified, as JSON.
#[must_use]
pub fn verified(verified: &Verified) -> Value {
    json!({
        "ok": verified.is_clean(),
        "origin": verified.origin,
        "public_key": verified.key,
        "size": verified.size,
        "root": verified.root.map(|root| root.base64()),
        "reports": verified.reports,
        "blobs": verified.blobs,
        "erased": verified.erased,
        "checkpoints_compared": verified.kept,
        "checkpoint": verified.checkpoint,
        "faults": verified.faults,
        "further_faults": verified.more,
    })
}

/// An entry as JSON.
///
/// # Errors
/// Where the record cannot be read.
pub fn json(asked: &Asked<'_>, event: &Event, about: &[u64]) -> Result<Value, AnswerError> {
    let payload = event.payload.as_ref();
    let mut value = json!({
        "entry": format!("e{}", event.entry),
        "recorded": time_words(event.recorded),
        "kind": event.kind,
        "by": payload.and_then(Payload::by),
        "reason": payload.and_then(Payload::reason),
        "undone": event.undone,
        "erased": payload.is_none(),
    });
    match payload {
        // A reading is as long as its report: `show` opens it.
        Some(Payload::ReadingMade(made)) => {
            value["payload"] = json!({
                "report": format!("r{}", made.report),
                "reader": made.reader,
                "extractor": made.extractor,
                "claims": made.claims.len(),
                "incidents": made.incidents.len(),
                "replaces": made.replaces,
                "carried": made.carried,
                "left": made.left,
                "notes": made.notes,
            });
        }
        Some(payload) => value["payload"] = serde_json::from_slice(&payload.to_json()?)?,
        None => {}
    }
    let changes = changes(asked, event, about)?;
    if !changes.is_empty() {
        value["changes"] = serde_json::to_value(changes)?;
    }
    Ok(value)
}
