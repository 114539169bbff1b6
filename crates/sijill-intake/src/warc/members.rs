//! A compressed archive as a row of gzip members, each of which holds a record as a rule, at an offset that others can go to.

use std::io::{self, BufRead as _, BufReader, Read};

use flate2::bufread::GzDecoder;

use super::raw::Raw;

/// So much may come out of any member, and beyond that so many times its size.
const HARMLESS: u64 = 100_000_000;
const RATIO: u64 = 200;
/// Beginnings of members that turn out to be none, before nothing more is looked for.
const TRIES: u32 = 1_000;

/// A member that is being read.
pub(super) type Member = BufReader<Guarded>;

/// The members of an archive.
pub(super) enum Members {
    Between(Raw),
    Within(Box<Member>),
    /// Nothing more can be read.
    Ended,
}

/// A decoder that gives no more than is reasonable.
pub(super) struct Guarded {
    decoder: GzDecoder<Raw>,
    start: u64,
    out: u64,
}

impl Members {
    pub(super) fn new(raw: Raw) -> Self {
        Self::Between(raw)
    }

    /// Begins the next member and says at which byte; nothing at the end of the file.
    pub(super) fn begin(&mut self) -> io::Result<Option<u64>> {
        let Self::Between(mut raw) = std::mem::replace(self, Self::Ended) else { return Ok(None) };
        if raw.is_at_end()? {
            return Ok(None);
        }
        let start = raw.at;
        let guarded = Guarded { decoder: GzDecoder::new(raw), start, out: 0 };
        *self = Self::Within(Box::new(BufReader::with_capacity(1 << 14, guarded)));
        Ok(Some(start))
    }

    /// The member that was begun.
    pub(super) fn member(&mut self) -> Option<&mut Member> {
        match self {
            Self::Within(member) => Some(member),
            _ => None,
        }
    }

    /// Leaves a member.
    pub(super) fn end(&mut self) {
        if let Self::Within(member) = std::mem::replace(self, Self::Ended) {
            *self = Self::Between(member.into_inner().decoder.into_inner());
        }
    }

    /// Leaves a member that is damaged, and begins the next one in which a record begins; its place comes back.
    pub(super) fn resume(&mut self) -> io::Result<Option<u64>> {
        for _ in 0..TRIES {
            self.end();
            let Self::Between(raw) = self else { return Ok(None) };
            if !raw.seek_member()? {
                break;
            }
            let start = self.begin()?;
            let Some(member) = self.member() else { break };
            if member.fill_buf().is_ok_and(|begin| begin.starts_with(b"WARC/")) {
                return Ok(start);
            }
        }
        *self = Self::Ended;
        Ok(None)
    }
}

impl Read for Guarded {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.decoder.read(buffer)?;
        self.out += length as u64;
        let size = self.decoder.get_ref().at.saturating_sub(self.start);
        if self.out > HARMLESS && self.out / RATIO > size {
            return Err(io::Error::other(format!("more than {RATIO} times its size comes out of it")));
        }
        Ok(length)
    }
}
