//! What a tally is woven of: incidents and running totals, each with its place, its days, its people and its figures.

use super::mask::Mask;
use crate::cause::Families;
use crate::ledger::Ledger;
use crate::terrain::Node;

/// An incident, or a running total.
#[derive(Debug, Clone)]
pub(super) struct Part {
    /// Its place; nothing where it may be anywhere.
    pub(super) node: Option<Node>,
    /// Its first and last day.
    pub(super) days: (i32, i32),
    /// Whom it counts.
    pub(super) mask: Mask,
    /// Of an incident the number of its first claim.
    pub(super) incident: Option<u64>,
    /// The families of an incident's causes.
    pub(super) families: Families,
    /// At least so many.
    pub(super) low: u64,
    /// Claims that this rests on, by their positions in the ledger.
    pub(super) grounds: Vec<usize>,
    /// At most so many, as the lowest of the claims that tell a most.
    pub(super) high: Option<u64>,
    /// The claim that tells it.
    pub(super) high_ground: Option<usize>,
    /// The highest that is claimed.
    pub(super) top: u64,
    /// Claims that this rests on.
    pub(super) top_grounds: Vec<usize>,
    /// Reports and their occurrences that tell of an incident.
    pub(super) told: Vec<(u64, u32)>,
}

impl Part {
    /// How deep its place lies; nowhere is the outermost.
    pub(super) fn depth(&self, ledger: &Ledger) -> usize {
        self.node.map_or(0, |node| ledger.terrain.chain(node).len())
    }

    /// True where the days of another lie within its own.
    const fn holds_days(&self, other: &Self) -> bool {
        self.days.0 <= other.days.0 && other.days.1 <= self.days.1
    }

    fn holds_place(&self, ledger: &Ledger, other: &Self) -> bool {
        match (self.node, other.node) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(outer), Some(inner)) => ledger.terrain.holds(outer, inner),
        }
    }

    /// True where everybody that another counts may be among those that this one counts: nothing says that they are
    /// others. Those of another are then not added to those of this one.
    pub(super) fn may_hold(&self, ledger: &Ledger, other: &Self, apart: &Apart) -> bool {
        self.holds_days(other)
            && self.holds_place(ledger, other)
            && self.mask.meets(other.mask)
            && !apart.are(ledger, self, other)
    }

    /// True where some may be counted by both.
    pub(super) fn meets(&self, ledger: &Ledger, other: &Self, apart: &Apart) -> bool {
        let days = self.days.0 <= other.days.1 && other.days.0 <= self.days.1;
        days && self.mask.meets(other.mask)
            && (self.holds_place(ledger, other) || other.holds_place(ledger, self))
            && !apart.are(ledger, self, other)
    }
}

/// Incidents that are known to be different.
#[derive(Debug, Default)]
pub(super) struct Apart {
    /// Pairs of incidents that people said are different.
    decided: rustc_hash::FxHashSet<(u64, u64)>,
}

impl Apart {
    pub(super) fn of(ledger: &Ledger) -> Self {
        let mut decided = rustc_hash::FxHashSet::default();
        let different = sijill_record::payload::Sameness::Different;
        let incident = |claim: &u64| ledger.line_of(*claim).map(|at| ledger.incidents[at]);
        for judged in ledger.judged.iter().filter(|judged| judged.verdict == different) {
            for one in judged.claims.iter().filter_map(incident) {
                for other in judged.others.iter().filter_map(incident).filter(|other| *other != one) {
                    decided.insert((one.min(other), one.max(other)));
                }
            }
        }
        Self { decided }
    }

    /// True for two incidents that are known to be different: a person said so, their causes cannot be told of one attack
    /// at one place, or a report tells both of one place and tells them as two.
    fn are(&self, ledger: &Ledger, a: &Part, b: &Part) -> bool {
        let (Some(one), Some(other)) = (a.incident, b.incident) else { return false };
        if self.decided.contains(&(one.min(other), one.max(other))) {
            return true;
        }
        let same_place = a.node.is_some() && a.node == b.node;
        let narrow = same_place && a.node.is_some_and(|node| crate::group::narrow(&ledger.terrain, node));
        if narrow && !a.families.go_with(b.families) {
            return true;
        }
        let as_two = |(report, occurrence): &(u64, u32)| {
            *occurrence != 0
                && b.told.iter().any(|(r, o)| r == report && *o != 0 && o != occurrence)
                && !b.told.iter().any(|(r, o)| r == report && o == occurrence)
        };
        same_place && a.told.iter().any(as_two)
    }
}
