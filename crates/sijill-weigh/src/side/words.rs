//! What words tell of a side, from `lexicon/en/sides.toml` and the names of `lexicon/en/actors.toml`.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use super::{Side, side_of_id};

/// The words, indexed by their first.
#[derive(Debug, Default)]
struct Words {
    /// Phrases of actors and states, in small letters; aliases in capitals keep them.
    names: FxHashMap<String, Vec<(Vec<String>, Side)>>,
    adjectives: FxHashMap<String, Side>,
    armed: FxHashSet<String>,
    near: FxHashSet<String>,
    organs: FxHashSet<String>,
    firm: Vec<(Vec<String>, Side)>,
    soft: Vec<(Vec<String>, Side)>,
    with: FxHashSet<(String, String)>,
}

#[derive(Deserialize)]
struct Actors {
    nouns: Nouns,
    group: Vec<Actor>,
    state: Vec<Actor>,
}

#[derive(Deserialize)]
struct Nouns {
    armed: Vec<String>,
}

#[derive(Deserialize)]
struct Actor {
    id: String,
    name: String,
    #[serde(default)]
    aliases: Vec<String>,
    #[serde(default)]
    adjectives: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sides {
    near: List,
    organs: List,
    side: Vec<Entry>,
    with: Vec<With>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    words: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    side: String,
    #[serde(default)]
    firm: bool,
    words: Vec<String>,
    #[cfg_attr(not(test), expect(dead_code, reason = "the examples are tests"))]
    r#match: Vec<String>,
    #[cfg_attr(not(test), expect(dead_code, reason = "the examples are tests"))]
    no: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct With {
    side: String,
    actors: Vec<String>,
}

/// Files that cannot be read leave no words known; a test makes sure that they can.
static WORDS: LazyLock<Words> = LazyLock::new(|| Words::english().unwrap_or_default());

fn files() -> Result<(Actors, Sides), toml::de::Error> {
    let actors = toml::from_str(include_str!("../../../../lexicon/en/actors.toml"))?;
    let sides = toml::from_str(include_str!("../../../../lexicon/en/sides.toml"))?;
    Ok((actors, sides))
}

fn family(name: &str) -> Option<Side> {
    [Side::Government, Side::Opposition, Side::ArmedGroups].into_iter().find(|side| side.name() == name)
}

impl Words {
    fn english() -> Result<Self, toml::de::Error> {
        let (actors, sides) = files()?;
        let mut words = Self {
            armed: actors.nouns.armed.into_iter().collect(),
            near: sides.near.words.into_iter().collect(),
            organs: sides.organs.words.into_iter().collect(),
            ..Self::default()
        };
        for actor in actors.group.into_iter().chain(actors.state) {
            let side = side_of_id(&actor.id);
            for adjective in actor.adjectives {
                words.adjectives.insert(adjective.to_lowercase(), side.clone());
            }
            for name in actor.aliases.into_iter().chain([actor.name]) {
                // "IS" and "US" are names, "is" and "us" are not.
                let whole = name.len() <= 3 && !name.chars().any(char::is_lowercase);
                let phrase = tokens(&name, whole);
                if let Some(first) = phrase.first() {
                    words.names.entry(first.clone()).or_default().push((phrase, side.clone()));
                }
            }
        }
        for phrases in words.names.values_mut() {
            phrases.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.cmp(b)));
        }
        for entry in sides.side {
            let Some(side) = family(&entry.side) else { continue };
            let list = if entry.firm { &mut words.firm } else { &mut words.soft };
            list.extend(entry.words.iter().map(|phrase| (tokens(phrase, false), side.clone())));
        }
        for with in sides.with {
            words.with.extend(with.actors.into_iter().map(|actor| (actor, with.side.clone())));
        }
        Ok(words)
    }

    /// The named actor or state that is told first.
    fn named(&self, small: &[String], written: &[String]) -> Option<&Side> {
        (0..small.len()).find_map(|at| {
            let found = |phrases: &[String], of: &[String]| phrases.starts_with(of);
            [(small, at), (written, at)].into_iter().find_map(|(list, at)| {
                let rest = &list[at..];
                self.names
                    .get(&list[at])?
                    .iter()
                    .find(|(phrase, _)| found(rest, phrase))
                    .map(|(_, side)| side)
            })
        })
    }

    /// A state's adjective before a noun of its forces or organs: "Syrian government troops", "the Russian embassy".
    fn forces_of_state(&self, small: &[String]) -> Option<&Side> {
        let at = small.iter().position(|word| self.adjectives.contains_key(word))?;
        let side = self.adjectives.get(&small[at]);
        let rest = &small[at + 1..];
        side.filter(|_| {
            small.len() == 1 || rest.iter().any(|word| self.is_force(word) || self.is_organ(word))
        })
    }

    fn is_force(&self, word: &str) -> bool {
        self.armed.contains(singular(word)) || self.armed.contains(word)
    }

    fn is_organ(&self, word: &str) -> bool {
        self.organs.contains(singular(word)) || self.organs.contains(word)
    }
}

fn singular(word: &str) -> &str {
    word.strip_suffix('s').unwrap_or(word)
}

/// Words of a text, in small letters unless they are wanted as written.
fn tokens(text: &str, written: bool) -> Vec<String> {
    text.replace('’', "'")
        .split(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '\'' | '.')))
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .map(|word| word.strip_suffix("'s").unwrap_or(word))
        .filter(|word| !word.is_empty())
        .map(|word| if written { word.to_owned() } else { word.to_lowercase() })
        .collect()
}

/// Where a phrase stands, the last word of it singular or plural.
fn position(small: &[String], phrase: &[String]) -> Option<usize> {
    let alike = |one: &String, other: &String| one == other || singular(one) == other.as_str();
    let fits = |part: &[String]| part.iter().zip(phrase).all(|(one, other)| alike(one, other));
    small.windows(phrase.len().max(1)).position(fits)
}

pub(super) fn side_of(text: &str) -> Option<Side> {
    let words = &*WORDS;
    let (small, written) = (tokens(text, false), tokens(text, true));
    if small.iter().any(|word| words.near.contains(word) || words.near.contains(singular(word))) {
        return None;
    }
    let named = words.named(&small, &written);
    if let Some(actor @ Side::Actor(_)) = named {
        return Some(actor.clone());
    }
    let firm = words.firm.iter().filter_map(|(phrase, side)| Some((position(&small, phrase)?, side)));
    if let Some((_, side)) = firm.min_by_key(|(at, _)| *at) {
        return Some(side.clone());
    }
    if let Some(state) = named.or_else(|| words.forces_of_state(&small)) {
        return Some(state.clone());
    }
    // The words have to end in these: "government forces", not "government employees".
    let ends = |phrase: &[String]| {
        position(&small, phrase)
            .is_some_and(|at| small[at + phrase.len()..].iter().all(|word| words.is_force(word)))
    };
    words.soft.iter().find(|(phrase, _)| ends(phrase)).map(|(_, side)| side.clone())
}

/// True where an actor may be meant by the words of a side.
pub(super) fn is_with(actor: &str, side: &str) -> bool {
    WORDS.with.contains(&(actor.to_owned(), side.to_owned()))
}

/// True where two actors fight on one side.
pub(super) fn share_a_side(one: &str, other: &str) -> bool {
    ["government", "opposition"].into_iter().any(|side| is_with(one, side) && is_with(other, side))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    #[test]
    fn each_entry_tells_its_examples() {
        let (actors, sides) = files().unwrap();
        for entry in &sides.side {
            let own = family(&entry.side).unwrap();
            assert!(!entry.r#match.is_empty() && !entry.no.is_empty(), "{} has no examples", entry.side);
            for words in &entry.r#match {
                assert_eq!(side_of(words), Some(own.clone()), "{words}");
            }
            for words in &entry.no {
                assert_ne!(side_of(words), Some(own.clone()), "{words}");
            }
        }
        for with in &sides.with {
            assert!(with.side == "state" || family(&with.side).is_some(), "{}", with.side);
            for actor in &with.actors {
                assert!(actors.group.iter().any(|group| group.id == *actor), "{actor} is no actor");
            }
        }
    }
}
