//! A piece: as much of the inputs as makes one report, cheap to hand to another thread.

use std::fs;
use std::ops::Range;
use std::path::PathBuf;
use std::sync::Arc;

use sijill_claim::Document;

use crate::body::Body;
use crate::json::Record;
use crate::lines::Line;
use crate::origin::Origin;
use crate::received::Opened;
use crate::single::{self, Single};
use crate::table::Row;
use crate::{Custody, IntakeError, Limits, Report};

/// What one report is made of: a path, or bytes that were read already.
#[derive(Debug)]
pub struct Piece(Stuff);

#[derive(Debug)]
enum Stuff {
    /// A file that is still to be read.
    File(PathBuf),
    /// A stream or a compressed file that was read.
    Single(Box<Single>),
    /// A line of JSON lines.
    Line { origin: Arc<Origin>, line: u64, bytes: Vec<u8> },
    /// One object of a JSON file.
    Object(Box<Object>),
    /// A row of a table.
    Row(Box<Row>),
    /// What a server gave, now or once.
    Body(Box<Body>),
    /// A text that was taken out already.
    Made(Box<Opened>),
    /// An input that gave none.
    Failed(IntakeError),
}

#[derive(Debug)]
struct Object {
    origin: Arc<Origin>,
    file: Arc<Vec<u8>>,
    number: u64,
    record: Result<Record, String>,
    at: Range<usize>,
}

impl Piece {
    /// Bytes that were fetched from the network. Their form is found from what they are and from `media_hint`, the
    /// server's `Content-Type`; `name` is the report's name where it tells none itself.
    #[must_use]
    pub fn fetched(bytes: Vec<u8>, name: String, media_hint: Option<&str>, custody: Custody) -> Self {
        let path = if custody.from.is_empty() { name.clone() } else { custody.from.clone() };
        let hint = media_hint.map(str::to_owned);
        Self::body(Body { path, name, bytes, hint, custody, notes: Vec::new(), origin: None })
    }

    /// A text that was taken out of `bytes` already, as of an item of a feed.
    #[must_use]
    pub fn text(text: String, document: Document, bytes: Vec<u8>, media: String, custody: Custody) -> Self {
        let path = match &custody.part {
            Some(part) => format!("{}, {part}", custody.from),
            None => custody.from.clone(),
        };
        let report = Report { document, text, path, ..Report::default() };
        Self(Stuff::Made(Box::new(Opened {
            report,
            bytes,
            media: media.into(),
            custody,
            ..Opened::default()
        })))
    }

    pub(crate) fn failed(error: IntakeError) -> Self {
        Self(Stuff::Failed(error))
    }

    pub(crate) fn file(path: PathBuf) -> Self {
        Self(Stuff::File(path))
    }

    pub(crate) fn single(single: Result<Single, IntakeError>) -> Self {
        match single {
            Ok(single) => Self(Stuff::Single(Box::new(single))),
            Err(error) => Self::failed(error),
        }
    }

    pub(crate) fn body(body: Body) -> Self {
        Self(Stuff::Body(Box::new(body)))
    }

    pub(crate) fn row(row: Row) -> Self {
        Self(Stuff::Row(Box::new(row)))
    }

    /// Nothing for a blank line.
    pub(crate) fn line(origin: &Arc<Origin>, line: u64, found: Line, limits: &Limits) -> Option<Self> {
        match found {
            Line::TooLong => {
                let cause =
                    format!("it is longer than {}, the most that one line may have.", limits.line_in_words());
                Some(Self::failed(IntakeError::BadLine { path: origin.shown.clone(), line, cause }))
            }
            Line::Whole(bytes) => {
                let blank = json_of(&bytes, line).trim_ascii().is_empty();
                (!blank).then(|| Self(Stuff::Line { origin: Arc::clone(origin), line, bytes }))
            }
        }
    }

    pub(crate) fn object(
        origin: &Arc<Origin>,
        file: &Arc<Vec<u8>>,
        number: u64,
        record: Result<Record, String>,
        at: Range<usize>,
    ) -> Self {
        let (origin, file) = (Arc::clone(origin), Arc::clone(file));
        Self(Stuff::Object(Box::new(Object { origin, file, number, record, at })))
    }

    /// About how many bytes it holds or will read, for whoever works in batches.
    #[must_use]
    pub fn weight(&self) -> u64 {
        let bytes = match &self.0 {
            Stuff::File(path) => return fs::metadata(path).map_or(0, |data| data.len()),
            Stuff::Line { bytes, .. } => bytes.len(),
            Stuff::Single(single) => single.bytes.len(),
            Stuff::Object(object) => object.at.len(),
            Stuff::Row(row) => row.weight(),
            Stuff::Body(body) => body.bytes.len(),
            Stuff::Made(made) => made.bytes.len() + made.report.text.len(),
            Stuff::Failed(_) => 1_000,
        };
        bytes as u64
    }

    pub(crate) fn open(self, limits: &Limits) -> Result<Opened, IntakeError> {
        match self.0 {
            Stuff::Failed(error) => Err(error),
            Stuff::File(path) => single::open_file(path, limits),
            Stuff::Single(single) => single.open(limits),
            Stuff::Line { origin, line, bytes } => open_line(origin, line, bytes),
            Stuff::Object(object) => object.open(),
            Stuff::Row(row) => row.open(),
            Stuff::Body(body) => body.open(limits),
            Stuff::Made(made) => Ok(*made),
        }
    }
}

/// A line without the byte-order mark of its file.
fn json_of(bytes: &[u8], line: u64) -> &[u8] {
    match bytes.strip_prefix(b"\xef\xbb\xbf") {
        Some(rest) if line == 1 => rest,
        _ => bytes,
    }
}

fn open_line(origin: Arc<Origin>, line: u64, bytes: Vec<u8>) -> Result<Opened, IntakeError> {
    let (shown, name) = (&origin.shown, &origin.name);
    let made = Record::parse(json_of(&bytes, line))
        .and_then(|record| record.report(format!("{shown}, line {line}"), format!("{name} line {line}")));
    let (report, retrieved) =
        made.map_err(|cause| IntakeError::BadLine { path: shown.clone(), line, cause })?;
    let custody = Custody { retrieved, ..origin.part(format!("line {line}")) };
    Ok(Opened {
        report,
        bytes,
        media: "application/json".into(),
        custody,
        origin: Some(origin),
        mapping: None,
    })
}

impl Object {
    fn open(self) -> Result<Opened, IntakeError> {
        let Self { origin, file, number, record, at } = self;
        let (shown, name) = (&origin.shown, &origin.name);
        let made = record.and_then(|record| {
            record.report(format!("{shown}, report {number}"), format!("{name} report {number}"))
        });
        let (report, retrieved) = made.map_err(|cause| IntakeError::BadJson {
            path: shown.clone(),
            cause: format!("report {number}: {cause}"),
        })?;
        let alone = at.len() == file.len();
        let custody = if alone { origin.whole() } else { origin.part(format!("report {number}")) };
        Ok(Opened {
            report,
            bytes: file.get(at).unwrap_or_default().to_vec(),
            media: "application/json".into(),
            custody: Custody { retrieved, ..custody },
            origin: Some(origin),
            mapping: None,
        })
    }
}
