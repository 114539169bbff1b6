//! Which items of a feed are new, and the reports that come of them.

use rustc_hash::{FxHashMap, FxHashSet};
use sijill_intake::{Capture, Container, Custody, Feed, FeedItem, Piece, Receipt};
use sijill_record::hash::Hash;
use sijill_record::payload::FeedAdded;
use sijill_record::{Record, RecordError};

/// Media type of an item's evidence.
const MEDIA: &str = "application/json";

/// What is to be done with an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// The record does not have it.
    New,
    /// The record has it from this feed.
    Known,
    /// The record has its bytes, but from elsewhere: there is a receipt to add.
    Elsewhere,
    /// It was erased.
    Erased,
}

/// What is known of a feed's items from before.
#[derive(Debug, Default)]
pub(super) struct Before {
    items: FxHashMap<String, FeedItem>,
}

impl Before {
    pub(super) fn of(feed: Feed) -> Self {
        Self { items: feed.items.into_iter().map(|item| (item.id.clone(), item)).collect() }
    }

    /// True where the item was there last time and is no other now. Where its publisher dates its changes, that tells;
    /// a feed may write the same item in another way each time.
    fn has(&self, item: &FeedItem) -> bool {
        self.items.get(&item.id).is_some_and(|before| {
            before == item
                || before.url == item.url
                    && match (before.updated, item.updated) {
                        (Some(before), Some(now)) => before == now,
                        (None, None) => before.title == item.title && before.text == item.text,
                        _ => false,
                    }
        })
    }
}

/// Decides on each item of a feed. `missing` are pages that could not be had last time.
pub(super) fn fates(
    record: &mut Record,
    followed: &FeedAdded,
    feed: &Feed,
    before: &Before,
    missing: &FxHashSet<String>,
    erased: &FxHashSet<Hash>,
) -> Result<Vec<Fate>, RecordError> {
    let is_page = |item: &FeedItem| followed.follow && item.url.is_some();
    let mut fates = Vec::with_capacity(feed.items.len());
    let mut others = Vec::new();
    for (at, item) in feed.items.iter().enumerate() {
        let hash = Hash::of(&item.evidence());
        if erased.contains(&hash) {
            fates.push(Fate::Erased);
            continue;
        }
        if before.has(item) {
            let is_missing = item.url.as_ref().is_some_and(|url| missing.contains(url));
            fates.push(if is_missing && is_page(item) { Fate::New } else { Fate::Known });
            continue;
        }
        match record.report_of(&hash)? {
            Some(report) if !is_page(item) => {
                others.push((at, report));
                fates.push(Fate::Known);
            }
            _ => fates.push(Fate::New),
        }
    }
    if !others.is_empty() {
        let asked = record.ask()?;
        for (at, report) in others {
            let receipts = asked.full_report(report)?.receipts;
            if !receipts.iter().any(|receipt| receipt.custody.from == followed.address) {
                fates[at] = Fate::Elsewhere;
            }
        }
    }
    Ok(fates)
}

/// An item as a report: its evidence is the item itself.
pub(super) fn as_report(
    followed: &FeedAdded,
    feed: &Feed,
    item: &FeedItem,
    capture: &Capture,
    sha256: &Hash,
) -> Piece {
    let mut document = item.document(feed);
    document.publisher = document.publisher.or_else(|| followed.name.clone());
    let custody = Custody {
        how: Receipt::Feed,
        from: followed.address.clone(),
        part: Some(item.id.clone()),
        container: Some(Container {
            name: feed.title.clone().unwrap_or_else(|| followed.address.clone()),
            sha256: Some(sha256.to_string()),
        }),
        retrieved: Some(capture.at),
        url: capture.url.clone(),
        http: capture.http.clone(),
        ..Custody::default()
    };
    Piece::text(item.text.clone(), document, item.evidence(), MEDIA.to_owned(), custody)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(id: &str, text: &str, updated: Option<&str>) -> FeedItem {
        FeedItem {
            id: id.to_owned(),
            text: text.to_owned(),
            updated: updated.and_then(|time| time.parse().ok()),
            ..FeedItem::default()
        }
    }

    #[test]
    fn an_item_is_known_by_its_date_or_else_by_its_words() {
        let dated = Some("2016-10-04T08:00:00Z");
        let before = Before::of(Feed {
            items: vec![item("a", "one", None), item("b", "two", dated)],
            ..Feed::default()
        });
        assert!(before.has(&item("a", "one", None)));
        assert!(before.has(&FeedItem { html: Some("<p>one</p>".to_owned()), ..item("a", "one", None) }));
        assert!(!before.has(&item("a", "another", None)));
        assert!(!before.has(&item("a", "one", dated)));
        assert!(before.has(&item("b", "two, written otherwise", dated)));
        assert!(!before.has(&item("b", "two", Some("2016-10-04T09:00:00Z"))));
        assert!(!before.has(&item("c", "one", None)));
    }
}
