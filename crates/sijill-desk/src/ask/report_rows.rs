//! Reports as rows of an answer.

use jiff::Timestamp;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;
use sijill_record::question::ReportRow;

use super::claim_rows::link;
use super::row::Row;

/// A report of an answer.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ReportTold {
    /// "r12".
    pub id: String,
    /// The same, under a name that no other record has: ORIGIN#id.
    pub link: String,
    /// Its headline.
    pub title: Option<String>,
    /// Whoever published it.
    pub publisher: Option<String>,
    /// Its day of publication.
    pub published: Option<Date>,
    /// When its bytes were obtained.
    pub retrieved: Option<Timestamp>,
    /// When it came into the record.
    pub recorded: Timestamp,
    /// How many claims it has.
    pub claims: u64,
    /// True where it counts no more.
    pub withdrawn: bool,
    /// The entry that erased it: "e57".
    pub erased: Option<String>,
    /// The identity of its text or the id that it came with.
    pub document: Option<String>,
    /// What it is called where it has no headline: the name of its file.
    pub name: Option<String>,
    /// Where it was published.
    pub url: Option<String>,
    /// Its language, as an ISO 639-1 code.
    pub language: Option<String>,
    /// The country that it is about, as an ISO 3166-1 code.
    pub country: Option<String>,
    /// Where its bytes came from first: a path, an address.
    pub from: Option<String>,
    /// Which part of that, where it held several reports.
    pub part: Option<String>,
    /// Whoever added it.
    pub by: Option<String>,
    /// Lower-case hexadecimal SHA-256 of its bytes.
    pub sha256: Option<String>,
    /// How many bytes it has.
    pub bytes: Option<u64>,
    /// Their media type.
    pub media: Option<String>,
    /// The entry that added it: "e5".
    pub entry: String,
}

impl ReportTold {
    /// A report as a row; `origin` is the record's name.
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
            from: custody.and_then(|custody| known(custody.from)),
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
