//! `sijill history`.

use crate::arguments::HistoryOptions;
use crate::errors::{CommandError, Ended};

pub(crate) fn run(_: &HistoryOptions) -> Result<Ended, CommandError> {
    Ok(Ended::Well)
}
