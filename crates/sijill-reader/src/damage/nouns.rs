//! Damage told by a noun or by what is seen of it: "the destruction of 40 houses", "caused damage to two bridges", "saw two burnt-out
//! cars", "set off bombs at a church".

use sijill_claim::{Damage, DamageExtent, Figure, Modality};
use sijill_language::{Label, Tag};

use super::DamageLexicon;
use super::things::{at_least, is_gunfire};
use super::towns::is_part;
use super::{listed, wrecks};
use crate::analysis::Analysed;
use crate::classes::CLASSES;
use crate::clause::{complements, stance, subject};
use crate::control::place_of;
use crate::draft::{Body, Draft};
use crate::party::{Force, force, is_warlike};
use crate::thing::{Thing, thing};

/// Whatever a word tells of damage that is no verb of damaging.
pub(super) fn told(a: &Analysed<'_>, lexicon: &DamageLexicon, token: usize, found: &mut Vec<Draft>) {
    let s = &a.sentence;
    let lemma = s.lemma(token);
    if let Some(draft) = listed::unnamed(a, lexicon, token) {
        found.push(draft);
        return;
    }
    let listed = listed::among(a, lexicon, token).or_else(|| listed::undergone(a, lexicon, token));
    let of_list = listed.is_some();
    let list = if of_list {
        listed
    } else if lexicon.nouns.destroyed.has(s.lower(token)) {
        deed(a, token).map(|list| (token, list, DamageExtent::Destroyed))
    } else if lemma == "damage" && s.tag(token).is_noun() {
        caused(a, lexicon, token).map(|(verb, list)| (verb, list, DamageExtent::Damaged))
    } else if lemma == "fire" && s.lemma(token.wrapping_sub(1)) == "catch" {
        caught(a, token).map(|list| (token - 1, list, DamageExtent::Damaged))
    } else if lemma == "fire" && s.tag(token).is_noun() && wrecks::kindled(a, lexicon, token).is_some() {
        wrecks::kindled(a, lexicon, token).map(|(verb, list)| (verb, list, DamageExtent::Damaged))
    } else if lexicon.nouns.charges.has(lemma) && s.tag(token).is_noun() {
        bombed(a, token).map(|(verb, list)| (verb, list, DamageExtent::Damaged))
    } else if lexicon.nouns.seen.has(s.lower(token)) {
        let list = seen(a, lexicon, token).or_else(|| wrecks::left(a, lexicon, token));
        list.map(|list| (token, list, DamageExtent::Destroyed))
    } else {
        None
    };
    let Some((anchor, list, extent)) = list else { return };
    let named =
        of_list || !lexicon.nouns.destroyed.has(s.lower(token)) && !lexicon.nouns.seen.has(s.lower(token));
    for head in list {
        let one = thing(a, head).map(|one| with_article(a, lexicon, one, token));
        let Some(one) = one.filter(|t| counts(a, lexicon, t, named, of_list || lemma == "damage")) else {
            continue;
        };
        let first = one.words.0.min(if one.head > token { token } else { one.words.0 });
        let last = one.words.1.max(token.min(one.words.1 + 6));
        let what = one.what.clone();
        let figure = one.figure.clone().or_else(|| at_least(a, &one));
        let body = Body::Damage(Damage { what, figure, extent: Some(extent) });
        let mut draft = Draft::new(a.index, first, last, anchor, body, "damage: told by a noun");
        draft.subject = one.head;
        draft.place_mention = place_of(a, one.head)
            .or_else(|| complements(a, one.head).into_iter().find_map(|(_, _, n)| place_of(a, n)));
        draft.confidence = 0.7;
        found.push(draft);
    }
}

/// True for things that the lexicon knows and no place that serves, with a number or "a", or by their own name.
fn counts(a: &Analysed<'_>, lexicon: &DamageLexicon, one: &Thing, named: bool, whole: bool) -> bool {
    let s = &a.sentence;
    let w = &lexicon.words;
    let lemma = s.lemma(one.head);
    let compound = one.head.checked_sub(1).map(|b| format!("{} {lemma}", s.lower(b))).unwrap_or_default();
    let known = w.things.contains(lemma)
        || w.things.contains(&compound)
        || w.flying.contains(lemma)
        || is_part(a, w, one.head);
    let serves = w.facilities.contains(lemma) && !w.things.contains(&compound);
    let article = s.lower(one.words.0) == "the" || s.lower(one.words.0) == "its";
    // "past burnt-out cars": so many as a bare plural tells.
    let several = !article
        && s.tag(one.head).is_plural()
        && at_least(a, one).is_some()
        && is_described(a, lexicon, one);
    // "caused damage to nearby homes", not "set off bombs in the suburbs"
    let hit = whole && named && s.tag(one.head).is_plural() && at_least(a, one).is_some();
    known
        && !serves
        && (one.figure.is_some() || several || hit || named && article)
        && !w.r#abstract.contains(lemma)
}

/// "a burned-out tank", cut at its hyphen: one.
fn with_article(a: &Analysed<'_>, lexicon: &DamageLexicon, one: Thing, token: usize) -> Thing {
    let s = &a.sentence;
    let article = token.checked_sub(1).filter(|&b| matches!(s.lower(b), "a" | "an"));
    let single = lexicon.nouns.seen.has(s.lower(token)) && one.head > token && !s.tag(one.head).is_plural();
    let Some(article) = article.filter(|_| single && one.figure.is_none()) else { return one };
    Thing {
        words: (article.min(one.words.0), one.words.1),
        figure: Some(Figure::exact(1, s.surface(article))),
        ..one
    }
}

/// "burnt-out cars", "some charred lorries".
fn is_described(a: &Analysed<'_>, lexicon: &DamageLexicon, one: &Thing) -> bool {
    (one.words.0..one.head).any(|i| lexicon.nouns.seen.has(a.sentence.lower(i)))
}

/// "[the destruction] of 40 houses": told as done, and not what is feared, planned, denied or laid to somebody's charge.
fn deed(a: &Analysed<'_>, token: usize) -> Option<Vec<usize>> {
    let s = &a.sentence;
    let noun = s.tag(token).is_noun() || s.tag(token) == Tag::VBG && s.lower(token.wrapping_sub(1)) == "the";
    let of = (token + 1..token + 5)
        .take_while(|&i| !a.is_finite(i) && s.lower(i) != ",")
        .find(|&i| s.lower(i) == "of")
        .filter(|_| noun)?;
    let verbs: Vec<usize> = s.ancestors(token).take(6).filter(|&h| s.tag(h).is_verb()).collect();
    let unreal = verbs.iter().any(|&v| {
        let stance = stance(a, v);
        let says_so = !matches!(stance.modality, Modality::Asserted | Modality::Hedged);
        stance.unreal || stance.negated || says_so || CLASSES.prevention.has(s.lemma(v))
    });
    let open = (token.saturating_sub(6)..token).any(|i| {
        matches!(
            s.lemma(i),
            "accuse"
                | "blame"
                | "charge"
                | "deny"
                | "threaten"
                | "fear"
                | "order"
                | "demand"
                | "plan"
                | "call"
                | "risk"
                | "warn"
                | "avoid"
                | "prevent"
                | "against"
                | "film"
                | "permit"
                | "oversee"
                | "supervise"
                | "verify"
                | "stockpile"
        )
    });
    // "the destruction of 40 rockets under the treaty"
    let agreed = (0..s.len()).any(|i| matches!(s.lower(i), "treaty" | "accord" | "stockpiles"));
    if unreal || open || agreed || !is_warlike(a, token) && !is_wilful(a, token) {
        return None;
    }
    let object = s.child(of, Label::Pobj).or_else(|| a.chunk(of + 1).map(|c| c.head))?;
    Some(s.conjuncts(object))
}

/// "the burning", "the toppling", "the blowing up": what nobody does by chance.
fn is_wilful(a: &Analysed<'_>, token: usize) -> bool {
    a.sentence.lower(token).ends_with("ing")
}

/// "caused damage to [two bridges]", "[a church] suffered damage": by arms, and not by weather.
fn caused(a: &Analysed<'_>, lexicon: &DamageLexicon, token: usize) -> Option<(usize, Vec<usize>)> {
    let s = &a.sentence;
    let verb = s.head(token).filter(|&v| s.label(token) == Label::Dobj && s.tag(v).is_verb())?;
    let stance = stance(a, verb);
    if stance.unreal || stance.negated || stance.attempted {
        return None;
    }
    let doer = subject(a, verb);
    let nature = |d: usize| lexicon.words.nature.contains(s.lemma(d)) && !is_gunfire(a, d);
    if doer.is_some_and(nature)
        || (verb..s.len()).any(|i| s.tag(i).is_noun() && lexicon.words.nature.contains(s.lemma(i)))
    {
        return None;
    }
    let armed =
        |d: usize| matches!(force(a, d), Force::Armed | Force::Soft | Force::Weapon) || is_warlike(a, verb);
    match s.lemma(verb) {
        "cause" | "inflict" | "do" => {
            let to = s.children_by(token, &[Label::Prep]).chain(s.children_by(verb, &[Label::Prep]));
            let mut to = to.filter(|&p| p > token && matches!(s.lower(p), "to" | "on" | "in"));
            let object = to.find_map(|p| s.child(p, Label::Pobj))?;
            let war = doer.is_some_and(armed) || doer.is_none() && is_warlike(a, verb);
            war.then(|| (verb, s.conjuncts(object)))
        }
        "suffer" | "sustain" | "receive" => {
            let object = doer.filter(|&d| d < verb && is_warlike(a, verb))?;
            Some((verb, s.conjuncts(object)))
        }
        _ => None,
    }
}

/// "[a dozen houses] caught fire after the shelling".
fn caught(a: &Analysed<'_>, token: usize) -> Option<Vec<usize>> {
    let verb = token - 1;
    let stance = stance(a, verb);
    let told = !stance.unreal && !stance.negated && a.sentence.label(token) == Label::Dobj;
    let own = subject(a, verb).filter(|&d| d < verb && told && is_warlike(a, token))?;
    Some(a.sentence.conjuncts(own))
}

/// "set off bombs at [two churches]", "detonated a mine under [a bridge]".
fn bombed(a: &Analysed<'_>, token: usize) -> Option<(usize, Vec<usize>)> {
    let s = &a.sentence;
    let verb = s.head(token).filter(|&v| s.label(token) == Label::Dobj && s.tag(v).is_verb())?;
    let off = matches!(s.lemma(verb), "set" | "let") && (verb + 1..verb + 4).any(|i| s.lower(i) == "off");
    let explodes = off || matches!(s.lemma(verb), "detonate" | "explode" | "throw" | "hurl" | "lob");
    let stance = stance(a, verb);
    if !explodes || stance.unreal || stance.negated || stance.attempted {
        return None;
    }
    let leads = s.children_by(token, &[Label::Prep]).chain(s.children_by(verb, &[Label::Prep]));
    let mut leads =
        leads.filter(|&p| p > token && matches!(s.lower(p), "at" | "in" | "under" | "inside" | "into"));
    // Thrown at it, it may have missed.
    let thrown = !off && !matches!(s.lemma(verb), "detonate" | "explode");
    let object = leads.find(|&p| !thrown || s.lower(p) == "into").and_then(|p| s.child(p, Label::Pobj))?;
    let mut list = s.conjuncts(object);
    // "at the council building and a mast in Luham", joined to the verb by the parse
    let beside = s.children_by(verb, &[Label::Conj]).filter(|&i| i > object && s.tag(i).is_noun());
    list.extend(beside.filter(|i| !list.contains(i)).collect::<Vec<_>>());
    Some((verb, list))
}

/// "saw a [collapsed] building", "images showed two [burnt-out] cars".
fn seen(a: &Analysed<'_>, lexicon: &DamageLexicon, token: usize) -> Option<Vec<usize>> {
    let s = &a.sentence;
    let describes = matches!(s.tag(token), Tag::JJ | Tag::VBN | Tag::VBD)
        && (s.tag(token.wrapping_sub(1)) == Tag::CD
            || matches!(s.lower(token.wrapping_sub(1)), "a" | "an" | "several" | "dozens" | "of" | "many")
            || a.count(token.wrapping_sub(1)).is_some());
    let next = (token + 1..token + 4).find(|&i| !matches!(s.lower(i), "-" | "out"))?;
    let chunk = a.chunk(next).filter(|c| describes && c.head >= next && s.tag(c.head).is_noun())?;
    let over = s.ancestors(chunk.head).take(4).find(|&h| s.tag(h).is_verb())?;
    let sees = lexicon.nouns.sees.has(s.lemma(over)) && over < token && s.tag(over) != Tag::VB;
    let fiction = subject(a, over).is_some_and(|d| {
        CLASSES.fiction.has(s.lemma(d)) || matches!(s.lemma(d), "film" | "movie" | "painting" | "exhibition")
    });
    if fiction {
        return None;
    }
    let object = s.label(chunk.head) == Label::Dobj
        || s.label(chunk.head) == Label::Conj
        || s.label(chunk.head) == Label::Attr;
    let wreck = !s.tag(over).is_noun() && (is_warlike(a, token) || s.lower(token) != "damaged");
    (sees && object && wreck).then(|| vec![chunk.head])
}
