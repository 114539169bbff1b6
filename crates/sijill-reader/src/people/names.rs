//! The names of people that phrases tell of: "police chief Musal Rassouli", "a teacher, Hiba Sallum, 34,", "two men, X and Y,".

use sijill_claim::{Sex, Victim};
use sijill_language::{Number, NumberRole, Tag};

use super::does::person_suffix;
use super::{Noun, NounKind, People};
use crate::analysis::Analysed;
use crate::chunk::Chunk;
use crate::classes::CLASSES;
use crate::lexicon::Lexicon;
use crate::saying::is_reporting;

pub(super) fn names(a: &Analysed<'_>, lexicon: &Lexicon, chunk: Chunk, noun: &Noun) -> Vec<Victim> {
    if noun.kind != NounKind::Name {
        return Vec::new();
    }
    let s = &a.sentence;
    let from = (chunk.first..=chunk.head)
        .rev()
        .take_while(|&i| s.tag(i).is_proper() || s.tag(i) == Tag::Hyphen)
        .last();
    // "Judge Maria Diaz", "Attorney General Roberto Aviles": what she is is no part of the name.
    let title = |i: &usize| is_title(lexicon, s.lower(*i));
    from.map(|from| {
        // "Antioquia Governor Anselmo Rivas": what stands before it says whose.
        let from = (from..chunk.head).rev().find(title).map_or(from, |i| i + 1);
        let from = past_occupation(a, from, chunk.head);
        // "the Dutch Agronomist", "the Treasurer", of a text that was in capitals: nobody's name has an article.
        let article = from > 0 && matches!(s.lower(from - 1), "the" | "a" | "an");
        if article { Vec::new() } else { vec![victim(a, from, chunk.head)] }
    })
    .unwrap_or_default()
}

/// "[Agronomist] Stein Haugland", of a text that was in capitals: a word that only tells what somebody does, before two names.
fn past_occupation(a: &Analysed<'_>, from: usize, head: usize) -> usize {
    let does = |i: usize| {
        let word = a.sentence.lower(i);
        word.len() > 6 && ["ist", "eer", "ician", "smith"].iter().any(|end| word.ends_with(end))
    };
    (from..(head + 1).saturating_sub(2)).rev().find(|&i| does(i)).map_or(from, |i| i + 1)
}

/// "Judge", "Fr.", "Corporal": what somebody is, before the name.
fn is_title(lexicon: &Lexicon, lower: &str) -> bool {
    let word = lower.trim_end_matches('.');
    lexicon.people.contains_key(word)
        || CLASSES.short_titles.has(word)
        || lexicon.company.ranks.contains(word)
}

/// "A teacher, Hiba Sallum, 34," and "a nurse named X".
pub(super) fn apposed_name(a: &Analysed<'_>, lexicon: &Lexicon, last: usize) -> Vec<Victim> {
    let s = &a.sentence;
    // "the mayor of Huanta, Teodulo Gamboa,", "the head of the institute of arts, Edgar Ruiz,"
    let mut end = last;
    for _ in 0..4 {
        match (s.lower(end + 1), a.chunk(end + 2)) {
            ("of" | "in" | "from" | "for" | "at", Some(c)) if c.first == end + 2 => end = c.last,
            _ => break,
        }
    }
    let last = if s.lower(end + 1) == "," { end } else { modified(a, last).unwrap_or(last) };
    let at = match s.lower(last + 1) {
        "," | "named" | "called" | "identified" => last + 2,
        _ => return Vec::new(),
    };
    let at = if matches!(s.lower(at), "identified" | "named" | "called") { at + 1 } else { at };
    let at = if s.lower(at) == "as" { at + 1 } else { at };
    let Some(chunk) = a.chunk(at) else { return Vec::new() };
    // "his driver, Corporal Luis Zepeda,"
    // "the shop owner, Japanese citizen Kenji Morita, 70,", "a watchman, 61-year-old Severino Mamani,"
    let is_sort = |&i: &usize| {
        is_title(lexicon, s.lower(i))
            || !s.tag(i).is_proper() && !matches!(s.tag(i), Tag::DT | Tag::PRPS)
            || s.tag(i + 1).is_noun() && !s.tag(i + 1).is_proper()
    };
    let titled = (at.max(chunk.first)..chunk.head).take_while(is_sort).count();
    let from = at.max(chunk.first) + titled;
    // "killed a guard, Reuters reported"
    let speaks = a.is_finite(chunk.head + 1) && is_reporting(s.lemma(chunk.head + 1));
    let fits = !speaks
        && s.tag(from).is_proper()
        && s.tag(chunk.head).is_proper()
        && a.place_at(chunk.head).is_none()
        && !lexicon.people.contains_key(s.lemma(chunk.head));
    if fits { vec![victim(a, from, chunk.head)] } else { Vec::new() }
}

/// "a soldier assigned to her security, Pedro Ascencio, was", "the agent who escorted them, Wilson Narvaez, died": the last word
/// of what tells more of somebody whose name follows.
fn modified(a: &Analysed<'_>, last: usize) -> Option<usize> {
    let s = &a.sentence;
    let opens = matches!(s.tag(last + 1), Tag::VBN | Tag::VBG | Tag::WP | Tag::WDT | Tag::JJ)
        || matches!(s.lower(last + 1), "of" | "in" | "from" | "for" | "at" | "who" | "with" | "to" | "on");
    let comma = (last + 2..s.len().min(last + 16))
        .find(|&i| matches!(s.tag(i), Tag::Comma | Tag::Stop | Tag::Colon))?;
    let name = a.chunk(comma + 1).filter(|c| c.first == comma + 1 && c.head > c.first)?;
    let whole = (name.first..=name.head).all(|i| s.tag(i).is_proper());
    let behind = name.head + 1;
    let closed = s.lower(behind) == ",";
    let place = a.place_at(name.head).is_some() || a.place_at(name.first).is_some();
    (opens && s.lower(comma) == "," && whole && closed && !place).then_some(comma - 1)
}

/// "two missionaries, Tom Bell and Jim Welsh, were": as many names as are counted, or fewer, set off by a comma.
pub(super) fn apposed_names(a: &Analysed<'_>, lexicon: &Lexicon, people: &People) -> Vec<Victim> {
    let s = &a.sentence;
    let most = match people.figure.best {
        Some(n @ 2..=12) => usize::try_from(n).unwrap_or(0),
        _ => return Vec::new(),
    };
    let mut names = Vec::new();
    let mut at = people.last + 1;
    // "three members of a cooperative, X, Y and Z"
    let mut past = at;
    while matches!(s.lower(past), "of" | "from" | "in" | "at" | "for")
        && let Some(c) = a.chunk(past + 1).filter(|c| c.first == past + 1 && a.count(c.first).is_none())
    {
        past = c.last + 1;
    }
    if matches!(s.lower(past), "," | "(" | "--" | ":" | "—" | "–") {
        at = past;
    }
    // ", namely X and Y"
    if s.lower(at) == "," && s.lower(at + 1) == "namely" {
        at += 1;
    }
    while names.len() <= most
        && matches!(s.lower(at), "," | "and" | "(" | "-" | "--" | "—" | "–" | ":" | "namely")
    {
        let comma_and = usize::from(s.lower(at) == "," && s.lower(at + 1) == "and");
        let Some(chunk) = a.chunk(at + 1 + comma_and) else { break };
        let from = (chunk.first..=chunk.head)
            .find(|&i| s.tag(i).is_proper() && !lexicon.people.contains_key(s.lemma(i)));
        // "two of his children, Sonia, 9, and Rigoberto, 3,"
        let called = chunk.head > chunk.first || age_behind(a, chunk.head + 1).is_some();
        let whole = called && s.tag(chunk.head).is_proper() && a.place_at(chunk.head).is_none();
        let Some(from) = from.filter(|_| whole && !lexicon.people.contains_key(s.lemma(chunk.head))) else {
            break;
        };
        names.push(victim(a, from, chunk.head));
        at = chunk.head + 1;
        // ", 34,", "(34)"
        if s.lower(at) == "(" && s.lower(at + 2) == ")" && a.number(at + 1).is_some() {
            at += 3;
        } else if s.lower(at) == ","
            && a.number(at + 1).is_some_and(|n| n.value.best.is_some_and(|n| n < 110))
        {
            at = a.number(at + 1).map_or(at, |n| n.last + 1);
        }
    }
    let closed =
        matches!(s.lower(at), "," | ")" | "." | "--" | "-" | "—" | "–") || at >= s.len() || a.is_finite(at);
    if names.len() == most || closed && names.len() > 1 && names.len() < most { names } else { Vec::new() }
}

/// "Pedro Ruiz, 32, Mario Lima (27), a driver; and Jose Cruz": each name of a list, with its first and last token.
pub(crate) fn named_list(a: &Analysed<'_>, lexicon: &Lexicon, start: usize) -> Vec<(Victim, usize, usize)> {
    let s = &a.sentence;
    let mut found = Vec::new();
    let mut at = start;
    while found.len() < 40 {
        while matches!(s.lower(at), "and" | "," | ";" | "the" | "-" | "--" | "&") {
            at += 1;
        }
        // "sergeants James Waters and Paul Hendrick"
        while lexicon.people.contains_key(s.lemma(at)) && s.tag(at + 1).is_proper() {
            at += 1;
        }
        // "…, [a Franciscan born in Milwaukee], and"
        if !found.is_empty()
            && let Some(end) = aside(a, lexicon, at)
        {
            at = end;
            continue;
        }
        let Some(chunk) = a.chunk(at).filter(|c| c.head >= at) else { break };
        // "Pedro Ruiz, 32, Monday", "the dead were US Marines"
        let group = s.tag(chunk.head) == Tag::NNPS
            || s.lower(chunk.head).strip_suffix('s').is_some_and(|one| lexicon.people.contains_key(one));
        if a.date_at(chunk.head).is_some() || group {
            break;
        }
        // "Ana Diaz, 19, Cali; and": where she was from.
        if !found.is_empty() && chunk.first == chunk.head && a.place_at(chunk.head).is_some() {
            at = chunk.last + 1;
            if matches!(s.lower(at), "," | ";" | "and" | "&" | "-" | "--") {
                continue;
            }
            break;
        }
        let from = (at.max(chunk.first)..=chunk.head).find(|&i| {
            s.tag(i).is_proper()
                && !lexicon.people.contains_key(s.lower(i).trim_end_matches('.'))
                && !lexicon.people.contains_key(s.lower(i).trim_end_matches('s'))
        });
        let described = (chunk.first..=chunk.head).any(|i| lexicon.people.contains_key(s.lemma(i)));
        // "U.S. engineer Douglas Harlan", "British geologist Neil Whitcombe": the name is behind what he does.
        let does = |i: &usize| {
            (lexicon.people.contains_key(s.lemma(*i)) || person_suffix(s.lemma(*i)).is_some())
                && !s.tag(*i).is_proper()
                && s.tag(*i + 1).is_proper()
        };
        let behind = (chunk.first..chunk.head).rev().find(does).map(|i| i + 1);
        let from = behind.or(from).map(|from| past_occupation(a, from, chunk.head));
        match from {
            Some(from)
                // "Juan Ramon morales", of a text that was in capitals
                if (s.tag(chunk.head).is_proper() || from < chunk.head && !lexicon.people.contains_key(s.lemma(chunk.head)))
                    && (from < chunk.head || !found.is_empty() || from > chunk.first && described) =>
            {
                let mut named = victim(a, from, chunk.head);
                at = chunk.head + 1;
                named.age = named.age.or_else(|| age_behind(a, at));
                found.push((named, chunk.first, chunk.head));
            }
            // ", a driver [of the firm],": who he was.
            // "…, his pregnant wife, Dolores Recinos, and": who she was stands before her name.
            _ if !found.is_empty()
                && (matches!(s.lower(chunk.first), "a" | "an" | "the") || s.tag(chunk.first) == Tag::PRPS)
                && described =>
            {
                at = chunk.last + 1;
                while matches!(s.lower(at), "of" | "from" | "in" | "at" | "for")
                    && let Some(inner) = a.chunk(at + 1)
                {
                    at = inner.last + 1;
                }
            }
            _ => break,
        }
        at = past_age(a, at);
        // ", of Tampa, Florida;"
        if s.lower(at) == ","
            && matches!(s.lower(at + 1), "of" | "from")
            && let Some(home) = a.chunk(at + 2)
        {
            at = home.last + 1;
            let outer = a.chunk(at + 1).filter(|c| s.lower(at) == "," && a.place_at(c.head).is_some());
            at = outer.map_or(at, |c| c.last + 1);
        }
        if !matches!(s.lower(at), "," | ";" | "and" | "&" | "-" | "--") {
            break;
        }
    }
    found
}

/// The comma behind what says more of a name in words that no list holds.
fn aside(a: &Analysed<'_>, lexicon: &Lexicon, at: usize) -> Option<usize> {
    let s = &a.sentence;
    let article = matches!(s.lower(at), "a" | "an") && s.lower(at.wrapping_sub(1)) == ",";
    let known = |c: Chunk| (c.first..=c.head).any(|i| lexicon.people.contains_key(s.lemma(i)));
    let end = (at + 1..s.len().min(at + 14))
        .take_while(|&i| !a.is_finite(i))
        .find(|&i| matches!(s.lower(i), "," | ";"))?;
    (article && !a.chunk(at).is_some_and(known)).then_some(end)
}

/// ", 32,", whatever the number is taken for.
fn age_behind(a: &Analysed<'_>, at: usize) -> Option<u32> {
    let end = past_age(a, at);
    let number = (at..end).find_map(|i| a.number(i))?;
    number.value.best.and_then(|n| u32::try_from(n).ok())
}

/// "Hiba Sallum, [34], was killed": behind a name and before what one alone does.
pub(super) fn is_an_age(a: &Analysed<'_>, number: &Number) -> bool {
    let s = &a.sentence;
    let next = number.last + 1;
    let named = number.first > 1 && s.lower(number.first - 1) == "," && s.tag(number.first - 2).is_proper();
    let one = matches!(s.lower(next + 1), "was" | "is" | "has" | "died" | "who");
    let years = number.value.best.is_some_and(|n| (1..110).contains(&n)) && number.first == number.last;
    named && years && s.lower(next) == "," && one
}

/// Behind ", 32", "(32)", ", aged 32" and ", 32 years old".
fn past_age(a: &Analysed<'_>, at: usize) -> usize {
    let s = &a.sentence;
    if !matches!(s.lower(at), "," | "(") {
        return at;
    }
    let aged = usize::from(matches!(s.lower(at + 1), "aged" | "age"));
    let Some(number) = a.number(at + 1 + aged).filter(|n| n.value.best.is_some_and(|n| n < 110)) else {
        return at;
    };
    let mut end = number.last + 1;
    while matches!(s.lower(end), "years" | "year" | "old" | "-" | ")") {
        end += 1;
    }
    // "…, [12 others]"
    if a.chunk(number.last).is_some_and(|c| {
        c.head > number.last && s.tag(c.head) == Tag::NNS && s.lower(number.last + 1) != "years"
    }) {
        return at;
    }
    end
}

fn victim(a: &Analysed<'_>, first: usize, last: usize) -> Victim {
    let s = &a.sentence;
    let age = (last + 1..=last + 3)
        .filter_map(|i| a.number(i))
        .find(|n| n.role == NumberRole::Age)
        .and_then(|n| n.value.best)
        .and_then(|n| u32::try_from(n).ok());
    let sex = (first.saturating_sub(4)..first).find_map(|i| match s.lower(i) {
        word if CLASSES.men.has(word) => Some(Sex::Male),
        word if CLASSES.women.has(word) => Some(Sex::Female),
        _ => None,
    });
    Victim { name: s.words(first, last).to_owned(), age, sex }
}

/// "Carlos Granada, a mayor", "Francisco Morazan, 45, was shot": a person whose name, or the end of it, is a place's too.
pub(super) fn is_called_like(a: &Analysed<'_>, lexicon: &Lexicon, chunk: Chunk, place: usize) -> bool {
    let (s, mention) = (&a.sentence, &a.places[place]);
    let own: Vec<usize> = (chunk.first..=chunk.head).filter(|&i| s.tag(i).is_proper()).collect();
    let Some(&first) = own.first().filter(|_| own.len() > 1) else { return false };
    // What is told with a preposition is where something was; "Fort", "Lake" and the like stand before places.
    let told = mention.first.checked_sub(1).is_some_and(|at| matches!(s.tag(at), Tag::IN | Tag::TO));
    if told || mention.last > chunk.head || lexicon.things.contains_key(s.lower(first)) {
        return false;
    }
    let after = chunk.last + 1;
    let aged = matches!(s.lower(after), "," | "(")
        && s.tag(after + 1) == Tag::CD
        && matches!(s.lower(after + 2), "," | ")");
    let described = s.lower(after) == ","
        && s.tag(after + 1) == Tag::DT
        && (after + 2..after + 7)
            .take_while(|&i| s.lower(i) != ",")
            .any(|i| lexicon.people.contains_key(s.lemma(i)) || person_suffix(s.lemma(i)).is_some());
    let longer = first < mention.first && a.place_at(first).is_none();
    aged || described || longer
}
