//! Text wrapped to a width, with a rule beneath each run of words that a claim rests on.

use std::ops::Range;

use sijill_claim::Kind;
use unicode_width::UnicodeWidthChar as _;

use super::paint::Paint;

/// A run of characters to mark, by their offsets in the report's text.
#[derive(Debug, Clone)]
pub(super) struct Mark<'c> {
    pub(super) range: Range<usize>,
    pub(super) id: &'c str,
    pub(super) kind: Kind,
}

/// A character as it stands on the page, and its offset in the report's text.
#[derive(Debug, Clone, Copy)]
struct Cell {
    shown: char,
    offset: usize,
    columns: usize,
}

/// The text in lines of at most `width` columns, each followed by the rules of the marks on it. `marks` are sorted by
/// where they begin; `first` is the offset of the text's first character.
pub(super) fn marked(
    text: &str,
    first: usize,
    marks: &[Mark<'_>],
    width: usize,
    paint: Paint,
) -> Vec<String> {
    let cells = cells(text, first);
    let mut out = Vec::new();
    let mut waiting = marks.iter().peekable();
    let mut open: Vec<&Mark<'_>> = Vec::new();
    for line in lines(&cells, width) {
        let line = &cells[line];
        let (Some(from), Some(to)) = (line.first(), line.last()) else { continue };
        while let Some(mark) = waiting.next_if(|mark| mark.range.start <= to.offset) {
            open.push(mark);
        }
        open.retain(|mark| mark.range.end > from.offset);
        out.push(painted(line, &open, paint));
        out.extend(rules(line, &open, paint));
    }
    out
}

/// Runs of white space become one blank; what moves the cursor or turns the writing round is left out.
fn cells(text: &str, first: usize) -> Vec<Cell> {
    let mut cells: Vec<Cell> = Vec::with_capacity(text.len());
    for (i, c) in text.chars().enumerate() {
        let offset = first + i;
        if c.is_whitespace() {
            if cells.last().is_some_and(|cell| cell.shown != ' ') {
                cells.push(Cell { shown: ' ', offset, columns: 1 });
            }
        } else if !c.is_control() && !turns(c) {
            cells.push(Cell { shown: c, offset, columns: c.width().unwrap_or(0) });
        }
    }
    cells
}

pub(super) fn turns(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Breaks between words, and within a word only where it is wider than the page.
fn lines(cells: &[Cell], width: usize) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let (mut start, mut blank, mut used) = (0, None, 0);
    for (i, cell) in cells.iter().enumerate() {
        if cell.shown == ' ' {
            blank = Some(i);
        }
        if used + cell.columns > width && i > start {
            let (end, next) = match blank {
                Some(at) if at > start => (at, at + 1),
                _ => (i, i),
            };
            lines.push(start..end);
            start = next;
            blank = None;
            used = cells.get(start..i).unwrap_or_default().iter().map(|c| c.columns).sum();
        }
        used += cell.columns;
    }
    let last = cells.len() - usize::from(cells.last().is_some_and(|cell| cell.shown == ' '));
    if start < last {
        lines.push(start..last);
    }
    lines
}

/// A line of text, each character in the colour of the shortest claim that it belongs to.
fn painted(line: &[Cell], open: &[&Mark<'_>], paint: Paint) -> String {
    if !paint.colour {
        return line.iter().map(|cell| cell.shown).collect();
    }
    let mut out = String::new();
    let kind_at = |cell: &Cell| {
        let over = open.iter().filter(|mark| mark.range.contains(&cell.offset));
        over.min_by_key(|mark| mark.range.len()).map(|mark| mark.kind)
    };
    let mut run: Option<(Option<Kind>, String)> = None;
    let finish = |(kind, words): (Option<Kind>, String)| match kind {
        Some(kind) => paint.kind(kind, &words),
        None => words,
    };
    for cell in line {
        let kind = kind_at(cell);
        match &mut run {
            Some((current, words)) if *current == kind => words.push(cell.shown),
            _ => out.extend(run.replace((kind, cell.shown.to_string())).map(finish)),
        }
    }
    out.extend(run.map(finish));
    out
}

/// The rules beneath a line: `╰c1───╯`, those that do not touch on one row.
fn rules(line: &[Cell], open: &[&Mark<'_>], paint: Paint) -> Vec<String> {
    let mut rows: Vec<(usize, String)> = Vec::new();
    for mark in open {
        let column = |offset: usize| -> usize {
            let cells = line.get(..line.partition_point(|cell| cell.offset < offset)).unwrap_or_default();
            cells.iter().map(|cell| cell.columns).sum()
        };
        let (from, to) = (column(mark.range.start), column(mark.range.end));
        let begins = line.first().is_some_and(|cell| cell.offset <= mark.range.start);
        let ends = line.last().is_some_and(|cell| cell.offset + 1 >= mark.range.end);
        if to <= from {
            continue;
        }
        let rule = paint.kind(mark.kind, &rule(to - from, mark.id, begins, ends));
        let free = rows.iter().position(|(used, _)| *used < from);
        let row = match free {
            Some(row) => &mut rows[row],
            None => {
                rows.push((0, String::new()));
                let last = rows.len() - 1;
                &mut rows[last]
            }
        };
        row.1.push_str(&" ".repeat(from - row.0));
        row.1.push_str(&rule);
        row.0 = to;
    }
    rows.into_iter().map(|(_, row)| row).collect()
}

fn rule(columns: usize, id: &str, begins: bool, ends: bool) -> String {
    let mut out = String::new();
    let mut left = columns;
    if begins && left > 0 {
        out.push('╰');
        left -= 1;
        let room = left.saturating_sub(usize::from(ends));
        if id.len() <= room {
            out.push_str(id);
            left -= id.len();
        }
    }
    let tail = usize::from(ends && left > 0);
    out.push_str(&"─".repeat(left - tail));
    if tail > 0 {
        out.push('╯');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: Paint = Paint { colour: false };

    fn mark(range: Range<usize>, id: &str) -> Mark<'_> {
        Mark { range, id, kind: Kind::Casualty }
    }

    #[test]
    fn rules_stand_under_their_words() {
        let text = "At least five people were killed and six hurt.";
        let lines = marked(text, 100, &[mark(100..132, "c1"), mark(137..145, "c2")], 80, PLAIN);
        assert_eq!(
            lines,
            [
                "At least five people were killed and six hurt.",
                "╰c1────────────────────────────╯     ╰c2────╯",
            ]
        );
    }

    #[test]
    fn a_rule_goes_on_where_the_line_breaks() {
        let lines = marked("Five people were killed there.", 0, &[mark(0..23, "c1")], 12, PLAIN);
        assert_eq!(lines, ["Five people", "╰c1────────", "were killed", "──────────╯", "there."]);
    }

    #[test]
    fn rules_that_touch_stand_on_rows_of_their_own() {
        let lines = marked("Five were killed.", 0, &[mark(0..16, "c1"), mark(0..4, "c2")], 80, PLAIN);
        assert_eq!(lines, ["Five were killed.", "╰c1────────────╯", "╰c2╯"]);
    }

    #[test]
    fn wide_letters_and_hidden_ones_are_counted_as_they_show() {
        let lines = marked("夜 five\u{1b}[31m d\u{202e}ied", 0, &[mark(2..6, "c1")], 80, PLAIN);
        assert_eq!(lines, ["夜 five[31m died", "   ╰c1╯"]);
    }

    #[test]
    fn a_word_wider_than_the_page_is_cut() {
        assert_eq!(
            marked(&"x".repeat(25), 0, &[], 10, PLAIN),
            ["x".repeat(10), "x".repeat(10), "x".repeat(5)]
        );
    }
}
