//! What the commands by which people decide share: the record open for writing, the commit, and asking to go on.

use std::io::{self, IsTerminal as _, Read as _, Write as _};
use std::path::Path;

use serde::Serialize;
use serde_json::Value;
use sijill_record::Record;
use sijill_record::key::SecretKey;

use crate::arguments::{ActOptions, RecordOptions};
use crate::errors::CommandError;
use sijill_desk::desk;

/// Bytes of a file of changes or an outline.
const MOST_BYTES: u64 = 64_000_000;

/// A record that is decided on.
pub(crate) struct Deciding {
    pub(crate) record: Record,
    key: SecretKey,
    set_back: bool,
}

impl Deciding {
    /// Opens the record and keeps others from writing until the commit.
    pub(crate) fn begun(record: &RecordOptions, act: &ActOptions) -> Result<Self, CommandError> {
        let mut deciding = Self::opened(record, act)?;
        deciding.begin()?;
        Ok(deciding)
    }

    /// Opens the record.
    pub(crate) fn opened(record: &RecordOptions, act: &ActOptions) -> Result<Self, CommandError> {
        let (record, key) = desk::to_write(&record.path(), &act.act())?;
        Ok(Self { record, key, set_back: act.clock_set_back })
    }

    /// Keeps others from writing until the commit.
    pub(crate) fn begin(&mut self) -> Result<(), CommandError> {
        Ok(self.record.begin(desk::now(), self.set_back)?)
    }

    /// What was staged is done for good.
    pub(crate) fn commit(&mut self) -> Result<(), CommandError> {
        let committed = self.record.commit(&self.key)?;
        desk::witness(&self.record, &committed);
        Ok(())
    }
}

/// Asks the person at the terminal whether to go on; `how` says how to go on without being asked. The first of the
/// answers that mean yes is the one that the question names.
pub(crate) fn is_agreed(question: &str, answers: &[&str], how: &str) -> Result<bool, CommandError> {
    if !io::stdin().is_terminal() {
        return Err(CommandError::Wrong(format!(
            "There is no terminal to ask at, so nothing was done: {how}"
        )));
    }
    let mut stderr = io::stderr();
    write!(stderr, "{question} ")?;
    stderr.flush()?;
    let mut answer = String::new();
    io::stdin().read_line(&mut answer)?;
    Ok(answers.contains(&answer.trim().to_lowercase().as_str()))
}

/// What is told where the person did not say yes.
pub(crate) fn not_agreed() -> CommandError {
    CommandError::Wrong("Nothing was done.".to_owned())
}

/// JSON of a file; `-` is standard input.
pub(crate) fn json_of(path: &Path) -> Result<Value, CommandError> {
    let (shown, bytes) = bytes_of(path, MOST_BYTES)?;
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
    serde_json::from_slice(bytes)
        .map_err(|error| CommandError::Form { path: shown, cause: format!("it is no JSON: {error}.") })
}

/// The bytes of a file that has no more than so many, and what to call it; `-` is standard input.
pub(crate) fn bytes_of(path: &Path, most: u64) -> Result<(String, Vec<u8>), CommandError> {
    let shown =
        if path.as_os_str() == "-" { "Standard input".to_owned() } else { path.display().to_string() };
    let mut bytes = Vec::new();
    let read = if path.as_os_str() == "-" {
        io::stdin().lock().take(most + 1).read_to_end(&mut bytes)
    } else {
        std::fs::File::open(path).and_then(|file| file.take(most + 1).read_to_end(&mut bytes))
    };
    read.map_err(|cause| CommandError::Unreadable { path: shown.clone(), cause })?;
    if bytes.len() as u64 > most {
        let size =
            if most < 1_000_000 { format!("{most} bytes") } else { format!("{} MB", most / 1_000_000) };
        return Err(CommandError::Form { path: shown, cause: format!("it has more than {size}.") });
    }
    Ok((shown, bytes))
}

/// A line of JSON on standard output.
pub(crate) fn print_json(value: &impl Serialize) -> Result<(), CommandError> {
    let mut out = io::stdout().lock();
    serde_json::to_writer(&mut out, value)?;
    writeln!(out)?;
    Ok(out.flush()?)
}

/// Text on standard output, without what would move the cursor.
pub(crate) fn print(text: &str) -> Result<(), CommandError> {
    let mut out = io::stdout().lock();
    out.write_all(visible_lines(text).as_bytes())?;
    Ok(out.flush()?)
}

/// Lines without what would move the cursor elsewhere.
pub(crate) fn visible_lines(text: &str) -> String {
    text.chars().filter(|c| *c == '\n' || !c.is_control()).collect()
}
