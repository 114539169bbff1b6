//! Misdeeds for which somebody is taken to task: "condemned Lydia for arming the rebels", "lashed out at the army for bombing the
//! town", "charged Caria with backing the militia".
//!
//! Not for: "accused" and "blamed" (`accuse`), nor what a court charges (`charged`).

use sijill_claim::{Allegation, Modality};
use sijill_language::Tag;

use super::deny::subject_of;
use super::{Scene, deed};
use crate::analysis::Analysed;
use crate::clause::stance;
use crate::draft::Draft;
use crate::party::{Force, force};
use crate::speech::source_at;

/// The misdeeds of this kind in a sentence.
pub(super) fn told(scene: &Scene<'_, '_>, a: &Analysed<'_>) -> Vec<Draft> {
    let s = &a.sentence;
    let words = &scene.lexicon.allegation;
    (0..s.len())
        .filter(|&i| words.censuring.has(s.lemma(i)) && s.tag(i).is_verb())
        .filter_map(|i| censured(scene, a, i))
        .take(4)
        .collect()
}

/// "The premier condemned Lydia for arming the rebels", "Lydia was criticised for shelling the port".
fn censured(scene: &Scene<'_, '_>, a: &Analysed<'_>, i: usize) -> Option<Draft> {
    let s = &a.sentence;
    let told = stance(a, i);
    if told.negated || told.unreal || told.modality == Modality::Planned {
        return None;
    }
    let charges = s.lemma(i) == "charge";
    let link = (i + 1..s.len().min(i + 14))
        .take_while(|&t| !a.is_finite(t) && !matches!(s.tag(t), Tag::Stop | Tag::Comma))
        .find(|&t| {
            s.lower(t) == if charges { "with" } else { "for" } && s.tag(t + 1 + adverb(a, t + 1)) == Tag::VBG
        })?;
    let done = link + 1 + adverb(a, link + 1);
    if !is_misdeed(scene, a, done) {
        return None;
    }
    let passive = s.tag(i) == Tag::VBN && (i.saturating_sub(4)..i).any(|t| s.lemma(t) == "be");
    let mut at = i + 1;
    while matches!(s.tag(at), Tag::RP | Tag::RB) || matches!(s.lower(at), "out" | "at" | "against") {
        at += 1;
    }
    let subject = subject_of(a, i).filter(|&n| n < i)?;
    let accused = if passive { a.chunk(subject)? } else { a.chunk(at).filter(|k| k.last < link)? };
    let head = accused.head;
    // "condemned Caria for arming the rebels": a name that nobody knows.
    let of_arms = (done + 1..done + 5).any(|t| s.tag(t).is_noun() && force(a, t) == Force::Armed);
    let party = s.tag(head).is_proper() && of_arms
        || a.place_at(head).is_some()
        || matches!(force(a, head), Force::Armed | Force::Soft)
        || matches!(s.lemma(head), "side" | "party");
    if !party {
        return None;
    }
    let chain = if passive {
        scene.chain_at(a, i)
    } else {
        match source_at(scene.lexicon, a, subject) {
            Some(source) => vec![source],
            None => scene.chain_at(a, i),
        }
    };
    let end = (done + 1..s.len().min(done + 20))
        .take_while(|&t| !matches!(s.tag(t), Tag::Stop | Tag::Comma | Tag::Colon) && !a.is_finite(t))
        .last()
        .unwrap_or(done);
    let first = a.chunk(subject).map_or(subject, |k| k.first);
    let against = scene.parties(a, accused.first, accused.last);
    let allegation = Allegation { against, of: deed(a, done, end).into_iter().collect(), denies: None };
    Some(scene.draft(a, (first, end), i, allegation, (Modality::Alleged, chain), "allegation:censured"))
}

/// "for deliberately bombing"
fn adverb(a: &Analysed<'_>, at: usize) -> usize {
    usize::from(a.sentence.tag(at) == Tag::RB)
}

/// "arming", "failing to protect", "using nerve gas".
pub(super) fn is_misdeed(scene: &Scene<'_, '_>, a: &Analysed<'_>, verb: usize) -> bool {
    let s = &a.sentence;
    let words = &scene.lexicon.allegation;
    match s.lemma(verb) {
        "fail" | "refuse" => s.lower(verb + 1) == "to" && words.duties.has(s.lemma(verb + 2)),
        "use" => (verb + 1..verb + 5).any(|t| words.used_at(|k| s.lower(k), t).is_some()),
        "commit" => true,
        lemma => words.misdeeds.has(lemma),
    }
}
