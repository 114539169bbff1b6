//! The ordinary words of English. Not for: names, and not for what words mean.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

const WORDS: &str = include_str!("../../../../lexicon/en/words.txt");

static KNOWN: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
    let lines = WORDS.lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(str::split_whitespace).collect()
});

/// True for a word of the list, given in lower case.
#[inline]
pub(super) fn is_known(lower: &str) -> bool {
    KNOWN.contains(lower)
}

/// True for a word of the list or a regular form of one.
pub(super) fn is_ordinary(lower: &str) -> bool {
    if is_known(lower) {
        return true;
    }
    if lower.len() < 4 || !lower.is_ascii() {
        return false;
    }
    let with = |stem: &str, ending: &str| {
        let mut word = compact_str::CompactString::new(stem);
        word.push_str(ending);
        is_known(&word)
    };
    let undoubled = |stem: &str| {
        let mut letters = stem.bytes().rev();
        letters.next().is_some_and(|last| letters.next() == Some(last))
            && stem.get(..stem.len() - 1).is_some_and(is_known)
    };
    for ending in [
        "s", "es", "ed", "d", "ing", "ings", "edly", "er", "ers", "r", "rs", "est", "ly", "al", "ally",
        "less", "ness", "ment", "ments",
    ] {
        if let Some(stem) = lower.strip_suffix(ending)
            && stem.len() > 2
            && (is_known(stem)
                || !ending.starts_with(['s', 'd', 'r']) && (with(stem, "e") || undoubled(stem)))
        {
            return true;
        }
    }
    // "councilmen", "policewomen".
    if let Some(stem) = lower.strip_suffix("men")
        && let trade = stem.strip_suffix("wo").unwrap_or(stem)
        && (with(stem, "man") || trade.len() > 3 && is_known(trade))
    {
        return true;
    }
    for ending in ["ies", "ied", "ier", "iest", "ily", "iness"] {
        if lower.strip_suffix(ending).is_some_and(|stem| with(stem, "y")) {
            return true;
        }
    }
    ["bly", "ply", "tly"].iter().any(|ending| lower.ends_with(ending))
        && with(lower.get(..lower.len() - 1).unwrap_or(""), "e")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_words_are_told_from_names() {
        for word in "killed the civilians councilmen policewomen stopping probably bodies heavier says seized bombing were deadliest"
            .split(' ')
        {
            assert!(is_ordinary(word), "{word}");
        }
        for word in
            "aleppo syria carmen yemen bremen haddad ukraine baghdad kerry assad reuters tuesday".split(' ')
        {
            assert!(!is_ordinary(word), "{word}");
        }
    }
}
