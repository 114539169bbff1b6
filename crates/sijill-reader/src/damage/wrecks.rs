//! Wrecks that lie about ("leaving behind a burnt-out tank", "charred lorries lined the road") and fires that a blow kindled ("sparked a
//! fire at a refinery").

use sijill_language::{Label, Tag};

use super::DamageLexicon;
use crate::analysis::Analysed;
use crate::clause::{complements, stance, subject};
use crate::party::{Force, force, is_warlike};

/// "leaving behind a [burnt-out] tank and some torched cars", "the road was littered with [wrecked] lorries".
pub(super) fn left(a: &Analysed<'_>, lexicon: &DamageLexicon, token: usize) -> Option<Vec<usize>> {
    let s = &a.sentence;
    let describes = matches!(s.tag(token), Tag::JJ | Tag::VBN | Tag::VBD | Tag::NN | Tag::NNP);
    let next = (token + 1..token + 4).find(|&i| !matches!(s.lower(i), "-" | "out" | "up"))?;
    let chunk = a.chunk(next).filter(|c| describes && c.head >= next && s.tag(c.head).is_noun())?;
    let opens = chunk.first.min(token);
    // "the burnt-out tank" was told of before.
    let known = (opens.saturating_sub(1)..token).any(|i| {
        matches!(s.lower(i), "the" | "this" | "that" | "these" | "those" | "its" | "his" | "her" | "no")
    });
    let counted = (opens.saturating_sub(2)..token).any(|i| {
        a.count(i).is_some()
            || matches!(s.lower(i), "a" | "an" | "several" | "some" | "many" | "few" | "dozens")
    });
    let over = s.ancestors(chunk.head).take(4).find(|&h| s.tag(h).is_verb())?;
    let lies = lexicon.nouns.lies.has(s.lemma(over))
        && (s.label(chunk.head) == Label::Nsubj
            || s.label(chunk.head) == Label::Appos && s.head(chunk.head) == Some(token));
    let behind = s.lemma(over) == "leave"
        && over < token
        && matches!(s.label(chunk.head), Label::Dobj | Label::Conj | Label::Pobj | Label::Dep);
    let strewn = lexicon.nouns.strewn.has(s.lemma(over))
        && over < token
        && (over..token).any(|i| s.lower(i) == "with");
    let arms = lexicon.nouns.military.has(s.lemma(chunk.head));
    let told = stance(a, over);
    let real = !told.unreal && !told.negated && s.tag(over) != Tag::VB;
    let shown = (counted || s.tag(chunk.head).is_plural()) && !known;
    (shown && real && (lies || behind || strewn) && (arms || is_warlike(a, token))).then(|| vec![chunk.head])
}

/// "A drone strike sparked a [fire] at a refinery", "[Fire] broke out at a depot after the strike".
pub(super) fn kindled(
    a: &Analysed<'_>,
    lexicon: &DamageLexicon,
    token: usize,
) -> Option<(usize, Vec<usize>)> {
    let s = &a.sentence;
    let verb = s.head(token).filter(|&v| s.tag(v).is_verb())?;
    let told = stance(a, verb);
    if told.unreal || told.negated || told.attempted {
        return None;
    }
    let blow = |i: usize| {
        s.tag(i).is_noun()
            && (force(a, i) == Force::Weapon
                || matches!(
                    s.lemma(i),
                    "strike"
                        | "airstrike"
                        | "attack"
                        | "shelling"
                        | "bombardment"
                        | "drone"
                        | "missile"
                        | "rocket"
                        | "raid"
                ))
    };
    let doer = subject(a, verb);
    let caused =
        lexicon.nouns.kindles.has(s.lemma(verb)) && s.label(token) == Label::Dobj && doer.is_some_and(blow);
    let broke = s.lemma(verb) == "break"
        && s.lower(verb + 1) == "out"
        && doer == Some(token)
        && (verb..s.len().min(verb + 16)).any(|i| {
            matches!(s.lower(i), "after" | "following" | "when" | "from")
                && (i + 1..s.len().min(i + 7)).any(blow)
        });
    if !(caused || broke) {
        return None;
    }
    let places = complements(a, token).into_iter().chain(complements(a, verb));
    // "The attack on the oil plant caused a huge fire"
    let struck: Vec<usize> = doer
        .filter(|_| caused)
        .map(|d| {
            complements(a, d)
                .into_iter()
                .filter(|(w, ..)| w == "on" || w == "at")
                .map(|(_, _, n)| n)
                .collect()
        })
        .unwrap_or_default();
    let list: Vec<usize> = places
        .filter(|(w, p, _)| *p > token && matches!(w.as_str(), "at" | "in" | "on" | "aboard"))
        .map(|(_, _, n)| n)
        .filter(|&n| a.date_at(n).is_none())
        .take(2)
        .collect();
    let list = if list.is_empty() { struck } else { list };
    (!list.is_empty()).then_some((verb, list))
}
