//! A question in whole numbers: columns to fill, rows that must hold at least and at most so many.

use super::family::Sense;
use super::grid::Grid;

/// What a row asks.
#[derive(Debug, Clone)]
pub(super) struct Limits {
    /// The sum of its columns is at least this.
    pub(super) low: u64,
    /// And at most this.
    pub(super) high: Option<u64>,
    /// Its columns, sorted.
    pub(super) columns: Vec<u32>,
}

/// The least of `cost` times the sum of all columns, in whole numbers, within the limits of the rows.
#[derive(Debug, Clone)]
pub(super) struct Program {
    /// 1 for a floor, -1 for a ceiling, 0 where it is only asked whether there is a solution.
    pub(super) cost: i128,
    /// The rows.
    pub(super) rows: Vec<Limits>,
    /// More than this is never needed in a column.
    pub(super) uppers: Vec<u64>,
}

/// The part of all solutions that a branch of a search looks at.
#[derive(Debug, Clone)]
pub(super) struct Frame {
    /// Each column holds at least this.
    pub(super) lows: Vec<u64>,
    /// And at most this.
    pub(super) uppers: Vec<u64>,
}

impl Program {
    /// The floor or the ceiling of a grid.
    pub(super) fn of(grid: &Grid) -> Self {
        let floor = grid.family.sense == Sense::Floor;
        let rows = grid.family.rows.iter().map(|row| Limits {
            low: if floor { row.bound } else { 0 },
            high: (!floor).then_some(row.bound),
            columns: row.cells.clone(),
        });
        let bounds = |rows: &Vec<u32>| {
            let bounds = rows.iter().map(|&row| grid.bound(row as usize));
            if floor { bounds.max() } else { bounds.min() }.unwrap_or_default()
        };
        let uppers = grid.columns.iter().map(bounds).collect();
        Self { cost: grid.family.sense.cost(), rows: rows.collect(), uppers }
    }

    /// All solutions.
    pub(super) fn frame(&self) -> Frame {
        Frame { lows: vec![0; self.uppers.len()], uppers: self.uppers.clone() }
    }

    /// True where the columns hold what the rows ask.
    pub(super) fn holds(&self, amounts: &[u64]) -> bool {
        self.rows.iter().all(|row| {
            let sum: u128 = row.columns.iter().map(|&column| u128::from(amounts[column as usize])).sum();
            sum >= u128::from(row.low) && row.high.is_none_or(|high| sum <= u128::from(high))
        })
    }

    /// True where some row cannot be met anywhere in the frame.
    pub(super) fn is_shut(&self, frame: &Frame) -> bool {
        let sum = |of: &[u64], row: &Limits| -> u128 {
            row.columns.iter().map(|&column| u128::from(of[column as usize])).sum()
        };
        frame.lows.iter().zip(&frame.uppers).any(|(low, upper)| low > upper)
            || self.rows.iter().any(|row| {
                sum(&frame.uppers, row) < u128::from(row.low)
                    || row.high.is_some_and(|high| sum(&frame.lows, row) > u128::from(high))
            })
    }

    /// What a solution costs.
    pub(super) fn total(&self, amounts: &[u64]) -> i128 {
        self.cost * amounts.iter().map(|&amount| i128::from(amount)).sum::<i128>()
    }
}
