//! The library: entries and bytes of a store, decoded. It reads only what the log itself holds, never a view.

use std::cell::RefCell;
use std::rc::Rc;

use thiserror::Error;

use crate::codec::{Codec, CodecError};
use crate::entry::{Entry, Head, PayloadError, Sealed, commitment};
use crate::payload::{Payload, ReadingMade};
use crate::store::{Store, StoreError, StoredContent, StoredEntry};

/// Why something of the log could not be had.
#[derive(Debug, Error)]
pub enum LibraryError {
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The payload is erased, unknown or not of its form.
    #[error(transparent)]
    Payload(#[from] PayloadError),
    /// There is no such entry.
    #[error("There is no entry e{0}.")]
    NoEntry(u64),
    /// There are no such bytes.
    #[error("The bytes of blob {0} are missing.")]
    NoBlob(u64),
    /// They were erased.
    #[error("The bytes of blob {0} were erased.")]
    ErasedBlob(u64),
    /// They are not the bytes that were kept.
    #[error("The bytes of blob {0} were altered: their digest is another.")]
    Altered(u64),
    /// An entry's bytes do not decode.
    #[error("Entry e{number} cannot be read: {cause}.")]
    Entry {
        /// Which entry.
        number: u64,
        /// What is wrong.
        cause: CodecError,
    },
    /// A blob's bytes do not decode.
    #[error("Blob {number} cannot be read: {cause}.")]
    Blob {
        /// Which blob.
        number: u64,
        /// What is wrong.
        cause: CodecError,
    },
    /// The entry is of another kind than is needed here.
    #[error("Entry e{0} is no reading.")]
    NoReading(u64),
}

/// Decodes what a store holds.
#[derive(Debug)]
pub struct Library<'s> {
    store: &'s dyn Store,
    codec: RefCell<Codec>,
    last_blob: RefCell<Option<(u64, Rc<[u8]>)>>,
    last_reading: RefCell<Option<(u64, Rc<ReadingMade>)>>,
}

impl<'s> Library<'s> {
    /// The library of a store.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn new(store: &'s dyn Store) -> Result<Self, LibraryError> {
        let codec = RefCell::new(Codec::new(&store.dictionary()?));
        Ok(Self { store, codec, last_blob: RefCell::default(), last_reading: RefCell::default() })
    }

    /// The store.
    #[must_use]
    pub fn store(&self) -> &'s dyn Store {
        self.store
    }

    /// An entry.
    ///
    /// # Errors
    /// [`LibraryError`].
    pub fn entry(&self, number: u64) -> Result<Entry, LibraryError> {
        self.decoded(self.store.entry(number)?.ok_or(LibraryError::NoEntry(number))?)
    }

    /// A stored entry, decoded.
    ///
    /// # Errors
    /// [`LibraryError`].
    pub fn decoded(&self, stored: StoredEntry) -> Result<Entry, LibraryError> {
        let StoredEntry { number, kind, version, time, content, .. } = stored;
        let (commitment, sealed) = match content {
            StoredContent::Erased(hash) => (hash, None),
            StoredContent::Sealed { salt, payload, after } => {
                let context = match after {
                    Some(blob) => self.blob(blob)?,
                    None => Rc::from(Vec::new()),
                };
                let payload = self
                    .codec
                    .borrow_mut()
                    .decode(&payload, &context)
                    .map_err(|cause| LibraryError::Entry { number, cause })?;
                (commitment(&salt, &payload), Some(Sealed { salt, payload }))
            }
        };
        Ok(Entry { head: Head { commitment, kind, number, time, version }, sealed })
    }

    /// What an entry says.
    ///
    /// # Errors
    /// [`LibraryError`].
    pub fn payload(&self, number: u64) -> Result<Payload, LibraryError> {
        Ok(self.entry(number)?.payload()?)
    }

    /// A reading by the entry that holds it. The last one is kept at hand.
    ///
    /// # Errors
    /// [`LibraryError`].
    pub fn reading(&self, entry: u64) -> Result<Rc<ReadingMade>, LibraryError> {
        if let Some((number, reading)) = &*self.last_reading.borrow()
            && *number == entry
        {
            return Ok(Rc::clone(reading));
        }
        let Payload::ReadingMade(reading) = self.payload(entry)? else {
            return Err(LibraryError::NoReading(entry));
        };
        let reading = Rc::new(reading);
        *self.last_reading.borrow_mut() = Some((entry, Rc::clone(&reading)));
        Ok(reading)
    }

    /// The plain bytes of a blob. The last ones are kept at hand.
    ///
    /// # Errors
    /// [`LibraryError`].
    pub fn blob(&self, number: u64) -> Result<Rc<[u8]>, LibraryError> {
        if let Some((last, bytes)) = &*self.last_blob.borrow()
            && *last == number
        {
            return Ok(Rc::clone(bytes));
        }
        let stored = self.store.blob(number)?.ok_or(LibraryError::NoBlob(number))?;
        let coded = stored.bytes.ok_or(LibraryError::ErasedBlob(number))?;
        let plain = self
            .codec
            .borrow_mut()
            .decode(&coded, b"")
            .map_err(|cause| LibraryError::Blob { number, cause })?;
        let plain: Rc<[u8]> = plain.into();
        *self.last_blob.borrow_mut() = Some((number, Rc::clone(&plain)));
        Ok(plain)
    }
}
