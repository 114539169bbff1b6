//! `sijill read`: inputs to readings, shown in the order of the inputs whatever the number of threads.

use std::io::{self, BufWriter, IsTerminal as _, Write};
use std::thread::available_parallelism;

use rayon::prelude::*;
use sijill_claim::Reading;
use sijill_intake::{Given, Input, Intake, IntakeError, Piece, Report};
use sijill_reader::{Options, Reader};

use crate::arguments::{Format, ReadOptions};
use crate::errors::{CommandError, Ended};

/// How much is read before it is shown: enough for many threads to share, little enough to hold.
const BATCH_PIECES: usize = 512;
const BATCH_BYTES: u64 = 16_000_000;

pub(crate) fn run(options: &ReadOptions) -> Result<Ended, CommandError> {
    let inputs = inputs(options)?;
    let format = options.format.unwrap_or(if io::stdout().is_terminal() { Format::Page } else { Format::Jsonl });
    let work = Work { reader: Reader::new(), intake: intake(options), options, format };
    let mut pieces = work.intake.pieces(inputs);
    let mut out = BufWriter::new(io::stdout().lock());
    let jobs = options.jobs.map_or_else(|| available_parallelism().map_or(1, usize::from), usize::from);
    let mut pool = None;
    let mut failed = false;
    loop {
        let batch = next_batch(&mut pieces, jobs);
        let done: Vec<Done> = match batch.len() {
            0 => break,
            1 => batch.into_iter().map(|piece| work.do_one(piece)).collect(),
            _ => {
                let pool = match &pool {
                    Some(pool) => pool,
                    None => pool.insert(rayon::ThreadPoolBuilder::new().num_threads(jobs).stack_size(8 << 20).build()?),
                };
                pool.install(|| batch.into_par_iter().map(|piece| work.do_one(piece)).collect())
            }
        };
        for one in done {
            out.write_all(one.shown?.as_bytes())?;
            failed |= one.failed;
            tell(&mut out, &one.told)?;
        }
    }
    out.flush()?;
    if let Some(skipped) = pieces.skipped() {
        tell(&mut out, &[skipped])?;
    }
    Ok(if failed { Ended::WithFailures } else { Ended::Well })
}

/// Messages go to standard error, after whatever output stands before them.
fn tell(out: &mut impl Write, told: &[String]) -> Result<(), CommandError> {
    if told.is_empty() {
        return Ok(());
    }
    out.flush()?;
    let mut stderr = io::stderr().lock();
    for line in told {
        // Nobody may be listening there; the output matters more.
        let _ = writeln!(stderr, "sijill: {line}");
    }
    Ok(())
}

fn inputs(options: &ReadOptions) -> Result<Vec<Input>, CommandError> {
    if options.paths.is_empty() {
        return if io::stdin().is_terminal() { Err(CommandError::NoInput) } else { Ok(vec![Input::Stdin]) };
    }
    let input = |path: &std::path::PathBuf| if path.as_os_str() == "-" { Input::Stdin } else { Input::Path(path.clone()) };
    Ok(options.paths.iter().map(input).collect())
}

fn intake(options: &ReadOptions) -> Intake {
    let given = Given {
        published: options.published,
        publisher: options.publisher.clone(),
        title: options.title.clone(),
        country: options.country.clone(),
        language: options.language.clone(),
    };
    Intake { given, ..Intake::default() }
}

fn next_batch(pieces: &mut sijill_intake::Pieces, jobs: usize) -> Vec<Piece> {
    if jobs == 1 {
        return pieces.next().into_iter().collect();
    }
    let mut batch = Vec::new();
    let mut bytes = 0;
    while batch.len() < BATCH_PIECES && bytes < BATCH_BYTES {
        let Some(piece) = pieces.next() else { break };
        bytes += piece.weight();
        batch.push(piece);
    }
    batch
}

/// What reading takes, shared by all threads.
struct Work<'o> {
    reader: Reader,
    intake: Intake,
    options: &'o ReadOptions,
    format: Format,
}

/// What came of one piece.
struct Done {
    shown: Result<String, CommandError>,
    told: Vec<String>,
    failed: bool,
}

impl Work<'_> {
    fn do_one(&self, piece: Piece) -> Done {
        match self.intake.report(piece) {
            Ok(report) => {
                let told = told(&report);
                let reading = self.read(&report);
                Done { shown: self.show(&report, &reading), told, failed: false }
            }
            Err(error) => Done { shown: Ok(String::new()), told: vec![sentence(&error)], failed: true },
        }
    }

    fn read(&self, report: &Report) -> Reading {
        let mut reading = match &report.unread_language {
            Some(_) => Reading { document: report.document.clone(), ..Reading::default() },
            None => self.reader.read(&report.document, &report.text, Options { explain: self.options.explain }),
        };
        let notes = report.notes.iter().cloned().chain(report.unread_language.as_deref().map(unread));
        reading.notes.splice(0..0, notes);
        reading
    }

    fn show(&self, _report: &Report, reading: &Reading) -> Result<String, CommandError> {
        Ok(match self.format {
            Format::Json => sijill::show::object(reading)?,
            _ => sijill::show::line(reading)?,
        })
    }
}

fn told(report: &Report) -> Vec<String> {
    let language = report.unread_language.as_deref().map(unread);
    report.notes.iter().cloned().chain(language).map(|note| format!("{}: {note}", report.path)).collect()
}

fn unread(language: &str) -> String {
    format!("The report is in {language}, which is not read yet; no claims were taken from it.")
}

fn sentence(error: &IntakeError) -> String {
    error.to_string()
}
