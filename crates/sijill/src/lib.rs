//! How readings are shown: as a page, a table, rows and JSON, and the schema of that JSON.
//!
//! For: the command line, and tests that keep pages as snapshots. Not for: reading itself (`sijill-reader`) or files
//! (`sijill-intake`).

pub use sijill_desk::show;
pub use sijill_desk::show::schema;
