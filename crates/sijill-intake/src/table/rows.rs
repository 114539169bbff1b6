//! Tables as text: the encoding and the separator are found from the first bytes, then rows are cut as they come.

use std::io::{self, BufRead, Cursor, Read};
use std::sync::Arc;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::cell;
use super::mapping::{Mapping, Tables, columns_of};
use super::row::{Row, RowSource};
use super::split::{Split, Splitter};
use crate::encoding;
use crate::many::Many;
use crate::origin::Origin;
use crate::piece::Piece;
use crate::{IntakeError, Limits};

/// So much is looked at to find the encoding.
const SAMPLE: u64 = 1 << 18;
/// What may stand between cells, the likeliest first.
const SEPARATORS: &[u8] = b",;\t|";

type Stream = Box<dyn BufRead + Send>;

/// A table of text, half read.
pub(crate) struct Rows {
    origin: Arc<Origin>,
    mapping: Arc<Mapping>,
    splitter: Splitter,
    encoding: &'static Encoding,
    separator: u8,
    /// As a person counts: the header is row 1.
    row: u64,
    limits: Limits,
    ended: bool,
}

impl Rows {
    pub(crate) fn read(
        origin: Origin,
        stream: Stream,
        limits: &Limits,
        tables: &Tables,
    ) -> Result<Self, IntakeError> {
        let path = || origin.shown.clone();
        let unreadable = |cause| IntakeError::Unreadable { path: path(), cause };
        let (encoding, stream) = decodable(stream, &path(), limits)?;
        let (header, stream) = first_line(stream, limits.file).map_err(unreadable)?;
        let separator = separator(&header);
        // "sep=;" is a line for Excel, not a row of the table.
        let hint = header.strip_prefix(b"sep=").map(<[u8]>::trim_ascii_end);
        let hint = hint.and_then(|hint| hint.first().copied());
        let mut splitter = Splitter::new(stream, hint.unwrap_or(separator), limits.file);
        if hint.is_some() {
            splitter.next().map_err(unreadable)?;
        }
        let header = match splitter.next().map_err(unreadable)? {
            None => return Err(IntakeError::Empty { path: path() }),
            Some((_, Split::Whole(header))) => header,
            Some(_) => return Err(IntakeError::TooLong { path: path(), most: limits.file }),
        };
        if header.trim_ascii().is_empty() {
            return Err(IntakeError::Empty { path: path() });
        }
        let separator = hint.unwrap_or(separator);
        // The header is text already where the whole table had to be decoded.
        let of_header = if wide(encoding) { UTF_8 } else { encoding };
        let (cells, _) = cell::split(&header, of_header, separator);
        let mapping = Arc::new(tables.mapping(&origin.shown, &columns_of(cells))?);
        let origin = Arc::new(origin);
        Ok(Self { origin, mapping, splitter, encoding, separator, row: 1, limits: *limits, ended: false })
    }

    fn bad(&self, line: u64, cause: &str) -> Option<Piece> {
        let place = format!("row {} (line {line})", self.row);
        let (path, cause) = (self.origin.shown.clone(), cause.to_owned());
        Some(Piece::failed(IntakeError::BadRow { path, place, cause }))
    }

    fn blank(&self, row: &[u8]) -> bool {
        row.iter().all(|&b| b.is_ascii_whitespace() || b == b'"' || b == self.separator)
    }
}

impl Many for Rows {
    fn next(&mut self) -> Option<Piece> {
        while !self.ended {
            let found = match self.splitter.next() {
                Ok(found) => found,
                Err(cause) => {
                    self.ended = true;
                    let path = self.origin.shown.clone();
                    return Some(Piece::failed(IntakeError::Unreadable { path, cause }));
                }
            };
            let Some((line, split)) = found else { break };
            self.row += 1;
            let bytes = match split {
                Split::Whole(bytes) if self.blank(&bytes) => continue,
                Split::Whole(bytes) => bytes,
                Split::TooLong => {
                    let most = self.limits.line_in_words();
                    return self
                        .bad(line, &format!("it is longer than {most}, the most that one row may have."));
                }
                Split::Unclosed => {
                    let cause = "a quotation mark in it is never closed: the table may break off there.";
                    return self.bad(line, cause);
                }
            };
            let bytes = if wide(self.encoding) { widened(&bytes, self.encoding) } else { bytes };
            return Some(Piece::row(Row {
                origin: Arc::clone(&self.origin),
                mapping: Arc::clone(&self.mapping),
                place: format!("row {}", self.row),
                line: Some(line),
                source: RowSource::Written { bytes, encoding: self.encoding, separator: self.separator },
                notes: Vec::new(),
            }));
        }
        None
    }
}

/// The table's encoding, and the table in bytes that can be cut at separators: as it is, or as UTF-8 where a character
/// of it is always two bytes. Such a table has to be held, and so has a report's limit.
fn decodable(
    mut stream: Stream,
    path: &str,
    limits: &Limits,
) -> Result<(&'static Encoding, Stream), IntakeError> {
    let unreadable = |cause| IntakeError::Unreadable { path: path.to_owned(), cause };
    let mut sample = Vec::new();
    stream.by_ref().take(SAMPLE).read_to_end(&mut sample).map_err(unreadable)?;
    let marked = Encoding::for_bom(&sample);
    let encoding = match marked {
        Some((encoding, _)) => encoding,
        None => encoding::wide(&sample).unwrap_or_else(|| encoding::of_lines(&sample)),
    };
    let mark = marked.map_or(0, |(_, length)| length);
    if !wide(encoding) {
        let mut head = Cursor::new(sample);
        head.set_position(mark as u64);
        return Ok((encoding, Box::new(head.chain(stream))));
    }
    stream.take((limits.file + 1) as u64).read_to_end(&mut sample).map_err(unreadable)?;
    if sample.len() > limits.file {
        return Err(IntakeError::TooLong { path: path.to_owned(), most: limits.file });
    }
    let (text, _) = encoding.decode_without_bom_handling(sample.get(mark..).unwrap_or_default());
    Ok((encoding, Box::new(Cursor::new(text.into_owned().into_bytes()))))
}

fn wide(encoding: &'static Encoding) -> bool {
    encoding == UTF_16LE || encoding == UTF_16BE
}

/// The bytes of a row as they stood in the file.
fn widened(row: &[u8], encoding: &'static Encoding) -> Vec<u8> {
    let text = String::from_utf8_lossy(row);
    let little = encoding == UTF_16LE;
    text.encode_utf16()
        .flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() })
        .collect()
}

/// The first line, and the whole stream again.
fn first_line(mut stream: Stream, most: usize) -> io::Result<(Vec<u8>, Stream)> {
    let mut line = Vec::new();
    stream.by_ref().take(most as u64).read_until(b'\n', &mut line)?;
    Ok((line.clone(), Box::new(Cursor::new(line).chain(stream))))
}

/// The separator that stands most often in a header, outside of quotation marks.
fn separator(header: &[u8]) -> u8 {
    let count = |separator: u8| {
        let mut quoted = false;
        let outside = header.iter().filter(|&&byte| {
            quoted ^= byte == b'"';
            byte == separator && !quoted
        });
        outside.count()
    };
    // Of equals the first counts, and `max_by_key` takes the last.
    SEPARATORS.iter().rev().copied().max_by_key(|&separator| count(separator)).unwrap_or(b',')
}
