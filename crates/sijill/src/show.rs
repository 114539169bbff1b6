//! Readings as people and programs take them: pages and tables to look at, rows and JSON to work with.

mod json;
mod marks;
mod page;
mod paint;
mod rows;
mod slots;
mod table;
mod words;

pub use json::{line, object, schema};
pub use page::{Look, page};
pub use rows::{header, rows};
pub use table::table;
