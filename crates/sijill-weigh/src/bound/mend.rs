//! Whole numbers out of fractions: amounts that nearly meet the rows are made to meet them, at the least cost found.

use super::family::Sense;
use super::grid::Grid;

/// How many steps a mending may take; where they run out, rows are met the dear way.
const EFFORT: usize = 8_000_000;

struct Mending<'a> {
    grid: &'a Grid,
    amounts: Vec<u64>,
    sums: Vec<u128>,
    effort: usize,
}

/// Amounts in whole numbers near the given ones that meet every row of the grid.
pub(super) fn mend(grid: &Grid, amounts: Vec<u64>) -> Vec<u64> {
    let mut sums = vec![0_u128; grid.family.rows.len()];
    for (rows, &amount) in grid.columns.iter().zip(&amounts) {
        rows.iter().for_each(|&row| sums[row as usize] += u128::from(amount));
    }
    let mut mending = Mending { grid, amounts, sums, effort: EFFORT };
    for row in 0..mending.sums.len() {
        mending.meet(row);
    }
    mending.settle();
    mending.amounts
}

impl Mending<'_> {
    fn floor(&self) -> bool {
        self.grid.family.sense == Sense::Floor
    }

    /// How many people a row can lose (of a floor) or gain (of a ceiling).
    fn slack(&self, row: usize) -> u128 {
        let bound = u128::from(self.grid.bound(row));
        let sum = self.sums[row];
        if self.floor() { sum.saturating_sub(bound) } else { bound.saturating_sub(sum) }
    }

    /// By how many a row is not met.
    fn lack(&self, row: usize) -> u128 {
        let bound = u128::from(self.grid.bound(row));
        let sum = self.sums[row];
        if self.floor() { bound.saturating_sub(sum) } else { sum.saturating_sub(bound) }
    }

    fn change(&mut self, column: u32, by: u64, more: bool) {
        let amount = &mut self.amounts[column as usize];
        *amount = if more { amount.saturating_add(by) } else { amount.saturating_sub(by) };
        for &row in &self.grid.columns[column as usize] {
            let sum = &mut self.sums[row as usize];
            *sum = if more { *sum + u128::from(by) } else { sum.saturating_sub(u128::from(by)) };
        }
    }

    /// Meets a row: by people moved from one column to another while that breaks no row that is met, else by more or
    /// fewer of them.
    fn meet(&mut self, row: usize) {
        if self.lack(row) == 0 {
            return;
        }
        let inside = self.grid.row(row);
        let outside: Vec<u32> = if self.floor() {
            let filled = |column: &u32| self.amounts[*column as usize] > 0;
            (0_u32..).take(self.amounts.len()).filter(filled).collect()
        } else {
            (0_u32..).take(self.amounts.len()).collect()
        };
        for other in outside {
            let apart =
                self.grid.columns[other as usize].binary_search_by(|at| (*at as usize).cmp(&row)).is_err();
            for &own in inside.iter().filter(|_| apart) {
                if self.lack(row) == 0 || self.effort == 0 {
                    break;
                }
                let (from, to) = if self.floor() { (other, own) } else { (own, other) };
                let people = u128::from(self.amounts[from as usize]).min(self.lack(row));
                let people = u64::try_from(people.min(self.movable(from, to))).unwrap_or_default();
                if people > 0 {
                    self.change(from, people, false);
                    self.change(to, people, true);
                }
            }
        }
        while self.lack(row) > 0 {
            let lack = self.lack(row);
            let others = |column: &&u32| {
                let lacking = |&&other: &&u32| self.lack(other as usize) > 0;
                self.grid.columns[**column as usize].iter().filter(lacking).count()
            };
            let floor = self.floor();
            let open = inside.iter().filter(|column| floor || self.amounts[**column as usize] > 0);
            let Some(&column) = open.max_by_key(others) else { break };
            let most = if floor { u64::MAX } else { self.amounts[column as usize] };
            self.change(column, u64::try_from(lack).unwrap_or(u64::MAX).min(most), floor);
        }
    }

    /// How many can be moved before a row that is met is not: of a floor one that only loses, of a ceiling one that only
    /// gains.
    fn movable(&mut self, from: u32, to: u32) -> u128 {
        let (harmed, spared) = if self.floor() { (from, to) } else { (to, from) };
        let spared = &self.grid.columns[spared as usize];
        let mut least = u128::MAX;
        let mut at = 0;
        for &row in &self.grid.columns[harmed as usize] {
            self.effort = self.effort.saturating_sub(1);
            while spared.get(at).is_some_and(|other| *other < row) {
                at += 1;
            }
            if spared.get(at) != Some(&row) {
                least = least.min(self.slack(row as usize));
                if least == 0 {
                    break;
                }
            }
        }
        least
    }

    /// Takes away who is not needed, or adds who has room.
    fn settle(&mut self) {
        let floor = self.floor();
        for column in (0_u32..).take(self.amounts.len()) {
            let rows = &self.grid.columns[column as usize];
            let room = rows.iter().map(|&row| self.slack(row as usize)).min().unwrap_or_default();
            let room = u64::try_from(room).unwrap_or(u64::MAX);
            let room = if floor { room.min(self.amounts[column as usize]) } else { room };
            if room > 0 {
                self.change(column, room, !floor);
            }
        }
    }
}
