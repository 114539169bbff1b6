//! Options of the commands that make, fill, check and move a record.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use jiff::Timestamp;
use jiff::civil::Date;
use sijill_intake::Field;

use super::{country, date};

/// Which record.
#[derive(Debug, Clone, Default, Args)]
pub(crate) struct RecordOptions {
    /// The record's file [default: record.sijill].
    #[arg(short, long, value_name = "FILE", env = "SIJILL_RECORD", hide_env_values = true, help_heading = "The record")]
    pub(crate) record: Option<PathBuf>,
    /// The file of the key that signs it [default: where `sijill init` kept it].
    #[arg(long, value_name = "FILE", env = "SIJILL_KEY", hide_env_values = true, help_heading = "The record")]
    pub(crate) key: Option<PathBuf>,
}

/// Whoever acts, and the clock.
#[derive(Debug, Clone, Default, Args)]
pub(crate) struct ActOptions {
    /// Accepts a clock that was set back: entries get the time of the last one.
    #[arg(long, help_heading = "The record")]
    pub(crate) clock_set_back: bool,
}

/// Forms of short answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Told {
    /// Sentences.
    Text,
    /// JSON.
    Json,
}

/// Options of `sijill init`.
#[derive(Debug, Args)]
#[command(after_help = "\
The key is kept outside the record, in $SIJILL_HOME/keys or where your system keeps the data of
programs. Keep a copy of it in a safe place: without it nothing can be added to the record. The
public key, which is printed, is what others check the record's checkpoints with.

Examples:
  sijill init
  sijill init aleppo.sijill --name observatory.example/aleppo
  sijill init aleppo.sijill --key observatory.key     sign with a key that you have already")]
pub(crate) struct InitOptions {
    /// The file to make [default: record.sijill].
    #[arg(value_name = "FILE", env = "SIJILL_RECORD", hide_env_values = true)]
    pub(crate) file: Option<PathBuf>,
    /// The record's name, such as your domain and a word; its checkpoints bear it. No spaces, no plus sign.
    #[arg(long, value_name = "NAME", conflicts_with = "key")]
    pub(crate) name: Option<String>,
    /// A key that you have already; the record bears its name.
    #[arg(long, value_name = "FILE")]
    pub(crate) key: Option<PathBuf>,
    /// How to tell of it.
    #[arg(short, long, value_enum, default_value_t = Told::Text)]
    pub(crate) format: Told,
}

/// Options of `sijill add`.
#[derive(Debug, Args)]
#[command(after_help = "\
Reports are all that `sijill read` takes (text, Markdown, HTML, PDF, JSON lines, folders), tables
of reports (.csv, .tsv, .xlsx: one row a report), web archives (.warc, .warc.gz, .wacz) and
addresses of pages. The exact bytes are kept, with when, whence and how they came.

A line on standard output says that a report is in the record for good. Bytes that the record has
already get a further line of custody. After an interruption, --resume passes over what came from
the same place before.

Examples:
  sijill add reports/ --by Leila
  sijill add https://example.org/news/1.html
  sijill add incidents.xlsx --map \"Event Description=text\" --map Date=published
      which column is what; it is remembered for tables with the same columns
  sijill add crawl.wacz --dry-run
      what would be added
  pbpaste | sijill add - --publisher \"Meridian Wire\" --published 2016-10-04

Exit status: 0 if all was added, 1 if something could not be, 2 if the command was wrong.")]
pub(crate) struct AddOptions {
    /// Files, folders and addresses; `-` is standard input.
    #[arg(value_name = "PATH|URL")]
    pub(crate) inputs: Vec<String>,

    #[command(flatten)]
    pub(crate) record: RecordOptions,
    #[command(flatten)]
    pub(crate) act: ActOptions,

    /// Whoever adds them.
    #[arg(long, value_name = "NAME", env = "SIJILL_BY", hide_env_values = true)]
    pub(crate) by: Option<String>,
    /// Says what would be added, and adds nothing.
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// Passes over what the record has from the same place: to go on after an interruption.
    #[arg(long)]
    pub(crate) resume: bool,
    /// How to tell of each report.
    #[arg(short, long, value_enum, default_value_t = Told::Text)]
    pub(crate) format: Told,
    /// Tells of failures and of the sum only.
    #[arg(short, long)]
    pub(crate) quiet: bool,
    /// Threads to read with [default: one for each core].
    #[arg(short, long, value_name = "NUMBER", value_parser = clap::value_parser!(u16).range(1..=512))]
    pub(crate) jobs: Option<u16>,

    /// Which column of a table is what: text, id, title, publisher, published, retrieved, url, country or language.
    /// May be repeated; several columns may be text.
    #[arg(long, value_name = "COLUMN=FIELD", value_parser = mapped, help_heading = "Tables")]
    pub(crate) map: Vec<(String, Field)>,

    /// The day of publication, such as 2016-10-04.
    #[arg(long, value_name = "DATE", value_parser = date, help_heading = "What is known of the reports")]
    pub(crate) published: Option<Date>,
    /// When they were obtained, such as 2016-10-05 or 2016-10-05T08:00:00Z.
    #[arg(long, value_name = "TIME", value_parser = time, help_heading = "What is known of the reports")]
    pub(crate) retrieved: Option<Timestamp>,
    /// Whoever published them.
    #[arg(long, value_name = "NAME", help_heading = "What is known of the reports")]
    pub(crate) publisher: Option<String>,
    /// The headline.
    #[arg(long, value_name = "TEXT", help_heading = "What is known of the reports")]
    pub(crate) title: Option<String>,
    /// The country that they are about, as an ISO 3166 code: SY or SYR.
    #[arg(long, value_name = "CODE", value_parser = country, help_heading = "What is known of the reports")]
    pub(crate) country: Option<String>,
    /// Their language, such as en; found from the text where it is not given.
    #[arg(long, value_name = "CODE", help_heading = "What is known of the reports")]
    pub(crate) language: Option<String>,
}

fn mapped(words: &str) -> Result<(String, Field), String> {
    let (column, field) = words
        .rsplit_once('=')
        .ok_or_else(|| format!("“{words}” is no COLUMN=FIELD, such as \"Event Description=text\""))?;
    field.parse().map(|field| (column.to_owned(), field)).map_err(|error: sijill_intake::NoField| error.to_string())
}

/// A time, or the beginning of a day in UTC.
pub(crate) fn time(words: &str) -> Result<Timestamp, String> {
    let day = |date: Date| date.to_zoned(jiff::tz::TimeZone::UTC).map(|zoned| zoned.timestamp());
    words
        .parse::<Timestamp>()
        .or_else(|_| words.parse::<Date>().and_then(day))
        .map_err(|_| format!("“{words}” is no time: write 2016-10-05 or 2016-10-05T08:00:00Z"))
}
/// Options of `sijill verify`.
#[derive(Debug, Args)]
pub(crate) struct VerifyOptions {
    #[command(flatten)]
    pub(crate) record: RecordOptions,
}
/// Options of `sijill checkpoint`.
#[derive(Debug, Args)]
pub(crate) struct CheckpointOptions {
    #[command(flatten)]
    pub(crate) record: RecordOptions,
}
/// Options of `sijill prove`.
#[derive(Debug, Args)]
pub(crate) struct ProveOptions {
    #[command(flatten)]
    pub(crate) record: RecordOptions,
}
/// Options of `sijill verify-proof`.
#[derive(Debug, Args)]
pub(crate) struct VerifyProofOptions {
    /// The proof.
    pub(crate) file: PathBuf,
}
/// Options of `sijill dump`.
#[derive(Debug, Args)]
pub(crate) struct DumpOptions {
    #[command(flatten)]
    pub(crate) record: RecordOptions,
}
/// Options of `sijill load`.
#[derive(Debug, Args)]
pub(crate) struct LoadOptions {
    /// The archive.
    pub(crate) file: PathBuf,
}
