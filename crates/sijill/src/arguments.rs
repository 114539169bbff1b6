//! What the user can ask for: commands, options and their help.

mod account;
mod board;
mod decisions;
mod feed;
mod publication;
mod questions;
mod record;
mod serve;
mod tally;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;
use sijill_claim::Kind;
use sijill_desk::filter::values::{country, date, share};

pub(crate) use account::{
    AccountAddOptions, AccountCommand, AccountListOptions, AccountOptions, AccountPasswordOptions,
    AccountRoleOptions, AccountSessionsOptions, AccountsOptions, PasswordOptions,
};
pub(crate) use board::{BoardCommand, BoardOptions};
pub(crate) use decisions::{
    AliasOptions, CorrectOptions, DecideOptions, EraseOptions, HoldOptions, IncidentCommand,
    IncidentListOptions, JoinOptions, JudgeOptions, MergeOptions, NameOptions, NewSourceOptions,
    RereadOptions, ReviewCommand, SetOptions, SourceCommand, SplitOptions, UndoOptions, UnmergeOptions,
    WithdrawOptions, ZoneCommand, ZoneForm, ZoneListOptions, ZoneRemoveOptions, ZoneSetOptions,
};
pub(crate) use feed::{FeedAddOptions, FeedCommand, FeedListOptions, FeedPollOptions, FeedRemoveOptions};
pub(crate) use publication::{PublicationCommand, PublicationShowOptions};
pub(crate) use questions::{
    AnswerForm, AnswerOptions, ClaimsOptions, HistoryOptions, IncidentsOptions, ReportsOptions, ShowForm,
    ShowOptions, SourcesOptions,
};
pub(crate) use record::{
    ActOptions, AddOptions, CheckpointOptions, DumpOptions, InitOptions, LoadOptions, ProveOptions,
    RecordOptions, Told, VerifyOptions, VerifyProofOptions,
};
pub(crate) use serve::ServeOptions;
pub(crate) use tally::{ContradictionsOptions, TallyForm, TallyOptions};

/// Turns reports about armed conflict into a record of attributed claims.
///
/// Every figure stays a claim: who said it, in which exact words, of which place and days.
#[derive(Debug, Parser)]
#[command(
    version,
    propagate_version = true,
    max_term_width = 100,
    after_help = "\
Examples:
  sijill read report.txt                          the report with each claim under its words
  sijill read --format jsonl reports/ > out.jsonl one reading a line, for a whole folder
  sijill help read                                every option of a command"
)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What can be done.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Reads reports and tells what they claim.
    Read(Box<ReadOptions>),
    /// Makes a new record, and the key that signs it.
    Init(InitOptions),
    /// Adds reports to the record, with what they claim.
    Add(Box<AddOptions>),
    /// Follows feeds into the record.
    #[command(
        after_help = "Examples:\n  sijill feed add https://example.org/feed.xml --name Courier\n  sijill feed poll"
    )]
    Feed {
        #[command(subcommand)]
        command: FeedCommand,
    },
    /// Lists the reports of the record that fit.
    Reports(Box<ReportsOptions>),
    /// Lists the claims of the record that fit.
    Claims(Box<ClaimsOptions>),
    /// Lists the sources that claims are attributed to.
    Sources(Box<SourcesOptions>),
    /// Lists the incidents that reports tell of: claims of all reports about one occurrence together.
    Incidents(Box<IncidentsOptions>),
    /// Says which claims tell of the same incident: merges, splits, holds apart.
    #[command(
        after_help = "Examples:\n  sijill incident merge i12 i40 --by Leila --reason \"one strike, told on two days\"\n  sijill incident list"
    )]
    Incident {
        #[command(subcommand)]
        command: IncidentCommand,
    },
    /// Tells how many people, at least and at most, and which claims that rests on.
    Tally(Box<TallyOptions>),
    /// Lists claims that cannot all hold.
    Contradictions(Box<ContradictionsOptions>),
    /// Shows a board: a standing view of control, facilities, sieges, agreements and more.
    ///
    /// Boards set claims beside each other and decide nothing. A claim that is hedged, possible, planned, alleged or denied
    /// is shown as that. JSON has every claim with its exact words.
    #[command(after_help = "\
A board stands as of --to, or of the day of --as-of, or of the latest day of its claims and of the
record's reports. --as-of asks what the record had then; --to, of which days its claims speak. A
claim without a day is of the day of its report. Rejected claims and those of withdrawn reports do
not count.

Examples:
  sijill board control --place Aleppo
  sijill board facilities --country SY --to 2016-10-04 --format csv
  sijill board agenda --as-of 2016-10-05")]
    Board {
        #[command(subcommand)]
        command: BoardCommand,
    },
    /// Opens the record in a browser: pages, a map, an API.
    Serve(Box<ServeOptions>),
    /// Opens anything of the record: a report, a claim, an incident, a source, a zone, an entry.
    Show(ShowOptions),
    /// Tells what happened to a thing of the record, entry by entry.
    History(HistoryOptions),
    /// Decides on claims: accepts, corrects, rejects them, or says that one cannot tell.
    #[command(
        after_help = "Examples:\n  sijill review accept c12 --by Leila --reason \"read against the report\"\n  sijill review undo --by Leila --reason \"wrong claim\""
    )]
    Review {
        #[command(subcommand)]
        command: ReviewCommand,
    },
    /// Says what is known of a source: names, role, side, grade; merges and unmerges.
    #[command(
        after_help = "Example:\n  sijill source set \"Civil Defence\" --grade B --by Leila --reason \"its counts held\""
    )]
    Source {
        #[command(subcommand)]
        command: SourceCommand,
    },
    /// Names sets of places.
    #[command(
        after_help = "Examples:\n  sijill zone set \"eastern districts\" --place Sukkari --place Fardous --by Leila --reason \"for the bulletin\"\n  sijill zone list"
    )]
    Zone {
        #[command(subcommand)]
        command: ZoneCommand,
    },
    /// Says what the public sees: places blurred, names withheld, a delay; nothing until it is switched on.
    #[command(
        after_help = "Examples:\n  sijill publication set --places 25km --by Leila --reason \"for the annual report\"\n  sijill publication show"
    )]
    Publication {
        #[command(subcommand)]
        command: PublicationCommand,
    },
    /// Withdraws reports: they are kept, but nothing of them counts.
    Withdraw(WithdrawOptions),
    /// Erases a report for good: what it said and its bytes go, and the log still verifies.
    Erase(EraseOptions),
    /// Reads reports again after a change of the reader.
    Reread(RereadOptions),
    /// Says who may use the record's server: accounts, their roles, passwords and sessions.
    #[command(after_help = "\
Accounts are kept beside the record, in a file of its name with .accounts after it, never in the
record itself: it can be given away without them. Passwords are asked at the terminal or read from
a file, and kept as hashes (Argon2id) only. An account is never removed, since the record tells of
its decisions; it is disabled.

Examples:
  sijill account add leila --role administrator
  sijill account add noor --role coder --must-change
  sijill account list")]
    Account {
        #[command(subcommand)]
        command: AccountCommand,
    },
    /// Checks that nothing of the record was altered, removed or reordered.
    Verify(VerifyOptions),
    /// Prints the signed checkpoint of the record, to be published or time-stamped.
    Checkpoint(CheckpointOptions),
    /// Writes a proof, which stands alone, that an entry or a report is in the record.
    Prove(ProveOptions),
    /// Checks a proof.
    VerifyProof(VerifyProofOptions),
    /// Writes the whole record to one archive.
    Dump(DumpOptions),
    /// Makes a record of an archive.
    Load(LoadOptions),
    /// Looks places up, and adds your own.
    #[command(after_help = "Example:\n  sijill gazetteer find Aleppo --country SY")]
    Gazetteer {
        #[command(subcommand)]
        command: GazetteerCommand,
    },
    /// Prints the JSON schema of a reading, of an entry of a record's archive, or the OpenAPI of the server.
    #[command(
        after_help = "Examples:\n  sijill schema > reading.schema.json\n  sijill schema entry > entry.schema.json\n  sijill schema openapi > openapi.json"
    )]
    Schema(SchemaOptions),
    /// Prints the page of all commands that is committed in docs/commands.md.
    #[command(hide = true)]
    Reference,
    /// Prints a completion script for a shell.
    #[command(
        after_help = "Example:\n  sijill completions bash > ~/.local/share/bash-completion/completions/sijill"
    )]
    Completions {
        /// Which shell.
        shell: clap_complete::Shell,
    },
}

/// Options of `sijill schema`.
#[derive(Debug, Args)]
pub(crate) struct SchemaOptions {
    /// Of what.
    #[arg(value_enum, default_value_t = Schema::Reading)]
    pub(crate) of: Schema,
}

/// What has a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Schema {
    /// What `sijill read --format json` prints.
    Reading,
    /// A line of the entries that `sijill dump` writes.
    Entry,
    /// The API of `sijill serve`, as OpenAPI 3.1.
    Openapi,
}

/// What can be done with places.
#[derive(Debug, Subcommand)]
pub(crate) enum GazetteerCommand {
    /// Tells which places a name can mean, the likeliest first.
    #[command(after_help = "\
Examples:
  sijill gazetteer find Tripoli
  sijill gazetteer find Tripoli --country LY
  sijill gazetteer find \"Sheikh Saeed\" --near Aleppo")]
    Find {
        /// The name, in any usual spelling.
        name: String,
        /// The nearest to this place first.
        #[arg(long, value_name = "PLACE")]
        near: Option<String>,
        /// Only in this country, by its ISO 3166 code: SY or SYR.
        #[arg(long, value_name = "CODE", value_parser = country)]
        country: Option<String>,
    },
    /// Adds the places of a file: a table with columns for name, latitude and longitude (.csv, OCHA's among them),
    /// GeoJSON (.geojson, .json) or a GeoNames dump (.txt, .tsv).
    #[command(after_help = "\
The file is checked and a copy kept in $SIJILL_HOME/places, or where the system keeps the data
of programs; an earlier file of the same name is replaced. Its places are known to `read` and
`find` from then on.

Example:
  sijill gazetteer add districts.csv")]
    Add {
        /// The file.
        file: PathBuf,
    },
}

/// Options of `sijill read`.
#[derive(Debug, Args)]
#[command(after_help = "\
Reports are text, Markdown, HTML, PDF, or JSON lines with `id` and `text` and, where known,
`title`, `publisher`, `published`, `url`, `country`, `language`. Folders are read with all that
is in them; hidden files are passed over.

What is given by options stands above what a file says of itself.

Examples:
  sijill read report.txt --published 2016-10-04
      weekdays in the report are resolved from that day
  curl -s https://example.org/news.html | sijill read
      a page from standard input
  sijill read reports/ --format csv --kind casualty --min-confidence 0.8 > casualties.csv
      one row for each claim about people harmed
  sijill read reports.jsonl --format jsonl --jobs 4 > readings.jsonl
      one reading a line, in the order of the input, on four threads
  sijill read report.txt --explain
      with the rules that made each claim

Exit status: 0 if all was read, 1 if something could not be, 2 if the command was wrong.")]
pub(crate) struct ReadOptions {
    /// Files and folders; `-` is standard input.
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,

    /// How to show what was read [default: page on a terminal, otherwise jsonl].
    #[arg(short, long, value_enum)]
    pub(crate) format: Option<Format>,

    /// The day of publication, such as 2016-10-04.
    #[arg(long, value_name = "DATE", value_parser = date, help_heading = "What is known of the reports")]
    pub(crate) published: Option<Date>,
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

    /// Shows claims of these kinds only; may be repeated or separated by commas.
    #[arg(long, value_name = "KIND", value_delimiter = ',', value_parser = clap::builder::PossibleValuesParser::new(Kind::ALL.map(Kind::name)), help_heading = "What to show")]
    pub(crate) kind: Vec<String>,
    /// Shows claims of this confidence and more only, from 0 to 1.
    #[arg(long, value_name = "SHARE", value_parser = share, help_heading = "What to show")]
    pub(crate) min_confidence: Option<f64>,
    /// Names the rules that made each claim, in order.
    #[arg(long, help_heading = "What to show")]
    pub(crate) explain: bool,
    /// Colours on pages.
    #[arg(long, value_enum, default_value_t = Colour::Auto, help_heading = "What to show")]
    pub(crate) color: Colour,
    /// Columns of pages and tables [default: those of the terminal, otherwise 100].
    #[arg(long, value_name = "COLUMNS", value_parser = clap::value_parser!(u16).range(40..=1000), help_heading = "What to show")]
    pub(crate) width: Option<u16>,

    /// Threads to read with [default: one for each core]. The output is the same for any number.
    #[arg(short, long, value_name = "NUMBER", value_parser = clap::value_parser!(u16).range(1..=512))]
    pub(crate) jobs: Option<u16>,
}

/// How readings are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// The report's sentences, each claim underlined and told beneath.
    Page,
    /// A table of the claims of each report.
    Table,
    /// One JSON object for each report, over several lines.
    Json,
    /// One JSON object for each report, on one line.
    Jsonl,
    /// One row for each claim.
    Csv,
}

/// When to use colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Colour {
    /// On a terminal, unless NO_COLOR is set.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_arguments_hold_together() {
        use clap::CommandFactory as _;
        Arguments::command().debug_assert();
    }
}
