//! Writes what was learnt as a model file: weights become small integers, and rows are laid out as `Weights` reads them.

use sijill_language::model::weights::{LARGE, MIDDLE, ROW_BITS, SMALL, SPARE_SLOTS, Weights};

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
    let keys: Vec<u32> = rows.iter().flatten().map(|(key, _)| *key).collect();
    eprint_sizes(&rows, scale);
    let entries = keys.iter().enumerate().map(|(row, &key)| (key, Weights::<W>::slot(key, row as u32)));
    number(out, W);
    let (size, slots) = slots(entries.collect());
    number(out, size);
    rows.iter().for_each(|r| number(out, r.len()));
    out.extend(slots);
    rows.iter().flatten().for_each(|(_, row)| out.extend(row));
}

#[expect(clippy::print_stderr, reason = "a developer's tool says what it does")]
fn eprint_sizes(rows: &[Vec<(u32, Vec<u8>)>; 4], scale: f32) {
    let counts = rows.each_ref().map(Vec::len);
    eprintln!(
        "  rows: full {}, large {}, middle {}, small {}; scale {scale:.4}",
        counts[0], counts[1], counts[2], counts[3]
    );
    if counts.iter().sum::<usize>() >= (1 << ROW_BITS) {
        eprintln!("  too many rows: the model will be wrong");
    }
}

fn padded(mut pairs: Vec<u8>, size: usize) -> Vec<u8> {
    pairs.resize(size, 0);
    pairs
}

/// Lays entries out as an open-addressed table, three quarters full: its size, and its bytes.
pub(crate) fn slots(mut entries: Vec<(u32, u32)>) -> (usize, Vec<u8>) {
    entries.sort_unstable();
    let mut size = entries.len() * 4 / 3 + 1;
    loop {
        let mut slots = vec![0u32; size + SPARE_SLOTS];
        let mut at = 0;
        for &(key, value) in &entries {
            at = at.max(Weights::<0>::start(key, size as u64));
            if at >= slots.len() {
                break;
            }
            slots[at] = value;
            at += 1;
        }
        if at < slots.len() {
            return (size, slots.iter().flat_map(|s| s.to_le_bytes()).collect());
        }
        size += size / 8 + 1;
    }
}

/// Appends a number.
pub(crate) fn number(out: &mut Vec<u8>, number: usize) {
    out.extend(u32::try_from(number).unwrap_or(u32::MAX).to_le_bytes());
}
