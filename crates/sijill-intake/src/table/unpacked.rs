//! What comes out of a workbook's ZIP, measured before anything of it is held: the directory may lie, so all is inflated once.

use std::io::{Cursor, Read};

use memchr::{memchr, memchr_iter};
use zip::ZipArchive;

use crate::{IntakeError, Limits};

/// Elements of a part that is held as a whole, such as the shared words; cells are not held.
const ELEMENTS: usize = 20_000_000;

/// Says no to a workbook that would take too much memory.
pub(super) fn check(bytes: &[u8], path: &str, limits: &Limits) -> Result<(), IntakeError> {
    let bad = |cause: String| IntakeError::BadWorkbook { path: path.to_owned(), cause };
    let bomb = |cause: String| Err(IntakeError::Bomb { path: path.to_owned(), cause });
    let most = limits.unpacked;
    let too_much = || bomb(format!("more than {} MB come out of it", most / 1_000_000));
    let mut zip =
        ZipArchive::new(Cursor::new(bytes)).map_err(|_| bad("it is no whole ZIP file".to_owned()))?;
    if zip.decompressed_size().is_some_and(|told| told > u128::from(most)) {
        return too_much();
    }
    let mut all: u64 = 0;
    let mut buffer = vec![0; 1 << 16];
    for at in 0..zip.len() {
        let mut member =
            zip.by_index(at).map_err(|error| bad(error.to_string().trim_end_matches('.').to_owned()))?;
        let held = !member.name_raw().starts_with(b"xl/worksheets/");
        let (mut elements, mut since) = (0usize, 0usize);
        loop {
            let length = match member.read(&mut buffer) {
                Ok(0) => break,
                Ok(length) => length,
                Err(error) => return Err(bad(error.to_string())),
            };
            let part = buffer.get(..length).unwrap_or_default();
            all += length as u64;
            if all > most {
                return too_much();
            }
            let (marks, last) =
                memchr_iter(b'<', part).fold((0, None), |(count, _), at| (count + 1, Some(at)));
            elements += marks;
            let first = memchr(b'<', part).unwrap_or(length);
            let longest = since + first;
            since = last.map_or(longest, |last| length - last);
            if longest > limits.file {
                return bomb(format!("a cell of it is longer than {}", limits.line_in_words()));
            }
            if held && elements > ELEMENTS {
                return bomb(format!("a part of it has more than {ELEMENTS} elements"));
            }
        }
    }
    Ok(())
}
