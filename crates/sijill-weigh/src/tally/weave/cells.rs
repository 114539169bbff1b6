//! The cells of parts that hang together by crossing: where somebody can be who is counted by several of them.

use rustc_hash::{FxHashMap, FxHashSet};

use super::Woven;
use crate::ledger::Ledger;
use crate::tally::mask::Mask;
use crate::tally::part::{Apart, Part};
use crate::terrain::Node;

/// The cells of a cluster: those of the trees that lie in it, by the members that hold them, and points where members meet.
pub(super) struct Cells {
    /// For each cell the members that it is in, as positions among them.
    pub(super) signatures: Vec<Vec<u32>>,
    /// For each of the first cells the trees that lie there.
    pub(super) trees: Vec<Vec<u32>>,
}

impl Cells {
    pub(super) fn of(woven: &Woven<'_>, members: &[u32], under: &[u32]) -> Self {
        let position: FxHashMap<u32, u32> = members.iter().copied().zip(0..).collect();
        let mut by_signature: FxHashMap<Vec<u32>, Vec<u32>> = FxHashMap::default();
        for tree in under {
            let holders = woven.laid.holders_of(*tree).iter();
            let mut signature: Vec<u32> =
                holders.filter_map(|holder| position.get(holder)).copied().collect();
            signature.sort_unstable();
            by_signature.entry(signature).or_default().push(*tree);
        }
        let mut with_trees: Vec<(Vec<u32>, Vec<u32>)> = by_signature.into_iter().collect();
        with_trees.sort_unstable();
        let mut cells = Self { signatures: Vec::new(), trees: Vec::new() };
        for (signature, trees) in with_trees {
            cells.signatures.push(signature);
            cells.trees.push(trees);
        }
        cells.points(woven.ledger, woven.parts, woven.apart, members);
        cells
    }

    /// Members that meet have a point in common: in the narrowest of their places, on the last of their first days. So the
    /// points of each place and first day are enough, with the people of each kind there.
    fn points(&mut self, ledger: &Ledger, parts: &[Part], apart: &Apart, members: &[u32]) {
        let mut seen: FxHashSet<Vec<u32>> = FxHashSet::default();
        let mut nodes: Vec<Option<Node>> = members.iter().map(|m| parts[*m as usize].node).collect();
        nodes.sort_unstable();
        nodes.dedup();
        for node in nodes {
            let there: Vec<(u32, &Part)> = (0..)
                .zip(members)
                .map(|(nth, member)| (nth, &parts[*member as usize]))
                .filter(|(_, part)| match (part.node, node) {
                    (None, _) => true,
                    (Some(outer), Some(inner)) => ledger.terrain.holds(outer, inner),
                    (Some(_), None) => false,
                })
                .collect();
            let mut days: Vec<i32> = there.iter().map(|(_, part)| part.days.0).collect();
            days.sort_unstable();
            days.dedup();
            for day in days {
                let then = |part: &Part| part.days.0 <= day && day <= part.days.1;
                let present: Vec<(u32, &Part)> =
                    there.iter().copied().filter(|(_, part)| then(part)).collect();
                let mut atoms: Vec<_> = present.iter().flat_map(|(_, part)| part.mask.atoms()).collect();
                atoms.sort_unstable();
                atoms.dedup();
                for atom in atoms {
                    for group in together(ledger, apart, &present, atom) {
                        if seen.insert(group.clone()) {
                            self.signatures.push(group);
                        }
                    }
                }
            }
        }
    }

    /// The cells of each member.
    pub(super) fn of_members(&self, count: usize) -> Vec<Vec<u32>> {
        let mut cells = vec![Vec::new(); count];
        for (cell, signature) in (0..).zip(&self.signatures) {
            for member in signature {
                cells[*member as usize].push(cell);
            }
        }
        cells
    }
}

/// Of the members at a point those that may count the same person: all of them, unless some are known to be different
/// incidents; then each incident with all that it is not apart from.
fn together(ledger: &Ledger, apart: &Apart, present: &[(u32, &Part)], atom: Mask) -> Vec<Vec<u32>> {
    let of: Vec<&(u32, &Part)> = present.iter().filter(|(_, part)| atom.within(part.mask)).collect();
    let whole = of
        .iter()
        .enumerate()
        .all(|(n, (_, a))| a.incident.is_none() || of[..n].iter().all(|(_, b)| a.meets(ledger, b, apart)));
    if whole {
        return vec![of.iter().map(|(nth, _)| *nth).collect()];
    }
    of.iter()
        .map(|(_, one)| {
            let with =
                of.iter().filter(|(_, other)| std::ptr::eq(*one, *other) || one.meets(ledger, other, apart));
            with.map(|(nth, _)| *nth).collect()
        })
        .collect()
}
