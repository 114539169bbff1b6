//! Copies are found and independent tellings are not: our own stories, the fixtures, random texts.

mod fixtures;
mod properties;
mod stories;
