//! What a number is the number of, told by the words beside it.

use super::NumberRole;
use super::cardinal::{Core, Form};
use super::lexicon::flag;
use super::phrase::View;
use super::pieces::Kind;
use crate::Tag;
use crate::date::words::{month, weekday};

/// Where a mention stands. Piece indexes are inclusive.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Shape {
    pub(crate) start: usize,
    pub(crate) core: Core,
    pub(crate) core_last: usize,
    pub(crate) last: usize,
    pub(crate) second: Option<Core>,
    pub(crate) bounded: bool,
}

impl Shape {
    fn digits(&self) -> usize {
        self.core.digits
    }
    fn value(&self) -> u64 {
        self.core.value()
    }
}

impl View<'_, '_> {
    pub(crate) fn role(&self, shape: &Shape) -> NumberRole {
        if shape.core.form == Form::Share {
            return NumberRole::Fraction;
        }
        self.label(shape)
            .or_else(|| self.age(shape))
            .or_else(|| self.clock(shape))
            .or_else(|| self.day(shape))
            .or_else(|| self.unit(shape))
            .or_else(|| self.year(shape))
            .or_else(|| self.name(shape))
            .or_else(|| self.rate(shape))
            .unwrap_or(match shape.core.form {
                Form::Ordinal => NumberRole::Ordinal,
                Form::Decimal => NumberRole::Rate,
                _ => NumberRole::Count,
            })
    }

    fn word_before(&self, i: usize) -> &str {
        self.before(i).map_or("", |b| self.text(b))
    }

    /// Digits glued to letters by a hyphen or by nothing: "S-300", "mid-2016", "16s", "4x4".
    fn label(&self, shape: &Shape) -> Option<NumberRole> {
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

    fn age(&self, shape: &Shape) -> Option<NumberRole> {
        let age = Some(NumberRole::Age);
        let first = shape.core.first;
        let before = shape.start.checked_sub(1);
        let known = |at: Option<usize>| at.is_some_and(|b| self.entry(b).has(flag::AGE_BEFORE));
        if shape.core.form == Form::Cardinal && shape.value() <= 130 {
            let noun = self.tag(shape.last + 1).is_some_and(Tag::is_noun)
                || self.entry(shape.last + 1).has(flag::AGE_GROUP);
            if known(before) && !noun {
                return age;
            }
            let between =
                matches!(self.word_before(first), "between" | "from" | "under" | "over" | "about" | "around");
            if between && known(self.before(first).and_then(|b| b.checked_sub(1))) {
                return age;
            }
            let listed = first >= 2
                && matches!(self.text(first - 1), "and" | "," | "or" | "to")
                && self.is_numeric(first - 2);
            if listed
                && (3..=8).any(|k| first.checked_sub(k).is_some_and(|b| self.entry(b).has(flag::AGE_BEFORE)))
            {
                return age;
            }
        }
        if self.text(first.wrapping_sub(1)) == "of" && self.text(first.wrapping_sub(2)) == "age" {
            return age;
        }
        let mut at = shape.last + 1;
        at += usize::from(self.dash(at));
        if self.entry(at).has(flag::AGE_AFTER) {
            return age;
        }
        if matches!(
            self.text(at),
            "year" | "years" | "month" | "months" | "week" | "weeks" | "day" | "days" | "yr" | "yrs"
        ) {
            let next = at + 1 + usize::from(self.dash(at + 1));
            let of_age = self.text(at + 1) == "of" && self.text(at + 2) == "age";
            let or_range = self.text(next) == "old" || self.text(next) == "olds" || of_age;
            return or_range.then_some(NumberRole::Age);
        }
        if shape.core.form != Form::Cardinal
            || shape.second.is_some()
            || shape.value() == 0
            || shape.value() > 110
        {
            return None;
        }
        let limits =
            before.is_some_and(|_| matches!(self.text(shape.start), "under" | "over" | "below" | "above"));
        if limits && before.is_some_and(|b| self.entry(b).has(flag::AGE_GROUP)) {
            let noun = self.tag(shape.last + 1).is_some_and(Tag::is_noun)
                || self.entry(shape.last + 1).has(flag::AGE_GROUP);
            return (!noun).then_some(NumberRole::Age);
        }
        if shape.bounded || shape.digits() == 0 || first < 2 {
            return None;
        }
        // "Karim, 34, a teacher", "Karim (34)"
        let (open, close) = (self.text(first - 1), self.text(shape.last + 1));
        let named = self.is_capital(first - 2)
            && !self.titled
            && self.pieces[first - 2].kind == Kind::Word
            && self.tag(first - 2).is_none_or(|t| t.is_proper() || t == Tag::POS)
            && month(self.text(first - 2)).is_none()
            && weekday(self.text(first - 2)).is_none();
        let kin = matches!(
            self.text(first - 2),
            "son"
                | "daughter"
                | "wife"
                | "husband"
                | "brother"
                | "sister"
                | "mother"
                | "father"
                | "boy"
                | "girl"
                | "man"
                | "woman"
                | "jr"
                | "sr"
                | "child"
                | "baby"
                | "cousin"
                | "nephew"
                | "niece"
                | "grandson"
                | "teenager"
        );
        let counted = matches!(
            self.text(shape.last + 2),
            "including" | "among" | "most" | "mostly" | "all" | "many" | "some" | "according"
        );
        let brackets = open == "(" && close == ")";
        let commas = open == ","
            && matches!(close, "," | "." | "" | ";" | ")" | "and" | "from" | "of" | "was")
            && !counted;
        let commas = commas && (close != "" || shape.value() >= 5);
        let place_first = first == 3 && matches!(self.text(0), "in" | "at" | "near" | "on");
        ((named && !place_first || kin) && (brackets || commas)).then_some(NumberRole::Age)
    }

    fn clock(&self, shape: &Shape) -> Option<NumberRole> {
        let at = shape.last + 1;
        if self.entry(at).unit == Some(NumberRole::Clock) && (self.text(at) != "est" || shape.digits() > 0) {
            return Some(NumberRole::Clock);
        }
        if matches!(self.text(at), "a" | "p") && self.text(at + 1) == "." && self.text(at + 2) == "m" {
            return Some(NumberRole::Clock);
        }
        let zero = self.text(shape.core.first).starts_with('0');
        if shape.digits() == 4
            && (zero || self.text(at) == "hours" || self.text(at) == "hrs")
            && shape.value() <= 2400
        {
            return Some(NumberRole::Clock);
        }
        let hour = shape.value() <= 24 && !shape.bounded || self.text(shape.start.wrapping_sub(1)) == "at";
        let spoken = self.text(at) == "in"
            && self.text(at + 1) == "the"
            && matches!(self.text(at + 2), "morning" | "afternoon" | "evening");
        let local = self.text(at) == "local" && self.text(at + 1) == "time";
        let at_hour =
            self.text(shape.start.wrapping_sub(1)) == "at" && shape.value() <= 24 && self.text(at) == "on";
        let spoken =
            spoken && matches!(self.text(shape.start.wrapping_sub(1)), "at" | "by" | "until" | "around");
        (hour && (spoken || local || at_hour)).then_some(NumberRole::Clock)
    }

    /// A number beside a month: "4 October", "Oct. 4", "the 4th of May", "11-13 Dec.", "4 and 5 May".
    fn day(&self, shape: &Shape) -> Option<NumberRole> {
        let high = shape.second.map_or(shape.value(), |s| s.value());
        if high > 31 || shape.core.amount.best.is_none() {
            return None;
        }
        let months = |at: usize| {
            month(self.text(at)).is_some()
                && (self.is_capital(at) || !matches!(self.text(at), "may" | "march" | "mar" | "sat" | "sun"))
        };
        let mut at = shape.last + 1;
        at += usize::from(self.pieces.get(at).is_some_and(|p| p.is_dash() && p.glued));
        let verb_after = matches!(self.text(at), "may") && self.tag(at) == Some(Tag::MD);
        let of = usize::from(self.text(at) == "of" && shape.core.form == Form::Ordinal);
        let joined =
            matches!(self.text(at), "and" | "or" | "," | "to" | "-" | "–") && self.is_numeric(at + 1) && {
                let later = self.core(at + 1);
                later.is_some_and(|l| l.value() <= 31 && l.value() > shape.value() && months(l.last + 1))
                    && shape.digits() > 0
            };
        if (months(at + of) && !verb_after) || joined {
            return Some(NumberRole::Day);
        }
        let before = self.before(shape.start)?;
        let article =
            if self.text(before) == "the" { before.checked_sub(1).unwrap_or(before) } else { before };
        let follows = months(article) && !(self.text(article) == "may" && self.tag(article) == Some(Tag::MD));
        let plural = self.tag(shape.last + 1).is_some_and(Tag::is_plural)
            || self.entry(shape.last + 1).has(flag::AGE_GROUP);
        (follows && !shape.bounded && !(plural && self.text(article.wrapping_sub(1)) == "in"))
            .then_some(NumberRole::Day)
    }

    fn unit(&self, shape: &Shape) -> Option<NumberRole> {
        let first = shape.core.first;
        let money = |at: usize| {
            self.is_currency(at) || (self.text(at) == "us" && self.is_capital(at) && self.text(at + 1) == "$")
        };
        if first.checked_sub(1).is_some_and(money) || shape.start.checked_sub(1).is_some_and(money) {
            return Some(NumberRole::Money);
        }
        if shape.core.form == Form::Ordinal {
            return None;
        }
        let mut at = shape.last + 1;
        let dashed = self.dash(at);
        at += usize::from(dashed);
        if self.text(at) == "per" && self.text(at + 1) == "cent" {
            return Some(NumberRole::Percent);
        }
        for _ in 0..2 {
            let between = matches!(
                self.text(at),
                "more"
                    | "full"
                    | "long"
                    | "straight"
                    | "consecutive"
                    | "additional"
                    | "further"
                    | "extra"
                    | "whole"
                    | "working"
                    | "calendar"
                    | "nautical"
                    | "metric"
                    | "successive"
                    | "or"
                    | "us"
                    | "syrian"
                    | "iraqi"
                    | "other"
                    | "business"
                    | "short"
                    | "solid"
            );
            if !between || self.entry(at + 1).unit.is_none() {
                break;
            }
            at += 1;
        }
        let unit = self.entry(at).unit?;
        let short = matches!(self.text(at), "m" | "g" | "min" | "x" | "mi" | "ha" | "st");
        let glued = self.pieces.get(at).is_some_and(|p| p.glued);
        if short && !glued && shape.digits() == 0 && shape.core.form != Form::Decimal {
            return None;
        }
        if matches!(self.text(at), "second" | "star" | "pound") && !dashed && shape.value() != 1 {
            return None;
        }
        match unit {
            NumberRole::Money if self.text(at) == "pounds" => {
                let heavy = dashed || matches!(self.text(at + 1), "of" | "bomb" | "bombs");
                Some(if heavy { NumberRole::Weight } else { NumberRole::Money })
            }
            NumberRole::Weight if matches!(self.text(at), "degrees" | "°") => {
                let globe = (1..=4).any(|k| {
                    matches!(self.text(at + k), "n" | "s" | "e" | "w" | "north" | "south" | "east" | "west")
                });
                Some(if globe { NumberRole::Coordinates } else { NumberRole::Weight })
            }
            unit => Some(unit),
        }
        .or(Some(unit))
    }

    fn year(&self, shape: &Shape) -> Option<NumberRole> {
        if shape.digits() != 4 || !(1000..=2199).contains(&shape.value()) || shape.core.form != Form::Cardinal
        {
            return None;
        }
        let likely = (1800..=2099).contains(&shape.value());
        let first = shape.start;
        let before = self.word_before(first);
        let year = Some(NumberRole::Year);
        if self
            .before(first)
            .is_some_and(|b| month(before).is_some() && (self.is_capital(b) || before != "may"))
        {
            return year;
        }
        if shape.second.is_some_and(|s| s.digits <= 2 || s.digits == 4 && (1000..=2199).contains(&s.value()))
        {
            return (shape.start == first || likely).then_some(NumberRole::Year);
        }
        if shape.bounded && !matches!(self.text(first), "about" | "around" | "just" | "only") {
            return None;
        }
        if matches!(before, "year" | "bc" | "ad" | "season") {
            return year;
        }
        let next = shape.last + 1;
        let people = self.entry(next).has(flag::AGE_GROUP);
        let plural = people
            || self.tag(next).is_some_and(|t| t == Tag::NNS)
            || (self.tag(next).is_some_and(Tag::is_adjective)
                && self.tag(next + 1).is_some_and(|t| t == Tag::NNS));
        let listed = self.entry(self.before(first).unwrap_or(usize::MAX)).has(flag::YEAR_BEFORE);
        let frame = matches!(
            before,
            "in" | "since" | "until" | "during" | "early" | "late" | "mid" | "the" | "this" | "'s" | "by"
        );
        if !likely || (plural && !frame) || (plural && people && !matches!(before, "since" | "until")) {
            return (listed && likely && !plural).then_some(NumberRole::Year);
        }
        let address = self.street(shape);
        (!address).then_some(NumberRole::Year)
    }

    fn street(&self, shape: &Shape) -> bool {
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

    fn name(&self, shape: &Shape) -> Option<NumberRole> {
        let name = Some(NumberRole::Name);
        let next = shape.last + 1;
        if shape.core.form == Form::Ordinal {
            let unit = (next..next + 3).find(|&at| {
                self.entry(at).has(flag::UNIT_AFTER) && (self.is_capital(at) || self.text(at) == "century")
            });
            let named = self.is_capital(shape.core.first)
                && shape.core.first > 0
                && self.is_capital(next)
                && !self.titled;
            let century = unit.is_some_and(|at| at == next || self.is_capital(next) || self.dash(next));
            let figures = self.pieces.get(shape.core.first).is_some_and(|p| p.kind == Kind::Digits);
            return (century
                || named
                || figures
                    && self.is_capital(next)
                    && self.tag(next).is_some_and(Tag::is_proper)
                    && !self.titled)
                .then_some(NumberRole::Name);
        }
        let first = shape.core.first;
        let figures = self.pieces.get(first).is_some_and(|p| p.kind == Kind::Digits);
        if figures && first == 0 && matches!(self.text(next), "." | ")") && next + 1 < self.pieces.len() {
            return name;
        }
        if self.street(shape) {
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
                && !(self.titled && shape.core.digits == 0))
        {
            return name;
        }
        let proper = figures
            && before > 0
            && !self.titled
            && self.pieces[before].kind == Kind::Word
            && self.is_capital(before)
            && self.tag(before).is_none_or(Tag::is_proper)
            && weekday(self.text(before)).is_none()
            && month(self.text(before)).is_none();
        let closes = next >= self.pieces.len()
            || self.pieces[next].kind == Kind::Mark
            || self.is_capital(next)
            || matches!(
                self.text(next),
                "in" | "on" | "at" | "of" | "and" | "to" | "'s" | "for" | "from" | "with"
            );
        (proper && closes).then_some(NumberRole::Name)
    }

    fn rate(&self, shape: &Shape) -> Option<NumberRole> {
        let first = shape.core.first;
        let before = self.word_before(shape.start);
        if before == "per" || before == "versus" {
            return Some(NumberRole::Rate);
        }
        let every = matches!(before, "in" | "every") && {
            let at = first.saturating_sub(if before == "every" && self.text(first.wrapping_sub(2)) == "in" {
                3
            } else {
                2
            });
            at > 0 && self.text(at) == "one" && !self.is_capital(first)
        };
        let one = shape.value() == 1
            && self.text(shape.last + 1) == "in"
            && (self.is_numeric(shape.last + 2) || self.text(shape.last + 2) == "every");
        (every || one).then_some(NumberRole::Rate)
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
}
