//! The date that a report gives itself: "Published: 4 October 2016", "ALEPPO, Syria, Oct. 4, 2016 (Agency) —".

use jiff::civil::Date;
use sijill_claim::ByteSpan;

use super::view::View;
use super::{DateContext, DateKind};
use crate::{Sentence, tokens};

/// How many lines, and how much of each, are looked at.
const LINES: usize = 12;
const WIDTH: usize = 240;

/// The date of the report by its own head: a line that is a date or says "published", or a dateline before the first
/// words. A dateline without a year is none, since nothing tells the year.
#[must_use]
pub fn dateline(text: &str) -> Option<Date> {
    let mut start = 0;
    let mut seen = 0;
    for line in text.split_inclusive('\n') {
        let trimmed = line.trim();
        if !trimmed.is_empty() {
            if let Some(date) =
                date_of_line(text, start, trimmed.len() + (line.len() - line.trim_start().len()))
            {
                return Some(date);
            }
            seen += 1;
        }
        start += line.len();
        if seen >= LINES {
            break;
        }
    }
    None
}

/// How many words may stand before a date that is the report's, its own among them.
const HEAD: usize = 16;

/// True where a line has a year of four figures or of two ("7 MAR 90") among its first words. Most have none, and are
/// not cut into words.
fn may_hold_date(line: &str) -> bool {
    let words = line.as_bytes().split(u8::is_ascii_whitespace).filter(|word| !word.is_empty());
    words.take(HEAD).any(|word| word.split(|byte| !byte.is_ascii_digit()).any(is_year))
}

fn is_year(figures: &[u8]) -> bool {
    match figures {
        [century, decade, _, _] => matches!([*century, *decade], [b'1', b'8' | b'9'] | [b'2', b'0' | b'1']),
        [decade, _] => matches!(decade, b'5'..=b'9'),
        _ => false,
    }
}

fn date_of_line(text: &str, start: usize, length: usize) -> Option<Date> {
    let mut end = (start + length.min(WIDTH)).min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    if !may_hold_date(text.get(start..end)?) {
        return None;
    }
    let span = ByteSpan::new(start, end).ok()?;
    let sentence = Sentence::new(text, span, tokens(text, span));
    let view = View::new(&sentence, &DateContext::default())?;
    let (at, heart) = (0..view.pieces.len()).find_map(|i| {
        let heart = view.heart(i).filter(|h| h.kind == DateKind::Day && h.start.is_some())?;
        Some((i, heart))
    })?;
    let date = heart.start?;
    let words = |range: std::ops::Range<usize>| {
        range.filter(|&i| view.text(i).chars().any(char::is_alphanumeric)).count()
    };
    let (before, after) = (words(0..at), words(heart.last + 1..view.pieces.len()));
    let told = (0..at).any(|i| {
        matches!(
            view.text(i),
            "published"
                | "posted"
                | "updated"
                | "date"
                | "dated"
                | "issued"
                | "released"
                | "modified"
                | "created"
                | "filed"
        )
    });
    let alone = before + after <= 6 && length <= 80;
    // "On 29 July 2016 the front ambushed a patrol near Buco-Zau": a hyphen is no dash, and "on" begins no dateline.
    let hyphen = |i: usize| [i, i + 1].iter().all(|&k| view.pieces.get(k).is_some_and(|p| p.glued));
    let dash = (heart.last + 1..heart.last + 14).any(|i| view.is_dash(i) && !hyphen(i));
    let sentence = matches!(
        view.text(0),
        "on" | "in"
            | "by"
            | "since"
            | "from"
            | "until"
            | "between"
            | "at"
            | "during"
            | "after"
            | "before"
            | "late"
            | "early"
    );
    let place = !sentence
        && (0..at).all(|i| {
            view.is_capital(i)
                || matches!(view.text(i), "," | "." | "(" | ")" | "/" | "-")
                || view.text(i).is_empty()
        });
    ((told && before <= 6) || alone && (before == 0 || place) || (place && dash && before <= 8))
        .then_some(date)
}
