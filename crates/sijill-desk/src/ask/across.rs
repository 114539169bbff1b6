//! Incidents across reports as rows of an answer.

use crate::show::range;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;
use sijill_claim::{Figure, Harm, Kind, Period, Place};
use sijill_record::views::ReviewState;
use sijill_weigh::grade::{Grade, Graded};
use sijill_weigh::incident::Range;

use super::claim_rows::ClaimTold;
use super::report_rows::shown;
use super::row::Row;
use super::short;

/// An incident of an answer.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct AcrossTold {
    /// Its id, by its first claim: "i34".
    pub id: String,
    /// The same, under a name that no other record has: ORIGIN#id.
    pub link: String,
    /// How many were killed; absent where no claim counts them.
    pub killed: Option<RangeTold>,
    /// How many were injured; absent where no claim counts them.
    pub injured: Option<RangeTold>,
    /// The days that its claims have in common.
    pub when: Option<DaysTold>,
    /// Where it was, as the claim that tells it most closely has it.
    #[serde(rename = "where")]
    pub place: Option<Place>,
    /// What harmed people, as claims tell it: "air strike"; what most claims tell first.
    pub cause: Vec<String>,
    /// Those who are said to have done it.
    pub by: Vec<ByTold>,
    /// Its reports: "r12".
    pub reports: Vec<String>,
    /// The independent origins of its claims.
    pub origins: Vec<OriginTold>,
    /// How well it is attested, and why.
    #[serde(flatten)]
    pub graded: Graded,
    /// Its claims, with their words.
    pub claims: Vec<ClaimOf>,
    /// The same claims in full; not a part of the JSON.
    #[serde(skip)]
    pub full: Vec<ClaimTold>,
}

/// How many: the floor, and the highest number that is claimed.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
pub struct RangeTold {
    /// The floor: at least so many.
    pub low: u64,
    /// The highest number that is claimed.
    pub most: u64,
    /// True where the highest claim says that there were more.
    pub open: bool,
}

impl RangeTold {
    /// As answers have it.
    pub const fn of(range: Range) -> Self {
        Self { low: range.low, most: range.most, open: range.open }
    }

    /// In words: "16 to 20".
    pub fn words(self) -> String {
        range(self.low, self.most, self.open)
    }
}

/// The days that the claims have in common.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
pub struct DaysTold {
    /// The first day.
    pub start: Date,
    /// The last day.
    pub end: Date,
}

impl DaysTold {
    /// In words: "2016-10-04", "2016-09-19 to 2016-10-04".
    pub fn words(self) -> String {
        short::days(&Period { start: Some(self.start), end: Some(self.end), words: String::new() })
    }
}

/// Somebody who is said to have done it, and the claims that say so.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ByTold {
    /// Its name, as the first of the claims has it.
    pub name: String,
    /// The claims that say so: "c34".
    pub claims: Vec<String>,
}

/// An independent origin.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct OriginTold {
    /// Its name.
    pub name: String,
    /// True where it is a party to the conflict.
    pub party: bool,
}

/// A claim of an incident, as much as is quoted with it.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ClaimOf {
    /// "c34".
    pub id: String,
    /// Its report: "r12".
    pub report: String,
    /// What people decided on it.
    pub review: ReviewState,
    /// Its kind.
    pub kind: Kind,
    /// Of a casualty, the harm.
    pub harm: Option<Harm>,
    /// Who says it, through whom.
    pub source: String,
    /// Its figure.
    pub figure: Option<Figure>,
    /// The words that it rests on.
    pub quote: String,
}

impl ClaimOf {
    /// A claim as it is quoted.
    pub fn of(told: &ClaimTold) -> Self {
        Self {
            id: told.id.clone(),
            report: told.report.clone(),
            review: told.review,
            kind: told.claim.kind,
            harm: told.claim.casualty.as_ref().map(|casualty| casualty.harm),
            source: told.said_by(),
            figure: crate::show::figure_of(&told.claim).cloned(),
            quote: told.claim.quote.clone(),
        }
    }
}

impl AcrossTold {
    /// Those who are said to have done it.
    pub fn by_words(&self) -> Vec<String> {
        self.by.iter().map(|by| by.name.clone()).collect()
    }
}

/// A grade by its name.
pub const fn grade_word(grade: Grade) -> &'static str {
    match grade {
        Grade::Confirmed => "confirmed",
        Grade::Contested => "contested",
        Grade::Discounted => "discounted",
        Grade::Fair => "fair",
        Grade::Weak => "weak",
    }
}

impl Row for AcrossTold {
    const CALLED: &'static str = "incidents";
    const HEAD: &'static [&'static str] =
        &["id", "killed", "injured", "when", "where", "cause", "by", "claims", "reports", "origins", "grade"];

    fn cells(&self) -> Vec<String> {
        let words = |range: Option<RangeTold>| range.map(RangeTold::words).unwrap_or_default();
        vec![
            self.id.clone(),
            words(self.killed),
            words(self.injured),
            self.when.map(DaysTold::words).unwrap_or_default(),
            self.place.as_ref().map(short::place).unwrap_or_default(),
            self.cause.join(", "),
            self.by_words().join(", "),
            self.claims.len().to_string(),
            self.reports.len().to_string(),
            self.origins.len().to_string(),
            grade_word(self.graded.grade).to_owned(),
        ]
    }

    fn columns() -> Vec<&'static str> {
        vec![
            "id",
            "link",
            "when_start",
            "when_end",
            "where",
            "where_id",
            "latitude",
            "longitude",
            "country",
            "radius_km",
            "killed_low",
            "killed_most",
            "killed_open",
            "injured_low",
            "injured_most",
            "injured_open",
            "cause",
            "by",
            "claims",
            "reports",
            "origins",
            "grade",
            "reason",
            "claim_ids",
            "report_ids",
            "origin_names",
        ]
    }

    fn values(&self) -> Vec<String> {
        let place = self.place.as_ref();
        let words = |words: Option<&String>| words.cloned().unwrap_or_default();
        let bounds = |range: Option<RangeTold>| {
            [shown(range.map(|r| r.low)), shown(range.map(|r| r.most)), shown(range.map(|r| r.open))]
        };
        let mut values = vec![
            self.id.clone(),
            self.link.clone(),
            shown(self.when.map(|when| when.start)),
            shown(self.when.map(|when| when.end)),
            words(place.map(|place| &place.name)),
            words(place.and_then(|place| place.id.as_ref())),
            shown(place.and_then(|place| place.lat)),
            shown(place.and_then(|place| place.lon)),
            words(place.and_then(|place| place.country.as_ref())),
            shown(place.and_then(|place| place.radius_km)),
        ];
        values.extend(bounds(self.killed));
        values.extend(bounds(self.injured));
        values.push(self.cause.join("; "));
        values.push(self.by_words().join("; "));
        values.push(self.claims.len().to_string());
        values.push(self.reports.len().to_string());
        values.push(self.origins.len().to_string());
        values.push(grade_word(self.graded.grade).to_owned());
        values.push(self.graded.reason.clone());
        let ids = |ids: Vec<&str>| ids.join("; ");
        values.push(ids(self.claims.iter().map(|claim| claim.id.as_str()).collect()));
        values.push(ids(self.reports.iter().map(String::as_str).collect()));
        values.push(ids(self.origins.iter().map(|origin| origin.name.as_str()).collect()));
        values
    }

    fn id(&self) -> &str {
        &self.id
    }

    fn point(&self) -> Option<Option<(f64, f64)>> {
        Some(self.place.as_ref().and_then(|place| Some((place.lat?, place.lon?))))
    }
}
