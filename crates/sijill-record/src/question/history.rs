//! What happened to a thing of the record: its entries, the first one first.

use jiff::Timestamp;

use super::Asked;
use crate::entry::PayloadError;
use crate::library::LibraryError;
use crate::payload::{Payload, SourceKey};
use crate::record::RecordError;
use crate::views::{View, claim, custody, deed, incident, reading, report, signed, space, version};

/// A thing of the record that has a history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// A report.
    Report(u64),
    /// A claim.
    Claim(u64),
    /// An incident.
    Incident(u64),
    /// An entry of the log.
    Entry(u64),
    /// A source.
    Source(SourceKey),
    /// A zone.
    Zone(String),
    /// A feed.
    Feed(String),
}

/// An entry of a history.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// Its number.
    pub entry: u64,
    /// When it was recorded.
    pub recorded: Timestamp,
    /// Its kind.
    pub kind: String,
    /// What it says; nothing where that was erased.
    pub payload: Option<Payload>,
    /// True where a later entry undid it.
    pub undone: bool,
}

impl Asked<'_> {
    /// The history of a thing.
    ///
    /// # Errors
    /// Where there was no such thing then.
    pub fn history(&self, subject: &Subject) -> Result<Vec<Event>, RecordError> {
        if self.veil().is_some() {
            return Ok(Vec::new());
        }
        let mut entries = match subject {
            Subject::Report(number) => self.entries_of_report(*number)?,
            Subject::Claim(number) => self.entries_of_claim(*number)?,
            Subject::Incident(number) => {
                let mut entries = vec![self.entry_of_incident(*number)?];
                for claim in self.claims_of_incident(*number)? {
                    entries.extend(self.entries_of_claim(claim)?);
                }
                entries
            }
            Subject::Entry(number) => vec![self.event(*number)?.entry],
            Subject::Source(_) | Subject::Zone(_) | Subject::Feed(_) => Vec::new(),
        };
        let deeds = self.deeds_about(subject, &entries)?;
        entries.extend(deeds);
        entries.retain(|entry| *entry < self.size);
        entries.sort_unstable();
        entries.dedup();
        entries.into_iter().map(|entry| self.event(entry)).collect()
    }

    /// An entry as an event.
    ///
    /// # Errors
    /// Where there was no such entry then.
    pub fn event(&self, entry: u64) -> Result<Event, RecordError> {
        if entry >= self.size || self.veil().is_some() {
            return Err(RecordError::Unknown(format!("entry e{entry}")));
        }
        self.event_of(entry)
    }

    /// The entry that erased something, even where that was after the moment: what is gone is gone.
    ///
    /// # Errors
    /// Where there is no such entry.
    pub fn erasure(&self, entry: u64) -> Result<Event, RecordError> {
        if self.veil().is_some() {
            return Err(RecordError::Unknown(format!("entry e{entry}")));
        }
        self.event_of(entry)
    }

    fn event_of(&self, entry: u64) -> Result<Event, RecordError> {
        let found = self.library.entry(entry)?;
        let payload = match found.payload() {
            Ok(payload) => Some(payload),
            Err(PayloadError::Erased(_)) => None,
            Err(error) => return Err(error.into()),
        };
        let undone = self.standing.undone.contains(&entry);
        Ok(Event { entry, recorded: found.head.time, kind: found.head.kind, payload, undone })
    }

    fn entries_of_report(&self, number: u64) -> Result<Vec<u64>, RecordError> {
        if number >= self.views.count(View::Report) {
            return Err(RecordError::Unknown(format!("report r{number}")));
        }
        let mut entries = vec![self.views.number(report::ENTRY, number)?.unsigned_abs()];
        for row in self.views.store.lookup(space::CUSTODY, signed(number))? {
            entries.push(self.views.number(custody::ENTRY, row)?.unsigned_abs());
        }
        let mut readings = self.views.store.lookup(space::READING, signed(number))?;
        readings.extend(u64::try_from(self.views.number(report::READING, number)?));
        for row in readings {
            entries.push(self.views.number(reading::ENTRY, row)?.unsigned_abs());
        }
        Ok(entries)
    }

    fn entries_of_claim(&self, number: u64) -> Result<Vec<u64>, RecordError> {
        if number >= self.claims_until {
            return Err(RecordError::Unknown(format!("claim c{number}")));
        }
        let mut entries = Vec::new();
        // A claim of a later reading goes on with the decisions of the one that it carries on.
        let mut at = Some(number);
        while let Some(number) = at {
            let of = self.views.number(claim::READING, number)?.unsigned_abs();
            entries.push(self.views.number(reading::ENTRY, of)?.unsigned_abs());
            for row in self.views.store.lookup(space::VERSION, signed(number))? {
                for column in [version::FROM, version::DECISION, version::CORRECTION] {
                    entries.extend(u64::try_from(self.views.number(column, row)?));
                }
            }
            at = u64::try_from(self.views.number(claim::FROM_CLAIM, number)?).ok();
        }
        Ok(entries)
    }

    fn entry_of_incident(&self, number: u64) -> Result<u64, RecordError> {
        let unknown = || RecordError::Unknown(format!("incident i{number}"));
        if number >= self.views.count(View::Incident) {
            return Err(unknown());
        }
        let of = self.number(incident::READING, number)?.unsigned_abs();
        let entry = self.number(reading::ENTRY, of)?.unsigned_abs();
        if entry < self.size { Ok(entry) } else { Err(unknown()) }
    }

    /// The claims of an incident, by their numbers; none where it was erased.
    ///
    /// # Errors
    /// Where there was no such incident then.
    pub fn claims_of_incident(&self, number: u64) -> Result<Vec<u64>, RecordError> {
        match self.incident(number) {
            Ok(row) => Ok(row.claims),
            Err(RecordError::Library(LibraryError::Payload(PayloadError::Erased(_)))) => Ok(Vec::new()),
            Err(error) => Err(error),
        }
    }

    fn report_of_reading(&self, reading: i64) -> Result<u64, RecordError> {
        Ok(self.number(reading::REPORT, reading.unsigned_abs())?.unsigned_abs())
    }

    /// Entries, other than readings and reviews, that speak of a subject or undo one that does.
    fn deeds_about(&self, subject: &Subject, known: &[u64]) -> Result<Vec<u64>, RecordError> {
        let mut found: Vec<u64> = Vec::new();
        // A decision on incidents names a claim by any of the numbers that it had.
        let carried = match subject {
            Subject::Claim(number) => self.carried_from(*number)?,
            _ => Vec::new(),
        };
        // What happens to a report happens to its claims and incidents.
        let report = match subject {
            Subject::Report(number) => Some(*number),
            Subject::Claim(number) => Some(self.report_of_reading(self.number(claim::READING, *number)?)?),
            Subject::Incident(number) => {
                Some(self.report_of_reading(self.number(incident::READING, *number)?)?)
            }
            _ => None,
        };
        for entry in self.views.numbers(deed::ENTRY)?.into_iter().map(i64::unsigned_abs) {
            if entry >= self.size {
                continue;
            }
            let payload = match self.library.payload(entry) {
                Ok(payload) => payload,
                Err(LibraryError::Payload(PayloadError::Erased(_))) => continue,
                Err(error) => return Err(error.into()),
            };
            let about = match (&payload, subject) {
                (Payload::DecisionUndone(of), _) => found.contains(&of.entry) || known.contains(&of.entry),
                (Payload::ReportWithdrawn(p), _) => Some(p.report) == report,
                (Payload::PayloadErased(p), _) => {
                    p.report.is_some() && p.report == report
                        || p.entries.iter().any(|b| known.contains(&b.entry))
                }
                (Payload::ReadingConfirmed(p), Subject::Report(number)) => p.report == *number,
                (Payload::SourceAdded(p), Subject::Source(key)) => p.source == *key,
                (Payload::SourceChanged(p), Subject::Source(key)) => p.source == *key,
                (Payload::SourceUnmerged(p), Subject::Source(key)) => p.source == *key,
                (Payload::SourcesMerged(p), Subject::Source(key)) => {
                    p.into == *key || p.sources.contains(key)
                }
                (Payload::ZoneSet(p), Subject::Zone(name)) => p.name == *name,
                (Payload::ZoneRemoved(p), Subject::Zone(name)) => p.name == *name,
                (Payload::IncidentsJudged(p), Subject::Claim(_)) => {
                    p.claims.iter().chain(&p.others).any(|anchor| carried.contains(&anchor.claim))
                }
                (Payload::FeedAdded(p), Subject::Feed(address)) => p.address == *address,
                (Payload::FeedRemoved(p), Subject::Feed(address)) => p.address == *address,
                (Payload::CaptureMade(p), Subject::Feed(address)) => {
                    p.address == *address || p.feed.as_deref() == Some(address)
                }
                _ => false,
            };
            if about {
                found.push(entry);
            }
        }
        Ok(found)
    }
}
