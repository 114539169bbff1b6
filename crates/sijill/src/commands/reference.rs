//! `sijill reference`: every command with its options, as the page that is committed in `docs/commands.md`.

use std::fmt::Write as _;
use std::io::{self, Write as _};

use clap::{Command, CommandFactory as _};

use crate::arguments::Arguments;
use crate::errors::{CommandError, Ended};

/// Columns of the help on the page, whatever the terminal.
const WIDTH: usize = 100;

pub(crate) fn run() -> Result<Ended, CommandError> {
    let mut page = String::from(
        "# Commands\n\nEvery command and option, as `sijill help` tells them. Written by `make schema`; do not edit.\n",
    );
    let mut program = Arguments::command().term_width(WIDTH);
    program.build();
    describe(&program, &mut page);
    io::stdout().write_all(page.as_bytes())?;
    Ok(Ended::Well)
}

fn describe(command: &Command, page: &mut String) {
    let mut own = command.clone().term_width(WIDTH);
    let name = own.get_bin_name().unwrap_or(own.get_name()).to_owned();
    let help = own.render_long_help().to_string();
    let lines: Vec<&str> = help.trim_end().lines().map(str::trim_end).collect();
    // A string takes whatever is written to it.
    let _ = write!(page, "\n## {name}\n\n```text\n{}\n```\n", lines.join("\n"));
    for inner in command.get_subcommands() {
        if !inner.is_hide_set() && inner.get_name() != "help" {
            describe(inner, page);
        }
    }
}
