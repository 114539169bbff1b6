//! The sheets of a workbook to rows. Only XLSX: its cells can be read one by one, while for the older XLS and for ODS the
//! library lays out a whole sheet, and a cell far out in a small hostile file would take all of the memory.

use std::io::Cursor;
use std::sync::Arc;
use std::sync::mpsc::SyncSender;

use calamine::{Reader as _, SheetType, Xlsx, XlsxError};

use super::grid::{Line, Lines};
use super::mapping::{Mapping, Tables, columns_of};
use super::row::{Row, RowSource};
use super::sheets::Told;
use super::unpacked;
use crate::origin::Origin;
use crate::start::Shared;
use crate::{IntakeError, Limits};

/// In so many first rows the header is looked for, since titles and remarks may stand above it.
const ABOVE: usize = 10;

pub(super) struct Workbook {
    pub(super) origin: Arc<Origin>,
    pub(super) tables: Tables,
    pub(super) limits: Limits,
    pub(super) send: SyncSender<Told>,
}

/// Nobody wants further rows, or there is something wrong.
enum Stop {
    Unwanted,
    Wrong(XlsxError),
}

impl From<XlsxError> for Stop {
    fn from(error: XlsxError) -> Self {
        Self::Wrong(error)
    }
}

/// A header, once it was found.
struct Header {
    mapping: Arc<Mapping>,
    /// Where the columns stand in the sheet.
    at: Vec<u32>,
}

impl Workbook {
    pub(super) fn read(&mut self) -> Result<(), IntakeError> {
        let path = self.origin.shown.clone();
        let bytes = self.origin.bytes.clone().unwrap_or_default();
        unpacked::check(&bytes, &path, &self.limits)?;
        let bad = |error: XlsxError| IntakeError::BadWorkbook {
            path: path.clone(),
            cause: error.to_string().trim_end_matches('.').to_owned(),
        };
        let mut book = Xlsx::new(Cursor::new(Shared(bytes))).map_err(bad)?;
        let sheets = book.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
        let names: Vec<String> = sheets.map(|sheet| sheet.name.clone()).collect();
        let (mut any, mut first_error) = (false, None);
        for name in &names {
            match self.sheet(&mut book, name) {
                Ok(None) => any = true,
                Ok(Some(error)) => {
                    first_error.get_or_insert(error);
                    if self.send.send(Told::Sheet).is_err() {
                        return Ok(());
                    }
                }
                Err(Stop::Unwanted) => return Ok(()),
                Err(Stop::Wrong(error)) => return Err(bad(error)),
            }
        }
        match first_error {
            Some(error) if !any => Err(error),
            None if !any => Err(IntakeError::Empty { path }),
            _ => Ok(()),
        }
    }

    /// Tells the rows of a sheet; gives back why none of its first rows is a header.
    fn sheet(&self, book: &mut Xlsx<Cursor<Shared>>, name: &str) -> Result<Option<IntakeError>, Stop> {
        let merged = book.merge_cells_by_sheet_name(name)?;
        let mut lines = Lines::new(book.worksheet_cells_reader(name)?, merged, self.limits.file);
        let mut header: Option<Header> = None;
        let mut wrong: Option<(usize, IntakeError)> = None;
        let mut above = 0;
        while let Some(line) = lines.next()? {
            if let Some(header) = &header {
                self.tell(name, header, line)?;
                continue;
            }
            if above == ABOVE {
                break;
            }
            above += 1;
            let cells = || line.cells.iter().filter(|(_, words)| !words.trim().is_empty());
            let columns = columns_of(cells().map(|(_, words)| words.clone()));
            let at = cells().map(|(at, _)| *at).collect();
            let shown = format!("{}, sheet {name}", self.origin.shown);
            match self.tables.mapping(&shown, &columns) {
                Ok(mapping) => header = Some(Header { mapping: Arc::new(mapping), at }),
                // The row with the most cells is the likeliest header, and so the one to complain of.
                Err(error) if wrong.as_ref().is_none_or(|(most, _)| columns.len() > *most) => {
                    wrong = Some((columns.len(), error));
                }
                Err(_) => {}
            }
        }
        Ok(match (header, wrong) {
            (Some(_), _) => None,
            (None, Some((_, error))) => Some(error),
            (None, None) => Some(IntakeError::Empty { path: format!("{}, sheet {name}", self.origin.shown) }),
        })
    }

    fn tell(&self, sheet: &str, header: &Header, line: Line) -> Result<(), Stop> {
        let place = format!("sheet {sheet}, row {}", line.number);
        let told = if line.long {
            let most = self.limits.line_in_words();
            let cause = format!("it is longer than {most}, the most that one row may have.");
            Told::Failed(IntakeError::BadRow { path: self.origin.shown.clone(), place, cause })
        } else {
            let of_column = |at: &u32| {
                let found = line.cells.binary_search_by_key(at, |(column, _)| *column).ok();
                found
                    .and_then(|found| line.cells.get(found))
                    .map_or_else(String::new, |(_, words)| words.clone())
            };
            Told::Row(Row {
                origin: Arc::clone(&self.origin),
                mapping: Arc::clone(&header.mapping),
                place,
                line: None,
                source: RowSource::Cells(header.at.iter().map(of_column).collect()),
                notes: Vec::new(),
            })
        };
        self.send.send(told).map_err(|_| Stop::Unwanted)
    }
}
