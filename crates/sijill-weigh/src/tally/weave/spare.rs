//! Parts that say nothing new beside another, so that they need not be laid into the others.
//!
//! Incidents of one place of which no day is told may all be one; none says anything beside the greatest. Nor do totals of
//! the same place, days and people, and totals up to a day that are no greater than an earlier one of the same place and
//! people: whatever holds the earlier one holds them. War goes on, and reports tell such totals again and again.

use crate::tally::part::Part;

/// Parts that say nothing new beside another.
#[derive(Debug, Default)]
pub(super) struct Spare {
    /// True for each that does not.
    pub(super) of: Vec<bool>,
    /// Totals that allow fewer than one of the same place, days and people says, with that one.
    pub(super) clashes: Vec<(u32, u32)>,
}

/// Sorts out the parts that say nothing new.
pub(super) fn spare(parts: &[Part]) -> Spare {
    let mut spare = Spare { of: vec![false; parts.len()], clashes: Vec::new() };
    let mut vague: Vec<u32> =
        (0..).zip(parts).filter(|(_, part)| part.is_vague()).map(|(at, _)| at).collect();
    vague.sort_by_key(|at| {
        let part = &parts[*at as usize];
        (part.node, part.days, part.mask, part.side, std::cmp::Reverse((part.low, part.top)), *at)
    });
    let alike = |one: &u32, other: &u32| {
        let (one, other) = (&parts[*one as usize], &parts[*other as usize]);
        (one.node, one.days, one.mask, one.side) == (other.node, other.days, other.mask, other.side)
    };
    for run in vague.chunk_by(alike) {
        let mut top = None;
        for at in run {
            let part = &parts[*at as usize];
            spare.of[*at as usize] = top.is_some_and(|top| part.top <= top);
            top = top.max(Some(part.top));
        }
    }
    let mut totals: Vec<u32> =
        (0..).zip(parts).filter(|(_, part)| part.incident.is_none()).map(|(at, _)| at).collect();
    totals.sort_by_key(|at| {
        let part = &parts[*at as usize];
        let (from, to) = part.days;
        (part.node, part.mask, part.side, from, to, std::cmp::Reverse((part.low, part.top)), *at)
    });
    // Those of a first day are of one run only where there is none: then every later one holds the earlier.
    let same = |one: &u32, other: &u32| {
        let (one, other) = (&parts[*one as usize], &parts[*other as usize]);
        let days = if one.days.0 == i32::MIN { other.days.0 == i32::MIN } else { one.days == other.days };
        days && (one.node, one.mask, one.side) == (other.node, other.mask, other.side)
    };
    for run in totals.chunk_by(same) {
        let (mut greatest, mut top): (Option<u32>, u64) = (None, 0);
        for at in run {
            let part = &parts[*at as usize];
            let low = greatest.map_or(0, |greatest| parts[greatest as usize].low);
            spare.of[*at as usize] = greatest.is_some() && part.low <= low && part.top <= top;
            if let Some(greatest) = greatest.filter(|_| part.high.is_some_and(|high| high < low)) {
                spare.clashes.push((*at, greatest));
            }
            if greatest.is_none() || part.low > low {
                greatest = Some(*at);
            }
            top = top.max(part.top);
        }
    }
    spare
}
