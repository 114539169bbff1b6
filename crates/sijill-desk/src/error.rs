//! What can keep a question from being answered.

use sijill_record::RecordError;
use thiserror::Error;

use crate::places::PlacesError;

/// Why there is no answer.
#[derive(Debug, Error)]
pub enum AnswerError {
    /// The record.
    #[error(transparent)]
    Record(#[from] RecordError),
    /// The gazetteer or a user's own places.
    #[error(transparent)]
    Places(#[from] PlacesError),
    /// The file of a record, its key or a kept checkpoint.
    #[error(transparent)]
    Desk(#[from] crate::desk::DeskError),
    /// An answer could not be written as JSON.
    #[error("An answer could not be written as JSON: {0}.")]
    Json(#[from] serde_json::Error),
    /// An answer could not be written as rows.
    #[error("An answer could not be written as rows: {0}.")]
    Rows(#[from] csv::Error),
    /// An answer could not be written.
    #[error("The answer could not be written: {0}.")]
    Output(#[from] std::io::Error),
    /// A name that nobody bears.
    #[error("No place is known by the name “{0}”.")]
    NoPlace(String),
    /// No point on the earth.
    #[error("“{0}” is no point: latitudes go from -90 to 90 and longitudes from -180 to 180.")]
    NoPoint(String),
    /// Things that are nowhere on a map.
    #[error("GeoJSON tells of places, and {0} have none of their own.")]
    NoPlaces(&'static str),
    /// An id or name that nothing bears.
    #[error("The record has nothing of the id or name “{0}”.")]
    NoSubject(String),
    /// A feed has a history, but no page.
    #[error("{0} is a feed: it has a history, but nothing to open.")]
    NoPage(String),
    /// Nothing happened to it.
    #[error("Nothing is recorded of “{0}” by entries of its own.")]
    NoHistory(String),
    /// Only reports have bytes.
    #[error("Only a report has bytes, and “{0}” is none.")]
    NoBytes(String),
    /// What was to be an outline is none.
    #[error(transparent)]
    Outline(#[from] sijill_record::question::OutlineError),
    /// What was asked or said makes no sense.
    #[error("{0}")]
    Wrong(String),
}
