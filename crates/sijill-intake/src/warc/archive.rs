//! The records of a web archive, one after the other; what is wrong with one is told, and the next are read.

use std::io::BufRead;
use std::sync::Arc;

use super::content::Undone;
use super::members::Members;
use super::raw::Raw;
use super::record::{Answer, Found};
use super::step::{Records, Step};
use crate::body::Body;
use crate::many::Many;
use crate::moment::timestamp_of;
use crate::origin::Origin;
use crate::piece::Piece;
use crate::{Custody, IntakeError, Limits, Receipt};

type Stream = Box<dyn BufRead + Send>;

/// A web archive, half read.
pub(crate) struct Archive {
    origin: Arc<Origin>,
    /// The archive's place within the file, before "record at byte 7".
    within: String,
    limits: Limits,
    records: Records,
    ended: bool,
    passed_over: u64,
}

impl Archive {
    pub(crate) fn plain(origin: Origin, stream: Stream, limits: Limits) -> Self {
        let size = origin.size();
        Self::of_records(Arc::new(origin), String::new(), stream, size, limits)
    }

    pub(crate) fn compressed(origin: Origin, stream: Stream, limits: Limits) -> Self {
        Self::of_members(Arc::new(origin), String::new(), stream, limits)
    }

    pub(super) fn of_records(
        origin: Arc<Origin>,
        within: String,
        stream: Stream,
        size: Option<u64>,
        limits: Limits,
    ) -> Self {
        let records = Records::Plain { raw: Raw::new(stream), size };
        Self { origin, within, limits, records, ended: false, passed_over: 0 }
    }

    pub(super) fn of_members(origin: Arc<Origin>, within: String, stream: Stream, limits: Limits) -> Self {
        let members = Members::new(Raw::new(stream));
        let records = Records::Compressed { members, member: 0, inside: 0 };
        Self { origin, within, limits, records, ended: false, passed_over: 0 }
    }

    /// A record's piece, or nothing for one that is no report.
    fn piece(&mut self, part: String, found: Found) -> Option<Piece> {
        let path = |url: Option<&String>| match url {
            Some(url) => format!("{}, {part} ({url})", self.origin.shown),
            None => format!("{}, {part}", self.origin.shown),
        };
        match found {
            Found::Other => {
                self.passed_over += 1;
                None
            }
            Found::Bad { url, wrong: Undone::TooLong } => {
                let (path, most) = (path(url.as_ref()), self.limits.file);
                Some(Piece::failed(IntakeError::TooLong { path, most }))
            }
            Found::Bad { url, wrong: Undone::Wrong(cause) } => {
                Some(Piece::failed(IntakeError::BadRecord { path: path(url.as_ref()), cause }))
            }
            Found::Report(answer) => {
                let path = path(answer.url.as_ref());
                Some(Piece::body(self.body(*answer, part, path)))
            }
        }
    }

    fn body(&self, answer: Answer, part: String, path: String) -> Body {
        let Answer { bytes, url, date, media, http, truncated } = answer;
        let name = url.clone().unwrap_or_else(|| format!("{} {part}", self.origin.name));
        let custody = Custody {
            how: Receipt::Archived,
            retrieved: date.as_deref().and_then(timestamp_of),
            url,
            http,
            ..self.origin.part(part)
        };
        let note =
            |why| format!("The archive holds only the beginning of this page (WARC-Truncated: {why}).");
        let notes = truncated.map(note).into_iter().collect();
        Body { path, name, bytes, hint: media, custody, notes, origin: Some(Arc::clone(&self.origin)) }
    }
}

impl Many for Archive {
    fn next(&mut self) -> Option<Piece> {
        while !self.ended {
            let step = self.records.next(&self.limits);
            let path = self.origin.shown.clone();
            let failed = match step {
                Ok(Step::Found(place, found)) => match self.piece(format!("{}{place}", self.within), found) {
                    None => continue,
                    piece => return piece,
                },
                Ok(Step::Wrong(place, cause)) => {
                    IntakeError::BadRecord { path: format!("{path}, {}{place}", self.within), cause }
                }
                Ok(Step::Ends(place)) => {
                    self.ended = true;
                    IntakeError::CutShort { path, record: format!("{}{place}", self.within) }
                }
                Ok(Step::End) => {
                    self.ended = true;
                    return None;
                }
                Err(cause) => {
                    self.ended = true;
                    IntakeError::Unreadable { path, cause }
                }
            };
            return Some(Piece::failed(failed));
        }
        None
    }

    fn passed_over(&self) -> (u64, &'static str) {
        (self.passed_over, "archived record")
    }
}
