//! What an input is, by its name and its first bytes.

use std::path::Path;

/// The forms that reports come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    Text,
    Markdown,
    Html,
    Pdf,
    /// One JSON object a line.
    JsonLines,
    /// One JSON object, or an array of them.
    Json,
    /// Rows of cells, as text.
    Table,
    /// Rows of cells in sheets.
    Workbook,
    /// A web archive, and one packed in a ZIP.
    Warc,
    Wacz,
    /// Something else, compressed.
    Gzip,
    /// No report; what it looks like instead.
    Binary(&'static str),
}

/// How many first bytes are looked at.
pub(crate) const HEAD: usize = 8192;

/// First bytes of files that are no text, and what to call them.
const SIGNATURES: &[(&[u8], &str)] = &[
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"II*\0", "a TIFF image"),
    (b"MM\0*", "a TIFF image"),
    (b"BM\0", "a BMP image"),
    (b"RIFF", "a WebP, WAV or AVI file"),
    (b"OggS", "an Ogg recording"),
    (b"ID3", "an MP3 recording"),
    (b"fLaC", "a FLAC recording"),
    (b"\x1a\x45\xdf\xa3", "a Matroska or WebM video"),
    (b"PK\x03\x04", "a ZIP archive or an Office document"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\0", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"SQLite format 3\0", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"\xcf\xfa\xed\xfe", "a program"),
    (b"\xca\xfe\xba\xbe", "a program"),
    (b"\0asm", "a program"),
];

/// What a file's name says of its form. The bytes still have the last word on what is binary, PDF or text.
pub(crate) fn by_name(path: &Path) -> Option<Form> {
    let extension = path.extension()?.to_str()?.to_ascii_lowercase();
    Some(match extension.as_str() {
        "txt" | "text" => Form::Text,
        "md" | "markdown" | "mdown" => Form::Markdown,
        "html" | "htm" | "xhtml" => Form::Html,
        "pdf" => Form::Pdf,
        "jsonl" | "ndjson" => Form::JsonLines,
        "json" => Form::Json,
        "csv" | "tsv" => Form::Table,
        "xlsx" | "xlsm" => Form::Workbook,
        "warc" => Form::Warc,
        "wacz" => Form::Wacz,
        "gz" => Form::Gzip,
        _ => return None,
    })
}

/// What a media type says of the form; parameters are passed over.
pub(crate) fn by_media(media: &str) -> Option<Form> {
    Some(match essence(media).as_str() {
        "text/html" | "application/xhtml+xml" => Form::Html,
        "text/plain" => Form::Text,
        "text/markdown" => Form::Markdown,
        "application/pdf" => Form::Pdf,
        "application/json" => Form::Json,
        "application/x-ndjson" | "application/jsonl" => Form::JsonLines,
        "text/csv" | "text/tab-separated-values" => Form::Table,
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" => Form::Workbook,
        "application/warc" => Form::Warc,
        "application/wacz" => Form::Wacz,
        _ => return None,
    })
}

/// A media type without its parameters.
pub(crate) fn essence(media: &str) -> String {
    media.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// The form of an input with this name and these first bytes.
pub(crate) fn form(named: Option<Form>, head: &[u8]) -> Form {
    if let Some(form) = packed(named, head) {
        return form;
    }
    if let Some(what) = binary(head) {
        return Form::Binary(what);
    }
    if head.starts_with(b"%PDF-") {
        return Form::Pdf;
    }
    match named {
        Some(Form::Pdf | Form::Gzip) | None => by_content(head),
        // Many a program writes a page or a table of text and calls it a workbook.
        Some(Form::Workbook) => match by_content(head) {
            Form::Text => Form::Table,
            form => form,
        },
        Some(form) => form,
    }
}

/// Archives, where their name or what they hold says of what. A name that says text, page or PDF is not overruled.
fn packed(named: Option<Form>, head: &[u8]) -> Option<Form> {
    const MANY: &[Form] =
        &[Form::Table, Form::Workbook, Form::Warc, Form::Wacz, Form::Gzip, Form::Json, Form::JsonLines];
    if head.starts_with(b"WARC/1.") || named == Some(Form::Warc) && head.starts_with(b"WARC/") {
        return Some(Form::Warc);
    }
    if named.is_some_and(|form| !MANY.contains(&form)) {
        return None;
    }
    if head.starts_with(b"\x1f\x8b") {
        return Some(Form::Gzip);
    }
    if !head.starts_with(b"PK\x03\x04") {
        return None;
    }
    // The first members' names stand among the first bytes.
    let holds = |name: &[u8]| memchr::memmem::find(head, name).is_some();
    match named {
        Some(Form::Workbook | Form::Wacz) => named,
        _ if holds(b"xl/") => Some(Form::Workbook),
        _ if holds(b"datapackage.json") || holds(b"archive/") => Some(Form::Wacz),
        _ => None,
    }
}

fn binary(head: &[u8]) -> Option<&'static str> {
    if let Some((_, what)) = SIGNATURES.iter().find(|(magic, _)| head.starts_with(magic)) {
        return Some(what);
    }
    if head.get(257..262) == Some(b"ustar") {
        return Some("a tar archive");
    }
    if head.get(4..8) == Some(b"ftyp") {
        return Some("an MP4 video or HEIC image");
    }
    // A PDF's or a wide encoding's odd bytes are no sign; whoever decodes them says so if they make no text.
    let wide = head.starts_with(b"\xff\xfe")
        || head.starts_with(b"\xfe\xff")
        || crate::encoding::wide(head).is_some();
    if wide || head.starts_with(b"%PDF-") {
        return None;
    }
    let odd = head
        .iter()
        .filter(|&&b| b < 0x20 && !matches!(b, b'\t' | b'\n' | b'\r' | 0x0c | 0x0b | 0x1b))
        .count();
    (head.contains(&0) || odd * 20 > head.len()).then_some("a binary file")
}

fn by_content(head: &[u8]) -> Form {
    let start = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    let line = start.split(|&b| b == b'\n').next().unwrap_or_default().trim_ascii_end();
    match start.first() {
        Some(b'{') if line == b"{" => Form::Json,
        Some(b'{') if json_follows(line) => Form::JsonLines,
        Some(b'[')
            if line == b"["
                || line.get(1..).is_some_and(|rest| rest.trim_ascii_start().starts_with(b"{")) =>
        {
            Form::Json
        }
        Some(b'<') if looks_like_html(start) => Form::Html,
        _ => Form::Text,
    }
}

fn json_follows(line: &[u8]) -> bool {
    line.get(1..)
        .map(<[u8]>::trim_ascii_start)
        .is_some_and(|rest| rest.starts_with(b"\"") || rest.starts_with(b"}"))
}

fn looks_like_html(start: &[u8]) -> bool {
    let head = start.get(..start.len().min(1024)).unwrap_or_default().to_ascii_lowercase();
    const TAGS: &[&[u8]] = &[
        b"<!doctype html",
        b"<html",
        b"<head",
        b"<body",
        b"<meta",
        b"<title",
        b"<article",
        b"<div",
        b"<p>",
        b"<p ",
    ];
    TAGS.iter().any(|tag| memchr::memmem::find(&head, tag).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bytes_tell_the_form_where_the_name_does_not() {
        for (head, form_of_it) in [
            (&b"Five people were killed."[..], Form::Text),
            (b"{\"id\": \"a\", \"text\": \"b\"}\n", Form::JsonLines),
            (b"\xef\xbb\xbf{\"id\": 1}", Form::JsonLines),
            (b"{\n  \"text\": \"b\"\n}", Form::Json),
            (b"[{\"text\": \"b\"}]", Form::Json),
            (b"[Aleppo] Five people were killed.", Form::Text),
            (b"\n<!DOCTYPE html><html>", Form::Html),
            (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\0", Form::Pdf),
            (b"\x89PNG\r\n\x1a\n\0\0", Form::Binary("a PNG image")),
            (b"WARC/1.0\r\nWARC-Type: warcinfo\r\n", Form::Warc),
            (b"\x1f\x8b\x08\0\0\0\0\0", Form::Gzip),
            (b"PK\x03\x04....[Content_Types].xml...PK\x03\x04....xl/workbook.xml", Form::Workbook),
            (b"PK\x03\x04....archive/data.warc.gz", Form::Wacz),
            (b"PK\x03\x04....word/document.xml", Form::Binary("a ZIP archive or an Office document")),
            (b"abc\0\0\x01def", Form::Binary("a binary file")),
            (b"K\0i\0l\0l\0e\0d\0 \0i\0n\0 \0I\0d\0l\0i\0b\0", Form::Text),
        ] {
            assert_eq!(form(None, head), form_of_it, "{:?}", String::from_utf8_lossy(head));
        }
    }

    #[test]
    fn a_name_cannot_make_an_image_a_text() {
        assert_eq!(form(by_name(Path::new("report.txt")), b"\x89PNG\r\n\x1a\n"), Form::Binary("a PNG image"));
        assert_eq!(form(by_name(Path::new("report.pdf")), b"Five were killed"), Form::Text);
    }
}
