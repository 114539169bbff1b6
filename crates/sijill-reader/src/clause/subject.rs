//! Whoever a verb is said of, its own subject or one that it shares.

use sijill_language::{Label, Tag};

use super::stance::is_prevention;
use super::{DEPTH, is_relative};
use crate::analysis::Analysed;
use crate::classes::CLASSES;

/// Whoever the verb is said of: its own subject, or the one that it shares.
pub(crate) fn subject(a: &Analysed<'_>, verb: usize) -> Option<usize> {
    let s = &a.sentence;
    let mut v = verb;
    for _ in 0..DEPTH {
        if let Some(subject) = s.children_by(v, &[Label::Nsubj, Label::Nsubjpass]).next_back() {
            return if is_relative(a, subject) { antecedent(a, v) } else { Some(subject) };
        }
        let head = s.head(v)?;
        match s.label(v) {
            Label::Conj | Label::Aux | Label::Auxpass => v = head,
            Label::Xcomp | Label::Ccomp => {
                if let Some(object) = controlled_object(a, head) {
                    return Some(object);
                }
                if s.tag(head).is_adjective() || s.label(v) == Label::Xcomp {
                    v = head;
                } else {
                    return None;
                }
            }
            Label::Advcl | Label::Acomp | Label::Dep | Label::Parataxis => v = head,
            Label::Pcomp
                if s.lower(head) == "from" && s.head(head).is_some_and(|h| is_prevention(s.lemma(h))) =>
            {
                return s.head(head).and_then(|h| s.child(h, Label::Dobj));
            }
            Label::Pcomp => v = if s.tag(head).is_verb() { head } else { s.head(head)? },
            Label::Relcl => return Some(head),
            Label::Acl if s.children_by(v, &[Label::Aux]).any(|x| s.tag(x) == Tag::TO) => {
                // "their attempt to advance", "launched an operation to retake".
                if let Some(owner) = s.child(head, Label::Poss) {
                    return Some(owner);
                }
                // "An attempt by the rebels to take the hill": they try to.
                let by = s.children_by(head, &[Label::Prep, Label::Agent]).find(|&p| s.lower(p) == "by");
                if let Some(doer) = by.and_then(|p| s.child(p, Label::Pobj)) {
                    return Some(doer);
                }
                v = s.ancestors(head).take(DEPTH).find(|&h| s.tag(h).is_verb())?;
            }
            Label::Acl => return Some(head),
            _ => return None,
        }
    }
    None
}

/// "people who fled": the noun that the clause hangs on.
fn antecedent(a: &Analysed<'_>, verb: usize) -> Option<usize> {
    let s = &a.sentence;
    std::iter::once(verb)
        .chain(s.ancestors(verb))
        .take(DEPTH)
        .find(|&v| s.label(v) == Label::Relcl)
        .and_then(|v| s.head(v))
        .or_else(|| {
            // The parser took the relative clause for something else: the noun before its pronoun.
            let pronoun = s.children_by(verb, &[Label::Nsubj, Label::Nsubjpass]).next_back()?;
            let before = pronoun.checked_sub(1)?;
            let before = if s.lower(before) == "," { before.checked_sub(1)? } else { before };
            a.chunk(before).map(|c| c.head)
        })
}

/// "forced them to leave": they leave.
fn controlled_object(a: &Analysed<'_>, governor: usize) -> Option<usize> {
    let s = &a.sentence;
    let controls = CLASSES.controllers.has(s.lemma(governor));
    controls.then(|| s.child(governor, Label::Dobj)).flatten()
}
