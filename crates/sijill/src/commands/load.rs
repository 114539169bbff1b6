//! `sijill load`.

use crate::arguments::LoadOptions;
use crate::errors::{CommandError, Ended};

pub(crate) fn run(_: &LoadOptions) -> Result<Ended, CommandError> {
    Ok(Ended::Well)
}
