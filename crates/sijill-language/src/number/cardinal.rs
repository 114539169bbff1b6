//! Cardinals, ordinals, vague amounts and shares of a whole, read from pieces.

use super::amount::Amount;
use super::lexicon::{Numeral, flag};
use super::phrase::View;
use super::pieces::Kind;
use super::sum::{Figures, Sum};

/// What kind of number the words are, before anything around them is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// "12", "twelve", "1.5 million", "dozens".
    Cardinal,
    /// "12th", "third".
    Ordinal,
    /// "two thirds".
    Share,
    /// Digits that are no whole number: "3.5".
    Decimal,
    /// Digits that are no number: "04.10.2016", "12,34".
    Odd,
}

/// A number without what bounds it. Piece indexes are inclusive.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Core {
    pub(crate) first: usize,
    pub(crate) last: usize,
    pub(crate) amount: Amount,
    pub(crate) form: Form,
    /// How many bare digits; 0 for words, scaled or separated numbers.
    pub(crate) digits: usize,
    /// What its last word multiplies by; 1 where nothing does.
    pub(crate) scale: u64,
}

impl Core {
    pub(crate) fn value(&self) -> u64 {
        self.amount.best.unwrap_or(self.amount.low)
    }
    pub(crate) fn new(first: usize, last: usize, amount: Amount, form: Form) -> Self {
        Self { first, last, amount, form, digits: 0, scale: 1 }
    }
}

impl View<'_, '_> {
    /// The number that begins at a piece.
    pub(crate) fn core(&self, i: usize) -> Option<Core> {
        let piece = self.pieces.get(i)?;
        match piece.kind {
            Kind::Digits => self.digits(i),
            Kind::Mark => None,
            Kind::Word => self
                .vague(i)
                .or_else(|| self.half(i))
                .or_else(|| self.share(i))
                .or_else(|| self.plural(i))
                .or_else(|| self.words(i))
                .or_else(|| self.ordinal(i)),
        }
    }

    fn digits(&self, i: usize) -> Option<Core> {
        let piece = self.pieces.get(i)?;
        let text = piece.text;
        if let Some(number) = ["st", "nd", "rd", "th"].iter().find_map(|s| text.strip_suffix(s)) {
            let value = number.replace(',', "").parse().ok()?;
            return Some(Core::new(i, i, Amount::exact(value), Form::Ordinal));
        }
        let Some(mut figures) = Figures::parse(text) else {
            return Some(Core::new(i, i, Amount::exact(0), Form::Odd));
        };
        let mut last = i;
        if figures.bare && figures.digits <= 3 && figures.whole > 0 {
            while let Some(group) = self.pieces.get(last + 1).filter(|_| last < i + 6).filter(|p| {
                let thousands = p.kind == Kind::Digits && p.text.len() == 3 && !p.text.contains(['.', ',']);
                thousands && !self.is_glued_mark(last + 2)
            }) {
                let Ok(next) = group.text.parse::<u64>() else { break };
                figures.whole = figures.whole.saturating_mul(1000).saturating_add(next);
                figures.digits += 3;
                figures.bare = false;
                last += 1;
            }
        }
        let mut scale = 1u64;
        if let Some(abbreviated) = self.entry(last + 1).abbreviated.filter(|_| self.abbreviates(i, last + 1))
        {
            scale = abbreviated;
            last += 1;
        }
        loop {
            let dash = usize::from(self.dash(last + 1));
            match self.entry(last + 1 + dash).numeral {
                Numeral::Scale(by) if scale < 1_000_000_000_000 => {
                    (scale, last) = (scale.saturating_mul(by), last + 1 + dash)
                }
                Numeral::Plural(_, by) if scale == 1 && by != 20 && by != 10 => {
                    (scale, last) = (by, last + 1 + dash)
                }
                _ => break,
            }
        }
        let value = figures.times(scale);
        let form = if value.is_none() { Form::Decimal } else { Form::Cardinal };
        let digits = if figures.bare && scale == 1 { figures.digits } else { 0 };
        Some(Core {
            digits,
            scale,
            ..Core::new(i, last, Amount::exact(value.unwrap_or(figures.whole)), form)
        })
    }

    /// True where "m", "bn", "k" after digits multiply: "$15m", "1.5m people", but not "a wall 15m high".
    fn abbreviates(&self, digits: usize, at: usize) -> bool {
        let letter = self.text(at);
        if letter == "m" {
            let money = digits > 0 && self.is_currency(digits - 1);
            let counted = self.entry(at + 1).has(flag::AGE_GROUP)
                || self.tag(at + 1).is_some_and(crate::Tag::is_plural);
            return money || counted;
        }
        self.pieces.get(at).is_some_and(|p| p.glued) || letter.len() > 1
    }

    /// "twenty-one", "a hundred", "one hundred and five", "two and a half million".
    fn words(&self, i: usize) -> Option<Core> {
        let mut sum = Sum::default();
        let mut at = i;
        if matches!(self.text(i), "a" | "an") {
            let Numeral::Scale(_) = self.entry(i + 1).numeral else { return None };
            sum.open(1);
            at += 1;
        }
        let mut last = None;
        loop {
            match self.entry(at).numeral {
                Numeral::None if self.text(at) == "and" && last.is_some() => {
                    if let Some(after) = self.and_a_half(at) {
                        sum.halved = true;
                        at = after;
                        continue;
                    }
                    let follows =
                        matches!(self.entry(at + 1).numeral, Numeral::Small(1..) | Numeral::Tens(_));
                    let one = self.text(at + 1) == "one" && !self.lone_one(at + 1);
                    let scaled = match self.entry(at + 2).numeral {
                        Numeral::Scale(by) => {
                            by < 1000 || !sum.takes(self.entry(at + 1).numeral) || sum.is_between_scales()
                        }
                        _ => false,
                    };
                    if !sum.takes_and() || !follows || scaled || one {
                        break;
                    }
                    at += 1;
                }
                Numeral::None if self.dash(at) && last.is_some_and(|l| l + 1 == at) => {
                    let joins = !matches!(
                        self.entry(at + 1).numeral,
                        Numeral::None | Numeral::Ordinal(_) | Numeral::Plural(..)
                    );
                    if !joins || !sum.takes(self.entry(at + 1).numeral) {
                        break;
                    }
                    at += 1;
                }
                numeral => {
                    if !sum.add(numeral) {
                        break;
                    }
                    last = Some(at);
                    at += 1;
                }
            }
        }
        let last = last?;
        Some(Core { scale: sum.scale, ..Core::new(i, last, Amount::exact(sum.total()), Form::Cardinal) })
    }

    fn and_a_half(&self, at: usize) -> Option<usize> {
        let half = self.text(at + 1) == "a" && self.text(at + 2) == "half";
        (half && matches!(self.entry(at + 3).numeral, Numeral::Scale(1000..))).then_some(at + 3)
    }

    /// True where "one" goes on the number before it: "a hundred and one dogs".
    fn lone_one(&self, at: usize) -> bool {
        let scaled = matches!(self.entry(at + 1).numeral, Numeral::Scale(1000..));
        scaled
            || self.tag(at + 1).is_none_or(|t| t.is_plural() || t.is_adjective()) && self.text(at + 1) != "of"
    }

    fn ordinal(&self, i: usize) -> Option<Core> {
        let (last, value) = match self.entry(i).numeral {
            Numeral::Ordinal(value) => (i, value),
            Numeral::Tens(tens) if self.dash(i + 1) => match self.entry(i + 2).numeral {
                Numeral::Ordinal(value @ 1..=9) => (i + 2, tens + value),
                _ => return None,
            },
            _ => return None,
        };
        let unit = self.text(i) == "second" && i > 0 && self.is_numeric(i - 1);
        (!unit).then(|| Core::new(i, last, Amount::exact(value), Form::Ordinal))
    }
}
