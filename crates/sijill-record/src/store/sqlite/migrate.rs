//! Files of older formats, made into the present one: a copy is kept beside first, and each step is a transaction.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use rusqlite::Connection;

use super::SqliteStore;
use super::access::{beside, told};
use super::schema::FORMAT;
use crate::store::StoreError;

/// What makes a format of the one before it.
struct Step {
    /// The format that it starts from.
    from: u32,
    /// What it does.
    sql: &'static str,
}

/// Every step since the first format. What a step does never changes.
const STEPS: &[Step] = &[
    Step {
        // The index of words had no seals; all of its blocks are sealed as they are when the file is opened next.
        from: 1,
        sql: "CREATE TABLE seal(id INTEGER PRIMARY KEY, sum INTEGER NOT NULL);",
    },
    Step {
        // There was no shelf.
        from: 2,
        sql: "CREATE TABLE shelf(key INTEGER PRIMARY KEY, bytes BLOB NOT NULL);",
    },
];

/// Brings a file to the present format. Gives the copy that was kept of it.
pub(super) fn migrate(
    path: &Path,
    connection: Connection,
    found: u32,
) -> Result<(Connection, PathBuf), StoreError> {
    let told = |error| told(path, error);
    let backup = beside(path, &format!(".format-{found}"));
    connection.execute_batch("BEGIN IMMEDIATE").map_err(told)?;
    let now: u32 = connection.query_row("PRAGMA user_version", [], |row| row.get(0)).map_err(told)?;
    if now != found {
        // Another process was faster.
        connection.execute_batch("ROLLBACK").map_err(told)?;
        return Ok((connection, backup));
    }
    connection.execute_batch("COMMIT; PRAGMA wal_checkpoint(TRUNCATE)").map_err(told)?;
    keep(path, &backup)?;
    let mut at = found;
    while at < FORMAT {
        let step = STEPS
            .iter()
            .find(|step| step.from == at)
            .ok_or_else(|| StoreError::Older { path: path.display().to_string(), found: at })?;
        at += 1;
        connection
            .execute_batch(&format!("BEGIN IMMEDIATE; {} PRAGMA user_version = {at}; COMMIT;", step.sql))
            .map_err(told)?;
    }
    let mut store = SqliteStore::new(path, connection)?;
    store.seal_all()?;
    Ok((store.into_connection()?, backup))
}

/// A copy that is whole on the disk before anything is changed.
fn keep(path: &Path, backup: &Path) -> Result<(), StoreError> {
    let unwritable = |cause: std::io::Error| StoreError::Other {
        path: backup.display().to_string(),
        cause: cause.to_string(),
    };
    if backup.exists() {
        return Ok(());
    }
    let unfinished = beside(backup, ".new");
    fs::copy(path, &unfinished).map_err(unwritable)?;
    File::open(&unfinished).and_then(|file| file.sync_all()).map_err(unwritable)?;
    fs::rename(&unfinished, backup).map_err(unwritable)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use jiff::Timestamp;
    use rusqlite::Connection;

    use crate::key::SecretKey;
    use crate::record::{Record, RecordError};
    use crate::store::{Access, StoreError};

    #[test]
    fn an_older_file_is_brought_up_to_date_and_a_copy_kept() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("old.sijill");
        let key = SecretKey::from_seed("old.example/record", [1; 32]).unwrap();
        let (record, _) = Record::create(&path, &key, "test", Timestamp::UNIX_EPOCH).unwrap();
        let before = record.state().clone();
        drop(record);
        Connection::open(&path)
            .unwrap()
            .execute_batch("DROP TABLE seal; DROP TABLE shelf; PRAGMA user_version = 1")
            .unwrap();

        let asked = Record::open(&path, Access::Read);
        assert!(matches!(asked, Err(RecordError::Store(StoreError::Older { found: 1, .. }))));
        let record = Record::open(&path, Access::Write).unwrap();
        assert_eq!(*record.state(), before);
        assert_eq!(record.store().faults().unwrap(), Vec::<String>::new());
        let copy = record.migrated().unwrap().to_owned();
        let old: u32 =
            Connection::open(&copy).unwrap().query_row("PRAGMA user_version", [], |row| row.get(0)).unwrap();
        assert_eq!(old, 1);
        drop(record);
        assert!(Record::open(&path, Access::Write).unwrap().migrated().is_none());
    }
}
