//! What agreements put an end to, and what is put an end to by word of mouth: "The war ended with the Treaty of Ancon", "A truce is
//! set to end the war", "declared an end to the truce", "ordered the army to halt operations", "a treaty in which the emir ceded it".

use sijill_claim::{Agreement, AgreementAction, Modality};
use sijill_language::{Label, Tag};

use super::lexicon::AgreementLexicon;
use super::noun::{Named, named};
use super::{Ranked, duration, parties, spot};
use crate::analysis::Analysed;
use crate::clause::{Clause, clause, complements, extent, phrase, reach, stance};
use crate::control::place_of;
use crate::draft::{Body, Draft};
use crate::party::force;

/// Reads one word.
pub(super) fn read(a: &Analysed<'_>, lexicon: &AgreementLexicon, token: usize, found: &mut Vec<Ranked>) {
    let s = &a.sentence;
    if !s.tag(token).is_verb() {
        let draft = dividing(a, lexicon, token).or_else(|| lived_under(a, lexicon, token));
        found.extend(draft.map(|draft| Ranked { rank: 2, draft }));
        return;
    }
    let Some(c) = clause(a, token) else { return };
    let draft = match s.lemma(token) {
        "end" | "stop" | "conclude" | "halt" | "close" | "bring" => {
            war_ended(a, lexicon, c).or_else(|| ends_war(a, lexicon, c))
        }
        "declare" | "announce" | "proclaim" | "herald" => end_declared(a, lexicon, c),
        lemma if lexicon.exchange.bidding.has(lemma) => bidden(a, lexicon, c),
        _ => None,
    };
    found.extend(draft.map(|draft| Ranked { rank: 0, draft }));
}

/// "The war ended with the Treaty of Ancon", "was ended by the Lusaka Protocol".
fn war_ended(a: &Analysed<'_>, lexicon: &AgreementLexicon, c: &Clause) -> Option<Draft> {
    let s = &a.sentence;
    let over =
        s.lemma(c.verb) != "bring" && c.own_subject.or(c.doer).is_some_and(|d| lexicon.wars.has(s.lemma(d)));
    let passive = c.things.first().is_some_and(|&t| t < c.verb && lexicon.wars.has(s.lemma(t)));
    if !(over && c.things.is_empty() || passive) {
        return None;
    }
    let words = extent(a, c, None);
    let by = complements(a, c.verb)
        .into_iter()
        .filter(|(w, ..)| {
            matches!(w.as_str(), "with" | "by" | "in" | "through" | "under" | "following" | "after")
        })
        .map(|(_, _, n)| n)
        .chain(c.doer.filter(|&d| d > c.verb));
    let met = by.into_iter().find_map(|n| concluded(a, lexicon, n, words))?;
    told(a, c, &met, AgreementAction::Agreed, "agreement: ended a war")
}

/// "The 1992 accord ended the war", "A ceasefire is set to end a 10-year war", "brought the war to an end".
fn ends_war(a: &Analysed<'_>, lexicon: &AgreementLexicon, c: &Clause) -> Option<Draft> {
    let s = &a.sentence;
    let war = c.things.iter().copied().find(|&t| t > c.verb && lexicon.wars.has(s.lemma(t)))?;
    let to_an_end = complements(a, c.verb)
        .iter()
        .any(|(w, _, n)| w == "to" && matches!(s.lemma(*n), "end" | "close" | "halt" | "conclusion"));
    if s.lemma(c.verb) == "bring" && !to_an_end {
        return None;
    }
    let doer = c.doer.filter(|&d| d < c.verb)?;
    let met = concluded(a, lexicon, doer, (doer, war))?;
    // "a truce that would end the war", "if a deal ends the war": told by what becomes of it.
    let set = s.head(c.verb).is_some_and(|h| {
        s.label(c.verb) == Label::Xcomp && matches!(s.lemma(h), "set" | "due" | "expect" | "schedule")
    });
    if matches!(s.label(c.verb), Label::Relcl | Label::Acl | Label::Advcl)
        || s.label(c.verb) == Label::Xcomp && !set
    {
        return None;
    }
    let action = match met.sort.as_str() {
        "ceasefire" | "truce" => AgreementAction::InForce,
        _ => AgreementAction::Agreed,
    };
    let mut draft = told(a, c, &met, action, "agreement: ends a war")?;
    let (first, _) = phrase(a, met.noun);
    draft.first = draft.first.min(first);
    draft.last = draft.last.max(phrase(a, war).1);
    if let Body::Agreement(agreement) = &mut draft.body {
        parties::of_noun(a, war, &mut agreement.parties);
    }
    Some(draft)
}

/// An accord, a treaty or a truce; no talks and no plan.
fn concluded(
    a: &Analysed<'_>,
    lexicon: &AgreementLexicon,
    noun: usize,
    words: (usize, usize),
) -> Option<Named> {
    let s = &a.sentence;
    let met = named(a, lexicon, noun, words)?;
    let pact = lexicon
        .weak(s.lemma(met.noun))
        .is_some_and(|w| matches!(w, "deal" | "agreement" | "treaty" | "settlement"));
    let truce = matches!(lexicon.strong(s.lemma(met.noun)), Some("ceasefire" | "truce"))
        || s.lemma(met.noun) == "fire";
    ((pact || truce) && s.tag(met.noun) != Tag::PRP).then_some(met)
}

/// "The junta declared a formal end to the truce", "announced the end of the ceasefire".
fn end_declared(a: &Analysed<'_>, lexicon: &AgreementLexicon, c: &Clause) -> Option<Draft> {
    let s = &a.sentence;
    let end = c.things.iter().copied().find(|&t| matches!(s.lemma(t), "end" | "termination" | "collapse"))?;
    let behind = end + 2;
    let led = matches!(s.lower(end + 1), "to" | "of");
    let noun = a.chunk(behind).filter(|k| led && k.first == behind).map(|k| k.head)?;
    let met = named(a, lexicon, noun, (noun, noun)).filter(|m| {
        m.sure && matches!(m.sort.as_str(), "ceasefire" | "truce" | "talks") || m.sort.ends_with("deal")
    })?;
    let mut draft = told(a, c, &met, AgreementAction::Collapsed, "agreement: an end declared")?;
    draft.last = draft.last.max(phrase(a, noun).1);
    Some(draft)
}

/// "The president ordered the army to halt military operations against the rebels": a truce by order.
fn bidden(a: &Analysed<'_>, lexicon: &AgreementLexicon, c: &Clause) -> Option<Draft> {
    let s = &a.sentence;
    let stop = s.children_by(c.verb, &[Label::Xcomp, Label::Ccomp]).find(|&v| {
        matches!(s.lemma(v), "halt" | "suspend" | "stop" | "cease" | "end" | "pause")
            && s.tag(v) == Tag::VB
            && s.child(v, Label::Dobj).is_some_and(|o| lexicon.exchange.warfare.has(s.lemma(o)))
    })?;
    let object = s.child(stop, Label::Dobj)?;
    let armed = c
        .things
        .iter()
        .any(|&t| force(a, t).acts() || matches!(s.lemma(t), "commander" | "army" | "military" | "man"));
    // "military operations", "attacks on the rebels"; not "mining operations", "the strike at the plant"
    let fought = (a.chunk(object).map_or(object, |k| k.first)..object)
        .any(|i| matches!(s.lower(i), "military" | "offensive" | "combat" | "ground" | "armed" | "all"))
        || (object + 1..object + 3).any(|i| matches!(s.lower(i), "on" | "against"))
        || matches!(
            s.lemma(object),
            "hostility"
                | "hostilities"
                | "fire"
                | "fighting"
                | "offensive"
                | "bombing"
                | "shelling"
                | "bombardment"
        );
    if !armed || !fought {
        return None;
    }
    let met = Named { noun: object, sort: "ceasefire".to_owned(), sure: true };
    let mut draft = told(a, c, &met, AgreementAction::Agreed, "agreement: a halt ordered")?;
    let end = clause(a, stop).map_or(stop, |x| extent(a, x, None).1);
    draft.last = draft.last.max(end).max(object);
    if let Body::Agreement(agreement) = &mut draft.body {
        for &thing in &c.things {
            parties::add(a, thing, &mut agreement.parties);
        }
    }
    Some(draft)
}

/// "an 1842 treaty in which the emir ceded the island": a treaty with its year, by what it gave away.
fn dividing(a: &Analysed<'_>, lexicon: &AgreementLexicon, token: usize) -> Option<Draft> {
    let s = &a.sentence;
    let pact =
        matches!(s.lemma(token), "treaty" | "accord" | "pact" | "armistice" | "agreement" | "convention");
    if !s.tag(token).is_noun() || !pact || a.chunk(token).is_none_or(|k| k.head != token) {
        return None;
    }
    let (first, last) = phrase(a, token);
    let dated = (first..=last).any(|i| a.date_at(i).is_some() || is_year(s.surface(i)));
    let verb =
        s.children_by(token, &[Label::Relcl, Label::Acl]).find(|&v| lexicon.dividing.has(s.lemma(v)))?;
    // What the sentence's verb tells of it goes before.
    let own = matches!(s.label(token), Label::Dobj | Label::Nsubj | Label::Nsubjpass);
    if !dated || own || stance(a, verb).modality != Modality::Asserted {
        return None;
    }
    let mut who = Vec::new();
    parties::of_noun(a, token, &mut who);
    if let Some(doer) = clause(a, verb).and_then(|c| c.doer) {
        parties::add(a, doer, &mut who);
    }
    let agreement = Agreement {
        agreement_type: "treaty".to_owned(),
        parties: who,
        action: Some(AgreementAction::Agreed),
        age: None,
        term: None,
    };
    let end = reach(a, verb, &[Label::Punct, Label::Conj, Label::Cc, Label::Advcl]).1;
    let mut draft = Draft::new(
        a.index,
        first,
        last.max(end),
        token,
        Body::Agreement(agreement),
        "agreement: a treaty that gave",
    );
    draft.subject = token;
    draft.confidence = 0.6;
    Some(draft)
}

fn is_year(word: &str) -> bool {
    word.len() == 4
        && word.chars().all(|c| c.is_ascii_digit())
        && (word.starts_with("1") || word.starts_with("20"))
}

/// "Aid got through during a five-day truce": with its length, it is told to have been kept.
fn lived_under(a: &Analysed<'_>, lexicon: &AgreementLexicon, token: usize) -> Option<Draft> {
    let s = &a.sentence;
    if !matches!(lexicon.strong(s.lemma(token)), Some("ceasefire" | "truce")) || s.label(token) != Label::Pobj
    {
        return None;
    }
    let chunk = a.chunk(token).filter(|k| k.head == token)?;
    let led = s.head(token).is_some_and(|p| matches!(s.lower(p), "during" | "under" | "amid" | "throughout"));
    let met = named(a, lexicon, token, (token, token)).filter(|m| m.sure && led)?;
    let (age, term) = duration::durations(a, token);
    let new = matches!(s.lower(chunk.first), "a" | "an");
    let verb = s.ancestors(token).find(|&v| s.tag(v).is_verb());
    let put = verb.map(|v| stance(a, v));
    if !new
        || age.is_none() && term.is_none()
        || put.is_some_and(|p| p.unreal || p.modality != Modality::Asserted)
    {
        return None;
    }
    let mut who = Vec::new();
    parties::of_noun(a, token, &mut who);
    let agreement = Agreement {
        agreement_type: met.sort,
        parties: who,
        action: Some(AgreementAction::InForce),
        age,
        term,
    };
    let (first, last) = phrase(a, token);
    let mut draft =
        Draft::new(a.index, first, last, token, Body::Agreement(agreement), "agreement: lived under");
    draft.subject = token;
    draft.place_mention = complements(a, token).into_iter().find_map(|(_, _, n)| place_of(a, n));
    draft.confidence = 0.55;
    Some(draft)
}

fn told(
    a: &Analysed<'_>,
    c: &Clause,
    met: &Named,
    action: AgreementAction,
    rule: &'static str,
) -> Option<Draft> {
    let stance = stance(a, c.verb);
    if stance.negated || stance.unreal || stance.attempted {
        return None;
    }
    let mut who = Vec::new();
    if let Some(doer) = c.doer.filter(|&d| d != met.noun) {
        parties::add(a, doer, &mut who);
    }
    parties::of_noun(a, met.noun, &mut who);
    let (age, term) = duration::durations(a, met.noun);
    let agreement =
        Agreement { agreement_type: met.sort.clone(), parties: who, action: Some(action), age, term };
    let (first, last) = super::widened(a, c, extent(a, c, None));
    let mut draft = Draft::new(a.index, first, last, c.verb, Body::Agreement(agreement), rule);
    draft.subject = met.noun;
    draft.modality = stance.modality;
    draft.place_mention = spot(a, c, met.noun);
    draft.confidence = 0.65;
    Some(draft)
}
