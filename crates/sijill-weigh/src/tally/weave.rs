//! What lies in what: parts are laid into each other, and the bounds of the whole follow in one pass. Where parts cross, so
//! that neither lies in the other, those that hang together by crossing are solved as a linear program with what lies in
//! them.
//!
//! Parts that may be the same people are never added: a part lies in every other that may hold it, and only what lies in no
//! common part adds up.

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::part::{Apart, Part};
use crate::bound::{Cover, Forest, Problem, Way};
use crate::ledger::Ledger;
use crate::terrain::Node;

/// Parts laid into each other.
#[derive(Debug)]
pub(super) struct Woven {
    /// What each part lies in, where that is one.
    parents: Vec<Option<u32>>,
    /// Parts that hang together by crossing, each list sorted.
    crossing: Vec<Vec<u32>>,
    /// Incidents without a place or day that may be the same people as others, none of which holds them: they stand aside.
    aside: Vec<u32>,
    /// Totals that say nothing new beside another.
    spare: Spare,
    /// For each part where the list of all that may hold it begins and ends.
    holders: Vec<(u32, u32)>,
    lists: Vec<u32>,
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

/// A total that allows fewer than what lies in it comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Clash {
    /// The part that allows fewer.
    pub(super) total: u32,
    /// Parts that lie in it and come to more.
    pub(super) parts: Vec<u32>,
    /// How many they come to.
    pub(super) least: u64,
}

impl Woven {
    /// Totals that allow fewer than what lies in them comes to, by the trees alone: what crosses is left out, which can hide
    /// a clash, never make one.
    pub(super) fn clashes(&self, parts: &[Part]) -> Vec<Clash> {
        let crossing: FxHashSet<u32> = self.crossing.iter().flatten().copied().collect();
        let lows: Vec<u64> =
            (0..).zip(parts).map(|(at, part)| if crossing.contains(&at) { 0 } else { part.low }).collect();
        let Ok(forest) = Forest::new(&self.parents, &lows) else { return Vec::new() };
        let mut children: FxHashMap<u32, Vec<u32>> = FxHashMap::default();
        for (part, parent) in (0..).zip(&self.parents) {
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
                    outer.families == crate::cause::Families::default() || causes.share(outer.families)
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

    pub(super) fn of(ledger: &Ledger, parts: &[Part], apart: &Apart) -> Self {
        let mut laying = Laying {
            ledger,
            parts,
            apart,
            parents: vec![None; parts.len()],
            depth: vec![0; parts.len()],
            joined: FxHashMap::default(),
            aside: vec![false; parts.len()],
            spare: spare(parts),
            holders: vec![(0, 0); parts.len()],
            lists: Vec::new(),
            marked: vec![0; parts.len()],
        };
        laying.lay();
        laying.put_aside();
        let crossing = laying.clusters();
        let aside = (0..).zip(&laying.aside).filter(|(_, aside)| **aside).map(|(part, _)| part).collect();
        Self {
            parents: laying.parents,
            crossing,
            aside,
            spare: laying.spare,
            holders: laying.holders,
            lists: laying.lists,
        }
    }

    /// Incidents that stand aside: they would have to be the same people as some others, or not, and nothing tells.
    pub(super) fn aside(&self) -> &[u32] {
        &self.aside
    }

    /// The least total where each part holds at least its figure.
    pub(super) fn sum(
        &self,
        ledger: &Ledger,
        parts: &[Part],
        apart: &Apart,
        figure: &dyn Fn(&Part) -> u64,
    ) -> Sum {
        let mut lows: Vec<u64> = parts.iter().map(figure).collect();
        for part in &self.aside {
            lows[*part as usize] = 0;
        }
        for (low, _) in lows.iter_mut().zip(&self.spare.of).filter(|(_, spare)| **spare) {
            *low = 0;
        }
        if self.crossing.is_empty() {
            let Ok(forest) = Forest::new(&self.parents, &lows) else {
                return Sum { value: 0, grounds: Vec::new(), exact: false, way: Way::Nested };
            };
            let value = u64::try_from(forest.total()).unwrap_or(u64::MAX);
            return Sum { value, grounds: forest.all_grounds(), exact: true, way: Way::Nested };
        }
        self.sum_with_crossing(ledger, parts, apart, &lows)
    }

    fn sum_with_crossing(&self, ledger: &Ledger, parts: &[Part], apart: &Apart, lows: &[u64]) -> Sum {
        let mut cluster_of: FxHashMap<u32, usize> = FxHashMap::default();
        for (nth, members) in self.crossing.iter().enumerate() {
            cluster_of.extend(members.iter().map(|member| (*member, nth)));
        }
        // Members of a cluster stand aside; what lies in them is summed first, as trees of their own.
        let parents: Vec<Option<u32>> = (0..)
            .zip(&self.parents)
            .map(|(part, parent)| {
                parent.filter(|p| !cluster_of.contains_key(p) && !cluster_of.contains_key(&part))
            })
            .collect();
        let own: Vec<u64> = (0..)
            .zip(lows)
            .map(|(part, low)| if cluster_of.contains_key(&part) { 0 } else { *low })
            .collect();
        let empty = Sum { value: 0, grounds: Vec::new(), exact: false, way: Way::Crossing };
        let Ok(forest) = Forest::new(&parents, &own) else { return empty };
        let mut under: Vec<Vec<u32>> = vec![Vec::new(); self.crossing.len()];
        let mut done = vec![false; parts.len()];
        for part in 0..u32::try_from(parts.len()).unwrap_or(0) {
            let of = self.parents[part as usize].and_then(|parent| cluster_of.get(&parent));
            if let Some(nth) = of.filter(|_| !cluster_of.contains_key(&part)) {
                under[*nth].push(part);
                done[part as usize] = true;
            }
        }
        let mut sum = Sum { value: 0, grounds: Vec::new(), exact: true, way: Way::Crossing };
        // What a cluster holds is as a part of its own in what the cluster lies in.
        let mut solved: Vec<(u64, Vec<u32>)> = Vec::new();
        for (members, under) in self.crossing.iter().zip(&under) {
            let weave = Weave { ledger, parts, apart, woven: self, lows };
            let (value, grounds, exact) = solve(&weave, members, under, &forest);
            sum.exact &= exact;
            solved.push((value, grounds));
        }
        let outer: Vec<Option<u32>> = self
            .crossing
            .iter()
            .map(|members| {
                let outside = |member: &u32| {
                    let mut at = self.parents[*member as usize];
                    while let Some(parent) = at.filter(|parent| members.binary_search(parent).is_ok()) {
                        at = self.parents[parent as usize];
                    }
                    at
                };
                members.iter().filter_map(outside).max_by_key(|part| self.depth_of(*part))
            })
            .collect();
        self.whole(parts.len(), lows, &cluster_of, &solved, &outer, &done, &mut sum);
        sum
    }

    /// All parts that may hold a part.
    fn holders_of(&self, part: u32) -> &[u32] {
        let (from, to) = self.holders[part as usize];
        &self.lists[from as usize..to as usize]
    }

    fn depth_of(&self, part: u32) -> usize {
        std::iter::successors(Some(part), |at| self.parents[*at as usize]).take(self.parents.len()).count()
    }

    /// One pass over all that is not in a cluster, with each cluster as one node.
    #[expect(clippy::too_many_arguments, reason = "what was found before, each by its name")]
    fn whole(
        &self,
        count: usize,
        lows: &[u64],
        cluster_of: &FxHashMap<u32, usize>,
        solved: &[(u64, Vec<u32>)],
        outer: &[Option<u32>],
        done: &[bool],
        sum: &mut Sum,
    ) {
        // Clusters stand after the parts; members, and what was solved with them, hold nothing here.
        let node = |nth: usize| u32::try_from(count + nth).ok();
        let inside = |part: u32| {
            let mut at = Some(part);
            while let Some(here) = at {
                if done[here as usize] || cluster_of.contains_key(&here) {
                    return true;
                }
                at = self.parents[here as usize];
            }
            false
        };
        let gone: Vec<bool> = (0..u32::try_from(count).unwrap_or(0)).map(inside).collect();
        let mut parents: Vec<Option<u32>> = (0..count)
            .map(|part| {
                let parent = self.parents[part].filter(|_| !gone[part]);
                match parent.and_then(|parent| cluster_of.get(&parent)) {
                    Some(nth) => node(*nth),
                    None => parent,
                }
            })
            .collect();
        let mut values: Vec<u64> =
            lows.iter().zip(&gone).map(|(low, gone)| if *gone { 0 } else { *low }).collect();
        for (nth, (value, _)) in solved.iter().enumerate() {
            let above = outer[nth].map(|part| cluster_of.get(&part).map_or(Some(part), |other| node(*other)));
            parents.push(above.flatten());
            values.push(*value);
        }
        let Ok(forest) = Forest::new(&parents, &values) else {
            sum.exact = false;
            return;
        };
        sum.value = u64::try_from(forest.total()).unwrap_or(u64::MAX);
        for ground in forest.all_grounds() {
            match solved.get((ground as usize).wrapping_sub(count)) {
                Some((_, grounds)) => sum.grounds.extend(grounds),
                None => sum.grounds.push(ground),
            }
        }
        sum.grounds.sort_unstable();
        sum.grounds.dedup();
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

/// Solves a cluster with what lies in it: its value, the parts that it rests on, and whether it is exact.
fn solve(weave: &Weave<'_>, members: &[u32], under: &[u32], forest: &Forest) -> (u64, Vec<u32>, bool) {
    let held = |tree: u32| forest.values()[tree as usize];
    // A member that says no more than the trees in it hold says nothing new.
    let mut inside: FxHashMap<u32, u128> = FxHashMap::default();
    for tree in under {
        for holder in weave.woven.holders_of(*tree) {
            *inside.entry(*holder).or_default() += held(*tree);
        }
    }
    let binding =
        |member: &u32| u128::from(weave.lows[*member as usize]) > inside.get(member).copied().unwrap_or(0);
    let members: Vec<u32> = members.iter().copied().filter(binding).collect();
    if members.len() > MOST {
        return without_overlap(weave, &members, under, forest);
    }
    let cells = Cells::of(weave, &members, under);
    let mut covers: Vec<Cover> = Vec::new();
    for (cells, member) in cells.of_members(members.len()).into_iter().zip(&members) {
        covers.push(Cover { cells, low: weave.lows[*member as usize], high: None });
    }
    for (cell, trees) in (0..).zip(&cells.trees) {
        let held: u128 = trees.iter().map(|tree| held(*tree)).sum();
        covers.push(Cover { cells: vec![cell], low: u64::try_from(held).unwrap_or(u64::MAX), high: None });
    }
    let count = cells.signatures.len();
    let Ok(problem) = Problem::new(u32::try_from(count).unwrap_or(0), covers) else {
        return (0, Vec::new(), false);
    };
    let all: Vec<u32> = (0..problem.cells()).collect();
    let bound = problem.floor(&all);
    let mut grounds = Vec::new();
    for at in bound.grounds {
        match members.get(at as usize) {
            Some(member) => grounds.push(*member),
            None => {
                let trees = cells.trees.get(at as usize - members.len()).map_or(&[][..], Vec::as_slice);
                grounds.extend(forest.grounds(trees));
            }
        }
    }
    (bound.value, grounds, bound.exact)
}

/// More parts than these that hang together by crossing are not solved as one linear program.
const MOST: usize = 2_000;

/// A bound of a very large cluster: what parts hold together that have nobody in common, the largest first. It holds, but a
/// closer one may, too.
fn without_overlap(
    weave: &Weave<'_>,
    members: &[u32],
    under: &[u32],
    forest: &Forest,
) -> (u64, Vec<u32>, bool) {
    let held = |part: u32| forest.values()[part as usize];
    let part = |at: u32| &weave.parts[at as usize];
    let mut by_low: Vec<(u64, u32)> =
        members.iter().map(|member| (weave.lows[*member as usize], *member)).collect();
    by_low.sort_unstable_by_key(|(low, part)| (std::cmp::Reverse(*low), *part));
    by_low.truncate(LOOKED_AT);
    let mut trees: FxHashMap<u32, Vec<u32>> = FxHashMap::default();
    for tree in under {
        for holder in weave.woven.holders_of(*tree) {
            trees.entry(*holder).or_default().push(*tree);
        }
    }
    let (mut chosen, mut gone): (Vec<u32>, FxHashSet<u32>) = (Vec::new(), FxHashSet::default());
    for (low, member) in by_low.into_iter().filter(|(low, _)| *low > 0) {
        if chosen.iter().any(|other| part(*other).meets(weave.ledger, part(member), weave.apart)) {
            continue;
        }
        // A tree lies in a member or has nobody in common with it.
        let own = trees.get(&member).map_or(&[][..], Vec::as_slice);
        let lost: u128 = own.iter().filter(|tree| !gone.contains(tree)).map(|tree| held(*tree)).sum();
        if u128::from(low) > lost {
            gone.extend(own);
            chosen.push(member);
        }
    }
    let left: Vec<u32> = under.iter().copied().filter(|tree| !gone.contains(tree)).collect();
    let sum: u128 = left.iter().map(|tree| held(*tree)).sum();
    let sum = chosen.iter().fold(sum, |sum, member| sum + u128::from(weave.lows[*member as usize]));
    let mut grounds = forest.grounds(&left);
    grounds.extend(chosen);
    (u64::try_from(sum).unwrap_or(u64::MAX), grounds, false)
}

/// Of a very large cluster the members with the highest figures that are looked at.
const LOOKED_AT: usize = 4_000;

/// What is woven, and the figure of each part.
struct Weave<'w> {
    ledger: &'w Ledger,
    parts: &'w [Part],
    apart: &'w Apart,
    woven: &'w Woven,
    lows: &'w [u64],
}

/// The cells of a cluster: those of the trees that lie in it, by the members that hold them, and points where members meet.
struct Cells {
    /// For each cell the members that it is in, as positions among them.
    signatures: Vec<Vec<u32>>,
    /// For each of the first cells the trees that lie there.
    trees: Vec<Vec<u32>>,
}

impl Cells {
    fn of(weave: &Weave<'_>, members: &[u32], under: &[u32]) -> Self {
        let position: FxHashMap<u32, u32> = members.iter().copied().zip(0..).collect();
        let mut by_signature: FxHashMap<Vec<u32>, Vec<u32>> = FxHashMap::default();
        for tree in under {
            let holders = weave.woven.holders_of(*tree).iter();
            let mut signature: Vec<u32> =
                holders.filter_map(|holder| position.get(holder)).copied().collect();
            signature.sort_unstable();
            by_signature.entry(signature).or_default().push(*tree);
        }
        let mut with_trees: Vec<(Vec<u32>, Vec<u32>)> = by_signature.into_iter().collect();
        with_trees.sort_unstable();
        let mut cells = Self { signatures: Vec::new(), trees: Vec::new() };
        for (signature, trees) in with_trees {
            cells.signatures.push(signature);
            cells.trees.push(trees);
        }
        cells.points(weave.ledger, weave.parts, weave.apart, members);
        cells
    }

    /// Members that meet have a point in common: in the narrowest of their places, on the last of their first days. So the
    /// points of each place and first day are enough, with the people of each kind there.
    fn points(&mut self, ledger: &Ledger, parts: &[Part], apart: &Apart, members: &[u32]) {
        let mut seen: FxHashSet<Vec<u32>> = FxHashSet::default();
        let mut nodes: Vec<Option<Node>> = members.iter().map(|m| parts[*m as usize].node).collect();
        nodes.sort_unstable();
        nodes.dedup();
        for node in nodes {
            let there: Vec<(u32, &Part)> = (0..)
                .zip(members)
                .map(|(nth, member)| (nth, &parts[*member as usize]))
                .filter(|(_, part)| match (part.node, node) {
                    (None, _) => true,
                    (Some(outer), Some(inner)) => ledger.terrain.holds(outer, inner),
                    (Some(_), None) => false,
                })
                .collect();
            let mut days: Vec<i32> = there.iter().map(|(_, part)| part.days.0).collect();
            days.sort_unstable();
            days.dedup();
            for day in days {
                let then = |part: &Part| part.days.0 <= day && day <= part.days.1;
                let present: Vec<(u32, &Part)> =
                    there.iter().copied().filter(|(_, part)| then(part)).collect();
                let mut atoms: Vec<_> = present.iter().flat_map(|(_, part)| part.mask.atoms()).collect();
                atoms.sort_unstable();
                atoms.dedup();
                for atom in atoms {
                    for group in together(ledger, apart, &present, atom) {
                        if seen.insert(group.clone()) {
                            self.signatures.push(group);
                        }
                    }
                }
            }
        }
    }

    /// The cells of each member.
    fn of_members(&self, count: usize) -> Vec<Vec<u32>> {
        let mut cells = vec![Vec::new(); count];
        for (cell, signature) in (0..).zip(&self.signatures) {
            for member in signature {
                cells[*member as usize].push(cell);
            }
        }
        cells
    }
}

/// Of the members at a point those that may count the same person: all of them, unless some are known to be different
/// incidents; then each incident with all that it is not apart from.
fn together(
    ledger: &Ledger,
    apart: &Apart,
    present: &[(u32, &Part)],
    atom: super::mask::Mask,
) -> Vec<Vec<u32>> {
    let of: Vec<&(u32, &Part)> = present.iter().filter(|(_, part)| atom.within(part.mask)).collect();
    let whole = of
        .iter()
        .enumerate()
        .all(|(n, (_, a))| a.incident.is_none() || of[..n].iter().all(|(_, b)| a.meets(ledger, b, apart)));
    if whole {
        return vec![of.iter().map(|(nth, _)| *nth).collect()];
    }
    of.iter()
        .map(|(_, one)| {
            let with =
                of.iter().filter(|(_, other)| std::ptr::eq(*one, *other) || one.meets(ledger, other, apart));
            with.map(|(nth, _)| *nth).collect()
        })
        .collect()
}

/// Parts that say nothing new beside another.
#[derive(Debug, Default)]
struct Spare {
    of: Vec<bool>,
    /// Totals that allow fewer than one of the same place, days and people says, with that one.
    clashes: Vec<(u32, u32)>,
}

/// Incidents of one place of which no day is told may all be one; none says anything beside the greatest. Nor do totals of
/// the same place, days and people, and totals up to a day that are no greater than an earlier one of the same place and people: whatever holds the
/// earlier one holds them. War goes on, and reports tell such totals again and again.
fn spare(parts: &[Part]) -> Spare {
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
    spare: Spare,
    holders: Vec<(u32, u32)>,
    lists: Vec<u32>,
    /// For each part where the last list of holders began that it was in, counted from 1.
    marked: Vec<u32>,
}

impl Laying<'_> {
    fn lay(&mut self) {
        let mut at_node: FxHashMap<Option<Node>, Vec<u32>> = FxHashMap::default();
        for (at, part) in (0..).zip(self.parts).filter(|(at, _)| !self.spare.of[*at as usize]) {
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
    fn lies_in(&self, part: u32, outer: u32) -> bool {
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

    fn root(&self, part: u32) -> u32 {
        let mut at = part;
        while let Some(next) = self.joined.get(&at).filter(|next| **next != at) {
            at = *next;
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

/// Parts of a place by their first days: those of a few days, which are most, apart from the longer ones.
#[derive(Default)]
struct There {
    short: Vec<u32>,
    long: Vec<u32>,
}

/// Days up to which a part is short.
const SHORT: i32 = 40;

impl There {
    fn add(&mut self, parts: &[Part], part: u32) {
        let (from, to) = parts[part as usize].days;
        if to.saturating_sub(from) <= SHORT { self.short.push(part) } else { self.long.push(part) }
    }

    /// Those that have a day in common with any of some others.
    fn around(&self, parts: &[Part], others: &[u32], found: &mut Vec<u32>) {
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
