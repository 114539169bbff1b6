//! An entry as dumps and proofs write it: JSON that others' tools check without any of this program.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::entry::{Entry, Head, Sealed, commitment, time_words};
use crate::hash::{Hash, hex, unhex};

/// An entry in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// Its place in the log.
    pub number: u64,
    /// When it was recorded.
    pub time: String,
    /// Its kind.
    pub kind: String,
    /// Version of its payload's form.
    pub version: u32,
    /// The salt, in hexadecimal; nothing where the payload was erased.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub salt: Option<String>,
    /// The payload, as canonical JSON in a string.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payload: Option<String>,
    /// What the leaf commits to, where the payload was erased.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub commitment: Option<Hash>,
    /// In a proof: that it is in the log, as a `tlog-proof`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proof: Option<String>,
}

/// Why a line is no entry.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum LineError {
    /// A time that is none, or written in another way.
    #[error("Entry e{number} has the time “{time}”, which is not of the form 2026-11-26T10:56:11.123Z.")]
    Time {
        /// Which entry.
        number: u64,
        /// What it has.
        time: String,
    },
    /// A salt that is none.
    #[error("Entry e{0} has a salt that is not 64 hexadecimal digits.")]
    Salt(u64),
    /// Neither a payload with its salt nor a commitment, or both.
    #[error("Entry e{0} must have either a salt and a payload or a commitment alone.")]
    Members(u64),
    /// A payload that was not text to begin with.
    #[error("The payload of entry e{0} is not text.")]
    Text(u64),
}

impl Line {
    /// The line of an entry.
    ///
    /// # Errors
    /// Where its payload is no text, which no sound entry's is.
    pub fn of(entry: Entry) -> Result<Self, LineError> {
        let Entry { head, sealed } = entry;
        let Head { commitment, kind, number, time, version } = head;
        let erased = sealed.is_none().then_some(commitment);
        let (salt, payload) = match sealed {
            Some(Sealed { salt, payload }) => {
                (Some(hex(&salt)), Some(String::from_utf8(payload).map_err(|_| LineError::Text(number))?))
            }
            None => (None, None),
        };
        Ok(Self {
            number,
            time: time_words(time),
            kind,
            version,
            salt,
            payload,
            commitment: erased,
            proof: None,
        })
    }

    /// The entry of a line; its leaf is then computed from what the line says.
    ///
    /// # Errors
    /// Where a member is not of its form.
    pub fn into_entry(self) -> Result<Entry, LineError> {
        let Self { number, time: words, kind, version, salt, payload, commitment: erased, proof: _ } = self;
        let time = match words.parse::<Timestamp>() {
            Ok(time) if time_words(time) == words => time,
            _ => return Err(LineError::Time { number, time: words }),
        };
        let (commitment, sealed) = match (salt, payload, erased) {
            (Some(salt), Some(payload), None) => {
                // One salt must have one spelling.
                let bytes =
                    unhex(&salt).filter(|bytes| hex(bytes) == salt).and_then(|bytes| bytes.try_into().ok());
                let salt = bytes.ok_or(LineError::Salt(number))?;
                let payload = payload.into_bytes();
                (commitment(&salt, &payload), Some(Sealed { salt, payload }))
            }
            (None, None, Some(commitment)) => (commitment, None),
            _ => return Err(LineError::Members(number)),
        };
        Ok(Entry { head: Head { commitment, kind, number, time, version }, sealed })
    }
}
