//! Options of `sijill feed`.

use clap::Subcommand;

/// What `sijill feed` does.
#[derive(Debug, Subcommand)]
pub(crate) enum FeedCommand {
    /// Nothing yet.
    List(super::RecordOptions),
}
