//! What the reader knows of the words for sending forces and taking them away: `lexicon/en/deployment.toml`.

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;
use sijill_claim::DeploymentAction;

use crate::lexicon::{LexiconError, parse};

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
    pub(super) things: FxHashSet<String>,
    pub(super) doubtful: FxHashSet<String>,
    pub(super) posts: FxHashSet<String>,
    pub(super) loads: FxHashSet<String>,
    pub(super) goals: FxHashSet<String>,
    pub(super) gatherings: FxHashSet<String>,
    pub(super) unarmed: FxHashSet<String>,
    pub(super) serving: FxHashSet<String>,
    pub(super) contingents: FxHashSet<String>,
    pub(super) serves: FxHashSet<String>,
    pub(super) lands: FxHashSet<String>,
    pub(super) owed: FxHashSet<String>,
    pub(super) grows: FxHashSet<String>,
    pub(super) shrinks: FxHashSet<String>,
    pub(super) craft: FxHashSet<String>,
    pub(super) shares: FxHashSet<String>,
    pub(super) wishes: FxHashSet<String>,
    pub(super) sights: FxHashSet<String>,
    pub(super) heavy: FxHashSet<String>,
    pub(super) thick: FxHashSet<String>,
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
