//! The covers that bear on one question, restricted to the cells asked for, in one of two senses.

use super::Problem;
use rustc_hash::FxHashMap;

/// Whether the least or the greatest total is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sense {
    /// The least: rows say at least.
    Floor,
    /// The greatest: rows say at most.
    Ceiling,
}

impl Sense {
    /// What a person adds to the total that is made as small as can be: a ceiling is sought as the least of its negative.
    pub(super) const fn cost(self) -> i128 {
        match self {
            Self::Floor => 1,
            Self::Ceiling => -1,
        }
    }
}

/// A cover within the question.
#[derive(Debug, Clone)]
pub(super) struct Row {
    /// Its position in the problem.
    pub(super) cover: u32,
    /// The sum over its cells is at least, or at most, this.
    pub(super) bound: u64,
    /// Its cells within the question, numbered anew.
    pub(super) cells: Vec<u32>,
}

/// The covers that bear on a question.
#[derive(Debug, Clone)]
pub(super) struct Family {
    pub(super) sense: Sense,
    pub(super) rows: Vec<Row>,
    /// How many cells; each is in some row.
    pub(super) cells: usize,
}

impl Family {
    /// What bears on the floor of a question: the covers wholly inside that say at least somebody.
    pub(super) fn floor(problem: &Problem, asked: &[u32], counts: impl Fn(u32) -> bool) -> Self {
        let mut rows = rows(problem, asked, |position| {
            let low = problem.covers[position as usize].low;
            (low > 0 && counts(position)).then_some(low)
        });
        rows.retain(|row| row.cells.len() == problem.covers[row.cover as usize].cells.len());
        Self::of(Sense::Floor, rows).0
    }

    /// What bears on the ceiling of a question: every cover that says at most; nothing where a cell is in none.
    pub(super) fn ceiling(problem: &Problem, asked: &[u32], counts: impl Fn(u32) -> bool) -> Option<Self> {
        let high = |position: u32| problem.covers[position as usize].high.filter(|_| counts(position));
        let capped = |&cell: &u32| problem.touching(cell).iter().any(|&cover| high(cover).is_some());
        asked.iter().all(capped).then(|| Self::of(Sense::Ceiling, rows(problem, asked, high)).0)
    }

    /// A family of rows, their cells numbered anew from 0; beside it what each was called before.
    pub(super) fn of(sense: Sense, mut rows: Vec<Row>) -> (Self, Vec<u32>) {
        let mut all: Vec<u32> = rows.iter().flat_map(|row| row.cells.iter().copied()).collect();
        all.sort_unstable();
        all.dedup();
        let numbers: FxHashMap<u32, u32> = all.iter().copied().zip(0..).collect();
        for cell in rows.iter_mut().flat_map(|row| row.cells.iter_mut()) {
            *cell = numbers.get(cell).copied().unwrap_or_default();
        }
        (Self { sense, rows, cells: all.len() }, all)
    }

    /// The rows chosen, by position, as a family of their own.
    pub(super) fn part(&self, chosen: &[u32]) -> (Self, Vec<u32>) {
        Self::of(self.sense, chosen.iter().map(|&row| self.rows[row as usize].clone()).collect())
    }

    /// All rows, by position.
    pub(super) fn all(&self) -> Vec<u32> {
        (0_u32..).take(self.rows.len()).collect()
    }

    /// The rows chosen, in groups that share no cell; each sorted, and by their first member.
    pub(super) fn split(&self, chosen: &[u32]) -> Vec<Vec<u32>> {
        let mut heads: Vec<usize> = (0..chosen.len()).collect();
        let mut seen: Vec<usize> = vec![usize::MAX; self.cells];
        for (position, &row) in chosen.iter().enumerate() {
            for &cell in &self.rows[row as usize].cells {
                let other = &mut seen[cell as usize];
                if *other == usize::MAX {
                    *other = position;
                } else {
                    let (one, two) = (head(&mut heads, *other), head(&mut heads, position));
                    heads[one.max(two)] = one.min(two);
                }
            }
        }
        let mut groups: Vec<Vec<u32>> = vec![Vec::new(); chosen.len()];
        for (position, &row) in chosen.iter().enumerate() {
            groups[head(&mut heads, position)].push(row);
        }
        groups.retain(|group| !group.is_empty());
        groups
    }
}

fn head(heads: &mut [usize], mut at: usize) -> usize {
    while heads[at] != at {
        heads[at] = heads[heads[at]];
        at = heads[at];
    }
    at
}

/// The covers that touch the cells asked for and have a bound, in the order of the problem.
fn rows(problem: &Problem, asked: &[u32], bound: impl Fn(u32) -> Option<u64>) -> Vec<Row> {
    let mut asked = asked.to_vec();
    asked.sort_unstable();
    asked.dedup();
    let mut found: FxHashMap<u32, Row> = FxHashMap::default();
    for &cell in &asked {
        for &cover in problem.touching(cell) {
            if let Some(row) = found.get_mut(&cover) {
                row.cells.push(cell);
            } else if let Some(bound) = bound(cover) {
                found.insert(cover, Row { cover, bound, cells: vec![cell] });
            }
        }
    }
    let mut rows: Vec<Row> = found.into_values().collect();
    rows.sort_unstable_by_key(|row| row.cover);
    rows
}
