//! What is known of a report besides its text.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A report's identity and particulars. A field that is not known is `null`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Document {
    /// The id given with it, or `sha256:` and the hash of its text.
    pub id: String,
    /// File name, or the id where there is no file.
    pub name: String,
    /// Headline.
    pub title: Option<String>,
    /// Whoever published it.
    pub publisher: Option<String>,
    /// The day of publication.
    pub published: Option<Date>,
    /// ISO 639-1 code of its language.
    pub language: Option<String>,
    /// Where it was published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The country that it is about, where that was given: ISO 3166-1 alpha-2.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
}
