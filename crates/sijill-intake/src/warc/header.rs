//! Lines of names and values, as WARC and HTTP have them, read within bounds.

use std::io::{self, BufRead, Read as _};

/// More is no header.
const LONGEST: usize = 64 * 1024;

/// What stands before a record's content, or before a page.
#[derive(Debug, Default)]
pub(super) struct Header {
    /// "WARC/1.1", "HTTP/1.1 200 OK".
    pub(super) first: String,
    fields: Vec<(String, String)>,
}

/// Why there is no header.
#[derive(Debug)]
pub(super) enum NoHeader {
    /// The bytes end within it.
    Ends,
    /// Something else stands there, or it goes on for too long.
    Other,
    Unreadable(io::Error),
}

impl Header {
    /// Reads to the blank line; the number of bytes that it took comes back too. Where the first line does not begin
    /// as it should, nothing is read beyond it.
    pub(super) fn read(stream: &mut dyn BufRead, begin: &str) -> Result<(Self, u64), NoHeader> {
        let mut header = Self::default();
        let (mut line, mut length, mut first) = (Vec::new(), 0usize, true);
        loop {
            let most = (LONGEST + 1).saturating_sub(length) as u64;
            let read = (&mut *stream).take(most).read_until(b'\n', &mut line);
            length += read.map_err(NoHeader::Unreadable)?;
            if length > LONGEST {
                return Err(NoHeader::Other);
            }
            if !line.ends_with(b"\n") {
                return Err(NoHeader::Ends);
            }
            let words = String::from_utf8_lossy(line.trim_ascii_end()).into_owned();
            if first {
                if !words.starts_with(begin) {
                    return Err(NoHeader::Other);
                }
                header.first = words;
                first = false;
            } else if words.is_empty() {
                return Ok((header, length as u64));
            } else if let Some((name, value)) = words.split_once(':') {
                header.fields.push((name.trim().to_owned(), value.trim().to_owned()));
            }
            line.clear();
        }
    }

    /// The first value of this name, in any case; nothing for an empty one.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        let found = self.fields.iter().find(|(own, _)| own.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str()).filter(|value| !value.is_empty())
    }
}
