//! Reports as rows of an answer.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;
use sijill_record::question::ReportRow;

use super::claim_rows::link;
use super::row::Row;

/// A report of an answer.
#[derive(Debug, Clone, Serialize)]
pub struct ReportTold {
    pub id: String,
    pub link: String,
    pub title: Option<String>,
    pub publisher: Option<String>,
    pub published: Option<Date>,
    pub retrieved: Option<Timestamp>,
    pub recorded: Timestamp,
    pub claims: u64,
    pub withdrawn: bool,
    pub erased: Option<String>,
    pub document: Option<String>,
    pub name: Option<String>,
    pub url: Option<String>,
    pub language: Option<String>,
    pub country: Option<String>,
    pub from: Option<String>,
    pub part: Option<String>,
    pub by: Option<String>,
    pub sha256: Option<String>,
    pub bytes: Option<u64>,
    pub media: Option<String>,
    pub entry: String,
}

impl ReportTold {
    pub fn new(row: ReportRow, origin: &str) -> Self {
        let id = format!("r{}", row.number);
        let (report, document, custody, by) = match row.added {
            Some(added) => (Some(added.report), added.document, Some(added.custody), added.by),
            None => Default::default(),
        };
        let known = |words: String| Some(words).filter(|words| !words.is_empty());
        Self {
            link: link(origin, &id),
            id,
            title: document.title,
            publisher: document.publisher,
            published: row.published,
            retrieved: row.retrieved,
            recorded: row.recorded,
            claims: row.claims,
            withdrawn: row.withdrawn,
            erased: row.erased.map(|entry| format!("e{entry}")),
            document: known(document.id),
            name: known(document.name),
            url: document.url,
            language: document.language,
            country: document.country,
            part: custody.as_ref().and_then(|custody| custody.part.clone()),
            from: custody.map(|custody| custody.from),
            by,
            sha256: report.as_ref().map(|report| report.sha256.to_string()),
            bytes: report.as_ref().map(|report| report.size),
            media: report.map(|report| report.media),
            entry: format!("e{}", row.entry),
        }
    }

    /// "withdrawn", "erased"; nothing for what counts.
    pub fn fate(&self) -> &'static str {
        match (&self.erased, self.withdrawn) {
            (Some(_), _) => "erased",
            (None, true) => "withdrawn",
            (None, false) => "",
        }
    }
}

impl Row for ReportTold {
    const CALLED: &'static str = "reports";
    const HEAD: &'static [&'static str] =
        &["id", "title", "publisher", "published", "recorded", "claims", ""];

    fn cells(&self) -> Vec<String> {
        let title = self.title.as_ref().or(self.name.as_ref()).or(self.from.as_ref());
        vec![
            self.id.clone(),
            title.cloned().unwrap_or_default(),
            self.publisher.clone().unwrap_or_default(),
            shown(self.published),
            self.recorded.strftime("%Y-%m-%d").to_string(),
            self.claims.to_string(),
            self.fate().to_owned(),
        ]
    }

    fn columns() -> Vec<&'static str> {
        vec![
            "id",
            "link",
            "title",
            "publisher",
            "published",
            "retrieved",
            "recorded",
            "claims",
            "withdrawn",
            "erased",
            "document",
            "name",
            "url",
            "language",
            "country",
            "from",
            "part",
            "by",
            "sha256",
            "bytes",
            "media",
            "entry",
        ]
    }

    fn values(&self) -> Vec<String> {
        let words = |words: &Option<String>| words.clone().unwrap_or_default();
        vec![
            self.id.clone(),
            self.link.clone(),
            words(&self.title),
            words(&self.publisher),
            shown(self.published),
            shown(self.retrieved),
            self.recorded.to_string(),
            self.claims.to_string(),
            self.withdrawn.to_string(),
            words(&self.erased),
            words(&self.document),
            words(&self.name),
            words(&self.url),
            words(&self.language),
            words(&self.country),
            words(&self.from),
            words(&self.part),
            words(&self.by),
            words(&self.sha256),
            shown(self.bytes),
            words(&self.media),
            self.entry.clone(),
        ]
    }

    fn id(&self) -> &str {
        &self.id
    }
}

/// A value, where there is one.
pub(super) fn shown(value: Option<impl ToString>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}
