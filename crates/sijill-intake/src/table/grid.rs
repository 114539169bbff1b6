//! The cells of a sheet to its rows, one at a time, with merged cells counted in every row that they span.

use std::io::{Read, Seek};

use calamine::{DataRef, Dimensions, ExcelDateTime, XlsxCellReader, XlsxError};

/// So many merged cells may lie side by side.
const SPANNING: usize = 1_000;
/// What a cell takes besides its words.
const CELL: usize = 64;

/// A row with a value of its own.
pub(super) struct Line {
    /// Counted from 1, as the sheet shows it.
    pub(super) number: u32,
    /// Column and words, by column.
    pub(super) cells: Vec<(u32, String)>,
    /// It held more than it may, and its cells are gone.
    pub(super) long: bool,
}

/// The rows of a sheet.
pub(super) struct Lines<'a, R: Read + Seek> {
    cells: XlsxCellReader<'a, R>,
    /// A cell of the next row, which was read to find the end of the last.
    ahead: Option<(u32, u32, String)>,
    /// Merged cells that are still to come, the last first.
    merged: Vec<Dimensions>,
    /// Merged cells that the present row lies in, with their words.
    spanning: Vec<(Dimensions, String)>,
    most: usize,
    ended: bool,
}

impl<'a, R: Read + Seek> Lines<'a, R> {
    pub(super) fn new(cells: XlsxCellReader<'a, R>, mut merged: Vec<Dimensions>, most: usize) -> Self {
        merged.retain(|area| area.end.0 > area.start.0);
        merged.sort_by_key(|area| std::cmp::Reverse(area.start));
        Self { cells, ahead: None, merged, spanning: Vec::new(), most, ended: false }
    }

    /// The next row that has a value of its own.
    pub(super) fn next(&mut self) -> Result<Option<Line>, XlsxError> {
        let Some((row, column, words)) = self.next_cell()? else { return Ok(None) };
        let mut size = words.len() + CELL;
        let mut line = Line { number: row.saturating_add(1), cells: vec![(column, words)], long: false };
        while let Some((next, column, words)) = self.next_cell()? {
            if next != row {
                self.ahead = Some((next, column, words));
                break;
            }
            size = size.saturating_add(words.len() + CELL);
            if size > self.most {
                line.long = true;
                line.cells = Vec::new();
            } else {
                line.cells.push((column, words));
            }
        }
        // A hostile sheet may have them in any order, and twice.
        line.cells.sort_by_key(|(column, _)| *column);
        line.cells.dedup_by_key(|(column, _)| *column);
        self.span(row, &mut line);
        Ok(Some(line))
    }

    /// The next cell that is not empty.
    fn next_cell(&mut self) -> Result<Option<(u32, u32, String)>, XlsxError> {
        if let Some(cell) = self.ahead.take() {
            return Ok(Some(cell));
        }
        // Asked once more after its end, the reader would call the sheet damaged.
        while !self.ended {
            let Some(cell) = self.cells.next_cell()? else {
                self.ended = true;
                break;
            };
            let words = words(cell.get_value());
            if !words.is_empty() {
                let (row, column) = cell.get_position();
                return Ok(Some((row, column, words)));
            }
        }
        Ok(None)
    }

    fn span(&mut self, row: u32, line: &mut Line) {
        self.spanning.retain(|(area, _)| area.end.0 >= row);
        for (area, words) in &self.spanning {
            match line.cells.binary_search_by_key(&area.start.1, |(column, _)| *column) {
                Ok(at) => {
                    if let Some((_, own)) = line.cells.get_mut(at) {
                        own.clone_from(words);
                    }
                }
                Err(at) => line.cells.insert(at, (area.start.1, words.clone())),
            }
        }
        while self.merged.last().is_some_and(|area| area.start.0 <= row) {
            let Some(area) = self.merged.pop() else { break };
            let found = line.cells.binary_search_by_key(&area.start.1, |(column, _)| *column);
            let words = found.ok().and_then(|at| line.cells.get(at)).map(|(_, words)| words.clone());
            if let Some(words) = words.filter(|_| area.start.0 == row && self.spanning.len() < SPANNING) {
                self.spanning.push((area, words));
            }
        }
    }
}

/// A cell as a person reads it, but dates as ISO 8601 has them.
fn words(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::String(words) => words.clone(),
        DataRef::SharedString(words) => (*words).to_owned(),
        DataRef::Bool(truth) => truth.to_string(),
        DataRef::DateTime(moment) => moment_in_words(moment),
        DataRef::DateTimeIso(words) | DataRef::DurationIso(words) => words.clone(),
        DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}

fn moment_in_words(moment: &ExcelDateTime) -> String {
    let number = moment.as_f64();
    // Years with more than four digits are beyond what a date can be.
    if moment.is_duration() || !(0.0..2_958_466.0).contains(&number) {
        return number.to_string();
    }
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let clock = format!("{hour:02}:{minute:02}:{second:02}");
    if number < 1.0 {
        clock
    } else if (hour, minute, second) == (0, 0, 0) {
        format!("{year:04}-{month:02}-{day:02}")
    } else {
        format!("{year:04}-{month:02}-{day:02}T{clock}")
    }
}
