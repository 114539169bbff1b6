//! What can be taken, held or attacked: a noun phrase that tells of a place, and which.

use sijill_language::{Label, NumberRole, Tag};

use super::lexicon::ControlLexicon;
use crate::analysis::Analysed;
use crate::chunk::is_ordinal;
use crate::clause::{complements, phrase};
use crate::party::{Force, force};

/// A place that something is done to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Target {
    /// First and last token of its words.
    pub(crate) words: (usize, usize),
    /// The noun.
    pub(crate) noun: usize,
    /// The noun of the place itself: "villages" of "three of the villages".
    pub(crate) kind: usize,
    /// Which place mention of the sentence, where one is in it or beside it.
    pub(crate) place: Option<usize>,
    /// How sure that it is a place at all, 0 to 1.
    pub(crate) sure: f64,
}

/// The place that a noun tells of, if any. An unknown name is taken for one where `names` allows.
pub(crate) fn target(a: &Analysed<'_>, lexicon: &ControlLexicon, noun: usize, names: bool) -> Option<Target> {
    let s = &a.sentence;
    let chunk = a.chunk(noun);
    let head = chunk.map_or(noun, |c| if c.head >= noun { c.head } else { noun });
    if a.date_at(head).is_some() || is_amount(a, head) || is_of_time(a, head) {
        return None;
    }
    // "seized Point 771": the number is of the name.
    let bears = |i: usize| a.number(i).is_some_and(|n| n.role == NumberRole::Name);
    let head = if head > 0 && s.tag(head - 1).is_proper() && bears(head) { head - 1 } else { head };
    let numbered = s.tag(head).is_proper() && bears(head + 1);
    // "3 Indonesians": people, and no place.
    let people = chunk.is_some_and(|c| (c.first..head).any(|i| s.tag(i) == Tag::CD))
        && s.tag(head) == Tag::NNPS
        && !lexicon.is_place(s.lemma(head))
        && !lexicon.is_place(s.lower(head));
    if people {
        return None;
    }
    let words = phrase(a, noun);
    let found = |place: Option<usize>, sure: f64| Some(Target { words, noun: head, kind: head, place, sure });
    if let Some(place) = a.place_at(head) {
        return found(Some(place), 1.0);
    }
    let lemma = s.lemma(head);
    let of = inner(a, head);
    if lexicon.is_part(lemma) || a.number(head).is_some() {
        if let Some(inner) = of.filter(|&i| i > head).and_then(|i| target(a, lexicon, i, names)) {
            return found(inner.place.or_else(|| within(a, words)), inner.sure)
                .map(|t| Target { kind: inner.kind, ..t });
        }
        // "large parts of the south"
        if let Some(side) = of.filter(|&i| i > head).and_then(|i| super::stands::quarter(a, i)) {
            return found(side.place.or_else(|| within(a, words)), side.sure)
                .map(|t| Target { kind: side.kind, ..t });
        }
        // "two rows of bunkers": which ones is told.
        let lined = of.filter(|&i| {
            i > head && is_line(lemma) && lexicon.is_place(s.lemma(i)) && !lexicon.is_ambiguous(s.lemma(i))
        });
        if let Some(kind) = lined {
            return found(within(a, words), 0.9).map(|t| Target { kind, ..t });
        }
        if matches!(
            lemma,
            "all"
                | "most"
                | "one"
                | "two"
                | "three"
                | "some"
                | "several"
                | "%"
                | "percent"
                | "control"
                | "number"
        ) {
            return None;
        }
    }
    if lexicon.is_place(lemma) || lexicon.is_place(s.lower(head)) {
        let place = within(a, chunk.map_or((head, head), |c| (c.first, c.last)))
            .or_else(|| of.and_then(|i| a.place_at(i)))
            .or_else(|| s.child(head, Label::Appos).and_then(|i| a.place_at(i)))
            .or_else(|| chunk.and_then(|c| beside(a, c.first)));
        let named = place.is_some() || s.tag(head).is_proper();
        // "to take territory", "hitting hospitals": no place in particular.
        let bare = chunk.is_none_or(|c| {
            !matches!(s.tag(c.first), Tag::DT | Tag::PDT | Tag::PRPS | Tag::CD | Tag::PRP)
                && a.number(c.first).is_none()
        });
        let general =
            s.tag(head).is_plural() || matches!(lemma, "territory" | "ground" | "land" | "farmland");
        // "villages on the east bank of the Euphrates"
        let located = |p: usize| matches!(s.lower(p), "of" | "on" | "along" | "near" | "around" | "in");
        if !named
            && bare
            && general
            && !s.children_by(head, &[Label::Prep]).any(located)
            // "villages south of Nyala"
            // "attacked villages in the district", hung on the verb
            && !(located_behind(a, head) && s.label(head) == Label::Dobj)
            && !(crate::chunk::is_direction(s.lower(head + 1)) && s.lower(head + 2) == "of")
            && !adjectives(a, head)
        {
            return None;
        }
        return found(place, if named || !lexicon.is_ambiguous(lemma) { 0.9 } else { 0.5 });
    }
    let prefixed = chunk
        .is_some_and(|c| (c.first..=c.head).any(|i| s.tag(i).is_proper() && lexicon.is_prefix(s.lower(i))));
    if s.tag(head).is_proper()
        && (prefixed || numbered || names && !is_of_person(a, words))
        && (force(a, head) == Force::Unknown
            || numbered && !force(a, head).acts()
            || names && super::fits::is_state(a, head))
    {
        return found(None, if prefixed || numbered { 0.8 } else { 0.4 });
    }
    None
}

/// "Goma, the provincial hub, which": the place whose name stands right before.
fn beside(a: &Analysed<'_>, first: usize) -> Option<usize> {
    let s = &a.sentence;
    let comma = first
        .checked_sub(1)
        .filter(|&i| s.lower(i) == "," && matches!(s.lower(first), "the" | "a" | "an"))?;
    let behind = first + 1..s.len().min(first + 7);
    let described =
        behind.take_while(|&i| !a.is_finite(i)).any(|i| matches!(s.lower(i), "which" | "that" | "where"));
    a.places.iter().position(|p| described && p.last + 1 == comma && !p.points_at_nothing())
}

/// "rows", "a ring": how fortifications lie.
fn is_line(lemma: &str) -> bool {
    matches!(
        lemma,
        "row"
            | "ring"
            | "belt"
            | "line"
            | "network"
            | "string"
            | "chain"
            | "cluster"
            | "layer"
            | "pair"
            | "complex"
            | "system"
            | "series"
    )
}

/// "the second quarter", "the final stretch": of a year or a match.
fn is_of_time(a: &Analysed<'_>, head: usize) -> bool {
    let before = a.sentence.lower(head.wrapping_sub(1));
    matches!(a.sentence.lower(head), "quarter" | "half" | "stretch")
        && (is_ordinal(before)
            || matches!(
                before,
                "first" | "second" | "last" | "final" | "home" | "next" | "previous" | "this"
            ))
}

/// "Captain Sow", "Ahmed Sow": a title before it, or a given name.
fn is_of_person(a: &Analysed<'_>, words: (usize, usize)) -> bool {
    (words.0.saturating_sub(1)..words.1.max(words.0) + 1)
        .any(|i| crate::places::is_personal(a.sentence.lower(i)))
}

/// "villages in the district", "camps near Dura": where they are stands right behind.
pub(super) fn located_behind(a: &Analysed<'_>, head: usize) -> bool {
    let s = &a.sentence;
    let leads = matches!(s.lower(head + 1), "in" | "near" | "around" | "along" | "at");
    let where_told = a.chunk(head + 2).is_some_and(|c| {
        s.tag(c.head).is_proper() && a.date_at(c.head).is_none()
            || (c.first..=c.head).any(|i| a.place_at(i).is_some())
            || matches!(
                s.lemma(c.head),
                "district" | "area" | "province" | "region" | "county" | "state" | "valley"
            )
    });
    leads && where_told
}

/// "northern districts", "government bases": which ones is told.
fn adjectives(a: &Analysed<'_>, head: usize) -> bool {
    a.sentence.children_by(head, &[Label::Amod, Label::Compound, Label::Nmod, Label::Poss]).next().is_some()
}

fn is_amount(a: &Analysed<'_>, head: usize) -> bool {
    a.number(head).is_some_and(|n| {
        matches!(n.role, NumberRole::Money | NumberRole::Age | NumberRole::Year | NumberRole::Clock)
    })
}

/// "most of [the town]".
fn inner(a: &Analysed<'_>, head: usize) -> Option<usize> {
    let s = &a.sentence;
    let by_tree = s
        .children_by(head, &[Label::Prep])
        .find(|&p| s.lower(p) == "of")
        .and_then(|p| s.child(p, Label::Pobj));
    by_tree.or_else(|| {
        let last = a.number(head).map_or(head, |n| n.last).max(head);
        let of = if s.lower(last) == "of" { last } else { last + 1 };
        (s.lower(of) == "of").then(|| a.chunk(of + 1)).flatten().map(|c| c.head)
    })
}

/// A place mention inside the words, the last one first: "Aleppo's Old City" is the Old City.
fn within(a: &Analysed<'_>, words: (usize, usize)) -> Option<usize> {
    a.places.iter().rposition(|p| words.0 <= p.first && p.last <= words.1 && !p.points_at_nothing())
}

/// "captured the camp on the hill and [the hospital]": a place that the parser hung elsewhere.
fn joined(a: &Analysed<'_>, lexicon: &ControlLexicon, after: &Target) -> Option<Target> {
    let s = &a.sentence;
    let mut last = after.words.1.max(after.noun);
    // What only says where the first one is may stand between.
    for _ in 0..2 {
        let mut next = last + 1;
        if matches!(s.lower(next), "north" | "south" | "east" | "west") {
            next += 1;
        }
        if !matches!(s.lower(next), "in" | "of" | "on" | "near" | "outside" | "at") {
            break;
        }
        last = a.chunk(next + 1).map_or(last, |c| c.last);
    }
    // "took Dura, the old capital, as well as the port": what describes the first stands between.
    if s.lower(last + 1) == ","
        && let Some(aside) = a.chunk(last + 2).filter(|c| c.first == last + 2 && s.lower(c.last + 1) == ",")
        && (s.lower(aside.last + 2) == "and" || is_as_well(a, aside.last + 2))
    {
        last = aside.last;
    }
    let comma = usize::from(s.lower(last + 1) == ",");
    let link = last + 1 + comma;
    let next = match s.lower(link) {
        "and" => link + 1,
        _ if is_as_well(a, link) => link + 3,
        _ => return None,
    };
    let chunk = a.chunk(next).filter(|c| c.first == next)?;
    let listed = !a.is_finite(chunk.last + 1)
        && !matches!(s.tag(chunk.last + 1), Tag::VBN | Tag::VBG | Tag::RB | Tag::TO | Tag::MD);
    let target = target(a, lexicon, chunk.head, false).filter(|t| t.sure > 0.8)?;
    (listed && (target.place.is_some() || s.tag(chunk.head).is_proper()))
        .then_some(Target { words: (chunk.first, chunk.last), ..target })
}

/// "as well as".
fn is_as_well(a: &Analysed<'_>, at: usize) -> bool {
    let s = &a.sentence;
    s.lower(at) == "as" && s.lower(at + 1) == "well" && s.lower(at + 2) == "as"
}

/// All places that a noun and those joined to it tell of; "the villages of X and Y" are two.
pub(crate) fn targets(
    a: &Analysed<'_>,
    lexicon: &ControlLexicon,
    things: &[usize],
    names: bool,
) -> Vec<Target> {
    let mut found: Vec<Target> = Vec::new();
    for &thing in things.iter().take(40) {
        let Some(mut target) = target(a, lexicon, thing, names) else { continue };
        // The first of the list is told with the noun before it, the others stand alone.
        let mut listed = listed(a, lexicon, target.noun).into_iter();
        if let Some(first) = listed.next() {
            target.place = target.place.or(first.place);
            // "three towns - Dura, Arlo and Tarin"
            if (target.noun..first.noun).any(|i| matches!(a.sentence.lower(i), "-" | "–" | "—" | "--")) {
                target.words.1 = target.words.1.max(first.words.1.max(first.noun));
            }
        }
        found.push(target);
        found.extend(listed.map(|t| Target { sure: t.sure.max(0.9), ..t }));
    }
    if let [only] = found.as_slice()
        && let Some(next) = joined(a, lexicon, only)
    {
        found.push(next);
    }
    // "bases and the provincial capital Goma" are one place with a name; "other towns" come along with those named.
    if found.iter().any(|t| t.place.is_some()) {
        found.retain(|t| t.place.is_some() || t.sure > 0.85 && a.sentence.tag(t.noun).is_proper());
    }
    let other = |t: &Target| a.chunk(t.noun).is_some_and(|c| matches!(a.sentence.lower(c.first), "other"));
    if found.len() > 1 {
        let first = found.first().map(|t| t.noun);
        found.retain(|t| Some(t.noun) == first || !other(t));
    }
    found.sort_by_key(|t| t.noun);
    found.dedup_by_key(|t| t.noun);
    let nouns: Vec<_> = found.iter().map(|t| t.noun).collect();
    for target in &mut found {
        // The words of one end before the next begins.
        if let Some(&next) = nouns.iter().find(|&&n| n > target.noun) {
            let limit = a.chunk(next).map_or(next, |c| c.first);
            let mut last = target.words.1.min(limit.saturating_sub(1)).max(target.noun);
            while last > target.noun
                && matches!(a.sentence.lower(last), "and" | "," | "or" | "as" | "well" | "including")
            {
                last -= 1;
            }
            target.words.1 = last;
        }
        if target.words.0 > target.noun {
            target.words.0 = target.noun;
        }
    }
    found
}

/// Places listed after a plural noun: "the towns of X and Y", "towns including X and Y".
fn listed(a: &Analysed<'_>, lexicon: &ControlLexicon, head: usize) -> Vec<Target> {
    let s = &a.sentence;
    if !s.tag(head).is_plural() {
        return Vec::new();
    }
    let preps =
        s.children_by(head, &[Label::Prep, Label::Acl]).filter(|&p| matches!(s.lower(p), "of" | "including"));
    let nouns = preps.flat_map(|p| {
        s.children_by(p, &[Label::Pobj, Label::Dobj]).flat_map(|n| s.conjuncts(n)).collect::<Vec<_>>()
    });
    let after = including(a, head);
    let row = enumerated(a, head);
    nouns
        .chain(after)
        .chain(row)
        .take(20)
        .filter_map(|n| target(a, lexicon, n, true))
        .filter(|t| s.tag(t.noun).is_proper())
        .collect()
}

/// "six villages: X, Y and Z", "three towns in the north: X, Y, Z".
fn enumerated(a: &Analysed<'_>, head: usize) -> Vec<usize> {
    let s = &a.sentence;
    let colon = (head + 1..s.len().min(head + 9))
        .take_while(|&i| !a.is_finite(i) && !matches!(s.lower(i), "," | ";"))
        .find(|&i| matches!(s.lower(i), ":" | "-" | "–" | "—" | "--"));
    let Some(mut at) = colon.map(|i| i + 1) else { return Vec::new() };
    let mut row = Vec::new();
    while let Some(chunk) = a.chunk(at).filter(|c| s.tag(c.head).is_proper()) {
        row.push(chunk.head);
        let comma = usize::from(s.lower(chunk.last + 1) == ",");
        let and = usize::from(s.lower(chunk.last + 1 + comma) == "and");
        if comma + and == 0 {
            break;
        }
        at = chunk.last + 1 + comma + and;
    }
    if row.len() > 1 { row } else { Vec::new() }
}

/// "towns in the north including X and Y", wherever the parser hung it.
fn including(a: &Analysed<'_>, head: usize) -> Vec<usize> {
    let s = &a.sentence;
    let at = (head + 1..s.len().min(head + 9))
        .take_while(|&i| !a.is_finite(i) && s.lower(i) != ";")
        .find(|&i| s.lower(i) == "including");
    at.filter(|&i| s.head(i) != Some(head))
        .map(|i| s.children_by(i, &[Label::Pobj, Label::Dobj]).flat_map(|n| s.conjuncts(n)).collect())
        .unwrap_or_default()
}

/// The place where it happens, for a target that has no name: "a checkpoint in [Ramouseh]".
pub(crate) fn locative(a: &Analysed<'_>, verb: usize, noun: usize) -> Option<usize> {
    let s = &a.sentence;
    let spatial = |word: &str| {
        matches!(
            word,
            "in" | "at" | "near" | "on" | "of" | "around" | "outside" | "inside" | "within" | "along"
        )
    };
    let of_noun = s
        .children_by(noun, &[Label::Prep])
        .filter(|&p| spatial(s.lower(p)))
        .filter_map(|p| s.child(p, Label::Pobj))
        .find_map(|n| place_of(a, n));
    of_noun.or_else(|| {
        complements(a, verb)
            .into_iter()
            .filter(|(word, ..)| spatial(word.rsplit(' ').next().unwrap_or("")))
            .find_map(|(_, _, n)| place_of(a, n))
    })
}

/// The place mention of a noun: its own, in its phrase, or in its "of".
pub(crate) fn place_of(a: &Analysed<'_>, noun: usize) -> Option<usize> {
    a.place_at(noun)
        .or_else(|| a.chunk(noun).and_then(|c| within(a, (c.first, c.last))))
        .or_else(|| inner(a, noun).and_then(|i| a.place_at(i)))
}
