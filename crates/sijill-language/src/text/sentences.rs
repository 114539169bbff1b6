//! Text to sentences. Not for: words, and not for what a sentence says.

use sijill_claim::ByteSpan;

use super::chars::{skip_blanks, span, trim};
use super::{kinds, lines, stops};

/// What a sentence is part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SentenceKind {
    /// The report's running text.
    Body,
    /// A title, a headline inside the text, or a date that heads what follows.
    Heading,
    /// An item of a list or a row of a table.
    Bullet,
    /// What stands around a report: links, credits, captions, shares. Not to be read.
    Furniture,
}

/// A sentence as it lies in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RawSentence {
    /// Where, without blanks at the ends and without the mark of a list.
    pub span: ByteSpan,
    /// Which paragraph of the text it stands in, from 0.
    pub paragraph: usize,
    /// What it is part of.
    pub kind: SentenceKind,
}

/// The sentences of a text, in order, in linear time.
#[must_use]
pub fn sentences(text: &str) -> Vec<RawSentence> {
    let paragraphs = lines::paragraphs(text);
    let kinds = kinds::kinds(text, &paragraphs);
    let mut all = Vec::with_capacity(text.len() / 100 + 1);
    for (number, (paragraph, &kind)) in paragraphs.iter().zip(&kinds).enumerate() {
        let (mut start, end) = (paragraph.start, paragraph.end);
        let mut push =
            |start, end, kind| all.push(RawSentence { span: span(start, end), paragraph: number, kind });
        match kind {
            SentenceKind::Furniture => {
                push(start, end, kind);
                continue;
            }
            SentenceKind::Bullet => start += kinds::bullet(text, start, end),
            SentenceKind::Body | SentenceKind::Heading => {}
        }
        split(text, start, end, |from, to| {
            let aside = kind == SentenceKind::Body
                && (from == start || may_credit(text, from))
                && kinds::is_furniture(text, from, to);
            push(from, to, if aside { SentenceKind::Furniture } else { kind });
        });
    }
    all
}

/// Sentences inside a paragraph that open like this may be credits.
fn may_credit(text: &str, at: usize) -> bool {
    const OPENINGS: [&str; 8] =
        ["(", "[", "Reporting", "Editing", "Writing", "Additional", "Edited", "All rights"];
    let rest = text.get(at..).unwrap_or("");
    OPENINGS.iter().any(|opening| rest.starts_with(opening))
}

/// Cuts a paragraph into sentences.
fn split(text: &str, start: usize, end: usize, mut push: impl FnMut(usize, usize)) {
    let bytes = text.as_bytes();
    let mut from = skip_blanks(text, start, end);
    let mut at = from;
    while at < end {
        if !stops::may_stop(bytes[at]) {
            at += 1;
            continue;
        }
        match stops::look(text, from, at, end) {
            Some(stop) if stop.ends => {
                let (first, last) = trim(text, from, stop.end);
                push(first, last);
                from = skip_blanks(text, stop.end, end);
                at = from;
            }
            Some(stop) => at = stop.end.max(at + 1),
            None => at += 1,
        }
    }
    if from < end {
        push(from, end);
    }
}
