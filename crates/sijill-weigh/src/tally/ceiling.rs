//! The ceiling: the greatest total that the claims allow.
//!
//! Only running totals cap: what is known of incidents says nothing of those that nobody told of. So a ceiling is open
//! unless totals with a most cover all of the places, days and people that are asked about.

use super::answer::Total;
use super::choose::{Question, days_of};
use super::chosen::Chosen;
use super::mask::Mask;
use super::unit::cap;
use super::weigher::Weigher;
use crate::bound::{Cover, Problem};
use crate::line::Line;
use sijill_claim::Scope;

/// The ceiling of what is asked; nothing where it is open.
pub(super) fn ceiling(weigher: &Weigher<'_>, question: &Question, chosen: &Chosen) -> Option<Total> {
    let ledger = weigher.ledger();
    let (from, to) = question.from.zip(question.to)?;
    // A cause or side, and places by an outline or a distance, are never all that a total covers.
    if question.roots.is_empty() || question.side.is_some() || !question.causes.is_empty() {
        return None;
    }
    let asked = question.mask();
    let caps: Vec<(usize, &Line, u64, (i32, i32))> = chosen
        .inside
        .iter()
        .chain(&chosen.around)
        .filter_map(|at| {
            let line = &ledger.lines[*at];
            let capped = line.scope == Some(Scope::Period) && !question.only_highest(line);
            let high = cap(ledger, line).filter(|_| capped)?;
            let whole = line.cause == 0 && line.side == 0;
            let (start, end) = days_of(line)?;
            (whole && start <= to && end >= from).then_some((*at, line, high, (start, end)))
        })
        .collect();
    // Days between which nothing changes.
    let mut edges = vec![from, to.saturating_add(1)];
    for (_, _, _, (start, end)) in &caps {
        edges.extend([*start, end.saturating_add(1)].into_iter().filter(|day| (from..=to).contains(day)));
    }
    edges.sort_unstable();
    edges.dedup();
    let spans: Vec<i32> = edges.iter().take(edges.len().saturating_sub(1)).copied().collect();
    let atoms: Vec<Mask> = asked.atoms().collect();
    let cell = |root: usize, span: usize, atom: usize| {
        u32::try_from((root * spans.len() + span) * atoms.len() + atom).unwrap_or(u32::MAX)
    };
    let count = question.roots.len() * spans.len() * atoms.len();
    let mut covers = Vec::new();
    let mut of = Vec::new();
    for (at, line, high, (start, end)) in &caps {
        let mut cells = Vec::new();
        for (root, node) in question.roots.iter().enumerate() {
            if !line.node.is_some_and(|outer| ledger.terrain.holds(outer, *node)) {
                continue;
            }
            for (span, day) in spans.iter().enumerate().filter(|(_, day)| start <= day && *day <= end) {
                debug_assert!(*day >= from);
                let counted = atoms.iter().enumerate().filter(|(_, atom)| atom.within(Mask::of(line)));
                cells.extend(counted.map(|(atom, _)| cell(root, span, atom)));
            }
        }
        if !cells.is_empty() {
            covers.push(Cover { cells, low: 0, high: Some(*high) });
            of.push(*at);
        }
    }
    let problem = Problem::new(u32::try_from(count).ok()?, covers).ok()?;
    let all: Vec<u32> = (0..problem.cells()).collect();
    let bound = problem.ceiling(&all)?;
    let mut grounds: Vec<u64> = bound
        .grounds
        .iter()
        .filter_map(|at| of.get(*at as usize))
        .map(|at| ledger.lines[*at].row.number)
        .collect();
    grounds.sort_unstable();
    Some(Total { value: bound.value, grounds, exact: bound.exact })
}
