//! Inputs to reports that were received and read.

use std::sync::Arc;

use rustc_hash::FxHashSet;
use sijill_intake::{
    CaptureStatus, Fetcher, Given, Input, Intake, Mapping, Piece, Pieces, Received, Tables, Validators,
};
use sijill_reader::Reader;
use sijill_record::Record;
use sijill_record::hash::Hash;

use super::captures;
use super::item::Item;
use super::mapping::known_mappings;
use super::read::{ReadReport, read};
use crate::error::AnswerError;

/// Receives reports and reads them. Threads may share one.
#[derive(Debug)]
pub struct Receiver {
    reader: Arc<Reader>,
    intake: Intake,
    erased: FxHashSet<Hash>,
}

impl Receiver {
    /// With what the record knows of tables and of erased bytes, and what the person knows of the reports.
    ///
    /// # Errors
    /// Where the record cannot be read.
    pub fn new(reader: Arc<Reader>, record: &Record, given: Given) -> Result<Self, AnswerError> {
        let tables = Tables { known: known_mappings(record)?, ..Tables::default() };
        let intake = Intake { given, tables, ..Intake::default() };
        let erased = crate::desk::erased(record)?;
        Ok(Self::over(reader, intake, erased))
    }

    /// With an intake and the digests of bytes that are not taken in again.
    pub const fn over(reader: Arc<Reader>, intake: Intake, erased: FxHashSet<Hash>) -> Self {
        Self { reader, intake, erased }
    }

    /// The mappings of tables that the record remembers.
    pub fn mappings(&self) -> &[Mapping] {
        &self.intake.tables.known
    }

    /// Walks the inputs.
    pub fn pieces(&self, inputs: Vec<Input>) -> Pieces {
        self.intake.pieces(inputs)
    }

    /// The first half: the report of a piece, or what is to be told instead.
    ///
    /// # Errors
    /// The item that says why no report came of it.
    pub fn receive(&self, piece: Piece) -> Result<Box<Received>, Item> {
        match self.intake.receive(piece) {
            Err(error) => Err(Item::Failed(error.to_string())),
            Ok(received) if self.erased.contains(&Hash::of(&received.bytes)) => {
                Err(Item::Erased(received.report.path))
            }
            Ok(received) => Ok(Box::new(received)),
        }
    }

    /// The second half: the report, read. Where the record has its bytes, its reading is there too and only the receipt
    /// is new.
    pub fn read(&self, received: Received, is_known: bool) -> Item {
        Item::Read(Box::new(if is_known {
            ReadReport { received, reading: None }
        } else {
            read(&self.reader, received)
        }))
    }

    /// Both halves, whatever the record has.
    pub fn item(&self, piece: Piece) -> Item {
        match self.receive(piece) {
            Ok(received) => self.read(*received, false),
            Err(item) => item,
        }
    }

    /// Asks an address for a page: what came of asking, and the report where one came of it.
    pub fn page(&self, fetcher: &Fetcher, address: &str) -> Vec<Item> {
        let capture = fetcher.fetch(address, &Validators::default());
        let fetched = capture.status == CaptureStatus::Fetched;
        let mut items = vec![Item::Capture(Box::new(captures::made(&capture, None)), fetched)];
        let page = captures::page(capture.address.clone(), capture);
        items.extend(page.map(|piece| self.item(piece)));
        items
    }
}
