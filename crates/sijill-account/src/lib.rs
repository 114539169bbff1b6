//! Who may use the server of a record: accounts, roles, sessions and log-in. The door is [`Accounts`].
//!
//! Accounts are kept in a file of their own beside the record, `<record file>.accounts`, and never inside it: a record is
//! given away, passwords are not. Neither addresses of people nor anything that opens a session is kept: of a password
//! there is its hash alone, of a session the digest of its token.
//!
//! This crate knows nothing of HTTP and of cookies, and has no clock: whoever calls it says what time it is. What people
//! decided is not its matter either, but the record's.

mod account;
mod accounts;
mod error;
mod name;
mod password;
mod role;
mod session;
mod store;
mod throttle;
mod token;

pub use account::{Account, NewAccount};
pub use accounts::Accounts;
pub use error::{AccountError, LogInError};
pub use name::{AccountName, NameError};
pub use password::{LEAST_CHARACTERS, MOST_CHARACTERS, Password, PasswordError};
pub use role::{Right, Role, UnknownRole};
pub use session::{ABSOLUTE_LIMIT, IDLE_LIMIT, Session};
pub use store::FORMAT;
pub use token::{SessionToken, VisitorToken};
