//! The instant in a feed's date. What a feed does not say for certain is not guessed.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::fmt::rfc2822::DateTimeParser;
use jiff::tz::TimeZone;

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
/// The zones that have a name in RFC 2822. Others name several places at once.
const ZONES: [&str; 10] = ["ut", "gmt", "est", "edt", "cst", "cdt", "mst", "mdt", "pst", "pdt"];

/// The instant as RFC 3339 or RFC 2822 write it, weekdays and lengths of months' names aside; or a day alone, as its
/// beginning in UTC. A time without a zone tells no instant.
pub(super) fn timestamp(words: &str) -> Option<Timestamp> {
    let words = words.trim();
    let at = words
        .parse::<Timestamp>()
        .ok()
        .or_else(|| day(words))
        .or_else(|| DateTimeParser::new().relaxed_weekday(true).parse_timestamp(mail(words)?).ok())?;
    // Software writes the first instant of its calendar where it knows none.
    (at.to_zoned(TimeZone::UTC).year() >= 1900 && at != Timestamp::UNIX_EPOCH).then_some(at)
}

fn day(words: &str) -> Option<Timestamp> {
    let whole = words.len() == 10;
    let day = words.parse::<Date>().ok().filter(|_| whole)?;
    day.to_zoned(TimeZone::UTC).ok().map(|zoned| zoned.timestamp())
}

/// A date as mail has it: no weekday, months in three letters, a zone that is certain.
fn mail(words: &str) -> Option<String> {
    let after = match words.split_once(',') {
        Some((weekday, after)) if weekday.chars().all(char::is_alphabetic) => after,
        _ => words,
    };
    let mut parts: Vec<String> = after.split_whitespace().map(str::to_ascii_lowercase).collect();
    let zone = parts.last_mut()?;
    if zone == "utc" || zone == "z" {
        "+0000".clone_into(zone);
    }
    let is_certain = zone.starts_with(['+', '-']) || ZONES.contains(&zone.as_str());
    let month = parts.get_mut(1)?;
    let short = MONTHS.into_iter().find(|short| month.starts_with(short))?;
    short.clone_into(month);
    is_certain.then(|| parts.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_instants_are_read() {
        for words in [
            "2016-10-04T18:15:00Z",
            "2016-10-04T21:15:00+03:00",
            "2016-10-04T21:15:00.000+0300",
            "Tue, 04 Oct 2016 18:15:00 GMT",
            " Tue, 4 Oct 2016 21:15:00 +0300 ",
            "Tuesday, 04 October 2016 18:15:00 UTC",
            "Wed, 04 Oct 2016 18:15:00 Z",
            "4 Oct 2016 14:15 EDT",
            "04 Oct 16 18:15 UT",
        ] {
            let at = timestamp(words).map(|t| t.to_string());
            assert_eq!(at.as_deref(), Some("2016-10-04T18:15:00Z"), "{words}");
        }
        let day = timestamp("2016-10-04").map(|t| t.to_string());
        assert_eq!(day.as_deref(), Some("2016-10-04T00:00:00Z"));
    }

    #[test]
    fn what_is_not_certain_is_none() {
        for words in [
            "",
            "soon",
            "2016",
            "2016-10",
            "2016-13-04T18:15:00Z",
            "Tue, 31 Feb 2016 18:15:00 GMT",
            "2016-10-04 18:15:00",
            "Tue, 04 Oct 2016 18:15:00",
            "Tue, 04 Oct 2016 18:15:00 CEST",
            "Tue, 04 Oct 2016 25:15:00 GMT",
            "04/10/2016",
            "Mon, 01 Jan 0001 00:00:00 +0000",
            "1970-01-01T00:00:00Z",
            "٠٤ أكتوبر ٢٠١٦",
        ] {
            assert_eq!(timestamp(words), None, "{words}");
        }
    }
}
