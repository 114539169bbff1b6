//! Towns destroyed as a whole, or much of them, and parts of what counts.

use sijill_language::Tag;

use super::{Verb, Words};
use crate::analysis::Analysed;
use crate::party::is_warlike;
use crate::thing::Thing;

/// "The troops are destroying Dura", "Dura was razed": a town as a whole, by arms.
pub(super) fn is_town_destroyed(a: &Analysed<'_>, entry: &Verb, thing: &Thing, struck: bool) -> bool {
    let destroys = entry.lemmas.iter().any(|lemma| lemma == "raze");
    let place = a.place_at(thing.head).is_some() && a.sentence.tag(thing.head).is_proper();
    destroys && place && struck && is_warlike(a, thing.head)
}

/// "much of the old city was destroyed": a town, where some of it is told of.
pub(super) fn is_much_of_a_town(a: &Analysed<'_>, entry: &Verb, thing: &Thing) -> bool {
    let s = &a.sentence;
    let town = |i: usize| {
        matches!(
            s.lemma(i),
            "city" | "town" | "capital" | "district" | "quarter" | "suburb" | "village" | "neighbourhood"
        )
    };
    let of = s.lower(thing.head + 1) == "of";
    let inner = a.chunk(thing.head + 2).filter(|k| of && town(k.head));
    let some = matches!(
        s.lower(thing.head),
        "much"
            | "most"
            | "half"
            | "part"
            | "parts"
            | "all"
            | "swathes"
            | "sections"
            | "quarters"
            | "areas"
            | "third"
            | "thirds"
            | "percent"
    );
    some && inner.is_some() && entry.behind.is_empty() && !entry.hit && is_warlike(a, thing.head)
}

/// "a section of the pipeline": a part of what counts.
pub(super) fn is_part(a: &Analysed<'_>, words: &Words, head: usize) -> bool {
    let s = &a.sentence;
    let of = a.chunk(head + 2).filter(|_| s.lower(head + 1) == "of");
    // "part of the mosque's roof"
    let owned = of.filter(|c| s.tag(c.last + 1) == Tag::POS).and_then(|c| a.chunk(c.last + 2));
    words.parts.contains(s.lemma(head))
        && owned.or(of).is_some_and(|c| {
            words.things.contains(s.lemma(c.head)) || words.standing.contains(s.lemma(c.head))
        })
}
