//! Some rows of a grid that hang together: their best solution, and what can be proved of them.

use super::family::Sense;
use super::grid::Grid;
use super::linear::{Relaxed, relax, weigh};
use super::mend::mend;
use super::program::Program;
use super::proof::least;
use super::search::{is_tight, search};
use std::cmp::Reverse;

/// What some rows that hang together say by themselves.
pub(super) struct Part {
    pub(super) grid: Grid,
    /// What is to be proved: the cost of a solution where people are divided, rounded up.
    pub(super) hoped: i128,
    point: Vec<f64>,
    /// A solution in whole numbers.
    pub(super) amounts: Vec<u64>,
    proved: Option<(i128, Vec<u32>)>,
}

/// The best solution of some rows with people divided, and one near it in whole numbers.
pub(super) fn part(grid: &Grid, group: &[u32]) -> Part {
    let grid = grid.part(group);
    let program = Program::of(&grid);
    let (point, hoped) = match relax(&program, &program.frame()) {
        Relaxed::Point(point, cost) => (point, (cost - 1e-6).ceil() as i128),
        Relaxed::None | Relaxed::Unknown => (vec![0.0; program.uppers.len()], i128::from(i64::MIN)),
    };
    let amounts = mend(&grid, rounded(&point));
    Part { grid, hoped, point, amounts, proved: None }
}

fn rounded(point: &[f64]) -> Vec<u64> {
    point.iter().map(|amount| (amount + 1e-6).floor().max(0.0) as u64).collect()
}

impl Part {
    /// What can be proved of the rows, and those that prove it: by weights, by parts that the weights leave, by search.
    pub(super) fn prove(&mut self, depth: usize) -> &(i128, Vec<u32>) {
        if self.proved.is_none() {
            let proved = self.proof(depth);
            self.proved = Some(proved);
        }
        self.proved.get_or_insert_default()
    }

    fn proof(&mut self, depth: usize) -> (i128, Vec<u32>) {
        let program = Program::of(&self.grid);
        let known = program.total(&self.amounts);
        let mut proved = plain(&self.grid);
        if proved.0 >= known {
            return proved;
        }
        let bearing: Vec<bool> = program.rows.iter().map(|row| is_tight(row, &self.point)).collect();
        if let Some(weights) = weigh(&program, &program.frame(), &bearing) {
            let rows: Vec<u32> = (0_u32..)
                .zip(&weights)
                .filter(|(_, weight)| weight.abs() > 1e-7)
                .map(|(row, _)| row)
                .collect();
            if let Some(least) = least(&program, &program.frame(), &weights).filter(|least| *least > proved.0)
            {
                proved = (least, rows.clone());
            }
            if proved.0 < known && rows.len() < program.rows.len() && depth < 20 {
                let mut sum = (0_i128, Vec::new());
                for group in self.grid.family.split(&rows) {
                    let mut part = part(&self.grid, &group);
                    let (least, rows) = part.prove(depth + 1);
                    sum.0 = sum.0.saturating_add(*least);
                    sum.1.extend(rows.iter().map(|&row| group[row as usize]));
                }
                let open = self.grid.family.sense == Sense::Ceiling && !covers(&self.grid, &rows);
                if sum.0 > proved.0 && !open {
                    proved = sum;
                }
            }
        }
        if proved.0 < known {
            let found =
                search(&program, Some(self.amounts.clone()), |point| mend(&self.grid, rounded(point)));
            if found.least > proved.0 {
                proved = (found.least, self.grid.family.all());
            }
            if let Some(best) = found.best {
                self.amounts = best;
            }
        }
        proved
    }
}

/// True where the rows leave no column open.
fn covers(grid: &Grid, rows: &[u32]) -> bool {
    grid.columns.iter().all(|column| column.iter().any(|row| rows.binary_search(row).is_ok()))
}

/// What is true without any program: of a floor what its greatest row says, of a ceiling what all its rows allow.
fn plain(grid: &Grid) -> (i128, Vec<u32>) {
    let bound = |row: &u32| grid.bound(*row as usize);
    let rows = grid.family.all();
    match grid.family.sense {
        Sense::Floor => {
            let greatest = rows.iter().copied().max_by_key(|row| (bound(row), Reverse(*row)));
            (greatest.map_or(0, |row| i128::from(bound(&row))), greatest.into_iter().collect())
        }
        Sense::Ceiling => (-rows.iter().map(|row| i128::from(bound(row))).sum::<i128>(), rows),
    }
}
