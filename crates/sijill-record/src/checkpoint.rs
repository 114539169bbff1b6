//! Checkpoints: what the log was at a size, signed, in the C2SP's `tlog-checkpoint` form.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use thiserror::Error;

use crate::hash::Hash;
use crate::key::{PublicKey, SecretKey};

/// What a checkpoint says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkpoint {
    /// Which log: the record's name.
    pub origin: String,
    /// How many entries.
    pub size: u64,
    /// The root over them.
    pub root: Hash,
}

/// Why a checkpoint is not accepted.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum CheckpointError {
    /// Not of the form.
    #[error("This is no checkpoint: {0}.")]
    Form(&'static str),
    /// Nobody known signed it.
    #[error("The checkpoint is not signed by {0}.")]
    Unsigned(String),
    /// The signature is wrong.
    #[error("The signature of {0} on the checkpoint is false: the checkpoint was altered.")]
    False(String),
}

/// More signatures than any honest note has.
const MOST_SIGNATURES: usize = 100;

impl Checkpoint {
    /// The text that is signed.
    fn text(&self) -> String {
        format!("{}\n{}\n{}\n", self.origin, self.size, self.root.base64())
    }

    /// The signed note.
    #[must_use]
    pub fn sign(&self, key: &SecretKey) -> String {
        let text = self.text();
        let signature = key.sign(&text);
        format!("{text}\n{signature}")
    }

    /// Opens a signed note and checks that this key signed it.
    ///
    /// # Errors
    /// [`CheckpointError`], saying what is wrong.
    pub fn open(note: &str, key: &PublicKey) -> Result<Self, CheckpointError> {
        if note.chars().any(|c| c < ' ' && c != '\n') {
            return Err(CheckpointError::Form("it holds control characters"));
        }
        let (text, signatures) = note
            .rsplit_once("\n\n")
            .ok_or(CheckpointError::Form("no blank line stands before its signatures"))?;
        let text = format!("{text}\n");
        let signatures =
            signatures.strip_suffix('\n').ok_or(CheckpointError::Form("its last line does not end"))?;
        let mut signed = false;
        for line in signatures.split('\n').take(MOST_SIGNATURES) {
            let (name, bytes) = line
                .strip_prefix("\u{2014} ")
                .and_then(|line| line.split_once(' '))
                .and_then(|(name, words)| Some((name, STANDARD.decode(words).ok()?)))
                .ok_or(CheckpointError::Form("a line after its text is no signature"))?;
            let Some((id, signature)) = bytes.split_at_checked(4) else {
                return Err(CheckpointError::Form("a signature is too short"));
            };
            if name == key.name() && id == key.id() {
                if !key.verifies(&text, signature) {
                    return Err(CheckpointError::False(key.name().to_owned()));
                }
                signed = true;
            }
        }
        if !signed {
            return Err(CheckpointError::Unsigned(key.name().to_owned()));
        }
        let mut lines = text.split('\n');
        let mut line = |what| lines.next().filter(|line| !line.is_empty()).ok_or(CheckpointError::Form(what));
        let origin = line("it names no log")?.to_owned();
        let size_words = line("it tells no size")?;
        let size = size_words
            .parse::<u64>()
            .ok()
            .filter(|size| size.to_string() == size_words)
            .ok_or(CheckpointError::Form("its size is no whole number"))?;
        let root = Hash::from_base64(line("it tells no root")?)
            .ok_or(CheckpointError::Form("its root is no digest"))?;
        Ok(Self { origin, size, root })
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    fn signed() -> (Checkpoint, SecretKey, String) {
        let key = SecretKey::from_seed("sijill.example/a", [3; 32]).unwrap();
        let checkpoint = Checkpoint { origin: "sijill.example/a".into(), size: 17, root: Hash::of(b"x") };
        let note = checkpoint.sign(&key);
        (checkpoint, key, note)
    }

    #[test]
    fn a_signed_checkpoint_opens() {
        let (checkpoint, key, note) = signed();
        assert_eq!(Checkpoint::open(&note, &key.public()), Ok(checkpoint));
    }

    #[test]
    fn no_altered_checkpoint_opens() {
        let (checkpoint, key, note) = signed();
        for at in 0..note.len() {
            let mut bytes = note.clone().into_bytes();
            bytes[at] ^= 1;
            let Ok(altered) = String::from_utf8(bytes) else { continue };
            assert_ne!(Checkpoint::open(&altered, &key.public()), Ok(checkpoint.clone()), "{altered}");
        }
        let other = SecretKey::from_seed("sijill.example/a", [4; 32]).unwrap();
        assert_eq!(
            Checkpoint::open(&note, &other.public()),
            Err(CheckpointError::Unsigned("sijill.example/a".into()))
        );
    }
}
