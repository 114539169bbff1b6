//! Weights as they lie in the model file: a hash table of features whose rows hold a small integer per class.
//! Nothing is decoded at start; rows are added up where they lie.
//!
//! Most features speak of few classes, so rows come in four sizes: up to 3, 7 or 15 pairs of class and weight, or one
//! weight for every class. Rows are numbered from one; the widest come first, and of each size the most used.

use super::file::{Cursor, ModelError};
use super::slots::Slots;

/// Bits of a slot that hold the row's number.
pub const ROW_BITS: u32 = 19;
/// Sizes in bytes of the rows that hold pairs.
pub const SMALL: usize = 6;
/// See [`SMALL`].
pub const MIDDLE: usize = 14;
/// See [`SMALL`].
pub const LARGE: usize = 30;
/// How many features are looked up at a time.
const BATCH: usize = 96;

/// How many classes there can be at the most.
pub const CLASSES: usize = 128;

/// Sums of weights, one for each class.
pub type Scores = [i16; CLASSES];

/// The class with the highest score, the first of equals.
#[must_use]
#[inline]
pub fn best<const W: usize>(scores: &Scores) -> usize {
    let Some(scores) = scores.first_chunk::<W>() else { return 0 };
    let highest = scores.iter().fold(i16::MIN, |highest, &score| highest.max(score));
    // Sixteen at a time, as processors compare them.
    let (blocks, _) = scores.as_chunks::<16>();
    let holds = |block: &[i16; 16]| block.iter().fold(false, |found, &score| found | (score == highest));
    let block = blocks.iter().position(holds).unwrap_or(0);
    let inside = blocks.get(block).and_then(|b| b.iter().position(|&score| score == highest));
    block * 16 + inside.unwrap_or(0)
}

/// Weights for at most `W` classes.
#[derive(Debug, Clone, Copy)]
pub struct Weights<'m, const W: usize> {
    slots: Slots<'m, ROW_BITS>,
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
        let counts = [file.number()?, file.number()?, file.number()?, file.number()?];
        Ok(Self {
            slots: Slots::read(file)?,
            full: file.rows(counts[0])?,
            large: file.rows(counts[1])?,
            middle: file.rows(counts[2])?,
            small: file.rows(counts[3])?,
        })
    }

    /// Adds what is known of the features. All rows are found before the first is added, for memory is slow and
    /// answers many questions at once.
    #[inline]
    pub fn add(&self, keys: &[u32], scores: &mut Scores) {
        for keys in keys.chunks(BATCH) {
            let (mut rows, mut count) = ([0u32; BATCH], 0);
            for &key in keys {
                let row = self.slots.find(key);
                if let Some(place) = rows.get_mut(count) {
                    *place = row;
                }
                count += usize::from(row != 0);
            }
            for &row in rows.get(..count).unwrap_or(&rows) {
                self.add_row(row as usize - 1, scores);
            }
        }
    }

    #[inline]
    fn add_row(&self, row: usize, scores: &mut Scores) {
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

/// The mask changes no class, and saves a test for each.
#[inline]
fn add_pairs<const N: usize>(row: &[u8; N], scores: &mut Scores) {
    let (pairs, _) = row.as_chunks::<2>();
    for &[class, weight] in pairs {
        scores[usize::from(class) & (CLASSES - 1)] += i16::from(weight.cast_signed());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_of_the_highest_is_best() {
        let mut scores = [-5i16; CLASSES];
        assert_eq!(best::<80>(&scores), 0);
        (scores[7], scores[70], scores[127]) = (3, 3, 9);
        assert_eq!(best::<80>(&scores), 7);
        scores[79] = 4;
        assert_eq!(best::<80>(&scores), 79);
    }
}
