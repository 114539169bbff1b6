//! Totals that allow fewer than what lies in them comes to.

use rustc_hash::{FxHashMap, FxHashSet};

use super::Woven;
use crate::bound::Forest;
use crate::cause::Families;
use crate::tally::part::Part;

/// A total that allows fewer than what lies in it comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::tally) struct Clash {
    /// The part that allows fewer.
    pub(in crate::tally) total: u32,
    /// Parts that lie in it and come to more.
    pub(in crate::tally) parts: Vec<u32>,
    /// How many they come to.
    pub(in crate::tally) least: u64,
}

impl Woven<'_> {
    /// Totals that allow fewer than what lies in them comes to, by the trees alone: what crosses is left out, which can hide
    /// a clash, never make one.
    pub(in crate::tally) fn clashes(&self) -> Vec<Clash> {
        let parts = self.parts;
        let crossing: FxHashSet<u32> = self.laid.crossing.iter().flatten().copied().collect();
        let lows: Vec<u64> =
            (0..).zip(parts).map(|(at, part)| if crossing.contains(&at) { 0 } else { part.low }).collect();
        let Ok(forest) = Forest::new(&self.laid.parents, &lows) else { return Vec::new() };
        let mut children: FxHashMap<u32, Vec<u32>> = FxHashMap::default();
        for (part, parent) in (0..).zip(&self.laid.parents) {
            let outer = parent.filter(|outer| parts[*outer as usize].high.is_some());
            if let Some(outer) = outer.filter(|_| forest.values()[part as usize] > 0) {
                children.entry(outer).or_default().push(part);
            }
        }
        let clash = |(total, greater): &(u32, u32)| Clash {
            total: *total,
            parts: vec![*greater],
            least: parts[*greater as usize].low,
        };
        let mut clashes: Vec<Clash> = self.spare.clashes.iter().map(clash).collect();
        for (total, under) in children {
            let outer = &parts[total as usize];
            let Some(high) = outer.high.filter(|_| outer.incident.is_none()) else { continue };
            // Only those that are all counted by the total, not merely perhaps.
            let surely: Vec<u32> = under
                .into_iter()
                .filter(|part| parts[*part as usize].mask.within(outer.mask))
                .filter(|part| {
                    let causes = parts[*part as usize].families;
                    outer.families == Families::default() || causes.share(outer.families)
                })
                .collect();
            let held: u128 = surely.iter().map(|part| forest.values()[*part as usize]).sum();
            if held <= u128::from(high) {
                continue;
            }
            let grounds = fewest(parts, forest.grounds(&surely), high);
            let least = grounds.iter().map(|part| parts[*part as usize].low).fold(0, u64::saturating_add);
            clashes.push(Clash { total, parts: grounds, least });
        }
        clashes
    }
}

/// The fewest of some parts that still come to more: the smallest are given up first.
fn fewest(parts: &[Part], mut grounds: Vec<u32>, high: u64) -> Vec<u32> {
    let low = |part: &u32| parts[*part as usize].low;
    grounds.sort_unstable_by_key(|part| (std::cmp::Reverse(low(part)), *part));
    let mut held: u128 = grounds.iter().map(|part| u128::from(low(part))).sum();
    grounds.reverse();
    grounds.retain(|part| {
        let without = held - u128::from(low(part));
        let spared = without > u128::from(high);
        if spared {
            held = without;
        }
        !spared
    });
    grounds.sort_unstable();
    grounds
}
