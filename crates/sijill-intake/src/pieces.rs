//! The walk over the inputs: files, folders and streams to pieces, in a fixed order and in bounded memory.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use crate::json::{self, Record};
use crate::lines::next_line;
use crate::piece::Piece;
use crate::sniff::{self, Form, HEAD};
use crate::{IntakeError, Limits};

/// Something that reports come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// A file or a folder.
    Path(PathBuf),
    /// What is piped in.
    Stdin,
}

/// Walks inputs and hands out their pieces.
#[derive(Debug)]
pub struct Pieces {
    limits: Limits,
    inputs: std::vec::IntoIter<Input>,
    open: Vec<Source>,
    skipped: Skipped,
}

/// Something that is half read.
enum Source {
    Folder(Box<walkdir::IntoIter>),
    Lines { shown: String, name: String, stream: Box<dyn BufRead + Send>, line: u64 },
    Records { shown: String, name: String, records: std::vec::IntoIter<Record>, number: u64 },
}

/// What a folder held besides reports.
#[derive(Debug, Default)]
struct Skipped {
    count: u64,
    kinds: BTreeSet<String>,
}

impl Pieces {
    pub(crate) fn new(inputs: Vec<Input>, limits: Limits) -> Self {
        Self { limits, inputs: inputs.into_iter(), open: Vec::new(), skipped: Skipped::default() }
    }

    /// What was passed over in folders, as a sentence; nothing where nothing was. To be asked at the end.
    #[must_use]
    pub fn skipped(&self) -> Option<String> {
        let Skipped { count, kinds } = &self.skipped;
        let kinds = kinds.iter().map(String::as_str).collect::<Vec<_>>().join(", ");
        match count {
            0 => None,
            1 => Some(format!("1 file that is no report was passed over ({kinds}).")),
            _ => Some(format!("{count} files that are no reports were passed over ({kinds}).")),
        }
    }

    fn start(&mut self, input: Input) -> Option<Piece> {
        match input {
            Input::Stdin => self.start_stream("standard input", None, Box::new(BufReader::new(io::stdin()))),
            Input::Path(path) if path.is_dir() => {
                let walk = WalkDir::new(path).follow_links(true).sort_by_file_name().into_iter();
                self.open.push(Source::Folder(Box::new(walk)));
                None
            }
            Input::Path(path) => self.start_file(path, false),
        }
    }

    /// In folders, what is no report is passed over; a file named by the user is answered for.
    fn start_file(&mut self, path: PathBuf, in_folder: bool) -> Option<Piece> {
        let named = sniff::by_name(&path);
        if in_folder && named.is_none() && path.extension().is_some() {
            self.skip(&path);
            return None;
        }
        match named {
            Some(Form::JsonLines | Form::Json) | None => {}
            Some(_) => return Some(Piece::file(path)),
        }
        let shown = path.display().to_string();
        let file = match File::open(&path) {
            Ok(file) => file,
            Err(cause) => return Some(Piece::failed(IntakeError::Unreadable { path: shown, cause })),
        };
        let name = path.file_name().map_or_else(|| shown.clone(), |n| n.to_string_lossy().into_owned());
        let (head, stream) = match peek(Box::new(BufReader::new(file))) {
            Ok(peeked) => peeked,
            Err(cause) => return Some(Piece::failed(IntakeError::Unreadable { path: shown, cause })),
        };
        match sniff::form(named, &head) {
            Form::Binary(_) if in_folder && named.is_none() => {
                self.skip(&path);
                None
            }
            Form::JsonLines => {
                self.open.push(Source::Lines { shown, name, stream, line: 0 });
                None
            }
            Form::Json => match self.records(&shown, stream) {
                Ok(records) => {
                    self.open.push(Source::Records { shown, name, records: records.into_iter(), number: 0 });
                    None
                }
                Err(IntakeError::BadJson { .. }) if in_folder => {
                    self.skip(&path);
                    None
                }
                Err(error) => Some(Piece::failed(error)),
            },
            _ => Some(Piece::file(path)),
        }
    }

    fn start_stream(
        &mut self,
        shown: &str,
        named: Option<Form>,
        stream: Box<dyn BufRead + Send>,
    ) -> Option<Piece> {
        let (shown, name) = (shown.to_owned(), shown.to_owned());
        let (head, stream) = match peek(stream) {
            Ok(peeked) => peeked,
            Err(cause) => return Some(Piece::failed(IntakeError::Unreadable { path: shown, cause })),
        };
        match sniff::form(named, &head) {
            Form::JsonLines => self.open.push(Source::Lines { shown, name, stream, line: 0 }),
            Form::Json => match self.records(&shown, stream) {
                Ok(records) => {
                    self.open.push(Source::Records { shown, name, records: records.into_iter(), number: 0 });
                }
                Err(error) => return Some(Piece::failed(error)),
            },
            form => return Some(Piece::stream(shown, form, stream, &self.limits)),
        }
        None
    }

    fn records(&self, shown: &str, stream: Box<dyn BufRead + Send>) -> Result<Vec<Record>, IntakeError> {
        let path = shown.to_owned();
        let mut bytes = Vec::new();
        let most = self.limits.file;
        match stream.take(most as u64 + 1).read_to_end(&mut bytes) {
            Err(cause) => Err(IntakeError::Unreadable { path, cause }),
            Ok(length) if length > most => Err(IntakeError::TooLong { path, most }),
            Ok(_) => json::parse_file(&bytes).map_err(|cause| IntakeError::BadJson { path, cause }),
        }
    }

    fn skip(&mut self, path: &Path) {
        self.skipped.count += 1;
        let kind = path.extension().map(|e| format!(".{}", e.to_string_lossy()));
        self.skipped.kinds.insert(kind.unwrap_or_else(|| "binary".to_owned()));
    }

    /// The next piece of what is half read; nothing where the topmost source gave none this time.
    fn go_on(&mut self) -> Option<Piece> {
        match self.open.last_mut()? {
            Source::Folder(walk) => match next_file(walk) {
                None => self.close(),
                Some(Ok(path)) => self.start_file(path, true),
                Some(Err(error)) => Some(Piece::failed(unreadable(error))),
            },
            Source::Lines { shown, name, stream, line } => match next_line(stream, self.limits.file) {
                Err(cause) => {
                    let path = shown.clone();
                    self.open.pop();
                    Some(Piece::failed(IntakeError::Unreadable { path, cause }))
                }
                Ok(None) => self.close(),
                Ok(Some(found)) => {
                    *line += 1;
                    Piece::line(shown, name, *line, found, &self.limits)
                }
            },
            Source::Records { shown, name, records, number } => match records.next() {
                None => self.close(),
                Some(record) => {
                    *number += 1;
                    Some(Piece::record(shown, name, *number, record))
                }
            },
        }
    }

    fn close(&mut self) -> Option<Piece> {
        self.open.pop();
        None
    }
}

impl Iterator for Pieces {
    type Item = Piece;

    fn next(&mut self) -> Option<Piece> {
        loop {
            let piece = if self.open.is_empty() {
                let input = self.inputs.next()?;
                self.start(input)
            } else {
                self.go_on()
            };
            if piece.is_some() {
                return piece;
            }
        }
    }
}

impl std::fmt::Debug for Source {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Folder(_) => f.write_str("Folder"),
            Self::Lines { shown, line, .. } => write!(f, "Lines({shown}, {line})"),
            Self::Records { shown, number, .. } => write!(f, "Records({shown}, {number})"),
        }
    }
}

/// First bytes of a stream, and the whole stream again.
fn peek(mut stream: Box<dyn BufRead + Send>) -> io::Result<(Vec<u8>, Box<dyn BufRead + Send>)> {
    let mut head = Vec::new();
    stream.by_ref().take(HEAD as u64).read_to_end(&mut head)?;
    Ok((head.clone(), Box::new(Cursor::new(head).chain(stream))))
}

/// The next regular file that is neither hidden, nor tells of the folder, nor is a marked answer to a report beside it.
fn next_file(walk: &mut walkdir::IntoIter) -> Option<Result<PathBuf, walkdir::Error>> {
    loop {
        let entry = match walk.next()? {
            Ok(entry) => entry,
            Err(error) => return Some(Err(error)),
        };
        if entry.depth() > 0 && is_hidden(&entry) {
            if entry.file_type().is_dir() {
                walk.skip_current_dir();
            }
            continue;
        }
        let name = entry.file_name().to_string_lossy();
        let is_report = !name.ends_with(".gold.json") && !name.starts_with("README");
        if entry.file_type().is_file() && is_report {
            return Some(Ok(entry.into_path()));
        }
    }
}

fn is_hidden(entry: &DirEntry) -> bool {
    entry.file_name().to_string_lossy().starts_with('.')
}

fn unreadable(error: walkdir::Error) -> IntakeError {
    let path = error.path().unwrap_or(Path::new("a folder")).display().to_string();
    let cause = match error.loop_ancestor() {
        Some(above) => io::Error::other(format!("it is a link back to {}", above.display())),
        None => error
            .into_io_error()
            .unwrap_or_else(|| io::Error::other("it is a link that leads back to itself")),
    };
    IntakeError::Unreadable { path, cause }
}
