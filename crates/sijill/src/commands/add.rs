//! `sijill add`: reports into the record. Reading goes on in threads while one thread writes; a report is told of only when
//! it is in the record for good.

mod produce;
mod tell;

use std::io::IsTerminal as _;
use std::sync::mpsc;
use std::thread;

use rustc_hash::FxHashSet;
use sijill_intake::{Given, Intake, Mapping, Tables};
use sijill_record::Record;
use sijill_record::key::SecretKey;

use self::produce::Producer;
use self::tell::Teller;
use crate::arguments::AddOptions;
use crate::errors::{CommandError, Ended};
use sijill_desk::desk;
use sijill_desk::receive::{Item, known_mappings, stage};

/// Batches that may wait to be written, so that reading does not run away from writing.
const WAITING: usize = 2;

pub(crate) fn run(options: &AddOptions) -> Result<Ended, CommandError> {
    if options.inputs.is_empty() && std::io::stdin().is_terminal() {
        return Err(CommandError::NoInput);
    }
    let mut desk = if options.dry_run {
        (desk::to_ask(&options.record.path())?, None)
    } else {
        let (record, key) = desk::to_write(&options.record.path(), &options.act.act())?;
        (record, Some(key))
    };
    let known = known_mappings(&desk.0)?;
    let mut remembered = known.clone();
    let intake = intake(options, known);
    let erased = if options.erased_again { FxHashSet::default() } else { desk::erased(&desk.0)? };
    let producer = Producer::new(options, intake, erased)?;
    let (send, receive) = mpsc::sync_channel(WAITING);
    let mut teller = Teller::new(options);
    let written = thread::scope(|scope| {
        let producing = scope.spawn(move || producer.run(&send));
        let written = write_all(options, &mut desk, &receive, &mut remembered, &mut teller);
        // Where writing failed, the producer finds nobody listening and stops.
        drop(receive);
        match producing.join() {
            Ok(produced) => written.and(produced),
            Err(panic) => std::panic::resume_unwind(panic),
        }
    });
    teller.end()?;
    written?;
    if desk.1.is_some() {
        sijill_desk::ask::weighed::keep(&mut desk.0)?;
    }
    Ok(if teller.failed() { Ended::WithFailures } else { Ended::Well })
}

fn write_all(
    options: &AddOptions,
    (record, key): &mut (Record, Option<SecretKey>),
    receive: &mpsc::Receiver<Vec<Item>>,
    remembered: &mut Vec<Mapping>,
    teller: &mut Teller,
) -> Result<(), CommandError> {
    while let Ok(batch) = receive.recv() {
        match key {
            Some(key) => write(options, record, key, batch, remembered, teller)?,
            None => teller.would_be(record, batch)?,
        }
    }
    Ok(())
}

/// One batch, one commit: then its reports are acknowledged.
fn write(
    options: &AddOptions,
    record: &mut Record,
    key: &SecretKey,
    batch: Vec<Item>,
    remembered: &mut Vec<Mapping>,
    teller: &mut Teller,
) -> Result<(), CommandError> {
    if batch.iter().any(Item::is_written) {
        record.begin(desk::now(), options.act.clock_set_back)?;
    }
    let lines = stage(record, batch, remembered, options.by.as_deref())?;
    let committed = record.commit(key)?;
    desk::witness(record, &committed);
    teller.tell(&lines)
}

fn intake(options: &AddOptions, known: Vec<Mapping>) -> Intake {
    let given = Given {
        published: options.published,
        publisher: options.publisher.clone(),
        title: options.title.clone(),
        country: options.country.clone(),
        language: options.language.clone(),
        retrieved: options.retrieved,
    };
    Intake { given, tables: Tables { given: options.map.clone(), known }, ..Intake::default() }
}
