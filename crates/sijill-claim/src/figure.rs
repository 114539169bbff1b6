//! Figures: what the words of a claim commit to, as an interval with the number as written.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A count of people or things. `low <= best <= high` wherever each is known.
///
/// "more than 16" is low 17, high open, best 16: `best` is the number as written and is then below `low`
/// by one, which is the only exception to the order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Figure {
    /// Least whole number that the words allow.
    pub low: u64,
    /// Greatest whole number that the words allow; `null` where they leave it open.
    pub high: Option<u64>,
    /// The number as written; `null` where there is none ("several").
    pub best: Option<u64>,
    /// The words that carry the figure.
    pub words: String,
    /// True for "about", "around", "an estimated".
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub approx: bool,
}

impl Figure {
    /// Exactly `n`.
    #[must_use]
    pub fn exact(n: u64, words: impl Into<String>) -> Self {
        Self { low: n, high: Some(n), best: Some(n), words: words.into(), approx: false }
    }

    /// At least `low`, with no number written ("dozens").
    #[must_use]
    pub fn vague(low: u64, words: impl Into<String>) -> Self {
        Self { low, high: None, best: None, words: words.into(), approx: false }
    }

    /// The figure of two groups that do not overlap, joined by "and": bounds and best add up.
    #[must_use]
    pub fn plus(&self, other: &Self, words: impl Into<String>) -> Self {
        let both = |a: Option<u64>, b: Option<u64>| Some(a?.saturating_add(b?));
        Self {
            low: self.low.saturating_add(other.low),
            high: both(self.high, other.high),
            best: both(self.best, other.best),
            words: words.into(),
            approx: self.approx || other.approx,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sum_with_a_vague_part_has_no_best_and_no_ceiling() {
        let sum = Figure::exact(10, "10").plus(&Figure::vague(3, "several"), "10 and several");
        assert_eq!((sum.low, sum.high, sum.best), (13, None, None));
    }
}
