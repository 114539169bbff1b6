//! Rows of answers, and the forms in which programs take them: JSON, CSV, GeoJSON.

use std::io::Write;

use serde::Serialize;
use serde::ser::{SerializeMap as _, Serializer};
use serde_json::Value;

use crate::error::AnswerError;

/// A row of an answer. As JSON it is what serde makes of it.
pub trait Row: Serialize {
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

impl<R: Row> Row for &R {
    const CALLED: &'static str = R::CALLED;
    const HEAD: &'static [&'static str] = R::HEAD;

    fn cells(&self) -> Vec<String> {
        (**self).cells()
    }

    fn columns() -> Vec<&'static str> {
        R::columns()
    }

    fn values(&self) -> Vec<String> {
        (**self).values()
    }

    fn id(&self) -> &str {
        (**self).id()
    }

    fn point(&self) -> Option<Option<(f64, f64)>> {
        (**self).point()
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

/// A line of CSV.
///
/// # Errors
/// None for what fits into memory.
fn csv_line(values: &[impl AsRef<[u8]>]) -> Result<Vec<u8>, AnswerError> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(values)?;
    writer.into_inner().map_err(|error| AnswerError::Rows(error.into_error().into()))
}

/// Forms in which programs take rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowForm {
    /// A JSON array.
    Json,
    /// One JSON object on each line.
    Jsonl,
    /// CSV with a head.
    Csv,
    /// A FeatureCollection of GeoJSON.
    Geojson,
}

/// Writes rows as they are made, so that there may be any number of them. Says how many there were.
///
/// # Errors
/// Where a row cannot be made, or nothing can be written.
pub fn write<R: Row>(
    form: RowForm,
    out: &mut dyn Write,
    rows: impl Iterator<Item = Result<R, AnswerError>>,
) -> Result<usize, AnswerError> {
    match form {
        RowForm::Json => out.write_all(b"[")?,
        RowForm::Geojson => out.write_all(b"{\"type\":\"FeatureCollection\",\"features\":[")?,
        RowForm::Csv => out.write_all(&csv_line(&R::columns())?)?,
        RowForm::Jsonl => {}
    }
    let mut count = 0;
    for row in rows {
        let (row, before) = (row?, if count == 0 { "\n" } else { ",\n" });
        count += 1;
        match form {
            RowForm::Json => {
                let text = serde_json::to_string_pretty(&row)?;
                write!(out, "{before}  {}", text.replace('\n', "\n  "))?;
            }
            RowForm::Jsonl => writeln!(out, "{}", serde_json::to_string(&row)?)?,
            RowForm::Csv => out.write_all(&csv_line(&row.values())?)?,
            RowForm::Geojson => write!(out, "{before}{}", serde_json::to_string(&feature(&row))?)?,
        }
    }
    match form {
        RowForm::Json if count == 0 => out.write_all(b"]\n")?,
        RowForm::Json => out.write_all(b"\n]\n")?,
        RowForm::Geojson => out.write_all(b"\n]}\n")?,
        RowForm::Csv | RowForm::Jsonl => {}
    }
    Ok(count)
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

/// A row as a feature of GeoJSON.
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
