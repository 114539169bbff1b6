//! Ways that are shut ("the last road out of the town was cut"), towns cut off by nobody told, and sieges that go on or end by
//! themselves ("the siege entered its eighth month").

use sijill_claim::SiegeStatus;
use sijill_language::{Label, Tag};

use super::{Words, draft, is_shut_in, spot};
use crate::analysis::Analysed;
use crate::clause::{Clause, Voice, clause, complements, extent, phrase, stance, subject};
use crate::control::place_of;
use crate::dated::in_place_since;
use crate::draft::Draft;
use crate::lexicon::Lexicon;
use crate::party::{Force, force, party};
use crate::people::people_at;

/// "The last road out of the town was cut": one way is enough where there is no other.
pub(super) fn last_way(a: &Analysed<'_>, words: &Words, token: usize) -> Option<Draft> {
    let s = &a.sentence;
    let c = clause(a, token)?;
    let only = |t: usize| {
        let chunk = a.chunk(t)?;
        let lone = (chunk.first..chunk.head).any(|i| words.lone.contains(s.lower(i)));
        let way = words.ways.contains(s.lemma(chunk.head)) && !s.tag(chunk.head).is_plural();
        (lone && way).then_some(chunk.head)
    };
    let way = c.things.iter().find_map(|&t| only(t))?;
    let goal = s.children_by(way, &[Label::Prep]).chain(s.children_by(token, &[Label::Prep]));
    // "The only road linking the town with the coast has been blocked"
    let links = s
        .children_by(way, &[Label::Acl])
        .filter(|&v| matches!(s.lemma(v), "link" | "connect" | "join" | "lead"));
    let linked = links.flat_map(|v| {
        let ends_of = s.children_by(v, &[Label::Prep]).flat_map(|p| ends(a, p)).collect::<Vec<_>>();
        s.child(v, Label::Dobj).into_iter().chain(ends_of)
    });
    let goals: Vec<usize> = goal.flat_map(|p| ends(a, p)).chain(linked).collect();
    let lived_in =
        goals.iter().copied().find(|&n| place_of(a, n).is_some() || words.settled.contains(s.lemma(n)));
    let to =
        lived_in.or_else(|| goals.iter().copied().find(|&n| s.tag(n).is_noun() && a.date_at(n).is_none()))?;
    if !is_by_arms(a, c) {
        return None;
    }
    finish(a, c, SiegeStatus::Besieged, way, place_of(a, to))
}

/// The nouns behind a preposition, and behind a second one on it ("out of").
fn ends(a: &Analysed<'_>, prep: usize) -> Vec<usize> {
    let s = &a.sentence;
    let own = s.child(prep, Label::Pobj);
    let inner = s.children_by(prep, &[Label::Prep]).filter_map(|p| s.child(p, Label::Pobj));
    own.into_iter().chain(inner).collect()
}

/// Done by armed people, or by nobody told: not by snow.
fn is_by_arms(a: &Analysed<'_>, c: &Clause) -> bool {
    // "cut off by road": how, and not by whom.
    let by_way =
        c.doer.is_some_and(|d| matches!(a.sentence.lemma(d), "road" | "land" | "sea" | "air" | "rail"));
    by_way
        || c.doer.is_none_or(|d| {
            matches!(force(a, d), Force::Armed | Force::Soft | Force::Pronoun | Force::Unknown)
        }) && (c.doer.is_some() || c.voice != Voice::Active)
}

fn finish(
    a: &Analysed<'_>,
    c: &Clause,
    status: SiegeStatus,
    subject: usize,
    place: Option<usize>,
) -> Option<Draft> {
    let stance = stance(a, c.verb);
    if stance.negated || stance.unreal || stance.attempted {
        return None;
    }
    let actor = c.doer.filter(|&d| force(a, d).acts()).and_then(|d| party(a, d));
    let (first, last) = extent(a, c, None);
    let first = if c.voice == Voice::Participle { phrase(a, subject).0 } else { first };
    let mut draft = draft(a, (first.min(c.verb), last), c.verb, status, None, actor);
    draft.subject = subject;
    draft.place_mention = place.or_else(|| spot(a, c.verb));
    draft.modality = stance.modality;
    draft.confidence = 0.75;
    Some(draft)
}

/// "The town has been cut off since Monday": a place that people live in, by whomever.
pub(super) fn town_cut_off(a: &Analysed<'_>, words: &Words, token: usize) -> Option<Draft> {
    let s = &a.sentence;
    let off = (token + 1..token + 3).any(|i| s.lower(i) == "off");
    let c = clause(a, token).filter(|c| off && c.voice == Voice::Passive && is_by_arms(a, c))?;
    let town = |t: &usize| {
        let lived_in = words.settled.contains(s.lemma(*t)) && !s.tag(*t).is_plural();
        (place_of(a, *t).is_some() || lived_in) && s.tag(*t).is_noun()
    };
    let &town = c.things.iter().find(|t| town(t))?;
    finish(a, c, SiegeStatus::Besieged, town, place_of(a, town))
}

/// "The rebels have encircled the provincial capital", "the town has been surrounded by troops for two weeks", "besieged the palace": by
/// arms, a place that has no name here.
pub(super) fn is_shut_town(a: &Analysed<'_>, words: &Words, c: &Clause, strong: bool) -> bool {
    let s = &a.sentence;
    let armed = c.doer.is_some_and(|d| force(a, d) == Force::Armed);
    let town = |t: usize| {
        let seat = strong
            && matches!(
                s.lemma(t),
                "palace"
                    | "base"
                    | "compound"
                    | "barracks"
                    | "garrison"
                    | "ministry"
                    | "embassy"
                    | "headquarters"
                    | "airport"
                    | "port"
                    | "fort"
            );
        (words.settled.contains(s.lemma(t)) || matches!(s.lemma(t), "capital" | "base" | "garrison") || seat)
            && !s.tag(t).is_plural()
    };
    let lasts = words.ringing.contains(s.lemma(c.verb))
        || strong
        || (c.verb + 1..s.len().min(c.verb + 14)).any(|i| {
            s.lower(i) == "since"
                || s.lower(i) == "for"
                    && (i + 1..i + 5).any(|k| matches!(s.lemma(k), "day" | "week" | "month" | "year"))
        });
    armed && lasts && c.things.iter().any(|&t| town(t))
}

/// "The garrisons were bottled up in the town", "two regiments remain surrounded": armed people shut in by others.
pub(super) fn forces_shut_in(a: &Analysed<'_>, c: &Clause) -> Option<Draft> {
    let &held = c.things.iter().find(|&&t| force(a, t) == Force::Armed)?;
    let place = spot(a, c.verb);
    if c.voice != Voice::Passive || place.is_none() || !is_by_arms(a, c) {
        return None;
    }
    finish(a, c, SiegeStatus::Besieged, held, place)
}

/// "The siege of the town entered its eighth month", "the blockade ended on Monday".
pub(super) fn goes_on(a: &Analysed<'_>, words: &Words, token: usize) -> Option<Draft> {
    let s = &a.sentence;
    let verb = s.head(token).filter(|&v| s.tag(v).is_verb())?;
    let of: Vec<usize> = s
        .children_by(token, &[Label::Prep])
        .filter(|&p| matches!(s.lower(p), "of" | "on" | "around"))
        .filter_map(|p| s.child(p, Label::Pobj))
        .collect();
    let settled = of.iter().any(|&n| words.settled.contains(s.lemma(n)) || s.tag(n).is_proper());
    let place = of.iter().find_map(|&n| place_of(a, n)).or_else(|| place_of(a, token));
    let since = in_place_since(a, token);
    let (status, by_verb) = match s.lemma(verb) {
        "begin" | "start" if !settled && place.is_none() => return None,
        lemma if words.last.contains(lemma) => (SiegeStatus::Besieged, true),
        lemma if words.cease.contains(lemma) => (SiegeStatus::Lifted, true),
        // "The blockade, in place since December, has emptied the shops"
        _ if since.is_some() => (SiegeStatus::Besieged, false),
        _ => return None,
    };
    let subject = matches!(s.label(token), Label::Nsubj | Label::Nsubjpass);
    // "the siege of the embassy by reporters", "a siege mentality"
    let told = settled
        || place.is_some()
        || a.chunk(token).is_some_and(|c| s.lower(c.first) == "the" && c.head == token);
    let c = clause(a, verb).filter(|c| {
        // "has lasted 18 months"
        let long = || c.things.iter().all(|&t| matches!(s.lemma(t), "day" | "week" | "month" | "year"));
        subject && told && (c.things.is_empty() || c.lemma == "enter" || since.is_some() || long())
    })?;
    if let Some(last) = since.filter(|_| !by_verb) {
        let mut draft = draft(a, (phrase(a, token).0, last), token, status, None, None);
        draft.subject = token;
        draft.place_mention = place;
        return Some(draft);
    }
    finish(a, c, status, token, place)
}

/// "fell after an 18-month siege", "a siege of two years", "after months of siege": so long that it was one.
pub(super) fn lasting(a: &Analysed<'_>, words: &Words, token: usize) -> Option<Draft> {
    let s = &a.sentence;
    let chunk = a.chunk(token).filter(|k| k.head == token)?;
    let unit = |word: &str| {
        matches!(word, "month" | "year" | "week" | "day" | "months" | "years" | "weeks" | "days")
    };
    let long = |word: &str| {
        unit(word)
            || word.rsplit('-').next().is_some_and(|end| word.contains('-') && (unit(end) || end == "long"))
            || matches!(word, "yearlong" | "monthlong" | "weeklong")
    };
    let before = (chunk.first..token).any(|i| long(s.lower(i)));
    let behind =
        (s.lower(token + 1) == "of").then(|| a.chunk(token + 2)).flatten().filter(|k| unit(s.lemma(k.head)));
    let led = chunk.first == token && token > 1 && s.lower(token - 1) == "of" && unit(s.lemma(token - 2));
    let lasted = (token + 1..token + 4).any(|i| matches!(s.lower(i), "lasted" | "lasting"));
    if !(before || behind.is_some() || led || lasted) {
        return None;
    }
    let other = (0..s.len()).any(|i| {
        matches!(
            s.lemma(i),
            "hostage"
                | "gunman"
                | "standoff"
                | "film"
                | "novel"
                | "movie"
                | "book"
                | "play"
                | "opera"
                | "consulate"
                | "jail"
                | "prison"
                | "supermarket"
        )
    });
    let place = spot(a, token).or_else(|| {
        let verb = s.ancestors(token).take(3).find(|&v| s.tag(v).is_verb())?;
        let c = clause(a, verb)?;
        c.things.iter().copied().chain(c.doer).find_map(|n| place_of(a, n))
    });
    let of = s
        .children_by(token, &[Label::Prep])
        .filter(|&p| s.lower(p) == "of")
        .filter_map(|p| s.child(p, Label::Pobj));
    let settled = of.into_iter().any(|n| place_of(a, n).is_some() || words.settled.contains(s.lemma(n)));
    let war = settled || crate::party::is_warlike(a, token);
    let unreal = s.ancestors(token).take(3).filter(|&v| s.tag(v).is_verb()).any(|v| {
        let told = stance(a, v);
        told.negated || told.unreal || told.modality == sijill_claim::Modality::Planned
    });
    if other || unreal || !war {
        return None;
    }
    let first = if led { a.chunk(token - 2).map_or(token - 2, |k| k.first) } else { chunk.first };
    let last = behind.map_or(token, |k| k.last);
    let mut draft = draft(a, (first, last), token, SiegeStatus::Besieged, None, None);
    draft.subject = token;
    draft.place_mention = place;
    draft.confidence = 0.7;
    Some(draft)
}

/// "The district has been inaccessible to aid agencies".
pub(super) fn inaccessible(a: &Analysed<'_>, words: &Words, token: usize) -> Option<Draft> {
    let s = &a.sentence;
    let verb = s.head(token).filter(|&v| s.tag(v).is_verb() && s.lemma(v) != "make")?;
    let c = clause(a, verb)?;
    let place = c.doer.filter(|&d| place_of(a, d).is_some() || words.settled.contains(s.lemma(d)))?;
    let to = complements(a, token).into_iter().find(|(w, ..)| w == "to").map(|(_, _, n)| n);
    let helped = to.is_none_or(|n| {
        super::access::is_aid(a, words, n) || matches!(s.lemma(n), "us" | "outsider" | "monitor")
    });
    if !helped {
        return None;
    }
    let stance = stance(a, verb);
    if stance.negated || stance.unreal {
        return None;
    }
    let (first, last) = extent(a, c, None);
    let mut draft = draft(a, (first, last.max(token)), token, SiegeStatus::AccessDenied, None, None);
    draft.subject = place;
    draft.place_mention = place_of(a, place);
    draft.modality = stance.modality;
    draft.confidence = 0.75;
    Some(draft)
}

/// "its request to enter the town had been refused", "permission to deliver food was denied".
pub(super) fn refused(a: &Analysed<'_>, words: &Words, token: usize) -> Option<Draft> {
    let s = &a.sentence;
    let verb = s.head(token).filter(|&v| s.tag(v).is_verb())?;
    let c = clause(a, verb).filter(|c| {
        c.things.contains(&token) && matches!(c.lemma.as_str(), "refuse" | "deny" | "reject" | "withhold")
    })?;
    let aim = s
        .children_by(token, &[Label::Acl])
        .find(|&v| words.reach.contains(s.lemma(v)) || s.lemma(v) == "deliver" || s.lemma(v) == "access")?;
    let place = s
        .child(aim, Label::Dobj)
        .and_then(|o| place_of(a, o))
        .or_else(|| complements(a, aim).into_iter().find_map(|(_, _, n)| place_of(a, n)));
    let settled = s.child(aim, Label::Dobj).is_some_and(|o| words.settled.contains(s.lemma(o)));
    if place.is_none() && !settled || s.tag(verb) == Tag::VBG {
        return None;
    }
    finish(a, c, SiegeStatus::AccessDenied, token, place)
}

/// "Some 8,000 people are unable to leave".
pub(super) fn unable(a: &Analysed<'_>, lexicon: &Lexicon, token: usize, found: &mut Vec<Draft>) {
    let s = &a.sentence;
    let leave = matches!(s.lower(token + 2), "leave" | "escape" | "flee" | "get" | "go");
    if s.lower(token + 1) != "to" || !leave {
        return;
    }
    let Some(verb) = s.head(token).filter(|&v| v < token && s.lemma(v) == "be") else { return };
    let Some(people) =
        subject(a, verb).and_then(|n| people_at(a, lexicon, n)).filter(|p| is_shut_in(p) && p.counted)
    else {
        return;
    };
    let last = place_of(a, token + 3).and_then(|p| a.places.get(p)).map_or(token + 2, |m| m.last);
    let mut draft = draft(a, (people.first, last), token, SiegeStatus::Besieged, Some(people.figure), None);
    draft.subject = people.head;
    draft.place_mention = spot(a, verb).or_else(|| place_of(a, token + 3));
    draft.confidence = 0.75;
    found.push(draft);
}
