//! The embedded store: one SQLite file, one writer, many readers; WAL, `synchronous=FULL`.

mod access;
mod append;
mod faults;
mod migrate;
mod schema;
mod terms;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, Row, params};

pub use access::Access;
pub use schema::FORMAT;

use crate::hash::Hash;
use crate::payload::Payload;
use crate::store::{Batch, Shelved, Store, StoreError, StoredBlob, StoredContent, StoredEntry};

/// A record's file.
#[derive(Debug)]
pub struct SqliteStore {
    path: PathBuf,
    connection: Connection,
    /// Blocks of the index of words that the transaction in hand changed.
    touched: Arc<Mutex<BTreeSet<i64>>>,
    /// The copy of a file that opening brought to the present format.
    migrated: Option<PathBuf>,
}

const ENTRY: &str = "number, kind, version, time, leaf, salt, payload, commitment, after";

impl SqliteStore {
    fn new(path: &Path, mut connection: Connection) -> Result<Self, StoreError> {
        let touched = Arc::new(Mutex::new(BTreeSet::new()));
        let seen = Arc::clone(&touched);
        connection
            .update_hook(Some(move |_, _: &str, table: &str, row: i64| {
                if table == "words_data" {
                    seen.lock().unwrap_or_else(PoisonError::into_inner).insert(row);
                }
            }))
            .map_err(|error| access::told(path, error))?;
        Ok(Self { path: path.to_owned(), connection, touched, migrated: None })
    }

    /// The connection alone, without what listens to it.
    fn into_connection(mut self) -> Result<Connection, StoreError> {
        self.connection
            .update_hook(None::<fn(rusqlite::hooks::Action, &str, &str, i64)>)
            .map_err(|e| access::told(&self.path, e))?;
        Ok(self.connection)
    }

    fn error(&self, error: rusqlite::Error) -> StoreError {
        access::told(&self.path, error)
    }

    fn about(&self, name: &str) -> Result<Vec<u8>, StoreError> {
        self.connection
            .prepare_cached("SELECT value FROM about WHERE name = ?1")
            .and_then(|mut s| s.query_row([name], |row| row.get(0)))
            .optional()
            .map_err(|error| self.error(error))?
            .ok_or_else(|| self.damaged(format!("it says nothing of its {name}")))
    }

    fn damaged(&self, cause: String) -> StoreError {
        StoreError::Damaged { path: self.place(), cause }
    }

    fn entry_of(&self, row: &Row<'_>) -> Result<StoredEntry, StoreError> {
        let number: i64 = row.get(0).map_err(|e| self.error(e))?;
        let odd = || self.damaged(format!("the row of entry e{number} is not of its form"));
        let kind: i64 = row.get(1).map_err(|_| odd())?;
        let kind = usize::try_from(kind).ok().and_then(|k| Payload::KINDS.get(k)).ok_or_else(odd)?;
        let time: i64 = row.get(3).map_err(|_| odd())?;
        let salt: Option<Vec<u8>> = row.get(5).map_err(|_| odd())?;
        let payload: Option<Vec<u8>> = row.get(6).map_err(|_| odd())?;
        let commitment: Option<Vec<u8>> = row.get(7).map_err(|_| odd())?;
        let content = match (salt, payload, commitment) {
            (Some(salt), Some(payload), None) => {
                let after: Option<i64> = row.get(8).map_err(|_| odd())?;
                let after = after.map(|n| u64::try_from(n).map_err(|_| odd())).transpose()?;
                StoredContent::Sealed { salt: salt.try_into().map_err(|_| odd())?, payload, after }
            }
            (None, None, Some(hash)) => StoredContent::Erased(Hash::from_bytes(&hash).ok_or_else(odd)?),
            _ => return Err(odd()),
        };
        Ok(StoredEntry {
            number: u64::try_from(number).map_err(|_| odd())?,
            kind: (*kind).to_owned(),
            version: row.get(2).map_err(|_| odd())?,
            time: Timestamp::from_millisecond(time).map_err(|_| odd())?,
            leaf: self.hash_at(row, 4)?,
            content,
        })
    }

    fn blob_of(&self, row: &Row<'_>) -> Result<StoredBlob, StoreError> {
        let number: i64 = row.get(0).map_err(|e| self.error(e))?;
        let odd = |_| self.damaged(format!("the row of blob {number} is not of its form"));
        let whole = |n: i64| {
            u64::try_from(n).map_err(|_| self.damaged(format!("blob {number} tells a number below zero")))
        };
        Ok(StoredBlob {
            number: whole(number)?,
            sha256: self.hash_at(row, 1)?,
            size: whole(row.get(2).map_err(odd)?)?,
            report: row.get::<_, Option<i64>>(3).map_err(odd)?.map(whole).transpose()?,
            bytes: row.get(4).map_err(odd)?,
        })
    }

    fn hash_at(&self, row: &Row<'_>, column: usize) -> Result<Hash, StoreError> {
        row.get_ref(column)
            .ok()
            .and_then(|value| value.as_blob().ok())
            .and_then(Hash::from_bytes)
            .ok_or_else(|| self.damaged("a digest has not 32 bytes".to_owned()))
    }

    /// One row, made into something.
    fn one<T>(
        &self,
        sql: &str,
        number: u64,
        make: impl FnOnce(&Row<'_>) -> Result<T, StoreError>,
    ) -> Result<Option<T>, StoreError> {
        let mut statement = self.connection.prepare_cached(sql).map_err(|e| self.error(e))?;
        let mut rows = statement.query([signed(number)]).map_err(|e| self.error(e))?;
        match rows.next().map_err(|e| self.error(e))? {
            Some(row) => make(row).map(Some),
            None => Ok(None),
        }
    }

    /// All rows from one on.
    fn each<T>(
        &self,
        sql: &str,
        from: u64,
        make: impl Fn(&Row<'_>) -> Result<T, StoreError>,
        each: &mut dyn FnMut(T) -> bool,
    ) -> Result<(), StoreError> {
        let mut statement = self.connection.prepare_cached(sql).map_err(|e| self.error(e))?;
        let mut rows = statement.query([signed(from)]).map_err(|e| self.error(e))?;
        while let Some(row) = rows.next().map_err(|e| self.error(e))? {
            if !each(make(row)?) {
                break;
            }
        }
        Ok(())
    }

    /// The file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }
}

/// Numbers are far below the largest of either type.
fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// Where a part of a column lies in the table of parts.
fn part_key(column: u32, number: u32) -> i64 {
    i64::from(column) << 32 | i64::from(number)
}

impl Store for SqliteStore {
    fn place(&self) -> String {
        self.path.display().to_string()
    }

    fn dictionary(&self) -> Result<Vec<u8>, StoreError> {
        self.about("dictionary")
    }

    fn state(&self) -> Result<Vec<u8>, StoreError> {
        self.about("state")
    }

    fn size(&self) -> Result<u64, StoreError> {
        self.connection
            .prepare_cached("SELECT ifnull(max(number), -1) + 1 FROM entry")
            .and_then(|mut s| s.query_row([], |row| row.get::<_, i64>(0)))
            .map_err(|e| self.error(e))
            .map(|n| u64::try_from(n).unwrap_or(0))
    }

    fn entry(&self, number: u64) -> Result<Option<StoredEntry>, StoreError> {
        self.one(&format!("SELECT {ENTRY} FROM entry WHERE number = ?1"), number, |row| self.entry_of(row))
    }

    fn entries(&self, from: u64, each: &mut dyn FnMut(StoredEntry) -> bool) -> Result<(), StoreError> {
        let sql = format!("SELECT {ENTRY} FROM entry WHERE number >= ?1 ORDER BY number");
        self.each(&sql, from, |row| self.entry_of(row), each)
    }

    fn time(&self, number: u64) -> Result<Option<Timestamp>, StoreError> {
        self.one("SELECT time FROM entry WHERE number = ?1", number, |row| {
            let time: i64 = row.get(0).map_err(|e| self.error(e))?;
            Timestamp::from_millisecond(time)
                .map_err(|_| self.damaged(format!("the time of entry e{number} is none")))
        })
    }

    fn leaf(&self, number: u64) -> Result<Option<Hash>, StoreError> {
        self.one("SELECT leaf FROM entry WHERE number = ?1", number, |row| self.hash_at(row, 0))
    }

    fn run(&self, number: u64) -> Result<Option<Hash>, StoreError> {
        self.one("SELECT hash FROM run WHERE number = ?1", number, |row| self.hash_at(row, 0))
    }

    fn blob(&self, number: u64) -> Result<Option<StoredBlob>, StoreError> {
        self.one("SELECT number, sha256, size, report, bytes FROM blob WHERE number = ?1", number, |row| {
            self.blob_of(row)
        })
    }

    fn blobs(&self, from: u64, each: &mut dyn FnMut(StoredBlob) -> bool) -> Result<(), StoreError> {
        let sql = "SELECT number, sha256, size, report, bytes FROM blob WHERE number >= ?1 ORDER BY number";
        self.each(sql, from, |row| self.blob_of(row), each)
    }

    fn part(&self, column: u32, number: u32) -> Result<Option<Vec<u8>>, StoreError> {
        let key = u64::try_from(part_key(column, number)).unwrap_or(u64::MAX);
        self.one("SELECT bytes FROM part WHERE key = ?1", key, |row| row.get(0).map_err(|e| self.error(e)))
    }

    fn parts(
        &self,
        column: u32,
        from: u32,
        each: &mut dyn FnMut(u32, &[u8]) -> bool,
    ) -> Result<(), StoreError> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT key, bytes FROM part WHERE key >= ?1 AND key < ?2 ORDER BY key")
            .map_err(|e| self.error(e))?;
        let mut rows =
            statement.query([part_key(column, from), part_key(column + 1, 0)]).map_err(|e| self.error(e))?;
        while let Some(row) = rows.next().map_err(|e| self.error(e))? {
            let key: i64 = row.get(0).map_err(|e| self.error(e))?;
            let bytes = row
                .get_ref(1)
                .ok()
                .and_then(|value| value.as_blob().ok())
                .ok_or_else(|| self.damaged("a part of a view holds no bytes".to_owned()))?;
            if !each(u32::try_from(key & i64::from(u32::MAX)).unwrap_or(u32::MAX), bytes) {
                break;
            }
        }
        Ok(())
    }

    fn lookup(&self, space: u8, key: i64) -> Result<Vec<u64>, StoreError> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT number FROM lookup WHERE space = ?1 AND key = ?2 ORDER BY number")
            .map_err(|e| self.error(e))?;
        let numbers = statement
            .query_map(params![space, key], |row| row.get::<_, i64>(0))
            .and_then(Iterator::collect::<Result<Vec<_>, _>>)
            .map_err(|e| self.error(e))?;
        Ok(numbers.into_iter().filter_map(|n| u64::try_from(n).ok()).collect())
    }

    fn lookups(&self, each: &mut dyn FnMut(u8, i64, u64) -> bool) -> Result<(), StoreError> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT space, key, number FROM lookup ORDER BY space, key, number")
            .map_err(|e| self.error(e))?;
        let mut rows = statement.query([]).map_err(|e| self.error(e))?;
        while let Some(row) = rows.next().map_err(|e| self.error(e))? {
            let number = |column| row.get::<_, i64>(column).map_err(|e| self.error(e));
            // No space and no number is this large.
            let space = u8::try_from(number(0)?).unwrap_or(u8::MAX);
            if !each(space, number(1)?, u64::try_from(number(2)?).unwrap_or(u64::MAX)) {
                break;
            }
        }
        Ok(())
    }

    fn search(&self, words: &str, each: &mut dyn FnMut(u64) -> bool) -> Result<(), StoreError> {
        let wrong = |error: rusqlite::Error| match &error {
            rusqlite::Error::SqliteFailure(_, Some(cause))
                if cause.contains("fts5")
                    || cause.contains("unterminated")
                    || cause.contains("no such column")
                    || cause.contains("unknown special query") =>
            {
                StoreError::Search {
                    words: words.to_owned(),
                    cause: cause.trim_start_matches("fts5: ").to_owned(),
                }
            }
            _ => self.error(error),
        };
        let mut statement = self
            .connection
            .prepare_cached("SELECT rowid FROM words WHERE words MATCH ?1 ORDER BY rowid")
            .map_err(|e| self.error(e))?;
        let mut rows = statement.query([words]).map_err(wrong)?;
        while let Some(row) = rows.next().map_err(wrong)? {
            let number: i64 = row.get(0).map_err(|e| self.error(e))?;
            if !each(u64::try_from(number).unwrap_or(0)) {
                break;
            }
        }
        Ok(())
    }

    fn hold(&self) -> Result<(), StoreError> {
        // The first read is what fixes the moment.
        self.connection.execute_batch("BEGIN; SELECT 1 FROM about;").map_err(|e| self.error(e))
    }

    fn release(&self) -> Result<(), StoreError> {
        self.connection.execute_batch("COMMIT").map_err(|e| self.error(e))
    }

    fn lock(&mut self) -> Result<(), StoreError> {
        if self.connection.is_autocommit() {
            self.connection.execute_batch("BEGIN IMMEDIATE").map_err(|e| self.error(e))?;
        }
        Ok(())
    }

    fn unlock(&mut self) {
        if !self.connection.is_autocommit() {
            // A rollback that fails leaves nothing to roll back.
            let _ = self.connection.execute_batch("ROLLBACK");
        }
    }

    fn append(&mut self, batch: &Batch) -> Result<(), StoreError> {
        let done = self.lock().and_then(|()| append::append(self, batch));
        if done.is_err() {
            self.unlock();
        }
        done
    }

    fn shelf(&self, key: u64) -> Result<Option<Vec<u8>>, StoreError> {
        self.one("SELECT bytes FROM shelf WHERE key = ?1", key, |row| row.get(0).map_err(|e| self.error(e)))
    }

    fn shelve(&mut self, key: u64, expected: Option<&[u8]>, things: &[Shelved]) -> Result<bool, StoreError> {
        self.lock()?;
        let done = self.shelf(key).and_then(|found| {
            if found.as_deref() != expected {
                return Ok(false);
            }
            append::shelve(&self.connection, things).map_err(|e| self.error(e))?;
            Ok(true)
        });
        if !matches!(done, Ok(true)) {
            self.unlock();
        }
        done
    }

    fn scrub(&mut self) -> Result<(), StoreError> {
        let busy: bool = self
            .connection
            .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))
            .map_err(|e| self.error(e))?;
        if busy { Err(StoreError::Unscrubbed(self.place())) } else { Ok(()) }
    }

    fn faults(&self) -> Result<Vec<String>, StoreError> {
        faults::faults(self)
    }
}
