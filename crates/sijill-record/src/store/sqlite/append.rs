//! The one way in which a record changes: a batch in a transaction that nobody else's can come between.

use std::sync::PoisonError;

use rusqlite::{Connection, OptionalExtension as _, params};

use super::schema::CLEAR_VIEWS;
use super::{SqliteStore, part_key, signed};
use crate::payload::Payload;
use crate::store::{Batch, Shelved, Store as _, StoreError, StoredContent};

/// Works within the transaction that the lock began, and commits it.
pub(super) fn append(store: &SqliteStore, batch: &Batch) -> Result<(), StoreError> {
    let found = store.size()?;
    if found != batch.after {
        return Err(StoreError::Moved { expected: batch.after, found });
    }
    write(&store.connection, batch)
        .and_then(|()| seal_words(store))
        .and_then(|()| store.connection.execute_batch("COMMIT"))
        .map_err(|error| super::access::told(&store.path, error))
}

/// The index of words changes in ways of its own; each of its blocks that did is sealed with a checksum, so that a
/// damaged one is found.
fn seal_words(store: &SqliteStore) -> rusqlite::Result<()> {
    // Otherwise the index would be written only within the commit, after its blocks were sealed.
    store.connection.execute_batch("INSERT INTO words(words) VALUES('flush')")?;
    let touched = std::mem::take(&mut *store.touched.lock().unwrap_or_else(PoisonError::into_inner));
    let to = &store.connection;
    let mut read = to.prepare_cached("SELECT block FROM words_data WHERE id = ?1")?;
    let mut seal = to.prepare_cached(
        "INSERT INTO seal(id, sum) VALUES(?1, ?2) ON CONFLICT(id) DO UPDATE SET sum = excluded.sum",
    )?;
    let mut unseal = to.prepare_cached("DELETE FROM seal WHERE id = ?1")?;
    for id in touched {
        let sum = read.query_row([id], |row| Ok(block_sum(id, row.get_ref(0)?.as_blob()?))).optional()?;
        match sum {
            Some(sum) => seal.execute(params![id, sum])?,
            None => unseal.execute([id])?,
        };
    }
    Ok(())
}

impl SqliteStore {
    /// Seals every block of the index, as a new file needs it.
    pub(super) fn seal_all(&mut self) -> Result<(), StoreError> {
        let told = |error| super::access::told(&self.path, error);
        let ids = self
            .connection
            .prepare("SELECT id FROM words_data")
            .and_then(|mut s| s.query_map([], |row| row.get::<_, i64>(0))?.collect::<Result<Vec<_>, _>>())
            .map_err(told)?;
        self.touched.lock().unwrap_or_else(PoisonError::into_inner).extend(ids);
        self.connection
            .execute_batch("BEGIN IMMEDIATE")
            .and_then(|()| seal_words(self))
            .and_then(|()| self.connection.execute_batch("COMMIT"))
            .map_err(told)
    }
}

/// The checksum of a block of the index.
pub(super) fn block_sum(id: i64, block: &[u8]) -> u32 {
    let mut sum = flate2::Crc::new();
    sum.update(&id.to_le_bytes());
    sum.update(block);
    sum.sum()
}

fn write(to: &Connection, batch: &Batch) -> rusqlite::Result<()> {
    if batch.rebuild {
        to.execute_batch(CLEAR_VIEWS)?;
    }
    log(to, batch)?;
    if !batch.erased_entries.is_empty() || !batch.erased_blobs.is_empty() {
        to.execute_batch("DELETE FROM shelf")?;
    }
    let mut part = to.prepare_cached(
        "INSERT INTO part(key, bytes) VALUES(?1, ?2) ON CONFLICT(key) DO UPDATE SET bytes = excluded.bytes",
    )?;
    for (column, number, bytes) in &batch.parts {
        part.execute(params![part_key(*column, *number), bytes])?;
    }
    let mut lookup =
        to.prepare_cached("INSERT OR IGNORE INTO lookup(space, key, number) VALUES(?1, ?2, ?3)")?;
    for (space, key, number) in &batch.lookups {
        lookup.execute(params![space, key, signed(*number)])?;
    }
    let mut drop = to.prepare_cached("DELETE FROM lookup WHERE space = ?1 AND key = ?2 AND number = ?3")?;
    for (space, key, number) in &batch.dropped_lookups {
        drop.execute(params![space, key, signed(*number)])?;
    }
    let mut words = to.prepare_cached("INSERT INTO words(rowid, title, text) VALUES(?1, ?2, ?3)")?;
    for one in &batch.words {
        words.execute(params![signed(one.report), one.title, one.text])?;
    }
    let mut forget = to.prepare_cached("DELETE FROM words WHERE rowid = ?1")?;
    for report in &batch.forgotten {
        forget.execute([signed(*report)])?;
    }
    if !batch.forgotten.is_empty() {
        // The index only marks what is deleted; its words stay in the blocks until these are merged.
        to.execute_batch("INSERT INTO words(words) VALUES('optimize')")?;
    }
    to.prepare_cached("UPDATE about SET value = ?1 WHERE name = 'state'")?.execute([&batch.state])?;
    Ok(())
}

/// Puts things on the shelf and commits.
pub(super) fn shelve(to: &Connection, things: &[Shelved]) -> rusqlite::Result<()> {
    let mut thing = to.prepare_cached(
        "INSERT INTO shelf(key, bytes) VALUES(?1, ?2) ON CONFLICT(key) DO UPDATE SET bytes = excluded.bytes",
    )?;
    for (key, bytes) in things {
        thing.execute(params![signed(*key), bytes])?;
    }
    to.execute_batch("COMMIT")
}

fn log(to: &Connection, batch: &Batch) -> rusqlite::Result<()> {
    let mut entry = to.prepare_cached(
        "INSERT INTO entry(number, kind, version, time, leaf, salt, payload, commitment, after) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )?;
    for one in &batch.entries {
        let kind = Payload::KINDS.iter().position(|kind| *kind == one.kind).map(|k| k as i64);
        let (salt, payload, commitment, after) = match &one.content {
            StoredContent::Sealed { salt, payload, after } => {
                (Some(&salt[..]), Some(payload), None, after.map(signed))
            }
            StoredContent::Erased(hash) => (None, None, Some(&hash.0[..]), None),
        };
        entry.execute(params![
            signed(one.number),
            kind,
            one.version,
            one.time.as_millisecond(),
            &one.leaf.0[..],
            salt,
            payload,
            commitment,
            after
        ])?;
    }
    let mut run = to.prepare_cached("INSERT INTO run(number, hash) VALUES(?1, ?2)")?;
    for (number, hash) in &batch.runs {
        run.execute(params![signed(*number), &hash.0[..]])?;
    }
    let mut blob = to
        .prepare_cached("INSERT INTO blob(number, sha256, size, report, bytes) VALUES(?1, ?2, ?3, ?4, ?5)")?;
    for one in &batch.blobs {
        blob.execute(params![
            signed(one.number),
            &one.sha256.0[..],
            signed(one.size),
            one.report.map(signed),
            one.bytes
        ])?;
    }
    let mut erase = to.prepare_cached(
        "UPDATE entry SET salt = NULL, payload = NULL, after = NULL, commitment = ?2 WHERE number = ?1",
    )?;
    for (number, commitment) in &batch.erased_entries {
        erase.execute(params![signed(*number), &commitment.0[..]])?;
    }
    let mut erase = to.prepare_cached("UPDATE blob SET bytes = NULL, size = 0 WHERE number = ?1")?;
    for number in &batch.erased_blobs {
        erase.execute([signed(*number)])?;
    }
    Ok(())
}
