//! Figures that a later one of the same source took the place of.

use rustc_hash::{FxHashMap, FxHashSet};
use sijill_claim::{Scope, SourceType};

use super::choose::days_of;
use super::mask::Mask;
use super::origin::Origins;
use crate::ledger::Ledger;
use crate::line::Line;
use crate::terrain::Node;

/// What a figure is of: an incident, or a total of a place and days; with whom it counts.
#[derive(PartialEq, Eq, Hash)]
struct Of {
    incident: Option<u64>,
    total: Option<(Option<Node>, (i32, i32))>,
    mask: Mask,
    side: u32,
}

/// The claims among these whose figures were replaced, by their numbers: of one source's figures of one thing those of its
/// last report count. Two figures of one report both stand, unless the words give one as an earlier one.
pub(super) fn replaced<'l>(
    ledger: &Ledger,
    origins: &Origins<'_>,
    lines: impl Iterator<Item = (&'l Line, u64)>,
) -> FxHashSet<u64> {
    let mut by_thing: FxHashMap<Of, Vec<&Line>> = FxHashMap::default();
    for (line, incident) in lines {
        // Whoever is not named may be another one each time.
        let named = line.source == 0
            || ledger
                .source(line)
                .is_some_and(|key| key.source_type != SourceType::Unnamed || key.of.is_some());
        if !named || line.whole.is_some() || line.published.is_none() {
            continue;
        }
        let period = line.scope == Some(Scope::Period);
        let total = if period { days_of(line).map(|days| (line.node, days)) } else { None };
        if period && total.is_none() {
            continue;
        }
        let of = Of { incident: (!period).then_some(incident), total, mask: Mask::of(line), side: line.side };
        by_thing.entry(of).or_default().push(line);
    }
    let mut replaced = FxHashSet::default();
    for mut lines in by_thing.into_values().filter(|lines| lines.len() > 1) {
        lines.sort_by_key(|line| origins.of(line));
        for own in lines.chunk_by(|one, other| origins.of(one) == origins.of(other)) {
            let last = own.iter().filter_map(|line| line.published).max();
            let older = own.iter().filter(|line| line.published < last);
            replaced.extend(older.map(|line| line.row.number));
        }
    }
    replaced
}
