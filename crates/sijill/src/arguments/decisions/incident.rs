//! Options of `sijill incident`.

use clap::{Args, Subcommand};

use super::super::{RecordOptions, Told};
use super::DecideOptions;
use sijill_desk::ask::of_incident::IncidentId;
use sijill_desk::filter::MomentOptions;
use sijill_desk::filter::values::{claim, incident};

/// What `sijill incident` does.
#[derive(Debug, Subcommand)]
#[command(after_help = "\
An incident is called by any of its claims: i45 and c45 are both the incident that c45 tells of.
Decisions name claims by where they stand in their reports: they outlast new reports and new
readings. `sijill review undo` takes one back.")]
pub(crate) enum IncidentCommand {
    /// Says that incidents are one and the same.
    Merge(JoinOptions),
    /// Says that some claims tell of another incident than the rest.
    Split(SplitOptions),
    /// Says that nobody can tell whether two incidents are one: they are kept apart, and nothing adds them up.
    Hold(HoldOptions),
    /// Lists the decisions that hold.
    List(IncidentListOptions),
}

/// Options of `sijill incident merge`.
#[derive(Debug, Args)]
#[command(after_help = "\
Example:
  sijill incident merge i12 i40 --by Leila --reason \"One strike; the second report has the wrong day.\"")]
pub(crate) struct JoinOptions {
    /// The incidents, each by any of its claims: i12 or c12.
    #[arg(value_name = "INCIDENT", num_args = 2.., required = true, value_parser = incident)]
    pub(crate) incidents: Vec<IncidentId>,
    #[command(flatten)]
    pub(crate) decide: DecideOptions,
}

/// Options of `sijill incident split`.
#[derive(Debug, Args)]
#[command(after_help = "\
What neither side has in common any more falls apart by itself: the answer tells how the claims stand
then.

Example:
  sijill incident split i12 c40 c41 --by Leila --reason \"The second strike, an hour later.\"")]
pub(crate) struct SplitOptions {
    /// The incident, by any of its claims.
    #[arg(value_name = "INCIDENT", value_parser = incident)]
    pub(crate) incident: IncidentId,
    /// The claims that tell of another one.
    #[arg(value_name = "CLAIM", required = true, value_parser = claim)]
    pub(crate) claims: Vec<u64>,
    #[command(flatten)]
    pub(crate) decide: DecideOptions,
}

/// Options of `sijill incident hold`.
#[derive(Debug, Args)]
#[command(after_help = "\
Example:
  sijill incident hold i12 i40 --by Leila --reason \"The same street; no report tells the hour.\"")]
pub(crate) struct HoldOptions {
    /// The one, by any of its claims.
    #[arg(value_name = "INCIDENT", value_parser = incident)]
    pub(crate) incident: IncidentId,
    /// The other one.
    #[arg(value_name = "OTHER", value_parser = incident)]
    pub(crate) other: IncidentId,
    #[command(flatten)]
    pub(crate) decide: DecideOptions,
}

/// Options of `sijill incident list`.
#[derive(Debug, Args)]
#[command(after_help = "\
Claims are told by the numbers that they have now. Those that are in no reading any more are counted.

Examples:
  sijill incident list
  sijill incident list --as-of 2024-03-01 --format json")]
pub(crate) struct IncidentListOptions {
    #[command(flatten)]
    pub(crate) record: RecordOptions,
    #[command(flatten)]
    pub(crate) moment: MomentOptions,
    /// How to show them.
    #[arg(short, long, value_enum, default_value_t = Told::Text)]
    pub(crate) format: Told,
}
