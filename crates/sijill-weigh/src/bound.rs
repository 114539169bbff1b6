//! Bounds of a total from claims that each bound the sum over the cells that they cover, with the grounds of each bound.
//!
//! A cell holds an unknown whole number of people. Floors use what claims say at least, ceilings what they say at most,
//! contradictions both. Covers that nest are settled by one pass over a tree, covers that cross by a linear program
//! whose answer is proved again in whole numbers: a floor is never too high and a ceiling never too low, whatever
//! floating point did. Not for: saying which claim covers what, or which claims count.

mod clash;
mod conflict;
mod crossing;
mod family;
mod forest;
mod grid;
mod grounds;
#[cfg(test)]
mod laws;
mod linear;
mod mend;
mod nested;
mod part;
mod program;
mod proof;
mod search;
mod settle;
#[cfg(test)]
mod tests;

use family::Family;
pub use forest::Forest;

/// A claim as it bounds a total: what it covers, and how many people are there.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Cover {
    /// The cells, sorted and distinct once the cover is in a [`Problem`].
    pub cells: Vec<u32>,
    /// Their sum is at least this.
    pub low: u64,
    /// Their sum is at most this; nothing where it is open.
    pub high: Option<u64>,
}

/// The floor or the ceiling of a total.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bound {
    /// How many people. A floor beyond what fits is the greatest number that does, and then not exact.
    pub value: u64,
    /// The covers that alone give the bound, none of which can be spared: their positions, sorted. Where hundreds of
    /// covers cross so that people would have to be divided between all of them, some may be left that can be spared.
    pub grounds: Vec<u32>,
    /// True where it is proved to be the best bound in whole numbers; else it holds, but a closer one may too.
    pub exact: bool,
    /// How it was found.
    pub way: Way,
}

/// How a bound was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// The covers nest: one pass over a tree.
    Nested,
    /// Some covers cross: a linear program.
    Crossing,
}

/// Why bounds cannot be asked of what was given.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BoundError {
    /// A cover of nothing.
    #[error("Cover {cover} covers no cell.")]
    Empty {
        /// Its position.
        cover: usize,
    },
    /// A cell that is none.
    #[error("Cover {cover} covers cell {cell}, but there are only {cells} cells.")]
    NoSuchCell {
        /// The cover's position.
        cover: usize,
        /// The cell.
        cell: u32,
        /// How many there are.
        cells: u32,
    },
    /// More covers or nodes than can be numbered.
    #[error("There are {0} covers or nodes, more than can be numbered.")]
    TooMany(usize),
    /// Parents and figures that do not match.
    #[error("There are {parents} parents for {lows} figures.")]
    Uneven {
        /// How many parents.
        parents: usize,
        /// How many figures.
        lows: usize,
    },
    /// A parent that is none, or a node that lies in itself.
    #[error("Node {node} lies in no tree: its parent is missing, or it lies in itself.")]
    NoTree {
        /// The node.
        node: u32,
    },
}

/// Covers over numbered cells: what bounds are asked of.
#[derive(Debug, Clone, Default)]
pub struct Problem {
    covers: Vec<Cover>,
    /// For each cell where its covers begin in `touching`.
    starts: Vec<usize>,
    touching: Vec<u32>,
}

impl Problem {
    /// A problem of `cells` cells; the cells of each cover are sorted, and doubles dropped.
    ///
    /// # Errors
    ///
    /// Where a cover covers nothing or a cell that is none.
    pub fn new(cells: u32, mut covers: Vec<Cover>) -> Result<Self, BoundError> {
        if u32::try_from(covers.len()).is_err() {
            return Err(BoundError::TooMany(covers.len()));
        }
        let mut starts = vec![0_usize; cells as usize + 1];
        for (position, cover) in covers.iter_mut().enumerate() {
            cover.cells.sort_unstable();
            cover.cells.dedup();
            match cover.cells.last() {
                None => return Err(BoundError::Empty { cover: position }),
                Some(&cell) if cell >= cells => {
                    return Err(BoundError::NoSuchCell { cover: position, cell, cells });
                }
                Some(_) => {}
            }
            for &cell in &cover.cells {
                starts[cell as usize + 1] += 1;
            }
        }
        for cell in 1..starts.len() {
            starts[cell] += starts[cell - 1];
        }
        let mut next = starts.clone();
        let mut touching = vec![0; starts.last().copied().unwrap_or_default()];
        for (position, cover) in (0_u32..).zip(&covers) {
            for &cell in &cover.cells {
                touching[next[cell as usize]] = position;
                next[cell as usize] += 1;
            }
        }
        Ok(Self { covers, starts, touching })
    }

    /// The covers, in the order given.
    #[must_use]
    pub fn covers(&self) -> &[Cover] {
        &self.covers
    }

    /// How many cells there are.
    #[must_use]
    pub fn cells(&self) -> u32 {
        u32::try_from(self.starts.len().saturating_sub(1)).unwrap_or(u32::MAX)
    }

    /// The covers of a cell, none where there is no such cell.
    fn touching(&self, cell: u32) -> &[u32] {
        let cell = cell as usize;
        match (self.starts.get(cell), self.starts.get(cell + 1)) {
            (Some(&from), Some(&to)) => &self.touching[from..to],
            _ => &[],
        }
    }

    /// The least total over the cells asked for that contradicts no cover's lower bound.
    ///
    /// Covers that are not wholly inside never bind: their people may be outside.
    #[must_use]
    pub fn floor(&self, asked: &[u32]) -> Bound {
        let settled = settle::settle(&Family::floor(self, asked, |_| true));
        let value = u64::try_from(settled.value);
        Bound {
            value: value.unwrap_or(u64::MAX),
            grounds: settled.grounds,
            exact: settled.exact && value.is_ok(),
            way: settled.way,
        }
    }

    /// The greatest total over the cells asked for that contradicts no cover's upper bound; nothing where it is open,
    /// or so high that no number holds it.
    #[must_use]
    pub fn ceiling(&self, asked: &[u32]) -> Option<Bound> {
        let settled = settle::settle(&Family::ceiling(self, asked, |_| true)?);
        let value = u64::try_from(settled.value).ok()?;
        Some(Bound { value, grounds: settled.grounds, exact: settled.exact, way: settled.way })
    }

    /// Sets of covers that cannot all hold, none of whose members can be spared; sorted. Empty if and only if no
    /// contradiction could be proved.
    ///
    /// Every set there is would be too many. One is looked for around each cover that allows less than what lies in it
    /// says, and around each that says more than what lies over it allows; then, with the widest cover of each set
    /// taken out, in what is left, until that holds. Both go only as far as a set effort, but never stop at nothing. At
    /// most 1,000 sets are given.
    #[must_use]
    pub fn contradictions(&self) -> Vec<Vec<u32>> {
        conflict::contradictions(self)
    }
}
