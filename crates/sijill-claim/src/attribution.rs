//! Who says it: the chain from whoever asserts a claim to whoever passed it on.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One hop of an attribution.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Source {
    /// The name as the text has it.
    pub name: String,
    /// What sort of source.
    #[serde(rename = "type")]
    pub source_type: SourceType,
    /// For a person or an unnamed source: the organisation spoken for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
    /// What the source does in the conflict.
    pub role: Role,
}

/// What sort of source asserts or passes on a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum SourceType {
    /// A named person.
    Person,
    /// A body: a government, an army, a group, a charity.
    Organisation,
    /// A publisher: an agency, a paper, a channel.
    Outlet,
    /// Somebody not named: "a spokesman", "residents".
    Unnamed,
}

/// What a source does in the conflict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Documents harm: an observatory.
    Monitor,
    /// Rescues: civil defence, fire brigade.
    Rescuer,
    /// Treats: hospitals, medical charities, doctors.
    Medical,
    /// A state's civil side: ministries, officials, police.
    Government,
    /// A state's armed forces.
    Military,
    /// An armed group that is no state's.
    #[serde(rename = "armed group")]
    ArmedGroup,
    /// The United Nations and its bodies.
    Un,
    /// A non-governmental organisation.
    Ngo,
    /// Somebody who saw it: residents, activists, survivors.
    Witness,
    /// The press.
    Media,
    /// None of these, or not told.
    Other,
}
