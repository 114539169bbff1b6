//! `sijill dump`.

use crate::arguments::DumpOptions;
use crate::errors::{CommandError, Ended};

pub(crate) fn run(_: &DumpOptions) -> Result<Ended, CommandError> {
    Ok(Ended::Well)
}
