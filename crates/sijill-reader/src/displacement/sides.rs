//! Displaced people told in two counts or by what is left out: "12,000 villagers on one side and 9,000 on the other have been moved
//! to schools", "killed hundreds and displaced 40,000 others", "were leaving the town for the hills".

use sijill_claim::{Displacement, DisplacementManner};
use sijill_language::{Label, Number, Tag};

use super::DisplacementLexicon;
use crate::analysis::{Analysed, figure};
use crate::clause::{Clause, Voice, complements, extent, stance};
use crate::control::place_of;
use crate::draft::{Body, Draft};
use crate::lexicon::Lexicon;
use crate::people::people_at;

/// Fewest of those who are told of in two counts.
const FEWEST: u64 = 20;

/// "Some 12,000 villagers on one side and 9,000 on the other have been moved to schools".
pub(super) fn told(
    a: &Analysed<'_>,
    lexicon: &Lexicon,
    words: &DisplacementLexicon,
    c: &Clause,
) -> Vec<Draft> {
    counts(a, lexicon, words, c).unwrap_or_default()
}

fn counts(
    a: &Analysed<'_>,
    lexicon: &Lexicon,
    words: &DisplacementLexicon,
    c: &Clause,
) -> Option<Vec<Draft>> {
    let s = &a.sentence;
    let manner = match (c.lemma.as_str(), c.voice) {
        ("flee", Voice::Active) | ("displace" | "uproot", Voice::Passive) => DisplacementManner::Fled,
        ("evacuate" | "relocate", Voice::Passive) => DisplacementManner::Evacuated,
        ("move", Voice::Passive) if super::is_to_haven(a, words, c.verb) => DisplacementManner::Evacuated,
        _ => return None,
    };
    let stance = stance(a, c.verb);
    if stance.negated || stance.unreal || stance.attempted {
        return None;
    }
    let begin = (0..c.verb)
        .rev()
        .find(|&i| matches!(s.lower(i), "that" | ";" | ":") || a.is_finite(i) && i + 5 < c.verb);
    let begin = begin.map_or(0, |i| i + 1);
    let large = |n: &&Number| n.value.low >= FEWEST && n.of.is_none();
    let and = (begin..c.verb).rev().find(|&i| s.lower(i) == "and" && number_behind(a, i).is_some())?;
    let second = number_behind(a, and).filter(large)?;
    let first = (begin..and).find_map(|i| a.count(i).filter(large))?;
    // Each has its own place right behind it, or behind its people.
    let head = a.chunk(first.last).or_else(|| a.chunk(first.last + 1))?.head;
    people_at(a, lexicon, head).filter(|p| !p.unknown && words.counted.people.has(s.lower(p.head)))?;
    let near = place_behind(a, head.max(first.last), and)?;
    let bare = a.chunk(second.last).map_or(second.last, |k| k.head.max(second.last));
    let known = bare == second.last || words.counted.people.has(s.lower(bare));
    let group =
        (and..c.verb).find(|&i| i > bare && matches!(s.tag(i), Tag::VBP | Tag::VBD | Tag::VBZ | Tag::MD))?;
    let far = place_behind(a, bare, group)?;
    let clear = (begin..first.first).all(|i| {
        matches!(
            s.lower(i),
            "about"
                | "around"
                | "some"
                | "nearly"
                | "almost"
                | "over"
                | "more"
                | "than"
                | "at"
                | "least"
                | "up"
                | "to"
                | "an"
                | "estimated"
                | "roughly"
        )
    });
    if !known || !clear {
        return None;
    }
    let last = extent(a, c, None).1.max(c.verb);
    let make = |number: &Number, ends: (usize, usize), subject: usize, place: Option<usize>| {
        let body = Body::Displacement(Displacement {
            figure: Some(figure(number.value, number.words(s))),
            from: None,
            to: None,
            manner: Some(manner),
        });
        let mut draft = Draft::new(a.index, ends.0, ends.1, c.verb, body, "displacement: on two sides");
        draft.subject = subject;
        draft.modality = stance.modality;
        draft.place_mention = place;
        draft.confidence = 0.75;
        draft
    };
    let one = make(first, (first.first.min(begin), and - 1), head, near.1);
    let other = make(second, (second.first, last), bare, far.1);
    Some(vec![one, other])
}

/// The number right behind a token, past "another" and "some".
fn number_behind<'a>(a: &'a Analysed<'_>, at: usize) -> Option<&'a Number> {
    (at + 1..at + 4).find_map(|i| a.count(i)).filter(|n| {
        (at + 1..n.first).all(|i| {
            matches!(
                a.sentence.lower(i),
                "another"
                    | "some"
                    | "about"
                    | "around"
                    | "nearly"
                    | "a"
                    | "further"
                    | "over"
                    | "more"
                    | "than"
            )
        })
    })
}

/// "on the Armenian side", "in Azerbaijan": the phrase behind people, and the place in it.
fn place_behind(a: &Analysed<'_>, people: usize, end: usize) -> Option<((), Option<usize>)> {
    let s = &a.sentence;
    let at = people + 1;
    if at + 1 >= end || !matches!(s.lower(at), "in" | "on" | "from" | "at" | "near" | "across" | "around") {
        return None;
    }
    let place = (at + 1..end).find_map(|i| a.place_at(i));
    Some(((), place))
}

/// "has killed hundreds and displaced two million more", "displaced about 40,000 others".
pub(super) fn others(a: &Analysed<'_>, words: &DisplacementLexicon, c: &Clause) -> Option<Draft> {
    let s = &a.sentence;
    if !matches!(c.lemma.as_str(), "displace" | "uproot")
        || c.doer.is_some_and(|d| words.counted.nature.has(s.lemma(d)))
    {
        return None;
    }
    let number = match c.voice {
        Voice::Active => (c.verb + 1..s.len().min(c.verb + 6))
            .find_map(|i| a.count(i))
            .filter(|n| matches!(s.lower(n.last + 1), "others" | "more") || s.lower(n.last) == "more"),
        _ => (c.verb.saturating_sub(6)..c.verb)
            .rev()
            .find_map(|i| a.count(i))
            .filter(|n| matches!(s.lower(n.last + 1), "others" | "more") && n.last + 1 < c.verb),
    }?;
    let end = number.last + usize::from(s.lower(number.last) != "more");
    // "two million more people": told by the people.
    let stance = stance(a, c.verb);
    if s.tag(end + 1).is_noun()
        || number.value.low < 10
        || stance.negated
        || stance.unreal
        || stance.attempted
    {
        return None;
    }
    let body = Body::Displacement(Displacement {
        figure: Some(figure(number.value, number.words(s))),
        from: None,
        to: None,
        manner: Some(DisplacementManner::Fled),
    });
    let (first, last) = (number.first.min(c.verb), end.max(c.verb));
    let mut draft = Draft::new(a.index, first, last, c.verb, body, "displacement: others");
    draft.subject = end;
    draft.modality = stance.modality;
    draft.place_mention = complements(a, c.verb).into_iter().find_map(|(_, _, n)| place_of(a, n));
    draft.confidence = 0.8;
    Some(draft)
}

/// "leaving the town for the hills", "left Dura for Arlo".
pub(super) fn is_onward(a: &Analysed<'_>, words: &DisplacementLexicon, c: &Clause) -> bool {
    let s = &a.sentence;
    let ground = |n: usize| {
        place_of(a, n).is_some()
            || words.words.homes.contains(s.lemma(n))
            || words.words.wilds.contains(s.lemma(n))
            || matches!(
                s.lemma(n),
                "mountain" | "hill" | "coast" | "countryside" | "south" | "north" | "east" | "west"
            )
    };
    let Some(&left) = c.things.iter().find(|&&t| ground(t) && t > c.verb) else { return false };
    let behind = s
        .children_by(left, &[Label::Prep])
        .filter(|&p| s.lower(p) == "for")
        .filter_map(|p| s.child(p, Label::Pobj));
    behind
        .chain(complements(a, c.verb).into_iter().filter(|(w, ..)| w == "for").map(|(_, _, n)| n))
        .any(ground)
}
