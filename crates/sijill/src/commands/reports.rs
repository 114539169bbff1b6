//! `sijill reports`.

use crate::arguments::ReportsOptions;
use crate::errors::{CommandError, Ended};

pub(crate) fn run(_: &ReportsOptions) -> Result<Ended, CommandError> {
    Ok(Ended::Well)
}
