//! The command line: this file is the map of the program.

mod arguments;
mod commands;
mod errors;
mod places;
mod progress;
mod work;

use std::process::ExitCode;

use clap::Parser as _;

use crate::arguments::{Arguments, Command};

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    errors::exit_code(match &arguments.command {
        Command::Read(options) => commands::read::run(options),
        Command::Gazetteer { command } => commands::gazetteer::run(command),
        Command::Schema => commands::schema::run(),
        Command::Completions { shell } => commands::completions::run(*shell),
    })
}
