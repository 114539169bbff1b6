//! `sijill schema`: the public contract of a reading.

use std::io::{self, Write as _};

use crate::errors::{CommandError, Ended};

pub(crate) fn run() -> Result<Ended, CommandError> {
    io::stdout().write_all(sijill::schema().as_bytes())?;
    Ok(Ended::Well)
}
