//! `sijill checkpoint`.

use crate::arguments::CheckpointOptions;
use crate::errors::{CommandError, Ended};

pub(crate) fn run(_: &CheckpointOptions) -> Result<Ended, CommandError> {
    Ok(Ended::Well)
}
