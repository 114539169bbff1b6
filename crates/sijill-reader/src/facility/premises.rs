//! Facilities named by other words: the offices and stores of those who bring aid, and "it" of a facility that speaks.

use sijill_claim::FacilityStatus;
use sijill_language::{Label, Tag};

use super::lexicon::{FacilityLexicon, Verb};
use super::noun::{Named, named};
use crate::analysis::Analysed;
use crate::clause::Clause;
use crate::party::{Force, force};

/// True for "the compound of an aid agency", "the charity's stores".
pub(super) fn is_of_helpers(a: &Analysed<'_>, words: &FacilityLexicon, first: usize, head: usize) -> bool {
    let s = &a.sentence;
    if !words.premises.has(s.lemma(head)) {
        return false;
    }
    let helps = |from: usize, to: usize| {
        (from..=to).any(|i| matches!(s.lower(i), "aid" | "relief" | "humanitarian" | "charity" | "charities"))
            || (from..to).any(|i| s.lower(i) == "food" && matches!(s.lower(i + 1), "programme" | "program"))
    };
    let of = s.children_by(head, &[Label::Prep]).find(|&p| s.lower(p) == "of");
    let whose = of.and_then(|p| s.child(p, Label::Pobj)).and_then(|n| a.chunk(n));
    first < head && helps(first, head - 1) || whose.is_some_and(|k| helps(k.first, k.head))
}

/// "looted an aid compound": what was carried off was there.
pub(super) fn is_looted(a: &Analysed<'_>, words: &FacilityLexicon, entry: &Verb, facility: &Named) -> bool {
    entry.status == FacilityStatus::Attacked
        && !entry.blow
        && words.premises.has(a.sentence.lemma(facility.noun))
}

/// The facility of a clause's doer: its own phrase, or "it" of a hospital that says something of itself.
pub(super) fn of_doer(a: &Analysed<'_>, words: &FacilityLexicon, c: &Clause, doer: usize) -> Option<Named> {
    named(a, words, doer).or_else(|| called(a, words, doer)).or_else(|| speaker(a, words, c, doer))
}

/// "Al-Noor, the largest surgical hospital, remains open": the hospital, by its name.
fn called(a: &Analysed<'_>, words: &FacilityLexicon, doer: usize) -> Option<Named> {
    let s = &a.sentence;
    let chunk = a.chunk(doer).filter(|_| s.tag(doer).is_proper())?;
    let beside =
        s.children_by(doer, &[Label::Appos]).find(|&n| n > chunk.last && s.lower(chunk.last + 1) == ",")?;
    let found = named(a, words, beside).filter(|f| f.sort != "aid" && !s.tag(f.noun).is_plural())?;
    Some(Named { names: vec![s.words(chunk.first, doer).to_owned()], figure: None, of: None, ..found })
}

/// "Only three of the 14 hospitals": so many out of a whole, and no more.
pub(super) fn are_few(a: &Analysed<'_>, c: &Clause) -> bool {
    let s = &a.sentence;
    let Some(number) = c.doer.and_then(|d| a.count(d)) else { return false };
    let only = (number.first.saturating_sub(1)..=number.first).any(|i| matches!(s.lower(i), "only" | "just"));
    only && (number.of.is_some() || s.lower(number.last + 1) == "of")
}

/// "The hospital said on Friday that [it] had run out of fuel", "its director said that it had run out of blood".
fn speaker(a: &Analysed<'_>, words: &FacilityLexicon, c: &Clause, it: usize) -> Option<Named> {
    let s = &a.sentence;
    let facility = s.lower(it) == "facility"
        && a.chunk(it).is_some_and(|k| s.lower(k.first) == "the" && k.first + 1 == it);
    if s.lower(it) != "it" && !facility
        || it > c.verb
        || s.head(it) != Some(c.verb) && c.own_subject != Some(it)
    {
        return None;
    }
    let says =
        std::iter::once(c.verb).chain(s.ancestors(c.verb)).take(3).find(|&v| s.label(v) == Label::Ccomp);
    let says = says.and_then(|v| s.head(v)).filter(|&h| {
        h < it && matches!(s.lemma(h), "say" | "warn" | "report" | "announce" | "add" | "state" | "tell")
    })?;
    let who = s.child(says, Label::Nsubj).filter(|&n| n < says)?;
    let own = a.chunk(who).into_iter().flat_map(|k| k.first..k.head);
    let owner = own.rev().find(|&i| s.tag(i) == Tag::POS).and_then(|i| i.checked_sub(1));
    let beside = s.children_by(who, &[Label::Appos]).collect::<Vec<_>>();
    // "The director of the general hospital said the facility had run out of blood"
    let of = s.children_by(who, &[Label::Prep]).filter(|&p| facility && matches!(s.lower(p), "of" | "at"));
    let whole = of.filter_map(|p| s.child(p, Label::Pobj)).collect::<Vec<_>>();
    let nouns = [who].into_iter().chain(beside).chain(whole);
    let found = nouns.into_iter().find_map(|n| named(a, words, n)).or_else(|| owned(a, words, owner?));
    found.filter(|f| f.sort != "aid" && !f.none).map(|f| Named { figure: None, of: None, ..f })
}

/// "the clinic's director": the clinic.
fn owned(a: &Analysed<'_>, words: &FacilityLexicon, owner: usize) -> Option<Named> {
    let s = &a.sentence;
    let lemma = s.lemma(owner);
    let two = owner.checked_sub(1).map(|b| format!("{} {lemma}", s.lower(b)));
    let sort = two.and_then(|t| words.types.get(&t)).or_else(|| words.types.get(lemma)).cloned()?;
    Some(Named { noun: owner, sort, names: Vec::new(), figure: None, of: None, none: false, working: false })
}

/// "one of the few clinics that still treat the wounded": which one, and no news of the others.
pub(super) fn is_of_the_few(a: &Analysed<'_>, c: &Clause, facility: &Named) -> bool {
    let s = &a.sentence;
    let first = a.chunk(facility.noun).map_or(facility.noun, |k| k.first);
    let of = first.checked_sub(1).filter(|&b| s.lower(b) == "of");
    let one = of.and_then(|of| of.checked_sub(1)).is_some_and(|b| s.lower(b) == "one");
    let beside = matches!(s.label(c.verb), Label::Relcl | Label::Acl);
    let last = (first..facility.noun).any(|i| matches!(s.lower(i), "few" | "last" | "only"));
    one && beside && last
}

/// "the general hospital downtown": the tagger takes the adverb for the noun.
pub(super) fn before_adverb(a: &Analysed<'_>, head: usize) -> Option<usize> {
    let s = &a.sentence;
    match s.lower(head) {
        "downtown" | "uptown" | "nationwide" | "countrywide" | "upstairs" | "downstairs" => {
            head.checked_sub(1)
        }
        "door" if s.lower(head.wrapping_sub(1)) == "next" => head.checked_sub(2),
        _ => None,
    }
}

/// "had run out of patience": nothing that a hospital needs.
pub(super) fn is_spent(a: &Analysed<'_>, c: &Clause) -> bool {
    let spent = |i: usize| {
        matches!(
            a.sentence.lower(i),
            "patience" | "time" | "luck" | "ideas" | "options" | "words" | "excuses"
        )
    };
    // "took a direct interest"
    let direct = (c.verb + 1..c.verb + 6).find(|&i| a.sentence.lower(i) == "direct");
    let no_hit = direct
        .is_some_and(|i| !matches!(a.sentence.lower(i + 1), "hit" | "hits" | "blow" | "strike" | "fire"));
    let takes = matches!(c.lemma.as_str(), "take" | "suffer" | "sustain" | "receive");
    c.lemma == "run" && (c.verb + 1..c.verb + 5).any(spent) || takes && no_hit
}

/// "blocked [humanitarian aid]", "aid was blocked by the army": for those in need, and no state's money.
pub(super) fn is_relief(a: &Analysed<'_>, words: &FacilityLexicon, c: &Clause) -> bool {
    let s = &a.sentence;
    let armed = c.doer.is_some_and(|d| force(a, d) == Force::Armed);
    c.things.iter().any(|&t| {
        let Some(k) = a.chunk(t) else { return false };
        let funds = (k.first..=k.last).any(|i| words.funds.has(s.lower(i)));
        let relief = (k.first..=k.last).any(|i| s.lower(i) != "aid" && words.relief.has(s.lower(i)));
        let carried = matches!(
            s.lemma(k.head),
            "convoy" | "delivery" | "shipment" | "truck" | "lorry" | "ship" | "vessel" | "flotilla"
        );
        !funds && (relief || carried || armed)
    })
}
