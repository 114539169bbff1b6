//! Incidents across reports: which claims tell of one and the same occurrence.
//!
//! Pairs of claims that speak for being one ([`alike`]) are joined from the surest down, unless a claim that is told as
//! another one, a place, or a day stands between them. What people decided comes first and always holds. The result is the
//! same whatever the order in which reports came, and a claim's arrival changes only the incidents that it touches.

mod alike;
mod clusters;
mod explain;
mod index;

use rustc_hash::{FxHashMap, FxHashSet};
use sijill_record::payload::Sameness;

pub use explain::Reason;

use crate::ledger::Ledger;
pub(crate) use alike::narrow;
use alike::{Alike, alike};
use clusters::Clusters;
use index::Index;

/// A decision on incidents, with the claims that it is of at the moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    /// Its entry.
    pub entry: u64,
    /// What was decided.
    pub verdict: Sameness,
    /// The claims of the one side.
    pub claims: Vec<u64>,
    /// Those of the other side.
    pub others: Vec<u64>,
    /// How many claims it named that are in no reading any more.
    pub lost: usize,
}

/// A pair that speaks for being one occurrence, the surest first. What follows the score are the two claims' contents, so
/// that the order does not hang on which came first.
type Pair = (std::cmp::Reverse<u32>, [u64; 2], u32, u32);

/// Where claims are found while new ones are placed among them, one after the other.
#[derive(Debug, Default)]
pub struct Placing(Index);

impl Ledger {
    /// Begins to place claims; the index of those that are there is made once.
    #[must_use]
    pub fn placing(&self) -> Placing {
        Placing(Index::of(self, &self.of_incidents().collect::<Vec<_>>()))
    }

    /// Puts a claim, which was added as the last line, to the incident that it tells of; what it brings together is settled
    /// anew, and nothing else is looked at.
    pub fn place_last(&mut self, placing: &mut Placing) {
        let Some(position) = self.lines.len().checked_sub(1).and_then(|at| u32::try_from(at).ok()) else {
            return;
        };
        let line = &self.lines[position as usize];
        self.incidents.truncate(position as usize);
        self.incidents.push(line.row.number);
        if line.is_of_incident() {
            placing.0.add(self, position);
            let reached = self.parts(&placing.0, &[position]);
            self.settle(reached);
        }
    }

    /// Puts the claims of incidents together, all of them.
    pub fn gather(&mut self) {
        self.incidents = self.lines.iter().map(|line| line.row.number).collect();
        let all: Vec<u32> = self.of_incidents().collect();
        let index = Index::of(self, &all);
        let reached = self.parts(&index, &all);
        self.settle(reached);
    }

    /// Puts together the claims that some lines touch; the others stay as they are. The lines are new, or changed, or were
    /// together with one that is gone.
    pub fn gather_around(&mut self, changed: &[u32]) {
        let index = Index::of(self, &self.of_incidents().collect::<Vec<_>>());
        // Whoever was together with a changed claim may be so no more.
        let touched: FxHashSet<u64> =
            changed.iter().map(|position| self.incidents[*position as usize]).collect();
        let mut from: Vec<u32> = changed.to_vec();
        from.retain(|position| self.lines[*position as usize].is_of_incident());
        from.extend(self.of_incidents().filter(|at| touched.contains(&self.incidents[*at as usize])));
        from.sort_unstable();
        from.dedup();
        let reached = self.parts(&index, &from);
        self.settle(reached);
    }

    /// Positions of the lines that tell of one occurrence.
    fn of_incidents(&self) -> impl Iterator<Item = u32> {
        self.lines.iter().zip(0..).filter(|(line, _)| line.is_of_incident()).map(|(_, position)| position)
    }

    /// The parts that claims fall into by way of pairs that speak for being one, each whole, with its pairs.
    fn parts(&self, index: &Index, from: &[u32]) -> Vec<Part> {
        let joined = self.joined_by_decision(&self.decided());
        let mut seen: FxHashSet<u32> = FxHashSet::default();
        let mut parts = Vec::new();
        for start in from {
            if !seen.insert(*start) {
                continue;
            }
            let mut part = Part { members: vec![*start], ..Part::default() };
            let mut at = 0;
            while let Some(&position) = part.members.get(at) {
                at += 1;
                let mut near = index.near(self, position);
                near.extend(joined.get(&position).into_iter().flatten());
                for other in near {
                    let relation = alike(self, &self.lines[position as usize], &self.lines[other as usize]);
                    let by_decision = joined.get(&position).is_some_and(|others| others.contains(&other));
                    if let Alike::One(score) = relation {
                        part.pairs.push(self.pair(score, position.min(other), position.max(other)));
                    } else if relation == Alike::Two {
                        part.two.insert((position.min(other), position.max(other)));
                    }
                    if (by_decision || matches!(relation, Alike::One(_))) && seen.insert(other) {
                        part.members.push(other);
                    }
                }
            }
            part.pairs.sort_unstable();
            part.pairs.dedup();
            parts.push(part);
        }
        parts
    }

    fn pair(&self, score: u32, one: u32, other: u32) -> Pair {
        let content = |position: u32| {
            let line = &self.lines[position as usize];
            let day = u64::from(line.start.unwrap_or(i32::MIN).cast_unsigned());
            day << 32 ^ line.figure().unwrap_or(0) << 8 ^ u64::from(line.from)
        };
        let mut contents = [content(one), content(other)];
        contents.sort_unstable();
        (std::cmp::Reverse(score), contents, one, other)
    }

    /// Lines that people said tell of the same incident.
    fn joined_by_decision(&self, decided: &FxHashMap<(u32, u32), Sameness>) -> FxHashMap<u32, Vec<u32>> {
        let mut joined: FxHashMap<u32, Vec<u32>> = FxHashMap::default();
        for judged in self.judged.iter().filter(|judged| judged.verdict == Sameness::Same) {
            let mut positions: Vec<u32> = self.positions(judged.claims.iter().chain(&judged.others));
            positions.sort_unstable();
            for (at, one) in positions.iter().enumerate() {
                // What was taken out again by a later decision does not tear the others apart.
                let apart =
                    |other: &&u32| decided.get(&(**other, *one)).is_some_and(|v| *v != Sameness::Same);
                if let Some(other) = positions[..at].iter().find(|other| !apart(other)) {
                    joined.entry(*one).or_default().push(*other);
                    joined.entry(*other).or_default().push(*one);
                }
            }
        }
        joined
    }

    fn positions<'c>(&self, claims: impl Iterator<Item = &'c u64>) -> Vec<u32> {
        claims.filter_map(|claim| self.line_of(*claim)).filter_map(|at| u32::try_from(at).ok()).collect()
    }

    /// Settles which claims of each part are one incident.
    fn settle(&mut self, parts: Vec<Part>) {
        let decided = self.decided();
        let joined = self.joined_by_decision(&decided);
        for part in parts {
            let mut clusters = Clusters::new(self, &part.members, &part.two, &decided);
            for one in &part.members {
                for other in joined.get(one).into_iter().flatten() {
                    clusters.join_by_decision(*one, *other);
                }
            }
            for (score, _, one, other) in &part.pairs {
                clusters.join(self, *one, *other, score.0 >= alike::TOLD_AS_ONE);
            }
            for cluster in clusters.into_members() {
                let first = cluster.iter().map(|at| self.lines[*at as usize].row.number).min();
                for position in cluster {
                    self.incidents[position as usize] = first.unwrap_or_default();
                }
            }
        }
    }

    /// Pairs of lines that people said are of different incidents, or that nobody can tell of; the last word counts.
    fn decided(&self) -> FxHashMap<(u32, u32), Sameness> {
        let mut decided = FxHashMap::default();
        for judged in &self.judged {
            let (ones, others) = (self.positions(judged.claims.iter()), self.positions(judged.others.iter()));
            for one in &ones {
                for other in &others {
                    decided.insert((*one.min(other), *one.max(other)), judged.verdict);
                }
            }
        }
        decided
    }
}

/// Claims that hang together by pairs.
#[derive(Debug, Default)]
struct Part {
    members: Vec<u32>,
    pairs: Vec<Pair>,
    two: FxHashSet<(u32, u32)>,
}
