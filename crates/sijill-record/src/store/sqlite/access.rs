//! Making and opening the file, and what SQLite's refusals mean to a person.

use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, ErrorCode, OpenFlags};

use super::SqliteStore;
use super::schema::{APPLICATION, FORMAT, TABLES};
use crate::store::StoreError;

/// What the caller will do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Ask only.
    Read,
    /// Add, too.
    Write,
}

/// How long a writer waits for another one.
const PATIENCE: Duration = Duration::from_secs(60);

/// The file is written whole pages at a time; larger pages waste less of rows of some hundred bytes.
const SETTINGS: &str = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; \
                        PRAGMA foreign_keys = OFF; PRAGMA wal_autocheckpoint = 2000; PRAGMA cache_size = -32000;";

impl SqliteStore {
    /// Makes a new file. `state` is what it begins with.
    ///
    /// # Errors
    /// Where there is a file already, or none can be made.
    pub fn create(path: &Path, dictionary: &[u8], state: &[u8]) -> Result<Self, StoreError> {
        let shown = path.display().to_string();
        let options = fs::OpenOptions::new().write(true).create_new(true).open(path);
        match options {
            Ok(_) => {}
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
                return Err(StoreError::Exists(shown));
            }
            Err(error) if error.kind() == std::io::ErrorKind::PermissionDenied => {
                return Err(StoreError::ReadOnly(shown));
            }
            Err(error) => return Err(StoreError::Other { path: shown, cause: error.to_string() }),
        }
        let made = Self::fill(path, dictionary, state);
        if made.is_err() {
            // Nothing was acknowledged yet: an empty file would only be in the way.
            let _ = fs::remove_file(path);
        }
        made
    }

    fn fill(path: &Path, dictionary: &[u8], state: &[u8]) -> Result<Self, StoreError> {
        let told = |error| told(path, error);
        let connection = Connection::open(path).map_err(told)?;
        connection.busy_timeout(PATIENCE).map_err(told)?;
        connection
            .execute_batch(&format!(
                "PRAGMA page_size = 4096; PRAGMA application_id = {APPLICATION}; {SETTINGS}"
            ))
            .map_err(told)?;
        connection
            .execute_batch(&format!(
                "BEGIN IMMEDIATE; {TABLES} INSERT INTO words(words, rank) VALUES('secure-delete', 1); PRAGMA user_version = {FORMAT};"
            ))
            .map_err(told)?;
        for (name, value) in [("dictionary", dictionary), ("state", state)] {
            connection
                .execute("INSERT INTO about(name, value) VALUES(?1, ?2)", rusqlite::params![name, value])
                .map_err(told)?;
        }
        connection.execute_batch("COMMIT").map_err(told)?;
        let mut store = Self::new(path, connection)?;
        store.seal_all()?;
        Ok(store)
    }

    /// Opens a record's file.
    ///
    /// # Errors
    /// Where there is none, it is another file, or its format is another.
    pub fn open(path: &Path, access: Access) -> Result<Self, StoreError> {
        let shown = path.display().to_string();
        if !path.is_file() {
            return Err(StoreError::Missing(shown));
        }
        let told = |error| told(path, error);
        let connection = match access {
            Access::Write => {
                let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
                let connection = Connection::open_with_flags(path, flags).map_err(told)?;
                if connection.is_readonly("main").map_err(told)? {
                    return Err(StoreError::ReadOnly(shown));
                }
                connection
            }
            Access::Read => open_to_read(path)?,
        };
        connection.busy_timeout(PATIENCE).map_err(told)?;
        let number =
            |name: &str| connection.query_row(&format!("PRAGMA {name}"), [], |row| row.get::<_, i64>(0));
        if number("application_id").map_err(told)? != i64::from(APPLICATION) {
            return Err(StoreError::NotARecord(shown));
        }
        let found = u32::try_from(number("user_version").map_err(told)?).unwrap_or(u32::MAX);
        if found > FORMAT {
            return Err(StoreError::Newer { path: shown, found, known: FORMAT });
        }
        let mut migrated = None;
        let connection = match (access, found < FORMAT) {
            (_, false) => connection,
            (Access::Read, true) => return Err(StoreError::Older { path: shown, found }),
            (Access::Write, true) => {
                let (connection, backup) = super::migrate::migrate(path, connection, found)?;
                migrated = Some(backup);
                connection
            }
        };
        match access {
            Access::Write => connection.execute_batch(SETTINGS).map_err(told)?,
            Access::Read => connection
                .execute_batch(
                    "PRAGMA query_only = ON; PRAGMA cache_size = -32000; PRAGMA mmap_size = 67108864;",
                )
                .map_err(told)?,
        }
        let mut store = Self::new(path, connection)?;
        store.migrated = migrated;
        Ok(store)
    }

    /// The copy that was kept of the file, where opening it brought it to the present format.
    #[must_use]
    pub fn migrated(&self) -> Option<&Path> {
        self.migrated.as_deref()
    }

    /// A copy of a file's bytes as a store to read from, for those who check them.
    ///
    /// # Errors
    /// Where the bytes are no database.
    pub fn from_bytes(path: &Path, bytes: &[u8]) -> Result<Self, StoreError> {
        let told = |error| told(path, error);
        let mut connection = Connection::open_in_memory().map_err(told)?;
        // There is no WAL in memory: the two bytes of the header that tell of one are read as if they did not.
        let header: Vec<u8> = bytes.iter().take(18).copied().chain([1, 1]).collect();
        let (header, rest) = match bytes.get(18..20) {
            Some([2, 2]) => (&header[..], bytes.get(20..).unwrap_or_default()),
            _ => (&[][..], bytes),
        };
        connection.deserialize_read_exact("main", header.chain(rest), bytes.len(), true).map_err(told)?;
        Self::new(path, connection)
    }
}

/// Whoever may write opens the file as a writer would, though only to ask: the last to close it then takes SQLite's
/// helper files away. Where the folder cannot be written they cannot be made, and a file that nobody writes needs none.
fn open_to_read(path: &Path) -> Result<Connection, StoreError> {
    let told = |error| told(path, error);
    let plain = OpenFlags::SQLITE_OPEN_NO_MUTEX;
    for flags in [plain | OpenFlags::SQLITE_OPEN_READ_WRITE, plain | OpenFlags::SQLITE_OPEN_READ_ONLY] {
        let opened = Connection::open_with_flags(path, flags);
        let looked = opened.and_then(|connection| {
            connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get::<_, i64>(0))?;
            Ok(connection)
        });
        match looked {
            Ok(connection) => return Ok(connection),
            Err(error) if cannot_open(&error) => {}
            Err(error) => return Err(told(error)),
        }
    }
    let wal = beside(path, "-wal");
    if wal.exists() {
        let cause = format!(
            "what was added last still lies in {}, and can be taken in only where the folder can be written: copy both files into such a one",
            wal.display()
        );
        return Err(StoreError::Other { path: path.display().to_string(), cause });
    }
    let uri = format!("file:{}?immutable=1", escaped(&path.display().to_string()));
    let flags = plain | OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
    Connection::open_with_flags(uri, flags).map_err(told)
}

fn cannot_open(error: &rusqlite::Error) -> bool {
    matches!(error.sqlite_error_code(), Some(ErrorCode::CannotOpen | ErrorCode::ReadOnly))
}

/// The file that SQLite keeps beside the record's.
pub(super) fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

fn escaped(path: &str) -> String {
    path.replace('%', "%25").replace('?', "%3f").replace('#', "%23")
}

/// What SQLite's error means to a person.
pub(super) fn told(path: &Path, error: rusqlite::Error) -> StoreError {
    let path = path.display().to_string();
    let text = error.to_string().trim_end_matches('.').to_owned();
    match error.sqlite_error_code() {
        Some(ErrorCode::DiskFull) => StoreError::Full(path),
        // A limit on a file's size and a full quota come as failed writes.
        Some(ErrorCode::SystemIoFailure) if text.contains("write") || extended(&error) == Some(778) => {
            StoreError::Full(path)
        }
        Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => StoreError::ReadOnly(path),
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
            StoreError::Busy { path, seconds: PATIENCE.as_secs() }
        }
        Some(ErrorCode::NotADatabase) => StoreError::NotARecord(path),
        Some(ErrorCode::DatabaseCorrupt) => StoreError::Damaged { path, cause: text },
        _ => StoreError::Other { path, cause: text },
    }
}

fn extended(error: &rusqlite::Error) -> Option<i32> {
    match error {
        rusqlite::Error::SqliteFailure(error, _) => Some(error.extended_code),
        _ => None,
    }
}
