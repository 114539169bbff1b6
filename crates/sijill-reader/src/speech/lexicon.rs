//! The words of speech: cues, sources and what they do, from `lexicon/en/speech.toml` and `lexicon/en/sources.toml`.

use rustc_hash::FxHashMap;
use serde::Deserialize;
use sijill_claim::{Modality, Role};

use crate::allegation::AllegationLexicon;
use crate::classes::Class;
use crate::lexicon::{LexiconError, parse};
use crate::words::WordSet;

/// What a cue governs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Takes {
    /// "X said that A".
    Clause,
    /// "X told Y that A".
    Person,
    /// "X documented 12 deaths".
    Count,
    /// "X put the toll at 12".
    Set,
    /// "X described A as B".
    Manner,
    /// "X vowed to A".
    Intent,
    /// "X accused Y of A".
    Accuse,
    /// "X blamed Y for A".
    Blame,
    /// "X denied A".
    Deny,
    /// "X quoted Y as saying A".
    Quote,
}

/// A word of speech.
#[derive(Debug, Clone, Copy)]
pub(crate) struct CueWord {
    pub(crate) takes: Takes,
    pub(crate) modality: Option<Modality>,
}

/// Example sentences of a cue.
#[derive(Debug, Clone)]
#[cfg_attr(not(test), expect(dead_code, reason = "the tests read each entry's own examples"))]
pub(crate) struct CueExamples {
    pub(crate) lemmas: Vec<String>,
    pub(crate) matching: Vec<String>,
    pub(crate) no: Vec<String>,
}

/// Everything that the speech layer knows of English.
#[derive(Debug, Default)]
pub(crate) struct SpeechLexicon {
    pub(crate) cues: FxHashMap<String, CueWord>,
    pub(crate) before_to: WordSet,
    pub(crate) only_with_quote: WordSet,
    pub(crate) venue: WordSet,
    pub(crate) audience: WordSet,
    pub(crate) people: FxHashMap<String, Role>,
    pub(crate) bodies: FxHashMap<String, Role>,
    /// Whole names by their first word, longest first.
    names: FxHashMap<String, Vec<(Vec<String>, Role)>>,
    pub(crate) titles: WordSet,
    pub(crate) documents: WordSet,
    pub(crate) vague: WordSet,
    pub(crate) hedges: WordSet,
    pub(crate) generic: WordSet,
    pub(crate) ranks: Class,
    pub(crate) tolls: Class,
    pub(crate) denied: Class,
    pub(crate) outcomes: Class,
    pub(crate) said_how: Class,
    pub(crate) carried: Class,
    pub(crate) issuing: Class,
    pub(crate) papers: Class,
    pub(crate) askers: Class,
    pub(crate) airing: Class,
    pub(crate) sensing: Class,
    /// Accusation and denial have words of their own.
    pub(crate) allegation: AllegationLexicon,
    pub(crate) examples: Vec<CueExamples>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CueEntry {
    takes: Takes,
    modality: Option<Modality>,
    lemmas: Vec<String>,
    r#match: Vec<String>,
    no: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Skip {
    before_to: WordSet,
    only_with_quote: WordSet,
    venue: WordSet,
    audience: WordSet,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SpeechFile {
    cue: Vec<CueEntry>,
    skip: Skip,
    tolls: Class,
    denied: Class,
    outcomes: Class,
    said_how: Class,
    carried: Class,
    issuing: Class,
    papers: Class,
    askers: Class,
    airing: Class,
    sensing: Class,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RoleEntry {
    role: Role,
    people: Vec<String>,
    bodies: Vec<String>,
    names: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    words: WordSet,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Vague {
    words: WordSet,
    hedges: WordSet,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Generic {
    bodies: WordSet,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SourcesFile {
    role: Vec<RoleEntry>,
    titles: Words,
    documents: Words,
    vague: Vague,
    generic: Generic,
    ranks: Class,
}

impl SpeechLexicon {
    /// The English words that the program carries.
    ///
    /// # Errors
    /// [`LexiconError::Form`] where a file was changed and is no longer of its form.
    pub(crate) fn english() -> Result<Self, LexiconError> {
        let speech: SpeechFile = parse("speech.toml", include_str!("../../../../lexicon/en/speech.toml"))?;
        let sources: SourcesFile =
            parse("sources.toml", include_str!("../../../../lexicon/en/sources.toml"))?;
        let mut lexicon = Self {
            before_to: speech.skip.before_to,
            only_with_quote: speech.skip.only_with_quote,
            venue: speech.skip.venue,
            audience: speech.skip.audience,
            titles: sources.titles.words,
            documents: sources.documents.words,
            vague: sources.vague.words,
            hedges: sources.vague.hedges,
            generic: sources.generic.bodies,
            ranks: sources.ranks,
            tolls: speech.tolls,
            denied: speech.denied,
            outcomes: speech.outcomes,
            said_how: speech.said_how,
            carried: speech.carried,
            issuing: speech.issuing,
            papers: speech.papers,
            askers: speech.askers,
            airing: speech.airing,
            sensing: speech.sensing,
            allegation: AllegationLexicon::english()?,
            ..Self::default()
        };
        for entry in speech.cue {
            let word = CueWord { takes: entry.takes, modality: entry.modality };
            for lemma in &entry.lemmas {
                lexicon.cues.entry(lemma.clone()).or_insert(word);
            }
            lexicon.examples.push(CueExamples {
                lemmas: entry.lemmas,
                matching: entry.r#match,
                no: entry.no,
            });
        }
        for entry in sources.role {
            for noun in entry.people {
                lexicon.people.entry(noun).or_insert(entry.role);
            }
            for noun in entry.bodies {
                lexicon.bodies.entry(noun).or_insert(entry.role);
            }
            for name in entry.names {
                let words = name_words(&name);
                if let Some(first) = words.first().cloned() {
                    lexicon.names.entry(first).or_default().push((words, entry.role));
                }
            }
        }
        for list in lexicon.names.values_mut() {
            list.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        }
        Ok(lexicon)
    }

    /// True where these words are a whole name.
    pub(crate) fn is_name(&self, words: &[String]) -> bool {
        words
            .first()
            .and_then(|w| self.names.get(w))
            .is_some_and(|list| list.iter().any(|(name, _)| name == words))
    }

    /// The role that a whole name gives, where it stands among these words (lower case), and how many words it has. The last
    /// name counts: in "the Houthi-run Saba news agency" it is the agency.
    pub(crate) fn name_role(&self, words: &[String]) -> Option<(Role, usize)> {
        self.name_at(words).map(|(_, role, length)| (role, length))
    }

    /// The same, with where the name begins.
    pub(crate) fn name_at(&self, words: &[String]) -> Option<(usize, Role, usize)> {
        (0..words.len()).rev().find_map(|at| {
            let rest = words.get(at..)?;
            let list = self.names.get(rest.first()?)?;
            list.iter().find(|(name, _)| rest.starts_with(name)).map(|(name, role)| (at, *role, name.len()))
        })
    }
}

/// A name's words as the tokeniser cuts them: at hyphens, but for the Arabic article's.
fn name_words(name: &str) -> Vec<String> {
    let whole = |w: &str| w.starts_with("al-") || w.starts_with("el-") || w.starts_with("an-");
    name.split(' ')
        .flat_map(|w| if whole(w) { vec![w.to_owned()] } else { w.split('-').map(str::to_owned).collect() })
        .collect()
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may")]

    use sijill_language::Tag;

    use super::*;
    use crate::classes::testing::{keep_their_examples, lemma, lower};

    #[test]
    fn the_files_are_of_their_form_and_every_entry_has_examples() {
        let lexicon = SpeechLexicon::english().unwrap();
        assert!(
            lexicon
                .examples
                .iter()
                .all(|e| !e.lemmas.is_empty() && !e.matching.is_empty() && !e.no.is_empty())
        );
        assert_eq!(lexicon.cues["say"].takes, Takes::Clause);
    }

    #[test]
    fn classes_keep_their_examples() {
        let lexicon = SpeechLexicon::english().unwrap();
        keep_their_examples(&[
            ("ranks", &lexicon.ranks, lower),
            ("tolls", &lexicon.tolls, lemma),
            ("denied", &lexicon.denied, lemma),
            ("outcomes", &lexicon.outcomes, |class, a, i| {
                a.sentence.tag(i) == Tag::VBG && class.has(a.sentence.lemma(i))
            }),
            ("said_how", &lexicon.said_how, |class, a, i| {
                matches!(a.sentence.tag(i), Tag::RB | Tag::RP) && class.has(a.sentence.lower(i))
            }),
            ("issuing", &lexicon.issuing, |class, a, i| {
                a.sentence.tag(i).is_verb() && class.has(a.sentence.lemma(i))
            }),
            ("papers", &lexicon.papers, |class, a, i| class.has(a.sentence.lemma(i))),
            ("askers", &lexicon.askers, |class, a, i| {
                class.has(a.sentence.lower(i)) && a.sentence.surface(i + 1) == ":"
            }),
            ("sensing", &lexicon.sensing, |class, a, i| {
                a.sentence.tag(i) == Tag::VBG && class.has(a.sentence.lemma(i))
                    || class.has(a.sentence.lower(i)) && a.sentence.lower(i).ends_with("ing")
            }),
            ("airing", &lexicon.airing, |class, a, i| {
                a.sentence.tag(i).is_verb() && class.has(a.sentence.lemma(i))
            }),
            ("carried", &lexicon.carried, |class, a, i| {
                matches!(a.sentence.tag(i), Tag::VBN | Tag::VBD) && class.has(a.sentence.lemma(i))
            }),
        ]);
    }

    #[test]
    fn a_whole_name_gives_its_role_wherever_it_stands() {
        let lexicon = SpeechLexicon::english().unwrap();
        let words = |s: &str| s.split(' ').map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(lexicon.name_role(&words("the russian defence ministry")), Some((Role::Military, 2)));
        assert_eq!(lexicon.name_role(&words("the bakers guild")), None);
    }
}
