//! Claims as rows of an answer: each with its number, its review, and the four dates of its report.

use crate::show::{self, English, Tongue, chain_in, name, what, what_in};
use jiff::Timestamp;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;
use sijill_claim::{Claim, Document, Reading};
use sijill_record::RecordError;
use sijill_record::question::{Asked, ClaimRow, FullClaim, ReportRow};
use sijill_record::views::ReviewState;

use super::row::Row;
use super::short;

/// A claim of an answer.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ClaimTold {
    /// "c34".
    pub id: String,
    /// The same, under a name that no other record has: ORIGIN#id.
    pub link: String,
    /// Its report: "r12".
    pub report: String,
    /// What people decided on it.
    pub review: ReviewState,
    /// The entry of the decision that holds: "e57".
    pub decision: Option<String>,
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
    /// The claim as it holds. Claims that it names are called by the record's numbers.
    pub claim: Claim,
    /// The claim as the reader read it, where a person corrected it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_read: Option<Claim>,
    #[serde(skip)]
    document: Document,
}

/// Makes rows of claims; the last report is kept at hand.
pub struct ClaimTeller<'a, 'r> {
    asked: &'a Asked<'r>,
    origin: &'a str,
    report: Option<ReportRow>,
}

impl<'a, 'r> ClaimTeller<'a, 'r> {
    /// Rows of a record's claims; `origin` is the record's name.
    pub const fn new(asked: &'a Asked<'r>, origin: &'a str) -> Self {
        Self { asked, origin, report: None }
    }

    /// A claim with its report.
    ///
    /// # Errors
    /// Where the record cannot be read.
    pub fn told(&mut self, row: ClaimRow) -> Result<ClaimTold, RecordError> {
        let full = self.asked.full(row)?;
        let first = self.asked.first_of_reading(full.number)?;
        if self.report.as_ref().is_none_or(|report| report.number != full.report) {
            self.report = Some(self.asked.report_row(full.report)?);
        }
        let FullClaim { number, report, entry, claim, as_read, state, decision, reading } = full;
        let row = self.report.as_ref();
        let document =
            row.and_then(|row| row.added.as_ref()).map(|added| added.document.clone()).unwrap_or_default();
        let id = format!("c{number}");
        Ok(ClaimTold {
            link: link(self.origin, &id),
            id,
            report: format!("r{report}"),
            review: state,
            decision: decision.map(|entry| format!("e{entry}")),
            title: document.title.clone(),
            publisher: document.publisher.clone(),
            published: document.published.or(reading.published),
            retrieved: row.and_then(|row| row.retrieved),
            recorded: row.map(|row| row.recorded).unwrap_or_default(),
            entry: format!("e{entry}"),
            claim: numbered(claim, first, &reading.claims),
            as_read: as_read.map(|claim| numbered(claim, first, &reading.claims)),
            document,
        })
    }
}

/// A thing of a record, under a name that no other record has.
pub fn link(origin: &str, id: &str) -> String {
    format!("{origin}#{id}")
}

/// A claim with the record's numbers in place of those of its reading.
pub fn numbered(mut claim: Claim, first: u64, reading: &[Claim]) -> Claim {
    let number = |id: &str| number_of(id, first, reading);
    claim.id = number_of(&claim.id, first, reading);
    if let Some(casualty) = &mut claim.casualty {
        casualty.part_of = casualty.part_of.as_deref().map(number);
    }
    if let Some(allegation) = &mut claim.allegation {
        allegation.denies = allegation.denies.as_deref().map(number);
    }
    claim
}

/// The record's number of a claim that a reading calls by an id; the id itself where the reading has no such claim.
pub fn number_of(id: &str, first: u64, reading: &[Claim]) -> String {
    // Readings number their claims in order, so that the place can be guessed.
    let guess = id.strip_prefix('c').and_then(|n| n.parse::<usize>().ok()).and_then(|n| n.checked_sub(1));
    let at = guess.filter(|at| reading.get(*at).is_some_and(|claim| claim.id == id));
    let at = at.or_else(|| reading.iter().position(|claim| claim.id == id));
    at.map_or_else(|| id.to_owned(), |at| format!("c{}", first + at as u64))
}

impl Row for ClaimTold {
    const CALLED: &'static str = "claims";
    const HEAD: &'static [&'static str] =
        &["id", "claim", "what", "said by", "when", "where", "review", "sure", "report"];

    fn cells(&self) -> Vec<String> {
        let claim = &self.claim;
        vec![
            self.id.clone(),
            claim.kind.name().to_owned(),
            what(claim),
            self.said_by(),
            claim.when.as_ref().map(short::days).unwrap_or_default(),
            claim.place.as_ref().map(short::place).unwrap_or_default(),
            // Nobody has looked at most of them; a word for that would crowd out what they say.
            if self.review == ReviewState::Unreviewed {
                "–".to_owned()
            } else {
                self.review.name().to_owned()
            },
            format!("{:.2}", claim.confidence),
            self.report.clone(),
        ]
    }

    fn columns() -> Vec<&'static str> {
        let own = ["id", "link", "report", "review", "decision", "entry", "retrieved", "recorded"];
        own.into_iter().chain(show::columns()).collect()
    }

    fn values(&self) -> Vec<String> {
        let document = Document { published: self.published, ..self.document.clone() };
        let reading = Reading { document, ..Reading::default() };
        let mut values = vec![
            self.id.clone(),
            self.link.clone(),
            self.report.clone(),
            name(self.review),
            self.decision.clone().unwrap_or_default(),
            self.entry.clone(),
            self.retrieved.map(|time| time.to_string()).unwrap_or_default(),
            self.recorded.to_string(),
        ];
        values.extend(show::row(&reading, &self.claim));
        values
    }

    fn id(&self) -> &str {
        &self.id
    }

    fn point(&self) -> Option<Option<(f64, f64)>> {
        Some(self.claim.place.as_ref().and_then(|place| Some((place.lat?, place.lon?))))
    }
}

impl ClaimTold {
    /// As JSON inside of what is known of its report already.
    ///
    /// # Errors
    /// None for what a claim can hold.
    pub fn inside(&self) -> Result<serde_json::Value, serde_json::Error> {
        let mut value = serde_json::to_value(self)?;
        if let Some(members) = value.as_object_mut() {
            for member in ["title", "publisher", "published", "retrieved", "recorded"] {
                members.remove(member);
            }
        }
        Ok(value)
    }

    /// What it says, in a few words.
    #[must_use]
    pub fn what(&self) -> String {
        what(&self.claim)
    }

    /// The same in a language.
    #[must_use]
    pub fn what_in(&self, tongue: &dyn Tongue) -> String {
        what_in(tongue, &self.claim)
    }

    /// Its days, in a few words; empty where it tells none.
    #[must_use]
    pub fn days(&self) -> String {
        self.claim.when.as_ref().map(short::days).unwrap_or_default()
    }

    /// Its place, in a few words; empty where it tells none.
    #[must_use]
    pub fn place(&self) -> String {
        self.claim.place.as_ref().map(short::place).unwrap_or_default()
    }

    /// Its confidence, with two digits.
    #[must_use]
    pub fn sure(&self) -> String {
        format!("{:.2}", self.claim.confidence)
    }

    /// Who asserts it, through whom.
    #[must_use]
    pub fn said_by(&self) -> String {
        self.said_by_in(&English)
    }

    /// The same in a language.
    #[must_use]
    pub fn said_by_in(&self, tongue: &dyn Tongue) -> String {
        match &self.publisher {
            Some(publisher) if self.claim.attribution.is_empty() => publisher.clone(),
            _ => chain_in(tongue, &self.claim.attribution),
        }
    }
}
