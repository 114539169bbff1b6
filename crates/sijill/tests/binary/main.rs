//! The built binary, from the outside: what it is given, what it prints, how it ends.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on should stop"
)]

mod accounts;
mod article;
mod bad_input;
mod boards;
mod encodings;
mod feeds;
mod formats;
mod gazetteer;
mod hostile;
mod incidents_across;
mod incidents_marked;
mod inputs;
mod invariants;
mod killed;
mod kit;
mod options;
mod packed;
mod pages;
mod publication;
mod questions;
mod record_add;
mod record_altered;
mod record_bad_input;
mod record_fetch;
mod record_init;
mod record_kit;
mod record_limits;
mod record_moving;
mod record_odd_files;
mod record_tables;
mod record_torture;
mod reread;
mod review;
mod schema;
mod serve;
mod server;
mod show_history;
mod sources_zones;
mod tally;
mod threads;
mod withdraw_erase;
