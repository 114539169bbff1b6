//! What can be refused, and what can go wrong.

use thiserror::Error;

use crate::name::NameError;
use crate::password::PasswordError;

/// Why something was not done with accounts.
#[derive(Debug, Error)]
pub enum AccountError {
    /// The name cannot name an account.
    #[error(transparent)]
    Name(#[from] NameError),
    /// The password is refused.
    #[error(transparent)]
    Password(#[from] PasswordError),
    /// There is one already.
    #[error("There is an account “{0}” already.")]
    Taken(String),
    /// There is none.
    #[error("There is no account “{0}”.")]
    Unknown(String),
    /// It is as it was to be made.
    #[error("The account “{name}” is {state} already.")]
    Already {
        /// Which account.
        name: String,
        /// What it is.
        state: &'static str,
    },
    /// Nobody would be left who can manage accounts.
    #[error("“{0}” is the only administrator: give another account that role first.")]
    LastAdministrator(String),
    /// It is disabled.
    #[error("The account “{0}” is disabled.")]
    Disabled(String),
    /// A full name that is too long or has line breaks.
    #[error("A full name has at most 100 characters, and no line breaks.")]
    FullName,
    /// The system gave no randomness.
    #[error("The system gave no random bytes: {0}.")]
    Random(String),
    /// A password could not be hashed or compared.
    #[error("The password could not be worked on: {0}.")]
    Hash(String),
    /// It is another file.
    #[error("{0} is no file of accounts of Sijill.")]
    NotAccounts(String),
    /// A newer program made it.
    #[error(
        "{path} has the format {found}, made by a newer version of Sijill; this one knows formats up to {known}. Nothing was changed."
    )]
    Newer {
        /// Which file.
        path: String,
        /// Its format.
        found: i64,
        /// The newest that is known.
        known: i64,
    },
    /// It may not be written.
    #[error("{0} cannot be written: the file or its folder is read-only.")]
    ReadOnly(String),
    /// Another process writes.
    #[error("{path} is being written by another process, which did not end within {seconds} seconds.")]
    Busy {
        /// Which file.
        path: String,
        /// How long was waited.
        seconds: u64,
    },
    /// No room.
    #[error("There is no room left on the disk for {0}. Nothing was changed.")]
    Full(String),
    /// It is not of its form.
    #[error("{path} is damaged: {cause}.")]
    Damaged {
        /// Which file.
        path: String,
        /// What is wrong.
        cause: String,
    },
    /// Anything else that the file or the system said.
    #[error("{path} could not be used: {cause}.")]
    Other {
        /// Which file.
        path: String,
        /// What was said.
        cause: String,
    },
}

impl AccountError {
    /// True where the one who asked can do something about it, and nothing is wrong with the server.
    #[must_use]
    pub fn is_refusal(&self) -> bool {
        matches!(
            self,
            Self::Name(_)
                | Self::Password(_)
                | Self::Taken(_)
                | Self::Unknown(_)
                | Self::Already { .. }
                | Self::LastAdministrator(_)
                | Self::Disabled(_)
                | Self::FullName
        )
    }
}

/// Why somebody was not let in. The sentences do not tell whether there is such an account.
#[derive(Debug, Error)]
pub enum LogInError {
    /// No such account, another password, or a disabled account.
    #[error("The name or the password is wrong, or the account is disabled.")]
    Wrong,
    /// Too many tries; the password was not looked at.
    #[error("There were too many tries. Try again in {}.", while_of(*.seconds))]
    Wait {
        /// How long to wait.
        seconds: u64,
    },
    /// Too many are logging in at this moment; nobody's tries were counted.
    #[error("Too many people are logging in at this moment. Try again in a few seconds.")]
    Crowded,
    /// The session is over.
    #[error("The session is over. Log in again.")]
    Over,
    /// The accounts could not be asked, or the new password is refused.
    #[error(transparent)]
    Account(#[from] AccountError),
}

/// "1 second", "12 minutes"; never less than it is.
fn while_of(seconds: u64) -> String {
    let counted = |number: u64, unit: &str| match number {
        1 => format!("1 {unit}"),
        _ => format!("{number} {unit}s"),
    };
    if seconds < 120 { counted(seconds, "second") } else { counted(seconds.div_ceil(60), "minute") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wait_is_told_in_words() {
        let told = |seconds| LogInError::Wait { seconds }.to_string();
        assert!(told(1).ends_with("in 1 second.") && told(119).ends_with("in 119 seconds."));
        assert!(told(121).ends_with("in 3 minutes.") && told(900).ends_with("in 15 minutes."));
    }
}
