//! Filters, each declared once for all the commands that take it.

use clap::Args;

use jiff::civil::Date;
use sijill_claim::{Harm, Kind, Modality, Scope, VictimStatus};
use sijill_record::views::{HARMS, MODALITIES, ReviewState, SCOPES, STATUSES};

use super::values::{DegreeBox, country, date, degrees, kilometres, one_of, report, share};

/// Which claims.
#[derive(Debug, Clone, Default, Args)]
pub struct ClaimFilters {
    /// What claims say, who says it, and what people decided on them.
    #[command(flatten)]
    pub such: SuchClaims,
    /// Which days.
    #[command(flatten)]
    pub days: DayFilters,
    /// Which places.
    #[command(flatten)]
    pub places: PlaceFilters,
    /// At places of this country, by its ISO 3166 code: SY or SYR.
    #[arg(long, value_name = "CODE", value_parser = country, help_heading = "Where")]
    pub country: Option<String>,
    /// Which reports.
    #[command(flatten)]
    pub reports: ReportFilters,
    /// Those of withdrawn reports, too.
    #[arg(long, help_heading = "Which reports")]
    pub withdrawn: bool,
}

/// What claims say, who says it, and what people decided on them.
#[derive(Debug, Clone, Default, Args)]
pub struct SuchClaims {
    /// Of these kinds; may be repeated or separated by commas, as all that follow.
    #[arg(long, value_name = "KIND", value_delimiter = ',', value_parser = one_of(&Kind::ALL), help_heading = "Which claims")]
    pub kind: Vec<Kind>,
    /// Of people harmed so.
    #[arg(long, value_name = "HARM", value_delimiter = ',', value_parser = one_of(&HARMS), help_heading = "Which claims")]
    pub harm: Vec<Harm>,
    /// With victims of this status.
    #[arg(long, value_name = "STATUS", value_delimiter = ',', value_parser = one_of(&STATUSES), help_heading = "Which claims")]
    pub status: Vec<VictimStatus>,
    /// Put so.
    #[arg(long, value_name = "MODALITY", value_delimiter = ',', value_parser = one_of(&MODALITIES), help_heading = "Which claims")]
    pub modality: Vec<Modality>,
    /// Counting one occurrence (incident), or running totals (period).
    #[arg(long, value_name = "SCOPE", value_delimiter = ',', value_parser = one_of(&SCOPES), help_heading = "Which claims")]
    pub scope: Vec<Scope>,
    /// In these states of review.
    #[arg(long, value_name = "STATE", value_delimiter = ',', value_parser = one_of(&ReviewState::ALL), help_heading = "Which claims")]
    pub review: Vec<ReviewState>,
    /// Of this confidence and more, from 0 to 1.
    #[arg(long, value_name = "SHARE", value_parser = share, help_heading = "Which claims")]
    pub min_confidence: Option<f64>,
    /// Of this confidence and less.
    #[arg(long, value_name = "SHARE", value_parser = share, help_heading = "Which claims")]
    pub max_confidence: Option<f64>,
    /// With a figure of at least this: the number as written, or the least where none is written.
    #[arg(long, value_name = "NUMBER", help_heading = "Which claims")]
    pub min_figure: Option<u64>,
    /// With a figure of at most this.
    #[arg(long, value_name = "NUMBER", help_heading = "Which claims")]
    pub max_figure: Option<u64>,
    /// Attributed, at any hop, to a source with these words in a name or alias, or of this id. What a report attributes
    /// to nobody is its publisher's.
    #[arg(long, value_name = "TEXT", help_heading = "Which claims")]
    pub source: Option<String>,
    /// With all of these words, or beginnings of words, in the words that they rest on. Each report that has the words
    /// is opened for it: where they are in most, that takes a while.
    #[arg(long, value_name = "WORDS", help_heading = "Which claims")]
    pub quote: Option<String>,
}

/// Which days.
#[derive(Debug, Clone, Default, Args)]
pub struct DayFilters {
    /// With a day on or after this, such as 2016-10-04.
    #[arg(long, value_name = "DATE", value_parser = date, help_heading = "When")]
    pub from: Option<Date>,
    /// With a day on or before this.
    #[arg(long, value_name = "DATE", value_parser = date, help_heading = "When")]
    pub to: Option<Date>,
}

/// Which places.
#[derive(Debug, Clone, Default, Args)]
pub struct PlaceFilters {
    /// At this place or anywhere in it. A comma tells places of one name apart: "Tripoli, Lebanon".
    #[arg(long, value_name = "NAME", help_heading = "Where")]
    pub place: Option<String>,
    /// Around this place or point: a name, or LATITUDE,LONGITUDE in degrees.
    #[arg(
        long,
        value_name = "PLACE|LAT,LON",
        requires = "within",
        allow_hyphen_values = true,
        help_heading = "Where"
    )]
    pub near: Option<String>,
    /// So many kilometres around it.
    #[arg(long, value_name = "KM", requires = "near", value_parser = kilometres, help_heading = "Where")]
    pub within: Option<f64>,
    /// Within these degrees, as a map shows them.
    #[arg(
        long = "box",
        value_name = "WEST,SOUTH,EAST,NORTH",
        value_parser = degrees,
        allow_hyphen_values = true,
        help_heading = "Where"
    )]
    pub within_box: Option<DegreeBox>,
    /// In this zone; `sijill zone list` names them.
    #[arg(long, value_name = "NAME", help_heading = "Where")]
    pub zone: Option<String>,
}

/// Which reports the claims are of.
#[derive(Debug, Clone, Default, Args)]
pub struct ReportFilters {
    /// By a publisher with these words in its name or an alias.
    #[arg(long, value_name = "TEXT", help_heading = "Which reports")]
    pub publisher: Option<String>,
    /// Of these reports: r12.
    #[arg(long, value_name = "rN", value_delimiter = ',', value_parser = report, help_heading = "Which reports")]
    pub report: Vec<u64>,
    /// With these words in title or text: all of them, in any order; "several words" as they stand; word*; OR; NOT.
    #[arg(long, value_name = "WORDS", help_heading = "Which reports")]
    pub text: Option<String>,
}
