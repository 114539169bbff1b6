//! The terms of the index of words: whether a search finds the block that it must begin to read.
//!
//! FTS5 keeps, for each block that begins with a new term, a term to find it by: above everything in the blocks before it
//! and not above its own first term. Its own check looks at the second half of this only. The blocks are sealed and so are
//! believed here; the terms to find them by are not.

use rusqlite::{Connection, OptionalExtension as _};

/// Where the segment's number stands in a block's.
const SEGMENT: u32 = 37;
/// Above the numbers of a segment's own blocks.
const PAGES: i64 = 1 << 31;

/// How many terms would lead a search astray.
pub(super) fn astray(connection: &Connection) -> rusqlite::Result<u64> {
    let mut keys =
        connection.prepare("SELECT segid, term, pgno >> 1 FROM words_idx ORDER BY segid, pgno, term")?;
    let mut block = connection.prepare("SELECT block FROM words_data WHERE id = ?1")?;
    let mut first_of =
        connection.prepare("SELECT min(id) - ?1 FROM words_data WHERE id > ?1 AND id < ?1 + ?2")?;
    let mut rows = keys.query([])?;
    let (mut wrong, mut segment, mut first_page, mut last) = (0, None, None, Vec::new());
    while let Some(row) = rows.next()? {
        let (of, page): (i64, i64) = (row.get(0)?, row.get(2)?);
        let key = row.get_ref(1)?.as_bytes().unwrap_or_default();
        if segment != Some(of) {
            segment = Some(of);
            last.clear();
            let base = of.checked_shl(SEGMENT).unwrap_or(i64::MAX - PAGES);
            first_page = first_of.query_row([base, PAGES], |row| row.get::<_, Option<i64>>(0))?;
        }
        // A segment that is half merged into another has lost its first blocks, and keeps the terms to find them by.
        if page > 0 && first_page.is_some_and(|first| page < first) {
            continue;
        }
        let id = of.checked_shl(SEGMENT).and_then(|segment| segment.checked_add(page));
        let found =
            block.query_row([id], |row| Ok(row.get_ref(0)?.as_bytes().ok().and_then(ends))).optional()?;
        // Between what stands before and what comes; a block of which everything was forgotten has no terms.
        let fits = match found.flatten() {
            Some(Some((first, end))) => {
                let fits = (last.is_empty() || key > &last[..]) && key <= &first[..];
                last = end;
                fits
            }
            Some(None) => last.is_empty() || key > &last[..],
            None => false,
        };
        wrong += u64::from(!fits);
    }
    Ok(wrong)
}

type Ends = (Vec<u8>, Vec<u8>);

/// The first and the last term of a block, where it has any; nothing where it is no block.
fn ends(block: &[u8]) -> Option<Option<Ends>> {
    let size = usize::from(u16::from_be_bytes([*block.get(2)?, *block.get(3)?]));
    let (leaf, mut index) = block.split_at_checked(size)?;
    let (mut at, mut first, mut term) = (0usize, None, Vec::new());
    while !index.is_empty() {
        at = at.checked_add(varint(&mut index)?)?;
        let mut rest = leaf.get(at..)?;
        // The first term of a block stands whole, the others go on from the one before.
        let same = if first.is_some() { varint(&mut rest)? } else { 0 };
        let new = varint(&mut rest)?;
        if same > term.len() {
            return None;
        }
        term.truncate(same);
        term.extend_from_slice(rest.get(..new)?);
        if first.is_none() {
            first = Some(term.clone());
        }
    }
    Some(first.map(|first| (first, term)))
}

/// A number of SQLite's variable length; those that stand here are small.
fn varint(from: &mut &[u8]) -> Option<usize> {
    let mut number = 0usize;
    for _ in 0..5 {
        let (&byte, rest) = from.split_first()?;
        *from = rest;
        number = number << 7 | usize::from(byte & 0x7f);
        if byte & 0x80 == 0 {
            return Some(number);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use crate::store::{Batch, SqliteStore, Store as _, Words};

    /// Words without a meaning, many and in no order, so that segments grow and are merged bit by bit.
    fn text(number: u64) -> String {
        let mut state = number.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
        let mut words = String::new();
        for _ in 0..90 {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            words.push_str(&format!("w{} ", state % 40_000));
        }
        words
    }

    #[test]
    fn an_index_that_is_being_merged_leads_nobody_astray() {
        let folder = tempfile::tempdir().unwrap();
        let mut store = SqliteStore::create(&folder.path().join("words.sijill"), b"", b"state").unwrap();
        let mut trimmed = 0;
        for step in 0..60u64 {
            let words = (step * 100..(step + 1) * 100)
                .map(|report| Words { report, title: String::new(), text: text(report) })
                .collect();
            store.append(&Batch { words, state: b"state".to_vec(), ..Batch::default() }).unwrap();
            assert_eq!(super::astray(&store.connection).unwrap(), 0, "after step {step}");
            let without_block = "SELECT count(*) FROM words_idx WHERE NOT EXISTS (SELECT 1 FROM words_data WHERE id = (segid << 37) + (pgno >> 1))";
            trimmed += store.connection.query_row(without_block, [], |row| row.get::<_, i64>(0)).unwrap();
        }
        assert!(trimmed > 0, "no segment was ever half merged, so that nothing was tried");
    }
}
