//! What is asked of a record, each question declared once: for the command line as options, for pages as the members of an
//! address.

use clap::{Args, ValueEnum};
use jiff::civil::Date;
use sijill_claim::{Role, SourceType};
use sijill_record::payload::Grade;
use sijill_record::views::{ROLES, TYPES};

use super::claims::{ClaimFilters, DayFilters, PlaceFilters, ReportFilters, SuchClaims};
use super::moment::MomentOptions;
use super::values::{country, date, one_of, share};

const GRADES: [Grade; 6] = [Grade::A, Grade::B, Grade::C, Grade::D, Grade::E, Grade::F];

/// Which claims, in which order.
#[derive(Debug, Clone, Args)]
pub struct ClaimsAsked {
    /// As of when.
    #[command(flatten)]
    pub moment: MomentOptions,
    /// Which claims.
    #[command(flatten)]
    pub filters: ClaimFilters,
    /// In which order.
    #[arg(long, value_enum, default_value_t = ClaimOrder::Added, help_heading = "The answer")]
    pub sort: ClaimOrder,
    /// The other way round.
    #[arg(long, help_heading = "The answer")]
    pub reverse: bool,
}

/// Orders of claims.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ClaimOrder {
    /// As they came into the record.
    Added,
    /// By their first day; undated ones last.
    Date,
    /// The least sure first.
    Confidence,
    /// The smallest figure first; those without one last.
    Figure,
}

/// Which reports, in which order.
#[derive(Debug, Clone, Args)]
pub struct ReportsAsked {
    /// As of when.
    #[command(flatten)]
    pub moment: MomentOptions,
    /// Which reports.
    #[command(flatten)]
    pub reports: ReportFilters,
    /// Published on this day or later, such as 2016-10-04.
    #[arg(long, value_name = "DATE", value_parser = date, help_heading = "Which reports")]
    pub published_from: Option<Date>,
    /// Published on this day or earlier.
    #[arg(long, value_name = "DATE", value_parser = date, help_heading = "Which reports")]
    pub published_to: Option<Date>,
    /// Added to the record on this day or later, in UTC.
    #[arg(long, value_name = "DATE", value_parser = date, help_heading = "Which reports")]
    pub recorded_from: Option<Date>,
    /// Added to the record on this day or earlier, in UTC.
    #[arg(long, value_name = "DATE", value_parser = date, help_heading = "Which reports")]
    pub recorded_to: Option<Date>,
    /// In this language, such as en.
    #[arg(long, value_name = "CODE", help_heading = "Which reports")]
    pub language: Option<String>,
    /// Given as being about this country when they were added: SY or SYR.
    #[arg(long, value_name = "CODE", value_parser = country, help_heading = "Which reports")]
    pub country: Option<String>,
    /// Withdrawn and erased ones, too.
    #[arg(long, help_heading = "Which reports")]
    pub withdrawn: bool,
    /// What claims say, who says it, and what people decided on them.
    #[command(flatten)]
    pub such: SuchClaims,
    /// Which days.
    #[command(flatten)]
    pub days: DayFilters,
    /// Which places.
    #[command(flatten)]
    pub places: PlaceFilters,
    /// In which order.
    #[arg(long, value_enum, default_value_t = ReportOrder::Added, help_heading = "The answer")]
    pub sort: ReportOrder,
    /// The other way round.
    #[arg(long, help_heading = "The answer")]
    pub reverse: bool,
}

/// Orders of reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ReportOrder {
    /// As they came into the record.
    Added,
    /// By their day of publication; undated ones last.
    Published,
    /// When their bytes were obtained.
    Retrieved,
    /// Those with the fewest claims first.
    Claims,
}

/// Which sources, in which order.
#[derive(Debug, Clone, Args)]
pub struct SourcesAsked {
    /// As of when.
    #[command(flatten)]
    pub moment: MomentOptions,
    /// With these words in a name or alias, or of this id.
    #[arg(long, value_name = "TEXT", help_heading = "Which sources")]
    pub name: Option<String>,
    /// Of these sorts; may be repeated or separated by commas, as all that follow.
    #[arg(long = "type", value_name = "TYPE", value_delimiter = ',', value_parser = one_of(&TYPES), help_heading = "Which sources")]
    pub kinds: Vec<SourceType>,
    /// In these roles.
    #[arg(long, value_name = "ROLE", value_delimiter = ',', value_parser = one_of(&ROLES), help_heading = "Which sources")]
    pub role: Vec<Role>,
    /// Of these grades of reliability.
    #[arg(long, value_name = "GRADE", value_delimiter = ',', value_parser = one_of(&GRADES), ignore_case = true, help_heading = "Which sources")]
    pub grade: Vec<Grade>,
    /// With an interest in a side that has these words.
    #[arg(long, value_name = "TEXT", help_heading = "Which sources")]
    pub side: Option<String>,
    /// With so many claims or more.
    #[arg(long, value_name = "NUMBER", default_value_t = 0, help_heading = "Which sources")]
    pub min_claims: u64,
    /// In which order.
    #[arg(long, value_enum, default_value_t = SourceOrder::Claims, help_heading = "The answer")]
    pub sort: SourceOrder,
    /// The other way round.
    #[arg(long, help_heading = "The answer")]
    pub reverse: bool,
}

/// Orders of sources.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SourceOrder {
    /// Those with the most claims first.
    Claims,
    /// By name.
    Name,
    /// As they were first named.
    Added,
}

/// Which incidents, in which order.
#[derive(Debug, Clone, Args)]
pub struct IncidentsAsked {
    /// As of when.
    #[command(flatten)]
    pub moment: MomentOptions,
    /// Lists what each report by itself tells of.
    #[arg(long, help_heading = "Which incidents")]
    pub each_report: bool,
    /// With at least so many killed: by the floor, or, of one report, by its figure.
    #[arg(long, value_name = "NUMBER", help_heading = "Which incidents")]
    pub min_killed: Option<u64>,
    /// With at least so many injured.
    #[arg(long, value_name = "NUMBER", help_heading = "Which incidents")]
    pub min_injured: Option<u64>,
    /// Which days.
    #[command(flatten)]
    pub days: DayFilters,
    /// Which places.
    #[command(flatten)]
    pub places: PlaceFilters,
    /// At places of this country, by its ISO 3166 code: SY or SYR.
    #[arg(long, value_name = "CODE", value_parser = country, help_heading = "Where")]
    pub country: Option<String>,
    /// What claims say, who says it, and what people decided on them.
    #[command(flatten)]
    pub such: SuchClaims,
    /// Which reports.
    #[command(flatten)]
    pub reports: ReportFilters,
    /// In which order.
    #[arg(long, value_enum, default_value_t = IncidentOrder::Added, help_heading = "The answer")]
    pub sort: IncidentOrder,
    /// The other way round.
    #[arg(long, help_heading = "The answer")]
    pub reverse: bool,
}

/// Orders of incidents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum IncidentOrder {
    /// As they came into the record.
    Added,
    /// By their first day; undated ones last.
    Date,
    /// Those with the fewest killed first.
    Killed,
    /// Those with the fewest claims first.
    Claims,
}

/// What a board is asked.
#[derive(Debug, Clone, Args)]
pub struct BoardAsked {
    /// As of when.
    #[command(flatten)]
    pub moment: MomentOptions,
    /// Which days.
    #[command(flatten)]
    pub days: DayFilters,
    /// Which places.
    #[command(flatten)]
    pub places: PlaceFilters,
    /// At places of this country, by its ISO 3166 code: SY or SYR.
    #[arg(long, value_name = "CODE", value_parser = country, help_heading = "Where")]
    pub country: Option<String>,
    /// Leaves out claims of less confidence that nobody has accepted, from 0 to 1.
    #[arg(long, value_name = "SHARE", value_parser = share, default_value_t = 0.5, help_heading = "Which claims")]
    pub min_confidence: f64,
    /// The other way round.
    #[arg(long, help_heading = "The answer")]
    pub reverse: bool,
}
