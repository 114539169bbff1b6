//! Any bytes at all: they are read as a feed or are not, the same each time, and each item has an id and its evidence.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sijill_intake::{FeedItem, parse_feed};

const ADDRESS: &str = "https://news.example/feeds/all.xml";

fuzz_target!(|bytes: &[u8]| {
    match parse_feed(bytes, ADDRESS) {
        Ok(feed) => {
            for item in &feed.items {
                assert!(!item.id.is_empty());
                let _ = item.document(&feed);
                let read: FeedItem = serde_json::from_slice(&item.evidence()).expect("evidence is an item");
                assert_eq!(&read, item);
            }
            assert_eq!(parse_feed(bytes, ADDRESS).as_ref(), Ok(&feed));
        }
        Err(error) => {
            let said = error.to_string();
            assert!(said.contains(ADDRESS) && said.ends_with('.'), "{said}");
        }
    }
});
