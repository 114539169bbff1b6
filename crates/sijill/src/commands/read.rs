//! `sijill read`: inputs to readings, shown in the order of the inputs whatever the number of threads.

use std::io::{self, BufWriter, IsTerminal as _, Write};
use std::path::PathBuf;
use std::thread::available_parallelism;

use rayon::prelude::*;
use sijill_intake::{Given, Input, Intake};

use crate::arguments::{Format, ReadOptions};
use crate::errors::{CommandError, Ended};
use crate::progress::Progress;
use crate::work::{Done, Work};
use sijill_desk::receive::{STACK, batch};

pub(crate) fn run(options: &ReadOptions) -> Result<Ended, CommandError> {
    let inputs = inputs(options)?;
    let work = Work::new(options, intake(options))?;
    let mut pieces = work.intake.pieces(inputs);
    let mut out = BufWriter::new(io::stdout().lock());
    let jobs = options.jobs.map_or_else(|| available_parallelism().map_or(1, usize::from), usize::from);
    let mut progress = Progress::new();
    let mut pool = None;
    let mut failed = false;
    if work.format == Format::Csv {
        out.write_all(sijill_desk::show::header()?.as_bytes())?;
    }
    // With one thread, one report at a time, so that each is shown as soon as it is read.
    let most = if jobs == 1 { 1 } else { batch::PIECES };
    loop {
        let batch = batch::next(&mut pieces, most);
        let done: Vec<Done> = match batch.len() {
            0 => break,
            1 => batch.into_iter().map(|piece| work.do_one(piece)).collect(),
            _ => {
                let pool = match &pool {
                    Some(pool) => pool,
                    None => pool
                        .insert(rayon::ThreadPoolBuilder::new().num_threads(jobs).stack_size(STACK).build()?),
                };
                pool.install(|| batch.into_par_iter().map(|piece| work.do_one(piece)).collect())
            }
        };
        for one in done {
            out.write_all(one.shown?.as_bytes())?;
            failed |= one.failed;
            tell(&mut out, &progress, &one.told)?;
            progress.one_more();
        }
    }
    out.flush()?;
    progress.end();
    tell(&mut out, &progress, pieces.skipped().as_slice())?;
    Ok(if failed { Ended::WithFailures } else { Ended::Well })
}

/// Messages go to standard error, after whatever output stands before them.
fn tell(out: &mut impl Write, progress: &Progress, told: &[String]) -> Result<(), CommandError> {
    if told.is_empty() {
        return Ok(());
    }
    out.flush()?;
    progress.aside(|| {
        let mut stderr = io::stderr().lock();
        for line in told {
            // Nobody may be listening there; the output matters more.
            let _ = writeln!(stderr, "sijill: {line}");
        }
    });
    Ok(())
}

fn inputs(options: &ReadOptions) -> Result<Vec<Input>, CommandError> {
    if options.paths.is_empty() {
        return if io::stdin().is_terminal() { Err(CommandError::NoInput) } else { Ok(vec![Input::Stdin]) };
    }
    let input =
        |path: &PathBuf| if path.as_os_str() == "-" { Input::Stdin } else { Input::Path(path.clone()) };
    Ok(options.paths.iter().map(input).collect())
}

fn intake(options: &ReadOptions) -> Intake {
    let given = Given {
        published: options.published,
        publisher: options.publisher.clone(),
        title: options.title.clone(),
        country: options.country.clone(),
        language: options.language.clone(),
        retrieved: None,
    };
    Intake { given, ..Intake::default() }
}
