//! From the heart of a date to the whole mention: prepositions, "since" and "until", from one date to another.

use jiff::civil::Date;

use super::calendar;
use super::lexicon::mark;
use super::view::{Heart, View};
use super::{DateContext, DateKind, DateMention, Days, Tense};
use crate::Sentence;

/// The mentions of dates in a sentence, in order; none overlaps another.
#[must_use]
pub fn dates(sentence: &Sentence<'_>, context: &DateContext) -> Vec<DateMention> {
    let Some(mut view) = View::new(sentence, context) else { return Vec::new() };
    let mut found = Vec::new();
    let mut i = 0;
    let mut taken = 0;
    while i < view.pieces.len() {
        // "opened its drive to retake the town, which fell in May 2013, on 3 September": no day of that year.
        let told = (view.previous, view.told_here);
        let aside = view.is_behind_aside(i, taken);
        if aside {
            (view.previous, view.told_here) = (context.previous, false);
        }
        let heart = view.heart(i).map(|heart| view.joined(heart));
        if aside {
            (view.previous, view.told_here) = told;
        }
        let Some(heart) = heart else {
            i += 1;
            continue;
        };
        let mention = view.mention(heart, taken);
        let anchors = matches!(
            mention.kind,
            DateKind::Day
                | DateKind::Span
                | DateKind::Week
                | DateKind::Month
                | DateKind::Year
                | DateKind::Season
                | DateKind::Weekend
                | DateKind::Night
        );
        // "founded in the early 1990s, is holding a trader taken in March": many years anchor nothing.
        let anchor = mention.days().filter(|days| anchors && calendar::length(*days) <= 366);
        if let Some(days) = anchor {
            (view.previous, view.told_here) = (Some(days), true);
            view.latest = Some(days);
            if days.start == days.end {
                view.day = Some(days.start);
            }
        }
        found.push(mention);
        i = heart.last.max(i) + 1;
        taken = i;
    }
    found
}

impl View<'_, '_> {
    /// True for what a comma sets off from a clause with "which" or "who" that ends in the date before.
    fn is_behind_aside(&self, i: usize, taken: usize) -> bool {
        let comma = i.checked_sub(2).filter(|&at| taken > 0 && at == taken && self.text(at) == ",");
        comma.is_some()
            && matches!(self.text(i - 1), "on" | "in" | "at" | "during")
            && (1..taken).any(|k| {
                matches!(self.text(k), "which" | "who" | "whose" | "whom" | "where")
                    && self.text(k - 1) == ","
            })
    }

    /// A second date that goes on from the first: "Monday to Friday", "between May and July 2015", "Saturday and Sunday".
    fn joined(&self, a: Heart) -> Heart {
        let word = self.text(a.last + 1);
        let between = (1..=4).any(|k| a.first.checked_sub(k).is_some_and(|at| self.text(at) == "between"));
        let goes_on = self.is_dash(a.last + 1)
            || matches!(word, "to" | "until" | "till" | "through")
            || (word == "and" && between);
        if !goes_on && word != "and"
            || matches!(a.kind, DateKind::Recurring | DateKind::Vague | DateKind::Following)
        {
            return a;
        }
        let skip = usize::from(matches!(self.text(a.last + 2), "on" | "the"));
        // "and the middle of September"
        let of = skip + usize::from(self.text(a.last + 3 + skip) == "of") * 2;
        let second = self.heart(a.last + 2 + skip).or_else(|| {
            self.heart(a.last + 2 + of).filter(|_| of > skip && self.part(a.last + 2 + skip).is_some())
        });
        let Some(b) = second else { return a };
        let Some(until) = b.days() else { return a };
        let from = match (a.yearless, b.yearless) {
            (Some((month, day)), None) => {
                let year = until.end.year();
                let make = |year: i16| {
                    day.map_or_else(
                        || calendar::month(year, month),
                        |d| calendar::day(year, month, d).map(Days::day),
                    )
                };
                make(year).filter(|d| d.start <= until.end).or_else(|| make(year - 1))
            }
            _ => a.days(),
        };
        let Some(from) = from.filter(|from| from.start <= until.end) else { return a };
        let next_day = calendar::shift(from.end, 1) == Some(until.start)
            && matches!(a.kind, DateKind::Day | DateKind::Month);
        if !goes_on && !next_day {
            return a;
        }
        Heart::new(a.first, b.last, Some(Days { start: from.start, end: until.end }), DateKind::Span)
    }

    /// The heart with the words before it that belong to it.
    fn mention(&self, heart: Heart, taken: usize) -> DateMention {
        let (mut first, mut since, mut until) = (heart.first, false, false);
        while let Some(at) = first.checked_sub(1).filter(|&at| at >= taken) {
            let entry = self.entry(at);
            let word = self.text(at);
            let begins = matches!(
                word,
                "on" | "in"
                    | "during"
                    | "throughout"
                    | "over"
                    | "by"
                    | "at"
                    | "around"
                    | "about"
                    | "the"
                    | "within"
                    | "for"
                    | "from"
                    | "between"
                    | "these"
                    | "those"
                    | "until"
                    | "till"
                    | "this"
                    | "same"
            );
            let whole = matches!(word, "end" | "start" | "beginning" | "middle") && self.text(at + 1) != "of";
            let part = !whole && entry.has(mark::EARLY | mark::LATE | mark::MIDDLE | mark::SINCE)
                || (self.is_dash(at) && self.part_before(first).is_some());
            let of_part = word == "of"
                && at.checked_sub(1).is_some_and(|b| {
                    self.entry(b).has(mark::PART | mark::EARLY | mark::MIDDLE | mark::LATE)
                        || self.text(b) == "hours"
                });
            let hours = word == "hours" && self.text(at + 1) == "of"
                || entry.has(mark::PART) && matches!(self.text(at + 1), "of" | "on");
            if word == "at"
                && !matches!(self.text(at + 1), "the" | "weekend" | "around" | "about")
                && !self.entry(at + 1).has(mark::PART)
            {
                break;
            }
            if !(begins || part || of_part || hours) {
                break;
            }
            since |= entry.has(mark::SINCE);
            // "would be home by the end of the year"
            let by_the_end = word == "by" && self.text(at + 1) == "the" && self.text(at + 2) == "end";
            until |= entry.has(mark::UNTIL) || by_the_end;
            first = at;
            if since || until || matches!(word, "on" | "in" | "from" | "between") && !self.leads_further(at) {
                break;
            }
        }
        let (start, end, kind) = match heart.kind {
            kind @ (DateKind::Vague | DateKind::Recurring | DateKind::Following) => {
                (heart.start, heart.end, kind)
            }
            _ if since => {
                let end = self.published.filter(|&p| heart.start.is_none_or(|s| s <= p));
                (heart.start, if heart.start.is_some() { end } else { None }, DateKind::Since)
            }
            _ if until => (None, heart.end, DateKind::Until),
            kind => (heart.start, heart.end, kind),
        };
        let tense = self.hint(start, end, heart);
        let token = |i: usize| self.pieces.get(i).map_or(0, |p| p.token);
        let named = heart.start.zip(heart.end).map(|(start, end)| Days { start, end });
        DateMention { first: token(first), last: token(heart.last), start, end, named, kind, tense }
    }

    /// "early on", "since early in", "late at" before a preposition.
    fn leads_further(&self, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|b| {
            self.entry(b).has(mark::EARLY | mark::LATE | mark::SINCE | mark::UNTIL | mark::PART)
                && !matches!(self.text(b), "end" | "start" | "beginning")
        })
    }

    fn hint(&self, start: Option<Date>, end: Option<Date>, heart: Heart) -> Tense {
        match (self.published, start, end) {
            (Some(published), Some(start), _) if start > published => Tense::Future,
            (Some(published), _, Some(end)) if end < published => Tense::Past,
            _ => self.tense(heart.first, heart.last),
        }
    }
}
