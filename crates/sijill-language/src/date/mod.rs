//! Dates.
pub(crate) mod lexicon;
pub(crate) mod words;
