//! Words about whose tag their neighbours leave no doubt: "was committing genocide", "were denied access", "internally displaced
//! people", "Homes were looted"; and "left" where a clause has no other verb.

use super::{LISTS, is};
use crate::model::parser::Arc;
use crate::{Label, Tag, Token};

/// The tag that a word has beyond doubt.
pub(super) fn tag(tokens: &[Token], tags: &[Tag], i: usize) -> Option<Tag> {
    done(tokens, tags, i)
        .or_else(|| adverb(tokens, tags, i))
        .or_else(|| opening_plural(tokens, tags, i))
        .or_else(|| joined(tokens, tags, i))
        .or_else(|| perfect(tokens, tags, i))
        .or_else(|| (tags[i] == Tag::NN && is(tokens, i, "possess")).then_some(Tag::VBP))
}

/// "Libya was arming rebels", "the monitors were denied access": what follows a form of "be" and has a bare noun for its object.
fn done(tokens: &[Token], tags: &[Tag], i: usize) -> Option<Tag> {
    let object = tags.get(i + 1).is_some_and(|next| next.is_noun());
    if tags[i] != Tag::JJ || !object || !LISTS.doing.holds(tokens, i) {
        return None;
    }
    let be = (i.saturating_sub(3)..i).rev().find(|&b| tags[b] != Tag::RB)?;
    let be = ["is", "are", "was", "were", "been"].iter().any(|form| is(tokens, be, form));
    let going = tokens.get(i).is_some_and(|t| t.lower.ends_with("ing"));
    be.then_some(if going { Tag::VBG } else { Tag::VBN })
}

/// "2 million [internally] displaced people": before a participle no noun ends in "ly".
fn adverb(tokens: &[Token], tags: &[Tag], i: usize) -> Option<Tag> {
    let ly = tokens.get(i).is_some_and(|t| t.lower.ends_with("ly")) && !LISTS.ly.holds(tokens, i);
    let next = ["displaced", "uprooted", "deported", "expelled"].iter().any(|word| is(tokens, i + 1, word));
    (tags[i].is_noun() && ly && next).then_some(Tag::RB)
}

/// "[Homes], shops and a mosque were looted": a name only for its capital at the head of a sentence.
fn opening_plural(tokens: &[Token], tags: &[Tag], i: usize) -> Option<Tag> {
    let next = tags.get(i + 1).copied()?;
    let goes_on = matches!(next, Tag::Comma | Tag::CC | Tag::VBD | Tag::VBP | Tag::IN);
    (i == 0 && tags[i] == Tag::NNP && goes_on && LISTS.belongings.holds(tokens, i)).then_some(Tag::NNS)
}

/// "Aid is blocked and stolen": what stands with a participle behind "be" is one.
fn joined(tokens: &[Token], tags: &[Tag], i: usize) -> Option<Tag> {
    let ed = tokens.get(i).is_some_and(|t| t.lower.ends_with("ed"));
    let next = tags.get(i + 1) == Some(&Tag::CC) && tags.get(i + 2) == Some(&Tag::VBN);
    if tags[i] != Tag::JJ || !ed || !next {
        return None;
    }
    let be = (i.saturating_sub(3)..i).rev().find(|&b| tags[b] != Tag::RB)?;
    ["is", "are", "was", "were", "been"].iter().any(|form| is(tokens, be, form)).then_some(Tag::VBN)
}

/// "had “again initiated attacks”": a deed behind "have", before a bare noun.
fn perfect(tokens: &[Token], tags: &[Tag], i: usize) -> Option<Tag> {
    let object = tags.get(i + 1).is_some_and(|next| next.is_noun());
    if tags[i] != Tag::JJ || !object || !(LISTS.acts.holds(tokens, i) || is(tokens, i, "initiated")) {
        return None;
    }
    let between = |b: &usize| matches!(tags[*b], Tag::RB | Tag::OpenQuote);
    let have = (i.saturating_sub(5)..i).rev().find(|b| !between(b))?;
    let adverb = (have + 1..i).any(|b| tags[b] == Tag::RB);
    (adverb && ["have", "has", "had"].iter().any(|form| is(tokens, have, form))).then_some(Tag::VBN)
}

/// "had “again initiated attacks”": the deed has "had" for its helper, and what it was done to for its object.
pub(super) fn helped(tokens: &[Token], tags: &[Tag], arcs: &mut [Arc], verb: usize) {
    let done = LISTS.acts.holds(tokens, verb) || is(tokens, verb, "initiated");
    let noun = arcs[verb].head;
    if tags[verb] != Tag::VBN || arcs[verb].label != Label::Amod || !done || noun <= verb {
        return;
    }
    let have = arcs[noun].head;
    let has = ["have", "has", "had"].iter().any(|form| is(tokens, have, form));
    let adverb = have < verb && (have + 1..verb).any(|b| tags[b] == Tag::RB);
    let bare = (have + 1..verb).all(|b| matches!(tags[b], Tag::RB | Tag::OpenQuote));
    if !has || !adverb || !bare || arcs[noun].label != Label::Dobj {
        return;
    }
    let above = arcs[have];
    for (i, arc) in arcs.iter_mut().enumerate() {
        if arc.head == have && i != have {
            arc.head = verb;
        }
    }
    arcs[verb] = if above.head == have { Arc { head: verb, ..above } } else { above };
    arcs[have] = Arc { head: verb, label: Label::Aux };
    arcs[noun] = Arc { head: verb, label: Label::Dobj };
}

/// "Most of the inhabitants left for safer towns": of a sentence without another finite verb, "left" is the verb.
pub(super) fn left(tokens: &[Token], tags: &mut [Tag], arcs: &mut [Arc], verb: usize) {
    let left = tags[verb] == Tag::VBN && is(tokens, verb, "left") && is(tokens, verb + 1, "for");
    let other = |tag: &Tag| matches!(tag, Tag::VBD | Tag::VBZ | Tag::VBP | Tag::MD);
    if !left || arcs[verb].label != Label::Acl || tags.iter().any(other) {
        return;
    }
    let mut top = arcs[verb].head;
    for _ in 0..8 {
        let up = arcs[top].head;
        if up == top || up > verb {
            break;
        }
        top = up;
    }
    let Some(root) = (0..arcs.len()).find(|&i| arcs[i].label == Label::Root) else { return };
    tags[verb] = Tag::VBD;
    for i in 0..arcs.len() {
        if i == root || arcs[i].head == root && i != verb && root != top {
            let label = if i == root { Label::Punct } else { arcs[i].label };
            arcs[i] = Arc { head: verb, label };
        }
    }
    arcs[top] = Arc { head: verb, label: Label::Nsubj };
    arcs[verb] = Arc { head: verb, label: Label::Root };
}
