//! What can stop a command, and the exit status that follows.

use std::io::{self, Write as _};
use std::process::ExitCode;

use miette::Diagnostic;
use sijill_reader::ReaderError;
use sijill_record::RecordError;
use sijill_record::store::StoreError;
use thiserror::Error;

use crate::desk::DeskError;
use crate::places::PlacesError;

/// How a command ended that ran to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ended {
    /// All was done.
    Well,
    /// Some inputs could not be read; each was named.
    WithFailures,
}

/// What stops a command.
#[derive(Debug, Error, Diagnostic)]
pub(crate) enum CommandError {
    /// The output could not be written.
    #[error("The output could not be written: {0}.")]
    #[diagnostic(help("Is there room on the disk that it goes to?"))]
    Output(#[from] io::Error),
    /// Threads could not be started.
    #[error("The threads for reading could not be started: {0}.")]
    #[diagnostic(help("Ask for fewer with --jobs."))]
    Threads(#[from] rayon::ThreadPoolBuildError),
    /// A reading could not be written as JSON.
    #[error("A reading could not be written as JSON: {0}.")]
    Json(#[from] serde_json::Error),
    /// A reading could not be written as rows.
    #[error("A reading could not be written as rows: {0}.")]
    Rows(#[from] csv::Error),
    /// What the program carries is damaged.
    #[error("The reader could not be made: {0}.")]
    #[diagnostic(help("The program itself is damaged: build or install it again."))]
    Reader(#[from] ReaderError),
    /// The gazetteer or a user's own places.
    #[error(transparent)]
    Places(#[from] PlacesError),
    /// A name that nobody bears.
    #[error("No place is known by the name “{0}”.")]
    #[diagnostic(help("Try another spelling, or add your own places with sijill gazetteer add FILE."))]
    NoPlace(String),
    /// The record.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Record(#[from] RecordTrouble),
    /// A key or a kept checkpoint.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Desk(#[from] DeskError),
    /// No input was named, and nothing is piped in.
    #[error("There is nothing to read: name a file or a folder, or pipe a report in.")]
    #[diagnostic(help("sijill read report.txt\nsijill help read tells the rest."))]
    NoInput,
}

/// The exit status of a command: 0 done, 1 some of it failed, 2 the command was wrong. A closed pipe is no failure.
pub(crate) fn exit_code(done: Result<Ended, CommandError>) -> ExitCode {
    let error = match done {
        Ok(Ended::Well) => return ExitCode::SUCCESS,
        Ok(Ended::WithFailures) => return ExitCode::from(1),
        Err(CommandError::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => {
            return ExitCode::SUCCESS;
        }
        Err(error) => error,
    };
    let code = if matches!(error, CommandError::NoInput) { 2 } else { 1 };
    // Where standard error is closed there is nobody left to tell.
    let _ = write!(anstream::stderr(), "{:?}", miette::Report::new(error));
    ExitCode::from(code)
}

/// A record's error with what a person can do about it.
#[derive(Debug, Error)]
#[error(transparent)]
pub(crate) struct RecordTrouble(#[from] RecordError);

impl Diagnostic for RecordTrouble {
    fn help(&self) -> Option<Box<dyn std::fmt::Display + '_>> {
        let words = match &self.0 {
            RecordError::Store(StoreError::Missing(_)) => "`sijill init` makes a record; --record FILE names another one.",
            RecordError::Store(StoreError::Exists(_)) => "Name another file, or add to this one with `sijill add`.",
            RecordError::Store(StoreError::ReadOnly(_)) => "Questions can be asked of it as it is. To add, make it writable, or work on a copy.",
            RecordError::Store(StoreError::Busy { .. }) => "Wait for the other command to end, then say this one again.",
            RecordError::Store(StoreError::Full(_)) => "Make room, then say the command again; with `add`, --resume goes on where it stopped.",
            RecordError::Store(StoreError::Newer { .. }) => "Install the newer version of Sijill.",
            RecordError::Clock { .. } => "Set the clock right. If the record's last time is the wrong one, --clock-set-back accepts this clock.",
            RecordError::Key { .. } => "Name the record's own key with --key.",
            _ => return None,
        };
        Some(Box::new(words))
    }
}

impl From<RecordError> for CommandError {
    fn from(error: RecordError) -> Self {
        Self::Record(RecordTrouble(error))
    }
}
