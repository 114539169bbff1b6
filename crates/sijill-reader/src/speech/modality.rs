//! How the words themselves put a claim: as hearsay, as possible, as planned, as alleged.
//!
//! Not for: what the cue of speech makes of it (`attribute`).

use sijill_claim::{Kind, Modality};
use sijill_language::{Label, Tag};

use crate::analysis::Analysed;
use crate::classes::CLASSES;
use crate::clause::stance;
use crate::draft::Draft;

/// Furthest that a softening word stands before what it softens, in tokens.
const WINDOW: usize = 24;

/// What the clause of a draft makes of it; nothing where it is told as a fact.
pub(super) fn of(a: &Analysed<'_>, draft: &Draft) -> Option<Modality> {
    let s = &a.sentence;
    let first = clause_start(a, draft.first.min(draft.anchor));
    let last = draft.last.max(draft.anchor).min(s.len().saturating_sub(1));
    if let Some(found) = (first..=last.min(draft.anchor.max(first) + 8)).find_map(|i| softener(a, i, draft)) {
        return Some(found);
    }
    if let Some(found) = joined(a, draft, first) {
        return Some(found);
    }
    if let Some(found) = (first..=draft.anchor.min(last)).find_map(|i| ahead(a, i, draft)) {
        return Some(found);
    }
    // "was to assess the region after the deaths of two nurses": the deaths are no plan.
    let cause = |&i: &usize| !matches!(s.lower(i), "after" | "following" | "since");
    let verb = std::iter::once(draft.anchor)
        .chain(s.ancestors(draft.anchor).take(3).take_while(cause))
        .find(|&i| s.tag(i).is_verb());
    // "would like a truce", "had agreed to continue with it": asked for, and agreed.
    let settled = |v: usize| {
        draft.body.kind() == Kind::Agreement && (s.lemma(v) == "like" || crate::agreement::is_agreed_to(a, v))
    };
    let verb = verb
        .filter(|&v| first <= v && v <= last + 2 || s.tag(draft.anchor).is_verb())
        .filter(|&v| !settled(v));
    let by_tree = verb
        .map(|v| stance(a, v))
        .filter(|st| !st.negated || draft.body.kind() == Kind::Statement)
        .map(|st| st.modality);
    let by_tree = by_tree.filter(|&m| m != Modality::Asserted && !is_told_ahead(a, draft, m));
    // "would work only if": a condition, no plan.
    let conditional = draft.body.kind() == Kind::Statement
        && (first..=last).any(|i| s.lower(i) == "would")
        && (first..=last).any(|i| s.lower(i) == "if");
    let by_tree = by_tree.filter(|&m| !(conditional && m == Modality::Planned));
    // "any raid would open the gates of war": what would come of it is nobody's plan.
    let outcome = by_tree == Some(Modality::Planned)
        && draft.body.kind() == Kind::Statement
        && is_outcome(a, first, last);
    let by_tree = if outcome { Some(Modality::Possible) } else { by_tree };
    // Nobody plans the dead: a toll told of as to come is a fear.
    by_tree.map(|m| {
        if m == Modality::Planned && draft.body.kind() == Kind::Casualty { Modality::Possible } else { m }
    })
}

/// "any raid would cause", "a strike would mean": a thing, and what it would lead to.
fn is_outcome(a: &Analysed<'_>, first: usize, last: usize) -> bool {
    let s = &a.sentence;
    let Some(would) = (first..=last).find(|&i| s.lower(i) == "would") else { return false };
    let verb = (would + 1..(would + 5).min(last + 1)).find(|&i| s.tag(i) == Tag::VB);
    let subject = verb.and_then(|v| s.child(v, Label::Nsubj)).filter(|&n| n < would);
    let thing = subject.is_some_and(|n| {
        s.tag(n).is_noun()
            && !s.tag(n).is_proper()
            && !CLASSES.harmed_people.has(s.lemma(n))
            && !CLASSES.offices.has(s.lemma(n))
    });
    thing && verb.is_some_and(|v| CLASSES.bringing.has(s.lemma(v)))
}

/// "reports that gunmen looted the hospital and abducted two nurses": what the reports tell besides.
fn joined(a: &Analysed<'_>, draft: &Draft, clause: usize) -> Option<Modality> {
    let s = &a.sentence;
    let verb = s.head(draft.anchor).filter(|&up| s.label(draft.anchor) == Label::Conj && up < clause)?;
    if let Some(softened) = shared_adverb(a, draft.anchor, verb) {
        return Some(softened);
    }
    let first = clause_start(a, verb);
    let hearsay = |i: usize| {
        matches!(s.lower(i), "reports" | "rumours" | "rumors" | "allegations" | "accusations")
            && s.tag(i).is_noun()
            && s.lower(i + 1) == "that"
    };
    let noun = (first..verb).find(|&i| hearsay(i))?;
    let alleged = s.lower(noun).starts_with('a');
    Some(if alleged { Modality::Alleged } else { Modality::Hedged })
}

/// "gunmen reportedly killed 30 villagers and abducted 12 more": the adverb is the second verb's, too.
fn shared_adverb(a: &Analysed<'_>, verb: usize, first: usize) -> Option<Modality> {
    let s = &a.sentence;
    let own =
        s.child(verb, Label::Nsubj).or_else(|| s.child(verb, Label::Nsubjpass)).is_some_and(|n| n > first);
    (first.saturating_sub(2)..first).filter(|&i| !own && s.tag(i) == Tag::RB).find_map(|i| match s.lower(i) {
        "allegedly" => Some(Modality::Alleged),
        word => CLASSES.perhaps.has(word).then_some(Modality::Hedged),
    })
}

/// "Half the population would become refugees": in a history, what came about later; its own kind took it for a fact.
fn is_told_ahead(a: &Analysed<'_>, draft: &Draft, modality: Modality) -> bool {
    modality == Modality::Planned
        && draft.modality == Modality::Asserted
        && draft.body.kind() == Kind::Displacement
        && a.sentence.lemma(draft.anchor) == "become"
}

/// "is to", "is due to", "plans to": what has not happened yet.
fn ahead(a: &Analysed<'_>, i: usize, draft: &Draft) -> Option<Modality> {
    let s = &a.sentence;
    if draft.body.kind() == Kind::Casualty || !a.is_finite(i) || i + 8 < draft.anchor {
        return None;
    }
    let next = (i + 1..s.len().min(i + 4)).find(|&j| s.tag(j) != Tag::RB)?;
    let infinitive = |j: usize| s.lower(j) == "to" && matches!(s.tag(j + 1), Tag::VB | Tag::RB);
    let set = CLASSES.ahead.has(s.lower(next));
    let planned = s.lemma(i) == "be" && (infinitive(next) || set && infinitive(next + 1))
        || matches!(s.lemma(i), "plan" | "intend" | "prepare" | "hope" | "want") && infinitive(next);
    planned.then_some(Modality::Planned)
}

/// A word that softens its clause.
fn softener(a: &Analysed<'_>, i: usize, draft: &Draft) -> Option<Modality> {
    let s = &a.sentence;
    let participle = matches!(s.tag(i), Tag::VBN | Tag::VBD | Tag::JJ);
    let near = i + 6 >= draft.first && i <= draft.last;
    match s.lower(i) {
        word if s.tag(i) == Tag::RB && CLASSES.perhaps.has(word) => Some(Modality::Hedged),
        "allegedly" => Some(Modality::Alleged),
        // "arrested two alleged gunmen": what they are is alleged, and not that they were arrested.
        "alleged" if s.tag(i) == Tag::JJ && near => {
            let describes = draft.casualty().is_some()
                && a.chunk(i)
                    .is_some_and(|c| !(c.first..=c.last).contains(&draft.anchor) && c.head == draft.subject);
            (!describes).then_some(Modality::Alleged)
        }
        // "most likely injured two civilians"
        "likely" if near && matches!(s.tag(i + 1), Tag::VBD | Tag::VBN) => Some(Modality::Hedged),
        word if participle && near && CLASSES.thought.has(word) => {
            let passive = (i.saturating_sub(4)..i).any(|j| s.lemma(j) == "be") || s.lower(i) == "feared";
            let leads = s.lower(i + 1) == "to" || CLASSES.harmed.has(s.lower(i + 1));
            (leads && passive).then_some(Modality::Hedged)
        }
        "appeared" | "appears" | "appear" | "seemed" | "seems" | "seem" if s.lower(i + 1) == "to" && near => {
            Some(Modality::Hedged)
        }
        // "dismissed reports that eight had been killed"
        "reports" | "rumours" | "rumors" | "claims" | "suggestions" | "allegations"
            if matches!(s.lower(i + 1), "of" | "that")
                && i < draft.anchor
                && (i.saturating_sub(3)..i).any(|k| {
                    ["dismiss", "deni", "deny", "reject", "refut", "rebut", "repudiat"]
                        .iter()
                        .any(|stem| s.lower(k).starts_with(stem))
                }) =>
        {
            Some(Modality::Denied)
        }
        "reports" | "rumours" | "rumors" | "report"
            if matches!(s.lower(i + 1), "of" | "that") && i < draft.anchor && s.tag(i).is_noun() =>
        {
            Some(Modality::Hedged)
        }
        "unconfirmed" | "unverified" if near => Some(Modality::Hedged),
        "preliminary" | "initial" if near && CLASSES.accounts.has(s.lemma(i + 1)) => Some(Modality::Hedged),
        "allegations" | "accusations" if matches!(s.lower(i + 1), "of" | "that") && i < draft.anchor => {
            Some(Modality::Alleged)
        }
        "unclear" | "whether" if i < draft.anchor && s.lower(i) == "whether" => Some(Modality::Possible),
        _ => None,
    }
}

/// Where the clause of a token begins: after the last comma, semicolon or conjunction before its verb group, within reach.
fn clause_start(a: &Analysed<'_>, at: usize) -> usize {
    let s = &a.sentence;
    let floor = at.saturating_sub(WINDOW);
    let mut start = floor;
    for i in (floor..at).rev() {
        let ends = matches!(s.surface(i), ";" | ":" | "–" | "—")
            || s.tag(i) == Tag::CC && a.is_finite(i + 1)
            || s.tag(i) == Tag::Comma && (i + 1..at).any(|j| a.is_finite(j));
        if ends {
            start = i + 1;
            break;
        }
    }
    start
}
