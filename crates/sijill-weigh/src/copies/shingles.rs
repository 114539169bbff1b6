//! Shingles: the runs of four words of a text, each as one number that is the same on every machine.

use super::words::Words;

/// Words in a run. Of five, too few stay whole when a sentence is edited; runs of three are shared by mere custom.
const RUN: usize = 4;

/// A text with fewer runs of its own words than this is compared whole, its quotations too.
const FEW: usize = 24;

/// The runs of a text.
#[derive(Debug)]
pub(super) struct Shingles {
    /// In the order of the text.
    pub(super) ordered: Vec<u64>,
    /// In the order of their numbers, each once.
    pub(super) set: Vec<u64>,
}

impl Shingles {
    fn of_words(words: &[String]) -> Self {
        let hashes: Vec<u64> = words.iter().map(|word| fnv(word.as_bytes())).collect();
        Self::of_runs(hashes.windows(RUN).map(run).collect())
    }

    fn of_runs(ordered: Vec<u64>) -> Self {
        let mut set = ordered.clone();
        set.sort_unstable();
        set.dedup();
        Self { ordered, set }
    }

    /// The runs of the paper's own words, or of all words where it has few of its own.
    pub(super) fn of(words: &Words) -> Self {
        let own = Self::of_words(&words.own);
        if own.set.len() < FEW { Self::of_words(&words.whole) } else { own }
    }

    /// The same without the end of the text, where publishers put what they say of themselves: its last third, but no more
    /// than 80 runs, and so that 40 are left. An index that saw such notices would compare all reports of a publisher.
    pub(super) fn of_beginning(words: &Words) -> Self {
        let mut all = Self::of(words);
        let count = all.ordered.len();
        all.ordered.truncate(count - (count / 3).min(80).min(count.saturating_sub(40)));
        Self::of_runs(all.ordered)
    }

    /// The runs of two texts, both of their own words or, where one has few, both of all; and whether it is all.
    pub(super) fn of_both(one: &Words, other: &Words) -> (Self, Self, bool) {
        let own = (Self::of_words(&one.own), Self::of_words(&other.own));
        if own.0.set.len().min(own.1.set.len()) >= FEW {
            return (own.0, own.1, false);
        }
        (Self::of_words(&one.whole), Self::of_words(&other.whole), true)
    }

    /// True where a run stands in the text.
    pub(super) fn has(&self, shingle: u64) -> bool {
        self.set.binary_search(&shingle).is_ok()
    }
}

fn run(words: &[u64]) -> u64 {
    words.iter().fold(0, |state, word| mix(state.rotate_left(23) ^ word))
}

/// FNV-1a, 64 bits.
fn fnv(bytes: &[u8]) -> u64 {
    bytes
        .iter()
        .fold(0xcbf2_9ce4_8422_2325, |state, byte| (state ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

/// The finisher of `SplitMix64`: each bit of what goes in moves each bit of what comes out.
pub(super) const fn mix(number: u64) -> u64 {
    let number = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ (number >> 31)
}

#[cfg(test)]
mod tests {
    use super::{Shingles, Words};

    #[test]
    fn runs_are_in_order_and_once_in_the_set() {
        let shingles = Shingles::of(&Words::of("a b c d e a b c d"));
        assert_eq!((shingles.ordered.len(), shingles.set.len()), (6, 5));
        assert_eq!(shingles.ordered[0], shingles.ordered[5]);
        assert!(shingles.has(shingles.ordered[2]) && !shingles.has(1));
        assert!(Shingles::of(&Words::of("a b c")).set.is_empty());
    }

    #[test]
    fn the_end_is_left_out_of_long_texts_only() {
        for (words, left) in [(30, 27), (43, 40), (60, 40), (93, 60), (403, 320)] {
            let text: String = (0..words).map(|word| format!("w{word} ")).collect();
            assert_eq!(Shingles::of_beginning(&Words::of(&text)).set.len(), left);
        }
    }

    #[test]
    fn the_numbers_are_the_same_on_every_machine() {
        assert_eq!(Shingles::of(&Words::of("Four lorries were hit")).ordered, [6_327_070_061_900_134_650]);
    }
}
