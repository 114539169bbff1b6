//! Incidents as single reports tell them, as rows of an answer.

use crate::show::toll;
use jiff::Timestamp;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;
use sijill_claim::{Document, Incident, Toll};
use sijill_record::RecordError;
use sijill_record::question::{Asked, IncidentRow, ReportRow};

use super::claim_rows::link;
use super::report_rows::shown;
use super::row::Row;
use super::short;

/// An incident of an answer.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct IncidentTold {
    /// Its id within its report: "r12.i1".
    pub id: String,
    /// The same, under a name that no other record has: ORIGIN#id.
    pub link: String,
    /// Its report: "r12".
    pub report: String,
    /// The report's headline.
    pub title: Option<String>,
    /// Whoever published the report.
    pub publisher: Option<String>,
    /// The report's day of publication.
    pub published: Option<Date>,
    /// When the report's bytes were obtained.
    pub retrieved: Option<Timestamp>,
    /// When the report came into the record.
    pub recorded: Timestamp,
    /// The entry of the reading that made it.
    pub entry: String,
    /// The incident as its report tells of it. Its claims are called by the record's numbers.
    pub incident: Incident,
}

/// Makes rows of incidents; the last report is kept at hand.
pub struct IncidentTeller<'a, 'r> {
    asked: &'a Asked<'r>,
    origin: &'a str,
    report: Option<ReportRow>,
}

impl<'a, 'r> IncidentTeller<'a, 'r> {
    /// Rows of a record's incidents; `origin` is the record's name.
    pub const fn new(asked: &'a Asked<'r>, origin: &'a str) -> Self {
        Self { asked, origin, report: None }
    }

    /// An incident with its report.
    ///
    /// # Errors
    /// Where the record cannot be read.
    pub fn told(&mut self, row: IncidentRow) -> Result<IncidentTold, RecordError> {
        if self.report.as_ref().is_none_or(|report| report.number != row.report) {
            self.report = Some(self.asked.report_row(row.report)?);
        }
        let report = self.report.as_ref();
        let document =
            report.and_then(|row| row.added.as_ref()).map_or_else(Document::default, |a| a.document.clone());
        let id = id_in(row.report, &row.incident);
        let mut incident = row.incident;
        incident.id.clone_from(&id);
        incident.claims = row.claims.iter().map(|number| format!("c{number}")).collect();
        Ok(IncidentTold {
            link: link(self.origin, &id),
            id,
            report: format!("r{}", row.report),
            title: document.title,
            publisher: document.publisher,
            published: document.published.or(row.reading.published),
            retrieved: report.and_then(|row| row.retrieved),
            recorded: report.map(|row| row.recorded).unwrap_or_default(),
            entry: format!("e{}", row.entry),
            incident,
        })
    }
}

/// What an incident is called that one report tells of: r5.i1.
pub fn id_in(report: u64, incident: &Incident) -> String {
    format!("r{report}.{}", incident.id)
}

impl Row for IncidentTold {
    const CALLED: &'static str = "incidents";
    const HEAD: &'static [&'static str] =
        &["id", "killed", "injured", "when", "where", "cause", "by", "claims", "report"];

    fn cells(&self) -> Vec<String> {
        let incident = &self.incident;
        vec![
            self.id.clone(),
            incident.killed.as_ref().map(toll).unwrap_or_default(),
            incident.injured.as_ref().map(toll).unwrap_or_default(),
            incident.when.as_ref().map(short::days).unwrap_or_default(),
            incident.place.as_ref().map(short::place).unwrap_or_default(),
            incident.cause.join(", "),
            incident.perpetrator.as_ref().map(|party| party.name.clone()).unwrap_or_default(),
            incident.claims.join(", "),
            self.report.clone(),
        ]
    }

    fn columns() -> Vec<&'static str> {
        vec![
            "id",
            "link",
            "report",
            "entry",
            "retrieved",
            "recorded",
            "title",
            "publisher",
            "published",
            "when_start",
            "when_end",
            "when_words",
            "where",
            "where_id",
            "latitude",
            "longitude",
            "country",
            "radius_km",
            "killed_low",
            "killed_high",
            "killed_best",
            "injured_low",
            "injured_high",
            "injured_best",
            "cause",
            "perpetrator",
            "claim_ids",
        ]
    }

    fn values(&self) -> Vec<String> {
        let words = |words: Option<&String>| words.cloned().unwrap_or_default();
        let (when, place) = (self.incident.when.as_ref(), self.incident.place.as_ref());
        let mut values = vec![
            self.id.clone(),
            self.link.clone(),
            self.report.clone(),
            self.entry.clone(),
            shown(self.retrieved),
            self.recorded.to_string(),
            words(self.title.as_ref()),
            words(self.publisher.as_ref()),
            shown(self.published),
            shown(when.and_then(|when| when.start)),
            shown(when.and_then(|when| when.end)),
            words(when.map(|when| &when.words)),
            words(place.map(|place| &place.name)),
            words(place.and_then(|place| place.id.as_ref())),
            shown(place.and_then(|place| place.lat)),
            shown(place.and_then(|place| place.lon)),
            words(place.and_then(|place| place.country.as_ref())),
            shown(place.and_then(|place| place.radius_km)),
        ];
        values.extend(bounds(self.incident.killed));
        values.extend(bounds(self.incident.injured));
        values.push(self.incident.cause.join("; "));
        values.push(words(self.incident.perpetrator.as_ref().map(|party| &party.name)));
        values.push(self.incident.claims.join("; "));
        values
    }

    fn id(&self) -> &str {
        &self.id
    }

    fn point(&self) -> Option<Option<(f64, f64)>> {
        Some(self.incident.place.as_ref().and_then(|place| Some((place.lat?, place.lon?))))
    }
}

fn bounds(toll: Option<Toll>) -> [String; 3] {
    [shown(toll.map(|t| t.low)), shown(toll.and_then(|t| t.high)), shown(toll.and_then(|t| t.best))]
}
