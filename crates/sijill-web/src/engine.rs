//! The engine: a record held in memory as it stands, threads that answer from it, and the one that writes.

mod cache;
mod keeper;
mod pool;
mod published;
mod recess;
mod seat;
mod writer;

pub(crate) use cache::{Cache, Kept, Key, Of};
pub(crate) use keeper::{Keeper, Snapshot};
pub(crate) use pool::{Busy, Current, Pool};
pub(crate) use published::Published;
pub(crate) use seat::Seat;
pub(crate) use writer::{Writer, Written};
