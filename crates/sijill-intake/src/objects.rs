//! The objects of a JSON file, one after the other.

use std::io::{BufRead, Read as _};
use std::sync::Arc;

use crate::json::{self, Placed};
use crate::many::Many;
use crate::origin::Origin;
use crate::piece::Piece;
use crate::{IntakeError, Limits};

/// A JSON file, half handed out.
pub(crate) struct Objects {
    origin: Arc<Origin>,
    bytes: Arc<Vec<u8>>,
    records: std::vec::IntoIter<Placed>,
    number: u64,
}

impl Objects {
    pub(crate) fn read(
        origin: Origin,
        stream: Box<dyn BufRead + Send>,
        limits: &Limits,
    ) -> Result<Self, IntakeError> {
        let most = limits.file;
        let mut bytes = Vec::new();
        let path = || origin.shown.clone();
        match stream.take(most as u64 + 1).read_to_end(&mut bytes) {
            Err(cause) => return Err(IntakeError::Unreadable { path: path(), cause }),
            Ok(length) if length > most => return Err(IntakeError::TooLong { path: path(), most }),
            Ok(_) => {}
        }
        let records =
            json::parse_file(&bytes).map_err(|cause| IntakeError::BadJson { path: path(), cause })?;
        let bytes = Arc::new(bytes);
        Ok(Self { origin: Arc::new(origin), bytes, records: records.into_iter(), number: 0 })
    }
}

impl Many for Objects {
    fn next(&mut self) -> Option<Piece> {
        let (record, at) = self.records.next()?;
        self.number += 1;
        Some(Piece::object(&self.origin, &self.bytes, self.number, record, at))
    }
}
