//! Dates told from another day: "yesterday", "last week", "in the 15 days since", "two days ago", "a day earlier".

use jiff::civil::Date;

use super::calendar::{self, Part};
use super::lexicon::{Unit, mark};
use super::view::{Heart, View};
use super::{DateKind, Days, Tense};
use crate::Tag;
use crate::number::cardinal::Form;

/// So many units, as in "four days"; no number where it is vague.
#[derive(Debug, Clone, Copy)]
pub(super) struct Quantity {
    pub(super) count: Option<i64>,
    pub(super) unit: Unit,
    pub(super) last: usize,
}

impl View<'_, '_> {
    /// What begins with "today", "last", "this", "the next", "that"…
    pub(crate) fn relative(&self, i: usize) -> Option<Heart> {
        let entry = self.entry(i);
        match self.text(i) {
            "today" | "tonight" => Some(self.day_of_publication(i, i, 0)),
            "yesterday" | "tomorrow" => {
                let offset = if self.text(i) == "yesterday" { -1 } else { 1 };
                Some(self.day_of_publication(i, i + usize::from(self.entry(i + 1).has(mark::PART)), offset))
            }
            // "overnight on August 11-12": the days are told.
            "overnight"
                if matches!(self.text(i + 1), "on" | "from" | "between")
                    && (self.month(i + 2).is_some() || self.day_number(i + 2).is_some()) =>
            {
                None
            }
            "overnight" => {
                let days = self.published.and_then(|p| Some(Days { start: calendar::shift(p, -1)?, end: p }));
                Some(Heart::new(i, i, days, DateKind::Night))
            }
            "weekend" => Some(self.weekend(i, i, 0)),
            "week" if self.is_week_of_publication(i) => {
                let days = self.published.and_then(|p| Some(Days { start: calendar::shift(p, -7)?, end: p }));
                Some(Heart::new(i, i, days, DateKind::Span))
            }
            "this" if self.entry(i + 1).has(mark::PART) => Some(self.day_of_publication(i, i + 1, 0)),
            "this" => self.unit(i, 0, self.part_around(i)),
            "the" if self.is_part_of_now(i) => self.unit(i, 0, self.part_before(i)),
            // "have fled since that time"
            "that"
                if self.before(i) == "since" && matches!(self.text(i + 1), "time" | "point" | "moment") =>
            {
                let told = self.latest.or(self.previous)?;
                Some(Heart::new(i, i + 1, Some(told), DateKind::Day))
            }
            "that" | "same" => self.same(i),
            "recent" => self
                .entry(i + 1)
                .unit
                .filter(|u| *u > Unit::Hour)
                .map(|_| Heart::new(i, i + 1, None, DateKind::Vague)),
            "day" | "night" | "evening" if matches!(self.before(i), "the" | "a") => self.day_beside(i),
            "then" if self.before(i) == "since" => {
                let told = self.latest.or(self.previous)?;
                Some(Heart::new(i, i, Some(told), DateKind::Day))
            }
            // "Hundreds have been killed since, according to": since what was told last.
            "since" if self.is_since_then(i) => {
                let told = self.latest.or(self.previous)?;
                let end = self.published.filter(|p| told.start <= *p).unwrap_or(told.end);
                Some(Heart::new(i, i, Some(Days { start: told.start, end }), DateKind::Since))
            }
            "later" | "earlier" if self.text(i + 1) == "in" && self.text(i + 2) == "the" => {
                (self.text(i + 3) == "day").then(|| self.counted_on(i, i + 3, Unit::Day, 0)).flatten()
            }
            "next" | "following" | "coming" => self.next(i),
            _ if entry.has(mark::PAST) => self.past(i),
            _ => None,
        }
    }

    /// "have died since.", "has risen since, he said", "have since fled": nothing stands behind it that it could lead to, and what
    /// it tells goes on.
    fn is_since_then(&self, i: usize) -> bool {
        let goes_on = |k: usize| matches!(self.text(k), "has" | "have");
        let ends = matches!(self.text(i + 1), "" | "." | "," | ";");
        let inside = i > 0
            && goes_on(i - 1)
            && self.pieces.get(i + 1).is_some_and(|next| self.sentence.tag(next.token) == Tag::VBN);
        inside || ends && (i.saturating_sub(8)..i).any(goes_on)
    }

    /// "during the week", "over the week": the one that ends with publication, where nothing says which.
    fn is_week_of_publication(&self, i: usize) -> bool {
        let before = i.checked_sub(2).map_or("", |at| self.text(at));
        self.before(i) == "the" && matches!(before, "during" | "over" | "throughout") && self.is_free(i + 1)
    }

    /// "since the start of the year", "the first nine months of the year": the one that publication is in.
    fn is_part_of_now(&self, i: usize) -> bool {
        let part = self.part_before(i).is_some() || self.text(i.wrapping_sub(2)) == "months";
        self.before(i) == "of"
            && part
            && self.year_number(i + 2).is_none()
            && matches!(self.entry(i + 1).unit, Some(Unit::Week | Unit::Month | Unit::Year))
            && !matches!(self.text(i + 2), "-" | "'s" | "’s" | "of" | "when" | "in" | "before")
    }

    fn day_of_publication(&self, first: usize, last: usize, offset: i64) -> Heart {
        let day = self.published.and_then(|p| calendar::shift(p, offset));
        Heart::new(first, last, day.map(Days::day), DateKind::Day)
    }

    /// The weekend that began last, or the one before or after it.
    fn weekend(&self, first: usize, last: usize, weeks: i64) -> Heart {
        let days = self.published.and_then(|p| {
            let saturday = calendar::shift(calendar::weekday_until(p, 6)?, weeks * 7)?;
            Some(Days { start: saturday, end: calendar::shift(saturday, 1)? })
        });
        Heart::new(first, last, days, DateKind::Weekend)
    }

    fn part_around(&self, i: usize) -> Option<Part> {
        i.checked_sub(1).and_then(|before| self.part(before))
    }

    /// "last week", "this month", "next year" with the unit after piece `i`.
    pub(super) fn unit(&self, i: usize, offset: i64, part: Option<Part>) -> Option<Heart> {
        let unit = self.entry(i + 1).unit?;
        if self.text(i + 1).ends_with('s') {
            return None;
        }
        let of = |make: &dyn Fn(Date) -> Option<Days>| self.published.and_then(make);
        let (days, kind) = match unit {
            Unit::Day => {
                return (offset == 0 || self.text(i + 1) == "night")
                    .then(|| self.day_of_publication(i, i + 1, offset));
            }
            Unit::Weekend => {
                return Some(self.weekend(
                    i,
                    i + 1,
                    match offset {
                        -1 if self.is_weekend() => -1,
                        0 if self.tense(i, i + 1) == Tense::Future && !self.is_weekend() => 1,
                        _ => offset.max(0),
                    },
                ));
            }
            Unit::Week => (of(&|p| calendar::week(calendar::shift(p, 7 * offset)?)), DateKind::Week),
            Unit::Month => (
                of(&|p| calendar::shift_months(p, offset).and_then(|d| calendar::month(d.year(), d.month()))),
                DateKind::Month,
            ),
            Unit::Year => {
                (of(&|p| calendar::year(p.year().checked_add(i16::try_from(offset).ok()?)?)), DateKind::Year)
            }
            Unit::Hour | Unit::Fortnight | Unit::Decade => return None,
        };
        let days = match (offset, part) {
            (0, Some(Part::Late)) if self.text(i - 1) == "later" => {
                days.and_then(|d| Some(Days { start: calendar::shift(self.published?, 1)?.min(d.end), ..d }))
            }
            (0, Some(Part::Early)) if self.text(i - 1) == "earlier" => {
                days.and_then(|d| Some(Days { end: self.published?, ..d }))
            }
            // "will meet this week", of a Sunday: in the one that begins.
            (0, None) if unit == Unit::Week && self.is_sunday() && self.tense(i, i + 1) == Tense::Future => {
                let next = of(&|p| calendar::week(calendar::shift(p, 7)?));
                next.and_then(|d| Some(Days { start: self.published?, ..d }))
            }
            (0, None) if self.tense(i, i + 1) == Tense::Future => {
                days.and_then(|d| Some(Days { start: self.published?, ..d }))
            }
            (0, None) => days.and_then(|d| Some(Days { end: self.published?, ..d })),
            (_, Some(part)) => days.and_then(|d| calendar::part(d, part)),
            _ => days,
        };
        Some(Heart::new(i, i + 1, days, kind))
    }

    fn is_sunday(&self) -> bool {
        self.published.is_some_and(|p| p.weekday().to_monday_one_offset() == 7)
    }

    fn is_weekend(&self) -> bool {
        self.published.is_some_and(|p| p.weekday().to_monday_one_offset() >= 6)
    }

    /// "last week", "last night", "the past four days", "the previous day", "the last week".
    fn past(&self, i: usize) -> Option<Heart> {
        if let Some(part) = self.part_of_whole(i).filter(|part| part.start.is_some()) {
            return Some(part);
        }
        let previous = matches!(self.text(i), "previous" | "preceding");
        let article = matches!(self.before(i), "the" | "these" | "this");
        if let Some(quantity) = self.units_at(i + 1) {
            let single = quantity.last == i + 1;
            if single && !self.text(i + 1).ends_with('s') {
                if previous {
                    return self.counted_on(i, i + 1, quantity.unit, -1);
                }
                if !article && self.text(i) == "last" {
                    return self.unit(i, -1, self.part_around(i));
                }
            }
            let bare_plural = single && self.text(i + 1).ends_with('s');
            let count = if bare_plural { None } else { quantity.count };
            return Some(self.up_to_published(i, quantity.last, count, quantity.unit, true));
        }
        None
    }

    /// The last `count` units up to publication; `inclusive` where publication is one of them.
    fn up_to_published(
        &self,
        first: usize,
        last: usize,
        count: Option<i64>,
        unit: Unit,
        inclusive: bool,
    ) -> Heart {
        let end = self.published;
        let start = count.and_then(|n| self.back(end?, n, unit, inclusive));
        let kind = if count.is_some() { DateKind::Span } else { DateKind::Vague };
        Heart { start, end, ..Heart::new(first, last, None, kind) }
    }

    fn back(&self, from: Date, count: i64, unit: Unit, inclusive: bool) -> Option<Date> {
        let days = |n: i64| calendar::shift(from, -n);
        match unit {
            Unit::Hour => days(count.checked_add(23)? / 24),
            Unit::Day => days(if inclusive { count.saturating_sub(1).max(1) } else { count }),
            Unit::Week | Unit::Weekend => days(count.checked_mul(7)?),
            Unit::Fortnight => days(count.checked_mul(14)?),
            Unit::Month => calendar::shift_months(from, -count),
            Unit::Year => calendar::shift_months(from, -count.checked_mul(12)?),
            Unit::Decade => calendar::shift_months(from, -count.checked_mul(120)?),
        }
    }

    /// "next week", "the next day", "the following month", "the next two days", "the coming weeks".
    fn next(&self, i: usize) -> Option<Heart> {
        // "the next morning", "the following night"
        let part = self.entry(i + 1).has(mark::PART) && self.text(i + 1) != "day";
        if part && self.text(i) != "coming" && self.before(i) == "the" {
            return self.counted_on(i, i + 1, Unit::Day, 1);
        }
        let quantity = self.units_at(i + 1)?;
        let single = quantity.last == i + 1 && !self.text(i + 1).ends_with('s');
        // "lost it the next year", "over the next year"
        let told = single
            && self.before(i) == "the"
            && self.text(i) == "next"
            && self.previous.is_some()
            && self.tense(i, i + 1) == Tense::Past;
        let after_previous = self.text(i) == "following" || told || (single && quantity.unit == Unit::Day);
        if single && after_previous {
            return self.counted_on(i, i + 1, quantity.unit, 1);
        }
        if single {
            return self.unit(i, 1, self.part_around(i));
        }
        if self.text(i) == "following" {
            return None;
        }
        // "a campaign of pacification followed over the next two decades": from what was told before.
        if !single && self.tense(i, quantity.last) == Tense::Past {
            let days = self.previous.or(self.latest).and_then(|told| {
                let end = self.back(told.end, -quantity.count?, quantity.unit, false)?;
                Some(Days { start: told.start, end })
            });
            let kind = if days.is_some() { DateKind::Span } else { DateKind::Vague };
            return Some(Heart::new(i, quantity.last, days, kind));
        }
        let end = quantity.count.and_then(|n| self.back(self.published?, -n, quantity.unit, false));
        let kind = if end.is_some() { DateKind::Span } else { DateKind::Vague };
        Some(Heart { start: self.published, end, ..Heart::new(i, quantity.last, None, kind) })
    }

    /// "that day", "the same month", "the same period".
    fn same(&self, i: usize) -> Option<Heart> {
        if self.text(i) == "same" && self.text(i + 1) == "period" {
            return self.previous.map(|told| Heart::new(i, i + 1, Some(told), DateKind::Span));
        }
        // "the same evening", "that night"
        if self.entry(i + 1).has(mark::PART) && !self.is_dash(i + 2) {
            return self.same_day(i, i + 1);
        }
        let unit = self.entry(i + 1).unit?;
        if self.text(i + 1).ends_with('s') || unit == Unit::Hour {
            return None;
        }
        if unit == Unit::Day {
            return self.same_day(i, i + 1);
        }
        self.counted_on(i, i + 1, unit, 0)
    }

    /// The single day told of last; where none was, the days.
    fn same_day(&self, first: usize, last: usize) -> Option<Heart> {
        let days = self.day.map(Days::day).filter(|_| self.previous.is_some_and(|p| p.start != p.end));
        match days {
            Some(days) => Some(Heart::new(first, last, Some(days), DateKind::Day)),
            None => self.counted_on(first, last, Unit::Day, 0),
        }
    }

    /// So many units from the days told of last; where none were, from publication.
    fn counted_on(&self, first: usize, last: usize, unit: Unit, count: i64) -> Option<Heart> {
        let fallback = if count < 0 { self.published.map(Days::day) } else { None };
        let base = self.previous.or(fallback);
        let (days, kind) = match unit {
            Unit::Hour => return None,
            Unit::Day => {
                let from = |b: Days| if count < 0 { b.start } else { b.end };
                let one = |b: Days| {
                    if count == 0 { Some(b) } else { calendar::shift(from(b), count).map(Days::day) }
                };
                (base.and_then(one), DateKind::Day)
            }
            Unit::Week | Unit::Fortnight | Unit::Weekend => {
                let weeks = if unit == Unit::Fortnight { 14 } else { 7 };
                (base.and_then(|b| calendar::week(calendar::shift(b.start, weeks * count)?)), DateKind::Week)
            }
            Unit::Month => (
                base.and_then(|b| {
                    calendar::shift_months(b.start, count).and_then(|d| calendar::month(d.year(), d.month()))
                }),
                DateKind::Month,
            ),
            Unit::Year => (
                base.and_then(|b| {
                    calendar::year(calendar::shift_months(b.start, count.checked_mul(12)?)?.year())
                }),
                DateKind::Year,
            ),
            Unit::Decade => (None, DateKind::Vague),
        };
        Some(Heart::new(first, last, days, kind))
    }

    /// "the day before", "the night before", "the day after": alone, or before "yesterday" and "tomorrow".
    fn day_beside(&self, i: usize) -> Option<Heart> {
        let offset = match self.text(i + 1) {
            "before" | "earlier" => -1,
            "after" | "later" => 1,
            _ => return None,
        };
        match self.text(i + 2) {
            "yesterday" => return Some(self.day_of_publication(i, i + 2, -2)),
            "tomorrow" => return Some(self.day_of_publication(i, i + 2, 2)),
            _ => {}
        }
        // "the attacks on the march the day before that killed 20": nothing that it is before.
        let relative = matches!(self.text(i + 2), "that" | "which" | "who")
            && self
                .pieces
                .get(i + 3)
                .is_some_and(|p| matches!(self.sentence.tag(p.token), Tag::VBD | Tag::VBZ | Tag::VBP));
        if !relative && !self.is_free(i + 2) && matches!(self.text(i + 1), "before" | "after") {
            return Some(self.following(i, i + 1, Unit::Day, -offset));
        }
        self.counted_on(i, i + 1, Unit::Day, offset)
    }

    /// "two days after two bombs killed six": when that happened, counted from the days told of last or from publication.
    fn following(&self, first: usize, last: usize, unit: Unit, count: i64) -> Heart {
        let base = self.previous.or(self.published.map(Days::day));
        let step = match unit {
            Unit::Day => Some(1),
            Unit::Week => Some(7),
            Unit::Fortnight => Some(14),
            _ => None,
        };
        let days = base.zip(step).and_then(|(b, step)| calendar::shift(b.start, count.checked_mul(step)?));
        // "captured it in September, two months after rebels overran the base": in July.
        if unit == Unit::Month
            && let Some(month) = self.previous.and_then(|b| calendar::shift_months(b.start, count))
        {
            let whole = calendar::month(month.year(), month.month());
            return Heart::new(first, last, whole, DateKind::Following);
        }
        let kind = if days.is_some() { DateKind::Following } else { DateKind::Vague };
        Heart::new(first, last, days.map(Days::day), kind)
    }

    /// True where nothing follows that "before" or "after" could govern.
    pub(super) fn is_free(&self, at: usize) -> bool {
        self.pieces.get(at).is_none_or(|p| p.kind == crate::number::pieces::Kind::Mark)
            || matches!(self.text(at), "and" | "in" | "at" | "by" | "when" | "near")
    }

    /// A number of units, as "four days", "a week", "few days", or a unit alone.
    pub(super) fn units_at(&self, i: usize) -> Option<Quantity> {
        if !self.has_units {
            return None;
        }
        if let Some(unit) = self.entry(i).unit {
            return Some(Quantity { count: Some(1), unit, last: i });
        }
        let (count, last) = match self.text(i) {
            "a" | "an" if self.entry(i + 1).unit.is_some() => (Some(1), i),
            "few" | "several" | "many" => (None, i),
            _ => {
                let core = self.numbers()?.core(i).filter(|c| c.form == Form::Cardinal)?;
                let of = usize::from(self.text(core.last + 1) == "of" && core.amount.best.is_none());
                (
                    core.amount.best.and_then(|n| i64::try_from(n).ok()).filter(|&n| n <= 100_000),
                    core.last + of,
                )
            }
        };
        let unit = self.entry(last + 1).unit?;
        Some(Quantity { count, unit, last: last + 1 })
    }

    /// "two days ago", "a day earlier", "four days later", "the 15 days since", "days later".
    pub(crate) fn quantity(&self, i: usize) -> Option<Heart> {
        let quantity = self.units_at(i)?;
        if let Some(heart) = self.up_to_told(i, &quantity) {
            return Some(heart);
        }
        let bare = quantity.last == i;
        let (count, unit, last) = (quantity.count.filter(|_| !bare), quantity.unit, quantity.last);
        if bare && !self.text(i).ends_with('s') {
            return None;
        }
        let vague = |last: usize| Some(Heart::new(i, last, None, DateKind::Vague));
        // "stayed for two days before soldiers drove them out": how long, and not when.
        let lasting = self.before(i) == "for" || bare && i >= 2 && self.text(i - 2) == "for";
        if lasting && matches!(self.text(last + 1), "before" | "after") && !self.is_free(last + 2) {
            return None;
        }
        match self.text(last + 1) {
            "ago" => match count {
                Some(n) => Some(self.ago(i, last + 1, n, unit)),
                None => vague(last + 1),
            },
            "earlier" | "previously" | "prior" | "before" | "beforehand" => match count {
                Some(n)
                    if unit != Unit::Hour
                        && (self.text(last + 1) != "before" || self.is_free(last + 2))
                        && self.text(last + 2) != "than"
                        && self.text(last + 2) != "to" =>
                {
                    self.counted_on(i, last + 1, unit, -n)
                }
                _ if unit == Unit::Hour => None,
                Some(n) if self.text(last + 1) == "before" => Some(self.following(i, last + 1, unit, n)),
                _ => vague(last + 1),
            },
            "later" | "afterwards" | "afterward" | "after" | "on" => match count {
                Some(n)
                    if unit != Unit::Hour
                        && (self.text(last + 1) != "after" || self.is_free(last + 2))
                        && self.text(last + 1) != "on" =>
                {
                    self.counted_on(i, last + 1, unit, n)
                }
                _ if unit == Unit::Hour || self.text(last + 1) == "on" => None,
                Some(n) if self.text(last + 1) == "after" => Some(self.following(i, last + 1, unit, -n)),
                _ => vague(last + 1),
            },
            "since" if self.before(i) == "the" => Some(self.up_to_published(i, last, count, unit, false)),
            // "Four months of fighting have killed 2,000 people": until now.
            "of" if unit <= Unit::Month
                && unit >= Unit::Day
                && count.is_some()
                && (self.goes_on_until_now(last + 2) || self.is_toll_of(i, last + 2)) =>
            {
                Some(self.up_to_published(i, last, count, unit, false))
            }
            _ if unit <= Unit::Month && count.is_some_and(|n| self.is_span_until_now(i, unit, n)) => {
                Some(self.up_to_published(i, last, count, unit, false))
            }
            _ if matches!(self.before(i), "the" | "those" | "these")
                && count.is_some_and(|n| n > 1)
                && unit >= Unit::Day =>
            {
                let framed = i >= 2
                    && matches!(self.before(i - 1), "in" | "during" | "over" | "within" | "throughout");
                if !framed {
                    return None;
                }
                let told = self.previous.filter(|p| {
                    unit == Unit::Day && count.is_some_and(|n| (calendar::length(*p) - n).abs() <= 1)
                });
                match told {
                    Some(days) => Some(Heart::new(i, last, Some(days), DateKind::Span)),
                    None => Some(self.up_to_published(i, last, count, unit, false)),
                }
            }
            _ => None,
        }
    }

    /// So long before publication: the day, or the whole week, month or year in which it lies.
    fn ago(&self, first: usize, last: usize, count: i64, unit: Unit) -> Heart {
        let point = self.published.and_then(|p| self.back(p, count, unit, false));
        let (days, kind) = match unit {
            Unit::Hour | Unit::Day | Unit::Weekend => (point.map(Days::day), DateKind::Day),
            Unit::Week | Unit::Fortnight if count == 1 => (point.map(Days::day), DateKind::Day),
            Unit::Week | Unit::Fortnight => (point.and_then(calendar::week), DateKind::Week),
            Unit::Month => (point.and_then(|d| calendar::month(d.year(), d.month())), DateKind::Month),
            Unit::Year => (point.and_then(|d| calendar::year(d.year())), DateKind::Year),
            Unit::Decade => (None, DateKind::Vague),
        };
        Heart::new(first, last, days, kind)
    }
}
