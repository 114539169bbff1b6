//! Dates with figures: "4 October 2016", "Oct. 4", "11-13 Dec.", "2016-10-04", "in 2013", "the 1990s".

use jiff::civil::Date;

use super::calendar::{self, Part};
use super::lexicon::mark;
use super::view::{Heart, View};
use super::{DateKind, Days, Tense};
use crate::{NumberRole, Tag};

impl View<'_, '_> {
    /// "2016-10-04", "25/10/2016", "04.10.2016". Where day and month could change places, the
    /// one that is not after publication; where that does not tell, none.
    pub(crate) fn numeric(&self, i: usize) -> Option<Heart> {
        let number = |at: usize| self.text(at).parse::<i16>().ok();
        let small = |n: i16| i8::try_from(n).ok();
        let text = self.text(i);
        if text.matches('.').count() == 2 {
            let mut parts = text.split('.');
            let (d, m, y) = (
                parts.next()?.parse().ok()?,
                parts.next()?.parse().ok()?,
                parts.next()?.parse::<i16>().ok()?,
            );
            let date = calendar::day(y, m, d).filter(|_| (1800..2200).contains(&y))?;
            return Some(Heart::new(i, i, Some(Days::day(date)), DateKind::Day));
        }
        let mark = self.text(i + 1);
        let glued = (i + 1..=i + 4).all(|at| self.pieces.get(at).is_some_and(|p| p.glued));
        if !glued
            || !matches!(mark, "-" | "/")
            || self.text(i + 3) != mark
            || !self.is_digits(i + 2)
            || !self.is_digits(i + 4)
        {
            return None;
        }
        let (a, b, c) = (number(i)?, number(i + 2)?, number(i + 4)?);
        let date = if text.len() == 4 {
            calendar::day(a, small(b)?, small(c)?)?
        } else if self.text(i + 4).len() == 4 {
            match (calendar::day(c, small(b)?, small(a)?), calendar::day(c, small(a)?, small(b)?)) {
                (Some(one), Some(other)) if one != other => {
                    let past = |date: &Date| self.published.is_some_and(|p| *date <= p);
                    let days = match (Some(one).filter(past), Some(other).filter(past)) {
                        (Some(only), None) | (None, Some(only)) => Some(Days::day(only)),
                        _ => None,
                    };
                    return Some(Heart::new(i, i + 4, days, DateKind::Day));
                }
                (one, other) => one.or(other)?,
            }
        } else {
            return None;
        };
        Some(Heart::new(i, i + 4, Some(Days::day(date)), DateKind::Day))
    }

    /// "4 October 2016", "4th of May", "11-13 Dec.", "3 to 5 May", "3 and 4 May".
    pub(crate) fn day_month(&self, i: usize) -> Option<Heart> {
        let first = self.day_number(i)?;
        let joins =
            self.is_dash(i + 1) || matches!(self.text(i + 1), "to" | "and" | "or" | "until" | "through");
        let second = if joins { self.day_number(i + 2).filter(|&d| d > first) } else { None };
        let end = if second.is_some() { i + 2 } else { i };
        let mut at = end + 1;
        if self.text(at) == "of" || (self.is_dash(at) && self.pieces.get(at).is_some_and(|p| p.glued)) {
            at += 1;
        }
        if let Some(days) = self.month_told(at).and_then(|m| calendar::day(m.year(), m.month(), first)) {
            return Some(Heart::new(i, at + 1, Some(Days::day(days)), DateKind::Day));
        }
        let month = self.month(at)?;
        if self.entry(at).month == Some(5) && self.sentence.tag(self.pieces.get(at)?.token) == crate::Tag::MD
        {
            return None;
        }
        let last_of_month = self.after_month(at) - 1;
        self.dated(i, last_of_month, month, first, second)
    }

    /// A day of the month that "of this month", "of last month" or "of that month" names behind a day's number.
    fn month_told(&self, at: usize) -> Option<Date> {
        if self.before(at) != "of" || self.text(at + 1) != "month" {
            return None;
        }
        match self.text(at) {
            "this" => self.published,
            "last" => calendar::shift_months(self.published?, -1),
            "next" => calendar::shift_months(self.published?, 1),
            "that" => self.previous.map(|p| p.start),
            _ => None,
        }
    }

    /// "October 4, 2016", "Oct. 4-6", "May 6".
    pub(crate) fn month_day(&self, i: usize) -> Option<Heart> {
        let month = self.month(i)?;
        let mut at = self.after_month(i);
        if self.text(at) == "the" {
            at += 1;
        }
        let first = self.day_number(at)?;
        // "May 5:30", and not "May 5: Rebels attacked".
        let glued = |at: usize, text: &str| self.pieces.get(at).is_some_and(|p| p.glued && p.text == text);
        let clock = glued(at + 1, ":") && self.pieces.get(at + 2).is_some_and(|p| p.glued);
        if clock || glued(at + 1, "%") {
            return None;
        }
        let joins =
            self.is_dash(at + 1) || matches!(self.text(at + 1), "to" | "and" | "or" | "through" | "until");
        let second = if joins && self.month(at + 3).is_none() {
            self.day_number(at + 2).filter(|&d| d > first)
        } else {
            None
        };
        let second = second.filter(|_| !self.counts_people(at + 3));
        let end = if second.is_some() { at + 2 } else { at };
        self.dated(i, end, month, first, second)
    }

    fn counts_people(&self, at: usize) -> bool {
        self.pieces.get(at).is_some_and(|p| self.sentence.tag(p.token).is_plural())
    }

    /// A day or days of a month, with the year that may follow.
    fn dated(&self, i: usize, end: usize, month: i8, first: i8, second: Option<i8>) -> Option<Heart> {
        let (year, last) = self.year_after(end);
        let kind = if second.is_some() { DateKind::Span } else { DateKind::Day };
        let start = match year {
            Some(year) => calendar::day(year, month, first)?,
            None => {
                calendar::day(2000, month, first)?;
                match self.without_year(i, last, |year| calendar::day(year, month, first).map(Days::day)) {
                    Some(days) => days.start,
                    None => {
                        return Some(Heart {
                            yearless: Some((month, Some(first))),
                            ..Heart::new(i, last, None, kind)
                        });
                    }
                }
            }
        };
        let end = second.map_or(Some(start), |d| calendar::day(start.year(), month, d))?;
        let yearless = if year.is_none() { Some((month, Some(first))) } else { None };
        Some(Heart { yearless, ..Heart::new(i, last, Some(Days { start, end }), kind) })
    }

    /// The year after a day or month: ", 2016", "2016", "of last year", "this year".
    pub(crate) fn year_after(&self, end: usize) -> (Option<i16>, usize) {
        let mut at = end + 1;
        if matches!(self.text(at), "," | "of" | "in") {
            at += 1;
        }
        if let Some(year) = self.year_number(at) {
            let comma = self.text(end + 1) == ",";
            if !comma || !self.counts_people(at + 1) {
                return (Some(year), at);
            }
        }
        if let Some(year) = self.short_year(end + 1) {
            return (Some(year), end + 1);
        }
        let of = at;
        if self.text(of + 1) == "year" {
            let published = self.published.map(Date::year);
            let year = match self.text(of) {
                "last" => published.map(|y| y - 1),
                "this" => published,
                "next" => published.map(|y| y + 1),
                "that" | "same" => self.previous.map(|p| p.start.year()),
                _ => None,
            };
            if year.is_some() {
                return (year, of + 1);
            }
        }
        (None, end)
    }

    /// "7 MAR 90 (AGENCY) --": two figures that a bracket or dash follows, as wires of the last century have them.
    fn short_year(&self, at: usize) -> Option<i16> {
        let text = self.text(at);
        let closes = self.is_dash(at + 1) || matches!(self.text(at + 1), "(" | "[");
        let year = text.parse::<i16>().ok().filter(|y| text.len() == 2 && (50..=99).contains(y))?;
        (closes && self.is_digits(at)).then_some(1900 + year)
    }

    /// Days of which no year is told: the latest that is not after publication, or the next where the sentence looks
    /// forward. Where the report has no date, or tells of another year, the year told of last.
    pub(crate) fn without_year(
        &self,
        first: usize,
        last: usize,
        make: impl Fn(i16) -> Option<Days>,
    ) -> Option<Days> {
        let told = self.previous.map(|p| p.start.year());
        // "fought on 14 and 15 December 2014 … commanded from 2013 … On the morning of 15 December"
        let of_lead = self.lead.and_then(|lead| {
            let years = [lead.start.year(), lead.end.year()];
            years
                .into_iter()
                .filter_map(&make)
                .filter(|days| gap(lead, *days) <= 62)
                .min_by_key(|days| gap(lead, *days))
        });
        let Some(published) = self.published else {
            return of_lead.or_else(|| make(told?));
        };
        if let Some(previous) = self.previous {
            let long_ago = calendar::shift(published, -400).is_some_and(|limit| previous.end < limit);
            // "The teams are due to sit down again on 5 June": no day of the years told of.
            let told_as_past = ["would", "was", "were", "had"];
            let ahead = self.tense(first, last) == Tense::Future
                && !self.pieces.iter().enumerate().any(|(i, _)| told_as_past.contains(&self.text(i)));
            if long_ago && !ahead {
                if let Some(days) = self.these_days(previous, published, &make) {
                    return Some(days);
                }
                // "advanced on 18 June 2016. They seized the base on 9 July": soon after what was told last.
                let soon = nearest(previous, &make).filter(|days| {
                    calendar::length(previous) <= 31
                        && days.start >= previous.start
                        && gap(previous, *days) <= 62
                });
                if soon.is_some() {
                    return soon;
                }
                return of_lead.or_else(|| nearest(previous, &make));
            }
            // "a town retaken last year, … have died since January": counted until now.
            let since = first > 0 && self.text(first - 1) == "since";
            let goes_on = make(previous.start.year())
                .filter(|days| self.told_here && !since && days.start >= previous.start);
            if goes_on.is_some_and(|days| days.start <= published) {
                return goes_on;
            }
        }
        let year = published.year();
        if self.tense(first, last) == Tense::Future {
            let next = (year..=year + 4).filter_map(&make).find(|days| days.end >= published);
            // What is most of a year ahead has more likely just been.
            let near =
                calendar::shift(published, 300).zip(next).is_none_or(|(limit, days)| days.start < limit);
            if near {
                return next;
            }
        }
        // A day just after publication is one that the report's date has wrong by some days, not one of a year ago.
        let latest = |days: &Days| {
            days.start <= published
                || (days.start == days.end && calendar::shift(published, 14).is_some_and(|l| days.end <= l))
        };
        (year - 4..=year).rev().filter_map(make).find(latest)
    }

    /// "The generals took power in February 2021. … an offensive launched on Oct. 27": a day of the last weeks, where what was told
    /// before is a month of years ago, told in passing, and not one that the day lies in.
    fn these_days(
        &self,
        previous: Days,
        published: Date,
        make: impl Fn(i16) -> Option<Days>,
    ) -> Option<Days> {
        let month = (27..=31).contains(&calendar::length(previous));
        let within = make(previous.start.year())
            .is_some_and(|days| days.start >= previous.start && days.end <= previous.end);
        if self.told_here || !month || within {
            return None;
        }
        let oldest = calendar::shift(published, -40)?;
        let year = published.year();
        [year, year - 1]
            .into_iter()
            .filter_map(make)
            .find(|days| days.start == days.end && oldest <= days.start && days.end <= published)
    }

    /// "in 2013", "2011-2013", "2013-14", "the 1990s".
    pub(crate) fn year(&self, i: usize) -> Option<Heart> {
        let year = self.year_number(i)?;
        if self.text(i + 1) == "s" && self.pieces.get(i + 1)?.glued {
            // "two Mirage 2000s": a model of something.
            if i > 1 && self.is_capital(i - 1) {
                return None;
            }
            let decade = Days { start: calendar::day(year, 1, 1)?, end: calendar::day(year + 9, 12, 31)? };
            return Some(Heart::new(i, i + 1, Some(self.trimmed(i, decade)), DateKind::Span));
        }
        // "a Mirage 2000 patrol"
        if year % 100 == 0 && self.follows_a_name(i) {
            return None;
        }
        let numbers = self.numbers()?;
        let (_, _, number) = numbers.mention(numbers.core(i)?);
        if number.role != NumberRole::Year {
            return None;
        }
        if self.is_dash(i + 1) && self.pieces.get(i + 1)?.glued && self.is_digits(i + 2) {
            let text = self.text(i + 2);
            let end = match text.len() {
                4 => self.year_number(i + 2),
                2 => text.parse::<i16>().ok().map(|short| year - year % 100 + short),
                _ => None,
            };
            if let Some(end) = end.filter(|&end| end > year) {
                let days = Days { start: calendar::day(year, 1, 1)?, end: calendar::day(end, 12, 31)? };
                return Some(Heart::new(i, i + 2, Some(days), DateKind::Span));
            }
        }
        let days = calendar::year(year)?;
        let part = self.trimmed(i, days);
        Some(Heart::new(i, i, Some(part), if part == days { DateKind::Year } else { DateKind::Span }))
    }

    /// "2003 March - ", "2006 October-December - ", "2013 24 March - ": how the lines of a chronicle begin.
    pub(crate) fn year_month(&self, i: usize) -> Option<Heart> {
        let year = self.year_number(i).filter(|_| i == 0)?;
        let ends = |at: usize| self.is_dash(at) || matches!(self.text(at), ":" | "." | "");
        if let Some(day) = self.day_number(i + 1)
            && let Some(month) = self.month(i + 2)
        {
            let date = calendar::day(year, month, day)?;
            return ends(i + 3).then(|| Heart::new(i, i + 2, Some(Days::day(date)), DateKind::Day));
        }
        let first = calendar::month(year, self.month(i + 1)?)?;
        if let Some(day) = self.day_number(i + 2)
            && ends(i + 3)
        {
            let date = calendar::day(year, self.month(i + 1)?, day)?;
            return Some(Heart::new(i, i + 2, Some(Days::day(date)), DateKind::Day));
        }
        let until = self.month(i + 3).filter(|_| self.is_dash(i + 2)).and_then(|m| calendar::month(year, m));
        if let Some(until) = until.filter(|until| until.start > first.start && ends(i + 4)) {
            let days = Days { start: first.start, end: until.end };
            return Some(Heart::new(i, i + 3, Some(days), DateKind::Span));
        }
        ends(i + 2).then(|| Heart::new(i, i + 1, Some(first), DateKind::Month))
    }

    /// True where a name that is no month or season stands right before a piece.
    fn follows_a_name(&self, i: usize) -> bool {
        i.checked_sub(1).is_some_and(|before| {
            before > 0
                && self.is_capital(before)
                && self.month(before).is_none()
                && self.entry(before).season.is_none()
        })
    }

    /// "on the 13th", "by the 4th", "on the first of the month": a day of the month that was told last, or of the last one.
    pub(crate) fn day_alone(&self, i: usize) -> Option<Heart> {
        let of_month = self.text(i + 1) == "of" && self.text(i + 2) == "the" && self.text(i + 3) == "month";
        let first = of_month && self.text(i) == "first";
        let numbered = || {
            let ordinal = ["st", "nd", "rd", "th"].iter().any(|s| self.text(i).ends_with(s));
            self.day_number(i).filter(|_| ordinal)
        };
        let number = if first { 1 } else { numbered()? };
        let led = matches!(
            i.checked_sub(2).map_or("", |at| self.text(at)),
            "on" | "by" | "since" | "until" | "till" | "from" | "between" | "of" | "before" | "after"
        );
        // "on the 4th floor", "by the 13th century"
        let ends = self.pieces.get(i + 1).is_none_or(|next| {
            let tag = self.sentence.tag(next.token);
            !tag.is_noun() && !matches!(tag, Tag::JJ | Tag::JJR | Tag::JJS | Tag::CD | Tag::Hyphen)
        });
        if self.before(i) != "the" || !led || !(ends || of_month) {
            return None;
        }
        let within = |start: Date, months: i64| {
            let month = calendar::shift_months(calendar::day(start.year(), start.month(), 1)?, months)?;
            calendar::day(month.year(), month.month(), number)
        };
        let passed = |day: &Date| self.published.is_none_or(|published| *day <= published);
        let day = match (self.previous, self.published) {
            (Some(told), _) => [0, 1, -1]
                .into_iter()
                .filter_map(|months| within(told.start, months))
                .filter(passed)
                .min_by_key(|day| gap(told, Days::day(*day))),
            (None, Some(published)) => [0, -1].into_iter().filter_map(|m| within(published, m)).find(passed),
            (None, None) => None,
        }?;
        let last = if of_month { i + 3 } else { i };
        Some(Heart::new(i, last, Some(Days::day(day)), DateKind::Day))
    }

    /// The part that "early", "mid-", "late", "the end of" before a piece leave of some days.
    pub(crate) fn trimmed(&self, i: usize, days: Days) -> Days {
        self.part_before(i).and_then(|part| calendar::part(days, part)).unwrap_or(days)
    }

    /// "early", "mid-", "late", "the end of", "early in" before a piece.
    pub(crate) fn part_before(&self, i: usize) -> Option<Part> {
        let mut at = i.checked_sub(1)?;
        if self.is_dash(at) || (matches!(self.text(at), "of" | "in" | "the") && at > 0) {
            let article = self.text(at) == "the";
            at = at.checked_sub(1)?;
            if article && matches!(self.text(at), "of" | "in") {
                at = at.checked_sub(1)?;
            }
        }
        self.part(at)
    }

    pub(crate) fn part(&self, at: usize) -> Option<Part> {
        let entry = self.entry(at);
        if entry.has(mark::EARLY) {
            Some(Part::Early)
        } else if entry.has(mark::MIDDLE) {
            Some(Part::Middle)
        } else if entry.has(mark::LATE) {
            Some(Part::Late)
        } else {
            None
        }
    }
}

/// In a report on what is long past, the days that lie nearest to those told of before: "in December 1998 … on 6 February".
fn nearest(told: Days, make: impl Fn(i16) -> Option<Days>) -> Option<Days> {
    // A story goes forward more often than back.
    let gap = |days: &Days| gap(told, *days) * if days.end < told.start { 2 } else { 1 };
    let year = told.start.year();
    [year, year + 1, year - 1].into_iter().filter_map(make).min_by_key(gap)
}

/// How many days lie between two stretches.
fn gap(told: Days, days: Days) -> i64 {
    if days.start > told.end {
        calendar::length(Days { start: told.end, end: days.start })
    } else {
        calendar::length(Days { start: days.end, end: told.start }).max(0)
    }
}
