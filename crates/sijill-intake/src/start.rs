//! The beginning of an input: what it is, and so whether it gives one report or many.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::lines::Lines;
use crate::many::Many;
use crate::objects::Objects;
use crate::origin::Origin;
use crate::piece::Piece;
use crate::single::Single;
use crate::sniff::{self, Form, HEAD};
use crate::table::{Rows, Sheets};
use crate::warc::{Archive, Packed};
use crate::{IntakeError, Limits, Receipt, Tables, gzip};

/// What an input turns out to be.
pub(crate) enum Begun {
    One(Piece),
    Many(Box<dyn Many>),
    /// No report; only what lies in a folder may be that.
    Nothing,
}

/// What all inputs are begun with.
#[derive(Debug)]
pub(crate) struct Starter {
    pub(crate) limits: Limits,
    pub(crate) tables: Arc<Tables>,
}

type Stream = Box<dyn BufRead + Send>;

/// A stream whose first bytes are known.
struct Fresh {
    origin: Origin,
    named: Option<Form>,
    head: Vec<u8>,
    stream: Stream,
}

impl Starter {
    /// In folders, what is no report is passed over; a file named by the user is answered for.
    pub(crate) fn file(&self, path: PathBuf, in_folder: bool) -> Begun {
        let named = sniff::by_name(&path);
        if in_folder && named.is_none() && path.extension().is_some() {
            return Begun::Nothing;
        }
        if matches!(named, Some(Form::Text | Form::Markdown | Form::Html | Form::Pdf)) {
            return Begun::One(Piece::file(path));
        }
        let origin = Origin::file(&path);
        let opened = File::open(&path).and_then(|file| peek(Box::new(BufReader::new(file))));
        let (head, stream) = match opened {
            Ok(opened) => opened,
            Err(cause) => return failed(IntakeError::Unreadable { path: origin.shown, cause }),
        };
        let form = sniff::form(named, &head);
        let fresh = Fresh { origin, named, head, stream };
        let begun = match form {
            // Its name says the form of what it holds: "reports.jsonl.gz".
            Form::Gzip => self.compressed(fresh, Some(&path), in_folder),
            Form::Binary(_) if in_folder && named.is_none() => return Begun::Nothing,
            Form::Text | Form::Markdown | Form::Html | Form::Pdf => return Begun::One(Piece::file(path)),
            form => self.begin(fresh, form),
        };
        begun.unwrap_or_else(|error| match error {
            IntakeError::BadJson { .. } if in_folder => Begun::Nothing,
            error => failed(error),
        })
    }

    pub(crate) fn stream(&self, shown: &str, stream: Stream) -> Begun {
        self.unnamed(Origin::stream(shown), None, stream)
    }

    pub(crate) fn bytes(&self, name: &str, bytes: Vec<u8>, how: Receipt) -> Begun {
        let origin = Origin::handed(name, &bytes, how);
        self.unnamed(origin, Some(Path::new(name)), Box::new(Cursor::new(bytes)))
    }

    /// What has no file on this machine; `path` is a name that may tell its form.
    fn unnamed(&self, origin: Origin, path: Option<&Path>, stream: Stream) -> Begun {
        let named = path.and_then(sniff::by_name);
        let begun = match peek(stream) {
            Err(cause) => Err(IntakeError::Unreadable { path: origin.shown, cause }),
            Ok((head, stream)) => {
                let form = sniff::form(named, &head);
                let fresh = Fresh { origin, named, head, stream };
                match form {
                    Form::Gzip => self.compressed(fresh, path, false),
                    form => self.begin(fresh, form),
                }
            }
        };
        begun.unwrap_or_else(failed)
    }

    fn begin(&self, fresh: Fresh, form: Form) -> Result<Begun, IntakeError> {
        let Fresh { origin, named: _, head: _, stream } = fresh;
        Ok(match form {
            Form::JsonLines => many(Lines::new(origin, stream, self.limits)),
            Form::Json => many(Objects::read(origin, stream, &self.limits)?),
            Form::Table => many(Rows::read(origin, stream, &self.limits, &self.tables)?),
            Form::Workbook => many(Sheets::read(origin, stream, &self.limits, &self.tables)?),
            Form::Warc => many(Archive::plain(origin, stream, self.limits)),
            Form::Wacz => many(Packed::read(origin, stream, self.limits)?),
            form => Begun::One(Piece::single(Single::read(origin, form, stream, &self.limits))),
        })
    }

    /// A compressed file: read through, whatever single form it holds.
    fn compressed(&self, fresh: Fresh, path: Option<&Path>, in_folder: bool) -> Result<Begun, IntakeError> {
        let Fresh { origin, named, head, stream } = fresh;
        let inside =
            path.map(|path| if named == Some(Form::Gzip) { path.with_extension("") } else { path.into() });
        let named = inside.as_deref().and_then(sniff::by_name);
        let strange = named.is_none() && inside.as_ref().is_some_and(|inside| inside.extension().is_some());
        let form = sniff::form(named, &gzip::head(&head));
        Ok(match form {
            Form::Warc => many(Archive::compressed(origin, stream, self.limits)),
            Form::Binary(_) | Form::Workbook | Form::Wacz | Form::Gzip if in_folder => Begun::Nothing,
            Form::Binary(_) | Form::Workbook | Form::Wacz | Form::Gzip => {
                let what = "a gzip archive of something else than reports";
                return Err(IntakeError::Binary { path: origin.shown, what });
            }
            _ if in_folder && strange => Begun::Nothing,
            Form::JsonLines | Form::Json | Form::Table => {
                let (origin, stream) = (origin.compressed(), gzip::unfold(stream));
                self.begin(Fresh { origin, named, head, stream }, form)?
            }
            form => Begun::One(Piece::single(self.unfolded(origin, form, stream))),
        })
    }

    /// One report that was compressed. The file is kept as it is, since the report's bytes were made from it.
    fn unfolded(&self, origin: Origin, form: Form, stream: Stream) -> Result<Single, IntakeError> {
        let bytes = Arc::new(origin.read(stream, self.limits.pdf)?);
        let stream = gzip::unfold(Box::new(Cursor::new(Shared(Arc::clone(&bytes)))));
        Single::read(origin.compressed().holding(bytes), form, stream, &self.limits)
    }
}

/// Bytes that several readers read.
pub(crate) struct Shared(pub(crate) Arc<Vec<u8>>);

impl AsRef<[u8]> for Shared {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

fn many(many: impl Many + 'static) -> Begun {
    Begun::Many(Box::new(many))
}

fn failed(error: IntakeError) -> Begun {
    Begun::One(Piece::failed(error))
}

/// First bytes of a stream, and the whole stream again.
fn peek(mut stream: Stream) -> io::Result<(Vec<u8>, Stream)> {
    let mut head = Vec::new();
    stream.by_ref().take(HEAD as u64).read_to_end(&mut head)?;
    Ok((head.clone(), Box::new(Cursor::new(head).chain(stream))))
}
