//! What lies in what. Parts are gone through place by place, the outer places first, and in each place by their first days;
//! each is laid into the narrowest that may hold it, and those that cross are noted as hanging together.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::spare::Spare;
use super::there::There;
use crate::ledger::Ledger;
use crate::tally::part::{Apart, Part};
use crate::terrain::Node;

/// Parts laid into each other.
#[derive(Debug)]
pub(super) struct Laid {
    /// What each part lies in, where that is one.
    pub(super) parents: Vec<Option<u32>>,
    /// Parts that hang together by crossing, each list sorted.
    pub(super) crossing: Vec<Vec<u32>>,
    /// Incidents without a place or day that may be the same people as others, none of which holds them: they stand aside.
    pub(super) aside: Vec<u32>,
    /// For each part where the list of all that may hold it begins and ends.
    holders: Vec<(u32, u32)>,
    lists: Vec<u32>,
}

impl Laid {
    /// All parts that may hold a part.
    pub(super) fn holders_of(&self, part: u32) -> &[u32] {
        let (from, to) = self.holders[part as usize];
        &self.lists[from as usize..to as usize]
    }
}

/// Lays parts into each other; those that are spare are left out.
pub(super) fn laid(ledger: &Ledger, parts: &[Part], apart: &Apart, spare: &Spare) -> Laid {
    let mut laying = Laying {
        ledger,
        parts,
        apart,
        parents: vec![None; parts.len()],
        depth: vec![0; parts.len()],
        joined: FxHashMap::default(),
        aside: vec![false; parts.len()],
        holders: vec![(0, 0); parts.len()],
        lists: Vec::new(),
        marked: vec![0; parts.len()],
    };
    laying.lay(spare);
    laying.put_aside();
    let crossing = laying.clusters();
    let aside = (0..).zip(&laying.aside).filter(|(_, aside)| **aside).map(|(part, _)| part).collect();
    Laid { parents: laying.parents, crossing, aside, holders: laying.holders, lists: laying.lists }
}

/// Parts while they are laid into each other.
struct Laying<'l> {
    ledger: &'l Ledger,
    parts: &'l [Part],
    apart: &'l Apart,
    parents: Vec<Option<u32>>,
    depth: Vec<u32>,
    /// Union of parts that cross.
    joined: FxHashMap<u32, u32>,
    /// Incidents that cannot be told where or when, and cross others.
    aside: Vec<bool>,
    holders: Vec<(u32, u32)>,
    lists: Vec<u32>,
    /// For each part where the last list of holders began that it was in, counted from 1.
    marked: Vec<u32>,
}

impl Laying<'_> {
    fn lay(&mut self, spare: &Spare) {
        let mut at_node: FxHashMap<Option<Node>, Vec<u32>> = FxHashMap::default();
        for (at, part) in (0..).zip(self.parts).filter(|(at, _)| !spare.of[*at as usize]) {
            at_node.entry(part.node).or_default().push(at);
        }
        let mut lists: Vec<(Option<Node>, Vec<u32>)> = at_node.into_iter().collect();
        lists.par_iter_mut().for_each(|(_, own)| own.sort_unstable_by_key(|at| self.rank(*at)));
        // Outer places first: what lies in a place is laid into what was laid before.
        lists.sort_unstable_by_key(|(node, _)| {
            (node.map_or(0, |node| self.ledger.terrain.chain(node).len()), *node)
        });
        let mut there: FxHashMap<Option<Node>, There> = FxHashMap::default();
        for (node, own) in &lists {
            let list = there.entry(*node).or_default();
            for part in own {
                list.add(self.parts, *part);
            }
        }
        for (node, own) in &lists {
            let chain = node.map_or(&[][..], |node| self.ledger.terrain.chain(node));
            let mut around: Vec<u32> = Vec::new();
            for outer in chain.iter().skip(1).map(|outer| Some(*outer)).chain(node.map(|_| None)) {
                if let Some(there) = there.get(&outer) {
                    there.around(self.parts, own, &mut around);
                }
            }
            if around.is_empty() {
                self.sweep(*node, own);
            } else {
                around.extend_from_slice(own);
                around.sort_unstable_by_key(|at| self.rank(*at));
                self.sweep(*node, &around);
            }
        }
    }

    /// What can hold comes before what it can hold.
    fn rank(&self, at: u32) -> (i32, std::cmp::Reverse<i32>, usize, Option<u64>, u32) {
        let part = &self.parts[at as usize];
        (part.days.0, std::cmp::Reverse(part.days.1), part.depth(self.ledger), part.incident, at)
    }

    /// Lays the parts of a place into each other and into those of what it lies in. All are sorted: by their first day,
    /// the longer first.
    fn sweep(&mut self, node: Option<Node>, all: &[u32]) {
        let mut active: Vec<u32> = Vec::new();
        for &part in all {
            let new = &self.parts[part as usize];
            while active.last().is_some_and(|last| self.parts[*last as usize].days.1 < new.days.0) {
                active.pop();
            }
            if active.len() > 64 {
                active.retain(|other| self.parts[*other as usize].days.1 >= new.days.0);
            }
            let own = new.node == node;
            let mut held_by: Option<u32> = None;
            let begin = self.lists.len();
            for nth in (0..active.len()).rev() {
                let other = active[nth];
                let old = &self.parts[other as usize];
                if old.days.1 < new.days.0 || !own && old.node != node {
                    continue;
                }
                let holds = old.may_hold(self.ledger, new, self.apart);
                if own && holds && !new.mask.within(old.mask) {
                    // Some of its people may be among the other's and some cannot.
                    self.join(part, other);
                } else if own && holds {
                    self.lists.push(other);
                    match held_by {
                        None => held_by = Some(other),
                        // What lies in two that do not lie in each other makes them hang together.
                        Some(inner) if !self.lies_in(inner, other) => self.join(inner, other),
                        Some(_) => {}
                    }
                } else if old.meets(self.ledger, new, self.apart)
                    && !new.may_hold(self.ledger, old, self.apart)
                {
                    self.join(part, other);
                }
            }
            if own {
                if let Some(inner) = held_by {
                    self.hang_together(inner, begin);
                }
                let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
                self.holders[part as usize] = (place(begin), place(self.lists.len()));
                self.parents[part as usize] = held_by;
                self.depth[part as usize] = held_by.map_or(0, |parent| self.depth[parent as usize] + 1);
            }
            active.push(part);
        }
    }

    /// What the holder of a new part lies in must hold the new part, too: where one of these cannot (others are among its
    /// people), it and the holder are solved together. `begin` is where the new part's list of holders begins.
    fn hang_together(&mut self, holder: u32, begin: usize) {
        let mut at = self.parents[holder as usize];
        if at.is_none() {
            return;
        }
        let stamp = u32::try_from(begin + 1).unwrap_or(u32::MAX);
        for nth in begin..self.lists.len() {
            let other = self.lists[nth];
            self.marked[other as usize] = stamp;
        }
        while let Some(outer) = at {
            at = self.parents[outer as usize];
            if self.marked[outer as usize] != stamp {
                self.join(holder, outer);
            }
        }
    }

    /// True where a part lies in another, by way of what it lies in.
    fn lies_in(&mut self, part: u32, outer: u32) -> bool {
        let mut at = self.parents[part as usize];
        while let Some(parent) = at {
            if parent == outer {
                return true;
            }
            if self.depth[parent as usize] <= self.depth[outer as usize] {
                break;
            }
            at = self.parents[parent as usize];
        }
        self.root(part) == self.root(outer) && self.joined.contains_key(&part)
    }

    /// What stands for all that a part hangs together with; the way there is shortened for the next time.
    fn root(&mut self, part: u32) -> u32 {
        let mut at = part;
        while let Some(next) = self.joined.get(&at).copied().filter(|next| *next != at) {
            let after = self.joined.get(&next).copied().unwrap_or(next);
            self.joined.insert(at, after);
            at = next;
        }
        at
    }

    fn join(&mut self, one: u32, other: u32) {
        for part in [one, other] {
            if self.parts[part as usize].is_vague() {
                self.aside[part as usize] = true;
            }
        }
        if self.aside[one as usize] || self.aside[other as usize] {
            return;
        }
        self.joined.entry(one).or_insert(one);
        self.joined.entry(other).or_insert(other);
        let (a, b) = (self.root(one), self.root(other));
        self.joined.insert(a.max(b), a.min(b));
    }

    /// What lay in a part that stands aside lies in what that lay in.
    fn put_aside(&mut self) {
        for part in 0..self.parents.len() {
            let mut at = self.parents[part];
            while let Some(parent) = at.filter(|parent| self.aside[*parent as usize]) {
                at = self.parents[parent as usize];
            }
            self.parents[part] = at;
        }
    }

    /// Parts that hang together by crossing; whatever lies between two of them belongs to them.
    fn clusters(&mut self) -> Vec<Vec<u32>> {
        let members: Vec<u32> = self.joined.keys().copied().collect();
        for member in members {
            // What lies between two of them, and those that lie in another's member, belong to them.
            let (mut between, mut at) = (Vec::new(), self.parents[member as usize]);
            while let Some(parent) = at {
                if self.joined.contains_key(&parent) {
                    for part in between.drain(..) {
                        self.join(part, member);
                    }
                    self.join(parent, member);
                } else {
                    between.push(parent);
                }
                at = self.parents[parent as usize];
            }
        }
        let mut by_root: FxHashMap<u32, Vec<u32>> = FxHashMap::default();
        let members: Vec<u32> = self.joined.keys().copied().collect();
        for member in members {
            by_root.entry(self.root(member)).or_default().push(member);
        }
        let mut clusters: Vec<Vec<u32>> = by_root.into_values().collect();
        for cluster in &mut clusters {
            cluster.sort_unstable();
        }
        clusters.sort_unstable();
        clusters
    }
}
