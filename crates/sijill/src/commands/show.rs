//! `sijill show`.

use crate::arguments::ShowOptions;
use crate::errors::{CommandError, Ended};

pub(crate) fn run(_: &ShowOptions) -> Result<Ended, CommandError> {
    Ok(Ended::Well)
}
