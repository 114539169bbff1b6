//! Feeds to their items: RSS, Atom and JSON Feed, however broken or hostile.
//!
//! For: whoever follows publishers by their feeds. The door is [`parse_feed`]; [`FeedItem::evidence`] gives the bytes of
//! an item that are kept, [`FeedItem::document`] what is known of it. Not for: fetching, or which items are new.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sijill_claim::Document;

use crate::encoding::decode;

mod convert;
mod dates;
mod error;
mod guarded;
mod html;
mod mend;
mod page;
#[cfg(test)]
mod tests;
mod tokens;

pub use error::FeedError;

/// Bytes of a feed.
const MOST_BYTES: usize = 40_000_000;
/// Items of a feed.
const MOST_ITEMS: usize = 20_000;

/// A feed and its items, in its own order.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Feed {
    /// Its title: the publisher's name for it.
    pub title: Option<String>,
    /// Address of the site that it belongs to.
    pub site: Option<String>,
    /// Language that it declares, as declared.
    pub language: Option<String>,
    /// Its items, 20,000 at most.
    pub items: Vec<FeedItem>,
    /// What a person should know of how it was read, as sentences.
    pub notes: Vec<String>,
}

/// An item of a feed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FeedItem {
    /// The id that the feed gives it, else its address, else `sha256:` and the hash of its title and content.
    pub id: String,
    /// Address of its page, http or https.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Its title, as plain text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// When it was published. A day without a time is its beginning in UTC.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<Timestamp>,
    /// When it was last changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub updated: Option<Timestamp>,
    /// Who wrote it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    /// Its content, else its summary, as HTML that nobody has made safe to show.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub html: Option<String>,
    /// The same as plain text, a blank line between paragraphs; the title where there is nothing else.
    pub text: String,
}

impl FeedItem {
    /// The item as canonical JSON: names in order, no white space. The same item gives the same bytes on every machine.
    #[must_use]
    pub fn evidence(&self) -> Vec<u8> {
        let mut value = serde_json::to_value(self).unwrap_or_default();
        // Whether a map is in order by itself depends on what other crates ask of `serde_json`.
        if let Value::Object(members) = &mut value {
            members.sort_keys();
        }
        serde_json::to_vec(&value).unwrap_or_default()
    }

    /// What is known of it as a report.
    #[must_use]
    pub fn document(&self, feed: &Feed) -> Document {
        Document {
            id: self.id.clone(),
            name: self.id.clone(),
            title: self.title.clone(),
            publisher: feed.title.clone(),
            published: self.published.map(|at| at.to_zoned(TimeZone::UTC).date()),
            url: self.url.clone(),
            ..Document::default()
        }
    }
}

/// Reads a feed. `address` is where it came from; relative links are resolved against it.
///
/// # Errors
/// [`FeedError`] where it is no feed that can be read.
pub fn parse_feed(bytes: &[u8], address: &str) -> Result<Feed, FeedError> {
    if bytes.len() > MOST_BYTES {
        return Err(FeedError::TooLong { address: address.to_owned(), most: MOST_BYTES });
    }
    let decoded = decode(bytes, mend::declared(bytes).as_deref());
    let text = mend::without_control(decoded.text);
    let text = text.trim_start();
    let mut notes = decoded.notes;
    let source = match text.chars().next() {
        None => return Err(FeedError::Empty { address: address.to_owned() }),
        Some('{') => json(text, address)?,
        Some('<') if page::is_page(text) => {
            return Err(FeedError::Page { address: address.to_owned(), feeds: page::feeds(text, address) });
        }
        Some('<') => {
            let mended = mend::mend(text).map_err(|cause| tangled(address, cause))?;
            notes.extend(mended.notes);
            mended.xml
        }
        Some(_) => return Err(FeedError::NoFeed { address: address.to_owned() }),
    };
    let model = guarded::parse(source, address)?;
    let mut feed = convert::feed(model, address);
    feed.notes.splice(0..0, notes);
    Ok(feed)
}

/// JSON has no tags to count; a feed of honest size stays far below these.
fn json(text: &str, address: &str) -> Result<String, FeedError> {
    let many = |byte, most| memchr::memchr_iter(byte, text.as_bytes()).count() > most;
    if many(b'{', 500_000) || many(b'"', 4_000_000) {
        return Err(tangled(address, "it has more parts than any feed"));
    }
    Ok(text.to_owned())
}

fn tangled(address: &str, cause: &'static str) -> FeedError {
    FeedError::Tangled { address: address.to_owned(), cause }
}
