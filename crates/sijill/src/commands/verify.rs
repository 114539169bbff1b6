//! `sijill verify`: is everything as it was recorded?

use std::fs;
use std::io::{self, Write as _};
use std::path::Path;
use std::sync::Mutex;

use sijill_record::hash::hex;
use sijill_record::store::{Access, SqliteStore, Store};
use sijill_record::verify::{Verified, verify};

use crate::arguments::{Told, VerifyOptions};
use crate::errors::{CommandError, Ended};
use crate::progress::Progress;
use sijill_desk::desk;

pub(crate) fn run(options: &VerifyOptions) -> Result<Ended, CommandError> {
    let path = options.record.path();
    if options.rebuild {
        rebuild(&path)?;
    }
    let kept = kept(options, &path)?;
    let progress = Mutex::new(Progress::of_quiet_work());
    let open = || SqliteStore::open(&path, Access::Read).map(|store| Box::new(store) as Box<dyn Store>);
    let verified = verify(&open, &kept, &|done| {
        if let Ok(mut progress) = progress.lock() {
            progress.count(done, "entries checked");
        }
    })?;
    if let Ok(mut progress) = progress.lock() {
        progress.end();
    }
    tell(options.format, &verified)?;
    Ok(if verified.is_clean() { Ended::Well } else { Ended::WithFailures })
}

fn rebuild(path: &Path) -> Result<(), CommandError> {
    let mut record = sijill_record::Record::open(path, Access::Write)?;
    let mut progress = Progress::of_quiet_work();
    record.rebuild(&mut |done| progress.count(done, "entries taken in"))?;
    progress.end();
    Ok(())
}

/// Checkpoints to compare: those given, and the one that this machine saw last.
fn kept(options: &VerifyOptions, path: &Path) -> Result<Vec<String>, CommandError> {
    let mut kept = Vec::new();
    for file in &options.checkpoint {
        kept.push(
            fs::read_to_string(file)
                .map_err(|cause| CommandError::Unreadable { path: file.display().to_string(), cause })?,
        );
    }
    // A record that cannot be opened is told of by the verification itself.
    if let Ok(record) = sijill_record::Record::open(path, Access::Read) {
        kept.extend(desk::witnessed(&record.state().origin));
    }
    Ok(kept)
}

fn tell(format: Told, verified: &Verified) -> Result<(), CommandError> {
    let mut out = io::stdout().lock();
    match format {
        Told::Json => writeln!(out, "{}", sijill_desk::told::verified(verified))?,
        Told::Text if verified.is_clean() => {
            let root = verified.root.map(|root| hex(&root.0)).unwrap_or_default();
            writeln!(
                out,
                "The record {} is whole: {} entries, {} reports, {} erased entries.\nRoot {root}, signed with {}.",
                verified.origin, verified.size, verified.reports, verified.erased, verified.key
            )?;
            match verified.kept {
                0 => writeln!(out, "No checkpoint from elsewhere was compared: give one with --checkpoint.")?,
                1 => writeln!(out, "It goes on from the checkpoint that was kept.")?,
                many => writeln!(out, "It goes on from the {many} checkpoints that were kept.")?,
            }
        }
        Told::Text => {
            writeln!(out, "The record {} is NOT whole:", verified.origin)?;
            for fault in &verified.faults {
                writeln!(out, "  {}", fault.sentence)?;
            }
            if verified.more > 0 {
                writeln!(out, "  … and {} more.", verified.more)?;
            }
        }
    }
    Ok(())
}
