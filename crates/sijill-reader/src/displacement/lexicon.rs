//! What the reader knows of the words for people who had to move: `lexicon/en/displacement.toml`.

use rustc_hash::FxHashMap;
use serde::Deserialize;
use sijill_claim::DisplacementManner;

use super::counted::Counted;
use crate::classes::Class;
use crate::lexicon::{LexiconError, parse};
use crate::words::WordSet;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Side {
    Subject,
    Object,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Verb {
    pub(super) manner: Option<DisplacementManner>,
    pub(super) people: Side,
    pub(super) demands: String,
    #[serde(default)]
    pub(super) needed: Vec<String>,
    #[serde(default)]
    pub(super) particles: Vec<String>,
    #[serde(default)]
    pub(super) passive_only: bool,
    /// Of those driven away: what stands before the place.
    #[serde(default)]
    pub(super) prepositions: Vec<String>,
    lemmas: Vec<String>,
    r#match: Vec<String>,
    no: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Noun {
    manner: DisplacementManner,
    lemmas: Vec<String>,
    r#match: Vec<String>,
    no: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Words {
    pub(super) homes: WordSet,
    pub(super) others: WordSet,
    pub(super) shelters: WordSet,
    pub(super) wilds: WordSet,
    pub(super) bases: WordSet,
    pub(super) carriers: WordSet,
    pub(super) helpers: WordSet,
    pub(super) shares: WordSet,
    pub(super) workers: WordSet,
    pub(super) havens: WordSet,
}

/// The words for crowds that nobody counts, and how they move.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Crowds {
    pub(super) flows: Class,
    pub(super) swells: Class,
    pub(super) drives: Class,
    pub(super) flees: Class,
    pub(super) goes: Class,
    pub(super) homes: Class,
    pub(super) leaves: Class,
    pub(super) rulers: Class,
    pub(super) settled: Class,
    pub(super) shares: Class,
    pub(super) stays: Class,
    pub(super) wholesale: Class,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    words: Words,
    counted: Counted,
    crowd: Crowds,
    verb: Vec<Verb>,
    noun: Vec<Noun>,
}

/// Words of displacement, from `lexicon/en/displacement.toml`.
#[derive(Debug, Default)]
pub(crate) struct DisplacementLexicon {
    pub(super) words: Words,
    pub(super) counted: Counted,
    pub(super) crowd: Crowds,
    pub(super) verbs: FxHashMap<String, Vec<Verb>>,
    pub(super) nouns: FxHashMap<String, DisplacementManner>,
    pub(super) examples: Vec<(Option<DisplacementManner>, Vec<String>, Vec<String>)>,
}

impl DisplacementLexicon {
    /// The English one that the program carries.
    pub(crate) fn english() -> Result<Self, LexiconError> {
        let file: File =
            parse("displacement.toml", include_str!("../../../../lexicon/en/displacement.toml"))?;
        let mut lexicon =
            Self { words: file.words, counted: file.counted, crowd: file.crowd, ..Self::default() };
        for verb in file.verb {
            lexicon.examples.push((verb.manner, verb.r#match.clone(), verb.no.clone()));
            for lemma in &verb.lemmas {
                lexicon.verbs.entry(lemma.clone()).or_default().push(verb.clone());
            }
        }
        for noun in file.noun {
            lexicon.examples.push((Some(noun.manner), noun.r#match, noun.no));
            lexicon.nouns.extend(noun.lemmas.into_iter().map(|l| (l, noun.manner)));
        }
        Ok(lexicon)
    }
}
