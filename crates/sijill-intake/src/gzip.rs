//! Gzip, read through within bounds.

use std::io::{self, BufRead, BufReader, Read};

use flate2::bufread::MultiGzDecoder;

use crate::sniff::HEAD;

/// So much may come out of anything.
const HARMLESS: u64 = 100_000_000;
/// Beyond that, no honest text is so many times larger than its compressed form.
const RATIO: u64 = 200;

/// What is compressed, as a stream.
pub(crate) fn unfold(stream: Box<dyn BufRead + Send>) -> Box<dyn BufRead + Send> {
    Box::new(BufReader::with_capacity(1 << 16, Unfolded::new(stream)))
}

/// The first bytes of what is compressed, from the first bytes of the file.
pub(crate) fn head(compressed: &[u8]) -> Vec<u8> {
    let mut head = Vec::new();
    // The file's first bytes break off, of course; what came before counts.
    let _ = MultiGzDecoder::new(compressed).take(HEAD as u64).read_to_end(&mut head);
    head
}

struct Unfolded {
    decoder: MultiGzDecoder<Counted>,
    out: u64,
}

impl Unfolded {
    fn new(stream: Box<dyn BufRead + Send>) -> Self {
        Self { decoder: MultiGzDecoder::new(Counted { stream, count: 0 }), out: 0 }
    }
}

impl Read for Unfolded {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.decoder.read(buffer).map_err(in_words)?;
        self.out += length as u64;
        if self.out > HARMLESS && self.out / RATIO > self.decoder.get_ref().count {
            let words = format!("more than {RATIO} times its size comes out of it, which no text does");
            return Err(io::Error::other(words));
        }
        Ok(length)
    }
}

/// What a decoder says, for people.
pub(crate) fn in_words(error: io::Error) -> io::Error {
    let words = match error.kind() {
        io::ErrorKind::UnexpectedEof => "its compressed content breaks off",
        io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput => "its compressed content is damaged",
        _ => return error,
    };
    io::Error::new(error.kind(), words)
}

/// A stream that counts what is taken from it.
pub(crate) struct Counted {
    pub(crate) stream: Box<dyn BufRead + Send>,
    pub(crate) count: u64,
}

impl Read for Counted {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.stream.read(buffer)?;
        self.count += length as u64;
        Ok(length)
    }
}

impl BufRead for Counted {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.stream.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        self.count += amount as u64;
        self.stream.consume(amount);
    }
}
