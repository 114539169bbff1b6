//! What is told of a facility and is no news of it: closed for the summer, opened by a prince, a part hit with the whole.

use sijill_claim::FacilityStatus;
use sijill_language::{Label, Tag};

use super::lexicon::{FacilityLexicon, Role, Verb};
use super::noun::Named;
use crate::analysis::Analysed;
use crate::clause::{Clause, Voice};
use crate::draft::{Body, Draft};
use crate::lexicon::Lexicon;
use crate::party::{Force, force, is_warlike};

/// "closed for the summer": not by war; "closed for repairs after shells struck it" is.
pub(super) fn is_seasonal(a: &Analysed<'_>, lexicon: &Lexicon, words: &FacilityLexicon, verb: usize) -> bool {
    let s = &a.sentence;
    let rest = (verb + 1..s.len().min(verb + 5)).filter(|&i| s.lower(i) == "for").any(|i| {
        let over = a.chunk(i + 1).map_or(i + 1, |k| k.head);
        matches!(
            s.lemma(over),
            "summer"
                | "winter"
                | "holiday"
                | "vacation"
                | "weekend"
                | "night"
                | "break"
                | "repair"
                | "renovation"
        )
    });
    let blow = |i: usize| {
        s.tag(i).is_noun()
            && (words.words.attacks.contains(s.lemma(i)) || lexicon.causes.contains_key(s.lemma(i)))
    };
    let mark = (verb + 1..s.len()).find(|&i| matches!(s.lower(i), "after" | "since" | "when" | "because"));
    rest && !mark.is_some_and(|m| (m + 1..s.len().min(m + 8)).any(blow))
}

/// "A shell hit the hospital, damaging the pharmacy": a part of it; "the pharmacy in the next street" is not.
pub(super) fn is_part(a: &Analysed<'_>, c: &Clause, facility: &Named, found: &[Draft]) -> bool {
    let s = &a.sentence;
    let beside = s.tag(c.verb) == Tag::VBG && s.child(c.verb, Label::Aux).is_none();
    let own_place = s
        .children_by(facility.noun, &[Label::Prep])
        .chain(s.children_by(c.verb, &[Label::Prep]))
        .any(|p| matches!(s.lower(p), "in" | "at" | "near" | "on" | "outside" | "opposite" | "beside"));
    let hospital = |d: &Draft| {
        matches!(&d.body, Body::Facility(f) if f.facility_type == "hospital") && d.anchor < c.verb
    };
    facility.sort == "pharmacy"
        && beside
        && !own_place
        && a.chunk(facility.noun).is_some_and(|k| s.lower(k.first) == "the")
        && found.iter().any(hospital)
}

/// "had to close their emergency wards": a part of them, and the rest is open.
pub(super) fn is_own_ward(a: &Analysed<'_>, words: &FacilityLexicon, facility: &Named) -> bool {
    let s = &a.sentence;
    let ward = words.words.parts.contains(s.lemma(facility.noun))
        || matches!(s.lemma(facility.noun), "room" | "theatre" | "unit");
    let owned = |i: usize| matches!(s.tag(i), Tag::PRPS | Tag::POS);
    ward && a.chunk(facility.noun).is_some_and(|k| (k.first..facility.noun).any(owned))
}

/// "The princess opened a hospital": no news of war, unless those who help or fight opened it.
pub(super) fn is_opened_in_peace(
    a: &Analysed<'_>,
    words: &FacilityLexicon,
    c: &Clause,
    entry: &Verb,
) -> bool {
    let s = &a.sentence;
    if entry.status != FacilityStatus::Functioning
        || entry.role != Role::Object
        || s.lemma(c.verb) != "open"
        || c.voice != Voice::Active
    {
        return false;
    }
    let helps = |i: usize| words.openers.has(s.lemma(i)) || words.openers.has(s.lower(i));
    let by = c.doer.is_some_and(|d| {
        let first = a.chunk(d).map_or(d, |k| k.first);
        force(a, d) == Force::Armed || s.tag(d) == Tag::PRP || (first..c.verb).any(helps)
    });
    let field = (c.verb + 1..s.len().min(c.verb + 6))
        .any(|i| matches!(s.lower(i), "field" | "makeshift" | "mobile" | "underground"));
    !by && !field && !is_warlike(a, c.verb)
}

/// "damaged two shops and the school of the town": the words hold the facility.
pub(super) fn with_noun(a: &Analysed<'_>, c: &Clause, words: (usize, usize), noun: usize) -> (usize, usize) {
    let last = a.chunk(noun).map_or(noun, |k| k.last.max(noun));
    let behind = c.voice == Voice::Active && noun > c.verb && !c.things.is_empty();
    if behind { (words.0, words.1.max(last)) } else { words }
}

/// "the road past the school": the noun behind a preposition is not what the clause is about.
pub(super) fn is_beside(a: &Analysed<'_>, noun: usize) -> bool {
    let s = &a.sentence;
    s.label(noun) == Label::Pobj && s.head(noun).is_some_and(|p| s.lower(p) != "of")
}

/// Convoys are struck, aid itself is not.
pub(super) fn aid_is_hit(a: &Analysed<'_>, entry: &Verb, facility: &Named) -> bool {
    let carried = matches!(a.sentence.lemma(facility.noun), "convoy" | "lorry" | "truck");
    carried && matches!(entry.status, FacilityStatus::Attacked | FacilityStatus::Destroyed)
}
