//! The command line: this file is the map of the program.

mod arguments;
mod commands;
mod deciding;
mod errors;
mod output;
mod progress;
mod work;

use std::process::ExitCode;

use clap::Parser as _;

use crate::arguments::{Arguments, Command};

/// Reading and writing make many small things for a short while, which this allocator is much faster at.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    errors::exit_code(match &arguments.command {
        Command::Read(options) => commands::read::run(options),
        Command::Init(options) => commands::init::run(options),
        Command::Add(options) => commands::add::run(options),
        Command::Feed { command } => commands::feed::run(command),
        Command::Reports(options) => commands::reports::run(options),
        Command::Claims(options) => commands::claims::run(options),
        Command::Sources(options) => commands::sources::run(options),
        Command::Incidents(options) => commands::incidents::run(options),
        Command::Incident { command } => commands::incident::run(command),
        Command::Tally(options) => commands::tally::run(options),
        Command::Contradictions(options) => commands::contradictions::run(options),
        Command::Board { command } => commands::board::run(command),
        Command::Serve(options) => commands::serve::run(options),
        Command::Show(options) => commands::show::run(options),
        Command::History(options) => commands::history::run(options),
        Command::Review { command } => commands::review::run(command),
        Command::Source { command } => commands::source::run(command),
        Command::Zone { command } => commands::zone::run(command),
        Command::Publication { command } => commands::publication::run(command),
        Command::Withdraw(options) => commands::withdraw::run(options),
        Command::Erase(options) => commands::erase::run(options),
        Command::Reread(options) => commands::reread::run(options),
        Command::Account { command } => commands::account::run(command),
        Command::Verify(options) => commands::verify::run(options),
        Command::Checkpoint(options) => commands::checkpoint::run(options),
        Command::Prove(options) => commands::prove::run(options),
        Command::VerifyProof(options) => commands::verify_proof::run(options),
        Command::Dump(options) => commands::dump::run(options),
        Command::Load(options) => commands::load::run(options),
        Command::Gazetteer { command } => commands::gazetteer::run(command),
        Command::Schema(options) => commands::schema::run(options),
        Command::Reference => commands::reference::run(),
        Command::Completions { shell } => commands::completions::run(*shell),
    })
}
