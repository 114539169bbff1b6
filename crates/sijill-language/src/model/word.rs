//! What the tagger and the parser see of a word: numbers for its letters, endings, beginnings and shape.

use super::hash;

/// A word as numbers, without its neighbours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word {
    /// Its letters in lower case, every digit made alike.
    pub form: u32,
    /// The pattern of its capitals, small letters, digits and marks.
    pub shape: u32,
    /// Its last one, two, three and four bytes.
    pub suffixes: [u32; 4],
    /// Its first one, two and three bytes.
    pub prefixes: [u32; 3],
}

impl Word {
    /// Looks at a word: as written, and in lower case with straight apostrophes.
    #[must_use]
    pub fn new(surface: &str, lower: &str) -> Self {
        let mut buffer = [0u8; 48];
        let letters = lower.as_bytes();
        let length = letters.len().min(buffer.len());
        for (to, &from) in buffer.iter_mut().zip(letters) {
            *to = if from.is_ascii_digit() { b'#' } else { from };
        }
        let letters = buffer.get(..length).unwrap_or(&buffer);
        let ending = |k: usize| hash::bytes(letters.get(length.saturating_sub(k)..).unwrap_or(letters));
        let beginning = |k: usize| hash::bytes(letters.get(..k).unwrap_or(letters));
        Self {
            form: hash::bytes(letters),
            shape: shape(surface),
            suffixes: [ending(1), ending(2), ending(3), ending(4)],
            prefixes: [beginning(1), beginning(2), beginning(3)],
        }
    }

    /// What stands where no word is: before the first and after the last.
    pub const NONE: Self = Self { form: 1, shape: 1, suffixes: [1; 4], prefixes: [1; 3] };
}

/// Runs of the same kind of character count up to two, and the first six runs count.
fn shape(surface: &str) -> u32 {
    let mut pattern = [0u8; 12];
    let mut length = 0;
    let (mut last, mut run) = (0u8, 0u8);
    for character in surface.chars() {
        let kind = match character {
            'a'..='z' => b'x',
            'A'..='Z' => b'X',
            '0'..='9' => b'd',
            '\u{2019}' => b'\'',
            c if c.is_ascii() => c as u8,
            c if c.is_uppercase() => b'X',
            c if c.is_alphabetic() => b'x',
            c if c.is_numeric() => b'd',
            _ => b'?',
        };
        run = if kind == last { run.saturating_add(1) } else { 1 };
        last = kind;
        if run <= 2 {
            let Some(place) = pattern.get_mut(length) else { break };
            *place = kind;
            length += 1;
        }
    }
    hash::bytes(pattern.get(..length).unwrap_or(&pattern))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(surface: &str) -> Word {
        Word::new(surface, &surface.to_lowercase())
    }

    #[test]
    fn digits_are_alike_but_their_number_counts() {
        assert_eq!(of("2016").form, of("1999").form);
        assert_ne!(of("20").form, of("200").form);
    }

    #[test]
    fn shape_keeps_capitals_and_forgets_letters() {
        assert_eq!(of("Aleppo").shape, of("Mosul").shape);
        assert_ne!(of("Aleppo").shape, of("aleppo").shape);
        assert_ne!(of("Aleppo").shape, of("ALEPPO").shape);
        assert_eq!(of("aleppo").form, of("ALEPPO").form);
    }

    #[test]
    fn short_words_and_long_ones_are_taken() {
        let _ = of("");
        let _ = of("é");
        assert_eq!(of(&"ab".repeat(500)).suffixes, of(&"ab".repeat(400)).suffixes);
    }
}
