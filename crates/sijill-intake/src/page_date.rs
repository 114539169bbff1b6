//! The day in a date as pages and records write it. Only whole dates with a year; the clock and the zone are not used.

use jiff::civil::Date;
use jiff::fmt::strtime;

/// Ways in which people write a whole date, as `strtime` patterns.
const WAYS: &[&str] = &["%d %B %Y", "%d %b %Y", "%B %d %Y", "%b %d %Y", "%Y/%m/%d", "%Y%m%d"];

/// The calendar day as it stands in the words, or nothing where they tell none.
pub(crate) fn date_of(words: &str) -> Option<Date> {
    let words = words.trim();
    if let Some(date) = words.get(..10).and_then(|day| day.parse::<Date>().ok()) {
        let rest = words.get(10..).unwrap_or_default();
        return (rest.is_empty() || rest.starts_with(['T', 't', ' ', 'Z', '+'])).then_some(date);
    }
    // "Tue, 04 Oct 2016 08:00:00 GMT" and "October 4, 2016 at 8:00" come down to day, month and year.
    let plain: Vec<&str> = words.split([' ', ',', '\u{a0}']).filter(|word| !word.is_empty()).collect();
    let without_weekday =
        if plain.first().is_some_and(|w| is_weekday(w)) { plain.get(1..)? } else { &plain[..] };
    let long = without_weekday.iter().take(3).copied().collect::<Vec<_>>().join(" ");
    let short = without_weekday.first().copied().unwrap_or_default();
    [long.as_str(), short]
        .into_iter()
        .find_map(|day| WAYS.iter().find_map(|way| strtime::parse(way, day).ok()?.to_date().ok()))
        // "October 2016" would otherwise be the 20th of October 16.
        .filter(|date| date.year() >= 1000)
}

fn is_weekday(word: &str) -> bool {
    let word = word.trim_end_matches('.').to_ascii_lowercase();
    word.len() >= 3
        && ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
            .iter()
            .any(|day| day.starts_with(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_dates_are_read() {
        for words in [
            "2016-10-04",
            "2016-10-04T23:30:00+03:00",
            "2016-10-04 08:00",
            "Tue, 04 Oct 2016 08:00:00 GMT",
            "4 October 2016",
            "October 4, 2016 at 8:00",
            "Oct 4, 2016",
            "Tuesday, October 4, 2016",
            "2016/10/04",
            "20161004",
        ] {
            assert_eq!(date_of(words).map(|d| d.to_string()).as_deref(), Some("2016-10-04"), "{words}");
        }
    }

    #[test]
    fn what_is_no_whole_date_is_none() {
        for words in
            ["", "soon", "2016", "October 2016", "2016-13-04", "2016-02-30", "04/10/2016", "2016-10-045"]
        {
            assert_eq!(date_of(words), None, "{words}");
        }
    }
}
