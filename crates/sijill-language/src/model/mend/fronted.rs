//! Days that a sentence begins with, where no comma parts them from what they are the days of: "On 14 February armed men raided the
//! town". The parser takes what follows for a part of them; it is parsed without them.
//!
//! Not for: which days these are (`date`).

use super::is;
use crate::date::words::{month, weekday};
use crate::{Tag, Token};

/// Where the sentence begins behind such days; 0 where it does not begin with any.
pub(super) fn days(tokens: &[Token], tags: &[Tag]) -> usize {
    let Some(end) = phrase(tokens).filter(|&end| end + 2 < tags.len()) else { return 0 };
    let begins = matches!(
        tags[end],
        Tag::DT
            | Tag::PDT
            | Tag::JJ
            | Tag::NN
            | Tag::NNS
            | Tag::NNP
            | Tag::NNPS
            | Tag::CD
            | Tag::PRP
            | Tag::PRPS
            | Tag::EX
    );
    let finite = |t: &Tag| matches!(t, Tag::VBD | Tag::VBZ | Tag::VBP | Tag::MD);
    let stop = tags
        .iter()
        .skip(end)
        .position(|t| matches!(t, Tag::Stop | Tag::Colon))
        .map_or(tags.len(), |k| k + end);
    if begins && tags[end + 1..stop].iter().any(finite) { end } else { 0 }
}

/// The end of the days, with what leads to them.
fn phrase(tokens: &[Token]) -> Option<usize> {
    let word = |i: usize| tokens.get(i).map_or("", |t| t.lower.as_str());
    let at = usize::from(matches!(word(0), "early" | "late") && word(1) == "on");
    match word(at) {
        "on" => parts_of_a_day(tokens, at + 1).or_else(|| core(tokens, at + 1, true)),
        "in" => {
            hours(tokens, at + 1).or_else(|| core(tokens, at + 1 + usize::from(is_part(word(at + 1))), false))
        }
        "at" if matches!(word(1), "dawn" | "dusk" | "noon" | "midday" | "midnight" | "night")
            && word(2) == "on" =>
        {
            core(tokens, 3, true)
        }
        "last" | "next" => unit(tokens, 1),
        "the" if matches!(word(1), "following" | "next" | "previous" | "same") => unit(tokens, 2),
        _ => None,
    }
}

/// "the morning of 3 May"
fn parts_of_a_day(tokens: &[Token], at: usize) -> Option<usize> {
    let part =
        |i: usize| ["morning", "evening", "night", "afternoon", "eve"].iter().any(|w| is(tokens, i, w));
    let led = is(tokens, at, "the") && part(at + 1) && is(tokens, at + 2, "of");
    led.then(|| core(tokens, at + 3, true)).flatten()
}

/// "the early hours of 3 May"
fn hours(tokens: &[Token], at: usize) -> Option<usize> {
    let of = (at..at + 4).find(|&i| is(tokens, i, "of"))?;
    is(tokens, of.checked_sub(1)?, "hours").then(|| core(tokens, of + 1, true)).flatten()
}

fn is_part(word: &str) -> bool {
    matches!(word, "early" | "late" | "mid")
}

fn unit(tokens: &[Token], at: usize) -> Option<usize> {
    let word = tokens.get(at)?.lower.as_str();
    let unit =
        matches!(word, "day" | "night" | "morning" | "evening" | "week" | "month" | "year" | "weekend");
    (unit || month(word).is_some() || weekday(word).is_some()).then_some(at + 1)
}

/// "Sunday night", "14 February 2020", "February 14", "2003": its end. A number behind a month is its day only behind "on": "In May
/// 12 people died".
fn core(tokens: &[Token], at: usize, on: bool) -> Option<usize> {
    let word = |i: usize| tokens.get(i).map_or("", |t| t.lower.trim_end_matches('.'));
    let digits = |i: usize| word(i).bytes().all(|b| b.is_ascii_digit()) && !word(i).is_empty();
    let day = |i: usize| {
        let figure = word(i).trim_end_matches(|c: char| c.is_ascii_alphabetic());
        figure.parse::<u8>().is_ok_and(|n| (1..=31).contains(&n))
            && matches!(
                word(i).trim_start_matches(|c: char| c.is_ascii_digit()),
                "" | "st" | "nd" | "rd" | "th"
            )
    };
    let year = |i: usize| {
        digits(i) && word(i).len() == 4 && (word(i).starts_with("19") || word(i).starts_with("20"))
    };
    let is_month = |i: usize| month(word(i)).is_some();
    let with_year = |end: usize| if year(end) { end + 1 } else { end };
    if day(at) && is_month(at + 1) {
        return Some(with_year(at + 2));
    }
    if is_month(at) {
        let numbered = on && day(at + 1);
        let end = at + 1 + usize::from(numbered);
        return (numbered || !on).then(|| with_year(end));
    }
    if on && weekday(word(at)).is_some() {
        let part = usize::from(matches!(word(at + 1), "morning" | "evening" | "night" | "afternoon"));
        let end = at + 1 + part;
        return Some(if day(end) && is_month(end + 1) { with_year(end + 2) } else { end });
    }
    (!on && year(at)).then_some(at + 1)
}
