//! A cluster of parts that hang together by crossing, solved with the trees that lie in it.

use rustc_hash::{FxHashMap, FxHashSet};

use super::Woven;
use super::cells::Cells;
use crate::bound::{Cover, Forest, Problem};

/// More parts than these that hang together by crossing are not solved as one linear program.
const MOST: usize = 2_000;

/// Of a very large cluster the members with the highest figures that are looked at.
const LOOKED_AT: usize = 4_000;

/// What a cluster holds at least.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Solved {
    pub(super) value: u64,
    /// The parts that it rests on.
    pub(super) grounds: Vec<u32>,
    pub(super) exact: bool,
}

/// A cluster: its members, the trees under them, and the figures.
pub(super) struct Cluster<'c> {
    pub(super) woven: &'c Woven<'c>,
    pub(super) members: &'c [u32],
    pub(super) under: &'c [u32],
    /// The figure of each part.
    pub(super) lows: &'c [u64],
    /// What each tree holds.
    pub(super) forest: &'c Forest,
}

impl Cluster<'_> {
    /// Solves it.
    pub(super) fn solved(&self) -> Solved {
        // A member that says no more than the trees in it hold says nothing new.
        let mut inside: FxHashMap<u32, u128> = FxHashMap::default();
        for tree in self.under {
            for holder in self.woven.laid.holders_of(*tree) {
                *inside.entry(*holder).or_default() += self.held(*tree);
            }
        }
        let binding = |member: &u32| u128::from(self.low(*member)) > inside.get(member).copied().unwrap_or(0);
        let members: Vec<u32> = self.members.iter().copied().filter(binding).collect();
        if members.len() > MOST { self.without_overlap(&members) } else { self.by_program(&members) }
    }

    fn held(&self, tree: u32) -> u128 {
        self.forest.values()[tree as usize]
    }

    fn low(&self, member: u32) -> u64 {
        self.lows[member as usize]
    }

    fn by_program(&self, members: &[u32]) -> Solved {
        let cells = Cells::of(self.woven, members, self.under);
        let mut covers: Vec<Cover> = Vec::new();
        for (cells, member) in cells.of_members(members.len()).into_iter().zip(members) {
            covers.push(Cover { cells, low: self.low(*member), high: None });
        }
        for (cell, trees) in (0..).zip(&cells.trees) {
            let held: u128 = trees.iter().map(|tree| self.held(*tree)).sum();
            let low = u64::try_from(held).unwrap_or(u64::MAX);
            covers.push(Cover { cells: vec![cell], low, high: None });
        }
        let count = u32::try_from(cells.signatures.len()).unwrap_or(0);
        let Ok(problem) = Problem::new(count, covers) else { return Solved::default() };
        let all: Vec<u32> = (0..count).collect();
        let bound = problem.floor(&all);
        let mut grounds = Vec::new();
        for at in bound.grounds {
            match members.get(at as usize) {
                Some(member) => grounds.push(*member),
                None => {
                    let trees = cells.trees.get(at as usize - members.len());
                    grounds.extend(self.forest.grounds(trees.map_or(&[][..], Vec::as_slice)));
                }
            }
        }
        Solved { value: bound.value, grounds, exact: bound.exact }
    }

    /// A bound of a very large cluster: what parts hold together that have nobody in common, the largest first. It holds,
    /// but a closer one may, too.
    fn without_overlap(&self, members: &[u32]) -> Solved {
        let mut by_low: Vec<(u64, u32)> = members.iter().map(|member| (self.low(*member), *member)).collect();
        by_low.sort_unstable_by_key(|(low, part)| (std::cmp::Reverse(*low), *part));
        by_low.truncate(LOOKED_AT);
        let mut trees: FxHashMap<u32, Vec<u32>> = FxHashMap::default();
        for tree in self.under {
            for holder in self.woven.laid.holders_of(*tree) {
                trees.entry(*holder).or_default().push(*tree);
            }
        }
        let (mut chosen, mut gone): (Vec<u32>, FxHashSet<u32>) = (Vec::new(), FxHashSet::default());
        for (low, member) in by_low.into_iter().filter(|(low, _)| *low > 0) {
            if chosen.iter().any(|other| self.woven.meet(*other, member)) {
                continue;
            }
            // A tree lies in a member or has nobody in common with it.
            let own = trees.get(&member).map_or(&[][..], Vec::as_slice);
            let lost: u128 =
                own.iter().filter(|tree| !gone.contains(tree)).map(|tree| self.held(*tree)).sum();
            if u128::from(low) > lost {
                gone.extend(own);
                chosen.push(member);
            }
        }
        let left: Vec<u32> = self.under.iter().copied().filter(|tree| !gone.contains(tree)).collect();
        let trees: u128 = left.iter().map(|tree| self.held(*tree)).sum();
        let sum = chosen.iter().fold(trees, |sum, member| sum + u128::from(self.low(*member)));
        let mut grounds = self.forest.grounds(&left);
        grounds.extend(chosen);
        Solved { value: u64::try_from(sum).unwrap_or(u64::MAX), grounds, exact: false }
    }
}
