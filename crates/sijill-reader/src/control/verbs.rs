//! Verbs that tell of control by themselves: "captured the town", "withdrew from it", "repelled an attack".

use sijill_claim::{ControlAction, Party};
use sijill_language::{Label, Tag};

use super::attack::{below, by_whom, is_armed_party, prevented, storms};
use super::fits::{
    after, are_allies, are_his_men, are_locals, are_units, by_new_doers, is_armed_acronym, is_background,
    is_bombed_thing, is_captive, is_ground, is_mine_or_tally, is_state, is_still, loaded, moves_elsewhere,
};
use super::lexicon::{ControlLexicon, Object, Verb};
use super::movement::{falls, intransitive};
use super::target::{Target, targets};
use super::{Fit, Found, actor, is_contest, push};
use crate::analysis::Analysed;
use crate::clause::{Clause, Voice, complements, has_particle};
use crate::draft::Draft;
use crate::party::{
    Force, force, goes_by_initials, is_known_body, is_single, is_warlike, party, side_within,
};

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
    let doer = clause.doer.or_else(|| left_behind(a, clause, entry));
    let (doer, fit) = by_attack(a, lexicon, clause, entry).unwrap_or_else(|| actor(a, lexicon, doer));
    let armed = matches!(fit, Fit::Armed | Fit::Pronoun);
    let found = |targets: Vec<Target>, against, rule, confidence| {
        Some(Found { clause, action: entry.action, actor: doer.clone(), against, targets, rule, confidence })
    };
    match entry.object {
        Object::Place if entry.prepositions.is_empty() => {
            let needed = |t: &usize| entry.needed.iter().any(|n| n == a.sentence.lemma(*t));
            if !entry.needed.is_empty() && !clause.things.iter().any(needed) {
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
            let certain = armed || armed_thing(thing) || beaten;
            if !certain
                || !entry.prepositions.is_empty() && places.is_empty()
                || fit == Fit::Other
                    && !(lexicon.is_assailant(a, thing) && clause.doer.is_some_and(|d| are_locals(a, d)))
                || fit == Fit::Weapon
            {
                return None;
            }
            if fit == Fit::Soft && !armed_thing(thing) {
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
            if places.is_empty() && entry.prepositions.iter().any(|p| p == "of") {
                places = below(a, lexicon, clause, thing);
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

/// "The army's offensive has retaken three villages": whoever leads it.
fn by_attack(
    a: &Analysed<'_>,
    lexicon: &ControlLexicon,
    clause: &Clause,
    entry: &Verb,
) -> Option<(Option<Party>, Fit)> {
    let takes = entry.action == ControlAction::Capture && entry.strong && clause.voice == Voice::Active;
    let noun = clause.doer.filter(|&d| takes && super::told::is_attack(a, lexicon, d))?;
    Some((Some(super::told::whose(a, noun)?), Fit::Armed))
}

/// "The troops retreated to the hills", parsed as troops that somebody retreated.
fn left_behind(a: &Analysed<'_>, clause: &Clause, entry: &Verb) -> Option<usize> {
    let moves =
        entry.object == Object::None || entry.object == Object::Place && !entry.prepositions.is_empty();
    let noun = a.sentence.head(clause.verb)?;
    (moves && clause.voice == Voice::Participle && a.sentence.head(noun).is_none()).then_some(noun)
}

/// The places that a verb is done to, where the doer fits.
fn places(
    a: &Analysed<'_>,
    lexicon: &ControlLexicon,
    clause: &Clause,
    entry: &Verb,
    fit: Fit,
) -> Option<Vec<Target>> {
    // "attacked Bularafa": what armed people take or attack is a place, though no list holds it.
    let names = entry.strong && matches!(fit, Fit::Armed | Fit::Pronoun) && entry.action == ControlAction::Capture
            || fit == Fit::Armed
                && matches!(
                    entry.action,
                    ControlAction::Offensive | ControlAction::Capture | ControlAction::Hold
                )
            // "told the paper that his men took Bularma", where the sentence speaks of arms.
            || fit == Fit::Soft
                && matches!(entry.action, ControlAction::Capture | ControlAction::Hold)
                && clause.doer.is_some_and(|d| matches!(a.sentence.lower(d), "men" | "comrades"))
                && (is_warlike(a, clause.verb) || is_still(a, clause.verb));
    let mut places = targets(a, lexicon, &clause.things, names);
    let mut armed = fit == Fit::Armed;
    // "took the road to the north": went along it.
    let along = clause.lemma == "take"
        && clause.things.iter().any(|&t| {
            matches!(a.sentence.lemma(t), "road" | "route" | "street" | "highway" | "motorway" | "bridge")
        })
        && complements(a, clause.verb)
            .iter()
            .any(|(w, ..)| matches!(w.as_str(), "to" | "towards" | "toward" | "into"));
    if along {
        return None;
    }
    let loose = has_particle(
        a,
        clause.verb,
        &[
            "on".to_owned(),
            "off".to_owned(),
            "up".to_owned(),
            "out".to_owned(),
            "apart".to_owned(),
            "down".to_owned(),
            "away".to_owned(),
        ],
    );
    // "took on 9 April": a day, though tagged as a particle
    let day = a.sentence.lower(clause.verb + 1) == "on" && a.date_at(clause.verb + 2).is_some();
    if loose && !day && entry.particles.is_empty() {
        return None;
    }
    // "The town is a junction, and the army still holds it": a place told before in the sentence.
    let told_before = || {
        fit == Fit::Armed
            && matches!(entry.action, ControlAction::Hold | ControlAction::Capture)
            && (0..clause.verb).any(|i| lexicon.is_place(a.sentence.lemma(i)) || a.place_at(i).is_some())
            && complements(a, clause.verb).iter().all(|(w, ..)| !matches!(w.as_str(), "to" | "as" | "with" | "for"))
            // "took it seriously", "held it back"
            && clause.things.iter().all(|&t| {
                let next = a.sentence.tag(t + 1);
                matches!(next, Tag::Stop | Tag::Comma | Tag::IN | Tag::CC)
                    || a.date_at(t + 1).is_some()
                    || a.sentence.lower(t + 1) == "again"
            })
    };
    if places.is_empty() && (matches!(fit, Fit::Armed | Fit::Soft) && entry.strong || told_before()) {
        // "seized it", "retook it": the place told before.
        let it = clause.things.iter().copied().find(|&t| a.sentence.lower(t) == "it");
        places.extend(it.map(|n| Target {
            words: (n, n),
            noun: n,
            kind: n,
            place: a.place_at(n),
            sure: 0.9,
        }));
    }
    let warlike = is_warlike(a, clause.verb);
    let contest = is_contest(a, lexicon);
    // "the Houthi movement has been trying to take the city": a body that is known by its name.
    let known = fit == Fit::Soft && clause.doer.is_some_and(|d| is_known_body(a, d));
    let single = fit == Fit::Soft && clause.doer.is_some_and(|d| is_single(a, d));
    if single && entry.action != ControlAction::Offensive {
        return None;
    }
    armed |= fit == Fit::Soft && warlike;
    places.retain_mut(|t| {
        // "the last streets of Rummanah", "the police station"
        let named = (t.words.0..=t.words.1).any(|i| a.sentence.tag(i).is_proper());
        let strongpoint = t.kind.checked_sub(1).is_some_and(|i| {
            lexicon.is_strongpoint(&format!("{} {}", a.sentence.lower(i), a.sentence.lemma(t.kind)))
        });
        if is_mine_or_tally(a, clause, t) || is_captive(a, lexicon, clause, t) || is_bombed_thing(a, clause, entry, t) {
            return false;
        }
        // "Nine frontier posts were overrun", "Their positions were overrun"
        let by_arms = clause.lemma == "overrun" && matches!(a.sentence.lemma(t.kind), "position" | "post" | "line");
        if strongpoint || by_arms {
            t.sure = t.sure.max(0.85);
        }
        let strongpoint = strongpoint || by_arms;
        let doubtful =
            lexicon.is_ambiguous(a.sentence.lemma(t.kind)) && t.place.is_none() && !named && !strongpoint;
        match fit {
            Fit::Armed => true,
            Fit::Soft => {
                let hold = entry.action == ControlAction::Hold;
                let holds_still = hold
                    && clause.doer.is_some_and(|d| {
                        is_still(a, clause.verb) && are_his_men(a, d)
                            || clause.voice == Voice::Passive && are_allies(a, d)
                    });
                // "The movement still controls much of the countryside"
                let holds_ground = (hold || clause.lemma == "occupy") && !single && is_ground(a, lexicon, clause, t);
                let holds_still = holds_still || holds_ground;
                if holds_still {
                    t.sure = t.sure.max(0.85);
                }
                let freed = matches!(
                    clause.lemma.as_str(),
                    "liberate" | "retake" | "recapture" | "reconquer" | "overrun" | "invade"
                );
                let by_a_state = clause.doer.is_some_and(|d| is_state(a, d));
                // "Japan occupied Burma from 1942 to 1945"
                let occupies = by_a_state
                    && clause.lemma == "occupy"
                    && (t.place.is_some() || matches!(a.sentence.lemma(t.kind), "island" | "territory" | "country"));
                // "Attackers raided the mining camp"
                let raids = entry.action == ControlAction::Offensive
                    && clause.doer.is_some_and(|d| lexicon.is_assailant(a, d) && a.sentence.tag(d).is_plural())
                    && lexicon.is_place(a.sentence.lemma(t.kind));
                (!doubtful || freed)
                    && !contest
                    && (entry.strong
                        || raids
                        || entry.departs && clause.doer.is_some_and(|d| are_units(a, d))
                        || warlike
                        || known && matches!(entry.action, ControlAction::Capture | ControlAction::Hold)
                        || holds_still
                        || occupies
                        || entry.action == ControlAction::Offensive
                            && (t.place.is_some() || by_a_state && named && lexicon.is_place(a.sentence.lemma(t.kind)))
                            && !single)
            }
            Fit::Pronoun => {
                let plainly = matches!(entry.action, ControlAction::Capture | ControlAction::Hold)
                    && (lexicon.is_place(a.sentence.lemma(t.kind)) || t.place.is_none() && t.sure >= 0.8);
                let occupied = clause.lemma == "occupy" && t.place.is_some();
                // "they attacked the village with machetes, killing 14"
                let harmed = entry.action == ControlAction::Offensive
                    && lexicon.is_place(a.sentence.lemma(t.kind))
                    && lexicon.tells_of_harm(a);
                !contest && (entry.strong || !doubtful && (warlike || plainly || occupied || harmed))
            }
            Fit::Nobody if clause.voice == Voice::Active => entry.strong && !doubtful,
            // "The town was attacked again in July": by nobody named, a place with a name.
            Fit::Nobody => {
                let attacked = entry.action == ControlAction::Offensive
                    && clause.voice == Voice::Passive
                    && (t.place.is_some() || strongpoint || lexicon.is_strongpoint(a.sentence.lemma(t.kind)))
                    && matches!(clause.lemma.as_str(), "attack" | "raid" | "assault");
                // "The outpost was abandoned", where the sentence speaks of arms
                let left = entry.action == ControlAction::Withdraw
                    && clause.voice == Voice::Passive
                    && warlike
                    && (strongpoint || lexicon.is_strongpoint(a.sentence.lemma(t.kind)));
                !doubtful && (entry.strong || attacked || left || matches!(entry.action, ControlAction::Capture))
            }
            // "The port quarter is still held by the Shura Council"
            Fit::Unknown
                if entry.action == ControlAction::Hold
                    && clause.voice == Voice::Passive
                    && t.sure >= 0.9
                    && !doubtful
                    && (clause.verb.saturating_sub(3)..clause.verb)
                        .any(|i| matches!(a.sentence.lower(i), "still" | "now")) =>
            {
                true
            }
            // "The SPLA holds the customs post"
            Fit::Unknown
                if matches!(entry.action, ControlAction::Hold | ControlAction::Capture)
                    && strongpoint
                    && clause.doer.is_some_and(|d| goes_by_initials(a, d)) =>
            {
                true
            }
            // "the ISF have recovered 98 villages"
            Fit::Unknown
                if entry.strong
                    && !doubtful
                    // "The BJP captured Varanasi in the election"
                    && !(0..a.sentence.len())
                        .any(|i| matches!(a.sentence.lemma(i), "election" | "vote" | "poll" | "seat" | "ballot"))
                    && clause.doer.is_some_and(|d| goes_by_initials(a, d)) =>
            {
                true
            }
            // "The army left the town, and the RUF entered it the next day"
            Fit::Unknown
                if entry.action == ControlAction::Advance
                    && (t.place.is_some() || lexicon.is_place(a.sentence.lemma(t.kind)) && !doubtful)
                    && clause.doer.is_some_and(|d| is_armed_acronym(a, lexicon, d)) =>
            {
                warlike || moves_elsewhere(a, lexicon, clause.verb)
            }
            Fit::Unknown => {
                entry.strong
                    && !doubtful
                    && !contest
                    && (warlike || entry.action == ControlAction::Offensive && t.place.is_some())
            }
            // "Every road out of the town is held by our allies"
            Fit::Other
                if entry.action == ControlAction::Hold
                    && clause.voice == Voice::Passive
                    && clause.doer.is_some_and(|d| are_allies(a, d)) =>
            {
                t.sure = 1.0;
                !contest && lexicon.is_place(a.sentence.lemma(t.kind))
            }
            // "Police said officers had retaken the quarter"
            Fit::Other
                if entry.strong
                    && entry.action == ControlAction::Capture
                    && clause.doer.is_some_and(|d| a.sentence.lower(d) == "officers") =>
            {
                t.sure = 1.0;
                !contest && !doubtful
            }
            // "about 30 men raided three police stations"
            Fit::Other if strongpoint && entry.action == ControlAction::Offensive => true,
            // "Some 50 men attacked the village with machetes"
            Fit::Other
                if entry.action == ControlAction::Offensive
                    && clause.doer.is_some_and(|d| matches!(a.sentence.lower(d), "men" | "youths"))
                    && lexicon.is_place(a.sentence.lemma(t.kind))
                    && lexicon.tells_of_harm(a) =>
            {
                !doubtful && !contest
            }
            Fit::Other => {
                entry.strong
                    && t.place.is_some()
                    && entry.action == ControlAction::Capture
                    && warlike
                    && !contest
            }
            Fit::Weapon => false,
        }
    });
    if places.is_empty() {
        return None;
    }
    let s = &a.sentence;
    if s.label(clause.verb) == Label::Csubj {
        return None;
    }
    // "the territory that they hold" only says which territory; ", which they still hold" tells something.
    let restrictive = clause.voice == Voice::Participle
        || s.label(clause.verb) == Label::Relcl
            && s.head(clause.verb).is_some_and(|h| !matches!(s.lower(h + 1), "," | "-" | "–" | "—" | "("));
    let moving = entry.action == ControlAction::Advance && is_background(a, clause);
    if moving {
        return None;
    }
    // "were killed by gunmen who attacked a village": what those did who are told of for the first time.
    let newly = entry.action == ControlAction::Offensive && by_new_doers(a, clause);
    if restrictive && !newly && !matches!(entry.action, ControlAction::Capture | ControlAction::Repel) {
        return None;
    }
    if !armed && !entry.strong && is_contest(a, lexicon) {
        return None;
    }
    Some(places)
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
