//! From claims to what is woven: one part for each running total, and one for all claims of an incident.

use sijill_claim::Scope;

use super::choose::{Question, days_of};
use super::mask::Mask;
use super::part::{Claims, Part};
use super::unit::{cap, least, most, said};
use super::weigher::{ALONE, Weigher};
use crate::cause::Families;
use crate::line::Line;

impl Weigher<'_> {
    /// Incidents and totals made of claims that count.
    pub(super) fn parts(&self, question: &Question, inside: &[usize]) -> Vec<Part> {
        let only_highest = |line: &Line| question.only_highest(line);
        let mut by_group: Vec<(u32, usize)> = Vec::new();
        let mut parts = Vec::with_capacity(inside.len());
        for at in inside {
            let line = &self.ledger.lines[*at];
            if line.scope == Some(Scope::Period) {
                parts.push(self.total(*at, only_highest(line)));
            } else if self.group_of[*at] != ALONE {
                by_group.push((self.group_of[*at], *at));
            } else {
                parts.push(self.incident(std::slice::from_ref(at), &only_highest));
            }
        }
        by_group.sort_unstable();
        for group in by_group.chunk_by(|one, other| one.0 == other.0) {
            let lines: Vec<usize> = group.iter().map(|(_, at)| *at).collect();
            parts.push(self.incident(&lines, &only_highest));
        }
        parts
    }

    fn total(&self, at: usize, only_highest: bool) -> Part {
        let line = &self.ledger.lines[at];
        let low = if only_highest { 0 } else { least(line) };
        let top = most(line);
        Part {
            node: line.node,
            days: days_of(line).unwrap_or((i32::MIN, i32::MAX)),
            mask: Mask::of(line),
            side: if self.sides.of(line).is_some() { line.side } else { 0 },
            incident: None,
            families: line.families,
            low,
            grounds: if low > 0 { Claims::One(at) } else { Claims::None },
            high: if only_highest { None } else { cap(self.ledger, line) },
            high_ground: cap(self.ledger, line).map(|_| at),
            top,
            top_grounds: Claims::One(at),
            claims: Claims::One(at),
        }
    }

    fn incident(&self, lines: &[usize], only_highest: &dyn Fn(&Line) -> bool) -> Part {
        let own = |at: &usize| &self.ledger.lines[*at];
        let first = lines.first().copied().unwrap_or_default();
        let (incident, place) = (self.ledger.incidents[first], self.place_of(first));
        let said = said(self.ledger, &self.sides, lines, only_highest);
        let masks = lines.iter().map(|at| Mask::of(own(at)));
        let mask = masks.reduce(Mask::and).unwrap_or(Mask::ALL);
        let told_side = self.sides.of(own(&first)).map_or(0, |_| own(&first).side);
        let side = if lines.iter().all(|at| own(at).side == told_side) { told_side } else { 0 };
        let caps = lines.iter().filter(|at| Mask::of(own(at)) == mask && !only_highest(own(at)));
        let cap = caps.filter_map(|at| cap(self.ledger, own(at)).map(|high| (high, *at))).min();
        let families = lines.iter().map(|at| own(at).families).reduce(Families::and);
        Part {
            node: place.node,
            days: place.days.unwrap_or((i32::MIN, i32::MAX)),
            mask,
            side,
            incident: Some(incident),
            families: families.unwrap_or_default(),
            low: said.low,
            grounds: said.grounds,
            high: cap.map(|(high, _)| high),
            high_ground: cap.map(|(_, at)| at),
            top: said.top,
            top_grounds: said.top_grounds,
            claims: Claims::of(lines),
        }
    }
}
