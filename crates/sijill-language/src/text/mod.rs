//! Text to paragraphs, sentences and tokens, with byte offsets into the text as it was received.
//!
//! For: where things begin and end, and the plain forms of words. Not for: what words do in a sentence (tags, trees)
//! or what they claim. What it knows of English lies in `lexicon/en`.

mod chars;
mod cut;
mod kinds;
mod known;
mod lemma;
mod lines;
mod notes;
mod sentences;
mod slips;
mod stops;
mod tokens;
mod true_case;
mod words;

pub use lemma::lemma;
pub use sentences::{RawSentence, SentenceKind, sentences};
pub use tokens::tokens;
pub use true_case::true_case;
pub(crate) use words::is_particled_name;
pub use words::may_stand_in_name;
