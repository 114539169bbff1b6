//! How a verb is put: as a fact, as possible, planned or tried, denied, or only as an aim.

use sijill_claim::Modality;
use sijill_language::{Label, Tag};

use super::{DEPTH, is_perfect};
use crate::analysis::Analysed;
use crate::classes::CLASSES;

/// How a verb is put.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stance {
    /// As a fact, as possible, as planned.
    pub(crate) modality: Modality,
    /// "not", "never", "failed to".
    pub(crate) negated: bool,
    /// "tried to", "an attempt to".
    pub(crate) attempted: bool,
    /// Told as an aim or a condition only: "to retake the town", "if they take it".
    pub(crate) unreal: bool,
}

/// How the verb is put, by its helpers and by whatever governs it.
pub(crate) fn stance(a: &Analysed<'_>, verb: usize) -> Stance {
    let s = &a.sentence;
    let mut stance = Stance { modality: Modality::Asserted, negated: false, attempted: false, unreal: false };
    let mut v = verb;
    for _ in 0..DEPTH {
        let mut infinitive = false;
        let perfect = is_perfect(a, v);
        for child in s.children(v) {
            match s.label(child) {
                Label::Neg => stance.negated = true,
                Label::Aux => match s.lower(child) {
                    "could" if perfect && could_have(a, v) && is_counterfactual(a) => stance.unreal = true,
                    "could" if perfect && could_have(a, v) => soften(&mut stance, Modality::Possible),
                    "could" | "may" | "might" if !perfect => soften(&mut stance, Modality::Possible),
                    "may" | "might" => soften(&mut stance, Modality::Hedged),
                    "can" | "should" | "must" | "ought" | "ca" => stance.unreal = true,
                    "will" | "'ll" | "wo" | "shall" | "would" | "'d" if s.tag(child) == Tag::MD => {
                        if perfect { stance.unreal = true } else { soften(&mut stance, Modality::Planned) }
                    }
                    "to" => infinitive = true,
                    _ => {}
                },
                Label::Advmod => match s.lower(child) {
                    "never" | "longer" => stance.negated = true,
                    "reportedly" | "apparently" | "possibly" | "probably" | "presumably" => {
                        soften(&mut stance, Modality::Hedged)
                    }
                    "allegedly" => soften(&mut stance, Modality::Alleged),
                    _ => {}
                },
                Label::Nsubj | Label::Nsubjpass => {
                    let none = matches!(s.lower(child), "nobody" | "none" | "neither")
                        || s.children_by(child, &[Label::Det]).any(|d| s.lower(d) == "no");
                    stance.negated |= none;
                }
                Label::Mark
                    if matches!(s.lower(child), "if" | "unless" | "whether" | "lest")
                        && s.label(v) == Label::Advcl =>
                {
                    stance.unreal = true;
                }
                _ => {}
            }
        }
        let Some(head) = s.head(v) else {
            stance.unreal |= infinitive;
            break;
        };
        match s.label(v) {
            Label::Acomp if s.lemma(head) == "be" => v = head,
            Label::Xcomp | Label::Ccomp | Label::Acl | Label::Advcl | Label::Pcomp | Label::Dep => {
                if !govern(a, &mut stance, v, head, infinitive) {
                    stance.unreal |= infinitive && stance.modality == Modality::Asserted && !stance.attempted;
                    break;
                }
                v = if s.tag(head).is_verb() {
                    head
                } else {
                    s.head(head).filter(|&h| s.tag(h).is_verb()).unwrap_or(head)
                };
                if !s.tag(v).is_verb() {
                    break;
                }
            }
            Label::Conj if s.tag(v) == Tag::VB && s.tag(head).is_verb() => v = head,
            Label::Conj if s.tag(v) == s.tag(head) && s.tag(v) == Tag::VBN && !perfect => v = head,
            Label::Csubj | Label::Csubjpass => {
                stance.unreal = true;
                break;
            }
            _ => {
                stance.unreal |= infinitive;
                break;
            }
        }
    }
    stance
}

/// "could have struck the mill": not told as a fact.
pub(crate) fn could_have(a: &Analysed<'_>, verb: usize) -> bool {
    let s = &a.sentence;
    let helped = |word: &str| s.children_by(verb, &[Label::Aux]).any(|x| s.lower(x) == word);
    helped("could") && helped("have")
}

/// "could have taken the hill, but", "had they come, they could have": it did not come about.
fn is_counterfactual(a: &Analysed<'_>) -> bool {
    let s = &a.sentence;
    (0..s.len()).any(|i| {
        matches!(s.lower(i), "if" | "but" | "had" | "unless" | "yet" | "although" | "though" | "instead")
    })
}

fn soften(stance: &mut Stance, modality: Modality) {
    if stance.modality == Modality::Asserted {
        stance.modality = modality;
    }
}

/// What the governing word makes of the verb; false where the search ends there.
fn govern(a: &Analysed<'_>, stance: &mut Stance, verb: usize, head: usize, infinitive: bool) -> bool {
    let s = &a.sentence;
    let lemma = s.lemma(head);
    let label = s.label(verb);
    if label == Label::Pcomp {
        let prevented = s.lower(head) == "from" && s.head(head).is_some_and(|h| is_prevention(s.lemma(h)));
        stance.negated |= prevented || s.lower(head) == "without";
        let accused = s.head(head).is_some_and(|h| {
            matches!(s.lemma(h), "deny" | "accuse" | "blame" | "guilty" | "denial" | "accusation" | "suspect")
        });
        stance.unreal |= accused;
        stance.unreal |= matches!(s.lower(head), "of" | "at" | "for" | "in" | "instead")
            && s.head(head).is_some_and(|h| is_plan(s.lemma(h)));
        return prevented;
    }
    match lemma {
        // What is denied is an allegation's, not a claim.
        "deny" | "reject" | "dismiss" | "accuse" | "blame" => stance.unreal = true,
        _ if CLASSES.attempts.has(lemma) => stance.attempted = true,
        _ if label != Label::Advcl && label != Label::Acl && CLASSES.begun.has(lemma) => {
            if lemma == "be" && infinitive && s.child(verb, Label::Nsubj).is_none() {
                soften(stance, Modality::Planned);
            }
        }
        _ if infinitive && CLASSES.seeming.has(lemma) => {
            soften(stance, Modality::Hedged);
            return false;
        }
        // "claims to have destroyed two tanks": so somebody says.
        "claim" | "boast" | "admit" if infinitive && is_perfect(a, verb) => {}
        // "had to retreat under fire"
        "have" if infinitive && label == Label::Xcomp && matches!(s.tag(head), Tag::VBD | Tag::VBN) => {}
        // "used a bomb to destroy the bridge"
        "use" if infinitive && s.tag(head) == Tag::VBD => {}
        _ if infinitive && is_plan(lemma) => soften(stance, Modality::Planned),
        _ if infinitive && matches!(label, Label::Advcl | Label::Acl) => stance.unreal = true,
        _ if label == Label::Ccomp && s.tag(verb) == Tag::VB && is_plan(lemma) => {
            soften(stance, Modality::Planned);
            return false;
        }
        "refuse" if infinitive => stance.negated = true,
        _ => return false,
    }
    true
}

fn is_plan(lemma: &str) -> bool {
    CLASSES.plans.has(lemma)
}

pub(super) fn is_prevention(lemma: &str) -> bool {
    CLASSES.prevention.has(lemma)
}
