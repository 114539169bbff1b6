//! `sijill completions`: a script that lets a shell complete commands and options.

use std::io::{self, Write as _};

use clap::CommandFactory as _;

use crate::arguments::Arguments;
use crate::errors::{CommandError, Ended};

pub(crate) fn run(shell: clap_complete::Shell) -> Result<Ended, CommandError> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "sijill", &mut script);
    io::stdout().write_all(&script)?;
    Ok(Ended::Well)
}
