//! Asking a record: it is held at one moment, the user's filters become questions, and answers are cut and told.

pub mod across;
pub mod across_teller;
pub mod alleged;
pub mod claim_rows;
pub mod clash;
pub mod entry_rows;
pub mod incident_rows;
pub mod lists;
pub mod of_incident;
pub mod places;
pub mod report_rows;
pub mod row;
pub mod said;
pub mod short;
pub mod source_rows;
pub mod tally_question;
pub mod tally_told;
pub mod weighed;

use std::path::Path;

use jiff::Timestamp;
use sijill_record::question::{Asked, ClaimQuestion, Days};
use sijill_record::store::{Access, SqliteStore, Store as _};
use sijill_record::{Record, RecordError};

pub use places::{PlaceTest, place_test};

use crate::filter::{ClaimFilters, DayFilters, ReportFilters, SuchClaims};

/// Opens the record as it stands now: whatever others write meanwhile, the answer is of one moment.
///
/// # Errors
/// Where there is no record at the path or it cannot be read.
pub fn held(path: &Path) -> Result<Record, RecordError> {
    let store = SqliteStore::open(path, Access::Read)?;
    // What the record says of itself must be of the same moment as the rest.
    store.hold()?;
    Record::over(Box::new(store))
}

/// Ends what [`held`] began.
///
/// # Errors
/// Where the record's file cannot be reached.
pub fn let_go(record: &Record) -> Result<(), RecordError> {
    Ok(record.store().release()?)
}

/// The record to be asked: as it stands, or as it stood at a time.
///
/// # Errors
/// Where the record cannot be read.
pub fn asked(record: &Record, as_of: Option<Timestamp>) -> Result<Asked<'_>, RecordError> {
    match as_of {
        Some(time) => record.ask_at(record.size_at(time)?),
        None => record.ask(),
    }
}

/// The question that filters on claims make. Its order and window are left open; `places` is what [`place_test`] made of
/// the same filters.
pub fn claim_question<'q>(filters: &ClaimFilters, places: &'q PlaceTest) -> ClaimQuestion<'q> {
    let mut question = ClaimQuestion { withdrawn: filters.withdrawn, ..such_claims(&filters.such) };
    question.days = days(&filters.days);
    question.place = places.as_dyn();
    of_reports(&filters.reports, &mut question);
    question
}

/// The question for claims that say such things.
pub fn such_claims<'q>(such: &SuchClaims) -> ClaimQuestion<'q> {
    ClaimQuestion {
        kinds: such.kind.clone(),
        harms: such.harm.clone(),
        statuses: such.status.clone(),
        modalities: such.modality.clone(),
        scopes: such.scope.clone(),
        states: such.review.clone(),
        min_confidence: such.min_confidence,
        max_confidence: such.max_confidence,
        min_figure: such.min_figure,
        max_figure: such.max_figure,
        source: such.source.clone(),
        quote: such.quote.clone(),
        ..ClaimQuestion::default()
    }
}

/// True where such claims are any claims.
pub fn any_claim(such: &SuchClaims) -> bool {
    let SuchClaims {
        kind,
        harm,
        status,
        modality,
        scope,
        review,
        min_confidence,
        max_confidence,
        min_figure,
        max_figure,
        source,
        quote,
    } = such;
    kind.is_empty()
        && harm.is_empty()
        && status.is_empty()
        && modality.is_empty()
        && scope.is_empty()
        && review.is_empty()
        && min_confidence.is_none()
        && max_confidence.is_none()
        && min_figure.is_none()
        && max_figure.is_none()
        && source.is_none()
        && quote.is_none()
}

/// Adds what is asked of claims' reports.
pub fn of_reports(reports: &ReportFilters, question: &mut ClaimQuestion<'_>) {
    question.publisher = reports.publisher.clone();
    question.text = reports.text.clone();
    question.reports = reports.report.clone();
}

/// The days that are asked for.
pub const fn days(days: &DayFilters) -> Days {
    Days { from: days.from, to: days.to }
}

/// Says so where nothing stood in the record at the moment that is asked about.
pub fn told_if_before(asked: &Asked<'_>) {
    if asked.size == 0 {
        crate::aside::say("The record was made after that time: nothing stood in it then.");
    }
}
