//! What can stop a command, and the exit status that follows.

use std::io::{self, Write as _};
use std::process::ExitCode;

use miette::Diagnostic;
use sijill_account::AccountError;
use sijill_desk::AnswerError;
use sijill_reader::ReaderError;
use sijill_record::RecordError;
use sijill_record::store::StoreError;
use thiserror::Error;

use sijill_desk::desk::DeskError;
use sijill_desk::places::PlacesError;

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
    /// No point on the earth.
    #[error("“{0}” is no point: latitudes go from -90 to 90 and longitudes from -180 to 180.")]
    NoPoint(String),
    /// Things that are nowhere on a map.
    #[error("GeoJSON tells of places, and {0} have none of their own.")]
    #[diagnostic(help("Ask for their claims or incidents: sijill claims, sijill incidents."))]
    NoPlaces(&'static str),
    /// An id or name that nothing bears.
    #[error("The record has nothing of the id or name “{0}”.")]
    #[diagnostic(help(
        "Things are called r12, c34, i34, r12.i1, e7, by the id or name of a source, or by the name of a zone.\nsijill sources --name TEXT finds sources; sijill zone list tells the zones."
    ))]
    NoSubject(String),
    /// A feed has a history, but no page.
    #[error("{0} is a feed: it has a history, but nothing to open.")]
    #[diagnostic(help("sijill history ADDRESS"))]
    NoPage(String),
    /// Nothing happened to it.
    #[error("Nothing is recorded of “{0}” by entries of its own.")]
    NoHistory(String),
    /// Only reports have bytes.
    #[error("Only a report has bytes, and “{0}” is none.")]
    NoBytes(String),
    /// Bytes could do anything to a terminal.
    #[error("The bytes of a report are not written to a terminal.")]
    #[diagnostic(help("Send them to a file: sijill show r12 --bytes > original.html"))]
    BytesOnTerminal,
    /// The record.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Record(#[from] RecordTrouble),
    /// The accounts.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Account(#[from] AccountTrouble),
    /// A key or a kept checkpoint.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Desk(#[from] DeskTrouble),
    /// An archive could not be written or loaded.
    #[error(transparent)]
    Archive(#[from] sijill_record::archive::ArchiveError),
    /// The server.
    #[error(transparent)]
    Serve(#[from] sijill_web::ServerError),
    /// A proof does not hold.
    #[error("{path} proves nothing. {cause}")]
    Proof { path: String, cause: sijill_record::proof::ProofError },
    /// The record could not be verified at all.
    #[error(transparent)]
    Verify(#[from] sijill_record::verify::VerifyError),
    /// The command was wrong, or nobody said that it should go on.
    #[error("{0}")]
    Wrong(String),
    /// A file that was named cannot be read.
    #[error("{path} could not be read: {cause}.")]
    Unreadable { path: String, cause: io::Error },
    /// A file that was named is not of its form.
    #[error("{path} is not of its form: {cause}")]
    Form { path: String, cause: String },
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
    let code = if matches!(error, CommandError::NoInput | CommandError::NoPlaces(_) | CommandError::Wrong(_))
    {
        2
    } else {
        1
    };
    // Where standard error is closed there is nobody left to tell.
    let _ = write!(anstream::stderr(), "{:?}", miette::Report::new(error));
    ExitCode::from(code)
}

/// A record's error with what a person can do about it.
#[derive(Debug, Error)]
#[error(transparent)]
pub(crate) struct RecordTrouble(#[from] pub(crate) RecordError);

impl Diagnostic for RecordTrouble {
    fn help(&self) -> Option<Box<dyn std::fmt::Display + '_>> {
        let words = match &self.0 {
            RecordError::Store(StoreError::Missing(_)) => {
                "`sijill init` makes a record; --record FILE names another one."
            }
            RecordError::Store(StoreError::Exists(_)) => {
                "Name another file, or add to this one with `sijill add`."
            }
            RecordError::Store(StoreError::ReadOnly(_)) => {
                "Questions can be asked of it as it is. To add, make it writable, or work on a copy."
            }
            RecordError::Store(StoreError::Busy { .. }) => {
                "Wait for the other command to end, then say this one again."
            }
            RecordError::Store(StoreError::Full(_)) => {
                "Make room, then say the command again; with `add`, --resume goes on where it stopped."
            }
            RecordError::Store(StoreError::Newer { .. }) => "Install the newer version of Sijill.",
            RecordError::Clock { .. } => {
                "Set the clock right. If the record's last time is the wrong one, --clock-set-back accepts this clock."
            }
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

/// What is wrong with a key or a kept checkpoint, with what a person can do about it.
#[derive(Debug, Error)]
#[error(transparent)]
pub(crate) struct DeskTrouble(#[from] pub(crate) DeskError);

impl Diagnostic for DeskTrouble {
    fn help(&self) -> Option<Box<dyn std::fmt::Display + '_>> {
        let words = match &self.0 {
            DeskError::NoHome => "Set SIJILL_HOME to one, or name a file with --key.",
            DeskError::NoKey { .. } => {
                "Entries are signed with the key that `sijill init` made. Name its file with --key, or bring it back from your copy."
            }
            DeskError::KeyExists(_) => "Use it with --key, or give the record another name with --name.",
            DeskError::Older { .. } => {
                "Is it an older copy? Bring the newer file back; `sijill verify` tells more. --restored goes on with this one and gives up what came after it."
            }
            _ => return None,
        };
        Some(Box::new(words))
    }
}

/// An error of accounts with what a person can do about it.
#[derive(Debug, Error)]
#[error(transparent)]
pub(crate) struct AccountTrouble(#[from] AccountError);

impl Diagnostic for AccountTrouble {
    fn help(&self) -> Option<Box<dyn std::fmt::Display + '_>> {
        let words = match &self.0 {
            AccountError::Unknown(_) => "`sijill account list` lists them.",
            AccountError::Taken(_) => {
                "`sijill account password` gives it another password, `sijill account role` another role."
            }
            AccountError::Busy { .. } => "Wait for the other command to end, then say this one again.",
            AccountError::Newer { .. } => "Install the newer version of Sijill.",
            _ => return None,
        };
        Some(Box::new(words))
    }
}

impl From<DeskError> for CommandError {
    fn from(error: DeskError) -> Self {
        Self::Desk(DeskTrouble(error))
    }
}

impl From<AnswerError> for CommandError {
    fn from(error: AnswerError) -> Self {
        match error {
            AnswerError::Record(error) => error.into(),
            AnswerError::Places(error) => error.into(),
            AnswerError::Desk(error) => error.into(),
            AnswerError::Output(error) => error.into(),
            AnswerError::Json(error) => error.into(),
            AnswerError::Rows(error) => error.into(),
            AnswerError::NoPlace(name) => Self::NoPlace(name),
            AnswerError::NoPoint(words) => Self::NoPoint(words),
            AnswerError::NoPlaces(called) => Self::NoPlaces(called),
            AnswerError::NoSubject(words) => Self::NoSubject(words),
            AnswerError::NoPage(address) => Self::NoPage(address),
            AnswerError::NoHistory(words) => Self::NoHistory(words),
            AnswerError::NoBytes(words) => Self::NoBytes(words),
            AnswerError::Outline(error) => Self::Wrong(error.to_string()),
            AnswerError::Wrong(sentence) => Self::Wrong(sentence),
        }
    }
}

impl From<AccountError> for CommandError {
    fn from(error: AccountError) -> Self {
        Self::Account(AccountTrouble(error))
    }
}
