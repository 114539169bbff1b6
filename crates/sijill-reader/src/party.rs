//! Parties to a conflict: from a noun phrase to a name, the lexicon's actor, and whether it bears arms.
//!
//! Not for: who says something (`speech`), who was harmed (`people`). Pronouns keep their own word as name; whoever
//! knows the sentences before resolves them.

mod peoples;

use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use serde::Deserialize;
use sijill_claim::Party;
use sijill_language::{Label, Tag};

use crate::allegiance::end_with_allegiance;
use crate::analysis::Analysed;
use crate::chunk::Chunk;
use crate::classes::Class;
use crate::lexicon::{LexiconError, parse};
use crate::words::WordSet;

/// What a noun phrase can do in a war.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Force {
    /// Bears arms, or is a state.
    Armed,
    /// Bears arms where the sentence speaks of war: a state, a government, a group.
    Soft,
    /// A pronoun: it depends on what went before.
    Pronoun,
    /// A proper name that the lexicon does not know.
    Unknown,
    /// Strikes, but is nobody: "shells", "an air strike".
    Weapon,
    /// Anything else.
    Other,
}

impl Force {
    /// True for whoever can be a party: armed people, states, governments, groups.
    pub(crate) const fn acts(self) -> bool {
        matches!(self, Self::Armed | Self::Soft)
    }
}

/// The actors and the nouns for them.
#[derive(Debug, Default)]
struct Actors {
    of_states: WordSet,
    armed: WordSet,
    soft: WordSet,
    single: WordSet,
    weapons: WordSet,
    containers: WordSet,
    sides: WordSet,
    arms: WordSet,
    carried: WordSet,
    bearing: WordSet,
    names: FxHashMap<String, String>,
    adjectives: FxHashMap<String, String>,
    modifiers: Class,
    irregular: Class,
    outlaws: Class,
    unarmed: Class,
    bodies: Class,
    peoples: Class,
    warlike: Class,
    warring: Class,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    nouns: Nouns,
    modifiers: Class,
    irregular: Class,
    outlaws: Class,
    unarmed: Class,
    bodies: Class,
    peoples: Class,
    warlike: Class,
    warring: Class,
    group: Vec<Entry>,
    state: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Nouns {
    armed: Vec<String>,
    soft: Vec<String>,
    single: Vec<String>,
    weapons: Vec<String>,
    containers: Vec<String>,
    sides: Vec<String>,
    arms: Vec<String>,
    carried: Vec<String>,
    bearing: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    id: String,
    name: String,
    #[serde(default)]
    aliases: Vec<String>,
    #[serde(default)]
    adjectives: Vec<String>,
    /// The army of a state, by a name of its own.
    #[serde(default)]
    of_state: bool,
}

/// A file that cannot be read leaves no actors known; a test makes sure that it can.
static ACTORS: LazyLock<Actors> = LazyLock::new(|| Actors::english().unwrap_or_default());

impl Actors {
    fn english() -> Result<Self, LexiconError> {
        let file: File = parse("actors.toml", include_str!("../../../lexicon/en/actors.toml"))?;
        let mut actors = Self {
            armed: file.nouns.armed.into_iter().collect(),
            soft: file.nouns.soft.into_iter().collect(),
            single: file.nouns.single.into_iter().collect(),
            weapons: file.nouns.weapons.into_iter().collect(),
            containers: file.nouns.containers.into_iter().collect(),
            sides: file.nouns.sides.into_iter().collect(),
            arms: file.nouns.arms.into_iter().collect(),
            carried: file.nouns.carried.into_iter().collect(),
            bearing: file.nouns.bearing.into_iter().collect(),
            modifiers: file.modifiers,
            irregular: file.irregular,
            outlaws: file.outlaws,
            unarmed: file.unarmed,
            bodies: file.bodies,
            peoples: file.peoples,
            warlike: file.warlike,
            warring: file.warring,
            ..Self::default()
        };
        for entry in file.group.into_iter().chain(file.state) {
            if entry.of_state {
                actors.of_states.insert(entry.id.clone());
            }
            for adjective in entry.adjectives {
                actors.adjectives.insert(adjective.to_lowercase(), entry.id.clone());
                actors.names.insert(adjective.to_lowercase(), entry.id.clone());
            }
            for name in entry.aliases.into_iter().chain([entry.name]) {
                actors.names.insert(name.to_lowercase(), entry.id.clone());
            }
        }
        Ok(actors)
    }

    /// The actor that a name means: by itself, by what is left without nouns of force, or by its adjective.
    fn id(&self, name: &str) -> Option<String> {
        let name = name.to_lowercase().replace('’', "'");
        if let Some(id) = self.names.get(&name) {
            return Some(id.clone());
        }
        let words: Vec<&str> = name.split_whitespace().collect();
        let irregular = words.iter().any(|w| self.is_irregular(w));
        let bare = words.iter().rposition(|w| !self.is_force_word(w)).map(|last| words[..=last].join(" "))?;
        let bare = bare.trim_end_matches("'s");
        // "ISIS fighters" are its own, "Syrian rebels" are not Syria's.
        if words.len() > 1
            && let Some(id) = self.names.get(bare).filter(|id| !(irregular && is_state(id)))
        {
            return Some(id.clone());
        }
        words
            .first()
            .filter(|_| !irregular && bare.split(' ').count() == 1)
            .and_then(|w| self.adjectives.get(*w))
            .cloned()
    }

    /// True for those who are no state's.
    fn is_irregular(&self, word: &str) -> bool {
        word.starts_with("anti-") || self.irregular.has(word.trim_end_matches('s'))
    }

    fn is_force_word(&self, word: &str) -> bool {
        self.armed.contains(word)
            || self.armed.contains(word.trim_end_matches('s'))
            || self.modifiers.has(word)
    }
}

fn is_state(id: &str) -> bool {
    id.len() == 2 && id.bytes().all(|b| b.is_ascii_uppercase())
}

/// The party that the phrase of a token names; nothing where there is no phrase.
pub(crate) fn party(a: &Analysed<'_>, token: usize) -> Option<Party> {
    let chunk = named_chunk(a, token)?;
    let s = &a.sentence;
    let first = (chunk.first..=chunk.head).find(|&i| {
        !matches!(s.tag(i), Tag::DT | Tag::PDT | Tag::CD | Tag::RB | Tag::OpenQuote)
            && a.number(i).is_none()
            && a.date_at(i).is_none()
            || s.lower(i) == "no"
    });
    let first = first.unwrap_or(chunk.head);
    let last = end_with_allegiance(a, chunk);
    let without_case =
        |last: usize| if s.tag(last) == Tag::POS { last.saturating_sub(1).max(first) } else { last };
    let name = s.words(first, without_case(last));
    // "Rebels backed by Chad" are not Chad's.
    let id = actor_in(a, first, without_case(chunk.last));
    (!name.is_empty()).then(|| Party {
        name: name.to_owned(),
        id,
        words: s.words(chunk.first, last).to_owned(),
    })
}

/// The lexicon's actor that the words name, whole or in part ("Fighters from X" is asked for X).
fn actor_in(a: &Analysed<'_>, first: usize, last: usize) -> Option<String> {
    let s = &a.sentence;
    ACTORS.id(s.words(first, last)).or_else(|| {
        (first + 1..=last).find_map(|i| s.tag(i).is_proper().then(|| ACTORS.id(s.words(i, last))).flatten())
    })
}

/// The phrase that names who is meant: "Units of [the army]", "Fighters from [X]".
fn named_chunk(a: &Analysed<'_>, token: usize) -> Option<Chunk> {
    let s = &a.sentence;
    let mut chunk = a.chunk(token)?;
    // "On 14 February armed men": the day is no part of who they are.
    while chunk.first < chunk.head && a.date_at(chunk.first).is_some() {
        chunk.first += 1;
    }
    let generic = ACTORS.containers.contains(s.lemma(chunk.head)) || a.count(chunk.head).is_some();
    if generic && matches!(s.lower(chunk.last + 1), "of" | "from") {
        let inner = a.chunk(chunk.last + 2).filter(|c| c.first == chunk.last + 2);
        let bearing = |c: &Chunk| {
            (c.first..c.head).any(|i| matches!(s.lower(i), "armed" | "masked")) && s.tag(c.head) == Tag::NNS
        };
        let known = |c: &Chunk| {
            bearing(c)
                || ACTORS.id(s.words(c.first, c.last)).is_some()
                || is_force(a, *c)
                || names_actor(a, *c)
        };
        // "Members of the Third Front of the FARC"
        let whole = |c: Chunk| {
            let of = Some(c.last + 1).filter(|&i| s.lower(i) == "of" && s.lemma(c.head) == "front")?;
            a.chunk(of + 1).filter(|w| w.first == of + 1)
        };
        let inner = inner.filter(known).or_else(|| inner.and_then(whole).filter(known));
        return inner.or(Some(chunk));
    }
    Some(chunk)
}

fn is_force(a: &Analysed<'_>, chunk: Chunk) -> bool {
    let (s, head) = (&a.sentence, chunk.head);
    // "1997 May - Rebels take Dura": behind the dash tagged as a name.
    let opens = head == 0 || matches!(s.lower(head - 1), "-" | "–" | "—" | ":");
    let titled = || s.lower(head).strip_suffix('s').is_some_and(|one| ACTORS.armed.contains(one));
    ACTORS.armed.contains(s.lemma(head))
        || ACTORS.armed.contains(s.lower(head))
        || opens && s.tag(head).is_proper() && titled()
}

fn names_actor(a: &Analysed<'_>, chunk: Chunk) -> bool {
    let s = &a.sentence;
    let first =
        (chunk.first..=chunk.last).find(|&i| !matches!(s.tag(i), Tag::DT | Tag::PDT)).unwrap_or(chunk.first);
    // Acronyms are written in capitals: "is" is no Islamic State.
    let capital = is_written_as_name(s.surface(chunk.head));
    capital && actor_in(a, first, chunk.last).is_some()
}

/// "Hamas", "al-Shabaab", "ash-Shabab": with a capital, or an article grown onto one.
fn is_written_as_name(surface: &str) -> bool {
    let after = surface.split_once(['-', '\'', '’']).filter(|(article, _)| article.len() <= 3);
    surface.starts_with(char::is_uppercase)
        || after.is_some_and(|(_, name)| name.starts_with(char::is_uppercase))
}

/// The party of a name alone, where the lexicon knows it or its side.
pub(crate) fn named(name: &str) -> Option<Party> {
    let name = name.trim_end_matches("'s").trim_start_matches("the ");
    let capital = is_written_as_name(name);
    let id = ACTORS.id(name).filter(|_| capital);
    (id.is_some() || ACTORS.sides.contains(&name.to_lowercase())).then(|| Party {
        name: name.to_owned(),
        id,
        words: name.to_owned(),
    })
}

pub(crate) use peoples::are_people;

/// Whether the phrase of a token bears arms.
pub(crate) fn force(a: &Analysed<'_>, token: usize) -> Force {
    let s = &a.sentence;
    let Some(chunk) = named_chunk(a, token) else { return Force::Other };
    if matches!(s.lower(chunk.head), "he" | "she" | "i" | "you" | "him" | "her" | "me") {
        return Force::Other;
    }
    if s.tag(chunk.head) == Tag::PRP
        || matches!(s.lower(chunk.head), "those" | "these" | "some" | "many" | "others" | "both" | "all")
    {
        return Force::Pronoun;
    }
    let lemma = s.lemma(chunk.head);
    // "armed men", "masked gangs", "uniformed youths", "suspected herdsmen"
    let bears = (chunk.first..chunk.head)
        .any(|i| matches!(s.lower(i), "armed" | "masked" | "uniformed" | "hooded" | "suspected"))
        // "unknown men", "unidentified people"
        || matches!(s.lower(chunk.head), "men" | "people" | "persons" | "assailants")
            && (chunk.first..chunk.head).any(|i| matches!(s.lower(i), "unknown" | "unidentified"));
    if bears
        && matches!(s.tag(chunk.head), Tag::NNS | Tag::NNPS)
        && !ACTORS.unarmed.has(lemma)
        && !ACTORS.weapons.contains(lemma)
    {
        return Force::Armed;
    }
    // "Some 200 men, many in old army camouflage and carrying rifles, poured into the town"
    let arms = |i: usize| ACTORS.carried.contains(s.lower(i));
    // "men driven out by others with guns", "boys, forced to hand over their weapons": no arms of theirs.
    let others = |i: usize| {
        matches!(s.lower(i), "by" | "to" | "from" | "of" | "for")
            || matches!(s.tag(i), Tag::VBG | Tag::VBN) && !ACTORS.bearing.contains(s.lower(i))
    };
    let behind = chunk.last + 1..s.len().min(chunk.last + 16);
    let men = matches!(s.lower(chunk.head), "men" | "youths" | "boys" | "people" | "persons");
    if men && behind.take_while(|&i| !a.is_finite(i) && !others(i)).any(arms) {
        return Force::Armed;
    }
    let men_of = peoples::are_of_an_army(a, chunk);
    if peoples::are_guards(a, chunk) {
        return Force::Armed;
    }
    if men && peoples::is_held_armed(a, chunk) || men_of || peoples::is_member_of_armed(a, chunk) {
        return Force::Armed;
    }
    let sided = (chunk.first..chunk.head).any(|i| {
        // "an armed group", "the armed wing"
        s.lower(i) == "armed" && ACTORS.armed.contains(lemma)
            || ACTORS.sides.contains(s.lower(i))
            || ACTORS.arms.contains(s.lower(i)) && ACTORS.armed.contains(lemma)
            || ACTORS.armed.contains(s.lemma(i)) && !ACTORS.soft.contains(s.lemma(i))
    });
    // "Iraqi units": a state's own, more than one.
    let of_a_state = s.tag(chunk.head) == Tag::NNS
        && matches!(lemma, "unit" | "element" | "division" | "company")
        && (chunk.first..chunk.head).any(|i| ACTORS.adjectives.contains_key(s.lower(i)));
    // "his men had beaten back an attempt"
    if matches!(s.lower(chunk.head), "men" | "boys" | "lads")
        && chunk.head == chunk.first + 1
        && matches!(s.lower(chunk.first), "his" | "our" | "their" | "my" | "its")
    {
        return Force::Soft;
    }
    // "the Petroleum Guard (PG)"
    if s.tag(chunk.head).is_proper() && is_named_body(a, chunk) {
        return Force::Armed;
    }
    if peoples::is_named_group(a, chunk) {
        return Force::Armed;
    }
    if is_force(a, chunk) {
        let soft = ACTORS.soft.contains(lemma) && !sided && !of_a_state
            || ACTORS.single.contains(lemma) && matches!(s.tag(chunk.head), Tag::NN | Tag::NNP);
        return if soft { Force::Soft } else { Force::Armed };
    }
    if names_actor(a, chunk) {
        let state = party(a, token).and_then(|p| p.id).is_some_and(|id| is_state(&id));
        // "ISF", "the Revolutionary Guards" are a state's own arms; the state's name is not.
        let arms = ACTORS.is_force_word(s.lower(chunk.head))
            || goes_by_initials(a, chunk.head) && !matches!(s.surface(chunk.head), "UAE" | "DRC" | "USA");
        return if state && !arms { Force::Soft } else { Force::Armed };
    }
    if peoples::is_people(a, chunk) {
        return Force::Soft;
    }
    if ACTORS.weapons.contains(lemma) {
        return Force::Weapon;
    }
    // "An F-16 bombed the town"
    if crate::damage::is_make(s.lower(chunk.head)) {
        return Force::Soft;
    }
    if a.count(chunk.head).is_some() {
        return Force::Other;
    }
    // "rebel groups", "pro-government militias": the side in the phrase makes up for an unknown noun.
    let person = matches!(s.tag(chunk.head), Tag::NNS | Tag::NNPS) && !ACTORS.unarmed.has(lemma);
    if sided && person && s.child(chunk.head, Label::Poss).is_none() {
        return Force::Armed;
    }
    if is_named_body(a, chunk) {
        return Force::Armed;
    }
    if s.tag(chunk.head).is_proper() && a.place_at(chunk.head).is_none() && a.date_at(chunk.head).is_none() {
        return Force::Unknown;
    }
    Force::Other
}

/// "the Northern Front", "the 9th Division", "the Shabwa Hawks": a body of fighters by a name that no list has.
fn is_named_body(a: &Analysed<'_>, chunk: Chunk) -> bool {
    let s = &a.sentence;
    let written = |i: usize| s.surface(i).starts_with(char::is_uppercase);
    let numbered = |i: usize| s.surface(i).starts_with(|c: char| c.is_ascii_digit());
    let before = (chunk.first..chunk.head)
        .any(|i| s.lower(i) != "the" && (written(i) && (i > 0 || s.tag(i).is_proper()) || numbered(i)));
    // "The National Front captured 11 towns in Sunday's elections"
    let polls = (0..s.len()).any(|i| {
        matches!(s.lemma(i), "election" | "vote" | "poll" | "ballot" | "seat" | "voter" | "referendum")
    });
    before && !polls && written(chunk.head) && ACTORS.bodies.has(s.lemma(chunk.head))
}

/// True for a noun or adjective of a side or a force: "rebel", "army", "militia".
pub(crate) fn is_warring(word: &str) -> bool {
    ACTORS.sides.contains(word) || ACTORS.armed.contains(word)
}

/// True for the name of a body of the lexicon that is no state.
pub(crate) fn names_a_force(name: &str) -> bool {
    is_written_as_name(name) && ACTORS.id(name).is_some_and(|id| !is_state(&id))
}

/// "the Houthi movement", "Hamas": a phrase with the name of a body of the lexicon that is no state.
pub(crate) fn is_known_body(a: &Analysed<'_>, token: usize) -> bool {
    known_body(a, token).is_some()
}

/// The actor whose name the phrase of a token has, if it is no state.
fn known_body(a: &Analysed<'_>, token: usize) -> Option<String> {
    let (s, c) = (&a.sentence, a.chunk(token)?);
    let named = |i: usize| {
        let mut names = (i..=c.head.min(i + 2)).map(|last| s.words(i, last));
        names.find_map(|name| ACTORS.id(name).filter(|_| names_a_force(name)))
    };
    (c.first..=c.head).filter(|&i| s.tag(i).is_proper()).find_map(named)
}

/// Armed people who are no state's: "gunmen", "the rebel army", "a masked gang", "the Tamil Tigers".
pub(crate) fn is_irregular(a: &Analysed<'_>, token: usize) -> bool {
    let s = &a.sentence;
    a.chunk(token).is_some_and(|c| {
        (c.first..=c.head)
            .any(|i| ACTORS.is_irregular(s.lower(i)) || matches!(s.lower(i), "armed" | "masked" | "hooded"))
            || ACTORS.outlaws.has(s.lemma(c.head))
            // "Guerrillas seized two soldiers", tagged as a name
            || ACTORS.outlaws.has(s.lower(c.head).trim_end_matches('s'))
    }) || known_body(a, token).is_some_and(|id| !ACTORS.of_states.contains(&id))
}

/// "the ISF", "the UFDD": a name of three capitals or more.
pub(crate) fn goes_by_initials(a: &Analysed<'_>, token: usize) -> bool {
    let name = a.sentence.surface(token);
    name.len() > 2 && name.chars().all(char::is_uppercase)
}

/// "a gunman", "the bomber": one person, who holds no ground alone.
pub(crate) fn is_single(a: &Analysed<'_>, token: usize) -> bool {
    let s = &a.sentence;
    a.chunk(token).is_some_and(|c| {
        ACTORS.single.contains(s.lemma(c.head))
            && matches!(s.tag(c.head), Tag::NN | Tag::NNP)
            && !(s.tag(c.head).is_proper() && is_named_body(a, c))
    })
}

/// Whether the sentence speaks of war, the token itself aside.
pub(crate) fn is_warlike(a: &Analysed<'_>, but: usize) -> bool {
    let s = &a.sentence;
    (0..s.len().min(400)).filter(|&i| i != but).any(|i| {
        let lemma = s.lemma(i);
        let noun = s.tag(i).is_noun();
        noun && (ACTORS.armed.contains(lemma) && !ACTORS.soft.contains(lemma)
            || ACTORS.weapons.contains(lemma) && lemma != "fire")
            || is_written_as_name(s.surface(i))
                && ACTORS.names.get(s.lower(i)).is_some_and(|id| !is_state(id))
            || ACTORS.warlike.has(lemma)
            || s.tag(i).is_verb() && ACTORS.warring.has(lemma)
    })
}

/// The side that stands in a phrase of something else: "rebel shells", "a terrorist assault", "ISIS attacks".
pub(crate) fn side_within(a: &Analysed<'_>, token: usize) -> Option<Party> {
    let s = &a.sentence;
    let chunk = a.chunk(token)?;
    let mut from = None;
    for i in chunk.first..chunk.head {
        let known = ACTORS.sides.contains(s.lower(i))
            || ACTORS.armed.contains(s.lemma(i))
            || is_written_as_name(s.surface(i)) && ACTORS.names.contains_key(s.lower(i));
        if known {
            from = Some((from.map_or(i, |(f, _)| f), i));
        }
    }
    let (first, last) = from?;
    let name = s.words(first, last);
    Some(Party { name: name.to_owned(), id: ACTORS.id(name), words: name.to_owned() })
}

#[cfg(test)]
mod tests;
