//! Adding a report: its bytes, how they came, and what the reader makes of it.

use std::rc::Rc;

use jiff::civil::Date;
use sijill_claim::{Document, Reading};
use sijill_intake::Custody;

use super::{Record, RecordError};
use crate::hash::Hash;
use crate::payload::{Bytes, CustodyAdded, Payload, ReadingMade, ReportAdded};
use crate::store::StoredBlob;

/// A report on its way into the record.
#[derive(Debug, Clone)]
pub struct Addition {
    /// Its exact bytes.
    pub bytes: Vec<u8>,
    /// Their media type.
    pub media: String,
    /// What is known of it.
    pub document: Document,
    /// How the bytes came.
    pub custody: Custody,
    /// The whole file and its media type, where the bytes were made from it.
    pub whole: Option<(std::sync::Arc<Vec<u8>>, String)>,
    /// What a person should know of how it was taken in.
    pub notes: Vec<String>,
    /// Whoever adds it.
    pub by: Option<String>,
    /// The program that adds it.
    pub program: String,
    /// What the reader makes of it.
    pub reading: ReadingGiven,
}

/// A reading on its way into the record.
#[derive(Debug, Clone, Default)]
pub struct ReadingGiven {
    /// The text that was read.
    pub text: String,
    /// The reading.
    pub reading: Reading,
    /// Version of what took the text from the bytes.
    pub extractor: String,
    /// Version of the reader.
    pub reader: String,
}

/// What came of an addition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Added {
    /// The report, by its number.
    pub report: u64,
    /// True where the record had its bytes already: a line of custody was added.
    pub known: bool,
    /// How many claims it has.
    pub claims: u64,
}

impl Record {
    /// Stages a report, or a further receipt of one that is there.
    ///
    /// # Errors
    /// Where the record cannot be read.
    pub fn add(&mut self, addition: Addition) -> Result<Added, RecordError> {
        let sha256 = Hash::of(&addition.bytes);
        let bytes = Bytes { sha256, size: addition.bytes.len() as u64, media: addition.media.clone() };
        if let Some(report) = self.report_of(&sha256)? {
            let custody =
                CustodyAdded { number: report, report: bytes, custody: addition.custody, by: addition.by };
            self.write(custody.into(), None, None)?;
            return Ok(Added { report, known: true, claims: 0 });
        }
        let report = self.views.count(crate::views::View::Report);
        let whole = match addition.whole {
            Some((bytes, media)) => Some(self.keep_whole(&bytes, media)?),
            None => None,
        };
        let blob = self.keep(&addition.bytes, sha256, Some(report))?;
        let mut document = addition.document;
        let ReadingGiven { text, reading, extractor, reader } = addition.reading;
        if document.id == format!("sha256:{}", Hash::of(text.as_bytes())) {
            // Anybody can compute it again from the text.
            document.id.clear();
        }
        let published: Option<Date> = reading.document.published.filter(|_| document.published.is_none());
        let title = document.title.clone();
        let language = document.language.clone();
        let added = ReportAdded {
            report: bytes,
            document,
            custody: addition.custody,
            whole,
            notes: addition.notes,
            by: addition.by,
            program: addition.program,
        };
        self.write(added.into(), None, Some(blob))?;
        let claims = reading.claims.len() as u64;
        self.views.find_by(report, title.as_deref(), &text);
        let made = ReadingMade {
            report,
            text,
            extractor,
            reader,
            published,
            language,
            claims: reading.claims,
            incidents: reading.incidents,
            notes: reading.notes,
            replaces: None,
            carried: Vec::new(),
            left: Vec::new(),
        };
        self.write(Payload::ReadingMade(made), Some(blob), None)?;
        if let Some(staged) = &mut self.staged {
            // Only the reading is coded after it; what was made of large files need not be held until the commit.
            staged.bytes.remove(&blob);
        }
        Ok(Added { report, known: false, claims })
    }

    /// Stages bytes by themselves; gives the blob's number.
    fn keep(&mut self, bytes: &[u8], sha256: Hash, report: Option<u64>) -> Result<u64, RecordError> {
        let coded = self.codec.code(bytes, b"")?;
        let Some(staged) = &mut self.staged else {
            return Err(RecordError::Refused("Nothing was begun.".to_owned()));
        };
        let number = staged.blobs;
        staged.blobs += 1;
        staged.batch.blobs.push(StoredBlob {
            number,
            sha256,
            size: bytes.len() as u64,
            report,
            bytes: Some(coded),
        });
        staged.bytes.insert(number, Rc::from(bytes));
        self.views.note_blob(sha256.key(), number);
        Ok(number)
    }

    /// Stages a whole file, unless the record has it.
    ///
    /// # Errors
    /// Where the record cannot be read.
    pub fn keep_whole(&mut self, bytes: &[u8], media: String) -> Result<Bytes, RecordError> {
        let sha256 = Hash::of(bytes);
        let told = Bytes { sha256, size: bytes.len() as u64, media };
        for number in self.views.blobs_under(&*self.store, sha256.key())? {
            let staged =
                self.staged.as_ref().is_some_and(|s| s.batch.blobs.iter().any(|b| b.sha256 == sha256));
            if staged || self.store.blob(number)?.is_some_and(|b| b.sha256 == sha256 && b.bytes.is_some()) {
                return Ok(told);
            }
        }
        let number = self.keep(bytes, sha256, None)?;
        if let Some(staged) = &mut self.staged {
            staged.bytes.remove(&number);
        }
        Ok(told)
    }
}
