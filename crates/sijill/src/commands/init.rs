//! `sijill init`.

use crate::arguments::InitOptions;
use crate::errors::{CommandError, Ended};

pub(crate) fn run(_: &InitOptions) -> Result<Ended, CommandError> {
    Ok(Ended::Well)
}
