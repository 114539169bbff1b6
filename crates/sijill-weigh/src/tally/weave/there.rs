//! The parts of one place, to be found by their days.

use crate::tally::part::Part;

/// Parts of a place by their first days: those of a few days, which are most, apart from the longer ones.
#[derive(Default)]
pub(super) struct There {
    short: Vec<u32>,
    long: Vec<u32>,
}

/// Days up to which a part is short.
const SHORT: i32 = 40;

impl There {
    /// Adds a part; parts come in the order of their first days.
    pub(super) fn add(&mut self, parts: &[Part], part: u32) {
        let (from, to) = parts[part as usize].days;
        if to.saturating_sub(from) <= SHORT { self.short.push(part) } else { self.long.push(part) }
    }

    /// Those that have a day in common with any of some others.
    pub(super) fn around(&self, parts: &[Part], others: &[u32], found: &mut Vec<u32>) {
        let before = found.len();
        for other in others {
            let (from, to) = parts[*other as usize].days;
            let start = |part: &u32| parts[*part as usize].days.0;
            let first = self.short.partition_point(|part| start(part) < from.saturating_sub(SHORT));
            let near = self.short[first..].iter().take_while(|part| start(part) <= to);
            found.extend(near.filter(|part| parts[**part as usize].days.1 >= from));
            let far = self.long.iter().take_while(|part| start(part) <= to);
            found.extend(far.filter(|part| parts[**part as usize].days.1 >= from));
        }
        found[before..].sort_unstable();
        let mut kept = before;
        for at in before..found.len() {
            if at == before || found[at] != found[kept - 1] {
                found[kept] = found[at];
                kept += 1;
            }
        }
        found.truncate(kept);
    }
}
