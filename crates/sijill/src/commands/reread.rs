//! `sijill reread`.

use crate::arguments::RereadOptions;
use crate::errors::{CommandError, Ended};

pub(crate) fn run(_: &RereadOptions) -> Result<Ended, CommandError> {
    Ok(Ended::Well)
}
