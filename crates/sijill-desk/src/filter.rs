//! What is asked: filters, orders and moments, declared once for the command line and for the addresses of pages.

mod claims;
mod ids;
mod lists;
mod moment;
mod tally;
pub mod values;

pub use claims::{ClaimFilters, DayFilters, PlaceFilters, ReportFilters, SuchClaims};
pub use lists::{
    BoardAsked, ClaimOrder, ClaimsAsked, IncidentOrder, IncidentsAsked, ReportOrder, ReportsAsked,
    SourceOrder, SourcesAsked,
};
pub use moment::MomentOptions;
pub use tally::{OnlyName, TallyAsked, WeighedOptions};
