//! What comes out: a report's text with what is known of it, and the rules by which it is made.

use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;
use sha2::{Digest, Sha256};
use sijill_claim::Document;

use crate::language::{Language, language_of};
use crate::origin::hex;
use crate::received::Opened;
use crate::{Input, IntakeError, Piece, Pieces, Received, Tables};

/// A report: what the reader reads.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// What is known of it.
    pub document: Document,
    /// Its text; every offset of its reading counts in this.
    pub text: String,
    /// Where it came from, for messages: a path, with the line where there is one.
    pub path: String,
    /// What a person should know of how it was taken in.
    pub notes: Vec<String>,
    /// English name of its language, where that is one that is not read.
    pub unread_language: Option<String>,
}

/// What the caller knows of the reports. It stands above what a file says of itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Given {
    /// Day of publication.
    pub published: Option<Date>,
    /// Whoever published it.
    pub publisher: Option<String>,
    /// Headline.
    pub title: Option<String>,
    /// Country that it is about, ISO 3166-1 alpha-2.
    pub country: Option<String>,
    /// Language, ISO 639-1; found from the text where it is not given.
    pub language: Option<String>,
    /// When the reports were retrieved from where they were published.
    pub retrieved: Option<Timestamp>,
}

/// How much is taken in at most, so that no input can exhaust the memory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of one report's text.
    pub text: usize,
    /// Bytes of one file of text or markup, or of one line of JSON.
    pub file: usize,
    /// Bytes of one PDF.
    pub pdf: usize,
    /// Seconds for one PDF.
    pub pdf_seconds: u64,
    /// Bytes of one workbook.
    pub workbook: usize,
    /// Bytes of what is packed in one workbook.
    pub unpacked: u64,
    /// Seconds for the next row of a workbook.
    pub workbook_seconds: u64,
}

impl Limits {
    pub(crate) fn line_in_words(&self) -> String {
        crate::error::megabytes(self.file)
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            text: 10_000_000,
            file: 40_000_000,
            pdf: 200_000_000,
            pdf_seconds: 30,
            workbook: 100_000_000,
            unpacked: 1_000_000_000,
            workbook_seconds: 30,
        }
    }
}

/// Turns inputs into reports.
#[derive(Debug, Clone, Default)]
pub struct Intake {
    /// What the caller knows.
    pub given: Given,
    /// How much is taken in.
    pub limits: Limits,
    /// What is known of tables.
    pub tables: Tables,
}

impl Intake {
    /// Walks the inputs in order: files as they are named, folders sorted by name, streams line by line.
    #[must_use]
    pub fn pieces(&self, inputs: Vec<Input>) -> Pieces {
        Pieces::new(inputs, self.limits, Arc::new(self.tables.clone()))
    }

    /// Makes the report of a piece.
    ///
    /// # Errors
    /// Whatever is wrong with that input; the others are none the worse for it.
    pub fn report(&self, piece: Piece) -> Result<Report, IntakeError> {
        self.open(piece).map(|opened| opened.report)
    }

    /// Makes the report of a piece, and keeps its bytes and how they came to be here.
    ///
    /// # Errors
    /// As for [`Intake::report`].
    pub fn receive(&self, piece: Piece) -> Result<Received, IntakeError> {
        let mut received = Received::from(self.open(piece)?);
        received.custody.retrieved = self.given.retrieved.or(received.custody.retrieved);
        Ok(received)
    }

    fn open(&self, piece: Piece) -> Result<Opened, IntakeError> {
        let mut opened = piece.open(&self.limits)?;
        let report = &mut opened.report;
        if report.text.trim().is_empty() {
            return Err(IntakeError::Empty { path: std::mem::take(&mut report.path) });
        }
        if report.text.len() > self.limits.text {
            let path = std::mem::take(&mut report.path);
            return Err(IntakeError::TooLong { path, most: self.limits.text });
        }
        self.complete(report);
        Ok(opened)
    }

    fn complete(&self, report: &mut Report) {
        let Given { published, publisher, title, country, language, retrieved: _ } = &self.given;
        let document = &mut report.document;
        if document.id.is_empty() {
            document.id = identity(&report.text);
        }
        if document.name.is_empty() {
            document.name.clone_from(&document.id);
        }
        document.published = published.or(document.published);
        for (slot, given) in [
            (&mut document.publisher, publisher),
            (&mut document.title, title),
            (&mut document.country, country),
            (&mut document.language, language),
        ] {
            if given.is_some() {
                slot.clone_from(given);
            }
        }
        let language = match &document.language {
            Some(code) => Language::named(code),
            None => language_of(&report.text),
        };
        if !language.is_read() {
            report.unread_language = Some(language.name.clone());
        }
        document.language = Some(language.code);
    }
}

/// The name that a text has by itself: the same on every machine.
fn identity(text: &str) -> String {
    format!("sha256:{}", hex(&Sha256::digest(text.as_bytes())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_identity_is_the_hash_of_the_text() {
        assert_eq!(
            identity("abc"),
            "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
    }
}
