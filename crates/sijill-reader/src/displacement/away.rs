//! Displaced people told by where they are or by what they go in: "160,000 of them still live across the border", "many are
//! sheltering in schools", "12,000 people are on the move", "long lines of cars were leaving the city".

use sijill_claim::{Displacement, DisplacementManner, Figure, Modality};
use sijill_language::{Label, Tag};

use super::DisplacementLexicon;
use crate::analysis::{Analysed, figure};
use crate::clause::{Clause, Voice, complements, extent, stance};
use crate::control::place_of;
use crate::draft::{Body, Draft};
use crate::party::{Force, force};

/// Fewest of those who are told to be away.
const FEWEST: u64 = 20;

/// Whatever a clause tells of people who are away, or on their way.
pub(super) fn told(a: &Analysed<'_>, words: &DisplacementLexicon, c: &Clause) -> Option<Draft> {
    living(a, words, c)
        .or_else(|| sheltering(a, words, c))
        .or_else(|| some_of_them(a, words, c))
        .or_else(|| on_the_move(a, words, c))
        .or_else(|| queues(a, words, c))
}

/// "160,000 of them still live across the border", "More than 50,000 refugees remain in Chad".
fn living(a: &Analysed<'_>, words: &DisplacementLexicon, c: &Clause) -> Option<Draft> {
    let s = &a.sentence;
    if !words.counted.stays.has(c.lemma.as_str()) || c.voice != Voice::Active {
        return None;
    }
    // "About 160,000 of them still live": the parser may see no subject.
    let by_order = || {
        (c.verb.saturating_sub(6)..c.verb)
            .find(|&i| a.chunk(i).is_some() && a.count(i).is_some_and(|n| s.lower(n.last + 1) == "of"))
    };
    let who = c.own_subject.or(c.doer).or_else(by_order)?;
    let chunk = a.chunk(who).filter(|k| k.first < c.verb)?;
    let number = (chunk.first..=chunk.last).find_map(|i| a.count(i)).filter(|n| n.value.low >= FEWEST)?;
    let head = chunk.head;
    let them = s.lower(number.last + 1) == "of" && matches!(s.lower(number.last + 2), "them" | "these");
    let comers = words.counted.comers.has(s.lower(head));
    // "Some 90,000 Darfuris": a people of whatever name.
    let people = words.counted.people.has(s.lower(head))
        || s.tag(head) == Tag::NNPS
        || s.surface(head).starts_with(char::is_uppercase) && s.lower(head).ends_with('s');
    let away = complements(a, c.verb).into_iter().any(|(word, p, n)| match word.as_str() {
        "across" | "over" | "beyond" => matches!(s.lemma(n), "border" | "frontier" | "river"),
        "in" => {
            matches!(s.lemma(n), "camp" | "exile") || comers && (place_of(a, n).is_some() || s.lemma(n) == "country")
        }
        "as" => matches!(s.lower(n), "refugees" | "idps"),
        _ => false,
    } && p > c.verb);
    // "More than a million people remain in camps"
    let in_camps = c.lemma == "remain"
        && complements(a, c.verb).iter().any(|(word, _, n)| word == "in" && s.lower(*n) == "camps");
    let lives = c.lemma == "live" || comers || them && c.lemma == "remain" || in_camps;
    if !away || !lives || !(them || comers || people) {
        return None;
    }
    let place = complements(a, c.verb).into_iter().find_map(|(_, _, n)| place_of(a, n));
    // "across the border in Chad"
    let inner = || {
        let (first, last) = extent(a, c, None);
        (first.max(c.verb)..=last).find_map(|i| a.place_at(i))
    };
    let count = figure(number.value, number.words(s));
    make(a, c, Some(count), head, place.or_else(inner), DisplacementManner::Sheltering)
}

/// "Many are sheltering in mosques and schools".
fn sheltering(a: &Analysed<'_>, words: &DisplacementLexicon, c: &Clause) -> Option<Draft> {
    let s = &a.sentence;
    let who = c.doer.or_else(|| c.things.first().copied()).filter(|&d| {
        matches!(s.lower(d), "many" | "others" | "most" | "some")
            && s.children_by(d, &[Label::Prep]).count() == 0
    })?;
    let shelters = matches!(c.lemma.as_str(), "shelter" | "sleep" | "huddle");
    let helped = s.child(c.verb, Label::Aux).is_some() || s.child(c.verb, Label::Auxpass).is_some();
    if !shelters || !helped || who > c.verb || !super::is_in_shelter(a, words, c.verb) {
        return None;
    }
    let place = complements(a, c.verb).into_iter().find_map(|(_, _, n)| place_of(a, n));
    make(a, c, None, who, place, DisplacementManner::Sheltering)
}

/// "Around 30,000 of them are sheltering at the airport": so many of those told of before.
fn some_of_them(a: &Analysed<'_>, words: &DisplacementLexicon, c: &Clause) -> Option<Draft> {
    let s = &a.sentence;
    let helped = s.child(c.verb, Label::Aux).is_some() || s.child(c.verb, Label::Auxpass).is_some();
    if !matches!(c.lemma.as_str(), "shelter" | "camp" | "live" | "sleep" | "stay" | "huddle") || !helped {
        return None;
    }
    let number = (c.verb.saturating_sub(9)..c.verb).rev().find_map(|i| a.count(i))?;
    let (of, them) = (number.last + 1, number.last + 2);
    let told = s.lower(of) == "of" && matches!(s.lower(them), "them" | "these" | "those") && them < c.verb;
    let at_base = complements(a, c.verb).into_iter().any(|(word, _, n)| {
        matches!(word.as_str(), "in" | "at" | "on" | "near" | "around" | "outside")
            && (words.words.bases.contains(s.lemma(n)) || words.words.bases.contains(s.lower(n)))
    });
    let clear = (them + 1..c.verb).all(|i| !s.tag(i).is_noun() && !matches!(s.lower(i), "," | "who"));
    // "Of the 700 soldiers, about 300 of them are living at the base"
    let armed = (0..number.first).any(|i| s.tag(i).is_noun() && force(a, i) == Force::Armed);
    if armed
        || !told
        || !clear
        || number.value.low < FEWEST
        || !(at_base || super::is_in_shelter(a, words, c.verb))
    {
        return None;
    }
    let place = complements(a, c.verb).into_iter().find_map(|(_, _, n)| place_of(a, n));
    let count = figure(number.value, number.words(s));
    let mut draft = make(a, c, Some(count), number.first, place, DisplacementManner::Sheltering)?;
    draft.first = draft.first.min(number.first);
    Some(draft)
}

/// "hid in the bush", "in caves": where there is no house.
pub(super) fn is_in_the_wild(a: &Analysed<'_>, words: &DisplacementLexicon, verb: usize) -> bool {
    complements(a, verb).iter().any(|(w, _, n)| {
        matches!(w.as_str(), "in" | "among" | "into" | "to")
            && (words.words.wilds.contains(a.sentence.lemma(*n))
                || words.words.wilds.contains(a.sentence.lower(*n)))
    })
}

/// "12,000 people were on the move".
fn on_the_move(a: &Analysed<'_>, words: &DisplacementLexicon, c: &Clause) -> Option<Draft> {
    let s = &a.sentence;
    let at = c.verb + 1;
    let moving = s.lower(at) == "on" && s.lower(at + 1) == "the" && s.lower(at + 2) == "move";
    if c.lemma != "be" || !moving {
        return None;
    }
    let subject = a.chunk(c.own_subject.or(c.doer)?)?;
    let number = (subject.first..=subject.last).find_map(|i| a.count(i))?;
    let enough = number.value.best.unwrap_or(number.value.low) >= FEWEST;
    // "thousands of villagers"
    let chunk = if s.lower(number.last) == "of" { a.chunk(number.last + 1)? } else { subject };
    let known =
        words.counted.people.has(s.lower(chunk.head)) || words.counted.comers.has(s.lower(chunk.head));
    let known =
        known || s.tag(chunk.head) == Tag::NNPS || matches!(s.lower(chunk.head), "women" | "children");
    if !known || !enough {
        return None;
    }
    let count = figure(number.value, number.words(s));
    let mut draft = make(a, c, Some(count), chunk.head, None, DisplacementManner::Fled)?;
    draft.last = draft.last.max(at + 2);
    Some(draft)
}

/// "Long lines of cars were leaving the city", "Columns of people streamed out of the town".
fn queues(a: &Analysed<'_>, words: &DisplacementLexicon, c: &Clause) -> Option<Draft> {
    let s = &a.sentence;
    if !words.counted.goes.has(c.lemma.as_str()) || c.voice != Voice::Active {
        return None;
    }
    let who = c.own_subject.or(c.doer).filter(|&d| d < c.verb && words.counted.queues.has(s.lemma(d)))?;
    let of = s.children_by(who, &[Label::Prep]).find(|&p| s.lower(p) == "of")?;
    let what = s.child(of, Label::Pobj)?;
    let known = words.counted.queued.has(s.lower(what)) || words.counted.people.has(s.lower(what));
    let known = known && !is_march(a, words, who, what);
    let left = complements(a, c.verb)
        .into_iter()
        .filter(|(word, ..)| matches!(word.as_str(), "out of" | "from" | "of"))
        .map(|(_, _, n)| n);
    let town = |n: &usize| {
        matches!(
            s.lemma(*n),
            "city"
                | "town"
                | "village"
                | "area"
                | "district"
                | "suburb"
                | "quarter"
                | "capital"
                | "neighbourhood"
                | "neighborhood"
        ) || a.place_at(*n).is_some()
    };
    let from = c.things.iter().copied().chain(left).find(town)?;
    if !known {
        return None;
    }
    make(a, c, None, who, place_of(a, from), DisplacementManner::Fled)
}

/// "a convoy of army vehicles", "a line of lorries carrying food": nobody's flight.
fn is_march(a: &Analysed<'_>, words: &DisplacementLexicon, queue: usize, what: usize) -> bool {
    let s = &a.sentence;
    let people = |i: usize| {
        words.counted.people.has(s.lower(i))
            || matches!(s.lower(i), "refugees" | "evacuees" | "women" | "children" | "belongings")
    };
    let first = a.chunk(what).map_or(what, |k| k.first);
    let of_force = (first..what).any(|i| {
        s.tag(i).is_noun() && !matches!(s.lower(i), "family" | "passenger" | "motor")
            || matches!(s.lower(i), "military" | "armed")
            || s.lower(i).starts_with("armo")
    });
    let next = what + 1;
    let loaded = matches!(s.lower(next), "carrying" | "loaded" | "laden" | "bringing" | "transporting");
    let with_people = loaded && (next + 1..s.len().min(next + 7)).any(people);
    let vehicles = matches!(s.lower(what), "vehicles" | "traffic" | "pickups");
    let column = matches!(s.lemma(queue), "convoy" | "column" | "procession");
    of_force || loaded && !with_people || vehicles && column && !with_people
}

fn make(
    a: &Analysed<'_>,
    c: &Clause,
    count: Option<Figure>,
    subject: usize,
    place: Option<usize>,
    manner: DisplacementManner,
) -> Option<Draft> {
    let stance = stance(a, c.verb);
    if stance.negated || stance.unreal || stance.attempted || stance.modality == Modality::Planned {
        return None;
    }
    let body = Body::Displacement(Displacement { figure: count, from: None, to: None, manner: Some(manner) });
    let (first, last) = extent(a, c, None);
    let mut draft = Draft::new(a.index, first, last, c.verb, body, "displacement: away");
    draft.subject = subject;
    draft.modality = stance.modality;
    draft.place_mention = place;
    draft.confidence = 0.65;
    Some(draft)
}
