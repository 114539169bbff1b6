//! The claim: one assertion, by somebody, in exact words.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    Agreement, Allegation, Casualty, Control, Damage, Deployment, Displacement, Facility, Meeting, Period,
    Place, Siege, Source, TextSpan,
};

/// One claim of a report. The member named like `kind` holds what only that kind has; `statement` has none.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Claim {
    /// Unique in its reading: `c1`, `c2`… in the order of the text.
    pub id: String,
    /// What sort of claim.
    pub kind: Kind,
    /// Where in the text, in code points.
    pub span: TextSpan,
    /// The exact words there.
    pub quote: String,
    /// From whoever asserts it to whoever passed it on; empty where the publisher asserts it.
    pub attribution: Vec<Source>,
    /// How it is put.
    pub modality: Modality,
    /// Which days.
    pub when: Option<Period>,
    /// Which place.
    #[serde(rename = "where")]
    pub place: Option<Place>,
    /// Kind `casualty`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub casualty: Option<Casualty>,
    /// Kind `damage`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub damage: Option<Damage>,
    /// Kind `control`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub control: Option<Control>,
    /// Kind `facility`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub facility: Option<Facility>,
    /// Kind `siege`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub siege: Option<Siege>,
    /// Kind `displacement`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub displacement: Option<Displacement>,
    /// Kind `agreement`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agreement: Option<Agreement>,
    /// Kind `deployment`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deployment: Option<Deployment>,
    /// Kind `allegation`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub allegation: Option<Allegation>,
    /// Kind `meeting`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meeting: Option<Meeting>,
    /// What did it: "bomb", "air strike".
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cause: Vec<String>,
    /// Whoever the claim says did it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub perpetrator: Option<Party>,
    /// How sure the reader is that a person would agree, 0 to 1.
    pub confidence: f64,
    /// With `--explain`: what made the claim, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<String>,
}

/// What sort of claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// People harmed.
    Casualty,
    /// Vehicles, buildings.
    Damage,
    /// Who took, holds, lost or attacks a place.
    Control,
    /// Hospitals, schools, aid.
    Facility,
    /// Surrounded people and places.
    Siege,
    /// People who had to move.
    Displacement,
    /// Ceasefires and talks.
    Agreement,
    /// Forces or weapons sent.
    Deployment,
    /// Accusations and denials.
    Allegation,
    /// Anything else that somebody is reported to say.
    Statement,
    /// Calls, visits, talks at a set place and day.
    Meeting,
}

impl Kind {
    /// Every kind, in the order of the design.
    pub const ALL: [Self; 11] = [
        Self::Casualty,
        Self::Damage,
        Self::Control,
        Self::Facility,
        Self::Siege,
        Self::Displacement,
        Self::Agreement,
        Self::Deployment,
        Self::Allegation,
        Self::Statement,
        Self::Meeting,
    ];

    /// Its name as readings have it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Casualty => "casualty",
            Self::Damage => "damage",
            Self::Control => "control",
            Self::Facility => "facility",
            Self::Siege => "siege",
            Self::Displacement => "displacement",
            Self::Agreement => "agreement",
            Self::Deployment => "deployment",
            Self::Allegation => "allegation",
            Self::Statement => "statement",
            Self::Meeting => "meeting",
        }
    }
}

/// How a claim is put.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Modality {
    /// As a fact.
    Asserted,
    /// "appeared to", "reportedly", "feared dead".
    Hedged,
    /// "could".
    Possible,
    /// "would meet".
    Planned,
    /// As an accusation.
    Alleged,
    /// As untrue.
    Denied,
}

/// A party to the conflict, as the text has it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Party {
    /// The name as the text has it.
    pub name: String,
    /// The lexicon's actor, where the reader knows which one is meant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The words that name it, with what goes with them.
    #[serde(default)]
    pub words: String,
}

impl Party {
    /// A party whose words are just its name.
    #[must_use]
    pub fn named(name: impl Into<String>) -> Self {
        let name = name.into();
        Self { words: name.clone(), name, id: None }
    }
}
