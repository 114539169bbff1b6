//! Incidents across reports as rows of an answer.

use jiff::civil::Date;
use serde::Serialize;
use sijill::show::range;
use sijill_claim::{Figure, Harm, Kind, Period, Place};
use sijill_record::views::ReviewState;
use sijill_weigh::grade::{Grade, Graded};
use sijill_weigh::incident::Range;

use super::claim_rows::ClaimTold;
use super::output::Row;
use super::report_rows::shown;
use super::short;

/// An incident of an answer.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct AcrossTold {
    pub(crate) id: String,
    pub(crate) link: String,
    pub(crate) killed: Option<RangeTold>,
    pub(crate) injured: Option<RangeTold>,
    pub(crate) when: Option<DaysTold>,
    #[serde(rename = "where")]
    pub(crate) place: Option<Place>,
    pub(crate) cause: Vec<String>,
    pub(crate) by: Vec<ByTold>,
    pub(crate) reports: Vec<String>,
    pub(crate) origins: Vec<OriginTold>,
    #[serde(flatten)]
    pub(crate) graded: Graded,
    pub(crate) claims: Vec<ClaimOf>,
    #[serde(skip)]
    pub(crate) full: Vec<ClaimTold>,
}

/// How many: the floor, and the highest number that is claimed.
#[derive(Debug, Clone, Copy, Serialize)]
pub(crate) struct RangeTold {
    pub(crate) low: u64,
    pub(crate) most: u64,
    pub(crate) open: bool,
}

impl RangeTold {
    pub(crate) const fn of(range: Range) -> Self {
        Self { low: range.low, most: range.most, open: range.open }
    }

    pub(crate) fn words(self) -> String {
        range(self.low, self.most, self.open)
    }
}

/// The days that the claims have in common.
#[derive(Debug, Clone, Copy, Serialize)]
pub(crate) struct DaysTold {
    pub(crate) start: Date,
    pub(crate) end: Date,
}

impl DaysTold {
    pub(crate) fn words(self) -> String {
        short::days(&Period { start: Some(self.start), end: Some(self.end), words: String::new() })
    }
}

/// Somebody who is said to have done it, and the claims that say so.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct ByTold {
    pub(crate) name: String,
    pub(crate) claims: Vec<String>,
}

/// An independent origin.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct OriginTold {
    pub(crate) name: String,
    pub(crate) party: bool,
}

/// A claim of an incident, as much as is quoted with it.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct ClaimOf {
    pub(crate) id: String,
    pub(crate) report: String,
    pub(crate) review: ReviewState,
    pub(crate) kind: Kind,
    pub(crate) harm: Option<Harm>,
    pub(crate) source: String,
    pub(crate) figure: Option<Figure>,
    pub(crate) quote: String,
}

impl ClaimOf {
    pub(crate) fn of(told: &ClaimTold) -> Self {
        Self {
            id: told.id.clone(),
            report: told.report.clone(),
            review: told.review,
            kind: told.claim.kind,
            harm: told.claim.casualty.as_ref().map(|casualty| casualty.harm),
            source: told.said_by(),
            figure: sijill::show::figure_of(&told.claim).cloned(),
            quote: told.claim.quote.clone(),
        }
    }
}

impl AcrossTold {
    /// Those who are said to have done it.
    pub(crate) fn by_words(&self) -> Vec<String> {
        self.by.iter().map(|by| by.name.clone()).collect()
    }
}

pub(crate) const fn grade_word(grade: Grade) -> &'static str {
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
