//! The walk over the inputs: files, folders and streams to pieces, in a fixed order and in bounded memory.

use std::collections::BTreeMap;
use std::io::{self, BufReader};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use walkdir::{DirEntry, WalkDir};

use crate::many::Many;
use crate::piece::Piece;
use crate::start::{Begun, Starter};
use crate::{IntakeError, Limits, Receipt, Tables};

/// Something that reports come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// A file or a folder.
    Path(PathBuf),
    /// What is piped in.
    Stdin,
    /// What somebody handed over: a file that was uploaded, a text that was put in.
    Bytes {
        /// The name of the file, or what the text is to be called. It may say which form the bytes have.
        name: String,
        /// All of them.
        bytes: Vec<u8>,
        /// By which way they came: as a file or as a stream.
        how: Receipt,
    },
}

/// Walks inputs and hands out their pieces.
#[derive(Debug)]
pub struct Pieces {
    starter: Starter,
    inputs: std::vec::IntoIter<Input>,
    open: Vec<Source>,
    skipped: Skipped,
}

/// Something that is half read.
enum Source {
    Folder(Box<walkdir::IntoIter>),
    Many(Box<dyn Many>),
}

/// What there was besides reports: kinds of files in folders, and parts of inputs by what they are.
#[derive(Debug, Default)]
struct Skipped {
    files: BTreeMap<String, u64>,
    parts: BTreeMap<&'static str, u64>,
}

impl Pieces {
    pub(crate) fn new(inputs: Vec<Input>, limits: Limits, tables: Arc<Tables>) -> Self {
        Self {
            starter: Starter { limits, tables },
            inputs: inputs.into_iter(),
            open: Vec::new(),
            skipped: Skipped::default(),
        }
    }

    /// What was passed over in folders, archives and workbooks, as sentences; nothing where nothing was. To be asked
    /// at the end.
    #[must_use]
    pub fn skipped(&self) -> Option<String> {
        let Skipped { files, parts } = &self.skipped;
        let kinds = files.keys().map(String::as_str).collect::<Vec<_>>().join(", ");
        let of_files = match files.values().sum::<u64>() {
            0 => None,
            1 => Some(format!("1 file that is no report was passed over ({kinds}).")),
            count => Some(format!("{count} files that are no reports were passed over ({kinds}).")),
        };
        let of_parts = parts.iter().map(|(kind, count)| match count {
            1 => format!("1 {kind} that holds no report was passed over."),
            _ => format!("{count} {kind}s that hold no reports were passed over."),
        });
        let said: Vec<String> = of_files.into_iter().chain(of_parts).collect();
        (!said.is_empty()).then(|| said.join(" "))
    }

    fn start(&mut self, input: Input) -> Option<Piece> {
        match input {
            Input::Stdin => {
                let begun = self.starter.stream("standard input", Box::new(BufReader::new(io::stdin())));
                self.take(begun, None)
            }
            Input::Bytes { name, bytes, how } => {
                let begun = self.starter.bytes(&name, bytes, how);
                self.take(begun, None)
            }
            Input::Path(path) if path.is_dir() => {
                let walk = WalkDir::new(path).follow_links(true).sort_by_file_name().into_iter();
                self.open.push(Source::Folder(Box::new(walk)));
                None
            }
            Input::Path(path) => self.start_file(path, false),
        }
    }

    fn start_file(&mut self, path: PathBuf, in_folder: bool) -> Option<Piece> {
        let begun = self.starter.file(path.clone(), in_folder);
        self.take(begun, Some(&path))
    }

    fn take(&mut self, begun: Begun, path: Option<&Path>) -> Option<Piece> {
        match begun {
            Begun::One(piece) => return Some(piece),
            Begun::Many(many) => self.open.push(Source::Many(many)),
            Begun::Nothing => {
                let extension = path.and_then(Path::extension);
                let kind = extension.map(|e| format!(".{}", e.to_string_lossy()));
                *self.skipped.files.entry(kind.unwrap_or_else(|| "binary".to_owned())).or_default() += 1;
            }
        }
        None
    }

    /// The next piece of what is half read; nothing where the topmost source gave none this time.
    fn go_on(&mut self) -> Option<Piece> {
        match self.open.last_mut()? {
            Source::Folder(walk) => match next_file(walk) {
                None => {
                    self.open.pop();
                    None
                }
                Some(Ok(path)) => self.start_file(path, true),
                Some(Err(error)) => Some(Piece::failed(unreadable(error))),
            },
            Source::Many(many) => {
                let piece = many.next();
                if piece.is_none() {
                    let (count, kind) = many.passed_over();
                    if count > 0 {
                        *self.skipped.parts.entry(kind).or_default() += count;
                    }
                    self.open.pop();
                }
                piece
            }
        }
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
        f.write_str(match self {
            Self::Folder(_) => "Folder",
            Self::Many(_) => "Many",
        })
    }
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
