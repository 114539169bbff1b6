//! Participles that tagger and parser take for something else: for the sentence's verb ("Three policemen posted at the gate were
//! killed"), or for a noun or a plain form ("was overrun", "had overrun").

use super::{LISTS, is, says};
use crate::model::parser::Arc;
use crate::{Label, Tag, Token};

/// "Three policemen posted at the gate were killed": a past form right behind its noun, with only a phrase between it and a finite
/// verb that has no subject of its own, describes the noun; the second verb is what happened to it.
pub(super) fn reduced(tokens: &[Token], tags: &mut [Tag], arcs: &mut [Arc], verb: usize) {
    let Some(noun) = verb.checked_sub(1).filter(|&n| tags[n].is_noun()) else { return };
    let subject = arcs[noun].head == verb && matches!(arcs[noun].label, Label::Nsubj | Label::Nsubjpass);
    let past = tags[verb] == Tag::VBD && tokens.get(verb).is_some_and(|t| t.lower.ends_with("ed"));
    let leads = matches!(tags.get(verb + 1), Some(Tag::IN | Tag::TO | Tag::RP));
    if !subject || !past || !leads || LISTS.intransitive.holds(tokens, verb) || says(tokens, tags, verb) {
        return;
    }
    let phrase = |i: &usize| {
        tags[*i].is_noun()
            || matches!(
                tags[*i],
                Tag::IN
                    | Tag::TO
                    | Tag::RP
                    | Tag::DT
                    | Tag::JJ
                    | Tag::CD
                    | Tag::PRPS
                    | Tag::POS
                    | Tag::Hyphen
                    | Tag::VBG
            )
    };
    let mut next = (verb + 1..tags.len()).take_while(phrase).last().map_or(verb + 1, |last| last + 1);
    while tags.get(next) == Some(&Tag::RB) {
        next += 1;
    }
    let finite = matches!(tags.get(next), Some(Tag::VBD | Tag::VBZ | Tag::VBP | Tag::MD));
    // The full verb behind its helpers: "were killed", "have since died".
    let main = (next..tags.len().min(next + 5))
        .take_while(|&i| tags[i].is_verb() || matches!(tags[i], Tag::MD | Tag::RB))
        .find(|&i| {
            arcs[i].head == verb && matches!(arcs[i].label, Label::Ccomp | Label::Advcl | Label::Conj)
                || arcs[verb].head == i && matches!(arcs[verb].label, Label::Ccomp | Label::Advcl)
        });
    let Some(main) = main.filter(|_| finite) else { return };
    let own = (verb + 1..arcs.len()).any(|i| {
        arcs[i].head == main
            && i < main
            && matches!(arcs[i].label, Label::Nsubj | Label::Nsubjpass | Label::Mark | Label::Cc)
    });
    if own {
        return;
    }
    let above = if arcs[verb].head == main { arcs[main] } else { arcs[verb] };
    tags[verb] = Tag::VBN;
    arcs[main] = if arcs[verb].head == main {
        above
    } else if above.head == verb {
        Arc { head: main, label: above.label }
    } else {
        above
    };
    let passive = (next..main).any(|i| arcs[i].head == main && arcs[i].label == Label::Auxpass);
    arcs[noun] = Arc { head: main, label: if passive { Label::Nsubjpass } else { Label::Nsubj } };
    arcs[verb] = Arc { head: noun, label: Label::Acl };
    // What ended the sentence ends it still.
    for arc in arcs.iter_mut().skip(main + 1).filter(|arc| arc.head == verb) {
        arc.head = main;
    }
}

/// "[said that] raids carried out by the army were a crime": of two verbs beside each other under one, the first a participle behind
/// the only subject, the participle describes it.
pub(super) fn reduced_beside(tags: &[Tag], arcs: &mut [Arc], verb: usize) {
    let helped =
        (0..verb).any(|i| arcs[i].head == verb && matches!(arcs[i].label, Label::Aux | Label::Auxpass));
    let leads = matches!(tags.get(verb + 1), Some(Tag::IN | Tag::TO | Tag::RP));
    let Some(noun) = verb.checked_sub(1).filter(|&n| tags[n].is_noun()) else { return };
    let subject = arcs[noun].head == verb && matches!(arcs[noun].label, Label::Nsubj | Label::Nsubjpass);
    if tags[verb] != Tag::VBN || arcs[verb].label != Label::Ccomp || helped || !leads || !subject {
        return;
    }
    let above = arcs[verb].head;
    let main = (verb + 1..arcs.len())
        .find(|&i| i != above && arcs[i].head == above && arcs[i].label == Label::Ccomp && tags[i].is_verb());
    let Some(main) = main else { return };
    let own = (verb + 1..main).any(|i| {
        arcs[i].head == main
            && matches!(arcs[i].label, Label::Nsubj | Label::Nsubjpass | Label::Mark | Label::Cc)
    });
    if own {
        return;
    }
    let passive = (verb..main).any(|i| arcs[i].head == main && arcs[i].label == Label::Auxpass);
    for arc in arcs.iter_mut().filter(|arc| arc.head == verb && arc.label == Label::Mark) {
        arc.head = main;
    }
    arcs[noun] = Arc { head: main, label: if passive { Label::Nsubjpass } else { Label::Nsubj } };
    arcs[verb] = Arc { head: noun, label: Label::Acl };
}

/// "had overrun the town": a plain form right behind "have" is a participle that it helps.
pub(super) fn perfect(tokens: &[Token], tags: &mut [Tag], arcs: &mut [Arc], verb: usize) {
    let read = matches!(tags[verb], Tag::VB | Tag::VBP | Tag::NN | Tag::VBN | Tag::RP | Tag::IN | Tag::JJ);
    if !read || !LISTS.perfect.holds(tokens, verb) {
        return;
    }
    let helper = (0..verb).rev().find(|&k| tags[k] != Tag::RB);
    let helper = helper.filter(|&h| {
        ["have", "has", "had", "having", "'ve"].iter().any(|form| is(tokens, h, form))
            && arcs[verb].head == h
            && matches!(
                arcs[verb].label,
                Label::Xcomp | Label::Ccomp | Label::Dobj | Label::Prep | Label::Prt | Label::Advmod
            )
    });
    // "The airstrip was overrun": no noun without an article.
    let passive = (0..verb).rev().find(|&k| tags[k] != Tag::RB).filter(|&h| {
        ["was", "were", "been", "being", "be", "is", "are"].iter().any(|form| is(tokens, h, form))
            && (is(tokens, verb, "overrun") || is(tokens, verb, "overcome"))
            && arcs[verb].head == h
            && matches!(arcs[verb].label, Label::Attr | Label::Acomp | Label::Xcomp)
    });
    let Some(helper) = helper.or(passive) else { return };
    tags[verb] = Tag::VBN;
    let above = arcs[helper];
    let was_root = above.head == helper;
    for (i, arc) in arcs.iter_mut().enumerate() {
        if arc.head == helper && i != helper {
            arc.head = verb;
        }
    }
    arcs[verb] = if was_root { Arc { head: verb, ..above } } else { above };
    arcs[helper] = Arc { head: verb, label: if passive.is_some() { Label::Auxpass } else { Label::Aux } };
    if passive.is_some() {
        for arc in arcs.iter_mut().filter(|arc| arc.head == verb && arc.label == Label::Nsubj) {
            arc.label = Label::Nsubjpass;
        }
    }
}
