//! Breaches that somebody tells of somebody else, with no word of accusing: "the enemy did not abide by its commitments", "Lydia had
//! violated its sovereignty", "the rebels started the fighting", "the raid was a violation of international law", "have been implicated
//! in massacres", "the report mentions human rights abuses", "both sides traded accusations".
//!
//! Not for: broken truces (`agreement`), what a speaker tells of his own side.

use sijill_claim::{Allegation, Modality, Party, Source};
use sijill_language::{Label, Tag};

use super::deny::subject_of;
use super::wrongs::said_until;
use super::{Scene, deed};
use crate::analysis::Analysed;
use crate::clause::stance;
use crate::draft::Draft;
use crate::party::{Force, force};
use crate::speech::source_at;

/// How far behind a verb its object or complement stands, in tokens.
const NEAR: usize = 8;

/// The breaches that a sentence tells.
pub(super) fn told(scene: &Scene<'_, '_>, a: &Analysed<'_>) -> Vec<Draft> {
    (0..a.sentence.len())
        .filter_map(|i| {
            breach(scene, a, i)
                .or_else(|| is_wrong(scene, a, i))
                .or_else(|| implicated(scene, a, i))
                .or_else(|| implicates(scene, a, i))
                .or_else(|| mentioned(scene, a, i))
                .or_else(|| traded(scene, a, i))
        })
        .take(8)
        .collect()
}

/// "[said] the enemy had not met its obligations", "that Lydia violated the charter", "that the rebels fired first".
fn breach(scene: &Scene<'_, '_>, a: &Analysed<'_>, verb: usize) -> Option<Draft> {
    let s = &a.sentence;
    if !s.tag(verb).is_verb() || s.tag(verb) == Tag::VBG && s.child(verb, Label::Aux).is_none() {
        return None;
    }
    let object = broken(scene, a, verb)?;
    let (end, chain) = said_until(scene, a, verb)?;
    let subject = subject_of(a, verb).filter(|&n| n < verb && s.tag(n) != Tag::PRP)?;
    let chunk = a.chunk(subject)?;
    let enemy =
        matches!(s.lemma(chunk.head), "enemy" | "regime" | "side" | "opponent" | "aggressor" | "occupier");
    let party = enemy
        || a.place_at(chunk.head).is_some()
        || matches!(force(a, chunk.head), Force::Armed | Force::Soft)
        || scene.lexicon.bodies.contains_key(s.lemma(chunk.head)) && s.lemma(chunk.head) != "council";
    // "that the raid violated international law"
    let deed_like = scene.lexicon.allegation.breaking.has(s.lemma(verb))
        && scene.lexicon.allegation.about.contains(s.lemma(chunk.head));
    let party = party || deed_like;
    let against = if deed_like { Vec::new() } else { scene.parties(a, chunk.first, chunk.last) };
    let own = |by: &Source| {
        against.iter().any(|p| {
            let name = p.name.to_lowercase();
            by.name.to_lowercase() == name || by.of.as_ref().is_some_and(|of| of.to_lowercase() == name)
        })
    };
    let told = stance(a, verb);
    let open = told.attempted || matches!(told.modality, Modality::Planned | Modality::Possible);
    if !party || open || chain.is_empty() || chain.iter().any(own) {
        return None;
    }
    let allegation = Allegation { against, of: deed(a, verb, end).into_iter().collect(), denies: None };
    let quote = (chunk.first, end.max(object));
    Some(scene.draft(a, quote, verb, allegation, (Modality::Alleged, chain), "allegation:breach"))
}

/// The last word of the breach that a verb tells: "violated the [charter]", "failed to [honour]", "did not abide by its [terms]".
fn broken(scene: &Scene<'_, '_>, a: &Analysed<'_>, verb: usize) -> Option<usize> {
    let s = &a.sentence;
    let words = &scene.lexicon.allegation;
    let lemma = s.lemma(verb);
    let told = stance(a, verb);
    let behind = |class: &crate::classes::Class| {
        (verb + 1..s.len().min(verb + NEAR))
            .take_while(|&i| !a.is_finite(i) && !matches!(s.tag(i), Tag::Comma | Tag::Stop))
            .find(|&i| class.has(s.lemma(i)) || class.has(s.lower(i)))
    };
    if matches!(lemma, "fail" | "refuse" | "decline") && s.lower(verb + 1) == "to" && !told.negated {
        // "failed to meet its target" breaks no word.
        let bound =
            matches!(s.lemma(verb + 2), "meet" | "keep" | "deliver" | "live" | "observe" | "implement");
        let duty = words.duties.has(s.lemma(verb + 2)) && (!bound || behind(&words.bonds).is_some());
        return duty.then_some(verb + 2);
    }
    if told.negated && words.keeping.has(lemma) {
        return behind(&words.bonds);
    }
    if told.negated || told.unreal {
        return None;
    }
    if words.breaking.has(lemma) {
        return behind(&words.rules);
    }
    let first = (verb + 1..verb + 4).find(|&i| s.lower(i) == "first" && !s.tag(i + 1).is_noun());
    if matches!(lemma, "attack" | "fire" | "shoot" | "strike") && first.is_some() {
        return first;
    }
    let begins = matches!(lemma, "start" | "begin" | "initiate" | "provoke" | "instigate");
    begins.then(|| behind(&words.fights)).flatten()
}

/// "[said] that the raids were a violation of international law", "amounted to war crimes", "their conduct led to rights violations".
fn is_wrong(scene: &Scene<'_, '_>, a: &Analysed<'_>, verb: usize) -> Option<Draft> {
    let s = &a.sentence;
    let words = &scene.lexicon.allegation;
    let lead = match s.lemma(verb) {
        "be" | "constitute" | "represent" => verb + 1,
        "amount" | "lead" if s.lower(verb + 1) == "to" => verb + 2,
        "result" if s.lower(verb + 1) == "in" => verb + 2,
        _ => return None,
    };
    if !s.tag(verb).is_verb() {
        return None;
    }
    let lower = |t: usize| s.lower(t);
    let passes = |i: usize| {
        matches!(s.tag(i), Tag::DT | Tag::JJ | Tag::RB | Tag::VBN | Tag::OpenQuote)
            || matches!(s.lower(i), "been" | "clear" | "serious")
    };
    let at = (lead..lead + 5).take_while(|&i| i == lead || passes(i - 1)).find(|&i| {
        words.committed_at(lower, i).is_some() && !matches!(s.lower(i), "looting" | "discrimination")
            || matches!(s.lower(i), "violation" | "breach") && s.lower(i + 1) == "of" && {
                (i + 2..i + 6).any(|k| words.rules.has(s.lemma(k)))
            }
    })?;
    let (end, chain) = said_until(scene, a, verb)?;
    let told = stance(a, verb);
    let subject = subject_of(a, verb).filter(|&n| n < verb)?;
    // "raids carried out by the army were": the parser takes those who did it for the subject.
    let by = (verb.saturating_sub(9)..verb).rev().find(|&t| s.lower(t) == "by").filter(|&t| t < subject);
    let done = by.and_then(|by| {
        let deeds = (by.saturating_sub(10)..by).rev().take_while(|&t| s.tag(t) != Tag::Comma);
        deeds.filter(|&t| s.tag(t).is_noun()).find(|&t| words.about.contains(s.lemma(t)))
    });
    let subject = if words.about.contains(s.lemma(subject)) { subject } else { done.unwrap_or(subject) };
    let deed_like = words.about.contains(s.lemma(subject))
        || matches!(
            s.lemma(subject),
            "action"
                | "activity"
                | "move"
                | "campaign"
                | "offensive"
                | "war"
                | "conduct"
                | "policy"
                | "blockade"
                | "bombardment"
                | "use"
                | "invasion"
                | "act"
        );
    let open = matches!(told.modality, Modality::Planned);
    if told.negated || told.unreal || !deed_like || open {
        return None;
    }
    let chunk = a.chunk(subject)?;
    let by = (chunk.last + 1..verb).find(|&t| s.lower(t) == "by").and_then(|t| a.chunk(t + 1));
    let owner = (chunk.first..chunk.head).find(|&t| s.tag(t) == Tag::POS).and_then(|p| p.checked_sub(1));
    let against: Vec<Party> = match (by.filter(|k| scene.can_be_accused(a, k.head)), owner) {
        (Some(k), _) => scene.parties(a, k.first, k.last),
        (None, Some(o)) if scene.can_be_accused(a, o) => super::named(a, o).into_iter().collect(),
        _ => Vec::new(),
    };
    let allegation = Allegation { against, of: deed(a, at, end).into_iter().collect(), denies: None };
    let quote = (chunk.first, end.max(at));
    Some(scene.draft(a, quote, verb, allegation, (Modality::Alleged, chain), "allegation:is a wrong"))
}

/// "Officers of the brigade have been implicated in the massacre": by whomever.
fn implicated(scene: &Scene<'_, '_>, a: &Analysed<'_>, i: usize) -> Option<Draft> {
    let s = &a.sentence;
    let words = &scene.lexicon.allegation;
    let named = s.lower(i) == "implicated"
        && s.lower(i + 1) == "in"
        && (s.tag(i).is_verb() || s.tag(i).is_adjective());
    let be = (i.saturating_sub(4)..i).rev().find(|&t| s.lemma(t) == "be").filter(|_| named)?;
    let lower = |t: usize| s.lower(t);
    let wrong = (i + 2..s.len().min(i + NEAR)).take_while(|&t| !a.is_finite(t)).find(|&t| {
        words.committed_at(lower, t).is_some()
            || words.grave.has(s.lemma(t))
            || words.about.contains(s.lemma(t))
    })?;
    let told = stance(a, if s.tag(i).is_verb() { i } else { be });
    let subject = subject_of(a, i).or_else(|| subject_of(a, be)).filter(|&t| t < i)?;
    if told.negated || told.unreal || !scene.can_be_accused(a, subject) {
        return None;
    }
    let chunk = a.chunk(subject)?;
    let end = a.chunk(wrong).map_or(wrong, |k| k.last);
    let of = deed(a, i + 2, end).into_iter().collect();
    let allegation = Allegation { against: scene.parties(a, chunk.first, chunk.last), of, denies: None };
    let put = (Modality::Alleged, scene.chain_at(a, i));
    Some(scene.draft(a, (chunk.first, end), i, allegation, put, "allegation:implicated"))
}

/// "The report implicates senior officers in the killings": by whoever does so.
fn implicates(scene: &Scene<'_, '_>, a: &Analysed<'_>, i: usize) -> Option<Draft> {
    let s = &a.sentence;
    let words = &scene.lexicon.allegation;
    if !(s.lemma(i) == "implicate" && s.tag(i).is_verb()) || s.child(i, Label::Auxpass).is_some() {
        return None;
    }
    let accused = a.chunk(i + 1).filter(|k| scene.can_be_accused(a, k.head))?;
    let wrong =
        (accused.last + 1..s.len().min(accused.last + NEAR)).take_while(|&t| !a.is_finite(t)).find(|&t| {
            words.about.contains(s.lemma(t))
                || words.grave.has(s.lemma(t))
                || words.committed_at(|k| s.lower(k), t).is_some()
        })?;
    let told = stance(a, i);
    let subject = subject_of(a, i).filter(|&n| n < i)?;
    if told.negated || told.unreal || s.lower(accused.last + 1) != "in" {
        return None;
    }
    let chain = match source_at(scene.lexicon, a, subject) {
        Some(source) => vec![source],
        None => scene.chain_at(a, i),
    };
    let first = a.chunk(subject).map_or(subject, |k| k.first);
    let of = deed(a, accused.last + 2, wrong).into_iter().collect();
    let allegation = Allegation { against: scene.parties(a, accused.first, accused.last), of, denies: None };
    Some(scene.draft(a, (first, wrong), i, allegation, (Modality::Alleged, chain), "allegation:implicated"))
}

/// "The report mentions human rights abuses on both sides", "highlighting several incidents of alleged violations of human rights".
fn mentioned(scene: &Scene<'_, '_>, a: &Analysed<'_>, i: usize) -> Option<Draft> {
    let s = &a.sentence;
    let words = &scene.lexicon.allegation;
    if !(s.tag(i).is_verb() && (words.mentioning.has(s.lemma(i)) || words.documenting.has(s.lemma(i)))) {
        return None;
    }
    let lower = |t: usize| s.lower(t);
    let at = (i + 1..s.len().min(i + NEAR))
        .take_while(|&t| {
            !a.is_finite(t) && s.tag(t) != Tag::Stop && !matches!(s.lower(t), "," | "against" | "by")
        })
        .find(|&t| {
            let general = matches!(
                s.lower(t),
                "discrimination" | "looting" | "persecution" | "terrorism" | "plunder" | "rape"
            );
            words.committed_at(lower, t).is_some() && !general
        })?;
    let last = at + words.committed_at(lower, at)? - 1;
    let told = stance(a, i);
    if told.negated || told.unreal || told.attempted || told.modality == Modality::Planned {
        return None;
    }
    // "released a report, highlighting abuses": whoever released it.
    let above =
        || s.head(i).filter(|&h| s.tag(i) == Tag::VBG && s.label(i) == Label::Advcl && s.tag(h).is_verb());
    let subject = subject_of(a, i).or_else(|| above().and_then(|h| subject_of(a, h))).filter(|&n| n < i)?;
    let chain = match source_at(scene.lexicon, a, subject) {
        Some(source) => vec![source],
        None => {
            let chain = scene.chain_at(a, i);
            let report = a
                .chunk(subject)
                .is_some_and(|k| matches!(s.lemma(k.head), "report" | "inquiry" | "study" | "document"));
            if chain.is_empty() && !report {
                return None;
            }
            chain
        }
    };
    let end = (last + 1..s.len().min(last + 24))
        .take_while(|&t| !matches!(s.tag(t), Tag::Stop | Tag::Colon) && !a.is_finite(t))
        .last()
        .unwrap_or(last);
    let by = (last + 1..=end).find(|&t| s.lower(t) == "by").and_then(|t| a.chunk(t + 1));
    let against = by
        .filter(|k| scene.can_be_accused(a, k.head))
        .map(|k| scene.parties(a, k.first, k.last))
        .unwrap_or_default();
    let allegation = Allegation { against, of: deed(a, at, end).into_iter().collect(), denies: None };
    Some(scene.draft(a, (i, end), i, allegation, (Modality::Alleged, chain), "allegation:mentioned"))
}

/// "The two sides traded accusations over the shelling".
fn traded(scene: &Scene<'_, '_>, a: &Analysed<'_>, i: usize) -> Option<Draft> {
    let s = &a.sentence;
    let trades = s.tag(i).is_verb() && matches!(s.lemma(i), "trade" | "exchange" | "swap");
    let what = (i + 1..i + 4)
        .find(|&t| matches!(s.lower(t), "accusations" | "blame" | "allegations" | "recriminations"))
        .filter(|_| trades)?;
    let subject = subject_of(a, i).filter(|&n| n < i)?;
    let told = stance(a, i);
    if told.negated || told.unreal {
        return None;
    }
    let chunk = a.chunk(subject)?;
    let chain: Vec<Source> = s
        .conjuncts(subject)
        .into_iter()
        .filter(|&n| n < i)
        .filter_map(|n| source_at(scene.lexicon, a, n))
        .take(1)
        .collect();
    let end = (what + 1..s.len().min(what + 20))
        .take_while(|&t| !matches!(s.tag(t), Tag::Stop | Tag::Comma) && !a.is_finite(t))
        .last()
        .unwrap_or(what);
    let about = matches!(s.lower(what + 1), "over" | "of" | "about" | "for")
        .then(|| deed(a, what + 2, end))
        .flatten();
    let allegation = Allegation { against: Vec::new(), of: about.into_iter().collect(), denies: None };
    Some(scene.draft(a, (chunk.first, end), i, allegation, (Modality::Alleged, chain), "allegation:traded"))
}
