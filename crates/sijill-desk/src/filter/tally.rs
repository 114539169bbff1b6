//! What a tally is asked.

use clap::{Args, ValueEnum};
use sijill_claim::{Harm, VictimStatus};
use sijill_record::views::{HARMS, STATUSES};
use sijill_weigh::tally::{By, Preset, Rule};

use super::claims::{DayFilters, PlaceFilters};
use super::moment::MomentOptions;
use super::values::{country, one_of, share};

/// Which people, which claims.
#[derive(Debug, Clone, Default, Args)]
pub struct WeighedOptions {
    /// People harmed so; may be repeated or separated by commas, as all lists [default: killed].
    #[arg(long, value_name = "HARM", value_delimiter = ',', value_parser = one_of(&HARMS), help_heading = "Whom")]
    pub harm: Vec<Harm>,
    /// Of this status; those whose status is not told are counted apart.
    #[arg(long, value_name = "STATUS", value_delimiter = ',', value_parser = one_of(&STATUSES), help_heading = "Whom")]
    pub status: Vec<VictimStatus>,
    /// Of this side, by words such as "government", "rebels", "Islamic State".
    #[arg(long, value_name = "SIDE", help_heading = "Whom")]
    pub side: Option<String>,
    /// Harmed by these causes and no others, as claims tell them: "air strike", shelling.
    #[arg(long, value_name = "CAUSE", value_delimiter = ',', help_heading = "Whom")]
    pub cause: Vec<String>,
    /// Which days.
    #[command(flatten)]
    pub days: DayFilters,
    /// Which places.
    #[command(flatten)]
    pub places: PlaceFilters,
    /// At places of this country, by its ISO 3166 code: SY or SYR.
    #[arg(long, value_name = "CODE", value_parser = country, help_heading = "Where")]
    pub country: Option<String>,
    /// Only claims of sources with these words in their names.
    #[arg(long, value_name = "TEXT", value_delimiter = ',', help_heading = "Which claims")]
    pub sources: Vec<String>,
    /// Only claims of this kind: those that a person accepted or corrected.
    #[arg(long, value_enum, help_heading = "Which claims")]
    pub only: Option<OnlyName>,
    /// Claims that nobody has looked at count from this confidence up, from 0 to 1.
    #[arg(long, value_name = "SHARE", value_parser = share, default_value = "0.5", help_heading = "Which claims")]
    pub min_confidence: f64,
    /// Hedged claims ("reportedly", "feared dead") raise a floor too, not only the highest number.
    #[arg(long, help_heading = "Which claims")]
    pub hedged: bool,
}

/// Claims that alone count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum OnlyName {
    /// Those that a person accepted or corrected.
    Accepted,
}

/// What a tally is asked, and how its answer is cut and folded.
#[derive(Debug, Clone, Args)]
pub struct TallyAsked {
    /// As of when.
    #[command(flatten)]
    pub moment: MomentOptions,
    /// Which people, which claims.
    #[command(flatten)]
    pub weighed: WeighedOptions,
    /// Cut into rows: by days, weeks (from Monday on) or months; the places that lie next in what is asked (countries where
    /// no place is asked); the record's zones; independent origins; victims' status; causes as claims tell them.
    #[arg(long, value_name = "WHAT", value_parser = one_of(&By::ALL), help_heading = "The answer")]
    pub by: Option<By>,
    /// Folds the claims into one figure, of each incident and total the lowest that any origin gives (conservative), the one
    /// that most origins give (representative), or the one that is told in most detail (informative).
    #[arg(long, value_name = "RULE", value_parser = one_of(&Rule::ALL), help_heading = "The answer")]
    pub rule: Option<Rule>,
    /// Folds them as others do who publish figures: Airwars and Iraq Body Count (civilians, a least and a most of each
    /// incident), UCDP GED (all killed; low, best and high), ACLED (all killed, the most conservative).
    #[arg(long, value_name = "WHOSE", value_parser = one_of(&Preset::ALL), conflicts_with = "rule", help_heading = "The answer")]
    pub preset: Option<Preset>,
}
