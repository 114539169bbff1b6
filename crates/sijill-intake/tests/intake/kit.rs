//! What the tests share: files, and what comes of them.

use std::fs;
use std::io::Write as _;
use std::path::PathBuf;

use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest as _, Sha256};
use sijill_intake::{Input, Intake, IntakeError, Received};
use tempfile::TempDir;

/// What came of some inputs.
pub(crate) struct Got {
    pub(crate) all: Vec<Result<Received, IntakeError>>,
    pub(crate) skipped: Option<String>,
}

impl Got {
    pub(crate) fn reports(&self) -> Vec<&Received> {
        self.all.iter().filter_map(|one| one.as_ref().ok()).collect()
    }

    pub(crate) fn texts(&self) -> Vec<&str> {
        self.reports().iter().map(|one| one.report.text.as_str()).collect()
    }

    pub(crate) fn errors(&self) -> Vec<String> {
        self.all.iter().filter_map(|one| one.as_ref().err()).map(ToString::to_string).collect()
    }

    /// All of it, with nothing wrong.
    pub(crate) fn fine(&self) -> Vec<&Received> {
        assert_eq!(self.errors(), [""; 0]);
        self.reports()
    }
}

/// A folder with one file, and what comes of that file; its path stands as `FILE` in errors.
pub(crate) fn file(intake: &Intake, name: &str, bytes: impl AsRef<[u8]>) -> Got {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join(name);
    fs::write(&path, bytes).unwrap();
    path_of(intake, path)
}

pub(crate) fn path_of(intake: &Intake, path: PathBuf) -> Got {
    input(intake, Input::Path(path))
}

pub(crate) fn input(intake: &Intake, input: Input) -> Got {
    let mut pieces = intake.pieces(vec![input]);
    let all = pieces.by_ref().map(|piece| intake.receive(piece)).collect();
    Got { all, skipped: pieces.skipped() }
}

/// Errors without the folder of the file.
pub(crate) fn bare(errors: &[String]) -> Vec<String> {
    errors
        .iter()
        .map(|error| error.split_once(std::path::MAIN_SEPARATOR).map_or(error.clone(), |_| tail(error)))
        .collect()
}

fn tail(error: &str) -> String {
    // A temporary folder is "/tmp/.tmpXXXXXX/": what follows its last separator before the first space.
    let end = error.find([' ', ',']).unwrap_or(error.len());
    let cut = error.char_indices().rfind(|&(at, c)| at < end && c == std::path::MAIN_SEPARATOR);
    error.chars().skip(cut.map_or(0, |(at, _)| at + 1)).collect()
}

pub(crate) fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut writer = GzEncoder::new(Vec::new(), Compression::best());
    writer.write_all(bytes).unwrap();
    writer.finish().unwrap()
}

pub(crate) fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A page with a main text that names a number of people.
pub(crate) fn page(killed: u32) -> String {
    format!(
        "<!doctype html><html><head><title>Shells fall on a market</title></head><body><nav><a href=/>Home</a></nav>\
         <article><p>At least {killed} people were killed on Tuesday when shells fell on a market in the east of the city, \
         rescuers at the place said.</p><p>A further 32 people were wounded in the attack, which lasted for most of the \
         morning, according to a doctor at the hospital.</p></article></body></html>"
    )
}
