//! What must stand beside people that a verb is to move: by what they went, by whom they were fetched, where they shelter.

use sijill_language::Tag;

use super::DisplacementLexicon;
use crate::analysis::Analysed;
use crate::classes::CLASSES;
use crate::clause::{Clause, Voice, complements};
use crate::people::People;

/// "residents", "refugees", "Serbs", "thousands of villagers": people of a place, and no team or troop.
pub(super) fn are_people(a: &Analysed<'_>, words: &DisplacementLexicon, people: &People) -> bool {
    let s = &a.sentence;
    let known = |i: usize| {
        words.counted.people.has(s.lower(i))
            || words.counted.comers.has(s.lower(i))
            || words.counted.survivors.has(s.lower(i))
            || matches!(s.lower(i), "women" | "children" | "farmers" | "herders" | "locals")
            || s.tag(i) == Tag::NNPS
    };
    let some =
        people.counted && s.tag(people.head) == Tag::CD && people.figure.best.is_some_and(|n| n >= 500);
    some || known(people.head) || people.head != people.last && known(people.last)
}

/// "have left since Friday": nothing is left but where they were.
pub(super) fn is_since(a: &Analysed<'_>, c: &Clause) -> bool {
    let since = (c.verb + 1..c.verb + 3).any(|i| a.sentence.lower(i) == "since");
    c.voice == Voice::Active && c.things.is_empty() && since
}

/// "had gone by nightfall": nothing is told but the time.
pub(super) fn is_bare(a: &Analysed<'_>, c: &Clause) -> bool {
    let s = &a.sentence;
    let time = |(word, _, noun): &(String, usize, usize)| {
        a.date_at(*noun).is_some() || matches!(word.as_str(), "by" | "before" | "after" | "since" | "until")
    };
    let particle =
        matches!(s.lower(c.verb + 1), "on" | "off" | "down" | "up" | "over" | "through" | "without");
    c.voice == Voice::Active && c.things.is_empty() && !particle && complements(a, c.verb).iter().all(time)
}

/// "left on Friday in ten buses".
pub(super) fn is_carried(a: &Analysed<'_>, words: &DisplacementLexicon, c: &Clause) -> bool {
    let s = &a.sentence;
    let clause = (c.verb + 1..s.len().min(c.verb + 8)).take_while(|&i| !a.is_finite(i) && s.lower(i) != ",");
    clause
        .filter(|&i| matches!(s.lower(i), "in" | "on" | "aboard" | "by"))
        .any(|i| a.chunk(i + 1).is_some_and(|c| words.words.carriers.contains(s.lemma(c.head))))
}

/// "40 injured people were taken by bus to the town", "to the hospital".
pub(super) fn is_hurt(a: &Analysed<'_>, c: &Clause, people: &People) -> bool {
    let s = &a.sentence;
    let hurt = |i: usize| {
        CLASSES.wounds.has(s.lemma(i))
            || matches!(
                s.lower(i),
                "injured"
                    | "wounded"
                    | "victims"
                    | "patients"
                    | "bodies"
                    | "hostages"
                    | "captives"
                    | "detainees"
            )
    };
    let ward = complements(a, c.verb).iter().any(|(_, _, n)| CLASSES.wards.has(s.lemma(*n)));
    ward || (people.first..=people.last).any(hurt)
}

/// "The Red Crescent took 29 patients to the capital": by those who help.
pub(super) fn is_by_helpers(a: &Analysed<'_>, words: &DisplacementLexicon, c: &Clause) -> bool {
    let helps = |i: usize| {
        words.words.helpers.contains(a.sentence.lower(i)) || words.words.helpers.contains(a.sentence.lemma(i))
    };
    // "The ferry took 460 patients from Arlo to Dura"
    let sick = c.things.iter().any(|&t| matches!(a.sentence.lemma(t), "patient" | "evacuee"));
    let leads = |word: &str| complements(a, c.verb).iter().any(|(w, ..)| w == word);
    if sick && leads("from") && leads("to") {
        return true;
    }
    // "A barge carried 640 people from Arlo to Dura"
    let carrier = c.doer.is_some_and(|d| words.words.carriers.contains(a.sentence.lemma(d)));
    let many = c.things.iter().any(|&t| words.counted.people.has(a.sentence.lower(t)));
    if carrier && many && leads("from") && leads("to") {
        return true;
    }
    // "carried 12 observers to the town": their own.
    let own = c.things.iter().any(|&t| words.words.others.contains(a.sentence.lemma(t)));
    !own && c.doer.and_then(|d| a.chunk(d)).is_some_and(|chunk| (chunk.first..=chunk.last).any(helps))
}

/// "in the open", "in three schools": where people stay who have lost their homes.
pub(super) fn is_in_shelter(a: &Analysed<'_>, words: &DisplacementLexicon, verb: usize) -> bool {
    complements(a, verb).iter().any(|(w, _, n)| {
        matches!(w.as_str(), "in" | "at" | "inside" | "under" | "with" | "on")
            && words.words.shelters.contains(a.sentence.lemma(*n))
    })
}

/// "brought to safety", "moved to schools"; pupils may be taken to school.
pub(super) fn is_to_haven(a: &Analysed<'_>, words: &DisplacementLexicon, verb: usize) -> bool {
    let s = &a.sentence;
    let moved = matches!(s.lemma(verb), "move" | "evacuate" | "transport");
    to_safety(a, verb)
        || moved
            && complements(a, verb).iter().any(|(w, _, n)| {
                matches!(w.as_str(), "to" | "into") && words.words.havens.contains(s.lower(*n))
            })
}

/// "led to safety".
pub(super) fn to_safety(a: &Analysed<'_>, verb: usize) -> bool {
    let s = &a.sentence;
    (verb + 1..s.len().min(verb + 14))
        .take_while(|&i| !matches!(s.lower(i), "," | ";") && !a.is_finite(i))
        .any(|i| s.lower(i) == "safety" && matches!(s.lower(i - 1), "to" | "into"))
}
