//! Datelines: "GENEVA (Agency) –", "BEIRUT, Nov 28 (Agency) -", "KHARKIV, Ukraine (Agency) --", "(Agency) -". They say
//! where, when and by whom a report was filed, and are no part of its first sentence.
//!
//! Not for: the day that a dateline tells (`sijill_language::dateline`).

use crate::words::WordSet;
use sijill_claim::ByteSpan;
use sijill_gazetteer::Gazetteer;
use sijill_language::{Sentence, Token, tokens};

use super::lexicon::Words;
use super::mention::{Part, PlaceMention, Role};
use super::relate::may_contain;
use super::scan::is_capital;

/// A dateline ends within so many words, and its bracket holds no more than these.
const MOST: usize = 24;
const MOST_BRACKETED: usize = 6;

/// A paragraph's first sentence, cut in two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Dateline {
    /// The words that name the place of filing, with what it lies in; none in "(Agency) –".
    pub(crate) place: Option<ByteSpan>,
    /// What the sentence says.
    pub(crate) rest: ByteSpan,
}

/// The dateline that opens a paragraph, where one does.
pub(crate) fn dateline(text: &str, span: ByteSpan, gazetteer: &Gazetteer) -> Option<Dateline> {
    let opening = span.of(text).ok()?;
    let first = opening.chars().next()?;
    if first != '(' && !first.is_uppercase() {
        return None;
    }
    let mut end = span.end().min(span.start() + 240);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    // Most sentences hold neither dash nor colon: they are not cut into words for it.
    if !text
        .get(span.start()..end)?
        .bytes()
        .any(|byte| matches!(byte, b'-' | b':' | b'(') || !byte.is_ascii())
    {
        return None;
    }
    let words = tokens(text, ByteSpan::new(span.start(), end).ok()?);
    let at = |i: usize| words.get(i).and_then(|t| t.span.of(text).ok()).unwrap_or("");
    if let Some(found) = before_colon(text, span, &words, gazetteer) {
        return Some(found);
    }
    if let Some(found) = before_bracket(text, span, &words, gazetteer) {
        return Some(found);
    }
    let dash = (1..words.len().min(MOST)).find(|&i| is_dash(&words, i, at(i)))?;
    // "-- [TEXT] FOUR PEASANTS WERE KILLED"
    let marked = at(dash + 1) == "[" && at(dash + 2).eq_ignore_ascii_case("text") && at(dash + 3) == "]";
    let start = if marked { dash + 4 } else { dash + 1 };
    let opens = at(start).chars().next().is_some_and(|c| c.is_uppercase() || c.is_numeric());
    let quotes = matches!(at(start), "\"" | "“" | "'" | "‘" | "``") && !at(start + 1).is_empty();
    if !opens && !quotes {
        return None;
    }
    let rest = ByteSpan::new(words.get(start)?.span.start(), span.end()).ok()?;
    let open = (0..dash).find(|&i| at(i) == "(");
    let bracketed = open.and_then(|o| (o + 1..dash).find(|&i| at(i) == ")").map(|c| (o, c)));
    if open.is_some() != bracketed.is_some() || bracketed.is_some_and(|(o, c)| c - o - 1 > MOST_BRACKETED) {
        return None;
    }
    let place_end = (0..dash)
        .find(|&i| {
            at(i) == "(" || at(i).starts_with(|c: char| c.is_ascii_digit()) || i > 0 && is_day_word(&words[i])
        })
        .unwrap_or(dash);
    let filed = |i: usize| at(i).starts_with(|c: char| c.is_ascii_digit());
    let dated = (place_end..dash).any(filed);
    // Nothing stands in a dateline but names, days and marks.
    // "LIMA (PERU), 27 MAY 90 (LW)": a second bracket after the first.
    let second = bracketed.and_then(|(_, c)| {
        let open = (c + 1..dash).find(|&i| at(i) == "(")?;
        (open + 1..dash)
            .find(|&i| at(i) == ")")
            .filter(|close| close - open - 1 <= MOST_BRACKETED)
            .map(|close| (open, close))
    });
    let held = |i: usize, bracket: Option<(usize, usize)>| bracket.is_some_and(|(o, c)| o <= i && i <= c);
    let outside = |i: usize| !held(i, bracketed) && !held(i, second);
    let plain = |i: usize| {
        is_capital(at(i))
            || filed(i)
            || matches!(at(i), "," | "." | "/" | "-" | "and" | "of" | "the" | "'S" | "’S" | "'s" | "’s")
    };
    if !(0..dash).filter(|&i| outside(i)).all(plain) {
        return None;
    }
    if place_end == 0 {
        return (bracketed.is_some() && open == Some(0)).then_some(Dateline { place: None, rest });
    }
    let city_end = (0..place_end).find(|&i| at(i) == ",").unwrap_or(place_end);
    let city: Vec<&str> = (0..city_end).map(at).collect();
    let plain = |list: &WordSet| list.contains(words[0].lower.as_str());
    let english = Words::english();
    let known = gazetteer.longest(&city) == Some(city.len())
        && !plain(&english.breaks)
        && !(city.len() == 1 && plain(&english.ordinary));
    let capitals = city.iter().all(|w| !w.chars().any(char::is_lowercase));
    let letters = city.iter().map(|w| w.chars().filter(|c| c.is_alphabetic()).count()).sum::<usize>();
    // "COX'S BAZAR, Bangladesh –"
    let land: Vec<&str> = (city_end + 1..place_end).map(at).collect();
    let landed = !land.is_empty() && gazetteer.longest(&land) == Some(land.len());
    let certain = (bracketed.is_some() || dated || landed) && (capitals && letters > 3 || known);
    if !(certain || capitals && known && letters > 3) {
        return None;
    }
    let last = (0..place_end).rev().find(|&i| is_capital(at(i)))?;
    let place = ByteSpan::new(span.start(), words.get(last)?.span.end()).ok();
    Some(Dateline { place, rest })
}

/// "KARACHI: Three policemen were killed", "QUETTA, Pakistan: …": a city in capitals, known, before a colon.
fn before_colon(text: &str, span: ByteSpan, words: &[Token], gazetteer: &Gazetteer) -> Option<Dateline> {
    let at = |i: usize| words.get(i).and_then(|t| t.span.of(text).ok()).unwrap_or("");
    let colon = (1..words.len().min(7)).find(|&i| at(i) == ":")?;
    let city_end = (0..colon).find(|&i| at(i) == ",").unwrap_or(colon);
    let city: Vec<&str> = (0..city_end).map(at).collect();
    let letters = city.iter().map(|w| w.chars().filter(|c| c.is_alphabetic()).count()).sum::<usize>();
    let capitals = city.iter().all(|w| !w.chars().any(char::is_lowercase)) && letters > 3;
    let named = city.iter().all(|w| is_capital(w)) && letters > 3;
    let opens = at(colon + 1)
        .chars()
        .next()
        .is_some_and(|c| c.is_uppercase() || c.is_numeric() || c == '“' || c == '"');
    let english = Words::english();
    let plain = city.len() == 1
        && (english.ordinary.contains(words[0].lower.as_str())
            || english.breaks.contains(words[0].lower.as_str()));
    let filed = |i: usize| at(i).starts_with(|c: char| c.is_ascii_digit());
    let outer = (city_end..colon).all(|i| at(i) == "," || is_capital(at(i)) || filed(i));
    // "TIMERGARA, June 17: …": a day behind it makes a city of a name that no list holds.
    let dated = (city_end..colon).any(filed) && (city_end..colon).any(|i| is_day_word(&words[i]));
    // A text all in capitals has such words before colons for other reasons.
    let mixed = (colon + 1..words.len()).any(|i| at(i).chars().any(char::is_lowercase));
    let known = gazetteer.longest(&city) == Some(city.len());
    // "Srinagar, April 9: …"
    if !(opens && mixed && outer && !plain && (capitals && (dated || known) || named && dated && known)) {
        return None;
    }
    let rest = ByteSpan::new(words.get(colon + 1)?.span.start(), span.end()).ok()?;
    let place = ByteSpan::new(span.start(), words.get(colon - 1)?.span.end()).ok();
    Some(Dateline { place, rest })
}

/// "Marawi, Philippines (CNN)Troops have retaken a bridge", "(CNN)Rebels …": an agency in brackets that nothing parts from the text.
fn before_bracket(text: &str, span: ByteSpan, words: &[Token], gazetteer: &Gazetteer) -> Option<Dateline> {
    let at = |i: usize| words.get(i).and_then(|t| t.span.of(text).ok()).unwrap_or("");
    let open = (0..words.len().min(9)).find(|&i| at(i) == "(")?;
    let agency = at(open + 1);
    let initials = agency.len() >= 2 && agency.chars().all(|c| c.is_uppercase() || c.is_numeric());
    let glued = words.get(open + 3).is_some_and(|t| !t.spaced);
    let opens = at(open + 3).chars().next().is_some_and(|c| c.is_uppercase() || matches!(c, '"' | '“'));
    if at(open + 2) != ")" || !initials || !glued || !opens {
        return None;
    }
    let rest = ByteSpan::new(words.get(open + 3)?.span.start(), span.end()).ok()?;
    if open == 0 {
        return Some(Dateline { place: None, rest });
    }
    let city_end = (0..open).find(|&i| at(i) == ",").unwrap_or(open);
    let city: Vec<&str> = (0..city_end).map(at).collect();
    let named = (0..open).all(|i| at(i) == "," || is_capital(at(i)));
    let land: Vec<&str> = (city_end + 1..open).map(at).collect();
    let known = gazetteer.longest(&city) == Some(city.len())
        || !land.is_empty() && gazetteer.longest(&land) == Some(land.len());
    let place = ByteSpan::new(span.start(), words.get(open - 1)?.span.end()).ok();
    (named && known).then_some(Dateline { place, rest })
}

fn is_dash(words: &[Token], i: usize, surface: &str) -> bool {
    let spaced = |k: usize| words.get(k).is_some_and(|t| t.spaced);
    match surface {
        // The last is what is left of a dash in a text that was decoded wrongly.
        "–" | "—" | "--" | "---" | "―" | "\u{fffd}" => true,
        "-" => spaced(i) && spaced(i + 1),
        _ => false,
    }
}

fn is_day_word(token: &Token) -> bool {
    const MONTHS: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let word = token.lower.trim_end_matches('.');
    let month =
        |m: &str| word.starts_with(m) && (word.len() <= 4 || word.ends_with("ber") || word.ends_with("ary"));
    MONTHS.iter().any(|m| month(m))
        || matches!(word, "march" | "april" | "june" | "july" | "august")
        || word.ends_with("day")
}

/// The places that a dateline's words name: the city, and what it lies in. They are where the report was filed.
pub(crate) fn dateline_mentions(s: &Sentence<'_>, gazetteer: &Gazetteer) -> Vec<PlaceMention> {
    let comma = (0..s.len()).find(|&i| s.surface(i) == ",");
    let city_end = comma.unwrap_or(s.len());
    let mut found: Vec<PlaceMention> = Vec::new();
    let outer = comma.map(|c| (c + 1, s.len()));
    for (from, to) in std::iter::once((0, city_end)).chain(outer).filter(|(from, to)| from < to) {
        let name = s.words(from, to - 1).to_owned();
        let candidates: Vec<_> = gazetteer.candidates(&name).collect();
        if candidates.is_empty() {
            continue;
        }
        found.push(PlaceMention {
            first: from,
            last: to - 1,
            name: titled(&name),
            candidates,
            kind: None,
            of_candidate: false,
            part: Part::Whole,
            shift: None,
            inside: None,
            beside: None,
            country: None,
            role: Role::Dateline,
            strength: 1,
            back: None,
            place: None,
        });
    }
    if let [city, outer] = found.as_slice()
        && may_contain(gazetteer, outer, city)
    {
        found[0].inside = Some(1);
    }
    found
}

/// "DEIR EL-ZOR" as a name is written.
fn titled(name: &str) -> String {
    if name.chars().any(char::is_lowercase) {
        return name.to_owned();
    }
    let mut inner = false;
    name.chars()
        .map(|c| {
            let lower = if inner { c.to_lowercase().next().unwrap_or(c) } else { c };
            inner = c.is_alphabetic() || c == '\'' || c == '’';
            lower
        })
        .collect()
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on should say where")]

    use std::sync::LazyLock;

    use super::*;

    static GAZETTEER: LazyLock<Gazetteer> =
        LazyLock::new(|| Gazetteer::embedded().expect("the lists are whole"));

    fn cut(text: &str) -> Option<(Option<&str>, &str)> {
        let found = dateline(text, ByteSpan::new(0, text.len()).unwrap(), &GAZETTEER)?;
        Some((found.place.map(|p| p.of(text).unwrap()), found.rest.of(text).unwrap()))
    }

    #[test]
    fn places_days_and_agencies_before_a_dash_are_cut_off() {
        for (text, place) in [
            ("GENEVA (Lakeside Wire) – Two shells fell on Saraqib.", Some("GENEVA")),
            ("BEIRUT, Nov 28 (Lakeside Press) - Two shells fell on Saraqib.", Some("BEIRUT")),
            ("ALEPPO, 30 September (LWA) — Two shells fell on Saraqib.", Some("ALEPPO")),
            ("KHARKIV, Ukraine (LW) -- Two shells fell on Izium.", Some("KHARKIV, Ukraine")),
            ("(Lakeside) - Two shells fell on Saraqib.", None),
            ("MOSUL, Iraq, Oct. 4, 2016 (Lakeside) — 12 people were killed.", Some("MOSUL, Iraq")),
            ("Geneva (Lakeside Wire) – “Two shells fell,” he said.", Some("Geneva")),
            (
                "SAN SALVADOR, 12 FEB 89 (LAKESIDE WIRE) -- [TEXT] TWO SHELLS FELL ON A BUS.",
                Some("SAN SALVADOR"),
            ),
            ("LIMA (PERU), 27 MAY 90 (LW) -- TWO SHELLS FELL.", Some("LIMA")),
            ("BEIRUT (LW) \u{fffd} Two shells fell on Saraqib.", Some("BEIRUT")),
            ("COX'S BAZAR, Bangladesh – Twelve refugees drowned.", Some("COX'S BAZAR, Bangladesh")),
            ("DEIR EL-ZOR — Two shells fell on the bridge.", Some("DEIR EL-ZOR")),
            ("QUETTA: Two shells fell on the bridge.", Some("QUETTA")),
            ("BEIRUT, Lebanon: Two shells fell on the bridge.", Some("BEIRUT, Lebanon")),
            ("URUM AL-SUGHRA (Lakeside Wire) – Two shells fell.", Some("URUM AL-SUGHRA")),
        ] {
            let found = cut(text);
            assert_eq!(found.map(|f| f.0), Some(place), "{text}");
            assert!(found.is_some_and(|f| f.1.starts_with(['T', '1', '“'])), "{text}: {found:?}");
        }
    }

    #[test]
    fn what_only_has_a_dash_or_a_bracket_is_no_dateline() {
        for text in [
            "ISIS — which holds Mosul — fired two rockets.",
            "ISIS: Two rockets fell on Mosul.",
            "UPDATE: Two rockets fell on Mosul.",
            "THE DEAD: Two drivers and a guard.",
            "NATO - The alliance fired two rockets.",
            "Mosul – Two rockets fell.",
            "The Syrian Democratic Forces (SDF) – a coalition – took the dam.",
            "Mosul (pop. 1.4m) is held by the army – Two rockets fell.",
            "Rebels in Aleppo (Syria) fired rockets - Two people died.",
            "Friday, 12 May – Two rockets fell.",
            "Aleppo, Idlib and Hama were shelled on 12 May – A truce was near.",
            "(Two rockets fell on Mosul on Friday and on the next day.)",
        ] {
            assert_eq!(cut(text), None, "{text}");
        }
    }

    #[test]
    fn the_city_of_a_dateline_is_where_the_report_was_filed() {
        let text = "KHARKIV, Ukraine";
        let span = ByteSpan::new(0, text.len()).unwrap();
        let mentions = dateline_mentions(&Sentence::new(text, span, tokens(text, span)), &GAZETTEER);
        assert_eq!(mentions.iter().map(|m| m.name.as_str()).collect::<Vec<_>>(), ["Kharkiv", "Ukraine"]);
        assert_eq!(mentions[0].inside, Some(1));
        assert!(mentions.iter().all(|m| m.role == Role::Dateline && !m.is_location()));
    }
}
