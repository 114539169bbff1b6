//! How much of an answer is wanted, as of when, and in which form.

use clap::{Args, ValueEnum};

/// How much, in which form.
#[derive(Debug, Clone, Default, Args)]
pub(crate) struct AnswerOptions {
    /// So many at most [default: 50 in a table, otherwise all].
    #[arg(short = 'n', long, value_name = "NUMBER", help_heading = "The answer")]
    pub(crate) limit: Option<usize>,
    /// Passes over so many first.
    #[arg(long, value_name = "NUMBER", default_value_t = 0, help_heading = "The answer")]
    pub(crate) skip: usize,
    /// How to show it [default: table on a terminal, otherwise jsonl].
    #[arg(short, long, value_enum, help_heading = "The answer")]
    pub(crate) format: Option<AnswerForm>,
    /// Columns of a table [default: those of the terminal, otherwise 100].
    #[arg(long, value_name = "COLUMNS", value_parser = clap::value_parser!(u16).range(40..=1000), help_heading = "The answer")]
    pub(crate) width: Option<u16>,
}

/// Forms of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum AnswerForm {
    /// A table to look at.
    Table,
    /// A JSON array.
    Json,
    /// One JSON object on each line.
    Jsonl,
    /// Comma-separated values, one row for each thing, exactly as the record has it.
    Csv,
    /// A GeoJSON FeatureCollection; what has no coordinates has no geometry.
    Geojson,
}
