//! Readings as rows of comma-separated values: one for each claim, the same columns for every kind.

use sijill_claim::{Casualty, Claim, Reading};

use super::slots::{figure_of, what};
use super::words::name;

/// Names of the columns.
const COLUMNS: [&str; 36] = [
    "document",
    "title",
    "publisher",
    "published",
    "claim",
    "kind",
    "start",
    "end",
    "quote",
    "source",
    "source_type",
    "source_role",
    "source_of",
    "chain",
    "modality",
    "when_start",
    "when_end",
    "when_words",
    "where",
    "where_id",
    "latitude",
    "longitude",
    "country",
    "radius_km",
    "harm",
    "status",
    "side",
    "low",
    "high",
    "best",
    "figure_words",
    "scope",
    "part_of",
    "what",
    "cause",
    "perpetrator",
];

/// The first line.
///
/// # Errors
/// None in practice: rows are written to memory.
pub fn header() -> Result<String, csv::Error> {
    written(&[columns().map(str::to_owned).collect()])
}

/// The names of the columns.
pub fn columns() -> impl Iterator<Item = &'static str> {
    COLUMNS.iter().copied().chain(["confidence", "rules"])
}

/// The lines of one report, in the order of its claims.
///
/// # Errors
/// None in practice: rows are written to memory.
pub fn rows(reading: &Reading) -> Result<String, csv::Error> {
    let rows: Vec<Vec<String>> = reading.claims.iter().map(|claim| row(reading, claim)).collect();
    written(&rows)
}

fn written(rows: &[Vec<String>]) -> Result<String, csv::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in rows {
        writer.write_record(row)?;
    }
    let bytes = writer.into_inner().map_err(|error| csv::Error::from(error.into_error()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// The values of one claim, in the order of the columns.
#[must_use]
pub fn row(reading: &Reading, claim: &Claim) -> Vec<String> {
    let document = &reading.document;
    let source = claim.attribution.first();
    let (when, place) = (claim.when.as_ref(), claim.place.as_ref());
    let casualty = claim.casualty.as_ref();
    let figure = figure_of(claim);
    let words = |slot: Option<&String>| slot.cloned().unwrap_or_default();
    let of_casualty = |slot: fn(&Casualty) -> String| casualty.map(slot).unwrap_or_default();
    vec![
        document.id.clone(),
        words(document.title.as_ref()),
        words(document.publisher.as_ref()),
        shown(document.published),
        claim.id.clone(),
        claim.kind.name().to_owned(),
        claim.span.start().to_string(),
        claim.span.end().to_string(),
        claim.quote.clone(),
        words(source.map(|s| &s.name)),
        source.map(|s| name(s.source_type)).unwrap_or_default(),
        source.map(|s| name(s.role)).unwrap_or_default(),
        words(source.and_then(|s| s.of.as_ref())),
        claim.attribution.iter().map(|s| s.name.as_str()).collect::<Vec<_>>().join(" > "),
        name(claim.modality),
        shown(when.and_then(|w| w.start)),
        shown(when.and_then(|w| w.end)),
        words(when.map(|w| &w.words)),
        words(place.map(|p| &p.name)),
        words(place.and_then(|p| p.id.as_ref())),
        shown(place.and_then(|p| p.lat)),
        shown(place.and_then(|p| p.lon)),
        words(place.and_then(|p| p.country.as_ref())),
        shown(place.and_then(|p| p.radius_km)),
        of_casualty(|c| name(c.harm)),
        of_casualty(|c| c.victims.status.map(name).unwrap_or_default()),
        of_casualty(|c| c.victims.side.clone().unwrap_or_default()),
        shown(figure.map(|f| f.low)),
        shown(figure.and_then(|f| f.high)),
        shown(figure.and_then(|f| f.best)),
        words(figure.map(|f| &f.words)),
        of_casualty(|c| name(c.scope)),
        of_casualty(|c| c.part_of.clone().unwrap_or_default()),
        what(claim),
        claim.cause.join("; "),
        words(claim.perpetrator.as_ref().map(|p| &p.name)),
        claim.confidence.to_string(),
        claim.rules.join("; "),
    ]
}

fn shown(value: Option<impl ToString>) -> String {
    value.map(|v| v.to_string()).unwrap_or_default()
}
