//! What can be wrong with a feed, each told in a sentence that names it.

use thiserror::Error;

use crate::error::megabytes;

/// Why no items came of a feed.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum FeedError {
    /// There is nothing in it.
    #[error("{address} is empty: there is no feed to read.")]
    Empty {
        /// Where it came from.
        address: String,
    },
    /// It is larger than any feed.
    #[error("{address} is too long for a feed: at most {} are read.", megabytes(*.most))]
    TooLong {
        /// Where it came from.
        address: String,
        /// The limit in bytes.
        most: usize,
    },
    /// It is a page of a site.
    #[error("{address} is a page, not a feed; {}.", named(.feeds))]
    Page {
        /// Where it came from.
        address: String,
        /// Addresses of the feeds that the page names.
        feeds: Vec<String>,
    },
    /// It is something else.
    #[error("{address} is no feed: it is neither RSS nor Atom nor JSON Feed.")]
    NoFeed {
        /// Where it came from.
        address: String,
    },
    /// It is a feed, but broken.
    #[error("{address} is a feed that could not be read: {cause}.")]
    Broken {
        /// Where it came from.
        address: String,
        /// What its reader said.
        cause: String,
    },
    /// It is made as no honest feed is.
    #[error("{address} is no ordinary feed: {cause}.")]
    Tangled {
        /// Where it came from.
        address: String,
        /// What is out of the ordinary.
        cause: &'static str,
    },
}

fn named(feeds: &[String]) -> String {
    match feeds {
        [] => "the page names no feed".to_owned(),
        [feed] => format!("the page names this feed: {feed}"),
        feeds => format!("the page names these feeds: {}", feeds.join(", ")),
    }
}
