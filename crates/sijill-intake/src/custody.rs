//! Custody: how the bytes of a report came to be here, as the Berkeley Protocol asks for it. What is not known is absent.

use jiff::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One receipt of a report's bytes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Custody {
    /// By which way.
    pub how: Receipt,
    /// What the person named: a path, an address, "standard input".
    pub from: String,
    /// Which part of it, where it holds several reports: "line 17", "sheet Reports, row 4", "record at byte 5120".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<String>,
    /// The file that held it, where the report's own bytes are a part of that file or were made from it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub container: Option<Container>,
    /// When the bytes were obtained from where they were published: by Sijill itself or by whoever archived them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retrieved: Option<Timestamp>,
    /// When the file was last changed, as the file system says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub modified: Option<Timestamp>,
    /// The address at which they were obtained, after redirections.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// What the server said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub http: Option<Http>,
}

/// By which way bytes came.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Receipt {
    /// A file.
    #[default]
    File,
    /// Standard input, or text put in by a person.
    Stream,
    /// Fetched from its address by Sijill.
    Fetched,
    /// Taken from a web archive that somebody else made.
    Archived,
    /// An item of a feed.
    Feed,
    /// A row of a table.
    Row,
}

/// A file that holds several reports.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Container {
    /// Its name or address.
    pub name: String,
    /// Lower-case hexadecimal SHA-256 of all of it, where that was computed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sha256: Option<String>,
}

/// What a server said when it gave the bytes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Http {
    /// Status code.
    pub status: u16,
    /// Header `ETag`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub etag: Option<String>,
    /// Header `Last-Modified`, as it was sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_modified: Option<String>,
    /// Header `Content-Type`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub content_type: Option<String>,
}
