//! Inputs in every form that holds reports and their evidence, through the public door.
#![expect(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod archives;
mod compressed;
mod custody;
mod hostile;
mod kit;
mod tables;
mod workbooks;
