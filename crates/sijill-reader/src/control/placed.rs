//! The places that a verb of control is done to, and whether its doer fits them.

use sijill_claim::ControlAction;
use sijill_language::{Label, Tag};

use super::fits::{
    are_allies, are_his_men, are_units, by_new_doers, is_armed_acronym, is_background, is_bombed_thing,
    is_captive, is_ground, is_leader, is_mine_or_tally, is_named_town, is_state, is_still, moves_elsewhere,
};
use super::lexicon::{ControlLexicon, Verb};
use super::target::{Target, located_behind, targets};
use super::{Fit, is_contest};
use crate::analysis::Analysed;
use crate::clause::{Clause, Voice, complements, has_particle};
use crate::party::{are_people, force, goes_by_initials, is_known_body, is_single, is_warlike};

/// "The Serbs entered Tarin", "The Kurds control the town of Tarin", "The enemy entered the city of Tarin".
fn enters_by_arms(a: &Analysed<'_>, clause: &Clause, entry: &Verb, t: &Target) -> bool {
    let s = &a.sentence;
    let Some(doer) = clause.doer else { return false };
    let by_arms = match entry.action {
        ControlAction::Advance => {
            are_people(a, doer)
                || is_state(a, doer)
                || matches!(s.lemma(doer), "enemy" | "attacker" | "raider" | "column")
        }
        ControlAction::Hold => are_people(a, doer) || s.lemma(doer) == "enemy",
        _ => false,
    };
    // "entered WW II"
    let war = (t.words.0..=t.words.1.max(t.noun))
        .any(|i| matches!(s.lower(i), "ww" | "wwi" | "wwii" | "war" | "ii"));
    let of_name = s.lower(t.noun + 1) == "of" && s.tag(t.noun + 2).is_proper();
    by_arms && !war && (t.place.is_some() || of_name)
}

/// The places that a verb is done to, where the doer fits.
pub(super) fn places(
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
    // "Armenian forces handed over Tarin to the army"
    let names = names
        || fit == Fit::Armed
            && entry.action == ControlAction::Withdraw
            && matches!(clause.lemma.as_str(), "hand" | "cede" | "surrender" | "yield")
            && complements(a, clause.verb).iter().any(|(w, _, n)| w == "to" && force(a, *n).acts());
    // "Imperial Japan occupied Portuguese Timor"
    let by_state = matches!(clause.lemma.as_str(), "occupy" | "invade" | "annex" | "conquer")
        && clause.doer.is_some_and(|d| is_state(a, d));
    let names = names || by_state;
    let mut places = targets(a, lexicon, &clause.things, names);
    if by_state {
        places.iter_mut().for_each(|t| t.sure = t.sure.max(0.8));
    }
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
    // "The general seized the town of Tarin"
    let leads = single
        && is_leader(a, clause)
        && entry.action == ControlAction::Capture
        && places.iter().any(|t| is_named_town(a, lexicon, t));
    if leads {
        places.retain(|t| is_named_town(a, lexicon, t));
        places.iter_mut().for_each(|t| t.sure = t.sure.max(0.9));
        return Some(places).filter(|_| !is_contest(a, lexicon));
    }
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
        // "bombed positions near the village of Tarin"
        let named = named
            || entry.strong && entry.action == ControlAction::Offensive && located_behind(a, t.kind);
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
                    && (t.place.is_some()
                        || a.sentence.tag(t.noun).is_proper()
                        || matches!(a.sentence.lemma(t.kind), "island" | "territory" | "country"));
                // "Attackers raided the mining camp"
                let raids = entry.action == ControlAction::Offensive
                    && clause.doer.is_some_and(|d| lexicon.is_assailant(a, d) && a.sentence.tag(d).is_plural())
                    && lexicon.is_place(a.sentence.lemma(t.kind));
                let people = enters_by_arms(a, clause, entry, t);
                (!doubtful || freed)
                    && !contest
                    && (entry.strong
                        || people
                        // "Both groups attack pipelines": only by arms
                        || entry.action == ControlAction::Offensive
                            && !single
                            && matches!(a.sentence.lemma(t.kind), "pipeline" | "pylon" | "oilfield")
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
                // "sought to extend the territory it controls"
                let widened = !entry.needed.is_empty()
                    && (t.noun..a.sentence.len().min(t.noun + 6)).any(|i| matches!(a.sentence.lemma(i), "control" | "hold"));
                !contest && (entry.strong || widened || !doubtful && (warlike || plainly || occupied || harmed))
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
            // "He returned to the bush and occupied the town of Tarin"
            Fit::Other | Fit::Unknown
                if entry.action == ControlAction::Capture && is_leader(a, clause) && is_named_town(a, lexicon, t) =>
            {
                t.sure = t.sure.max(0.9);
                !contest
            }
            // "The Tigers attacked the naval base at Dura"
            Fit::Unknown
                if entry.action == ControlAction::Offensive
                    && (strongpoint || lexicon.is_strongpoint(a.sentence.lemma(t.kind))) =>
            {
                t.sure = 1.0;
                !contest
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
                    && lexicon.is_place(a.sentence.lemma(t.noun))
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
    let restrictive = clause.voice == Voice::Participle && !is_absolute(a, clause.verb)
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

/// ", with helicopters attacking the town": behind "with" it tells what they did, not which they were.
fn is_absolute(a: &Analysed<'_>, verb: usize) -> bool {
    let s = &a.sentence;
    let noun = s.head(verb).filter(|_| s.tag(verb) == Tag::VBG && s.label(verb) == Label::Acl);
    let with = noun.and_then(|n| s.head(n));
    with.is_some_and(|w| s.lower(w) == "with" && (w == 0 || s.lower(w - 1) == ","))
}
