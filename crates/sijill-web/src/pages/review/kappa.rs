//! How far two readers agree, beyond what chance would give.
//!
//! Kappa is that of J. Cohen, “A Coefficient of Agreement for Nominal Scales”, Educational and Psychological Measurement 20
//! (1960), pages 37 to 46: (observed − expected) ÷ (1 − expected), where what is expected comes of how often each reader
//! gives each verdict.

use sijill_record::payload::Verdict;

/// The verdicts, in the order of the table.
pub(super) const VERDICTS: [Verdict; 4] =
    [Verdict::Accept, Verdict::Correct, Verdict::Reject, Verdict::Unsure];

/// How often one reader gave a verdict (the row) and the other one another (the column).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Table(pub(super) [[u64; 4]; 4]);

impl Table {
    /// Of pairs of verdicts on the same claims.
    pub(super) fn of(pairs: impl Iterator<Item = (Verdict, Verdict)>) -> Self {
        let mut table = Self::default();
        let place = |verdict| VERDICTS.iter().position(|known| *known == verdict).unwrap_or(0);
        for (one, other) in pairs {
            table.0[place(one)][place(other)] += 1;
        }
        table
    }

    /// Claims that both decided on.
    pub(super) fn claims(&self) -> u64 {
        self.0.iter().flatten().sum()
    }

    /// The share of claims on which both gave the same verdict; nothing where there are none.
    pub(super) fn agreement(&self) -> Option<f64> {
        let all = self.claims();
        let same: u64 = (0..4).map(|at| self.0[at][at]).sum();
        (all > 0).then(|| same as f64 / all as f64)
    }

    /// Cohen's kappa; nothing where there are no claims, or both gave one and the same verdict throughout, of which it says
    /// nothing.
    pub(super) fn kappa(&self) -> Option<f64> {
        let all = self.claims() as f64;
        let observed = self.agreement()?;
        let rows = |at: usize| self.0[at].iter().sum::<u64>() as f64;
        let columns = |at: usize| self.0.iter().map(|row| row[at]).sum::<u64>() as f64;
        let expected: f64 = (0..4).map(|at| rows(at) * columns(at) / (all * all)).sum();
        (expected < 1.0).then(|| (observed - expected) / (1.0 - expected))
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use proptest::prelude::*;

    use super::*;

    fn table(accepted: [u64; 2], rejected: [u64; 2]) -> Table {
        let mut table = Table::default();
        table.0[0] = [accepted[0], 0, accepted[1], 0];
        table.0[2] = [rejected[0], 0, rejected[1], 0];
        table
    }

    #[test]
    fn kappa_is_what_is_worked_out_by_hand() {
        // Of 50, both accept 20 and reject 15: 0.7 observed; 0.5 × 0.6 + 0.5 × 0.4 = 0.5 expected; 0.2 ÷ 0.5.
        let one = table([20, 5], [10, 15]);
        assert_eq!(one.claims(), 50);
        assert!((one.agreement().unwrap() - 0.7).abs() < 1e-12);
        assert!((one.kappa().unwrap() - 0.4).abs() < 1e-12);
        // The same agreement with uneven verdicts is worth less: 0.6 observed, 0.6 × 0.7 + 0.4 × 0.3 = 0.54 expected.
        let uneven = table([45, 15], [25, 15]);
        assert!((uneven.kappa().unwrap() - 0.06 / 0.46).abs() < 1e-12);
    }

    #[test]
    fn of_nothing_and_of_one_verdict_nothing_is_said() {
        assert_eq!((Table::default().agreement(), Table::default().kappa()), (None, None));
        let same = table([9, 0], [0, 0]);
        assert_eq!((same.agreement(), same.kappa()), (Some(1.0), None));
    }

    #[test]
    fn readers_who_contradict_each_other_are_below_chance() {
        assert!((table([0, 5], [5, 0]).kappa().unwrap() + 1.0).abs() < 1e-12);
        assert!((table([5, 0], [0, 5]).kappa().unwrap() - 1.0).abs() < 1e-12);
    }

    proptest! {
        #[test]
        fn kappa_does_not_ask_who_is_the_first(cells in proptest::array::uniform4(proptest::array::uniform4(0u64..50))) {
            let one = Table(cells);
            let mut turned = Table::default();
            for (row, counts) in cells.iter().enumerate() {
                for (column, count) in counts.iter().enumerate() {
                    turned.0[column][row] = *count;
                }
            }
            match (one.kappa(), turned.kappa()) {
                (Some(a), Some(b)) => {
                    prop_assert!((a - b).abs() < 1e-9);
                    prop_assert!((-1.0 - 1e-9..=1.0 + 1e-9).contains(&a));
                    prop_assert!(a <= one.agreement().unwrap() + 1e-9);
                }
                (a, b) => prop_assert_eq!(a, b),
            }
        }
    }
}
