//! Options of `sijill withdraw`, `sijill erase` and `sijill reread`.

use clap::Args;

use super::super::RecordOptions;
use super::super::record::{ActOptions, Told};
use super::DecideOptions;
use sijill_desk::filter::values::report;

/// Options of `sijill withdraw`.
#[derive(Debug, Args)]
#[command(after_help = "\
A withdrawn report is kept and can be opened, but none of its claims counts any more. To have what
it says gone for good, see `sijill help erase`.

Examples:
  sijill withdraw r12 --by Leila --reason \"The publisher has retracted it.\"
  sijill withdraw r12 --undo --by Leila --reason \"The retraction was of another report.\"")]
pub(crate) struct WithdrawOptions {
    /// The reports, such as r12.
    #[arg(value_name = "rN", required = true, value_parser = report)]
    pub(crate) reports: Vec<u64>,
    /// Takes the withdrawal back.
    #[arg(long)]
    pub(crate) undo: bool,
    #[command(flatten)]
    pub(crate) decide: DecideOptions,
}

/// Options of `sijill erase`.
#[derive(Debug, Args)]
#[command(after_help = "\
For a source in danger. What the report said goes from the record for good: its bytes, its text,
its claims and their corrections, how it came. That there was a report, when it came and who erased
it why stays, and the log still verifies. You see first what goes, and are asked to type the word
erase; --yes goes on without asking.

Copies, dumps and backups of the record that were made before still hold the report. So may whoever
published it.

Example:
  sijill erase r12 --by Leila --reason \"The witness is in danger.\"

Exit status: 0 if it was erased, 1 if it could not be, 2 if the command was wrong or nobody said erase.")]
pub(crate) struct EraseOptions {
    /// The report, such as r12.
    #[arg(value_name = "rN", value_parser = report)]
    pub(crate) report: u64,
    /// Goes on without asking.
    #[arg(short, long)]
    pub(crate) yes: bool,
    #[command(flatten)]
    pub(crate) decide: DecideOptions,
}

/// Options of `sijill reread`.
#[derive(Debug, Args)]
#[command(after_help = "\
Reports that another version of the reader read are read again, from the text that is kept with
their readings. People's decisions stand on the new claims where span and kind are the same and the
claim still says what was decided on; the others are listed for a person to look at. Nothing of
the earlier readings is lost: `--as-of` and `sijill history` still show them.

After an interruption, the same command goes on with the rest.

Examples:
  sijill reread --dry-run          how many there are
  sijill reread
  sijill reread r12 r13 --format json

Exit status: 0 if all were read, 1 if some could not be, 2 if the command was wrong.")]
pub(crate) struct RereadOptions {
    /// The reports, such as r12 [default: all that another version read].
    #[arg(value_name = "rN", value_parser = report)]
    pub(crate) reports: Vec<u64>,
    /// Reads those that this version read, too.
    #[arg(long)]
    pub(crate) all: bool,
    /// Says which would be read, and reads none.
    #[arg(long)]
    pub(crate) dry_run: bool,
    #[command(flatten)]
    pub(crate) record: RecordOptions,
    #[command(flatten)]
    pub(crate) act: ActOptions,
    /// How to tell of what came of it.
    #[arg(short, long, value_enum, default_value_t = Told::Text)]
    pub(crate) format: Told,
    /// Threads to read with [default: one for each core].
    #[arg(short, long, value_name = "NUMBER", value_parser = clap::value_parser!(u16).range(1..=512))]
    pub(crate) jobs: Option<u16>,
}
