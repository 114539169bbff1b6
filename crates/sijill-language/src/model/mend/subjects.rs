//! Subjects that the parser hung elsewhere, or gave a verb twice.

use super::arcs::{SUBJECTS, hangs, rehang};
use crate::model::parser::Arc;
use crate::{Label, Tag};

/// A noun is no second part of a verb, and no verb is without its subject: "Ten were killed, and two tanks and a truck were
/// destroyed", "In addition to the 14 tanks, three guns were destroyed".
pub(super) fn lost_subject(tags: &[Tag], arcs: &mut [Arc], verb: usize) {
    let passive = (0..verb).any(|i| hangs(arcs, i, verb, Label::Auxpass));
    let finite = passive
        || matches!(tags[verb], Tag::VBD | Tag::VBP | Tag::VBZ)
        || (0..verb).any(|i| hangs(arcs, i, verb, Label::Aux) && tags[i] != Tag::TO);
    if !finite {
        return;
    }
    let Arc { head, label } = arcs[verb];
    let noun = if label == Label::Conj && head < verb && tags[head].is_verb() {
        let joined = (head + 1..verb).any(|i| hangs(arcs, i, head, Label::Cc));
        (head + 1..verb).find(|&i| joined && tags[i].is_noun() && hangs(arcs, i, head, Label::Conj))
    } else if label == Label::Root
        && let Some(fronted) = behind_fronted(tags, arcs, verb)
    {
        Some(fronted)
    } else if label == Label::Root && passive {
        let opens = tags[0] == Tag::IN && arcs[0].label == Label::Prep;
        (1..verb).find(|&i| {
            let Arc { head, label } = arcs[i];
            let added = opens && matches!(label, Label::Appos | Label::Conj) && tags[i].is_noun();
            added && head < i && tags[head..i].contains(&Tag::Comma) && !tags[head..i].contains(&Tag::CC)
        })
    } else {
        None
    };
    if let Some(noun) = noun {
        rehang(arcs, noun, verb, if passive { Label::Nsubjpass } else { Label::Nsubj });
        // What is joined to it, or to what it was joined to, is on its list.
        for other in noun + 1..verb {
            let joined = matches!(arcs[other].label, Label::Appos | Label::Conj) && arcs[other].head <= noun;
            if joined && tags[other].is_noun() {
                rehang(arcs, other, noun, Label::Conj);
            }
        }
    }
}

/// "On 11 November the Joint Forces began to pull out": the noun right before the verb is no second part of the day.
fn behind_fronted(tags: &[Tag], arcs: &[Arc], verb: usize) -> Option<usize> {
    let helps = |i: usize| {
        arcs[i].head == verb
            && matches!(arcs[i].label, Label::Aux | Label::Auxpass | Label::Advmod | Label::Neg)
    };
    let noun = (1..verb).rev().find(|&i| !helps(i)).filter(|&i| tags[i].is_noun())?;
    let Arc { head, label } = arcs[noun];
    let opens = tags[0] == Tag::IN && arcs[0].label == Label::Prep && arcs[0].head == verb;
    let apart = head < noun && !tags[head..noun].iter().any(|t| matches!(t, Tag::CC | Tag::Comma));
    let of_day = opens && head < noun && arcs[head] == (Arc { head: 0, label: Label::Pobj });
    (of_day && apart && matches!(label, Label::Appos | Label::Conj)).then_some(noun)
}

/// A verb has one subject; where two nouns before it are joined by a comma or "and", they are one list. Not where the second is
/// another word for the first ("A rebel group, the Shield Brigade, accused"), which readers of speech see for themselves.
pub(super) fn two_subjects(tags: &[Tag], arcs: &mut [Arc], first: usize, second: usize) {
    let between = &tags[first + 1..second];
    // "After a pause caused by rain, the army entered the town": the first is the preposition's.
    let phrase = |i: usize| matches!(tags[i], Tag::DT | Tag::JJ | Tag::NN | Tag::NNS | Tag::CD | Tag::Hyphen);
    let fronted = tags.first() == Some(&Tag::IN) && first > 0 && (1..first).all(phrase);
    // "As soldiers, militiamen and police entered": a list.
    let list = tags.get(second + 1) == Some(&Tag::CC);
    if fronted && !list && between.contains(&Tag::Comma) && !between.contains(&Tag::CC) {
        rehang(arcs, first, 0, Label::Pobj);
        return;
    }
    let listed = between.contains(&Tag::CC);
    let joined = listed || between.contains(&Tag::Comma) && tags.get(second + 1) != Some(&Tag::Comma);
    if joined && tags[first].is_noun() && tags[second].is_noun() && arcs[first].label == arcs[second].label {
        rehang(arcs, second, first, Label::Conj);
    }
}

/// "[Forces] loyal to the government have taken control": an adjective behind its noun is no subject.
pub(super) fn described_subject(tags: &[Tag], arcs: &mut [Arc], verb: usize) {
    let Some(adjective) = (1..verb).rev().find(|&i| {
        arcs[i].head == verb
            && SUBJECTS.contains(&arcs[i].label)
            && tags[i] == Tag::JJ
            && tags[i - 1].is_noun()
    }) else {
        return;
    };
    let noun = adjective - 1;
    if arcs[noun].head == adjective && SUBJECTS.contains(&arcs[noun].label) {
        let label = arcs[adjective].label;
        rehang(arcs, noun, verb, label);
        rehang(arcs, adjective, noun, Label::Amod);
    }
}
