//! A report's text in pieces: paragraphs, and in them runs of words that the same claims rest on.
//!
//! Claims overlap and lie in each other in any way; a piece names all that it belongs to, so that marks need not be nested.

use std::ops::Range;

use sijill_language::{SentenceKind, sentences};

/// A run of words that claims rest on, in code points of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mark {
    /// Where.
    pub(crate) range: Range<usize>,
    /// Which claim: "c12".
    pub(crate) id: String,
    /// Its kind: "casualty".
    pub(crate) kind: &'static str,
}

/// A run of text that the same claims rest on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Piece {
    /// The words.
    pub(crate) text: String,
    /// The claims, divided by blanks; empty where none rests on it.
    pub(crate) claims: String,
    /// The kind of the shortest of them.
    pub(crate) kind: &'static str,
    /// True where one of them begins.
    pub(crate) begins: bool,
}

/// A paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Block {
    /// "heading", "bullet", "furniture" for what the reader set aside; empty for running text.
    pub(crate) kind: &'static str,
    /// Its pieces. Those of all blocks, one after the other, are the text.
    pub(crate) pieces: Vec<Piece>,
}

impl Block {
    /// True where the reader set it aside.
    pub(crate) fn is_furniture(&self) -> bool {
        self.kind == "furniture"
    }

    /// True where it heads what follows.
    pub(crate) fn is_heading(&self) -> bool {
        self.kind == "heading"
    }
}

/// The text in blocks, with its marks.
pub(crate) fn blocks(text: &str, marks: &[Mark]) -> Vec<Block> {
    let bytes = byte_offsets(text);
    let last = bytes.len() - 1;
    let at = |point: usize| bytes[point.min(last)];
    let marks: Vec<(Range<usize>, &Mark)> = marks
        .iter()
        .map(|mark| (at(mark.range.start)..at(mark.range.end), mark))
        .filter(|(range, _)| range.start < range.end)
        .collect();
    let mut cuts: Vec<usize> = marks.iter().flat_map(|(range, _)| [range.start, range.end]).collect();
    cuts.sort_unstable();
    cuts.dedup();
    let mut begun: Vec<usize> = (0..marks.len()).collect();
    begun.sort_by_key(|at| marks[*at].0.start);
    let mut waiting = begun.into_iter().peekable();
    let mut open: Vec<usize> = Vec::new();
    let mut out = Vec::new();
    for (kind, range) in paragraphs(text) {
        let inner =
            cuts.partition_point(|cut| *cut <= range.start)..cuts.partition_point(|cut| *cut < range.end);
        let ends = cuts[inner].iter().copied().chain([range.end]);
        let mut from = range.start;
        let mut pieces = Vec::new();
        for to in ends {
            open.retain(|at| marks[*at].0.end > from);
            let mut begins = false;
            while let Some(next) = waiting.next_if(|next| marks[*next].0.start <= from) {
                begins |= marks[next].0.start == from;
                open.push(next);
            }
            let shortest = open.iter().map(|at| &marks[*at]).min_by_key(|(range, _)| range.len());
            let mut ids: Vec<&str> = open.iter().map(|at| marks[*at].1.id.as_str()).collect();
            ids.dedup();
            pieces.push(Piece {
                text: text.get(from..to).unwrap_or_default().to_owned(),
                claims: ids.join(" "),
                kind: shortest.map_or("", |(_, mark)| mark.kind),
                begins,
            });
            from = to;
        }
        out.push(Block { kind, pieces });
    }
    out
}

/// Where each code point begins, and where the text ends.
fn byte_offsets(text: &str) -> Vec<usize> {
    text.char_indices().map(|(at, _)| at).chain([text.len()]).collect()
}

/// The paragraphs, each up to where the next one begins.
fn paragraphs(text: &str) -> Vec<(&'static str, Range<usize>)> {
    let mut found: Vec<(usize, usize, &'static str)> = Vec::new();
    for sentence in sentences(text) {
        let kind = match sentence.kind {
            SentenceKind::Body => "",
            SentenceKind::Heading => "heading",
            SentenceKind::Bullet => "bullet",
            SentenceKind::Furniture => "furniture",
        };
        match found.last() {
            Some((paragraph, _, known)) if *paragraph == sentence.paragraph && *known == kind => {}
            // The text may begin with blanks.
            None => found.push((sentence.paragraph, 0, kind)),
            Some(_) => found.push((sentence.paragraph, sentence.span.start(), kind)),
        }
    }
    if found.is_empty() && !text.is_empty() {
        found.push((0, 0, ""));
    }
    let ends: Vec<usize> = found.iter().skip(1).map(|(_, start, _)| *start).chain([text.len()]).collect();
    found.into_iter().zip(ends).map(|((_, start, kind), end)| (kind, start..end)).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn mark(range: Range<usize>, id: &str) -> Mark {
        Mark { range, id: id.to_owned(), kind: "casualty" }
    }

    fn whole(blocks: &[Block]) -> String {
        blocks.iter().flat_map(|block| &block.pieces).map(|piece| piece.text.as_str()).collect()
    }

    #[test]
    fn marks_in_each_other_and_across_are_cut_where_either_begins_or_ends() {
        let text = "Five died and two were hurt.";
        let told = blocks(text, &[mark(0..9, "c1"), mark(5..18, "c2"), mark(5..9, "c3")]);
        let pieces: Vec<_> =
            told[0].pieces.iter().map(|p| (p.text.as_str(), p.claims.as_str(), p.begins)).collect();
        assert_eq!(
            pieces,
            [
                ("Five ", "c1", true),
                ("died", "c1 c2 c3", true),
                (" and two ", "c2", false),
                ("were hurt.", "", false)
            ]
        );
    }

    #[test]
    fn offsets_are_of_letters_not_of_bytes() {
        let told = blocks("قُتل خمسة.", &[mark(5..9, "c1")]);
        assert!(told[0].pieces.iter().any(|piece| piece.text == "خمسة" && piece.claims == "c1"), "{told:?}");
    }

    #[test]
    fn a_mark_may_go_on_in_the_next_paragraph() {
        let text = "Shells hit the town in the morning.\n\nFive people were killed there.";
        let told = blocks(text, &[mark(11..50, "c1")]);
        assert_eq!(whole(&told), text);
        assert!(told.len() == 2 && told.iter().all(|block| block.pieces.iter().any(|p| p.claims == "c1")));
        assert!(told[0].pieces.iter().any(|p| p.begins) && !told[1].pieces.iter().any(|p| p.begins));
    }

    #[test]
    fn marks_that_lie_outside_mark_nothing() {
        let told = blocks("Five.", &[mark(3..3, "c1"), mark(90..99, "c2")]);
        assert_eq!(whole(&told), "Five.");
        assert!(told.iter().flat_map(|block| &block.pieces).all(|piece| piece.claims.is_empty()));
        assert!(blocks("", &[mark(0..3, "c1")]).is_empty());
    }

    proptest! {
        #[test]
        fn the_pieces_are_the_text_and_each_claim_has_its_words(
            text in "([a-zé ق.\n]{0,12}[.\n ]){0,12}",
            spans in proptest::collection::vec((0usize..150, 0usize..40), 0..12),
        ) {
            let letters: Vec<char> = text.chars().collect();
            let marks: Vec<Mark> = spans
                .iter()
                .enumerate()
                .map(|(at, (start, long))| mark(*start..start + long, &format!("c{at}")))
                .collect();
            let told = blocks(&text, &marks);
            prop_assert_eq!(whole(&told), text);
            for one in &marks {
                let own: String = told
                    .iter()
                    .flat_map(|block| &block.pieces)
                    .filter(|piece| piece.claims.split(' ').any(|id| id == one.id))
                    .map(|piece| piece.text.as_str())
                    .collect();
                let end = one.range.end.min(letters.len());
                let start = one.range.start.min(end);
                let words: String = letters[start..end].iter().collect();
                prop_assert_eq!(own, words);
            }
        }
    }
}
