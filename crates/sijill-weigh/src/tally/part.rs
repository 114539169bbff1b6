//! What a tally is woven of: incidents and running totals, each with its place, its days, its people and its figures.

use rustc_hash::{FxHashMap, FxHashSet};
use sijill_record::payload::Sameness;

use super::choose::Sides;
use super::mask::Mask;
use crate::cause::Families;
use crate::ledger::Ledger;
use crate::line::Term;
use crate::terrain::Node;

/// Claims, by their positions in the ledger: mostly one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) enum Claims {
    /// None.
    #[default]
    None,
    /// One.
    One(usize),
    /// Several.
    Many(Vec<usize>),
}

impl Claims {
    pub(super) fn of(claims: &[usize]) -> Self {
        match claims {
            [] => Self::None,
            [one] => Self::One(*one),
            many => Self::Many(many.to_vec()),
        }
    }
}

impl std::ops::Deref for Claims {
    type Target = [usize];

    fn deref(&self) -> &[usize] {
        match self {
            Self::None => &[],
            Self::One(one) => std::slice::from_ref(one),
            Self::Many(many) => many,
        }
    }
}

/// An incident, or a running total.
#[derive(Debug, Clone)]
pub(super) struct Part {
    /// Its place; nothing where it may be anywhere.
    pub(super) node: Option<Node>,
    /// Its first and last day.
    pub(super) days: (i32, i32),
    /// Whom it counts.
    pub(super) mask: Mask,
    /// The side that all of its victims are told to be of, as words of the ledger; 0 where that is not told.
    pub(super) side: Term,
    /// Of an incident the number of its first claim.
    pub(super) incident: Option<u64>,
    /// The families of an incident's causes.
    pub(super) families: Families,
    /// At least so many.
    pub(super) low: u64,
    /// Claims that this rests on, by their positions in the ledger.
    pub(super) grounds: Claims,
    /// At most so many, as the lowest of the claims that tell a most.
    pub(super) high: Option<u64>,
    /// The claim that tells it.
    pub(super) high_ground: Option<usize>,
    /// The highest that is claimed.
    pub(super) top: u64,
    /// Claims that this rests on.
    pub(super) top_grounds: Claims,
    /// All of its claims, by their positions in the ledger.
    pub(super) claims: Claims,
}

impl Part {
    /// True for an incident without a place or a day.
    pub(super) const fn is_vague(&self) -> bool {
        self.incident.is_some() && (self.node.is_none() || self.days.0 == i32::MIN || self.days.1 == i32::MAX)
    }

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

/// Who is known not to be the same people.
#[derive(Debug, Default)]
pub(super) struct Apart {
    /// Pairs of incidents that people decided on; the last word counts.
    decided: FxHashMap<(u64, u64), Sameness>,
    /// Pairs of words that tell of sides of which nobody can be of both.
    sides: FxHashSet<(Term, Term)>,
}

impl Apart {
    pub(super) fn of(ledger: &Ledger, sides: &Sides) -> Self {
        let mut decided = FxHashMap::default();
        let incident = |claim: &u64| ledger.line_of(*claim).map(|at| ledger.incidents[at]);
        for judged in &ledger.judged {
            for one in judged.claims.iter().filter_map(incident) {
                for other in judged.others.iter().filter_map(incident).filter(|other| *other != one) {
                    decided.insert((one.min(other), one.max(other)), judged.verdict);
                }
            }
        }
        Self { decided, sides: sides.apart() }
    }

    /// True for parts that are known to be of different people: their sides are apart, or they are incidents that are known
    /// to be different: a person said so, their causes cannot be told of one attack
    /// at one place, or a report tells both of one place and tells them as two.
    fn are(&self, ledger: &Ledger, a: &Part, b: &Part) -> bool {
        if a.side != 0 && b.side != 0 && self.sides.contains(&(a.side.min(b.side), a.side.max(b.side))) {
            return true;
        }
        let (Some(one), Some(other)) = (a.incident, b.incident) else { return false };
        match self.decided.get(&(one.min(other), one.max(other))) {
            Some(Sameness::Different) => return true,
            Some(Sameness::Undecided) => return false,
            Some(Sameness::Same) | None => {}
        }
        let same_place = a.node.is_some() && a.node == b.node;
        let narrow = same_place && a.node.is_some_and(|node| crate::group::narrow(&ledger.terrain, node));
        if narrow && !a.families.go_with(b.families) {
            return true;
        }
        if !same_place {
            return false;
        }
        let told = |at: &usize| (ledger.lines[*at].report, ledger.lines[*at].occurrence);
        a.claims.iter().map(told).any(|(report, occurrence)| {
            let by_b = || b.claims.iter().map(told).filter(|(r, _)| *r == report);
            occurrence != 0
                && by_b().any(|(_, o)| o != 0 && o != occurrence)
                && !by_b().any(|(_, o)| o == occurrence)
        })
    }
}
