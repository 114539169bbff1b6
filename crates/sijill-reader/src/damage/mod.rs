//! Damage claims: vehicles, buildings and weapons damaged or destroyed, each listed thing a claim of its own.
//!
//! Not for: hospitals, schools and the like (`facility`), people (`casualty`).

mod fire;
mod listed;
mod nouns;
mod reached;
#[cfg(test)]
mod tests;
mod things;
mod towns;
mod wrecks;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;
use sijill_claim::{Damage, DamageExtent};
use sijill_language::{Label, Tag};

use crate::analysis::Analysed;
use crate::classes::Class;
use crate::clause::{Clause, Voice, clause, extent, reach, stance};
use crate::draft::{Body, Draft, Reading};
use crate::lexicon::{LexiconError, parse};
use crate::party::{Force, force, is_warlike, party, side_within};
use crate::thing::Thing;
use crate::words::WordSet;
use fire::on_fire;
use reached::{antecedent, used};
pub(crate) use things::is_make;
use things::{at_least, is_blow, is_gunfire, is_unnamed, spot, things_of};
use towns::{is_much_of_a_town, is_part, is_seen_from_above, is_town_destroyed};

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Verb {
    extent: DamageExtent,
    #[serde(default)]
    known: bool,
    /// What flies, with "down".
    #[serde(default)]
    flying: bool,
    /// What stands, with "down".
    #[serde(default)]
    standing: bool,
    /// Vehicles of armed people who lost them.
    #[serde(default)]
    lost: bool,
    #[serde(default)]
    hit: bool,
    #[serde(default)]
    collapses: bool,
    /// Only with "a" or a number.
    #[serde(default)]
    counted: bool,
    /// What is hit stands behind one of these.
    #[serde(default)]
    prepositions: Vec<String>,
    /// One of these words must stand behind it.
    #[serde(default)]
    behind: Vec<String>,
    /// "reduced to dust", "left in a heap of rubble", not "left dust over the houses": led by a preposition.
    #[serde(default)]
    led: bool,
    lemmas: Vec<String>,
    r#match: Vec<String>,
    no: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    things: WordSet,
    facilities: WordSet,
    r#abstract: WordSet,
    nature: WordSet,
    hittable: WordSet,
    flying: WordSet,
    standing: WordSet,
    bombs: WordSet,
    parts: WordSet,
    doubtful: WordSet,
    bases: WordSet,
    vessels: WordSet,
    destroyers: WordSet,
}

/// Words by which damage is told that are no verbs of damaging.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Nouns {
    destroyed: Class,
    charges: Class,
    kindles: Class,
    lies: Class,
    military: Class,
    seen: Class,
    sees: Class,
    strewn: Class,
    targets: Class,
    blows: Class,
    undergone: Class,
    heavy: Class,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    words: Words,
    nouns: Nouns,
    verb: Vec<Verb>,
}

/// Words of damage, from `lexicon/en/damage.toml`.
#[derive(Debug, Default)]
pub(crate) struct DamageLexicon {
    words: Words,
    nouns: Nouns,
    verbs: FxHashMap<String, Vec<Verb>>,
    examples: Vec<(DamageExtent, Vec<String>, Vec<String>)>,
}

impl DamageLexicon {
    /// True where a sentence tells of aircraft, or of those who shoot at them.
    pub(crate) fn tells_of_aircraft(&self, a: &Analysed<'_>) -> bool {
        let s = &a.sentence;
        (0..s.len()).any(|i| {
            self.words.flying.contains(s.lemma(i))
                || is_make(s.lower(i))
                || s.lower(i) == "air" && matches!(s.lemma(i + 1), "force" | "defence" | "defense")
        })
    }

    /// True for a word for what flies, or the name of its make.
    pub(crate) fn is_aircraft(&self, a: &Analysed<'_>, token: usize) -> bool {
        self.words.flying.contains(a.sentence.lemma(token)) || is_make(a.sentence.lower(token))
    }

    /// The English one that the program carries.
    pub(crate) fn english() -> Result<Self, LexiconError> {
        let file: File = parse("damage.toml", include_str!("../../../../lexicon/en/damage.toml"))?;
        let mut lexicon = Self { words: file.words, nouns: file.nouns, ..Self::default() };
        for verb in file.verb {
            lexicon.examples.push((verb.extent, verb.r#match.clone(), verb.no.clone()));
            for lemma in &verb.lemmas {
                lexicon.verbs.entry(lemma.clone()).or_default().push(verb.clone());
            }
        }
        Ok(lexicon)
    }
}

/// All damage claims of a sentence.
pub(crate) fn drafts(a: &Analysed<'_>, lexicon: &DamageLexicon) -> Vec<Draft> {
    let s = &a.sentence;
    let mut found: Vec<Draft> = Vec::new();
    for token in 0..s.len() {
        if let Some(c) = clause(a, token)
            && let Some(entries) = lexicon.verbs.get(&c.lemma)
        {
            for entry in entries.iter().filter(|entry| stands_behind(a, entry, c)) {
                verb(a, lexicon, entry, c, &mut found);
            }
        } else if matches!(s.lower(token), "ablaze" | "alight" | "fire") {
            on_fire(a, lexicon, token, &mut found);
        }
        nouns::told(a, lexicon, token, &mut found);
    }
    let mut seen = FxHashSet::default();
    found.retain(|d| seen.insert(d.subject));
    found
}

/// "reduced to rubble": whether a word that the verb asks for stands behind it.
fn stands_behind(a: &Analysed<'_>, entry: &Verb, c: &Clause) -> bool {
    let s = &a.sentence;
    let near = |i: usize| !matches!(s.lower(i), "," | ";") && !a.is_finite(i);
    entry.behind.is_empty()
        || (c.verb + 1..s.len().min(c.verb + 11))
            .take_while(|&i| near(i))
            // "knocked out of service" tells of what it serves (`facility`).
            .any(|i| {
                let led = !entry.led
                    || (i.saturating_sub(6)..i).any(|k| matches!(s.lower(k), "to" | "in" | "into"));
                led && entry.behind.iter().any(|word| word == s.lower(i)) && s.lower(i + 1) != "of"
            })
}

fn verb(a: &Analysed<'_>, lexicon: &DamageLexicon, entry: &Verb, c: &Clause, found: &mut Vec<Draft>) {
    let s = &a.sentence;
    let used = used(a, c);
    let by_tool = used.is_some();
    let stance = used.unwrap_or_else(|| stance(a, c.verb));
    if stance.negated || stance.unreal || stance.attempted {
        return;
    }
    if matches!(c.lemma.as_str(), "blow" | "gun")
        && entry.behind.is_empty()
        && (c.verb + 1..c.verb + 6).all(|i| s.lower(i) != "up")
        || c.lemma.as_str() == "burn"
            && s.tag(c.verb) == Tag::VBG
            && entry.behind.is_empty()
            && !is_burning(a, c)
            && !burns_it(a, c)
        || entry.flying && (c.verb + 1..c.verb + 6).all(|i| s.lower(i) != "down")
        || entry.lost && !c.doer.is_some_and(|d| force(a, d).acts())
    {
        return;
    }
    // "Unrest engulfed the market"
    let in_flames = c.doer.is_some_and(|d| matches!(s.lemma(d), "fire" | "flame" | "blaze" | "inferno"))
        || (c.verb + 1..c.verb + 5).any(|i| matches!(s.lower(i), "flames" | "fire"));
    if c.lemma == "engulf" && !in_flames {
        return;
    }
    if c.lemma == "blow"
        && c.things.iter().any(|&t| {
            matches!(s.lemma(t), "bomb" | "explosive" | "vest" | "device" | "vbied" | "belt" | "charge")
        })
    {
        return;
    }
    // "forty houses burned down", "the ship sank", "two depots blew up"
    let own = c.things.is_empty()
        && c.voice == Voice::Active
        && s.children_by(c.verb, &[Label::Auxpass]).next().is_none();
    let goes = match c.lemma.as_str() {
        "burn" => matches!(s.lower(c.verb + 1), "down" | "out") || is_burning(a, c),
        "blow" => {
            let bomb = |d: usize| lexicon.words.bombs.contains(s.lemma(d));
            s.lower(c.verb + 1) == "up" && !c.doer.is_some_and(bomb)
        }
        "sink" => true,
        _ => false,
    };
    let falls = entry.collapses && own_subject(a, c) || own && goes;
    let (things, doer): (Vec<usize>, _) = if falls {
        let subject = c.doer.filter(|_| c.voice == Voice::Active);
        (subject.map(|t| s.conjuncts(t)).unwrap_or_default(), None)
    } else if !entry.prepositions.is_empty() {
        let behind = crate::clause::complements(a, c.verb).into_iter();
        let behind = behind.filter(|(word, ..)| entry.prepositions.iter().any(|p| p == word));
        (behind.flat_map(|(_, _, n)| s.conjuncts(n)).collect(), c.doer.filter(|_| c.things.is_empty()))
    } else {
        (c.things.clone(), c.doer)
    };
    // "52 structures destroyed by fire", of which nobody says that it was an accident.
    let burned = doer.is_some_and(|d| s.lower(d) == "fire")
        && (c.voice != Voice::Active || matches!(c.lemma.as_str(), "engulf" | "gut" | "destroy" | "consume"))
        && (is_warlike(a, c.verb) || is_seen_from_above(a));
    if doer.is_some_and(|d| lexicon.words.nature.contains(s.lemma(d)) && !is_gunfire(a, d)) && !burned {
        return;
    }
    let wilful = doer.is_some_and(|d| lexicon.words.destroyers.contains(s.lemma(d)));
    let wilful = wilful || entry.counted && doer.is_some_and(|d| is_unnamed(a, d));
    let peaceful = doer.is_some_and(|d| force(a, d) == Force::Other) && !wilful && !is_warlike(a, c.verb);
    if peaceful {
        return;
    }
    if entry.hit && !is_blow(a, entry, c, doer) {
        return;
    }
    let struck = doer.is_some();
    let attacked = entry.hit && c.voice == Voice::Active && doer.is_some_and(|d| force(a, d).acts());
    let alleged = is_alleged(a, c.verb);
    // "entered the village and burned it": what was told of before
    let things: Vec<usize> = things.into_iter().map(|t| antecedent(a, c, t).unwrap_or(t)).collect();
    let list: Vec<Thing> = things_of(a, &lexicon.words, c, &things)
        .into_iter()
        .filter(|x| counts(a, lexicon, entry, x, struck) && (x.figure.is_some() || !alleged))
        // "Among the buildings hit was a mosque": of the mosque.
        .filter(|x| x.words.0 == 0 || s.lower(x.words.0 - 1) != "among")
        // "Jets struck a camp of the rebels": an attack (`control`).
        .filter(|x| !(attacked && lexicon.words.bases.contains(s.lemma(x.head))))
        .collect();
    let total = list.len();
    for (i, thing) in list.into_iter().enumerate() {
        // "and burned it": the words of its own clause
        let before = thing.words.1 < c.verb && c.things.iter().any(|&t| matches!(s.lower(t), "it" | "them"));
        let words = if before {
            (c.verb, extent(a, c, None).1.max(c.verb))
        } else {
            holding(&thing, words(a, lexicon, c, &thing, i, total, falls))
        };
        let body = Body::Damage(Damage {
            what: thing.what.clone(),
            figure: thing.figure.clone().or_else(|| at_least(a, &thing)),
            extent: Some(entry.extent),
        });
        let mut draft = Draft::new(a.index, words.0, words.1, c.verb, body, "damage: verb");
        draft.subject = thing.head;
        draft.modality = stance.modality;
        draft.place_mention = spot(a, c, &thing);
        // "Cranes were used to wreck the huts": the tool, not who did it.
        draft.perpetrator = doer.and_then(|d| match force(a, d) {
            _ if by_tool && (force(a, d) == Force::Unknown || lexicon.words.things.contains(s.lemma(d))) => {
                side_within(a, d)
            }
            Force::Armed | Force::Soft | Force::Pronoun | Force::Unknown => party(a, d),
            _ => side_within(a, d),
        });
        draft.reading = if c.parsed { Reading::Both } else { Reading::Flat };
        draft.confidence = match (thing.figure.is_some(), entry.hit) {
            (true, false) => 0.9,
            (false, false) => 0.75,
            _ => 0.6,
        };
        found.push(draft);
    }
}

/// "a letter alleging that police burned huts": an allegation's, where nothing is counted.
fn is_alleged(a: &Analysed<'_>, verb: usize) -> bool {
    let s = &a.sentence;
    s.label(verb) == Label::Ccomp && s.head(verb).is_some_and(|h| matches!(s.lemma(h), "allege" | "accuse"))
}

/// "the houses became ash": what it is said of is its subject, whatever stands behind it.
fn own_subject(a: &Analysed<'_>, c: &Clause) -> bool {
    c.things.is_empty() || c.lemma == "become" && c.things.iter().all(|&t| t > c.verb && a.count(t).is_none())
}

/// "attacked a village, burning 40 homes": what the same doer did.
fn burns_it(a: &Analysed<'_>, c: &Clause) -> bool {
    let with = matches!(a.sentence.label(c.verb), Label::Advcl | Label::Conj);
    with && !c.things.is_empty() && c.doer.is_some_and(|d| force(a, d).acts())
}

/// "Four of their armoured cars are still burning".
fn is_burning(a: &Analysed<'_>, c: &Clause) -> bool {
    let s = &a.sentence;
    let progressive = s.children_by(c.verb, &[Label::Aux]).any(|x| s.lemma(x) == "be");
    let counted = |d: usize| a.chunk(d).is_some_and(|k| (k.first..=k.last).any(|i| a.count(i).is_some()));
    s.tag(c.verb) == Tag::VBG && c.things.is_empty() && progressive && c.doer.is_some_and(counted)
}

/// "bombed a suspected depot and a bridge", of which the bridge alone is told: words that hold the thing.
const fn holding(thing: &Thing, words: (usize, usize)) -> (usize, usize) {
    if words.0 <= thing.head && thing.head <= words.1 { words } else { thing.words }
}

/// The words of one thing of a list: beside the verb with the clause, else alone.
fn words(
    a: &Analysed<'_>,
    lexicon: &DamageLexicon,
    c: &Clause,
    thing: &Thing,
    i: usize,
    total: usize,
    collapses: bool,
) -> (usize, usize) {
    let before = collapses || c.voice != Voice::Active;
    // "The well and the clinic were blown up", of which the clinic is a facility: the well alone.
    let and = thing.words.1 + 1;
    let facility =
        a.chunk(and + 1).is_some_and(|k| lexicon.words.facilities.contains(a.sentence.lemma(k.head)));
    let joined = before && and < c.verb && a.sentence.lower(and) == "and" && facility;
    if total == 1 && joined {
        return thing.words;
    }
    // "damaged the pharmacy and two shops", of which the pharmacy is a facility
    let after_facility = !before && thing.words.0 > c.verb && {
        let serves = |&t: &usize| {
            t > c.verb && t < thing.words.0 && lexicon.words.facilities.contains(a.sentence.lemma(t))
        };
        c.things.iter().any(serves)
    };
    if total == 1 && after_facility {
        return thing.words;
    }
    if total == 1 {
        let (first, last) = extent(a, c, None);
        return if c.own_subject.is_none() && c.voice == Voice::Active {
            (c.verb, last)
        } else {
            (first, last)
        };
    }
    if before && i + 1 == total {
        let last = extent(a, c, None).1.max(c.verb);
        return (
            thing.words.0,
            if c.voice == Voice::Participle {
                reach(a, c.verb, &[Label::Conj, Label::Punct]).1
            } else {
                last
            },
        );
    }
    if !before && i == 0 {
        let (first, _) = extent(a, c, None);
        let start = if c.own_subject.is_some() { first } else { c.verb };
        return (start, thing.words.1);
    }
    thing.words
}

/// True where a thing's damage is worth a claim.
fn counts(a: &Analysed<'_>, lexicon: &DamageLexicon, entry: &Verb, thing: &Thing, struck: bool) -> bool {
    let s = &a.sentence;
    let w = &lexicon.words;
    let lemma = s.lemma(thing.head);
    let compound = thing.head.checked_sub(1).map(|b| format!("{} {lemma}", s.lower(b))).unwrap_or_default();
    let known = w.things.contains(lemma) || w.things.contains(&compound) || is_part(a, w, thing.head);
    // "bombed a suspected camp": what it was is not known.
    if entry.hit
        && a.chunk(thing.head).is_some_and(|c| (c.first..c.head).any(|i| w.doubtful.contains(s.lower(i))))
    {
        return false;
    }
    let part = is_part(a, w, thing.head);
    if is_much_of_a_town(a, entry, thing) {
        return true;
    }
    // "homes and businesses": shops and the like
    let premises = s.lower(thing.head) == "businesses" && is_warlike(a, thing.head);
    let known = known || premises;
    let vague = w.r#abstract.contains(lemma) && !part && !premises;
    if w.facilities.contains(lemma) && !w.things.contains(&compound) || vague {
        return false;
    }
    if entry.flying && is_make(s.lower(thing.head)) {
        return true;
    }
    if is_town_destroyed(a, entry, thing, struck) {
        return true;
    }
    if s.tag(thing.head).is_proper() {
        // A named bridge or church is a thing; any other name is a place or somebody. "sank the cruiser Dura"
        let vessel = a.chunk(thing.head).is_some_and(|k| {
            (k.first..thing.head).any(|i| s.tag(i) == Tag::NN && w.vessels.contains(s.lower(i)))
        });
        return known || vessel;
    }
    if entry.hit {
        // "hit two tanks and an ammunition store": of arms, whatever counts.
        let struck = struck && known && thing.figure.is_some();
        return (struck
            || w.hittable.contains(lemma)
            || w.hittable.contains(&compound)
            || w.things.contains(&compound))
            && (!entry.counted || thing.figure.is_some());
    }
    if entry.flying {
        return w.flying.contains(lemma)
            || entry.standing && (w.standing.contains(lemma) || is_part(a, w, thing.head));
    }
    if entry.lost {
        return thing.figure.is_some()
            && matches!(
                lemma,
                "vehicle"
                    | "truck"
                    | "lorry"
                    | "tank"
                    | "helicopter"
                    | "aircraft"
                    | "plane"
                    | "jet"
                    | "drone"
                    | "ship"
                    | "boat"
                    | "carrier"
                    | "humvee"
                    | "howitzer"
                    | "gunboat"
                    | "jeep"
            );
    }
    if entry.known {
        return known && (entry.extent != DamageExtent::Damaged || !entry.behind.is_empty());
    }
    if entry.collapses {
        return known
            && (thing.figure.is_some()
                || part && is_warlike(a, thing.head)
                || matches!(lemma, "building" | "house" | "bridge" | "home" | "roof" | "minaret" | "tower"))
            && lemma != "market";
    }
    let person = force(a, thing.head).acts() && !known;
    known || thing.figure.is_some() && !person && a.date_at(thing.head).is_none() && is_warlike(a, thing.head)
}
