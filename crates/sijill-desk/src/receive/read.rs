//! What was received, read.

use sijill_claim::Reading;
use sijill_intake::{Mapping, Received, Report};
use sijill_reader::{Options, Reader};
use sijill_record::{Addition, ReadingGiven};

use crate::desk::{EXTRACTOR, PROGRAM, READER};

/// A report that was received and read.
#[derive(Debug)]
pub struct ReadReport {
    /// Its bytes, and how they came.
    pub received: Received,
    /// What the reader makes of it; nothing where the record has its bytes already.
    pub reading: Option<Reading>,
}

/// Reads what was received.
pub fn read(reader: &Reader, received: Received) -> ReadReport {
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
    pub fn addition(self, by: Option<&str>) -> (Addition, Option<Mapping>) {
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

/// That a report was not read, where it is in a language that is not.
pub fn unread(report: &Report) -> Option<String> {
    report.unread_language.as_deref().map(unread_in)
}

/// That a report is in a language that is not read.
pub fn unread_in(language: &str) -> String {
    format!("The report is in {language}, which is not read yet; no claims were taken from it.")
}
