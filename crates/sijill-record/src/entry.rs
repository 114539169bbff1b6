//! An entry: one line of the log. Its leaf commits to a salted hash of its payload, so that a payload can be erased
//! while the log still verifies.

use jiff::Timestamp;
use jiff::fmt::temporal::DateTimePrinter;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::hash::Hash;
use crate::payload::Payload;

/// Bytes of a salt.
pub const SALT: usize = 32;

/// The salt of an entry: random, so that an erased payload cannot be found again by guessing.
pub type Salt = [u8; SALT];

/// What an entry says in the clear: its leaf is the canonical JSON of this.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// SHA-256 of the salt and the payload's bytes.
    pub commitment: Hash,
    /// What sort of entry.
    pub kind: String,
    /// Its place in the log, from 0.
    pub number: u64,
    /// When it was recorded, in UTC, to the millisecond.
    #[serde(with = "milliseconds")]
    pub time: Timestamp,
    /// Version of the payload's form.
    pub version: u32,
}

impl Head {
    /// The leaf's data: canonical JSON (RFC 8785). The members stand in the order of their names.
    #[must_use]
    pub fn leaf_data(&self) -> Vec<u8> {
        let Self { commitment, kind, number, time, version } = self;
        let kind = serde_json::Value::from(kind.as_str());
        let time = time_words(*time);
        format!(r#"{{"commitment":"{commitment}","kind":{kind},"number":{number},"time":"{time}","version":{version}}}"#)
            .into_bytes()
    }

    /// The hash of the leaf.
    #[must_use]
    pub fn leaf(&self) -> Hash {
        Hash::leaf(&self.leaf_data())
    }
}

/// The commitment to a payload.
#[must_use]
pub fn commitment(salt: &Salt, payload: &[u8]) -> Hash {
    Hash::of_both(salt, payload)
}

/// A time as entries write it: `2026-11-26T10:56:11.123Z`.
#[must_use]
pub fn time_words(time: Timestamp) -> String {
    const PRINTER: DateTimePrinter = DateTimePrinter::new().precision(Some(3));
    PRINTER.timestamp_to_string(&to_millisecond(time))
}

/// The same time without what is finer than a millisecond.
#[must_use]
pub fn to_millisecond(time: Timestamp) -> Timestamp {
    Timestamp::from_millisecond(time.as_millisecond()).unwrap_or(time)
}

mod milliseconds {
    //! Times in JSON, always with three digits after the second.
    use jiff::Timestamp;
    use serde::{Deserialize as _, Deserializer, Serializer};

    pub(super) fn serialize<S: Serializer>(time: &Timestamp, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&super::time_words(*time))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Timestamp, D::Error> {
        String::deserialize(from)?.parse().map_err(serde::de::Error::custom)
    }
}

/// The JSON schema of a line of an archive's entries.
#[must_use]
pub fn schema() -> serde_json::Value {
    let mut generator = schemars::SchemaGenerator::default();
    let kinds = Payload::schemas(&mut generator);
    let definitions = generator.take_definitions(true);
    serde_json::json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Entry",
        "description": "A line of the entries of an archive that `sijill dump` writes. An erased entry has `commitment` in the place of `salt` and `payload`.",
        "type": "object",
        "properties": {
            "number": {"type": "integer", "minimum": 0},
            "time": {"type": "string", "format": "date-time"},
            "kind": {"enum": Payload::KINDS},
            "version": {"type": "integer", "minimum": 1},
            "salt": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
            "payload": {"type": "string", "description": "Canonical JSON (RFC 8785) of the kind's payload."},
            "commitment": {"type": "string", "pattern": "^[0-9a-f]{64}$"}
        },
        "required": ["number", "time", "kind", "version"],
        "oneOf": [{"required": ["salt", "payload"]}, {"required": ["commitment"]}],
        "anyOf": kinds,
        "$defs": definitions
    })
}

/// An entry with its payload, or without one where it was erased.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// What it says in the clear.
    pub head: Head,
    /// The salt and the payload's bytes; nothing where they were erased.
    pub sealed: Option<Sealed>,
}

/// A payload as it is committed to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sealed {
    /// The salt.
    pub salt: Salt,
    /// Canonical JSON.
    pub payload: Vec<u8>,
}

/// Why an entry's payload cannot be had.
#[derive(Debug, Error)]
pub enum PayloadError {
    /// It was erased.
    #[error("The payload of entry e{0} was erased.")]
    Erased(u64),
    /// A newer program wrote it.
    #[error(
        "Entry e{number} is of the kind “{kind}”, version {version}, which this version of Sijill does not know: use a newer one."
    )]
    Unknown {
        /// Which entry.
        number: u64,
        /// Its kind.
        kind: String,
        /// Its version.
        version: u32,
    },
    /// It is not of its form.
    #[error("The payload of entry e{number} is not of its form: {cause}.")]
    Form {
        /// Which entry.
        number: u64,
        /// What is wrong.
        cause: serde_json::Error,
    },
    /// It cannot be written.
    #[error("An entry could not be written as canonical JSON: {0}.")]
    Canonical(serde_json::Error),
}

impl Entry {
    /// Seals a payload under a fresh salt.
    ///
    /// # Errors
    /// Where the payload cannot be written as canonical JSON.
    pub fn seal(number: u64, time: Timestamp, payload: &Payload, salt: Salt) -> Result<Self, PayloadError> {
        let bytes = payload.to_json().map_err(PayloadError::Canonical)?;
        let head = Head {
            commitment: commitment(&salt, &bytes),
            kind: payload.kind().to_owned(),
            number,
            time: to_millisecond(time),
            version: payload.version(),
        };
        Ok(Self { head, sealed: Some(Sealed { salt, payload: bytes }) })
    }

    /// The payload.
    ///
    /// # Errors
    /// Where it was erased, is of a kind that is not known, or not of its form.
    pub fn payload(&self) -> Result<Payload, PayloadError> {
        let Head { number, kind, version, .. } = &self.head;
        let sealed = self.sealed.as_ref().ok_or(PayloadError::Erased(*number))?;
        match Payload::from_json(kind, *version, &sealed.payload) {
            None => Err(PayloadError::Unknown { number: *number, kind: kind.clone(), version: *version }),
            Some(parsed) => parsed.map_err(|cause| PayloadError::Form { number: *number, cause }),
        }
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    #[test]
    fn the_leaf_is_the_canonical_form_of_the_head() {
        let head = Head {
            commitment: Hash::of(b"x"),
            kind: "report added".into(),
            number: 7,
            time: "2026-11-26T10:56:11.12Z".parse().unwrap(),
            version: 1,
        };
        let canonical = serde_json_canonicalizer::to_vec(&head).unwrap();
        assert_eq!(String::from_utf8(head.leaf_data()).unwrap(), String::from_utf8(canonical).unwrap());
        assert!(
            String::from_utf8(head.leaf_data()).unwrap().contains(r#""time":"2026-11-26T10:56:11.120Z""#)
        );
    }
}
