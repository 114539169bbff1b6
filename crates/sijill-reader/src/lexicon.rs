//! What the reader knows of English, from `lexicon/en/`: who people are, how harm is told, what causes it.
//!
//! Not for: numbers and dates (`sijill-language` has its own data), places (`sijill-gazetteer`).

use crate::words::WordSet;
use rustc_hash::FxHashMap;
use serde::Deserialize;
use sijill_claim::{Group, Harm, VictimStatus};
use thiserror::Error;

/// Why the lexicon that the program carries could not be read.
#[derive(Debug, Error)]
pub enum LexiconError {
    /// A file is not of its form.
    #[error("The lexicon file {file} is not of its form: {reason}")]
    Form {
        /// Which file.
        file: &'static str,
        /// What is wrong, with the line.
        reason: String,
    },
}

/// What a noun says of a person.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct PersonNoun {
    pub(crate) status: Option<VictimStatus>,
    pub(crate) group: Option<Group>,
    pub(crate) attacker: bool,
}

/// How a word of harm takes its victims.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Frame {
    /// The object, or the subject of a passive.
    Transitive {
        /// Only the passive counts.
        passive_only: bool,
    },
    /// The subject.
    Intransitive,
    /// "claimed 12 lives".
    Lives,
}

/// A word of harm.
#[derive(Debug, Clone)]
pub(crate) struct HarmVerb {
    pub(crate) harm: Harm,
    pub(crate) frame: Frame,
    /// Complements of which one must stand with it; none needed where empty.
    pub(crate) needs: Vec<String>,
    /// Lemmas of which one must be its object; none needed where empty. "@people" is any noun for people, "@civilians"
    /// any that is not one of fighters.
    pub(crate) objects: Vec<String>,
    /// Nouns of which one must be its subject; `@fighters` stands for any of soldiers or other fighters.
    pub(crate) subjects: Vec<String>,
    /// Who must do it.
    pub(crate) by: Option<Doer>,
    /// Complements of several words of which none may stand with it.
    pub(crate) without: Vec<String>,
    /// Words of which none may stand right behind it.
    pub(crate) not_beside: Vec<String>,
    /// Those who tend the hurt do the same, and no harm.
    pub(crate) not_by_helpers: bool,
}

impl HarmVerb {
    /// True where a negation is part of what it needs: "has not been heard from".
    pub(crate) fn denies(&self) -> bool {
        let negates = |word: &str| matches!(word, "not" | "never" | "cannot" | "longer");
        self.needs.iter().any(|need| need.split(' ').any(negates))
    }
}

/// Who has to do something, that it be the harm of its entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Doer {
    /// Armed people who are no state's: gunmen, rebels, a militia.
    Irregulars,
    /// A state's: soldiers, police.
    State,
    /// What happens to people: a blast, the fighting, a disease.
    Event,
    /// Anybody but a state's, or nobody told.
    NotState,
}

/// A noun of harm.
#[derive(Debug, Clone, Copy)]
pub(crate) struct HarmNoun {
    pub(crate) harm: Harm,
    pub(crate) bodies: bool,
}

/// Example sentences that go with an entry.
#[derive(Debug, Clone)]
pub struct Examples {
    /// The harm that the entry stands for.
    pub harm: Harm,
    /// Sentences that must be read as that harm.
    pub matching: Vec<String>,
    /// Sentences that must not.
    pub no: Vec<String>,
}

/// Everything, indexed by lemma.
#[derive(Debug, Default)]
pub struct Lexicon {
    pub(crate) verbs: FxHashMap<String, Vec<HarmVerb>>,
    pub(crate) states: FxHashMap<String, Harm>,
    pub(crate) nouns: FxHashMap<String, HarmNoun>,
    pub(crate) tolls: FxHashMap<String, Harm>,
    pub(crate) people: FxHashMap<String, PersonNoun>,
    pub(crate) company: Company,
    pub(crate) things: FxHashMap<String, ()>,
    pub(crate) causes: FxHashMap<String, String>,
    /// What a name of a cause can begin with: its first words, up to a blank or hyphen, and all of it.
    pub(crate) cause_beginnings: WordSet,
    pub(crate) cause_verbs: FxHashMap<String, String>,
    harm_examples: Vec<Examples>,
    cause_examples: Vec<(String, Vec<String>)>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct HarmEntry {
    harm: Option<Harm>,
    lemmas: Vec<String>,
    words: Vec<String>,
    needs: Vec<String>,
    objects: Vec<String>,
    subjects: Vec<String>,
    by: Option<Doer>,
    without: Vec<String>,
    passive_only: bool,
    not_by_helpers: bool,
    bodies: bool,
    r#match: Vec<String>,
    no: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HarmFile {
    transitive: Vec<HarmEntry>,
    intransitive: Vec<HarmEntry>,
    lives: Vec<HarmEntry>,
    state: Vec<HarmEntry>,
    noun: Vec<HarmEntry>,
    toll: Vec<HarmEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PeopleEntry {
    status: Option<VictimStatus>,
    group: Option<Group>,
    #[serde(default)]
    attacker: bool,
    lemmas: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ThingsEntry {
    lemmas: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PeopleFile {
    people: Vec<PeopleEntry>,
    company: Company,
    things: Vec<ThingsEntry>,
}

/// Nouns of people who are counted with those who belong to them.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Company {
    /// Of one family with civilians.
    pub(crate) kin: WordSet,
    /// At the head of combatants.
    pub(crate) heads: WordSet,
    /// Ranks and arms before a soldier's name.
    pub(crate) ranks: WordSet,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CauseEntry {
    name: String,
    lemmas: Vec<String>,
    #[serde(default)]
    r#match: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CauseFile {
    cause: Vec<CauseEntry>,
    verb: Vec<CauseEntry>,
}

pub(crate) fn parse<T: for<'d> Deserialize<'d>>(file: &'static str, text: &str) -> Result<T, LexiconError> {
    toml::from_str(text).map_err(|e| LexiconError::Form { file, reason: e.to_string() })
}

impl Lexicon {
    /// The English lexicon that the program carries.
    ///
    /// # Errors
    /// [`LexiconError::Form`] where a file was changed and is no longer of its form.
    pub fn english() -> Result<Self, LexiconError> {
        let harm: HarmFile = parse("harm.toml", include_str!("../../../lexicon/en/harm.toml"))?;
        let people: PeopleFile = parse("people.toml", include_str!("../../../lexicon/en/people.toml"))?;
        let causes: CauseFile = parse("causes.toml", include_str!("../../../lexicon/en/causes.toml"))?;
        let mut lexicon = Self::default();
        for (entries, kind) in [
            (harm.transitive, 0),
            (harm.intransitive, 1),
            (harm.lives, 2),
            (harm.state, 3),
            (harm.noun, 4),
            (harm.toll, 5),
        ] {
            for entry in entries {
                lexicon.add_harm(entry, kind);
            }
        }
        for entry in people.people {
            let noun = PersonNoun { status: entry.status, group: entry.group, attacker: entry.attacker };
            for lemma in entry.lemmas {
                lexicon.people.entry(lemma).or_insert(noun);
            }
        }
        lexicon.company = people.company;
        lexicon.things.extend(people.things.into_iter().flat_map(|e| e.lemmas).map(|l| (l, ())));
        for entry in causes.cause {
            lexicon.causes.insert(entry.name.clone(), entry.name.clone());
            lexicon.causes.extend(entry.lemmas.into_iter().map(|l| (l, entry.name.clone())));
            lexicon.cause_examples.push((entry.name, entry.r#match));
        }
        for name in lexicon.causes.keys() {
            let breaks = name.match_indices([' ', '-']).map(|(at, _)| at).chain([name.len()]);
            let beginnings = breaks.filter_map(|at| name.get(..at)).map(str::to_owned);
            lexicon.cause_beginnings.extend(beginnings);
        }
        for entry in causes.verb {
            lexicon.cause_verbs.extend(entry.lemmas.into_iter().map(|l| (l, entry.name.clone())));
        }
        Ok(lexicon)
    }

    fn add_harm(&mut self, entry: HarmEntry, kind: u8) {
        let Some(harm) = entry.harm else { return };
        for lemma in &entry.lemmas {
            let frame = match kind {
                0 => Frame::Transitive { passive_only: entry.passive_only },
                1 => Frame::Intransitive,
                2 => Frame::Lives,
                4 => {
                    self.nouns.insert(lemma.clone(), HarmNoun { harm, bodies: entry.bodies });
                    continue;
                }
                _ => {
                    self.tolls.insert(lemma.clone(), harm);
                    continue;
                }
            };
            let verb = HarmVerb {
                harm,
                frame,
                needs: entry.needs.clone(),
                objects: entry.objects.clone(),
                subjects: entry.subjects.clone(),
                by: entry.by,
                without: entry.without.iter().filter(|w| w.contains(' ')).cloned().collect(),
                not_beside: entry.without.iter().filter(|w| !w.contains(' ')).cloned().collect(),
                not_by_helpers: entry.not_by_helpers,
            };
            self.verbs.entry(lemma.clone()).or_default().push(verb);
        }
        self.states.extend(entry.words.iter().map(|w| (w.clone(), harm)));
        self.harm_examples.push(Examples { harm, matching: entry.r#match, no: entry.no });
    }

    /// True for a verb that can tell harm whoever does it.
    pub(crate) fn is_of_harm(&self, verb: &str) -> bool {
        self.verbs
            .get(verb)
            .is_some_and(|entries| entries.iter().any(|v| v.by.is_none() && v.subjects.is_empty()))
    }

    /// The example sentences of the entries on harm.
    #[must_use]
    pub fn harm_examples(&self) -> &[Examples] {
        &self.harm_examples
    }

    /// The example sentences of the entries on causes, each with its cause's name.
    #[must_use]
    pub fn cause_examples(&self) -> &[(String, Vec<String>)] {
        &self.cause_examples
    }
}
