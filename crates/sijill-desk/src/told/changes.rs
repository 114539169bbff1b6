//! What a correction changes: each member of a claim, from what the reader read to what the person says.

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Map, Value};
use sijill_claim::Claim;
use sijill_record::RecordError;
use sijill_record::entry::PayloadError;
use sijill_record::library::LibraryError;
use sijill_record::payload::Payload;
use sijill_record::question::{Asked, ClaimRow, Event};

use crate::error::AnswerError;

/// Of a decision on many claims, the changes to so many are told.
const MOST: usize = 20;

/// A member of a claim that a correction changes.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Change {
    /// Which claim: "c12".
    pub claim: String,
    /// Which member: "casualty.figure.low".
    pub member: String,
    /// As the reader read it.
    pub old: Value,
    /// As it is said to be.
    pub new: Value,
}

impl Change {
    /// "c12 casualty.figure.low: 16 → 17".
    pub fn words(&self) -> String {
        format!("{} {}: {} → {}", self.claim, self.member, value_words(&self.old), value_words(&self.new))
    }
}

fn value_words(value: &Value) -> String {
    match value {
        Value::Null => "nothing".to_owned(),
        Value::String(words) => format!("“{words}”"),
        other => other.to_string(),
    }
}

/// What an event changes of claims; only of those in `about`, unless that is empty.
///
/// # Errors
/// Where the record cannot be read.
pub fn changes(asked: &Asked<'_>, event: &Event, about: &[u64]) -> Result<Vec<Change>, AnswerError> {
    let Some(Payload::ClaimsReviewed(review)) = &event.payload else { return Ok(Vec::new()) };
    let Some(correction) = &review.correction else { return Ok(Vec::new()) };
    let mut all = Vec::new();
    let told = review.claims.iter().filter(|number| about.is_empty() || about.contains(number));
    for number in told.take(MOST) {
        match asked.full(ClaimRow { number: *number, version: None }) {
            Ok(full) => all.extend(of_claim(&full.claim, *number, correction)?),
            // What was erased changes nothing any more.
            Err(RecordError::Library(LibraryError::Payload(PayloadError::Erased(_)))) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(all)
}

/// What a correction changes of a claim.
pub(super) fn of_claim(
    claim: &Claim,
    number: u64,
    correction: &Map<String, Value>,
) -> Result<Vec<Change>, AnswerError> {
    let mut changes = Vec::new();
    let claim = serde_json::to_value(claim)?;
    gather(&claim, correction, "", &mut |member, old, new| {
        let old = old.clone();
        if old != *new {
            changes.push(Change { claim: format!("c{number}"), member, old, new: new.clone() });
        }
    });
    Ok(changes)
}

fn gather(old: &Value, patch: &Map<String, Value>, at: &str, each: &mut dyn FnMut(String, &Value, &Value)) {
    for (name, new) in patch {
        let member = if at.is_empty() { name.clone() } else { format!("{at}.{name}") };
        let before = old.get(name).unwrap_or(&Value::Null);
        match new {
            // Where there was nothing, the whole of the new is told at once.
            Value::Object(inner) if before.is_object() => gather(before, inner, &member, each),
            new => each(member, before, new),
        }
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use serde_json::json;

    use super::*;

    #[test]
    fn members_that_change_are_told_with_what_they_were() {
        let old = json!({"casualty": {"harm": "killed", "figure": {"low": 16, "high": null}}, "where": null});
        let patch = json!({"casualty": {"figure": {"low": 17, "high": 17}}, "where": {"name": "Aleppo"}});
        let mut told = Vec::new();
        gather(&old, patch.as_object().unwrap(), "", &mut |member, old, new| {
            told.push(format!("{member}: {} → {}", value_words(old), value_words(new)));
        });
        told.sort();
        assert_eq!(
            told,
            [
                "casualty.figure.high: nothing → 17",
                "casualty.figure.low: 16 → 17",
                "where: nothing → {\"name\":\"Aleppo\"}"
            ]
        );
    }
}
