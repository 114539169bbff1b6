//! Sketches: 252 bytes that stand for a text, and what two of them say of how much their texts share.

use super::shingles::{Shingles, mix};
use super::words::Words;

/// Numbers in a sketch. With pairs of them as bands, 62 bands.
pub(super) const ROWS: usize = 124;

/// Bytes of a sketch written down.
const BYTES: usize = ROWS * 2 + 4;

/// What stands for a text: for each of 124 orders of all runs of words, sixteen bits of the text's first run (`MinHash`),
/// and how many runs there are; without the end of the text, its last third or 80 runs. The same on every machine.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Sketch {
    rows: [u16; ROWS],
    shingles: u32,
}

/// How much two texts share, as their sketches tell it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Similarity {
    /// What both have as a share of what either has; the standard error is at most 0.045.
    pub jaccard: f64,
    /// What both have as a share of what the shorter has.
    pub contained: f64,
}

impl Sketch {
    /// How many bytes [`to_bytes`](Self::to_bytes) gives.
    pub const BYTES: usize = BYTES;

    /// The sketch of a text.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let shingles = Shingles::of_beginning(&Words::of(text));
        let mut least = [u32::MAX; ROWS];
        for shingle in &shingles.set {
            let (low, high) = (*shingle as u32, (*shingle >> 32) as u32);
            for (least, (factor, offset)) in least.iter_mut().zip(&ORDERS) {
                // One product orders by 64 bits of the run in 32 bits; the fold brings its low half into the high one.
                let place = low.wrapping_mul(*factor).wrapping_add(high ^ offset);
                let place = (place ^ (place >> 15)).wrapping_mul(0x2c1b_3c6d);
                *least = (*least).min(place ^ (place >> 16));
            }
        }
        Self {
            rows: least.map(|least| (mix(u64::from(least)) >> 48) as u16),
            shingles: u32::try_from(shingles.set.len()).unwrap_or(u32::MAX),
        }
    }

    /// How many different runs of words the text has, without its end.
    #[must_use]
    pub const fn shingles(&self) -> u32 {
        self.shingles
    }

    /// The sketch written down.
    #[must_use]
    pub fn to_bytes(&self) -> [u8; BYTES] {
        let mut bytes = [0; BYTES];
        let (count, rows) = bytes.split_at_mut(4);
        count.copy_from_slice(&self.shingles.to_le_bytes());
        for (bytes, row) in rows.chunks_exact_mut(2).zip(&self.rows) {
            bytes.copy_from_slice(&row.to_le_bytes());
        }
        bytes
    }

    /// The sketch that was written down; nothing where these are not the bytes of one.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let bytes: &[u8; BYTES] = bytes.try_into().ok()?;
        let (count, rows) = bytes.split_first_chunk::<4>()?;
        let mut sketch = Self { rows: [0; ROWS], shingles: u32::from_le_bytes(*count) };
        for (row, bytes) in sketch.rows.iter_mut().zip(rows.chunks_exact(2)) {
            *row = u16::from_le_bytes([bytes[0], bytes[1]]);
        }
        Some(sketch)
    }

    /// Two neighbouring rows as one number.
    pub(super) fn band(&self, band: usize) -> u32 {
        u32::from(self.rows[band * 2]) << 16 | u32::from(self.rows[band * 2 + 1])
    }
}

/// Estimates how much two texts share. Texts without any run of words share nothing.
#[must_use]
pub fn similarity(one: &Sketch, other: &Sketch) -> Similarity {
    let (short, long) = (one.shingles.min(other.shingles), one.shingles.max(other.shingles));
    if short == 0 {
        return Similarity { jaccard: 0.0, contained: 0.0 };
    }
    let equal: u16 = one.rows.iter().zip(&other.rows).map(|(one, other)| u16::from(one == other)).sum();
    let jaccard = f64::from(equal) / ROWS as f64;
    let shared = jaccard / (1.0 + jaccard) * (f64::from(short) + f64::from(long));
    Similarity { jaccard, contained: (shared / f64::from(short)).min(1.0) }
}

/// For each row an odd factor and an offset.
const ORDERS: [(u32, u32); ROWS] = {
    let mut orders = [(0, 0); ROWS];
    let mut row = 0;
    while row < ROWS {
        let number = mix(row as u64);
        orders[row] = (number as u32 | 1, (number >> 32) as u32);
        row += 1;
    }
    orders
};

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    fn numbers(range: std::ops::Range<u32>) -> String {
        range.map(|number| format!("w{number} ")).collect()
    }

    #[test]
    fn bytes_and_back() {
        let sketch = Sketch::of("Four lorries were hit on the road to the town in the evening.");
        let bytes = sketch.to_bytes();
        assert!(bytes.len() <= 256);
        assert_eq!(Sketch::from_bytes(&bytes).unwrap(), sketch);
        assert_eq!(Sketch::from_bytes(&bytes[1..]), None);
    }

    #[test]
    fn a_sketch_is_the_same_on_every_machine() {
        let sketch = Sketch::of("Four lorries were hit on the road to the town in the evening.");
        assert_eq!((sketch.shingles, &sketch.rows[..4]), (10, &[61061, 64820, 39950, 21060][..]));
    }

    #[test]
    fn estimates_come_near_the_truth() {
        // Runs are shared in known parts; over twenty pairs the mean must be close, each pair within four errors.
        for (shared, each, end) in [(400, 1000, 80), (250, 400, 80), (900, 1000, 80), (30, 40, 0)] {
            let truth = f64::from(shared - 3 - end) / f64::from(2 * each - shared - 3 - end);
            let mut sum = 0.0;
            for pair in 0..20 {
                let start = pair * 10_000;
                let one = Sketch::of(&numbers(start..start + each));
                let other = Sketch::of(&numbers(start + each - shared..start + 2 * each - shared));
                let found = similarity(&one, &other).jaccard;
                assert!((found - truth).abs() < 0.18, "{found} {truth}");
                sum += found;
            }
            assert!((sum / 20.0 - truth).abs() < 0.035, "{} {truth}", sum / 20.0);
        }
    }

    #[test]
    fn an_excerpt_is_contained() {
        let found = similarity(&Sketch::of(&numbers(0..800)), &Sketch::of(&numbers(0..300)));
        assert!(found.contained > 0.75 && found.jaccard < 0.55, "{found:?}");
        let nothing = similarity(&Sketch::of("too short"), &Sketch::of("too short"));
        assert!(nothing.contained == 0.0 && nothing.jaccard == 0.0);
    }
}
