//! `sijill review`.

use crate::arguments::ReviewCommand;
use crate::errors::{CommandError, Ended};

pub(crate) fn run(_: &ReviewCommand) -> Result<Ended, CommandError> {
    Ok(Ended::Well)
}
