//! Options of `sijill review`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::DecideOptions;
use sijill_desk::decide::correct::CorrectAsked;
use sijill_desk::filter::ClaimFilters;
use sijill_desk::filter::values::{claim, entry};

/// What `sijill review` does.
#[derive(Debug, Subcommand)]
pub(crate) enum ReviewCommand {
    /// The claims say what the words say.
    #[command(after_help = JUDGED)]
    Accept(Box<JudgeOptions>),
    /// A claim says it with changes; what the reader read is kept beside them.
    Correct(Box<CorrectOptions>),
    /// The claims do not say what the words say.
    #[command(after_help = JUDGED)]
    Reject(Box<JudgeOptions>),
    /// One cannot tell; somebody else should look.
    #[command(after_help = JUDGED)]
    Unsure(Box<JudgeOptions>),
    /// Takes a decision back; what stood before it stands again.
    Undo(UndoOptions),
}

const JUDGED: &str = "\
Claims are named (c34), or chosen by the filters that `sijill claims` has. With filters you see
first how many they are and what some of them say, and are asked to go on; --yes goes on without
asking, --dry-run ends there. Claims that a person has decided on already are then left as they
are, unless --again is given. Each decision is an entry of its own; none overwrites an earlier one.

Examples:
  sijill review accept c34 c35 --by Leila --reason \"Read against the bulletin.\"
  sijill review reject --source \"state media\" --kind control --by Leila \\
      --reason \"No place is named.\" --dry-run
      what would be rejected
  sijill review accept --min-confidence 0.95 --report r12 --by Leila --reason \"Checked a sample of 50.\"
  sijill review undo --by Leila --reason \"The wrong report.\"

Exit status: 0 if it was decided, 1 if it could not be, 2 if the command was wrong or nobody said yes.";

/// Options of `sijill review accept`, `reject` and `unsure`.
#[derive(Debug, Args)]
pub(crate) struct JudgeOptions {
    /// The claims, such as c34.
    #[arg(value_name = "cN", value_parser = claim)]
    pub(crate) claims: Vec<u64>,
    #[command(flatten)]
    pub(crate) decide: DecideOptions,
    #[command(flatten)]
    pub(crate) filters: ClaimFilters,
    /// Goes on without asking.
    #[arg(short, long, help_heading = "Many at once")]
    pub(crate) yes: bool,
    /// Says what would be decided, and decides nothing.
    #[arg(long, help_heading = "Many at once")]
    pub(crate) dry_run: bool,
    /// Decides anew on claims that a person has decided on already.
    #[arg(long, help_heading = "Many at once")]
    pub(crate) again: bool,
}

/// Options of `sijill review correct`.
#[derive(Debug, Args)]
#[command(after_help = "\
Members are those that `sijill read --format json` shows, with dots between them. A value is taken
as JSON where it is JSON, and otherwise as words; null says that it is not known. What is not
named stays as it is, an earlier correction included. What was said, where and how surely the
reader was (id, span, quote, confidence) cannot be corrected.

Figures: 20, 10-12, \">16\" or \"more than 16\" (17 or more), \"at least 16\", \"up to 40\", \"about 20\".

Examples:
  sijill review correct c34 --figure \"at least 20\" --by Leila --reason \"The bulletin says so.\"
  sijill review correct c34 --from 2016-10-03 --to 2016-10-03 --by Leila --reason \"It was Monday.\"
  sijill review correct c34 --place \"Sheikh Saeed\" --status civilian --by Leila --reason \"As named below.\"
  sijill review correct c34 --source \"Civil Defence\" --by Leila --reason \"They say it, not the agency.\"
  sijill review correct c34 --set casualty.victims.side=null --set modality=hedged \\
      --by Leila --reason \"Reportedly.\"
  sijill review correct c34 --patch changes.json --by Leila --reason \"See the note.\"
      a JSON merge patch (RFC 7396)")]
pub(crate) struct CorrectOptions {
    /// The claim, such as c34.
    #[arg(value_name = "cN", value_parser = claim)]
    pub(crate) claim: u64,
    #[command(flatten)]
    pub(crate) decide: DecideOptions,
    /// A JSON merge patch on the claim; `-` is standard input.
    #[arg(long, value_name = "FILE", help_heading = "What changes")]
    pub(crate) patch: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) asked: CorrectAsked,
    /// Says what would change, and changes nothing.
    #[arg(long)]
    pub(crate) dry_run: bool,
}

/// Options of `sijill review undo`.
#[derive(Debug, Args)]
#[command(after_help = "\
Without an entry, the last decision of the person that --by names is taken back: a review, or a
decision on a source, a zone or a withdrawal. `sijill history` shows the entries of a thing. A
decision on many claims at once may lie in several entries; undoing one of them undoes them all,
unless --only is given. Decisions that came after the undone one keep their force.

Examples:
  sijill review undo --by Leila --reason \"A slip.\"
  sijill review undo e57 e60 --by Omar --reason \"The source has withdrawn its bulletin.\"")]
pub(crate) struct UndoOptions {
    /// The entries of the decisions, such as e57.
    #[arg(value_name = "eN", value_parser = entry)]
    pub(crate) entries: Vec<u64>,
    #[command(flatten)]
    pub(crate) decide: DecideOptions,
    /// Undoes just the entries named.
    #[arg(long, requires = "entries")]
    pub(crate) only: bool,
}
