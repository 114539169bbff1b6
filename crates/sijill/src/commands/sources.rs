//! `sijill sources`.

use crate::arguments::SourcesOptions;
use crate::errors::{CommandError, Ended};

pub(crate) fn run(_: &SourcesOptions) -> Result<Ended, CommandError> {
    Ok(Ended::Well)
}
