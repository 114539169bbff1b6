//! `sijill review`: people's decisions on claims.

mod correct;
mod judge;
mod many;
mod undo;

use sijill_record::payload::Verdict;

use crate::arguments::ReviewCommand;
use crate::errors::{CommandError, Ended};

pub(crate) fn run(command: &ReviewCommand) -> Result<Ended, CommandError> {
    match command {
        ReviewCommand::Accept(options) => judge::run(options, Verdict::Accept),
        ReviewCommand::Reject(options) => judge::run(options, Verdict::Reject),
        ReviewCommand::Unsure(options) => judge::run(options, Verdict::Unsure),
        ReviewCommand::Correct(options) => correct::run(options),
        ReviewCommand::Undo(options) => undo::run(options),
    }
}
