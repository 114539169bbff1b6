//! Which words of a sentence can be the name of a place: capitals, the gazetteer, and the words around.

use sijill_gazetteer::{Gazetteer, PlaceKind};
use sijill_language::Sentence;

use super::lexicon::Words;

/// Names of more words than this are not looked for.
const MOST: usize = 8;
/// Longest run of capitals that can be an unknown name.
const MOST_UNKNOWN: usize = 4;

/// Words that can name a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Name {
    pub(super) first: usize,
    pub(super) last: usize,
    /// True where the gazetteer knows the name by its spelling.
    pub(super) known: bool,
    /// First and last word of the run of capitals around it.
    pub(super) run: (usize, usize),
}

/// All of a sentence, left to right, none overlapping.
pub(super) fn names(s: &Sentence<'_>, gazetteer: &Gazetteer) -> Vec<Name> {
    let words = Words::english();
    let mut found: Vec<Name> = Vec::new();
    let mut i = 0;
    let mut run = (0, 0);
    while i < s.len() {
        if !is_name_word(s, gazetteer, words, i) {
            i += 1;
            continue;
        }
        if found.is_empty() && run.1 == 0 || i > run.1 {
            run = (i, end_of_run(s, gazetteer, words, i));
        }
        // "the town of Puerto Rondal", "Puerto Lindero, a coffee town": all of a run that is told to be a town is its name.
        let long = run.0 == i && run.1 > i && run.1 - run.0 < MOST_UNKNOWN;
        if long && (is_told_a_sort(s, words, run) || is_named_sort(s, gazetteer, words, run)) {
            let whole = known(s, gazetteer, words, i) == Some(run.1);
            found.push(Name { first: i, last: run.1, known: whole, run });
            i = run.1 + 1;
            continue;
        }
        if is_numbered_sort(s, words, i) {
            found.push(Name { first: i, last: i + 1, known: false, run: (i, i + 1) });
            i += 2;
            continue;
        }
        if let Some(last) = known(s, gazetteer, words, i) {
            let run = (run.0, end_of_run(s, gazetteer, words, last).max(last));
            found.push(Name { first: i, last, known: true, run });
            i = last + 1;
        } else {
            if run.0 == i && run.1 - run.0 < MOST_UNKNOWN {
                found.push(Name { first: i, last: run.1, known: false, run });
            }
            i += 1;
        }
    }
    drop_shadowed(s, words, found)
}

/// True for a run of capitals behind "the town of", or before ", a market town in".
pub(super) fn is_told_a_sort(s: &Sentence<'_>, words: &Words, run: (usize, usize)) -> bool {
    let settled = |i: usize| {
        words.kind(s.lower(i)).is_some_and(|t| {
            matches!(t.kind, PlaceKind::Village | PlaceKind::City | PlaceKind::District | PlaceKind::Camp)
        })
    };
    let plain = (run.0..=run.1).all(|i| {
        let lower = s.lower(i);
        // "the village of Umm Zaytuna"
        let title = words.titles.contains(lower) && !(i == run.0 && run.1 > run.0 && opens_places(lower));
        words.kind(lower).is_none() && !words.organisations.contains(lower) && !title
    });
    let before = run.0 > 1 && s.lower(run.0 - 1) == "of" && settled(run.0 - 2);
    plain && (before || apposed_sort(s, words, run.1).is_some())
}

/// "in the Karamat Pir neighbourhood", "on Jamal Street": a run that a preposition leads to and that a sort of place ends, where no
/// word of it is the name of a place that many know.
fn is_named_sort(s: &Sentence<'_>, gazetteer: &Gazetteer, words: &Words, run: (usize, usize)) -> bool {
    let sort = |i: usize| {
        words.kind(s.lower(i)).is_some_and(|t| {
            !matches!(
                t.kind,
                PlaceKind::Country | PlaceKind::Division | PlaceKind::Region | PlaceKind::Hospital
            )
        })
    };
    let area = matches!(s.lower(run.1 + 1), "area" | "areas");
    // "the Mamba Point diplomatic quarter"
    let adjective = |i: usize| matches!(s.tag(i), sijill_language::Tag::JJ | sijill_language::Tag::NN);
    let further = adjective(run.1 + 1) && !is_capital(s.surface(run.1 + 1)) && sort(run.1 + 2);
    let ends = sort(run.1) || sort(run.1 + 1) || further || area;
    let article = usize::from(run.0 > 1 && s.lower(run.0 - 1) == "the");
    let before = s.lower((run.0).wrapping_sub(1 + article));
    let led = words.strong.contains(before) || matches!(before, "on" | "along" | "from" | "to");
    let plain = |i: usize| {
        let lower = s.lower(i);
        let opens = i == run.0 && opens_places(lower);
        let titled = (words.titles.contains(lower) || words.organisations.contains(lower)) && !opens;
        let part = words.bearings_has(lower) || words.qualifiers.contains(lower);
        let known = s.surface(i).chars().count() > 3
            && gazetteer.longest(&[s.surface(i)]).is_some()
            && super::frame::is_well_known(gazetteer, s.surface(i));
        i == run.1 && sort(i) || words.kind(lower).is_none() && !titled && !part && !known
    };
    // "Maridi County", "Zungeru-Tegina highway": what is known tells where, and its sort with it.
    let named = run.1.saturating_sub(usize::from(sort(run.1)));
    let is_known = known(s, gazetteer, words, run.0).is_some_and(|last| last >= named);
    let joined = (run.0..=run.1).any(|i| s.surface(i).contains(['-', '–']));
    ends && led && !is_known && !joined && (run.0..=run.1).all(plain)
}

/// "Checkpoint 12", "Zone 5", "Hill 881": a sort with a capital and its number.
fn is_numbered_sort(s: &Sentence<'_>, words: &Words, i: usize) -> bool {
    let sort = words.kind(s.lower(i)).is_some_and(|t| {
        matches!(
            t.kind,
            PlaceKind::Facility
                | PlaceKind::Natural
                | PlaceKind::District
                | PlaceKind::Camp
                | PlaceKind::Region
        )
    });
    let number = s.lower(i + 1);
    let short = (1..=4).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit());
    sort && short && s.surface(i).starts_with(char::is_uppercase) && !s.tag(i + 2).is_noun()
}

/// "Umm", "Sayyid", "Saint": what begins people's names and places' alike.
pub(super) fn opens_places(lower: &str) -> bool {
    matches!(
        lower,
        "umm" | "abu" | "abou" | "sayyid" | "saint" | "st" | "sheikh" | "shaikh" | "hajj" | "haji" | "ibn"
    )
}

/// "Bularafa, [a market town] in the same council".
pub(super) fn apposed_sort(s: &Sentence<'_>, words: &Words, last: usize) -> Option<PlaceKind> {
    let article = s.lower(last + 1) == "," && matches!(s.lower(last + 2), "a" | "an" | "the");
    let mut at = last + 3;
    while article && at < last + 8 && at < s.len() {
        let lower = s.lower(at);
        if matches!(lower, "," | "of" | "in" | "who" | "which") {
            return None;
        }
        let settled = |kind: &PlaceKind| {
            matches!(kind, PlaceKind::Village | PlaceKind::City | PlaceKind::District | PlaceKind::Camp)
        };
        let kind = words.kind(lower).map(|word| word.kind).filter(settled);
        if kind.is_some() {
            return kind;
        }
        at += 1;
    }
    None
}

/// An unknown run that holds a known name is no name of its own: the known one is looked at in its run, unless it only tells the
/// sort ("Old Market Square", though some village may be called Square).
fn drop_shadowed(s: &Sentence<'_>, words: &Words, found: Vec<Name>) -> Vec<Name> {
    let only_a_sort = |n: &Name| (n.first..=n.last).all(|i| words.kind(s.lower(i)).is_some());
    let keep = |i: usize| {
        let name = found[i];
        name.known || !found.get(i + 1).is_some_and(|n| n.known && n.first <= name.last && !only_a_sort(n))
    };
    (0..found.len()).filter(|i| keep(*i)).map(|i| found[i]).collect()
}

/// The last word of the longest known name that starts here.
fn known(s: &Sentence<'_>, gazetteer: &Gazetteer, words: &Words, first: usize) -> Option<usize> {
    let mut surfaces: [&str; MOST] = [""; MOST];
    let mut count = 0;
    for (slot, i) in surfaces.iter_mut().zip(first..s.len()) {
        let surface = s.surface(i);
        if count > 0 && !is_inside(surface, s.lower(i)) {
            break;
        }
        *slot = surface;
        count += 1;
    }
    while count > 0 {
        let length = gazetteer.longest(&surfaces[..count])?;
        let last = first + length - 1;
        let ordinary = if length == 1 {
            is_ordinary(s, words, first)
        } else {
            words.ordinary.contains(&lower(s, first, last))
        };
        let ordinary = ordinary && !(length == 1 && is_typed(s, words, first));
        if is_capital(s.surface(last)) && !ordinary {
            return Some(last);
        }
        count = length - 1;
    }
    None
}

/// Words that can stand inside a name: capitals, hyphens, articles and links.
fn is_inside(surface: &str, lower: &str) -> bool {
    is_capital(surface)
        || matches!(surface, "-" | "–" | "’" | "'")
        || matches!(
            lower,
            "of" | "the"
                | "and"
                | "al"
                | "el"
                | "de"
                | "del"
                | "la"
                | "da"
                | "do"
                | "dos"
                | "du"
                | "e"
                | "i"
                | "y"
                | "bin"
                | "abu"
                | "upon"
                | "en"
                | "an"
                | "ar"
                | "as"
                | "ash"
                | "ez"
                | "ed"
                | "es"
                | "wa"
        )
}

/// The words in lower case with single blanks.
fn lower(s: &Sentence<'_>, first: usize, last: usize) -> String {
    (first..=last).map(|i| s.lower(i)).collect::<Vec<_>>().join(" ")
}

/// "Haram district": an ordinary word is a name where it says what sort of place it names.
fn is_typed(s: &Sentence<'_>, words: &Words, i: usize) -> bool {
    let named = matches!(
        words.kind(s.lower(i + 1)).map(|t| t.kind),
        Some(PlaceKind::District | PlaceKind::Village | PlaceKind::Camp)
    );
    let lower = s.lower(i);
    named
        && !words.breaks.contains(lower)
        && !words.bearings_has(lower)
        && !words.organisations.contains(lower)
}

/// Words that are also places but mostly mean something else. Initials in capitals ("US", "CAR") are countries.
fn is_ordinary(s: &Sentence<'_>, words: &Words, i: usize) -> bool {
    let surface = s.surface(i);
    let initials = surface.len() >= 2 && surface.chars().all(|c| c.is_uppercase() || c == '.');
    if initials {
        return !words.initials.has(s.lower(i));
    }
    let lower = s.lower(i);
    let bare = lower.strip_prefix("al-").unwrap_or(lower);
    words.ordinary.contains(bare)
        || words.ordinary.contains(lower)
        || words.breaks.contains(lower)
        || lower.chars().count() < 2
        || lower == "car"
}

/// A word that can be part of a name: a capital, or an article grown onto one.
pub(super) fn is_name_word(s: &Sentence<'_>, gazetteer: &Gazetteer, words: &Words, i: usize) -> bool {
    let surface = s.surface(i);
    let lower = s.lower(i);
    is_capital(surface)
        && !words.breaks.contains(lower)
        && (gazetteer.demonym_of_lower(lower).is_none() || matches!(lower, "u.s." | "u.s"))
}

/// "Aleppo", "al-Bab", "ez-Zor".
pub(super) fn is_capital(surface: &str) -> bool {
    let mut characters = surface.chars();
    match characters.next() {
        Some(c) if c.is_uppercase() => true,
        Some(c) if c.is_lowercase() => {
            let behind = surface
                .split_once(['-', '\'', '’', '‘'])
                .map(|(before, after)| (before.chars().count(), after));
            behind.is_some_and(|(length, after)| {
                length <= 3 && after.chars().next().is_some_and(char::is_uppercase)
            })
        }
        _ => false,
    }
}

fn end_of_run(s: &Sentence<'_>, gazetteer: &Gazetteer, words: &Words, first: usize) -> usize {
    let mut last = first;
    while last + 1 < s.len() {
        let joined = matches!(s.surface(last + 1), "-" | "–")
            && last + 2 < s.len()
            && !s.tokens.get(last + 1).is_some_and(|t| t.spaced)
            && is_name_word(s, gazetteer, words, last + 2);
        if joined {
            last += 2;
        } else if is_name_word(s, gazetteer, words, last + 1) {
            last += 1;
        } else {
            break;
        }
        if last - first > 12 {
            break;
        }
    }
    last
}
