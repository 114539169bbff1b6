//! What the reader knows of the words for taking, holding, losing and attacking places: `lexicon/en/control.toml`.

use rustc_hash::FxHashMap;
use serde::Deserialize;
use sijill_claim::ControlAction;

use crate::analysis::Analysed;
use crate::classes::Class;
use crate::lexicon::{LexiconError, parse};
use crate::words::WordSet;

/// What a verb of control is done to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Object {
    /// A place.
    #[default]
    Place,
    /// A noun of attack.
    Attack,
    /// Armed people, or a pronoun.
    Force,
    /// A noun that the entry needs, and a place behind one of its prepositions: "fought their way into the town".
    Idiom,
    /// A flag over a place.
    Flag,
    /// "gained ground".
    Ground,
    /// Nothing.
    None,
}

/// A verb entry.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Verb {
    pub(crate) action: ControlAction,
    #[serde(default)]
    pub(crate) object: Object,
    #[serde(default)]
    pub(crate) prepositions: Vec<String>,
    #[serde(default)]
    pub(crate) particles: Vec<String>,
    #[serde(default)]
    pub(crate) without: Vec<String>,
    #[serde(default)]
    pub(crate) needed: Vec<String>,
    #[serde(default)]
    pub(crate) prevented: bool,
    #[serde(default)]
    pub(crate) departs: bool,
    #[serde(default)]
    pub(crate) strong: bool,
    /// Words of which one must stand behind what it is done to: "declared the town clear".
    #[serde(default)]
    pub(crate) followed: Vec<String>,
    lemmas: Vec<String>,
    #[serde(default)]
    r#match: Vec<String>,
    #[serde(default)]
    no: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Plain {
    action: ControlAction,
    lemmas: Vec<String>,
    #[serde(default)]
    nouns: Vec<String>,
    #[serde(default)]
    r#match: Vec<String>,
    #[serde(default)]
    no: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Nouns {
    places: WordSet,
    ambiguous: WordSet,
    parts: WordSet,
    prefixes: WordSet,
    attacks: WordSet,
    contests: WordSet,
    falling: WordSet,
    strongpoints: WordSet,
    harm: WordSet,
}

/// What makes the launch of an operation one of war.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Launch {
    pub(super) military: Class,
    pub(super) weak: Class,
    pub(super) peaceful: Class,
    pub(super) policing: Class,
    pub(super) armed: Class,
    pub(super) onset: Class,
    pub(super) sets_going: Class,
    pub(super) which: Class,
    pub(super) answers: Class,
    pub(super) joins: Class,
    pub(super) errands: Class,
    pub(super) fights: Class,
    pub(super) quarrels: Class,
    pub(super) rioters: Class,
    pub(super) breaks_out: Class,
    pub(super) lasts: Class,
    pub(super) airborne: Class,
    pub(super) readies: Class,
    pub(super) tells: Class,
    pub(super) leads: Class,
}

/// Who moves and meets under arms, and what becomes of them.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Moves {
    pub(super) hosts: Class,
    pub(super) gatherings: Class,
    pub(super) halts: Class,
    pub(super) orders: Class,
    pub(super) unheeded: Class,
    pub(super) captivity: Class,
    pub(super) tidings: Class,
    pub(super) denials: Class,
    pub(super) untrue: Class,
    pub(super) bearers: Class,
    pub(super) craft: Class,
    pub(super) hours: Class,
    pub(super) helpers: Class,
    pub(super) units: Class,
    pub(super) crowds: Class,
    pub(super) ships: Class,
    pub(super) assails: Class,
    pub(super) holders: Class,
    pub(super) ground: Class,
    pub(super) remaining: Class,
    pub(super) stays: Class,
    pub(super) leaving: Class,
    pub(super) makes: Class,
    pub(super) behind: Class,
    pub(super) strikes: Class,
    pub(super) retreats: Class,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    nouns: Nouns,
    launch: Launch,
    moves: Moves,
    gains: Class,
    fire: Class,
    assailants: Class,
    unreal: Class,
    verb: Vec<Verb>,
    support: Vec<Plain>,
    control: Vec<Plain>,
    noun: Vec<Plain>,
}

/// Sentences that must, and that must not, be read as an action.
#[derive(Debug)]
#[cfg_attr(not(test), expect(dead_code, reason = "only the tests read them"))]
pub(crate) struct Examples {
    pub(crate) action: ControlAction,
    pub(crate) matching: Vec<String>,
    pub(crate) no: Vec<String>,
}

/// Words of control, by lemma.
#[derive(Debug, Default)]
pub(crate) struct ControlLexicon {
    nouns: Nouns,
    pub(super) launch: Launch,
    pub(super) moves: Moves,
    pub(super) gains: Class,
    pub(super) fire: Class,
    pub(super) assailants: Class,
    pub(super) unreal: Class,
    verbs: Vec<Verb>,
    by_lemma: FxHashMap<String, Vec<usize>>,
    supports: FxHashMap<String, ControlAction>,
    support_nouns: WordSet,
    controls: FxHashMap<String, ControlAction>,
    takings: FxHashMap<String, ControlAction>,
    examples: Vec<Examples>,
}

impl ControlLexicon {
    /// The English one that the program carries.
    pub(crate) fn english() -> Result<Self, LexiconError> {
        let file: File = parse("control.toml", include_str!("../../../../lexicon/en/control.toml"))?;
        let mut lexicon = Self {
            nouns: file.nouns,
            launch: file.launch,
            moves: file.moves,
            gains: file.gains,
            fire: file.fire,
            assailants: file.assailants,
            unreal: file.unreal,
            ..Self::default()
        };
        for verb in file.verb {
            for lemma in &verb.lemmas {
                lexicon.by_lemma.entry(lemma.clone()).or_default().push(lexicon.verbs.len());
            }
            let examples =
                Examples { action: verb.action, matching: verb.r#match.clone(), no: verb.no.clone() };
            lexicon.examples.push(examples);
            lexicon.verbs.push(verb);
        }
        for (entries, table) in [
            (file.support, &mut lexicon.supports),
            (file.control, &mut lexicon.controls),
            (file.noun, &mut lexicon.takings),
        ] {
            for entry in entries {
                table.extend(entry.lemmas.into_iter().map(|l| (l, entry.action)));
                lexicon.support_nouns.extend(entry.nouns);
                lexicon.examples.push(Examples {
                    action: entry.action,
                    matching: entry.r#match,
                    no: entry.no,
                });
            }
        }
        Ok(lexicon)
    }

    /// The entries of a verb, in the file's order.
    pub(crate) fn verbs(&self, lemma: &str) -> impl Iterator<Item = &Verb> {
        // "repulsed" may come without its last letter.
        let found = self.by_lemma.get(lemma).or_else(|| self.by_lemma.get(format!("{lemma}e").as_str()));
        found.into_iter().flatten().filter_map(|&v| self.verbs.get(v))
    }

    /// What "launch" and the like make with a noun of attack.
    pub(crate) fn support(&self, lemma: &str) -> Option<ControlAction> {
        self.supports.get(lemma).copied()
    }

    /// True for a noun of attack that goes with such a verb.
    pub(crate) fn is_support_noun(&self, lemma: &str) -> bool {
        self.support_nouns.contains(lemma)
    }

    /// What a verb makes with the noun "control".
    pub(crate) fn control(&self, lemma: &str) -> Option<ControlAction> {
        self.controls.get(lemma).copied()
    }

    /// What a noun of taking tells.
    pub(crate) fn taking(&self, lemma: &str) -> Option<ControlAction> {
        self.takings.get(lemma).copied()
    }

    pub(crate) fn is_place(&self, lemma: &str) -> bool {
        self.nouns.places.contains(lemma)
    }

    pub(crate) fn is_ambiguous(&self, lemma: &str) -> bool {
        self.nouns.ambiguous.contains(lemma)
    }

    /// "fell apart", "fell silent": what falls so was taken by nobody.
    pub(crate) fn falls_otherwise(&self, lower: &str) -> bool {
        self.nouns.falling.contains(lower)
    }

    /// True where the sentence tells of people killed, or of arms.
    pub(crate) fn tells_of_harm(&self, a: &Analysed<'_>) -> bool {
        (0..a.sentence.len()).any(|i| self.nouns.harm.contains(a.sentence.lemma(i)))
    }

    /// "the attackers", "the raiders": armed where somebody beats them off.
    pub(crate) fn is_assailant(&self, a: &Analysed<'_>, token: usize) -> bool {
        self.assailants.has(a.sentence.lemma(token))
    }

    /// "the barracks", "the police station": what falls by arms alone.
    pub(crate) fn is_strongpoint(&self, words: &str) -> bool {
        self.nouns.strongpoints.contains(words)
    }

    pub(crate) fn is_part(&self, lemma: &str) -> bool {
        self.nouns.parts.contains(lemma)
    }

    pub(crate) fn is_prefix(&self, lower: &str) -> bool {
        self.nouns.prefixes.contains(lower)
    }

    pub(crate) fn is_attack(&self, lemma: &str) -> bool {
        self.nouns.attacks.contains(lemma)
    }

    pub(crate) fn is_contest(&self, lemma: &str) -> bool {
        self.nouns.contests.contains(lemma)
    }

    /// The example sentences of all entries.
    #[cfg_attr(not(test), expect(dead_code, reason = "only the tests ask for them"))]
    pub(crate) fn examples(&self) -> &[Examples] {
        &self.examples
    }
}
