//! Families whose rows nest: one pass over the tree that they form.

use super::family::{Family, Sense};
use super::forest::Forest;

/// A bound with its grounds, as positions of rows.
#[derive(Debug, Clone)]
pub(super) struct Passed {
    pub(super) value: u128,
    pub(super) grounds: Vec<u32>,
}

/// The bound of a family whose rows nest; nothing where two cross.
pub(super) fn pass(family: &Family) -> Option<Passed> {
    let (order, parents) = nest(family)?;
    match family.sense {
        Sense::Floor => {
            let lows: Vec<u64> = family.rows.iter().map(|row| row.bound).collect();
            let forest = Forest::new(&parents, &lows).ok()?;
            Some(Passed { value: forest.total(), grounds: forest.all_grounds() })
        }
        Sense::Ceiling => Some(caps(family, &order, &parents)),
    }
}

/// The rows from the widest, and what each lies in most closely; nothing where two cross.
pub(super) fn nest(family: &Family) -> Option<(Vec<u32>, Vec<Option<u32>>)> {
    let mut order: Vec<u32> = (0_u32..).take(family.rows.len()).collect();
    order.sort_by_key(|&row| std::cmp::Reverse(family.rows[row as usize].cells.len()));
    let mut parents = vec![None; family.rows.len()];
    let mut innermost: Vec<Option<u32>> = vec![None; family.cells];
    for &row in &order {
        let cells = &family.rows[row as usize].cells;
        let parent = cells.first().and_then(|&cell| innermost[cell as usize]);
        for &cell in cells {
            if innermost[cell as usize] != parent {
                return None;
            }
            innermost[cell as usize] = Some(row);
        }
        parents[row as usize] = parent;
    }
    Some((order, parents))
}

/// A node holds at most what it says, and at most what its children hold if it has no cell besides theirs.
fn caps(family: &Family, order: &[u32], parents: &[Option<u32>]) -> Passed {
    let mut inside = vec![(0_u128, 0_usize); order.len()];
    let mut own = vec![true; order.len()];
    let mut passed = Passed { value: 0, grounds: Vec::new() };
    for &row in order.iter().rev() {
        let at = row as usize;
        let (children, cells) = inside[at];
        let (bound, size) = (u128::from(family.rows[at].bound), family.rows[at].cells.len());
        own[at] = cells < size || bound <= children;
        let value = if own[at] { bound } else { children };
        match parents[at] {
            Some(parent) => {
                let above = &mut inside[parent as usize];
                *above = (above.0 + value, above.1 + size);
            }
            None => passed.value += value,
        }
    }
    let mut open = vec![false; order.len()];
    for &row in order {
        let at = row as usize;
        if parents[at].is_none_or(|parent| open[parent as usize]) {
            if own[at] {
                passed.grounds.push(row);
            } else {
                open[at] = true;
            }
        }
    }
    passed.grounds.sort_unstable();
    passed
}
