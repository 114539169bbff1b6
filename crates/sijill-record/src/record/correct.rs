//! What a correction changes: a person says what is to be otherwise in the claim as it holds, and the record keeps how it
//! then differs from what the reader read.

use serde_json::{Map, Value};
use sijill_claim::{Claim, Kind};

use super::{Record, RecordError};
use crate::views::corrected;

/// A correction, worked out.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// How the claim then differs from what was read, as a JSON merge patch (RFC 7396).
    pub patch: Map<String, Value>,
    /// The claim as it holds.
    pub before: Claim,
    /// The claim with the correction.
    pub after: Claim,
}

impl Record {
    /// Works out a correction of a claim as it holds. What is not named stays as it is, an earlier correction included.
    ///
    /// # Errors
    /// Where there is no such claim, or what comes of it is none.
    pub fn change(&mut self, number: u64, changes: &Map<String, Value>) -> Result<Change, RecordError> {
        self.check_claim(number)?;
        check_fixed(changes)?;
        let full = {
            let asked = self.ask()?;
            asked.full(asked.claim_row(number)?)?
        };
        let before = full.claim;
        let as_read = full.as_read.unwrap_or_else(|| before.clone());
        let after = checked(number, &before, changes)?;
        let json = |claim: &Claim| serde_json::to_value(claim).unwrap_or_default();
        let patch = match difference(&json(&as_read), &json(&after)) {
            Some(Value::Object(patch)) => patch,
            _ => Map::new(),
        };
        Ok(Change { patch, before, after })
    }

    /// A correction may change anything but what ties the claim to its report.
    pub(super) fn check_correction(
        &mut self,
        number: u64,
        correction: &Map<String, Value>,
    ) -> Result<(), RecordError> {
        check_fixed(correction)?;
        checked(number, &self.claim_as_read(number)?, correction).map(|_| ())
    }
}

/// What says where the claim was read, and how surely, stays.
fn check_fixed(correction: &Map<String, Value>) -> Result<(), RecordError> {
    for fixed in ["id", "span", "quote", "confidence", "rules"] {
        if correction.contains_key(fixed) {
            return Err(RecordError::Refused(format!(
                "“{fixed}” cannot be corrected: it says what the reader read, and where."
            )));
        }
    }
    Ok(())
}

/// The corrected claim, where it is one.
fn checked(number: u64, claim: &Claim, correction: &Map<String, Value>) -> Result<Claim, RecordError> {
    let refused = |sentence: String| Err(RecordError::Refused(sentence));
    let made = match corrected(claim, correction) {
        Ok(made) => made,
        Err(error) => return refused(format!("The correction makes no claim of c{number}: {error}.")),
    };
    let kept = serde_json::to_value(&made).unwrap_or_default();
    // A member that no claim has would be lost without a word.
    if let Some(lost) = lost_member(&Value::Object(correction.clone()), &kept, "") {
        return refused(format!("A claim of this kind has no member “{lost}”."));
    }
    let own = |kind: &Kind| kept.get(kind.name()).is_some_and(|member| !member.is_null());
    if Kind::ALL.iter().any(|kind| *kind != Kind::Statement && own(kind) != (*kind == made.kind)) {
        return refused(match made.kind {
            Kind::Statement => "A statement has no member of another kind.".to_owned(),
            kind => format!(
                "A claim of the kind “{0}” has the member “{0}”, and none of another kind.",
                kind.name()
            ),
        });
    }
    if let Some(figure) = crate::views::figure(&made) {
        let best = figure.best.unwrap_or(figure.low);
        let more_than = figure.high.is_none() && best.checked_add(1) == Some(figure.low);
        if figure.high.is_some_and(|high| high < figure.low || best > high) || best < figure.low && !more_than
        {
            return refused(format!(
                "The figure {} to {} with {best} as written is none: low, best and high must stand in this order.",
                figure.low,
                figure.high.map_or_else(|| "open".to_owned(), |high| high.to_string()),
            ));
        }
    }
    if let Some((start, end)) = made.when.as_ref().and_then(|when| Some((when.start?, when.end?)))
        && end < start
    {
        return refused(format!("The claim would end on {end}, before it begins on {start}."));
    }
    if let Some(place) = &made.place {
        let off = |degrees: Option<f64>, most: f64| degrees.is_some_and(|d| !(-most..=most).contains(&d));
        if off(place.lat, 90.0) || off(place.lon, 180.0) || place.lat.is_some() != place.lon.is_some() {
            return refused(
                "A place has a latitude from -90 to 90 and a longitude from -180 to 180, or neither."
                    .to_owned(),
            );
        }
    }
    Ok(made)
}

/// The first member of a patch that the patched value does not have.
fn lost_member(patch: &Value, value: &Value, at: &str) -> Option<String> {
    let Value::Object(patch) = patch else { return None };
    for (name, inner) in patch {
        let path = if at.is_empty() { name.clone() } else { format!("{at}.{name}") };
        match value.get(name) {
            Some(found) => {
                if let Some(lost) = lost_member(inner, found, &path) {
                    return Some(lost);
                }
            }
            None if inner.is_null() => {}
            // Members that say nothing are left out: false, and lists of nothing.
            None if *inner == Value::Bool(false) || inner.as_array().is_some_and(Vec::is_empty) => {}
            None => return Some(path),
        }
    }
    None
}

/// The merge patch that makes one value of another; nothing where they are the same.
fn difference(from: &Value, to: &Value) -> Option<Value> {
    let (Value::Object(old), Value::Object(new)) = (from, to) else {
        return (from != to).then(|| to.clone());
    };
    let mut patch = Map::new();
    for (name, value) in new {
        match old.get(name) {
            Some(before) => {
                if let Some(inner) = difference(before, value) {
                    patch.insert(name.clone(), inner);
                }
            }
            None if value.is_null() => {}
            None => {
                patch.insert(name.clone(), value.clone());
            }
        }
    }
    for name in old.keys().filter(|name| !new.contains_key(*name)) {
        patch.insert(name.clone(), Value::Null);
    }
    (!patch.is_empty()).then_some(Value::Object(patch))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use serde_json::json;

    use super::*;

    #[test]
    fn a_difference_is_the_patch_that_makes_it() {
        let from = json!({"a": 1, "b": {"c": 2, "d": 3}, "e": [1, 2], "f": "x"});
        let to = json!({"a": 1, "b": {"c": 5}, "e": [1], "g": {"h": null, "i": 1}});
        assert_eq!(
            difference(&from, &to),
            Some(json!({"b": {"c": 5, "d": null}, "e": [1], "f": null, "g": {"h": null, "i": 1}}))
        );
        assert_eq!(difference(&from, &from), None);
    }

    #[test]
    fn a_member_that_nobody_has_is_named_by_its_path() {
        let value = json!({"a": {"b": 1}});
        assert_eq!(lost_member(&json!({"a": {"b": 2}}), &value, ""), None);
        assert_eq!(lost_member(&json!({"a": {"c": 2}}), &value, "").unwrap(), "a.c");
        assert_eq!(lost_member(&json!({"a": {"c": null, "d": false, "e": []}}), &value, ""), None);
    }
}
