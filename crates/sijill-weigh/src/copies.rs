//! Copies: reports whose texts are one text printed again, in whole or with small changes.
//!
//! For: counting a wire story that ten papers print as one origin. Not for: telling whether two texts tell of the same
//! event, and not for translations or a story told anew in other words; those are no copies here.
//!
//! Two steps. A [`Sketch`] of 252 bytes stands for a text in the index [`Copies`], which finds the reports that may be
//! copies; [`confirmed`] then compares the texts themselves and decides. What is compared is runs of four words, in lower
//! case, of what the paper says itself: passages between quotation marks are left out, for independent reports quote the
//! same speaker. A text that is hardly more than a quotation is compared whole, and must agree in 80 %.
//!
//! One text is a copy of another if at least 40 % of the runs of the shorter stand in the longer, and at least 24 of
//! them, more than one long sentence has. An end of at most 120 runs that both have, below a report of its own, is a
//! publisher's notice and does not count.
//!
//! # Limits
//!
//! - Sketches leave out the end of a text, where notices stand: a third, at most 80 runs. The index finds a pair with a
//!   probability of 0.999 999 where the Jaccard similarity of the rest is 0.45; 0.997 at 0.3, 0.98 at 0.25, 0.92 at 0.2,
//!   0.46 at 0.1. So it misses one in ten of the excerpts that are the first quarter of a story, and more of shorter ones.
//! - An excerpt that is only the last half or less of a short story is often missed, the last third nearly always.
//! - Where one word in ten is replaced, evenly, one in 25 of those cut to half is missed, and one in six of those cut to
//!   a third; where one in six is, not even the texts confirm a full copy.
//! - Texts of fewer than 27 words are no copies of anything, nor is what was cut or edited down to so little.
//! - A story whose beginning is written anew, and of which only the last 120 words or fewer are kept word for word, looks
//!   like two reports with one notice, and is taken for that.
//! - A publisher's notice of more than 120 words does make copies of reports that are shorter than it, and one
//!   longer than 80 words or a third of each report makes the index slow: it has many reports compared.
//! - A statement that two papers print in full without quotation marks is one text. A digest that prints two stories
//!   whole joins both in one family.

mod families;
mod index;
mod share;
mod shingles;
mod sketch;
mod words;

#[cfg(test)]
mod tests;

pub use index::Copies;
pub use share::{Share, confirmed};
pub use sketch::{Similarity, Sketch, similarity};
