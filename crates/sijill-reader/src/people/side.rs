//! The side of combatants, by the words that describe them.

use sijill_language::Tag;

use crate::analysis::Analysed;
use crate::chunk::Chunk;
use crate::classes::CLASSES;
use crate::lexicon::Lexicon;

/// The side of combatants: "regime fighters", "U.S. Marines", "Turkish Lance Cpl. Demir".
pub(super) fn side(a: &Analysed<'_>, lexicon: &Lexicon, chunk: Chunk, named: bool) -> Option<String> {
    let s = &a.sentence;
    let title = |&i: &usize| {
        lexicon.people.contains_key(s.lemma(i))
            || lexicon.company.ranks.contains(s.lower(i).trim_end_matches('.'))
    };
    // "the Free Syrian Army's Captain Hassan"
    let owner = (chunk.first..chunk.head).find(|&i| s.tag(i) == Tag::POS).filter(|&i| i > chunk.first);
    let end = match owner {
        Some(owner) => owner,
        None if named => (chunk.first..chunk.head).find(title)?,
        None => chunk.head,
    };
    let is_side = |i: &usize| {
        (matches!(s.tag(*i), Tag::JJ | Tag::NNP | Tag::NN | Tag::Hyphen) || s.tag(*i).is_adjective())
            && a.number(*i).is_none()
    };
    let part = |i: &usize| owner.is_some() && matches!(s.tag(*i), Tag::NNPS) || is_side(i);
    let from = (chunk.first..end).rev().take_while(part).last()?;
    let words = s.words(from, end - 1).split_whitespace();
    let words: Vec<&str> = words.filter(|w| !CLASSES.not_of_a_side.has(&w.to_lowercase())).collect();
    let words = words.join(" ");
    Some(words.trim_start_matches('-').to_owned()).filter(|w| !w.is_empty())
}
