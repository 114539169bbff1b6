//! Prisoners exchanged and arms laid down: agreements told by what is done under them ("swapped 50 prisoners each", "agreed to lay
//! down their arms").

use sijill_claim::{Agreement, AgreementAction};
use sijill_language::{Label, Tag};

use super::lexicon::AgreementLexicon;
use super::noun::named;
use super::{Ranked, parties};
use crate::analysis::Analysed;
use crate::clause::{Clause, clause, complements, extent, stance};
use crate::control::place_of;
use crate::draft::{Body, Draft};
use crate::party::{force, is_warring};

/// Reads one verb.
pub(super) fn read(a: &Analysed<'_>, lexicon: &AgreementLexicon, token: usize, found: &mut Vec<Ranked>) {
    let s = &a.sentence;
    let lemma = s.lemma(token);
    if !s.tag(token).is_verb() {
        return;
    }
    let draft = if matches!(lemma, "make" | "conclude") {
        clause(a, token).and_then(|c| peace(a, c))
    } else if lexicon.offering.has(lemma) {
        clause(a, token).and_then(|c| offered(a, lexicon, c))
    } else if lexicon.exchange.swaps.has(lemma) {
        clause(a, token).and_then(|c| exchanged(a, lexicon, c))
    } else if lexicon.exchange.consents.has(lemma) {
        clause(a, token).and_then(|c| conceded(a, lexicon, c))
    } else {
        None
    };
    found.extend(draft.map(|draft| Ranked { rank: 0, draft }));
}

/// "has offered to host talks between the two sides", where the tagger saw a noun in "host".
fn offered(a: &Analysed<'_>, lexicon: &AgreementLexicon, c: &Clause) -> Option<Draft> {
    let s = &a.sentence;
    let host = c.verb + 2;
    let hosts = matches!(s.lower(host), "host" | "broker" | "sponsor") && !s.tag(host).is_verb();
    let talks = (host + 1..s.len().min(host + 7))
        .take_while(|&i| !a.is_finite(i))
        .filter_map(|i| named(a, lexicon, i, (i, i)))
        .find(|m| m.sure && m.sort == "talks")?;
    (hosts && s.lower(c.verb + 1) == "to")
        .then(|| finish(a, c, talks.noun, "talks", AgreementAction::Proposed))
        .flatten()
}

/// "The two sides swapped 50 prisoners each", "hundreds of captives were exchanged".
fn exchanged(a: &Analysed<'_>, lexicon: &AgreementLexicon, c: &Clause) -> Option<Draft> {
    let s = &a.sentence;
    let inner = |t: usize| {
        let of = s.children_by(t, &[Label::Prep]).find(|&p| s.lower(p) == "of");
        of.and_then(|p| s.child(p, Label::Pobj))
    };
    let held = |t: usize| lexicon.exchange.captives.has(s.lemma(a.chunk(t).map_or(t, |k| k.head)));
    let &noun = c.things.iter().find(|&&t| held(t) || inner(t).is_some_and(held))?;
    finish(a, c, noun, "exchange", AgreementAction::InForce)
}

/// "The larger group made peace in November 2016".
fn peace(a: &Analysed<'_>, c: &Clause) -> Option<Draft> {
    let s = &a.sentence;
    let &noun = c.things.iter().find(|&&t| s.lemma(t) == "peace")?;
    // "made a peace of sorts", "made peace with himself"
    let bare = a.chunk(noun).is_none_or(|k| k.first == noun) && c.doer.is_some_and(|d| force(a, d).acts());
    bare.then(|| finish(a, c, noun, "peace deal", AgreementAction::Agreed)).flatten()
}

/// "The rebels have agreed to lay down their arms".
fn conceded(a: &Analysed<'_>, lexicon: &AgreementLexicon, c: &Clause) -> Option<Draft> {
    let s = &a.sentence;
    let concession = s.children_by(c.verb, &[Label::Xcomp, Label::Ccomp]).find(|&v| {
        let lemma = s.lemma(v);
        // "agreed to stop fighting for three days"
        let fights = s
            .children_by(v, &[Label::Xcomp])
            .find(|&f| s.lower(f) == "fighting" && !matches!(s.lower(f + 1), "over" | "about"))
            .map(|_| "fighting");
        let object = s.child(v, Label::Dobj).map(|o| s.lemma(o)).or(fights);
        lexicon.exchange.disarms.has(lemma)
            || is_union(a, lexicon, c, v)
            || lexicon.exchange.stops.has(lemma) && object.is_some_and(|o| lexicon.exchange.arms.has(o))
    })?;
    if !c.doer.is_some_and(|d| force(a, d).acts() || s.tag(d).is_plural() || s.tag(d).is_proper()) {
        return None;
    }
    let mut draft = finish(a, c, c.verb, "deal", AgreementAction::Agreed)?;
    let inner = clause(a, concession).map_or(concession, |x| extent(a, x, None).1);
    draft.last = draft.last.max(inner);
    Some(draft)
}

/// "agreed [to form a government of unity]", "agreed that they would [share power]": of those who fought.
fn is_union(a: &Analysed<'_>, lexicon: &AgreementLexicon, c: &Clause, verb: usize) -> bool {
    let s = &a.sentence;
    let Some(object) = s.child(verb, Label::Dobj) else { return false };
    let at_war = c.doer.is_some_and(|d| {
        s.conjuncts(d).into_iter().any(|n| {
            a.chunk(n).is_some_and(|k| {
                (k.first..=k.head).any(|i| {
                    lexicon.is_conflict(s.lemma(i)) && s.lemma(i) != "party" || is_warring(s.lemma(i))
                })
            })
        })
    });
    let first = a.chunk(object).map_or(object, |k| k.first);
    let united = (first..object).any(|i| lexicon.exchange.united.has(s.lower(i)))
        || s.lower(object + 1) == "of" && (object + 2..object + 5).any(|i| s.lower(i) == "unity");
    let forms =
        lexicon.exchange.forms.has(s.lemma(verb)) && lexicon.exchange.union.has(s.lemma(object)) && united;
    let merges = lexicon.exchange.merges.has(s.lemma(verb)) && lexicon.exchange.men.has(s.lemma(object));
    let shares = s.lemma(verb) != "share" || s.lemma(object) == "power";
    at_war && (forms || merges && shares)
}

fn finish(a: &Analysed<'_>, c: &Clause, noun: usize, sort: &str, action: AgreementAction) -> Option<Draft> {
    let stance = stance(a, c.verb);
    // "was meant to allow the sides to exchange prisoners"
    let allowed = is_allowed(a, c.verb);
    if allowed || stance.negated || stance.unreal || stance.attempted {
        return None;
    }
    let mut who = Vec::new();
    if let Some(doer) = c.doer {
        parties::add(a, doer, &mut who);
    }
    let spatial = |w: &str| matches!(w, "in" | "at" | "near" | "across");
    let place =
        complements(a, c.verb).into_iter().filter(|(w, ..)| spatial(w)).find_map(|(_, _, n)| place_of(a, n));
    let agreement = Agreement {
        agreement_type: sort.to_owned(),
        parties: who,
        action: Some(action),
        age: None,
        term: None,
    };
    let (first, last) = extent(a, c, None);
    let mut draft =
        Draft::new(a.index, first, last, c.verb, Body::Agreement(agreement), "agreement: exchange");
    draft.subject = noun;
    draft.modality = stance.modality;
    draft.place_mention = place;
    draft.confidence = 0.75;
    Some(draft)
}

/// "to allow the two sides to exchange prisoners": what may be done, and is not told to be done.
fn is_allowed(a: &Analysed<'_>, verb: usize) -> bool {
    let s = &a.sentence;
    s.tag(verb) == Tag::VB
        && s.ancestors(verb)
            .take(2)
            .any(|h| matches!(s.lemma(h), "allow" | "let" | "enable" | "permit") && s.tag(h) == Tag::VB)
}
