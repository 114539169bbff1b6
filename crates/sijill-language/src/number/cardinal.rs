//! Cardinals, ordinals, vague amounts and shares of a whole, read from pieces.

use super::amount::Amount;
use super::lexicon::{Numeral, Vague, flag};
use super::phrase::View;
use super::pieces::Kind;

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
    fn new(first: usize, last: usize, amount: Amount, form: Form) -> Self {
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
            while let Some(group) = self.pieces.get(last + 1).filter(|p| {
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

    /// "half a dozen", "half a million", "half-million".
    fn half(&self, i: usize) -> Option<Core> {
        if self.text(i) != "half" {
            return None;
        }
        let mut at = i + 1;
        while self.dash(at) || matches!(self.text(at), "a" | "an") {
            at += 1;
        }
        let Numeral::Scale(by) = self.entry(at).numeral else { return None };
        Some(Core { scale: by, ..Core::new(i, at, Amount::exact(by / 2), Form::Cardinal) })
    }

    /// "two thirds", "a quarter of", "half of".
    fn share(&self, i: usize) -> Option<Core> {
        let of = |at: usize| matches!(self.text(at), "of" | "the" | "its" | "their" | "his" | "her");
        if self.text(i) == "half" {
            return of(i + 1).then(|| Core::new(i, i, Amount::exact(1), Form::Share));
        }
        let article = matches!(self.text(i), "a" | "an");
        let above = match self.entry(i).numeral {
            Numeral::Small(n) if n > 0 => n,
            _ if article => 1,
            _ => return None,
        };
        let at = i + 1 + usize::from(self.dash(i + 1));
        let below = match self.text(at) {
            "quarter" | "quarters" => 4,
            "half" | "halves" => 2,
            "second" | "seconds" => return None,
            word => match self.lexicon.word(word.strip_suffix('s').unwrap_or(word)).numeral {
                Numeral::Ordinal(n) => n,
                _ => return None,
            },
        };
        let plain = self.text(at).ends_with('s') || self.text(at + 1) == "of";
        let value = if article { below } else { above };
        plain.then(|| Core::new(i, at, Amount::exact(value), Form::Share))
    }

    /// "dozens", "tens of thousands", "hundreds of thousands".
    fn plural(&self, i: usize) -> Option<Core> {
        let Numeral::Plural(floor, _) = self.entry(i).numeral else { return None };
        if self.text(i + 1) == "of" {
            if let Numeral::Plural(_, by) = self.entry(i + 2).numeral.whole_scale() {
                let amount = Amount::vague(floor.saturating_mul(by));
                return Some(Core { scale: by, ..Core::new(i, i + 2, amount, Form::Cardinal) });
            }
        }
        let bare = match self.text(i) {
            "tens" => self.text(i + 1) == "of",
            "scores" => {
                matches!(
                    self.text(i + 1),
                    "of" | "more" | "were" | "are" | "have" | "had" | "others" | "dead" | "missing"
                ) || (self.tag(i + 1).is_some_and(crate::Tag::is_plural)
                    && !self.tag(i).is_some_and(crate::Tag::is_verb))
            }
            _ => true,
        };
        bare.then(|| Core::new(i, i, Amount::vague(floor), Form::Cardinal))
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
                    let scaled = matches!(self.entry(at + 2).numeral, Numeral::Scale(_));
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
        self.tag(at + 1).is_some_and(crate::Tag::is_plural)
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

    fn vague(&self, i: usize) -> Option<Core> {
        if !self.entry(i).has(flag::STARTS_VAGUE) {
            return None;
        }
        let found = self.lexicon.vague(self.text(i)).iter().find(|v| self.reads(i, &v.words))?;
        let ends_in_of = found.words.last().is_some_and(|w| w == "of");
        let end = i + found.words.len() - 1;
        if found.multiplies {
            if let Numeral::Scale(by) | Numeral::Plural(_, by) = self.entry(end + 1).numeral.whole_scale() {
                let amount = Amount::vague(found.floor.saturating_mul(by));
                return Some(Core { scale: by, ..Core::new(i, end + 1, amount, Form::Cardinal) });
            }
        }
        if self.is_numeric(end + 1) || !self.vague_fits(i, end, found) {
            return None;
        }
        let amount = if found.exact { Amount::exact(found.floor) } else { Amount::vague(found.floor) };
        Some(Core::new(i, end - usize::from(ends_in_of), amount, Form::Cardinal))
    }

    /// Keeps out the words' other uses: "no longer", "how many", "both Russia and Iran".
    fn vague_fits(&self, i: usize, end: usize, found: &Vague) -> bool {
        let next = self.text(end + 1);
        let before = i.checked_sub(1).map_or("", |b| self.text(b));
        let ends = next.is_empty() || self.pieces.get(end + 1).is_some_and(|p| p.kind == Kind::Mark);
        match found.words.first().map(String::as_str) {
            Some("no") if found.words.len() == 1 => {
                let other = matches!(
                    next,
                    "longer"
                        | "matter"
                        | "doubt"
                        | "way"
                        | "idea"
                        | "later"
                        | "less"
                        | "fewer"
                        | "more"
                        | "one"
                        | "sooner"
                        | "better"
                        | "choice"
                        | "need"
                        | "sense"
                        | "sign"
                        | "reason"
                        | "evidence"
                        | "comment"
                        | "wonder"
                        | "plans"
                        | "and"
                        | "or"
                        | "that"
                        | "it"
                        | "we"
                        | "i"
                        | "he"
                        | "they"
                        | "she"
                        | "the"
                        | "such"
                        | "different"
                );
                !ends && !other && self.tag(i).is_none_or(|t| !matches!(t, crate::Tag::UH))
            }
            Some("some") => {
                next == "of"
                    || (1..=3).any(|k| self.tag(end + k).is_some_and(crate::Tag::is_plural))
                    || matches!(next, "were" | "others" | "people")
            }
            Some("many") => !matches!(before, "how" | "as" | "so" | "too" | "not") || next == "as",
            Some("both") => {
                !self.is_capital(end + 1)
                    && !(1..=6).any(|k| self.text(end + k) == "and")
                    && !matches!(next, "sides" | "in" | "by" | "to" | "the")
            }
            Some("twin" | "various") => !self.is_capital(i) || i == 0,
            Some("none") => next != "the",
            _ => true,
        }
    }
}

impl Numeral {
    /// "thousands", "thousand": what multiplies whole numbers ("several dozen", but not "several tens").
    fn whole_scale(self) -> Self {
        match self {
            Self::Scale(by) => Self::Plural(by, by),
            Self::Plural(_, by) if by != 20 && by != 10 => self,
            _ => Self::None,
        }
    }
}

/// A cardinal in words while it is added up.
#[derive(Debug, Default)]
struct Sum {
    total: u64,
    part: u64,
    open: bool,
    least: u64,
    scale: u64,
    halved: bool,
    closed: bool,
}

impl Sum {
    fn open(&mut self, value: u64) {
        (self.part, self.open) = (value, true);
    }

    fn takes_and(&self) -> bool {
        !self.closed
            && ((self.part >= 100 && self.part.is_multiple_of(100)) || (self.total > 0 && self.part == 0))
    }

    fn takes(&self, numeral: Numeral) -> bool {
        if self.closed {
            return false;
        }
        match numeral {
            Numeral::Small(0) => !self.open && self.total == 0,
            Numeral::Small(n @ 1..=9) => self.part.is_multiple_of(10) && self.part % 100 != 10 && n < 10,
            Numeral::Small(_) | Numeral::Tens(_) => self.part.is_multiple_of(100),
            Numeral::Scale(100) => self.part < 100,
            Numeral::Scale(12 | 20) => self.part < 100 && self.total == 0,
            Numeral::Scale(by) => (self.open || self.total == 0) && (self.least == 0 || by < self.least),
            _ => false,
        }
    }

    fn add(&mut self, numeral: Numeral) -> bool {
        if !self.takes(numeral) {
            return false;
        }
        match numeral {
            Numeral::Small(n) | Numeral::Tens(n) => {
                self.part += n;
                self.scale = 1;
                self.closed = n == 0;
            }
            Numeral::Scale(100) => {
                self.part = self.part.max(1) * 100;
                self.scale = 100;
            }
            Numeral::Scale(by @ (12 | 20)) => {
                self.part = self.part.max(1) * by;
                (self.scale, self.closed) = (by, true);
            }
            Numeral::Scale(by) => {
                let half = if self.halved { by / 2 } else { 0 };
                self.total =
                    self.total.saturating_add(self.part.max(1).saturating_mul(by)).saturating_add(half);
                (self.part, self.open, self.least, self.scale) = (0, false, by, by);
                return true;
            }
            _ => return false,
        }
        self.open = true;
        true
    }

    fn total(&self) -> u64 {
        self.total.saturating_add(self.part)
    }
}

/// Digits taken apart.
#[derive(Debug, Clone, Copy)]
struct Figures {
    whole: u64,
    fraction: u64,
    places: u32,
    digits: usize,
    bare: bool,
}

impl Figures {
    fn parse(text: &str) -> Option<Self> {
        let (whole, fraction) = match text.split_once('.') {
            Some((whole, fraction)) => (whole, fraction),
            None => (text, ""),
        };
        if fraction.contains(['.', ',']) || whole.is_empty() {
            return None;
        }
        let mut groups = whole.split(',');
        let head = groups.next().unwrap_or("");
        let grouped = whole.contains(',');
        let rest: Vec<&str> = if grouped { groups.collect() } else { Vec::new() };
        let thousands =
            rest.last().is_none_or(|g| g.len() == 3) && rest.iter().all(|g| matches!(g.len(), 2 | 3));
        if grouped && (!thousands || head.is_empty() || head.len() > 3) {
            return None;
        }
        let mut value = 0u64;
        let mut digits = 0;
        for digit in whole.bytes().filter(u8::is_ascii_digit) {
            value = value.saturating_mul(10).saturating_add(u64::from(digit - b'0'));
            digits += 1;
        }
        let fraction_digits = fraction.get(..fraction.len().min(9)).unwrap_or("");
        let places = u32::try_from(fraction_digits.len()).unwrap_or(0);
        let part = fraction_digits.parse().unwrap_or(0);
        Some(Self { whole: value, fraction: part, places, digits, bare: !grouped && fraction.is_empty() })
    }

    /// The value times a scale, where that is whole.
    fn times(&self, scale: u64) -> Option<u64> {
        let unit = 10u128.pow(self.places);
        let all = (u128::from(self.whole) * unit + u128::from(self.fraction)) * u128::from(scale);
        if self.places > 0 && (scale == 1 || !all.is_multiple_of(unit)) {
            return None;
        }
        u64::try_from(all / unit).ok().or(Some(u64::MAX))
    }
}
