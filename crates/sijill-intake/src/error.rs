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
    /// One report is wanted, and there are several.
    #[error("{path} is {what}, which may hold several reports: save it as a file and give that.")]
    Several {
        /// Which input.
        path: String,
        /// What it is, with its article.
        what: &'static str,
    },
    /// A table of which nobody can tell where the reports are.
    #[error(
        "{path} has no column that is plainly the text of a report; its columns are {columns}. \
         Say which one is: --map \"COLUMN=text\"."
    )]
    NoTextColumn {
        /// Which table.
        path: String,
        /// Their names in quotation marks.
        columns: String,
    },
    /// A column was named that is not there.
    #[error("{path} has no column “{column}”, which was to be mapped; its columns are {columns}.")]
    NoSuchColumn {
        /// Which table.
        path: String,
        /// The name that was given.
        column: String,
        /// Their names in quotation marks.
        columns: String,
    },
    /// A row that is no report.
    #[error("{path}, {place}: {cause}")]
    BadRow {
        /// Which table.
        path: String,
        /// Which row, as a person counts them.
        place: String,
        /// What is wrong with it, as a sentence.
        cause: String,
    },
    /// A workbook that cannot be opened.
    #[error("{path} is a damaged workbook or none that is read: {cause}.")]
    BadWorkbook {
        /// Which file.
        path: String,
        /// What is wrong with it.
        cause: String,
    },
    /// A workbook that its reader does not get through.
    #[error("{path} is a workbook that could not be read within {seconds} seconds.")]
    SlowWorkbook {
        /// Which file.
        path: String,
        /// The limit.
        seconds: u64,
    },
    /// More comes out of a compressed file than is reasonable.
    #[error("{path} is refused: {cause}.")]
    Bomb {
        /// Which file or record.
        path: String,
        /// By what measure.
        cause: String,
    },
    /// A web archive, or a compressed file, that cannot be opened.
    #[error("{path} is a damaged archive: {cause}.")]
    BadArchive {
        /// Which file.
        path: String,
        /// What is wrong with it.
        cause: String,
    },
    /// A record of a web archive that cannot be read.
    #[error("{path} could not be read: {cause}.")]
    BadRecord {
        /// Which archive, and which record in it.
        path: String,
        /// What is wrong with it.
        cause: String,
    },
    /// An archive without its end.
    #[error("{path} breaks off in the {record}; whatever stands before that was read.")]
    CutShort {
        /// Which archive.
        path: String,
        /// In which record.
        record: String,
    },
}

/// A limit as people say it.
pub(crate) fn megabytes(bytes: usize) -> String {
    match bytes {
        0..1_000_000 => format!("{} kB", bytes / 1_000),
        _ => format!("{} MB", bytes / 1_000_000),
    }
}
