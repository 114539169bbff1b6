//! What is wrong with the file itself: its pages, its tables' form, and the index of words.

use super::SqliteStore;
use super::append::block_sum;
use super::schema::TABLES;
use crate::store::StoreError;

pub(super) fn faults(store: &SqliteStore) -> Result<Vec<String>, StoreError> {
    let told = |error| super::access::told(&store.path, error);
    let mut faults = Vec::new();
    let mut check = store.connection.prepare("PRAGMA integrity_check(20)").map_err(told)?;
    let lines = check
        .query_map([], |row| row.get::<_, String>(0))
        .and_then(Iterator::collect::<Result<Vec<_>, _>>)
        .map_err(told)?;
    faults.extend(
        lines
            .into_iter()
            .filter(|line| line != "ok")
            .map(|line| format!("The file's structure is damaged: {line}.")),
    );
    let mut schema = store
        .connection
        .prepare(
            "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'words_%' ORDER BY sql",
        )
        .map_err(told)?;
    let found = schema
        .query_map([], |row| row.get::<_, String>(0))
        .and_then(Iterator::collect::<Result<Vec<_>, _>>)
        .map_err(told)?;
    let mut expected: Vec<&str> =
        TABLES.trim().split_terminator(';').map(str::trim).filter(|sql| !sql.is_empty()).collect();
    expected.sort_unstable();
    if found != expected {
        faults.push("The file's tables are not those of a record.".to_owned());
    }
    words(store, &mut faults).map_err(told)?;
    Ok(faults)
}

/// Each block of the index of words has its seal, and each seal its block.
fn words(store: &SqliteStore, faults: &mut Vec<String>) -> rusqlite::Result<()> {
    let mut blocks = store
        .connection
        .prepare("SELECT d.id, d.block, s.sum FROM words_data AS d LEFT JOIN seal AS s ON s.id = d.id")?;
    let mut rows = blocks.query([])?;
    let mut count = 0i64;
    let mut broken = 0u64;
    while let Some(row) = rows.next()? {
        count += 1;
        let id: i64 = row.get(0)?;
        let sum = row.get_ref(1)?.as_blob().map(|block| i64::from(block_sum(id, block))).ok();
        broken += u64::from(sum.is_none() || sum != row.get::<_, Option<i64>>(2)?);
    }
    let seals: i64 = store.connection.query_row("SELECT count(*) FROM seal", [], |row| row.get(0))?;
    let astray = super::terms::astray(&store.connection)?;
    if broken == 0 && astray > 0 {
        faults.push(format!("The index of words is damaged: {astray} of its terms lead astray."));
    }
    if broken > 0 || seals != count {
        faults.push(format!("The index of words is damaged ({} of its {count} blocks).", broken.max(1)));
    }
    Ok(())
}
