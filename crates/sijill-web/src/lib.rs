//! The server: a record's pages, its API and its files, on one's own machine and in a team.
//!
//! The door is [`Server`]: open one over a record, and serve. What is asked and decided is of `sijill-desk`; here it gets
//! addresses, pages, people with their rights, and limits. Not for: answering (`sijill-desk`), weighing (`sijill-weigh`), or
//! what runs in the browser (`web/`).

mod assets;
mod config;
mod draw;
mod engine;
mod http;
mod openapi;
mod pages;
mod public;
mod server;
mod words;

pub use config::{Config, Tiles, Tls};
pub use openapi::openapi;
pub use server::{Server, ServerError};
