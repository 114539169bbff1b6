//! The record: an append-only, provable log of reports, readings and decisions, and the views made of it.
//!
//! The door is [`Record`]: make one, open one, add to it, decide, ask, prove, move it. For: whoever keeps what was
//! received. Not for: reading texts (`sijill-reader`), taking files apart (`sijill-intake`), weighing claims against each
//! other, or showing anything.

pub mod archive;
pub mod checkpoint;
pub mod codec;
pub mod column;
pub mod conformance;
pub mod entry;
pub mod hash;
pub mod key;
pub mod library;
pub mod line;
pub mod payload;
pub mod proof;
pub mod question;
mod record;
pub mod store;
pub mod tree;
pub mod veil;
pub mod verify;
pub mod views;

pub use record::{
    Added, Addition, Change, Committed, Due, Erasure, MOST_CLAIMS, ReadingGiven, Record, RecordError, Reread,
    State,
};
