//! Distances and bearings as words give them: "30 km (18 miles) north of".

use sijill_language::Sentence;

use super::lexicon::{Bearing, Words};
use super::mention::Shift;

/// A distance that ends before a token, over one in brackets.
pub(super) fn measure_before(s: &Sentence<'_>, words: &Words, end: usize) -> Option<(usize, f64)> {
    let mut at = end.checked_sub(1)?;
    if s.surface(at) == ")" {
        let open = (at.saturating_sub(6)..at).rev().find(|&i| s.surface(i) == "(")?;
        at = open.checked_sub(1)?;
    }
    let scale = if words.kilometres.contains(s.lower(at)) {
        1.0
    } else if words.miles.contains(s.lower(at)) {
        1.609
    } else {
        return None;
    };
    let mut number = at.checked_sub(1)?;
    if s.surface(number) == "-" {
        number = number.checked_sub(1)?;
    }
    small_number(s.lower(number)).map(|n| (number, n * scale))
}

fn small_number(word: &str) -> Option<f64> {
    const NAMES: &[(&str, f64)] = &[
        ("one", 1.0),
        ("two", 2.0),
        ("three", 3.0),
        ("four", 4.0),
        ("five", 5.0),
        ("six", 6.0),
        ("seven", 7.0),
        ("eight", 8.0),
        ("nine", 9.0),
        ("ten", 10.0),
        ("twelve", 12.0),
        ("fifteen", 15.0),
        ("twenty", 20.0),
        ("thirty", 30.0),
        ("forty", 40.0),
        ("fifty", 50.0),
        ("sixty", 60.0),
        ("hundred", 100.0),
        ("few", 5.0),
        ("several", 8.0),
    ];
    let digits: String = word.chars().filter(|c| *c != ',').collect();
    let parsed = digits.parse::<f64>().ok().filter(|n| *n > 0.0 && *n < 2000.0);
    parsed.or_else(|| NAMES.iter().find(|(n, _)| *n == word).map(|(_, v)| *v))
}

/// A bearing directly before a token, also in three tokens ("north - east"); with where it starts.
pub(super) fn bearing_before(s: &Sentence<'_>, words: &Words, at: usize) -> Option<(usize, Bearing)> {
    let one = at.checked_sub(1)?;
    if let Some(three) = at.checked_sub(3)
        && s.surface(at - 2) == "-"
        && let Some(b) = words.bearing(&format!("{}-{}", s.lower(three), s.lower(one)))
    {
        return Some((three, b));
    }
    words.bearing(s.lower(one)).map(|b| (one, b))
}

/// "30 km (18 miles) north", "north", "20 miles" before an "of" or "from"; with where it starts.
pub(super) fn shift_before(s: &Sentence<'_>, words: &Words, of: usize) -> Option<(usize, Shift)> {
    let mut at = of;
    let mut bearing = None;
    if let Some((from, Bearing::Degrees(d))) = bearing_before(s, words, at) {
        bearing = Some(d);
        at = from;
    }
    let mut measured_to = at;
    while measured_to > 0 && matches!(s.lower(measured_to - 1), "to" | "the" | "due" | "away" | "just") {
        measured_to -= 1;
    }
    if let Some((from, km)) = measure_before(s, words, measured_to) {
        return Some((from, Shift { km: Some(km), bearing }));
    }
    let noun = bearing.is_some() && !s.lower(at).ends_with("ern") && !s.lower(at + 2).ends_with("ern");
    let article = at > 0 && s.lower(at - 1) == "the";
    (noun && !article && s.lower(of) == "of").then_some((at, Shift { km: None, bearing }))
}
