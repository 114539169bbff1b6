//! Grounds: of rows that give a bound, as few as still give it.

use super::crossing::solve;
use super::family::{Family, Sense};
use super::grid::Grid;
use super::nested::pass;

/// How much work leaving rows out may be, over all the rows that hang together; counted as `crossing` does.
const EFFORT: usize = 100_000_000;

/// What some rows of a family give, as a cost: proved. Nothing for a ceiling that they leave open.
pub(super) fn measure(family: &Family, rows: &[u32], cells: usize) -> Option<i128> {
    let mut sum = 0_i128;
    let mut held = 0;
    for group in family.split(rows) {
        let part = family.part(&group).0;
        held += part.cells;
        sum = sum.saturating_add(match pass(&part) {
            Some(passed) => {
                family.sense.cost().saturating_mul(i128::try_from(passed.value).unwrap_or(i128::MAX))
            }
            None => solve(&Grid::of(&part, |_| 0)).least,
        });
    }
    (family.sense == Sense::Floor || held == cells).then_some(sum)
}

/// As few of the rows as give what all of them do, and what that is as a cost.
pub(super) fn spare(family: &Family, rows: &[u32]) -> (i128, Vec<u32>) {
    let mut sum = 0_i128;
    let mut kept = Vec::new();
    for group in family.split(rows) {
        let part = family.part(&group).0;
        let (cost, rows) = match pass(&part) {
            Some(passed) => {
                let cost = i128::try_from(passed.value).unwrap_or(i128::MAX);
                (family.sense.cost().saturating_mul(cost), passed.grounds)
            }
            None => sift(&part),
        };
        sum = sum.saturating_add(cost);
        kept.extend(rows.into_iter().map(|row| group[row as usize]));
    }
    kept.sort_unstable();
    (sum, kept)
}

/// Leaves out one row after the other, as long as the rest give the same.
fn sift(family: &Family) -> (i128, Vec<u32>) {
    let mut kept = family.all();
    let target = measure(family, &kept, family.cells).unwrap_or(i128::MIN);
    let mut effort = EFFORT;
    for row in family.all() {
        // What does not hang together with the row is the same with it and without it.
        let (with, apart): (Vec<_>, Vec<_>) =
            family.split(&kept).into_iter().partition(|group| group.binary_search(&row).is_ok());
        let Some(with) = with.into_iter().next() else { continue };
        let needed = with.len().saturating_mul(with.len());
        if needed > effort {
            break;
        }
        effort -= needed;
        let without: Vec<u32> = with.iter().copied().filter(|other| *other != row).collect();
        let cells = family.part(&with).0.cells;
        let (before, after) = (measure(family, &with, cells), measure(family, &without, cells));
        if after.is_some() && after >= before {
            kept = apart.into_iter().flatten().chain(without).collect();
            kept.sort_unstable();
        }
    }
    (target, kept)
}
