//! How words and features become numbers. Training and reading must agree to the bit, so nothing here depends on
//! the machine. Not for security: the values are known and collisions can be made.

const SEED: u64 = 0x51_7C_C1_B7_27_22_0A_95;
const FINISH: u64 = 0x9E37_79B9_7F4A_7C15;

/// A number for a run of bytes.
#[must_use]
pub fn bytes(bytes: &[u8]) -> u32 {
    let mut hash = SEED ^ (bytes.len() as u64);
    let (chunks, rest) = bytes.as_chunks::<8>();
    for &chunk in chunks {
        hash = (hash.rotate_left(23) ^ u64::from_le_bytes(chunk)).wrapping_mul(FINISH);
    }
    if !rest.is_empty() {
        let last = rest.iter().rev().fold(0u64, |last, &byte| last << 8 | u64::from(byte));
        hash = (hash.rotate_left(23) ^ last).wrapping_mul(FINISH);
    }
    finish(hash)
}

/// A number for a feature: which template it is of, and up to three values.
#[must_use]
#[inline]
pub fn feature(template: u32, a: u32, b: u32, c: u32) -> u32 {
    let sum = u64::from(template)
        .wrapping_mul(0xA076_1D64_78BD_642F)
        .wrapping_add(u64::from(a).wrapping_mul(0xE703_7ED1_A0B4_28DB))
        .wrapping_add(u64::from(b).wrapping_mul(0x8EBC_6AF0_9C88_C6E3))
        .wrapping_add(u64::from(c).wrapping_mul(0x5899_65CC_7537_4CC3));
    finish(sum)
}

#[inline]
const fn finish(hash: u64) -> u32 {
    ((hash ^ (hash >> 32)).wrapping_mul(FINISH) >> 32) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_on_every_machine() {
        assert_eq!((bytes(b"killed"), bytes(b"")), (bytes(b"killed"), bytes(b"")));
        assert_ne!(bytes(b"killed"), bytes(b"killer"));
        assert_ne!(bytes(b"a"), bytes(b"a\0"));
        assert_ne!(feature(1, 2, 3, 4), feature(1, 3, 2, 4));
    }
}
