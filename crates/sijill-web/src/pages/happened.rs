//! What happened to a thing: entries of the log as pages list them, with old and new of each member that was changed.

use jiff::Timestamp;
use sijill_desk::AnswerError;
use sijill_desk::told::changes;
use sijill_record::payload::{Payload, Verdict};
use sijill_record::question::{Asked, Event};

/// An entry in a history.
#[derive(Debug, Clone)]
pub(crate) struct Happened {
    /// Its number.
    pub(crate) entry: u64,
    /// When it was recorded.
    pub(crate) time: String,
    /// The same in words.
    pub(crate) time_words: String,
    /// Its kind, as the record names it.
    pub(crate) kind: String,
    /// Of a decision on claims, the verdict.
    pub(crate) verdict: Option<Verdict>,
    /// Whoever did it.
    pub(crate) by: String,
    /// Why.
    pub(crate) reason: String,
    /// True where a later entry undid it.
    pub(crate) undone: bool,
    /// True where what it said was erased.
    pub(crate) erased: bool,
    /// The entry that it undoes.
    pub(crate) undoes: Option<u64>,
    /// Members that it changed: "c12 casualty.figure.low: 16 → 17".
    pub(crate) changes: Vec<String>,
    /// True where it is a decision that can be undone.
    pub(crate) can_be_undone: bool,
}

impl Happened {
    /// An entry; of a decision on many claims the changes of those in `about` are told.
    pub(crate) fn of(asked: &Asked<'_>, event: &Event, about: &[u64]) -> Result<Self, AnswerError> {
        let payload = event.payload.as_ref();
        Ok(Self {
            entry: event.entry,
            time: event.recorded.to_string(),
            time_words: time_words(event.recorded),
            kind: event.kind.clone(),
            verdict: match payload {
                Some(Payload::ClaimsReviewed(review)) => Some(review.verdict),
                _ => None,
            },
            by: payload.and_then(Payload::by).unwrap_or_default().to_owned(),
            reason: payload.and_then(Payload::reason).unwrap_or_default().to_owned(),
            undone: event.undone,
            erased: payload.is_none(),
            undoes: match payload {
                Some(Payload::DecisionUndone(of)) => Some(of.entry),
                _ => None,
            },
            changes: changes(asked, event, about)?.iter().map(sijill_desk::told::Change::words).collect(),
            can_be_undone: !event.undone && payload.is_some_and(Payload::can_be_undone),
        })
    }

    /// The entries of a history.
    pub(crate) fn all(asked: &Asked<'_>, events: &[Event], about: &[u64]) -> Result<Vec<Self>, AnswerError> {
        events.iter().map(|event| Self::of(asked, event, about)).collect()
    }
}

/// A time as pages show it.
pub(crate) fn time_words(time: Timestamp) -> String {
    time.strftime("%Y-%m-%d %H:%M UTC").to_string()
}
