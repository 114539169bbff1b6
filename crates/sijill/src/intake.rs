//! Reports on their way into a record: what was received, read.

use sijill_claim::Reading;
use sijill_intake::{Mapping, Received};
use sijill_reader::{Options, Reader};
use sijill_record::{Addition, ReadingGiven};

use crate::work::unread;
use sijill_desk::desk::{EXTRACTOR, PROGRAM, READER};

/// A report that was received and read.
#[derive(Debug)]
pub(crate) struct ReadReport {
    /// Its bytes, and how they came.
    pub(crate) received: Received,
    /// What the reader makes of it; nothing where the record has its bytes already.
    pub(crate) reading: Option<Reading>,
}

/// Reads what was received.
pub(crate) fn read(reader: &Reader, received: Received) -> ReadReport {
    let report = &received.report;
    let mut reading = match &report.unread_language {
        Some(_) => Reading { document: report.document.clone(), ..Reading::default() },
        None => reader.read(&report.document, &report.text, Options::default()),
    };
    // What is to be known of how it was taken in stands with the report; only this is of the reading.
    reading.notes.splice(0..0, unread(report));
    ReadReport { received, reading: Some(reading) }
}

impl ReadReport {
    /// As the record takes it, and the mapping of its table where it has one.
    pub(crate) fn addition(self, by: Option<&str>) -> (Addition, Option<Mapping>) {
        let Received { report, bytes, media, custody, container, mapping } = self.received;
        let whole = container.map(|bytes| (bytes, "application/octet-stream".to_owned()));
        let addition = Addition {
            bytes,
            media,
            document: report.document,
            custody,
            whole,
            notes: report.notes,
            by: by.map(str::to_owned),
            program: PROGRAM.to_owned(),
            reading: ReadingGiven {
                text: report.text,
                reading: self.reading.unwrap_or_default(),
                extractor: EXTRACTOR.to_owned(),
                reader: READER.to_owned(),
            },
        };
        (addition, mapping)
    }
}
