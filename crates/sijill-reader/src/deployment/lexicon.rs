//! What the reader knows of the words for sending forces and taking them away: `lexicon/en/deployment.toml`.

use rustc_hash::FxHashMap;
use serde::Deserialize;
use sijill_claim::DeploymentAction;

use crate::lexicon::{LexiconError, parse};
use crate::words::WordSet;

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Verb {
    pub(super) action: DeploymentAction,
    #[serde(default)]
    pub(super) posts: bool,
    #[serde(default)]
    pub(super) arrives: bool,
    #[serde(default)]
    pub(super) home: bool,
    /// Only with where to.
    #[serde(default)]
    pub(super) goal: bool,
    /// Weapons, given to somebody.
    #[serde(default)]
    pub(super) arms: bool,
    /// Who takes up positions.
    #[serde(default)]
    pub(super) takes_up: bool,
    /// So many, where they are.
    #[serde(default)]
    pub(super) stays: bool,
    /// Observers and advisers who leave a country.
    #[serde(default)]
    pub(super) quits: bool,
    lemmas: Vec<String>,
    r#match: Vec<String>,
    no: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Words {
    pub(super) things: WordSet,
    pub(super) doubtful: WordSet,
    pub(super) posts: WordSet,
    pub(super) loads: WordSet,
    pub(super) goals: WordSet,
    pub(super) gatherings: WordSet,
    pub(super) unarmed: WordSet,
    pub(super) serving: WordSet,
    pub(super) contingents: WordSet,
    pub(super) serves: WordSet,
    pub(super) lands: WordSet,
    pub(super) owed: WordSet,
    pub(super) grows: WordSet,
    pub(super) shrinks: WordSet,
    pub(super) craft: WordSet,
    pub(super) shares: WordSet,
    pub(super) wishes: WordSet,
    pub(super) sights: WordSet,
    pub(super) heavy: WordSet,
    pub(super) thick: WordSet,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    words: Words,
    verb: Vec<Verb>,
    noun: Vec<Verb>,
}

/// Words of deployment, from `lexicon/en/deployment.toml`.
#[derive(Debug, Default)]
pub(crate) struct DeploymentLexicon {
    pub(super) words: Words,
    pub(super) verbs: FxHashMap<String, Vec<Verb>>,
    pub(super) nouns: FxHashMap<String, DeploymentAction>,
    pub(super) examples: Vec<(DeploymentAction, Vec<String>, Vec<String>)>,
}

impl DeploymentLexicon {
    /// The English one that the program carries.
    pub(crate) fn english() -> Result<Self, LexiconError> {
        let file: File = parse("deployment.toml", include_str!("../../../../lexicon/en/deployment.toml"))?;
        let mut lexicon = Self { words: file.words, ..Self::default() };
        for verb in file.verb {
            lexicon.examples.push((verb.action, verb.r#match.clone(), verb.no.clone()));
            for lemma in &verb.lemmas {
                lexicon.verbs.entry(lemma.clone()).or_default().push(verb.clone());
            }
        }
        for noun in file.noun {
            lexicon.nouns.extend(noun.lemmas.into_iter().map(|l| (l, noun.action)));
            lexicon.examples.push((noun.action, noun.r#match, noun.no));
        }
        Ok(lexicon)
    }
}
