//! The terms of the index of words: whether a search finds the block that it must begin to read.
//!
//! FTS5 keeps, for each block that begins with a new term, a term to find it by: above everything in the blocks before it
//! and not above its own first term. Its own check looks at the second half of this only. The blocks are sealed and so are
//! believed here; the terms to find them by are not.

use rusqlite::{Connection, OptionalExtension as _};

/// Where the segment's number stands in a block's.
const SEGMENT: u32 = 37;

/// How many terms would lead a search astray.
pub(super) fn astray(connection: &Connection) -> rusqlite::Result<u64> {
    let mut keys =
        connection.prepare("SELECT segid, term, pgno >> 1 FROM words_idx ORDER BY segid, pgno, term")?;
    let mut block = connection.prepare("SELECT block FROM words_data WHERE id = ?1")?;
    let mut rows = keys.query([])?;
    let (mut wrong, mut segment, mut last) = (0, None, Vec::new());
    while let Some(row) = rows.next()? {
        let (of, page): (i64, i64) = (row.get(0)?, row.get(2)?);
        let key = row.get_ref(1)?.as_bytes().unwrap_or_default();
        if segment != Some(of) {
            segment = Some(of);
            last.clear();
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
