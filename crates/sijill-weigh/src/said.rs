//! A claim that counts, with what its report says of itself: what boards are made of.

use jiff::Timestamp;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;
use sijill_claim::{Claim, Modality};
use sijill_record::views::ReviewState;

/// A claim as it holds, with its report.
#[derive(Debug, Clone)]
pub struct Said {
    /// Its number in the record.
    pub number: u64,
    /// Its report's number.
    pub report: u64,
    /// Who published the report.
    pub publisher: Option<String>,
    /// The day of publication.
    pub published: Option<Date>,
    /// When the report was recorded.
    pub recorded: Timestamp,
    /// The claim with the corrections that people made.
    pub claim: Claim,
    /// What people decided of it.
    pub state: ReviewState,
    /// Where it comes from: claims of one origin are one voice. Empty where nobody knows.
    pub origin: String,
}

/// A claim as a board quotes it: enough to see who says what, and to open it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Cited {
    /// Its id: `c12`.
    pub claim: String,
    /// Its report's id: `r3`.
    pub report: String,
    /// Who says it, and through whom: "a spokesman for the army, to Reuters".
    pub says: String,
    /// The day of publication.
    pub published: Option<Date>,
    /// Its exact words.
    pub quote: String,
    /// How it is put.
    #[serde(serialize_with = "modality")]
    pub modality: Modality,
    /// What people decided of it.
    pub state: ReviewState,
}

fn modality<S: serde::Serializer>(modality: &Modality, serializer: S) -> Result<S::Ok, S::Error> {
    modality.serialize(serializer)
}

impl Said {
    /// The claim as a board quotes it.
    #[must_use]
    pub fn cited(&self) -> Cited {
        Cited {
            claim: format!("c{}", self.number),
            report: format!("r{}", self.report),
            says: self.says(),
            published: self.published,
            quote: self.claim.quote.clone(),
            modality: self.claim.modality,
            state: self.state,
        }
    }

    /// Who says it: the chain from the source to whoever passed it on, or the publisher.
    #[must_use]
    pub fn says(&self) -> String {
        let hop = |source: &sijill_claim::Source| match &source.of {
            Some(of) if !source.name.contains(of.as_str()) => format!("{} ({of})", source.name),
            _ => source.name.clone(),
        };
        match self.claim.attribution.as_slice() {
            [] => self.publisher.clone().unwrap_or_else(|| format!("r{}", self.report)),
            hops => hops.iter().map(hop).collect::<Vec<_>>().join(", through "),
        }
    }

    /// The day that the claim is known from at the latest: its last day, else the day of publication.
    #[must_use]
    pub fn day(&self) -> Option<Date> {
        let when = self.claim.when.as_ref();
        when.and_then(|when| when.end.or(when.start)).or(self.published)
    }

    /// The first day that the claim speaks of, else the day of publication.
    #[must_use]
    pub fn first_day(&self) -> Option<Date> {
        let when = self.claim.when.as_ref();
        when.and_then(|when| when.start.or(when.end)).or(self.published)
    }
}
