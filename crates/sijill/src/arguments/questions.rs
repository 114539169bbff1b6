//! Options of the commands that ask a record.

use clap::Args;

use super::RecordOptions;

/// Options of `sijill reports`.
#[derive(Debug, Args)]
pub(crate) struct ReportsOptions {
    #[command(flatten)]
    pub(crate) record: RecordOptions,
}

/// Options of `sijill claims`.
#[derive(Debug, Args)]
pub(crate) struct ClaimsOptions {
    #[command(flatten)]
    pub(crate) record: RecordOptions,
}

/// Options of `sijill sources`.
#[derive(Debug, Args)]
pub(crate) struct SourcesOptions {
    #[command(flatten)]
    pub(crate) record: RecordOptions,
}

/// Options of `sijill incidents`.
#[derive(Debug, Args)]
pub(crate) struct IncidentsOptions {
    #[command(flatten)]
    pub(crate) record: RecordOptions,
}

/// Options of `sijill show`.
#[derive(Debug, Args)]
pub(crate) struct ShowOptions {
    #[command(flatten)]
    pub(crate) record: RecordOptions,
}

/// Options of `sijill history`.
#[derive(Debug, Args)]
pub(crate) struct HistoryOptions {
    #[command(flatten)]
    pub(crate) record: RecordOptions,
}
