//! Lines of a stream, one at a time, with a bound on how much of one is held.

use std::io::{self, BufRead};
use std::sync::Arc;

use memchr::memchr;

use crate::many::Many;
use crate::origin::Origin;
use crate::piece::Piece;
use crate::{IntakeError, Limits};

/// JSON lines, half read.
pub(crate) struct Lines {
    origin: Arc<Origin>,
    stream: Box<dyn BufRead + Send>,
    limits: Limits,
    line: u64,
    ended: bool,
}

impl Lines {
    pub(crate) fn new(origin: Origin, stream: Box<dyn BufRead + Send>, limits: Limits) -> Self {
        Self { origin: Arc::new(origin), stream, limits, line: 0, ended: false }
    }
}

impl Many for Lines {
    fn next(&mut self) -> Option<Piece> {
        while !self.ended {
            match next_line(self.stream.as_mut(), self.limits.file) {
                Err(cause) => {
                    self.ended = true;
                    let path = self.origin.shown.clone();
                    return Some(Piece::failed(IntakeError::Unreadable { path, cause }));
                }
                Ok(None) => self.ended = true,
                Ok(Some(found)) => {
                    self.line += 1;
                    let piece = Piece::line(&self.origin, self.line, found, &self.limits);
                    if piece.is_some() {
                        return piece;
                    }
                }
            }
        }
        None
    }
}

/// One line as it came.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Line {
    /// Its bytes, without the line feed.
    Whole(Vec<u8>),
    /// It was longer than the bound and is gone.
    TooLong,
}

/// The next line, or nothing at the end. A line over the bound is passed over without being held.
pub(crate) fn next_line(stream: &mut dyn BufRead, most: usize) -> io::Result<Option<Line>> {
    let mut line = Vec::new();
    let (mut any, mut long) = (false, false);
    loop {
        let buffer = match stream.fill_buf() {
            Ok(buffer) => buffer,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        if buffer.is_empty() {
            break;
        }
        any = true;
        let end = memchr(b'\n', buffer);
        let taken = end.unwrap_or(buffer.len());
        if line.len() + taken > most {
            long = true;
            line = Vec::new();
        } else if !long {
            line.extend_from_slice(buffer.get(..taken).unwrap_or_default());
        }
        stream.consume(end.map_or(taken, |at| at + 1));
        if end.is_some() {
            break;
        }
    }
    Ok(any.then_some(if long { Line::TooLong } else { Line::Whole(line) }))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    #[test]
    fn lines_come_one_by_one_and_long_ones_are_passed_over() {
        let text = format!("one\n{}\n\ntwo", "x".repeat(10_000));
        let mut stream = io::BufReader::with_capacity(16, text.as_bytes());
        let mut lines = Vec::new();
        while let Some(line) = next_line(&mut stream, 100).unwrap() {
            lines.push(line);
        }
        assert_eq!(
            lines,
            [Line::Whole(b"one".into()), Line::TooLong, Line::Whole(vec![]), Line::Whole(b"two".into())]
        );
    }
}
