//! Spans that say what they count: bytes while reading, Unicode code points in what is published.

use std::fmt;
use std::marker::PhantomData;
use std::ops::Range;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Marks a span whose offsets count bytes of UTF-8.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Bytes;

/// Marks a span whose offsets count Unicode code points, as in the W3C `TextPositionSelector`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Chars;

/// A run of text: `start` is inside it, `end` is not, and `start <= end` always holds.
#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "RawSpan", bound = "")]
pub struct Span<Unit> {
    start: usize,
    end: usize,
    #[serde(skip)]
    unit: PhantomData<fn() -> Unit>,
}

/// A span in bytes, as the reader works with.
pub type ByteSpan = Span<Bytes>;
/// A span in code points, as readings publish.
pub type TextSpan = Span<Chars>;

/// Why a span could not be made.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum SpanError {
    /// The end lies before the start.
    #[error("A span cannot end at {end}, before it starts at {start}.")]
    Reversed {
        /// First offset.
        start: usize,
        /// Offset after the last.
        end: usize,
    },
    /// The span does not fit the text, or cuts a character in two.
    #[error("The span {start} to {end} does not lie on characters of a text of {length} bytes.")]
    Outside {
        /// First offset.
        start: usize,
        /// Offset after the last.
        end: usize,
        /// Length of the text in bytes.
        length: usize,
    },
}

/// Offsets of a run of text: `start` is inside it, `end` is not.
#[derive(Deserialize, JsonSchema)]
#[schemars(rename = "Span")]
struct RawSpan {
    start: usize,
    end: usize,
}

impl<Unit> TryFrom<RawSpan> for Span<Unit> {
    type Error = SpanError;
    fn try_from(raw: RawSpan) -> Result<Self, SpanError> {
        Self::new(raw.start, raw.end)
    }
}

impl<Unit> Span<Unit> {
    /// Makes a span, end-exclusive.
    ///
    /// # Errors
    /// [`SpanError::Reversed`] where `end < start`.
    pub fn new(start: usize, end: usize) -> Result<Self, SpanError> {
        if end < start {
            return Err(SpanError::Reversed { start, end });
        }
        Ok(Self { start, end, unit: PhantomData })
    }

    /// An empty span at an offset.
    #[must_use]
    pub const fn at(offset: usize) -> Self {
        Self { start: offset, end: offset, unit: PhantomData }
    }

    /// First offset inside.
    #[must_use]
    pub const fn start(self) -> usize {
        self.start
    }

    /// First offset after it.
    #[must_use]
    pub const fn end(self) -> usize {
        self.end
    }

    /// How many units it holds.
    #[must_use]
    pub const fn len(self) -> usize {
        self.end - self.start
    }

    /// True where it holds nothing.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The offsets as a range.
    #[must_use]
    pub const fn range(self) -> Range<usize> {
        self.start..self.end
    }

    /// The least span that holds both.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end), unit: PhantomData }
    }

    /// True where the two share at least one unit.
    #[must_use]
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// True where `other` lies wholly inside.
    #[must_use]
    pub const fn holds(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}

impl ByteSpan {
    /// The words at this span.
    ///
    /// # Errors
    /// [`SpanError::Outside`] where the text is too short or the span cuts a character.
    #[inline]
    pub fn of(self, text: &str) -> Result<&str, SpanError> {
        text.get(self.range()).ok_or(SpanError::Outside {
            start: self.start,
            end: self.end,
            length: text.len(),
        })
    }
}

/// Turns byte spans of one text into code-point spans, in constant memory for text that is mostly ASCII.
#[derive(Debug)]
pub struct Offsets {
    /// `(byte offset, code points before it)` at the end of each character of more than one byte.
    marks: Vec<(usize, usize)>,
}

impl Offsets {
    /// Indexes a text.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut marks = Vec::new();
        if !text.is_ascii() {
            let mut count = 0;
            for (at, character) in text.char_indices() {
                count += 1;
                let width = character.len_utf8();
                if width > 1 {
                    marks.push((at + width, count));
                }
            }
        }
        Self { marks }
    }

    fn chars_before(&self, byte: usize) -> usize {
        let after = self.marks.partition_point(|&(at, _)| at <= byte);
        match after.checked_sub(1).and_then(|i| self.marks.get(i)) {
            Some(&(at, count)) => count + (byte - at),
            None => byte,
        }
    }

    /// The same run of text counted in code points. Offsets must lie on characters.
    #[must_use]
    pub fn to_text(&self, span: ByteSpan) -> TextSpan {
        Span { start: self.chars_before(span.start), end: self.chars_before(span.end), unit: PhantomData }
    }
}

impl<Unit> Clone for Span<Unit> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<Unit> Copy for Span<Unit> {}
impl<Unit> PartialEq for Span<Unit> {
    fn eq(&self, other: &Self) -> bool {
        self.range() == other.range()
    }
}
impl<Unit> Eq for Span<Unit> {}
impl<Unit> PartialOrd for Span<Unit> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<Unit> Ord for Span<Unit> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        (self.start, self.end).cmp(&(other.start, other.end))
    }
}
impl<Unit> fmt::Debug for Span<Unit> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}
impl<Unit> Default for Span<Unit> {
    fn default() -> Self {
        Self::at(0)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_reversed_span_is_an_error() {
        assert_eq!(ByteSpan::new(3, 2), Err(SpanError::Reversed { start: 3, end: 2 }));
    }

    #[test]
    fn a_span_that_cuts_a_character_is_an_error() {
        let span = ByteSpan::new(0, 1).unwrap_or_default();
        assert!(span.of("é").is_err());
    }

    proptest! {
        #[test]
        fn code_point_offsets_name_the_same_words(text in "\\PC{0,40}", a in 0usize..40, b in 0usize..40) {
            let chars: Vec<usize> = text.char_indices().map(|(i, _)| i).chain([text.len()]).collect();
            let (a, b) = (a.min(chars.len() - 1), b.min(chars.len() - 1));
            let (from, to) = (a.min(b), a.max(b));
            let bytes = ByteSpan::new(chars[from], chars[to]).unwrap_or_default();
            let words: String = text.chars().skip(from).take(to - from).collect();
            let span = Offsets::new(&text).to_text(bytes);
            prop_assert_eq!((span.start(), span.end()), (from, to));
            prop_assert_eq!(bytes.of(&text), Ok(words.as_str()));
        }
    }
}
