//! A page in the making: named rules, fields, paragraphs, and a report's text with its claims.

use sijill_claim::{Claim, Reading, TextSpan};

use super::marks::{Mark, marked};
use super::page::{Look, body, named_rule};
use super::paint::Paint;
use super::slots::Slot;

/// Columns of the labels of fields.
const LABEL: usize = 14;
/// Of a paragraph that is longer, so many characters are shown on either side of a claim.
const AROUND: usize = 1_500;

/// A page in the making. Words of reports never move the cursor.
#[derive(Debug)]
pub struct Sheet {
    look: Look,
    out: String,
}

impl Sheet {
    /// An empty page.
    #[must_use]
    pub const fn new(look: Look) -> Self {
        Self { look, out: String::new() }
    }

    const fn paint(&self) -> Paint {
        Paint { colour: self.look.colour }
    }

    fn lines(&self, words: &str, before: usize) -> Vec<String> {
        marked(words, 0, &[], self.look.width.saturating_sub(before).max(20), Paint { colour: false })
    }

    fn line(&mut self, line: &str) {
        self.out.push_str(line.trim_end());
        self.out.push('\n');
    }

    /// A rule with a name.
    pub fn head(&mut self, name: &str) {
        let rule = self.paint().quiet(&named_rule(name, self.look));
        self.line(&rule);
    }

    /// A title.
    pub fn title(&mut self, words: &str) {
        for line in self.lines(words, 0) {
            let line = self.paint().bold(&line);
            self.line(&line);
        }
    }

    /// The title of what follows, after an empty line.
    pub fn section(&mut self, words: &str) {
        self.blank();
        self.title(words);
    }

    /// A labelled value; nothing where the value is empty.
    pub fn field(&mut self, label: &str, value: &str) {
        for (i, line) in self.lines(value, LABEL).into_iter().enumerate() {
            let label = if i == 0 { label } else { "" };
            let label = self.paint().quiet(&format!("{label:<LABEL$}"));
            self.line(&format!("{label}{line}"));
        }
    }

    /// A paragraph, so many blanks to the right.
    pub fn paragraph(&mut self, words: &str, indent: usize) {
        for line in self.lines(words, indent) {
            self.line(&format!("{:indent$}{line}", ""));
        }
    }

    /// Lines as they are, without what would move the cursor: for JSON.
    pub fn verbatim(&mut self, lines: &str) {
        for line in lines.lines() {
            self.line(&super::visible(line));
        }
    }

    /// An empty line.
    pub fn blank(&mut self) {
        self.out.push('\n');
    }

    /// A report's sentences, each claim ruled under its words and told beneath, and its incidents. `more` are further
    /// slots of a claim.
    pub fn text(&mut self, text: &str, reading: &Reading, more: &dyn Fn(&Claim) -> Vec<Slot>) {
        let body = body(text, reading, self.look, more);
        self.out.push_str(&body);
    }

    /// The paragraph of a claim with its words ruled.
    pub fn words(&mut self, text: &str, claim: &Claim) {
        let (words, first) = paragraph(text, claim.span);
        let mark = Mark { range: claim.span.range(), id: &claim.id, kind: claim.kind };
        for line in marked(words, first, &[mark], self.look.width, self.paint()) {
            self.line(&line);
        }
    }

    /// The page.
    #[must_use]
    pub fn finish(self) -> String {
        self.out
    }
}

/// The paragraph that a span lies in, with the offset of its first character: between empty lines, and not without end.
fn paragraph(text: &str, span: TextSpan) -> (&str, usize) {
    let (from, to) = (span.start().saturating_sub(AROUND), span.end().saturating_add(AROUND));
    let (mut begin, mut first, mut end) = (0, 0, text.len());
    let mut empty = false;
    for (number, (at, c)) in text.char_indices().enumerate() {
        if number == from {
            (begin, first) = (at, number);
        }
        if c == '\n' {
            if empty && number >= span.end() {
                end = at;
                break;
            }
            if empty && number < span.start() && number >= from {
                (begin, first) = (at + 1, number + 1);
            }
            empty = true;
        } else if !c.is_whitespace() {
            empty = false;
        }
        if number == to {
            end = at;
            break;
        }
    }
    (text.get(begin..end).unwrap_or_default(), first)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    #[test]
    fn a_paragraph_ends_at_empty_lines() {
        let text = "Žone\nline.\n\nTwo died\nhere.\n \nThree.";
        let at = |words: &str| {
            let start = text.split(words).next().unwrap().chars().count();
            TextSpan::new(start, start + words.chars().count()).unwrap()
        };
        assert_eq!(paragraph(text, at("died")), ("Two died\nhere.\n ", 12));
        assert_eq!(paragraph(text, at("Žone")), ("Žone\nline.\n", 0));
        assert_eq!(paragraph(text, at("Three")).0, "Three.");
    }

    #[test]
    fn a_paragraph_without_end_is_cut() {
        let text = "x ".repeat(10_000);
        let (words, first) = paragraph(&text, TextSpan::new(5_000, 5_010).unwrap());
        assert_eq!((words.len(), first), (3_010, 3_500));
    }
}
