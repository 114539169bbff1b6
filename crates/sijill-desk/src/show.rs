//! Readings as people and programs take them: pages and tables to look at, rows and JSON to work with.

mod json;
mod marks;
mod page;
mod paint;
mod rows;
mod sheet;
mod slots;
mod table;
mod tongue;
mod words;

pub use json::{line, object, schema};
pub use page::{Look, page};
pub use rows::{columns, header, row, rows};
pub use sheet::Sheet;
pub use slots::{Slot, figure_of, slots, what, what_in};
pub use table::{table, visible};
pub use tongue::{English, Tongue, Turn, filled};
pub use words::{chain, chain_in, figure, incident, name, period, place, range, toll, with_words};
