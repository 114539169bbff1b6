//! Options of the commands that ask a record. What several of them take is declared once.

mod answers;
mod filters;
mod of_claims;
mod of_things;

pub(crate) use answers::{AnswerForm, AnswerOptions, MomentOptions};
pub(crate) use filters::{ClaimFilters, DayFilters, PlaceFilters, ReportFilters, SuchClaims, one_of};
pub(crate) use of_claims::{ClaimOrder, ClaimsOptions};
pub(crate) use of_things::{
    HistoryOptions, IncidentOrder, IncidentsOptions, ReportOrder, ReportsOptions, ShowForm, ShowOptions,
    SourceOrder, SourcesOptions,
};
