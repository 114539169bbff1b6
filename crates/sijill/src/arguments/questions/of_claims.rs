//! Options of `sijill claims`.

use clap::Args;
use sijill_desk::filter::ClaimsAsked;

use super::super::RecordOptions;
use super::AnswerOptions;

/// Options of `sijill claims`.
#[derive(Debug, Args)]
#[command(after_help = "\
A claim is shown as it holds: with a person's corrections. Rejected claims are among the answers
unless --review leaves them out.

Four dates are kept apart: when it happened (when_start, when_end), when the report was published
(published), when its bytes were obtained (retrieved), and when they came into the record
(recorded).

Examples:
  sijill claims --harm killed --status civilian --place Aleppo --from 2016-09-19 --to 2016-10-04
  sijill claims --near 36.2,37.16 --within 20 --min-figure 10 --sort figure --reverse
  sijill claims --review unreviewed --max-confidence 0.5 --sort confidence
      what a person should look at first
  sijill claims --source observatory --text '\"barrel bomb\"* OR chlorine' --format csv > claims.csv
      in CSV, rows are exactly what the record has: a cell may begin with = or @, so let a
      spreadsheet take all columns as text
  sijill claims --zone \"Eastern Ghouta\" --as-of 2018-03-01 --format geojson > map.geojson

Exit status: 0 if it was answered, also with nothing; 1 if it could not be; 2 if the command was wrong.")]
pub(crate) struct ClaimsOptions {
    #[command(flatten)]
    pub(crate) record: RecordOptions,
    #[command(flatten)]
    pub(crate) asked: ClaimsAsked,
    #[command(flatten)]
    pub(crate) answer: AnswerOptions,
}
