//! Characters as the splitter sees them. Not for: whole words.

use sijill_claim::ByteSpan;

/// The character that begins at a byte, or nothing at the end or inside a character.
#[inline]
pub(super) fn char_at(text: &str, at: usize) -> Option<char> {
    match text.as_bytes().get(at) {
        Some(&byte) if byte < 0x80 => Some(char::from(byte)),
        Some(_) => text.get(at..).and_then(|rest| rest.chars().next()),
        None => None,
    }
}

/// The character that ends before a byte.
#[inline]
pub(super) fn char_before(text: &str, at: usize) -> Option<char> {
    match text.as_bytes().get(at.checked_sub(1)?) {
        Some(&byte) if byte < 0x80 => Some(char::from(byte)),
        _ => text.get(..at).and_then(|rest| rest.chars().next_back()),
    }
}

/// The text between two bytes; nothing where they cut a character.
#[inline]
pub(super) fn slice(text: &str, start: usize, end: usize) -> &str {
    text.get(start..end).unwrap_or("")
}

/// A span whose ends are known to be in order.
#[inline]
pub(super) fn span(start: usize, end: usize) -> ByteSpan {
    ByteSpan::at(start).cover(ByteSpan::at(end))
}

/// True for what shows nothing and separates nothing: zero-width marks, directional marks, soft hyphens.
pub(super) const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{AD}')
}

/// True for white space, control characters and what shows nothing.
#[inline]
pub(super) fn is_blank(c: char) -> bool {
    if c.is_ascii() {
        c <= ' ' || c == '\u{7F}'
    } else {
        c.is_whitespace() || c.is_control() || is_invisible(c)
    }
}

/// True for what words and numbers are made of.
#[inline]
pub(super) fn is_word(c: char) -> bool {
    if c.is_ascii() {
        c.is_ascii_alphanumeric() || c == '_'
    } else {
        c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36F}' | '\u{FE20}'..='\u{FE2F}')
    }
}

/// True for the marks that serve as apostrophes.
pub(super) const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '`' | '´')
}

/// True for the marks that may close a quotation or bracket right after a stop.
pub(super) const fn is_closer(c: char) -> bool {
    matches!(c, '"' | '”' | '\'' | '’' | '»' | '›' | ')' | ']' | '}' | '¹' | '²' | '³' | '⁴'..='⁹')
}

/// True for the marks that may stand before the first word of a sentence.
pub(super) const fn is_opener(c: char) -> bool {
    matches!(
        c,
        '"' | '“'
            | '„'
            | '‟'
            | '\''
            | '‘'
            | '’'
            | '‚'
            | '«'
            | '‹'
            | '('
            | '['
            | '{'
            | '`'
            | '-'
            | '–'
            | '—'
            | '•'
            | '*'
            | '…'
            | '.'
            | '\u{FFFD}'
            | '”'
    )
}

/// Where the blanks that begin at a byte end.
#[inline]
pub(super) fn skip_blanks(text: &str, mut at: usize, end: usize) -> usize {
    while at < end {
        match char_at(text, at) {
            Some(c) if is_blank(c) => at += c.len_utf8(),
            _ => break,
        }
    }
    at
}

/// A run of text without the blanks at its ends.
pub(super) fn trim(text: &str, start: usize, mut end: usize) -> (usize, usize) {
    let start = skip_blanks(text, start, end);
    while end > start {
        match char_before(text, end) {
            Some(c) if is_blank(c) => end -= c.len_utf8(),
            _ => break,
        }
    }
    (start, end)
}

/// Where the run of word characters that begins at a byte ends; characters that show nothing may stand inside it.
#[inline]
pub(super) fn word_end(text: &str, start: usize, end: usize) -> usize {
    let bytes = text.as_bytes();
    let (mut at, mut last) = (start, start);
    while at < end {
        let byte = bytes[at];
        if byte < 0x80 {
            if !(byte.is_ascii_alphanumeric() || byte == b'_') {
                break;
            }
            at += 1;
            last = at;
        } else {
            match char_at(text, at) {
                Some(c) if is_word(c) => {
                    at += c.len_utf8();
                    last = at;
                }
                Some(c) if is_invisible(c) && last > start => at += c.len_utf8(),
                _ => break,
            }
        }
    }
    last
}

/// A word in lower case, apostrophes made straight, without what shows nothing.
pub(super) fn lower(text: &str) -> compact_str::CompactString {
    let mut buffer = [0u8; 24];
    let bytes = text.as_bytes();
    if bytes.len() <= buffer.len() && text.is_ascii() {
        for (to, from) in buffer.iter_mut().zip(bytes) {
            *to = from.to_ascii_lowercase();
        }
        if let Ok(word) = std::str::from_utf8(&buffer[..bytes.len()]) {
            return compact_str::CompactString::new(word);
        }
    }
    if text.is_ascii() {
        let mut word = compact_str::CompactString::new(text);
        word.make_ascii_lowercase();
        return word;
    }
    let mut word = compact_str::CompactString::with_capacity(bytes.len());
    for c in text.chars() {
        match c {
            '’' | '‘' | '´' | 'ʼ' => word.push('\''),
            '\u{2010}' | '\u{2011}' => word.push('-'),
            c if is_invisible(c) => {}
            c => word.extend(c.to_lowercase()),
        }
    }
    word
}
