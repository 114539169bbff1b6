//! A report to its reading.

mod read;

pub use read::{Options, Reader};
