//! Sentences with the teacher's tags and trees, one document a line of JSON.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sijill_language::model::word::Word;
use sijill_language::{Label, Tag};
use thiserror::Error;

/// Why sentences cannot be read.
#[derive(Debug, Error)]
pub(crate) enum CorpusError {
    /// The file cannot be read or written.
    #[error("{path} cannot be read or written: {source}.")]
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// A line is no document.
    #[error("Line {line} of {path} is no document: {source}.")]
    Line {
        /// Which file.
        path: PathBuf,
        /// Which line, from 1.
        line: usize,
        /// Why.
        source: serde_json::Error,
    },
}

/// A document as it lies in the file: without tags before the teacher has seen it.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Document {
    /// Which collection it is of.
    pub(crate) group: String,
    /// Its sentences.
    pub(crate) sentences: Vec<Written>,
}

/// A sentence as it lies in the file.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Written {
    pub(crate) words: Vec<String>,
    pub(crate) spaced: Vec<bool>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) tags: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) heads: Vec<usize>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) labels: Vec<String>,
}

/// A sentence to learn from, or to measure on.
#[derive(Debug, Clone)]
pub(crate) struct Lesson {
    /// Its words, as the model sees them.
    pub(crate) words: Vec<Word>,
    /// The teacher's tags.
    pub(crate) tags: Vec<Tag>,
    /// The teacher's heads; a root's is the number of words.
    pub(crate) heads: Vec<u32>,
    /// The teacher's labels.
    pub(crate) labels: Vec<Label>,
    /// Which collection it is of.
    pub(crate) group: String,
    /// The words as written.
    pub(crate) surfaces: Vec<String>,
}

/// Every document of a file.
fn documents(path: &Path) -> Result<Vec<Document>, CorpusError> {
    let failed = |source| CorpusError::File { path: path.to_owned(), source };
    let mut documents = Vec::new();
    for (number, line) in BufReader::new(File::open(path).map_err(failed)?).lines().enumerate() {
        let line = line.map_err(failed)?;
        let read = serde_json::from_str(&line);
        let wrong = |source| CorpusError::Line { path: path.to_owned(), line: number + 1, source };
        documents.push(read.map_err(wrong)?);
    }
    Ok(documents)
}

/// Lessons to learn from, and one in twenty documents' to measure on.
pub(crate) fn lessons(path: &Path) -> Result<(Vec<Lesson>, Vec<Lesson>), CorpusError> {
    let (mut learn, mut held) = (Vec::new(), Vec::new());
    for (number, document) in documents(path)?.into_iter().enumerate() {
        let group = document.group;
        let into = if number % 20 == 7 { &mut held } else { &mut learn };
        into.extend(document.sentences.into_iter().filter_map(|s| lesson(s, &group)));
    }
    Ok((learn, held))
}

fn lesson(written: Written, group: &str) -> Option<Lesson> {
    let count = written.words.len();
    let tags: Vec<Tag> = written.tags.iter().map(|t| Tag::from_name(t).unwrap_or(Tag::Other)).collect();
    let labels: Vec<Label> =
        written.labels.iter().map(|l| Label::from_name(l).unwrap_or(Label::Dep)).collect();
    let heads: Vec<u32> = written
        .heads
        .iter()
        .enumerate()
        .map(|(i, &h)| u32::try_from(if h == i { count } else { h }).unwrap_or(u32::MAX))
        .collect();
    if count == 0 || tags.len() != count || labels.len() != count || heads.len() != count {
        return None;
    }
    let words = written.words.iter().map(|w| Word::new(w, &lower(w))).collect();
    Some(Lesson { words, tags, heads, labels, group: group.to_owned(), surfaces: written.words })
}

/// As [`sijill_language::Token::lower`].
pub(crate) fn lower(surface: &str) -> String {
    surface.replace('\u{2019}', "'").to_lowercase()
}
