//! `sijill reread`: reports are read again after a change of the reader, and people's decisions stand on the new claims
//! where they can.

use std::fmt::Write as _;
use std::thread::available_parallelism;

use rayon::prelude::*;
use serde::Serialize;
use sijill_claim::{Document, Reading};
use sijill_intake::Language;
use sijill_reader::{Options, Reader};
use sijill_record::payload::{LeftBehind, Payload};
use sijill_record::question::Asked;
use sijill_record::{Due, ReadingGiven, Record, RecordError, Reread};

use crate::arguments::{RereadOptions, Told};
use crate::deciding::{Deciding, print, print_json};
use crate::errors::{CommandError, Ended};
use crate::progress::Progress;
use sijill_desk::aside::say;
use sijill_desk::ask::short::counted;
use sijill_desk::desk::{self, READER};
use sijill_desk::places;
use sijill_desk::receive::{STACK, unread_in};

/// Reports that are read before they are written.
const BATCH: usize = 256;
/// Characters of texts that are read before they are written.
const BATCH_TEXT: usize = 8_000_000;

/// A report that is to be read.
struct Text {
    report: u64,
    document: Document,
    text: String,
    extractor: String,
}

/// A decision that was not carried over.
#[derive(Serialize)]
struct Left {
    claim: String,
    report: String,
    decided: &'static str,
    by: Option<String>,
    decision: Option<String>,
    quote: String,
    why: String,
}

/// What came of it all.
#[derive(Default)]
struct Sum {
    read: u64,
    same: u64,
    carried: u64,
    left: Vec<Left>,
}

pub(crate) fn run(options: &RereadOptions) -> Result<Ended, CommandError> {
    if options.dry_run {
        let mut record = desk::to_ask(&options.record.path())?;
        let due = due(&mut record, options)?;
        tell_due(options, &due)?;
        return Ok(Ended::Well);
    }
    let mut deciding = Deciding::opened(&options.record, &options.act)?;
    let due = due(&mut deciding.record, options)?;
    let mut sum = Sum::default();
    if !due.is_empty() {
        let jobs = options.jobs.map_or_else(|| available_parallelism().map_or(1, usize::from), usize::from);
        let pool = rayon::ThreadPoolBuilder::new().num_threads(jobs).stack_size(STACK).build()?;
        let reader = Reader::with_gazetteer(places::gazetteer()?)?;
        let mut progress = Progress::new();
        let mut rest = due.iter().map(|due| due.report).peekable();
        while rest.peek().is_some() {
            let texts = texts(&deciding.record, &mut rest)?;
            let given: Vec<_> =
                pool.install(|| texts.into_par_iter().map(|text| read(&reader, text)).collect());
            write(&mut deciding, given, &mut sum, options, &mut progress)?;
        }
        progress.end();
    }
    tell(options, &sum)?;
    Ok(Ended::Well)
}

/// Which reports are to be read.
fn due(record: &mut Record, options: &RereadOptions) -> Result<Vec<Due>, CommandError> {
    // No version is called so: all are read.
    let mut due = record.due(if options.all { "" } else { READER })?;
    if !options.reports.is_empty() {
        let asked = record.ask()?;
        for report in &options.reports {
            if let Some(entry) = asked.report_row(*report)?.erased {
                return Err(RecordError::Refused(format!(
                    "The report r{report} was erased in e{entry}; there is nothing to read."
                ))
                .into());
            }
        }
        due.retain(|due| options.reports.contains(&due.report));
    }
    Ok(due)
}

/// The texts of the next reports, as they were read before.
fn texts(record: &Record, rest: &mut impl Iterator<Item = u64>) -> Result<Vec<Text>, CommandError> {
    let asked = record.ask()?;
    let mut texts = Vec::new();
    let mut length = 0;
    while texts.len() < BATCH && length < BATCH_TEXT {
        let Some(report) = rest.next() else { break };
        let full = asked.full_report(report)?;
        let (Some((_, reading)), Some(added)) = (&full.reading, &full.row.added) else { continue };
        // What the reader found in the text itself it has to find again.
        let document =
            Document { id: full.document().id, published: added.document.published, ..full.document() };
        length += reading.text.len();
        texts.push(Text {
            report,
            document,
            text: reading.text.clone(),
            extractor: reading.extractor.clone(),
        });
    }
    Ok(texts)
}

fn read(reader: &Reader, text: Text) -> (u64, ReadingGiven) {
    let Text { report, document, text, extractor } = text;
    let unread = document.language.as_deref().map(Language::named).filter(|language| !language.is_read());
    let reading = match unread {
        Some(language) => Reading { document, notes: vec![unread_in(&language.name)], ..Reading::default() },
        None => reader.read(&document, &text, Options::default()),
    };
    (report, ReadingGiven { text, reading, extractor, reader: READER.to_owned() })
}

/// One batch, one commit.
fn write(
    deciding: &mut Deciding,
    given: Vec<(u64, ReadingGiven)>,
    sum: &mut Sum,
    options: &RereadOptions,
    progress: &mut Progress,
) -> Result<(), CommandError> {
    let mut left = Vec::new();
    deciding.begin()?;
    for (report, reading) in given {
        let Reread { same, carried, left: behind } = deciding.record.reread(report, reading)?;
        sum.read += 1;
        sum.same += u64::from(same);
        sum.carried += carried as u64;
        left.extend(behind.into_iter().map(|one| (report, one)));
    }
    deciding.commit()?;
    let asked = deciding.record.ask()?;
    let first = sum.left.len();
    for (report, one) in left {
        sum.left.push(Left::of(&asked, report, one)?);
    }
    if options.format == Told::Text && first < sum.left.len() {
        // Told as they come: after an interruption nobody would tell of them again.
        let mut out = String::new();
        for left in &sum.left[first..] {
            left.line(&mut out);
        }
        let mut told = Ok(());
        progress.aside(|| told = print(&out));
        told?;
    }
    progress.one_more();
    Ok(())
}

impl Left {
    fn of(asked: &Asked<'_>, report: u64, left: LeftBehind) -> Result<Self, CommandError> {
        let full = asked.full(asked.claim_row(left.claim)?)?;
        let by = match full.decision {
            Some(entry) => asked.event(entry)?.payload.as_ref().and_then(Payload::by).map(str::to_owned),
            None => None,
        };
        Ok(Self {
            claim: format!("c{}", left.claim),
            report: format!("r{report}"),
            decided: full.state.name(),
            by,
            decision: full.decision.map(|entry| format!("e{entry}")),
            quote: full.claim.quote,
            why: left.why.split_once("was decided. ").map_or(left.why.as_str(), |(_, why)| why).to_owned(),
        })
    }

    fn line(&self, out: &mut String) {
        let by = self.by.as_ref().map(|by| format!(" by {by}")).unwrap_or_default();
        let entry = self.decision.as_ref().map(|entry| format!(" in {entry}")).unwrap_or_default();
        let quote = self.quote.replace('\n', " ");
        let _ = writeln!(
            out,
            "{} of {} was {}{by}{entry}, and that was not carried over: “{quote}”. {}",
            self.claim, self.report, self.decided, self.why
        );
    }
}

fn tell_due(options: &RereadOptions, due: &[Due]) -> Result<(), CommandError> {
    if options.format == Told::Json {
        let due: Vec<_> = due
            .iter()
            .map(|due| serde_json::json!({"report": format!("r{}", due.report), "read_by": due.reader}))
            .collect();
        return print_json(&serde_json::json!({"dry_run": true, "reader": READER, "due": due}));
    }
    let mut out = String::new();
    for due in due {
        let _ = writeln!(out, "r{}  read by {}", due.report, due.reader);
    }
    print(&out)?;
    say(&format!("{} would be read by {READER}.", counted(due.len() as u64, "report")));
    Ok(())
}

fn tell(options: &RereadOptions, sum: &Sum) -> Result<(), CommandError> {
    let Sum { read, same, carried, left } = sum;
    if options.format == Told::Json {
        return print_json(
            &serde_json::json!({"reader": READER, "read": read, "same": same, "carried": carried, "left": left}),
        );
    }
    if *read == 0 {
        say("No report was read by another version; there is nothing to read again.");
        return Ok(());
    }
    say(&format!(
        "{} read again: {same} as before, {} anew; {} carried over, {} not.",
        counted(*read, "report"),
        read - same,
        counted(*carried, "decision"),
        left.len()
    ));
    Ok(())
}
