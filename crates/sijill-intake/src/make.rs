//! The bytes of one report to its text, whatever form it has.

use std::sync::Arc;

use sijill_claim::Document;

use crate::encoding::decode;
use crate::sniff::Form;
use crate::{IntakeError, Limits, Report, html, markdown, pdf};

/// The report, and the bytes again. `declared` is an encoding that came with the bytes.
pub(crate) fn report(
    path: String,
    document: Document,
    form: Form,
    bytes: Vec<u8>,
    declared: Option<&str>,
    limits: &Limits,
) -> Result<(Report, Vec<u8>), IntakeError> {
    if bytes.trim_ascii().is_empty() {
        return Err(IntakeError::Empty { path });
    }
    match form {
        Form::Binary(what) => Err(IntakeError::Binary { path, what }),
        Form::Pdf => {
            let bytes = Arc::new(bytes);
            let text = pdf::text_of(&bytes, &path, limits)?;
            Ok((Report { document, text, path, ..Report::default() }, Arc::unwrap_or_clone(bytes)))
        }
        Form::Html => Ok((html::report(&bytes, declared, document, path)?, bytes)),
        Form::Markdown => {
            let decoded = decode(&bytes, declared);
            let mut report = markdown::report(&decoded.text, document, path);
            report.notes = decoded.notes;
            Ok((report, bytes))
        }
        _ => {
            let decoded = decode(&bytes, declared);
            let report =
                Report { document, text: decoded.text, path, notes: decoded.notes, ..Report::default() };
            Ok((report, bytes))
        }
    }
}

/// The media type of one report in this form.
pub(crate) fn media(form: Form) -> &'static str {
    match form {
        Form::Markdown => "text/markdown",
        Form::Html => "text/html",
        Form::Pdf => "application/pdf",
        Form::Json | Form::JsonLines => "application/json",
        Form::Table => "text/csv",
        _ => "text/plain",
    }
}
