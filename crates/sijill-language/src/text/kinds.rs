//! What a paragraph is: the report's own words, a heading, an item of a list, or furniture that stands around the
//! report. Not for: what any of them says.

use compact_str::CompactString;

use super::SentenceKind;
use super::chars::{char_at, char_before, is_blank, is_closer, lower, skip_blanks, slice, trim};
use super::lines::Paragraph;
use super::words::WORDS;

/// Longest heading in bytes, and the longest that may open a text.
const HEADING: usize = 100;
const TITLE: usize = 180;
/// Longest caption or credit that is set aside, in bytes.
const CREDIT: usize = 300;

/// The kind of each paragraph.
pub(super) fn kinds(text: &str, paragraphs: &[Paragraph]) -> Vec<SentenceKind> {
    let mut all: Vec<SentenceKind> = paragraphs.iter().map(|p| alone(text, p)).collect();
    if let [only] = paragraphs {
        // Nothing stands around a text of one paragraph, so that a credit at its end makes it no caption.
        if !is_furniture(text, only.start, only.end) {
            all.fill(if bullet(text, only.start, only.end) > 0 {
                SentenceKind::Bullet
            } else {
                SentenceKind::Body
            });
        }
        return all;
    }
    let told = |kind: &SentenceKind| *kind != SentenceKind::Furniture;
    let Some(last) = all.iter().rposition(told) else {
        return all;
    };
    let first = all.iter().position(told).unwrap_or(last);
    let open: Vec<usize> =
        (first..last).filter(|&i| may_head(text, &paragraphs[i], all[i], i == first)).collect();
    let bodies = (first..=last).filter(|&i| all[i] == SentenceKind::Body).count() - open.len();
    for &i in &open {
        let stands_apart = paragraphs[i].apart || open.len() <= bodies;
        if i == first || stands_apart && open.len() <= 2 * bodies {
            all[i] = SentenceKind::Heading;
        }
    }
    all
}

/// What the paragraph is when looked at alone.
fn alone(text: &str, paragraph: &Paragraph) -> SentenceKind {
    let (start, end) = (paragraph.start, paragraph.end);
    if is_furniture(text, start, end) || is_caption(text, start, end) {
        SentenceKind::Furniture
    } else if bullet(text, start, end) > 0 || is_row(text, start, end) {
        SentenceKind::Bullet
    } else {
        SentenceKind::Body
    }
}

/// True for a short line without a stop of its own.
fn may_head(text: &str, paragraph: &Paragraph, kind: SentenceKind, first: bool) -> bool {
    let length = paragraph.end - paragraph.start;
    let most = if first { TITLE } else { HEADING };
    kind == SentenceKind::Body && length <= most && !paragraph.wrapped | first && !is_closed(text, paragraph)
}

/// True where a paragraph ends as a sentence, a clause or a speech does.
fn is_closed(text: &str, paragraph: &Paragraph) -> bool {
    let mut end = paragraph.end;
    while let Some(c) = char_before(text, end) {
        match c {
            '.' | '!' | '?' | '…' | ',' | ';' => return true,
            ':' => return !is_date(slice(text, paragraph.start, end - 1)),
            c if end > paragraph.start && is_closer(c) => end -= c.len_utf8(),
            _ => return false,
        }
    }
    false
}

/// True where every word is a number, a weekday, a month or "and", and at least one a weekday or month.
fn is_date(line: &str) -> bool {
    if line.len() > 60 {
        return false;
    }
    let mut named = false;
    line.split(|c: char| is_blank(c) || matches!(c, ',' | '-' | '–' | '.' | '/'))
        .filter(|word| !word.is_empty())
        .all(|word| {
            let small = lower(word);
            let name = WORDS.time.contains(small.as_str());
            named |= name;
            name || matches!(small.as_str(), "and" | "to" | "of" | "the" | "from")
                || word.starts_with(|c: char| c.is_ascii_digit())
        })
        && named
}

/// After the mark of a list and its blanks, counted from the beginning of the line; 0 where there is none.
pub(super) fn bullet(text: &str, start: usize, end: usize) -> usize {
    let Some(first) = char_at(text, start) else { return 0 };
    let mut after = start + first.len_utf8();
    match first {
        '•' | '*' | '·' | '▪' | '■' | '●' | '◦' | '‣' | '►' | '➤' | '-' | '–' | '—' | '\u{F0B7}' =>
            {}
        '(' | '0'..='9' | 'a'..='h' => {
            let bracket = first == '(';
            let digits =
                slice(text, after, end.min(after + 2)).bytes().take_while(u8::is_ascii_digit).count();
            after += if bracket || first.is_ascii_digit() { digits } else { 0 };
            let letter = bracket
                && digits == 0
                && char_at(text, after).is_some_and(|c| matches!(c, 'a'..='h' | 'i' | 'v'));
            after += usize::from(letter);
            let close = char_at(text, after);
            let fits = match (bracket, close) {
                (true, Some(')')) => letter || digits > 0,
                (false, Some(')')) => true,
                (false, Some('.')) => first.is_ascii_digit(),
                _ => false,
            };
            if !fits {
                return 0;
            }
            after += 1;
        }
        _ => return 0,
    }
    let word = skip_blanks(text, after, end);
    if word == after && !matches!(first, '•' | '▪' | '■' | '●' | '◦' | '‣' | '►' | '➤') || word >= end
    {
        return 0;
    }
    word - start
}

/// True for a row of a table.
fn is_row(text: &str, start: usize, end: usize) -> bool {
    let row = slice(text, start, end.min(start + 400));
    row.bytes().filter(|&b| b == b'\t').count() > 1 || row.matches(" | ").count() > 1
}

/// The first words of a line in lower case, past an opening bracket.
fn beginning(text: &str, start: usize, end: usize) -> (CompactString, bool) {
    let bracket = matches!(char_at(text, start), Some('(' | '['));
    let from = skip_blanks(text, start + usize::from(bracket), end);
    let mut to = end.min(from + 40);
    while !text.is_char_boundary(to) {
        to -= 1;
    }
    (lower(slice(text, from, to)), bracket)
}

/// True where the words from `start` to `end` are furniture by how they begin.
pub(super) fn is_furniture(text: &str, start: usize, end: usize) -> bool {
    let (words, bracket) = beginning(text, start, end);
    let length = end - start;
    if let Some((label, _)) = words.split_once(':')
        && WORDS.labels.contains(label.trim_end())
        && length <= CREDIT
    {
        return true;
    }
    if length <= 40
        && WORDS.lines.contains(words.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '#' | '-')))
    {
        return true;
    }
    length <= 2 * CREDIT
        && WORDS.openings(&words).any(|opening| begins_with(&words, opening))
        && (bracket || is_credit(text, start, end))
}

fn begins_with(words: &str, opening: &str) -> bool {
    words.strip_prefix(opening).is_some_and(|rest| {
        opening.ends_with(|c: char| !c.is_alphanumeric())
            || rest.chars().next().is_none_or(|c| !c.is_alphanumeric())
    })
}

/// True where words that open like a credit go on like one: a list of names, or too short to tell of an event.
fn is_credit(text: &str, start: usize, end: usize) -> bool {
    let words = slice(text, start, end);
    let small = lower(words);
    let more =
        ["editing by", "writing by", "reporting by"].iter().filter(|&&cue| small.contains(cue)).count() > 1;
    let by = small.split(' ').take(3).any(|word| word == "by");
    more || !by && words.split(' ').count() <= 25 || words.split(' ').count() <= 12 && !words.ends_with('.')
}

/// True for the words under a picture: they end in the name of an agency in brackets or behind a slash.
fn is_caption(text: &str, start: usize, end: usize) -> bool {
    if end - start > CREDIT {
        return false;
    }
    let line = slice(text, start, end);
    let (start, end) = trim(line, 0, line.len());
    let line = slice(line, start, end);
    let agency = |credit: &str| {
        let small = lower(credit.trim());
        let last = small.rsplit(['/', ':', '|', ',']).next().unwrap_or("").trim();
        WORDS.agencies.contains(small.as_str()) || WORDS.agencies.contains(last)
    };
    if let Some((before, credit)) = line.strip_suffix(']').and_then(|rest| rest.rsplit_once('[')) {
        return agency(credit) && !before.trim_end().ends_with(['.', '!', '?', '”', '"']);
    }
    if let Some((_, credit)) = line.strip_suffix(')').and_then(|rest| rest.rsplit_once('(')) {
        return agency(credit) && credit.contains(['/', ':']);
    }
    let spaced =
        line.rsplit_once(" | ").is_some_and(|(before, credit)| agency(credit) && !before.contains(" | "));
    let slashed = line.rsplit_once('/').is_some_and(|(before, credit)| {
        agency(credit)
            && before.rsplit_once(' ').is_some_and(|(_, name)| name.starts_with(char::is_uppercase))
    });
    spaced || slashed || line.contains("REUTERS/")
}
