//! Clauses that the parser ran into one: what belongs to the first was given to the second.

use super::arcs::{hangs, rehang};
use super::is;
use crate::model::parser::Arc;
use crate::{Label, Tag, Token};

/// "Rebels who had crossed [the river] attacked the town": two subjects, of which the second stands right behind the verb of the
/// first one's clause and is what that verb was done to.
pub(super) fn object_of_relative(tags: &[Tag], arcs: &mut [Arc], verb: usize) {
    let subjects: Vec<usize> = (0..verb).filter(|&i| hangs(arcs, i, verb, Label::Nsubj)).collect();
    let [first, second] = subjects.as_slice() else { return };
    let (first, second) = (*first, *second);
    let relative =
        (first + 1..second).rev().find(|&i| tags[i].is_verb() && hangs(arcs, i, first, Label::Relcl));
    let Some(relative) = relative else { return };
    let inside = |i: usize| {
        tags[i].is_noun()
            || matches!(tags[i], Tag::DT | Tag::PDT | Tag::JJ | Tag::CD | Tag::PRPS | Tag::POS | Tag::Hyphen)
    };
    let bare = (0..arcs.len()).all(|i| !hangs(arcs, i, relative, Label::Dobj));
    let next = (second + 1..verb).all(|i| matches!(tags[i], Tag::RB | Tag::MD) || tags[i].is_verb());
    if bare && next && (relative + 1..=second).all(inside) {
        rehang(arcs, second, relative, Label::Dobj);
    }
}

/// "the tanks [that] the state is supplying": of two subjects beside each other the relative word is what it is done to.
pub(super) fn relative_object(tokens: &[Token], tags: &[Tag], arcs: &mut [Arc], verb: usize) {
    if arcs[verb].label != Label::Relcl || (0..arcs.len()).any(|i| hangs(arcs, i, verb, Label::Dobj)) {
        return;
    }
    let subjects: Vec<usize> = (0..verb).filter(|&i| hangs(arcs, i, verb, Label::Nsubj)).collect();
    let [first, second] = subjects.as_slice() else { return };
    let (first, second) = (*first, *second);
    let relative = is(tokens, first, "that") || is(tokens, first, "which");
    let inside = |i: usize| matches!(tags[i], Tag::DT | Tag::JJ | Tag::PRPS | Tag::CD) || tags[i].is_noun();
    let noun = tags[second].is_noun() || tags[second] == Tag::PRP;
    if relative && noun && (first + 1..second).all(inside) {
        rehang(arcs, first, verb, Label::Dobj);
    }
}

/// "The truce held for a week, but rebels attacked the town": behind a comma "but" begins another clause, and what looked like a
/// participle was the verb of the first.
pub(super) fn behind_but(tokens: &[Token], tags: &mut [Tag], arcs: &mut [Arc], verb: usize) {
    let Some(noun) = (0..verb).find(|&i| hangs(arcs, i, verb, Label::Nsubj)) else { return };
    let Some(but) = (noun + 2..verb).find(|&i| {
        (is(tokens, i, "but") || is(tokens, i, "yet"))
            && tags[i - 1] == Tag::Comma
            && arcs[i].label == Label::Cc
    }) else {
        return;
    };
    let other = (but + 1..verb).find(|&i| {
        tags[i].is_noun() && (hangs(arcs, i, noun, Label::Conj) || hangs(arcs, i, verb, Label::Nsubj))
    });
    let was = (noun + 1..but).find(|&i| tags[i] == Tag::VBN && hangs(arcs, i, noun, Label::Acl));
    let (Some(other), Some(was)) = (other, was) else { return };
    let helped = is(tokens, was + 1, "by") || (noun + 1..was).any(|i| !matches!(tags[i], Tag::RB));
    let next = (other + 1..verb).all(|i| matches!(tags[i], Tag::RB | Tag::MD) || tags[i].is_verb());
    if helped || !next {
        return;
    }
    let Arc { head, label } = arcs[verb];
    tags[was] = Tag::VBD;
    arcs[was] = if head == verb { Arc { head: was, label: Label::Root } } else { Arc { head, label } };
    arcs[verb] = Arc { head: was, label: Label::Conj };
    arcs[noun] = Arc { head: was, label: Label::Nsubj };
    arcs[other] = Arc { head: verb, label: Label::Nsubj };
    arcs[but] = Arc { head: was, label: Label::Cc };
    arcs[but - 1] = Arc { head: was, label: Label::Punct };
}

/// "Talks [to end] the war have been put off": an infinitive with a subject of its own, over or beside a finite verb that has none.
pub(super) fn infinitive_over(tokens: &[Token], tags: &[Tag], arcs: &mut [Arc], verb: usize) {
    let below = matches!(arcs[verb].label, Label::Ccomp | Label::Advcl);
    let over = below.then_some(arcs[verb].head).filter(|&i| i < verb && tags[i] == Tag::VB);
    let beside = || {
        (0..verb).rev().find(|&i| {
            tags[i] == Tag::VB
                && hangs(arcs, i, verb, Label::Advcl)
                && (0..i).any(|n| hangs(arcs, n, i, Label::Nsubj))
        })
    };
    let Some(infinitive) = over.or_else(beside) else { return };
    let to =
        infinitive.checked_sub(1).filter(|&i| is(tokens, i, "to") && hangs(arcs, i, infinitive, Label::Aux));
    let noun = (0..infinitive).rev().find(|&i| hangs(arcs, i, infinitive, Label::Nsubj));
    let helped =
        (0..infinitive).any(|i| arcs[i].label == Label::Aux && arcs[i].head == infinitive && Some(i) != to);
    let own = (0..verb).any(|i| {
        hangs(arcs, i, verb, Label::Nsubj)
            || hangs(arcs, i, verb, Label::Nsubjpass)
            || hangs(arcs, i, verb, Label::Mark)
    });
    let passive = (0..verb).any(|i| hangs(arcs, i, verb, Label::Auxpass));
    let finite = |i: usize| matches!(tags[i], Tag::VBD | Tag::VBZ | Tag::VBP | Tag::MD);
    let helper = (infinitive..verb)
        .any(|i| finite(i) && matches!(arcs[i].label, Label::Aux | Label::Auxpass) && arcs[i].head == verb);
    let (Some(to), Some(noun)) = (to, noun.filter(|_| !helped && !own && (helper || finite(verb)))) else {
        return;
    };
    if noun + 1 != to {
        return;
    }
    if over.is_some() {
        let Arc { head, label } = arcs[infinitive];
        arcs[verb] =
            if head == infinitive { Arc { head: verb, label: Label::Root } } else { Arc { head, label } };
    }
    arcs[infinitive] = Arc { head: noun, label: Label::Acl };
    arcs[noun] = Arc { head: verb, label: if passive { Label::Nsubjpass } else { Label::Nsubj } };
}

/// "Rebels who refuse to disarm “will be hunted down”, the general said": what was hung on the infinitive is what becomes of them.
pub(super) fn quoted_predicate(tags: &[Tag], arcs: &mut [Arc], verb: usize) {
    let infinitive = arcs[verb].head;
    if arcs[verb].label != Label::Ccomp || infinitive >= verb || tags[infinitive] != Tag::VB {
        return;
    }
    let own = (0..verb).any(|i| {
        hangs(arcs, i, verb, Label::Nsubj)
            || hangs(arcs, i, verb, Label::Nsubjpass)
            || hangs(arcs, i, verb, Label::Mark)
    });
    let helper = (infinitive + 1..verb)
        .find(|&i| arcs[i].head == verb && matches!(tags[i], Tag::MD | Tag::VBD | Tag::VBZ | Tag::VBP));
    let Some(helper) = helper.filter(|_| !own) else { return };
    let marked = matches!(tags[helper - 1], Tag::OpenQuote | Tag::CloseQuote);
    let mut above = infinitive;
    for _ in 0..4 {
        if arcs[above].label == Label::Relcl || arcs[above].head == above {
            break;
        }
        above = arcs[above].head;
    }
    let noun = arcs[above].head;
    if arcs[above].label != Label::Relcl || !marked || noun >= above {
        return;
    }
    let teller = arcs[noun].head;
    let speaker = teller.checked_sub(1).filter(|&i| i > verb && tags[i].is_noun());
    let (true, Some(speaker)) = (arcs[noun].label == Label::Nsubj && teller > verb, speaker) else { return };
    let passive = (0..verb).any(|i| hangs(arcs, i, verb, Label::Auxpass));
    arcs[noun] = Arc { head: verb, label: if passive { Label::Nsubjpass } else { Label::Nsubj } };
    arcs[verb] = Arc { head: teller, label: Label::Ccomp };
    arcs[speaker] = Arc { head: teller, label: Label::Nsubj };
}

/// "told the paper that jets bombed the camp": what is told describes nobody.
pub(super) fn told_that(tokens: &[Token], arcs: &mut [Arc], verb: usize) {
    const TELLS: [&str; 10] = [
        "told", "tell", "tells", "telling", "informed", "assured", "warned", "notified", "reminded",
        "informs",
    ];
    let Arc { head: noun, label } = arcs[verb];
    if label != Label::Relcl || noun >= verb || arcs[noun].label != Label::Dobj {
        return;
    }
    let teller = arcs[noun].head;
    let that = (noun + 1..verb).find(|&i| is(tokens, i, "that") && arcs[i].head == verb);
    let own = (noun + 1..verb).any(|i| {
        (hangs(arcs, i, verb, Label::Nsubj) || hangs(arcs, i, verb, Label::Nsubjpass)) && Some(i) != that
    });
    let Some(that) = that.filter(|&i| matches!(arcs[i].label, Label::Mark | Label::Nsubj | Label::Nsubjpass))
    else {
        return;
    };
    if own && TELLS.iter().any(|word| is(tokens, teller, word)) {
        arcs[that].label = Label::Mark;
        rehang(arcs, verb, teller, Label::Ccomp);
    }
}
