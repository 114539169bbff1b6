//! The reading half of `sijill add`: inputs to batches of reports that were received and read.

use std::path::PathBuf;
use std::sync::mpsc::SyncSender;
use std::thread::available_parallelism;
use std::time::Duration;

use rayon::prelude::*;
use rustc_hash::FxHashSet;
use sijill_intake::{
    Capture, CaptureStatus, Custody, FetchLimits, Fetcher, Input, Intake, Piece, Receipt, Validators,
};
use sijill_reader::Reader;
use sijill_record::Record;
use sijill_record::hash::Hash;
use sijill_record::payload::CaptureMade;

use crate::arguments::{AddOptions, RecordOptions};
use crate::batch;
use crate::errors::CommandError;
use crate::intake::{ReadReport, read};
use sijill_desk::desk;
use sijill_desk::places;

/// Stack of a reading thread, as large as that of the first thread.
const STACK: usize = 8 << 20;

/// What comes of an input, in the order of the inputs.
pub(super) enum Item {
    /// A report.
    Read(Box<ReadReport>),
    /// An address was asked.
    Capture(Box<Asked>),
    /// No report came of it; a sentence says why.
    Failed(String),
    /// The record has it from the same place.
    Passed,
    /// What a person should know.
    Note(String),
}

/// An address that was asked for a page.
pub(super) struct Asked {
    pub(super) payload: CaptureMade,
    pub(super) fetched: bool,
}

impl Item {
    /// True where it brings an entry.
    pub(super) const fn is_written(&self) -> bool {
        matches!(self, Self::Read(_) | Self::Capture(_))
    }
}

/// Reads the inputs.
pub(super) struct Producer {
    inputs: Vec<String>,
    intake: Intake,
    reader: Reader,
    pool: rayon::ThreadPool,
    jobs: usize,
    resume: bool,
    record: RecordOptions,
    fetcher: Fetcher,
    erased_again: bool,
}

impl Producer {
    pub(super) fn new(options: &AddOptions, intake: Intake) -> Result<Self, CommandError> {
        let jobs = options.jobs.map_or_else(|| available_parallelism().map_or(1, usize::from), usize::from);
        let pool = rayon::ThreadPoolBuilder::new().num_threads(jobs).stack_size(STACK).build()?;
        let inputs = if options.inputs.is_empty() { vec!["-".to_owned()] } else { options.inputs.clone() };
        let limits = FetchLimits { whole: Duration::from_secs(options.timeout), ..FetchLimits::default() };
        Ok(Self {
            inputs,
            intake,
            reader: Reader::with_gazetteer(places::gazetteer()?)?,
            pool,
            jobs,
            resume: options.resume,
            record: options.record.clone(),
            fetcher: Fetcher::new(limits),
            erased_again: options.erased_again,
        })
    }

    /// Sends batches until the inputs end or nobody listens any more.
    pub(super) fn run(self, send: &SyncSender<Vec<Item>>) -> Result<(), CommandError> {
        let mut known = desk::to_ask(&self.record.path())?;
        let erased = if self.erased_again { FxHashSet::default() } else { desk::erased(&known)? };
        for group in groups(&self.inputs) {
            match group {
                Group::Address(address) => {
                    let items = self.page(&address, &erased);
                    if send.send(items).is_err() {
                        return Ok(());
                    }
                }
                Group::Inputs(inputs) => {
                    let mut pieces = self.intake.pieces(inputs);
                    // With one thread, smaller commits, so that a report is soon in the record.
                    let most = if self.jobs == 1 { batch::PIECES / 4 } else { batch::PIECES };
                    loop {
                        let batch = batch::next(&mut pieces, most);
                        if batch.is_empty() {
                            break;
                        }
                        let items = self.batch(batch, &mut known, &erased)?;
                        if send.send(items).is_err() {
                            return Ok(());
                        }
                    }
                    if let Some(note) = pieces.skipped()
                        && send.send(vec![Item::Note(note)]).is_err()
                    {
                        return Ok(());
                    }
                }
            }
        }
        Ok(())
    }

    fn batch(
        &self,
        batch: Vec<Piece>,
        known: &mut Record,
        erased: &FxHashSet<Hash>,
    ) -> Result<Vec<Item>, CommandError> {
        let received: Vec<_> =
            self.pool.install(|| batch.into_par_iter().map(|piece| self.intake.receive(piece)).collect());
        let mut items = Vec::with_capacity(received.len());
        for one in received {
            items.push(match one {
                Err(error) => Item::Failed(error.to_string()),
                Ok(received) if erased.contains(&Hash::of(&received.bytes)) => was_erased(&received),
                Ok(received) => match known.report_of(&Hash::of(&received.bytes))? {
                    Some(report) if self.resume && came_from(known, report, &received.custody)? => {
                        Item::Passed
                    }
                    // Its reading is in the record; only the receipt is new.
                    Some(_) => Item::Read(Box::new(ReadReport { received, reading: None })),
                    None => Item::Read(Box::new(ReadReport {
                        received,
                        reading: Some(sijill_claim::Reading::default()),
                    })),
                },
            });
        }
        let read_one = |item: Item| match item {
            Item::Read(report) if report.reading.is_some() => {
                Item::Read(Box::new(read(&self.reader, report.received)))
            }
            other => other,
        };
        Ok(self.pool.install(|| items.into_par_iter().map(read_one).collect()))
    }

    fn page(&self, address: &str, erased: &FxHashSet<Hash>) -> Vec<Item> {
        let capture = self.fetcher.fetch(address, &Validators::default());
        let fetched = capture.status == CaptureStatus::Fetched;
        let mut items = vec![Item::Capture(Box::new(Asked { payload: made(&capture), fetched }))];
        if let Some(body) = capture.body {
            let custody = Custody {
                how: Receipt::Fetched,
                from: capture.address.clone(),
                retrieved: Some(capture.at),
                url: capture.url,
                http: capture.http.clone(),
                ..Custody::default()
            };
            let hint = capture.http.as_ref().and_then(|http| http.content_type.as_deref());
            let piece = Piece::fetched(body, capture.address, hint, custody);
            items.push(match self.intake.receive(piece) {
                Ok(received) if erased.contains(&Hash::of(&received.bytes)) => was_erased(&received),
                Ok(received) => Item::Read(Box::new(self.pool.install(|| read(&self.reader, received)))),
                Err(error) => Item::Failed(error.to_string()),
            });
        }
        items
    }
}

/// What somebody erased is not brought back without a word.
fn was_erased(received: &sijill_intake::Received) -> Item {
    Item::Failed(format!(
        "{}: these bytes were erased from the record, and were not added again. --erased-again adds them all the same.",
        received.report.path
    ))
}

/// A capture as an entry tells of it.
fn made(capture: &Capture) -> CaptureMade {
    CaptureMade {
        address: capture.address.clone(),
        url: capture.url.clone(),
        feed: None,
        at: capture.at,
        status: crate::captures::status(capture.status).to_owned(),
        reason: capture.reason.clone(),
        http: capture.http.clone(),
        whole: None,
    }
}

/// True where the record has a receipt of the report from the same place.
fn came_from(known: &Record, report: u64, custody: &Custody) -> Result<bool, CommandError> {
    let full = known.ask()?.full_report(report)?;
    Ok(full.receipts.iter().any(|r| {
        let there = &r.custody;
        (&there.from, &there.part, there.how) == (&custody.from, &custody.part, custody.how)
    }))
}

enum Group {
    Inputs(Vec<Input>),
    Address(String),
}

/// Inputs in their order, those on this machine together.
fn groups(inputs: &[String]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for input in inputs {
        let is_address = input.starts_with("http://") || input.starts_with("https://");
        if is_address {
            groups.push(Group::Address(input.clone()));
            continue;
        }
        let here = if input == "-" { Input::Stdin } else { Input::Path(PathBuf::from(input)) };
        match groups.last_mut() {
            Some(Group::Inputs(inputs)) => inputs.push(here),
            _ => groups.push(Group::Inputs(vec![here])),
        }
    }
    groups
}
