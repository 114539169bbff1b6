//! Options of `sijill reports`, `sources`, `incidents`, `show` and `history`.

use clap::Args;
use sijill_desk::filter::{IncidentsAsked, MomentOptions, ReportsAsked, SourcesAsked};

use super::super::record::Told;
use super::super::{Colour, RecordOptions};
use super::AnswerOptions;

/// Options of `sijill reports`.
#[derive(Debug, Args)]
#[command(after_help = "\
What is asked of claims, days and places means: reports with a claim that is so.

Examples:
  sijill reports --published-from 2016-10-01 --published-to 2016-10-07 --sort published
  sijill reports --harm killed --place Aleppo --min-figure 20
  sijill reports --text '\"field hospital\"' --format jsonl
  sijill reports --recorded-from 2024-03-01 --publisher \"Meridian Wire\"
  sijill reports --withdrawn --as-of 2024-03-01")]
pub(crate) struct ReportsOptions {
    #[command(flatten)]
    pub(crate) record: RecordOptions,
    #[command(flatten)]
    pub(crate) asked: ReportsAsked,
    #[command(flatten)]
    pub(crate) answer: AnswerOptions,
}

/// Options of `sijill sources`.
#[derive(Debug, Args)]
#[command(after_help = "\
Sources that were merged are told under the one that they belong to.

Examples:
  sijill sources --min-claims 10
  sijill sources --role monitor,rescuer --grade A,B --sort name
  sijill sources --name observatory --format json")]
pub(crate) struct SourcesOptions {
    #[command(flatten)]
    pub(crate) record: RecordOptions,
    #[command(flatten)]
    pub(crate) asked: SourcesAsked,
    #[command(flatten)]
    pub(crate) answer: AnswerOptions,
}

/// Options of `sijill incidents`.
#[derive(Debug, Args)]
#[command(after_help = "\
Claims of all reports that tell of one occurrence are one incident, called by any of them: i45 is
the incident that c45 tells of, whatever is merged later. `sijill show i45 --explain` says why each
claim is in; `sijill incident` merges, splits and holds apart.

Figures go from the floor (the greatest number that a claim asserts as the least) to the highest
number that is claimed; ≥ says that this one is open. Origins are independent: a story that is
printed ten times is one, and a report's own voice is none beside those whom it quotes. Days are
those that the claims have in common, the place is the narrowest; what is asked of claims and
reports means: with a claim that is so.

The grade says how well an incident is corroborated: confirmed (a party says that it did it),
contested (it is not agreed who did it, or the accused denies), discounted (only combatants were
harmed), fair (two or more independent origins, not all of them parties), weak. The first that fits
holds; JSON, CSV and `sijill show` give the reason.

--each-report lists what single reports tell of, as each of them tells it: r5.i1 is the first of r5.

Examples:
  sijill incidents --min-killed 10 --sort killed --reverse
  sijill incidents --place Idlib --from 2017-04-01 --to 2017-04-30
  sijill incidents --source \"civil defence\" --review accepted --format geojson > map.geojson
  sijill incidents --each-report --report r5")]
pub(crate) struct IncidentsOptions {
    #[command(flatten)]
    pub(crate) record: RecordOptions,
    #[command(flatten)]
    pub(crate) asked: IncidentsAsked,
    #[command(flatten)]
    pub(crate) answer: AnswerOptions,
}

/// Options of `sijill show`.
#[derive(Debug, Args)]
#[command(after_help = "\
Things of a record: r12 a report, c34 a claim, i34 the incident that this claim tells of, across
reports, r12.i1 an incident as one report tells it, e7 an entry of the log, s and its digits, or its
name, a source, and the name of a zone.

Examples:
  sijill show r12               the report with each claim under its words, and its custody
  sijill show c34               the claim in its paragraph, and what was decided
  sijill show i34 --explain     an incident with its claims, and why each of them is in it
  sijill show \"Civil Defence\"   a source
  sijill show r12 --bytes > original.html
                                the exact bytes that were received
  sijill show c34 --as-of 2024-03-01 --format json")]
pub(crate) struct ShowOptions {
    /// What to open.
    #[arg(value_name = "ID|NAME")]
    pub(crate) id: String,
    #[command(flatten)]
    pub(crate) record: RecordOptions,
    #[command(flatten)]
    pub(crate) moment: MomentOptions,
    /// How to show it.
    #[arg(short, long, value_enum, default_value_t = ShowForm::Text)]
    pub(crate) format: ShowForm,
    /// Says of an incident why each claim is in it, and what was held apart from it.
    #[arg(long)]
    pub(crate) explain: bool,
    /// Writes the exact bytes of a report to standard output.
    #[arg(long, conflicts_with_all = ["format", "explain"])]
    pub(crate) bytes: bool,
    /// Colours on pages.
    #[arg(long, value_enum, default_value_t = Colour::Auto)]
    pub(crate) color: Colour,
    /// Columns of pages [default: those of the terminal, otherwise 100].
    #[arg(long, value_name = "COLUMNS", value_parser = clap::value_parser!(u16).range(40..=1000))]
    pub(crate) width: Option<u16>,
}

/// Forms of a thing.
pub(crate) type ShowForm = Told;

/// Options of `sijill history`.
#[derive(Debug, Args)]
#[command(after_help = "\
One line tells of one entry: its number, when it was recorded (in UTC), its kind, who made it and
why; what it changed stands beneath. What was undone later is marked.

Examples:
  sijill history c34
  sijill history r12 --format json
  sijill history \"Civil Defence\"
  sijill history https://example.org/feed.xml      a feed, with what came of each poll")]
pub(crate) struct HistoryOptions {
    /// Whose history: r12, c34, i34, r12.i1, e7, a source's id or name, a zone's name, a feed's address.
    #[arg(value_name = "ID|NAME")]
    pub(crate) id: String,
    #[command(flatten)]
    pub(crate) record: RecordOptions,
    #[command(flatten)]
    pub(crate) moment: MomentOptions,
    /// How to show it.
    #[arg(short, long, value_enum, default_value_t = ShowForm::Text)]
    pub(crate) format: ShowForm,
}
