//! `sijill init`: a new record and its key.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use sijill_record::Record;
use sijill_record::hash::hex;
use sijill_record::key::SecretKey;

use crate::arguments::{InitOptions, Told};
use crate::errors::{CommandError, Ended};
use sijill_desk::desk;

pub(crate) fn run(options: &InitOptions) -> Result<Ended, CommandError> {
    let file = options.file.clone().unwrap_or_else(|| PathBuf::from(desk::RECORD));
    let (key, kept) = match &options.key {
        Some(path) => (desk::read_key(path)?, path.clone()),
        None => {
            let name = match &options.name {
                Some(name) => name.clone(),
                None => new_name(&file)?,
            };
            let key = SecretKey::generate(&name).map_err(desk::DeskError::Key)?;
            // The record first: a key without a record would only be in the way of the next try.
            (key.clone(), desk::key_path(key.name())?)
        }
    };
    if options.key.is_none() && kept.exists() {
        return Err(desk::DeskError::KeyExists(kept.display().to_string()).into());
    }
    let (record, committed) = Record::create(&file, &key, desk::PROGRAM, desk::now())?;
    if options.key.is_none()
        && let Err(error) = desk::keep_key(&key)
    {
        // Without its key nothing could ever be added.
        drop(record);
        let _ = std::fs::remove_file(&file);
        return Err(error.into());
    }
    desk::witness(&record, &committed);
    tell(options.format, &file, &key, &kept)?;
    Ok(Ended::Well)
}

fn tell(format: Told, file: &Path, key: &SecretKey, kept: &Path) -> Result<(), CommandError> {
    let public = key.public().to_string();
    let mut out = io::stdout().lock();
    match format {
        Told::Text => writeln!(
            out,
            "The record {} was made. Its name is {}.\nIts key is kept in {}: keep a copy in a safe place.\n\
             Others check it with the public key:\n{public}",
            file.display(),
            key.name(),
            kept.display()
        )?,
        Told::Json => writeln!(
            out,
            "{}",
            serde_json::json!({"record": file, "name": key.name(), "key": kept, "public_key": public})
        )?,
    }
    Ok(())
}

/// A name that no other record has.
fn new_name(file: &Path) -> Result<String, CommandError> {
    let stem = file.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
    let plain: String = stem.chars().map(|c| if c.is_alphanumeric() || c == '-' { c } else { '-' }).collect();
    let seed = SecretKey::generate("name").map_err(desk::DeskError::Key)?;
    Ok(format!("sijill.local/{plain}-{}", hex(&seed.public().id())))
}
