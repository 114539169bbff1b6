//! Families whose rows cross. Few rows matter in the end: a program of some is solved, rows that its solution breaks
//! are added, until the people it puts somewhere can be so moved that every row holds and nobody was added.

use super::family::Sense;
use super::grid::Grid;
use super::mend::mend;
use super::part::{Part, part};
use rustc_hash::FxHashMap;
use std::cmp::Reverse;

/// How often rows may be added before the bound is taken as it is.
const ROUNDS: usize = 40;

/// How much work programs may be before the bound is taken as it is; one of so many rows is about their square. Counted, so
/// that no bound hangs on a clock.
const EFFORT: usize = 150_000_000;

/// A bound as a cost, which for a ceiling is its negative.
#[derive(Debug, Clone)]
pub(super) struct Answer {
    /// No solution costs less: proved.
    pub(super) least: i128,
    /// What a solution that holds everywhere costs.
    pub(super) known: i128,
    /// The rows that prove it.
    pub(super) support: Vec<u32>,
}

/// The bound of a grid.
pub(super) fn solve(grid: &Grid) -> Answer {
    let order = by_weight(grid);
    let mut taken = vec![false; grid.family.rows.len()];
    for row in first_rows(grid, &order) {
        taken[row as usize] = true;
    }
    let mut parts: Parts = FxHashMap::default();
    let mut answer = Answer { least: i128::MIN, known: i128::MAX, support: Vec::new() };
    let mut hoped_before = i128::MIN;
    let mut effort = EFFORT;
    // The groups from which on nothing more was hoped: the fewest rows that may prove it.
    let mut early: Vec<Vec<u32>> = Vec::new();
    for round in 0..ROUNDS {
        let chosen: Vec<u32> =
            (0_u32..).zip(&taken).filter(|(_, taken)| **taken).map(|(row, _)| row).collect();
        let groups = grid.family.split(&chosen);
        let fresh = groups.iter().filter(|group| !parts.contains_key(*group));
        let needed: usize = fresh.map(|group| group.len().saturating_mul(group.len())).sum();
        if needed > effort && round > 0 {
            answer.prove(&early, &mut parts);
            break;
        }
        effort = effort.saturating_sub(needed);
        for group in &groups {
            parts.entry(group.clone()).or_insert_with(|| part(grid, group));
        }
        let hoped = groups.iter().filter_map(|group| parts.get(group)).map(|part| part.hoped).sum();
        let stalls = hoped == hoped_before;
        if !stalls {
            early.clone_from(&groups);
        }
        hoped_before = hoped;
        let whole = spread(grid, &groups, &parts);
        let mut broken = broken(grid, &whole, &order);
        let last = broken.is_empty() || round + 1 == ROUNDS;
        if last || stalls {
            answer.known = answer.known.min(mended(grid, whole, &order));
        }
        if last || answer.known <= hoped {
            answer.prove(&early, &mut parts);
            if answer.known > answer.least {
                answer.prove(&groups, &mut parts);
                // A search may have found a better solution of the parts.
                let whole = spread(grid, &groups, &parts);
                broken = self::broken(grid, &whole, &order);
                answer.known = answer.known.min(mended(grid, whole, &order));
            }
            if answer.known <= answer.least || broken.is_empty() {
                break;
            }
        }
        for row in broken {
            taken[row as usize] = true;
        }
    }
    answer.support.sort_unstable();
    answer
}

type Parts = FxHashMap<Vec<u32>, Part>;

impl Answer {
    /// Takes what groups of rows prove together, where that is better than what was proved before.
    fn prove(&mut self, groups: &[Vec<u32>], parts: &mut Parts) {
        let mut least = 0_i128;
        let mut support = Vec::new();
        for group in groups {
            if let Some(part) = parts.get_mut(group) {
                let (proved, rows) = part.prove(0);
                least = least.saturating_add(*proved);
                support.extend(rows.iter().map(|&row| group[row as usize]));
            }
        }
        if least > self.least {
            (self.least, self.support) = (least, support);
        }
    }
}

/// Rows that ask most of each column come first.
fn by_weight(grid: &Grid) -> Vec<u32> {
    let mut order = grid.family.all();
    order.retain(|&row| !grid.row(row as usize).is_empty());
    let weight = |row: u32| {
        let (bound, columns) = (grid.bound(row as usize), grid.row(row as usize).len());
        bound as f64 / columns as f64
    };
    order.sort_by(|&one, &other| weight(other).total_cmp(&weight(one)).then(one.cmp(&other)));
    if grid.family.sense == Sense::Ceiling {
        order.reverse();
    }
    order
}

/// Rows to begin with: of a floor as many as share nothing, of a ceiling as many as leave no column open.
fn first_rows(grid: &Grid, order: &[u32]) -> Vec<u32> {
    if grid.family.sense == Sense::Ceiling {
        return pick(grid, order, |held, all| held < all);
    }
    let mut by_bound = order.to_vec();
    by_bound.sort_by_key(|&row| Reverse(grid.bound(row as usize)));
    let bound = |rows: &[u32]| rows.iter().map(|&row| u128::from(grid.bound(row as usize))).sum::<u128>();
    let (light, heavy) = (pick(grid, order, |held, _| held == 0), pick(grid, &by_bound, |held, _| held == 0));
    if bound(&heavy) > bound(&light) { heavy } else { light }
}

/// Rows taken one after the other where few enough of their columns are held by those taken before.
fn pick(grid: &Grid, order: &[u32], takes: impl Fn(usize, usize) -> bool) -> Vec<u32> {
    let mut held = vec![false; grid.columns.len()];
    let mut picked = Vec::new();
    for &row in order {
        let columns = grid.row(row as usize);
        let already = columns.iter().filter(|&&column| held[column as usize]).count();
        if takes(already, columns.len()) {
            columns.iter().for_each(|&column| held[column as usize] = true);
            picked.push(row);
        }
    }
    picked
}

/// The solutions of parts as one over all columns.
fn spread(grid: &Grid, groups: &[Vec<u32>], parts: &Parts) -> Vec<u64> {
    let mut whole = vec![0; grid.columns.len()];
    for part in groups.iter().filter_map(|group| parts.get(group)) {
        for (&column, &amount) in part.grid.stands.iter().zip(&part.amounts) {
            whole[column as usize] = amount;
        }
    }
    whole
}

/// What a solution costs once it is so changed that every row holds.
fn mended(grid: &Grid, amounts: Vec<u64>, order: &[u32]) -> i128 {
    let amounts = mend(grid, amounts);
    if !broken(grid, &amounts, order).is_empty() {
        return i128::MAX;
    }
    grid.family.sense.cost() * amounts.iter().map(|&amount| i128::from(amount)).sum::<i128>()
}

/// Rows that do not hold, those that fail by most first, none of which crowd the columns of those before.
fn broken(grid: &Grid, amounts: &[u64], order: &[u32]) -> Vec<u32> {
    let mut broken: Vec<(u128, u32)> = Vec::new();
    for &row in order {
        let bound = u128::from(grid.bound(row as usize));
        let sum: u128 =
            grid.row(row as usize).iter().map(|&column| u128::from(amounts[column as usize])).sum();
        let lack = match grid.family.sense {
            Sense::Floor => bound.saturating_sub(sum),
            Sense::Ceiling => sum.saturating_sub(bound),
        };
        if lack > 0 {
            broken.push((lack, row));
        }
    }
    broken.sort_by_key(|&(lack, row)| (Reverse(lack), row));
    let broken: Vec<u32> = broken.into_iter().map(|(_, row)| row).collect();
    pick(grid, &broken, |held, all| held * 2 <= all)
}
