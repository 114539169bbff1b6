//! From a number's words to the whole mention: ranges, bounds on both sides, the whole that it is a part of.

use super::amount::Amount;
use super::cardinal::{Core, Form};
use super::lexicon::{Bound, flag};
use super::phrase::View;
use super::pieces::Kind;
use super::role::Shape;
use super::{Number, NumberRole};
use crate::Sentence;

/// The numbers of a sentence, in order; none overlaps another.
#[must_use]
pub fn numbers(sentence: &Sentence<'_>) -> Vec<Number> {
    let Some(view) = View::new(sentence) else { return Vec::new() };
    let mut found: Vec<(usize, Number)> = Vec::new();
    let mut i = 0;
    while i < view.pieces.len() {
        if let Some((role, end)) = view.figures_only(i) {
            found.push((end, view.bare(i, end, role)));
            i = end + 1;
            continue;
        }
        match view.core(i).filter(|c| !view.is_pronoun(c)) {
            Some(core) => {
                let (start, end, number) = view.mention(core);
                while found.last().is_some_and(|&(last, _)| last >= start) {
                    found.pop();
                }
                found.push((end, number));
                i = end + 1;
            }
            None => i += 1,
        }
    }
    found.into_iter().map(|(_, number)| number).collect()
}

impl View<'_, '_> {
    fn token(&self, piece: usize) -> usize {
        self.pieces.get(piece).map_or(0, |p| p.token)
    }

    /// A run of digits and marks with no more said about it; its value is that of the first digits.
    fn bare(&self, first: usize, last: usize, role: NumberRole) -> Number {
        let value = Amount::exact(self.text(first).replace(',', "").parse().unwrap_or(0));
        let (first, last) = (self.token(first), self.token(last));
        Number { first, last, core: (first, last), value, role, of: None, more: false }
    }

    /// "one" where it stands for no number: "one another", "this one", "one must".
    fn is_pronoun(&self, core: &Core) -> bool {
        if core.first != core.last || self.text(core.first) != "one" {
            return false;
        }
        let before = core.first.checked_sub(1).map_or("", |b| self.text(b));
        let next = self.text(core.first + 1);
        let other_word = self.dash(core.first + 1)
            && self.entry(core.first + 2).unit.is_none()
            && !matches!(
                self.text(core.first + 2),
                "man" | "woman" | "person" | "third" | "quarter" | "half"
            );
        other_word
            || matches!(
                before,
                "this"
                    | "that"
                    | "which"
                    | "each"
                    | "every"
                    | "any"
                    | "some"
                    | "no"
                    | "former"
                    | "loved"
                    | "new"
            )
            || matches!(
                next,
                "another" | "'s" | "must" | "can" | "could" | "should" | "might" | "would" | "may" | "will"
            )
    }

    /// The whole mention: first and last piece, and what it says.
    pub(crate) fn mention(&self, core: Core) -> (usize, usize, Number) {
        let (mut amount, mut last, mut form) = (core.amount, core.last, core.form);
        let mut second = None;
        if form == Form::Cardinal
            && let Some((range, with)) = self.range(&core)
        {
            (amount, last) = (range, with.last);
            second = Some(with);
        }
        let (start, bounds) = self.bounds_before(&core, second.is_some());
        let core_last = last;
        let mut bounds = bounds;
        let (after, bound) = self.bound_after(last);
        if form == Form::Cardinal {
            last = after;
            bounds.extend(bound);
        }
        for &bound in bounds.iter().rev() {
            amount = amount.under(bound);
        }
        let mut more = (start..core.first).any(|at| self.entry(at).has(flag::MORE_BEFORE))
            || (self.entry(last + 1).has(flag::MORE_AFTER) && self.text(last + 2) != "than");
        if more && self.text(last + 1) == "more" && self.text(last + 2) != "or" {
            last += 1;
        }
        let mut of = None;
        if form == Form::Cardinal
            && second.is_none()
            && !self.is_second_of_ratio(core.first)
            && let Some((whole, end)) = self.part_of(&core, last)
        {
            (of, last) = (Some(whole), end);
        }
        let bounded = start < core.first || last > core_last;
        let shape = Shape { start, core, core_last, last, second, bounded };
        let role = if form == Form::Odd { NumberRole::Name } else { self.role(&shape) };
        form = core.form;
        let vague = amount.best.is_none() || form == Form::Share || self.text(core.first) == "none";
        if of.is_none()
            && vague
            && self.text(last + 1) == "of"
            && role == NumberRole::Count
            && !self.is_partitive(last + 2)
        {
            last += 1;
        }
        more &= role == NumberRole::Count;
        let number = Number {
            first: self.token(start),
            last: self.token(last),
            core: (self.token(core.first), self.token(core_last)),
            value: amount,
            role,
            of,
            more,
        };
        (start, last, number)
    }

    fn is_partitive(&self, at: usize) -> bool {
        matches!(
            self.text(at),
            "the"
                | "them"
                | "those"
                | "these"
                | "us"
                | "whom"
                | "which"
                | "its"
                | "his"
                | "their"
                | "our"
                | "her"
                | "my"
                | "what"
                | "this"
                | "that"
                | "all"
                | "you"
                | "it"
        )
    }

    /// A second number that makes a range with the first: the amount and where it ends.
    fn range(&self, a: &Core) -> Option<(Amount, Core)> {
        let at = a.last + 1;
        let between = self.follows_between(a.first);
        let dash = self.pieces.get(at).is_some_and(|p| p.is_dash());
        let glued = dash && self.dash(at);
        let word = self.text(at);
        if !(glued || (dash && word == "–") || matches!(word, "to" | "or") || (word == "and" && between)) {
            return None;
        }
        if word == "to" && self.is_change(a.first) {
            return None;
        }
        let b = (at + 1..=at + 4).find_map(|from| {
            let core = self.core(from)?;
            let skipped = at + 1..from;
            let fits = skipped.is_empty()
                || self
                    .lexicon
                    .before(self.text(from - 1))
                    .iter()
                    .any(|c| c.words.len() == skipped.len() && self.reads(at + 1, &c.words))
                || (skipped.len() == 1 && matches!(self.text(at + 1), "even" | "perhaps" | "possibly"));
            fits.then_some(core)
        })?;
        if b.form != Form::Cardinal
            || self.is_pronoun(&b)
            || (word == "or" && a.amount.best.is_none() != b.amount.best.is_none())
        {
            return None;
        }
        if self.is_glued_mark(b.last + 1) {
            return None;
        }
        let shares = b.scale >= 100
            && a.scale == 1
            && a.value() < 1000
            && a.value().saturating_mul(b.scale) < b.value();
        let low = if shares { Amount::exact(a.value().saturating_mul(b.scale)) } else { a.amount };
        let years = a.digits == 4 && b.digits == 2 && glued;
        let range = if years { Some(a.amount) } else { Amount::between(low, b.amount) };
        range.map(|range| (range, b))
    }

    fn follows_between(&self, first: usize) -> bool {
        (1..=3).any(|k| first.checked_sub(k).is_some_and(|at| matches!(self.text(at), "between")))
    }

    /// True where "from 12 to 20" tells of a change.
    fn is_change(&self, first: usize) -> bool {
        let from = first.checked_sub(1).is_some_and(|at| self.text(at) == "from");
        from && (2..=9).any(|k| first.checked_sub(k).is_some_and(|at| self.entry(at).has(flag::CHANGE)))
    }

    /// The bounds that stand before, nearest first, and where they begin.
    fn bounds_before(&self, core: &Core, range: bool) -> (usize, Vec<Bound>) {
        let mut start = core.first;
        let mut bounds = Vec::new();
        if core.form == Form::Ordinal {
            return (start, bounds);
        }
        while bounds.len() < 4 {
            let Some(last) = start.checked_sub(1) else { break };
            let joined = if self.dash(last) { last.checked_sub(1) } else { Some(last) };
            let Some(last) = joined else { break };
            let word = self.text(last);
            let found = self.lexicon.before(word).iter().find_map(|c| {
                let from = (last + 1).checked_sub(c.words.len())?;
                self.reads(from, &c.words).then_some((from, c.means))
            });
            match found {
                Some((from, means)) if !self.is_other_use(from, last, core) => {
                    bounds.push(means);
                    start = from;
                }
                _ if range && matches!(word, "between" | "from") => {
                    start = last;
                }
                _ if matches!(word, "~" | "+") && last + 1 == start => {
                    start = last;
                }
                _ => break,
            }
        }
        (start, bounds)
    }

    /// "under 12" of children, "all" of a name, "further" of a way.
    fn is_other_use(&self, from: usize, last: usize, core: &Core) -> bool {
        let word = self.text(last);
        if from != last {
            return false;
        }
        match word {
            "some" | "only" | "just" | "all" | "another" | "about" | "other" => {
                core.amount.best.is_none() && word != "just" && word != "only"
            }
            "below" | "above" | "under" | "over" => self.dash(last + 1),
            _ => false,
        }
    }

    /// "or more", "-plus", "+", "or so".
    fn bound_after(&self, last: usize) -> (usize, Option<Bound>) {
        if self.text(last + 1) == "+" && self.pieces.get(last + 1).is_some_and(|p| p.glued) {
            return (last + 1, Some(Bound::AtLeast));
        }
        let at = last + 1 + usize::from(self.dash(last + 1));
        for bound in self.lexicon.after(self.text(at)) {
            let next = at + bound.words.len();
            if self.reads(at, &bound.words) && !self.is_numeric(next) && self.text(next) != "than" {
                return (next - 1, Some(bound.means));
            }
        }
        (last, None)
    }

    /// "of the last eight", "out of five", "of the city's 12": the whole, and where it ends.
    fn part_of(&self, core: &Core, last: usize) -> Option<(u64, usize)> {
        let mut at = last + 1;
        let out = self.text(at) == "out";
        at += usize::from(out);
        if self.text(at) != "of" {
            return None;
        }
        let mut determined = out;
        for at in at + 1..=at + 6 {
            let word = self.text(at);
            if let Some(whole) = self.core(at) {
                let year = whole.digits == 4 && (1800..2100).contains(&whole.value());
                let fits = whole.form == Form::Cardinal
                    && whole.amount.best.is_some()
                    && whole.value() >= core.value();
                let bare = at == last + 2;
                return (fits && if year { determined } else { determined || bare })
                    .then_some((whole.value(), whole.last));
            }
            determined = matches!(
                word,
                "the"
                    | "its"
                    | "their"
                    | "his"
                    | "her"
                    | "our"
                    | "those"
                    | "these"
                    | "all"
                    | "last"
                    | "remaining"
                    | "original"
                    | "only"
                    | "total"
                    | "'s"
                    | "every"
                    | "some"
                    | "about"
                    | "first"
                    | "of"
                    | "a"
                    | "an"
                    | "estimated"
                    | "than"
                    | "least"
                    | "other"
                    | "initial"
            );
            if self.pieces.get(at).is_none_or(|p| p.kind == Kind::Mark)
                || matches!(word, "and" | "or" | "who" | "in" | "on" | "to" | "were" | "was")
            {
                return None;
            }
        }
        None
    }
}
