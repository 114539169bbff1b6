//! Calendar arithmetic that answers nothing instead of failing.

use jiff::Span;
use jiff::civil::Date;

use super::Days;

/// So many days later; earlier where negative.
pub(crate) fn shift(date: Date, days: i64) -> Option<Date> {
    Span::new().try_days(days).ok().and_then(|span| date.checked_add(span).ok())
}

/// The same day so many months later, or the last of that month.
pub(crate) fn shift_months(date: Date, months: i64) -> Option<Date> {
    Span::new().try_months(months).ok().and_then(|span| date.checked_add(span).ok())
}

/// A day, where there is one.
pub(crate) fn day(year: i16, month: i8, day: i8) -> Option<Date> {
    Date::new(year, month, day).ok()
}

/// All of a month.
pub(crate) fn month(year: i16, month: i8) -> Option<Days> {
    let start = day(year, month, 1)?;
    Some(Days { start, end: start.last_of_month() })
}

/// All of a year.
pub(crate) fn year(year: i16) -> Option<Days> {
    Some(Days { start: day(year, 1, 1)?, end: day(year, 12, 31)? })
}

/// Three months from this one on.
pub(crate) fn season(year: i16, month: i8) -> Option<Days> {
    let start = day(year, month, 1)?;
    Some(Days { start, end: shift_months(start, 2)?.last_of_month() })
}

/// The week, Monday to Sunday, that a day is in.
pub(crate) fn week(date: Date) -> Option<Days> {
    let start = shift(date, 1 - i64::from(date.weekday().to_monday_one_offset()))?;
    Some(Days { start, end: shift(start, 6)? })
}

/// The latest such weekday (Monday 1) not after a day.
pub(crate) fn weekday_until(date: Date, weekday: i8) -> Option<Date> {
    shift(date, -i64::from((date.weekday().to_monday_one_offset() - weekday).rem_euclid(7)))
}

/// The first such weekday not before a day.
pub(crate) fn weekday_from(date: Date, weekday: i8) -> Option<Date> {
    shift(date, i64::from((weekday - date.weekday().to_monday_one_offset()).rem_euclid(7)))
}

/// How many days lie between the first and the last.
pub(crate) fn length(days: Days) -> i64 {
    days.start.until(days.end).map_or(0, |span| i64::from(span.get_days()))
}

/// Which third of a month or year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    Early,
    Middle,
    Late,
}

/// The early, middle or late part of a month, a season or a year, or of a week.
pub(crate) fn part(days: Days, part: Part) -> Option<Days> {
    let length = length(days);
    let months = |from: i64, to: i64| {
        Some(Days {
            start: shift_months(days.start, from)?,
            end: shift_months(days.start, to)?.last_of_month(),
        })
    };
    let of_days =
        |from: i64, to: i64| Some(Days { start: shift(days.start, from)?, end: shift(days.start, to)? });
    match (part, length) {
        // A decade.
        (Part::Early, 3000..) => months(0, 47),
        (Part::Middle, 3000..) => months(36, 83),
        (Part::Late, 3000..) => months(72, 119),
        (Part::Early, 300..) => months(0, 3),
        (Part::Middle, 300..) => months(4, 7),
        (Part::Late, 300..) => months(8, 11),
        (Part::Early, 80..) => months(0, 0),
        (Part::Middle, 80..) => months(1, 1),
        (Part::Late, 80..) => months(2, 2),
        (Part::Early, 20..) => of_days(0, 9),
        (Part::Middle, 20..) => of_days(10, 19),
        (Part::Late, 20..) => of_days(20, length),
        (Part::Early, 4..) => of_days(0, 2),
        (Part::Middle, 4..) => of_days(2, 4),
        (Part::Late, 4..) => of_days(4, length),
        _ => Some(days),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn weeks_and_weekdays_count_from_monday() {
        let tuesday = date(2016, 10, 4);
        assert_eq!(week(tuesday), Some(Days { start: date(2016, 10, 3), end: date(2016, 10, 9) }));
        assert_eq!(weekday_until(tuesday, 2), Some(tuesday));
        assert_eq!(weekday_until(tuesday, 3), Some(date(2016, 9, 28)));
        assert_eq!(weekday_from(tuesday, 3), Some(date(2016, 10, 5)));
    }

    #[test]
    fn parts_lie_inside_their_whole() {
        let decade = Days { start: date(1970, 1, 1), end: date(1979, 12, 31) };
        assert_eq!(part(decade, Part::Late).map(|d| (d.start.year(), d.end.year())), Some((1976, 1979)));
        let november = month(2005, 11);
        assert_eq!(november.and_then(|m| part(m, Part::Early)).map(|d| d.end), Some(date(2005, 11, 10)));
        assert_eq!(november.and_then(|m| part(m, Part::Late)).map(|d| d.end), Some(date(2005, 11, 30)));
        assert_eq!(year(2013).and_then(|y| part(y, Part::Early)).map(|d| d.end), Some(date(2013, 4, 30)));
        assert_eq!(season(2016, 12).map(|d| d.end), Some(date(2017, 2, 28)));
    }

    #[test]
    fn what_no_calendar_holds_is_nothing() {
        assert_eq!(shift(date(2016, 1, 1), i64::MAX), None);
        assert_eq!(day(2015, 2, 29), None);
        assert_eq!(month(2015, 13), None);
    }
}
