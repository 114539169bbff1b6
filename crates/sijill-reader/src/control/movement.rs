//! Verbs without an object: armed people advance and withdraw, places fall.

use sijill_claim::ControlAction;
use sijill_language::{Label, Tag};

use super::fits::{after, are_his_men, is_armed_acronym, is_background};
use super::lexicon::{ControlLexicon, Object, Verb};
use super::target::{Target, targets};
use super::{Fit, Found, is_contest, push};
use crate::analysis::Analysed;
use crate::clause::{Clause, Voice, complements, phrase};
use crate::draft::Draft;
use crate::party::{Force, force, goes_by_initials, is_irregular, is_single, is_warlike, party};

/// "advanced into the town", "withdrew from it", "is advancing".
pub(super) fn intransitive(
    a: &Analysed<'_>,
    lexicon: &ControlLexicon,
    clause: &Clause,
    entry: &Verb,
    fit: Fit,
) -> Option<(Vec<Target>, f64)> {
    let s = &a.sentence;
    let fired = clause.lemma == "fire";
    if clause.voice != Voice::Active && !(fit == Fit::Armed && clause.voice == Voice::Participle) {
        return None;
    }
    // "The rebels attacked again at dawn", not "soldiers attacked by rebels"
    let assault = entry.action == ControlAction::Offensive && entry.object == Object::None;
    if assault && entry.prepositions.is_empty() && clause.voice != Voice::Active {
        return None;
    }
    // "advanced on his stronghold, the town of Dura": the town is no object.
    let mut moved = clause.things.iter().filter(|&&t| !is_set_off(a, t)).peekable();
    let moved_by_another = moved.peek().is_some() && !fired && clause.voice == Voice::Active;
    if moved_by_another
        && !moved.any(|&t| {
            let length = [
                "way",
                "distance",
                "kilometre",
                "kilometer",
                "mile",
                "km",
                "hour",
                "day",
                "minute",
                "week",
                "month",
            ];
            length.contains(&s.lemma(t))
        })
    {
        return None;
    }
    if entry.action == ControlAction::Advance && is_background(a, clause) {
        return None;
    }
    // "broke away from the Front"
    let leaves = entry.action == ControlAction::Withdraw && s.lower(clause.verb + 1) == "out";
    if clause.lemma == "break" && leaves && is_jailbreak(a, lexicon, clause) {
        return None;
    }
    if clause.lemma == "break"
        && !leaves
        && matches!(s.lower(clause.verb + 1), "away" | "off" | "up" | "down" | "out")
    {
        return None;
    }
    let acronym = matches!(fit, Fit::Unknown | Fit::Other)
        && clause.doer.is_some_and(|d| is_armed_acronym(a, lexicon, d));
    // "We are now advancing on Dura"
    let march = (fit == Fit::Pronoun && clause.doer.is_some_and(|d| matches!(s.lower(d), "we" | "they"))
        || fit == Fit::Soft && clause.doer.is_some_and(|d| !is_single(a, d)))
        && clause.lemma == "advance"
        && matches!(s.lower(clause.verb + 1), "on" | "towards" | "toward");
    let names = entry.action == ControlAction::Withdraw && (matches!(fit, Fit::Armed | Fit::Soft) || acronym)
        || march;
    let mut places = after(a, lexicon, clause, entry, names);
    if entry.action == ControlAction::Withdraw && places.is_empty() {
        places = pronoun_place(a, clause);
    }
    let warlike = is_warlike(a, clause.verb);
    let single = clause.doer.is_some_and(|d| is_single(a, d));
    // "The attackers retreated", "When we pulled back, they shelled the town"
    let beaten = entry.action == ControlAction::Withdraw
        && places.is_empty()
        && lexicon.moves.retreats.has(&clause.lemma)
        && match fit {
            Fit::Soft => clause.doer.is_some_and(|d| lexicon.is_assailant(a, d) || s.lemma(d) == "enemy"),
            Fit::Pronoun => warlike && clause.doer.is_some_and(|d| matches!(s.lower(d), "we" | "they")),
            _ => false,
        };
    match fit {
        Fit::Armed => {}
        Fit::Soft | Fit::Pronoun if beaten => {}
        Fit::Soft
            if clause.lemma == "attack" && clause.doer.is_some_and(|d| s.lemma(d) == "column") && warlike => {
        }
        Fit::Soft if !single && !places.is_empty() && (warlike || fired || names || march) => {}
        // "his men had broken through government lines"
        Fit::Soft
            if clause.lemma == "break"
                && !places.is_empty()
                && clause.doer.is_some_and(|d| are_his_men(a, d)) => {}
        // "The UFDD pulled back towards the border": a group that goes by its initials.
        Fit::Unknown | Fit::Other
            if !places.is_empty()
                && !fired
                && (acronym
                    || fit == Fit::Unknown
                        && clause.doer.is_some_and(|d| {
                            goes_by_initials(a, d) && !lexicon.moves.helpers.has(s.lower(d))
                        })) => {}
        // "said it had fired a missile at the port"
        Fit::Pronoun
            if !places.is_empty() && fired && clause.things.iter().any(|&t| force(a, t) == Force::Weapon) => {
        }
        Fit::Pronoun
            if !places.is_empty()
                && !fired
                && (warlike
                    || march
                    || places.iter().any(|t| {
                        lexicon.is_place(s.lemma(t.noun))
                            || t.place.is_some() && entry.action == ControlAction::Withdraw
                    })) => {}
        _ => return None,
    }
    let withdrawn = entry.action == ControlAction::Withdraw;
    let bare = places.is_empty();
    if bare && (!entry.prepositions.is_empty() && !withdrawn || fired || entry.departs) {
        return None;
    }
    // "withdrew from the talks": something else was left.
    let other = bare
        && complements(a, clause.verb).iter().any(|(w, _, n)| {
            entry.prepositions.iter().chain([&"with".to_owned()]).any(|p| p == w)
                && a.place_at(*n).is_none()
                && a.date_at(*n).is_none()
                && !(w == "with"
                    && matches!(s.lemma(*n), "loss" | "casualty" | "dead" | "wounded" | "injury"))
        });
    if other {
        return None;
    }
    if s.tag(clause.verb) == Tag::VBG && s.label(clause.verb) == Label::Amod {
        return None;
    }
    Some((
        places,
        if bare {
            0.7
        } else if fit == Fit::Armed {
            0.9
        } else {
            0.7
        },
    ))
}

/// "on his stronghold, [the town of Dura]": beside another noun, between commas.
fn is_set_off(a: &Analysed<'_>, noun: usize) -> bool {
    let first = a.chunk(noun).map_or(noun, |c| c.first);
    let before = first.checked_sub(2).filter(|_| a.sentence.lower(first - 1) == ",");
    before.is_some_and(|i| a.sentence.tag(i).is_noun() && a.chunk(i).is_some_and(|c| c.last == i))
}

/// "broke out of the cells", "of the barn where they were held": prisoners get away.
fn is_jailbreak(a: &Analysed<'_>, lexicon: &ControlLexicon, clause: &Clause) -> bool {
    let s = &a.sentence;
    let captivity =
        |i: usize| lexicon.moves.captivity.has(s.lemma(i)) || lexicon.moves.captivity.has(s.lower(i));
    let station = |i: usize| s.lower(i) == "police" && s.lemma(i + 1) == "station";
    let held = |i: usize| {
        matches!(s.lower(i), "held" | "kept")
            && s.lower(i + 1) != "by"
            && (i.saturating_sub(3)..i).any(|k| matches!(s.lower(k), "were" | "was" | "being" | "been"))
    };
    let before = clause.doer.and_then(|d| a.chunk(d)).is_some_and(|c| (c.first..=c.last).any(captivity));
    before || (clause.verb + 1..s.len().min(clause.verb + 16)).any(|i| captivity(i) || station(i) || held(i))
}

/// "withdrew from it": the place told before.
fn pronoun_place(a: &Analysed<'_>, clause: &Clause) -> Vec<Target> {
    let it = complements(a, clause.verb)
        .into_iter()
        .find(|(w, _, n)| w == "from" && matches!(a.sentence.lower(*n), "it" | "there"));
    it.map(|(_, _, n)| Target { words: (n, n), noun: n, kind: n, place: a.place_at(n), sure: 1.0 })
        .into_iter()
        .collect()
}

/// Radius of the widest town, in kilometres.
const WIDEST_TOWN: f64 = 40.0;

/// "The village fell on the evening of the next day.", "Nine days later Kreminna fell, too.": a town that only fell was taken.
fn is_said_of_a_town(a: &Analysed<'_>, lexicon: &ControlLexicon, clause: &Clause, subject: usize) -> bool {
    let s = &a.sentence;
    let next = clause.verb + 1;
    let ends = matches!(s.tag(next), Tag::Stop | Tag::Comma | Tag::CC)
        || matches!(
            s.lower(next),
            ";" | "too" | "also" | "first" | "next" | "quickly" | "swiftly" | "within" | "without" | "soon"
        )
        || a.date_at(next).is_some()
        || a.date_at(next + 1).is_some()
        || matches!(s.lower(next), "on" | "after" | "before");
    let common = lexicon.is_place(s.lemma(subject)) && s.tag(subject) == Tag::NN;
    // What is as wide as a country is no town, and may play.
    let place = a.place_at(subject).and_then(|p| a.places[p].place.as_ref());
    let small = place.and_then(|p| p.radius_km).is_some_and(|km| km <= WIDEST_TOWN);
    // "Tarin fell on 3 May", of which the report tells before that it is a village
    let told =
        a.place_at(subject).is_some_and(|p| a.places[p].place.as_ref().is_none_or(|p| p.radius_km.is_none()));
    let named = s.tag(subject).is_proper() && (small || told);
    ends && (common || named)
}

/// "the town fell to the rebels", "the rebels lost the town to the army".
pub(super) fn falls(
    a: &Analysed<'_>,
    lexicon: &ControlLexicon,
    clause: &Clause,
    drafts: &mut Vec<Draft>,
) -> bool {
    let s = &a.sentence;
    let to = complements(a, clause.verb)
        .into_iter()
        .find(|(w, _, n)| {
            (w == "to" || w == "into" && s.lemma(*n) == "hand")
                && (matches!(force(a, *n), Force::Armed | Force::Unknown | Force::Soft)
                    || is_irregular(a, *n))
        })
        .map(|(_, _, n)| n);
    if clause.lemma == "lose" {
        let Some(to) = to else { return false };
        let mut places = targets(a, lexicon, &clause.things, false);
        // "seized the town, and lost it the next year to the army"
        // "captured a tank but lost it": a thing, not a place, is what it speaks of.
        let thing = a.places.is_empty()
            && (0..clause.verb).rev().find(|&i| s.label(i) == Label::Dobj).is_some_and(|o| {
                s.tag(o) != Tag::PRP && !s.tag(o).is_proper() && !lexicon.is_place(s.lemma(o))
            });
        let told = clause.things.iter().filter(|&&t| !thing && matches!(s.lower(t), "it" | "them"));
        places.extend(told.map(|&n| Target {
            words: (n, n),
            noun: n,
            kind: n,
            place: a.place_at(n),
            sure: 0.9,
        }));
        if places.is_empty() || is_contest(a, lexicon) {
            return false;
        }
        let against = clause.doer.and_then(|d| party(a, d));
        push(
            a,
            lexicon,
            Found {
                clause,
                action: ControlAction::Capture,
                actor: party(a, to),
                against,
                targets: places,
                rule: "control: lost to",
                confidence: 0.85,
            },
            drafts,
        );
        return true;
    }
    if clause.voice != Voice::Active || clause.parsed && !clause.things.is_empty() {
        return false;
    }
    // "fell apart", "fell silent": nobody took it.
    if lexicon.falls_otherwise(s.lower(clause.verb + 1)) {
        return false;
    }
    let Some(subject) = clause.doer else { return false };
    let places = targets(a, lexicon, &s.conjuncts(subject), false);
    let mut places: Vec<_> = places.into_iter().filter(|t| t.sure > 0.6).collect();
    places.truncate(6);
    // "The police station fell shortly after midnight"
    let strong = lexicon.is_strongpoint(s.lemma(subject))
        || subject
            .checked_sub(1)
            .is_some_and(|i| lexicon.is_strongpoint(&format!("{} {}", s.lower(i), s.lemma(subject))));
    let bare = complements(a, clause.verb).iter().all(|(w, _, n)| {
        a.date_at(*n).is_some()
            || matches!(w.as_str(), "after" | "before" | "at")
            // "fell without a fight"
            || w == "without" && matches!(s.lemma(*n), "fight" | "shot" | "resistance" | "battle" | "struggle")
            || w == "on"
                && matches!(s.lemma(*n), "day" | "evening" | "morning" | "night" | "eve" | "afternoon")
            || w == "in" && a.date_at(*n).is_some()
    });
    if places.is_empty() && strong {
        places.push(Target {
            words: phrase(a, subject),
            noun: subject,
            kind: subject,
            place: None,
            sure: 0.9,
        });
    }
    if places.is_empty()
        || to.is_none()
            && (!bare
                || !strong
                    && !is_warlike(a, clause.verb)
                    && s.tag(clause.verb) != Tag::VBZ
                    && !is_said_of_a_town(a, lexicon, clause, subject)
                    && complements(a, clause.verb).iter().all(|(w, ..)| w != "without")
                || s.lower(clause.verb + 1) == "silent"
                || is_contest(a, lexicon))
    {
        return false;
    }
    let actor = to.and_then(|t| party(a, t));
    let confidence = if to.is_some() { 0.9 } else { 0.6 };
    push(
        a,
        lexicon,
        Found {
            clause,
            action: ControlAction::Capture,
            actor,
            against: None,
            targets: places,
            rule: "control: a place falls",
            confidence,
        },
        drafts,
    );
    true
}
