//! Agreements told without a verb of their own: "There are no talks with the rebels", "called on both sides to cease fire", "agreed
//! to let observers in", "has refused to negotiate with them".

use sijill_claim::{Agreement, AgreementAction, Modality};
use sijill_language::{Label, Tag};

use super::lexicon::AgreementLexicon;
use super::noun::{Named, named};
use super::{Ranked, parties, spot};
use crate::analysis::Analysed;
use crate::clause::{Clause, clause, complements, extent, stance};
use crate::draft::{Body, Draft};
use crate::party::{force, is_warring};

/// Reads one verb.
pub(super) fn read(a: &Analysed<'_>, lexicon: &AgreementLexicon, token: usize, found: &mut Vec<Ranked>) {
    let Some(c) = clause(a, token) else { return };
    let draft = match a.sentence.lemma(token) {
        "be" => there_are(a, lexicon, c),
        "cease" => ceases(a, c),
        "negotiate" => negotiates(a, c),
        "agree" | "consent" => granted(a, lexicon, c),
        _ => None,
    };
    found.extend(draft.map(|draft| Ranked { rank: 0, draft }));
}

/// "There are no talks with the rebels", "denied that there are any talks".
fn there_are(a: &Analysed<'_>, lexicon: &AgreementLexicon, c: &Clause) -> Option<Draft> {
    let s = &a.sentence;
    let there = (c.verb.saturating_sub(3)..c.verb).any(|i| s.lower(i) == "there");
    let behind = s.children_by(c.verb, &[Label::Attr, Label::Nsubj, Label::Dobj]).find(|&n| n > c.verb);
    let noun = behind.filter(|_| there)?;
    let met = named(a, lexicon, noun, (noun, noun)).filter(|met| met.sure && met.sort == "talks")?;
    let first = a.chunk(noun).map_or(noun, |k| k.first);
    let none = (first..noun).any(|i| s.lower(i) == "no");
    let stance = stance(a, c.verb);
    let rejected = is_denied(a, c.verb);
    // "There were talks": told by what became of them.
    if !(none || stance.negated || rejected) || stance.unreal && !rejected {
        return None;
    }
    let mut draft = finish(a, c, &met, AgreementAction::InForce, "agreement: there are none")?;
    draft.modality = Modality::Denied;
    Some(draft)
}

/// "denied that there are any talks".
fn is_denied(a: &Analysed<'_>, verb: usize) -> bool {
    let s = &a.sentence;
    s.label(verb) == Label::Ccomp && s.head(verb).is_some_and(|h| s.lemma(h) == "deny")
}

/// "called on both sides to cease fire", "ordered their men to cease fire".
fn ceases(a: &Analysed<'_>, c: &Clause) -> Option<Draft> {
    let s = &a.sentence;
    let fire = (s.lower(c.verb + 1) == "fire").then_some(c.verb + 1)?;
    let over = s.head(c.verb).filter(|&h| h < c.verb && s.tag(h).is_verb())?;
    let action = match s.lemma(over) {
        "call" | "urge" | "ask" | "appeal" | "press" | "implore" => AgreementAction::Proposed,
        "order" | "command" | "instruct" | "tell" => AgreementAction::Agreed,
        _ => return None,
    };
    let outer = clause(a, over)?;
    let put = stance(a, over);
    if put.negated || put.unreal || put.attempted {
        return None;
    }
    let met = Named { noun: fire, sort: "ceasefire".to_owned(), sure: true };
    let mut draft = finish(a, c, &met, action, "agreement: to cease fire")?;
    draft.first = extent(a, outer, None).0.min(draft.first);
    draft.modality = put.modality;
    Some(draft)
}

/// "The rebels have been negotiating with the army since May", "refused to negotiate with the rebels".
fn negotiates(a: &Analysed<'_>, c: &Clause) -> Option<Draft> {
    let s = &a.sentence;
    let doer = c.doer.filter(|&d| force(a, d).acts() || s.tag(d).is_proper() || a.place_at(d).is_some())?;
    let with = complements(a, c.verb).into_iter().find(|(word, ..)| word == "with").map(|(.., noun)| noun);
    let both = s.conjuncts(doer).len() > 1;
    let fights = |noun: usize| {
        a.chunk(noun)
            .is_some_and(|k| (k.first..=k.head).any(|i| is_warring(s.lower(i)) || is_warring(s.lemma(i))))
    };
    let at_war = fights(doer) || with.is_some_and(fights) || s.conjuncts(doer).into_iter().any(fights);
    if !c.things.is_empty() || !at_war || !(both || with.is_some()) {
        return None;
    }
    let refused = s
        .head(c.verb)
        .filter(|&h| s.label(c.verb) == Label::Xcomp && matches!(s.lemma(h), "refuse" | "decline"));
    let own = stance(a, c.verb);
    let going =
        s.children_by(c.verb, &[Label::Aux]).any(|x| matches!(s.lower(x), "been" | "are" | "is" | "were"));
    let (action, modality) = match refused {
        Some(_) => (AgreementAction::Proposed, Modality::Denied),
        None if going && s.tag(c.verb) == Tag::VBG && !own.negated && !own.unreal && !own.attempted => {
            (AgreementAction::InForce, own.modality)
        }
        None => return None,
    };
    let met = Named { noun: c.verb, sort: "talks".to_owned(), sure: true };
    let mut draft = finish(a, c, &met, action, "agreement: negotiating")?;
    if let Some(outer) = refused.and_then(|h| clause(a, h)) {
        draft.first = extent(a, outer, None).0.min(draft.first);
    }
    draft.modality = modality;
    Some(draft)
}

/// "agreed with both governments to send 60 monitors to the frontier".
fn granted(a: &Analysed<'_>, lexicon: &AgreementLexicon, c: &Clause) -> Option<Draft> {
    let s = &a.sentence;
    let granted = |v: usize| {
        (v + 1..s.len().min(v + 7))
            .take_while(|&i| !a.is_finite(i))
            .any(|i| lexicon.exchange.granted.has(s.lemma(i)))
    };
    let inner = (c.verb + 1..s.len().min(c.verb + 12))
        .take_while(|&i| !a.is_finite(i) && s.lower(i) != ",")
        .find(|&i| s.lower(i) == "to" && lexicon.exchange.grants.has(s.lemma(i + 1)) && granted(i + 1))?;
    let stance = stance(a, c.verb);
    let may = |d: usize| {
        force(a, d).acts()
            || s.tag(d).is_proper()
            || a.place_at(d).is_some()
            || matches!(
                s.lemma(d),
                "government"
                    | "side"
                    | "party"
                    | "state"
                    | "country"
                    | "neighbour"
                    | "neighbor"
                    | "league"
                    | "bloc"
                    | "leader"
                    | "president"
            )
    };
    if stance.negated || stance.unreal || stance.attempted || !c.doer.is_some_and(may) {
        return None;
    }
    let met = Named { noun: c.verb, sort: "deal".to_owned(), sure: false };
    let mut draft = finish(a, c, &met, AgreementAction::Agreed, "agreement: observers")?;
    let end = clause(a, inner + 1).map_or(inner + 1, |x| extent(a, x, None).1);
    draft.last = draft.last.max(end);
    Some(draft)
}

fn finish(
    a: &Analysed<'_>,
    c: &Clause,
    met: &Named,
    action: AgreementAction,
    rule: &'static str,
) -> Option<Draft> {
    let mut who = Vec::new();
    if let Some(doer) = c.doer {
        parties::add(a, doer, &mut who);
    }
    parties::of_noun(a, met.noun, &mut who);
    for (word, _, noun) in complements(a, c.verb) {
        if word == "with" {
            parties::add(a, noun, &mut who);
        }
    }
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
    draft.modality = stance(a, c.verb).modality;
    draft.place_mention = spot(a, c, met.noun);
    draft.confidence = 0.65;
    Some(draft)
}
