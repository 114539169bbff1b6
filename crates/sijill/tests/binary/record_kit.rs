//! A record in a folder of its own, with a home of its own for its key.

use std::path::PathBuf;

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

use crate::kit::{Run, run};

/// A record to run commands on.
pub(crate) struct Desk {
    folder: TempDir,
    record: PathBuf,
}

impl Desk {
    /// Without a record.
    pub(crate) fn bare() -> Self {
        Self::keeping("record.sijill")
    }

    /// Without a record; it is to be kept under this name.
    pub(crate) fn keeping(record: &str) -> Self {
        let folder = TempDir::new().unwrap();
        let record = folder.path().join(record);
        Self { folder, record }
    }

    /// With a record that has nothing in it.
    pub(crate) fn new() -> Self {
        let desk = Self::bare();
        desk.fine(["init", "--name", "test.example/record"]);
        desk
    }

    /// With reports, a text each.
    pub(crate) fn with<'t>(texts: impl IntoIterator<Item = &'t str>) -> Self {
        let desk = Self::new();
        desk.add(texts);
        desk
    }

    /// Adds reports, a text each; they are numbered in this order.
    pub(crate) fn add<'t>(&self, texts: impl IntoIterator<Item = &'t str>) {
        let mut lines = String::new();
        for (number, text) in texts.into_iter().enumerate() {
            let line = serde_json::json!({"id": format!("t{number}"), "text": text, "published": "2016-10-04", "country": "SY",
                                          "publisher": "Meridian Wire"});
            lines.push_str(&line.to_string());
            lines.push('\n');
        }
        let path = self.path("texts.jsonl");
        std::fs::write(&path, lines).unwrap();
        self.fine(["add", path.to_str().unwrap()]);
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn record(&self) -> PathBuf {
        self.record.clone()
    }

    pub(crate) fn key(&self) -> PathBuf {
        self.path("home/keys/test.example_record.key")
    }

    /// Runs a command on it, with nothing piped in.
    pub(crate) fn run<'a>(&self, arguments: impl IntoIterator<Item = &'a str>) -> Run {
        self.run_as(None, arguments)
    }

    /// Runs a command with SIJILL_BY set.
    pub(crate) fn run_as<'a>(&self, by: Option<&str>, arguments: impl IntoIterator<Item = &'a str>) -> Run {
        let mut command = self.command();
        if let Some(by) = by {
            command.env("SIJILL_BY", by);
        }
        run(command.args(arguments))
    }

    /// The binary in this folder, with this record and home.
    pub(crate) fn command(&self) -> Command {
        Command::from_std(self.process())
    }

    /// The same for those who watch it while it runs.
    pub(crate) fn process(&self) -> std::process::Command {
        let mut command = std::process::Command::new(assert_cmd::cargo::cargo_bin!("sijill"));
        command
            .env_remove("NO_COLOR")
            .env_remove("CLICOLOR_FORCE")
            .env("SIJILL_HOME", self.folder.path().join("home"))
            .env("SIJILL_RECORD", self.record())
            .env_remove("SIJILL_BY")
            .env_remove("SIJILL_KEY")
            .env("NO_PROXY", "127.0.0.1")
            .current_dir(self.folder.path());
        command
    }

    /// Runs a command that ends well; what it printed.
    pub(crate) fn fine<'a>(&self, arguments: impl IntoIterator<Item = &'a str>) -> String {
        let run = self.run(arguments);
        assert_eq!(run.status, 0, "{}{}", run.out, run.err);
        run.out
    }

    /// Runs a deciding command as Leila, for a reason.
    pub(crate) fn decide(&self, command: &str) -> Run {
        let words = words(command);
        let said = ["--by", "Leila", "--reason", "For the test."];
        self.run(words.iter().map(String::as_str).chain(said))
    }

    /// A deciding command that ends well; what it printed.
    pub(crate) fn decided(&self, command: &str) -> String {
        let run = self.decide(command);
        assert_eq!(run.status, 0, "{command}: {}{}", run.out, run.err);
        run.out
    }

    /// A deciding command that ends with this status and says these words.
    pub(crate) fn refused(&self, command: &str, status: i32, said: &str) {
        let before = self.size();
        let run = self.decide(command);
        assert_eq!(run.status, status, "{command}: {}{}", run.out, run.err);
        let err = plain(&run.err);
        assert!(err.contains(said), "{command}: {err}");
        assert_eq!(self.size(), before, "{command} added an entry");
    }

    /// A command whose answer is JSON.
    pub(crate) fn json(&self, command: &str) -> Value {
        let words = words(command);
        let out = self.fine(words.iter().map(String::as_str).chain(["--format", "json"]));
        serde_json::from_str(&out).unwrap_or_else(|error| panic!("{command}: {error}: {out}"))
    }

    /// A claim as `sijill claims` tells of it.
    pub(crate) fn claim(&self, id: &str) -> Value {
        let all = self.json("claims");
        let found = all.as_array().unwrap().iter().find(|claim| claim["id"] == id);
        found.unwrap_or_else(|| panic!("no claim {id} in {all}")).clone()
    }

    /// The review of a claim.
    pub(crate) fn review(&self, id: &str) -> String {
        self.claim(id)["review"].as_str().unwrap().to_owned()
    }

    /// The ids of all claims, in their order.
    pub(crate) fn claims(&self, filters: &str) -> Vec<String> {
        let all = self.json(&format!("claims {filters}"));
        all.as_array().unwrap().iter().map(|claim| claim["id"].as_str().unwrap().to_owned()).collect()
    }

    /// How many entries the log has.
    pub(crate) fn size(&self) -> u64 {
        let record = sijill_record::Record::open(&self.record(), sijill_record::store::Access::Read).unwrap();
        record.state().size
    }

    /// Every entry: its kind and payload.
    pub(crate) fn entries(&self) -> Vec<(String, Value)> {
        let record = sijill_record::Record::open(&self.record(), sijill_record::store::Access::Read).unwrap();
        // Others may be writing.
        record.store().hold().unwrap();
        let library = record.library().unwrap();
        let size = record.store().size().unwrap();
        let entries = (0..size).map(|number| library.entry(number).unwrap());
        entries
            .map(|entry| {
                (
                    entry.head.kind,
                    entry.sealed.map(|s| serde_json::from_slice(&s.payload).unwrap()).unwrap_or_default(),
                )
            })
            .collect()
    }

    /// The payloads of the entries of a kind.
    pub(crate) fn entries_of(&self, kind: &str) -> Vec<Value> {
        self.entries().into_iter().filter(|(found, _)| found == kind).map(|(_, payload)| payload).collect()
    }

    /// The signed checkpoint.
    pub(crate) fn checkpoint(&self) -> String {
        self.fine(["checkpoint"])
    }

    /// Writes a file in its folder; its name.
    pub(crate) fn file<'n>(&self, name: &'n str, bytes: impl AsRef<[u8]>) -> &'n str {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
        name
    }

    /// Fails unless the record is whole.
    pub(crate) fn verified(&self) {
        self.fine(["verify"]);
    }
}

/// Words of a command line; single quotes hold several together.
pub(crate) fn words(command: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (number, part) in command.split('\'').enumerate() {
        if number % 2 == 1 {
            words.push(part.to_owned());
        } else {
            words.extend(part.split_whitespace().map(str::to_owned));
        }
    }
    words
}

/// A message without its frame and line breaks.
pub(crate) fn plain(err: &str) -> String {
    err.split_whitespace().filter(|word| !matches!(*word, "│" | "×")).collect::<Vec<_>>().join(" ")
}
