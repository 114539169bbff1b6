//! Numbers that name years, days of months, clock times and ages.

use super::NumberRole;
use super::cardinal::Form;
use super::lexicon::flag;
use super::phrase::View;
use super::pieces::Kind;
use super::role::Shape;
use crate::Tag;
use crate::date::words::{month, weekday};

impl View<'_, '_> {
    pub(crate) fn age(&self, shape: &Shape) -> Option<NumberRole> {
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
            let after = self.text(shape.last + 1);
            let closed = matches!(after, "" | "," | "." | ";" | ":" | ")" | "and" | "or" | "but" | "while");
            // "killed the oldest three and wounded two"
            let few = shape.digits() == 0 && shape.value() < 10;
            let at_once = before.is_some_and(|b| self.entry(b).has(flag::AGE_SUPERLATIVE));
            if closed && !(few && at_once) && self.superlative_before(shape.start) {
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
            // "aged 7 to 12 and two of their teachers"
            let counts = noun || self.text(shape.last + 1) == "of";
            if listed
                && !counts
                && (3..=8).any(|k| first.checked_sub(k).is_some_and(|b| self.entry(b).has(flag::AGE_BEFORE)))
            {
                return age;
            }
        }
        if self.text(first.wrapping_sub(1)) == "of" && self.text(first.wrapping_sub(2)) == "age" {
            return age;
        }
        if self.person_of(shape) {
            return age;
        }
        let as_young = shape.start.checked_sub(2).is_some_and(|b| matches!(self.text(b), "young" | "old"));
        if as_young && self.word_before(shape.start) == "as" {
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
            && !self.titled()
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
            && (matches!(close, "," | "." | "" | ";" | ")" | "and" | "from" | "of" | "was")
                // "Three brothers - Hamid, 12, and Wali, 17 - died"
                || matches!(close, "-" | "—" | "–" | "--") && !self.dash(shape.last + 1))
            && !counted;
        let commas = commas && (!close.is_empty() || shape.value() >= 5);
        let kin = kin || self.single_person_before(first - 1);
        let place_first = first == 3 && matches!(self.text(0), "in" | "at" | "near" | "on");
        ((named && !place_first || kin) && (brackets || commas)).then_some(NumberRole::Age)
    }

    /// "a man of about [30]", "a boy of [14]": one person, and no group of so many.
    fn person_of(&self, shape: &Shape) -> bool {
        let of = shape.start.checked_sub(1).filter(|&i| self.text(i) == "of");
        let Some(noun) = of.and_then(|i| i.checked_sub(1)) else { return false };
        let person = matches!(
            self.text(noun),
            "man"
                | "woman"
                | "boy"
                | "girl"
                | "youth"
                | "child"
                | "teenager"
                | "lad"
                | "student"
                | "schoolboy"
                | "schoolgirl"
        );
        let article = (noun.saturating_sub(4)..noun)
            .any(|i| matches!(self.text(i), "a" | "an" | "another" | "the" | "one"));
        let noun_behind = self.tag(shape.last + 1).is_some_and(Tag::is_noun);
        person && article && !noun_behind && (2..=110).contains(&shape.value())
    }

    /// "a nurse, [34], who lived there": one noun with its article, which nothing but the sentence leads to.
    fn single_person_before(&self, comma: usize) -> bool {
        let Some(noun) = comma.checked_sub(1).filter(|&n| self.tag(n) == Some(Tag::NN)) else { return false };
        let article = (noun.saturating_sub(4)..noun).rev().find(|&i| {
            matches!(self.text(i), "a" | "an" | "another" | "his" | "her" | "their" | "my" | "our")
        });
        article.is_some_and(|i| {
            let inside = (i + 1..noun).all(|k| self.tag(k).is_some_and(|t| t.is_noun() || t.is_adjective()));
            inside && i.checked_sub(1).is_none_or(|b| self.tag(b) != Some(Tag::IN))
        })
    }

    /// "the oldest [40]", "the youngest of whom was only [14]".
    fn superlative_before(&self, start: usize) -> bool {
        let mut at = start;
        while let Some(before) = at.checked_sub(1).filter(|b| start - b < 6) {
            if self.entry(before).has(flag::AGE_SUPERLATIVE) {
                return true;
            }
            if !self.entry(before).has(flag::AGE_BETWEEN) {
                return false;
            }
            at = before;
        }
        false
    }

    pub(crate) fn clock(&self, shape: &Shape) -> Option<NumberRole> {
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
    pub(crate) fn day(&self, shape: &Shape) -> Option<NumberRole> {
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
        // "On 6 April twelve people": the month has its day.
        let follows = follows && !article.checked_sub(1).is_some_and(|i| self.is_numeric(i));
        let plural = self.tag(shape.last + 1).is_some_and(Tag::is_plural)
            || self.entry(shape.last + 1).has(flag::AGE_GROUP);
        (follows && !shape.bounded && !(plural && self.text(article.wrapping_sub(1)) == "in"))
            .then_some(NumberRole::Day)
    }

    pub(crate) fn year(&self, shape: &Shape) -> Option<NumberRole> {
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
        let people = self.entry(next).has(flag::AGE_GROUP | flag::COUNTED);
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
}
