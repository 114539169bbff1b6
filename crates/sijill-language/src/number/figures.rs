//! Figures that are told by their marks and neighbours alone: scores, telephone numbers, labels, addresses, rates.

use super::NumberRole;
use super::cardinal::Form;
use super::lexicon::flag;
use super::phrase::View;
use super::pieces::Kind;
use super::role::Shape;
use crate::Tag;
use crate::date::words::{month, weekday};

impl View<'_, '_> {
    /// Digits glued to letters by a hyphen or by nothing: "S-300", "mid-2016", "16s", "4x4".
    pub(crate) fn label(&self, shape: &Shape) -> Option<NumberRole> {
        let first = shape.core.first;
        if self.pieces.get(first).is_none_or(|p| p.kind != Kind::Digits) {
            let after = shape.core_last + 1;
            let participle = self.dash(after)
                && self.text(after + 1).ends_with("ed")
                && self.pieces.get(after + 1)?.kind == Kind::Word;
            return participle.then_some(NumberRole::Name);
        }
        if let Some(dash) = first.checked_sub(1).filter(|&d| self.dash(d)) {
            let before = dash.checked_sub(1)?;
            if self.pieces.get(before)?.kind == Kind::Word && self.pieces.get(dash)?.glued {
                return match self.text(before) {
                    "mid" | "pre" | "post" | "late" | "early" if shape.digits() == 4 => {
                        Some(NumberRole::Year)
                    }
                    "under" | "over" => Some(NumberRole::Age),
                    "another" | "least" | "about" | "all" | "to" | "than" => None,
                    _ if month(self.text(before)).is_some() => Some(NumberRole::Day),
                    _ if shape.bounded && shape.start <= before => None,
                    _ => Some(NumberRole::Name),
                };
            }
        }
        if first.checked_sub(1).is_some_and(|b| self.text(b) == "#") {
            return Some(NumberRole::Name);
        }
        let after = self.pieces.get(shape.core_last + 1).filter(|p| p.glued && p.kind == Kind::Word)?;
        match after.text {
            "s" if shape.value() >= 1000 => Some(NumberRole::Year),
            "s" if shape.value() <= 110 && shape.value().is_multiple_of(10) => Some(NumberRole::Age),
            "'s" => None,
            word if self.entry(shape.core_last + 1).unit.is_some() || word.len() > 3 => None,
            _ => Some(NumberRole::Name),
        }
    }

    /// Runs of digits and marks that are no count: dates, clock times, scores, telephone numbers. What they are, and where they end.
    pub(crate) fn figures_only(&self, i: usize) -> Option<(NumberRole, usize)> {
        let piece = self.pieces.get(i)?;
        if piece.kind != Kind::Digits || !self.is_glued_mark(i + 1) {
            return None;
        }
        let mark = self.text(i + 1);
        let mut end = i + 2;
        let mut digits = piece.text.len() + self.text(end).len();
        let mut groups = 2;
        while self.is_glued_mark(end + 1) {
            end += 2;
            digits += self.text(end).len();
            groups += 1;
        }
        let (a, b) = (piece.text.len(), self.text(i + 2).len());
        match mark {
            ":" if a <= 2 && b == 2 => Some((NumberRole::Clock, end)),
            ":" => Some((NumberRole::Rate, end)),
            "/" if groups == 3 => Some((NumberRole::Day, end)),
            "/" if month(self.text(end + 1)).is_some() => Some((NumberRole::Day, end)),
            "/" if a == 4 => Some((NumberRole::Year, end)),
            "/" if self.value(i) == Some(9) && self.value(i + 2) == Some(11) => Some((NumberRole::Name, end)),
            "/" => Some((NumberRole::Fraction, end)),
            _ if groups == 3 && a == 4 && b <= 2 && digits <= 8 => Some((NumberRole::Day, end)),
            _ if groups == 3 && digits == 8 && b == 2 => Some((NumberRole::Day, end)),
            _ if groups >= 3 => Some((if digits >= 6 { NumberRole::Phone } else { NumberRole::Rate }, end)),
            _ if a == 3 && b == 4 && !piece.text.contains(',') => Some((NumberRole::Phone, end)),
            _ => {
                let (x, y) = (self.value(i)?, self.value(i + 2)?);
                let years = a == 4 && b == 2;
                let scaled = self.text(end + 1) == "million"
                    || self.text(end + 1) == "billion"
                    || self.text(end + 1) == "thousand";
                (x >= y && !years && !scaled).then_some((NumberRole::Rate, end))
            }
        }
    }

    fn value(&self, i: usize) -> Option<u64> {
        self.text(i).replace(',', "").parse().ok()
    }

    pub(crate) fn street(&self, shape: &Shape) -> bool {
        shape.core.digits > 0
            && !shape.bounded
            && self.is_capital(shape.last + 1)
            && (1..=4).any(|k| {
                let at = shape.last + k;
                k > 1
                    && self.entry(at).has(flag::STREET)
                    && self.is_capital(at)
                    && (1..k).all(|j| self.is_capital(shape.last + j))
            })
    }

    pub(crate) fn name(&self, shape: &Shape) -> Option<NumberRole> {
        let name = Some(NumberRole::Name);
        let next = shape.last + 1;
        if shape.core.form == Form::Ordinal {
            let unit = (next..next + 3).find(|&at| {
                self.entry(at).has(flag::UNIT_AFTER) && (self.is_capital(at) || self.text(at) == "century")
            });
            let named = self.is_capital(shape.core.first)
                && shape.core.first > 0
                && self.is_capital(next)
                && !self.titled();
            let century = unit.is_some_and(|at| at == next || self.is_capital(next) || self.dash(next));
            let figures = self.pieces.get(shape.core.first).is_some_and(|p| p.kind == Kind::Digits);
            return (century
                || named
                || figures
                    && self.is_capital(next)
                    && self.tag(next).is_some_and(Tag::is_proper)
                    && !self.titled())
            .then_some(NumberRole::Name);
        }
        if shape.core.digits > 7 {
            return Some(NumberRole::Phone);
        }
        let first = shape.core.first;
        let figures = self.pieces.get(first).is_some_and(|p| p.kind == Kind::Digits);
        if figures && first == 0 && matches!(self.text(next), "." | ")") && next + 1 < self.pieces.len() {
            return name;
        }
        let note =
            first > 0 && self.text(first - 1) == "[" && self.text(next) == "]" && shape.core.digits > 0;
        if note {
            return name;
        }
        let block = self.text(next) == "block" && self.text(next + 1) == "of";
        if self.street(shape) || (block && shape.core.digits > 0) {
            return name;
        }
        let before = self.before(first)?;
        let entry = self.entry(before);
        let plural_next = self.tag(next).is_some_and(Tag::is_plural) || self.entry(next).has(flag::AGE_GROUP);
        if shape.start != first || plural_next {
            return None;
        }
        if self.text(before) == "no" {
            return figures.then_some(NumberRole::Name);
        }
        let label = entry.has(flag::NAME) && !self.tag(before).is_some_and(Tag::is_verb);
        if label
            || (entry.has(flag::NAME_CAPITAL)
                && self.is_capital(before)
                && !(self.titled() && shape.core.digits == 0))
        {
            return name;
        }
        let proper = figures
            && before > 0
            && !self.titled()
            && self.pieces[before].kind == Kind::Word
            && self.is_capital(before)
            && self.tag(before).is_none_or(Tag::is_proper)
            && self.text(before).len() > 3
            && weekday(self.text(before)).is_none()
            && month(self.text(before)).is_none();
        let closes = next >= self.pieces.len()
            || (self.pieces[next].kind == Kind::Mark && !self.dash(next))
            || self.is_capital(next)
            || matches!(
                self.text(next),
                "in" | "on" | "at" | "of" | "and" | "to" | "'s" | "for" | "from" | "with"
            );
        (proper && closes).then_some(NumberRole::Name)
    }

    pub(crate) fn rate(&self, shape: &Shape) -> Option<NumberRole> {
        let first = shape.core.first;
        let before = self.word_before(shape.start);
        if before == "per" || before == "versus" {
            return Some(NumberRole::Rate);
        }
        let every = matches!(before, "in" | "every") && {
            let back = if before == "every" && self.text(first.wrapping_sub(2)) == "in" { 3 } else { 2 };
            first.checked_sub(back).is_some_and(|at| self.text(at) == "one") && !self.is_capital(first)
        };
        let one = shape.value() == 1
            && self.text(shape.last + 1) == "in"
            && (self.is_numeric(shape.last + 2) || self.text(shape.last + 2) == "every");
        let share = shape.value() < 10
            && self.text(shape.last + 1) == "in"
            && matches!(self.text(shape.last + 2), "10" | "ten")
            && self.entry(shape.last + 3).unit.is_none()
            && !self.text(shape.last + 3).ends_with('s');
        let shares = self.is_ratio(first, shape.last) || self.is_second_of_ratio(first);
        (every || one || share || shares).then_some(NumberRole::Rate)
    }

    /// "one in [three] of the 90 wounded"
    pub(crate) fn is_second_of_ratio(&self, first: usize) -> bool {
        first.checked_sub(2).is_some_and(|few| self.is_ratio(few, few))
    }

    /// "[two] in five of the dead", "[one] in three was under twelve": of how many one speaks is told by no number here.
    fn is_ratio(&self, first: usize, last: usize) -> bool {
        let (Some(few), Some(all)) = (self.core(first), self.core(last + 2)) else { return false };
        let counted = self.text(all.last + 1);
        // "one in ten soldiers was killed"
        let few_of = few.value() == 1 && self.tag(all.last + 1).is_some_and(Tag::is_plural);
        self.text(last + 1) == "in"
            && few.last == last
            && few.value() < all.value()
            && all.value() <= 20
            && self.entry(all.last + 1).unit.is_none()
            && (matches!(counted, "of" | "is" | "are" | "was" | "were" | "has" | "have" | "had")
                || few_of
                || few.value() == 1 && matches!(counted, "" | "." | ","))
    }
}
