//! What came of asking an address, in the words of the record.

use std::rc::Rc;

use sijill_intake::CaptureStatus;
use sijill_record::hash::Hash;
use sijill_record::views::space;
use sijill_record::{Record, RecordError};

/// The name of a status, as entries have it.
pub(crate) const fn status(status: CaptureStatus) -> &'static str {
    match status {
        CaptureStatus::Fetched => "fetched",
        CaptureStatus::Unchanged => "unchanged",
        CaptureStatus::Gone => "gone",
        CaptureStatus::Refused => "refused",
        CaptureStatus::Failed => "failed",
    }
}

/// Bytes that are kept by themselves, where they still are.
pub(crate) fn kept(record: &Record, hash: &Hash) -> Result<Option<Rc<[u8]>>, RecordError> {
    let store = record.store();
    for number in store.lookup(space::BLOB, hash.key())? {
        if store.blob(number)?.is_some_and(|blob| blob.sha256 == *hash && blob.bytes.is_some()) {
            return Ok(Some(record.library()?.blob(number)?));
        }
    }
    Ok(None)
}
