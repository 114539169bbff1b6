//! Claims that cannot all hold.
//!
//! Within an incident: one claim's most is less than another's least. Between totals and what lies in them: the parts come
//! to more than the total allows. Each is told as the fewest claims that clash; less any one of them they would not.

use schemars::JsonSchema;
use serde::Serialize;

use super::mask::Mask;
use super::part::Part;
use super::unit::{cap, least};
use super::weave::Woven;
use super::weigher::Weigher;

/// Claims that cannot all hold.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
pub struct Contradiction {
    /// The claim that allows fewer than the others say, by its number.
    pub most: u64,
    /// How many it allows.
    pub allows: u64,
    /// The claims that say more, by their numbers.
    pub against: Vec<u64>,
    /// How many they come to.
    pub least: u64,
}

/// No more than these are told.
const MOST: usize = 1_000;

pub(super) fn contradictions(
    weigher: &Weigher<'_>,
    parts: &[Part],
    woven: &Woven<'_>,
    inside: &[usize],
) -> Vec<Contradiction> {
    let mut found = within_incidents(weigher, parts, inside);
    found.extend(woven.clashes().into_iter().map(|clash| {
        let number = |at: &usize| weigher.ledger().lines[*at].row.number;
        let against = clash.parts.iter().flat_map(|part| parts[*part as usize].grounds.iter());
        let mut against: Vec<u64> = against.map(number).collect();
        against.sort_unstable();
        against.dedup();
        Contradiction {
            most: parts[clash.total as usize].high_ground.map_or(0, |at| number(&at)),
            allows: parts[clash.total as usize].high.unwrap_or_default(),
            against,
            least: clash.least,
        }
    }));
    found.sort_unstable();
    found.dedup();
    found.truncate(MOST);
    found
}

/// Claims of one incident of which one allows fewer than another says.
fn within_incidents(weigher: &Weigher<'_>, parts: &[Part], inside: &[usize]) -> Vec<Contradiction> {
    let ledger = weigher.ledger();
    let several: rustc_hash::FxHashSet<u64> = parts.iter().filter_map(|part| part.incident).collect();
    let mut by_incident: Vec<(u64, usize)> =
        inside.iter().map(|at| (ledger.incidents[*at], *at)).filter(|(of, _)| several.contains(of)).collect();
    by_incident.sort_unstable();
    let mut found = Vec::new();
    for group in by_incident.chunk_by(|one, other| one.0 == other.0).filter(|group| group.len() > 1) {
        for (_, a) in group {
            let one = &ledger.lines[*a];
            let Some(high) = cap(ledger, one) else { continue };
            // Only the sharpest of those that say more is told for each that allows fewer.
            let says_more = group.iter().map(|(_, b)| *b).filter(|b| {
                let other = &ledger.lines[*b];
                least(other) > high
                    && Mask::of(other).within(Mask::of(one))
                    && (one.side == 0 || one.side == other.side)
                    && one.scope == other.scope
            });
            if let Some(b) = says_more.max_by_key(|b| (least(&ledger.lines[*b]), std::cmp::Reverse(*b))) {
                found.push(Contradiction {
                    most: one.row.number,
                    allows: high,
                    against: vec![ledger.lines[b].row.number],
                    least: least(&ledger.lines[b]),
                });
            }
        }
    }
    found
}
