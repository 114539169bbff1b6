//! The file: one SQLite database, readable by its owner alone.

mod open;

use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use jiff::Timestamp;
use rusqlite::{Connection, Row, TransactionBehavior};

use crate::account::Account;
use crate::error::AccountError;
use crate::name::AccountName;

/// The format that this program writes. It is the file's `user_version`.
pub const FORMAT: i64 = 1;

/// The tables. `key` is the folded name; times are milliseconds.
const TABLES: &str = "
CREATE TABLE account(id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, name TEXT NOT NULL, full_name TEXT, role TEXT NOT NULL, hash TEXT NOT NULL, created INTEGER NOT NULL, by TEXT, disabled INTEGER NOT NULL DEFAULT 0, must_change INTEGER NOT NULL);
CREATE TABLE session(number INTEGER PRIMARY KEY AUTOINCREMENT, digest BLOB NOT NULL UNIQUE, account INTEGER NOT NULL REFERENCES account(id), created INTEGER NOT NULL, seen INTEGER NOT NULL, agent TEXT NOT NULL);
CREATE INDEX session_of_account ON session(account);
";

/// The columns that [`Store::account_of`] reads, where the table is called `a`.
pub(crate) const ACCOUNT: &str =
    "a.id, a.name, a.full_name, a.role, a.created, a.by, a.disabled, a.must_change";

/// The file, open. Those who ask do not wait for those who write.
#[derive(Debug)]
pub(crate) struct Store {
    path: PathBuf,
    reading: Mutex<Connection>,
    writing: Mutex<Connection>,
}

impl Store {
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Asks.
    pub(crate) fn read<T>(
        &self,
        ask: impl FnOnce(&Connection) -> Result<T, AccountError>,
    ) -> Result<T, AccountError> {
        ask(&held(&self.reading))
    }

    /// Changes all of it or nothing.
    pub(crate) fn write<T>(
        &self,
        change: impl FnOnce(&Connection) -> Result<T, AccountError>,
    ) -> Result<T, AccountError> {
        self.change(&mut held(&self.writing), change)
    }

    /// The same where nobody else writes at this moment; nothing is done otherwise.
    pub(crate) fn write_if_free<T>(
        &self,
        change: impl FnOnce(&Connection) -> Result<T, AccountError>,
    ) -> Result<Option<T>, AccountError> {
        let Ok(mut connection) = self.writing.try_lock() else { return Ok(None) };
        self.change(&mut connection, change).map(Some)
    }

    fn change<T>(
        &self,
        connection: &mut Connection,
        change: impl FnOnce(&Connection) -> Result<T, AccountError>,
    ) -> Result<T, AccountError> {
        let transaction =
            connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(|e| self.told(e))?;
        // Dropped on an error, which rolls it back.
        let done = change(&transaction)?;
        transaction.commit().map_err(|e| self.told(e))?;
        Ok(done)
    }

    /// The account of a row that has the columns of [`ACCOUNT`] from this one on.
    pub(crate) fn account_of(&self, row: &Row<'_>, from: usize) -> Result<Account, AccountError> {
        let told = |error| self.told(error);
        let id: i64 = row.get(from).map_err(told)?;
        let odd = |what: &str| self.damaged(format!("the {what} of account {id} is none"));
        let name: String = row.get(from + 1).map_err(told)?;
        let role: String = row.get(from + 3).map_err(told)?;
        Ok(Account {
            name: AccountName::new(&name).map_err(|_| odd("name"))?,
            full_name: row.get(from + 2).map_err(told)?,
            role: role.parse().map_err(|_| odd("role"))?,
            created: self.time_of(row, from + 4)?,
            by: row.get(from + 5).map_err(told)?,
            disabled: row.get(from + 6).map_err(told)?,
            must_change_password: row.get(from + 7).map_err(told)?,
            id,
        })
    }

    pub(crate) fn time_of(&self, row: &Row<'_>, column: usize) -> Result<Timestamp, AccountError> {
        let time: i64 = row.get(column).map_err(|error| self.told(error))?;
        Timestamp::from_millisecond(time).map_err(|_| self.damaged("a time in it is none".to_owned()))
    }

    fn damaged(&self, cause: String) -> AccountError {
        AccountError::Damaged { path: self.path.display().to_string(), cause }
    }

    pub(crate) fn told(&self, error: rusqlite::Error) -> AccountError {
        open::told(&self.path, error)
    }
}

/// A panic while it was held left no transaction open: those are rolled back when they are dropped.
fn held(connection: &Mutex<Connection>) -> MutexGuard<'_, Connection> {
    connection.lock().unwrap_or_else(PoisonError::into_inner)
}
