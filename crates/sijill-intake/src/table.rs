//! Tables whose rows are reports: CSV and workbooks, by a mapping of their columns to a report's particulars.

mod cell;
mod field;
mod grid;
mod mapping;
mod row;
mod rows;
mod sheets;
mod split;
mod unpacked;
mod workbook;

pub use field::{Field, NoField};
pub use mapping::{Fill, Mapping, Tables};
pub(crate) use row::Row;
pub(crate) use rows::Rows;
pub(crate) use sheets::Sheets;
