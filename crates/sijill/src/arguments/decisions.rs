//! Options of the commands by which people decide.

use clap::{Args, Subcommand};

use super::RecordOptions;

/// Options of `sijill withdraw`.
#[derive(Debug, Args)]
pub(crate) struct WithdrawOptions {
    #[command(flatten)]
    pub(crate) record: RecordOptions,
}

/// Options of `sijill erase`.
#[derive(Debug, Args)]
pub(crate) struct EraseOptions {
    #[command(flatten)]
    pub(crate) record: RecordOptions,
}

/// Options of `sijill reread`.
#[derive(Debug, Args)]
pub(crate) struct RereadOptions {
    #[command(flatten)]
    pub(crate) record: RecordOptions,
}

/// What `sijill review` does.
#[derive(Debug, Subcommand)]
pub(crate) enum ReviewCommand {
    /// Nothing yet.
    List(super::RecordOptions),
}

/// What `sijill source` does.
#[derive(Debug, Subcommand)]
pub(crate) enum SourceCommand {
    /// Nothing yet.
    List(super::RecordOptions),
}

/// What `sijill zone` does.
#[derive(Debug, Subcommand)]
pub(crate) enum ZoneCommand {
    /// Nothing yet.
    List(super::RecordOptions),
}
