//! An account.

use jiff::Timestamp;
use serde::Serialize;

use crate::name::AccountName;
use crate::role::Role;

/// Somebody who may log in. Accounts are never removed, since the record's log tells of decisions by their names; they
/// are disabled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Account {
    /// The name, which decisions are signed with.
    pub name: AccountName,
    /// The name that is shown to people, where another one was given.
    pub full_name: Option<String>,
    /// What the account may do.
    pub role: Role,
    /// When it was made.
    pub created: Timestamp,
    /// Whoever made it, where that was said.
    pub by: Option<String>,
    /// True where it cannot log in.
    pub disabled: bool,
    /// True where another password must be chosen before anything else is done.
    pub must_change_password: bool,
    #[serde(skip)]
    pub(crate) id: i64,
}

impl Account {
    /// The name to show.
    #[must_use]
    pub fn shown(&self) -> &str {
        self.full_name.as_deref().unwrap_or_else(|| self.name.as_str())
    }
}

/// An account to be made.
#[derive(Debug, Clone)]
pub struct NewAccount {
    /// The name.
    pub name: AccountName,
    /// The name that is shown to people.
    pub full_name: Option<String>,
    /// What it may do.
    pub role: Role,
    /// Whoever makes it.
    pub by: Option<String>,
    /// True where the password is only for the first log-in.
    pub must_change_password: bool,
}
