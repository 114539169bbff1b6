//! Inputs that are one report as a whole: read within bounds, and made into it.

use std::fs::File;
use std::io::{Cursor, Read};
use std::path::PathBuf;
use std::sync::Arc;

use sijill_claim::Document;

use crate::origin::Origin;
use crate::received::Opened;
use crate::sniff::{self, Form, HEAD};
use crate::{IntakeError, Limits, make};

/// One report's bytes, all of them.
#[derive(Debug)]
pub(crate) struct Single {
    pub(crate) origin: Origin,
    pub(crate) form: Form,
    pub(crate) bytes: Vec<u8>,
}

impl Single {
    /// Reads no more than a report of this form may have, whatever the size of the input.
    pub(crate) fn read(
        origin: Origin,
        form: Form,
        stream: impl Read,
        limits: &Limits,
    ) -> Result<Self, IntakeError> {
        match form {
            Form::Binary(what) => return Err(IntakeError::Binary { path: origin.shown, what }),
            Form::Warc => return Err(IntakeError::Several { path: origin.shown, what: "a web archive" }),
            _ => {}
        }
        let most = if form == Form::Pdf { limits.pdf } else { limits.file };
        let bytes = origin.read(stream, most)?;
        Ok(Self { origin, form, bytes })
    }

    pub(crate) fn open(self, limits: &Limits) -> Result<Opened, IntakeError> {
        let Self { origin, form, bytes } = self;
        let document = Document { name: origin.name.clone(), ..Document::default() };
        let (report, bytes) = make::report(origin.shown.clone(), document, form, bytes, None, limits)?;
        let custody = origin.whole();
        let origin = Some(Arc::new(origin));
        Ok(Opened { report, bytes, media: make::media(form).into(), custody, origin, mapping: None })
    }
}

/// Reads a file whose name says that it is one report.
pub(crate) fn open_file(path: PathBuf, limits: &Limits) -> Result<Opened, IntakeError> {
    let origin = Origin::file(&path);
    let shown = origin.shown.clone();
    let unreadable = |cause| IntakeError::Unreadable { path: shown.clone(), cause };
    let mut file = File::open(&path).map_err(unreadable)?;
    let mut head = Vec::new();
    file.by_ref().take(HEAD as u64).read_to_end(&mut head).map_err(unreadable)?;
    let form = sniff::form(sniff::by_name(&path), &head);
    Single::read(origin, form, Cursor::new(head).chain(file), limits)?.open(limits)
}
