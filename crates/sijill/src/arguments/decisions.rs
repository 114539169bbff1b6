//! Options of the commands by which people decide. What several of them take is declared once.

mod incident;
mod of_reports;
mod of_sources;
mod review;
mod zone;

use clap::Args;
use sijill_desk::decide::Why;
use sijill_desk::filter::values::said;

pub(crate) use incident::{HoldOptions, IncidentCommand, IncidentListOptions, JoinOptions, SplitOptions};
pub(crate) use of_reports::{EraseOptions, RereadOptions, WithdrawOptions};
pub(crate) use of_sources::{
    AliasOptions, MergeOptions, NameOptions, NewSourceOptions, SetOptions, SourceCommand, UnmergeOptions,
};
pub(crate) use review::{CorrectOptions, JudgeOptions, ReviewCommand, UndoOptions};
pub(crate) use zone::{ZoneCommand, ZoneForm, ZoneListOptions, ZoneRemoveOptions, ZoneSetOptions};

use super::RecordOptions;
use super::record::{ActOptions, Told};

/// Whoever decides, why, and on which record.
#[derive(Debug, Clone, Args)]
pub(crate) struct DecideOptions {
    #[command(flatten)]
    pub(crate) record: RecordOptions,
    #[command(flatten)]
    pub(crate) act: ActOptions,
    /// Whoever decides; also from SIJILL_BY.
    #[arg(long, value_name = "NAME", env = "SIJILL_BY", hide_env = true, value_parser = said, help_heading = "The decision")]
    pub(crate) by: String,
    /// Why; it is kept with the decision for good.
    #[arg(long, value_name = "TEXT", value_parser = said, help_heading = "The decision")]
    pub(crate) reason: String,
    /// How to tell of it.
    #[arg(short, long, value_enum, default_value_t = Told::Text)]
    pub(crate) format: Told,
}

impl DecideOptions {
    /// Whoever decides, and why.
    pub(crate) fn why(&self) -> Why {
        Why { by: self.by.clone(), reason: self.reason.clone() }
    }
}
