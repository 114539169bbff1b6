//! Forces told by how many there are and where they serve: "the mission now numbers 6,400 troops", "about 700 personnel are
//! serving in the country", "the first of them, some 400 soldiers, left", "was replaced by a battalion".

use sijill_claim::{DeploymentAction, Modality};
use sijill_language::{Label, Tag};

use super::{DeploymentLexicon, draft, is_state, make, moving, sent};
use crate::agreement::parties::is_office;
use crate::analysis::{Analysed, figure};
use crate::clause::{Clause, Voice, complements, extent, stance};
use crate::control::place_of;
use crate::draft::Draft;
use crate::party::{Force, force, goes_by_initials, is_irregular, party};
use crate::thing::{Thing, thing};

/// Fewest of those who are told to serve somewhere.
pub(super) const FEWEST: u64 = 20;

/// Whatever a clause tells of a force's strength or presence.
pub(super) fn told(a: &Analysed<'_>, lexicon: &DeploymentLexicon, c: &Clause) -> Option<Draft> {
    numbering(a, lexicon, c)
        .or_else(|| serving(a, lexicon, c))
        .or_else(|| replaced(a, lexicon, c))
        .or_else(|| leaving(a, lexicon, c))
        .or_else(|| resized(a, lexicon, c))
}

/// Soldiers and others who serve, as they are counted: of "2,800 of the 8,000 soldiers" the 2,800.
fn counted(a: &Analysed<'_>, lexicon: &DeploymentLexicon, from: usize) -> Option<Thing> {
    let s = &a.sentence;
    let number = (from..s.len().min(from + 4)).find_map(|i| a.count(i)).filter(|n| n.first >= from)?;
    // "about 400 soldiers": the phrase may begin behind "about".
    let found = (number.first..=number.last).find_map(|i| thing(a, i))?;
    let soldiers = lexicon.words.serving.contains(s.lemma(found.head))
        || lexicon.words.serving.contains(s.lower(found.head));
    let whole = found.figure.as_ref().is_some_and(|f| f.best.unwrap_or(f.low) >= FEWEST);
    (soldiers && whole && found.words.0 <= number.first).then_some(found)
}

/// "the mission", "AFOR": a force that has a strength.
fn is_contingent(a: &Analysed<'_>, lexicon: &DeploymentLexicon, noun: usize) -> bool {
    let s = &a.sentence;
    lexicon.words.contingents.contains(s.lemma(noun))
        || s.tag(noun).is_proper() && (goes_by_initials(a, noun) || force(a, noun) == Force::Armed)
}

/// "The mission now numbers 6,400 troops", "It has only 2,800 of the 8,000 soldiers it was promised".
fn numbering(a: &Analysed<'_>, lexicon: &DeploymentLexicon, c: &Clause) -> Option<Draft> {
    let s = &a.sentence;
    let (next, after) = (s.lower(c.verb + 1), s.lower(c.verb + 2));
    let from = match c.lemma.as_str() {
        "number" | "count" | "comprise" | "total" | "have" => c.verb + 1,
        "consist" if next == "of" => c.verb + 2,
        "make" if next == "up" && after == "of" => c.verb + 3,
        _ => return None,
    };
    let men = counted(a, lexicon, from)?;
    let whose = c.own_subject.or(c.doer).or_else(|| c.things.first().copied()).filter(|&d| d < c.verb)?;
    let has = c.lemma == "have";
    let part = a.count(men.words.0).or_else(|| (from..from + 3).find_map(|i| a.count(i)));
    let ratio = part.is_some_and(|n| n.of.is_some() || s.lower(n.last + 1) == "of");
    let short = matches!(next, "only" | "just" | "barely")
        || (men.head..s.len().min(men.head + 6)).any(|i| lexicon.words.owed.contains(s.lower(i)));
    let it = s.tag(whose) == Tag::PRP && matches!(s.lower(whose), "it" | "they");
    let named = is_contingent(a, lexicon, whose) || has && it;
    if has && !(ratio && short) || !named {
        return None;
    }
    let stance = stance(a, c.verb);
    (!stance.negated && !stance.unreal).then(|| {
        let actor = if it { None } else { party(a, whose) };
        let mut draft = make(a, c, DeploymentAction::Sent, actor, &men, place_of(a, whose), 0.75);
        draft.last = draft.last.max(men.head);
        draft
    })
}

/// "KFOR, the force in the province, now numbers 42,000 soldiers": where the tagger saw a noun.
pub(super) fn numbers(a: &Analysed<'_>, lexicon: &DeploymentLexicon, token: usize) -> Option<Draft> {
    let s = &a.sentence;
    if s.lower(token) != "numbers" || !s.tag(token).is_noun() {
        return None;
    }
    let men = counted(a, lexicon, token + 1).filter(|m| m.words.0 <= token + 2)?;
    let whose = (token.saturating_sub(10)..token)
        .find(|&i| a.chunk(i).is_some_and(|k| k.head == i) && is_contingent(a, lexicon, i))?;
    let first = a.chunk(whose).map_or(whose, |k| k.first);
    let place = (first..token).find_map(|i| a.place_at(i));
    let mut draft = draft(a, (first, men.words.1), token, DeploymentAction::Sent, party(a, whose), &men);
    draft.place_mention = place;
    draft.confidence = 0.65;
    Some(draft)
}

/// "About 700 personnel are already serving in the country", "Two more jets are to be based on the island".
fn serving(a: &Analysed<'_>, lexicon: &DeploymentLexicon, c: &Clause) -> Option<Draft> {
    let s = &a.sentence;
    if !lexicon.words.serves.contains(c.lemma.as_str()) || c.voice == Voice::Participle {
        return None;
    }
    let helped = s.child(c.verb, Label::Aux).is_some() || s.child(c.verb, Label::Auxpass).is_some();
    if matches!(s.tag(c.verb), Tag::VBG | Tag::VBN) && !helped {
        return None;
    }
    let who = match c.voice {
        Voice::Active => c.own_subject.or(c.doer)?,
        _ => c.things.first().copied().filter(|_| c.lemma == "base")?,
    };
    let stance = stance(a, c.verb);
    if stance.negated || stance.unreal || stance.attempted || who > c.verb {
        return None;
    }
    let (head, men) = sent(a, lexicon, who)?;
    let soldiers =
        lexicon.words.serving.contains(s.lemma(head)) || lexicon.words.serving.contains(s.lower(head));
    let low = men.figure.as_ref().map_or(0, |f| f.low);
    let planned = stance.modality == Modality::Planned && c.lemma == "base" && low > 0;
    // "The brigade is based in Goma"
    let unit =
        matches!(s.lemma(head), "battalion" | "brigade" | "regiment" | "squadron") && c.lemma == "base";
    let heavy = moving::is_heavy(a, head) && men.figure.is_some() || unit;
    if !(soldiers && low >= FEWEST || planned || heavy) {
        return None;
    }
    // "remain in the province", and not "remain missing in the province"
    let behind =
        (c.verb + 1..s.len().min(c.verb + 4)).find(|&i| s.tag(i) != Tag::RB && s.lower(i) != "there")?;
    let way = is_on_the_way(a, lexicon, behind);
    if !(soldiers && low >= FEWEST || planned || way || unit) {
        return None;
    }
    if !matches!(s.lower(behind), "in" | "at" | "on" | "with" | "across" | "along" | "near" | "around") {
        return None;
    }
    let (_, _, noun) = complements(a, c.verb).into_iter().find(|&(_, p, _)| p == behind)?;
    // "Some 200 police were on the streets", "were at the scene": at work, and not sent.
    let daily = matches!(s.lemma(noun), "scene" | "street" | "line");
    let lies = matches!(c.lemma.as_str(), "be" | "remain" | "stay");
    if daily || lies && !is_posted(a, lexicon, c, head, noun) && !way {
        return None;
    }
    let there = is_somewhere(a, lexicon, noun)
        || s.lower(behind) == "with" && lexicon.words.contingents.contains(s.lemma(noun));
    (there || way).then(|| {
        let place = complements(a, c.verb).into_iter().find_map(|(_, _, n)| place_of(a, n));
        make(a, c, DeploymentAction::Sent, None, &men, place, 0.7)
    })
}

/// "400 soldiers are on their way to the border"; not "were on their way home when their bus hit a mine".
pub(super) fn is_on_the_way(a: &Analysed<'_>, lexicon: &DeploymentLexicon, behind: usize) -> bool {
    let s = &a.sentence;
    let Some(way) = a.chunk(behind + 1).filter(|k| s.lower(behind) == "on" && s.lower(k.head) == "way")
    else {
        return false;
    };
    let to = way.last + 1;
    let goal = a.chunk(to + 1).map_or(to + 1, |k| k.head);
    let meanwhile =
        (to..s.len().min(to + 12)).any(|i| matches!(s.lower(i), "when" | "as" | "while" | "before"));
    matches!(s.lower(to), "to" | "into" | "towards") && is_somewhere(a, lexicon, goal) && !meanwhile
}

/// "3,000 soldiers remain in Somalia"; not "60 soldiers were in the camp when it was attacked".
pub(super) fn is_posted(
    a: &Analysed<'_>,
    lexicon: &DeploymentLexicon,
    c: &Clause,
    who: usize,
    at: usize,
) -> bool {
    let s = &a.sentence;
    let police = matches!(s.lemma(who), "police" | "officer" | "policeman" | "man" | "commando");
    let land = a.place_at(at).is_some() || lexicon.words.lands.contains(s.lemma(at));
    let while_there = (c.verb + 1..s.len().min(c.verb + 12))
        .any(|i| matches!(s.lower(i), "when" | "before" | "as" | "while" | "overnight" | "for"));
    land && !police && !while_there
}

/// "in Gao", "in the valley"; not "in hospital".
pub(super) fn is_somewhere(a: &Analysed<'_>, lexicon: &DeploymentLexicon, noun: usize) -> bool {
    let s = &a.sentence;
    let kept = matches!(s.lemma(noun), "hospital" | "prison" | "jail" | "custody" | "clinic" | "detention");
    !kept && (place_of(a, noun).is_some() || lexicon.words.goals.contains(s.lemma(noun)))
}

/// "The battalion was replaced by a company of reservists".
fn replaced(a: &Analysed<'_>, lexicon: &DeploymentLexicon, c: &Clause) -> Option<Draft> {
    let s = &a.sentence;
    if !matches!(c.lemma.as_str(), "replace" | "relieve") || c.voice == Voice::Active {
        return None;
    }
    let stance = stance(a, c.verb);
    let whom = c.things.first().copied()?;
    let (old, _) = sent(a, lexicon, whom)?;
    let (new, men) = sent(a, lexicon, c.doer.filter(|&d| d > c.verb)?)?;
    let unit = |n: usize| {
        lexicon.words.contingents.contains(s.lemma(n))
            || lexicon.words.serving.contains(s.lemma(n)) && s.tag(n).is_plural()
            || matches!(s.lemma(n), "company" | "platoon" | "unit")
    };
    (unit(old) && unit(new) && !stance.negated && !stance.unreal).then(|| {
        let mut draft = make(a, c, DeploymentAction::Sent, None, &men, None, 0.65);
        // The clause before tells of those who leave.
        if s.label(c.verb) == Label::Conj {
            draft.first = c.verb;
        }
        draft.last = draft.last.max(men.words.1);
        draft
    })
}

/// "The first of them, about 400 soldiers, left the province in May".
fn leaving(a: &Analysed<'_>, lexicon: &DeploymentLexicon, c: &Clause) -> Option<Draft> {
    let s = &a.sentence;
    if !matches!(c.lemma.as_str(), "leave" | "depart" | "quit") || c.voice != Voice::Active {
        return None;
    }
    let who = c.doer.filter(|&d| {
        d < c.verb && matches!(s.lower(d), "first" | "last" | "rest" | "remainder" | "bulk" | "most" | "half")
    })?;
    let stance = stance(a, c.verb);
    let from = c.things.iter().copied().find(|&t| is_somewhere(a, lexicon, t))?;
    let men = (who + 1..c.verb).find_map(|i| counted(a, lexicon, i)).filter(|m| m.words.1 < c.verb)?;
    // "Most of the 400 soldiers left": how many is not told.
    let share = s.lower(who + 1) == "of"
        && s.lower(who) != "last"
        && a.chunk(who + 2).is_some_and(|k| k.first <= men.words.1 && men.head <= k.last);
    let men = if share { Thing { figure: None, ..men } } else { men };
    (!stance.negated && !stance.unreal).then(|| {
        let mut draft = make(a, c, DeploymentAction::Withdrawn, None, &men, place_of(a, from), 0.7);
        draft.first = draft.first.min(men.words.0);
        draft
    })
}

/// "will cut its force to 5,500 troops", "has doubled the contingent to 600".
fn resized(a: &Analysed<'_>, lexicon: &DeploymentLexicon, c: &Clause) -> Option<Draft> {
    let s = &a.sentence;
    let action = if lexicon.words.shrinks.contains(c.lemma.as_str()) {
        DeploymentAction::Withdrawn
    } else if lexicon.words.grows.contains(c.lemma.as_str()) {
        DeploymentAction::Sent
    } else {
        return None;
    };
    let stance = stance(a, c.verb);
    if stance.negated || stance.unreal || stance.attempted {
        return None;
    }
    let subject = c.own_subject.or(c.doer).filter(|_| c.voice == Voice::Active && c.things.is_empty());
    let what = c.things.iter().copied().chain(subject).find(|&t| is_strength(a, lexicon, t))?;
    let from = c.verb.max(what) + 1;
    let to = (from..s.len().min(from + 10))
        .take_while(|&i| !a.is_finite(i) && !matches!(s.lower(i), "," | ";"))
        .find(|&i| {
            // "strengthen the force with 3,000 more troops"
            let with = s.lower(i) == "with" && action == DeploymentAction::Sent;
            (matches!(s.lower(i), "to" | "at") || with) && (i + 1..i + 4).any(|k| a.count(k).is_some())
        })?;
    let number = (to + 1..to + 4).find_map(|i| a.count(i)).filter(|n| n.first > to)?;
    let soldiers = a.chunk(number.last).map_or(number.last, |k| k.head.max(number.last));
    let bare = !s.tag(soldiers).is_noun() || soldiers == number.last;
    if number.value.low < FEWEST || !bare && !lexicon.words.serving.contains(s.lemma(soldiers)) {
        return None;
    }
    if is_lost(a, c, action, what, soldiers) {
        return None;
    }
    let men = Thing {
        words: (number.first, soldiers),
        head: soldiers,
        what: if bare { "troops".to_owned() } else { s.words(soldiers, soldiers).to_owned() },
        figure: Some(figure(number.value, number.words(s))),
    };
    let doer = c.doer.filter(|_| c.voice == Voice::Active && subject.is_none());
    let place = complements(a, what).into_iter().find_map(|(_, _, n)| place_of(a, n));
    let (first, last) = extent(a, c, None);
    let mut draft = draft(
        a,
        (first.min(c.verb), last.max(soldiers)),
        c.verb,
        action,
        doer.and_then(|d| party(a, d)),
        &men,
    );
    draft.modality = stance.modality;
    draft.place_mention = place;
    draft.confidence = 0.65;
    Some(draft)
}

/// "Desertions have cut the battalion to 300 men", "the force would be cut to 900 officers": nobody is withdrawn.
fn is_lost(a: &Analysed<'_>, c: &Clause, action: DeploymentAction, what: usize, men: usize) -> bool {
    let s = &a.sentence;
    let police = s.lemma(what) == "force" && matches!(s.lemma(men), "officer" | "policeman" | "police");
    if police || action != DeploymentAction::Withdrawn {
        return police;
    }
    let number = matches!(s.lemma(what), "number" | "strength" | "total");
    let mover = |d: usize| {
        s.tag(d).is_proper()
            || s.tag(d) == Tag::PRP
            || is_state(s.lemma(d))
            || is_office(s.lemma(d))
            || force(a, d) == Force::Armed
    };
    let unit = matches!(
        s.lemma(what),
        "battalion" | "brigade" | "regiment" | "garrison" | "squadron" | "division" | "corps" | "detachment"
    );
    let planned = stance(a, c.verb).modality == Modality::Planned;
    let unmoved = match (c.voice, c.doer) {
        (Voice::Active, Some(doer)) if !c.things.is_empty() => !mover(doer),
        (Voice::Active, _) => !number,
        (_, Some(by)) => !mover(by),
        _ => unit && !planned,
    };
    unmoved || !number && is_irregular(a, what)
}

/// "its force in the country", "the number of troops in Mali"; not "the number of troops killed".
fn is_strength(a: &Analysed<'_>, lexicon: &DeploymentLexicon, noun: usize) -> bool {
    let s = &a.sentence;
    if lexicon.words.contingents.contains(s.lemma(noun)) {
        return true;
    }
    if !matches!(s.lemma(noun), "number" | "strength" | "total") {
        return false;
    }
    let of = (noun + 1..s.len().min(noun + 3)).find(|&i| s.lower(i) == "of");
    let Some(men) = of.and_then(|of| a.chunk(of + 1)).map(|k| k.head) else { return false };
    let stationed = |i: usize| {
        !matches!(s.tag(i), Tag::VBN | Tag::VBG)
            || matches!(s.lemma(i), "deploy" | "station" | "base" | "serve")
    };
    let dead = |i: usize| matches!(s.lower(i), "dead" | "deaths" | "casualties" | "who");
    lexicon.words.serving.contains(s.lemma(men))
        && is_placed(a, lexicon, men)
        && (men + 1..men + 3).all(|i| i >= s.len() || a.is_finite(i) || stationed(i) && !dead(i))
}

/// "troops deployed in Mali", "soldiers on the island"; not "soldiers in custody", "soldiers with malaria in the camp".
fn is_placed(a: &Analysed<'_>, lexicon: &DeploymentLexicon, men: usize) -> bool {
    let s = &a.sentence;
    let next = men + 1;
    if matches!(s.lemma(next), "deploy" | "station" | "base") || s.lower(next) == "there" {
        return true;
    }
    let lead = if s.lemma(next) == "serve" { next + 1 } else { next };
    let land = a.chunk(lead + 1).map_or(lead + 1, |k| k.head);
    matches!(s.lower(lead), "in" | "on" | "at" | "across" | "along" | "around")
        && (is_somewhere(a, lexicon, land) || lexicon.words.lands.contains(s.lemma(land)))
}

/// "14,000 UN troops": soldiers, and many.
pub(super) fn are_many(lexicon: &DeploymentLexicon, a: &Analysed<'_>, kind: usize, men: &Thing) -> bool {
    let low = men.figure.as_ref().map_or(0, |f| f.low);
    low >= FEWEST && lexicon.words.serving.contains(a.sentence.lemma(kind))
}
