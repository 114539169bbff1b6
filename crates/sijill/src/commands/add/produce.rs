//! The reading half of `sijill add`: inputs to batches of reports that were received and read.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::SyncSender;
use std::thread::available_parallelism;
use std::time::Duration;

use rayon::prelude::*;
use rustc_hash::FxHashSet;
use sijill_intake::{Custody, FetchLimits, Fetcher, Input, Intake, Piece, Received};
use sijill_reader::Reader;
use sijill_record::Record;
use sijill_record::hash::Hash;

use crate::arguments::{AddOptions, RecordOptions};
use crate::errors::CommandError;
use sijill_desk::desk;
use sijill_desk::places;
use sijill_desk::receive::{Item, Receiver, STACK, batch};

/// Reads the inputs.
pub(super) struct Producer {
    inputs: Vec<String>,
    receiver: Receiver,
    pool: rayon::ThreadPool,
    jobs: usize,
    resume: bool,
    record: RecordOptions,
    fetcher: Fetcher,
}

impl Producer {
    /// `erased` are the digests of bytes that are not taken in again.
    pub(super) fn new(
        options: &AddOptions,
        intake: Intake,
        erased: FxHashSet<Hash>,
    ) -> Result<Self, CommandError> {
        let jobs = options.jobs.map_or_else(|| available_parallelism().map_or(1, usize::from), usize::from);
        let pool = rayon::ThreadPoolBuilder::new().num_threads(jobs).stack_size(STACK).build()?;
        let inputs = if options.inputs.is_empty() { vec!["-".to_owned()] } else { options.inputs.clone() };
        let reader = Reader::with_gazetteer(places::gazetteer()?)?;
        let limits = FetchLimits { whole: Duration::from_secs(options.timeout), ..FetchLimits::default() };
        Ok(Self {
            inputs,
            receiver: Receiver::over(Arc::new(reader), intake, erased),
            pool,
            jobs,
            resume: options.resume,
            record: options.record.clone(),
            fetcher: Fetcher::new(limits),
        })
    }

    /// Sends batches until the inputs end or nobody listens any more.
    pub(super) fn run(self, send: &SyncSender<Vec<Item>>) -> Result<(), CommandError> {
        let mut known = desk::to_ask(&self.record.path())?;
        for group in groups(&self.inputs) {
            match group {
                Group::Address(address) => {
                    let items = self.pool.install(|| self.receiver.page(&self.fetcher, &address));
                    if send.send(items).is_err() {
                        return Ok(());
                    }
                }
                Group::Inputs(inputs) => {
                    let mut pieces = self.receiver.pieces(inputs);
                    // With one thread, smaller commits, so that a report is soon in the record.
                    let most = if self.jobs == 1 { batch::PIECES / 4 } else { batch::PIECES };
                    loop {
                        let batch = batch::next(&mut pieces, most);
                        if batch.is_empty() {
                            break;
                        }
                        let items = self.batch(batch, &mut known)?;
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

    fn batch(&self, batch: Vec<Piece>, known: &mut Record) -> Result<Vec<Item>, CommandError> {
        let received: Vec<_> =
            self.pool.install(|| batch.into_par_iter().map(|piece| self.receiver.receive(piece)).collect());
        let mut items = Vec::with_capacity(received.len());
        for one in received {
            items.push(match one {
                Err(item) => Err(item),
                Ok(received) => match known.report_of(&Hash::of(&received.bytes))? {
                    Some(report) if self.resume && came_from(known, report, &received.custody)? => {
                        Err(Item::Passed)
                    }
                    report => Ok((received, report.is_some())),
                },
            });
        }
        let read_one = |one: Result<(Box<Received>, bool), Item>| match one {
            Ok((received, is_known)) => self.receiver.read(*received, is_known),
            Err(item) => item,
        };
        Ok(self.pool.install(|| items.into_par_iter().map(read_one).collect()))
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
