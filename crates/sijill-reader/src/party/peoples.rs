//! Armed people by what they are of: peoples ("the Serbs", "the French"), men of an army, guards of a state.

use sijill_language::Tag;

use super::{ACTORS, is_force, is_named_body, is_warring, names_a_force};
use crate::analysis::Analysed;
use crate::chunk::Chunk;

/// "The Iraqis have liberated 35 villages", "Serbs shelled the town", "The French took the port": a people, by its name.
pub(super) fn is_people(a: &Analysed<'_>, chunk: Chunk) -> bool {
    let s = &a.sentence;
    let lower = s.lower(chunk.head);
    let capital = s.surface(chunk.head).starts_with(char::is_uppercase);
    let one = lower.strip_suffix('s').unwrap_or(lower);
    let the = s.lower(chunk.first) == "the";
    let noun = matches!(s.tag(chunk.head), Tag::NNS | Tag::NNPS | Tag::NNP);
    let known = lower != one && ACTORS.adjectives.contains_key(one);
    // "Bosnian Serbs", "The Serbs"
    let people = (ACTORS.peoples.has(s.lemma(chunk.head)) || ACTORS.peoples.has(one)) && noun;
    let all = the && chunk.head == chunk.first + 1;
    let collective = all
        && ACTORS.adjectives.contains_key(lower)
        && ["sh", "ch", "ese", "ss"].iter().any(|end| lower.ends_with(end));
    capital && (known && all && noun || people || collective)
}

/// A people, of whose doing "entered" and "control" tell by arms.
pub(crate) fn are_people(a: &Analysed<'_>, token: usize) -> bool {
    a.chunk(token).is_some_and(|c| is_people(a, c))
}

/// "about 200 men of the Liberation Army", "men under General Dar", "elements of the 3rd Brigade".
pub(super) fn are_of_an_army(a: &Analysed<'_>, chunk: Chunk) -> bool {
    let s = &a.sentence;
    if !matches!(s.lower(chunk.head), "men" | "elements" | "members" | "units") {
        return false;
    }
    let next = chunk.last + 1;
    let led = matches!(s.lower(next), "under" | "loyal" | "commanded" | "led");
    let leader = (next + 1..s.len().min(next + 5)).any(|i| {
        matches!(
            s.lower(i),
            "general"
                | "gen"
                | "gen."
                | "colonel"
                | "col"
                | "col."
                | "commander"
                | "major"
                | "captain"
                | "warlord"
        )
    });
    if led && leader {
        return true;
    }
    let body = Some(next)
        .filter(|&i| matches!(s.lower(i), "of" | "from"))
        .and_then(|i| a.chunk(i + 1))
        .filter(|c| c.first == next + 1);
    body.is_some_and(|body| {
        is_force(a, body) && !ACTORS.soft.contains(s.lemma(body.head))
            || names_a_force(s.words(body.head, body.head))
            || is_named_body(a, body)
    })
}

/// "the national guard", "Republican Guard units", "border guards": troops, and not a man at a door.
pub(super) fn are_guards(a: &Analysed<'_>, chunk: Chunk) -> bool {
    let s = &a.sentence;
    let of_state = |i: usize| {
        matches!(
            s.lower(i),
            "national"
                | "presidential"
                | "republican"
                | "revolutionary"
                | "border"
                | "coast"
                | "imperial"
                | "royal"
                | "palace"
        )
    };
    let guard = (chunk.first + 1..=chunk.head)
        .find(|&i| matches!(s.lower(i), "guard" | "guards"))
        .filter(|&i| of_state(i - 1));
    guard.is_some_and(|g| g == chunk.head || s.lemma(chunk.head) == "unit" && g + 1 == chunk.head)
}

/// "The Northern Alliance": the whole phrase is the name of a group of the lexicon.
pub(super) fn is_named_group(a: &Analysed<'_>, chunk: Chunk) -> bool {
    let s = &a.sentence;
    let first = if s.lower(chunk.first) == "the" { chunk.first + 1 } else { chunk.first };
    first < chunk.head && s.tag(chunk.head).is_proper() && names_a_force(s.words(first, chunk.head))
}

/// "persons suspected to be members of the militia": armed, as somebody holds.
pub(super) fn is_held_armed(a: &Analysed<'_>, chunk: Chunk) -> bool {
    let s = &a.sentence;
    let next = chunk.last + 1;
    let held =
        matches!(s.lower(next), "suspected" | "believed" | "thought" | "said") && s.lower(next + 1) == "to";
    let armed = |i: usize| {
        ACTORS.armed.contains(s.lemma(i)) || ACTORS.outlaws.has(s.lemma(i)) || names_a_force(s.surface(i))
    };
    held && (next + 2..s.len().min(next + 10))
        .take_while(|&i| !a.is_finite(i) && s.lower(i) != ",")
        .any(armed)
}

/// "The sect's members", "the FARC's 6th Front": of armed people.
pub(super) fn is_member_of_armed(a: &Analysed<'_>, chunk: Chunk) -> bool {
    let s = &a.sentence;
    let owner = (chunk.first..chunk.head).find(|&i| s.tag(i) == Tag::POS).and_then(|i| i.checked_sub(1));
    let armed = |i: usize| {
        is_warring(s.lemma(i)) && !ACTORS.soft.contains(s.lemma(i))
            || ACTORS.outlaws.has(s.lemma(i))
            || names_a_force(s.surface(i))
    };
    let part =
        matches!(s.lower(chunk.head), "members" | "front" | "bloc" | "column" | "wing" | "fighters" | "men");
    part && owner.is_some_and(armed)
}
