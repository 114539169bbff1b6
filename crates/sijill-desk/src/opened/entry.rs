//! An entry of the log, opened: its head, its hashes, and what it says.

use crate::show::{Look, Sheet};
use serde_json::{Value, json};
use sijill_record::entry::time_words;
use sijill_record::payload::Payload;
use sijill_record::question::{Asked, Subject};
use sijill_record::{Record, RecordError};

use super::{Opened, erased};
use crate::error::AnswerError;
use crate::told;

pub(super) fn open(
    record: &Record,
    asked: &Asked<'_>,
    number: u64,
    look: Look,
) -> Result<Opened, AnswerError> {
    let event = asked.event(number)?;
    let entry = asked.library().entry(number).map_err(RecordError::from)?;
    let head = &entry.head;
    let mut sheet = Sheet::new(look);
    sheet.head(&format!("e{number}"));
    sheet.field("kind", &format!("{}, version {}", head.kind, head.version));
    sheet.field("recorded", &time_words(head.time));
    sheet.field("commitment", &head.commitment.to_string());
    sheet.field("leaf hash", &head.leaf().to_string());
    let mut value = json!({
        "id": format!("e{number}"),
        "kind": head.kind,
        "version": head.version,
        "recorded": time_words(head.time),
        "commitment": head.commitment,
        "leaf": head.leaf(),
        "undone": event.undone,
    });
    if event.undone {
        sheet.field("undone", &undoing(asked, number)?);
    }
    match &entry.sealed {
        Some(sealed) => {
            let payload: Value = serde_json::from_slice(&sealed.payload)?;
            if let Some(payload) = &event.payload {
                sheet.field("by", payload.by().unwrap_or_default());
                sheet.field("why", payload.reason().unwrap_or_default());
            }
            let salt: String = sealed.salt.iter().map(|byte| format!("{byte:02x}")).collect();
            sheet.field("salt", &salt);
            sheet.section("Payload");
            sheet.verbatim(&serde_json::to_string_pretty(&payload)?);
            value["salt"] = json!(salt);
            value["payload"] = payload;
        }
        None => {
            let erasure = erased::of(record, &Subject::Entry(number))?;
            sheet.field(
                "erased",
                &erasure.as_ref().map_or_else(|| "its payload is gone".to_owned(), erased::words),
            );
            value["erased"] = json!(erasure.as_ref().map(erased::json));
        }
    }
    Ok(Opened { page: sheet, json: value })
}

fn undoing(asked: &Asked<'_>, number: u64) -> Result<String, AnswerError> {
    let events = asked.history(&Subject::Entry(number))?;
    let undone = events
        .iter()
        .find(|event| matches!(&event.payload, Some(Payload::DecisionUndone(of)) if of.entry == number));
    Ok(undone.map(told::one_line).unwrap_or_default())
}
