//! A report as a page: its sentences, each claim ruled under its words and told beneath.
//!
//! The same page, without colour, is what snapshots of whole corpora are made of: a changed reading is a visible change.

use sijill_claim::{Claim, Offsets, Reading};
use sijill_language::{RawSentence, SentenceKind, sentences};

use super::marks::{Mark, marked};
use super::paint::Paint;
use super::slots::{Slot, slots};
use super::words;

/// How a page looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// Columns.
    pub width: usize,
    /// With colours.
    pub colour: bool,
    /// With the rules that made each claim.
    pub explain: bool,
}

impl Default for Look {
    fn default() -> Self {
        Self { width: 100, colour: false, explain: false }
    }
}

/// Blanks before the slots of a claim, the columns of its id, and those of their labels.
const INDENT: usize = 4;
const ID: usize = 5;
const LABEL: usize = 14;

/// The page of one report. `text` is the text that was read.
#[must_use]
pub fn page(text: &str, reading: &Reading, look: Look) -> String {
    let mut page = head(reading, look, Paint { colour: look.colour });
    page.push_str(&body(text, reading, look, &|_| Vec::new()));
    page
}

/// The sentences of a report with their claims, and its incidents. `more` are further slots of a claim.
pub(super) fn body(text: &str, reading: &Reading, look: Look, more: &dyn Fn(&Claim) -> Vec<Slot>) -> String {
    let paint = Paint { colour: look.colour };
    let ids = reading.claims.iter().map(|claim| &claim.id).chain(reading.incidents.iter().map(|one| &one.id));
    let column = ids.map(|id| id.len() + 1).max().unwrap_or_default().max(ID);
    let told = |claim: &Claim| {
        let slots = slots(claim, look.explain).into_iter().chain(more(claim));
        told(claim, slots, column, look, paint)
    };
    let mut page = String::new();
    let offsets = Offsets::new(text);
    let mut claims = reading.claims.iter().peekable();
    let mut marks: Vec<Mark<'_>> = reading
        .claims
        .iter()
        .map(|claim| Mark { range: claim.span.range(), id: &claim.id, kind: claim.kind })
        .collect();
    marks.sort_by_key(|mark| (mark.range.start, std::cmp::Reverse(mark.range.end)));
    let mut marks = marks.as_slice();
    let sentences = sentences(text);
    for (i, sentence) in sentences.iter().enumerate() {
        let span = offsets.to_text(sentence.span);
        let next = sentences.get(i + 1).map_or(usize::MAX, |next| offsets.to_text(next.span).start());
        // Marks that reach into this sentence from one before it are few; those wholly behind it are let go.
        while marks.first().is_some_and(|mark| mark.range.end <= span.start()) {
            marks = marks.get(1..).unwrap_or_default();
        }
        let here =
            marks.get(..marks.partition_point(|mark| mark.range.start < span.end())).unwrap_or_default();
        let words = sentence.span.of(text).unwrap_or_default();
        let lines = marked(words, span.start(), here, look.width, paint);
        let quiet = here.is_empty();
        for line in lines {
            page.push_str(&if quiet { as_kind(&line, sentence, paint) } else { line });
            page.push('\n');
        }
        page.push('\n');
        let mut any = false;
        while let Some(claim) = claims.next_if(|claim| claim.span.start() < next) {
            page.push_str(&told(claim));
            any = true;
        }
        if any {
            page.push('\n');
        }
    }
    for claim in claims {
        page.push_str(&told(claim));
    }
    page.push_str(&incidents(reading, column, look, paint));
    page
}

/// What is known of the report, and what a person should know of its reading.
fn head(reading: &Reading, look: Look, paint: Paint) -> String {
    let document = &reading.document;
    let plain = |words: &str| marked(words, 0, &[], look.width, Paint { colour: false });
    let mut out = String::new();
    out.push_str(&paint.quiet(&named_rule(&document.name, look)));
    out.push('\n');
    for line in document.title.as_deref().map(plain).unwrap_or_default() {
        out.push_str(&paint.bold(&line));
        out.push('\n');
    }
    let published = document.published.map(|date| date.to_string());
    let known: Vec<&str> = [&document.publisher, &published, &document.country, &document.url]
        .into_iter()
        .filter_map(|known| known.as_deref())
        .collect();
    for line in plain(&known.join(" · ")) {
        out.push_str(&line);
        out.push('\n');
    }
    for note in &reading.notes {
        for line in plain(&format!("Note: {note}")) {
            out.push_str(&paint.quiet(&line));
            out.push('\n');
        }
    }
    out.push('\n');
    out
}

/// A rule over the whole page with a name in it.
pub(super) fn named_rule(name: &str, look: Look) -> String {
    let lines = marked(name, 0, &[], look.width, Paint { colour: false });
    let name = lines.into_iter().next().unwrap_or_default();
    let rest = look.width.saturating_sub(unicode_width::UnicodeWidthStr::width(name.as_str()) + 4);
    format!("── {name} {}", "─".repeat(rest))
}

fn as_kind(line: &str, sentence: &RawSentence, paint: Paint) -> String {
    match sentence.kind {
        SentenceKind::Heading => paint.bold(line),
        SentenceKind::Furniture => paint.quiet(line),
        SentenceKind::Body | SentenceKind::Bullet => line.to_owned(),
    }
}

/// A claim's slots, one a line, its id before the first.
fn told(claim: &Claim, slots: impl Iterator<Item = Slot>, column: usize, look: Look, paint: Paint) -> String {
    let mut out = String::new();
    for (i, (label, value)) in slots.enumerate() {
        let id = if i == 0 { claim.id.as_str() } else { "" };
        let lines = marked(
            &value,
            0,
            &[],
            look.width.saturating_sub(INDENT + column + LABEL).max(20),
            Paint { colour: false },
        );
        for (j, line) in lines.iter().enumerate() {
            let (id, label) = if j == 0 { (id, label) } else { ("", "") };
            let id = paint.kind(claim.kind, &format!("{id:<column$}"));
            let label = format!("{label:<LABEL$}");
            let label = if i == 0 { paint.kind(claim.kind, &label) } else { paint.quiet(&label) };
            out.push_str(&format!("{:INDENT$}{id}{label}{line}\n", ""));
        }
    }
    out
}

fn incidents(reading: &Reading, column: usize, look: Look, paint: Paint) -> String {
    let mut out = String::new();
    if reading.incidents.is_empty() {
        return out;
    }
    out.push_str(&paint.bold("Incidents"));
    out.push('\n');
    for incident in &reading.incidents {
        let lines = marked(
            &words::incident(incident),
            0,
            &[],
            look.width.saturating_sub(INDENT + column).max(20),
            paint,
        );
        for (i, line) in lines.iter().enumerate() {
            let id = if i == 0 { incident.id.as_str() } else { "" };
            out.push_str(&format!("{:INDENT$}{id:<column$}{line}\n", ""));
        }
    }
    out.push('\n');
    out
}
