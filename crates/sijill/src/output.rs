//! Answers on standard output: a table to look at, or JSON, CSV and GeoJSON to work with, written row by row.

use std::io::{self, BufWriter, IsTerminal as _, StdoutLock, Write as _};

use comfy_table::{ColumnConstraint, ContentArrangement, LineStyle, Table, TableStyle, Width};
use sijill_desk::AnswerError;
use sijill_desk::aside::say;
use sijill_desk::ask::row::{Row, RowForm, write};
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
        rows: impl Iterator<Item = Result<R, AnswerError>>,
    ) -> Result<(), CommandError> {
        let form = match self.form {
            AnswerForm::Table => return self.table(rows),
            AnswerForm::Json => RowForm::Json,
            AnswerForm::Jsonl => RowForm::Jsonl,
            AnswerForm::Csv => RowForm::Csv,
            AnswerForm::Geojson => RowForm::Geojson,
        };
        self.count = write(form, &mut self.out, rows)?;
        Ok(self.out.flush()?)
    }

    fn table<R: Row>(
        &mut self,
        rows: impl Iterator<Item = Result<R, AnswerError>>,
    ) -> Result<(), CommandError> {
        let mut table = headed(R::HEAD, self.width);
        for row in rows {
            table.add_row(row?.cells().iter().map(|cell| visible(cell)));
            self.count += 1;
        }
        if self.count == 0 {
            writeln!(self.out, "No {}.", R::CALLED)?;
        } else {
            for line in table.lines() {
                writeln!(self.out, "{}", line.trim_end())?;
            }
        }
        Ok(self.out.flush()?)
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
