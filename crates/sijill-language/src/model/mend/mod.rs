//! What the tagger and the parser are known to get wrong, mended by rule: one family each, and only where English allows
//! nothing else. Not for: what could be either.

mod apart;
mod arcs;
mod asides;
mod clauses;
mod fronted;
mod going_on;
mod lost;
mod participles;
mod particles;
mod plain;
mod shapes;
mod subjects;
mod tags;
#[cfg(test)]
mod tests;
mod undergone;

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use crate::{Tag, Token, lemma};

pub(super) use arcs::arcs;
pub(super) use shapes::lead;
pub(super) use tags::tags;

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct Grammar {
    finite: List,
    intransitive: List,
    plain: List,
    nouns: List,
    ly: List,
    plurals: List,
    headline: List,
    amounts: List,
    describing: List,
    afflicted: List,
    persons: List,
    offices: List,
    predicative: List,
    dying: List,
    unchanged: List,
    perfect: List,
    causing: List,
    present: List,
    saying: List,
    deeds: List,
    landmarks: List,
    denying: List,
    acts: List,
    pasts: List,
    bodies: List,
    machines: List,
    units: List,
    numbered: List,
    inverted: List,
    laying: List,
    undergone: List,
    driving: List,
    doing: List,
    belongings: List,
    fixed: Fixed,
}

/// Verbs with a preposition of their own.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct Fixed {
    prepositions: FxHashMap<String, String>,
    #[cfg_attr(not(test), expect(dead_code, reason = "the tests ask for them"))]
    examples: Vec<String>,
    #[cfg_attr(not(test), expect(dead_code, reason = "the tests ask for them"))]
    no: Vec<String>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct List {
    words: FxHashSet<String>,
    #[cfg_attr(not(test), expect(dead_code, reason = "the tests ask for them"))]
    examples: Vec<String>,
    #[cfg_attr(not(test), expect(dead_code, reason = "the tests ask for them"))]
    no: Vec<String>,
}

impl List {
    fn holds(&self, tokens: &[Token], i: usize) -> bool {
        tokens.get(i).is_some_and(|token| self.words.contains(token.lower.as_str()))
    }
}

const GRAMMAR: &str = include_str!("../../../../../lexicon/en/grammar.toml");

static LISTS: LazyLock<Grammar> = LazyLock::new(|| toml::from_str(GRAMMAR).unwrap_or_default());

/// True for a noun, in small letters, that is named by its number: "Point 771", "Sector 7".
#[must_use]
pub fn bears_a_number(noun: &str) -> bool {
    LISTS.numbered.words.contains(noun)
}

fn is(tokens: &[Token], i: usize, word: &str) -> bool {
    tokens.get(i).is_some_and(|token| token.lower == word)
}

/// True for a verb of saying or believing, behind which "that" may be left out.
fn says(tokens: &[Token], tags: &[Tag], verb: usize) -> bool {
    let Some(token) = tokens.get(verb) else { return false };
    tags.get(verb).is_some_and(|&tag| LISTS.saying.words.contains(lemma(&token.lower, tag).as_str()))
}
