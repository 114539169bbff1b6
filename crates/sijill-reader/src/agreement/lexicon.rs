//! What the reader knows of the words for agreements and what becomes of them: `lexicon/en/agreement.toml`.

use rustc_hash::FxHashMap;
use serde::Deserialize;
use sijill_claim::AgreementAction;

use crate::classes::Class;
use crate::lexicon::{LexiconError, parse};
use crate::words::WordSet;

/// Where the agreement stands beside its verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Role {
    /// Its object, or the subject of its passive.
    Object,
    /// Its subject.
    Subject,
    /// Behind a preposition.
    After,
}

/// A verb entry.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Verb {
    pub(super) action: AgreementAction,
    pub(super) role: Role,
    #[serde(default)]
    pub(super) prepositions: Vec<String>,
    #[serde(default)]
    pub(super) particles: Vec<String>,
    #[serde(default)]
    pub(super) needs: Vec<String>,
    #[serde(default)]
    pub(super) types: Vec<String>,
    /// "called a truce", not "called the truce a sham": one that was not told of before.
    #[serde(default)]
    pub(super) new: bool,
    /// "ruled out talks": there shall be none.
    #[serde(default)]
    pub(super) denies: bool,
    lemmas: Vec<String>,
    #[cfg_attr(not(test), expect(dead_code, reason = "the tests ask for them"))]
    pub(super) r#match: Vec<String>,
    #[cfg_attr(not(test), expect(dead_code, reason = "the tests ask for them"))]
    pub(super) no: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Nouns {
    containers: WordSet,
    peaceful: WordSet,
    kinds: WordSet,
    conflict: WordSet,
    strong: FxHashMap<String, String>,
    weak: FxHashMap<String, String>,
}

/// What is done under an agreement.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Exchange {
    pub(super) swaps: Class,
    pub(super) captives: Class,
    pub(super) consents: Class,
    pub(super) disarms: Class,
    pub(super) stops: Class,
    pub(super) arms: Class,
    pub(super) grants: Class,
    pub(super) granted: Class,
    pub(super) forms: Class,
    pub(super) union: Class,
    pub(super) united: Class,
    pub(super) merges: Class,
    pub(super) men: Class,
    pub(super) bidding: Class,
    pub(super) warfare: Class,
}

/// Steps towards an agreement.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Steps {
    pub(super) verbs: Class,
    pub(super) measures: Class,
    pub(super) objects: Class,
    pub(super) papers: Class,
    pub(super) warlike: Class,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    steps: Steps,
    exchange: Exchange,
    nouns: Nouns,
    watchers: Class,
    recording: Class,
    offering: Class,
    halts: Class,
    pauses: Class,
    councils: Class,
    accords: Class,
    wars: Class,
    dividing: Class,
    keeping: Class,
    stalling: Class,
    willing: Class,
    verb: Vec<Verb>,
}

/// Words of agreements, by lemma.
#[derive(Debug, Default)]
pub(crate) struct AgreementLexicon {
    nouns: Nouns,
    pub(super) exchange: Exchange,
    pub(super) steps: Steps,
    pub(super) watchers: Class,
    pub(super) recording: Class,
    pub(super) offering: Class,
    pub(super) halts: Class,
    pub(super) pauses: Class,
    pub(super) councils: Class,
    pub(super) accords: Class,
    pub(super) wars: Class,
    pub(super) dividing: Class,
    pub(super) keeping: Class,
    pub(super) stalling: Class,
    pub(super) willing: Class,
    verbs: Vec<Verb>,
    by_lemma: FxHashMap<String, Vec<usize>>,
}

impl AgreementLexicon {
    /// The English one that the program carries.
    pub(crate) fn english() -> Result<Self, LexiconError> {
        let file: File = parse("agreement.toml", include_str!("../../../../lexicon/en/agreement.toml"))?;
        let mut lexicon = Self {
            nouns: file.nouns,
            exchange: file.exchange,
            steps: file.steps,
            watchers: file.watchers,
            recording: file.recording,
            offering: file.offering,
            halts: file.halts,
            pauses: file.pauses,
            councils: file.councils,
            accords: file.accords,
            wars: file.wars,
            dividing: file.dividing,
            keeping: file.keeping,
            stalling: file.stalling,
            willing: file.willing,
            ..Self::default()
        };
        let mut entries = file.verb;
        // Those that ask for more words go first: "broke off" before "broke".
        entries.sort_by_key(|v| v.particles.is_empty() && v.needs.is_empty());
        for verb in entries {
            for lemma in &verb.lemmas {
                lexicon.by_lemma.entry(lemma.clone()).or_default().push(lexicon.verbs.len());
            }
            lexicon.verbs.push(verb);
        }
        Ok(lexicon)
    }

    /// The entries of a verb, in the file's order.
    pub(super) fn verbs(&self, lemma: &str) -> impl Iterator<Item = &Verb> {
        self.by_lemma.get(lemma).into_iter().flatten().filter_map(|&v| self.verbs.get(v))
    }

    /// The type of a noun that tells of an agreement by itself.
    pub(super) fn strong(&self, lemma: &str) -> Option<&str> {
        self.nouns.strong.get(lemma).map(String::as_str)
    }

    /// The type of a noun that may tell of one.
    pub(super) fn weak(&self, lemma: &str) -> Option<&str> {
        self.nouns.weak.get(lemma).map(String::as_str)
    }

    pub(super) fn is_container(&self, lemma: &str) -> bool {
        self.nouns.containers.contains(lemma)
    }

    pub(super) fn is_peaceful(&self, word: &str) -> bool {
        self.nouns.peaceful.contains(word)
    }

    pub(super) fn is_kind(&self, word: &str) -> bool {
        self.nouns.kinds.contains(word)
    }

    pub(super) fn is_conflict(&self, lemma: &str) -> bool {
        self.nouns.conflict.contains(lemma)
    }

    /// All entries, for their examples.
    #[cfg(test)]
    pub(super) fn entries(&self) -> &[Verb] {
        &self.verbs
    }
}
