//! The bytes of an archive with their count, of which some can be read again.

use std::io::{self, BufRead, Read};

/// With this a gzip member begins.
const MAGIC: &[u8] = b"\x1f\x8b\x08";
/// With this a record begins.
const VERSION: &[u8] = b"WARC/1.";
/// A version is a short line.
const SHORT: usize = 64;

/// A stream whose bytes are counted.
pub(super) struct Raw {
    stream: Box<dyn BufRead + Send>,
    again: Vec<u8>,
    /// Where the next byte stands.
    pub(super) at: u64,
}

impl Raw {
    pub(super) fn new(stream: Box<dyn BufRead + Send>) -> Self {
        Self { stream, again: Vec::new(), at: 0 }
    }

    /// Only what was taken last can be given back, and all of that is held.
    fn give_back(&mut self, bytes: Vec<u8>) {
        self.at -= bytes.len() as u64;
        self.again.splice(0..0, bytes);
    }

    pub(super) fn is_at_end(&mut self) -> io::Result<bool> {
        Ok(self.fill_buf()?.is_empty())
    }

    /// Goes on to the next bytes that can be the beginning of a gzip member; false where there are none.
    pub(super) fn seek_member(&mut self) -> io::Result<bool> {
        let mut seen: Vec<u8> = Vec::with_capacity(MAGIC.len());
        loop {
            let buffer = self.fill_buf()?;
            let Some(&byte) = buffer.first() else { return Ok(false) };
            if seen.is_empty() {
                let at = memchr::memchr(MAGIC[0], buffer);
                let taken = at.map_or(buffer.len(), |at| at + 1);
                self.consume(taken);
                seen.extend(at.map(|_| MAGIC[0]));
            } else if MAGIC.get(seen.len()) == Some(&byte) {
                self.consume(1);
                seen.push(byte);
                if seen == MAGIC {
                    self.give_back(seen);
                    return Ok(true);
                }
            } else {
                // The byte may be the first of another.
                seen.clear();
            }
        }
    }

    /// Goes on to the next line with which a record begins; false where there is none. Of a line only its beginning is held.
    pub(super) fn seek_record(&mut self) -> io::Result<bool> {
        loop {
            let mut line = Vec::new();
            let mut length = 0;
            let ended = loop {
                let buffer = self.fill_buf()?;
                if buffer.is_empty() {
                    break true;
                }
                let end = memchr::memchr(b'\n', buffer);
                let taken = end.map_or(buffer.len(), |at| at + 1);
                let held = SHORT.saturating_sub(line.len()).min(taken);
                line.extend_from_slice(buffer.get(..held).unwrap_or_default());
                length += taken;
                self.consume(taken);
                if end.is_some() {
                    break false;
                }
            };
            if line.starts_with(VERSION) && line.len() == length {
                self.give_back(line);
                return Ok(true);
            }
            if ended {
                return Ok(false);
            }
        }
    }
}

impl Read for Raw {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.fill_buf()?.read(buffer)?;
        self.consume(length);
        Ok(length)
    }
}

impl BufRead for Raw {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.again.is_empty() { self.stream.fill_buf() } else { Ok(&self.again) }
    }

    fn consume(&mut self, amount: usize) {
        self.at += amount as u64;
        if self.again.is_empty() {
            self.stream.consume(amount);
        } else {
            self.again.drain(..amount.min(self.again.len()));
        }
    }
}

/// Passes over the blank lines between records and says how many bytes they took.
pub(super) fn skip_blank(stream: &mut dyn BufRead) -> io::Result<u64> {
    let mut passed = 0u64;
    loop {
        let buffer = stream.fill_buf()?;
        let blank = buffer.iter().take_while(|b| matches!(b, b'\r' | b'\n')).count();
        let more = blank == buffer.len() && blank > 0;
        stream.consume(blank);
        passed += blank as u64;
        if !more {
            return Ok(passed);
        }
    }
}
