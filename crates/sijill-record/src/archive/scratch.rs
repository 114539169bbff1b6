//! Files beside the new record while it is made; none of them stays where the making fails.

use std::fs::{self, File, OpenOptions};
use std::path::{Path, PathBuf};

use super::ArchiveError;
use crate::hash::hex;
use crate::record::RecordError;
use crate::store::StoreError;

/// A record in the making, under another name, and the entries that wait to be taken in.
#[derive(Debug)]
pub(super) struct Scratch {
    target: PathBuf,
    record: PathBuf,
    entries: PathBuf,
}

impl Scratch {
    /// Chooses names that nothing has.
    pub(super) fn beside(target: &Path) -> Result<Self, ArchiveError> {
        if target.exists() {
            return Err(StoreError::Exists(target.display().to_string()).into());
        }
        let mut random = [0; 6];
        getrandom::fill(&mut random).map_err(|error| RecordError::Random(error.to_string()))?;
        let named = |what: &str| {
            let mut name = target.as_os_str().to_owned();
            name.push(format!(".{}.{what}", hex(&random)));
            PathBuf::from(name)
        };
        Ok(Self { target: target.to_owned(), record: named("loading"), entries: named("entries") })
    }

    /// Where the record is made.
    pub(super) fn record(&self) -> &Path {
        &self.record
    }

    /// The file for the waiting entries.
    pub(super) fn entries(&self) -> Result<File, ArchiveError> {
        let made = OpenOptions::new().read(true).write(true).create_new(true).open(&self.entries);
        made.map_err(|cause| self.failed(&self.entries, cause))
    }

    /// That a file could not be written or read.
    pub(super) fn failed_entries(&self, cause: std::io::Error) -> ArchiveError {
        self.failed(&self.entries, cause)
    }

    fn failed(&self, path: &Path, cause: std::io::Error) -> ArchiveError {
        match cause.kind() {
            std::io::ErrorKind::StorageFull => StoreError::Full(path.display().to_string()).into(),
            _ => ArchiveError::Scratch { path: path.display().to_string(), cause },
        }
    }

    /// Gives the finished record its name, unless another file has taken it meanwhile.
    pub(super) fn finish(self) -> Result<(), ArchiveError> {
        match fs::hard_link(&self.record, &self.target) {
            Ok(()) => Ok(()),
            Err(_) if self.target.exists() => {
                Err(StoreError::Exists(self.target.display().to_string()).into())
            }
            // Not every file system has links.
            Err(_) => {
                fs::rename(&self.record, &self.target).map_err(|cause| self.failed(&self.target, cause))
            }
        }?;
        // The name is not there for good before its folder is written.
        let folder =
            self.target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        match File::open(folder) {
            Ok(folder) => folder.sync_all().map_err(|cause| self.failed(&self.target, cause)),
            // Some systems do not open folders.
            Err(_) => Ok(()),
        }
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        for suffix in ["", "-wal", "-shm", "-journal"] {
            let mut name = self.record.as_os_str().to_owned();
            name.push(suffix);
            // Most of them are not there.
            let _ = fs::remove_file(name);
        }
        let _ = fs::remove_file(&self.entries);
    }
}
