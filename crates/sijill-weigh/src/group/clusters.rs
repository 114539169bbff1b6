//! Claims being put together: what is one already, and what keeps two apart.

use rustc_hash::{FxHashMap, FxHashSet};
use sijill_record::payload::Sameness;

use crate::ledger::Ledger;
use crate::terrain::Node;

/// Clusters of the lines of one part.
pub(super) struct Clusters<'d> {
    clusters: Vec<Option<Cluster>>,
    of: FxHashMap<u32, usize>,
    two: &'d FxHashSet<(u32, u32)>,
    decided: &'d FxHashMap<(u32, u32), Sameness>,
}

struct Cluster {
    members: Vec<u32>,
    /// The days that all of its dated claims have in common.
    days: Option<(i32, i32)>,
    /// The narrowest of its places.
    node: Option<Node>,
}

impl<'d> Clusters<'d> {
    pub(super) fn new(
        ledger: &Ledger,
        members: &[u32],
        two: &'d FxHashSet<(u32, u32)>,
        decided: &'d FxHashMap<(u32, u32), Sameness>,
    ) -> Self {
        let cluster = |position: &u32| {
            let line = &ledger.lines[*position as usize];
            Some(Cluster { members: vec![*position], days: line.days(), node: line.node })
        };
        Self {
            clusters: members.iter().map(cluster).collect(),
            of: members.iter().copied().zip(0..).collect(),
            two,
            decided,
        }
    }

    /// Joins the clusters of two claims because a person said so.
    pub(super) fn join_by_decision(&mut self, one: u32, other: u32) {
        if let (Some(into), Some(from)) = (self.of.get(&one), self.of.get(&other)) {
            self.merge(*into, *from);
        }
    }

    /// Joins the clusters of two claims, unless something stands between them. What a report tells as one is one wherever
    /// and whenever its parts are: who was hurt may die elsewhere, days later.
    pub(super) fn join(&mut self, ledger: &Ledger, one: u32, other: u32, told_as_one: bool) {
        let (Some(&into), Some(&from)) = (self.of.get(&one), self.of.get(&other)) else { return };
        let (Some(Some(a)), Some(Some(b))) = (self.clusters.get(into), self.clusters.get(from)) else {
            return;
        };
        if into == from || self.kept_apart(a, b) {
            return;
        }
        // A night belongs to two days.
        let days = a.days.zip(b.days).is_none_or(|((f, t), (g, u))| f.max(g).saturating_sub(t.min(u)) <= 1);
        let places = a.node.zip(b.node).is_none_or(|(one, other)| ledger.terrain.comparable(one, other));
        if told_as_one || days && places {
            self.merge(into, from);
            if let Some(Some(cluster)) = self.clusters.get_mut(into.min(from))
                && places
            {
                cluster.node = narrowest(ledger, cluster.node, &cluster.members);
            }
        }
    }

    fn kept_apart(&self, a: &Cluster, b: &Cluster) -> bool {
        let said = |pair: &(u32, u32)| match self.decided.get(pair) {
            Some(Sameness::Same) => false,
            Some(Sameness::Different | Sameness::Undecided) => true,
            None => self.two.contains(pair),
        };
        (!self.two.is_empty() || !self.decided.is_empty())
            && a.members
                .iter()
                .any(|one| b.members.iter().any(|other| said(&(*one.min(other), *one.max(other)))))
    }

    fn merge(&mut self, one: usize, other: usize) {
        let (into, from) = (one.min(other), one.max(other));
        if into == from {
            return;
        }
        let Some(gone) = self.clusters.get_mut(from).and_then(Option::take) else { return };
        if let Some(Some(cluster)) = self.clusters.get_mut(into) {
            for member in &gone.members {
                self.of.insert(*member, into);
            }
            cluster.members.extend(gone.members);
            cluster.days = match (cluster.days, gone.days) {
                (Some((f, t)), Some((g, u))) if f.max(g) <= t.min(u) => Some((f.max(g), t.min(u))),
                (Some((f, t)), Some((g, u))) => Some((t.min(u), f.max(g))),
                (one, other) => one.or(other),
            };
            cluster.node = cluster.node.or(gone.node);
        }
    }

    /// The members of each cluster.
    pub(super) fn into_members(self) -> impl Iterator<Item = Vec<u32>> {
        self.clusters.into_iter().flatten().map(|cluster| cluster.members)
    }
}

fn narrowest(ledger: &Ledger, known: Option<Node>, members: &[u32]) -> Option<Node> {
    members.iter().filter_map(|at| ledger.lines[*at as usize].node).fold(known, |narrowest, node| {
        match narrowest {
            Some(before) if !ledger.terrain.holds(before, node) => Some(before),
            _ => Some(node),
        }
    })
}
