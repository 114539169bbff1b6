//! Reading on in an archive by one record, and past what is wrong.

use std::io::{self, BufRead as _};

use super::members::Members;
use super::raw::{Raw, skip_blank};
use super::record::{Found, Head, Lost};
use crate::Limits;
use crate::gzip::in_words;

/// An archive's records, as they are stored.
pub(super) enum Records {
    Plain {
        raw: Raw,
        /// Bytes of all of it, where that is known.
        size: Option<u64>,
    },
    Compressed {
        members: Members,
        /// Where the present member begins.
        member: u64,
        /// Where in its content the next record begins.
        inside: u64,
    },
}

/// What reading on gave; a place is told as "record at byte 512".
pub(super) enum Step {
    Found(String, Found),
    /// Something wrong at a place; reading goes on behind it.
    Wrong(String, String),
    /// The archive breaks off there.
    Ends(String),
    End,
}

impl Records {
    pub(super) fn next(&mut self, limits: &Limits) -> io::Result<Step> {
        match self {
            Self::Plain { raw, size } => plain(raw, *size, limits),
            Self::Compressed { members, member, inside } => compressed(members, member, inside, limits),
        }
    }
}

fn plain(raw: &mut Raw, size: Option<u64>, limits: &Limits) -> io::Result<Step> {
    skip_blank(raw)?;
    if raw.is_at_end()? {
        return Ok(Step::End);
    }
    let place = format!("record at byte {}", raw.at);
    let read = Head::read(raw).map(|head| {
        let left = size.map_or(u64::MAX, |size| size.saturating_sub(raw.at));
        (head.length <= left).then(|| head.content(raw, limits)).ok_or(head.length)
    });
    Ok(match read {
        Ok(Ok(Ok(found))) => Step::Found(place, found),
        // It breaks off, or lies about its length: then another record follows.
        Ok(Err(length)) if raw.seek_record()? => {
            Step::Wrong(place, format!("it says that it is {length} bytes long, which it is not"))
        }
        Ok(Err(_)) | Ok(Ok(Err(Lost::Short))) | Err(Lost::Short) => Step::Ends(place),
        Ok(Ok(Err(Lost::Wrong(cause)))) | Err(Lost::Wrong(cause)) => {
            raw.seek_record()?;
            Step::Wrong(place, cause)
        }
        Ok(Ok(Err(Lost::Unreadable(error)))) | Err(Lost::Unreadable(error)) => {
            return if error.kind() == io::ErrorKind::UnexpectedEof {
                Ok(Step::Ends(place))
            } else {
                Err(error)
            };
        }
    })
}

fn compressed(
    members: &mut Members,
    member: &mut u64,
    inside: &mut u64,
    limits: &Limits,
) -> io::Result<Step> {
    loop {
        let Some(stream) = members.member() else {
            let Some(start) = members.begin()? else { return Ok(Step::End) };
            (*member, *inside) = (start, 0);
            continue;
        };
        let passed = skip_blank(stream).and_then(|blank| Ok((blank, stream.fill_buf()?.is_empty())));
        let lost = match passed {
            Ok((_, true)) => {
                members.end();
                continue;
            }
            Ok((blank, false)) => {
                *inside += blank;
                let place = place(*member, *inside);
                let read = Head::read(stream).and_then(|head| {
                    Ok((head.taken.saturating_add(head.length), head.content(stream, limits)?))
                });
                match read {
                    Ok((length, found)) => {
                        *inside += length;
                        return Ok(Step::Found(place, found));
                    }
                    Err(lost) => lost,
                }
            }
            Err(error) => Lost::Unreadable(error),
        };
        let place = place(*member, *inside);
        let cause = match lost {
            Lost::Unreadable(error) if error.kind() == io::ErrorKind::UnexpectedEof => {
                return Ok(Step::Ends(place));
            }
            Lost::Unreadable(error) => in_words(error).to_string(),
            Lost::Short => "it is shorter than it says".to_owned(),
            Lost::Wrong(cause) => cause,
        };
        // The rest of the member is of no use; what follows may be.
        if let Some(start) = members.resume()? {
            (*member, *inside) = (start, 0);
        }
        return Ok(Step::Wrong(place, cause));
    }
}

fn place(member: u64, inside: u64) -> String {
    match inside {
        0 => format!("record at byte {member}"),
        _ => format!("record at byte {member}, {inside} bytes into what is compressed there"),
    }
}
