//! `sijill add`.

use crate::arguments::AddOptions;
use crate::errors::{CommandError, Ended};

pub(crate) fn run(_: &AddOptions) -> Result<Ended, CommandError> {
    Ok(Ended::Well)
}
