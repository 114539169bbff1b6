//! Dates by name: weekdays, months, seasons, holidays.

use super::calendar;
use super::lexicon::mark;
use super::view::{Heart, View};
use super::{DateKind, Days, Tense};

impl View<'_, '_> {
    /// "Tuesday", "Tuesday night", "Tuesday, 4 October", "Friday last week", "Fridays".
    pub(crate) fn weekday(&self, i: usize) -> Option<Heart> {
        let weekday = self.entry(i).weekday?;
        let text = self.text(i);
        let short = text.len() <= 4 && !text.ends_with("day");
        if !self.is_capital(i) || self.is_name(i) || (short && !self.abbreviates_day(i)) {
            return None;
        }
        let mut last = i + usize::from(short && self.text(i + 1) == "." && i + 2 < self.pieces.len());
        if matches!(self.before(i), "every" | "each" | "most") || (text.ends_with('s') && !short) {
            let first = i - usize::from(matches!(self.before(i), "every" | "each" | "most"));
            return Some(Heart::new(first, last, None, DateKind::Recurring));
        }
        let comma = usize::from(matches!(self.text(last + 1), "," | "(" | "[" | "the"));
        let exact = self.day_month(last + 1 + comma).or_else(|| self.month_day(last + 1 + comma));
        if let Some(date) = exact {
            let closes = matches!((self.text(last + 1), self.text(date.last + 1)), ("(", ")") | ("[", "]"));
            let mut last = date.last + usize::from(closes);
            if closes && self.entry(last + 1).has(mark::PART) {
                last += 1;
            }
            return Some(Heart { first: i, last, ..date });
        }
        // "the night of Thursday 6 to Friday 7 February": the month stands behind the second.
        let joined = matches!(self.text(last + 2), "to" | "and" | "until") || self.is_dash(last + 2);
        if let Some(number) = self.day_number(last + 1).filter(|_| joined)
            && self.entry(last + 3).weekday.is_some()
            && let Some(second) = self.day_month(last + 4)
            && let Some(end) = second.end
            && let Some(start) = calendar::day(end.year(), end.month(), number).filter(|start| *start < end)
        {
            return Some(Heart::new(i, second.last, Some(Days { start, end }), DateKind::Span));
        }
        if self.entry(last + 1).has(mark::PART) {
            last += 1;
        }
        let (before, after) = (self.before(i), (self.text(last + 1), self.text(last + 2)));
        let published = self.published;
        let (date, last) = match (before, after) {
            (_, ("last", "week")) => (self.in_week(weekday, -7), last + 2),
            (_, ("this", "week")) => (self.in_week(weekday, 0), last + 2),
            (_, ("next", "week")) => (self.in_week(weekday, 7), last + 2),
            ("last", _) => {
                (published.and_then(|p| calendar::weekday_until(calendar::shift(p, -1)?, weekday)), last)
            }
            ("next", _) => {
                (published.and_then(|p| calendar::weekday_from(calendar::shift(p, 1)?, weekday)), last)
            }
            ("following", _) => (
                self.previous.and_then(|p| calendar::weekday_from(calendar::shift(p.end, 1)?, weekday)),
                last,
            ),
            ("previous", _) => {
                let base = self.previous.map(|p| p.start).or(published);
                (base.and_then(|p| calendar::weekday_until(calendar::shift(p, -1)?, weekday)), last)
            }
            _ => (
                published.and_then(|p| match self.tense(i, last) {
                    Tense::Future => calendar::weekday_from(p, weekday),
                    _ => calendar::weekday_until(p, weekday),
                }),
                last,
            ),
        };
        let modified =
            matches!(before, "last" | "next" | "following" | "previous" | "this" | "past" | "coming");
        let first = i - usize::from(modified);
        Some(Heart::new(first, last, date.map(Days::day), DateKind::Day))
    }

    fn in_week(&self, weekday: i8, shift: i64) -> Option<jiff::civil::Date> {
        let monday = calendar::week(calendar::shift(self.published?, shift)?)?.start;
        calendar::shift(monday, i64::from(weekday) - 1)
    }

    /// "Good Friday", "the Sunday Times".
    fn is_name(&self, i: usize) -> bool {
        matches!(
            self.before(i),
            "good" | "bloody" | "black" | "super" | "palm" | "easter" | "ash" | "holy" | "cyber" | "giving"
        ) || (self.is_capital(i + 1)
            && matches!(
                self.text(i + 1),
                "times"
                    | "telegraph"
                    | "mirror"
                    | "post"
                    | "express"
                    | "mail"
                    | "herald"
                    | "mosque"
                    | "market"
            ))
    }

    /// "Sat", "Sun", "Wed" are weekdays only where something beside them says so.
    fn abbreviates_day(&self, i: usize) -> bool {
        let stop = self.text(i + 1) == "."
            && i + 2 < self.pieces.len()
            && self.pieces.get(i + 1).is_some_and(|p| p.glued);
        let beside = matches!(self.before(i), "on" | "," | "(" | "last" | "since" | "until");
        let date = self.is_digits(i + 1)
            || self.is_digits(i + 2)
            || self.month(i + 1).is_some()
            || self.month(i + 2).is_some();
        (i > 0 && (stop || beside)) || date
    }

    /// "October", "October 2015", "last October", "October last year".
    pub(crate) fn month_alone(&self, i: usize) -> Option<Heart> {
        let month = self.month(i)?;
        let (year, last) = self.year_after(self.after_month(i) - 1);
        let before = self.before(i);
        let modified = matches!(before, "last" | "next" | "this" | "past")
            // "that February": of the year told last, and no month that somebody said something of.
            || before == "that" && self.previous.is_some() && !self.is_capital(i + 1);
        let framed = modified
            || year.is_some()
            || self.is_dash(i.wrapping_sub(1))
                && self.entry(i.wrapping_sub(2)).has(mark::MIDDLE | mark::EARLY | mark::LATE)
            || self
                .entry(i.wrapping_sub(1))
                .has(mark::EARLY | mark::LATE | mark::MIDDLE | mark::SINCE | mark::UNTIL)
            || matches!(
                before,
                "in" | "of"
                    | "by"
                    | "from"
                    | "during"
                    | "throughout"
                    | "between"
                    | "to"
                    | "through"
                    | "before"
                    | "after"
                    | "late"
                    | "and"
            );
        let other = matches!(
            self.text(i),
            "may" | "march" | "april" | "june" | "august" | "mar" | "jan" | "jun" | "sep" | "dec"
        );
        // "April and June" may be two girls, "between January and June" is not.
        let listed = i >= 3
            && self.month(i - 2).is_some()
            && matches!(self.text(i - 3), "between" | "from" | "in" | "during" | "of" | "since");
        let joined = (before == "and" || before == "to") && !listed;
        if !framed && (other || i == 0 && self.is_capital(i + 1)) || (joined && other && year.is_none()) {
            return None;
        }
        if self.is_capital(i + 1)
            && year.is_none()
            && other
            && self.text(i + 1) != "'s"
            && !self.entry(i + 1).has(mark::PART)
        {
            return None;
        }
        let published = self.published;
        let days = match (year, before) {
            (Some(year), _) => calendar::month(year, month),
            (None, "last" | "past") => published.and_then(|p| {
                let this = if month < p.month() { p.year() } else { p.year() - 1 };
                // "Last October", said in October or soon after, is the one before.
                let near = month < p.month() && p.month() - month <= 1;
                calendar::month(if near { this - 1 } else { this }, month)
            }),
            (None, "next") => published.and_then(|p| {
                calendar::month(if month > p.month() { p.year() } else { p.year() + 1 }, month)
            }),
            (None, "that") => self.previous.and_then(|told| calendar::month(told.start.year(), month)),
            (None, "this") => published.and_then(|p| calendar::month(p.year(), month)),
            _ => self.without_year(i, last, |year| calendar::month(year, month)),
        };
        let part = days.map(|days| self.trimmed(i, days));
        let kind =
            if part == days && self.part_before(i).is_none() { DateKind::Month } else { DateKind::Span };
        let yearless = if year.is_none() && !modified { Some((month, None)) } else { None };
        Some(Heart { yearless, ..Heart::new(i - usize::from(modified), last, part, kind) })
    }

    /// "last summer", "in the autumn of 2008", "spring 2013".
    pub(crate) fn season(&self, i: usize) -> Option<Heart> {
        let month = self.entry(i).season?;
        let (year, last) = self.year_after(i);
        let before = self.before(i);
        let doubtful = matches!(self.text(i), "fall" | "spring");
        let modified = matches!(before, "last" | "next" | "this");
        let article = matches!(before, "the" | "in" | "during")
            && !(doubtful && (self.text(i + 1) == "of" || before != "the"));
        let in_the = article
            && (before != "the"
                || matches!(self.before(i - 1), "in" | "during" | "over" | "since" | "by" | "of"));
        if self.is_capital(i) && i > 0 && self.is_capital(i - 1) || !(modified || year.is_some() || in_the) {
            return None;
        }
        let days = match (year, before, self.published) {
            (Some(year), ..) => calendar::season(year, month),
            (None, "last", Some(p)) => {
                (0..3).filter_map(|back| calendar::season(p.year() - back, month)).find(|d| d.end < p)
            }
            (None, "next", Some(p)) => {
                (0..3).filter_map(|on| calendar::season(p.year() + on, month)).find(|d| d.start > p)
            }
            _ => self.without_year(i, last, |year| calendar::season(year, month)),
        };
        Some(Heart::new(i - usize::from(modified), last, days.map(|d| self.trimmed(i, d)), DateKind::Season))
    }

    /// "Christmas Eve", "New Year's Day".
    pub(crate) fn holiday(&self, i: usize) -> Option<Heart> {
        let found = self.lexicon.holidays.iter().find(|h| self.reads(i, &h.words) && self.is_capital(i))?;
        let (year, last) = self.year_after(i + found.words.len() - 1);
        let make = |year| calendar::day(year, found.month, found.day).map(Days::day);
        let days = match year {
            Some(year) => make(year),
            None => self.without_year(i, last, make),
        };
        Some(Heart::new(i, last, days, DateKind::Day))
    }
}
