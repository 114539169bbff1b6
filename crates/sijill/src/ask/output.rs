//! Answers on standard output: a table to look at, or JSON, CSV and GeoJSON to work with, written row by row.

use std::io::{self, BufWriter, IsTerminal as _, StdoutLock, Write as _};

use comfy_table::{ColumnConstraint, ContentArrangement, LineStyle, Table, TableStyle, Width};
use serde::Serialize;
use serde::ser::{SerializeMap as _, Serializer};
use serde_json::Value;
use sijill::show::visible;
use sijill_record::question::Window;

use super::places::say;
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

/// A row of an answer. As JSON it is what serde makes of it.
pub(crate) trait Row: Serialize {
    /// What such rows are called: "claims".
    const CALLED: &'static str;
    /// The head of a table.
    const HEAD: &'static [&'static str];
    /// The cells of a table.
    fn cells(&self) -> Vec<String>;
    /// The names of the columns of CSV.
    fn columns() -> Vec<&'static str>;
    /// The values of these columns.
    fn values(&self) -> Vec<String>;
    /// Its id.
    fn id(&self) -> &str;
    /// Degrees north and east. Nothing where such rows have no places at all.
    fn point(&self) -> Option<Option<(f64, f64)>> {
        None
    }
}

/// Columns whose values are numbers, where GeoJSON can say so.
const NUMBERS: [&str; 21] = [
    "start",
    "end",
    "latitude",
    "longitude",
    "radius_km",
    "low",
    "high",
    "best",
    "confidence",
    "killed_low",
    "killed_high",
    "killed_best",
    "injured_low",
    "injured_high",
    "injured_best",
    "killed_most",
    "injured_most",
    "of",
    "claims",
    "reports",
    "origins",
];

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
            AnswerForm::Csv => self.csv_line(&R::columns())?,
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
            AnswerForm::Csv => self.csv_line(&row.values())?,
            AnswerForm::Geojson => {
                let feature = feature(row);
                write!(self.out, "{before}{}", serde_json::to_string(&feature)?)?;
            }
        }
        Ok(())
    }

    fn csv_line(&mut self, values: &[impl AsRef<[u8]>]) -> Result<(), CommandError> {
        let mut writer = csv::Writer::from_writer(&mut self.out);
        writer.write_record(values)?;
        writer.flush()?;
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

#[derive(Serialize)]
struct Feature<'r> {
    #[serde(rename = "type")]
    kind: &'static str,
    id: &'r str,
    geometry: Option<Point>,
    properties: Properties,
}

#[derive(Serialize)]
struct Point {
    #[serde(rename = "type")]
    kind: &'static str,
    coordinates: [f64; 2],
}

/// Columns with their values, in their order.
struct Properties(Vec<(&'static str, Value)>);

impl Serialize for Properties {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(Some(self.0.len()))?;
        for (name, value) in &self.0 {
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
}

fn feature<R: Row>(row: &R) -> Feature<'_> {
    let value = |name: &str, words: String| {
        if words.is_empty() {
            Value::Null
        } else if NUMBERS.contains(&name) {
            serde_json::from_str(&words).unwrap_or(Value::String(words))
        } else {
            Value::String(words)
        }
    };
    let properties =
        R::columns().into_iter().zip(row.values()).map(|(name, words)| (name, value(name, words)));
    let point = |(lat, lon)| Point { kind: "Point", coordinates: [lon, lat] };
    Feature {
        kind: "Feature",
        id: row.id(),
        geometry: row.point().flatten().map(point),
        properties: Properties(properties.collect()),
    }
}
