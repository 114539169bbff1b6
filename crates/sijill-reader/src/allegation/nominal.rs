//! Wrongs that a noun tells, with no word of accusing: "There have been reports of torture and rape", "evidence of war crimes", "the
//! alleged use of nerve gas by the army", "Responsibility for the raid lies with the militia".
//!
//! Not for: what somebody tells with a verb (`guilt`, `wrongs`, `breaches`).

use sijill_claim::{Allegation, Modality, Party};
use sijill_language::{Label, Tag};

use super::deny::subject_of;
use super::wrongs::wrongs;
use super::{Scene, deed};
use crate::analysis::Analysed;
use crate::chunk::Chunk;
use crate::draft::Draft;
use crate::speech::source_at;

/// The wrongs of a sentence that nouns tell.
pub(super) fn told(scene: &Scene<'_, '_>, a: &Analysed<'_>) -> Vec<Draft> {
    let s = &a.sentence;
    let words = &scene.lexicon.allegation;
    (0..s.len())
        .filter_map(|i| {
            if s.lower(i + 1) == "of" && words.telling.has(s.lemma(i)) {
                reports(scene, a, i)
            } else if s.lower(i) == "alleged" && !s.tag(i).is_noun() {
                alleged(scene, a, i)
            } else if words.onus.has(s.lemma(i)) && s.tag(i).is_noun() {
                lies_with(scene, a, i).or_else(|| borne(scene, a, i))
            } else {
                None
            }
        })
        .take(8)
        .collect()
}

/// Who is named behind a wrong as having done it: "by the soldiers".
fn by_whom(scene: &Scene<'_, '_>, a: &Analysed<'_>, last: usize) -> Option<Chunk> {
    let by = (last + 1..last + 6).take_while(|&t| !a.is_finite(t)).find(|&t| a.sentence.lower(t) == "by")?;
    a.chunk(by + 1).filter(|k| scene.can_be_accused(a, k.head))
}

/// "There have been reports of mass rape", "Evidence of war crimes by the rebels has emerged".
fn reports(scene: &Scene<'_, '_>, a: &Analysed<'_>, i: usize) -> Option<Draft> {
    let s = &a.sentence;
    let words = &scene.lexicon.allegation;
    let from =
        i + 2 + usize::from(s.tag(i + 2) == Tag::JJ && words.committed_at(|t| s.lower(t), i + 2).is_none());
    let (last, list) = wrongs(scene, a, from)?;
    // What kills or takes is told by its own kind; looting is nobody's crime of war where nobody is named.
    let grave = list.iter().any(|wrong| !words.lesser.has(&wrong.to_lowercase()));
    let by = by_whom(scene, a, last);
    let chunk = a.chunk(i).filter(|k| k.head == i)?;
    let none = (chunk.first.saturating_sub(1)..i)
        .any(|t| matches!(s.lower(t), "no" | "without" | "any" | "neither"));
    let denied = s.ancestors(i).take(3).any(|h| {
        matches!(s.lemma(h), "deny" | "reject" | "dismiss" | "refute" | "dispute" | "find")
            && s.tag(h).is_verb()
            && (s.lemma(h) != "find" || s.child(h, Label::Neg).is_some())
    });
    if none || denied || !(grave || by.is_some()) {
        return None;
    }
    let verb = s.head(i).filter(|&h| s.tag(h).is_verb());
    let who =
        verb.filter(|&v| words.receiving.has(s.lemma(v))).and_then(|v| subject_of(a, v)).filter(|&n| n < i);
    let chain = match who.and_then(|n| source_at(scene.lexicon, a, n)) {
        Some(source) => vec![source],
        None => scene.chain_at(a, i),
    };
    let against: Vec<Party> = by.map(|k| scene.parties(a, k.first, k.last)).unwrap_or_default();
    let end = by.map_or(last, |k| k.last);
    let there = verb.filter(|&v| s.lemma(v) == "be").and_then(|v| subject_of(a, v).or(Some(v)));
    let first = there.filter(|&t| t < chunk.first).unwrap_or(chunk.first);
    let allegation = Allegation { against, of: list, denies: None };
    Some(scene.draft(a, (first, end), i, allegation, (Modality::Alleged, chain), "allegation:reports of"))
}

/// "the alleged use of nerve gas by the army", "alleged abuses by peacekeepers".
fn alleged(scene: &Scene<'_, '_>, a: &Analysed<'_>, i: usize) -> Option<Draft> {
    let s = &a.sentence;
    let words = &scene.lexicon.allegation;
    let lower = |t: usize| s.lower(t);
    let used = s.lower(i + 1) == "use" && s.lower(i + 2) == "of";
    let (from, last) = if used {
        let at = (i + 3..i + 6).find(|&t| words.used_at(lower, t).is_some())?;
        (i + 1, at + words.used_at(lower, at)? - 1)
    } else {
        let at = (i + 1..i + 4).find(|&t| words.committed_at(lower, t).is_some())?;
        (at, at + words.committed_at(lower, at)? - 1)
    };
    let by = by_whom(scene, a, last);
    let chunk = a.chunk(i);
    let owner = chunk
        .and_then(|k| (k.first..i).rev().find(|&t| s.tag(t) == Tag::POS))
        .and_then(|p| p.checked_sub(1))
        .filter(|&o| scene.can_be_accused(a, o));
    let against: Vec<Party> = match (by, owner) {
        (Some(k), _) => scene.parties(a, k.first, k.last),
        (None, Some(o)) => super::named(a, o).into_iter().collect(),
        (None, None) => return None,
    };
    let first = chunk.map_or(i, |k| k.first);
    let end = by.map_or(last, |k| k.last);
    let allegation = Allegation { against, of: deed(a, from, last).into_iter().collect(), denies: None };
    let put = (Modality::Alleged, scene.chain_at(a, i));
    Some(scene.draft(a, (first, end), i, allegation, put, "allegation:alleged"))
}

/// "Responsibility for the attack lies with the rebels", "The blame rests squarely with the militia".
fn lies_with(scene: &Scene<'_, '_>, a: &Analysed<'_>, i: usize) -> Option<Draft> {
    let s = &a.sentence;
    let verb = (i + 1..s.len().min(i + 12)).find(|&v| a.is_finite(v))?;
    let with = (verb + 1..verb + 4).find(|&t| matches!(s.lower(t), "with" | "on"))?;
    if !matches!(s.lemma(verb), "lie" | "rest" | "fall" | "belong") || s.child(verb, Label::Neg).is_some() {
        return None;
    }
    let about = (i + 1..verb).any(|t| scene.lexicon.allegation.about.contains(s.lemma(t)));
    let met = a.chunk(with + 1).filter(|k| scene.can_be_accused(a, k.head))?;
    if s.lemma(i) == "responsibility" && !about {
        return None;
    }
    let of = deed(a, i + 2, verb.saturating_sub(1)).filter(|_| verb > i + 2).into_iter().collect();
    let allegation = Allegation { against: scene.parties(a, met.first, met.last), of, denies: None };
    let first = a.chunk(i).map_or(i, |k| k.first);
    let put = (Modality::Alleged, scene.chain_at(a, i));
    Some(scene.draft(a, (first, met.last), verb, allegation, put, "allegation:lies with"))
}

/// "[said] the army bore responsibility for the deaths", "bears the blame for the massacre": of somebody else.
fn borne(scene: &Scene<'_, '_>, a: &Analysed<'_>, i: usize) -> Option<Draft> {
    let s = &a.sentence;
    let verb = (i.saturating_sub(4)..i)
        .rev()
        .find(|&v| s.tag(v).is_verb() || matches!(s.lower(v), "bears" | "bore"))?;
    let bears = matches!(s.lemma(verb), "bear" | "carry" | "share" | "shoulder") || s.lower(verb) == "bore";
    let link = (s.lower(i + 1) == "for").then_some(i + 2)?;
    let object = (link..link + 4).find_map(|t| a.chunk(t)).filter(|_| bears)?;
    let lower = |t: usize| s.lower(t);
    let wrong = scene.lexicon.allegation.about.contains(s.lemma(object.head))
        || scene.lexicon.allegation.committed_at(lower, object.first).is_some();
    let (end, chain) = super::wrongs::said_until(scene, a, verb)?;
    let subject = subject_of(a, verb).filter(|&n| n < verb && wrong && s.tag(n) != Tag::PRP)?;
    let open = s.child(verb, Label::Neg).is_some() || !scene.can_be_accused(a, subject);
    let chunk = a.chunk(subject).filter(|_| !open)?;
    let against = scene.parties(a, chunk.first, chunk.last);
    let own = chain.iter().any(|by| against.iter().any(|p| p.name.eq_ignore_ascii_case(&by.name)));
    let allegation = Allegation { against, of: deed(a, link, end).into_iter().collect(), denies: None };
    let quote = (chunk.first, end.max(link));
    (!own).then(|| scene.draft(a, quote, verb, allegation, (Modality::Alleged, chain), "allegation:borne"))
}
