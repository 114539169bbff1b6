//! Sentences to tokens. Words are cut as the Penn Treebank and spaCy cut them: marks, contractions and the parts of
//! hyphenated words stand alone ("rebel", "-", "held"; "12", "-", "kilogram"), except in names with a particle
//! ("al-Assad", "Lashkar-e-Taiba") and before a number ("S-300"). Not for: tags.

use sijill_claim::ByteSpan;

use super::chars::{char_at, char_before, is_apostrophe, is_blank, is_word, lower, slice, span, word_end};
use super::cut;
use super::notes;
use super::slips::mended;
use crate::{Label, Tag, Token};

/// The tokens of a stretch of a text, with spans in the whole text; untagged, each its own root. Linear time.
#[must_use]
pub fn tokens(text: &str, span: ByteSpan) -> Vec<Token> {
    let end = span.end().min(text.len());
    let start = span.start().min(end);
    if !(text.is_char_boundary(start) && text.is_char_boundary(end)) {
        return Vec::new();
    }
    let mut tokens = Tokens { text, end, all: Vec::with_capacity((end - start) / 5 + 1), spaced: false };
    tokens.spaced = char_before(text, start).is_some_and(is_blank);
    let mut at = start;
    while at < end {
        let byte = text.as_bytes()[at];
        let Some(c) = (if byte < 0x80 { Some(char::from(byte)) } else { char_at(text, at) }) else { break };
        if is_blank(c) {
            tokens.spaced |= !super::chars::is_invisible(c);
            at += c.len_utf8();
        } else if is_word(c) {
            at = cut::word(&mut tokens, at);
        } else if let Some(after) = (c == '[').then(|| notes::end(text, at, end)).flatten() {
            at = after;
        } else {
            at = tokens.mark(at, c);
        }
    }
    tokens.all
}

/// The tokens found so far.
pub(super) struct Tokens<'t> {
    pub(super) text: &'t str,
    pub(super) end: usize,
    all: Vec<Token>,
    spaced: bool,
}

impl Tokens<'_> {
    /// Adds a token.
    #[inline]
    pub(super) fn push(&mut self, start: usize, end: usize) {
        if start >= end {
            return;
        }
        let lower = mended(lower(slice(self.text, start, end)));
        self.all.push(Token {
            span: span(start, end),
            lemma: lower.clone(),
            lower,
            tag: Tag::Other,
            head: self.all.len(),
            label: Label::Root,
            spaced: std::mem::take(&mut self.spaced),
        });
    }

    /// The character at a byte before the end.
    #[inline]
    pub(super) fn char_at(&self, at: usize) -> Option<char> {
        if at < self.end { char_at(self.text, at) } else { None }
    }

    /// Adds what begins with a mark; returns where it ends.
    fn mark(&mut self, at: usize, c: char) -> usize {
        let mut after = at + c.len_utf8();
        match c {
            '.' | '-' => {
                while self.char_at(after) == Some(c) {
                    after += 1;
                }
            }
            '@' => after = word_end(self.text, after, self.end),
            c if is_apostrophe(c) => {
                let word = word_end(self.text, after, self.end);
                let follows = char_before(self.text, at).is_some_and(|before| !is_blank(before));
                if follows && cut::is_clitic(slice(self.text, after, word)) {
                    after = word;
                }
            }
            _ => {}
        }
        self.push(at, after);
        after
    }
}
