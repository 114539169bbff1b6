//! Verbs parted from their subject by an aside: what describes the subject is no verb ("The truce, agreed in Gao on Saturday, has
//! collapsed"), and what stands behind the aside is one ("Its leader, General Omar, deployed troops").

use super::arcs::rehang;
use super::shapes::{ends, has_before, is_past};
use super::{LISTS, is, says};
use crate::model::parser::Arc;
use crate::{Label, Tag, Token};

/// The tag of a word beside an aside, where it was taken for another.
pub(super) fn tag(tokens: &[Token], tags: &[Tag], i: usize) -> Option<Tag> {
    match tags[i] {
        Tag::VBD if describes(tokens, tags, i) => Some(Tag::VBN),
        Tag::JJ | Tag::VBN if acts(tokens, tags, i) => Some(Tag::VBD),
        // "Lydia had armed the rebels": an adjective stands behind an article, and not before it.
        Tag::JJ
            if has_before(tokens, tags, i)
                && ends(tokens, i, "ed")
                && matches!(tags.get(i + 1), Some(Tag::DT | Tag::PRPS | Tag::PRP)) =>
        {
            Some(Tag::VBN)
        }
        // "appear to have suffered minor injuries": it describes nothing.
        Tag::JJ if has_before(tokens, tags, i) && BORNE.iter().any(|word| is(tokens, i, word)) => {
            Some(Tag::VBN)
        }
        Tag::JJ | Tag::VBN if harms_besides(tokens, tags, i) => Some(Tag::VBD),
        Tag::VBZ if told_of(tokens, tags, i) || is(tokens, i, "counterparts") => Some(Tag::NNS),
        // "The Houthis deny that they receive weapons": never a noun.
        Tag::NN | Tag::NNP | Tag::JJ
            if i > 0
                && (is(tokens, i, "deny") || is(tokens, i, "accuse"))
                && (tags[i - 1].is_plural() || tags[i - 1].is_proper() || tags[i - 1] == Tag::PRP) =>
        {
            Some(Tag::VBP)
        }
        Tag::NNS if works_no_longer(tokens, tags, i) => Some(Tag::VBZ),
        Tag::NN if works_no_longer(tokens, tags, i) && tags[i - 3].is_plural() => Some(Tag::VBP),
        _ => None,
    }
}

/// Past forms that describe no noun.
const BORNE: [&str; 4] = ["suffered", "incurred", "endured", "inflicted"];

/// Past forms of what befalls things, and of what befalls people.
const OF_THINGS: [&str; 10] = [
    "damaged",
    "destroyed",
    "wrecked",
    "demolished",
    "flattened",
    "gutted",
    "shattered",
    "razed",
    "hit",
    "struck",
];
const OF_PEOPLE: [&str; 3] = ["injured", "wounded", "killed"];

/// "The shelling destroyed parts of the clinic and [injured] nurses": people are no second thing that was destroyed.
fn harms_besides(tokens: &[Token], tags: &[Tag], i: usize) -> bool {
    let people = i > 3
        && is(tokens, i - 1, "and")
        && OF_PEOPLE.iter().any(|word| is(tokens, i, word))
        && tags[i - 2].is_noun()
        && matches!(tags.get(i + 1), Some(Tag::NNS | Tag::CD | Tag::JJ | Tag::NNPS));
    let things = |k: usize| {
        tags[k] == Tag::VBD && OF_THINGS.iter().any(|word| is(tokens, k, word)) && !ends_clause(tags, k)
    };
    let verb = (i.saturating_sub(9)..i - usize::from(i > 0)).rev().find(|&k| is_finite(tags[k]));
    people && verb.is_some_and(things)
}

/// True where nothing follows that a verb could be done to.
fn ends_clause(tags: &[Tag], verb: usize) -> bool {
    tags.get(verb + 1).is_none_or(|&tag| matches!(tag, Tag::IN | Tag::Comma | Tag::Stop | Tag::CC))
}

/// "The truce, [agreed] to in Gao on Saturday, has collapsed": between commas behind a noun, with a finite verb right behind them.
fn describes(tokens: &[Token], tags: &[Tag], i: usize) -> bool {
    let led = i > 1
        && ends(tokens, i, "ed")
        && tags[i - 1] == Tag::Comma
        && tags[i - 2].is_noun()
        && matches!(tags.get(i + 1), Some(Tag::IN | Tag::TO | Tag::RP | Tag::RB))
        && !says(tokens, tags, i);
    if !led {
        return false;
    }
    let inside = (i + 1..tags.len()).take_while(|&k| tags[k] != Tag::Comma);
    let close = inside.clone().last().map_or(i + 1, |k| k + 1);
    let whole = inside
        .clone()
        .all(|k| !is_finite(tags[k]) && !matches!(tags[k], Tag::Stop | Tag::CC | Tag::WDT | Tag::WP));
    let mut next = close + 1;
    while tags.get(next) == Some(&Tag::RB) {
        next += 1;
    }
    let verb = tags.get(next).is_some_and(|&tag| is_finite(tag));
    // Nothing before the noun that it could go on from: "Troops attacked the town, pushed to the river, took the bridge".
    let start = (0..i - 1).rev().find(|&k| {
        !(tags[k].is_noun()
            || matches!(tags[k], Tag::DT | Tag::JJ | Tag::CD | Tag::PRPS | Tag::POS | Tag::IN | Tag::Hyphen))
    });
    let free = start.is_none_or(|k| {
        matches!(tags[k], Tag::Comma | Tag::OpenQuote | Tag::CC)
            && !tags[..k].iter().any(|&tag| is_finite(tag))
            || says(tokens, tags, k)
    });
    whole && verb && free && tags.get(close) == Some(&Tag::Comma)
}

/// "Its leader, General Omar, [deployed] troops": the only word behind two commas that can be the sentence's verb.
fn acts(tokens: &[Token], tags: &[Tag], i: usize) -> bool {
    if i < 4 || tags[i - 1] != Tag::Comma || !ends(tokens, i, "ed") || !is_past(tokens, i) {
        return false;
    }
    let object = matches!(
        tags.get(i + 1),
        Some(Tag::NNP | Tag::NNPS | Tag::NNS | Tag::NN | Tag::DT | Tag::PRPS | Tag::CD)
    );
    let Some(open) = (1..i - 1).rev().find(|&k| tags[k] == Tag::Comma) else { return false };
    let subject = tags[open - 1].is_noun()
        && tags[..open]
            .iter()
            .all(|&tag| tag.is_noun() || matches!(tag, Tag::DT | Tag::JJ | Tag::PRPS | Tag::POS));
    let named = tags[open + 1..i - 1].iter().all(|&tag| tag.is_proper())
        || matches!(tags[open + 1], Tag::VBN | Tag::WDT | Tag::WP)
        || tags[open + 1] == Tag::DT
            && tags[open + 2..i - 1]
                .iter()
                .all(|&tag| tag.is_noun() || matches!(tag, Tag::JJ | Tag::IN | Tag::POS));
    let relative = matches!(tags[open + 1], Tag::WDT | Tag::WP);
    let alone = !tags[i + 1..].iter().any(|&tag| is_finite(tag) || tag == Tag::Comma)
        && (relative || !tags[..i].iter().any(|&tag| is_finite(tag)));
    object && subject && named && alone
}

/// "dismissed [reports] that": right behind a past form that takes a thing, and before what they tell.
fn told_of(tokens: &[Token], tags: &[Tag], i: usize) -> bool {
    i > 1
        && ["reports", "claims"].iter().any(|word| is(tokens, i, word))
        && matches!(tags[i - 1], Tag::VBD | Tag::VBZ | Tag::VBG | Tag::VB | Tag::VBP | Tag::VBN)
        && matches!(tags.get(i + 1), Some(Tag::IN))
}

/// "The clinic no longer [functions]": no noun stands behind "no longer".
fn works_no_longer(tokens: &[Token], tags: &[Tag], i: usize) -> bool {
    i > 2
        && is(tokens, i - 1, "longer")
        && is(tokens, i - 2, "no")
        && (tags[i - 3].is_noun() || matches!(tags[i - 3], Tag::Comma | Tag::PRP | Tag::WDT))
}

const fn is_finite(tag: Tag) -> bool {
    matches!(tag, Tag::VBD | Tag::VBZ | Tag::VBP | Tag::MD)
}

/// "The leader, Ali Omar, had [recruited] children": helped by "had", it describes no noun, and the noun is its object.
pub(super) fn helped(tokens: &[Token], tags: &[Tag], arcs: &mut [Arc], verb: usize) {
    let noun = arcs[verb].head;
    let plain = tags[verb] == Tag::VBN && arcs[verb].label == Label::Amod && noun > verb;
    let helper = (0..verb).rev().find(|&k| tags[k] != Tag::RB).filter(|&k| {
        plain && ["has", "have", "had"].iter().any(|form| is(tokens, k, form)) && arcs[k].head == verb
    });
    let Some(helper) = helper else { return };
    let top = arcs[noun].head;
    // The whole was read as a phrase: "leader, Ali Omar, children".
    if top >= helper || arcs[top].head != top || !tags[top].is_noun() || arcs[noun].label != Label::Appos {
        return;
    }
    let root = arcs[top];
    arcs[verb] = Arc { head: verb, label: root.label };
    rehang(arcs, noun, verb, Label::Dobj);
    rehang(arcs, top, verb, Label::Nsubj);
    for arc in arcs.iter_mut().skip(verb + 1).filter(|arc| arc.head == top) {
        arc.head = verb;
    }
}

/// "The vehicle was so badly [damaged] that", "is [damaged] and closed": done to its subject, and no adjective behind "was".
pub(super) fn passive(tokens: &[Token], tags: &[Tag], arcs: &mut [Arc], verb: usize) {
    let helper = arcs[verb].head;
    let told = tags[verb] == Tag::VBN
        && helper < verb
        && matches!(arcs[verb].label, Label::Acomp | Label::Attr)
        && LISTS.acts.holds(tokens, verb)
        && ["was", "were", "is", "are", "been", "be", "being"].iter().any(|form| is(tokens, helper, form));
    if !told {
        return;
    }
    let above = arcs[helper];
    for (i, arc) in arcs.iter_mut().enumerate() {
        if arc.head == helper && i != helper {
            arc.head = verb;
            if arc.label == Label::Nsubj {
                arc.label = Label::Nsubjpass;
            }
        }
    }
    arcs[verb] = if above.head == helper { Arc { head: verb, ..above } } else { above };
    arcs[helper] = Arc { head: verb, label: Label::Auxpass };
}

/// "The hospital and [both] of its schools were destroyed": what "and" joins to a subject is no second one.
pub(super) fn joined(tags: &[Tag], arcs: &mut [Arc], verb: usize) {
    let is_subject = |arc: &Arc| arc.head == verb && matches!(arc.label, Label::Nsubj | Label::Nsubjpass);
    let subjects: Vec<usize> = (0..verb).filter(|&i| is_subject(&arcs[i])).take(3).collect();
    let [first, second] = *subjects.as_slice() else { return };
    let and = (first + 1..second)
        .rev()
        .find(|&i| arcs[i].head == first && arcs[i].label == Label::Cc && tags[i] == Tag::CC);
    // "A third say so, a higher share than before, and one in five say not": another clause.
    let and = and.filter(|&and| tags[first..and].iter().all(|&tag| tag != Tag::Comma));
    let close = and.is_some_and(|and| {
        (and + 1..second).all(|i| {
            tags[i].is_noun()
                || matches!(tags[i], Tag::DT | Tag::PDT | Tag::JJ | Tag::CD | Tag::RB | Tag::PRPS)
        })
    });
    if close {
        rehang(arcs, second, first, Label::Conj);
    }
}
