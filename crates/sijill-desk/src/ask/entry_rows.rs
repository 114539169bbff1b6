//! Entries of the log as rows of an answer, the newest first.

use clap::Args;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use schemars::JsonSchema;
use serde::Serialize;
use sijill_record::RecordError;
use sijill_record::entry::time_words;
use sijill_record::payload::Payload;
use sijill_record::question::{Asked, Event};

use super::row::Row;
use crate::error::AnswerError;
use crate::filter::values::{date, said};
use crate::told::{Change, changes, details};

/// Entries that are looked at for one answer; where those that fit lie further back, the answer says how to go on.
const LOOKED_AT: u64 = 20_000;

/// Which entries are asked for.
#[derive(Debug, Clone, Default, Args)]
pub struct EntriesAsked {
    /// Of this kind: "claims reviewed"; may be repeated.
    #[arg(long, value_name = "KIND", value_parser = kind, help_heading = "Which entries")]
    pub kind: Vec<&'static str>,
    /// Signed by this person.
    #[arg(long, value_name = "NAME", value_parser = said, help_heading = "Which entries")]
    pub by: Option<String>,
    /// Recorded on this day or later, in UTC.
    #[arg(long, value_name = "DAY", value_parser = date, help_heading = "Which entries")]
    pub from: Option<Date>,
    /// Recorded on this day or earlier, in UTC.
    #[arg(long, value_name = "DAY", value_parser = date, help_heading = "Which entries")]
    pub to: Option<Date>,
}

/// A kind of entries by its name; a hyphen stands for a blank.
fn kind(words: &str) -> Result<&'static str, String> {
    let wanted = words.trim().replace('-', " ");
    let found = Payload::KINDS.iter().copied().find(|kind| *kind == wanted);
    found.ok_or_else(|| format!("it is no kind of entries; there are: {}", Payload::KINDS.join(", ")))
}

/// An entry of an answer.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct EntryTold {
    /// "e57".
    pub entry: String,
    /// When it was recorded, in UTC.
    pub recorded: String,
    /// Its kind.
    pub kind: String,
    /// Whoever made it, where it says so.
    pub by: Option<String>,
    /// Why, where it says so.
    pub reason: Option<String>,
    /// True where a later entry undid it.
    pub undone: bool,
    /// True where what it said is gone.
    pub erased: bool,
    /// What it says, in lines.
    pub details: Vec<String>,
    /// What it changes of claims, from old to new.
    pub changes: Vec<Change>,
}

impl EntryTold {
    /// An entry as a row.
    ///
    /// # Errors
    /// Where the record cannot be read.
    pub fn of(asked: &Asked<'_>, event: &Event) -> Result<Self, AnswerError> {
        let payload = event.payload.as_ref();
        Ok(Self {
            entry: format!("e{}", event.entry),
            recorded: time_words(event.recorded),
            kind: event.kind.clone(),
            by: payload.and_then(Payload::by).map(str::to_owned),
            reason: payload.and_then(Payload::reason).map(str::to_owned),
            undone: event.undone,
            erased: payload.is_none(),
            details: details(event),
            changes: changes(asked, event, &[])?,
        })
    }
}

/// Entries of an answer.
#[derive(Debug)]
pub struct Entries {
    /// Those that fit, the newest first.
    pub events: Vec<Event>,
    /// Where to go on: entries before this one were not looked at.
    pub next: Option<u64>,
}

/// The entries that fit, from the one before `before` back, at most so many.
///
/// # Errors
/// Where the days end before they begin, or the record cannot be read.
pub fn entries(
    asked: &Asked<'_>,
    options: &EntriesAsked,
    before: Option<u64>,
    limit: usize,
) -> Result<Entries, AnswerError> {
    if let (Some(from), Some(to)) = (options.from, options.to)
        && from > to
    {
        return Err(AnswerError::Wrong(format!(
            "No day is from {from} on and up to {to}: from is after to."
        )));
    }
    let midnight = |day: Date| day.to_zoned(TimeZone::UTC).ok().map(|zoned| zoned.timestamp());
    let first = match options.from.and_then(midnight) {
        Some(time) => first_from(asked, time)?,
        None => 0,
    };
    let end = match options.to.and_then(|day| day.tomorrow().ok()).and_then(midnight) {
        Some(time) => first_from(asked, time)?,
        None => asked.size,
    };
    let end = before.unwrap_or(end).min(end);
    let store = asked.store();
    let mut found = Entries { events: Vec::new(), next: None };
    for entry in (first..end).rev() {
        if found.events.len() >= limit || end - entry > LOOKED_AT {
            found.next = Some(entry + 1);
            break;
        }
        let kind =
            store.entry(entry).map_err(RecordError::from)?.map(|stored| stored.kind).unwrap_or_default();
        // What nobody signs need not be opened to know that a person did not.
        let unsigned =
            matches!(kind.as_str(), "reading made" | "reading confirmed" | "capture made" | "record created");
        if !options.kind.is_empty() && !options.kind.contains(&kind.as_str())
            || options.by.is_some() && unsigned
        {
            continue;
        }
        let event = asked.event(entry)?;
        let signed = event.payload.as_ref().and_then(Payload::by);
        if options.by.as_deref().is_none_or(|by| signed == Some(by)) {
            found.events.push(event);
        }
    }
    Ok(found)
}

/// The first entry that was recorded at a time or later.
fn first_from(asked: &Asked<'_>, time: jiff::Timestamp) -> Result<u64, RecordError> {
    let (mut low, mut high) = (0, asked.size);
    while low < high {
        let middle = low + (high - low) / 2;
        if asked.store().time(middle)?.is_some_and(|at| at < time) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    Ok(low)
}

impl Row for EntryTold {
    const CALLED: &'static str = "entries";
    const HEAD: &'static [&'static str] = &["entry", "recorded", "kind", "by", "reason", ""];

    fn cells(&self) -> Vec<String> {
        let words = |words: &Option<String>| words.clone().unwrap_or_default();
        let fate = match (self.erased, self.undone) {
            (true, _) => "erased",
            (false, true) => "undone",
            (false, false) => "",
        };
        vec![
            self.entry.clone(),
            self.recorded.clone(),
            self.kind.clone(),
            words(&self.by),
            words(&self.reason),
            fate.to_owned(),
        ]
    }

    fn columns() -> Vec<&'static str> {
        vec!["entry", "recorded", "kind", "by", "reason", "undone", "erased", "details", "changes"]
    }

    fn values(&self) -> Vec<String> {
        let words = |words: &Option<String>| words.clone().unwrap_or_default();
        vec![
            self.entry.clone(),
            self.recorded.clone(),
            self.kind.clone(),
            words(&self.by),
            words(&self.reason),
            self.undone.to_string(),
            self.erased.to_string(),
            self.details.join("; "),
            self.changes.iter().map(Change::words).collect::<Vec<_>>().join("; "),
        ]
    }

    fn id(&self) -> &str {
        &self.entry
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_read_by_their_names() {
        assert_eq!(kind("claims reviewed"), Ok("claims reviewed"));
        assert_eq!(kind("zone-set"), Ok("zone set"));
        assert!(kind("everything").is_err_and(|told| told.contains("report added")));
    }
}
