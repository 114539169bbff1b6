//! What a column of a table can be to a report, and the names that say so plainly.

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A particular of a report that a column of a table gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Field {
    /// The report's text. Several columns may give it; they are joined by a blank line.
    Text,
    /// Its id.
    Id,
    /// Its headline.
    Title,
    /// Whoever published it.
    Publisher,
    /// The day of publication.
    Published,
    /// When it was retrieved.
    Retrieved,
    /// Where it was published.
    Url,
    /// The country that it is about.
    Country,
    /// Its language.
    Language,
}

impl Field {
    /// All fields, in the order in which they are told.
    pub const ALL: [Self; 9] = [
        Self::Text,
        Self::Id,
        Self::Title,
        Self::Publisher,
        Self::Published,
        Self::Retrieved,
        Self::Url,
        Self::Country,
        Self::Language,
    ];

    /// The word for it, as it is given on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Id => "id",
            Self::Title => "title",
            Self::Publisher => "publisher",
            Self::Published => "published",
            Self::Retrieved => "retrieved",
            Self::Url => "url",
            Self::Country => "country",
            Self::Language => "language",
        }
    }

    /// Names of columns that say plainly that they are this, folded by [`fold`]; the plainest first. "Date" is not
    /// among them, since it is as often the day of what happened.
    pub(super) fn plain_names(self) -> &'static [&'static str] {
        match self {
            Self::Text => &[
                "text",
                "fulltext",
                "reporttext",
                "articletext",
                "content",
                "body",
                "article",
                "report",
                "story",
                "narrative",
                "description",
                "eventdescription",
                "incidentdescription",
                "notes",
                "message",
                "summary",
            ],
            Self::Id => &["id", "reportid", "articleid", "documentid", "docid", "recordid", "guid", "uuid"],
            Self::Title => &["title", "headline", "reporttitle", "articletitle", "subject", "sourceheadline"],
            Self::Publisher => &[
                "publisher",
                "source",
                "sourcename",
                "newssource",
                "outlet",
                "mediaoutlet",
                "newspaper",
                "agency",
                "sitename",
                "publication",
            ],
            Self::Published => &[
                "published",
                "publisheddate",
                "datepublished",
                "publishedat",
                "publishedon",
                "publicationdate",
                "dateofpublication",
                "pubdate",
                "reportdate",
                "dateofreport",
                "articledate",
                "sourcedate",
            ],
            Self::Retrieved => &[
                "retrieved",
                "retrievedat",
                "dateretrieved",
                "retrievaldate",
                "accessed",
                "accessdate",
                "dateaccessed",
                "archivedat",
                "capturedat",
                "crawledat",
                "scrapedat",
                "downloadedat",
            ],
            Self::Url => {
                &["url", "link", "sourceurl", "sourcelink", "articleurl", "reporturl", "weblink", "permalink"]
            }
            Self::Country => &["country", "countrycode", "countryiso", "iso3", "iso2"],
            Self::Language => &["language", "lang", "languagecode"],
        }
    }
}

/// A column's name without case, spaces, underscores, hyphens and full stops.
pub(super) fn fold(name: &str) -> String {
    name.chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '_' | '-' | '.'))
        .flat_map(char::to_lowercase)
        .collect()
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A word that is no field.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "“{0}” is nothing that a column can be: give text, id, title, publisher, published, retrieved, url, country or language."
)]
pub struct NoField(pub String);

impl FromStr for Field {
    type Err = NoField;

    fn from_str(word: &str) -> Result<Self, NoField> {
        let folded = fold(word);
        Self::ALL.into_iter().find(|field| field.name() == folded).ok_or_else(|| NoField(word.to_owned()))
    }
}
