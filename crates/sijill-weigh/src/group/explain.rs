//! Why each claim is in its incident.

use sijill_record::payload::Sameness;

use super::alike::{Alike, alike, reasons};
use crate::ledger::Ledger;

/// Why a claim is in an incident: the claim there that speaks most for it, and what speaks for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// The claim.
    pub claim: u64,
    /// The claim that it was joined to; nothing for the first one.
    pub to: Option<u64>,
    /// What speaks for the two being of one occurrence, a phrase each.
    pub because: Vec<String>,
    /// The decision by which a person joined them.
    pub decision: Option<u64>,
}

impl Ledger {
    /// The claims of an incident, by the number of any of them, in the order of their numbers.
    #[must_use]
    pub fn claims_of(&self, claim: u64) -> Vec<u64> {
        let Some(at) = self.line_of(claim) else { return Vec::new() };
        let incident = self.incidents[at];
        let members = self.lines.iter().zip(&self.incidents).filter(|(_, of)| **of == incident);
        members.map(|(line, _)| line.row.number).collect()
    }

    /// Why each claim of an incident is in it: from its first claim on, each is joined to one that was joined before, by
    /// the pair that speaks most for it.
    #[must_use]
    pub fn reasons(&self, claim: u64) -> Vec<Reason> {
        let mut left: Vec<usize> =
            self.claims_of(claim).iter().filter_map(|claim| self.line_of(*claim)).collect();
        if left.is_empty() {
            return Vec::new();
        }
        let first = left.remove(0);
        let number = |at: usize| self.lines[at].row.number;
        let mut told = vec![Reason { claim: number(first), to: None, because: Vec::new(), decision: None }];
        // For each claim that is left the pair that speaks most for it among those that are joined.
        let mut best: Vec<(u32, usize, Option<u64>)> = vec![(0, first, None); left.len()];
        let mut last = first;
        while !left.is_empty() {
            for (candidate, best) in left.iter().zip(&mut best) {
                let decision = self.same_by_decision(number(*candidate), number(last));
                let score = match (decision, alike(self, &self.lines[*candidate], &self.lines[last])) {
                    (Some(_), _) => 1_000,
                    (None, Alike::One(score)) => score,
                    (None, _) => 0,
                };
                if score > best.0 {
                    *best = (score, last, decision);
                }
            }
            let surest = best.iter().enumerate().max_by_key(|(nth, best)| (best.0, std::cmp::Reverse(*nth)));
            let Some(nth) = surest.map(|(nth, _)| nth) else { break };
            let (candidate, (_, member, decision)) = (left.remove(nth), best.remove(nth));
            told.push(Reason {
                claim: number(candidate),
                to: Some(number(member)),
                because: reasons(self, &self.lines[candidate], &self.lines[member]),
                decision,
            });
            last = candidate;
        }
        told
    }

    fn same_by_decision(&self, one: u64, other: u64) -> Option<u64> {
        let both = |judged: &&super::Judged| {
            let has = |claim| judged.claims.contains(&claim) || judged.others.contains(&claim);
            judged.verdict == Sameness::Same && has(one) && has(other)
        };
        self.judged.iter().rev().find(both).map(|judged| judged.entry)
    }
}
