//! Incidents across reports, summed up: how many were harmed at least and at most by what is claimed, when, and where.
//!
//! For: lists and pages of incidents. Not for: deciding which claims are one incident (`group`), or adding incidents up
//! (`tally`). Nothing is averaged: each end of a range is what some claim says.

use rustc_hash::FxHashMap;
use sijill_claim::{Harm, Kind, Modality};

use crate::ledger::Ledger;
use crate::line::Line;
use crate::terrain::Node;

/// An incident across reports.
#[derive(Debug, Clone, PartialEq)]
pub struct Incident {
    /// The number of its first claim.
    pub number: u64,
    /// Its claims, as positions among the lines, in the order of their numbers.
    pub lines: Vec<usize>,
    /// People killed, where a claim counts them.
    pub killed: Option<Range>,
    /// People injured, where a claim counts them.
    pub injured: Option<Range>,
    /// The days that its claims have in common, counted from 1970.
    pub days: Option<(i32, i32)>,
    /// The narrowest of its places.
    pub node: Option<Node>,
}

/// How many, by the claims of one incident.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Range {
    /// The greatest number that a claim asserts as the least; 0 where none is asserted.
    pub low: u64,
    /// The highest number that is claimed, in whatever way.
    pub most: u64,
    /// True where every claim of that number leaves open how many more there were.
    pub open: bool,
}

impl Ledger {
    /// All incidents, in the order of their first claims.
    #[must_use]
    pub fn all_incidents(&self) -> Vec<Incident> {
        let mut at: FxHashMap<u64, usize> = FxHashMap::default();
        let mut found: Vec<(u64, Vec<usize>)> = Vec::new();
        for (position, (line, number)) in self.lines.iter().zip(&self.incidents).enumerate() {
            if !line.is_of_incident() {
                continue;
            }
            let slot = *at.entry(*number).or_insert_with(|| {
                found.push((*number, Vec::new()));
                found.len() - 1
            });
            if let Some((_, lines)) = found.get_mut(slot) {
                lines.push(position);
            }
        }
        found.into_iter().map(|(number, lines)| self.summed(number, lines)).collect()
    }

    /// The incident that a claim tells of; nothing where it tells of none.
    #[must_use]
    pub fn incident_of(&self, claim: u64) -> Option<Incident> {
        let number = self.line_of(claim).filter(|at| self.lines[*at].is_of_incident());
        let number = number.map(|at| self.incidents[at])?;
        let lines = self.claims_of(number).into_iter().filter_map(|claim| self.line_of(claim)).collect();
        Some(self.summed(number, lines))
    }

    /// What an incident of these claims would come to, before anybody decides that they are one; nothing where none of them
    /// tells of an incident.
    #[must_use]
    pub fn as_one(&self, claims: &[u64]) -> Option<Incident> {
        let mut lines: Vec<usize> = claims.iter().filter_map(|claim| self.line_of(*claim)).collect();
        lines.retain(|at| self.lines[*at].is_of_incident());
        lines.sort_unstable();
        lines.dedup();
        let number = self.lines[*lines.first()?].row.number;
        Some(self.summed(number, lines))
    }

    fn summed(&self, number: u64, lines: Vec<usize>) -> Incident {
        let all: Vec<&Line> = lines.iter().map(|at| &self.lines[*at]).collect();
        Incident {
            number,
            killed: range(&all, Harm::Killed),
            injured: range(&all, Harm::Injured),
            days: days(&all),
            node: self.narrowest(&all),
            lines,
        }
    }

    /// The narrowest place. Of places neither of which lies in the other it is the one that most claims go with, by its own name
    /// or that of a place around it: a hospital's town, where some of the wounded died, is not where the strike was. Then the
    /// one with the smaller radius, then the one whose identifier comes first.
    pub(crate) fn narrowest(&self, lines: &[&Line]) -> Option<Node> {
        let mut told: Vec<(Node, usize)> = Vec::new();
        for node in lines.iter().filter_map(|line| line.node) {
            match told.iter_mut().find(|(known, _)| *known == node) {
                Some((_, count)) => *count += 1,
                None => told.push((node, 1)),
            }
        }
        let with = |node: Node| -> usize {
            let goes = |other: Node| other == node || self.terrain.holds(other, node);
            told.iter().filter(|(other, _)| goes(*other)).map(|(_, count)| count).sum()
        };
        told.iter()
            .map(|(node, _)| (*node, with(*node)))
            .reduce(|(one, first), (other, second)| {
                let (a, b) = (self.terrain.spot(one), self.terrain.spot(other));
                let narrower = a.radius_km.total_cmp(&b.radius_km).then_with(|| a.key.cmp(&b.key));
                let inside = self.terrain.holds(one, other);
                let around = self.terrain.holds(other, one);
                let order = second.cmp(&first).then(inside.cmp(&around)).then(narrower);
                if order.is_le() { (one, first) } else { (other, second) }
            })
            .map(|(node, _)| node)
    }
}

/// The range of one harm. A figure that is told as an earlier one counts only where there is no other.
fn range(lines: &[&Line], harm: Harm) -> Option<Range> {
    let counts = |line: &&&Line| {
        line.kind == Kind::Casualty && line.harm == Some(harm) && (line.low.is_some() || line.best.is_some())
    };
    let of_harm: Vec<&Line> = lines.iter().filter(counts).copied().collect();
    let now: Vec<&Line> = of_harm.iter().filter(|line| !line.earlier).copied().collect();
    let counted = if now.is_empty() { of_harm } else { now };
    let top = |line: &Line| line.high.or(line.best.max(line.low)).unwrap_or_default();
    let most = counted.iter().map(|line| top(line)).max()?;
    let asserted = counted.iter().filter(|line| line.modality == Modality::Asserted);
    Some(Range {
        low: asserted.filter_map(|line| line.low).max().unwrap_or_default(),
        most,
        // Nine children are no word on how many there were besides.
        open: !counted.iter().any(|line| line.high == Some(most) && !line.group),
    })
}

/// The days that dated claims have in common. Where they have none, since a night belongs to two days or because a person
/// joined them: the days from the first to the last of those that name a single day, else of all.
fn days(lines: &[&Line]) -> Option<(i32, i32)> {
    let dated: Vec<(i32, i32)> = lines.iter().filter_map(|line| line.days()).collect();
    let common =
        dated.iter().copied().reduce(|(from, to), (other, until)| (from.max(other), to.min(until)))?;
    if common.0 <= common.1 {
        return Some(common);
    }
    let single: Vec<(i32, i32)> = dated.iter().filter(|(from, to)| from == to).copied().collect();
    let of = if single.is_empty() { dated } else { single };
    of.into_iter().reduce(|(from, to), (other, until)| (from.min(other), to.max(until)))
}

#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;
