//! Columns: how views lie in a store. A view is a table of rows that are numbered from 0; each of its columns is cut into
//! parts of [`ROWS`] rows, packed, and sealed with a checksum, so that a question reads only the columns that it asks of
//! and a damaged part is told rather than believed.

use std::borrow::Cow;

use thiserror::Error;

use crate::codec::{CodecError, squeeze, unsqueeze};

/// Rows of a part.
pub const ROWS: u64 = 4096;

/// What a number column holds where nothing is known.
pub const NONE: i64 = i64::MIN;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Holds {
    /// Numbers.
    Numbers,
    /// Words.
    Words,
}

/// The values of one part of one column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Values {
    /// Numbers.
    Numbers(Vec<i64>),
    /// Words.
    Words(Vec<String>),
}

/// Why a part could not be read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PartError {
    /// Its checksum is another.
    #[error("part {part} of column {column} was altered")]
    Altered {
        /// Which column.
        column: u32,
        /// Which part.
        part: u32,
    },
    /// Its bytes are not of the form.
    #[error("part {part} of column {column} is not of its form")]
    Form {
        /// Which column.
        column: u32,
        /// Which part.
        part: u32,
    },
    /// It could not be packed.
    #[error("a part could not be packed: {0}")]
    Codec(#[from] CodecError),
}

impl Values {
    /// None yet.
    #[must_use]
    pub const fn empty(holds: Holds) -> Self {
        match holds {
            Holds::Numbers => Self::Numbers(Vec::new()),
            Holds::Words => Self::Words(Vec::new()),
        }
    }

    /// How many.
    #[must_use]
    pub const fn len(&self) -> usize {
        match self {
            Self::Numbers(values) => values.len(),
            Self::Words(values) => values.len(),
        }
    }

    /// True where there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The number at a row; [`NONE`] where there is none.
    #[must_use]
    pub fn number(&self, row: usize) -> i64 {
        match self {
            Self::Numbers(values) => values.get(row).copied().unwrap_or(NONE),
            Self::Words(_) => NONE,
        }
    }

    /// The words at a row; empty where there are none.
    #[must_use]
    pub fn words(&self, row: usize) -> &str {
        match self {
            Self::Numbers(_) => "",
            Self::Words(values) => values.get(row).map_or("", String::as_str),
        }
    }

    /// Packs and seals them.
    ///
    /// # Errors
    /// Where the compressor fails.
    pub fn pack(&self, column: u32, part: u32) -> Result<Vec<u8>, PartError> {
        let plain = match self {
            Self::Numbers(values) => pack_numbers(values),
            Self::Words(values) => pack_words(values),
        };
        let mut out = squeeze(&plain)?;
        let sum = checksum(column, part, &out);
        out.extend(sum.to_le_bytes());
        Ok(out)
    }

    /// Reads what [`Values::pack`] wrote.
    ///
    /// # Errors
    /// [`PartError`] where it was altered.
    pub fn unpack(holds: Holds, column: u32, part: u32, bytes: &[u8]) -> Result<Self, PartError> {
        let altered = || PartError::Altered { column, part };
        let form = || PartError::Form { column, part };
        let (packed, sum) = bytes.split_last_chunk::<4>().ok_or_else(altered)?;
        if u32::from_le_bytes(*sum) != checksum(column, part, packed) {
            return Err(altered());
        }
        let plain = unsqueeze(packed).map_err(|_| form())?;
        match holds {
            Holds::Numbers => unpack_numbers(&plain).map(Self::Numbers),
            Holds::Words => unpack_words(&plain).map(Self::Words),
        }
        .ok_or_else(form)
    }
}

/// A checksum over bytes and where they belong, so that no two parts can change places.
pub(crate) fn checksum(column: u32, part: u32, bytes: &[u8]) -> u32 {
    let mut sum = flate2::Crc::new();
    sum.update(&column.to_le_bytes());
    sum.update(&part.to_le_bytes());
    sum.update(bytes);
    sum.sum()
}

/// Count, width, least number, then each number's distance from the least; [`NONE`] is the greatest distance of its width.
fn pack_numbers(values: &[i64]) -> Vec<u8> {
    let known = || values.iter().copied().filter(|v| *v != NONE);
    let least = known().min().unwrap_or(0);
    let most = known().map(|v| v.wrapping_sub(least) as u64).max().unwrap_or(0);
    let any_none = values.contains(&NONE);
    // One value more than the distances must fit, for what is not known.
    let top = if any_none { most.saturating_add(1) } else { most };
    let width: u8 = match top {
        0 => 0,
        1..=0xff => 1,
        0x100..=0xffff => 2,
        0x1_0000..=0xffff_ffff => 4,
        _ => 8,
    };
    let mut out = Vec::with_capacity(11 + values.len() * usize::from(width));
    out.extend((values.len() as u16).to_le_bytes());
    out.push(width | if any_none { 0x10 } else { 0 });
    out.extend(least.to_le_bytes());
    let nothing = if width == 8 { u64::MAX } else { (1 << (8 * u32::from(width))) - 1 };
    for &value in values {
        let distance = if value == NONE { nothing } else { value.wrapping_sub(least) as u64 };
        out.extend_from_slice(&distance.to_le_bytes()[..usize::from(width)]);
    }
    out
}

fn unpack_numbers(bytes: &[u8]) -> Option<Vec<i64>> {
    let (count, rest) = bytes.split_first_chunk::<2>()?;
    let (&[tag], rest) = rest.split_first_chunk::<1>()?;
    let (least, data) = rest.split_first_chunk::<8>()?;
    let count = usize::from(u16::from_le_bytes(*count));
    let least = i64::from_le_bytes(*least);
    let any_none = tag & 0x10 != 0;
    let width = usize::from(tag & 0x0f);
    if width == 0 {
        return (data.is_empty() && !any_none).then(|| vec![least; count]);
    }
    if !matches!(width, 1 | 2 | 4 | 8) || data.len() != count * width {
        return None;
    }
    let nothing = if width == 8 { u64::MAX } else { (1 << (8 * width)) - 1 };
    let value = |distance: u64| {
        if any_none && distance == nothing { NONE } else { least.wrapping_add(distance as i64) }
    };
    Some(match width {
        1 => data.iter().map(|&b| value(u64::from(b))).collect(),
        2 => data.as_chunks::<2>().0.iter().map(|b| value(u64::from(u16::from_le_bytes(*b)))).collect(),
        4 => data.as_chunks::<4>().0.iter().map(|b| value(u64::from(u32::from_le_bytes(*b)))).collect(),
        _ => data.as_chunks::<8>().0.iter().map(|b| value(u64::from_le_bytes(*b))).collect(),
    })
}

fn pack_words(values: &[String]) -> Vec<u8> {
    let mut out = Vec::new();
    out.extend((values.len() as u16).to_le_bytes());
    for value in values {
        out.extend((value.len() as u32).to_le_bytes());
        out.extend_from_slice(value.as_bytes());
    }
    out
}

fn unpack_words(bytes: &[u8]) -> Option<Vec<String>> {
    let (count, mut rest) = bytes.split_first_chunk::<2>()?;
    let mut values = Vec::new();
    for _ in 0..u16::from_le_bytes(*count) {
        let (length, after) = rest.split_first_chunk::<4>()?;
        let (words, after) = after.split_at_checked(u32::from_le_bytes(*length) as usize)?;
        values.push(Cow::from(std::str::from_utf8(words).ok()?).into_owned());
        rest = after;
    }
    rest.is_empty().then_some(values)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use proptest::prelude::*;

    use super::*;

    fn numbers() -> impl Strategy<Value = Vec<i64>> {
        let narrow = prop::collection::vec(prop_oneof![3 => 0i64..300, 1 => Just(NONE)], 0..5000);
        let wide = prop::collection::vec(any::<i64>(), 0..50);
        let middle = prop::collection::vec(-70_000i64..70_000, 0..100);
        prop_oneof![narrow, wide, middle]
    }

    proptest! {
        #[test]
        fn numbers_come_back(values in numbers()) {
            // The widest distance of all cannot be told from nothing; no view holds such numbers beside nothing.
            let packed = Values::Numbers(values.clone()).pack(3, 4).unwrap();
            let spread = values.contains(&NONE) && values.iter().any(|v| v.unsigned_abs() > 1 << 61 && *v != NONE);
            prop_assume!(!spread);
            prop_assert_eq!(Values::unpack(Holds::Numbers, 3, 4, &packed), Ok(Values::Numbers(values)));
        }

        #[test]
        fn words_come_back(values in prop::collection::vec("\\PC{0,30}", 0..100)) {
            let packed = Values::Words(values.clone()).pack(1, 0).unwrap();
            prop_assert_eq!(Values::unpack(Holds::Words, 1, 0, &packed), Ok(Values::Words(values)));
        }

        #[test]
        fn no_altered_part_is_believed(values in numbers(), at in any::<prop::sample::Index>(), bit in 0u8..8) {
            let mut packed = Values::Numbers(values).pack(3, 4).unwrap();
            let at = at.index(packed.len());
            packed[at] ^= 1 << bit;
            prop_assert_eq!(Values::unpack(Holds::Numbers, 3, 4, &packed), Err(PartError::Altered { column: 3, part: 4 }));
        }
    }

    #[test]
    fn a_part_is_itself_only_in_its_place() {
        let packed = Values::Numbers(vec![1, 2, 3]).pack(3, 4).unwrap();
        assert!(Values::unpack(Holds::Numbers, 3, 5, &packed).is_err());
        assert!(Values::unpack(Holds::Numbers, 4, 4, &packed).is_err());
    }
}
