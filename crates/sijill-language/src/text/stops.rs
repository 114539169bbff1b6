//! Whether a full stop, question mark, exclamation mark or ellipsis ends a sentence. Looks at a bounded stretch to
//! either side, so that splitting stays linear. Not for: paragraphs and lines.

use super::chars::{
    char_at, char_before, is_blank, is_closer, is_opener, is_word, lower, skip_blanks, slice, word_end,
};
use super::notes;
use super::words::{Class, WORDS};

/// What was found at a stop.
pub(super) struct Stop {
    /// After the stop and the closing marks that belong to it.
    pub(super) end: usize,
    /// True where the sentence ends there.
    pub(super) ends: bool,
}

/// What kind of mark stands there.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Dot,
    Hard,
    Ellipsis,
}

/// What comes after the stop.
struct Next<'t> {
    word: &'t str,
    first: char,
    after: usize,
    opened: bool,
}

/// True for bytes at which a stop may begin.
#[inline]
pub(super) const fn may_stop(byte: u8) -> bool {
    matches!(byte, b'.' | b'!' | b'?' | 0xE2)
}

/// Looks at the stop at `at` in a sentence that began at `from`, in a paragraph that ends at `end`.
pub(super) fn look(text: &str, from: usize, at: usize, end: usize) -> Option<Stop> {
    let (mark, run_end) = run(text, at, end)?;
    let (close, quoted, noted) = closers(text, run_end, end);
    if close >= end {
        return Some(Stop { end, ends: true });
    }
    let stop = |ends| Some(Stop { end: close, ends });
    if mark == Mark::Ellipsis && matches!(char_before(text, at), Some('[' | '(')) {
        return stop(false);
    }
    let after = char_at(text, close)?;
    if !is_blank(after) {
        return stop(glued(text, from, at, close, end, mark, quoted || noted));
    }
    let Some(next) = next_word(text, close, end) else { return stop(true) };
    let previous = previous_word(text, from, at);
    if next.first.is_lowercase() {
        return stop(mark != Mark::Ellipsis && is_particle_name(text, &next) && is_ordinary(previous));
    }
    stop(match mark {
        Mark::Hard => !(quoted && speech_follows(text, &next, end)),
        Mark::Ellipsis => {
            let spaced = char_before(text, at).is_some_and(is_blank);
            !spaced || next.opened || is_opening_word(text, &next)
        }
        Mark::Dot => dot_ends(text, from, at, previous, &next, end),
    })
}

/// The run of stops that begins here.
fn run(text: &str, at: usize, end: usize) -> Option<(Mark, usize)> {
    let bytes = text.as_bytes();
    let (mut i, mut dots, mut hard, mut ellipsis) = (at, 0usize, false, false);
    while i < end {
        match bytes[i] {
            b'.' => dots += 1,
            b'!' | b'?' => hard = true,
            0xE2 if bytes.get(i..i + 3) == Some("…".as_bytes()) => {
                ellipsis = true;
                i += 2;
            }
            b' ' if dots > 0 && bytes.get(i..i + 3) == Some(b" . ")
                || dots > 1 && bytes.get(i..i + 2) == Some(b" .") => {}
            _ => break,
        }
        i += 1;
    }
    match (hard, ellipsis || dots > 2) {
        _ if i == at => None,
        (true, _) => Some((Mark::Hard, i)),
        (_, true) => Some((Mark::Ellipsis, i)),
        _ => Some((Mark::Dot, i)),
    }
}

/// After the closing marks and footnote signs; whether a quotation closed; whether there was a footnote sign.
fn closers(text: &str, mut at: usize, end: usize) -> (usize, bool, bool) {
    let (mut quoted, mut noted) = (false, false);
    while at < end {
        match char_at(text, at) {
            Some('[') => {
                let inner = word_end(text, at + 1, end.min(at + 6));
                let short = inner > at + 1 && text.as_bytes().get(inner) == Some(&b']') && inner < end;
                let Some(after) = notes::end(text, at, end).or(short.then_some(inner + 1)) else { break };
                noted = true;
                at = after;
            }
            Some('\u{FFFD}') if char_at(text, at + 3).is_none_or(is_blank) => at += 3,
            Some(c) if is_closer(c) => {
                quoted |= !matches!(c, ')' | ']' | '}');
                at += c.len_utf8();
            }
            _ => break,
        }
    }
    (at, quoted, noted)
}

/// Whether a stop with no blank behind it ends a sentence: "two.Three", "act.”Then", "said.[3]On".
fn glued(text: &str, from: usize, at: usize, close: usize, end: usize, mark: Mark, marked: bool) -> bool {
    let Some(first) = char_at(text, close) else { return true };
    let previous = previous_word(text, from, at);
    let lower_before = previous.chars().count() > 2 && previous.chars().all(char::is_lowercase);
    if matches!(first, '“' | '‘') {
        return mark == Mark::Hard || lower_before;
    }
    let second = char_at(text, close + first.len_utf8());
    first.is_uppercase()
        && close < end
        && (second.is_some_and(|c| c.is_lowercase() || c == ' ')
            || marked && second.is_some_and(char::is_uppercase))
        && (marked || lower_before)
}

/// The word before the stop, bounded; empty after a closing mark.
fn previous_word(text: &str, from: usize, at: usize) -> &str {
    let mut start = at;
    while start > from && at - start < 24 {
        match char_before(text, start) {
            Some(c) if is_word(c) || c == '.' && start < at => start -= c.len_utf8(),
            Some('-') if start < at => start -= 1,
            _ => break,
        }
    }
    slice(text, start, at)
}

/// The first word of what follows, past marks that open.
fn next_word(text: &str, at: usize, end: usize) -> Option<Next<'_>> {
    let mut i = skip_blanks(text, at, end);
    let mut opened = false;
    for _ in 0..8 {
        match char_at(text, i) {
            Some(c) if i < end && is_opener(c) => {
                opened |= !matches!(c, '-' | '–' | '—' | '…' | '.');
                i = skip_blanks(text, i + c.len_utf8(), end);
            }
            _ => break,
        }
    }
    if i >= end {
        return None;
    }
    let first = char_at(text, i)?;
    let mut limit = end.min(i + 24);
    while !text.is_char_boundary(limit) {
        limit -= 1;
    }
    let after = word_end(text, i, limit);
    Some(Next { word: slice(text, i, after), first, after, opened })
}

/// True where the word shows that a new sentence began.
fn is_opening_word(text: &str, next: &Next<'_>) -> bool {
    let small = lower(next.word);
    let plain = char_at(text, next.after) != Some('.') && WORDS.openers.contains(small.as_str());
    plain && (!is_shouted(next.word) || SUBJECTS.contains(&small.as_str()))
}

/// Words that open a sentence even where capitals show nothing, because everything is in capitals.
const SUBJECTS: [&str; 12] =
    ["the", "he", "she", "it", "they", "we", "this", "these", "there", "but", "his", "their"];

/// True for a word in capitals only.
fn is_shouted(word: &str) -> bool {
    word.len() > 1 && word.chars().all(char::is_uppercase)
}

/// True where a sentence may begin with this name in lower case: "al-Nahr said".
fn is_particle_name(text: &str, next: &Next<'_>) -> bool {
    char_at(text, next.after) == Some('-')
        && char_at(text, next.after + 1).is_some_and(char::is_uppercase)
        && WORDS.particles.contains(next.word)
}

fn is_ordinary(word: &str) -> bool {
    word.chars().count() > 1 && !word.contains('.') && WORDS.abbreviation(&lower(word)).is_none()
}

/// Whether a single full stop, with a blank behind it, ends the sentence.
fn dot_ends(text: &str, from: usize, at: usize, previous: &str, next: &Next<'_>, end: usize) -> bool {
    let digit = next.first.is_ascii_digit();
    let previous = previous.rsplit('-').next().unwrap_or(previous);
    let Some(first) = previous.chars().next() else { return true };
    if previous.chars().all(|c| c.is_ascii_digit()) {
        let mark_of_list = at - from == previous.len() && previous.len() < 3;
        let day_of_month = previous.len() < 3 && !next.opened && is_month(next.word);
        return !(mark_of_list || day_of_month);
    }
    let single = previous.chars().nth(1).is_none();
    if single && first.is_uppercase() {
        return !digit && is_opening_word(text, next);
    }
    let small = lower(previous);
    let class = WORDS.abbreviation(&small).filter(|class| !class.needs_capital() || first.is_uppercase());
    match class {
        Some(Class::Title) => false,
        Some(Class::Number) => !digit,
        Some(Class::Month) => !digit && is_opening_word(text, next),
        // "At 9 p.m. Police came": too short to be a sentence of its own.
        Some(Class::Time) if at - from < 20 => false,
        Some(Class::Time) if is_shouted(next.word) => is_opening_word(text, next),
        Some(Class::Time) => {
            !(WORDS.time.contains(lower(next.word).as_str()) || digit && month_after(text, next, end))
        }
        Some(Class::Place | Class::Company | Class::Word) => is_opening_word(text, next),
        None if is_dotted(previous) => is_opening_word(text, next),
        None => true,
    }
}

/// True for initials with stops between them: "U.S", "J.D".
fn is_dotted(word: &str) -> bool {
    word.contains('.') && word.split('.').all(|part| part.chars().count() <= 1)
}

fn is_month(word: &str) -> bool {
    word.len() > 2 && {
        let small = lower(word);
        WORDS.time.contains(small.as_str()) && !small.ends_with("day")
    }
}

fn month_after(text: &str, next: &Next<'_>, end: usize) -> bool {
    next_word(text, next.after, end).is_some_and(|word| is_month(word.word))
}

/// True where a name and a word of speech follow: `"Why?" Mona Haddad asked`.
fn speech_follows(text: &str, next: &Next<'_>, end: usize) -> bool {
    let mut at = next.after;
    if next.opened || is_opening_word(text, next) && !matches!(next.word, "He" | "She" | "They" | "I" | "We")
    {
        return false;
    }
    for _ in 0..4 {
        if char_at(text, at) != Some(' ') {
            return false;
        }
        let after = word_end(text, at + 1, end.min(at + 24));
        let word = slice(text, at + 1, after);
        if WORDS.speech.contains(word) {
            return true;
        }
        at = after;
    }
    false
}
