//! The built binary, from the outside: what it is given, what it prints, how it ends.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on should stop"
)]

mod bad_input;
mod encodings;
mod feeds;
mod formats;
mod gazetteer;
mod hostile;
mod inputs;
mod invariants;
mod kit;
mod options;
mod pages;
mod questions;
mod record_kit;
mod reread;
mod review;
mod schema;
mod server;
mod show_history;
mod sources_zones;
mod threads;
mod withdraw_erase;
