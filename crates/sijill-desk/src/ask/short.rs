//! Slots as few words, for the narrow columns of tables.

use sijill_claim::{Period, Place};

/// "2016-10-04", "2016-09-19 to 2016-10-04"; the text's words where there are no days.
pub fn days(period: &Period) -> String {
    let day = |date: Option<jiff::civil::Date>| date.map_or_else(|| "…".to_owned(), |d| d.to_string());
    match (period.start, period.end) {
        (None, None) => format!("“{}”", period.words),
        (start, end) if start == end => day(start),
        (start, end) => format!("{} to {}", day(start), day(end)),
    }
}

/// "Aleppo, SY".
pub fn place(place: &Place) -> String {
    match &place.country {
        Some(country) => format!("{}, {country}", place.name),
        None => place.name.clone(),
    }
}

/// A count of things: "1 claim", "12 claims".
pub fn counted(number: u64, thing: &str) -> String {
    if number == 1 { format!("1 {thing}") } else { format!("{number} {thing}s") }
}

/// "c1, c2 and c3", with the rest counted.
pub fn listed(letter: char, numbers: &[u64]) -> String {
    const MOST: usize = 20;
    let mut words: Vec<String> = numbers.iter().take(MOST).map(|n| format!("{letter}{n}")).collect();
    if numbers.len() > MOST {
        return format!("{} and {} more", words.join(", "), numbers.len() - MOST);
    }
    let last = words.pop().unwrap_or_default();
    if words.is_empty() { last } else { format!("{} and {last}", words.join(", ")) }
}
