#![expect(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod dialects;
mod hostile;

use super::*;

const ADDRESS: &str = "https://news.example/feeds/all.xml";

fn read(source: &str) -> Feed {
    parse_feed(source.as_bytes(), ADDRESS).unwrap()
}

fn error(source: impl AsRef<[u8]>) -> String {
    parse_feed(source.as_ref(), ADDRESS).unwrap_err().to_string()
}

/// A feed of RSS 2.0 around items.
fn rss(items: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><rss version=\"2.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
         xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><title>River Valley Wire</title>\
         <link>https://news.example/</link>{items}</channel></rss>"
    )
}
