//! Rows of answers, and the forms in which programs take them: JSON, CSV, GeoJSON.

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
pub fn csv_line(values: &[impl AsRef<[u8]>]) -> Result<Vec<u8>, AnswerError> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(values)?;
    writer.into_inner().map_err(|error| AnswerError::Rows(error.into_error().into()))
}

/// Rows as CSV with their head.
///
/// # Errors
/// None for what fits into memory.
pub fn csv<R: Row>(rows: &[R]) -> Result<Vec<u8>, AnswerError> {
    let mut out = csv_line(&R::columns())?;
    for row in rows {
        out.extend(csv_line(&row.values())?);
    }
    Ok(out)
}

/// Rows as a FeatureCollection of GeoJSON.
///
/// # Errors
/// None for rows, which hold only what JSON can.
pub fn geojson<R: Row>(rows: &[R]) -> Result<Value, AnswerError> {
    let features =
        rows.iter().map(|row| serde_json::to_value(feature(row))).collect::<Result<Vec<_>, _>>()?;
    Ok(serde_json::json!({"type": "FeatureCollection", "features": features}))
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
pub fn feature<R: Row>(row: &R) -> impl Serialize + '_ {
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
