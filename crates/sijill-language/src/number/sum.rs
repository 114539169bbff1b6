//! Arithmetic of number words and of digits with separators.

use super::lexicon::Numeral;

/// A cardinal in words while it is added up.
#[derive(Debug, Default)]
pub(crate) struct Sum {
    total: u64,
    part: u64,
    open: bool,
    least: u64,
    pub(crate) scale: u64,
    pub(crate) halved: bool,
    closed: bool,
}

impl Sum {
    pub(crate) fn open(&mut self, value: u64) {
        (self.part, self.open) = (value, true);
    }

    pub(crate) fn takes_and(&self) -> bool {
        !self.closed
            && ((self.part >= 100 && self.part.is_multiple_of(100)) || (self.total > 0 && self.part == 0))
    }

    /// True after "two thousand" and before its hundreds.
    pub(crate) fn is_between_scales(&self) -> bool {
        self.total > 0 && self.part == 0
    }

    pub(crate) fn takes(&self, numeral: Numeral) -> bool {
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

    pub(crate) fn add(&mut self, numeral: Numeral) -> bool {
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

    pub(crate) fn total(&self) -> u64 {
        self.total.saturating_add(self.part)
    }
}

/// Digits taken apart.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Figures {
    pub(crate) whole: u64,
    fraction: u64,
    places: u32,
    pub(crate) digits: usize,
    pub(crate) bare: bool,
}

impl Figures {
    pub(crate) fn parse(text: &str) -> Option<Self> {
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
    pub(crate) fn times(&self, scale: u64) -> Option<u64> {
        let unit = 10u128.pow(self.places);
        let all = (u128::from(self.whole) * unit + u128::from(self.fraction)) * u128::from(scale);
        if self.places > 0 && (scale == 1 || !all.is_multiple_of(unit)) {
            return None;
        }
        u64::try_from(all / unit).ok().or(Some(u64::MAX))
    }
}
