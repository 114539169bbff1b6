//! Reports on their way into a record: received from a file, a form or an address, read, and staged.
//!
//! The door: a [`Receiver`] makes [`Item`]s of pieces and pages, on any thread; [`stage`] puts them into a record that was
//! begun, and says what came of each. Not for: finding out what a file holds (`sijill-intake`), feeds.

pub mod batch;
pub mod captures;
mod item;
mod mapping;
mod read;
mod receiver;
mod stage;

pub use item::{Item, Line, Place, ReportReceived};
pub use mapping::{known_mappings, remember};
pub use read::{ReadReport, read, unread, unread_in};
pub use receiver::Receiver;
pub use stage::stage;

/// Stack of a thread that reads, in bytes: as large as that of a program's first thread.
pub const STACK: usize = 8 << 20;
