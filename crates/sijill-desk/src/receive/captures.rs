//! What came of asking an address, in the words of the record.

use std::rc::Rc;

use sijill_intake::{Capture, CaptureStatus, Custody, Piece, Receipt};
use sijill_record::hash::Hash;
use sijill_record::payload::CaptureMade;
use sijill_record::views::space;
use sijill_record::{Record, RecordError};

/// The name of a status, as entries have it.
pub const fn status(status: CaptureStatus) -> &'static str {
    match status {
        CaptureStatus::Fetched => "fetched",
        CaptureStatus::Unchanged => "unchanged",
        CaptureStatus::Gone => "gone",
        CaptureStatus::Refused => "refused",
        CaptureStatus::Failed => "failed",
    }
}

/// Bytes that are kept by themselves, where they still are.
///
/// # Errors
/// Where the record cannot be read.
pub fn kept(record: &Record, hash: &Hash) -> Result<Option<Rc<[u8]>>, RecordError> {
    let store = record.store();
    for number in store.lookup(space::BLOB, hash.key())? {
        if store.blob(number)?.is_some_and(|blob| blob.sha256 == *hash && blob.bytes.is_some()) {
            return Ok(Some(record.library()?.blob(number)?));
        }
    }
    Ok(None)
}

/// A capture as an entry tells of it, and the feed that it was made for.
pub fn made(capture: &Capture, feed: Option<&str>) -> CaptureMade {
    CaptureMade {
        address: capture.address.clone(),
        url: capture.url.clone(),
        feed: feed.map(str::to_owned),
        at: capture.at,
        status: status(capture.status).to_owned(),
        reason: capture.reason.clone(),
        http: capture.http.clone(),
        whole: None,
    }
}

/// The page that was found at an address, as a report; nothing where there was none.
pub fn page(address: String, capture: Capture) -> Option<Piece> {
    let Capture { url, at, http, body, .. } = capture;
    let hint = http.as_ref().and_then(|http| http.content_type.clone());
    let custody = Custody {
        how: Receipt::Fetched,
        from: address.clone(),
        retrieved: Some(at),
        url,
        http,
        ..Custody::default()
    };
    Some(Piece::fetched(body?, address, hint.as_deref(), custody))
}
