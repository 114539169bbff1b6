//! Answers on standard output: a table to look at, or JSON, CSV and GeoJSON to work with, written row by row.

use std::io::{self, BufWriter, IsTerminal as _, StdoutLock, Write as _};

use comfy_table::{ColumnConstraint, ContentArrangement, LineStyle, Table, TableStyle, Width};
use sijill_desk::aside::say;
use sijill_desk::ask::row::{Row, csv_line, feature};
use sijill_desk::show::visible;
use sijill_record::question::Window;

use crate::arguments::{AnswerForm, AnswerOptions};
use crate::errors::CommandError;

/// Columns where there is no terminal.
const COLUMNS: u16 = 100;
/// Columns of a day, with a blank on either side.
const DAY: u16 = 12;
/// Rows of a table, where not told otherwise.
const ROWS: usize = 50;

/// A line under the head, and none between rows: there may be many of them.
const STYLE: TableStyle = TableStyle::new().header_separator(LineStyle::none().fill('─').junction('─'));

/// Where an answer goes, and how.
pub(crate) struct Output {
    form: AnswerForm,
    width: u16,
    pub(crate) window: Window,
    out: BufWriter<StdoutLock<'static>>,
    table: Option<Table>,
    count: usize,
}

impl Output {
    pub(crate) fn new(options: &AnswerOptions) -> Self {
        let usual = if io::stdout().is_terminal() { AnswerForm::Table } else { AnswerForm::Jsonl };
        let form = options.format.unwrap_or(usual);
        let all = if form == AnswerForm::Table { ROWS } else { usize::MAX };
        Self {
            form,
            width: options.width.unwrap_or_else(width),
            window: Window { skip: options.skip, limit: options.limit.unwrap_or(all) },
            out: BufWriter::new(io::stdout().lock()),
            table: None,
            count: 0,
        }
    }

    /// Fails where such rows cannot be shown so; said before anything is asked.
    pub(crate) fn can_show(&self, have_places: bool, called: &'static str) -> Result<(), CommandError> {
        if self.form == AnswerForm::Geojson && !have_places {
            Err(CommandError::NoPlaces(called))
        } else {
            Ok(())
        }
    }

    /// Writes rows as they are made.
    pub(crate) fn rows<R: Row>(
        &mut self,
        rows: impl Iterator<Item = Result<R, CommandError>>,
    ) -> Result<(), CommandError> {
        match self.form {
            AnswerForm::Json => write!(self.out, "[")?,
            AnswerForm::Geojson => write!(self.out, "{{\"type\":\"FeatureCollection\",\"features\":[")?,
            AnswerForm::Csv => self.out.write_all(&csv_line(&R::columns())?)?,
            AnswerForm::Table | AnswerForm::Jsonl => {}
        }
        for row in rows {
            self.row(&row?)?;
        }
        match self.form {
            AnswerForm::Json if self.count == 0 => writeln!(self.out, "]")?,
            AnswerForm::Json => writeln!(self.out, "\n]")?,
            AnswerForm::Geojson => writeln!(self.out, "\n]}}")?,
            AnswerForm::Table => match self.table.take() {
                Some(table) => {
                    for line in table.lines() {
                        writeln!(self.out, "{}", line.trim_end())?;
                    }
                }
                None => writeln!(self.out, "No {}.", R::CALLED)?,
            },
            AnswerForm::Csv | AnswerForm::Jsonl => {}
        }
        self.out.flush()?;
        Ok(())
    }

    fn row<R: Row>(&mut self, row: &R) -> Result<(), CommandError> {
        let before = if self.count == 0 { "\n" } else { ",\n" };
        self.count += 1;
        match self.form {
            AnswerForm::Table => {
                let table = self.table.get_or_insert_with(|| headed(R::HEAD, self.width));
                table.add_row(row.cells().iter().map(|cell| visible(cell)));
            }
            AnswerForm::Json => {
                let text = serde_json::to_string_pretty(row)?;
                write!(self.out, "{before}  {}", text.replace('\n', "\n  "))?;
            }
            AnswerForm::Jsonl => {
                serde_json::to_writer(&mut self.out, row)?;
                writeln!(self.out)?;
            }
            AnswerForm::Csv => self.out.write_all(&csv_line(&row.values())?)?,
            AnswerForm::Geojson => {
                let feature = feature(row);
                write!(self.out, "{before}{}", serde_json::to_string(&feature)?)?;
            }
        }
        Ok(())
    }

    /// Writes what the window leaves of rows that are there already.
    pub(crate) fn cut<R: Row>(&mut self, rows: Vec<R>) -> Result<(), CommandError> {
        let Window { skip, limit } = self.window;
        let more = rows.len().saturating_sub(skip) > limit;
        self.rows(rows.into_iter().skip(skip).take(limit).map(Ok))?;
        self.told_more(more, R::CALLED);
        Ok(())
    }

    /// Says that the window ended before the rows did, and how to go on.
    pub(crate) fn told_more(&self, more: bool, called: &str) {
        if more {
            let next = self.window.skip + self.count;
            say(&format!(
                "There are more {called}: --skip {next} goes on after these, --limit NUMBER gives more at once."
            ));
        }
    }
}

/// A table with its head.
fn headed(head: &[&str], width: u16) -> Table {
    let mut table = Table::new();
    table.load_style(STYLE);
    table.set_content_arrangement(ContentArrangement::Dynamic).set_width(width).set_header(head);
    for (column, name) in table.column_iter_mut().zip(head) {
        // What is typed again, and what is short, is not broken.
        if matches!(*name, "id" | "claim" | "review" | "report" | "reports" | "origins" | "grade") {
            column.set_constraint(ColumnConstraint::ContentWidth);
        }
        // Nor is a day, where most rows have one.
        if *name == "when" && head.contains(&"origins") {
            column.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(DAY)));
        }
    }
    table
}

/// Columns of the terminal.
pub(crate) fn width() -> u16 {
    terminal_size::terminal_size().map_or(COLUMNS, |(width, _)| width.0.max(40))
}
