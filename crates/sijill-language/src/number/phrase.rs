//! A sentence as the number grammar looks at it: pieces with what the lexicon knows of each.

use std::cell::OnceCell;

use super::lexicon::{Entry, Lexicon, Numeral, flag, lexicon};
use super::pieces::{Kind, Piece, pieces};
use crate::{Sentence, Tag};

/// The sentence in pieces.
pub(crate) struct View<'s, 't> {
    pub(crate) sentence: &'s Sentence<'t>,
    pub(crate) pieces: Vec<Piece<'s>>,
    pub(crate) lexicon: &'static Lexicon,
    entries: Vec<&'static Entry>,
    titled: OnceCell<bool>,
    /// True where the sentence bears tags.
    tagged: bool,
}

impl<'s, 't> View<'s, 't> {
    /// Nothing where the sentence holds no number.
    pub(crate) fn new(sentence: &'s Sentence<'t>) -> Option<Self> {
        let lexicon = lexicon();
        let seeded = sentence.tokens.iter().any(|t| {
            let bytes = t.lower.as_bytes();
            let entry = lexicon.word(&t.lower);
            entry.numeral != Numeral::None
                || entry.has(flag::SEED)
                || t.lower == "half"
                || bytes.iter().any(|b| b.is_ascii_digit())
                || (bytes.len() > 3 && !bytes.iter().all(u8::is_ascii_alphabetic))
        });
        if !seeded {
            return None;
        }
        let pieces = pieces(sentence);
        let entries: Vec<&'static Entry> = pieces.iter().map(|p| lexicon.word(p.text)).collect();
        let tagged = sentence.tokens.iter().any(|t| t.tag != Tag::Other);
        Some(Self { sentence, pieces, lexicon, entries, titled: OnceCell::new(), tagged })
    }

    /// True where most words have capitals, so that a capital says nothing.
    pub(crate) fn titled(&self) -> bool {
        *self.titled.get_or_init(|| {
            let (mut capitals, mut all) = (0, 0);
            for word in (0..self.sentence.len()).filter(|&t| self.sentence.lower(t).len() > 3) {
                all += 1;
                capitals += usize::from(self.capital_token(word));
            }
            all >= 4 && capitals * 10 >= all * 7
        })
    }

    /// The piece's letters, or nothing outside the sentence.
    pub(crate) fn text(&self, i: usize) -> &'s str {
        self.pieces.get(i).map_or("", |p| p.text)
    }

    /// What the lexicon knows of the piece.
    pub(crate) fn entry(&self, i: usize) -> &'static Entry {
        static NOTHING: Entry = Entry { numeral: Numeral::None, unit: None, abbreviated: None, flags: 0 };
        self.entries.get(i).copied().unwrap_or(&NOTHING)
    }

    /// The tag of the piece's token, where the sentence bears tags.
    pub(crate) fn tag(&self, i: usize) -> Option<Tag> {
        self.pieces.get(i).filter(|_| self.tagged).map(|p| self.sentence.tag(p.token))
    }

    /// True where a dash joins the pieces on both sides of it.
    pub(crate) fn dash(&self, i: usize) -> bool {
        self.pieces.get(i).is_some_and(|p| p.is_dash() && p.glued)
            && self.pieces.get(i + 1).is_some_and(|p| p.glued)
    }

    pub(crate) fn is_glued_mark(&self, i: usize) -> bool {
        self.pieces
            .get(i)
            .is_some_and(|p| p.glued && p.kind == Kind::Mark && matches!(p.text, "-" | "–" | ":" | "/"))
            && self.pieces.get(i + 1).is_some_and(|p| p.glued && p.kind == Kind::Digits)
    }

    pub(crate) fn is_currency(&self, i: usize) -> bool {
        matches!(
            self.text(i),
            "$" | "£" | "€" | "¥" | "₹" | "usd" | "rs" | "eur" | "gbp" | "₦" | "pkr" | "inr"
        )
    }

    /// True where the piece is part of a cardinal.
    pub(crate) fn is_numeric(&self, i: usize) -> bool {
        self.pieces.get(i).is_some_and(|p| p.kind == Kind::Digits)
            || matches!(self.entry(i).numeral, Numeral::Small(_) | Numeral::Tens(_) | Numeral::Scale(_))
    }

    /// True where the piece's token begins with a capital.
    pub(crate) fn is_capital(&self, i: usize) -> bool {
        self.pieces.get(i).is_some_and(|p| self.capital_token(p.token))
    }

    fn capital_token(&self, token: usize) -> bool {
        self.sentence.surface(token).chars().next().is_some_and(char::is_uppercase)
    }

    /// True where the pieces from `i` on are these words.
    pub(crate) fn reads(&self, i: usize, words: &[String]) -> bool {
        self.pieces.get(i..i + words.len()).is_some_and(|p| p.iter().zip(words).all(|(p, w)| p.text == w))
    }

    /// The piece before, any full stop of an abbreviation skipped.
    pub(crate) fn before(&self, i: usize) -> Option<usize> {
        let before = i.checked_sub(1)?;
        if self.text(before) == "." { before.checked_sub(1) } else { Some(before) }
    }
}
