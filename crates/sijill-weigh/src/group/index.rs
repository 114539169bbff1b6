//! Finding the claims that a claim may tell of one occurrence with, without looking at all others.

use rustc_hash::FxHashMap;

use super::alike::vast;
use crate::ledger::{AND, Ledger};
use crate::line::Line;
use crate::terrain::Node;

/// Claims by where and when, by report, and by the names of victims. Positions are those of lines in the ledger.
#[derive(Debug, Default)]
pub(super) struct Index {
    /// At a place on a day.
    at: FxHashMap<(Node, i32), Vec<u32>>,
    /// Anywhere in a place, other than the place itself, on a day.
    within: FxHashMap<(Node, i32), Vec<u32>>,
    by_report: FxHashMap<u64, Vec<u32>>,
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

impl Index {
    /// Takes a line in.
    pub(super) fn add(&mut self, ledger: &Ledger, position: u32) {
        let line = &ledger.lines[position as usize];
        self.by_report.entry(line.report).or_default().push(position);
        if line.names != 0 {
            for name in ledger.terms.words(line.names).split(AND) {
                self.by_name.entry(name.to_owned()).or_default().push(position);
            }
        }
        let (Some(node), Some((from, to))) = (line.node, days(line)) else { return };
        for day in from..=to {
            self.at.entry((node, day)).or_default().push(position);
            let above = ledger.terrain.chain(node).iter().skip(1);
            for outer in above.take_while(|outer| !vast(&ledger.terrain, **outer)) {
                self.within.entry((*outer, day)).or_default().push(position);
            }
        }
    }

    /// The lines that may tell of one occurrence with a line; each once, the line itself not among them.
    pub(super) fn near(&self, ledger: &Ledger, position: u32) -> Vec<u32> {
        let line = &ledger.lines[position as usize];
        let mut found = Vec::new();
        if let Some(others) = self.by_report.get(&line.report) {
            nearest(others, &mut found, |other| ledger.lines[other as usize].gap(line).into());
        }
        if line.names != 0 {
            for name in ledger.terms.words(line.names).split(AND) {
                if let Some(others) = self.by_name.get(name) {
                    nearest(others, &mut found, |other| difference(&ledger.lines[other as usize], line));
                }
            }
        }
        if let (Some(node), Some((from, to))) = (line.node, days(line)) {
            let mut take = |list: Option<&Vec<u32>>| {
                if let Some(others) = list {
                    nearest(others, &mut found, |other| difference(&ledger.lines[other as usize], line));
                }
            };
            for day in from - 1..=to + 1 {
                for place in ledger.terrain.chain(node) {
                    take(self.at.get(&(*place, day)));
                }
                take(self.within.get(&(node, day)));
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

/// Adds those of a list that are nearest.
fn nearest(others: &[u32], found: &mut Vec<u32>, distance: impl Fn(u32) -> u64) {
    if others.len() <= MOST {
        found.extend(others);
        return;
    }
    let mut by_distance: Vec<(u64, u32)> = others.iter().map(|other| (distance(*other), *other)).collect();
    by_distance.select_nth_unstable(MOST - 1);
    found.extend(by_distance.iter().take(MOST).map(|(_, other)| *other));
}
