//! Readings as JSON, and the schema of it.

use sijill_claim::Reading;

/// A reading over several lines.
///
/// # Errors
/// None for a reading that the reader made: it holds only what JSON can.
pub fn object(reading: &Reading) -> Result<String, serde_json::Error> {
    serde_json::to_string_pretty(reading).map(with_line_end)
}

/// A reading on one line.
///
/// # Errors
/// None for a reading that the reader made: it holds only what JSON can.
pub fn line(reading: &Reading) -> Result<String, serde_json::Error> {
    serde_json::to_string(reading).map(with_line_end)
}

/// The JSON schema of a reading, as it is committed in `reading.schema.json`.
#[must_use]
pub fn schema() -> String {
    let schema = schemars::schema_for!(Reading);
    // The alternate form of a JSON value is the one over several lines.
    with_line_end(format!("{:#}", schema.as_value()))
}

fn with_line_end(mut json: String) -> String {
    json.push('\n');
    json
}
