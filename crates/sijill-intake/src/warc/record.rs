//! One record of a web archive: whether it holds a report, and the bytes of that report.

use std::io::{self, BufRead, Read as _};

use super::content::{Undone, content};
use super::header::{Header, NoHeader};
use crate::sniff::{self, Form};
use crate::{Http, Limits, json};

/// What a record turns out to be.
#[derive(Debug)]
pub(super) enum Found {
    Report(Box<Answer>),
    /// No report: a request, a picture, a page that was moved.
    Other,
    /// A report that cannot be read, and of which address; the next record can be.
    Bad {
        url: Option<String>,
        wrong: Undone,
    },
}

/// A report with what the record says of it.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) bytes: Vec<u8>,
    pub(super) url: Option<String>,
    /// `WARC-Date`.
    pub(super) date: Option<String>,
    pub(super) media: Option<String>,
    pub(super) http: Option<Http>,
    /// `WARC-Truncated`: why the archive holds only the beginning.
    pub(super) truncated: Option<String>,
}

/// Why a record was not read to its end.
#[derive(Debug)]
pub(super) enum Lost {
    /// The bytes end within it.
    Short,
    /// Something else stands there, or something wrong in its header; to stand after "could not be read: ".
    Wrong(String),
    Unreadable(io::Error),
}

impl From<io::Error> for Lost {
    fn from(error: io::Error) -> Self {
        Self::Unreadable(error)
    }
}

/// A record's header.
pub(super) struct Head {
    header: Header,
    /// Bytes that the header took.
    pub(super) taken: u64,
    /// Bytes of its content.
    pub(super) length: u64,
}

impl Head {
    pub(super) fn read(stream: &mut dyn BufRead) -> Result<Self, Lost> {
        let (header, taken) = Header::read(stream, "WARC/").map_err(|error| match error {
            NoHeader::Ends => Lost::Short,
            NoHeader::Other => Lost::Wrong("no record begins there".to_owned()),
            NoHeader::Unreadable(error) => Lost::Unreadable(error),
        })?;
        let length = header.get("Content-Length").and_then(|length| length.parse().ok());
        let length = length.ok_or_else(|| Lost::Wrong("it does not say how long it is".to_owned()))?;
        Ok(Self { header, taken, length })
    }

    /// Reads the content and no further.
    pub(super) fn content(&self, stream: &mut dyn BufRead, limits: &Limits) -> Result<Found, Lost> {
        let mut rest = stream.take(self.length);
        let found = self.found(&mut rest, limits)?;
        // Of a record that is no report, or too long for one, nothing is held.
        io::copy(&mut rest, &mut io::sink())?;
        if rest.limit() > 0 { Err(Lost::Short) } else { Ok(found) }
    }

    fn found(&self, stream: &mut dyn BufRead, limits: &Limits) -> Result<Found, Lost> {
        let kind = self.header.get("WARC-Type").unwrap_or_default().to_ascii_lowercase();
        let url = self.header.get("WARC-Target-URI");
        let url = url.map(|url| url.trim_start_matches('<').trim_end_matches('>').to_owned());
        let answer = match kind.as_str() {
            "response" => match Header::read(stream, "HTTP/") {
                Ok((header, _)) => Some(header),
                // A name's address, a certificate: answers of other protocols have no such header.
                Err(NoHeader::Ends | NoHeader::Other) => return Ok(Found::Other),
                Err(NoHeader::Unreadable(error)) => return Err(error.into()),
            },
            "resource" => None,
            _ => return Ok(Found::Other),
        };
        if answer.as_ref().is_some_and(|answer| status(answer) != Some(200)) {
            return Ok(Found::Other);
        }
        let media = answer.as_ref().unwrap_or(&self.header).get("Content-Type").map(str::to_owned);
        if !may_be_report(media.as_deref(), url.as_deref()) {
            return Ok(Found::Other);
        }
        let most = match media.as_deref().and_then(sniff::by_media) {
            Some(Form::Pdf) | None => limits.pdf,
            Some(_) => limits.file,
        };
        let mut bytes = Vec::new();
        stream.take(most as u64 + 1).read_to_end(&mut bytes)?;
        if bytes.len() > most {
            return Ok(Found::Bad { url, wrong: Undone::TooLong });
        }
        if let Some(answer) = &answer {
            match content(answer, bytes, most) {
                Ok(content) => bytes = content,
                Err(wrong) => return Ok(Found::Bad { url, wrong }),
            }
        }
        if !is_report(media.as_deref(), &bytes) {
            return Ok(Found::Other);
        }
        let field = |name: &str| self.header.get(name).map(str::to_owned);
        let (date, truncated) = (field("WARC-Date"), field("WARC-Truncated"));
        Ok(Found::Report(Box::new(Answer {
            bytes,
            url,
            date,
            http: answer.as_ref().map(http),
            media,
            truncated,
        })))
    }
}

fn status(answer: &Header) -> Option<u16> {
    answer.first.split_ascii_whitespace().nth(1)?.parse().ok()
}

fn http(answer: &Header) -> Http {
    let field = |name: &str| answer.get(name).map(str::to_owned);
    Http {
        status: status(answer).unwrap_or_default(),
        etag: field("ETag"),
        last_modified: field("Last-Modified"),
        content_type: field("Content-Type"),
    }
}

/// By its media type. A site's rules for robots are text, but not to people.
fn may_be_report(media: Option<&str>, url: Option<&str>) -> bool {
    let form = media.map(sniff::by_media);
    let readable =
        matches!(form, None | Some(Some(Form::Html | Form::Text | Form::Markdown | Form::Pdf | Form::Json)));
    readable && !url.is_some_and(|url| url.ends_with("/robots.txt"))
}

/// By its bytes too: most of the JSON on the web is no report, and what has no type may be anything.
fn is_report(media: Option<&str>, bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(sniff::HEAD)).unwrap_or_default();
    match media.map(sniff::by_media) {
        None => matches!(sniff::form(None, head), Form::Html | Form::Pdf),
        Some(Some(Form::Json)) => json::parse_file(bytes).is_ok(),
        Some(_) => true,
    }
}
