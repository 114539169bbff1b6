//! Wrongs done to those who cannot resist, whoever tells them: "The army forces villagers to carry its loads", "Prisoners are beaten",
//! "The rebels used hostages as human shields", "troops deliberately shelled the market".
//!
//! Not for: wrongs by their own name (`guilt`, `wrongs`), nor what kills or wounds (the casualties' own rules).

use sijill_claim::{Allegation, Modality, Party};
use sijill_language::{Label, Tag};

use super::deny::subject_of;
use super::wrongs::said_until;
use super::{Scene, deed};
use crate::analysis::Analysed;
use crate::clause::stance;
use crate::draft::Draft;
use crate::party::{Force, force};

/// How far an object stands behind its verb, in tokens.
const NEAR: usize = 8;

/// The wrongs of these kinds in a sentence.
pub(super) fn told(scene: &Scene<'_, '_>, a: &Analysed<'_>) -> Vec<Draft> {
    let words = &scene.lexicon.allegation;
    let s = &a.sentence;
    (0..s.len())
        .filter_map(|i| {
            let lemma = s.lemma(i);
            if words.forcing.has(lemma) {
                forced(scene, a, i)
            } else if words.ill_treating.has(lemma) {
                ill_treated(scene, a, i)
            } else if words.shielding.has(lemma) {
                shielded(scene, a, i).or_else(|| recruited(scene, a, i))
            } else if words.wilful.has(s.lower(i)) {
                deliberate(scene, a, i)
            } else if words.arming.has(lemma) {
                armed_by(scene, a, i)
            } else {
                None
            }
        })
        .take(8)
        .collect()
}

/// True where a word before a verb leaves open whether it was done: "would force", "did not beat".
fn is_open(a: &Analysed<'_>, i: usize) -> bool {
    (i.saturating_sub(4)..i).any(|t| {
        matches!(
            a.sentence.lower(t),
            "not"
                | "never"
                | "n't"
                | "n’t"
                | "no"
                | "could"
                | "would"
                | "will"
                | "may"
                | "might"
                | "if"
                | "should"
                | "to"
        )
    })
}

/// True for those who cannot resist, in a plural: "villagers", "detainees".
fn is_helpless(scene: &Scene<'_, '_>, a: &Analysed<'_>, i: usize) -> bool {
    let words = &scene.lexicon.allegation;
    words.helpless.has(a.sentence.lower(i)) || words.held.has(a.sentence.lemma(i))
}

/// A draft of a wrong, by whoever says so, or by the report.
fn wrong(
    scene: &Scene<'_, '_>,
    a: &Analysed<'_>,
    quote: (usize, usize),
    at: (usize, usize),
    against: Vec<Party>,
) -> Draft {
    let of = deed(a, at.0, at.1).into_iter().collect();
    let allegation = Allegation { against, of, denies: None };
    let put = (Modality::Alleged, scene.chain_at(a, at.0));
    scene.draft(a, quote, at.0, allegation, put, "allegation:ill use")
}

/// Where the clause behind a token ends.
fn clause_end(a: &Analysed<'_>, from: usize) -> usize {
    let s = &a.sentence;
    (from + 1..s.len().min(from + 16))
        .take_while(|&t| {
            !matches!(s.tag(t), Tag::Comma | Tag::Stop | Tag::Colon | Tag::CloseQuote) && !a.is_finite(t)
        })
        .last()
        .unwrap_or(from)
}

/// The armed party that does what a verb tells: its subject, or, where the parser sees no verb, the noun before it.
fn doer(a: &Analysed<'_>, verb: usize) -> Option<(usize, usize)> {
    let s = &a.sentence;
    let armed = |n: usize| matches!(force(a, n), Force::Armed | Force::Soft) && s.tag(n) != Tag::PRP;
    let subject = subject_of(a, verb).filter(|&n| n < verb && armed(n)).and_then(|n| a.chunk(n));
    // "The army forces villagers to work": taken for one noun.
    let within =
        || verb.checked_sub(1).filter(|&n| s.tag(n).is_noun() && s.tag(verb).is_noun() && armed_word(a, n));
    subject
        .map(|k| (k.first, k.last.min(verb.saturating_sub(1))))
        .or_else(|| within().map(|n| (a.chunk(n).map_or(n, |k| k.first), n)))
}

/// "army", "militia": armed by the word alone.
fn armed_word(a: &Analysed<'_>, n: usize) -> bool {
    crate::party::is_warring(a.sentence.lemma(n)) || crate::party::is_warring(a.sentence.lower(n))
}

/// "The militia forced villagers to dig trenches", "Prisoners are made to carry ammunition".
fn forced(scene: &Scene<'_, '_>, a: &Analysed<'_>, i: usize) -> Option<Draft> {
    let s = &a.sentence;
    let words = &scene.lexicon.allegation;
    if is_open(a, i) || !(s.tag(i).is_verb() || s.lower(i) == "forces") {
        return None;
    }
    let to = (i + 1..s.len().min(i + NEAR + 2)).find(|&t| s.lower(t) == "to" && s.tag(t + 1) == Tag::VB)?;
    let task = to + 1;
    let burden = (task + 1..s.len().min(task + 7)).any(|t| words.burdens.has(s.lemma(t)));
    let hard = words.toil.has(s.lemma(task)) || burden && words.tasks.has(s.lemma(task));
    let end = clause_end(a, task);
    let passive = s.tag(i) == Tag::VBN && (i.saturating_sub(3)..i).any(|t| s.lemma(t) == "be");
    if passive {
        let subject = subject_of(a, i).filter(|&n| n < i && is_helpless(scene, a, n))?;
        let home = (task..=end).any(|t| matches!(s.lower(t), "home" | "longer" | "overtime" | "hours"));
        let by = (i + 1..to).find(|&t| s.lower(t) == "by").and_then(|t| a.chunk(t + 1));
        let against = by.map(|k| scene.parties(a, k.first, k.last)).unwrap_or_default();
        let first = a.chunk(subject).map_or(subject, |k| k.first);
        return (hard && !home).then(|| wrong(scene, a, (first, end), (i, end), against));
    }
    let people = (i + 1..to).any(|t| is_helpless(scene, a, t));
    let (first, last) = doer(a, i)?;
    let hard = hard || words.tasks.has(s.lemma(task));
    (hard && people).then(|| wrong(scene, a, (first, end), (i, end), scene.parties(a, first, last)))
}

/// "Detainees are beaten and starved", "Guards tortured the prisoners with cables".
fn ill_treated(scene: &Scene<'_, '_>, a: &Analysed<'_>, i: usize) -> Option<Draft> {
    let s = &a.sentence;
    let words = &scene.lexicon.allegation;
    // "beaten to death": a death of its own.
    let dead = s.lower(i + 1) == "to" && s.lower(i + 2) == "death" || s.lower(i + 1) == "back";
    if !s.tag(i).is_verb() || dead || is_open(a, i) {
        return None;
    }
    let end = clause_end(a, i);
    let passive = s.tag(i) == Tag::VBN && (i.saturating_sub(3)..i).any(|t| s.lemma(t) == "be");
    if passive {
        let by = (i + 1..=end).find(|&t| s.lower(t) == "by").and_then(|t| a.chunk(t + 1));
        let by_force = by.filter(|k| {
            matches!(force(a, k.head), Force::Armed | Force::Soft)
                || words.held.has("guard") && s.lemma(k.head) == "guard"
        });
        let subject = subject_of(a, i).filter(|&n| n < i)?;
        let held = words.held.has(s.lemma(subject));
        let grave = matches!(s.lemma(i), "torture" | "rape" | "mutilate" | "starve");
        let common = words.helpless.has(s.lower(subject)) && (grave || by_force.is_some());
        let against = by_force.map(|k| scene.parties(a, k.first, k.last)).unwrap_or_default();
        let first = a.chunk(subject).map_or(subject, |k| k.first);
        return (held || common).then(|| wrong(scene, a, (first, end), (i, end), against));
    }
    let object = (i + 1..s.len().min(i + 5))
        .take_while(|&t| !a.is_finite(t) && s.tag(t) != Tag::IN)
        .find(|&t| is_helpless(scene, a, t))?;
    let told = matches!(s.tag(i), Tag::VBD | Tag::VBZ | Tag::VBP)
        || s.children_by(i, &[Label::Aux]).any(|x| matches!(s.lemma(x), "have" | "be"));
    let (first, last) = doer(a, i).filter(|_| told)?;
    let end = end.max(object);
    Some(wrong(scene, a, (first, end), (i, end), scene.parties(a, first, last)))
}

/// "The rebels used hostages as human shields".
fn shielded(scene: &Scene<'_, '_>, a: &Analysed<'_>, i: usize) -> Option<Draft> {
    let s = &a.sentence;
    let shield = (i + 1..s.len().min(i + NEAR + 2))
        .find(|&t| s.lower(t) == "human" && matches!(s.lower(t + 1), "shield" | "shields"))?;
    if !s.tag(i).is_verb() || is_open(a, i) || s.lemma(i) != "use" {
        return None;
    }
    let end = clause_end(a, shield + 1);
    // "people being used as human shields": by whomever.
    if s.tag(i) == Tag::VBN && (i.saturating_sub(3)..i).any(|t| s.lemma(t) == "be") {
        let subject = subject_of(a, i).filter(|&n| n < i)?;
        let first = a.chunk(subject).map_or(subject, |k| k.first);
        return Some(wrong(scene, a, (first, end), (i, end), Vec::new()));
    }
    let (first, last) = doer(a, i)?;
    Some(wrong(scene, a, (first, end), (i, end), scene.parties(a, first, last)))
}

/// "The militia recruited hundreds of children".
fn recruited(scene: &Scene<'_, '_>, a: &Analysed<'_>, i: usize) -> Option<Draft> {
    let s = &a.sentence;
    let recruits = matches!(s.lemma(i), "recruit" | "conscript" | "enlist");
    let told = stance(a, i);
    if !(s.tag(i).is_verb() && recruits) || told.negated || told.unreal || told.modality != Modality::Asserted
    {
        return None;
    }
    let child = (i + 1..s.len().min(i + NEAR)).take_while(|&t| !a.is_finite(t)).find(|&t| {
        matches!(s.lemma(t), "child" | "boy" | "girl" | "minor" | "schoolchildren" | "teenager")
    })?;
    // "the boy's father", "children's nurses"
    if a.chunk(child).is_some_and(|k| k.head != child && s.lemma(k.head) != "soldier") {
        return None;
    }
    let (first, last) =
        doer(a, i).filter(|_| matches!(s.tag(i), Tag::VBD | Tag::VBZ | Tag::VBP | Tag::VBN | Tag::VBG))?;
    let end = clause_end(a, child);
    let police = (first..=last).any(|t| matches!(s.lemma(t), "police" | "navy"));
    (!police).then(|| wrong(scene, a, (first, end), (i, end), scene.parties(a, first, last)))
}

/// "[said] the army had deliberately shelled the market", "that civilians were deliberately targeted".
fn deliberate(scene: &Scene<'_, '_>, a: &Analysed<'_>, i: usize) -> Option<Draft> {
    let s = &a.sentence;
    let words = &scene.lexicon.allegation;
    let verb = (i.saturating_sub(6)..i + 4).filter(|&t| t != i).find(|&t| {
        s.tag(t).is_verb()
            && words.assailing.has(s.lemma(t))
            && (s.head(i) == Some(t) || t + 1 == i || t == i + 1)
    })?;
    let (end, chain) = said_until(scene, a, verb)?;
    let told = stance(a, verb);
    if told.negated
        || told.unreal
        || told.modality == Modality::Planned
        || is_open(a, verb) && s.tag(verb) == Tag::VB
    {
        return None;
    }
    let passive = s.tag(verb) == Tag::VBN
        && (s.child(verb, Label::Auxpass).is_some()
            || (verb.saturating_sub(3)..verb).any(|t| s.lemma(t) == "be"));
    let subject = subject_of(a, verb).filter(|&n| n < verb)?;
    let chunk = a.chunk(subject)?;
    let against = if passive {
        let by = (verb + 1..=end).find(|&t| s.lower(t) == "by").and_then(|t| a.chunk(t + 1));
        by.filter(|k| scene.can_be_accused(a, k.head))
            .map(|k| scene.parties(a, k.first, k.last))
            .unwrap_or_default()
    } else if scene.can_be_accused(a, subject) && !matches!(s.lower(subject), "we" | "i" | "it") {
        if s.tag(subject) == Tag::PRP { Vec::new() } else { scene.parties(a, chunk.first, chunk.last) }
    } else {
        return None;
    };
    let own = chain.iter().any(|by| against.iter().any(|p| p.name.eq_ignore_ascii_case(&by.name)));
    let allegation = Allegation { against, of: deed(a, verb, end).into_iter().collect(), denies: None };
    let quote = (chunk.first.min(verb), end.max(verb));
    (!own)
        .then(|| scene.draft(a, quote, verb, allegation, (Modality::Alleged, chain), "allegation:deliberate"))
}

/// "[said] the militias had been armed by the army", "the rebels are being financed by Lydia".
fn armed_by(scene: &Scene<'_, '_>, a: &Analysed<'_>, i: usize) -> Option<Draft> {
    let s = &a.sentence;
    let helper = (i.saturating_sub(4)..i).any(|t| s.lemma(t) == "be");
    // "are being armed by": where the tagger sees an adjective.
    let done = s.tag(i) == Tag::VBN || s.tag(i).is_adjective() && s.lower(i).ends_with("ed");
    if !done || !helper || is_open(a, i) {
        return None;
    }
    let by = (i + 1..s.len().min(i + 6)).find(|&t| s.lower(t) == "by").and_then(|t| a.chunk(t + 1))?;
    let state = a.place_at(by.head).is_some() || matches!(force(a, by.head), Force::Armed | Force::Soft);
    let subject =
        subject_of(a, i).filter(|&n| n < i && state && matches!(force(a, n), Force::Armed | Force::Soft))?;
    let (end, chain) = said_until(scene, a, i)?;
    let against = scene.parties(a, by.first, by.last);
    let own = chain.iter().any(|from| against.iter().any(|p| p.name.eq_ignore_ascii_case(&from.name)));
    let first = a.chunk(subject).map_or(subject, |k| k.first);
    let of = deed(a, i, by.first.saturating_sub(2)).into_iter().collect();
    let allegation = Allegation { against, of, denies: None };
    let quote = (first, by.last.min(end).max(i));
    (!own).then(|| scene.draft(a, quote, i, allegation, (Modality::Alleged, chain), "allegation:armed by"))
}
