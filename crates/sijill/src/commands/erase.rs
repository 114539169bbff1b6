//! `sijill erase`.

use crate::arguments::EraseOptions;
use crate::errors::{CommandError, Ended};

pub(crate) fn run(_: &EraseOptions) -> Result<Ended, CommandError> {
    Ok(Ended::Well)
}
