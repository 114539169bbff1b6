//! What befell people and things, where the verb is said with less than a clause of its own: "ten were killed and 5,000 forced from
//! their homes", "scores of families, many of whom were hurt, fled", "drove scores of families from their land".

use super::arcs::{hangs, rehang};
use super::{LISTS, is};
use crate::model::parser::Arc;
use crate::{Label, Tag, Token, lemma};

/// Mends a verb of such a clause; each family is told at its own function.
pub(super) fn mend(tokens: &[Token], tags: &mut [Tag], arcs: &mut [Arc], verb: usize) {
    row(tokens, tags, arcs, verb);
    gapped(tokens, tags, arcs, verb);
    of_whom(tokens, tags, arcs, verb);
    of_the_many(tokens, tags, arcs, verb);
    made_to(tokens, tags, arcs, verb);
    up_to(tokens, tags, arcs, verb);
    driven_from(tokens, tags, arcs, verb);
    behind_who(tokens, tags, arcs, verb);
}

/// "Three soldiers were killed, two wounded and a truck [damaged]", "a dozen were hurt and another 4,000 [forced] to flee": what stands
/// between "and" and a past form with no object is what that befell.
fn row(tokens: &[Token], tags: &mut [Tag], arcs: &mut [Arc], verb: usize) {
    let ends = matches!(
        tags.get(verb + 1),
        None | Some(Tag::IN | Tag::TO | Tag::RB | Tag::CC | Tag::Comma | Tag::Stop)
    );
    let befalls = matches!(tags[verb], Tag::VBD | Tag::VBN) && LISTS.undergone.holds(tokens, verb);
    if !befalls || !ends || is(tokens, verb + 1, "by") {
        return;
    }
    let inside = |i: &usize| {
        tags[*i].is_noun()
            || matches!(tags[*i], Tag::DT | Tag::CD | Tag::JJ | Tag::PRPS | Tag::POS)
            || is(tokens, *i, "of")
    };
    let noun = verb - 1;
    let begins = (0..verb).rev().take_while(inside).last();
    let Some(begins) = begins.filter(|&b| b > 2 && tags[b - 1] == Tag::CC && is(tokens, b - 1, "and")) else {
        return;
    };
    let finite = |i: usize| matches!(tags[i], Tag::VBD | Tag::VBZ | Tag::VBP | Tag::MD);
    let first = (0..begins)
        .rev()
        .find(|&i| tags[i] == Tag::VBN && (0..i).any(|k| hangs(arcs, k, i, Label::Auxpass) && i - k < 4));
    let Some(first) = first.filter(|&f| (f + 1..begins).all(|i| !finite(i) && tags[i] != Tag::WP)) else {
        return;
    };
    let told = |i: usize| arcs[i].head == verb && matches!(arcs[i].label, Label::Nsubj | Label::Nsubjpass);
    let between = (begins..verb).find(|&i| told(i));
    let lost = match (arcs[verb].label, between) {
        // It has its subject; only a helper is wanting.
        (Label::Conj, Some(_)) => false,
        (
            Label::Conj | Label::Acl | Label::Root | Label::Ccomp | Label::Relcl | Label::Advcl | Label::Dep,
            _,
        ) => true,
        _ => false,
    };
    let joined = arcs[verb].label == Label::Conj && arcs[verb].head == first;
    let own = (verb + 1..arcs.len()).any(|i| hangs(arcs, i, verb, Label::Dobj));
    if own || !lost || !(tags[noun].is_noun() || tags[noun] == Tag::CD) {
        return;
    }
    if !joined {
        let above = arcs[verb];
        if arcs[first].head == verb {
            arcs[first] = if above.head == verb { Arc { head: first, label: Label::Root } } else { above };
        }
        for i in (0..begins).chain(verb + 1..arcs.len()) {
            if arcs[i].head == verb && i != first && (i < begins || tags[i] == Tag::Stop) {
                let label = if tags[i] == Tag::CD || tags[i].is_noun() { Label::Conj } else { arcs[i].label };
                arcs[i] = Arc { head: first, label };
            }
        }
        arcs[verb] = Arc { head: first, label: Label::Conj };
    }
    tags[verb] = Tag::VBN;
    // "tens of thousands of villagers": the first of them.
    let mut top = noun;
    for _ in begins..verb {
        if (begins..verb).contains(&arcs[top].head) && arcs[top].head != top {
            top = arcs[top].head;
        }
    }
    arcs[top] = Arc { head: verb, label: Label::Nsubjpass };
    arcs[begins - 1] = Arc { head: first, label: Label::Cc };
}

/// "the father of two farmers who, according to their kin, were [detained]": of the noun that "who" stands behind.
fn behind_who(tokens: &[Token], tags: &[Tag], arcs: &mut [Arc], verb: usize) {
    let who = (1..verb).find(|&i| {
        is(tokens, i, "who")
            && tags[i + 1] == Tag::Comma
            && arcs[i].head == verb
            && matches!(arcs[i].label, Label::Nsubj | Label::Nsubjpass)
    });
    if let Some(who) = who.filter(|&w| arcs[verb].label == Label::Relcl && tags[w - 1].is_noun()) {
        rehang(arcs, verb, who - 1, Label::Relcl);
    }
}

/// "Ten people were killed and 5,000 [forced] from their homes": a past form that needs an object and has none shares the helper
/// of the verb before it.
fn gapped(tokens: &[Token], tags: &mut [Tag], arcs: &mut [Arc], verb: usize) {
    let Arc { head: first, label } = arcs[verb];
    let joined = label == Label::Conj && first < verb && tags[verb] == Tag::VBD;
    if !joined || tags[first] != Tag::VBN || !LISTS.undergone.holds(tokens, verb) {
        return;
    }
    let own = |labels: &[Label]| (0..arcs.len()).any(|i| labels.iter().any(|&l| hangs(arcs, i, verb, l)));
    let passive = (0..first).any(|i| hangs(arcs, i, first, Label::Auxpass));
    if !passive || own(&[Label::Aux, Label::Auxpass, Label::Dobj, Label::Ccomp, Label::Dative]) {
        return;
    }
    let ends = matches!(
        tags.get(verb + 1),
        None | Some(Tag::IN | Tag::TO | Tag::RB | Tag::RP | Tag::CC | Tag::Comma | Tag::Stop)
    );
    let Some(noun) = (first + 1..verb).find(|&i| hangs(arcs, i, verb, Label::Nsubj)) else { return };
    if ends && tags[noun] != Tag::PRP {
        tags[verb] = Tag::VBN;
        arcs[noun].label = Label::Nsubjpass;
    }
}

/// "Scores of families, many of [whom] are wounded, have fled": what is said of some of them is told beside; the verb behind the
/// next comma is theirs.
fn of_whom(tokens: &[Token], tags: &[Tag], arcs: &mut [Arc], verb: usize) {
    let Arc { head: above, label } = arcs[verb];
    let clause = |i: &usize| arcs[*i].head == verb && matches!(arcs[*i].label, Label::Ccomp | Label::Advcl);
    let under = (0..verb).find(clause);
    let aside = if label == Label::Conj && above < verb { Some(above) } else { under };
    let Some(aside) = aside.filter(|&i| i > 0) else { return };
    let subject =
        |i: usize| arcs[i].head == aside && matches!(arcs[i].label, Label::Nsubj | Label::Nsubjpass);
    let subjects: Vec<usize> = (0..aside).filter(|&i| subject(i)).collect();
    let [noun, share] = subjects.as_slice() else { return };
    let (noun, share) = (*noun, *share);
    let whom = (share + 1..share + 4)
        .find(|&i| is(tokens, i, "whom") || is(tokens, i, "which"))
        .filter(|&i| is(tokens, i - 1, "of") && i < aside);
    let comma = (noun + 1..share).rev().find(|&i| tags[i] == Tag::Comma);
    let helped = |i: &usize| arcs[*i].head == verb && matches!(arcs[*i].label, Label::Aux | Label::Auxpass);
    let begins = (aside + 1..verb).find(helped).unwrap_or(verb);
    let closed = tags[begins - 1] == Tag::Comma && begins > aside + 1;
    if whom.is_none() || comma.is_none() || !closed || !tags[noun].is_noun() {
        return;
    }
    let above = arcs[aside];
    if above.head == aside {
        arcs[verb] = Arc { head: verb, label: Label::Root };
    } else if above.head != verb {
        arcs[verb] = above;
    }
    arcs[aside] = Arc { head: noun, label: Label::Relcl };
    let passive = (begins..verb).any(|i| hangs(arcs, i, verb, Label::Auxpass));
    arcs[noun] = Arc { head: verb, label: if passive { Label::Nsubjpass } else { Label::Nsubj } };
    for i in (0..noun).chain(verb + 1..arcs.len()).filter(|&i| i != verb) {
        if arcs[i].head == aside {
            arcs[i].head = verb;
        }
    }
}

/// "six members of the same family who [were] killed": a plural verb is that of the plural.
fn of_the_many(tokens: &[Token], tags: &[Tag], arcs: &mut [Arc], verb: usize) {
    let Arc { head: one, label } = arcs[verb];
    if label != Label::Relcl || tags[one] != Tag::NN || LISTS.plurals.holds(tokens, one) {
        return;
    }
    let who = one + 1;
    let plural = is(tokens, who, "who")
        && ["were", "are", "have"].iter().any(|w| is(tokens, who + 1, w))
        && arcs[who].head == verb;
    let of = arcs[one].head;
    let many = arcs
        .get(of)
        .map(|arc| arc.head)
        .filter(|&n| n < of && is(tokens, of, "of") && arcs[one].label == Label::Pobj && tags[n] == Tag::NNS);
    if let Some(many) = many.filter(|_| plural) {
        rehang(arcs, verb, many, Label::Relcl);
    }
}

/// "The shelling caused 1,500 villagers to [flee]": nothing else is caused so than what they do.
fn made_to(tokens: &[Token], tags: &[Tag], arcs: &mut [Arc], verb: usize) {
    let Arc { head: cause, label } = arcs[verb];
    let to = verb > 0 && tags[verb - 1] == Tag::TO && tags[verb] == Tag::VB;
    if label != Label::Advcl || !to || cause >= verb {
        return;
    }
    let Some(token) = tokens.get(cause) else { return };
    let causes =
        ["cause", "compel", "oblige", "prompt", "force"].contains(&lemma(&token.lower, tags[cause]).as_str());
    let object = (cause + 1..verb).find(|&i| hangs(arcs, i, cause, Label::Dobj) && tags[i].is_noun());
    let subject = (0..arcs.len()).any(|i| hangs(arcs, i, verb, Label::Nsubj));
    if let Some(object) = object.filter(|_| causes && !subject) {
        rehang(arcs, verb, cause, Label::Ccomp);
        rehang(arcs, object, verb, Label::Nsubj);
    }
}

/// "displacing [up to 2,000] families": how many at the most, and nothing that the verb leads to.
fn up_to(tokens: &[Token], tags: &mut [Tag], arcs: &mut [Arc], verb: usize) {
    let (up, to, number) = (verb + 1, verb + 2, verb + 3);
    let led = is(tokens, up, "up") && is(tokens, to, "to") && tags.get(number) == Some(&Tag::CD);
    // "ran up to 12 soldiers": so few may be gone up to.
    let many = tokens.get(number).is_some_and(|t| t.lower.len() > 2);
    if !led || !many || arcs[up].head != verb {
        return;
    }
    let noun = (number..arcs.len().min(number + 5)).find(|&i| {
        tags[i].is_noun()
            && arcs[i].label == Label::Pobj
            && (arcs[i].head == to || arcs[i].head == up)
            && arcs[number].head == i
    });
    if let Some(noun) = noun.filter(|_| (0..arcs.len()).all(|i| !hangs(arcs, i, verb, Label::Dobj))) {
        rehang(arcs, noun, verb, Label::Dobj);
        (tags[up], tags[to]) = (Tag::IN, Tag::TO);
        rehang(arcs, up, number, Label::Quantmod);
        rehang(arcs, to, number, Label::Quantmod);
    }
}

/// "drove scores of families [from] their land": from where they are driven, and not whence they came.
fn driven_from(tokens: &[Token], tags: &[Tag], arcs: &mut [Arc], verb: usize) {
    let drives = tokens
        .get(verb)
        .is_some_and(|token| LISTS.driving.words.contains(lemma(&token.lower, tags[verb]).as_str()));
    if !drives {
        return;
    }
    let Some(object) = (verb + 1..arcs.len()).find(|&i| hangs(arcs, i, verb, Label::Dobj)) else { return };
    for from in object + 1..arcs.len().min(object + 8) {
        let led = arcs[from].label == Label::Prep
            && ["from", "out", "off"].iter().any(|word| is(tokens, from, word));
        let noun = arcs[from].head;
        let of = arcs.get(noun).map_or(noun, |arc| arc.head);
        let many = noun == object
            || tags[noun].is_noun()
                && arcs[noun].label == Label::Pobj
                && is(tokens, of, "of")
                && arcs[of].head == object;
        let theirs = tags.get(from + 1) == Some(&Tag::PRPS)
            || is(tokens, from + 1, "of") && tags.get(from + 2) == Some(&Tag::PRPS);
        if led && many && noun < from && theirs {
            rehang(arcs, from, verb, Label::Prep);
        }
    }
}
