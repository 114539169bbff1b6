//! What went wrong, in sentences, with the status that says so to programs.

use axum::http::StatusCode;
use sijill_account::{AccountError, LogInError};
use sijill_desk::AnswerError;
use sijill_record::RecordError;
use sijill_record::question::PlaceRow;
use sijill_record::store::StoreError;

use crate::engine::Busy;

/// Why there is no answer.
#[derive(Debug)]
pub(crate) enum Failure {
    /// There is no such thing.
    Missing(String),
    /// What was asked or said makes no sense.
    Wrong(String),
    /// It cannot be done as things stand.
    Refused(String),
    /// Whoever asks has to log in first.
    LogIn,
    /// Whoever asked was not let in.
    Denied(String),
    /// Whoever asks has to choose another password first.
    ChangePassword,
    /// Whoever asks may not.
    Forbidden(String),
    /// Too much.
    TooLarge(String),
    /// Too often; so many seconds to wait.
    TooOften(u64),
    /// The server has too much to do, or the record is busy.
    Busy(String),
    /// Something broke; the id stands in the server's log.
    Broken(String),
    /// The ledger does not know these places yet; it is told, and the question asked again.
    Unknown(Vec<PlaceRow>),
}

impl Failure {
    /// The status.
    pub(crate) const fn status(&self) -> StatusCode {
        match self {
            Self::Missing(_) => StatusCode::NOT_FOUND,
            Self::Wrong(_) | Self::Unknown(_) => StatusCode::BAD_REQUEST,
            Self::Refused(_) => StatusCode::CONFLICT,
            Self::LogIn | Self::Denied(_) => StatusCode::UNAUTHORIZED,
            Self::Forbidden(_) | Self::ChangePassword => StatusCode::FORBIDDEN,
            Self::TooLarge(_) => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooOften(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::Busy(_) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Broken(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The sentence.
    pub(crate) fn sentence(&self) -> String {
        match self {
            Self::Missing(words)
            | Self::Wrong(words)
            | Self::Refused(words)
            | Self::Denied(words)
            | Self::Forbidden(words)
            | Self::TooLarge(words)
            | Self::Busy(words) => words.clone(),
            Self::LogIn => "Log in first.".to_owned(),
            Self::ChangePassword => "Choose another password first.".to_owned(),
            Self::TooOften(seconds) => format!("There were too many tries. Try again in {seconds} seconds."),
            Self::Broken(id) => {
                format!("Something broke while this was answered. The server's log tells of it under {id}.")
            }
            Self::Unknown(_) => "A place of the question is not known yet.".to_owned(),
        }
    }

    /// A failure of the program itself: it is logged under an id, and only the id is told.
    pub(crate) fn broken(what: &str) -> Self {
        let mut bytes = [0; 6];
        // Without randomness the clock tells such failures apart as well.
        if getrandom::fill(&mut bytes).is_err() {
            let now = jiff::Timestamp::now().as_microsecond().to_le_bytes();
            bytes.copy_from_slice(&now[..6]);
        }
        let id: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        crate::server::log(&format!("{id}: {what}"));
        Self::Broken(id)
    }
}

impl From<AnswerError> for Failure {
    fn from(error: AnswerError) -> Self {
        let words = error.to_string();
        match error {
            AnswerError::Record(RecordError::Unknown(_))
            | AnswerError::NoSubject(_)
            | AnswerError::NoPage(_) => Self::Missing(words),
            AnswerError::Record(RecordError::Refused(_)) => Self::Refused(words),
            AnswerError::Record(RecordError::Store(StoreError::Search { .. }))
            | AnswerError::NoPlace(_)
            | AnswerError::Outline(_)
            | AnswerError::NoPoint(_)
            | AnswerError::NoPlaces(_)
            | AnswerError::NoHistory(_)
            | AnswerError::NoBytes(_)
            | AnswerError::Wrong(_) => Self::Wrong(words),
            AnswerError::Record(RecordError::Store(StoreError::Busy { .. })) => Self::Busy(words),
            AnswerError::Record(_) | AnswerError::Desk(_) | AnswerError::Places(_) => Self::Refused(words),
            AnswerError::Output(_) | AnswerError::Json(_) | AnswerError::Rows(_) => Self::broken(&words),
        }
    }
}

impl From<RecordError> for Failure {
    fn from(error: RecordError) -> Self {
        AnswerError::from(error).into()
    }
}

impl From<serde_json::Error> for Failure {
    fn from(error: serde_json::Error) -> Self {
        AnswerError::from(error).into()
    }
}

impl From<AccountError> for Failure {
    fn from(error: AccountError) -> Self {
        let words = error.to_string();
        match error {
            AccountError::Busy { .. } => Self::Busy(words),
            AccountError::Already { .. } | AccountError::LastAdministrator(_) | AccountError::Taken(_) => {
                Self::Refused(words)
            }
            AccountError::Unknown(_) => Self::Missing(words),
            refusal if refusal.is_refusal() => Self::Wrong(words),
            _ => Self::broken(&words),
        }
    }
}

impl From<LogInError> for Failure {
    fn from(error: LogInError) -> Self {
        match error {
            LogInError::Wait { seconds } => Self::TooOften(seconds),
            LogInError::Crowded => Self::Busy(error.to_string()),
            LogInError::Over => Self::LogIn,
            LogInError::Wrong => Self::Denied(error.to_string()),
            LogInError::Account(error) => error.into(),
        }
    }
}

impl From<askama::Error> for Failure {
    fn from(error: askama::Error) -> Self {
        Self::broken(&format!("a page could not be written: {error}"))
    }
}

impl From<Busy> for Failure {
    fn from(busy: Busy) -> Self {
        match busy {
            Busy::Full => {
                Self::Busy("Too many questions wait to be answered. Try again in a moment.".to_owned())
            }
            Busy::Stopped => Self::Busy("The server is being stopped.".to_owned()),
            Busy::Panicked(words) => Self::broken(&words),
            Busy::Closed(error) => error.into(),
        }
    }
}
