//! The objects of a JSON file, one after the other.

use std::io::BufRead;
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
        let bytes = origin.read(stream, limits.file)?;
        let bad = |cause| IntakeError::BadJson { path: origin.shown.clone(), cause };
        let records = json::parse_file(&bytes).map_err(bad)?;
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
