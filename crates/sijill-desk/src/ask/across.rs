//! Incidents across reports as rows of an answer.

use crate::show::range;
use jiff::civil::Date;
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
#[derive(Debug, Clone, Serialize)]
pub struct AcrossTold {
    pub id: String,
    pub link: String,
    pub killed: Option<RangeTold>,
    pub injured: Option<RangeTold>,
    pub when: Option<DaysTold>,
    #[serde(rename = "where")]
    pub place: Option<Place>,
    pub cause: Vec<String>,
    pub by: Vec<ByTold>,
    pub reports: Vec<String>,
    pub origins: Vec<OriginTold>,
    #[serde(flatten)]
    pub graded: Graded,
    pub claims: Vec<ClaimOf>,
    #[serde(skip)]
    pub full: Vec<ClaimTold>,
}

/// How many: the floor, and the highest number that is claimed.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct RangeTold {
    pub low: u64,
    pub most: u64,
    pub open: bool,
}

impl RangeTold {
    pub const fn of(range: Range) -> Self {
        Self { low: range.low, most: range.most, open: range.open }
    }

    pub fn words(self) -> String {
        range(self.low, self.most, self.open)
    }
}

/// The days that the claims have in common.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct DaysTold {
    pub start: Date,
    pub end: Date,
}

impl DaysTold {
    pub fn words(self) -> String {
        short::days(&Period { start: Some(self.start), end: Some(self.end), words: String::new() })
    }
}

/// Somebody who is said to have done it, and the claims that say so.
#[derive(Debug, Clone, Serialize)]
pub struct ByTold {
    pub name: String,
    pub claims: Vec<String>,
}

/// An independent origin.
#[derive(Debug, Clone, Serialize)]
pub struct OriginTold {
    pub name: String,
    pub party: bool,
}

/// A claim of an incident, as much as is quoted with it.
#[derive(Debug, Clone, Serialize)]
pub struct ClaimOf {
    pub id: String,
    pub report: String,
    pub review: ReviewState,
    pub kind: Kind,
    pub harm: Option<Harm>,
    pub source: String,
    pub figure: Option<Figure>,
    pub quote: String,
}

impl ClaimOf {
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
