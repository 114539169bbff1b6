//! Finding the claims that a claim may tell of one occurrence with, without looking at all others.

use std::cmp::Ordering;

use rustc_hash::FxHashMap;

use super::alike::vast;
use crate::ledger::{AND, Ledger};
use crate::line::Line;
use crate::terrain::Node;

/// A place, a day, and the position of a claim there.
type There = (Node, i32, u32);

/// How something gets into a list.
type Put<T> = fn(&mut Vec<T>, T);

/// Claims by where and when, by report, and by the names of victims. Positions are those of lines in the ledger, and lists are
/// sorted, so that those of one key stand together.
#[derive(Debug, Default)]
pub(super) struct Index {
    /// At a place on a day.
    at: Vec<There>,
    /// Anywhere in a place, other than the place itself, on a day.
    within: Vec<There>,
    by_report: Vec<(u64, u32)>,
    by_name: FxHashMap<String, Vec<u32>>,
}

/// Of the claims at one place on one day no more than these are compared with one claim: those with the nearest figures.
/// So many are told only where something else is wrong, and every claim would be compared with every other.
const MOST: usize = 64;

/// Days under which a claim is found: those that it speaks of, else those around its report.
fn days(line: &Line) -> Option<(i32, i32)> {
    let (from, to) = line.days().or_else(|| line.published.map(|day| (day - 3, day)))?;
    // A long period does not tell when something happened; its first days stand for it.
    Some((from, to.min(from.saturating_add(9))))
}

/// What a place lies in, as far as that tells where something was.
fn around(ledger: &Ledger, node: Node) -> impl Iterator<Item = Node> {
    let above = ledger.terrain.chain(node).iter().skip(1).copied();
    above.take_while(|outer| !vast(&ledger.terrain, *outer))
}

impl Index {
    /// Of some lines.
    pub(super) fn of(ledger: &Ledger, positions: &[u32]) -> Self {
        // Counted before, so that no list is larger than it must be: for a million claims these are the largest of all.
        let (mut at, mut within) = (0, 0);
        for position in positions {
            let line = &ledger.lines[*position as usize];
            if let (Some(node), Some((from, to))) = (line.node, days(line)) {
                let days = (to - from + 1).max(0) as usize;
                at += days;
                within += days * around(ledger, node).count();
            }
        }
        let mut index = Self {
            at: Vec::with_capacity(at),
            within: Vec::with_capacity(within),
            by_report: Vec::with_capacity(positions.len()),
            by_name: FxHashMap::default(),
        };
        for position in positions {
            index.put(ledger, *position, Vec::push, Vec::push);
        }
        index.at.sort_unstable();
        index.within.sort_unstable();
        index.by_report.sort_unstable();
        index
    }

    /// Takes one more line in, where it belongs.
    pub(super) fn add(&mut self, ledger: &Ledger, position: u32) {
        self.put(ledger, position, insert, insert);
    }

    fn put(&mut self, ledger: &Ledger, position: u32, put: Put<There>, put_of_report: Put<(u64, u32)>) {
        let line = &ledger.lines[position as usize];
        put_of_report(&mut self.by_report, (line.report, position));
        if line.names != 0 {
            for name in ledger.terms.words(line.names).split(AND) {
                self.by_name.entry(name.to_owned()).or_default().push(position);
            }
        }
        let (Some(node), Some((from, to))) = (line.node, days(line)) else { return };
        for day in from..=to {
            put(&mut self.at, (node, day, position));
            for outer in around(ledger, node) {
                put(&mut self.within, (outer, day, position));
            }
        }
    }

    /// The lines that may tell of one occurrence with a line; each once, the line itself not among them.
    pub(super) fn near(&self, ledger: &Ledger, position: u32) -> Vec<u32> {
        let line = &ledger.lines[position as usize];
        let mut found = Vec::new();
        let of_report = run(&self.by_report, |one| one.0.cmp(&line.report));
        nearest(of_report.iter().map(|one| one.1), &mut found, |other| {
            ledger.lines[other as usize].gap(line).into()
        });
        if line.names != 0 {
            for name in ledger.terms.words(line.names).split(AND) {
                let others = self.by_name.get(name).map_or(&[][..], Vec::as_slice);
                nearest(others.iter().copied(), &mut found, |other| {
                    difference(&ledger.lines[other as usize], line)
                });
            }
        }
        if let (Some(node), Some((from, to))) = (line.node, days(line)) {
            let mut take = |list: &[There], node: Node, day: i32| {
                let others = run(list, |one| (one.0, one.1).cmp(&(node, day)));
                nearest(others.iter().map(|one| one.2), &mut found, |other| {
                    difference(&ledger.lines[other as usize], line)
                });
            };
            for day in from - 1..=to + 1 {
                for place in ledger.terrain.chain(node) {
                    take(&self.at, *place, day);
                }
                take(&self.within, node, day);
            }
        }
        found.sort_unstable();
        found.dedup();
        found.retain(|other| *other != position);
        found
    }
}

/// How far two claims' figures are apart; those of other harms come after all of the same.
fn difference(a: &Line, b: &Line) -> u64 {
    let harm = if a.harm == b.harm && a.kind == b.kind { 0 } else { u64::from(u32::MAX) };
    a.figure().unwrap_or(0).abs_diff(b.figure().unwrap_or(0)).saturating_add(harm)
}

fn insert<T: Ord>(list: &mut Vec<T>, one: T) {
    list.insert(list.partition_point(|other| *other < one), one);
}

/// Those of a sorted list that stand together by being equal.
fn run<T>(list: &[T], order: impl Fn(&T) -> Ordering) -> &[T] {
    let from = list.partition_point(|one| order(one).is_lt());
    let rest = list.get(from..).unwrap_or_default();
    rest.get(..rest.partition_point(|one| order(one).is_eq())).unwrap_or_default()
}

/// Adds those of a list that are nearest.
fn nearest(others: impl ExactSizeIterator<Item = u32>, found: &mut Vec<u32>, distance: impl Fn(u32) -> u64) {
    if others.len() <= MOST {
        found.extend(others);
        return;
    }
    let mut by_distance: Vec<(u64, u32)> = others.map(|other| (distance(other), other)).collect();
    by_distance.select_nth_unstable(MOST - 1);
    found.extend(by_distance.iter().take(MOST).map(|(_, other)| *other));
}
