//! Bytes that a server gave, now or when somebody archived them: their form is found from them and from what the server said.

use std::sync::Arc;

use sijill_claim::Document;

use crate::origin::Origin;
use crate::received::Opened;
use crate::sniff::{self, Form, HEAD};
use crate::{Custody, IntakeError, Limits, json, make};

/// The content of one answer.
#[derive(Debug)]
pub(crate) struct Body {
    /// For messages.
    pub(crate) path: String,
    /// The report's name where it names nothing itself.
    pub(crate) name: String,
    pub(crate) bytes: Vec<u8>,
    /// `Content-Type`, as it was sent.
    pub(crate) hint: Option<String>,
    pub(crate) custody: Custody,
    pub(crate) notes: Vec<String>,
    /// The archive that it was cut out of.
    pub(crate) origin: Option<Arc<Origin>>,
}

impl Body {
    pub(crate) fn open(self, limits: &Limits) -> Result<Opened, IntakeError> {
        let Self { path, name, bytes, hint, mut custody, notes, origin } = self;
        let hint = hint.as_deref().unwrap_or_default();
        let form = sniff::form(sniff::by_media(hint), bytes.get(..bytes.len().min(HEAD)).unwrap_or_default());
        let most = if form == Form::Pdf { limits.pdf } else { limits.file };
        if bytes.len() > most {
            return Err(IntakeError::TooLong { path, most });
        }
        if let Some(what) = several(form) {
            return Err(IntakeError::Several { path, what });
        }
        let document = Document { name: name.clone(), ..Document::default() };
        let (mut report, bytes) = match form {
            Form::Json | Form::JsonLines => {
                let (report, retrieved) = only_record(&bytes, form, &path, name)?;
                custody.retrieved = custody.retrieved.or(retrieved);
                (report, bytes)
            }
            form => make::report(path, document, form, bytes, charset(hint), limits)?,
        };
        report.document.url = report.document.url.or_else(|| custody.url.clone());
        report.notes.splice(0..0, notes);
        let media = match sniff::by_media(hint) {
            Some(told) if told == form => sniff::essence(hint).into(),
            _ => make::media(form).into(),
        };
        Ok(Opened { report, bytes, media, custody, origin, mapping: None })
    }
}

fn several(form: Form) -> Option<&'static str> {
    Some(match form {
        Form::Table => "a table",
        Form::Workbook => "a workbook",
        Form::Warc | Form::Wacz => "a web archive",
        Form::Gzip => "a gzip archive",
        _ => return None,
    })
}

/// The report of a JSON document that holds one.
fn only_record(bytes: &[u8], form: Form, path: &str, name: String) -> Result<json::Dated, IntakeError> {
    let lines = || bytes.split(|&b| b == b'\n').filter(|line| !line.trim_ascii().is_empty());
    if form == Form::JsonLines && lines().nth(1).is_some() {
        return Err(IntakeError::Several { path: path.to_owned(), what: "JSON lines" });
    }
    let bad = |cause| IntakeError::BadJson { path: path.to_owned(), cause };
    let mut records = json::parse_file(bytes).map_err(bad)?.into_iter();
    match (records.next(), records.next()) {
        (Some((record, _)), None) => {
            record.and_then(|record| record.report(path.to_owned(), name)).map_err(bad)
        }
        _ => Err(IntakeError::Several { path: path.to_owned(), what: "a list of reports in JSON" }),
    }
}

/// The parameter `charset` of a media type.
fn charset(media: &str) -> Option<&str> {
    media.split(';').skip(1).find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        name.trim().eq_ignore_ascii_case("charset").then(|| value.trim().trim_matches('"'))
    })
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;
    use crate::{Intake, Piece, Receipt};

    const PAGE: &str = "<html><head><title>Shells fall</title></head><body><article><p>At least 16 people were killed \
        on Tuesday when shells fell on a market in the east of the city, rescuers at the place said.</p><p>A further 32 \
        people were wounded in the attack, according to a doctor at the hospital.</p></article></body></html>";

    fn custody() -> Custody {
        let url = Some("https://example.org/16".to_owned());
        Custody { how: Receipt::Fetched, from: "https://example.org/x".to_owned(), url, ..Custody::default() }
    }

    fn receive(bytes: &[u8], hint: Option<&str>) -> Result<crate::Received, IntakeError> {
        Intake::default().receive(Piece::fetched(bytes.to_vec(), "16".to_owned(), hint, custody()))
    }

    #[test]
    fn a_page_keeps_its_bytes_and_custody_and_takes_its_address() {
        let got = receive(PAGE.as_bytes(), Some("text/html; charset=utf-8")).unwrap();
        assert_eq!((got.bytes.as_slice(), got.media.as_str()), (PAGE.as_bytes(), "text/html"));
        assert_eq!(got.custody, custody());
        assert_eq!(got.report.document.url.as_deref(), Some("https://example.org/16"));
        assert!(got.report.text.contains("32 people were wounded"), "{}", got.report.text);
    }

    #[test]
    fn the_bytes_tell_the_form_where_the_server_does_not() {
        assert_eq!(receive(PAGE.as_bytes(), None).unwrap().media, "text/html");
        let json =
            br#"{"text": "Five people died.", "retrieved": "2016-10-05", "url": "https://example.org/j"}"#;
        let got = receive(json, Some("application/octet-stream")).unwrap();
        assert_eq!(got.report.document.url.as_deref(), Some("https://example.org/j"));
        assert_eq!(got.custody.retrieved.unwrap().to_string(), "2016-10-05T00:00:00Z");
        assert_eq!(receive(b"Five people died.", None).unwrap().media, "text/plain");
    }

    #[test]
    fn the_encoding_that_the_server_names_is_believed() {
        let (bytes, _, _) = encoding_rs::WINDOWS_1251.encode("Пять человек погибли");
        let got = receive(&bytes, Some("text/plain; Charset=\"windows-1251\"")).unwrap();
        assert_eq!((got.report.text.as_str(), got.report.notes.len()), ("Пять человек погибли", 0));
    }

    #[test]
    fn what_holds_several_reports_is_refused_in_a_sentence() {
        for (bytes, hint) in [
            (&b"text,title\nFive died.,A"[..], Some("text/csv")),
            (b"{\"text\": \"Five died.\"}\n{\"text\": \"Six died.\"}\n", None),
            (b"[{\"text\": \"Five died.\"}, {\"text\": \"Six died.\"}]", Some("application/json")),
            (b"WARC/1.0\r\n", None),
            (b"\x1f\x8b\x08\0", None),
        ] {
            let error = receive(bytes, hint).unwrap_err();
            assert!(matches!(error, IntakeError::Several { .. }), "{error}");
        }
    }
}
