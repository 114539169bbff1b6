//! The model file, from first byte to last, and what can be wrong with it.

use thiserror::Error;

/// First bytes of a model file, with the format's version.
pub const MAGIC: &[u8] = b"sijill model 1\n\0";

/// Why a model cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ModelError {
    /// It does not begin as a model does.
    #[error("The language model does not begin with the mark of a model of this version.")]
    Magic,
    /// It ends too early.
    #[error("The language model is cut short: {wanted} bytes were wanted at byte {at}.")]
    Short {
        /// Where.
        at: usize,
        /// How many.
        wanted: usize,
    },
    /// Its tables are of another width.
    #[error("The language model holds a table that is not {expected} classes wide.")]
    Width {
        /// How wide it should be.
        expected: usize,
    },
    /// It names a tag, label or move that is not known.
    #[error("The language model names {what} number {number}, which does not exist.")]
    Unknown {
        /// A tag, label or move.
        what: &'static str,
        /// Its number.
        number: usize,
    },
}

/// Reads a model file from its start.
#[derive(Debug)]
pub(super) struct Cursor<'m> {
    rest: &'m [u8],
    at: usize,
}

impl<'m> Cursor<'m> {
    /// Begins after the mark.
    pub(super) fn new(bytes: &'m [u8]) -> Result<Self, ModelError> {
        let rest = bytes.strip_prefix(MAGIC).ok_or(ModelError::Magic)?;
        Ok(Self { rest, at: MAGIC.len() })
    }

    /// The next bytes.
    pub(super) fn bytes(&mut self, wanted: usize) -> Result<&'m [u8], ModelError> {
        let (taken, rest) =
            self.rest.split_at_checked(wanted).ok_or(ModelError::Short { at: self.at, wanted })?;
        self.rest = rest;
        self.at += wanted;
        Ok(taken)
    }

    /// The next number: four bytes, least first.
    pub(super) fn number(&mut self) -> Result<usize, ModelError> {
        let bytes = self.rows::<4>(1)?;
        Ok(bytes.first().map_or(0, |&b| u32::from_le_bytes(b) as usize))
    }

    /// The next rows of a fixed size.
    pub(super) fn rows<const N: usize>(&mut self, count: usize) -> Result<&'m [[u8; N]], ModelError> {
        let wanted = count.saturating_mul(N);
        Ok(self.bytes(wanted)?.as_chunks::<N>().0)
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a failed unwrap fails the test")]
    use super::*;

    #[test]
    fn a_foreign_file_is_named() {
        assert_eq!(Cursor::new(b"GIF89a").unwrap_err(), ModelError::Magic);
    }

    #[test]
    fn a_short_file_says_where() {
        let mut file = MAGIC.to_vec();
        file.extend([7, 0, 0, 0, 1]);
        let mut cursor = Cursor::new(&file).unwrap();
        assert_eq!(cursor.number(), Ok(7));
        assert_eq!(cursor.rows::<8>(2), Err(ModelError::Short { at: MAGIC.len() + 4, wanted: 16 }));
    }
}
