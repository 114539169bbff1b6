//! The library that reads feeds, guarded: it slices strings by bytes and trusts numbers, so some feeds make it panic.

use std::sync::mpsc;
use std::time::SystemTime;

use feed_rs::model;
use feed_rs::parser::{Builder, ParseErrorKind, ParseFeedError};
use url::Url;

use super::{FeedError, dates};
use crate::guard;

/// Reads a feed whose size and depth are known to be bounded.
pub(super) fn parse(source: String, address: &str) -> Result<model::Feed, FeedError> {
    let base = Url::parse(address).ok().map(String::from);
    let (send, receive) = mpsc::channel();
    let broken = |cause: String| FeedError::Broken { address: address.to_owned(), cause };
    let spawned = guard::spawn(move || {
        let parser = Builder::new()
            .base_uri(base)
            // An id that is missing is made by `convert`; the library's own would be random.
            .id_generator(|_, _, _| String::new())
            .sanitize_content(false)
            .timestamp_parser(|words| dates::timestamp(words).map(|at| SystemTime::from(at).into()))
            .build();
        // Nobody can have stopped listening.
        let _ = send.send(parser.parse(source.as_bytes()));
    });
    spawned.map_err(|cause| broken(cause.to_string()))?;
    match receive.recv() {
        Ok(Ok(feed)) => Ok(feed),
        Ok(Err(ParseFeedError::ParseError(ParseErrorKind::NoFeedRoot))) => {
            Err(FeedError::NoFeed { address: address.to_owned() })
        }
        Ok(Err(error)) => Err(broken(error.to_string().trim_end_matches('.').to_owned())),
        Err(_) => Err(broken("its parts do not fit together".to_owned())),
    }
}
