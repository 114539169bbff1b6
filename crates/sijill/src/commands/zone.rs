//! `sijill zone`.

use crate::arguments::ZoneCommand;
use crate::errors::{CommandError, Ended};

pub(crate) fn run(_: &ZoneCommand) -> Result<Ended, CommandError> {
    Ok(Ended::Well)
}
