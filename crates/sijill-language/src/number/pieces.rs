//! The pieces that number and date grammars read: tokens cut further at hyphens, slashes and units, so that
//! "12-year-old", "10am", "S-300" and "2016-10-04" look the same however the tokeniser cut them.
//!
//! Not for: what a piece means in its sentence.

use crate::Sentence;

/// What a piece is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Letters.
    Word,
    /// Digits, with their separators.
    Digits,
    /// A hyphen, en dash, em dash or slash, or any other mark.
    Mark,
}

/// A token or a part of one.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Piece<'s> {
    /// In lower case; a word's final full stop is left out.
    pub(crate) text: &'s str,
    /// The token that it belongs to.
    pub(crate) token: usize,
    /// True where no white space stands before it.
    pub(crate) glued: bool,
    /// What it is made of.
    pub(crate) kind: Kind,
}

impl Piece<'_> {
    /// A hyphen or dash.
    pub(crate) fn is_dash(&self) -> bool {
        matches!(self.text, "-" | "\u{2010}" | "\u{2011}" | "–" | "—" | "\u{2012}" | "--")
    }
}

/// The pieces of a sentence.
pub(crate) fn pieces<'s>(sentence: &'s Sentence<'_>) -> Vec<Piece<'s>> {
    let mut all = Vec::with_capacity(sentence.len() + 8);
    for (index, token) in sentence.tokens.iter().enumerate() {
        cut(&token.lower, index, !token.spaced && index > 0, &mut all);
    }
    all
}

/// Cuts one token's lower-case letters.
pub(crate) fn cut<'s>(lower: &'s str, token: usize, glued: bool, all: &mut Vec<Piece<'s>>) {
    let bytes = lower.as_bytes();
    if bytes.iter().all(u8::is_ascii_lowercase) {
        if !bytes.is_empty() {
            all.push(Piece { text: lower, token, glued, kind: Kind::Word });
        }
        return;
    }
    let mut rest = lower;
    let mut first = true;
    while let Some(letter) = rest.chars().next() {
        let (length, kind) = if letter.is_ascii_digit() {
            (digits_length(rest), Kind::Digits)
        } else if letter.is_alphabetic() {
            (word_length(rest), Kind::Word)
        } else if rest == "'s" {
            (rest.len(), Kind::Word)
        } else {
            (letter.len_utf8(), Kind::Mark)
        };
        let Some((text, after)) = rest.split_at_checked(length.max(1)) else { return };
        all.push(Piece { text, token, glued: glued || !first, kind });
        rest = after;
        first = false;
        if rest == "." && kind == Kind::Word {
            return;
        }
    }
}

/// Digits with the commas and points between them ("1,234.5", "04.10.2016"), and "1st", "22nd" whole.
fn digits_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut length = 0;
    while let Some(byte) = bytes.get(length) {
        let between = matches!(byte, b',' | b'.') && bytes.get(length + 1).is_some_and(u8::is_ascii_digit);
        if !byte.is_ascii_digit() && !between {
            break;
        }
        length += 1;
    }
    let suffix = bytes.get(length..length + 2);
    let ends = bytes.get(length + 2).is_none_or(|b| !b.is_ascii_alphanumeric());
    if ends && matches!(suffix, Some(b"st" | b"nd" | b"rd" | b"th")) { length + 2 } else { length }
}

/// Letters with the digits, apostrophes and full stops inside them ("m23", "p.m", "o'clock"), up to a possessive.
fn word_length(text: &str) -> usize {
    let mut length = 0;
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let next = letters.peek().map(|&(_, c)| c);
        let joins = letter.is_alphanumeric()
            || (matches!(letter, '.' | '\'' | '&') && next.is_some_and(char::is_alphanumeric));
        if !joins || text.get(at..).is_some_and(|t| t == "'s") {
            break;
        }
        length = at + letter.len_utf8();
    }
    length
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cuts(lower: &str) -> Vec<&str> {
        let mut all = Vec::new();
        cut(lower, 0, false, &mut all);
        all.iter().map(|p| p.text).collect()
    }

    #[test]
    fn tokens_are_cut_where_grammar_changes() {
        assert_eq!(cuts("12-year-old"), ["12", "-", "year", "-", "old"]);
        assert_eq!(cuts("s-300"), ["s", "-", "300"]);
        assert_eq!(cuts("10am"), ["10", "am"]);
        assert_eq!(cuts("71st"), ["71st"]);
        assert_eq!(cuts("m23"), ["m23"]);
        assert_eq!(cuts("oct."), ["oct"]);
        assert_eq!(cuts("p.m."), ["p.m"]);
        assert_eq!(cuts("1990s"), ["1990", "s"]);
        assert_eq!(cuts("1,234.5"), ["1,234.5"]);
        assert_eq!(cuts("12:30"), ["12", ":", "30"]);
        assert_eq!(cuts("tuesday's"), ["tuesday", "'s"]);
        assert_eq!(cuts("…é"), ["…", "é"]);
    }
}
