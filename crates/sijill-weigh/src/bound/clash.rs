//! Contradictions among covers that nest: one pass over their tree finds every innermost one.

use super::family::Family;
use super::nested::nest;

/// What the rows of a family say at least and at most.
pub(super) struct Sayings {
    /// At least this, for each row.
    pub(super) lows: Vec<u64>,
    /// At most this.
    pub(super) highs: Vec<Option<u64>>,
}

/// What lies in a row, added up.
#[derive(Clone, Default)]
struct Inside {
    rows: Vec<u32>,
    least: u128,
    most: u128,
    cells: usize,
    clashes: bool,
}

/// Minimal sets of rows that cannot all hold, one for each innermost row around which there is one; nothing where two rows
/// cross. No row may contradict itself.
pub(super) fn clashes(family: &Family, sayings: &Sayings) -> Option<Vec<Vec<u32>>> {
    let (order, parents) = nest(family)?;
    let mut inside = vec![Inside::default(); family.rows.len()];
    let mut least = vec![0_u128; family.rows.len()];
    let mut found = Vec::new();
    for &row in order.iter().rev() {
        let at = row as usize;
        let cells = family.rows[at].cells.len();
        let (low, high) = (u128::from(sayings.lows[at]), sayings.highs[at].map(u128::from));
        let mut within = std::mem::take(&mut inside[at]);
        // Where a cell is in no child, the children cap nothing.
        if within.cells < cells {
            within.most = u128::MAX;
        }
        let most = within.most;
        least[at] = low.max(within.least);
        let mut clashes = within.clashes;
        if !clashes && low > most {
            let mut set = descend(&within.rows, &inside, |row| sayings.highs[row].map(u128::from), true);
            set.push(row);
            found.push(set);
            clashes = true;
        } else if let Some(high) = high.filter(|high| !clashes && within.least > *high) {
            let low = |row: usize| Some(u128::from(sayings.lows[row])).filter(|low| *low == least[row]);
            let mut set = descend(&within.rows, &inside, low, false);
            let mut spare = within.least - high - 1;
            set.retain(|&row| {
                let goes = least[row as usize] <= spare;
                spare -= if goes { least[row as usize] } else { 0 };
                !goes
            });
            set.push(row);
            found.push(set);
            clashes = true;
        }
        if let Some(parent) = parents[at] {
            let above = &mut inside[parent as usize];
            above.rows.push(row);
            above.least = above.least.saturating_add(least[at]);
            above.most = above.most.saturating_add(high.map_or(most, |high| high.min(most)));
            above.cells += cells;
            above.clashes |= clashes;
        }
        inside[at] = within;
    }
    found.iter_mut().for_each(|set| set.sort_unstable());
    Some(found)
}

/// The outermost rows, from some down, that themselves say what is known of them.
fn descend(from: &[u32], inside: &[Inside], says: impl Fn(usize) -> Option<u128>, most: bool) -> Vec<u32> {
    let mut open = from.to_vec();
    let mut found = Vec::new();
    while let Some(row) = open.pop() {
        let within = &inside[row as usize];
        match says(row as usize) {
            // A cap counts where it is no wider than what its children allow together.
            Some(says) if !most || says <= within.most => {
                if most || says > 0 {
                    found.push(row);
                }
            }
            _ => open.extend_from_slice(&within.rows),
        }
    }
    found
}
