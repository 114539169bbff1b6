//! Colours of sides, the same as on the live map (`web/src/map/shapes.ts`).

use std::collections::{BTreeMap, BTreeSet};

/// Colours that people with any colour vision can tell apart (after Paul Tol's "muted").
pub(crate) const PALETTE: [&str; 8] =
    ["#332288", "#117733", "#cc6677", "#88ccee", "#999933", "#882255", "#44aa99", "#ddcc77"];

/// The colour of each side. A name always begins at the same place of the palette; if another of the sides shown has that
/// place, the next free one is taken, in the order of the names.
pub(crate) fn colours<'s>(sides: impl IntoIterator<Item = &'s str>) -> BTreeMap<&'s str, &'static str> {
    let mut taken: BTreeSet<usize> = BTreeSet::new();
    // Scripts sort by UTF-16, as names do here.
    let mut names: Vec<&str> = sides.into_iter().collect::<BTreeSet<_>>().into_iter().collect();
    names.sort_by(|a, b| a.encode_utf16().cmp(b.encode_utf16()));
    names
        .into_iter()
        .map(|side| {
            if taken.len() == PALETTE.len() {
                taken.clear();
            }
            let mut at = hash(side) as usize % PALETTE.len();
            while !taken.insert(at) {
                at = (at + 1) % PALETTE.len();
            }
            (side, PALETTE[at])
        })
        .collect()
}

/// FNV-1a of the bytes.
fn hash(words: &str) -> u32 {
    words.bytes().fold(0x811c_9dc5, |state, byte| (state ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_the_colour_that_scripts_give_it() {
        // Worked out by the function of the scripts.
        assert_eq!(hash("a"), 0xe40c_292c);
        assert_eq!(colours(["a"])["a"], PALETTE[4]);
    }

    #[test]
    fn sides_differ_while_colours_last() {
        let names: Vec<String> = (0..8).map(|n| format!("side {n}")).collect();
        let found = colours(names.iter().map(String::as_str));
        let different: BTreeSet<&str> = found.values().copied().collect();
        assert_eq!(different.len(), 8);
        assert_eq!(colours(["x", "x", "y"]).len(), 2);
        assert_eq!(colours((0..20).map(|_| "one")).len(), 1);
    }
}
