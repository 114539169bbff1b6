//! Classes of English words: open lists that rules ask for, each with sentences that hold one of its words and sentences that hold
//! none. `lexicon/en/classes.toml` has those of rules without a file of their own; the files of others have theirs in the same form.
//!
//! Not for: prepositions, determiners, pronouns, months and their like, of which there are no others: they stand in the rules.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::lexicon::{LexiconError, parse};
use crate::words::WordSet;

/// Words that say the same to a rule.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Class {
    words: WordSet,
    #[cfg_attr(not(test), expect(dead_code, reason = "for the test"))]
    examples: Vec<String>,
    #[cfg_attr(not(test), expect(dead_code, reason = "for the test"))]
    no: Vec<String>,
}

impl Class {
    /// True for a word of the class, in the form in which the rule looks for it.
    pub(crate) fn has(&self, word: &str) -> bool {
        self.words.contains(word)
    }

    /// Its words.
    pub(crate) fn words(&self) -> impl Iterator<Item = &String> {
        self.words.iter()
    }

    /// True where a part of the text is a stem of the class.
    pub(crate) fn is_within(&self, text: &str) -> bool {
        self.words.iter().any(|stem| text.contains(stem.as_str()))
    }
}

/// The classes of `classes.toml`; what each stands for is told there.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Classes {
    pub(crate) reporting: Class,
    pub(crate) documents: Class,
    pub(crate) of_it: Class,
    pub(crate) fighting: Class,
    pub(crate) speaking: Class,
    pub(crate) performing: Class,
    pub(crate) bringing: Class,
    pub(crate) seats: Class,
    pub(crate) bodies: Class,
    pub(crate) sides: Class,
    pub(crate) tied: Class,
    pub(crate) organised: Class,
    pub(crate) intended: Class,
    pub(crate) beside_causes: Class,
    pub(crate) unrest: Class,
    pub(crate) sorts: Class,
    pub(crate) carrying: Class,
    pub(crate) tending: Class,
    pub(crate) wards: Class,
    pub(crate) limbs: Class,
    pub(crate) uprooted: Class,
    pub(crate) going: Class,
    pub(crate) attempts: Class,
    pub(crate) begun: Class,
    pub(crate) seeming: Class,
    pub(crate) plans: Class,
    pub(crate) prevention: Class,
    pub(crate) controllers: Class,
    pub(crate) people: Class,
    pub(crate) attacks: Class,
    pub(crate) coming: Class,
    pub(crate) conducting: Class,
    pub(crate) sorties: Class,
    pub(crate) agreeing: Class,
    pub(crate) at_once: Class,
    pub(crate) group_ranks: Class,
    pub(crate) charged_with: Class,
    pub(crate) nationals: Class,
    pub(crate) of_titles: Class,
    pub(crate) harmed_people: Class,
    pub(crate) struck: Class,
    pub(crate) looking_back: Class,
    pub(crate) founded: Class,
    pub(crate) happening: Class,
    pub(crate) from_before: Class,
    pub(crate) offices: Class,
    pub(crate) giving_figures: Class,
    pub(crate) perceiving: Class,
    pub(crate) striking: Class,
    pub(crate) captained: Class,
    pub(crate) relatives: Class,
    pub(crate) conditions: Class,
    pub(crate) scenes: Class,
    pub(crate) found: Class,
    pub(crate) rising: Class,
    pub(crate) raising: Class,
    pub(crate) wounds: Class,
    pub(crate) held: Class,
    pub(crate) contingents: Class,
    pub(crate) wars: Class,
    pub(crate) sorts_of_harm: Class,
    pub(crate) containers: Class,
    pub(crate) several: Class,
    pub(crate) generals: Class,
    pub(crate) short_titles: Class,
    pub(crate) ahead: Class,
    pub(crate) perhaps: Class,
    pub(crate) thought: Class,
    pub(crate) harmed: Class,
    pub(crate) accounts: Class,
    pub(crate) told_dead: Class,
    pub(crate) men: Class,
    pub(crate) women: Class,
    pub(crate) outlets: Class,
    pub(crate) told_as: Class,
    pub(crate) not_of_a_side: Class,
    pub(crate) heavy: Class,
    pub(crate) counting: Class,
    pub(crate) setting: Class,
    pub(crate) fiction: Class,
    pub(crate) characters: Class,
    pub(crate) drills: Class,
    pub(crate) imagining: Class,
    pub(crate) players: Class,
    pub(crate) sport: Class,
    pub(crate) rehearsed: Class,
    pub(crate) outlived: Class,
    pub(crate) accusations: Class,
    pub(crate) denying: Class,
}

fn file() -> Result<Classes, LexiconError> {
    parse("classes.toml", include_str!("../../../lexicon/en/classes.toml"))
}

/// The classes; all empty where the file was changed and is no longer of its form, which a test would tell.
pub(crate) static CLASSES: LazyLock<Classes> = LazyLock::new(|| file().unwrap_or_default());

/// How rules look for a word of a class, and the test that a class keeps its examples.
#[cfg(test)]
pub(crate) mod testing {
    use super::Class;
    use crate::analysis::Analysed;
    use crate::testing::analysed;

    /// True where a rule takes a token for a word of a class.
    pub(crate) type Use = fn(&Class, &Analysed<'_>, usize) -> bool;

    pub(crate) fn lemma(class: &Class, a: &Analysed<'_>, i: usize) -> bool {
        class.has(a.sentence.lemma(i))
    }

    pub(crate) fn lower(class: &Class, a: &Analysed<'_>, i: usize) -> bool {
        class.has(a.sentence.lower(i))
    }

    pub(crate) fn verb(class: &Class, a: &Analysed<'_>, i: usize) -> bool {
        a.sentence.tag(i).is_verb() && lemma(class, a, i)
    }

    pub(crate) fn noun(class: &Class, a: &Analysed<'_>, i: usize) -> bool {
        a.sentence.tag(i).is_noun() && lemma(class, a, i)
    }

    /// Panics with all that classes promise and do not keep.
    pub(crate) fn keep_their_examples(classes: &[(&str, &Class, Use)]) {
        let mut wrong = Vec::new();
        for (name, class, used) in classes {
            let holds = |text: &&String| {
                let a = analysed(text);
                (0..a.sentence.len()).any(|i| used(class, &a, i))
            };
            if class.examples.is_empty() || class.no.is_empty() {
                wrong.push(format!("{name} has no examples"));
            }
            let written = class.words.iter().filter(|w| w.is_empty() || w.to_lowercase() != **w);
            wrong.extend(written.map(|w| format!("{name}: {w:?} is not in small letters")));
            wrong.extend(class.examples.iter().filter(|t| !holds(t)).map(|t| format!("{name}: none in {t}")));
            wrong.extend(class.no.iter().filter(holds).map(|t| format!("{name}: one in {t}")));
        }
        crate::testing::report(&wrong, 0);
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may stop at once")]

    use sijill_language::Tag;

    use super::testing::{Use, keep_their_examples, lemma, lower, noun, verb};
    use super::*;

    #[test]
    fn classes_keep_their_examples() {
        let participle: Use =
            |class, a, i| matches!(a.sentence.tag(i), Tag::VBN | Tag::VBD | Tag::JJ) && lower(class, a, i);
        let c = file().unwrap();
        keep_their_examples(&[
            ("reporting", &c.reporting, verb),
            ("speaking", &c.speaking, verb),
            ("performing", &c.performing, verb),
            ("bringing", &c.bringing, verb),
            ("seats", &c.seats, noun),
            ("bodies", &c.bodies, lemma),
            ("sides", &c.sides, lower),
            ("tied", &c.tied, lower),
            ("organised", &c.organised, lower),
            ("intended", &c.intended, verb),
            ("beside_causes", &c.beside_causes, lemma),
            ("unrest", &c.unrest, |_, a, _| crate::cause::of_total(a).is_some()),
            ("sorts", &c.sorts, lemma),
            ("carrying", &c.carrying, |class, a, i| {
                matches!(a.sentence.tag(i), Tag::VBN | Tag::VBD) && class.has(a.sentence.lemma(i))
            }),
            ("tending", &c.tending, lemma),
            ("wards", &c.wards, lemma),
            ("limbs", &c.limbs, lemma),
            ("uprooted", &c.uprooted, lemma),
            ("going", &c.going, verb),
            ("attempts", &c.attempts, lemma),
            ("begun", &c.begun, lemma),
            ("seeming", &c.seeming, lemma),
            ("plans", &c.plans, lemma),
            ("prevention", &c.prevention, lemma),
            ("controllers", &c.controllers, lemma),
            ("people", &c.people, |_, a, i| crate::chunk::names_a_person(&a.sentence, i)),
            ("attacks", &c.attacks, lemma),
            ("coming", &c.coming, lemma),
            ("conducting", &c.conducting, lemma),
            ("sorties", &c.sorties, lemma),
            ("agreeing", &c.agreeing, lemma),
            ("at_once", &c.at_once, lemma),
            ("group_ranks", &c.group_ranks, lemma),
            ("charged_with", &c.charged_with, lemma),
            ("nationals", &c.nationals, lemma),
            ("of_titles", &c.of_titles, lemma),
            ("harmed_people", &c.harmed_people, lemma),
            ("struck", &c.struck, lemma),
            ("looking_back", &c.looking_back, lower),
            ("founded", &c.founded, lower),
            ("happening", &c.happening, verb),
            ("from_before", &c.from_before, lower),
            ("offices", &c.offices, lemma),
            ("giving_figures", &c.giving_figures, lemma),
            ("perceiving", &c.perceiving, lemma),
            ("striking", &c.striking, verb),
            ("captained", &c.captained, lower),
            ("relatives", &c.relatives, noun),
            ("conditions", &c.conditions, lemma),
            ("scenes", &c.scenes, lemma),
            ("found", &c.found, lemma),
            ("rising", &c.rising, lemma),
            ("raising", &c.raising, lemma),
            ("wounds", &c.wounds, noun),
            ("held", &c.held, participle),
            ("contingents", &c.contingents, lemma),
            ("wars", &c.wars, lower),
            ("sorts_of_harm", &c.sorts_of_harm, lemma),
            ("containers", &c.containers, lemma),
            ("several", &c.several, lemma),
            ("generals", &c.generals, lower),
            ("short_titles", &c.short_titles, |class, a, i| {
                class.has(a.sentence.lower(i).trim_end_matches('.'))
            }),
            ("ahead", &c.ahead, lower),
            ("perhaps", &c.perhaps, |class, a, i| {
                a.sentence.tag(i) == Tag::RB && class.has(a.sentence.lower(i))
            }),
            ("thought", &c.thought, participle),
            ("harmed", &c.harmed, lower),
            ("accounts", &c.accounts, lemma),
            ("told_dead", &c.told_dead, lower),
            ("men", &c.men, lower),
            ("women", &c.women, lower),
            ("outlets", &c.outlets, lower),
            ("told_as", &c.told_as, lower),
            ("not_of_a_side", &c.not_of_a_side, lower),
            ("heavy", &c.heavy, lower),
            ("counting", &c.counting, lemma),
            ("setting", &c.setting, lemma),
            ("fiction", &c.fiction, lemma),
            ("characters", &c.characters, lemma),
            ("drills", &c.drills, lemma),
            ("imagining", &c.imagining, lemma),
            ("players", &c.players, lemma),
            ("sport", &c.sport, lemma),
            ("rehearsed", &c.rehearsed, lemma),
            ("outlived", &c.outlived, lemma),
            ("accusations", &c.accusations, lemma),
            ("denying", &c.denying, lemma),
        ]);
    }
}
