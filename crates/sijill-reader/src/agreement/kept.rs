//! How agreements are kept: "Implementation of the accord has stalled", "their refusal to meet the obligations that they took on in the
//! accord", "is ready for talks with the rebels".

use sijill_claim::{Agreement, AgreementAction, Modality};
use sijill_language::{Label, Tag};

use super::lexicon::{AgreementLexicon, Verb};
use super::noun::{Named, named};
use super::{Ranked, parties, spot};
use crate::analysis::Analysed;
use crate::clause::{Clause, Voice, clause, complements, extent, phrase, stance};
use crate::draft::{Body, Draft};
use crate::party::force;

/// Furthest that the accord stands behind what was promised in it, in tokens.
const REACH: usize = 16;

/// Reads one word.
pub(super) fn read(a: &Analysed<'_>, lexicon: &AgreementLexicon, token: usize, found: &mut Vec<Ranked>) {
    let s = &a.sentence;
    let draft = if s.tag(token).is_verb() {
        clause(a, token).and_then(|c| {
            stalled(a, lexicon, c)
                .or_else(|| ready(a, lexicon, c))
                .or_else(|| unbound(a, lexicon, c))
                .or_else(|| paused(a, lexicon, c))
        })
    } else {
        refused(a, lexicon, token)
    };
    found.extend(draft.map(|draft| Ranked { rank: 1, draft }));
}

/// "Implementation of the accord has stalled", "The application of the deal has been slow".
fn stalled(a: &Analysed<'_>, lexicon: &AgreementLexicon, c: &Clause) -> Option<Draft> {
    let s = &a.sentence;
    let noun = c.own_subject.or(c.doer).or_else(|| c.things.first().copied()).filter(|&n| n < c.verb)?;
    if !lexicon.keeping.has(s.lemma(noun)) {
        return None;
    }
    let by_verb = lexicon.stalling.has(&c.lemma) && s.child(c.verb, Label::Dobj).is_none();
    let slow = |i: usize| lexicon.stalling.has(s.lower(i)) || lexicon.stalling.has(s.lemma(i));
    let by_word = c.lemma == "be" && (c.verb + 1..s.len().min(c.verb + 4)).any(slow)
        || c.lemma == "make" && (c.verb + 1..c.verb + 3).any(|i| s.lower(i) == "little");
    let stance = stance(a, c.verb);
    if !(by_verb || by_word) || stance.negated || stance.unreal || stance.attempted {
        return None;
    }
    let of = s.children_by(noun, &[Label::Prep]).find(|&p| s.lower(p) == "of")?;
    let met = pact(a, lexicon, s.child(of, Label::Pobj)?)?;
    let mut draft = made(a, c, &met, AgreementAction::Suspended, "agreement: stalled")?;
    draft.modality = stance.modality;
    draft.first = draft.first.min(phrase(a, noun).0);
    Some(draft)
}

/// "the refusal of the militia to meet the obligations that it took on in the accord", "their failure to honour the truce".
fn refused(a: &Analysed<'_>, lexicon: &AgreementLexicon, noun: usize) -> Option<Draft> {
    let s = &a.sentence;
    let refuses = matches!(s.lemma(noun), "refusal" | "failure" | "unwillingness" | "reluctance");
    if !refuses || !s.tag(noun).is_noun() {
        return None;
    }
    let end = s.len().min(noun + 2 * REACH);
    let to = (noun + 1..end)
        .take_while(|&i| s.tag(i) != Tag::Stop && !a.is_finite(i))
        .find(|&i| s.lower(i) == "to" && s.tag(i + 1) == Tag::VB)?;
    let verb = to + 1;
    let (object, last) = kept(a, lexicon, verb)?;
    let over = s.ancestors(noun).find(|&v| s.tag(v).is_verb());
    if over.is_some_and(|v| stance(a, v).unreal || stance(a, v).negated) {
        return None;
    }
    let first = phrase(a, noun).0;
    let mut who = Vec::new();
    for i in noun + 1..to {
        if matches!(s.lower(i), "of" | "by")
            && let Some(k) = a.chunk(i + 1)
        {
            parties::add(a, k.head, &mut who);
        }
    }
    let body = Body::Agreement(Agreement {
        agreement_type: object.sort,
        parties: who,
        action: Some(AgreementAction::Violated),
        age: None,
        term: None,
    });
    let mut draft = Draft::new(a.index, first, last.max(verb), noun, body, "agreement: refusal to keep it");
    draft.subject = noun;
    draft.confidence = 0.6;
    Some(draft)
}

/// What somebody refuses to keep: an accord, or obligations with an accord right behind; and where its words end.
fn kept(a: &Analysed<'_>, lexicon: &AgreementLexicon, verb: usize) -> Option<(Named, usize)> {
    let s = &a.sentence;
    let keeps = matches!(
        s.lemma(verb),
        "meet"
            | "honour"
            | "honor"
            | "implement"
            | "respect"
            | "observe"
            | "fulfil"
            | "fulfill"
            | "keep"
            | "comply"
            | "abide"
            | "uphold"
            | "accept"
            | "sign"
    );
    let object = s.child(verb, Label::Dobj).or_else(|| {
        complements(a, verb).into_iter().find(|(w, ..)| matches!(w.as_str(), "with" | "by")).map(|(.., n)| n)
    })?;
    if !keeps {
        return None;
    }
    let last = phrase(a, object).1;
    if let Some(met) = pact(a, lexicon, object) {
        return Some((met, last));
    }
    let owed = matches!(
        s.lemma(object),
        "obligation" | "commitment" | "undertaking" | "promise" | "pledge" | "term"
    );
    let met = (object + 1..s.len().min(object + REACH))
        .take_while(|&i| owed && s.tag(i) != Tag::Stop)
        .filter(|&i| s.tag(i).is_noun())
        .find_map(|i| pact(a, lexicon, i))?;
    Some((met, last))
}

/// An accord or a truce; no talks and no plan.
fn pact(a: &Analysed<'_>, lexicon: &AgreementLexicon, noun: usize) -> Option<Named> {
    let met = named(a, lexicon, noun, (noun, noun)).filter(|m| a.sentence.tag(m.noun) != Tag::PRP)?;
    let fits = matches!(met.sort.as_str(), "ceasefire" | "truce" | "treaty" | "agreement" | "deal")
        || met.sort.ends_with("deal");
    fits.then_some(met)
}

/// "The rebels are ready for talks with the army", "is open to a ceasefire".
fn ready(a: &Analysed<'_>, lexicon: &AgreementLexicon, c: &Clause) -> Option<Draft> {
    let s = &a.sentence;
    if c.lemma != "be" {
        return None;
    }
    let word = s.child(c.verb, Label::Acomp).filter(|&i| lexicon.willing.has(s.lower(i)))?;
    let behind = (matches!(s.lower(word + 1), "for" | "to")).then(|| a.chunk(word + 2))??;
    let met = named(a, lexicon, behind.head, (behind.head, behind.head))
        .filter(|m| m.sure && matches!(m.sort.as_str(), "ceasefire" | "truce" | "talks"))?;
    let doer =
        c.doer.filter(|&d| force(a, d).acts() || parties::is_somebody(a, d) || a.place_at(d).is_some())?;
    let stance = stance(a, c.verb);
    if stance.unreal || stance.attempted || stance.negated {
        return None;
    }
    let mut draft = made(a, c, &met, AgreementAction::Proposed, "agreement: ready for it")?;
    if let Body::Agreement(agreement) = &mut draft.body {
        parties::add(a, doer, &mut agreement.parties);
    }
    draft.last = draft.last.max(phrase(a, met.noun).1);
    draft.modality = Modality::Asserted;
    Some(draft)
}

/// "no longer considered itself bound by the truce".
fn unbound(a: &Analysed<'_>, lexicon: &AgreementLexicon, c: &Clause) -> Option<Draft> {
    let s = &a.sentence;
    let near = c.verb + 1..s.len().min(c.verb + 6);
    let bound = if s.lower(c.verb) == "bound" {
        Some(c.verb)
    } else {
        near.clone().find(|&i| s.lower(i) == "bound" && matches!(s.lower(i + 1), "by" | "to"))
    }?;
    let over =
        (bound.saturating_sub(7)..bound).any(|i| matches!(s.lower(i), "longer" | "not" | "n't" | "n’t"));
    let behind = a.chunk(bound + 2).filter(|_| over && s.lower(bound + 1) == "by")?;
    let met = pact(a, lexicon, behind.head)?;
    if stance(a, c.verb).unreal {
        return None;
    }
    let mut draft = made(a, c, &met, AgreementAction::Collapsed, "agreement: no longer bound")?;
    draft.last = draft.last.max(phrase(a, met.noun).1);
    Some(draft)
}

/// "The army has suspended operations for three days", "announced that they would halt attacks", "would cease fire from midnight".
fn paused(a: &Analysed<'_>, lexicon: &AgreementLexicon, c: &Clause) -> Option<Draft> {
    let s = &a.sentence;
    if !matches!(c.lemma.as_str(), "suspend" | "halt" | "cease" | "pause") || c.voice != Voice::Active {
        return None;
    }
    let doer = c.doer.filter(|&d| d < c.verb)?;
    let armed = force(a, doer).acts()
        || a.place_at(doer).is_some()
        || matches!(s.lower(doer), "they" | "it" | "we")
        || s.tag(doer).is_proper()
        || matches!(s.lemma(doer), "side" | "party" | "faction" | "government" | "junta");
    let fire = s.lower(c.verb + 1) == "fire" && c.lemma == "cease";
    let object = c.things.iter().copied().find(|&t| t > c.verb).or_else(|| fire.then_some(c.verb + 1))?;
    let fought = fire
        || lexicon.exchange.warfare.has(s.lemma(object))
            && !(a.chunk(object).map_or(object, |k| k.first)..object)
                .any(|i| lexicon.is_peaceful(s.lower(i)))
            && matches!(
                s.lemma(object),
                "operation"
                    | "offensive"
                    | "attack"
                    | "hostility"
                    | "hostilities"
                    | "fire"
                    | "fighting"
                    | "bombing"
                    | "shelling"
                    | "strike"
                    | "bombardment"
            );
    let stance = stance(a, c.verb);
    let said = s.ancestors(c.verb).take(2).any(|h| {
        matches!(
            s.lemma(h),
            "announce" | "agree" | "pledge" | "promise" | "say" | "declare" | "decide" | "order"
        )
    });
    let first = extent(a, c, None);
    let (_, term) = super::duration::durations(a, object);
    let timed = term.is_some()
        || (object + 1..first.1).any(|i| {
            matches!(s.lower(i), "for" | "until")
                && (a.number(i + 1).is_some()
                    || a.date_at(i + 1).is_some()
                    || a.number(i + 2).is_some()
                    || matches!(s.lemma(i + 2), "day" | "week" | "month" | "hour" | "holiday"))
        });
    let planned = stance.modality == Modality::Planned && said;
    if !armed || !fought || !(timed || planned) || stance.negated || stance.unreal || stance.attempted {
        return None;
    }
    let met = Named { noun: object, sort: "ceasefire".to_owned(), sure: true };
    let mut draft = made(a, c, &met, AgreementAction::Agreed, "agreement: fighting suspended")?;
    draft.modality = stance.modality;
    if let Body::Agreement(agreement) = &mut draft.body {
        parties::add(a, doer, &mut agreement.parties);
        agreement.term = term;
    }
    Some(draft)
}

/// "failed to honour the accord", "has not respected the truce": what is not kept is violated.
pub(super) fn is_flouted(a: &Analysed<'_>, entry: &Verb, c: &Clause, met: &Named) -> bool {
    let s = &a.sentence;
    let keeps = matches!(
        s.lemma(c.verb),
        "observe" | "respect" | "uphold" | "honour" | "honor" | "implement" | "adhere" | "abide" | "comply"
    );
    let failed = s.head(c.verb).is_some_and(|h| {
        let helped = s.children_by(h, &[Label::Aux]).any(|x| s.tag(x) == Tag::MD);
        s.label(c.verb) == Label::Xcomp && matches!(s.lemma(h), "fail" | "refuse" | "neglect") && !helped
    });
    let helped = s.children_by(c.verb, &[Label::Aux]).any(|x| s.tag(x) == Tag::MD || s.lower(x) == "to");
    let not = s.child(c.verb, Label::Neg).is_some() && !helped && !is_no_longer(a, c.verb);
    let ours = c.doer.is_some_and(|d| parties::is_somebody(a, d) || a.place_at(d).is_some());
    entry.action == AgreementAction::InForce
        && keeps
        && c.voice == Voice::Active
        && ours
        && met.sort != "talks"
        && (failed || not)
}

/// "does not accept the truce", "has not agreed to a ceasefire".
pub(super) fn is_spurned(a: &Analysed<'_>, entry: &Verb, c: &Clause, met: &Named) -> bool {
    let s = &a.sentence;
    let takes =
        matches!(s.lemma(c.verb), "agree" | "accept" | "sign" | "recognise" | "recognize" | "endorse");
    let not = s.child(c.verb, Label::Neg).is_some() && s.tag(c.verb) != Tag::VBG;
    let helped = s.children_by(c.verb, &[Label::Aux]).any(|x| s.tag(x) == Tag::MD || s.lower(x) == "to");
    let ours = c.doer.is_some_and(|d| force(a, d).acts() || s.tag(d).is_proper());
    entry.action == AgreementAction::Agreed
        && takes
        && not
        && !helped
        && ours
        && c.voice == Voice::Active
        && met.sure
        && met.sort != "talks"
        && met.sort != "resolution"
}

/// "no longer respects the truce".
pub(super) fn is_no_longer(a: &Analysed<'_>, verb: usize) -> bool {
    let s = &a.sentence;
    (verb.saturating_sub(4)..verb).any(|i| s.lower(i) == "no" && s.lower(i + 1) == "longer")
}

/// "had agreed to continue with the truce": agreed it was.
pub(crate) fn is_agreed_to(a: &Analysed<'_>, verb: usize) -> bool {
    let s = &a.sentence;
    let over = s.head(verb).filter(|_| s.label(verb) == Label::Xcomp);
    over.is_some_and(|v| {
        s.lemma(v) == "agree"
            && matches!(s.tag(v), Tag::VBD | Tag::VBN)
            && stance(a, v).modality == Modality::Asserted
    })
}

pub(super) fn made(
    a: &Analysed<'_>,
    c: &Clause,
    met: &Named,
    action: AgreementAction,
    rule: &'static str,
) -> Option<Draft> {
    let mut who = Vec::new();
    parties::of_noun(a, met.noun, &mut who);
    let agreement = Agreement {
        agreement_type: met.sort.clone(),
        parties: who,
        action: Some(action),
        age: None,
        term: None,
    };
    let (first, last) = extent(a, c, None);
    let mut draft = Draft::new(a.index, first, last, c.verb, Body::Agreement(agreement), rule);
    draft.subject = met.noun;
    draft.place_mention = spot(a, c, met.noun);
    draft.confidence = 0.65;
    Some(draft)
}
