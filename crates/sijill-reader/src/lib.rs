//! A report to its reading: attributed claims in exact words, and the occurrences that it tells of.
//!
//! The door is [`Reader`]. For: one report at a time, as a pure function of its text and its day of publication. Not for:
//! files and pages (`sijill-intake`), several reports together, or anything with a disk, clock or network.

mod agreement;
mod allegation;
mod allegiance;
mod analysis;
mod carried;
mod casualty;
mod cause;
mod chunk;
mod classes;
mod clause;
mod confidence;
mod context;
mod control;
mod damage;
mod dated;
mod deployment;
mod displacement;
mod draft;
mod emit;
mod facility;
mod filter;
mod goes_on;
mod handed_on;
mod incident;
mod kinds;
mod lexicon;
mod link;
mod log;
mod meeting;
mod one_day;
mod opening;
mod other_count;
mod party;
mod people;
mod places;
mod quotes;
mod read;
mod saying;
mod scope;
mod siege;
mod speech;
mod spots;
mod statement;
#[cfg(test)]
mod testing;
mod thing;
mod updates;
mod whereabouts;
mod whole;
mod words;

pub use lexicon::{Examples, Lexicon, LexiconError};
pub use read::{Options, Reader, ReaderError};
