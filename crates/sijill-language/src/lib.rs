//! Text to sentences, tokens, tags, phrases, numbers and dates. It knows languages, not conflicts.
//!
//! For: whoever needs the shape of a text. Not for: what a text claims (`sijill-reader`), where places are
//! (`sijill-gazetteer`), files or networks; nothing here touches disk, clock or network.

mod date;
pub mod grammar;
pub mod model;
mod number;
mod sentence;
mod text;

pub use date::{DateContext, DateKind, DateMention, Days, Tense, dateline, dates};
pub use grammar::{Label, Tag};
pub use model::{Model, ModelError, bears_a_number};
pub use number::{Amount, Number, NumberRole, numbers};
pub use sentence::{Sentence, Token};
pub use text::{RawSentence, SentenceKind, lemma, may_stand_in_name, sentences, tokens, true_case};
