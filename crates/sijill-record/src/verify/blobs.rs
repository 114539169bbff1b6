//! Kept bytes: each blob decoded once and hashed, and what its row says of it.

use std::rc::Rc;

use super::work::{Found, Reader, walk};
use crate::hash::Hash;
use crate::library::LibraryError;
use crate::store::StoredBlob;

/// Blobs of a range.
pub(super) const STEP: u64 = 2048;

/// What a blob's row says, and whether its bytes bear it out.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) sha256: Hash,
    pub(super) size: u64,
    pub(super) report: Option<u64>,
    /// False where the bytes were erased.
    pub(super) present: bool,
    /// What is wrong with the bytes.
    pub(super) wrong: Option<Box<str>>,
}

/// A range of blobs, each with what is wrong where it cannot be had.
#[derive(Debug)]
pub(super) struct Blobs {
    pub(super) start: u64,
    pub(super) rows: Vec<Result<Row, Option<Box<str>>>>,
}

impl Blobs {
    /// Checks the blobs from `start` on, up to `end`.
    pub(super) fn check(reader: &mut Reader<'_>, start: u64, end: u64) -> Self {
        let mut rows = Vec::new();
        let store = reader.store;
        walk(
            start..end,
            &mut |each| store.blobs(start, each),
            &mut |number| store.blob(number),
            |blob| blob.number,
            &mut |_, found| {
                rows.push(match found {
                    Found::Here(blob) => Ok(reader.row(&blob)),
                    Found::Missing => Err(None),
                    Found::Unreadable(cause) => Err(Some(cause.into())),
                });
            },
        );
        Self { start, rows }
    }

    /// True where none of its blobs is there at all.
    pub(super) fn is_empty(&self) -> bool {
        !self.rows.iter().any(Result::is_ok)
    }
}

impl Reader<'_> {
    fn row(&mut self, blob: &StoredBlob) -> Row {
        let wrong =
            if self.marks.is_sound(blob.number) { None } else { self.plain(blob).err().map(Into::into) };
        let StoredBlob { sha256, size, report, ref bytes, .. } = *blob;
        // An erased blob has no bytes that could be wrong.
        Row { sha256, size, report, present: bytes.is_some(), wrong: wrong.filter(|_| bytes.is_some()) }
    }

    /// The plain bytes of a blob; a sentence where they are not those that its row tells of.
    fn plain(&mut self, blob: &StoredBlob) -> Result<Vec<u8>, String> {
        let number = blob.number;
        let coded = blob.bytes.as_deref().ok_or_else(|| LibraryError::ErasedBlob(number).to_string())?;
        let plain = self
            .codec
            .decode(coded, b"")
            .map_err(|cause| LibraryError::Blob { number, cause }.to_string())?;
        if Hash::of(&plain) != blob.sha256 {
            return Err(format!(
                "The bytes of blob {number} were altered: their digest is not {}.",
                blob.sha256
            ));
        }
        if plain.len() as u64 != blob.size {
            return Err(format!(
                "Blob {number} has {} bytes and is said to have {}.",
                plain.len(),
                blob.size
            ));
        }
        self.marks.sound(number);
        Ok(plain)
    }

    /// The plain bytes of a blob by its number. The last ones are kept at hand.
    pub(super) fn blob(&mut self, number: u64) -> Result<Rc<[u8]>, String> {
        if let Some((last, bytes)) = &self.last
            && *last == number
        {
            return Ok(Rc::clone(bytes));
        }
        let blob = match self.store.blob(number) {
            Ok(Some(blob)) => blob,
            Ok(None) => return Err(LibraryError::NoBlob(number).to_string()),
            Err(error) => return Err(error.to_string()),
        };
        let bytes: Rc<[u8]> = self.plain(&blob)?.into();
        self.last = Some((number, Rc::clone(&bytes)));
        Ok(bytes)
    }
}
