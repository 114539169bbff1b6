//! A decision is taken back, and what stood before it stands again.

use schemars::JsonSchema;
use serde::Serialize;
use sijill_record::entry::PayloadError;
use sijill_record::library::LibraryError;
use sijill_record::payload::{ClaimsReviewed, Payload};
use sijill_record::question::{Asked, ClaimQuestion, Event};
use sijill_record::views::ReviewState;
use sijill_record::{MOST_CLAIMS, Record, RecordError};

use super::{Why, refused};
use crate::error::AnswerError;

/// A decision that was undone.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Undone {
    /// Its entry: "e57".
    pub entry: String,
    /// The entry that undoes it.
    pub undone_by: String,
    /// What kind of entry it was: "claims reviewed".
    pub kind: String,
    /// Whoever had decided.
    pub by: Option<String>,
    /// Why, then.
    pub reason: Option<String>,
    /// The claims that it was on.
    #[serde(skip)]
    pub claims: Vec<u64>,
}

/// Stages that decisions count no more: those named, or, where none is, the last one of the person. A decision on many
/// claims lies in several entries; they go together unless `only` says otherwise.
///
/// # Errors
/// Where an entry is no decision, was undone before, or the person has made none.
pub fn undone(
    record: &mut Record,
    entries: &[u64],
    only: bool,
    why: &Why,
) -> Result<Vec<Undone>, AnswerError> {
    let events = {
        let asked = record.ask()?;
        let events =
            if entries.is_empty() { vec![last_of(&asked, &why.by)?] } else { named(&asked, entries)? };
        if only { events } else { with_parts(&asked, events)? }
    };
    let mut undone = Vec::new();
    for event in events {
        let entry = record.undo(event.entry, &why.by, &why.reason)?;
        let payload = event.payload.as_ref();
        undone.push(Undone {
            entry: format!("e{}", event.entry),
            undone_by: format!("e{entry}"),
            by: payload.and_then(Payload::by).map(str::to_owned),
            reason: payload.and_then(Payload::reason).map(str::to_owned),
            kind: event.kind,
            claims: match event.payload {
                Some(Payload::ClaimsReviewed(review)) => review.claims,
                _ => Vec::new(),
            },
        });
    }
    Ok(undone)
}

/// How claims stand now. Those of readings that were replaced or erased do not hold any more, and are left out.
///
/// # Errors
/// Where the record cannot be read.
pub fn states(asked: &Asked<'_>, claims: Vec<u64>) -> Result<Vec<(u64, ReviewState)>, AnswerError> {
    if claims.is_empty() {
        return Ok(Vec::new());
    }
    let question = ClaimQuestion { numbers: claims, withdrawn: true, ..ClaimQuestion::default() };
    let mut now = Vec::new();
    for row in asked.claims(&question)?.rows {
        now.push((row.number, asked.decided(row)?.0));
    }
    Ok(now)
}

/// The entries that are named, each once.
fn named(asked: &Asked<'_>, entries: &[u64]) -> Result<Vec<Event>, AnswerError> {
    let mut entries = entries.to_vec();
    entries.sort_unstable();
    entries.dedup();
    Ok(entries.into_iter().map(|entry| asked.event(entry)).collect::<Result<_, _>>()?)
}

/// The last decision of a person that can be undone and was not.
fn last_of(asked: &Asked<'_>, by: &str) -> Result<Event, AnswerError> {
    for entry in (0..asked.size).rev() {
        if asked.standing.undone.contains(&entry) || !may_be_decision(asked, entry)? {
            continue;
        }
        let payload = match asked.library().payload(entry) {
            Ok(payload) => payload,
            Err(LibraryError::Payload(PayloadError::Erased(_))) => continue,
            Err(error) => return Err(RecordError::from(error).into()),
        };
        let decides = !matches!(
            payload,
            Payload::FeedAdded(_) | Payload::FeedRemoved(_) | Payload::MappingRemembered(_)
        );
        if decides && payload.can_be_undone() && payload.by() == Some(by) {
            return Ok(asked.event(entry)?);
        }
    }
    refused(format!("{by} has made no decision that can be undone; name an entry, such as e57."))
}

/// Reports and readings are most of a log; they are not opened for this.
fn may_be_decision(asked: &Asked<'_>, entry: u64) -> Result<bool, RecordError> {
    let stored = asked.store().entry(entry)?;
    Ok(stored.is_some_and(|stored| {
        !matches!(stored.kind.as_str(), "report added" | "reading made" | "capture made" | "custody added")
    }))
}

/// Decisions on many claims lie in several entries, one after the other; each is undone with the others.
fn with_parts(asked: &Asked<'_>, events: Vec<Event>) -> Result<Vec<Event>, AnswerError> {
    let mut all: Vec<Event> = Vec::new();
    for event in events {
        let mut parts = vec![event.clone()];
        let mut at = event.clone();
        while let Some(before) = at.entry.checked_sub(1) {
            let before = asked.event(before)?;
            if !is_followed(&before, &at) {
                break;
            }
            at = before.clone();
            parts.push(before);
        }
        at = event;
        while at.entry + 1 < asked.size {
            let after = asked.event(at.entry + 1)?;
            if !is_followed(&at, &after) {
                break;
            }
            at = after.clone();
            parts.push(after);
        }
        // A part that was undone alone stays so.
        let named = parts[0].entry;
        all.extend(parts.into_iter().filter(|part| !part.undone || part.entry == named));
    }
    all.sort_by_key(|event| event.entry);
    all.dedup_by_key(|event| event.entry);
    Ok(all)
}

/// True where two entries are parts of one decision, the first one full.
fn is_followed(one: &Event, next: &Event) -> bool {
    let (Some(Payload::ClaimsReviewed(first)), Some(Payload::ClaimsReviewed(second))) =
        (&one.payload, &next.payload)
    else {
        return false;
    };
    let of = |review: &ClaimsReviewed| {
        (review.chosen.clone(), review.by.clone(), review.reason.clone(), review.verdict)
    };
    first.claims.len() == MOST_CLAIMS
        && of(first) == of(second)
        && one.recorded == next.recorded
        && first.claims.last() < second.claims.first()
}
