//! Ed25519 keys in the textual forms of the C2SP's signed notes and of Go's `sumdb/note`, which others' tools read.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use thiserror::Error;

use crate::hash::{Hash, hex};

/// Byte that names Ed25519 among the kinds of signatures.
const ED25519: u8 = 1;
const PRIVATE: &str = "PRIVATE+KEY+";

/// What can be wrong with a key. None of the sentences holds any of a secret key.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum KeyError {
    /// A name that cannot stand in a note.
    #[error("“{0}” cannot name a key: a name has no spaces and no plus sign, and is not empty.")]
    Name(String),
    /// Not of the form of a public key.
    #[error("“{0}” is no public key: its form is NAME+8 hexadecimal digits+base64.")]
    Public(String),
    /// Not of the form of a secret key.
    #[error("The text is no secret key: its form is PRIVATE+KEY+NAME+8 hexadecimal digits+base64.")]
    Secret,
    /// The system gave no randomness.
    #[error("The system gave no random bytes to make a key of: {0}.")]
    Random(String),
}

/// A secret key with its name. It is never printed; only [`SecretKey::reveal`] gives it away, to be written to its file.
#[derive(Clone)]
pub struct SecretKey {
    name: String,
    key: SigningKey,
}

/// A public key with its name.
#[derive(Clone, PartialEq, Eq)]
pub struct PublicKey {
    name: String,
    key: VerifyingKey,
}

impl SecretKey {
    /// Makes a new key.
    ///
    /// # Errors
    /// Where the name cannot name a key or the system has no randomness.
    pub fn generate(name: &str) -> Result<Self, KeyError> {
        let mut seed = [0; 32];
        getrandom::fill(&mut seed).map_err(|error| KeyError::Random(error.to_string()))?;
        Self::from_seed(name, seed)
    }

    /// The key of a name and a seed.
    ///
    /// # Errors
    /// Where the name cannot name a key.
    pub fn from_seed(name: &str, seed: [u8; 32]) -> Result<Self, KeyError> {
        let fits =
            !name.is_empty() && !name.contains(|c: char| c.is_whitespace() || c.is_control() || c == '+');
        if fits {
            Ok(Self { name: name.to_owned(), key: SigningKey::from_bytes(&seed) })
        } else {
            Err(KeyError::Name(name.to_owned()))
        }
    }

    /// Reads what [`SecretKey::reveal`] wrote, or Go's tools.
    ///
    /// # Errors
    /// Where the text is no such key.
    pub fn parse(text: &str) -> Result<Self, KeyError> {
        let rest = text.trim().strip_prefix(PRIVATE).ok_or(KeyError::Secret)?;
        let (name, id, bytes) = parts(rest).ok_or(KeyError::Secret)?;
        let seed: [u8; 32] = bytes.try_into().map_err(|_| KeyError::Secret)?;
        let key = Self::from_seed(name, seed)?;
        if key.public().id() == id { Ok(key) } else { Err(KeyError::Secret) }
    }

    /// The key as text, for its file.
    #[must_use]
    pub fn reveal(&self) -> String {
        let mut bytes = vec![ED25519];
        bytes.extend(self.key.to_bytes());
        format!("{PRIVATE}{}+{}+{}\n", self.name, hex(&self.public().id()), STANDARD.encode(bytes))
    }

    /// Its public half.
    #[must_use]
    pub fn public(&self) -> PublicKey {
        PublicKey { name: self.name.clone(), key: self.key.verifying_key() }
    }

    /// The name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The signature line of a note with this text.
    pub(crate) fn sign(&self, text: &str) -> String {
        let mut bytes = self.public().id().to_vec();
        bytes.extend(self.key.sign(text.as_bytes()).to_bytes());
        format!("\u{2014} {} {}\n", self.name, STANDARD.encode(bytes))
    }
}

impl fmt::Debug for SecretKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SecretKey({}, hidden)", self.name)
    }
}

impl PublicKey {
    /// Reads `NAME+8 hexadecimal digits+base64`.
    ///
    /// # Errors
    /// Where the text is no such key.
    pub fn parse(text: &str) -> Result<Self, KeyError> {
        let wrong = || KeyError::Public(text.trim().to_owned());
        let (name, id, bytes) = parts(text.trim()).ok_or_else(wrong)?;
        let bytes: [u8; 32] = bytes.try_into().map_err(|_| wrong())?;
        let key = VerifyingKey::from_bytes(&bytes).map_err(|_| wrong())?;
        let key = Self { name: name.to_owned(), key };
        if key.id() == id { Ok(key) } else { Err(wrong()) }
    }

    /// The name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The four bytes that stand for name and key in a signature line.
    #[must_use]
    pub fn id(&self) -> [u8; 4] {
        let mut bytes = self.name.as_bytes().to_vec();
        bytes.extend([b'\n', ED25519]);
        bytes.extend(self.key.as_bytes());
        let [a, b, c, d, ..] = Hash::of(&bytes).0;
        [a, b, c, d]
    }

    /// True where the bytes of a signature line, after the key's id, sign this text.
    pub(crate) fn verifies(&self, text: &str, signature: &[u8]) -> bool {
        Signature::from_slice(signature).is_ok_and(|s| self.key.verify_strict(text.as_bytes(), &s).is_ok())
    }
}

impl fmt::Display for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut bytes = vec![ED25519];
        bytes.extend(self.key.as_bytes());
        write!(f, "{}+{}+{}", self.name, hex(&self.id()), STANDARD.encode(bytes))
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Name, id and key bytes of `NAME+ID+BASE64`, where the key is an Ed25519 one.
fn parts(text: &str) -> Option<(&str, [u8; 4], Vec<u8>)> {
    let (name, rest) = text.split_once('+')?;
    let (id, bytes) = rest.split_once('+')?;
    let id = u32::from_str_radix(id, 16).ok().filter(|_| id.len() == 8)?.to_be_bytes();
    let bytes = STANDARD.decode(bytes).ok()?;
    let (&kind, key) = bytes.split_first()?;
    (kind == ED25519 && !name.is_empty()).then(|| (name, id, key.to_vec()))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    #[test]
    fn keys_are_read_as_they_are_written_and_never_shown() {
        let key = SecretKey::from_seed("sijill.example/aleppo", [7; 32]).unwrap();
        let text = key.reveal();
        assert_eq!(SecretKey::parse(&text).unwrap().public(), key.public());
        assert_eq!(PublicKey::parse(&key.public().to_string()).unwrap(), key.public());
        let shown = format!("{key:?}");
        assert!(shown.contains("hidden") && !shown.contains("BwcHBw"), "{shown}");
    }

    #[test]
    fn what_is_no_key_is_refused() {
        for text in ["", "a", "a+b+c", "PRIVATE+KEY+a+00000000+AAAA", "a+00000000+AQ=="] {
            assert!(SecretKey::parse(text).is_err() && PublicKey::parse(text).is_err(), "{text}");
        }
        for name in ["", "two words", "a+b", "line\nbreak"] {
            assert!(SecretKey::from_seed(name, [0; 32]).is_err(), "{name}");
        }
    }
}
