//! `sijill source`.

use crate::arguments::SourceCommand;
use crate::errors::{CommandError, Ended};

pub(crate) fn run(_: &SourceCommand) -> Result<Ended, CommandError> {
    Ok(Ended::Well)
}
