//! Options of `sijill tally` and `sijill contradictions`.

use clap::{Args, ValueEnum};
use sijill_claim::{Harm, VictimStatus};
use sijill_record::views::{HARMS, STATUSES};
use sijill_weigh::tally::{By, Preset, Rule};

use super::questions::{AnswerForm, DayFilters, MomentOptions, PlaceFilters, one_of};
use super::record::RecordOptions;
use super::{country, share};

/// Which people, which claims.
#[derive(Debug, Clone, Default, Args)]
pub(crate) struct WeighedOptions {
    /// People harmed so; may be repeated or separated by commas, as all lists [default: killed].
    #[arg(long, value_name = "HARM", value_delimiter = ',', value_parser = one_of(&HARMS), help_heading = "Whom")]
    pub(crate) harm: Vec<Harm>,
    /// Of this status; those whose status is not told are counted apart.
    #[arg(long, value_name = "STATUS", value_delimiter = ',', value_parser = one_of(&STATUSES), help_heading = "Whom")]
    pub(crate) status: Vec<VictimStatus>,
    /// Of this side, by words such as "government", "rebels", "Islamic State".
    #[arg(long, value_name = "SIDE", help_heading = "Whom")]
    pub(crate) side: Option<String>,
    /// Harmed by these causes and no others, as claims tell them: "air strike", shelling.
    #[arg(long, value_name = "CAUSE", value_delimiter = ',', help_heading = "Whom")]
    pub(crate) cause: Vec<String>,
    #[command(flatten)]
    pub(crate) days: DayFilters,
    #[command(flatten)]
    pub(crate) places: PlaceFilters,
    /// At places of this country, by its ISO 3166 code: SY or SYR.
    #[arg(long, value_name = "CODE", value_parser = country, help_heading = "Where")]
    pub(crate) country: Option<String>,
    /// Only claims of sources with these words in their names.
    #[arg(long, value_name = "TEXT", value_delimiter = ',', help_heading = "Which claims")]
    pub(crate) sources: Vec<String>,
    /// Only claims of this kind: those that a person accepted or corrected.
    #[arg(long, value_enum, help_heading = "Which claims")]
    pub(crate) only: Option<OnlyName>,
    /// Claims that nobody has looked at count from this confidence up, from 0 to 1.
    #[arg(long, value_name = "SHARE", value_parser = share, default_value = "0.5", help_heading = "Which claims")]
    pub(crate) min_confidence: f64,
    /// Hedged claims ("reportedly", "feared dead") raise a floor too, not only the highest number.
    #[arg(long, help_heading = "Which claims")]
    pub(crate) hedged: bool,
}

/// Claims that alone count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum OnlyName {
    /// Those that a person accepted or corrected.
    Accepted,
}

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
    pub(crate) moment: MomentOptions,
    #[command(flatten)]
    pub(crate) weighed: WeighedOptions,
    /// Cut into rows: by days, weeks (from Monday on) or months; the places that lie next in what is asked (countries where
    /// no place is asked); the record's zones; independent origins; victims' status; causes as claims tell them.
    #[arg(long, value_name = "WHAT", value_parser = one_of(&By::ALL), help_heading = "The answer")]
    pub(crate) by: Option<By>,
    /// Folds the claims into one figure, of each incident and total the lowest that any origin gives (conservative), the one
    /// that most origins give (representative), or the one that is told in most detail (informative).
    #[arg(long, value_name = "RULE", value_parser = one_of(&Rule::ALL), help_heading = "The answer")]
    pub(crate) rule: Option<Rule>,
    /// Folds them as others do who publish figures: Airwars and Iraq Body Count (civilians, a least and a most of each
    /// incident), UCDP GED (all killed; low, best and high), ACLED (all killed, the most conservative).
    #[arg(long, value_name = "WHOSE", value_parser = one_of(&Preset::ALL), conflicts_with = "rule", help_heading = "The answer")]
    pub(crate) preset: Option<Preset>,
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
