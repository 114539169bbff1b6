//! Options of the commands that ask a record: what is asked is of `sijill-desk`; how it is shown, of here.

mod answers;
mod of_claims;
mod of_things;

pub(crate) use answers::{AnswerForm, AnswerOptions};
pub(crate) use of_claims::ClaimsOptions;
pub(crate) use of_things::{
    HistoryOptions, IncidentsOptions, ReportsOptions, ShowForm, ShowOptions, SourcesOptions,
};
