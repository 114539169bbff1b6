//! Making and opening the file, and what SQLite's refusals mean to a person.

use std::fs;
use std::io;
use std::path::Path;
use std::sync::Mutex;
use std::thread;
use std::time::{Duration, Instant};

use rusqlite::{Connection, ErrorCode, OpenFlags, TransactionBehavior};

use super::{FORMAT, Store, TABLES};
use crate::error::AccountError;

/// The file's `application_id`: "Sjac".
const APPLICATION: i64 = 0x536a_6163;

/// How long one waits for another process. Whoever logs in waits for as long.
const PATIENCE: Duration = Duration::from_secs(10);

/// How long until SQLite is asked again where it does not wait by itself.
const AGAIN: Duration = Duration::from_millis(10);

/// Deleted hashes and sessions are overwritten, and what was acknowledged is safe from a power cut.
const SETTINGS: &str = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA foreign_keys = ON;";

impl Store {
    /// Opens the file, or makes it.
    pub(crate) fn open_or_create(path: &Path) -> Result<Self, AccountError> {
        let mut options = fs::OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        {
            use std::os::unix::fs::OpenOptionsExt as _;
            options.mode(0o600);
        }
        match options.open(path) {
            Ok(_) => {}
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(refused(path, &error)),
        }
        Self::open(path)
    }

    /// Opens the file. An empty one is one that another process is making at this moment, or had no time to fill.
    pub(crate) fn open(path: &Path) -> Result<Self, AccountError> {
        only_for_its_owner(path)?;
        let told = |error| told(path, error);
        let mut writing = connect(path)?;
        if number(&writing, "application_id").map_err(told)? == 0 {
            fill(path, &mut writing)?;
        }
        if number(&writing, "application_id").map_err(told)? != APPLICATION {
            return Err(AccountError::NotAccounts(path.display().to_string()));
        }
        let found = number(&writing, "user_version").map_err(told)?;
        if found != FORMAT {
            return Err(AccountError::Newer { path: path.display().to_string(), found, known: FORMAT });
        }
        set_up(&writing).map_err(told)?;
        let reading = connect(path)?;
        reading.execute_batch("PRAGMA query_only = ON;").map_err(told)?;
        Ok(Self { path: path.to_owned(), reading: Mutex::new(reading), writing: Mutex::new(writing) })
    }
}

fn connect(path: &Path) -> Result<Connection, AccountError> {
    let told = |error| told(path, error);
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags).map_err(told)?;
    if connection.is_readonly("main").map_err(told)? {
        return Err(AccountError::ReadOnly(path.display().to_string()));
    }
    connection.busy_timeout(PATIENCE).map_err(told)?;
    Ok(connection)
}

/// Makes the tables of an empty file. Of two that do so at once, the second finds it done.
fn fill(path: &Path, connection: &mut Connection) -> Result<(), AccountError> {
    let told = |error| told(path, error);
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(told)?;
    let empty = transaction
        .query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get::<_, i64>(0))
        .map_err(told)?
        == 0;
    if empty {
        transaction
            .execute_batch(&format!(
                "{TABLES} PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {FORMAT};"
            ))
            .map_err(told)?;
    }
    transaction.commit().map_err(told)
}

/// Several that make the file at once change it to a log at once, and there SQLite refuses all but one on the spot: each holds a
/// lock that another one waits for.
fn set_up(connection: &Connection) -> rusqlite::Result<()> {
    let began = Instant::now();
    loop {
        match connection.execute_batch(SETTINGS) {
            Err(error) if is_busy(&error) && began.elapsed() < PATIENCE => thread::sleep(AGAIN),
            done => return done,
        }
    }
}

fn is_busy(error: &rusqlite::Error) -> bool {
    matches!(error.sqlite_error_code(), Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked))
}

fn number(connection: &Connection, name: &str) -> rusqlite::Result<i64> {
    connection.query_row(&format!("PRAGMA {name}"), [], |row| row.get(0))
}

/// A copy, or a careless hand, may have opened it to others.
#[cfg(unix)]
fn only_for_its_owner(path: &Path) -> Result<(), AccountError> {
    use std::os::unix::fs::PermissionsExt as _;
    let found = fs::metadata(path).map_err(|error| refused(path, &error))?.permissions().mode();
    if found & 0o077 != 0 {
        fs::set_permissions(path, fs::Permissions::from_mode(0o600))
            .map_err(|error| refused(path, &error))?;
    }
    Ok(())
}

#[cfg(not(unix))]
fn only_for_its_owner(_: &Path) -> Result<(), AccountError> {
    Ok(())
}

fn refused(path: &Path, error: &io::Error) -> AccountError {
    let path = path.display().to_string();
    match error.kind() {
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => AccountError::ReadOnly(path),
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => AccountError::Full(path),
        _ => AccountError::Other { path, cause: error.to_string() },
    }
}

/// What SQLite's error means to a person.
pub(super) fn told(path: &Path, error: rusqlite::Error) -> AccountError {
    let path = path.display().to_string();
    let cause = error.to_string().trim_end_matches('.').to_owned();
    if is_busy(&error) {
        return AccountError::Busy { path, seconds: PATIENCE.as_secs() };
    }
    match error.sqlite_error_code() {
        Some(ErrorCode::DiskFull) => AccountError::Full(path),
        Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => AccountError::ReadOnly(path),
        Some(ErrorCode::NotADatabase) => AccountError::NotAccounts(path),
        Some(ErrorCode::DatabaseCorrupt) => AccountError::Damaged { path, cause },
        _ => AccountError::Other { path, cause },
    }
}
