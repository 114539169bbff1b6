//! The slots of a claim as short words: figures, days, places, sources.

use serde::Serialize;
use sijill_claim::{Figure, Incident, Party, Period, Place, Source, Toll};

use super::tongue::{English, Tongue, Turn};

/// The name that a value has in JSON.
#[must_use]
pub fn name(value: impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(name)) => name,
        _ => String::new(),
    }
}

/// "16", "about 16", "more than 16", "at least 16", "up to 40", "10 to 12", "24 or more".
#[must_use]
pub fn figure(figure: &Figure) -> String {
    figure_in(&English, figure)
}

/// The same in a language.
pub(super) fn figure_in(tongue: &dyn Tongue, figure: &Figure) -> String {
    let bounds = bounds(tongue, figure.low, figure.high, figure.best);
    if figure.approx { tongue.said(Turn::About, &[&bounds]) } else { bounds }
}

/// An incident's figure, in the same words.
#[must_use]
pub fn toll(toll: &Toll) -> String {
    bounds(&English, toll.low, toll.high, toll.best)
}

fn bounds(tongue: &dyn Tongue, low: u64, high: Option<u64>, best: Option<u64>) -> String {
    let least = grouped(low);
    match (high, best) {
        (Some(high), _) if high == low => least,
        (Some(high), Some(best)) if low == 0 && high == best => tongue.said(Turn::UpTo, &[&grouped(best)]),
        (Some(high), _) => tongue.said(Turn::FromTo, &[&least, &grouped(high)]),
        (None, Some(best)) if best.checked_add(1) == Some(low) => {
            tongue.said(Turn::MoreThan, &[&grouped(best)])
        }
        (None, Some(best)) if best == low => tongue.said(Turn::AtLeast, &[&least]),
        (None, Some(best)) => tongue.said(Turn::OrMoreBest, &[&least, &grouped(best)]),
        (None, None) => tongue.said(Turn::OrMore, &[&least]),
    }
}

/// From the floor to the highest number that is claimed: "16", "12–20", "≥17", "12–≥20" where that one is open.
#[must_use]
pub fn range(low: u64, most: u64, open: bool) -> String {
    let more = if open { "≥" } else { "" };
    if low >= most {
        format!("{more}{}", grouped(low))
    } else {
        format!("{}–{more}{}", grouped(low), grouped(most))
    }
}

/// Digits in groups of three.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// Days, with the words that tell them.
#[must_use]
pub fn period(period: &Period) -> String {
    let day = |date: Option<jiff::civil::Date>| date.map_or_else(|| "…".to_owned(), |d| d.to_string());
    let days = match (period.start, period.end) {
        (None, None) => String::new(),
        (start, end) if start == end => day(start),
        (start, end) => format!("{} to {}", day(start), day(end)),
    };
    with_words(days, &period.words)
}

/// A place, with its country and coordinates.
#[must_use]
pub fn place(place: &Place) -> String {
    let mut out = place.name.clone();
    if let Some(country) = &place.country {
        out.push_str(", ");
        out.push_str(country);
    }
    if let (Some(lat), Some(lon)) = (place.lat, place.lon) {
        out.push_str(&format!(" ({lat:.2}, {lon:.2}"));
        if let Some(radius) = place.radius_km {
            out.push_str(&format!(", within {radius:.1} km"));
        }
        out.push(')');
    }
    out
}

/// From whoever asserts it to whoever passed it on.
#[must_use]
pub fn chain(sources: &[Source]) -> String {
    chain_in(&English, sources)
}

/// The same in a language.
#[must_use]
pub fn chain_in(tongue: &dyn Tongue, sources: &[Source]) -> String {
    if sources.is_empty() {
        return tongue.turn(Turn::Publisher).to_owned();
    }
    let source = |source: &Source| {
        let role = tongue.value(&name(source.role));
        match &source.of {
            Some(of) => tongue.said(Turn::SpeaksFor, &[&source.name, of, &role]),
            None => tongue.said(Turn::InRole, &[&source.name, &role]),
        }
    };
    sources.iter().map(source).collect::<Vec<_>>().join(" → ")
}

pub(super) fn parties(parties: &[Party]) -> String {
    parties.iter().map(|p| p.name.as_str()).collect::<Vec<_>>().join(", ")
}

/// What an incident comes to.
#[must_use]
pub fn incident(incident: &Incident) -> String {
    let mut parts = Vec::new();
    for (harm, toll_of_it) in [("killed", &incident.killed), ("injured", &incident.injured)] {
        if let Some(t) = toll_of_it {
            parts.push(format!("{harm} {}", toll(t)));
        }
    }
    parts.extend(incident.place.as_ref().map(place));
    parts.extend(incident.when.as_ref().map(period).filter(|when| !when.is_empty()));
    if !incident.cause.is_empty() {
        parts.push(incident.cause.join(", "));
    }
    parts.extend(incident.perpetrator.as_ref().map(|p| format!("by {}", p.name)));
    parts.push(format!("claims {}", incident.claims.join(", ")));
    parts.join(" · ")
}

/// Words as the text has them, after what they come to.
#[must_use]
pub fn with_words(value: String, words: &str) -> String {
    match (value.is_empty(), words.is_empty()) {
        (_, true) => value,
        (true, false) => format!("“{words}”"),
        (false, false) => format!("{value} “{words}”"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_told_as_they_bind() {
        for (low, high, best, words) in [
            (16, Some(16), Some(16), "16"),
            (17, None, Some(16), "more than 16"),
            (16, None, Some(16), "at least 16"),
            (0, Some(40), Some(40), "up to 40"),
            (10, Some(12), Some(11), "10 to 12"),
            (2000, None, None, "2,000 or more"),
            (275_000, Some(275_000), Some(275_000), "275,000"),
            (0, Some(0), Some(0), "0"),
        ] {
            assert_eq!(bounds(&English, low, high, best), words);
        }
    }

    #[test]
    fn a_range_goes_from_the_floor_to_the_highest_claim() {
        for (low, most, open, words) in [
            (16, 16, false, "16"),
            (12, 20, false, "12–20"),
            (17, 17, true, "≥17"),
            (12, 1_020, true, "12–≥1,020"),
            (0, 0, false, "0"),
            (0, 20, false, "0–20"),
        ] {
            assert_eq!(range(low, most, open), words);
        }
    }
}
