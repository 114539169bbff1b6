//! How much of an answer is wanted, as of when, and in which form.

use clap::{Args, ValueEnum};
use jiff::Timestamp;
use jiff::civil::Date;

/// As of when.
#[derive(Debug, Clone, Default, Args)]
pub(crate) struct MomentOptions {
    /// Answers as the record stood then: 2016-10-05 (the end of that day in UTC) or 2016-10-05T08:00:00Z.
    #[arg(long, value_name = "DATE|TIME", value_parser = moment, help_heading = "The record")]
    pub(crate) as_of: Option<Timestamp>,
}

/// How much, in which form.
#[derive(Debug, Clone, Default, Args)]
pub(crate) struct AnswerOptions {
    /// The other way round.
    #[arg(long, help_heading = "The answer")]
    pub(crate) reverse: bool,
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

/// A time, or the end of a day in UTC.
fn moment(words: &str) -> Result<Timestamp, String> {
    let end = |date: Date| {
        let next = date.tomorrow()?.to_zoned(jiff::tz::TimeZone::UTC)?.timestamp();
        next.checked_sub(jiff::SignedDuration::from_nanos(1))
    };
    words
        .parse::<Timestamp>()
        .or_else(|_| super::super::date(words).map_err(|_| ()).and_then(|date| end(date).map_err(|_| ())))
        .map_err(|()| format!("“{words}” is no date or time: write 2016-10-05 or 2016-10-05T08:00:00Z"))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    #[test]
    fn a_day_means_its_end() {
        assert_eq!(moment("2016-10-05").unwrap().to_string(), "2016-10-05T23:59:59.999999999Z");
        assert_eq!(moment("2016-10-05T08:00:00+03:00").unwrap().to_string(), "2016-10-05T05:00:00Z");
        for words in ["2016-10", "yesterday", "", "2016-10-32", "2016-10-05T08:00"] {
            assert!(moment(words).is_err(), "{words}");
        }
    }
}
