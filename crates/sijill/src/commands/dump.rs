//! `sijill dump`: the whole record in one archive.

use std::fs::{self, File};
use std::io::{self, BufWriter, IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};

use sijill_record::archive::{Dumped, dump};

use crate::arguments::{DumpOptions, Told};
use crate::errors::{CommandError, Ended};
use crate::progress::Progress;
use sijill_desk::desk;

pub(crate) fn run(options: &DumpOptions) -> Result<Ended, CommandError> {
    let record = desk::to_ask(&options.record.path())?;
    let mut progress = Progress::of_quiet_work();
    let mut told = |done| progress.count(done, "entries and files written");
    if options.file.as_os_str() == "-" {
        let stdout = io::stdout();
        if stdout.is_terminal() {
            return Err(CommandError::Wrong(
                "An archive is not written to a terminal: name a file, or pipe it on.".to_owned(),
            ));
        }
        let mut out = BufWriter::new(stdout.lock());
        dump(&record, desk::PROGRAM, &mut out, &mut told)?;
        out.flush()?;
        progress.end();
        return Ok(Ended::Well);
    }
    let unwritable = |cause| desk::DeskError::Unwritable { path: options.file.display().to_string(), cause };
    if options.file.exists() {
        return Err(unwritable(io::ErrorKind::AlreadyExists.into()).into());
    }
    // Half an archive would only pass for a whole one: it gets its name when it is finished.
    let beside = unfinished(&options.file);
    let file = File::create_new(&beside).map_err(unwritable)?;
    let mut out = BufWriter::new(file);
    let dumped =
        dump(&record, desk::PROGRAM, &mut out, &mut told).map_err(CommandError::from).and_then(|dumped| {
            out.flush().and_then(|()| out.get_ref().sync_all()).map_err(unwritable)?;
            name(&beside, &options.file).map_err(unwritable)?;
            Ok(dumped)
        });
    progress.end();
    // Where it got its name by a further link, or failed, this name goes.
    let _ = fs::remove_file(&beside);
    tell(options, dumped?)?;
    Ok(Ended::Well)
}

/// The name of an archive while it is written.
fn unfinished(file: &Path) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(format!(".{}.unfinished", std::process::id()));
    PathBuf::from(name)
}

/// Gives a finished file its name, unless another has taken it meanwhile.
fn name(beside: &Path, file: &Path) -> io::Result<()> {
    match fs::hard_link(beside, file) {
        Err(_) if file.exists() => Err(io::ErrorKind::AlreadyExists.into()),
        // Not every file system has links.
        Err(_) => fs::rename(beside, file),
        Ok(()) => Ok(()),
    }
}

fn tell(options: &DumpOptions, Dumped { size, root, blobs }: Dumped) -> Result<(), CommandError> {
    let mut out = io::stdout().lock();
    let file = options.file.display();
    match options.format {
        Told::Text => {
            writeln!(out, "{size} entries and {blobs} files were written to {file}.\nRoot {root}.")?
        }
        Told::Json => writeln!(
            out,
            "{}",
            serde_json::json!({"archive": options.file, "size": size, "files": blobs, "root": root.base64()})
        )?,
    }
    Ok(())
}
