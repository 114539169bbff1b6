//! A stream to the bytes of its rows, one at a time, with a bound on how much of one is held.
//!
//! The `csv` crate would hold a row of any length, and tells nothing of its bytes. Where a row ends is decided as it
//! decides it.

use std::io::{self, BufRead};

/// One row as it came.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Split {
    /// Its bytes, without the end of the line.
    Whole(Vec<u8>),
    /// It was longer than the bound and is gone.
    TooLong,
    /// The table ends within its quotation marks.
    Unclosed,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// Before the first byte of a cell.
    Before,
    Within,
    Quoted,
    /// After a quotation mark that ends the quotation or begins a doubled mark.
    Mark,
}

/// Cuts rows.
pub(super) struct Splitter {
    stream: Box<dyn BufRead + Send>,
    separator: u8,
    most: usize,
    /// The last row ended in a carriage return, to which a line feed may belong.
    returned: bool,
    lines: u64,
}

impl Splitter {
    pub(super) fn new(stream: Box<dyn BufRead + Send>, separator: u8, most: usize) -> Self {
        Self { stream, separator, most, returned: false, lines: 0 }
    }

    /// The next row with the number of its first line, or nothing at the end.
    pub(super) fn next(&mut self) -> io::Result<Option<(u64, Split)>> {
        let mut row = Vec::new();
        let (mut any, mut long) = (false, false);
        let mut state = State::Before;
        let line = self.lines + 1;
        loop {
            let buffer = match self.stream.fill_buf() {
                Ok(buffer) => buffer,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            if buffer.is_empty() {
                break;
            }
            if self.returned {
                self.returned = false;
                if buffer.first() == Some(&b'\n') {
                    self.stream.consume(1);
                    continue;
                }
            }
            any = true;
            let mut end = None;
            for (at, &byte) in buffer.iter().enumerate() {
                if matches!(byte, b'\n' | b'\r') && state != State::Quoted {
                    end = Some((at, byte));
                    break;
                }
                self.lines += u64::from(byte == b'\n');
                state = next_state(state, byte, self.separator);
            }
            let taken = end.map_or(buffer.len(), |(at, _)| at);
            if row.len() + taken > self.most {
                long = true;
                row = Vec::new();
            } else if !long {
                row.extend_from_slice(buffer.get(..taken).unwrap_or_default());
            }
            self.stream.consume(taken + usize::from(end.is_some()));
            if let Some((_, byte)) = end {
                self.returned = byte == b'\r';
                break;
            }
        }
        if !any {
            return Ok(None);
        }
        self.lines += 1;
        let split = match state {
            // What the end of the file cut off within a quotation is no row, whatever its length.
            State::Quoted => Split::Unclosed,
            _ if long => Split::TooLong,
            _ => Split::Whole(row),
        };
        Ok(Some((line, split)))
    }
}

fn next_state(state: State, byte: u8, separator: u8) -> State {
    match (state, byte) {
        (State::Quoted, b'"') => State::Mark,
        (State::Quoted, _) | (State::Before | State::Mark, b'"') => State::Quoted,
        (_, byte) if byte == separator => State::Before,
        _ => State::Within,
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    fn rows(table: &str, most: usize) -> Vec<(u64, Split)> {
        let stream = io::BufReader::with_capacity(3, io::Cursor::new(table.as_bytes().to_vec()));
        let mut splitter = Splitter::new(Box::new(stream), b',', most);
        std::iter::from_fn(|| splitter.next().unwrap()).collect()
    }

    fn whole(line: u64, row: &str) -> (u64, Split) {
        (line, Split::Whole(row.as_bytes().to_vec()))
    }

    #[test]
    fn rows_end_at_lines_that_are_not_quoted() {
        assert_eq!(
            rows("a,b\r\n1,\"x\ny\"\n\n2,\"said \"\"so\"\"\"\r3,t\"q\n4", 100),
            [
                whole(1, "a,b"),
                whole(2, "1,\"x\ny\""),
                whole(4, ""),
                whole(5, "2,\"said \"\"so\"\"\""),
                whole(6, "3,t\"q"),
                whole(7, "4")
            ]
        );
    }

    #[test]
    fn a_long_row_is_passed_over_and_an_open_one_is_told() {
        let table = format!("a\n{}\nb\n\"c\nd\n", "x".repeat(100));
        assert_eq!(
            rows(&table, 10),
            [whole(1, "a"), (2, Split::TooLong), whole(3, "b"), (4, Split::Unclosed)]
        );
    }
}
