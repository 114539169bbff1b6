//! A family with only the cells that matter: those that no other cell makes superfluous, each standing for its likes.

use super::family::{Family, Sense};
use rustc_hash::FxHashMap;

/// Rows against columns. A column is a cell that stands for every cell that is in the same rows, and for those that it is
/// always as good to fill (or to cap) instead.
#[derive(Debug, Clone)]
pub(super) struct Grid {
    /// The rows; their cells are columns. Those of a ceiling may have none left, and then bind nothing.
    pub(super) family: Family,
    /// The rows of each column, sorted.
    pub(super) columns: Vec<Vec<u32>>,
    /// The cell of the family it was made of that each column is.
    pub(super) stands: Vec<u32>,
}

impl Grid {
    /// The grid of a family. Among cells in the same rows the one with the most `weight` stands for all.
    pub(super) fn of(family: &Family, weight: impl Fn(u32) -> usize) -> Self {
        let mut signatures: Vec<Vec<u32>> = vec![Vec::new(); family.cells];
        for (position, row) in (0_u32..).zip(&family.rows) {
            for &cell in &row.cells {
                signatures[cell as usize].push(position);
            }
        }
        let mut classes: FxHashMap<Vec<u32>, u32> = FxHashMap::default();
        for (cell, signature) in (0_u32..).zip(signatures) {
            let stands = classes.entry(signature).or_insert(cell);
            if weight(cell) > weight(*stands) {
                *stands = cell;
            }
        }
        let mut classes: Vec<(Vec<u32>, u32)> = classes.into_iter().collect();
        classes.sort_unstable_by(|one, other| (one.0.len(), &one.0).cmp(&(other.0.len(), &other.0)));
        let (columns, stands): (Vec<_>, Vec<_>) = match family.sense {
            Sense::Floor => widest(classes, family.rows.len()),
            Sense::Ceiling => narrowest(classes, family.rows.len()),
        }
        .into_iter()
        .unzip();
        let mut family = family.clone();
        family.cells = columns.len();
        family.rows.iter_mut().for_each(|row| row.cells.clear());
        for (column, rows) in (0_u32..).zip(&columns) {
            for &row in rows {
                family.rows[row as usize].cells.push(column);
            }
        }
        Self { family, columns, stands }
    }

    /// The grid of the rows chosen alone; `stands` names columns of this one.
    pub(super) fn part(&self, chosen: &[u32]) -> Self {
        let (family, names) = self.family.part(chosen);
        // For a floor the column that fills the most other rows besides, for a ceiling the one that fills the fewest.
        let mut part = Self::of(&family, |cell| {
            let rows = self.columns[names[cell as usize] as usize].len();
            if family.sense == Sense::Floor { rows } else { usize::MAX - rows }
        });
        part.stands.iter_mut().for_each(|cell| *cell = names[*cell as usize]);
        part
    }

    /// What is asked of a row.
    pub(super) fn bound(&self, row: usize) -> u64 {
        self.family.rows[row].bound
    }

    /// The columns of a row.
    pub(super) fn row(&self, row: usize) -> &[u32] {
        &self.family.rows[row].cells
    }
}

/// People who must be somewhere are best put where they count for most rows: columns in no other's rows alone.
fn widest(mut classes: Vec<(Vec<u32>, u32)>, rows: usize) -> Vec<(Vec<u32>, u32)> {
    classes.reverse();
    let mut kept: Vec<(Vec<u32>, u32)> = Vec::new();
    let mut of_row: Vec<Vec<usize>> = vec![Vec::new(); rows];
    for class in classes {
        let rarest = class.0.iter().min_by_key(|&&row| of_row[row as usize].len());
        let held = rarest.is_some_and(|&row| {
            of_row[row as usize].iter().any(|&other| is_within(&class.0, &kept[other].0))
        });
        if !held {
            class.0.iter().for_each(|&row| of_row[row as usize].push(kept.len()));
            kept.push(class);
        }
    }
    kept
}

/// People who may be anywhere are best put where they count for fewest rows: columns that hold no other's rows.
fn narrowest(classes: Vec<(Vec<u32>, u32)>, rows: usize) -> Vec<(Vec<u32>, u32)> {
    let mut kept: Vec<(Vec<u32>, u32)> = Vec::new();
    let mut by_first: Vec<Vec<usize>> = vec![Vec::new(); rows];
    for class in classes {
        let holds = class
            .0
            .iter()
            .any(|&row| by_first[row as usize].iter().any(|&other| is_within(&kept[other].0, &class.0)));
        if let (false, Some(&first)) = (holds, class.0.first()) {
            by_first[first as usize].push(kept.len());
            kept.push(class);
        }
    }
    kept
}

/// True where each of `inner` is in `outer`; both sorted.
pub(super) fn is_within(inner: &[u32], outer: &[u32]) -> bool {
    let mut outer = outer.iter();
    inner.len() <= outer.len() && inner.iter().all(|one| outer.by_ref().any(|other| other == one))
}
