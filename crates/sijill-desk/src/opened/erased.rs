//! What was erased: that it was there, and who took it away, when and why.

use crate::show::{Look, Sheet};
use serde_json::{Value, json};
use sijill_record::entry::{PayloadError, time_words};
use sijill_record::library::LibraryError;
use sijill_record::payload::Payload;
use sijill_record::question::{Event, Subject};
use sijill_record::{Record, RecordError};

use super::Opened;
use crate::error::AnswerError;

/// True where something could not be had because it was erased.
pub(super) fn is_erased(error: &AnswerError) -> bool {
    matches!(
        error,
        AnswerError::Record(
            RecordError::Library(
                LibraryError::Payload(PayloadError::Erased(_)) | LibraryError::ErasedBlob(_)
            ) | RecordError::Payload(PayloadError::Erased(_))
        )
    )
}

/// The erasure of a thing, whenever it was.
pub(super) fn of(record: &Record, subject: &Subject) -> Result<Option<Event>, AnswerError> {
    let events = record.ask()?.history(subject)?;
    Ok(events.into_iter().rev().find(|event| matches!(event.payload, Some(Payload::PayloadErased(_)))))
}

/// What a thing is called.
pub(super) fn id_of(subject: &Subject) -> String {
    match subject {
        Subject::Report(number) => format!("r{number}"),
        Subject::Claim(number) => format!("c{number}"),
        Subject::Incident(_) => "an incident of one report".to_owned(),
        Subject::Entry(number) => format!("e{number}"),
        Subject::Source(key) => key.name.clone(),
        Subject::Zone(name) | Subject::Feed(name) => name.clone(),
    }
}

/// A thing that is no more.
pub(super) fn open(record: &Record, subject: &Subject, id: &str, look: Look) -> Result<Opened, AnswerError> {
    match of(record, subject)? {
        Some(event) => Ok(told(id, &event, look)),
        None => Err(RecordError::Refused(format!("{id} was erased.")).into()),
    }
}

/// The page of a thing that was erased.
pub(super) fn told(id: &str, event: &Event, look: Look) -> Opened {
    let mut sheet = Sheet::new(look);
    sheet.head(id);
    sheet.field("erased", &words(event));
    Opened { page: sheet, json: json!({"id": id, "erased": json(event)}) }
}

/// Who erased it, when and why.
pub(super) fn words(event: &Event) -> String {
    let payload = event.payload.as_ref();
    let by = payload.and_then(Payload::by).unwrap_or("nobody named");
    let why = payload.and_then(Payload::reason).unwrap_or_default();
    format!("by {by}, {} (e{}): {why}", time_words(event.recorded), event.entry)
}

pub(super) fn json(event: &Event) -> Value {
    let payload = event.payload.as_ref();
    json!({
        "entry": format!("e{}", event.entry),
        "recorded": event.recorded,
        "by": payload.and_then(Payload::by),
        "reason": payload.and_then(Payload::reason),
    })
}
