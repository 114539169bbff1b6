//! `sijill account`: who may use the record's server.

mod list;
mod password;
mod sessions;

use sijill_account::{Account, AccountError, Accounts, NewAccount};

use crate::arguments::{
    AccountAddOptions, AccountCommand, AccountOptions, AccountPasswordOptions, AccountRoleOptions,
    AccountsOptions, Told,
};
use crate::deciding::{print, print_json};
use crate::errors::{CommandError, Ended};
use sijill_desk::desk;

pub(crate) fn run(command: &AccountCommand) -> Result<Ended, CommandError> {
    match command {
        AccountCommand::Add(options) => add(options),
        AccountCommand::List(options) => list::run(options),
        AccountCommand::Role(options) => role(options),
        AccountCommand::Password(options) => set_password(options),
        AccountCommand::Disable(options) => disable(options),
        AccountCommand::Enable(options) => enable(options),
        AccountCommand::Sessions(options) => sessions::run(options),
    }
}

fn add(options: &AccountAddOptions) -> Result<Ended, CommandError> {
    let AccountAddOptions { name, role, full_name, by, password, common } = options;
    let known = find(common)?.is_some_and(|accounts| accounts.account(name.as_str()).is_ok());
    if known {
        return Err(AccountError::Taken(name.to_string()).into());
    }
    // Nobody is asked for a password twice, nor is a file made, where the password would be refused.
    let given = password::given(password, name)?;
    let new = NewAccount {
        name: name.clone(),
        full_name: full_name.clone(),
        role: (*role).into(),
        by: by.clone(),
        must_change_password: password.must_change,
    };
    let accounts = Accounts::open_or_create(&common.record.path())?;
    let account = accounts.add(&new, &given, desk::now())?;
    let mut told = format!("The account “{}” is made: {}.\n", account.name, account.role.with_article());
    if !accounts.has_administrator()? {
        told.push_str("There is no administrator yet; `sijill account role NAME administrator` makes one.\n");
    }
    tell(common, &account, &told)
}

fn role(options: &AccountRoleOptions) -> Result<Ended, CommandError> {
    let AccountRoleOptions { name, role, common } = options;
    let account = of(common, name)?.set_role(name, (*role).into())?;
    tell(common, &account, &format!("“{}” is {} now.\n", account.name, account.role.with_article()))
}

fn set_password(options: &AccountPasswordOptions) -> Result<Ended, CommandError> {
    let AccountPasswordOptions { name, password, common } = options;
    let accounts = of(common, name)?;
    let given = password::given(password, &accounts.account(name)?.name)?;
    let account = accounts.set_password(name, &given, password.must_change)?;
    tell(common, &account, &format!("“{}” has another password now.\n", account.name))
}

fn disable(options: &AccountOptions) -> Result<Ended, CommandError> {
    let AccountOptions { name, common } = options;
    let account = of(common, name)?.disable(name)?;
    tell(common, &account, &format!("“{}” cannot log in any more.\n", account.name))
}

fn enable(options: &AccountOptions) -> Result<Ended, CommandError> {
    let AccountOptions { name, common } = options;
    let account = of(common, name)?.enable(name)?;
    tell(common, &account, &format!("“{}” can log in again.\n", account.name))
}

/// The accounts of the record that is meant; nothing where it has none.
fn find(common: &AccountsOptions) -> Result<Option<Accounts>, CommandError> {
    // A mistyped record is told, not taken for one without accounts.
    desk::to_ask(&common.record.path())?;
    Ok(Accounts::find(&common.record.path())?)
}

/// The accounts that one of this name is to be in.
fn of(common: &AccountsOptions, name: &str) -> Result<Accounts, CommandError> {
    find(common)?.ok_or_else(|| AccountError::Unknown(name.to_owned()).into())
}

fn tell(common: &AccountsOptions, account: &Account, words: &str) -> Result<Ended, CommandError> {
    match common.format {
        Told::Json => print_json(account)?,
        Told::Text => print(words)?,
    }
    Ok(Ended::Well)
}
