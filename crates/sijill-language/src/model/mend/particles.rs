//! Particles that were taken for prepositions: "held off the attack", "tore off the roof", "blew up two bridges".

use super::is;
use crate::model::parser::Arc;
use crate::{Label, Tag, Token, lemma};

/// Verbs that say with the particle what they say with no other word, and take what follows as their object.
const OFF: [&str; 16] = [
    "hold", "fight", "fend", "beat", "ward", "stave", "tear", "rip", "blow", "set", "let", "seal", "cordon",
    "call", "shrug", "slice",
];
const UP: [&str; 8] = ["blow", "give", "set", "round", "call", "take", "break", "shoot"];
const DOWN: [&str; 9] = ["shoot", "burn", "tear", "gun", "knock", "mow", "hunt", "bring", "pull"];
const OUT: [&str; 6] = ["knock", "carry", "flush", "wipe", "blow", "smoke"];

/// "The garrison [held] off the attack": the attack is the verb's object.
pub(super) fn object(tokens: &[Token], tags: &mut [Tag], arcs: &mut [Arc], verb: usize) {
    let particle = verb + 1;
    let words: &[&str] = if is(tokens, particle, "off") {
        &OFF
    } else if is(tokens, particle, "up") {
        &UP
    } else if is(tokens, particle, "down") {
        &DOWN
    } else if is(tokens, particle, "out") {
        &OUT
    } else {
        return;
    };
    let Some(token) = tokens.get(verb) else { return };
    if arcs.get(particle).is_none_or(|arc| arc.head != verb || arc.label != Label::Prep)
        || !words.contains(&lemma(&token.lower, tags[verb]).as_str())
        || arcs.iter().any(|arc| arc.head == verb && matches!(arc.label, Label::Dobj | Label::Auxpass))
    {
        return;
    }
    let Some(noun) =
        (particle + 1..arcs.len()).find(|&i| arcs[i].head == particle && arcs[i].label == Label::Pobj)
    else {
        return;
    };
    tags[particle] = Tag::RP;
    arcs[particle].label = Label::Prt;
    arcs[noun] = Arc { head: verb, label: Label::Dobj };
}
