//! Options of `sijill tally` and `sijill contradictions`.

use clap::{Args, ValueEnum};
use sijill_desk::filter::{MomentOptions, TallyAsked, WeighedOptions};

use super::questions::AnswerForm;
use super::record::RecordOptions;

/// Options of `sijill tally`.
#[derive(Debug, Args)]
#[command(after_help = "\
The floor is the least number that contradicts no claim: claims about the same people are not added,
parts are not added to their wholes, and incidents within a running total are not added to it. What
may be the same people counts once. The ceiling is the greatest number that the claims allow; it is
open unless running totals cover all that is asked. The highest is what would follow if every
claim's highest number were right.

The floor comes with its grounds: the few claims that it rests on. Claims that may reach beyond what
is asked, or tell no place, day or status, do not count; they are told apart.

Examples:
  sijill tally --place \"eastern Aleppo\" --from 2016-09-19 --to 2016-10-04 --status civilian
      how many civilians were killed there in these days
  sijill tally --harm injured --place Aleppo --by week
  sijill tally --country SY --by status --only accepted
  sijill tally --zone \"Eastern Ghouta\" --by month --format csv > months.csv
  sijill tally --preset ucdp --from 2016-10-01 --to 2016-10-31 --format json
  sijill tally --place Aleppo --as-of 2016-10-05
      what the record said then

Exit status: 0 if it was answered, also with nothing; 1 if it could not be; 2 if the command was wrong.")]
pub(crate) struct TallyOptions {
    #[command(flatten)]
    pub(crate) record: RecordOptions,
    #[command(flatten)]
    pub(crate) asked: TallyAsked,
    /// How to show it [default: a page on a terminal, otherwise json].
    #[arg(short, long, value_enum, help_heading = "The answer")]
    pub(crate) format: Option<TallyForm>,
    /// Columns of the page [default: those of the terminal, otherwise 100].
    #[arg(long, value_name = "COLUMNS", value_parser = clap::value_parser!(u16).range(40..=1000), help_heading = "The answer")]
    pub(crate) width: Option<u16>,
}

/// Forms of a tally.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum TallyForm {
    /// A page to look at, with bars.
    Page,
    /// One JSON object: the question, the answer, its rows, and the words of every ground.
    Json,
    /// Comma-separated values: a row for each row, or one for the whole.
    Csv,
}

/// Options of `sijill contradictions`.
#[derive(Debug, Args)]
#[command(after_help = "\
Each is told as the fewest claims that clash: one that allows fewer than the others say. Less any one
of them they would not. Nothing of it is dropped from a tally: the floor follows the claims that say
more, the ceiling those that allow fewer.

Examples:
  sijill contradictions --place Aleppo --from 2016-09-19 --to 2016-10-04
  sijill contradictions --harm injured --format csv > clashes.csv")]
pub(crate) struct ContradictionsOptions {
    #[command(flatten)]
    pub(crate) record: RecordOptions,
    #[command(flatten)]
    pub(crate) moment: MomentOptions,
    #[command(flatten)]
    pub(crate) weighed: WeighedOptions,
    /// So many at most.
    #[arg(short = 'n', long, value_name = "NUMBER", help_heading = "The answer")]
    pub(crate) limit: Option<usize>,
    /// How to show it [default: table on a terminal, otherwise jsonl].
    #[arg(short, long, value_enum, help_heading = "The answer")]
    pub(crate) format: Option<AnswerForm>,
}
