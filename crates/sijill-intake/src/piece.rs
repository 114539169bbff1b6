//! A piece: as much of the inputs as makes one report, cheap to hand to another thread.

use std::fs::{self, File};
use std::io::{BufRead, Cursor, Read};
use std::path::PathBuf;

use sijill_claim::Document;

use crate::encoding::decode;
use crate::json::Record;
use crate::lines::Line;
use crate::sniff::{self, Form, HEAD};
use crate::{IntakeError, Limits, Report, html, markdown, pdf};

/// What one report is made of: a path, or bytes that were read already.
#[derive(Debug)]
pub struct Piece(Stuff);

#[derive(Debug)]
enum Stuff {
    /// A file that is still to be read.
    File(PathBuf),
    /// A stream that was read.
    Bytes { shown: String, form: Form, bytes: Vec<u8> },
    /// A line of JSON lines.
    Line { shown: String, name: String, line: u64, bytes: Vec<u8> },
    /// One object of a JSON file.
    Record { shown: String, name: String, number: u64, record: Box<Record> },
    /// An input that gave none.
    Failed(IntakeError),
}

impl Piece {
    pub(crate) fn failed(error: IntakeError) -> Self {
        Self(Stuff::Failed(error))
    }

    pub(crate) fn file(path: PathBuf) -> Self {
        Self(Stuff::File(path))
    }

    pub(crate) fn stream(
        shown: String,
        form: Form,
        stream: Box<dyn BufRead + Send>,
        limits: &Limits,
    ) -> Self {
        match read_at_most(stream, form, &shown, limits) {
            Ok(bytes) => Self(Stuff::Bytes { shown, form, bytes }),
            Err(error) => Self::failed(error),
        }
    }

    /// Nothing for a blank line.
    pub(crate) fn line(shown: &str, name: &str, line: u64, found: Line, limits: &Limits) -> Option<Self> {
        match found {
            Line::TooLong => {
                let cause =
                    format!("it is longer than {}, the most that one line may have.", limits.line_in_words());
                Some(Self::failed(IntakeError::BadLine { path: shown.to_owned(), line, cause }))
            }
            Line::Whole(bytes) => {
                let bytes = match bytes.strip_prefix(b"\xef\xbb\xbf") {
                    Some(rest) if line == 1 => rest.to_vec(),
                    _ => bytes,
                };
                (!bytes.trim_ascii().is_empty()).then(|| {
                    Self(Stuff::Line { shown: shown.to_owned(), name: name.to_owned(), line, bytes })
                })
            }
        }
    }

    pub(crate) fn record(shown: &str, name: &str, number: u64, record: Record) -> Self {
        let record = Box::new(record);
        Self(Stuff::Record { shown: shown.to_owned(), name: name.to_owned(), number, record })
    }

    /// About how many bytes it holds or will read, for whoever works in batches.
    #[must_use]
    pub fn weight(&self) -> u64 {
        match &self.0 {
            Stuff::File(path) => fs::metadata(path).map_or(0, |data| data.len()),
            Stuff::Bytes { bytes, .. } | Stuff::Line { bytes, .. } => bytes.len() as u64,
            Stuff::Record { .. } | Stuff::Failed(_) => 1_000,
        }
    }

    pub(crate) fn open(self, limits: &Limits) -> Result<Report, IntakeError> {
        match self.0 {
            Stuff::Failed(error) => Err(error),
            Stuff::File(path) => open_file(path, limits),
            Stuff::Bytes { shown, form, bytes } => make(shown.clone(), shown, form, bytes, limits),
            Stuff::Line { shown, name, line, bytes } => {
                let made = Record::parse(&bytes).and_then(|record| {
                    record.report(format!("{shown}, line {line}"), format!("{name} line {line}"))
                });
                made.map_err(|cause| IntakeError::BadLine { path: shown, line, cause })
            }
            Stuff::Record { shown, name, number, record } => {
                let made =
                    record.report(format!("{shown}, report {number}"), format!("{name} report {number}"));
                made.map_err(|cause| IntakeError::BadJson {
                    path: shown,
                    cause: format!("report {number}: {cause}"),
                })
            }
        }
    }
}

fn open_file(path: PathBuf, limits: &Limits) -> Result<Report, IntakeError> {
    let shown = path.display().to_string();
    let name = path.file_name().map_or_else(|| shown.clone(), |name| name.to_string_lossy().into_owned());
    let unreadable = |cause| IntakeError::Unreadable { path: shown.clone(), cause };
    let mut file = File::open(&path).map_err(unreadable)?;
    let mut head = Vec::new();
    file.by_ref().take(HEAD as u64).read_to_end(&mut head).map_err(unreadable)?;
    let form = sniff::form(sniff::by_name(&path), &head);
    let bytes = read_at_most(Box::new(Cursor::new(head).chain(file)), form, &shown, limits)?;
    make(shown, name, form, bytes, limits)
}

/// Reads no more than a report of this form may have, whatever the size of the input.
fn read_at_most(
    stream: Box<dyn Read>,
    form: Form,
    shown: &str,
    limits: &Limits,
) -> Result<Vec<u8>, IntakeError> {
    if let Form::Binary(what) = form {
        return Err(IntakeError::Binary { path: shown.to_owned(), what });
    }
    let most = if form == Form::Pdf { limits.pdf } else { limits.file };
    let mut bytes = Vec::new();
    match stream.take(most as u64 + 1).read_to_end(&mut bytes) {
        Err(cause) => Err(IntakeError::Unreadable { path: shown.to_owned(), cause }),
        Ok(length) if length > most => Err(IntakeError::TooLong { path: shown.to_owned(), most }),
        Ok(_) => Ok(bytes),
    }
}

fn make(
    path: String,
    name: String,
    form: Form,
    bytes: Vec<u8>,
    limits: &Limits,
) -> Result<Report, IntakeError> {
    if bytes.trim_ascii().is_empty() {
        return Err(IntakeError::Empty { path });
    }
    let document = Document { name, ..Document::default() };
    match form {
        Form::Pdf => {
            let text = pdf::text_of(bytes, &path, limits)?;
            Ok(Report { document, text, path, ..Report::default() })
        }
        Form::Html => html::report(&bytes, document, path),
        Form::Markdown => {
            let decoded = decode(&bytes, None);
            let mut report = markdown::report(&decoded.text, document, path);
            report.notes = decoded.notes;
            Ok(report)
        }
        Form::Text | Form::Json | Form::JsonLines | Form::Binary(_) => {
            let decoded = decode(&bytes, None);
            Ok(Report { document, text: decoded.text, path, notes: decoded.notes, ..Report::default() })
        }
    }
}
