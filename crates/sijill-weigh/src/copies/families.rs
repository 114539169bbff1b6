//! Families: what is joined to what, whatever the order in which it was joined.

/// A forest over positions, where each tree is a family.
#[derive(Debug, Clone, Default)]
pub(super) struct Families {
    /// What each position hangs on; itself at a root.
    parents: Vec<u32>,
    /// At each root, how many are in its tree: the smaller tree is hung on the larger, so that none is deep.
    sizes: Vec<u32>,
    /// At each root, the lowest report number of its tree.
    lowest: Vec<u32>,
}

impl Families {
    /// One more report, alone, at the next position.
    pub(super) fn push(&mut self, report: u32) {
        self.parents.push(u32::try_from(self.parents.len()).unwrap_or(u32::MAX));
        self.sizes.push(1);
        self.lowest.push(report);
    }

    /// The root of a position's tree.
    pub(super) fn root(&self, mut position: u32) -> u32 {
        while self.parents[position as usize] != position {
            position = self.parents[position as usize];
        }
        position
    }

    /// The lowest report number of a position's family.
    pub(super) fn lowest(&self, position: u32) -> u32 {
        self.lowest[self.root(position) as usize]
    }

    /// Makes the families of two positions one.
    pub(super) fn join(&mut self, one: u32, other: u32) {
        let (one, other) = (self.root(one), self.root(other));
        if one == other {
            return;
        }
        let (root, leaf) =
            if self.sizes[one as usize] < self.sizes[other as usize] { (other, one) } else { (one, other) };
        self.parents[leaf as usize] = root;
        self.sizes[root as usize] += self.sizes[leaf as usize];
        self.lowest[root as usize] = self.lowest[root as usize].min(self.lowest[leaf as usize]);
    }
}

#[cfg(test)]
mod tests {
    use super::Families;

    #[test]
    fn the_lowest_number_stands_for_all_that_is_joined() {
        let mut families = Families::default();
        for report in [7, 3, 9, 1, 5] {
            families.push(report);
        }
        families.join(0, 2);
        families.join(1, 4);
        assert_eq!([0, 1, 2, 3, 4].map(|position| families.lowest(position)), [7, 3, 7, 1, 3]);
        families.join(2, 4);
        families.join(4, 0);
        assert_eq!([0, 1, 2, 3, 4].map(|position| families.lowest(position)), [3, 3, 3, 1, 3]);
    }
}
