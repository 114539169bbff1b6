//! `sijill load`: a record of an archive.

use std::fs::File;
use std::io::{self, BufReader, Read, Write as _};
use std::path::PathBuf;

use sijill_record::archive::load;

use crate::arguments::{LoadOptions, Told};
use crate::errors::{CommandError, Ended};
use crate::progress::Progress;
use sijill_desk::desk;

pub(crate) fn run(options: &LoadOptions) -> Result<Ended, CommandError> {
    let key = options.public_key.as_deref().map(desk::public_key).transpose()?;
    let target = options.record.clone().unwrap_or_else(|| PathBuf::from(desk::RECORD));
    let mut from: Box<dyn Read> = if options.file.as_os_str() == "-" {
        Box::new(io::stdin().lock())
    } else {
        let file = File::open(&options.file)
            .map_err(|cause| CommandError::Unreadable { path: options.file.display().to_string(), cause })?;
        Box::new(BufReader::with_capacity(1 << 20, file))
    };
    let mut progress = Progress::of_quiet_work();
    let loaded = load(&mut *from, &target, key.as_ref(), &mut |done| progress.count(done, "steps done"))?;
    progress.end();
    let mut out = io::stdout().lock();
    match options.format {
        Told::Text => {
            writeln!(
                out,
                "The record {} was loaded into {}: {} entries, {} files.\nRoot {}, signed with {}.",
                loaded.origin,
                target.display(),
                loaded.size,
                loaded.blobs,
                loaded.root,
                loaded.key
            )?;
            if key.is_none() {
                writeln!(out, "Compare that key with the one that the record's keepers publish.")?;
            }
        }
        Told::Json => writeln!(
            out,
            "{}",
            serde_json::json!({
                "record": target,
                "origin": loaded.origin,
                "size": loaded.size,
                "files": loaded.blobs,
                "root": loaded.root.base64(),
                "public_key": loaded.key,
            })
        )?,
    }
    Ok(Ended::Well)
}
