//! As of when something is asked.

use clap::Args;
use jiff::Timestamp;

use super::values::moment;

/// As of when.
#[derive(Debug, Clone, Default, Args)]
pub struct MomentOptions {
    /// Answers as the record stood then: 2016-10-05 (the end of that day in UTC) or 2016-10-05T08:00:00Z.
    #[arg(long, value_name = "DATE|TIME", value_parser = moment, help_heading = "The record")]
    pub as_of: Option<Timestamp>,
}
