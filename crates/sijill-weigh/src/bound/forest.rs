//! Floors of a forest in one pass: a node holds at least what it says, and at least what its children hold.

use std::sync::OnceLock;

use rustc_hash::FxHashSet;

use super::BoundError;

/// A forest of nodes that each say a least number of people, with what each holds at least.
///
/// No recursion, and any order of nodes: a chain of a million is as good as a star. Sums are kept in 128 bits, so that no
/// figure is too great.
#[derive(Debug, Clone)]
pub struct Forest {
    /// For each node its parent, or [`NO_PARENT`].
    parents: Vec<u32>,
    values: Vec<u128>,
    /// Where a node says itself what it holds.
    own: Vec<bool>,
    /// Children before their parents; empty where the nodes from the last to the first are such an order.
    order: Vec<u32>,
    children: OnceLock<Children>,
}

/// The children of every node, one node's after another's.
#[derive(Debug, Clone)]
struct Children {
    /// Where each node's begin, and where the last one's end.
    begin: Vec<u32>,
    nodes: Vec<u32>,
}

impl Children {
    fn of(parents: &[u32]) -> Self {
        let mut begin = vec![0_u32; parents.len() + 1];
        for &parent in parents {
            if let Some(count) = begin.get_mut(parent as usize + 1) {
                *count += 1;
            }
        }
        for at in 1..begin.len() {
            begin[at] += begin[at - 1];
        }
        let mut next = begin.clone();
        let mut nodes = vec![0; begin.last().copied().unwrap_or_default() as usize];
        for (node, &parent) in (0_u32..).zip(parents).filter(|(_, parent)| **parent != NO_PARENT) {
            let at = &mut next[parent as usize];
            nodes[*at as usize] = node;
            *at += 1;
        }
        Self { begin, nodes }
    }

    fn of_node(&self, node: usize) -> &[u32] {
        &self.nodes[self.begin[node] as usize..self.begin[node + 1] as usize]
    }
}

const NO_PARENT: u32 = u32::MAX;

impl Forest {
    /// The forest where each node lies in its parent and says `lows`.
    ///
    /// # Errors
    ///
    /// Where there is not one figure for each node, or a node's parent is none or lies in the node.
    pub fn new(parents: &[Option<u32>], lows: &[u64]) -> Result<Self, BoundError> {
        let nodes = parents.len();
        if nodes != lows.len() {
            return Err(BoundError::Uneven { parents: nodes, lows: lows.len() });
        }
        let count = u32::try_from(nodes).map_err(|_| BoundError::TooMany(nodes))?;
        if let Some(node) =
            (0..count).find(|&node| parents[node as usize].is_some_and(|parent| parent >= count))
        {
            return Err(BoundError::NoTree { node });
        }
        let parents: Vec<u32> = parents.iter().map(|parent| parent.unwrap_or(NO_PARENT)).collect();
        let in_turn = (0..count).zip(&parents).all(|(node, &parent)| parent < node || parent == NO_PARENT);
        let order = if in_turn { Vec::new() } else { children_first(&parents)? };
        let mut forest = Self {
            parents,
            values: vec![0; nodes],
            own: vec![false; nodes],
            order,
            children: OnceLock::new(),
        };
        for turn in 0..nodes {
            let at = forest.turn(turn);
            let low = u128::from(lows[at]);
            forest.own[at] = low >= forest.values[at];
            forest.values[at] = forest.values[at].max(low);
            let value = forest.values[at];
            if let Some(above) = forest.values.get_mut(forest.parents[at] as usize) {
                *above += value;
            }
        }
        Ok(forest)
    }

    /// Which node is looked at in a turn, children before their parents.
    fn turn(&self, turn: usize) -> usize {
        match self.order.get(turn) {
            Some(&node) => node as usize,
            None => self.parents.len() - 1 - turn,
        }
    }

    /// What each node holds at least.
    #[must_use]
    pub fn values(&self) -> &[u128] {
        &self.values
    }

    /// What all the roots hold at least together.
    #[must_use]
    pub fn total(&self) -> u128 {
        self.parents.iter().zip(&self.values).filter(|pair| *pair.0 == NO_PARENT).map(|pair| pair.1).sum()
    }

    /// The nodes that what these nodes hold rests on, sorted. Where a node says as much as its children hold, it is the
    /// ground and they are not.
    #[must_use]
    pub fn grounds(&self, of: &[u32]) -> Vec<u32> {
        let children = self.children.get_or_init(|| Children::of(&self.parents));
        let mut waiting: Vec<u32> =
            of.iter().copied().filter(|node| (*node as usize) < self.values.len()).collect();
        let (mut seen, mut grounds) = (FxHashSet::default(), Vec::new());
        while let Some(node) = waiting.pop() {
            let at = node as usize;
            if !seen.insert(node) {
                continue;
            }
            // A node that says itself what it holds does not rest on those in it.
            match self.own[at] {
                true if self.values[at] > 0 => grounds.push(node),
                true => {}
                false => waiting.extend(children.of_node(at)),
            }
        }
        grounds.sort_unstable();
        grounds
    }

    /// The grounds of all the roots, sorted.
    #[must_use]
    pub fn all_grounds(&self) -> Vec<u32> {
        let roots = (0_u32..).zip(&self.parents).filter(|(_, parent)| **parent == NO_PARENT);
        self.grounds(&roots.map(|(root, _)| root).collect::<Vec<_>>())
    }
}

/// An order of the nodes in which each comes after its children.
fn children_first(parents: &[u32]) -> Result<Vec<u32>, BoundError> {
    let mut waiting = vec![0_u32; parents.len()];
    for &parent in parents {
        if let Some(waiting) = waiting.get_mut(parent as usize) {
            *waiting += 1;
        }
    }
    let mut order: Vec<u32> =
        (0_u32..).zip(&waiting).filter(|pair| *pair.1 == 0).map(|pair| pair.0).collect();
    let mut next = 0;
    while let Some(&node) = order.get(next) {
        next += 1;
        let parent = parents[node as usize];
        if let Some(waiting) = waiting.get_mut(parent as usize) {
            *waiting -= 1;
            if *waiting == 0 {
                order.push(parent);
            }
        }
    }
    match (0_u32..).zip(&waiting).find(|pair| *pair.1 > 0) {
        Some((node, _)) => Err(BoundError::NoTree { node }),
        None => Ok(order),
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    #[test]
    fn a_total_and_its_parts_do_not_add() {
        // A country of 20 with two cities: one of 16, one of 3 with districts of 1 and 2.
        let parents = [None, Some(0), Some(0), Some(2), Some(2)];
        let forest = Forest::new(&parents, &[20, 16, 3, 1, 2]).unwrap();
        assert_eq!(forest.values(), [20, 16, 3, 1, 2]);
        assert_eq!((forest.total(), forest.all_grounds()), (20, vec![0]));
        assert_eq!(forest.grounds(&[2]), [2], "as much as its parts: the node alone");
        assert_eq!(forest.grounds(&[2, 4, 4, 9]), [2, 4], "what is asked for twice, or is none");
        let forest = Forest::new(&parents, &[18, 16, 0, 1, 2]).unwrap();
        assert_eq!((forest.total(), forest.all_grounds()), (19, vec![1, 3, 4]));
    }

    #[test]
    fn a_deep_chain_and_hostile_figures_are_no_danger() {
        let count = 200_000_u32;
        for upwards in [true, false] {
            let parents: Vec<Option<u32>> = (0..count)
                .map(
                    |node| if upwards { (node + 1 < count).then_some(node + 1) } else { node.checked_sub(1) },
                )
                .collect();
            let lows: Vec<u64> = (0..u64::from(count)).map(|node| node % 1_000).collect();
            let forest = Forest::new(&parents, &lows).unwrap();
            assert_eq!(forest.total(), 999);
            assert_eq!(forest.all_grounds().len(), 1);
        }
        let forest = Forest::new(&[None, Some(0), Some(0)], &[1, u64::MAX, u64::MAX]).unwrap();
        assert_eq!(forest.total(), 2 * u128::from(u64::MAX));
    }

    #[test]
    fn what_is_no_forest_is_an_error() {
        assert_eq!(Forest::new(&[Some(1), Some(0)], &[1, 1]).unwrap_err(), BoundError::NoTree { node: 0 });
        assert_eq!(Forest::new(&[Some(7)], &[1]).unwrap_err(), BoundError::NoTree { node: 0 });
        assert!(Forest::new(&[None], &[]).is_err());
        assert_eq!(Forest::new(&[], &[]).unwrap().total(), 0);
    }
}
