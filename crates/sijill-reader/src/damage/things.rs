//! Things whose words the tagger or the parser broke: "a ship-to-ship missile battery", "the well", "half of the houses".

use sijill_claim::Figure;
use sijill_language::{Label, Tag};

use super::{Verb, Words};
use crate::analysis::Analysed;
use crate::chunk::{Chunk, is_ordinal};
use crate::clause::{Clause, Voice};
use crate::control::place_of;
use crate::party::{Force, force, is_warlike};
use crate::thing::{Thing, thing};

/// The things that a clause damages, mended.
pub(super) fn things_of(a: &Analysed<'_>, words: &Words, c: &Clause, tokens: &[usize]) -> Vec<Thing> {
    let s = &a.sentence;
    let well = well(a, words, c);
    // "The chapel and the well were destroyed": the parser has two subjects of it.
    let beside = s
        .children_by(c.verb, &[Label::Nsubjpass])
        .filter(|n| c.voice == Voice::Passive && *n < c.verb && !tokens.contains(n));
    let mut tokens: Vec<usize> = tokens.iter().copied().chain(beside).collect();
    if c.voice == Voice::Passive {
        tokens.extend(before(a, words, &tokens, c.verb));
    }
    let found = tokens
        .iter()
        .take(40)
        .filter(|&&t| !is_second(a, t))
        .filter_map(|&t| thing(a, t).or_else(|| most_of(a, words, t)));
    // "The village's only well was blown up", parsed as the village
    let found = found.filter(|x| s.tag(x.head + 1) != Tag::POS);
    let mut things: Vec<Thing> = found.map(|x| share(a, words, whole(a, x))).collect();
    things.extend(well.filter(|w| things.iter().all(|x| x.head != w.head)));
    if let Some(more) = things.last().and_then(|last| beyond(a, words, c, last)) {
        if let Some(last) = things.last_mut() {
            last.words.1 = more.words.0.saturating_sub(2);
        }
        things.push(more);
    }
    things.sort_by_key(|x| x.head);
    things
}

/// "[Homes], [barns], and shops were burned", of which the parser has the last: those before it in the list.
fn before(a: &Analysed<'_>, words: &Words, tokens: &[usize], verb: usize) -> Vec<usize> {
    let s = &a.sentence;
    let mut found = Vec::new();
    let first = tokens.iter().copied().filter(|&t| t < verb).min().and_then(|t| a.chunk(t));
    let Some(mut last) = first.filter(|k| k.first > 1 && s.tag(k.first - 1) == Tag::CC) else { return found };
    for _ in 0..8 {
        let Some(mut end) = last.first.checked_sub(2) else { break };
        let joined = s.tag(end + 1) == Tag::CC || s.tag(end + 1) == Tag::Comma;
        if s.tag(end) == Tag::Comma {
            end = end.saturating_sub(1);
        } else if s.tag(end + 1) == Tag::CC {
            // "A and B were": both are the parser's.
            break;
        }
        let Some(chunk) = a.chunk(end).filter(|k| joined && k.last == end && s.tag(k.head).is_plural())
        else {
            break;
        };
        if !words.things.contains(s.lemma(chunk.head)) && !words.facilities.contains(s.lemma(chunk.head)) {
            break;
        }
        found.push(chunk.head);
        last = chunk;
    }
    // What the list begins with must begin a clause: "near homes, barns, and shops were burned".
    let opens = last.first.checked_sub(1).is_none_or(|b| {
        matches!(s.tag(b), Tag::Colon | Tag::OpenQuote) || s.lower(b) == "that" || s.surface(b) == ";"
    });
    if !opens {
        found.clear();
    }
    found
}

/// "-to-ship missile battery": the second half of a phrase cut at its hyphens.
fn is_second(a: &Analysed<'_>, token: usize) -> bool {
    let s = &a.sentence;
    a.chunk(token).is_some_and(|c| {
        c.first > 3
            && s.lower(c.first - 1) == "-"
            && s.lower(c.first - 2) == "to"
            && s.lower(c.first - 3) == "-"
    })
}

/// "the buildings", "some cars": the fewest that the words commit to, where no number stands.
pub(super) fn at_least(a: &Analysed<'_>, one: &Thing) -> Option<Figure> {
    let s = &a.sentence;
    let same = s.lower(one.head) == s.lemma(one.head)
        || matches!(
            s.lower(one.head),
            "headquarters" | "barracks" | "ruins" | "premises" | "works" | "surroundings" | "goods" | "arms"
        );
    if !s.tag(one.head).is_plural() || same {
        return None;
    }
    let some = (one.words.0..one.head).any(|i| s.lower(i) == "some");
    Some(Figure::vague(if some { 3 } else { 2 }, s.words(one.head, one.head)))
}

/// "a ship-to-ship missile battery", cut at its hyphens: the battery.
fn whole(a: &Analysed<'_>, x: Thing) -> Thing {
    let s = &a.sentence;
    let cut = s.lower(x.head + 1) == "-" && s.lower(x.head + 2) == "to" && s.lower(x.head + 3) == "-";
    let Some(rest) = a.chunk(x.head + 4).filter(|_| cut) else { return x };
    Thing {
        words: (x.words.0, rest.last),
        head: rest.head,
        what: s.words(x.head, rest.head).to_owned(),
        figure: x.figure,
    }
}

/// "most of the houses in the village", where "most" is no noun: the houses.
fn most_of(a: &Analysed<'_>, words: &Words, token: usize) -> Option<Thing> {
    let s = &a.sentence;
    let share =
        matches!(s.lower(token), "most" | "many" | "all" | "some" | "much") && s.lower(token + 1) == "of";
    let owned = |c: Chunk| if s.tag(c.last + 1) == Tag::POS { a.chunk(c.last + 2).unwrap_or(c) } else { c };
    let inner = a.chunk(token + 2).map(owned).filter(|_| share)?;
    let all = thing(a, inner.head)?;
    // "much of the old city"
    if matches!(s.lemma(inner.head), "city" | "town" | "capital" | "district" | "village") {
        return Some(Thing { words: (token, all.words.1), figure: None, head: token, what: all.what });
    }
    if !words.things.contains(s.lemma(inner.head)) {
        return None;
    }
    Some(Thing { words: (token, all.words.1), figure: None, ..all })
}

/// "half of the houses": the houses.
fn share(a: &Analysed<'_>, words: &Words, x: Thing) -> Thing {
    let s = &a.sentence;
    let part = matches!(
        s.lemma(x.head),
        "half"
            | "third"
            | "quarter"
            | "majority"
            | "bulk"
            | "rest"
            | "most"
            | "much"
            | "all"
            | "percent"
            | "cent"
            | "%"
    );
    let inner = a.chunk(x.head + 2).filter(|_| part && s.lower(x.head + 1) == "of");
    // "half of the village's houses", "nearly all of the region's power grid"
    let owned = |c: Chunk| if s.tag(c.last + 1) == Tag::POS { a.chunk(c.last + 2).unwrap_or(c) } else { c };
    let Some(inner) = inner.map(owned).filter(|c| words.things.contains(s.lemma(c.head))) else { return x };
    let first =
        (inner.first..inner.head).find(|&i| !matches!(s.tag(i), Tag::DT | Tag::PRPS)).unwrap_or(inner.head);
    Thing {
        words: (x.words.0, inner.last),
        head: inner.head,
        what: s.words(first, inner.head).to_owned(),
        figure: None,
    }
}

/// "The chapel and the well were destroyed", "a house and a cowshed were gutted": a noun that the tagger takes for another word.
fn well(a: &Analysed<'_>, words: &Words, c: &Clause) -> Option<Thing> {
    let s = &a.sentence;
    let from = c.verb.saturating_sub(9);
    let named =
        |i: usize| s.lower(i) == "well" || words.things.contains(s.lower(i)) && s.lower(i + 1) != "and";
    let at = (from..c.verb).find(|&i| {
        named(i) && !s.tag(i).is_noun() && matches!(s.lemma(i + 1), "be" | "have" | "and" | ",")
    })?;
    let is_article = |d: &usize| matches!(s.lower(*d), "the" | "a" | "an" | "their" | "its" | "our");
    // "The well was dug in May and the hall was burned": another clause begins between them.
    let first = (at + 1..c.verb).find(|&i| matches!(s.lemma(i), "be" | "have"))?;
    let other = (first + 1..c.verb).any(|i| s.tag(i).is_noun() && (i + 1..c.verb).any(|v| a.is_finite(v)));
    if other {
        return None;
    }
    let article = at
        .checked_sub(1)
        .filter(is_article)
        .or_else(|| at.checked_sub(2).filter(|d| is_article(d) && s.tag(at - 1).is_noun()))?;
    let figure =
        matches!(s.lower(article), "a" | "an").then(|| sijill_claim::Figure::exact(1, s.surface(article)));
    let what = s.words(article + 1, at).to_owned();
    (c.voice == Voice::Passive).then_some(Thing { words: (article, at), head: at, what, figure })
}

/// "rocket fire", "tank fire": no blaze.
pub(super) fn is_gunfire(a: &Analysed<'_>, noun: usize) -> bool {
    let s = &a.sentence;
    s.children_by(noun, &[Label::Compound, Label::Amod]).any(|c| {
        matches!(
            s.lower(c),
            "rocket"
                | "ground"
                | "tank"
                | "mortar"
                | "artillery"
                | "gun"
                | "machine-gun"
                | "rebel"
                | "army"
                | "cross"
                | "enemy"
                | "hostile"
                | "incoming"
        )
    })
}

/// "hit" by weapons, by armed people, or plainly in a passive: not by storms, prices or buses.
pub(super) fn is_blow(a: &Analysed<'_>, entry: &Verb, c: &Clause, doer: Option<usize>) -> bool {
    match doer {
        // "Unidentified men bombed two pylons"
        Some(d) if entry.counted && is_unnamed(a, d) => true,
        // "Four bombs hit a barracks, and a fifth hit a workshop"
        Some(d) if is_one_more(a, d) => c.voice == Voice::Active,
        // "One shell fell on a school. Another hit a minibus"
        Some(d) if matches!(a.sentence.lower(d), "another" | "others" | "one") => c.voice == Voice::Active,
        // "Drones targeted a depot"; whom the police target they may only watch.
        Some(d) if c.lemma == "target" => {
            let word = a.sentence.lemma(d);
            matches!(
                word,
                "jet"
                    | "warplane"
                    | "drone"
                    | "aircraft"
                    | "plane"
                    | "gunship"
                    | "strike"
                    | "airstrike"
                    | "missile"
                    | "rocket"
                    | "shelling"
                    | "artillery"
                    | "bombardment"
            ) && !a.sentence.tag(d).is_proper()
        }
        // "Helicopters landed on a road", "Troops fell on a village"
        Some(d) if matches!(c.lemma.as_str(), "land" | "fall" | "crash") => force(a, d) == Force::Weapon,
        // "It has hit more than 300 targets": whoever was told of before.
        Some(d) if force(a, d) == Force::Pronoun => c.things.iter().any(|&t| {
            let arms = matches!(
                a.sentence.lemma(t),
                "target" | "launcher" | "tank" | "depot" | "bunker" | "howitzer" | "battery" | "headquarters"
            );
            // "It struck a bunker": an attack, where only one is told.
            let many = a.chunk(t).is_some_and(|k| (k.first..=k.last).any(|i| a.count(i).is_some()));
            arms && many && (c.lemma == "strike" || c.lemma == "hit" || c.lemma == "bomb") && is_warlike(a, t)
        }),
        Some(d) => matches!(force(a, d), Force::Armed | Force::Soft | Force::Weapon),
        None => c.voice == Voice::Passive && entry.prepositions.is_empty(),
    }
}

/// "Unidentified men", "suspected militants": whoever they were.
pub(super) fn is_unnamed(a: &Analysed<'_>, doer: usize) -> bool {
    let s = &a.sentence;
    let who =
        matches!(s.lemma(doer), "man" | "person" | "people" | "youth" | "assailant" | "attacker" | "suspect");
    who && a.chunk(doer).is_some_and(|c| {
        (c.first..c.head).any(|i| {
            matches!(s.lower(i), "unidentified" | "unknown" | "masked" | "armed" | "suspected" | "hooded")
        })
    })
}

/// "a mast near Dura": where the thing stands.
pub(super) fn spot(a: &Analysed<'_>, c: &Clause, thing: &Thing) -> Option<usize> {
    let s = &a.sentence;
    place_of(a, thing.head)
        .or_else(|| {
            s.children_by(thing.head, &[Label::Prep])
                .filter(|&p| matches!(s.lower(p), "in" | "at" | "near" | "on" | "of"))
                .filter_map(|p| s.child(p, Label::Pobj))
                .find_map(|n| place_of(a, n))
        })
        .or_else(|| {
            crate::clause::complements(a, c.verb)
                .into_iter()
                .filter(|(w, ..)| {
                    matches!(
                        w.as_str(),
                        "in" | "at" | "near" | "on" | "outside" | "around" | "inside" | "along"
                    )
                })
                .find_map(|(_, _, n)| place_of(a, n))
        })
}

/// "a fifth", "the third": one more of the weapons told before.
fn is_one_more(a: &Analysed<'_>, doer: usize) -> bool {
    let s = &a.sentence;
    is_ordinal(s.lower(doer)) && a.chunk(doer).is_none_or(|c| c.head == doer && c.first + 1 >= doer)
}

/// "the front of the bank and several parked cars": the cars, which the parser hangs elsewhere.
fn beyond(a: &Analysed<'_>, words: &Words, c: &Clause, last: &Thing) -> Option<Thing> {
    let s = &a.sentence;
    if c.voice != Voice::Active || last.head < c.verb || s.lower(last.head + 1) != "of" {
        return None;
    }
    let owner = a.chunk(last.head + 2)?;
    let next = owner.last + 2;
    let chunk = a.chunk(next).filter(|k| s.lower(owner.last + 1) == "and" && k.first == next)?;
    let end = matches!(s.tag(chunk.last + 1), Tag::Stop | Tag::Comma | Tag::IN);
    let more = thing(a, chunk.head).filter(|x| {
        let several = matches!(s.lower(next), "several" | "some" | "many" | "nearby");
        end && words.things.contains(s.lemma(x.head)) && (x.figure.is_some() || several)
    })?;
    Some(Thing { words: (next, chunk.last), ..more })
}

/// "a MiG", "an F-16": aircraft by their makers' names.
pub(crate) fn is_make(lower: &str) -> bool {
    let coded = ["mig-", "su-", "mi-", "f-", "il-", "an-", "tu-", "ka-"]
        .iter()
        .any(|make| lower.strip_prefix(make).is_some_and(|n| n.starts_with(|c: char| c.is_ascii_digit())));
    coded
        || matches!(
            lower,
            "mig"
                | "sukhoi"
                | "antonov"
                | "ilyushin"
                | "mirage"
                | "apache"
                | "hawk"
                | "bayraktar"
                | "cessna"
                | "hercules"
                | "shahed"
        )
}
