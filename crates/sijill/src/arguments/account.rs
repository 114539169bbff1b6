//! Options of `sijill account`.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use sijill_account::{AccountName, Role};
use sijill_desk::filter::values::said;

use super::RecordOptions;
use super::record::Told;

/// What `sijill account` does.
#[derive(Debug, Subcommand)]
pub(crate) enum AccountCommand {
    /// Makes an account.
    Add(AccountAddOptions),
    /// Lists the accounts.
    List(AccountListOptions),
    /// Gives an account another role; it must log in again.
    Role(AccountRoleOptions),
    /// Gives an account another password; it must log in again.
    Password(AccountPasswordOptions),
    /// Keeps an account from logging in, from this moment on.
    Disable(AccountOptions),
    /// Lets an account log in again.
    Enable(AccountOptions),
    /// Lists the sessions of an account that are open, or ends them.
    Sessions(AccountSessionsOptions),
}

/// Of which record, and how it is told.
#[derive(Debug, Args)]
pub(crate) struct AccountsOptions {
    #[command(flatten)]
    pub(crate) record: RecordOptions,
    /// How to tell of it.
    #[arg(short, long, value_enum, default_value_t = Told::Text)]
    pub(crate) format: Told,
}

/// Where a password comes from.
#[derive(Debug, Args)]
pub(crate) struct PasswordOptions {
    /// Reads the password from a file that holds nothing else; `-` is standard input [default: asked at the terminal].
    #[arg(long, value_name = "FILE", help_heading = "The password")]
    pub(crate) password_file: Option<PathBuf>,
    /// It is for the next log-in only: then another one must be chosen.
    #[arg(long, help_heading = "The password")]
    pub(crate) must_change: bool,
}

/// Options of `sijill account add`.
#[derive(Debug, Args)]
#[command(after_help = "\
A password has at least 12 characters, and is none of those that are guessed first. Several words
that do not belong together are good.

Names have 2 to 64 letters, digits, dots, hyphens and underscores, of any script. Capitals make no
difference.

Examples:
  sijill account add leila --role administrator
  sijill account add noor --role coder --full-name \"Noor Haddad\" --must-change
  pass show sijill/noor | sijill account add noor --role coder --password-file -")]
pub(crate) struct AccountAddOptions {
    /// Its name, which its decisions will be signed with.
    #[arg(value_name = "NAME", value_parser = account_name)]
    pub(crate) name: AccountName,
    /// What it may do.
    #[arg(long, value_enum, value_name = "ROLE")]
    pub(crate) role: RoleName,
    /// The name to show to people.
    #[arg(long, value_name = "TEXT", value_parser = said)]
    pub(crate) full_name: Option<String>,
    /// Whoever makes it; also from SIJILL_BY.
    #[arg(long, value_name = "NAME", env = "SIJILL_BY", hide_env = true, value_parser = said)]
    pub(crate) by: Option<String>,
    #[command(flatten)]
    pub(crate) password: PasswordOptions,
    #[command(flatten)]
    pub(crate) common: AccountsOptions,
}

/// A role, with what it may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum RoleName {
    /// Reads everything of the record.
    Reader,
    /// Also adds reports and reviews claims, one at a time.
    Coder,
    /// Also decides on many claims, incidents, sources, zones, and withdraws reports.
    Reviewer,
    /// Also erases reports, manages accounts and sets what is published.
    Administrator,
}

impl From<RoleName> for Role {
    fn from(name: RoleName) -> Self {
        match name {
            RoleName::Reader => Self::Reader,
            RoleName::Coder => Self::Coder,
            RoleName::Reviewer => Self::Reviewer,
            RoleName::Administrator => Self::Administrator,
        }
    }
}

/// Options of `sijill account list`.
#[derive(Debug, Args)]
#[command(after_help = "\
Example:
  sijill account list --format json")]
pub(crate) struct AccountListOptions {
    #[command(flatten)]
    pub(crate) common: AccountsOptions,
}

/// Options of `sijill account role`.
#[derive(Debug, Args)]
#[command(after_help = "\
The last administrator stays one.

Example:
  sijill account role noor reviewer")]
pub(crate) struct AccountRoleOptions {
    /// The account.
    #[arg(value_name = "NAME", value_parser = said)]
    pub(crate) name: String,
    /// What it may do from now on.
    #[arg(value_enum, value_name = "ROLE")]
    pub(crate) role: RoleName,
    #[command(flatten)]
    pub(crate) common: AccountsOptions,
}

/// Options of `sijill account password`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  sijill account password noor
  sijill account password noor --password-file first-password.txt --must-change")]
pub(crate) struct AccountPasswordOptions {
    /// The account.
    #[arg(value_name = "NAME", value_parser = said)]
    pub(crate) name: String,
    #[command(flatten)]
    pub(crate) password: PasswordOptions,
    #[command(flatten)]
    pub(crate) common: AccountsOptions,
}

/// Options of `sijill account disable` and `enable`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  sijill account disable noor
  sijill account enable noor")]
pub(crate) struct AccountOptions {
    /// The account.
    #[arg(value_name = "NAME", value_parser = said)]
    pub(crate) name: String,
    #[command(flatten)]
    pub(crate) common: AccountsOptions,
}

/// Options of `sijill account sessions`.
#[derive(Debug, Args)]
#[command(after_help = "\
A session ends by itself after 8 hours without use, and after 7 days in any case.

Examples:
  sijill account sessions noor
  sijill account sessions noor --end     a device was lost: it must log in again")]
pub(crate) struct AccountSessionsOptions {
    /// The account.
    #[arg(value_name = "NAME", value_parser = said)]
    pub(crate) name: String,
    /// Ends them all.
    #[arg(long)]
    pub(crate) end: bool,
    #[command(flatten)]
    pub(crate) common: AccountsOptions,
}

fn account_name(words: &str) -> Result<AccountName, String> {
    AccountName::new(words).map_err(|error| error.to_string())
}
