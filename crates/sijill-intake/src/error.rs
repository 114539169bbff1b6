//! What can be wrong with an input, each told in a sentence that names it.

use std::io;

use thiserror::Error;

/// Why no report came of an input.
#[derive(Debug, Error)]
pub enum IntakeError {
    /// The file system said no.
    #[error("{path} could not be read: {cause}.")]
    Unreadable {
        /// Which file or folder.
        path: String,
        /// What the system said.
        #[source]
        cause: io::Error,
    },
    /// There is nothing in it.
    #[error("{path} is empty: there is no text to read.")]
    Empty {
        /// Which input.
        path: String,
    },
    /// It is no text at all.
    #[error("{path} looks like {what}, not a report: give text, Markdown, HTML, PDF or JSON lines.")]
    Binary {
        /// Which input.
        path: String,
        /// What it looks like, with its article.
        what: &'static str,
    },
    /// It is larger than any report.
    #[error("{path} is too long for one report: at most {} are read. Split it, or give JSON lines.", megabytes(*.most))]
    TooLong {
        /// Which input.
        path: String,
        /// The limit in bytes.
        most: usize,
    },
    /// A page without a body of text.
    #[error("{path} has no main text: there are only menus, links or scripts on the page.")]
    NoMainText {
        /// Which input.
        path: String,
    },
    /// A page whose elements hold one another too deeply.
    #[error("{path} is no ordinary page: its elements are nested {depth} deep and more.")]
    TooDeep {
        /// Which input.
        path: String,
        /// The limit.
        depth: usize,
    },
    /// A PDF that its reader cannot open.
    #[error("{path} is a damaged or unfinished PDF: {cause}.")]
    BadPdf {
        /// Which input.
        path: String,
        /// What its reader said.
        cause: String,
    },
    /// A PDF that its reader does not get through.
    #[error("{path} is a PDF that could not be read within {seconds} seconds.")]
    SlowPdf {
        /// Which input.
        path: String,
        /// The limit.
        seconds: u64,
    },
    /// A PDF that holds pictures of pages, or nothing.
    #[error(
        "{path} is a PDF without text: it may be a scan, which has to be put through text recognition first."
    )]
    PdfWithoutText {
        /// Which input.
        path: String,
    },
    /// A line that is no report.
    #[error("{path}, line {line}: {cause}")]
    BadLine {
        /// Which file.
        path: String,
        /// Counted from 1.
        line: u64,
        /// What is wrong with it, as a sentence.
        cause: String,
    },
    /// A JSON file that is no report and no list of reports.
    #[error("{path} holds JSON that is no report: {cause}")]
    BadJson {
        /// Which file.
        path: String,
        /// What is wrong with it, as a sentence.
        cause: String,
    },
}

/// A limit as people say it.
pub(crate) fn megabytes(bytes: usize) -> String {
    match bytes {
        0..1_000_000 => format!("{} kB", bytes / 1_000),
        _ => format!("{} MB", bytes / 1_000_000),
    }
}
