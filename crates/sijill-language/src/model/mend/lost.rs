//! Subjects that the parser lost on the way to their verb: what stands between them took the verb to itself.

use super::arcs::rehang;
use super::{is, says};
use crate::model::parser::Arc;
use crate::{Label, Tag, Token};

/// Mends a verb whose subject hangs elsewhere; each family is told at its own function.
pub(super) fn subject(tokens: &[Token], tags: &mut [Tag], arcs: &mut [Arc], verb: usize) {
    if !tags[verb].is_verb() {
        return;
    }
    held_to_be(tokens, tags, arcs, verb);
    reflexive(tokens, arcs, verb);
    if own_subject(arcs, verb) {
        return;
    }
    stray_verb(tags, arcs, verb);
    behind_participle(tokens, tags, arcs, verb);
    behind_gerund(tags, arcs, verb);
    behind_apposition(tokens, tags, arcs, verb);
}

fn own_subject(arcs: &[Arc], verb: usize) -> bool {
    (0..arcs.len()).any(|i| arcs[i].head == verb && matches!(arcs[i].label, Label::Nsubj | Label::Nsubjpass))
}

fn child(arcs: &[Arc], of: usize, label: Label) -> Option<usize> {
    (0..arcs.len()).find(|&i| i != of && arcs[i].head == of && arcs[i].label == label)
}

/// "as Libyan fighters trained by the coalition [advanced] towards the port": a past form that hangs on the noun of a participle's
/// phrase, where the noun before the participle has no verb, is what that noun did.
fn behind_participle(tokens: &[Token], tags: &[Tag], arcs: &mut [Arc], verb: usize) {
    let describes = matches!(arcs[verb].label, Label::Acl | Label::Relcl) && tags[verb] == Tag::VBD;
    let helped = child(arcs, verb, Label::Agent).is_some() || child(arcs, verb, Label::Auxpass).is_some();
    if !describes || helped || is(tokens, verb + 1, "by") {
        return;
    }
    let noun = arcs[verb].head;
    // The noun itself, where a conjunction was taken for a preposition; else the one before the participle.
    let mut whole = noun;
    let mut at = noun;
    for _ in 0..4 {
        let Arc { head, label } = arcs[at];
        if head >= at || !matches!(label, Label::Pobj | Label::Agent | Label::Prep | Label::Acl | Label::Dobj)
        {
            break;
        }
        let participle = label == Label::Acl && matches!(tags[at], Tag::VBN | Tag::VBG);
        at = head;
        if participle {
            whole = at;
            break;
        }
    }
    if whole == noun && at < noun && taken_for_verb(tags, arcs, at, verb) {
        return;
    }
    if whole >= verb || !tags[whole].is_noun() {
        return;
    }
    let Arc { head: above, label } = arcs[whole];
    let root = above == whole;
    let conjunction = (0..whole).rev().find(|&i| {
        tags[i] == Tag::IN
            && ["that", "as", "while", "after", "before", "when", "until"].iter().any(|w| is(tokens, i, w))
    });
    let phrase = |c: usize| {
        (c + 1..whole).all(|i| {
            tags[i].is_noun()
                || matches!(tags[i], Tag::DT | Tag::JJ | Tag::CD | Tag::PRPS | Tag::RB | Tag::POS)
        })
    };
    let conjunction =
        conjunction.filter(|&c| phrase(c) && (arcs[c].label == Label::Mark || arcs[whole].head == c));
    let stray = matches!(label, Label::Mark | Label::Preconj | Label::Dep)
        || label == Label::Pobj && conjunction == Some(above) && is(tokens, above, "that");
    if root && whole != noun {
        arcs[verb] = Arc { head: verb, label: Label::Root };
        for arc in arcs.iter_mut().filter(|arc| arc.head == whole && arc.label == Label::Punct) {
            arc.head = verb;
        }
        arcs[whole] = Arc { head: verb, label: Label::Nsubj };
        return;
    }
    if whole != noun && label == Label::Nsubj && above > verb {
        shared_with_next(tags, arcs, (whole, verb, above));
        return;
    }
    let Some(mark) = conjunction.filter(|_| stray) else { return };
    let governs = (0..mark).rev().find(|&i| tags[i].is_verb() && !matches!(tags[i], Tag::VBG));
    let Some(governs) = governs else { return };
    let told = is(tokens, mark, "that") && (says(tokens, tags, governs) || is(tokens, governs, "told"));
    rehang(arcs, verb, governs, if told { Label::Ccomp } else { Label::Advcl });
    rehang(arcs, mark, verb, Label::Mark);
    rehang(arcs, whole, verb, Label::Nsubj);
}

/// "as fighters [trained] by the coalition advanced": a participle with its doer, taken for what they did.
fn taken_for_verb(tags: &[Tag], arcs: &mut [Arc], participle: usize, verb: usize) -> bool {
    let passive = tags[participle] == Tag::VBN
        && child(arcs, participle, Label::Auxpass).is_none()
        && child(arcs, participle, Label::Agent).is_some();
    let subject = child(arcs, participle, Label::Nsubj)
        .or_else(|| child(arcs, participle, Label::Nsubjpass))
        .filter(|&n| passive && n + 1 == participle && tags[n].is_noun());
    let Some(subject) = subject else { return false };
    let above = arcs[participle];
    arcs[verb] = if above.head == participle { Arc { head: verb, label: Label::Root } } else { above };
    arcs[subject] = Arc { head: verb, label: Label::Nsubj };
    arcs[participle] = Arc { head: subject, label: Label::Acl };
    for (i, arc) in arcs.iter_mut().enumerate() {
        let led = i < subject && matches!(arc.label, Label::Mark | Label::Advmod | Label::Cc);
        if arc.head == participle && led {
            arc.head = verb;
        }
    }
    true
}

/// "Only two of the 11 clinics in the valley [have] power": a finite verb that hangs on the full stop is the sentence's.
fn stray_verb(tags: &[Tag], arcs: &mut [Arc], verb: usize) {
    let stray = matches!(tags[verb], Tag::VBP | Tag::VBZ | Tag::VBD)
        && arcs[verb].label == Label::Mark
        && tags.get(arcs[verb].head) == Some(&Tag::Stop);
    let root = (0..verb).find(|&i| arcs[i].head == i).filter(|&r| stray && !tags[r].is_verb());
    let Some(root) = root.filter(|&r| tags[r].is_noun() || tags[r] == Tag::CD) else { return };
    let stop = arcs[verb].head;
    arcs[verb] = Arc { head: verb, label: Label::Root };
    arcs[root] = Arc { head: verb, label: Label::Nsubj };
    arcs[stop] = Arc { head: verb, label: Label::Punct };
}

/// "Rebels fighting for the capital [pushed] into the port, and doctors said": the doctors alone say.
fn shared_with_next(tags: &[Tag], arcs: &mut [Arc], (whole, verb, next): (usize, usize, usize)) {
    let other = (verb + 1..next)
        .find(|&i| arcs[i].head == whole && arcs[i].label == Label::Conj && tags[i].is_noun());
    let Some(other) = other.filter(|&o| tags[o + 1..next].iter().all(|t| *t == Tag::RB)) else { return };
    let first = (verb + 1..other).rev().find(|&i| tags[i] == Tag::CC);
    let Some(and) = first.filter(|&c| tags[c - 1] == Tag::Comma) else { return };
    let above = arcs[next];
    arcs[verb] = if above.head == next { Arc { head: verb, label: Label::Root } } else { above };
    arcs[whole] = Arc { head: verb, label: Label::Nsubj };
    arcs[next] = Arc { head: verb, label: Label::Conj };
    arcs[other] = Arc { head: next, label: Label::Nsubj };
    arcs[and] = Arc { head: verb, label: Label::Cc };
    for arc in arcs.iter_mut().skip(next + 1).filter(|arc| arc.head == next && arc.label == Label::Punct) {
        arc.head = verb;
    }
}

/// "Two Harriers flying from a carrier [attacked] a post": what they are doing is no subject; they are.
fn behind_gerund(tags: &[Tag], arcs: &mut [Arc], verb: usize) {
    let Some(gerund) = child(arcs, verb, Label::Csubj).filter(|&g| g < verb && tags[g] == Tag::VBG) else {
        return;
    };
    let Some(noun) = child(arcs, gerund, Label::Nsubj).filter(|&n| n + 1 == gerund && tags[n].is_noun())
    else {
        return;
    };
    rehang(arcs, noun, verb, Label::Nsubj);
    rehang(arcs, gerund, noun, Label::Acl);
}

/// "said three brigades, some 4,000 men, would be [sent]": what stands behind a verb of saying, with a phrase in commas
/// before the helpers, is no object of it.
fn behind_apposition(tokens: &[Token], tags: &[Tag], arcs: &mut [Arc], verb: usize) {
    let Arc { head: teller, label } = arcs[verb];
    if label != Label::Ccomp || teller >= verb || !says(tokens, tags, teller) {
        return;
    }
    let helper = (teller + 1..verb)
        .find(|&i| arcs[i].head == verb && matches!(arcs[i].label, Label::Aux | Label::Auxpass));
    let Some(helper) = helper.filter(|&h| tags[h] != Tag::TO && tags[h - 1] == Tag::Comma) else { return };
    let Some(object) = child(arcs, teller, Label::Dobj).filter(|&o| teller < o && o < helper) else { return };
    let beside = child(arcs, object, Label::Appos).is_some_and(|n| n < helper);
    if beside && tags[object].is_noun() {
        let passive = (helper..verb).any(|i| arcs[i].head == verb && arcs[i].label == Label::Auxpass);
        rehang(arcs, object, verb, if passive { Label::Nsubjpass } else { Label::Nsubj });
    }
}

/// "The gunmen, believed to belong to the brigade, later attacked the town", "Gunmen [suspected] to be herders stormed a village": with
/// "to" right behind, what is thought of them is told beside, and the next finite verb without a subject is what they did.
fn held_to_be(tokens: &[Token], tags: &mut [Tag], arcs: &mut [Arc], aside: usize) {
    const HELD: [&str; 11] = [
        "thought",
        "believed",
        "said",
        "reported",
        "known",
        "suspected",
        "rumoured",
        "rumored",
        "understood",
        "alleged",
        "presumed",
    ];
    let held = matches!(tags[aside], Tag::VBD | Tag::VBN) && HELD.iter().any(|w| is(tokens, aside, w));
    if !held
        || aside == 0
        || tags.get(aside + 1) != Some(&Tag::TO)
        || child(arcs, aside, Label::Auxpass).is_some()
    {
        return;
    }
    let comma = tags[aside - 1] == Tag::Comma;
    let Some(noun) = (aside - 1).checked_sub(usize::from(comma)).filter(|&n| tags[n].is_noun()) else {
        return;
    };
    let subject = arcs[noun].head == aside && matches!(arcs[noun].label, Label::Nsubj | Label::Nsubjpass);
    let stops = |i: usize| {
        matches!(tags[i], Tag::WP | Tag::WDT | Tag::WRB | Tag::PRP | Tag::CC | Tag::Colon | Tag::Stop)
            || tags[i] == Tag::Comma
                && !(comma && tags[i + 1..].iter().find(|t| **t != Tag::RB).is_some_and(|t| is_finite(*t)))
    };
    let next = (aside + 3..tags.len()).take_while(|&i| !stops(i)).find(|&i| is_finite(tags[i]));
    let Some(next) = next.filter(|_| subject) else { return };
    // The full verb behind its helpers.
    let helps = |i: usize| matches!(arcs[i].label, Label::Aux | Label::Auxpass) && arcs[i].head > i;
    let main = if helps(next) { arcs[next].head } else { next };
    if main >= tags.len() || main > next + 4 || own_subject(arcs, main) {
        return;
    }
    let above = arcs[aside];
    if above.head != main {
        arcs[main] = if above.head == aside { Arc { head: main, label: Label::Root } } else { above };
    }
    let passive = child(arcs, main, Label::Auxpass).is_some();
    arcs[noun] = Arc { head: main, label: if passive { Label::Nsubjpass } else { Label::Nsubj } };
    arcs[aside] = Arc { head: noun, label: Label::Acl };
    tags[aside] = Tag::VBN;
    for (i, arc) in arcs.iter_mut().enumerate() {
        let led = i < noun
            && matches!(arc.label, Label::Mark | Label::Advmod | Label::Cc | Label::Prep | Label::Punct);
        if arc.head == aside && i != noun && (led || i > main) {
            arc.head = main;
        }
    }
}

fn is_finite(tag: Tag) -> bool {
    matches!(tag, Tag::VBD | Tag::VBZ | Tag::VBP | Tag::MD)
}

/// "The base had itself been [captured]": a word that only stresses the subject is none.
fn reflexive(tokens: &[Token], arcs: &mut [Arc], verb: usize) {
    let own =
        (0..verb).find(|&i| arcs[i].head == verb && matches!(arcs[i].label, Label::Nsubj | Label::Nsubjpass));
    let stressed =
        |i: &usize| ["itself", "themselves", "himself", "herself"].iter().any(|w| is(tokens, *i, w));
    let Some(own) = own.filter(stressed) else { return };
    let Arc { head: have, label } = arcs[verb];
    let helps = ["had", "has", "have"].iter().any(|w| is(tokens, have, w)) && have < own;
    let Some(subject) =
        child(arcs, have, Label::Nsubj).filter(|_| helps && matches!(label, Label::Ccomp | Label::Xcomp))
    else {
        return;
    };
    let above = arcs[have];
    arcs[verb] = if above.head == have { Arc { head: verb, label: Label::Root } } else { above };
    arcs[subject] = Arc { head: verb, label: arcs[own].label };
    arcs[have] = Arc { head: verb, label: Label::Aux };
    arcs[own] = Arc { head: verb, label: Label::Npadvmod };
    for arc in arcs.iter_mut().skip(verb + 1).filter(|arc| arc.head == have) {
        arc.head = verb;
    }
}
