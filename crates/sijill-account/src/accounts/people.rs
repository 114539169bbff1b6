//! Who there is, and what they may do.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, params};

use super::Accounts;
use crate::account::{Account, NewAccount};
use crate::error::AccountError;
use crate::name::AccountName;
use crate::password::{Password, hash};
use crate::role::Role;
use crate::store::ACCOUNT;

const MOST_OF_FULL_NAME: usize = 100;

impl Accounts {
    /// Makes an account.
    ///
    /// # Errors
    /// Where there is one of that name, or the password is refused.
    pub fn add(
        &self,
        new: &NewAccount,
        password: &Password,
        now: Timestamp,
    ) -> Result<Account, AccountError> {
        password.check(&new.name)?;
        let full_name = full_name(new.full_name.as_deref())?;
        let hash = hash(password)?;
        self.store.write(|connection| {
            if self.find_account(connection, new.name.as_str())?.is_some() {
                return Err(AccountError::Taken(new.name.to_string()));
            }
            connection
                .execute(
                    "INSERT INTO account(key, name, full_name, role, hash, created, by, must_change) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                    params![
                        new.name.key(),
                        new.name.as_str(),
                        full_name,
                        new.role.name(),
                        hash,
                        now.as_millisecond(),
                        new.by,
                        new.must_change_password
                    ],
                )
                .map_err(|e| self.store.told(e))?;
            self.one(connection, new.name.as_str())
        })
    }

    /// The account of a name.
    ///
    /// # Errors
    /// Where there is none.
    pub fn account(&self, name: &str) -> Result<Account, AccountError> {
        self.store.read(|connection| self.one(connection, name))
    }

    /// All accounts, by their names.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn all(&self) -> Result<Vec<Account>, AccountError> {
        self.store.read(|connection| {
            let told = |e| self.store.told(e);
            let sql = format!("SELECT {ACCOUNT} FROM account a ORDER BY a.key");
            let mut statement = connection.prepare_cached(&sql).map_err(told)?;
            let mut rows = statement.query([]).map_err(told)?;
            let mut accounts = Vec::new();
            while let Some(row) = rows.next().map_err(told)? {
                accounts.push(self.store.account_of(row, 0)?);
            }
            Ok(accounts)
        })
    }

    /// True where nobody has an account.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn is_empty(&self) -> Result<bool, AccountError> {
        self.store.read(|connection| {
            connection
                .query_row("SELECT NOT EXISTS(SELECT 1 FROM account)", [], |row| row.get(0))
                .map_err(|e| self.store.told(e))
        })
    }

    /// True where somebody can manage the accounts.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn has_administrator(&self) -> Result<bool, AccountError> {
        self.store.read(|connection| self.administrators_besides(connection, None)).map(|count| count > 0)
    }

    /// Gives an account another role. Its sessions end.
    ///
    /// # Errors
    /// Where there is no such account, it has the role, or nobody would be left who can manage accounts.
    pub fn set_role(&self, name: &str, role: Role) -> Result<Account, AccountError> {
        self.changed(name, |connection, account| {
            if account.role == role {
                return Err(already(account, role.with_article()));
            }
            self.leaves_an_administrator(connection, account)?;
            self.update(connection, "UPDATE account SET role = ?1 WHERE id = ?2", role.name(), account)
        })
    }

    /// Keeps an account from logging in. Its sessions end.
    ///
    /// # Errors
    /// Where there is no such account, it is disabled, or nobody would be left who can manage accounts.
    pub fn disable(&self, name: &str) -> Result<Account, AccountError> {
        self.changed(name, |connection, account| {
            if account.disabled {
                return Err(already(account, "disabled"));
            }
            self.leaves_an_administrator(connection, account)?;
            self.update(connection, "UPDATE account SET disabled = ?1 WHERE id = ?2", true, account)
        })
    }

    /// Lets an account log in again.
    ///
    /// # Errors
    /// Where there is no such account, or it is enabled.
    pub fn enable(&self, name: &str) -> Result<Account, AccountError> {
        self.changed(name, |connection, account| {
            if !account.disabled {
                return Err(already(account, "enabled"));
            }
            self.update(connection, "UPDATE account SET disabled = ?1 WHERE id = ?2", false, account)
        })
    }

    /// Gives an account another password, without asking for the old one. Its sessions end.
    ///
    /// # Errors
    /// Where there is no such account, or the password is refused.
    pub fn set_password(
        &self,
        name: &str,
        password: &Password,
        must_change: bool,
    ) -> Result<Account, AccountError> {
        password.check(&self.account(name)?.name)?;
        let hash = hash(password)?;
        self.changed(name, |connection, account| {
            self.update(connection, "UPDATE account SET hash = ?1 WHERE id = ?2", &hash, account)?;
            self.update(connection, "UPDATE account SET must_change = ?1 WHERE id = ?2", must_change, account)
        })
    }

    /// Gives an account the name that is shown to people, or takes it away.
    ///
    /// # Errors
    /// Where there is no such account, or the name is too long.
    pub fn set_full_name(&self, name: &str, words: Option<&str>) -> Result<Account, AccountError> {
        let full_name = full_name(words)?;
        self.store.write(|connection| {
            let account = self.one(connection, name)?;
            self.update(connection, "UPDATE account SET full_name = ?1 WHERE id = ?2", full_name, &account)?;
            self.one(connection, name)
        })
    }

    /// A change after which all sessions of the account end.
    fn changed(
        &self,
        name: &str,
        change: impl FnOnce(&Connection, &Account) -> Result<(), AccountError>,
    ) -> Result<Account, AccountError> {
        self.store.write(|connection| {
            let account = self.one(connection, name)?;
            change(connection, &account)?;
            self.end_all_of(connection, &account)?;
            self.one(connection, name)
        })
    }

    pub(super) fn update(
        &self,
        connection: &Connection,
        sql: &str,
        value: impl rusqlite::ToSql,
        account: &Account,
    ) -> Result<(), AccountError> {
        connection.execute(sql, params![value, account.id]).map_err(|e| self.store.told(e)).map(|_| ())
    }

    pub(super) fn one(&self, connection: &Connection, name: &str) -> Result<Account, AccountError> {
        self.find_account(connection, name)?.ok_or_else(|| AccountError::Unknown(name.trim().to_owned()))
    }

    fn find_account(&self, connection: &Connection, name: &str) -> Result<Option<Account>, AccountError> {
        let told = |e| self.store.told(e);
        let sql = format!("SELECT {ACCOUNT} FROM account a WHERE a.key = ?1");
        let mut statement = connection.prepare_cached(&sql).map_err(told)?;
        let mut rows = statement.query([key(name)]).map_err(told)?;
        rows.next().map_err(told)?.map(|row| self.store.account_of(row, 0)).transpose()
    }

    /// The account's hash.
    pub(super) fn hash_of(
        &self,
        connection: &Connection,
        name: &str,
    ) -> Result<Option<String>, AccountError> {
        connection
            .prepare_cached("SELECT hash FROM account WHERE key = ?1")
            .and_then(|mut statement| statement.query_row([key(name)], |row| row.get(0)).optional())
            .map_err(|e| self.store.told(e))
    }

    fn leaves_an_administrator(
        &self,
        connection: &Connection,
        account: &Account,
    ) -> Result<(), AccountError> {
        let counts = account.role == Role::Administrator && !account.disabled;
        if counts && self.administrators_besides(connection, Some(account.id))? == 0 {
            return Err(AccountError::LastAdministrator(account.name.to_string()));
        }
        Ok(())
    }

    fn administrators_besides(&self, connection: &Connection, id: Option<i64>) -> Result<i64, AccountError> {
        connection
            .query_row(
                "SELECT count(*) FROM account WHERE role = ?1 AND NOT disabled AND id IS NOT ?2",
                params![Role::Administrator.name(), id],
                |row| row.get(0),
            )
            .map_err(|e| self.store.told(e))
    }
}

/// What is looked for where somebody gives a name: nothing where none can be like it.
pub(super) fn key(name: &str) -> String {
    AccountName::new(name).map_or_else(|_| String::new(), |name| name.key().to_owned())
}

fn already(account: &Account, state: &'static str) -> AccountError {
    AccountError::Already { name: account.name.to_string(), state }
}

/// A full name as it is kept: nothing where it is empty.
fn full_name(words: Option<&str>) -> Result<Option<String>, AccountError> {
    let words = words.map(str::trim).filter(|words| !words.is_empty());
    match words {
        Some(words) if words.chars().count() > MOST_OF_FULL_NAME || words.chars().any(char::is_control) => {
            Err(AccountError::FullName)
        }
        words => Ok(words.map(one_spaced)),
    }
}

/// Words with one space between them.
fn one_spaced(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
