//! Lists of people to the right and left of a word: "two teachers, a nurse and six others".

use sijill_language::Tag;

use crate::analysis::Analysed;
use crate::casualty::subject::{people_before, told_of};
use crate::lexicon::Lexicon;
use crate::people::{People, people_at, whole_at};

/// The list of people that starts at or soon after a token.
pub(crate) fn right(a: &Analysed<'_>, lexicon: &Lexicon, from: usize) -> Vec<People> {
    let s = &a.sentence;
    let mut i = from;
    while i < s.len() && i < from + 5 {
        // "killed on Friday 25 civilians"
        let day = a.date_at(i).or_else(|| (s.tag(i) == Tag::IN).then(|| a.date_at(i + 1)).flatten());
        if let Some(last) = day.and_then(|d| a.dates.get(d)).map(|d| d.last)
            && (a.count(last + 1).is_some() || s.tag(last + 1) == Tag::DT)
        {
            i = last + 1;
            continue;
        }
        // "stabbed [to death] two guards"
        if s.lower(i) == "death" && s.lower(i.wrapping_sub(1)) == "to" {
            i += 1;
            continue;
        }
        let skip = matches!(s.tag(i), Tag::RB | Tag::RP | Tag::RBR | Tag::RBS | Tag::OpenQuote)
            || matches!(
                s.lower(i),
                "dead" | "to" | "death" | "or" | "and" | "at" | "least" | "the" | "a" | "an"
            )
            // "killing himself, two other bombers and six people"
            || matches!(s.lower(i), "himself" | "herself" | "themselves")
            || s.lower(i) == ","
                && matches!(s.lower(i.wrapping_sub(1)), "himself" | "herself" | "themselves")
            || matches!(s.tag(i), Tag::VBN | Tag::VBD | Tag::VBG | Tag::JJ)
                && lexicon.verbs.contains_key(s.lemma(i));
        if a.number(i).is_some() || a.chunk(i).is_some_and(|c| c.first == i || a.number(c.first).is_some()) {
            break;
        }
        if !skip {
            return Vec::new();
        }
        i += 1;
    }
    let start = a.number(i).map_or(i, |n| (n.first..=n.last).find(|&k| a.chunk(k).is_some()).unwrap_or(i));
    let Some(first) = people_at(a, lexicon, start).or_else(|| {
        // "killed the army's 12 men": the phrase's own head.
        a.chunk(start).and_then(|c| people_at(a, lexicon, c.head))
    }) else {
        return Vec::new();
    };
    extend_right(a, lexicon, first)
}

/// Goes on through ", X and Y" as long as what follows is no subject of another verb.
pub(crate) fn extend_right(a: &Analysed<'_>, lexicon: &Lexicon, first: People) -> Vec<People> {
    extended(a, lexicon, first, false)
}

/// The same behind a noun that may itself be the subject of the verb that follows: "the murder of two priests and their maid
/// has shocked".
pub(super) fn extend_under(a: &Analysed<'_>, lexicon: &Lexicon, first: People) -> Vec<People> {
    extended(a, lexicon, first, true)
}

fn extended(a: &Analysed<'_>, lexicon: &Lexicon, first: People, under: bool) -> Vec<People> {
    let s = &a.sentence;
    let mut list = vec![first];
    let mut commas = Vec::new();
    let mut ended = false;
    loop {
        let last = list.last().map_or(0, |p| p.last);
        let mut j = list.last().map_or(0, |p| past_apposition(a, lexicon, p)) + 1;
        let comma = s.lower(j) == ",";
        if comma {
            j += 1;
        }
        let joined = match (s.lower(j), s.lower(j + 1), s.lower(j + 2)) {
            ("and" | "plus" | "&" | "or", _, _) => {
                j += 1;
                true
            }
            ("as", "well", "as") => {
                j += 3;
                true
            }
            ("along" | "together", "with", _) => {
                j += 2;
                true
            }
            _ => false,
        };
        if !joined && !comma {
            break;
        }
        while matches!(s.tag(j), Tag::RB | Tag::RBR | Tag::RBS) && a.number(j).is_none() {
            j += 1;
        }
        let start =
            a.number(j).map_or(j, |n| (n.first..=n.last).find(|&k| a.chunk(k).is_some()).unwrap_or(j));
        let next = people_at(a, lexicon, start).filter(|p| p.last > last && !p.pronoun);
        let Some(next) = next else { break };
        // "killed nine and injured several others": another harm.
        if (last + 1..next.head).any(|i| lexicon.states.contains_key(s.lower(i))) {
            break;
        }
        // "Ali Garba, the director of…": what he is, no second victim.
        if comma
            && !joined
            && list.last().is_some_and(|p| p.named)
            && !next.counted
            && matches!(s.lower(next.first), "a" | "an" | "the")
        {
            break;
        }
        // ", Hiba Sallum," after a noun is its name, no second victim.
        if comma && !joined && next.named {
            break;
        }
        if comma && !joined {
            commas.push(list.len());
        }
        ended = joined;
        list.push(next);
        if list.len() > 40 {
            break;
        }
    }
    // What no "and" joins ("…, all in their twenties", "…, police and medical sources said") only says more of them, or
    // begins something else; numbers alone can make a list.
    while !ended && list.len() > 1 && list.last().is_some_and(|p| !p.counted) {
        list.pop();
        commas.retain(|&at| at < list.len());
    }
    let end = list.last().map_or(0, |p| p.last);
    let follows = s.tag(end + 1);
    let own = under
        && list.last().is_some_and(|p| matches!(s.lower(p.first), "his" | "her" | "their" | "a" | "an"))
        && commas.is_empty();
    let other_clause = !own && matches!(follows, Tag::VBD | Tag::VBZ | Tag::VBP | Tag::MD)
        || matches!(follows, Tag::VBN | Tag::JJ) && lexicon.verbs.contains_key(s.lemma(end + 1))
        || lexicon.states.contains_key(s.lower(end + 1)) && list.len() > 1;
    if other_clause && list.len() > 1 {
        list.truncate(commas.first().copied().unwrap_or(list.len() - 1).max(1));
    }
    list
}

/// The last token of what is set off by commas after one person: "a driver, [Ali Hasan, 34,] and two others", "Ali Hasan,
/// [a driver,] and two others". The person's own last token where nothing is.
pub(crate) fn past_apposition(a: &Analysed<'_>, lexicon: &Lexicon, person: &People) -> usize {
    let s = &a.sentence;
    let one = person.figure.best == Some(1) && !person.counted;
    if !one {
        return person.last;
    }
    // "a leader [of the party], Ali Hasan, and two others"
    let mut end = past_phrases(a, person.last);
    if s.lower(end + 1) != "," {
        let goes_on = matches!(s.lower(end + 1), "and" | "along" | "together");
        return if goes_on { end } else { person.last };
    }
    // At most a name or description, an age and a relative clause's worth of commas.
    for _ in 0..3 {
        let first = end + 2;
        let age = a.number(first).is_some_and(|n| n.role == sijill_language::NumberRole::Age)
            || a.number(first).is_some()
                && s.lower(first + 1) == ","
                && a.chunk(first).is_none_or(|c| c.head == first);
        let last = if age {
            a.number(first).map(|n| n.last)
        } else {
            a.chunk(first).filter(|c| c.first == first).and_then(|c| {
                let told = people_at(a, lexicon, c.head)?;
                let described = person.named && !told.counted && matches!(s.lower(first), "a" | "an" | "the");
                // "Ali Hasan, a leader [of the party], and two others"
                let last = if described { past_phrases(a, told.last) } else { told.last };
                (!person.named && told.named || described).then_some(last)
            })
        };
        match last {
            Some(last) if s.lower(last + 1) == "," => end = last,
            // "…, an official and two others": a description goes on to the end of its own list.
            Some(last) if !age && matches!(s.lower(last + 1), "and" | "along" | "together") => return last,
            _ => break,
        }
    }
    // Only what a list goes on after is passed over.
    let goes_on = s.lower(end + 1) == ","
        && matches!(
            s.lower(end + 2),
            "and" | "along" | "together" | "as" | "his" | "her" | "their" | "a" | "an"
        )
        || a.count(end + 2).is_some();
    if goes_on { end } else { person.last }
}

/// The last token of phrases that say whose or where somebody is: "[of the party] [in the north]".
fn past_phrases(a: &Analysed<'_>, mut end: usize) -> usize {
    while matches!(a.sentence.lower(end + 1), "of" | "from" | "in" | "for" | "with" | "at")
        && let Some(inner) = a.chunk(end + 2).filter(|c| c.first == end + 2 && a.count(c.first).is_none())
    {
        end = inner.last;
    }
    end
}

/// "killed were 12 civilians".
pub(super) fn after_passive(a: &Analysed<'_>, lexicon: &Lexicon, verb: usize) -> Vec<People> {
    if matches!(a.sentence.lower(verb + 1), "was" | "were" | "are" | "is") {
        right(a, lexicon, verb + 2)
    } else {
        Vec::new()
    }
}

/// The list of people that ends before a token (the verb with its helpers), over what may stand between.
pub(crate) fn left(a: &Analysed<'_>, lexicon: &Lexicon, verb: usize) -> Vec<People> {
    let Some(nearest) = nearest_left(a, lexicon, verb) else { return Vec::new() };
    let nearest = named_group(a, lexicon, &nearest).unwrap_or_else(|| told_of(a, lexicon, nearest));
    extend_left(a, lexicon, nearest)
}

/// "[Two of our volunteers], Adnan Jawish and Samer Tello, were hurt": whose name a name is one of.
fn named_group(a: &Analysed<'_>, lexicon: &Lexicon, person: &People) -> Option<People> {
    let s = &a.sentence;
    let name = person.names.first().filter(|_| person.named && !person.counted)?;
    let open = (person.first.saturating_sub(30)..person.first)
        .rev()
        .take_while(|&i| {
            s.tag(i).is_proper()
                || matches!(s.tag(i), Tag::CC | Tag::Comma | Tag::OpenBracket | Tag::Hyphen)
                || a.number(i).is_some()
        })
        .filter(|&i| matches!(s.tag(i), Tag::Comma | Tag::OpenBracket | Tag::Hyphen))
        .last()?;
    people_before(a, lexicon, open).filter(|p| p.counted && p.names.iter().any(|n| n.name == name.name))
}

fn nearest_left(a: &Analysed<'_>, lexicon: &Lexicon, verb: usize) -> Option<People> {
    let s = &a.sentence;
    // "a girl, working in a clinic, was shot": what is set off by commas is passed over.
    if s.lower(verb.wrapping_sub(1)) == "," {
        let open = (verb.saturating_sub(26)..verb - 1).rev().find(|&i| s.lower(i) == ",");
        let held = open.and_then(|o| a.chunk(o.checked_sub(1)?)).and_then(|c| whole_at(a, lexicon, c));
        let told_by_clause = open.is_some_and(|o| matches!(s.lower(o + 1), "who" | "whose" | "which"));
        if held.as_ref().is_some_and(|p| !p.named || told_by_clause) {
            return held;
        }
    }
    let mut end = verb;
    let mut looked = 0;
    let mut fallback: Option<People> = None;
    while let Some(i) = end.checked_sub(1) {
        looked += 1;
        if looked > 16 {
            break;
        }
        let tag = s.tag(i);
        // "workers of the party [MQM] in the area": what stands in brackets is passed over.
        if tag == Tag::CloseBracket
            && let Some(open) = (i.saturating_sub(20)..i).rev().find(|&k| s.tag(k) == Tag::OpenBracket)
        {
            end = open;
            continue;
        }
        if let Some(chunk) = a.chunk(i) {
            // "a keynote that vaulted him onto the scene": no subject.
            if matches!(s.lower(chunk.head), "him" | "them" | "us" | "me" | "himself" | "themselves") {
                end = chunk.first;
                continue;
            }
            let before = s.lower(chunk.first.wrapping_sub(1));
            let governed = matches!(s.tag(chunk.first.wrapping_sub(1)), Tag::IN | Tag::TO)
                && before != "that"
                && a.number(chunk.first.wrapping_sub(1)).is_none();
            let people = people_at(a, lexicon, chunk.head);
            // "killed ten, with 25 others badly hurt": their own subject.
            let absolute = fallback.is_none()
                && before == "with"
                && (chunk.last + 1..verb).all(|k| matches!(s.tag(k), Tag::RB | Tag::RBR | Tag::JJR))
                && !matches!(s.lower(chunk.first.wrapping_sub(2)), "along" | "together");
            match people {
                Some(p) if absolute && p.counted => return Some(p),
                // "12 people in the town were killed": a phrase after a preposition is no subject, unless "of" led to it.
                Some(p) if !governed => {
                    if p.named && s.lower(chunk.first.wrapping_sub(1)) == "," {
                        // A name set off by commas: the noun before it is the subject.
                        fallback = Some(p);
                        end = chunk.first.saturating_sub(1);
                        continue;
                    }
                    return Some(p);
                }
                Some(p) if before == "of" => {
                    // "two of his bodyguards": the whole phrase is found from its first part.
                    let whole = chunk.first.checked_sub(2).and_then(|k| people_at(a, lexicon, k));
                    match whole {
                        Some(w) if w.last >= p.last => return Some(w),
                        _ => fallback = fallback.or(Some(p)),
                    }
                }
                Some(p) if p.counted && fallback.is_none() && !governed => fallback = Some(p),
                _ => {}
            }
            end = chunk.first;
            if governed {
                end = end.saturating_sub(1);
            }
            continue;
        }
        // "a chief in the area [disputed by] the two countries"
        let reduced = matches!(tag, Tag::VBN | Tag::VBG)
            && matches!(s.tag(i + 1), Tag::IN | Tag::TO)
            && a.chunk(i.wrapping_sub(1)).is_some()
            && !lexicon.verbs.contains_key(s.lemma(i));
        let bridge = reduced
            || matches!(
                tag,
                Tag::Comma
                    | Tag::IN
                    | Tag::RB
                    | Tag::OpenBracket
                    | Tag::CloseBracket
                    | Tag::WP
                    | Tag::WDT
                    | Tag::CC
                    | Tag::TO
                    | Tag::Hyphen
            )
            || matches!(s.lower(i), "who" | "that" | "also" | "--" | "-" | "including" | "reportedly")
            || a.date_at(i).is_some()
            || a.number(i).is_some();
        if !bridge {
            return fallback.or_else(|| before_relative(a, lexicon, i));
        }
        end = i;
    }
    fallback
}

/// "[A sheikh] in the town who had been active there was killed": whom the relative clause that ends at a token is said of.
fn before_relative(a: &Analysed<'_>, lexicon: &Lexicon, token: usize) -> Option<People> {
    let s = &a.sentence;
    let floor = token.saturating_sub(24);
    let who = (floor..token)
        .rev()
        .take_while(|&i| !matches!(s.surface(i), ";" | ":" | "“" | "”" | "\""))
        .find(|&i| matches!(s.tag(i), Tag::WP | Tag::WDT) || s.lower(i) == "who")?;
    if !(who + 1..=token).any(|i| a.is_finite(i)) {
        return None;
    }
    let at = if s.lower(who.wrapping_sub(1)) == "," { who.checked_sub(2)? } else { who.checked_sub(1)? };
    let near = a.chunk(at)?;
    let governed = |c: crate::chunk::Chunk| {
        matches!(s.tag(c.first.wrapping_sub(1)), Tag::IN) && a.number(c.first.wrapping_sub(1)).is_none()
    };
    if !governed(near) {
        return people_at(a, lexicon, near.head);
    }
    // "a sheikh in the town who…": people, not the town.
    let outer = near.first.checked_sub(2).and_then(|k| a.chunk(k))?;
    people_at(a, lexicon, near.head)
        .filter(|p| !p.named && !p.unknown && p.counted)
        .or_else(|| people_at(a, lexicon, outer.head))
}

/// "Samir Jarad, 27, and…", "…, 27; and": the comma before the age, for the one behind it.
fn before_age(a: &Analysed<'_>, comma: usize) -> usize {
    let number = comma.checked_sub(1).and_then(|i| a.number(i));
    let open = number.and_then(|n| n.first.checked_sub(1)).filter(|&i| a.sentence.lower(i) == ",");
    let small = number.and_then(|n| n.value.best).is_some_and(|age| age < 110);
    open.filter(|_| small).unwrap_or(comma)
}

/// "a judge of the court and his driver", not "former head of the union and member of the council", who is one.
fn are_two(a: &Analysed<'_>, left: &People, right: Option<&People>) -> bool {
    let s = &a.sentence;
    right.is_some_and(|r| {
        let own = matches!(s.lower(r.first), "his" | "her" | "their") || r.counted;
        let each = |p: &People| matches!(s.lower(p.first), "a" | "an" | "another" | "the" | "one");
        !r.named && (own || each(left) && matches!(s.lower(r.first), "a" | "an" | "another"))
    })
}

/// Whom a chain of phrases that ends at a token is said of: "[the head] of the council of Dura", "[two guards] at the gate".
/// Only where nothing acts on them.
fn at_head(a: &Analysed<'_>, lexicon: &Lexicon, token: usize) -> Option<People> {
    let s = &a.sentence;
    let mut chunk = a.chunk(token)?;
    for _ in 0..5 {
        let mut before = chunk.first.checked_sub(1)?;
        if s.tag(before) == Tag::OpenBracket {
            before = before.checked_sub(1)?;
        }
        if !matches!(s.tag(before), Tag::IN | Tag::TO) || s.lower(before) == "that" {
            return None;
        }
        before = before.checked_sub(1)?;
        // "a detective attached to the zone"
        if s.tag(before) == Tag::VBN && !lexicon.verbs.contains_key(s.lemma(before)) {
            before = before.checked_sub(1)?;
        }
        chunk = a.chunk(before)?;
        let first = a.number(chunk.first).map_or(chunk.first, |n| n.first.min(chunk.first));
        let outermost = first.checked_sub(1).is_none_or(|i| {
            matches!(s.tag(i), Tag::Comma | Tag::CC | Tag::Stop | Tag::OpenQuote | Tag::CloseQuote)
                || matches!(s.lower(i), "that" | "after" | "as" | "when" | "while" | "where" | "because")
                || a.date_at(i).is_some()
        });
        if outermost {
            return people_at(a, lexicon, chunk.head).filter(|p| !p.pronoun && !p.named && !p.unknown);
        }
    }
    None
}

pub(crate) fn extend_left(a: &Analysed<'_>, lexicon: &Lexicon, nearest: People) -> Vec<People> {
    let s = &a.sentence;
    let mut list = vec![nearest];
    let mut linked = false;
    loop {
        let first = list.last().map_or(0, |p| p.first);
        let Some(mut j) = first.checked_sub(1) else { break };
        let and = matches!(s.lower(j), "and" | "plus" | "&")
            || s.lower(j) == "as" && s.lower(j.wrapping_sub(1)) == "well"
            || s.lower(j) == "with" && matches!(s.lower(j.wrapping_sub(1)), "along" | "together");
        if and {
            j = j.wrapping_sub(match s.lower(j) {
                "as" => 3,
                "with" => 2,
                _ => 1,
            });
            if matches!(s.lower(j), "," | ";") {
                j = before_age(a, j).wrapping_sub(1);
            }
        } else if s.lower(j) == ";" && linked && list.last().is_some_and(|p| p.named)
            || s.lower(j) == "," && linked
        {
            j = before_age(a, j).wrapping_sub(1);
        } else {
            break;
        }
        // "the head of the council of Dura [in the south] and his driver"
        if s.tag(j) == Tag::CloseBracket {
            let open = (j.saturating_sub(20)..j).rev().find(|&k| s.tag(k) == Tag::OpenBracket);
            let Some(before) = open.and_then(|o| o.checked_sub(1)) else { break };
            j = before;
        }
        let Some(chunk) = a.chunk(j) else { break };
        let by_of = s.lower(chunk.first.wrapping_sub(1)) == "of";
        let start = if by_of { chunk.first.saturating_sub(2) } else { chunk.head };
        let direct = people_at(a, lexicon, start).filter(|p| p.last >= j && !p.pronoun);
        let stands = |p: &People| !matches!(s.tag(p.first.wrapping_sub(1)), Tag::IN | Tag::TO) || p.counted;
        let outer = if and && !direct.as_ref().is_some_and(stands) {
            at_head(a, lexicon, j).filter(|p| are_two(a, p, list.last()))
        } else {
            None
        };
        let Some(people) = outer.or(direct) else { break };
        let people = if people.named { told_of(a, lexicon, people) } else { people };
        let before = people.first.wrapping_sub(1);
        let governed = matches!(s.tag(before), Tag::IN)
            && !(people.counted && s.lower(before) == "at")
            && !matches!(
                s.lower(before),
                "that" | "after" | "as" | "while" | "when" | "because" | "if" | "where"
            );
        // "killed nine people and six were hurt": the former are another verb's.
        let of_other_verb = s.tag(before).is_verb() && lexicon.verbs.contains_key(s.lemma(before));
        if governed || of_other_verb || people.first >= first {
            break;
        }
        linked = true;
        list.push(people);
        if list.len() > 40 {
            break;
        }
    }
    list.reverse();
    list
}
