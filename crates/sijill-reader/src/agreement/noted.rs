//! Agreements told without a verb of what became of them: a truce "in force since" a day, violations counted, a deal told in passing.

use sijill_claim::{Agreement, AgreementAction, Modality};
use sijill_language::Label;

use super::lexicon::AgreementLexicon;
use super::noun::{Named, named};
use super::{Ranked, duration, parties};
use crate::analysis::Analysed;
use crate::clause::phrase;
use crate::dated::in_place_since;
use crate::draft::{Body, Draft};

/// "The truce, in force since 3 August, is the longest yet".
pub(super) fn lasting(a: &Analysed<'_>, lexicon: &AgreementLexicon, token: usize, found: &mut Vec<Ranked>) {
    let s = &a.sentence;
    if !matches!(lexicon.strong(s.lemma(token)), Some("ceasefire" | "truce")) {
        return;
    }
    let (Some(last), Some(met)) = (in_place_since(a, token), named(a, lexicon, token, (token, token))) else {
        return;
    };
    let mut who = Vec::new();
    parties::of_noun(a, token, &mut who);
    let (age, term) = duration::durations(a, met.noun);
    let action = Some(AgreementAction::InForce);
    let agreement = Agreement { agreement_type: met.sort, parties: who, action, age, term };
    let first = phrase(a, token).0;
    let mut draft =
        Draft::new(a.index, first, last, token, Body::Agreement(agreement), "agreement: in force since");
    draft.subject = token;
    draft.confidence = 0.7;
    found.push(Ranked { rank: 2, draft });
}

/// "300 violations of the truce", "ceasefire violations", told as recorded.
pub(super) fn violations(
    a: &Analysed<'_>,
    lexicon: &AgreementLexicon,
    token: usize,
    found: &mut Vec<Ranked>,
) {
    let s = &a.sentence;
    if !matches!(s.lemma(token), "violation" | "breach") || !s.tag(token).is_noun() {
        return;
    }
    let Some(chunk) = a.chunk(token).filter(|c| c.head == token) else { return };
    let of = s
        .children_by(token, &[Label::Prep])
        .find(|&p| s.lower(p) == "of")
        .and_then(|p| s.child(p, Label::Pobj));
    let within =
        (chunk.first..token).find(|&i| matches!(lexicon.strong(s.lemma(i)), Some("ceasefire" | "truce")));
    // "The mechanism found 14 violations": those who watch over a truce.
    let watched = of.is_none()
        && within.is_none()
        && a.count(chunk.first).is_some()
        && (0..s.len()).any(|i| lexicon.watchers.has(s.lemma(i)))
        && s.head(token).is_some_and(|h| lexicon.recording.has(s.lemma(h)));
    let met = of
        .or(within)
        .and_then(|t| named(a, lexicon, t, (token, token)))
        .filter(|m| m.sure && m.sort != "resolution");
    let bare = || Named { noun: token, sort: "ceasefire".to_owned(), sure: false };
    let Some(met) = met.or_else(|| watched.then(bare)) else { return };
    let told = s.ancestors(token).take(3).any(|h| lexicon.recording.has(s.lemma(h)))
        || s.head(token).is_some_and(|h| {
            matches!(s.lemma(h), "constitute" | "represent" | "form") && !crate::clause::stance(a, h).negated
        });
    if !told && a.count(chunk.first).is_none() {
        return;
    }
    let mut who = Vec::new();
    parties::of_noun(a, token, &mut who);
    let agreement = Agreement {
        agreement_type: met.sort,
        parties: who,
        action: Some(AgreementAction::Violated),
        age: None,
        term: None,
    };
    let words = phrase(a, token);
    let mut draft =
        Draft::new(a.index, words.0, words.1, token, Body::Agreement(agreement), "agreement: violations");
    draft.subject = met.noun;
    draft.confidence = 0.6;
    found.push(Ranked { rank: 1, draft });
}

/// "Despite a peace deal in 2003": a deal with its own day, told in passing.
pub(super) fn in_passing(
    a: &Analysed<'_>,
    lexicon: &AgreementLexicon,
    token: usize,
    found: &mut Vec<Ranked>,
) {
    let s = &a.sentence;
    if !matches!(lexicon.weak(s.lemma(token)), Some("deal" | "agreement" | "treaty"))
        || !s.tag(token).is_noun()
    {
        return;
    }
    let Some(chunk) = a.chunk(token).filter(|c| c.head == token) else { return };
    let after = s.head(token).filter(|_| s.label(token) == Label::Pobj).map_or("", |p| s.lower(p));
    let peace =
        (chunk.first..token).any(|i| matches!(s.lower(i), "peace" | "ceasefire" | "truce" | "evacuation"));
    if !peace || !matches!(after, "despite" | "after" | "following" | "under" | "with") {
        return;
    }
    let words = phrase(a, token);
    let dated = (chunk.first..s.len().min(words.1 + 9))
        .any(|i| a.date_at(i).is_some() && !(words.1 + 1..i).any(|j| a.is_finite(j) || s.lower(j) == ","));
    let Some(met) = named(a, lexicon, token, words).filter(|_| dated) else { return };
    let mut who = Vec::new();
    parties::of_noun(a, token, &mut who);
    let agreement = Agreement {
        agreement_type: met.sort,
        parties: who,
        action: Some(AgreementAction::Agreed),
        age: None,
        term: None,
    };
    let mut draft =
        Draft::new(a.index, words.0, words.1, token, Body::Agreement(agreement), "agreement: in passing");
    draft.modality = Modality::Asserted;
    draft.confidence = 0.5;
    found.push(Ranked { rank: 2, draft });
}
