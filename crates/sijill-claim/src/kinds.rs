//! What each other kind of claim has of its own: damage, control, facilities, sieges, displacement, agreements,
//! deployments, allegations, meetings.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Figure, Party};

/// Things damaged or destroyed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Damage {
    /// What, as the text has it, without its figure.
    pub what: String,
    /// How many.
    pub figure: Option<Figure>,
    /// How badly.
    pub extent: Option<DamageExtent>,
}

/// How badly a thing was hit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum DamageExtent {
    /// Hit, but it stands.
    Damaged,
    /// Gone.
    Destroyed,
}

/// Who took, holds, lost or attacks a place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Control {
    /// Whoever acts.
    pub actor: Option<Party>,
    /// Whoever it is done to.
    pub against: Option<Party>,
    /// What is done.
    pub action: ControlAction,
}

/// What is done about a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum ControlAction {
    /// Gains ground.
    Advance,
    /// Takes it.
    Capture,
    /// Has it.
    Hold,
    /// Beats off an attack.
    Repel,
    /// Leaves it.
    Withdraw,
    /// Attacks it.
    Offensive,
}

/// The state of hospitals, schools, aid.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Facility {
    /// What sort: "hospital", "school", "aid".
    #[serde(rename = "type")]
    pub facility_type: String,
    /// Names, where told.
    pub names: Vec<String>,
    /// What is said of it.
    pub status: Vec<FacilityStatus>,
    /// How many.
    pub figure: Option<Figure>,
    /// Out of how many.
    pub of: Option<u64>,
}

/// What is said of a facility.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum FacilityStatus {
    /// Works.
    Functioning,
    /// Hit, but it stands.
    Damaged,
    /// Gone.
    Destroyed,
    /// Struck or fired on.
    Attacked,
    /// Shut.
    Closed,
    /// Cannot work.
    #[serde(rename = "out of service")]
    OutOfService,
    /// Lacks what it needs.
    #[serde(rename = "short of supplies")]
    ShortOfSupplies,
    /// Taken for military use.
    #[serde(rename = "used by fighters")]
    UsedByFighters,
    /// Brought or opened: aid delivered, a hospital set up.
    Delivered,
}

/// A siege and the way in.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Siege {
    /// Whoever besieges.
    pub actor: Option<Party>,
    /// How many people are inside.
    pub figure: Option<Figure>,
    /// How it stands.
    pub status: Option<SiegeStatus>,
}

/// How a siege stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum SiegeStatus {
    /// Surrounded.
    Besieged,
    /// Over.
    Lifted,
    /// Somebody or something was let in.
    Access,
    /// Nobody is let in.
    #[serde(rename = "access denied")]
    AccessDenied,
}

/// People who had to move.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Displacement {
    /// How many.
    pub figure: Option<Figure>,
    /// Whence, as the text has it.
    pub from: Option<String>,
    /// Whither, as the text has it.
    pub to: Option<String>,
    /// How.
    pub manner: Option<DisplacementManner>,
}

/// How people moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum DisplacementManner {
    /// Ran.
    Fled,
    /// Were brought out.
    Evacuated,
    /// Were driven out.
    Expelled,
    /// Went back.
    Returned,
    /// Live elsewhere for now.
    Sheltering,
}

/// Ceasefires and talks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Agreement {
    /// "ceasefire", "talks", "truce", "evacuation deal", "resolution"…
    #[serde(rename = "type")]
    pub agreement_type: String,
    /// Whoever is party to it.
    pub parties: Vec<Party>,
    /// How it stands.
    pub action: Option<AgreementAction>,
    /// How old it was, as an ISO 8601 duration ("P7D").
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub age: Option<String>,
    /// How long it is to last, as an ISO 8601 duration ("PT10H").
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub term: Option<String>,
}

/// How an agreement stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum AgreementAction {
    /// Put forward.
    Proposed,
    /// Made.
    Agreed,
    /// Holds.
    #[serde(rename = "in force")]
    InForce,
    /// Broken.
    Violated,
    /// Stopped for now.
    Suspended,
    /// Over.
    Collapsed,
    /// Taken up again.
    Resumed,
}

/// Forces or weapons sent or withdrawn.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Deployment {
    /// Whoever sends.
    pub actor: Option<Party>,
    /// What is sent, as the text has it.
    pub what: String,
    /// How many.
    pub figure: Option<Figure>,
    /// Sent or withdrawn.
    pub action: Option<DeploymentAction>,
}

/// Sent or withdrawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum DeploymentAction {
    /// Sent there.
    Sent,
    /// Taken away.
    Withdrawn,
}

/// An accusation, or the denial of one.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Allegation {
    /// The accused.
    pub against: Vec<Party>,
    /// Of what, as the text has it.
    pub of: Vec<String>,
    /// The claim that a denial answers.
    pub denies: Option<String>,
}

/// A call, a visit, or talks at a set place and day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Meeting {
    /// Whoever meets.
    pub parties: Vec<Party>,
    /// What sort.
    #[serde(rename = "type")]
    pub meeting_type: MeetingType,
}

/// What sort of meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum MeetingType {
    /// By telephone.
    Call,
    /// Around a table.
    Talks,
    /// One goes to the other.
    Visit,
}
