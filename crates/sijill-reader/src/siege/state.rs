//! Sieges told as a state ("the town is completely surrounded"), by what people suffer ("have endured a blockade for months"), by
//! what comes of them ("the blockade of the port has caused shortages"), and aid that cannot get there.

use sijill_claim::{Modality, SiegeStatus};
use sijill_language::Label;

use super::{Words, access, draft, spot};
use crate::analysis::Analysed;
use crate::clause::{Clause, Voice, clause, complements, extent, stance};
use crate::control::place_of;
use crate::draft::Draft;
use crate::party::{Force, force, is_warlike, party};

/// What a siege does to those within.
const EFFECTS: [&str; 22] = [
    "cause", "leave", "create", "lead", "result", "prevent", "deprive", "starve", "cripple", "trap", "force",
    "push", "produce", "deepen", "drive", "make", "empty", "worsen", "bring", "stop", "keep", "choke",
];

/// What people do in a siege.
const UNDERGO: [&str; 9] =
    ["endure", "suffer", "face", "withstand", "survive", "undergo", "resist", "experience", "live"];

/// "Homs is surrounded by rebel forces", "the town remains completely encircled": as it is, not what was done for an hour.
pub(super) fn is_shut(a: &Analysed<'_>, words: &Words, c: &Clause) -> bool {
    let s = &a.sentence;
    let town = |t: &usize| {
        place_of(a, *t).is_some() && s.tag(*t).is_noun()
            || words.settled.contains(s.lemma(*t)) && !s.tag(*t).is_plural()
    };
    if c.voice != Voice::Passive || !c.things.iter().any(town) {
        return false;
    }
    let present = (c.verb.saturating_sub(4)..c.verb)
        .any(|i| matches!(s.lower(i), "is" | "are" | "remains" | "remain" | "now"));
    let wholly = (c.verb.saturating_sub(2)..c.verb + 2).any(|i| {
        matches!(
            s.lower(i),
            "completely"
                | "entirely"
                | "totally"
                | "wholly"
                | "fully"
                | "practically"
                | "virtually"
                | "almost"
        )
    });
    match c.doer {
        Some(d) => force(a, d) == Force::Armed && (present || wholly),
        None => wholly && is_warlike(a, c.verb) || present && is_warlike(a, c.verb),
    }
}

/// "The 40,000 villagers have endured a blockade for nine months": a siege that somebody lives through.
pub(super) fn undergone(a: &Analysed<'_>, words: &Words, token: usize) -> Option<Draft> {
    let s = &a.sentence;
    let verb = s.head(token).filter(|&v| s.tag(v).is_verb() && s.label(token) == Label::Dobj)?;
    let c = clause(a, verb).filter(|c| UNDERGO.contains(&c.lemma.as_str()) && c.things.contains(&token))?;
    let place = spot(a, token).or_else(|| spot(a, verb));
    let who = c.doer?;
    let lived_in = words.settled.contains(s.lemma(who)) || place_of(a, who).is_some();
    let people = matches!(
        s.lemma(who),
        "people"
            | "resident"
            | "inhabitant"
            | "civilian"
            | "population"
            | "villager"
            | "townspeople"
            | "family"
            | "garrison"
            | "defender"
            | "they"
    );
    let stance = stance(a, verb);
    if !(lived_in || people && (place.is_some() || is_warlike(a, verb) || is_long(a, verb))) {
        return None;
    }
    if stance.negated || stance.unreal || stance.modality == Modality::Planned {
        return None;
    }
    let (first, last) = extent(a, c, None);
    let mut draft = draft(a, (first, last.max(token)), verb, SiegeStatus::Besieged, None, None);
    draft.subject = token;
    draft.place_mention = place.or_else(|| place_of(a, who)).or_else(|| spot(a, who));
    draft.confidence = 0.7;
    Some(draft)
}

/// "for nine months", "since May": so long that it was one.
fn is_long(a: &Analysed<'_>, verb: usize) -> bool {
    let s = &a.sentence;
    (verb + 1..s.len().min(verb + 14)).any(|i| {
        s.lower(i) == "since"
            || s.lower(i) == "for"
                && (i + 1..i + 5).any(|k| matches!(s.lemma(k), "day" | "week" | "month" | "year"))
    })
}

/// "The blockade of the port has caused shortages of food": one that is told by what it does.
pub(super) fn telling(a: &Analysed<'_>, words: &Words, token: usize) -> Option<Draft> {
    let s = &a.sentence;
    let verb = s.head(token).filter(|&v| s.tag(v).is_verb() && s.label(token) == Label::Nsubj)?;
    let of: Vec<usize> = s
        .children_by(token, &[Label::Prep])
        .filter(|&p| matches!(s.lower(p), "of" | "on"))
        .filter_map(|p| s.child(p, Label::Pobj))
        .collect();
    let place = of.iter().find_map(|&n| place_of(a, n));
    let settled = place.is_some()
        || of.iter().any(|&n| words.settled.contains(s.lemma(n)) || matches!(s.lemma(n), "port" | "coast"));
    let told = stance(a, verb);
    if !settled
        || !EFFECTS.contains(&s.lemma(verb))
        || told.negated
        || told.unreal
        || told.modality != Modality::Asserted
    {
        return None;
    }
    let (first, last) = extent(a, clause(a, verb)?, None);
    let mut draft = draft(a, (first.min(token), last), token, SiegeStatus::Besieged, None, None);
    draft.subject = token;
    draft.place_mention = place;
    draft.confidence = 0.7;
    Some(draft)
}

/// "The siege was lifted in January", "the blockade was eased": the one that was told of, where nobody says of what.
pub(super) fn lifted(a: &Analysed<'_>, c: &Clause, token: usize) -> bool {
    let s = &a.sentence;
    let the =
        a.chunk(token).is_some_and(|k| k.head == token && s.lower(k.first) == "the" && k.first + 1 == token);
    let day = complements(a, c.verb).iter().any(|(_, _, n)| a.date_at(*n).is_some());
    the && c.voice == Voice::Passive && day && matches!(c.lemma.as_str(), "lift" | "break" | "raise" | "end")
}

/// "Relief workers cannot reach the camp", "convoys have been unable to get to the town": aid that does not get there.
pub(super) fn unreached(a: &Analysed<'_>, words: &Words, verb: usize) -> Option<Draft> {
    let s = &a.sentence;
    if !words.reach.contains(s.lemma(verb)) && s.lemma(verb) != "access" {
        return None;
    }
    let barred = |i: usize| {
        matches!(s.lower(i), "cannot" | "unable" | "ca" | "can" | "could" | "powerless" | "struggling")
    };
    let bar = (verb.saturating_sub(4)..verb).find(|&i| barred(i))?;
    let kept = match s.lower(bar) {
        "ca" | "can" | "could" => matches!(s.lower(bar + 1), "not" | "n't"),
        "unable" | "struggling" | "powerless" => s.lower(bar + 1) == "to",
        _ => true,
    };
    let top = s.ancestors(verb).take(3).find(|&h| h < verb && s.tag(h).is_verb());
    let doer = [Some(verb), top]
        .into_iter()
        .flatten()
        .find_map(|v| s.child(v, Label::Nsubj))
        .filter(|&d| d < bar && is_helper(a, words, d))?;
    let goal = s.child(verb, Label::Dobj).or_else(|| complements(a, verb).first().map(|c| c.2))?;
    let lived_in = place_of(a, goal).is_some()
        || words.settled.contains(s.lemma(goal))
        || matches!(s.lemma(goal), "area" | "civilian" | "refugee" | "wounded");
    if !kept || !lived_in {
        return None;
    }
    let weather = (0..s.len()).any(|i| {
        matches!(
            s.lemma(i),
            "flood" | "snow" | "storm" | "earthquake" | "cyclone" | "hurricane" | "landslide" | "rain"
        )
    });
    if weather {
        return None;
    }
    let first = crate::clause::phrase(a, doer).0;
    let last = a.chunk(goal).map_or(goal, |k| k.last);
    let mut draft = draft(a, (first, last), verb, SiegeStatus::AccessDenied, None, None);
    draft.subject = doer;
    draft.place_mention = place_of(a, goal);
    draft.confidence = 0.7;
    Some(draft)
}

/// "aid convoys", "relief workers", "humanitarian agencies", "the Red Cross".
fn is_helper(a: &Analysed<'_>, words: &Words, doer: usize) -> bool {
    let s = &a.sentence;
    access::is_aid(a, words, doer)
        || a.chunk(doer).is_some_and(|k| {
            (k.first..=k.last)
                .any(|i| words.helpers.contains(s.lower(i)) || words.agencies.contains(s.lower(i)))
        })
}

/// "The garrison was besieged for ten months": armed people, so long that it was no raid.
pub(super) fn garrison(a: &Analysed<'_>, c: &Clause) -> Option<Draft> {
    let s = &a.sentence;
    let &held = c.things.iter().find(|&&t| {
        force(a, t) == Force::Armed
            || matches!(
                s.lemma(t),
                "garrison" | "fort" | "fortress" | "barracks" | "outpost" | "base" | "citadel"
            )
    })?;
    let place = spot(a, held).or_else(|| spot(a, c.verb));
    if c.voice != Voice::Passive || !(place.is_some() || is_long(a, c.verb)) {
        return None;
    }
    let stance = stance(a, c.verb);
    if stance.negated || stance.unreal || stance.attempted {
        return None;
    }
    let doer = c.doer.filter(|&d| force(a, d).acts());
    let mut draft =
        draft(a, extent(a, c, None), c.verb, SiegeStatus::Besieged, None, doer.and_then(|d| party(a, d)));
    draft.subject = held;
    draft.place_mention = place;
    draft.modality = stance.modality;
    draft.confidence = 0.75;
    Some(draft)
}
