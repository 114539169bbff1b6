//! Names that no list holds and that a report told once to be places: "the village of Tsovak … Tsovak fell on Monday".
//!
//! Not for: names of lists, which are found by themselves, nor what points back without a name (`back`).

use sijill_gazetteer::Gazetteer;
use sijill_language::{Label, Sentence};

use super::frame;
use super::mention::{PlaceMention, Role};
use super::scan::{Name, is_capital};
use crate::classes::CLASSES;

/// Most names of a report that are looked for again.
const MOST: usize = 40;

/// The names of unlisted places that a report's sentences tell surely: behind a preposition, or by their sort.
pub(crate) fn told_names<'m>(mentions: impl Iterator<Item = &'m PlaceMention>) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let sure = |m: &&PlaceMention| {
        m.candidates.is_empty()
            && m.back.is_none()
            && m.role == Role::Location
            && m.kind.is_some()
            && m.strength >= 2
            && !m.of_candidate
            && m.shift.is_none()
            && m.name.chars().count() > 3
            && m.name.split(' ').all(|word| word.starts_with(char::is_uppercase))
    };
    for m in mentions.filter(sure) {
        if names.len() < MOST && !names.contains(&m.name) {
            names.push(m.name.clone());
        }
    }
    names
}

/// Adds the mentions of a sentence that have such a name and were not seen to be places.
pub(crate) fn add_told(
    s: &Sentence<'_>,
    gazetteer: &Gazetteer,
    names: &[String],
    mentions: &mut Vec<PlaceMention>,
) {
    for name in names {
        let words: Vec<&str> = name.split(' ').collect();
        let Some(first_word) = words.first() else { continue };
        for first in 0..s.len() {
            let last = first + words.len() - 1;
            if s.surface(first) != *first_word || (0..words.len()).any(|k| s.surface(first + k) != words[k]) {
                continue;
            }
            let covered = mentions.iter().any(|m| m.first <= last && first <= m.last);
            // "Commander Tsovak", "Tsovak Hakobyan": another name.
            let longer = is_capital(s.surface(last + 1)) || first > 1 && is_capital(s.surface(first - 1));
            // "Karim was killed in the raid", "Karim said so": somebody who is called like it.
            let person = s.head(last).is_some_and(|verb| {
                matches!(s.label(last), Label::Nsubj | Label::Nsubjpass)
                    && (CLASSES.reporting.has(s.lemma(verb))
                        || CLASSES.harmed.has(s.lower(verb))
                        || matches!(s.lemma(verb), "die" | "kill" | "wound" | "injure" | "arrest" | "shoot"))
            });
            if covered || longer || person {
                continue;
            }
            let found = Name { first, last, known: true, run: (first, last) };
            let dressed = frame::dress(s, gazetteer, found);
            mentions.extend(dressed.map(|m| PlaceMention { strength: m.strength.max(2), ..m }));
        }
    }
}
