//! Writes what was learnt as a model file: weights become small integers, and rows are laid out as `Weights` reads them.

use sijill_language::model::slots::Slots;
use sijill_language::model::weights::{LARGE, MIDDLE, ROW_BITS, SMALL};

/// How learnt weights become integers.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Rounding {
    /// The share of weights, the largest, that may be cut to 127.
    pub(crate) cut: f64,
    /// Integers smaller than this are dropped.
    pub(crate) least: i8,
}

/// Appends one table.
pub(crate) fn table<const W: usize>(out: &mut Vec<u8>, averages: &[(u32, [f32; W])], rounding: Rounding) {
    let mut sizes: Vec<f32> =
        averages.iter().flat_map(|(_, row)| row).map(|w| w.abs()).filter(|&w| w > 0.0).collect();
    sizes.sort_unstable_by(f32::total_cmp);
    let last = sizes.len().saturating_sub(1);
    let largest = sizes.get(last - (last as f64 * rounding.cut) as usize).copied().unwrap_or(1.0);
    let scale = 127.0 / largest;
    let mut rows: [Vec<(u32, Vec<u8>)>; 4] = Default::default();
    for (key, row) in averages {
        let mut row: Vec<i8> = row.iter().map(|&w| (w * scale).round().clamp(-127.0, 127.0) as i8).collect();
        row.iter_mut().filter(|w| w.abs() < rounding.least).for_each(|w| *w = 0);
        let pairs: Vec<u8> = row
            .iter()
            .enumerate()
            .filter(|(_, w)| **w != 0)
            .flat_map(|(i, &w)| [i as u8, w.cast_unsigned()])
            .collect();
        match pairs.len() {
            0 => {}
            n if n <= SMALL => rows[3].push((*key, padded(pairs, SMALL))),
            n if n <= MIDDLE => rows[2].push((*key, padded(pairs, MIDDLE))),
            n if n <= LARGE => rows[1].push((*key, padded(pairs, LARGE))),
            _ => rows[0].push((*key, row.iter().map(|w| w.cast_unsigned()).collect())),
        }
    }
    let keys = rows.iter().flatten().map(|(key, _)| *key);
    let entries = keys.zip(1..).collect();
    let (slots, left_out) = Slots::<ROW_BITS>::write(entries, 45);
    say_sizes(&rows, scale, left_out.len());
    number(out, W);
    rows.iter().for_each(|r| number(out, r.len()));
    out.extend(slots);
    rows.iter().flatten().for_each(|(_, row)| out.extend(row));
}

#[expect(clippy::print_stderr, reason = "a developer's tool says what it does")]
fn say_sizes(rows: &[Vec<(u32, Vec<u8>)>; 4], scale: f32, left_out: usize) {
    let [full, large, middle, small] = rows.each_ref().map(Vec::len);
    eprintln!(
        "  rows: {full} full, {large} large, {middle} middle, {small} small; {left_out} left out; scale {scale:.3}"
    );
    if full + large + middle + small >= (1 << ROW_BITS) {
        eprintln!("  too many rows: the model will be wrong");
    }
}

fn padded(mut pairs: Vec<u8>, size: usize) -> Vec<u8> {
    pairs.resize(size, 0);
    pairs
}

/// Appends a number.
pub(crate) fn number(out: &mut Vec<u8>, number: usize) {
    out.extend(u32::try_from(number).unwrap_or(u32::MAX).to_le_bytes());
}
