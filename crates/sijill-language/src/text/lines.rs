//! Lines to paragraphs: which line breaks part paragraphs, and which only wrap a long line. Not for: sentences.

use super::chars::{char_at, char_before, slice, trim};

/// What stands between two breaks that part paragraphs, blanks trimmed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Paragraph {
    pub(super) start: usize,
    pub(super) end: usize,
    /// True where it was written on several lines.
    pub(super) wrapped: bool,
    /// True where an empty line, or the beginning of the text, stands before it.
    pub(super) apart: bool,
}

#[derive(Clone, Copy)]
struct Line {
    start: usize,
    end: usize,
    apart: bool,
}

/// The widest line that a program or a person would wrap text to.
const WIDEST: usize = 100;
/// The narrowest.
const NARROWEST: usize = 40;

/// The paragraphs of a text.
pub(super) fn paragraphs(text: &str) -> Vec<Paragraph> {
    let lines = lines(text);
    let width = wrap_width(text, &lines);
    let mut all: Vec<Paragraph> = Vec::with_capacity(lines.len());
    let mut before: Option<Line> = None;
    for line in lines {
        let goes_on = before.is_some_and(|last| !line.apart && continues(text, last, line, width));
        match all.last_mut() {
            Some(paragraph) if goes_on => {
                paragraph.end = line.end;
                paragraph.wrapped = true;
            }
            _ => all.push(Paragraph { start: line.start, end: line.end, wrapped: false, apart: line.apart }),
        }
        before = Some(line);
    }
    all
}

/// The lines that hold something.
fn lines(text: &str) -> Vec<Line> {
    let bytes = text.as_bytes();
    let mut all = Vec::new();
    let mut apart = true;
    let mut start = 0;
    let mut at = 0;
    while at <= bytes.len() {
        let width = if at == bytes.len() { 1 } else { break_width(bytes, at) };
        if width == 0 {
            at += 1;
            continue;
        }
        let (from, to) = trim(text, start, at);
        if from < to {
            all.push(Line { start: from, end: to, apart });
            apart = false;
        } else if at > 0 {
            apart = true;
        }
        at += width;
        start = at;
    }
    all
}

/// How many bytes the line break takes that stands here; none where there is none.
#[inline]
fn break_width(bytes: &[u8], at: usize) -> usize {
    match bytes[at] {
        b'\r' if bytes.get(at + 1) == Some(&b'\n') => 2,
        b'\n' | b'\r' | 0x0B | 0x0C => 1,
        0xE2 if matches!(bytes.get(at + 1..at + 3), Some([0x80, 0xA8 | 0xA9])) => 3,
        _ => 0,
    }
}

fn columns(text: &str, line: Line) -> usize {
    let length = line.end - line.start;
    if length > 4 * WIDEST { length } else { slice(text, line.start, line.end).chars().count() }
}

/// The width that the text was wrapped to, or nothing where its lines are its paragraphs.
fn wrap_width(text: &str, lines: &[Line]) -> Option<usize> {
    let (mut pairs, mut going_on, mut widest) = (0usize, 0usize, 0usize);
    let (mut wide, mut all) = (0usize, 0usize);
    for pair in lines.windows(2) {
        let (first, second) = (pair[0], pair[1]);
        let width = columns(text, first);
        all += 1;
        if width > WIDEST {
            wide += 1;
            continue;
        }
        if second.apart {
            continue;
        }
        pairs += 1;
        widest = widest.max(width);
        if width >= NARROWEST && flows(text, first, second) {
            going_on += 1;
        }
    }
    let wrapped = going_on > 0 && going_on * 10 >= pairs * 3 && wide * 4 <= all && widest >= NARROWEST;
    wrapped.then_some(widest)
}

/// True where a line has no end and the next one begins small: the words run on.
fn flows(text: &str, first: Line, second: Line) -> bool {
    let open = char_before(text, first.end).is_some_and(|c| !matches!(c, '.' | '!' | '?' | ':' | ';' | '…'));
    open && char_at(text, second.start).is_some_and(char::is_lowercase)
}

/// True where the break between two lines only wraps them.
fn continues(text: &str, first: Line, second: Line, width: Option<usize>) -> bool {
    let columns_of_first = columns(text, first);
    let begins_list = super::kinds::bullet(text, second.start, second.end) > 0;
    if begins_list {
        return false;
    }
    match width {
        Some(width) if columns_of_first <= WIDEST => {
            let rest = slice(text, second.start, second.end);
            let word = rest.chars().take(WIDEST).take_while(|c| !c.is_whitespace()).count();
            columns_of_first + 1 + word + 4 > width
                || columns_of_first >= NARROWEST / 2 && flows(text, first, second)
        }
        _ => columns_of_first >= NARROWEST && flows(text, first, second),
    }
}
