//! The words of the field as types: what a report claims, who says so, in which exact words.
//!
//! For: every crate that makes, keeps or shows claims. Not for: reading text, finding places, files or networks;
//! nothing here touches disk, clock or network. The JSON form is a public contract, told in `reading.schema.json`
//! (generated from these types).

mod attribution;
mod casualty;
mod claim;
mod document;
mod figure;
mod incident;
mod kinds;
mod period;
mod place;
mod reading;
mod span;

pub use attribution::{Role, Source, SourceType};
pub use casualty::{Breakdown, Casualty, Group, Harm, Scope, Sex, Victim, VictimStatus, Victims};
pub use claim::{Claim, Kind, Modality, Party};
pub use document::Document;
pub use figure::Figure;
pub use incident::{Incident, Toll};
pub use kinds::{
    Agreement, AgreementAction, Allegation, Control, ControlAction, Damage, DamageExtent, Deployment,
    DeploymentAction, Displacement, DisplacementManner, Facility, FacilityStatus, Meeting, MeetingType,
    Siege, SiegeStatus,
};
pub use period::Period;
pub use place::Place;
pub use reading::Reading;
pub use span::{ByteSpan, Bytes, Chars, Offsets, Span, SpanError, TextSpan};
