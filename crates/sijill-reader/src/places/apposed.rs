//! Names behind the word for their sort: "In the region's main city, Goma,".

use sijill_language::{Sentence, Tag};

use super::lexicon::{TypeWord, Words};
use super::scan::{Name, is_capital};

/// "In the breakaway region's main city, [Stepanakert],": a name behind the word for its sort, which a preposition leads.
pub(super) fn apposed_to(s: &Sentence<'_>, words: &Words, name: Name) -> Option<TypeWord> {
    let comma = name.first.checked_sub(1).filter(|&i| s.lower(i) == ",")?;
    let sort = comma.checked_sub(1)?;
    let kind = words.kind(s.lower(sort)).filter(|_| !is_capital(s.surface(sort)))?;
    let closed = matches!(s.lower(name.last + 1), "," | "." | "" | ";") || name.last + 1 >= s.len();
    let within = |i: &usize| {
        s.tag(*i).is_noun()
            || matches!(s.tag(*i), Tag::JJ | Tag::JJS | Tag::DT | Tag::POS | Tag::PRPS | Tag::VBN)
    };
    let first = (sort.saturating_sub(8)..=sort).rev().take_while(within).last()?;
    let led = first.checked_sub(1).is_some_and(|i| words.strong.contains(s.lower(i)));
    // "A surgeon in the town, Omar Said, told the agency": whoever speaks.
    let speaks = words.speaks.contains(s.lower(name.last + 2));
    (closed && led && first < sort && (name.known || !speaks && name.first == name.last)).then_some(kind)
}
