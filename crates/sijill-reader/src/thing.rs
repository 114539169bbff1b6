//! Things that a noun phrase counts: how many, and what, without the figure. People are `people`'s.

use sijill_claim::Figure;
use sijill_language::{Label, Tag};

use crate::analysis::{Analysed, figure};
use crate::classes::CLASSES;
use crate::clause::phrase;

/// Things that a noun phrase tells of.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Thing {
    /// First and last token of the phrase, its number inside.
    pub(crate) words: (usize, usize),
    /// The noun.
    pub(crate) head: usize,
    /// What, without figure and determiner.
    pub(crate) what: String,
    /// How many; nothing for "the bus" and bare plurals.
    pub(crate) figure: Option<Figure>,
}

/// The things of the phrase of a token; nothing where it holds no noun.
pub(crate) fn thing(a: &Analysed<'_>, token: usize) -> Option<Thing> {
    let s = &a.sentence;
    let outer = a.chunk(token)?;
    let counted = (outer.first..=outer.last).find_map(|i| a.count(i));
    let numeric = a.count(outer.head).is_some();
    // "eighteen of the lorries", "dozens of buses", "two companies of soldiers".
    let chunk = if numeric {
        let last = counted.map_or(outer.last, |n| n.last).max(outer.last);
        // "nine of the 20 lorries" is one number.
        let whole =
            counted.filter(|n| n.of.is_some()).and_then(|n| a.chunk(n.last)).filter(|c| c.head > last);
        let of = if s.lower(last) == "of" { last } else { last + 1 };
        match whole {
            Some(chunk) => chunk,
            None if s.lower(of) == "of" => a.chunk(of + 1)?,
            None => return None,
        }
    } else {
        outer
    };
    let head = chunk.head;
    if !s.tag(head).is_noun() {
        return None;
    }
    let first = (chunk.first..=head)
        .find(|&i| {
            !matches!(s.tag(i), Tag::DT | Tag::PDT | Tag::PRPS | Tag::CD)
                && a.number(i).is_none()
                && !matches!(s.lower(i), "more" | "other" | "additional" | "further")
        })
        .unwrap_or(head);
    let beside = s.children_by(head, &[Label::Nummod]).find_map(|n| a.count(n)).filter(|n| n.last < head);
    let counted = counted.or_else(|| of_number(a, chunk.first)).or_else(|| inner_number(a, head)).or(beside);
    // "five pick-up trucks", where the tagger broke the phrase.
    // "destroyed or [damaged 120 homes]": what stands before the number is no part of them.
    let first = counted.filter(|n| first < n.first && n.last < head).map_or(first, |n| n.last + 1);
    let first = beside.filter(|n| n.last + 1 < first && n.last + 5 > first).map_or(first, |n| n.last + 1);
    // "an employee's car": the article is the owner's.
    let owned = (outer.first..head).any(|i| s.tag(i) == Tag::POS);
    let article = if owned { "" } else { s.lower(outer.first) };
    let figure = match counted {
        Some(n) => Some(figure(n.value, n.words(s))),
        None if matches!(article, "a" | "an" | "one" | "another") && !s.tag(head).is_plural() => {
            Some(Figure::exact(1, s.surface(outer.first)))
        }
        None => None,
    };
    let (low, high) = phrase(a, token);
    let start =
        counted.map_or(outer.first, |n| n.first.min(outer.first)).min(low.max(outer.first.saturating_sub(1)));
    Some(Thing {
        words: (start.min(outer.first), high.max(chunk.last)),
        head,
        what: s.words(first, head).to_owned(),
        figure,
    })
}

/// "dozens of [buses]": the number that ends before the phrase.
fn of_number<'a>(a: &'a Analysed<'_>, first: usize) -> Option<&'a sijill_language::Number> {
    let before = first.checked_sub(1)?;
    a.count(before).filter(|n| n.last == before)
}

/// "reinforcements of about 500 men".
fn inner_number<'a>(a: &'a Analysed<'_>, head: usize) -> Option<&'a sijill_language::Number> {
    let s = &a.sentence;
    if !CLASSES.contingents.has(s.lemma(head)) {
        return None;
    }
    let of = s.children_by(head, &[Label::Prep]).find(|&p| s.lower(p) == "of")?;
    let noun = s.child(of, Label::Pobj)?;
    let chunk = a.chunk(noun)?;
    (chunk.first..=chunk.last).find_map(|i| a.count(i))
}
