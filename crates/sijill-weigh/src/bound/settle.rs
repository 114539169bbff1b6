//! A family's bound with its grounds: each group of rows that hang together by itself, the nested ones by a pass.

use super::Way;
use super::crossing::solve;
use super::family::Family;
use super::grid::Grid;
use super::grounds::spare;
use super::nested::pass;

/// A bound whose value may be greater than what fits.
#[derive(Debug, Clone)]
pub(super) struct Settled {
    pub(super) value: u128,
    pub(super) grounds: Vec<u32>,
    pub(super) exact: bool,
    pub(super) way: Way,
}

/// The bound of a family.
pub(super) fn settle(family: &Family) -> Settled {
    settle_by(family, true)
}

/// The bound of a family, by linear programs alone where passes are not allowed.
pub(super) fn settle_by(family: &Family, passes: bool) -> Settled {
    let mut settled = Settled { value: 0, grounds: Vec::new(), exact: true, way: Way::Nested };
    for group in family.split(&family.all()) {
        let part = family.part(&group).0;
        let (value, rows) = match pass(&part).filter(|_| passes) {
            Some(passed) => (passed.value, passed.grounds),
            None => {
                settled.way = Way::Crossing;
                let grid = Grid::of(&part, |_| 0);
                let answer = solve(&grid);
                // The grounds may prove more than the program of which they come.
                let (cost, rows) = spare(&grid.family, &answer.support);
                settled.exact &= cost == answer.known;
                (cost.unsigned_abs(), rows)
            }
        };
        settled.value = settled.value.saturating_add(value);
        settled.grounds.extend(rows.into_iter().map(|row| part.rows[row as usize].cover));
    }
    settled.grounds.sort_unstable();
    settled
}
