//! Verbs that tell of control by themselves: "captured the town", "withdrew from it", "repelled an attack".

use sijill_claim::{ControlAction, Party};
use sijill_language::{Label, Tag};

use super::attack::{below, by_whom, is_armed_party, prevented, storms};
use super::fits::{after, are_locals, are_units, loaded};
use super::lexicon::{ControlLexicon, Object, Verb};
use super::movement::{falls, intransitive};
use super::placed::places;
use super::target::{Target, targets};
use super::{Fit, Found, actor, is_contest, push};
use crate::analysis::Analysed;
use crate::clause::{Clause, Voice, complements, has_particle};
use crate::draft::Draft;
use crate::party::{Force, force, is_warlike, party, side_within};

/// Reads one verb: the first entry of the lexicon whose demands are met.
pub(crate) fn read(a: &Analysed<'_>, lexicon: &ControlLexicon, clause: &Clause, drafts: &mut Vec<Draft>) {
    let lemma = clause.lemma.as_str();
    if matches!(lemma, "fall" | "lose") && falls(a, lexicon, clause, drafts) {
        return;
    }
    for entry in lexicon.verbs(lemma) {
        let excluded = (clause.verb + 2..clause.verb + 7)
            .any(|i| entry.without.iter().any(|word| word == a.sentence.lower(i)));
        let follows = |word: &String| {
            (clause.verb + 1..a.sentence.len().min(clause.verb + 9)).any(|i| word == a.sentence.lower(i))
        };
        let excluded = excluded || !entry.followed.is_empty() && !entry.followed.iter().any(follows);
        if excluded || !entry.particles.is_empty() && !has_particle(a, clause.verb, &entry.particles) {
            continue;
        }
        if let Some(found) = met(a, lexicon, clause, entry) {
            push(a, lexicon, found, drafts);
            return;
        }
    }
}

fn met<'c>(
    a: &Analysed<'_>,
    lexicon: &ControlLexicon,
    clause: &'c Clause,
    entry: &Verb,
) -> Option<Found<'c>> {
    let doer = helped(a, clause.verb).or(clause.doer).or_else(|| left_behind(a, clause, entry));
    let (doer, fit) = by_attack(a, lexicon, clause, entry).unwrap_or_else(|| actor(a, lexicon, doer));
    let armed = matches!(fit, Fit::Armed | Fit::Pronoun);
    let found = |targets: Vec<Target>, against, rule, confidence| {
        Some(Found { clause, action: entry.action, actor: doer.clone(), against, targets, rule, confidence })
    };
    match entry.object {
        Object::Place if entry.prepositions.is_empty() => {
            let needed = |t: &usize| entry.needed.iter().any(|n| n == a.sentence.lemma(*t));
            if !entry.needed.is_empty() && !clause.things.iter().any(needed) || is_way_shut(a, clause) {
                return None;
            }
            let places = places(a, lexicon, clause, entry, fit)?;
            // Whole bodies of armed people give ground; "left the town in ruins" is no leaving.
            let ruined = a
                .sentence
                .children_by(clause.verb, &[Label::Oprd, Label::Acomp, Label::Xcomp])
                .next()
                .is_some()
                || complements(a, clause.verb)
                    .iter()
                    .any(|(w, _, n)| w == "in" && !a.sentence.tag(*n).is_proper());
            // "Some units had already left the towns of Dura and Marduk"
            let units = fit == Fit::Soft
                && clause.doer.is_some_and(|d| are_units(a, d))
                && places.iter().all(|t| t.sure > 0.8);
            if entry.departs && (fit != Fit::Armed && !units || ruined) {
                return None;
            }
            let sure = confidence(fit, entry.strong);
            found(places, against(a, clause), "control: verb with a place", sure)
        }
        Object::Attack => {
            // "a counter-attack" may be cut in three.
            let head = |t: usize| a.chunk(t).map_or(t, |c| c.head);
            let attack = |t: &usize| lexicon.is_attack(a.sentence.lemma(*t));
            let thing = clause.things.iter().copied().find(attack);
            let thing = thing.or_else(|| clause.things.iter().map(|&t| head(t)).find(attack));
            // "a number of assaults"
            let several = || clause.things.iter().filter_map(|&t| loaded(a, t)).find(attack);
            let thing = thing.or_else(several)?;
            // "The team held off a late attack"
            let plays = |d: usize| {
                matches!(a.sentence.lemma(d), "team" | "club" | "goalkeeper" | "champion" | "keeper")
            };
            if clause.doer.is_some_and(plays) {
                return None;
            }
            // "thwarted an attempt to advance in the suburb": the place hangs below the noun.
            let places = below(a, lexicon, clause, thing);
            let side = side_within(a, thing).or_else(|| by_whom(a, thing));
            let sure = armed || fit == Fit::Soft && is_warlike(a, clause.verb);
            let plain = matches!(
                a.sentence.lemma(thing),
                "attempt" | "push" | "advance" | "wave" | "charge" | "landing" | "raid"
            ) && !storms(a, lexicon, thing);
            let accepted = if entry.strong && !plain {
                sure || fit == Fit::Nobody || fit == Fit::Unknown || !places.is_empty() && fit != Fit::Weapon
            } else {
                let beaten = entry.strong
                    && fit != Fit::Weapon
                    && by_whom(a, thing).is_some_and(|p| p.id.is_some() || is_armed_party(a, thing));
                fit == Fit::Armed
                    || beaten
                    || sure
                        && (!places.is_empty() || is_warlike(a, clause.verb) || by_whom(a, thing).is_some())
            };
            accepted
                .then(|| found(places, side, "control: attack beaten off", if armed { 0.9 } else { 0.7 }))
                .flatten()
        }
        Object::Force => {
            // "The enemy counterattacked but was thrown back"
            let side = |t: usize| {
                force(a, t) == Force::Soft && !entry.particles.is_empty() && is_warlike(a, clause.verb)
            };
            let armed_thing = |t: usize| force(a, t) == Force::Armed || lexicon.is_assailant(a, t) || side(t);
            let thing =
                clause.things.iter().copied().find(|&t| force(a, t) == Force::Pronoun || armed_thing(t));
            let thing = thing?;
            if entry.prevented && !prevented(a, lexicon, clause) {
                return None;
            }
            let mut places = after(a, lexicon, clause, entry, armed || force(a, thing) == Force::Armed);
            if !clause.parsed && clause.own_subject == Some(thing) {
                // "Gunmen who tried to enter the town were repelled"
                places.extend(targets(a, lexicon, &clause.things, false));
            }
            // "They were driven off after a battle"
            let beaten = fit == Fit::Nobody
                && clause.voice == Voice::Passive
                && !entry.particles.is_empty()
                && a.sentence.lower(thing) == "they"
                && is_warlike(a, clause.verb);
            let certain = armed || armed_thing(thing) || beaten || fit == Fit::Soft;
            if !certain
                || !entry.prepositions.is_empty() && places.is_empty()
                || fit == Fit::Other
                    && !(lexicon.is_assailant(a, thing) && clause.doer.is_some_and(|d| are_locals(a, d)))
                || fit == Fit::Weapon
            {
                return None;
            }
            // "it was driven back by the defenders"
            let defended = clause.voice == Voice::Passive
                && !entry.particles.is_empty()
                && is_warlike(a, clause.verb)
                && clause.doer.is_some_and(|d| a.sentence.lemma(d) == "defender");
            if fit == Fit::Soft && !armed_thing(thing) && !defended {
                return None;
            }
            let both_pronouns = fit != Fit::Armed && !armed_thing(thing);
            if both_pronouns && entry.particles.is_empty() && !beaten {
                return None;
            }
            found(
                places,
                party(a, thing),
                "control: armed people driven off",
                if both_pronouns { 0.7 } else { 0.9 },
            )
        }
        Object::Idiom => {
            let needed = |t: &usize| entry.needed.iter().any(|n| n == a.sentence.lemma(*t));
            let head = |t: usize| a.chunk(t).map_or(t, |c| c.head);
            let inner = |t: &usize| loaded(a, *t).is_some_and(|n| needed(&n));
            let thing = clause.things.iter().copied().find(|t| needed(t) || needed(&head(*t)) || inner(t))?;
            let mut places = after(a, lexicon, clause, entry, armed);
            if places.is_empty() && entry.action == ControlAction::Offensive {
                places.extend(super::ships::aimed_at(a, lexicon, clause));
            }
            // "fired a barrage of missiles across the country"
            if places.is_empty()
                && matches!(
                    a.sentence.lemma(thing),
                    "barrage" | "wave" | "volley" | "salvo" | "swarm" | "missile" | "drone"
                )
                && (armed || clause.doer.is_some_and(|d| super::fits::is_state(a, d)))
                && is_across_the_land(a, clause)
            {
                return found(places, None, "control: a barrage", 0.75);
            }
            if places.is_empty() && entry.prepositions.iter().any(|p| p == "of") {
                places = below(a, lexicon, clause, thing);
            }
            // "set off a bomb in the offices of the ruling party"
            if places.is_empty() && matches!(fit, Fit::Armed | Fit::Pronoun | Fit::Soft) && sets_off(clause) {
                let inside = complements(a, clause.verb)
                    .into_iter()
                    .find(|(w, ..)| matches!(w.as_str(), "in" | "at" | "outside" | "inside" | "under"));
                let site = inside.map(|c| c.2).filter(|&n| is_built(a, n));
                let words = |n| crate::clause::phrase(a, n);
                places.extend(site.map(|n| Target {
                    words: words(n),
                    noun: n,
                    kind: n,
                    place: None,
                    sure: 0.8,
                }));
            }
            // "set off bombs near the bank and the mill": one attack, by where it was.
            let beside = entry.action == ControlAction::Offensive
                && places.len() > 1
                && complements(a, clause.verb).iter().any(|(w, _, n)| {
                    places.iter().any(|t| t.noun == *n)
                        && matches!(w.as_str(), "near" | "in" | "outside" | "at" | "beside" | "inside")
                });
            if beside {
                places.truncate(1);
            }
            let warlike = is_warlike(a, clause.verb);
            let named = places.iter().any(|t| t.place.is_some());
            let accepted = match fit {
                Fit::Armed => true,
                Fit::Soft | Fit::Pronoun => warlike || entry.strong,
                Fit::Nobody if clause.voice == Voice::Passive => {
                    entry.strong && (named || places.iter().any(|t| t.sure > 0.8))
                }
                Fit::Unknown | Fit::Nobody => entry.strong && named,
                Fit::Weapon | Fit::Other => false,
            };
            if !accepted || places.is_empty() || is_contest(a, lexicon) && fit != Fit::Armed {
                return None;
            }
            found(places, None, "control: idiom", if armed { 0.9 } else { 0.75 })
        }
        Object::Flag | Object::Ground => {
            clause.things.iter().find(|&&t| entry.needed.iter().any(|n| n == a.sentence.lemma(t)))?;
            let places = after(a, lexicon, clause, entry, armed);
            let raised = entry.object == Object::Flag && fit == Fit::Soft;
            if fit != Fit::Armed && !raised || entry.object == Object::Flag && places.is_empty() {
                return None;
            }
            found(places, None, "control: idiom", 0.7)
        }
        Object::Place | Object::None => intransitive(a, lexicon, clause, entry, fit)
            .and_then(|(places, sure)| found(places, None, "control: verb of movement", sure)),
    }
}

/// "cut the last road into the town", "cutting the road": told as a siege, or beside what tells more.
fn is_way_shut(a: &Analysed<'_>, clause: &Clause) -> bool {
    let s = &a.sentence;
    let lone = |i: usize| {
        matches!(
            s.lower(i),
            "last" | "only" | "sole" | "main" | "remaining" | "supply" | "single" | "all" | "every"
        )
    };
    let words = |t: &usize| a.chunk(*t).is_some_and(|k| (k.first..=k.last).any(lone));
    matches!(clause.lemma.as_str(), "cut" | "sever")
        && (s.tag(clause.verb) == Tag::VBG || clause.things.iter().any(words))
}

/// "The army's offensive has retaken three villages": whoever leads it.
fn by_attack(
    a: &Analysed<'_>,
    lexicon: &ControlLexicon,
    clause: &Clause,
    entry: &Verb,
) -> Option<(Option<Party>, Fit)> {
    let takes = entry.action == ControlAction::Capture && entry.strong && clause.voice == Voice::Active;
    // "The counter-attack drove the rebels out of the town"
    let drives = entry.action == ControlAction::Repel
        && entry.object == Object::Force
        && clause.voice == Voice::Active
        && clause.things.iter().any(|&t| force(a, t) == Force::Armed);
    // "launched an offensive that broke through the army's lines"
    let goes = entry.action == ControlAction::Advance
        && clause.voice == Voice::Active
        && clause.doer.is_some_and(|d| {
            matches!(
                a.sentence.lemma(d),
                "offensive"
                    | "assault"
                    | "counterattack"
                    | "counter-attack"
                    | "counteroffensive"
                    | "counter-offensive"
                    | "invasion"
                    | "incursion"
                    | "onslaught"
                    | "thrust"
            )
        });
    let drives = drives || goes;
    let noun = clause.doer.filter(|&d| (takes || drives) && super::told::is_attack(a, lexicon, d))?;
    let whose = super::told::whose(a, noun);
    (whose.is_some() || drives).then_some((whose, Fit::Armed))
}

/// "the offices of the ruling party", "a restaurant": what a bomb is set off in.
fn is_built(a: &Analysed<'_>, noun: usize) -> bool {
    const SITES: [&str; 18] = [
        "office",
        "headquarters",
        "building",
        "restaurant",
        "cafe",
        "bank",
        "home",
        "house",
        "residence",
        "theatre",
        "cinema",
        "nightclub",
        "hotel",
        "station",
        "consulate",
        "embassy",
        "ministry",
        "hall",
    ];
    SITES.contains(&a.sentence.lemma(noun))
}

/// "set off a bomb", "detonated a mine".
fn sets_off(clause: &Clause) -> bool {
    matches!(clause.lemma.as_str(), "set" | "detonate" | "explode")
}

/// "across the country", "at cities in the south": at what is somebody's land, and no sea.
fn is_across_the_land(a: &Analysed<'_>, clause: &Clause) -> bool {
    let land = |n: usize| {
        matches!(
            a.sentence.lemma(n),
            "country" | "city" | "capital" | "region" | "territory" | "infrastructure" | "town"
        )
    };
    complements(a, clause.verb).into_iter().any(|(w, _, n)| {
        matches!(w.as_str(), "across" | "at" | "on" | "against" | "over" | "throughout" | "into") && land(n)
    })
}

/// "The mission supported [the army] in attacking the town": whoever was helped does it.
pub(super) fn helped(a: &Analysed<'_>, verb: usize) -> Option<usize> {
    let s = &a.sentence;
    let prep = s.head(verb).filter(|&p| s.label(verb) == Label::Pcomp && s.lower(p) == "in")?;
    let above = s.head(prep)?;
    // "supported the army in": the preposition may hang on the noun.
    let help = if s.tag(above).is_verb() { above } else { s.head(above)? };
    matches!(s.lemma(help), "support" | "help" | "assist" | "aid" | "back" | "join")
        .then(|| s.child(help, Label::Dobj))
        .flatten()
        .filter(|&n| force(a, n).acts())
}

/// "The troops retreated to the hills", parsed as troops that somebody retreated.
fn left_behind(a: &Analysed<'_>, clause: &Clause, entry: &Verb) -> Option<usize> {
    let moves =
        entry.object == Object::None || entry.object == Object::Place && !entry.prepositions.is_empty();
    let noun = a.sentence.head(clause.verb)?;
    (moves && clause.voice == Voice::Participle && a.sentence.head(noun).is_none()).then_some(noun)
}

const fn confidence(fit: Fit, strong: bool) -> f64 {
    match (fit, strong) {
        (Fit::Armed, true) => 0.95,
        (Fit::Armed, false) | (Fit::Soft, true) => 0.85,
        (Fit::Pronoun, true) => 0.85,
        (Fit::Pronoun | Fit::Nobody | Fit::Soft, _) => 0.7,
        _ => 0.55,
    }
}

/// "captured the town from the rebels".
fn against(a: &Analysed<'_>, clause: &Clause) -> Option<Party> {
    complements(a, clause.verb)
        .into_iter()
        .find(|(word, _, noun)| word == "from" && force(a, *noun) == Force::Armed)
        .and_then(|(_, _, noun)| party(a, noun))
}
