//! Readings as people and programs take them.

mod json;

pub use json::{line, object, schema};
