//! Where a run of letters, digits and the marks between them is cut. Not for: marks that stand alone.

use super::chars::{char_before, is_apostrophe, is_blank, is_word, lower, slice, word_end};
use super::tokens::Tokens;
use super::words::{Class, WORDS};

/// A word under the knife.
struct Word<'a, 't> {
    tokens: &'a mut Tokens<'t>,
    /// Where the token that is being made begins.
    piece: usize,
    /// Where its last part begins: after the last hyphen, stop or apostrophe inside it.
    part: usize,
    /// Where the knife stands.
    at: usize,
    /// True where the hyphen before the last part stayed inside a name.
    linked: bool,
    /// True while every part so far is one letter with a stop: "U.S.".
    dotted: bool,
}

/// Adds the tokens of the word that begins here; returns where it ends.
pub(super) fn word(tokens: &mut Tokens<'_>, start: usize) -> usize {
    if let Some(end) = address(tokens.text, start, tokens.end) {
        tokens.push(start, end);
        return end;
    }
    let mut word = Word { tokens, piece: start, part: start, at: start, linked: false, dotted: false };
    loop {
        word.at = word_end(word.tokens.text, word.at, word.tokens.end);
        let Some(mark) = word.tokens.char_at(word.at) else { break };
        let goes_on = match mark {
            '.' => word.stop(),
            ',' => word.comma(),
            '-' | '\u{2010}' | '\u{2011}' => word.hyphen(mark),
            '/' | ':' => word.between_digits(),
            '&' => word.ampersand(),
            '@' => word.join(word.next(1).is_some_and(is_word)),
            '$' => {
                let currency = matches!(word.text(word.piece, word.at), "US" | "A" | "C" | "HK" | "NZ");
                word.join(currency);
                false
            }
            c if is_apostrophe(c) => word.apostrophe(c),
            _ => false,
        };
        if !goes_on {
            break;
        }
    }
    let end = word.at;
    word.finish();
    end
}

/// What may follow an apostrophe as a word of its own.
pub(super) fn is_clitic(letters: &str) -> bool {
    letters.len() < 3
        && ["s", "re", "ve", "ll", "d", "m"].iter().any(|clitic| letters.eq_ignore_ascii_case(clitic))
}

/// Where a web address that begins here ends.
fn address(text: &str, start: usize, end: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    if !matches!(bytes.get(start), Some(b'h' | b'H' | b'w' | b'W')) {
        return None;
    }
    let begins =
        |with: &[u8]| bytes.get(start..start + with.len()).is_some_and(|b| b.eq_ignore_ascii_case(with));
    if !(begins(b"http://") || begins(b"https://") || begins(b"www.")) {
        return None;
    }
    let rest = slice(text, start, end);
    let stops = |c: char| is_blank(c) || matches!(c, '<' | '>' | '"' | '“' | '”' | '’' | '»' | '[' | ']');
    let length = rest.find(stops).unwrap_or(rest.len());
    let address = slice(rest, 0, length).trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '\'', '…']);
    Some(start + address.len())
}

impl Word<'_, '_> {
    fn text(&self, start: usize, end: usize) -> &str {
        slice(self.tokens.text, start, end)
    }

    /// The character some bytes after the knife.
    fn next(&self, bytes: usize) -> Option<char> {
        self.tokens.char_at(self.at + bytes)
    }

    fn before(&self) -> Option<char> {
        char_before(self.tokens.text, self.at)
    }

    /// Takes the mark of one byte into the token.
    fn join(&mut self, yes: bool) -> bool {
        if yes {
            self.at += 1;
            self.part = self.at;
        }
        yes
    }

    /// Ends the token at the knife; the next one begins there.
    fn cut(&mut self) {
        self.finish();
        (self.piece, self.part, self.linked, self.dotted) = (self.at, self.at, false, false);
    }

    /// Adds the token that ends at the knife, cutting off a unit of measure, or "not" from "cannot".
    fn finish(&mut self) {
        let bytes = self.tokens.text.as_bytes();
        let (start, end) = (self.piece, self.at);
        let mut middle = start;
        if start < end && bytes[start].is_ascii_digit() && bytes[end - 1].is_ascii_alphabetic() {
            let digits = bytes[start..end].iter().take_while(|b| !b.is_ascii_alphabetic()).count();
            if WORDS.units.contains(lower(self.text(start + digits, end)).as_str()) {
                middle = start + digits;
            }
        } else if end - start == 6 && self.text(start, end).eq_ignore_ascii_case("cannot") {
            middle = start + 3;
        }
        self.tokens.push(start, middle);
        self.tokens.push(middle, end);
    }

    /// A full stop inside or behind the word.
    fn stop(&mut self) -> bool {
        let (before, next) = (self.before(), self.next(1));
        let digit_before = before.is_some_and(|c| c.is_ascii_digit());
        let single = self.text(self.part, self.at).chars().nth(1).is_none() && !digit_before;
        if single && (self.dotted || self.part == self.piece) {
            return self.stop_of_initial(next);
        }
        if self.dotted {
            // "J.Brown": the initials stand alone.
            return false;
        }
        let class = if self.at - self.piece <= 8 { self.abbreviation() } else { None };
        match next {
            Some(c) if digit_before && c.is_ascii_digit() => self.join(true),
            Some(c) if class.is_some() && (c.is_ascii_digit() || c.is_uppercase()) => {
                self.at += 1;
                self.cut();
                true
            }
            Some(c) if c.is_lowercase() && !digit_before => self.join(true),
            _ if class.is_some_and(|class| self.keeps_stop(class)) => self.join(true),
            _ => false,
        }
    }

    /// A full stop behind a single letter: "U.S.", "J. Brown".
    fn stop_of_initial(&mut self, next: Option<char>) -> bool {
        let letter_next = next.is_some_and(char::is_alphabetic);
        if letter_next {
            let after = word_end(self.tokens.text, self.at + 1, self.tokens.end.min(self.at + 12));
            let one = self.text(self.at + 1, after).chars().nth(1).is_none();
            if !one && !self.dotted && next.is_some_and(char::is_lowercase) {
                return self.join(true);
            }
            self.at += 1;
            if one {
                self.dotted = true;
                self.part = self.at;
            } else {
                self.cut();
            }
            return true;
        }
        let capital = self.before().is_some_and(char::is_uppercase);
        let ends_span = self.rest_is_marks();
        if self.dotted || capital && !ends_span {
            return self.join(true);
        }
        let class = self.abbreviation();
        class.is_some_and(|class| self.keeps_stop(class)) && self.join(true)
    }

    /// The class of the token as an abbreviation.
    fn abbreviation(&self) -> Option<Class> {
        let word = self.text(self.piece, self.at);
        let capital = word.starts_with(char::is_uppercase);
        WORDS.abbreviation(&lower(word)).filter(|class| capital || !class.needs_capital())
    }

    /// True where the stop behind the abbreviation belongs to it rather than to the sentence.
    fn keeps_stop(&self, class: Class) -> bool {
        match class {
            Class::Number => {
                let after = super::chars::skip_blanks(
                    self.tokens.text,
                    self.at + 1,
                    self.tokens.end.min(self.at + 8),
                );
                self.tokens.char_at(after).is_some_and(|c| c.is_ascii_digit())
            }
            Class::Company | Class::Time | Class::Word => true,
            Class::Title | Class::Place | Class::Month => !self.rest_is_marks(),
        }
    }

    /// True where no word follows the mark at the knife; looks at a few characters only.
    fn rest_is_marks(&self) -> bool {
        let rest = slice(self.tokens.text, self.at + 1, self.tokens.end);
        let mut few = rest.chars().filter(|&c| !is_blank(c)).take(6);
        rest.len() <= 24 && few.all(|c| !is_word(c))
    }

    /// A comma: inside "5,000".
    fn comma(&mut self) -> bool {
        let bytes = self.tokens.text.as_bytes();
        let end = self.tokens.end;
        let digits = bytes[self.at + 1..end].iter().take(4).take_while(|b| b.is_ascii_digit()).count();
        let number = self.before().is_some_and(|c| c.is_ascii_digit()) && digits == 3;
        self.join(number)
    }

    /// A slash or colon: inside "24/7" and "10:30".
    fn between_digits(&mut self) -> bool {
        let digits = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        let inside = digits(self.before()) && digits(self.next(1));
        self.join(inside)
    }

    /// An ampersand: inside "R&D".
    fn ampersand(&mut self) -> bool {
        let capital = |c: Option<char>| c.is_some_and(char::is_uppercase);
        let inside = capital(self.before()) && capital(self.next(1));
        self.join(inside)
    }

    /// An apostrophe: a contraction, part of a name, or a mark of its own.
    fn apostrophe(&mut self, mark: char) -> bool {
        let width = mark.len_utf8();
        let after = word_end(self.tokens.text, self.at + width, self.tokens.end);
        let letters = self.text(self.at + width, after);
        if letters.is_empty() {
            return false;
        }
        let quote = matches!(mark, '`' | '´');
        let bytes = self.tokens.text.as_bytes();
        if letters.eq_ignore_ascii_case("t")
            && matches!(bytes[self.at - 1], b'n' | b'N')
            && self.at - self.piece > 1
        {
            self.at -= 1;
            self.cut();
            self.at = after;
            self.cut();
            return true;
        }
        if !quote && is_clitic(letters) {
            let whole = lower(self.text(self.part, after));
            if !WORDS.apostrophes.contains(whole.as_str()) {
                self.cut();
                self.at = after;
                self.cut();
                return true;
            }
        }
        self.at += width;
        true
    }

    /// A hyphen: inside a name or before a number, else a token of its own.
    fn hyphen(&mut self, mark: char) -> bool {
        let width = mark.len_utf8();
        let Some(next) = self.next(width) else { return false };
        let digit_before = self.before().is_some_and(|c| c.is_ascii_digit());
        let stays = if next.is_ascii_digit() {
            !digit_before || self.is_iso_date()
        } else if is_word(next) {
            self.is_name(width, next)
        } else {
            return false;
        };
        if stays {
            self.at += width;
            self.part = self.at;
            self.linked = true;
        } else {
            self.cut();
            self.at += width;
            self.cut();
        }
        true
    }

    /// True inside a date like 2016-10-04.
    fn is_iso_date(&self) -> bool {
        let bytes = self.tokens.text.as_bytes();
        let from = self.piece;
        let shape = b"0000-00-00";
        let date = bytes.get(from..from + shape.len()).unwrap_or_default();
        date.len() == shape.len()
            && from + shape.len() <= self.tokens.end
            && date.iter().zip(shape).all(|(b, s)| if *s == b'0' { b.is_ascii_digit() } else { b == s })
    }

    /// True where the hyphen holds a name together: "al-Nahr", "Deir-ez-Zor", "Posht-e Koh".
    fn is_name(&self, width: usize, next: char) -> bool {
        let left = self.text(self.part, self.at);
        let after = word_end(self.tokens.text, self.at + width, self.tokens.end);
        let right = self.text(self.at + width, after);
        if left.len() > 40 || right.len() > 40 {
            return false;
        }
        let capital = left.starts_with(char::is_uppercase);
        if left.len() < 6 && !next.is_lowercase() {
            let small = lower(left);
            let shouted = left.len() > 1 && !left.chars().any(char::is_lowercase);
            if WORDS.particles.contains(small.as_str()) && (!shouted || matches!(small.as_str(), "al" | "el"))
            {
                return true;
            }
            if self.linked && !capital && WORDS.links.contains(small.as_str()) {
                return true;
            }
        }
        if !capital || !next.is_lowercase() || right.len() > 5 {
            return false;
        }
        let follows = self.tokens.char_at(after);
        let (gap, ezafe) = (follows == Some(' '), matches!(right, "e" | "i" | "ye" | "yi" | "eh"));
        let then = self.tokens.char_at(after + 1).is_some_and(char::is_uppercase);
        then && (follows == Some('-') && (WORDS.links.contains(right) || WORDS.particles.contains(right))
            || gap && ezafe)
    }
}
