//! Web archives: WARC, compressed or not, and WACZ, which packs WARCs in a ZIP. Each answer in them that is a page, a
//! text or a document is a report.
//!
//! The crate `warc` 0.4 does not serve: it tells no offsets, holds a record whole whatever its length, and stops at
//! the first one that is wrong.

mod archive;
mod content;
mod header;
mod members;
mod packed;
mod raw;
mod record;
mod step;

pub(crate) use archive::Archive;
pub(crate) use packed::Packed;
