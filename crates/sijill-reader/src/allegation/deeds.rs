//! Misdeeds that somebody tells of somebody else, with no word of accusing: "Survivors said the captain had ordered the massacre",
//! "Witnesses said that troops did nothing to stop the killing", "The general is alleged to have recruited children".
//!
//! Not for: what kills, burns or takes (their own kinds), nor what a speaker tells of his own side.

use sijill_claim::{Allegation, Modality, Role};
use sijill_language::{Label, Tag};

use super::deny::subject_of;
use super::{Scene, deed};
use crate::analysis::Analysed;
use crate::classes::CLASSES;
use crate::clause::stance;
use crate::draft::Draft;
use crate::speech::Takes;
use crate::words::WordSet;

/// The misdeeds that the verbs of a sentence tell.
pub(super) fn told(scene: &Scene<'_, '_>, a: &Analysed<'_>) -> Vec<Draft> {
    (0..a.sentence.len())
        .filter_map(|i| said_of(scene, a, i).or_else(|| held_to_have(scene, a, i)))
        .take(8)
        .collect()
}

/// The last word of the misdeed that a verb tells: "recruited [children]", "did nothing to stop the [killing]".
pub(super) fn misdeed(scene: &Scene<'_, '_>, a: &Analysed<'_>, verb: usize) -> Option<usize> {
    found(scene, a, verb).map(|(_, last)| last)
}

/// Which misdeed, by its place in the list, and its last word.
fn found(scene: &Scene<'_, '_>, a: &Analysed<'_>, verb: usize) -> Option<(usize, usize)> {
    let s = &a.sentence;
    if !s.tag(verb).is_verb() {
        return None;
    }
    scene.lexicon.allegation.deeds.iter().enumerate().find_map(|(at, entry)| {
        if !entry.verbs.contains(s.lemma(verb)) {
            return None;
        }
        let from = if entry.idle.is_empty() { verb } else { idle(a, verb, &entry.idle)? };
        if entry.objects.is_empty() {
            return Some((at, from));
        }
        let object = (from + 1..s.len().min(from + 7))
            .take_while(|&i| {
                // "directed the traffic after the attack"
                let led = s.tag(i) == Tag::IN && !matches!(s.lower(i), "of" | "than");
                !a.is_finite(i) && !led && !matches!(s.tag(i), Tag::Comma | Tag::Stop | Tag::WDT | Tag::WP)
            })
            .find(|&i| s.tag(i).is_noun() && entry.objects.contains(s.lemma(i)))?;
        let own = a.chunk(object).is_none_or(|c| c.head == object);
        own.then_some((at, object))
    })
}

/// "did [nothing to stop]", "made no attempt to [prevent]", "stood by": where what was left undone is named.
fn idle(a: &Analysed<'_>, verb: usize, undone: &WordSet) -> Option<usize> {
    let s = &a.sentence;
    let (next, after) = (s.lower(verb + 1), s.lower(verb + 2));
    let to = match s.lemma(verb) {
        "do" if matches!(next, "nothing" | "little") => verb + 2,
        "make" if next == "no" && matches!(after, "attempt" | "effort" | "move") => verb + 3,
        "fail" | "refuse" | "decline" => verb + 1,
        // "turned a [blind eye to] the killings"
        "turn" if next == "a" && after == "blind" => return undone.contains(after).then_some(verb + 4),
        _ => return None,
    };
    (s.lower(to) == "to" && undone.contains(s.lower(to + 1))).then_some(to + 1)
}

/// "Survivors told investigators that the captain had directed the raid".
fn said_of(scene: &Scene<'_, '_>, a: &Analysed<'_>, verb: usize) -> Option<Draft> {
    let s = &a.sentence;
    let (at, object) = found(scene, a, verb)?;
    let entry = scene.lexicon.allegation.deeds.get(at)?;
    let Some(&frame) = scene.owners.at(a.index, verb).first() else { return claimed(scene, a, verb, object) };
    let frame = scene.frames.get(frame)?;
    let says = matches!(frame.takes, Takes::Clause | Takes::Person);
    let arms = words_of_arming(scene, a, verb);
    let meant = !entry.alleged_only || frame.modality == Some(Modality::Alleged) || arms;
    if !says || frame.sentence != a.index || !meant {
        return None;
    }
    let helped = s.children_by(verb, &[Label::Auxpass]).next().is_some();
    let told = stance(a, verb);
    let put = matches!(told.modality, Modality::Asserted | Modality::Alleged | Modality::Hedged);
    if helped || told.negated || told.unreal || told.attempted || !put || !is_told(a, verb) {
        return None;
    }
    let chain = scene.chain_at(a, verb);
    let witness = chain.first().is_some_and(|by| {
        matches!(by.role, Role::Witness | Role::Monitor | Role::Ngo | Role::Un | Role::Medical)
            || by.name.split(' ').any(|word| {
                matches!(
                    word.to_lowercase().as_str(),
                    "prosecutor"
                        | "prosecutors"
                        | "prosecution"
                        | "survivor"
                        | "survivors"
                        | "witness"
                        | "witnesses"
                        | "investigator"
                        | "investigators"
                        | "defector"
                        | "defectors"
                        | "former"
                        | "report"
                        | "inquiry"
                        | "commission"
                        | "indictment"
                )
            })
    });
    if entry.by_witness && !witness {
        return None;
    }
    let subject = subject_of(a, verb).filter(|&n| n < verb)?;
    // What somebody says of himself is no accusation; "he" may be another where a witness speaks.
    let pronoun = s.tag(subject) == Tag::PRP;
    // "the club had recruited three boys"
    let plays = a.chunk(subject).is_some_and(|k| CLASSES.sport.has(s.lemma(k.head)))
        || matches!(s.lemma(subject), "club" | "school" | "team" | "drug" | "firm" | "company");
    let himself = plays || matches!(s.lower(subject), "i" | "we" | "it" | "they") || pronoun && !witness;
    if himself || !(pronoun || scene.can_be_accused(a, subject)) {
        return None;
    }
    let chunk = a.chunk(subject)?;
    let own = frame.source_head.is_some_and(|h| h >= chunk.first && h <= chunk.last);
    if own {
        return None;
    }
    let region = frame.content.iter().find(|r| r.sentence == a.index && r.first <= verb && verb <= r.last)?;
    let last = region.last.max(object);
    let against = if pronoun { Vec::new() } else { scene.parties(a, chunk.first, chunk.last) };
    let allegation = Allegation { against, of: deed(a, verb, last).into_iter().collect(), denies: None };
    let put = (Modality::Alleged, chain);
    Some(scene.draft(a, (chunk.first, last), verb, allegation, put, "allegation:deed"))
}

/// "Caria said that Lydia was arming the rebels": a state that does so is accused.
fn words_of_arming(scene: &Scene<'_, '_>, a: &Analysed<'_>, verb: usize) -> bool {
    let s = &a.sentence;
    let words = &scene.lexicon.allegation;
    (words.arming.has(s.lemma(verb)) || matches!(s.lemma(verb), "harbour" | "harbor" | "shelter"))
        && subject_of(a, verb).is_some_and(|n| n < verb && a.place_at(n).is_some())
}

/// "claims by elders that soldiers did nothing to stop the killing": told by the noun.
fn claimed(scene: &Scene<'_, '_>, a: &Analysed<'_>, verb: usize, object: usize) -> Option<Draft> {
    let s = &a.sentence;
    let subject = subject_of(a, verb).filter(|&n| n < verb && scene.can_be_accused(a, n))?;
    let chunk = a.chunk(subject)?;
    let that = chunk.first.checked_sub(1).filter(|&t| s.lower(t) == "that")?;
    let words = &scene.lexicon.allegation;
    (that.saturating_sub(6)..that).rev().take_while(|&i| !s.tag(i).is_verb() && s.lower(i) != ",").find(
        |&i| s.tag(i).is_noun() && (words.nouns.contains(s.lemma(i)) || words.telling.has(s.lemma(i))),
    )?;
    let told = stance(a, verb);
    if told.negated || told.unreal || told.attempted || !is_told(a, verb) {
        return None;
    }
    let against = scene.parties(a, chunk.first, chunk.last);
    let allegation = Allegation { against, of: deed(a, verb, object).into_iter().collect(), denies: None };
    let last = object.max(a.chunk(object + 1).map_or(object, |c| c.last));
    let put = (Modality::Alleged, Vec::new());
    Some(scene.draft(a, (chunk.first, last), verb, allegation, put, "allegation:deed"))
}

/// A finite past or present, alone or with its helper: "ordered", "had ordered", "was arming".
fn is_told(a: &Analysed<'_>, verb: usize) -> bool {
    let s = &a.sentence;
    match s.tag(verb) {
        Tag::VBD | Tag::VBZ | Tag::VBP => true,
        _ => s.children_by(verb, &[Label::Aux]).any(|x| matches!(s.tag(x), Tag::VBD | Tag::VBZ | Tag::VBP)),
    }
}

/// "The general is alleged to have recruited children": by whomever.
fn held_to_have(scene: &Scene<'_, '_>, a: &Analysed<'_>, i: usize) -> Option<Draft> {
    let s = &a.sentence;
    let held = s.lower(i) == "alleged" && s.lower(i + 1) == "to" && s.lower(i + 2) == "have";
    let be = (i.saturating_sub(3)..i).rev().find(|&t| s.lemma(t) == "be")?;
    let not = (be..i).any(|t| matches!(s.lower(t), "not" | "never"));
    let verb = (i + 3..i + 6).find(|&t| s.tag(t) == Tag::VBN).filter(|_| held && !not)?;
    let subject = subject_of(a, i).or_else(|| subject_of(a, be)).filter(|&t| t < i)?;
    if !(scene.can_be_accused(a, subject) || matches!(s.lower(subject), "he" | "she" | "they")) {
        return None;
    }
    let chunk = a.chunk(subject)?;
    let end = (verb + 1..s.len().min(verb + 24))
        .take_while(|&t| !matches!(s.tag(t), Tag::Stop | Tag::Colon) && !a.is_finite(t))
        .last()
        .unwrap_or(verb);
    let against = scene.parties(a, chunk.first, chunk.last);
    let allegation = Allegation { against, of: deed(a, verb, end).into_iter().collect(), denies: None };
    let put = (Modality::Alleged, scene.chain_at(a, i));
    Some(scene.draft(a, (chunk.first, end), i, allegation, put, "allegation:held"))
}
