//! `sijill feed`.

use crate::arguments::FeedCommand;
use crate::errors::{CommandError, Ended};

pub(crate) fn run(_: &FeedCommand) -> Result<Ended, CommandError> {
    Ok(Ended::Well)
}
