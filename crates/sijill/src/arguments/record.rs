//! Options of the commands that make, fill, check and move a record.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use jiff::Timestamp;
use jiff::civil::Date;
use sijill_desk::desk::{Act, RECORD};
use sijill_intake::Field;

use super::{country, date};

/// Which record.
#[derive(Debug, Clone, Default, Args)]
pub(crate) struct RecordOptions {
    /// The record's file [default: record.sijill].
    #[arg(
        short,
        long,
        value_name = "FILE",
        env = "SIJILL_RECORD",
        hide_env_values = true,
        help_heading = "The record"
    )]
    pub(crate) record: Option<PathBuf>,
}

impl RecordOptions {
    /// The file of the record that is meant.
    pub(crate) fn path(&self) -> PathBuf {
        self.record.clone().unwrap_or_else(|| PathBuf::from(RECORD))
    }
}

/// With which key, and what of the machine's own memory and clock is set aside.
#[derive(Debug, Clone, Default, Args)]
pub(crate) struct ActOptions {
    /// The file of the key that signs it [default: where `sijill init` kept it].
    #[arg(
        long,
        value_name = "FILE",
        env = "SIJILL_KEY",
        hide_env_values = true,
        help_heading = "The record"
    )]
    pub(crate) key: Option<PathBuf>,
    /// Accepts a clock that was set back: entries get the time of the last one.
    #[arg(long, help_heading = "The record")]
    pub(crate) clock_set_back: bool,
    /// Goes on with a record that was restored from an older copy: what came after it is given up.
    #[arg(long, help_heading = "The record")]
    pub(crate) restored: bool,
}

impl ActOptions {
    /// As the desk takes it.
    pub(crate) fn act(&self) -> Act {
        Act { key: self.key.clone(), restored: self.restored }
    }
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
    /// Adds what was erased before, too.
    #[arg(long)]
    pub(crate) erased_again: bool,
    /// How to tell of each report.
    #[arg(short, long, value_enum, default_value_t = Told::Text)]
    pub(crate) format: Told,
    /// Tells of failures and of the sum only.
    #[arg(short, long)]
    pub(crate) quiet: bool,
    /// Seconds that one address may take in all.
    #[arg(long, value_name = "SECONDS", default_value_t = 120, value_parser = clap::value_parser!(u64).range(1..=86_400))]
    pub(crate) timeout: u64,
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
    field
        .parse()
        .map(|field| (column.to_owned(), field))
        .map_err(|error: sijill_intake::NoField| error.to_string())
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
#[command(after_help = "\
Everything is computed again from the record's own bytes: every entry, every report's bytes, the
tree over them, the signature, the views and the file's structure. The first entry or report that
was altered, is missing or stands elsewhere is named first. The checkpoint that this machine saw
last is compared too, and any that you kept with --checkpoint: a log that was cut short or written
anew cannot agree with them.

Examples:
  sijill verify
  sijill verify --checkpoint published.txt
  sijill verify --rebuild          make the views anew from the log, then verify

Exit status: 0 if nothing is wrong, 1 if something is.")]
pub(crate) struct VerifyOptions {
    #[command(flatten)]
    pub(crate) record: RecordOptions,
    /// A checkpoint that was kept or published earlier; may be repeated.
    #[arg(long, value_name = "FILE")]
    pub(crate) checkpoint: Vec<PathBuf>,
    /// Makes the views anew from the log first. The log is not touched.
    #[arg(long)]
    pub(crate) rebuild: bool,
    /// How to tell of it.
    #[arg(short, long, value_enum, default_value_t = Told::Text)]
    pub(crate) format: Told,
}

/// Options of `sijill checkpoint`.
#[derive(Debug, Args)]
#[command(after_help = "\
The checkpoint (C2SP tlog-checkpoint) commits to every entry so far. Publish it, send it to somebody
who keeps it, or have it time-stamped: from then on nobody can alter, remove or reorder an entry
before it without being found out by `sijill verify --checkpoint`.

Examples:
  sijill checkpoint > 2016-12-31.checkpoint
  sijill checkpoint --format json")]
pub(crate) struct CheckpointOptions {
    #[command(flatten)]
    pub(crate) record: RecordOptions,
    /// How to print it.
    #[arg(short, long, value_enum, default_value_t = Told::Text)]
    pub(crate) format: Told,
}

/// Options of `sijill prove`.
#[derive(Debug, Args)]
#[command(after_help = "\
The file stands alone: it holds the entries, the path from each to a signed checkpoint, and, for a
report, its exact bytes. Others check it with `sijill verify-proof`, or with a tool of their own: its
parts are in the C2SP tlog-proof form. It shows what the record says of the report: think of who
may read it.

Examples:
  sijill prove r17 --out r17.proof
  sijill prove e204
  sijill prove r17 --without-bytes --out r17.proof")]
pub(crate) struct ProveOptions {
    /// An entry (e204) or a report (r17).
    #[arg(value_name = "ENTRY|REPORT")]
    pub(crate) id: String,
    #[command(flatten)]
    pub(crate) record: RecordOptions,
    /// The file to write [default: standard output].
    #[arg(short, long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
    /// Leaves a report's bytes out; their digest is proved all the same.
    #[arg(long)]
    pub(crate) without_bytes: bool,
}

/// Options of `sijill verify-proof`.
#[derive(Debug, Args)]
#[command(after_help = "\
Give the record's public key as you have it from its keepers. Without it the file is checked by the
key that it carries, which shows only that it agrees with itself.

Examples:
  sijill verify-proof r17.proof --public-key observatory.example/aleppo+f44da2fd+AXwa…
  sijill verify-proof r17.proof --format json")]
pub(crate) struct VerifyProofOptions {
    /// The proof; `-` is standard input.
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// The public key that must have signed it: NAME+ID+BASE64, or a file that holds it.
    #[arg(long, value_name = "KEY")]
    pub(crate) public_key: Option<String>,
    /// How to tell of it.
    #[arg(short, long, value_enum, default_value_t = Told::Text)]
    pub(crate) format: Told,
}

/// Options of `sijill dump`.
#[derive(Debug, Args)]
#[command(after_help = "\
The archive (a tar of JSON lines and files, gzip'ed) holds all that the record holds, in forms that
any program reads; `sijill load` makes the same record of it, with the same root. It holds names and
words of people as the record does: keep it as safely.

Examples:
  sijill dump aleppo.tar.gz
  sijill dump - | ssh archive.example 'cat > aleppo.tar.gz'")]
pub(crate) struct DumpOptions {
    /// The file to write; `-` is standard output.
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    #[command(flatten)]
    pub(crate) record: RecordOptions,
    /// How to tell of it.
    #[arg(short, long, value_enum, default_value_t = Told::Text)]
    pub(crate) format: Told,
}

/// Options of `sijill load`.
#[derive(Debug, Args)]
#[command(after_help = "\
Everything in the archive is checked on the way; where anything was altered no record is made. To add
to the record afterwards its secret key is needed (`--key`, or where `sijill init` keeps keys).

Examples:
  sijill load aleppo.tar.gz
  sijill load aleppo.tar.gz --record copy.sijill --public-key aleppo.public")]
pub(crate) struct LoadOptions {
    /// The archive; `-` is standard input.
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// The file to make [default: record.sijill].
    #[arg(short, long, value_name = "FILE", env = "SIJILL_RECORD", hide_env_values = true)]
    pub(crate) record: Option<PathBuf>,
    /// The public key that must have signed it: NAME+ID+BASE64, or a file that holds it.
    #[arg(long, value_name = "KEY")]
    pub(crate) public_key: Option<String>,
    /// How to tell of it.
    #[arg(short, long, value_enum, default_value_t = Told::Text)]
    pub(crate) format: Told,
}
