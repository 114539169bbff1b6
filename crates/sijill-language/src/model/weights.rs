//! Weights as they lie in the model file: a hash table of features whose rows hold a small integer per class.
//! Nothing is decoded at start; rows are added up where they lie.
//!
//! Most features speak of few classes, so rows come in four sizes: up to 3, 7 or 15 pairs of class and weight, or one
//! weight for every class. A slot of the table holds 12 bits of the feature's key and the row's number, counted from one.

use super::file::{Cursor, ModelError};

/// Bits of a slot that hold the row's number.
pub const ROW_BITS: u32 = 20;
/// Slots after the end, so that a search never turns round.
pub const SPARE_SLOTS: usize = 64;
/// Sizes in bytes of the rows that hold pairs.
pub const SMALL: usize = 6;
/// See [`SMALL`].
pub const MIDDLE: usize = 14;
/// See [`SMALL`].
pub const LARGE: usize = 30;

/// Sums of weights, one for each of at most `W` classes.
pub type Scores<const W: usize> = [i16; W];

/// Weights for at most `W` classes.
#[derive(Debug, Clone, Copy)]
pub struct Weights<'m, const W: usize> {
    size: u64,
    slots: &'m [[u8; 4]],
    full: &'m [[u8; W]],
    large: &'m [[u8; LARGE]],
    middle: &'m [[u8; MIDDLE]],
    small: &'m [[u8; SMALL]],
}

impl<'m, const W: usize> Weights<'m, W> {
    /// Takes the weights from a model file.
    pub(super) fn read(file: &mut Cursor<'m>) -> Result<Self, ModelError> {
        if file.number()? != W {
            return Err(ModelError::Width { expected: W });
        }
        let size = file.number()?;
        let counts = [file.number()?, file.number()?, file.number()?, file.number()?];
        Ok(Self {
            size: size as u64,
            slots: file.rows(size.saturating_add(SPARE_SLOTS))?,
            full: file.rows(counts[0])?,
            large: file.rows(counts[1])?,
            middle: file.rows(counts[2])?,
            small: file.rows(counts[3])?,
        })
    }

    /// Where the search for a key begins in a table of `size` slots.
    #[must_use]
    #[inline]
    pub const fn start(key: u32, size: u64) -> usize {
        ((key as u64 * size) >> 32) as usize
    }

    /// What a slot holds for a key and a row.
    #[must_use]
    pub const fn slot(key: u32, row: u32) -> u32 {
        (key << ROW_BITS) | (row + 1)
    }

    #[inline]
    fn find(&self, key: u32) -> Option<usize> {
        let from = Self::start(key, self.size);
        for slot in self.slots.get(from..).unwrap_or_default() {
            let slot = u32::from_le_bytes(*slot);
            if slot == 0 {
                return None;
            }
            if (slot ^ (key << ROW_BITS)) >> ROW_BITS == 0 {
                return Some((slot & ((1 << ROW_BITS) - 1)) as usize - 1);
            }
        }
        None
    }

    /// Adds what is known of the features.
    #[inline]
    pub fn add(&self, keys: &[u32], scores: &mut Scores<W>) {
        for &key in keys {
            if let Some(row) = self.find(key) {
                self.add_row(row, scores);
            }
        }
    }

    #[inline]
    fn add_row(&self, row: usize, scores: &mut Scores<W>) {
        if let Some(row) = self.full.get(row) {
            for (score, &weight) in scores.iter_mut().zip(row) {
                *score += i16::from(weight.cast_signed());
            }
            return;
        }
        let row = row - self.full.len();
        if let Some(row) = self.large.get(row) {
            return add_pairs(row, scores);
        }
        let row = row - self.large.len();
        if let Some(row) = self.middle.get(row) {
            return add_pairs(row, scores);
        }
        if let Some(row) = self.small.get(row - self.middle.len()) {
            add_pairs(row, scores);
        }
    }
}

#[inline]
fn add_pairs<const N: usize, const W: usize>(row: &[u8; N], scores: &mut Scores<W>) {
    let (pairs, _) = row.as_chunks::<2>();
    for &[class, weight] in pairs {
        if let Some(score) = scores.get_mut(usize::from(class)) {
            *score += i16::from(weight.cast_signed());
        }
    }
}
