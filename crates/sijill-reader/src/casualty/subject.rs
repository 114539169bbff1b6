//! Who the subject of harm is where what stands nearest only says more of it: "ten people said to be of one family were
//! killed", "three of its nationals, all civilians, were shot dead".

use sijill_language::Tag;

use super::flat::right;
use super::hit::Hit;
use crate::analysis::Analysed;
use crate::lexicon::Lexicon;
use crate::people::{People, people_at};

/// The people that a phrase found as subject is said of; the phrase's own where it stands for itself.
pub(super) fn told_of(a: &Analysed<'_>, lexicon: &Lexicon, people: People) -> People {
    if people.named
        && let Some(described) = apposed(a, lexicon, &people)
    {
        return described;
    }
    if let Some(described) = named_before(a, lexicon, &people) {
        return described;
    }
    let before = |back: usize| a.sentence.lower(people.first.wrapping_sub(back));
    let part = before(1) == "including" || matches!(before(1), "them" | "whom") && before(2) == "among";
    // "twelve soldiers and three civilians, [one of them] a child, were killed"
    let of_them = before(1) == ","
        && (people.first..=people.last).any(|i| matches!(a.sentence.lower(i), "them" | "whom"));
    if people.counted && !part && !of_them {
        return people;
    }
    let found = believed(a, lexicon, &people).or_else(|| set_off(a, lexicon, &people));
    found.filter(|p| p.last < people.first).unwrap_or(people)
}

/// "[a civilian], Jose Cruz, was shot": who the name is of, with the name.
fn apposed(a: &Analysed<'_>, lexicon: &Lexicon, people: &People) -> Option<People> {
    let s = &a.sentence;
    let comma = people.first.checked_sub(1).filter(|&i| s.lower(i) == ",")?;
    let described = people_before(a, lexicon, comma).or_else(|| {
        // "[the mayor] of Cali, Pedro Ruiz,"
        let place = a.chunk(comma.checked_sub(1)?).filter(|c| a.place_at(c.head).is_some())?;
        let of = place.first.checked_sub(1).filter(|&i| matches!(s.lower(i), "of" | "in" | "for"))?;
        people_at(a, lexicon, of.checked_sub(1)?)
    })?;
    let one =
        described.figure.best == Some(1) && !described.counted && !described.named && !described.unknown;
    let article =
        matches!(s.lower(described.first), "a" | "an" | "the" | "another" | "his" | "her" | "their")
            || described.first == 0;
    (one && article
        && matches!(s.lower(people.last + 1), "," | "and" | "was" | "were" | "died" | "(" | "who"))
    .then(|| People { names: people.names.clone(), last: people.last, ..described })
}

/// "[a citizen], Juan Perez, owner of a farm, was found dead": what stands behind a name says more of who bears it.
fn named_before(a: &Analysed<'_>, lexicon: &Lexicon, people: &People) -> Option<People> {
    let s = &a.sentence;
    let more = !people.named && !people.counted && !people.pronoun && people.figure.best == Some(1);
    let plain = s.tag(people.first).is_noun() || matches!(s.lower(people.first), "a" | "an" | "the");
    let comma = people.first.checked_sub(1).filter(|&i| more && plain && s.lower(i) == ",")?;
    let aged = comma.checked_sub(1).and_then(|i| a.number(i)).and_then(|n| n.first.checked_sub(1));
    let end = aged.filter(|&i| s.lower(i) == ",").unwrap_or(comma);
    let name = a.chunk(end.checked_sub(1)?).filter(|c| c.head + 1 == end && c.first < c.head)?;
    let named = people_at(a, lexicon, name.head).filter(|p| p.named && p.figure.best == Some(1))?;
    // It is closed by a comma again, and no list goes on from it.
    let closes = (people.last + 1..s.len().min(people.last + 14))
        .take_while(|&i| !matches!(s.lower(i), "and" | "," | ";" | "or"))
        .last()
        .map_or(people.last + 1, |i| i + 1);
    (s.lower(closes) == ",").then(|| apposed(a, lexicon, &named).unwrap_or(named))
}

/// "[30 people] believed to be [Fulanis]", "[ten people] said to be of [one family]".
fn believed(a: &Analysed<'_>, lexicon: &Lexicon, people: &People) -> Option<People> {
    let s = &a.sentence;
    let floor = people.first.saturating_sub(8);
    let be =
        (floor..people.first).rev().find(|&i| s.lower(i) == "be" && s.lower(i.wrapping_sub(1)) == "to")?;
    let participle = be.checked_sub(2).filter(|&i| matches!(s.tag(i), Tag::VBN | Tag::VBD | Tag::JJ))?;
    let helper = (participle.saturating_sub(3)..participle).any(|i| s.lemma(i) == "be");
    if helper || (be + 1..people.first).any(|i| a.is_finite(i)) {
        return None;
    }
    people_before(a, lexicon, participle)
}

/// "[ten of its nationals], all [civilians],", "[seven aid workers] -- all but one of them [women] --".
fn set_off(a: &Analysed<'_>, lexicon: &Lexicon, people: &People) -> Option<People> {
    let s = &a.sentence;
    let floor = people.first.saturating_sub(6);
    // "161 people including soldiers, locals and travellers"
    let listed = (people.first.saturating_sub(14)..people.first)
        .rev()
        .take_while(|&i| {
            s.tag(i).is_noun()
                || s.tag(i).is_adjective()
                || matches!(s.tag(i), Tag::Comma | Tag::CC | Tag::CD | Tag::DT | Tag::VBG | Tag::Hyphen)
        })
        .find(|&i| s.lower(i) == "including");
    if let Some(including) = listed {
        return people_before(a, lexicon, including).filter(|p| p.counted);
    }
    let open = (floor..people.first).rev().find(|&i| {
        matches!(s.tag(i), Tag::Comma | Tag::OpenBracket)
            || s.lower(i) == "including"
            || matches!(s.lower(i), "--" | "-" | "–" | "—")
    })?;
    let open = if s.lower(open) == "including" && s.tag(open.wrapping_sub(1)) != Tag::Comma {
        open.saturating_sub(1)
    } else {
        open
    };
    let some = a.count(open + 1).is_some_and(|n| {
        matches!(s.lower(n.last + 1), "them" | "whom")
            || s.lower(n.last + 1) == "of" && matches!(s.lower(n.last + 2), "them" | "whom")
    });
    let among =
        some || s.lower(open + 1) == "among" && matches!(s.lower(open + 2), "them" | "whom" | "those");
    let says_more = among
        || s.lower(open) == "including"
        || matches!(
            s.lower(open + 1),
            "all"
                | "most"
                | "mostly"
                | "mainly"
                | "some"
                | "many"
                | "both"
                | "including"
                | "half"
                | "several"
        )
        || s.lower(open + 1) == "of" && s.lower(open + 2) == "whom"
        || s.tag(open) == Tag::OpenBracket;
    says_more.then(|| people_before(a, lexicon, open)).flatten().filter(|p| p.counted)
}

/// "the families of [two men], [a teacher] and [a boy] who were killed": all of the list that ends with somebody.
pub(super) fn listed_before(a: &Analysed<'_>, lexicon: &Lexicon, last: People) -> Vec<People> {
    let s = &a.sentence;
    let mut list = vec![last];
    while list.len() < 20 {
        let first = list.last().map_or(0, |p| p.first);
        let first = first - usize::from(first > 0 && s.tag(first - 1) == Tag::PRPS);
        let Some(mark) = first.checked_sub(1) else { break };
        let and = s.lower(mark) == "and";
        let comma = s.lower(mark) == "," && list.len() > 1;
        let end = mark.checked_sub(if and && s.lower(mark.wrapping_sub(1)) == "," { 2 } else { 1 });
        let Some(chunk) = end.and_then(|e| a.chunk(e)).filter(|_| and && list.len() == 1 || comma) else {
            break;
        };
        let people = people_at(a, lexicon, chunk.head).filter(|p| {
            !p.pronoun && !p.unknown && p.first < first && (p.counted || p.figure.best == Some(1))
        });
        let Some(people) = people else { break };
        list.push(people);
    }
    list.reverse();
    list
}

/// The people that end just before a token.
pub(crate) fn people_before(a: &Analysed<'_>, lexicon: &Lexicon, token: usize) -> Option<People> {
    let s = &a.sentence;
    let mut at = token.checked_sub(1)?;
    if s.tag(at) == Tag::Comma {
        at = at.checked_sub(1)?;
    }
    // "50 people [other estimates are lower], including a soldier"
    if s.tag(at) == Tag::CloseBracket {
        at = (at.saturating_sub(20)..at).rev().find(|&i| s.tag(i) == Tag::OpenBracket)?.checked_sub(1)?;
    }
    let chunk = a.chunk(at)?;
    // "ten of its nationals": the whole phrase is found from its first part.
    let whole = (s.lower(chunk.first.wrapping_sub(1)) == "of")
        .then(|| chunk.first.checked_sub(2))
        .flatten()
        .and_then(|k| people_at(a, lexicon, k))
        .filter(|w| w.last >= at);
    whole.or_else(|| people_at(a, lexicon, chunk.head)).filter(|p| !p.pronoun)
}

/// "A judge was killed [with his wife and two children]", "[along with two other people]".
pub(super) fn together_with(a: &Analysed<'_>, lexicon: &Lexicon, hit: &Hit) -> Vec<People> {
    let s = &a.sentence;
    let from = hit.people.last.max(hit.anchor) + 1;
    let state = |i: usize| {
        lexicon.states.contains_key(s.lower(i))
            || matches!(s.lower(i), "to" | "death" | "down" | "hostage" | "captive")
    };
    // "Two civilians were killed, senior officials said, along with five assailants"
    let said = said_between(a, from);
    let aside = |i: usize| said.is_some_and(|(first, last)| first <= i && i <= last);
    let reach = 10 + said.map_or(0, |(first, last)| last + 1 - first);
    let with = (from..s.len().min(from + reach))
        .filter(|&i| !aside(i))
        .take_while(|&i| {
            !a.is_finite(i) && (s.lower(i) != "," || matches!(s.lower(i + 1), "along" | "together"))
        })
        .find_map(|i| {
            let joined = matches!(s.lower(i), "along" | "together");
            let adjacent = (from..i).all(|k| aside(k) || s.tag(k) == Tag::RB || state(k));
            match s.lower(i + 1) {
                "with" if joined => Some(i + 2),
                _ if s.lower(i) == "alongside" => Some(i + 1),
                own if s.lower(i) == "with" && adjacent => {
                    let others = a
                        .count(i + 1)
                        .is_some_and(|n| s.lower(n.last + 1) == "others" || s.lower(n.last) == "others");
                    // "with two of his children"
                    let some_of = a.count(i + 1).is_some_and(|n| {
                        let of = n.last + usize::from(s.lower(n.last) != "of");
                        s.lower(of) == "of" && s.tag(of + 1) == Tag::PRPS
                    });
                    (matches!(own, "his" | "her" | "their") || others || some_of).then_some(i + 1)
                }
                _ => None,
            }
        });
    let known = |p: &People| !p.unknown && !p.named && !p.pronoun;
    with.map_or_else(Vec::new, |with| right(a, lexicon, with).into_iter().filter(known).collect())
}

/// ", senior officials said," right behind what was told, with its commas.
fn said_between(a: &Analysed<'_>, from: usize) -> Option<(usize, usize)> {
    let s = &a.sentence;
    let open = (from..from + 6).find(|&i| s.lower(i) == ",")?;
    let close = (open + 2..open + 9).find(|&i| s.lower(i) == ",")?;
    let verbs = (open + 1..close).filter(|&i| a.is_finite(i));
    let said =
        verbs.clone().count() == 1 && verbs.into_iter().all(|i| crate::saying::is_reporting(s.lemma(i)));
    said.then_some((open, close))
}

#[cfg(test)]
mod tests {
    use crate::testing::casualties;

    #[test]
    fn what_is_said_of_the_victims_does_not_stand_for_them() {
        for (text, killed) in [
            ("At least 30 people believed to be herders have been killed by soldiers.", 30),
            ("Ten people said to be of the same family were killed in Vom.", 10),
            ("Ten of its nationals, all civilians, were killed in Sebha.", 10),
            ("Nine teachers were killed.", 9),
        ] {
            let found = casualties(text);
            assert!(found.iter().any(|(_, best)| *best == Some(killed)), "{text}: {found:?}");
        }
    }
}
