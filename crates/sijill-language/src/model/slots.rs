//! A hash table that lies in the model file: from keys to small numbers, found without a single branch, so that the
//! processor can look up many at a time.

use super::file::{Cursor, ModelError};

/// A key's number lies in one of so many slots from where its search starts.
pub const WINDOW: usize = 4;

/// A table whose slots hold the low bits of a key above a number of `BITS` bits that is not 0. An empty slot is 0.
#[derive(Debug, Clone, Copy)]
pub struct Slots<'m, const BITS: u32> {
    size: u64,
    slots: &'m [[u8; 4]],
}

impl<'m, const BITS: u32> Slots<'m, BITS> {
    pub(super) fn read(file: &mut Cursor<'m>) -> Result<Self, ModelError> {
        let size = file.number()?;
        Ok(Self { size: size as u64, slots: file.rows(size.saturating_add(WINDOW))? })
    }

    /// The number of a key, or 0. One unknown key in some thousands is taken for another.
    #[must_use]
    #[inline]
    pub fn find(&self, key: u32) -> u32 {
        let from = start(key, self.size);
        let Some(window) = self.slots.get(from..).and_then(|s| s.first_chunk::<WINDOW>()) else { return 0 };
        let fits = |slot: &[u8; 4]| {
            let slot = u32::from_le_bytes(*slot);
            if (slot ^ (key << BITS)) >> BITS == 0 { slot & ((1 << BITS) - 1) } else { 0 }
        };
        window.iter().map(fits).fold(0, |found, number| found | number)
    }

    /// Lays out a table about `share` percent full: its bytes, and the keys that found no place.
    #[must_use]
    pub fn write(mut entries: Vec<(u32, u32)>, share: usize) -> (Vec<u8>, Vec<u32>) {
        entries.sort_unstable();
        let size = entries.len() * 100 / share.clamp(1, 99) + 1;
        let (mut slots, mut left_out) = (vec![0u32; size + WINDOW], Vec::new());
        let mut free = 0;
        for (key, number) in entries {
            let from = start(key, size as u64);
            free = free.max(from);
            match slots.get_mut(free) {
                Some(slot) if free < from + WINDOW => {
                    *slot = (key << BITS) | number;
                    free += 1;
                }
                _ => left_out.push(key),
            }
        }
        let size = u32::try_from(size).unwrap_or(u32::MAX);
        let bytes = std::iter::once(size).chain(slots).flat_map(u32::to_le_bytes).collect();
        (bytes, left_out)
    }
}

#[inline]
const fn start(key: u32, size: u64) -> usize {
    ((key as u64 * size) >> 32) as usize
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a failed unwrap fails the test")]
    use super::super::file::MAGIC;
    use super::*;

    #[test]
    fn what_is_written_is_found() {
        let entries: Vec<(u32, u32)> = (1..2000u32).map(|i| (i.wrapping_mul(2_654_435_769), i)).collect();
        let (bytes, left_out) = Slots::<12>::write(entries.clone(), 40);
        let file = [MAGIC, &bytes].concat();
        let slots = Slots::<12>::read(&mut Cursor::new(&file).unwrap()).unwrap();
        assert!(left_out.len() < 20, "{}", left_out.len());
        for (key, number) in entries {
            assert!(left_out.contains(&key) || slots.find(key) == number);
        }
        let strangers = (0..10_000u32).filter(|i| slots.find(i.wrapping_mul(97_531)) != 0).count();
        assert!(strangers < 100, "{strangers}");
    }

    #[test]
    fn an_empty_table_finds_nothing() {
        let (bytes, _) = Slots::<12>::write(Vec::new(), 40);
        let file = [MAGIC, &bytes].concat();
        let slots = Slots::<12>::read(&mut Cursor::new(&file).unwrap()).unwrap();
        assert_eq!((slots.find(0), slots.find(u32::MAX)), (0, 0));
    }
}
