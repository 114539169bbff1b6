//! The Merkle tree over the log's leaves, as in RFC 6962, section 2.1: roots, inclusion proofs and their check.
//!
//! Not for: what a leaf says (`entry.rs`) or where hashes are kept (`store`).

use crate::hash::Hash;

/// Leaves under one kept hash: proofs over large logs start from the hashes of whole runs of this many leaves.
pub const RUN: u64 = 256;

/// The right edge of a tree: the hashes of its whole subtrees from the largest to the smallest. It is all that is needed
/// to add a leaf and to tell the root.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Edge {
    size: u64,
    hashes: Vec<Hash>,
}

impl Edge {
    /// The edge of a tree of `size` leaves; nothing where the number of hashes does not fit the size.
    #[must_use]
    pub fn new(size: u64, hashes: Vec<Hash>) -> Option<Self> {
        (size.count_ones() as usize == hashes.len()).then_some(Self { size, hashes })
    }

    /// How many leaves the tree has.
    #[must_use]
    pub const fn size(&self) -> u64 {
        self.size
    }

    /// The hashes, the largest subtree's first.
    #[must_use]
    pub fn hashes(&self) -> &[Hash] {
        &self.hashes
    }

    /// Adds a leaf.
    pub fn push(&mut self, leaf: Hash) {
        let mut hash = leaf;
        // Each trailing one of the size is a whole subtree as large as what has been gathered.
        for _ in 0..self.size.trailing_ones() {
            if let Some(left) = self.hashes.pop() {
                hash = Hash::node(left, hash);
            }
        }
        self.hashes.push(hash);
        self.size += 1;
    }

    /// The root; that of the empty tree is the digest of nothing.
    #[must_use]
    pub fn root(&self) -> Hash {
        let mut hashes = self.hashes.iter().rev();
        let Some(&last) = hashes.next() else { return Hash::of(b"") };
        hashes.fold(last, |right, &left| Hash::node(left, right))
    }
}

/// The root over leaf hashes.
#[must_use]
pub fn root_of(leaves: &[Hash]) -> Hash {
    let mut edge = Edge::default();
    for &leaf in leaves {
        edge.push(leaf);
    }
    edge.root()
}

/// The largest power of two below `n`, which must be over 1.
const fn split(n: u64) -> u64 {
    1 << (63 - (n - 1).leading_zeros())
}

/// Makes the inclusion proof of a leaf in a tree of `size` leaves: the hashes from its sibling up to the root's child.
///
/// `hash_of` gives the hash over the leaves from the first up to but not including the second, which are always a
/// subtree of the tree.
///
/// # Errors
/// What `hash_of` gives.
pub fn inclusion<E>(
    index: u64,
    size: u64,
    hash_of: &mut dyn FnMut(u64, u64) -> Result<Hash, E>,
) -> Result<Vec<Hash>, E> {
    let mut proof = Vec::new();
    let (mut start, mut end) = (0, size);
    while end - start > 1 {
        let middle = start + split(end - start);
        if index < middle {
            proof.push(hash_of(middle, end)?);
            end = middle;
        } else {
            proof.push(hash_of(start, middle)?);
            start = middle;
        }
    }
    proof.reverse();
    Ok(proof)
}

/// The hash over the leaves from `start` up to but not including `end`, from the hashes of leaves and of whole runs.
///
/// # Errors
/// What the two sources give.
pub fn hash_over<E>(
    start: u64,
    end: u64,
    leaf: &mut dyn FnMut(u64) -> Result<Hash, E>,
    run: &mut dyn FnMut(u64) -> Result<Hash, E>,
) -> Result<Hash, E> {
    if end - start == 1 {
        return leaf(start);
    }
    if end - start == RUN && start.is_multiple_of(RUN) {
        return run(start / RUN);
    }
    let middle = start + split(end - start);
    let left = hash_over(start, middle, leaf, run)?;
    let right = hash_over(middle, end, leaf, run)?;
    Ok(Hash::node(left, right))
}

/// The root that a proof leads to; nothing where its length does not fit (RFC 9162, section 2.1.3.2).
#[must_use]
pub fn root_from(index: u64, size: u64, leaf: Hash, proof: &[Hash]) -> Option<Hash> {
    if index >= size {
        return None;
    }
    let (mut node, mut last) = (index, size - 1);
    let mut hash = leaf;
    for &sibling in proof {
        if last == 0 {
            return None;
        }
        if node & 1 == 1 || node == last {
            hash = Hash::node(sibling, hash);
            while node & 1 == 0 && node != 0 {
                node >>= 1;
                last >>= 1;
            }
        } else {
            hash = Hash::node(hash, sibling);
        }
        node >>= 1;
        last >>= 1;
    }
    (last == 0).then_some(hash)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use std::convert::Infallible;

    use proptest::prelude::*;

    use super::*;
    use crate::hash::unhex;

    /// The definition of the RFC, word for word.
    fn defined(leaves: &[Hash]) -> Hash {
        match leaves {
            [] => Hash::of(b""),
            [leaf] => *leaf,
            _ => {
                let (left, right) = leaves.split_at(split(leaves.len() as u64) as usize);
                Hash::node(defined(left), defined(right))
            }
        }
    }

    fn leaves(count: usize) -> Vec<Hash> {
        (0..count).map(|n| Hash::leaf(&n.to_be_bytes())).collect()
    }

    #[test]
    fn the_roots_are_those_of_the_well_known_leaves() {
        let data = [
            "",
            "00",
            "10",
            "2021",
            "3031",
            "40414243",
            "5051525354555657",
            "606162636465666768696a6b6c6d6e6f",
        ];
        let leaves: Vec<Hash> = data.iter().map(|d| Hash::leaf(&unhex(d).unwrap())).collect();
        assert_eq!(
            root_of(&leaves).to_string(),
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
        );
        assert_eq!(
            root_of(&leaves[..3]).to_string(),
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77"
        );
    }

    proptest! {
        #[test]
        fn every_leaf_is_proved_and_no_other(count in 1usize..600, index in 0usize..600, other in 0usize..600) {
            let (index, other) = (index % count, other % count);
            let leaves = leaves(count);
            let size = count as u64;
            let mut edge = Edge::default();
            for &leaf in &leaves { edge.push(leaf); }
            prop_assert_eq!(edge.root(), defined(&leaves));
            let mut of = |start: u64, end: u64| {
                hash_over::<Infallible>(start, end, &mut |n| Ok(leaves[n as usize]), &mut |run| {
                    Ok(root_of(&leaves[(run * RUN) as usize..((run + 1) * RUN) as usize]))
                })
            };
            let proof = inclusion(index as u64, size, &mut of).unwrap();
            prop_assert_eq!(root_from(index as u64, size, leaves[index], &proof), Some(edge.root()));
            if other != index {
                prop_assert_ne!(root_from(other as u64, size, leaves[index], &proof), Some(edge.root()));
                prop_assert_ne!(root_from(index as u64, size, leaves[other], &proof), Some(edge.root()));
            }
            // The size is bound by the checkpoint alone: some proofs lead to the same root in a tree of another size.
            prop_assert_eq!(root_from(size, size, leaves[index], &proof), None);
        }
    }
}
