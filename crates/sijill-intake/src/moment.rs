//! The instant in a date or timestamp as records write it.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;

use crate::page_date::date_of;

/// The instant that the words tell. Without a zone they are taken as UTC, and a day is its beginning.
pub(crate) fn timestamp_of(words: &str) -> Option<Timestamp> {
    let words = words.trim();
    if let Ok(instant) = words.parse::<Timestamp>() {
        return Some(instant);
    }
    if let Some(instant) = jiff::fmt::rfc2822::parse(words).ok().map(|zoned| zoned.timestamp()) {
        return Some(instant);
    }
    // A civil time would be read from "2016-10-04" as well, and from the front of what is no date at all.
    if words.len() > 10
        && let Ok(civil) = words.parse::<DateTime>()
    {
        return instant(civil);
    }
    date_of(words).and_then(beginning)
}

fn beginning(day: Date) -> Option<Timestamp> {
    instant(day.at(0, 0, 0, 0))
}

fn instant(civil: DateTime) -> Option<Timestamp> {
    civil.to_zoned(TimeZone::UTC).ok().map(|zoned| zoned.timestamp())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instants_are_read_from_dates_and_timestamps() {
        for (words, instant) in [
            ("2016-10-04T21:15:00+03:00", Some("2016-10-04T18:15:00Z")),
            ("2016-10-04T18:15:00Z", Some("2016-10-04T18:15:00Z")),
            ("2016-10-04 18:15:00", Some("2016-10-04T18:15:00Z")),
            ("Tue, 04 Oct 2016 18:15:00 GMT", Some("2016-10-04T18:15:00Z")),
            (" 2016-10-04 ", Some("2016-10-04T00:00:00Z")),
            ("4 October 2016", Some("2016-10-04T00:00:00Z")),
            ("2016", None),
            ("soon", None),
            ("", None),
        ] {
            assert_eq!(timestamp_of(words).map(|t| t.to_string()).as_deref(), instant, "{words}");
        }
    }
}
