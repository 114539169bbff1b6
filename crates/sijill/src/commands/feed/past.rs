//! What came of asking feeds before: the last poll of each, and what a server said of the bytes that are kept.

use std::collections::BTreeMap;

use jiff::Timestamp;
use rustc_hash::FxHashSet;
use sijill_intake::Validators;
use sijill_record::payload::{CaptureMade, Payload};
use sijill_record::views::deeds;
use sijill_record::{Record, RecordError};

/// The polls of one feed.
#[derive(Debug, Clone, Default)]
pub(super) struct Past {
    /// The last one: its entry and what came of it.
    pub(super) last: Option<(u64, CaptureMade)>,
    /// The last one that brought the feed's bytes.
    pub(super) fetched: Option<CaptureMade>,
    /// Pages that failed then, and may be had now.
    pub(super) failed_pages: FxHashSet<String>,
    /// When a page was asked for in vain for good.
    pub(super) gone_pages: FxHashSet<String>,
    /// True where all is known that is asked for.
    done: bool,
}

impl Past {
    /// What a server need not send again. Nothing where pages are still to be had, or where the bytes are no longer here.
    pub(super) fn validators(&self, has_bytes: bool) -> Validators {
        match self.fetched.as_ref().and_then(|capture| capture.http.as_ref()) {
            Some(http) if has_bytes && self.failed_pages.is_empty() => Validators::from(http),
            _ => Validators::default(),
        }
    }

    /// When the feed was asked last.
    pub(super) fn at(&self) -> Option<Timestamp> {
        self.last.as_ref().map(|(_, capture)| capture.at)
    }

    fn take_in(&mut self, entry: u64, capture: CaptureMade, address: &str) {
        if capture.address != address {
            // A page of the last poll that brought something; those of polls before it count no more.
            match capture.status.as_str() {
                "failed" => self.failed_pages.insert(capture.address),
                _ => self.gone_pages.insert(capture.address),
            };
            return;
        }
        if self.fetched.is_some() {
            // The poll before the last one that brought something: nothing earlier is asked for.
            self.done = true;
            return;
        }
        let is_fetched = capture.status == "fetched";
        if self.last.is_none() {
            self.last = Some((entry, capture.clone()));
        }
        if is_fetched {
            self.fetched = Some(capture);
        }
    }
}

/// The past of feeds, the captures gone through from the last one back until all is known.
pub(super) fn of<'f>(
    record: &Record,
    feeds: impl Iterator<Item = &'f str>,
) -> Result<BTreeMap<String, Past>, RecordError> {
    let mut pasts: BTreeMap<String, Past> =
        feeds.map(|address| (address.to_owned(), Past::default())).collect();
    let mut open = pasts.len();
    let library = record.library()?;
    for entry in deeds(record.store(), record.state().rows, "capture made")?.into_iter().rev() {
        if open == 0 {
            break;
        }
        let Payload::CaptureMade(capture) = library.payload(entry)? else { continue };
        let Some(address) = capture.feed.clone() else { continue };
        if let Some(past) = pasts.get_mut(&address).filter(|past| !past.done) {
            past.take_in(entry, capture, &address);
            open -= usize::from(past.done);
        }
    }
    Ok(pasts)
}
