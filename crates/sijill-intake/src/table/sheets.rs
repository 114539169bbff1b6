//! Workbooks: their rows come from a guarded thread, through a narrow channel.

use std::io::BufRead;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::Duration;

use super::mapping::Tables;
use super::row::Row;
use super::workbook::Workbook;
use crate::many::Many;
use crate::origin::Origin;
use crate::piece::Piece;
use crate::{IntakeError, Limits, guard};

/// Rows that may wait to be taken.
const WAITING: usize = 64;

/// What the thread tells.
pub(super) enum Told {
    Row(Row),
    Failed(IntakeError),
    /// A sheet without reports.
    Sheet,
}

/// A workbook, half read.
pub(crate) struct Sheets {
    origin: Arc<Origin>,
    told: Receiver<Told>,
    seconds: u64,
    ended: bool,
    passed_over: u64,
}

impl Sheets {
    pub(crate) fn read(
        origin: Origin,
        stream: Box<dyn BufRead + Send>,
        limits: &Limits,
        tables: &Tables,
    ) -> Result<Self, IntakeError> {
        let bytes = origin.read(stream, limits.workbook)?;
        let origin = Arc::new(origin.holding(Arc::new(bytes)));
        let (send, told) = mpsc::sync_channel(WAITING);
        let mut workbook =
            Workbook { origin: Arc::clone(&origin), tables: tables.clone(), limits: *limits, send };
        let path = origin.shown.clone();
        guard::spawn(move || {
            let path = workbook.origin.shown.clone();
            let result = panic::catch_unwind(AssertUnwindSafe(|| workbook.read()));
            let failed = match result {
                Ok(Ok(())) => return,
                Ok(Err(error)) => error,
                Err(_) => {
                    IntakeError::BadWorkbook { path, cause: "its parts do not fit together".to_owned() }
                }
            };
            // Nobody listens any more once the time is up.
            let _ = workbook.send.send(Told::Failed(failed));
        })
        .map_err(|cause| IntakeError::Unreadable { path, cause })?;
        Ok(Self { origin, told, seconds: limits.workbook_seconds, ended: false, passed_over: 0 })
    }
}

impl Many for Sheets {
    fn next(&mut self) -> Option<Piece> {
        while !self.ended {
            match self.told.recv_timeout(Duration::from_secs(self.seconds)) {
                Ok(Told::Row(row)) => return Some(Piece::row(row)),
                Ok(Told::Failed(error)) => return Some(Piece::failed(error)),
                Ok(Told::Sheet) => self.passed_over += 1,
                Err(RecvTimeoutError::Disconnected) => self.ended = true,
                Err(RecvTimeoutError::Timeout) => {
                    self.ended = true;
                    let (path, seconds) = (self.origin.shown.clone(), self.seconds);
                    return Some(Piece::failed(IntakeError::SlowWorkbook { path, seconds }));
                }
            }
        }
        None
    }

    fn passed_over(&self) -> (u64, &'static str) {
        (self.passed_over, "sheet")
    }
}
