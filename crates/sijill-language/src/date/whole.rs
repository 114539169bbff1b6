//! Parts of a whole that is named: "the first week of November", "the first nine months of the year".

use super::calendar;
use super::lexicon::Unit;
use super::view::{Heart, View};
use super::{DateKind, Days};
use crate::number::lexicon::Numeral;

impl View<'_, '_> {
    /// True where "week of", "half of" or the like follows.
    pub(crate) fn starts_whole(&self, i: usize) -> bool {
        self.text(i + 2) == "of"
            && matches!(self.text(i + 1), "week" | "half" | "quarter" | "days" | "day" | "months" | "weeks")
    }

    /// "the first nine months of the year", "the first ten days of May".
    fn first_of_whole(&self, i: usize) -> Option<Heart> {
        let quantity = self.units_at(i + 1)?;
        let count = quantity.count.filter(|count| (1..400).contains(count))?;
        let at = quantity.last + 2;
        if self.text(quantity.last + 1) != "of" {
            return None;
        }
        let now = || self.unit(at, 0, None).filter(|_| matches!(self.text(at), "the" | "this"));
        let whole = self.month_alone(at).or_else(|| self.year(at)).or_else(now)?;
        let start = whole.start?;
        let next = match quantity.unit {
            Unit::Month => calendar::shift_months(start, count)?,
            Unit::Week => calendar::shift(start, 7 * count)?,
            Unit::Day => calendar::shift(start, count)?,
            _ => return None,
        };
        let end = calendar::shift(next, -1)?;
        Some(Heart::new(i, whole.last, Some(Days { start, end }), DateKind::Span))
    }

    /// "the first week of November", "the second half of 2016".
    pub(crate) fn part_of_whole(&self, i: usize) -> Option<Heart> {
        if self.text(i) == "first"
            && let Some(heart) = self.first_of_whole(i)
        {
            return Some(heart);
        }
        if !self.starts_whole(i) {
            return None;
        }
        let unit = self.text(i + 1);
        let position = match (self.text(i), self.numbers().map(|n| n.entry(i).numeral)) {
            ("last" | "final" | "closing", _) => 0,
            (_, Some(Numeral::Ordinal(n @ 1..=5))) => i64::try_from(n).ok()?,
            _ => return None,
        };
        let whole = self.month_alone(i + 3).or_else(|| self.year(i + 3)).or_else(|| self.whole_of_now(i + 3));
        let Some(whole) = whole else {
            return matches!(unit, "week" | "days" | "day" | "weeks")
                .then(|| Heart::new(i, i + 1, None, DateKind::Vague));
        };
        let days = whole.days().and_then(|days| {
            let length = calendar::length(days) + 1;
            let step = match unit {
                "half" | "quarter" if length > 300 => {
                    let (months, parts) = if unit == "half" { (6, 2) } else { (3, 4) };
                    let before = if position == 0 { parts - 1 } else { position - 1 };
                    let start = calendar::shift_months(days.start, before * months)?;
                    let next = calendar::shift_months(start, months)?;
                    return Some(Days { start, end: calendar::shift(next, -1)? });
                }
                "week" => 7,
                "half" => length / 2,
                "quarter" => length / 4,
                "day" => 1,
                // "the last weeks of 2011": some of them, and no more than a month.
                "weeks" => {
                    if length > 300 {
                        31
                    } else {
                        14
                    }
                }
                "days" => 10,
                "months" if length > 300 => 122,
                _ => return None,
            };
            let (from, to) = if position == 0 {
                (length - step, length - 1)
            } else {
                ((position - 1) * step, position * step - 1)
            };
            Some(Days {
                start: calendar::shift(days.start, from)?,
                end: calendar::shift(days.start, to.min(length - 1))?,
            })
        });
        Some(Heart::new(i, whole.last, days, DateKind::Span))
    }
    /// "of the year", "of this month", "of last year": all of it, whenever publication was.
    fn whole_of_now(&self, i: usize) -> Option<Heart> {
        let years = match self.text(i) {
            "the" | "this" => 0,
            "last" => -1,
            _ => return None,
        };
        let published = self.published?;
        let days = match self.entry(i + 1).unit? {
            Unit::Year if !self.text(i + 1).ends_with('s') => {
                calendar::year(published.year().checked_add(years)?)
            }
            Unit::Month if !self.text(i + 1).ends_with('s') => {
                let month = calendar::shift_months(published, i64::from(years))?;
                calendar::month(month.year(), month.month())
            }
            _ => None,
        }?;
        // "attacked it in 2008. In the second half of the month": of the one that was told.
        let told = self
            .previous
            .is_some_and(|p| calendar::length(p) < 400 && (p.end < days.start || p.start > days.end));
        (!told && days.start <= published).then(|| Heart::new(i, i + 1, Some(days), DateKind::Span))
    }
}
