//! Stretches that end with publication or with a day that is told: "have been killed in four months", "the 24 hours to Wednesday".

use super::calendar;
use super::lexicon::{Unit, mark};
use super::relative::Quantity;
use super::view::{Heart, View};
use super::{DateKind, Days};
use crate::Tag;

impl View<'_, '_> {
    /// "of fighting have killed", "of heavy shelling has left": a stretch of trouble that is not over.
    pub(super) fn goes_on_until_now(&self, at: usize) -> bool {
        let noun = (at..at + 4).find(|&k| self.entry(k).has(mark::TROUBLE));
        noun.is_some_and(|k| matches!(self.text(k + 1), "has" | "have")) && !self.tells_a_month()
    }

    /// "raising the death toll from four days of violence to 25", "the toll of a week of fighting": a stretch of trouble that is
    /// counted up to now.
    pub(super) fn is_toll_of(&self, i: usize, at: usize) -> bool {
        let counted = (i.saturating_sub(5)..i)
            .any(|k| matches!(self.text(k), "toll" | "tally" | "dead" | "deaths" | "fatalities"));
        counted
            && matches!(self.before(i), "from" | "of" | "in" | "over" | "after")
            && (at..at + 3).any(|k| self.entry(k).has(mark::TROUBLE))
            && !self.tells_a_month()
    }

    /// True where the sentence names a month or a year: what "in two days" tells of may be of then.
    pub(super) fn tells_a_month(&self) -> bool {
        (0..self.pieces.len()).any(|k| {
            self.entry(k).month.is_some()
                || self.year_number(k).is_some()
                || matches!(self.text(k), "last" | "ago" | "when" | "ended")
        })
    }

    /// "have been killed in four months", "were killed in 24 hours", "told the council that 40 had died in two weeks": so long until
    /// now.
    pub(super) fn is_span_until_now(&self, i: usize, unit: Unit, count: i64) -> bool {
        let just = usize::from(matches!(self.before(i), "just" | "only" | "barely"));
        let Some(led) = i.checked_sub(1 + just).filter(|&at| matches!(self.text(at), "in" | "within")) else {
            return false;
        };
        let hours = unit == Unit::Hour && count >= 24;
        // "the first raid in two months": how long there was none.
        let counted = (0..led).rev().take(8).find_map(|k| {
            let tag = self.sentence.tag(self.pieces.get(k)?.token);
            let ranked = tag == Tag::JJS
                || matches!(
                    self.text(k),
                    "first" | "second" | "third" | "fourth" | "fifth" | "time" | "times"
                );
            let verb = matches!(tag, Tag::VBN | Tag::VBD);
            (ranked || verb).then_some(verb && !ranked)
        });
        let helper = (0..led)
            .rev()
            .take(8)
            .find(|&k| matches!(self.text(k), "has" | "have" | "had" | "was" | "were") || self.is_free(k));
        let told = || {
            (0..led).any(|k| {
                matches!(self.text(k), "said" | "told" | "reported")
                    && (k..led).any(|t| self.text(t) == "that")
            })
        };
        let goes_on = helper.is_some_and(|k| match self.text(k) {
            "has" | "have" => true,
            "had" => told(),
            "was" | "were" => hours,
            _ => false,
        });
        counted == Some(true) && goes_on && !self.tells_a_month()
    }

    /// "the 24 hours to Wednesday morning", "the week ending 10 September", "the six months until May", "the week of 3 March".
    pub(super) fn up_to_told(&self, i: usize, quantity: &Quantity) -> Option<Heart> {
        let leads = self.before(i) == "the" || matches!(self.text(i), "a" | "an");
        let word = self.text(quantity.last + 1);
        let whole = word == "of" && quantity.unit == Unit::Week && quantity.last == i;
        let until = matches!(word, "to" | "until" | "till" | "ending" | "ended" | "through");
        let count = quantity.count.filter(|count| leads && (until || whole) && (1..400).contains(count))?;
        let at = quantity.last + 2 + usize::from(matches!(self.text(quantity.last + 2), "on" | "the"));
        let told = self.day_month(at).or_else(|| self.month_day(at)).or_else(|| self.weekday(at));
        let told = told.or_else(|| self.month_alone(at).filter(|_| until && quantity.unit == Unit::Month))?;
        let end = told.end?;
        if whole {
            return Some(Heart::new(i, told.last, calendar::week(end), DateKind::Week));
        }
        let start = match quantity.unit {
            Unit::Hour => calendar::shift(end, -((count + 23) / 24))?,
            Unit::Day => calendar::shift(end, 1 - count)?,
            Unit::Week => calendar::shift(end, 1 - 7 * count)?,
            Unit::Fortnight => calendar::shift(end, 1 - 14 * count)?,
            Unit::Month if told.kind == DateKind::Month => calendar::shift_months(told.start?, 1 - count)?,
            Unit::Month => calendar::shift(calendar::shift_months(end, -count)?, 1)?,
            Unit::Year => calendar::shift(calendar::shift_months(end, -12 * count)?, 1)?,
            Unit::Weekend | Unit::Decade => return None,
        };
        Some(Heart::new(i, told.last, Some(Days { start, end }), DateKind::Span))
    }
}
