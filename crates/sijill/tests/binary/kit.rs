//! Running the binary, and reports to run it on.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

/// A report in our own words that every test may use.
pub(crate) const REPORT: &str = "ALEPPO – At least 16 people were killed and 32 others were wounded on Tuesday when shells fell on a \
                          market in the east of the city, the Civil Defence said.\n\nA doctor at the hospital said that four \
                          of the dead were children.\n";

/// No run may take longer, whatever it reads.
const LONGEST: Duration = Duration::from_secs(90);

/// What a run printed and how it ended.
pub(crate) struct Run {
    pub(crate) status: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Run {
    /// The readings on its standard output, whether one a line or over several.
    pub(crate) fn readings(&self) -> Vec<Value> {
        serde_json::Deserializer::from_str(&self.out)
            .into_iter()
            .map(|value| value.expect("output is JSON"))
            .collect()
    }

    /// Its only reading.
    pub(crate) fn reading(&self) -> Value {
        let mut readings = self.readings();
        assert_eq!(readings.len(), 1, "{}{}", self.out, self.err);
        readings.remove(0)
    }

    /// Fails unless it ended well and said nothing.
    pub(crate) fn fine(self) -> Self {
        assert_eq!((self.status, self.err.as_str()), (0, ""));
        self
    }

    /// Fails unless it ended with 1 and said just this.
    pub(crate) fn failed_with(self, said: &str) -> Self {
        assert_eq!((self.status, self.err.as_str()), (1, format!("sijill: {said}\n").as_str()));
        self
    }
}

/// Runs `sijill read` with these arguments and nothing piped in.
pub(crate) fn read<I: AsRef<std::ffi::OsStr>>(arguments: impl IntoIterator<Item = I>) -> Run {
    run(sijill().arg("read").args(arguments))
}

/// Runs `sijill read` with these arguments on what is piped in.
pub(crate) fn read_piped<'a>(arguments: impl IntoIterator<Item = &'a str>, piped: impl Into<Vec<u8>>) -> Run {
    run(sijill().arg("read").args(arguments).write_stdin(piped))
}

pub(crate) fn sijill() -> Command {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("sijill"));
    command.env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE");
    command
}

pub(crate) fn run(command: &mut Command) -> Run {
    let output = command.timeout(LONGEST).output().expect("the binary runs");
    Run {
        status: output.status.code().expect("it ends by itself, and in time"),
        out: String::from_utf8(output.stdout).expect("output is UTF-8"),
        err: String::from_utf8(output.stderr).expect("messages are UTF-8"),
    }
}

/// A folder of its own with one file in it.
pub(crate) fn file(name: &str, bytes: impl AsRef<[u8]>) -> (TempDir, PathBuf) {
    let folder = TempDir::new().expect("a folder can be made");
    let path = folder.path().join(name);
    fs::write(&path, bytes).expect("a file can be written");
    (folder, path)
}

/// The marked reports of the repository: text and what is known of it.
pub(crate) fn fixtures() -> Vec<(PathBuf, String, Value)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures");
    let mut found = Vec::new();
    let folders = fs::read_dir(root)
        .expect("fixtures are there")
        .map(|entry| entry.unwrap().path())
        .filter(|p| p.is_dir());
    for folder in folders {
        for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.extension().is_some_and(|e| e == "txt") {
                let text = fs::read_to_string(&path).unwrap();
                let gold =
                    fs::read_to_string(path.with_extension("gold.json")).expect("each report is marked");
                let gold: Value = serde_json::from_str(&gold).unwrap();
                found.push((path, text, gold["document"].clone()));
            }
        }
    }
    found.sort_by(|a, b| a.0.cmp(&b.0));
    assert!(!found.is_empty());
    found
}

/// Every fixture as a line of JSON.
pub(crate) fn fixture_lines() -> String {
    let mut lines = String::new();
    for (path, text, document) in fixtures() {
        let mut record = serde_json::json!({"id": path.file_stem().unwrap().to_string_lossy(), "text": text});
        for member in ["title", "publisher", "published"] {
            record[member] = document[member].clone();
        }
        lines.push_str(&record.to_string());
        lines.push('\n');
    }
    lines
}
