//! Incidents that may be the same as one: near it in place and time, and not joined to it. They are shown to people, who
//! decide; nothing is joined here.

use sijill_gazetteer::PlaceKind;
use sijill_weigh::incident::{Incident, Range};
use sijill_weigh::ledger::Ledger;
use sijill_weigh::terrain::Node;

/// So many are shown.
const MOST: usize = 6;
/// Incidents whose days are not told more closely are near everything.
const LONG: i32 = 14;

/// An incident that may be the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Likely {
    /// Where it stands among all incidents.
    pub(super) at: usize,
    /// What speaks for it, as keys of words.
    pub(super) because: Vec<&'static str>,
    score: u32,
}

/// The incidents that may be the same, the likeliest first.
pub(super) fn likely(ledger: &Ledger, all: &[Incident], own: &Incident) -> Vec<Likely> {
    let (Some(days), Some(node)) = (own.days.filter(|days| short(*days)), own.node) else {
        return Vec::new();
    };
    if vast(ledger, node) {
        return Vec::new();
    }
    let mut found: Vec<Likely> = Vec::new();
    for (at, other) in all.iter().enumerate() {
        let Some(gap) = other.days.filter(|days| short(*days)).map(|other| gap(days, other)) else {
            continue;
        };
        let Some(place) = other.node.filter(|_| gap <= 1 && other.number != own.number) else { continue };
        let (mut because, mut score) = (Vec::new(), 0);
        if place == node {
            because.push("incidents.same-place");
            score += 4;
        } else if !vast(ledger, place) && ledger.terrain.comparable(place, node) {
            because.push("incidents.place-in-other");
            score += 2;
        } else {
            continue;
        }
        let (key, of_days) = if gap <= 0 { ("incidents.same-day", 2) } else { ("incidents.next-day", 1) };
        because.push(key);
        score += of_days;
        if meet(own.killed, other.killed) || meet(own.injured, other.injured) {
            because.push("incidents.near-figures");
            score += 2;
        }
        found.push(Likely { at, because, score });
    }
    found.sort_by_key(|one| (std::cmp::Reverse(one.score), one.at));
    found.truncate(MOST);
    found
}

const fn short((from, to): (i32, i32)) -> bool {
    to.saturating_sub(from) <= LONG
}

/// Days between; 0 or less where they have one in common.
fn gap((from, to): (i32, i32), (other_from, other_to): (i32, i32)) -> i32 {
    from.max(other_from).saturating_sub(to.min(other_to))
}

fn vast(ledger: &Ledger, node: Node) -> bool {
    matches!(ledger.terrain.spot(node).kind, Some(PlaceKind::Country | PlaceKind::Division))
}

/// True where the ranges have a number in common, or the one is at most a third more than the other.
fn meet(one: Option<Range>, other: Option<Range>) -> bool {
    one.zip(other).is_some_and(|(a, b)| {
        let (from, to) = (a.low.max(b.low), a.most.min(b.most));
        from <= to || from.saturating_mul(3) <= to.saturating_mul(4)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_in_common_leave_no_gap() {
        assert_eq!(gap((1, 3), (2, 5)), -1);
        assert_eq!(gap((1, 1), (1, 1)), 0);
        assert_eq!(gap((1, 1), (2, 2)), 1);
        assert_eq!(gap((9, 9), (1, 2)), 7);
    }

    #[test]
    fn figures_meet_where_they_may_be_one_count() {
        let range = |low, most| Some(Range { low, most, open: false });
        assert!(meet(range(3, 9), range(8, 20)));
        assert!(meet(range(12, 12), range(9, 9)));
        assert!(!meet(range(13, 13), range(9, 9)));
        assert!(!meet(range(1, 1), None));
    }
}
