//! What lies in what: parts are laid into each other, and the bounds of the whole follow in one pass. Where parts cross, so
//! that neither lies in the other, those that hang together by crossing are solved as a linear program with what lies in
//! them.
//!
//! Parts that may be the same people are never added: a part lies in every other that may hold it, and only what lies in no
//! common part adds up.

mod cells;
mod clash;
mod cluster;
mod lay;
mod spare;
mod there;

use rustc_hash::FxHashMap;

use super::part::{Apart, Part};
use crate::bound::{Forest, Way};
use crate::ledger::Ledger;
use cluster::{Cluster, Solved};
use lay::{Laid, laid};
use spare::{Spare, spare};

/// Parts laid into each other.
#[derive(Debug)]
pub(super) struct Woven<'w> {
    ledger: &'w Ledger,
    parts: &'w [Part],
    apart: &'w Apart,
    laid: Laid,
    spare: Spare,
}

/// A bound over all parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sum {
    pub(super) value: u64,
    /// Parts that it rests on.
    pub(super) grounds: Vec<u32>,
    pub(super) exact: bool,
    pub(super) way: Way,
}

impl<'w> Woven<'w> {
    /// Lays parts into each other.
    pub(super) fn of(ledger: &'w Ledger, parts: &'w [Part], apart: &'w Apart) -> Self {
        let spare = spare(parts);
        let laid = laid(ledger, parts, apart, &spare);
        Self { ledger, parts, apart, laid, spare }
    }

    /// Incidents that stand aside: they would have to be the same people as some others, or not, and nothing tells.
    pub(super) fn aside(&self) -> impl Iterator<Item = &'w Part> {
        self.laid.aside.iter().map(|part| &self.parts[*part as usize])
    }

    /// True where some may be counted by both of two parts.
    fn meet(&self, one: u32, other: u32) -> bool {
        self.parts[one as usize].meets(self.ledger, &self.parts[other as usize], self.apart)
    }

    /// The least total where each part holds at least its figure.
    pub(super) fn sum(&self, figure: &dyn Fn(&Part) -> u64) -> Sum {
        let mut lows: Vec<u64> = self.parts.iter().map(figure).collect();
        for part in &self.laid.aside {
            lows[*part as usize] = 0;
        }
        for (low, _) in lows.iter_mut().zip(&self.spare.of).filter(|(_, spare)| **spare) {
            *low = 0;
        }
        if self.laid.crossing.is_empty() {
            let Ok(forest) = Forest::new(&self.laid.parents, &lows) else {
                return Sum { value: 0, grounds: Vec::new(), exact: false, way: Way::Nested };
            };
            let value = u64::try_from(forest.total()).unwrap_or(u64::MAX);
            return Sum { value, grounds: forest.all_grounds(), exact: true, way: Way::Nested };
        }
        self.sum_with_crossing(&lows)
    }

    /// Trees first, then the clusters with the trees that lie in them, then the whole with each cluster as one node.
    fn sum_with_crossing(&self, lows: &[u64]) -> Sum {
        let empty = Sum { value: 0, grounds: Vec::new(), exact: false, way: Way::Crossing };
        let mut cluster_of: FxHashMap<u32, usize> = FxHashMap::default();
        for (nth, members) in self.laid.crossing.iter().enumerate() {
            cluster_of.extend(members.iter().map(|member| (*member, nth)));
        }
        let is_member = |part: &u32| cluster_of.contains_key(part);
        let mut under: Vec<Vec<u32>> = vec![Vec::new(); self.laid.crossing.len()];
        let mut roots: Vec<u32> = Vec::new();
        let (mut parents, mut own): (Vec<Option<u32>>, Vec<u64>) = (Vec::new(), Vec::new());
        for ((part, parent), low) in (0..).zip(&self.laid.parents).zip(lows) {
            let member = is_member(&part);
            let outer = parent.filter(|outer| !member && !is_member(outer));
            match parent.and_then(|outer| cluster_of.get(&outer)) {
                Some(nth) if !member => under[*nth].push(part),
                _ if outer.is_none() && !member => roots.push(part),
                _ => {}
            }
            parents.push(outer);
            own.push(if member { 0 } else { *low });
        }
        let Ok(trees) = Forest::new(&parents, &own) else { return empty };
        let mut solved: Vec<Solved> = Vec::new();
        for (members, under) in self.laid.crossing.iter().zip(&under) {
            solved.push(Cluster { woven: self, members, under, lows, forest: &trees }.solved());
            let outer = self.around(members);
            if outer.is_none() {
                roots.push(u32::try_from(parents.len()).unwrap_or(u32::MAX));
            }
            parents.push(outer);
            own.push(solved.last().map_or(0, |solved| solved.value));
        }
        let Ok(whole) = Forest::new(&parents, &own) else { return empty };
        let held: u128 = roots.iter().map(|root| whole.values()[*root as usize]).sum();
        let mut grounds = Vec::new();
        for ground in whole.grounds(&roots) {
            match solved.get((ground as usize).wrapping_sub(self.parts.len())) {
                Some(solved) => grounds.extend(&solved.grounds),
                None => grounds.push(ground),
            }
        }
        grounds.sort_unstable();
        grounds.dedup();
        let exact = solved.iter().all(|solved| solved.exact);
        Sum { value: u64::try_from(held).unwrap_or(u64::MAX), grounds, exact, way: Way::Crossing }
    }

    /// The part that a cluster lies in: the narrowest that holds one of its members and is none of them.
    fn around(&self, members: &[u32]) -> Option<u32> {
        let outside = |member: &u32| {
            let mut at = self.laid.parents[*member as usize];
            while let Some(parent) = at.filter(|parent| members.binary_search(parent).is_ok()) {
                at = self.laid.parents[parent as usize];
            }
            at
        };
        members.iter().filter_map(outside).max_by_key(|part| self.laid.holders_of(*part).len())
    }
}
