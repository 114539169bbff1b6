//! What the reader knows of the words for hospitals, schools, aid and their state: `lexicon/en/facility.toml`.

use rustc_hash::FxHashMap;
use serde::Deserialize;
use sijill_claim::FacilityStatus;

use crate::classes::Class;
use crate::lexicon::{LexiconError, parse};
use crate::words::WordSet;

/// Where the facility stands beside its verb.
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
#[expect(clippy::struct_excessive_bools, reason = "each is one demand of an entry in the file")]
pub(super) struct Verb {
    pub(super) status: FacilityStatus,
    pub(super) role: Role,
    #[serde(default)]
    pub(super) prepositions: Vec<String>,
    #[serde(default)]
    pub(super) needs: Vec<String>,
    #[serde(default)]
    pub(super) types: Vec<String>,
    /// The doer, where told, is armed or a weapon.
    #[serde(default)]
    pub(super) blow: bool,
    /// Only where somebody does it to the facility: "was moved to".
    #[serde(default)]
    pub(super) passive: bool,
    /// The doer bears no arms.
    #[serde(default)]
    pub(super) unarmed: bool,
    /// The doer is armed.
    #[serde(default)]
    pub(super) armed: bool,
    /// What it is used as serves an army, or the doer is armed.
    #[serde(default)]
    pub(super) military: bool,
    /// The object is something that a hospital needs.
    #[serde(default)]
    pub(super) supplies: bool,
    /// The object must be what is done there.
    #[serde(default)]
    pub(super) services: bool,
    /// The subject is so many out of a whole, and no more.
    #[serde(default)]
    pub(super) few: bool,
    /// The object is aid for those in need: no state's money, no bill.
    #[serde(default)]
    pub(super) relief: bool,
    /// The object must be those who are treated there.
    #[serde(default)]
    pub(super) patients: bool,
    lemmas: Vec<String>,
    #[cfg_attr(not(test), expect(dead_code, reason = "the tests ask for them"))]
    pub(super) r#match: Vec<String>,
    #[cfg_attr(not(test), expect(dead_code, reason = "the tests ask for them"))]
    pub(super) no: Vec<String>,
}

/// Words behind a verb that say the state.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Phrase {
    pub(super) status: FacilityStatus,
    verbs: WordSet,
    words: Vec<String>,
    #[cfg_attr(not(test), expect(dead_code, reason = "the tests ask for them"))]
    pub(super) r#match: Vec<String>,
    #[cfg_attr(not(test), expect(dead_code, reason = "the tests ask for them"))]
    pub(super) no: Vec<String>,
}

impl Phrase {
    /// Each way of saying it, as words.
    pub(super) fn ways(&self) -> impl Iterator<Item = Vec<&str>> {
        self.words.iter().map(|w| w.split(' ').collect())
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Words {
    pub(super) armed: WordSet,
    pub(super) parts: WordSet,
    pub(super) working: WordSet,
    pub(super) aid: WordSet,
    pub(super) attacks: WordSet,
    pub(super) military: WordSet,
    pub(super) medical: WordSet,
    pub(super) supplies: WordSet,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    types: FxHashMap<String, String>,
    words: Words,
    unreal: Class,
    carriers: Class,
    closures: Class,
    bringing: Class,
    premises: Class,
    openers: Class,
    gates: Class,
    routes: Class,
    relief: Class,
    peaceful: Class,
    funds: Class,
    verb: Vec<Verb>,
    phrase: Vec<Phrase>,
}

/// Words of facilities, by lemma.
#[derive(Debug, Default)]
pub(crate) struct FacilityLexicon {
    pub(super) types: FxHashMap<String, String>,
    pub(super) words: Words,
    pub(super) unreal: Class,
    pub(super) carriers: Class,
    pub(super) closures: Class,
    pub(super) bringing: Class,
    pub(super) premises: Class,
    pub(super) openers: Class,
    pub(super) gates: Class,
    pub(super) routes: Class,
    pub(super) relief: Class,
    pub(super) peaceful: Class,
    pub(super) funds: Class,
    /// The last words of all types and sorts of aid.
    pub(super) heads: WordSet,
    verbs: Vec<Verb>,
    by_lemma: FxHashMap<String, Vec<usize>>,
    phrases: Vec<Phrase>,
    phrases_by_lemma: FxHashMap<String, Vec<usize>>,
}

impl FacilityLexicon {
    /// The English one that the program carries.
    pub(crate) fn english() -> Result<Self, LexiconError> {
        let file: File = parse("facility.toml", include_str!("../../../../lexicon/en/facility.toml"))?;
        let mut lexicon = Self {
            types: file.types,
            words: file.words,
            unreal: file.unreal,
            carriers: file.carriers,
            closures: file.closures,
            bringing: file.bringing,
            premises: file.premises,
            openers: file.openers,
            gates: file.gates,
            routes: file.routes,
            relief: file.relief,
            peaceful: file.peaceful,
            funds: file.funds,
            phrases: file.phrase,
            ..Self::default()
        };
        let names = lexicon.types.keys().chain(lexicon.words.aid.iter());
        lexicon.heads = names.map(|name| name.rsplit(' ').next().unwrap_or(name).to_owned()).collect();
        for verb in file.verb {
            for lemma in &verb.lemmas {
                lexicon.by_lemma.entry(lemma.clone()).or_default().push(lexicon.verbs.len());
            }
            lexicon.verbs.push(verb);
        }
        for (at, phrase) in lexicon.phrases.iter().enumerate() {
            for lemma in phrase.verbs.iter() {
                lexicon.phrases_by_lemma.entry(lemma.clone()).or_default().push(at);
            }
        }
        Ok(lexicon)
    }

    /// The entries of a verb, in the file's order.
    pub(super) fn verbs(&self, lemma: &str) -> impl Iterator<Item = &Verb> {
        self.by_lemma.get(lemma).into_iter().flatten().filter_map(|&v| self.verbs.get(v))
    }

    /// The phrases of a verb, in the file's order.
    pub(super) fn phrases(&self, lemma: &str) -> impl Iterator<Item = &Phrase> {
        self.phrases_by_lemma.get(lemma).into_iter().flatten().filter_map(|&p| self.phrases.get(p))
    }

    /// Every entry's status with its examples.
    #[cfg(test)]
    pub(super) fn examples(&self) -> impl Iterator<Item = (FacilityStatus, &[String], &[String])> {
        let verbs = self.verbs.iter().map(|v| (v.status, v.r#match.as_slice(), v.no.as_slice()));
        verbs.chain(self.phrases.iter().map(|p| (p.status, p.r#match.as_slice(), p.no.as_slice())))
    }
}
