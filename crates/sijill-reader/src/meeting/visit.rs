//! Visits: "will visit Moscow", "paid a visit to Bangui", "arrived in the capital to discuss the plan".

use sijill_claim::MeetingType;
use sijill_language::{Label, Tag};

use super::office::is_in_office;
use super::{Told, Words, has_day, parties_of, place};
use crate::agreement::parties::{self, is_office, is_somebody};
use crate::analysis::Analysed;
use crate::clause::{Clause, Voice, complements};
use crate::control::place_of;
use crate::party::{Force, force};

/// "will visit Moscow", "visited the wounded".
pub(super) fn by_visit(a: &Analysed<'_>, w: &Words, c: &Clause) -> Option<Told> {
    let s = &a.sentence;
    if !w.visit.contains(s.lemma(c.verb)) {
        return by_journey(a, w, c).or_else(|| paid(a, w, c));
    }
    let doer = c.doer?;
    // "visited the wounded": a participle stands for the people.
    let nominal = s.lower(c.verb + 1) == "the" && matches!(s.tag(c.verb + 2), Tag::VBN | Tag::JJ);
    if force(a, doer) == Force::Armed
        && !a
            .chunk(doer)
            .is_some_and(|k| (k.first..=k.head).any(|i| is_office(s.lemma(i)) && !is_armed(s.lemma(i))))
    {
        return None;
    }
    let titled = a.chunk(doer).is_some_and(|k| (k.first..=k.head).any(|i| is_office(s.lemma(i))))
        || s.tag(doer).is_proper();
    let pronoun = matches!(s.lower(doer), "he" | "she");
    let thing = c.things.first().copied().or_else(|| nominal.then_some(c.verb + 2))?;
    let whom = nominal
        || place_of(a, thing).is_some()
        || is_somebody(a, thing)
        || s.tag(thing).is_noun() && (has_day(a, c) || titled);
    if !(titled || pronoun) || !whom || c.voice != Voice::Active || a.place_at(doer).is_some() {
        return None;
    }
    let confidence = if titled && (has_day(a, c) || place_of(a, thing).is_some()) { 0.85 } else { 0.6 };
    Some(Told {
        sort: MeetingType::Visit,
        parties: parties_of(a, c, None),
        noun: None,
        rule: "meeting: visit",
        confidence,
    })
}

/// "paid a visit to Bangui", "began a two-day trip to Chad".
fn paid(a: &Analysed<'_>, w: &Words, c: &Clause) -> Option<Told> {
    let s = &a.sentence;
    let &visit = c.things.iter().find(|&&t| matches!(s.lemma(t), "visit" | "trip"))?;
    let doer = c.doer.filter(|&d| {
        let office = a.chunk(d).is_some_and(|k| (k.first..=k.head).any(|i| is_office(s.lemma(i))));
        office && force(a, d) != Force::Armed
    })?;
    let told = w.pay.contains(s.lemma(c.verb)) && place(a, c, Some(visit)).is_some();
    let mut who = Vec::new();
    parties::add(a, doer, &mut who);
    told.then_some(Told {
        sort: MeetingType::Visit,
        parties: who,
        noun: Some(visit),
        rule: "meeting: visit paid",
        confidence: 0.75,
    })
}

/// "arrived in the capital to discuss the plan".
fn by_journey(a: &Analysed<'_>, w: &Words, c: &Clause) -> Option<Told> {
    let s = &a.sentence;
    let moves = matches!(s.lemma(c.verb), "arrive" | "travel" | "fly");
    // "went to Chad last week to discuss the force": only with what for.
    let goes = matches!(s.lemma(c.verb), "go" | "head" | "journey" | "rush" | "hurry" | "return");
    if !(moves || goes) || place(a, c, None).is_none() {
        return None;
    }
    let doer = c.doer.filter(|&d| {
        is_somebody(a, d) && (force(a, d) != Force::Armed || is_in_office(a, w, d))
            || w.envoys.contains(s.lemma(d))
            || goes && matches!(s.lower(d), "he" | "she")
    })?;
    let aim = s.children_by(c.verb, &[Label::Advcl, Label::Xcomp]).find(|&v| {
        s.tag(v) == Tag::VB
            && (w.meet.contains(s.lemma(v)) || matches!(s.lemma(v), "discuss" | "mediate" | "negotiate"))
    });
    // "The president flew to the capital for the ceremony", "travelled to Arlo on Wednesday with the minister"
    let office = || {
        a.chunk(doer).is_some_and(|k| {
            (k.first..=k.head).any(|i| w.statesmen.contains(s.lemma(i)))
                || s.tag(doer).is_proper() && w.address_titles.contains(s.lower(k.first))
        })
    };
    // "arrived in the capital on an unannounced visit"
    let visits =
        || complements(a, c.verb).iter().any(|(word, _, n)| word == "on" && w.trips.contains(s.lemma(*n)));
    let official = || {
        let beside = complements(a, c.verb).iter().any(|(word, _, n)| {
            word == "for" && (w.gatherings.contains(s.lemma(*n)) || s.lemma(*n) == "ceremony")
                || word == "with" && is_in_office(a, w, *n)
        });
        // "flew to Arlo on Sunday for medical treatment"
        let own_ends = complements(a, c.verb)
            .iter()
            .any(|(word, _, n)| word == "for" && w.own_ends.contains(s.lemma(*n)));
        // "A delegation led by the deputy premier arrived in the capital on Monday"
        let delegates = matches!(s.lemma(doer), "delegation" | "mediator" | "envoy" | "negotiator");
        (delegates && has_day(a, c))
            || office() && (visits() || s.lemma(c.verb) != "arrive" && (beside || has_day(a, c) && !own_ends))
    };
    // "He went to the coast to meet his brother"
    let he = matches!(s.lower(doer), "he" | "she");
    let about = |v: usize| matches!(s.lemma(v), "discuss" | "mediate" | "negotiate");
    if goes && !aim.is_some_and(|v| if he { about(v) } else { office() || w.envoys.contains(s.lemma(doer)) })
    {
        return None;
    }
    if aim.is_none() && !official() {
        return None;
    }
    let mut who = Vec::new();
    parties::add(a, doer, &mut who);
    for (word, _, n) in aim.map(|aim| complements(a, aim)).into_iter().flatten() {
        if word == "with" {
            parties::add(a, n, &mut who);
        }
    }
    for (word, _, n) in complements(a, c.verb) {
        if aim.is_none() && word == "with" {
            parties::add(a, n, &mut who);
        }
    }
    Some(Told {
        sort: MeetingType::Visit,
        parties: who,
        noun: None,
        rule: "meeting: journey",
        confidence: 0.7,
    })
}

fn is_armed(lemma: &str) -> bool {
    matches!(
        lemma,
        "rebel"
            | "insurgent"
            | "militant"
            | "militia"
            | "army"
            | "fighter"
            | "guerrilla"
            | "separatist"
            | "group"
            | "faction"
            | "movement"
            | "state"
            | "country"
    )
}
