//! A row of a table as a report.

use std::sync::Arc;

use jiff::Timestamp;
use sijill_claim::Document;

use super::cell;
use super::field::Field;
use super::mapping::Mapping;
use crate::moment::timestamp_of;
use crate::origin::Origin;
use crate::page_date::date_of;
use crate::received::Opened;
use crate::{Custody, IntakeError, Receipt, Report, alpha_2};

/// A row whose cells are known.
#[derive(Debug)]
pub(crate) struct Row {
    pub(crate) origin: Arc<Origin>,
    pub(crate) mapping: Arc<Mapping>,
    /// As a person finds it: "row 4", "sheet Reports, row 4".
    pub(crate) place: String,
    /// Where it begins in a file of lines.
    pub(crate) line: Option<u64>,
    pub(crate) source: RowSource,
    pub(crate) notes: Vec<String>,
}

/// What a row is made of.
#[derive(Debug)]
pub(crate) enum RowSource {
    /// A stretch of a file of text, with the separator of its cells.
    Written { bytes: Vec<u8>, encoding: &'static encoding_rs::Encoding, separator: u8 },
    /// Cells of a sheet, one for each column.
    Cells(Vec<String>),
}

impl Row {
    pub(crate) fn weight(&self) -> usize {
        match &self.source {
            RowSource::Written { bytes, .. } => bytes.len(),
            RowSource::Cells(cells) => cells.iter().map(String::len).sum(),
        }
    }

    pub(crate) fn open(self) -> Result<Opened, IntakeError> {
        let place = match self.line {
            Some(line) => format!("{} (line {line})", self.place),
            None => self.place.clone(),
        };
        let path = self.origin.shown.clone();
        self.opened().map_err(|cause| IntakeError::BadRow { path, place, cause })
    }

    fn opened(self) -> Result<Opened, String> {
        let Self { origin, mapping, place, line: _, source, mut notes } = self;
        let (cells, bytes, media) = match source {
            RowSource::Written { bytes, encoding, separator } => {
                let (cells, more) = cell::split(&bytes, encoding, separator);
                notes.extend(more);
                (cells, bytes, "text/csv")
            }
            RowSource::Cells(cells) => {
                let bytes = cell::as_json(&mapping.columns, &cells);
                (cells, bytes, "application/json")
            }
        };
        if let Some(extra) = cells.iter().skip(mapping.columns.len()).find(|cell| !cell.trim().is_empty()) {
            let (many, columns) = (cells.len(), mapping.columns.len());
            let extra: String = extra.trim().chars().take(40).collect();
            return Err(format!(
                "it has {many} cells and the header has {columns}; “{extra}” belongs to no column."
            ));
        }
        let row = Cells { mapping: &mapping, cells: &cells };
        let mut report = row.report(&mut notes)?;
        report.path = format!("{}, {place}", origin.shown);
        report.document.name = match report.document.id.as_str() {
            "" => format!("{} {place}", origin.name),
            id => id.to_owned(),
        };
        report.notes = notes;
        let retrieved = row.retrieved()?;
        let custody = Custody { how: Receipt::Row, retrieved, ..origin.part(place) };
        Ok(Opened {
            report,
            bytes,
            media: media.into(),
            custody,
            origin: Some(origin),
            mapping: Some(mapping),
        })
    }
}

/// The cells of a row by what they give.
struct Cells<'a> {
    mapping: &'a Mapping,
    cells: &'a [String],
}

impl Cells<'_> {
    fn all(&self, field: Field) -> impl Iterator<Item = &str> {
        let cells = self.mapping.places(field).filter_map(|at| self.cells.get(at));
        cells.map(|cell| cell.trim()).filter(|cell| !cell.is_empty())
    }

    fn first(&self, field: Field) -> Option<&str> {
        self.all(field).next()
    }

    fn owned(&self, field: Field) -> Option<String> {
        self.first(field).map(str::to_owned)
    }

    /// For complaints: which column a cell stands in.
    fn column(&self, field: Field) -> &str {
        let fill = self.mapping.fills.iter().find(|fill| fill.field == field);
        fill.map_or("", |fill| fill.column.as_str())
    }

    fn report(&self, notes: &mut Vec<String>) -> Result<Report, String> {
        let text = self.all(Field::Text).collect::<Vec<_>>().join("\n\n");
        if text.is_empty() {
            return Err(format!("its “{}” is empty: there is no text to read.", self.column(Field::Text)));
        }
        let published = match self.first(Field::Published) {
            Some(words) => Some(date_of(words).ok_or_else(|| {
                let column = self.column(Field::Published);
                format!("its “{column}” is “{words}”, which is no date like 2016-10-04.")
            })?),
            None => None,
        };
        let country = self.first(Field::Country).and_then(|words| {
            let code = alpha_2(words);
            if code.is_none() {
                notes.push(format!("The country “{words}” is no ISO 3166-1 code and was left out."));
            }
            code
        });
        let language = self.first(Field::Language).and_then(|words| {
            let code = cell::language(words);
            if code.is_none() {
                notes.push(format!("The language “{words}” is not known by that name and was left out."));
            }
            code
        });
        let document = Document {
            id: self.owned(Field::Id).unwrap_or_default(),
            title: self.owned(Field::Title),
            publisher: self.owned(Field::Publisher),
            published,
            language,
            url: self.owned(Field::Url),
            country: country.map(str::to_owned),
            ..Document::default()
        };
        Ok(Report { document, text, ..Report::default() })
    }

    fn retrieved(&self) -> Result<Option<Timestamp>, String> {
        let Some(words) = self.first(Field::Retrieved) else { return Ok(None) };
        let column = self.column(Field::Retrieved);
        timestamp_of(words).map(Some).ok_or_else(|| {
            format!("its “{column}” is “{words}”, which is no date or time like 2016-10-04T18:00:00Z.")
        })
    }
}
