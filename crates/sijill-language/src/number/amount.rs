//! What the words of a number commit to, as an interval with the number as written.

use super::lexicon::Bound;

/// An amount under the contract's rules for a `figure`: "more than 16" is low 17, open, best 16.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Amount {
    /// Least whole number that the words allow.
    pub low: u64,
    /// Greatest; nothing where it is open.
    pub high: Option<u64>,
    /// The number as written; nothing where there is none ("several").
    pub best: Option<u64>,
    /// True for "about", "nearly", "an estimated".
    pub approx: bool,
}

impl Amount {
    /// Exactly this many.
    #[must_use]
    pub const fn exact(n: u64) -> Self {
        Self { low: n, high: Some(n), best: Some(n), approx: false }
    }

    /// At least this many, with no number written.
    #[must_use]
    pub const fn vague(low: u64) -> Self {
        Self { low, high: None, best: None, approx: false }
    }

    /// From one number to another, the middle as best; nothing where they are not in order.
    #[must_use]
    pub fn between(a: Self, b: Self) -> Option<Self> {
        let (low, high) = (a.low, b.high.or(b.best).unwrap_or(b.low));
        if low >= high {
            return None;
        }
        let best = match (a.best, b.best) {
            (Some(_), Some(_)) => Some(low + (high - low) / 2),
            _ => None,
        };
        Some(Self {
            low,
            high: if b.best.is_some() { Some(high) } else { None },
            best,
            approx: a.approx || b.approx,
        })
    }

    /// The same under a bound.
    pub(crate) fn under(self, bound: Bound) -> Self {
        let written = self.best.unwrap_or(self.low);
        let range = self.high != self.best;
        match bound {
            Bound::MoreThan if self.best.is_none() => self,
            Bound::MoreThan if range => {
                Self { low: self.low.saturating_add(1), high: None, best: Some(self.low), ..self }
            }
            Bound::MoreThan => Self { low: written.saturating_add(1), high: None, ..self },
            Bound::AtLeast if range => Self { high: None, best: self.best.map(|_| self.low), ..self },
            Bound::AtLeast => Self { high: None, ..self },
            Bound::UpTo => Self { low: 0, best: if range { self.high } else { self.best }, ..self },
            Bound::FewerThan => Self { low: 0, high: self.high.map(|h| h.saturating_sub(1)), ..self },
            Bound::About => Self { approx: true, ..self },
            Bound::Exactly => self,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_follow_the_contract() {
        let amount = |low, high, best| Amount { low, high, best, approx: false };
        assert_eq!(Amount::exact(16).under(Bound::MoreThan), amount(17, None, Some(16)));
        assert_eq!(Amount::exact(16).under(Bound::AtLeast), amount(16, None, Some(16)));
        assert_eq!(Amount::exact(40).under(Bound::UpTo), amount(0, Some(40), Some(40)));
        assert_eq!(Amount::exact(10).under(Bound::FewerThan), amount(0, Some(9), Some(10)));
        let range = Amount::between(Amount::exact(10), Amount::exact(12));
        assert_eq!(range, Some(amount(10, Some(12), Some(11))));
        assert_eq!(range.map(|r| r.under(Bound::UpTo)), Some(amount(0, Some(12), Some(12))));
        assert_eq!(Amount::between(Amount::exact(12), Amount::exact(10)), None);
        assert_eq!(Amount::vague(300).under(Bound::UpTo), amount(0, None, None));
    }
}
