//! Marks of footnotes: "1.2 million[66] people", "in May.[a][note 2]". They are no words of the sentence. Not for: what the
//! notes say.

use super::chars::{char_before, is_blank};

/// What editors put between the brackets in place of a number.
const REMARKS: [&str; 6] = ["citation needed", "clarification needed", "who?", "when?", "verify", "dubious"];

/// Where a footnote's mark ends that begins at `at` with "[", glued to what stands before it; nothing where it is another
/// bracket.
pub(super) fn end(text: &str, at: usize, limit: usize) -> Option<usize> {
    if char_before(text, at).is_none_or(is_blank) {
        return None;
    }
    let rest = text.get(at..limit)?.strip_prefix('[')?;
    let inner = rest.split(']').next().filter(|inner| inner.len() < 24 && inner.len() < rest.len())?;
    let number =
        ["note ", "nb ", "n ", "Note "].iter().find_map(|named| inner.strip_prefix(named)).unwrap_or(inner);
    let counted = (1..=3).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit());
    let lettered = inner.len() == 1 && inner.bytes().all(|b| b.is_ascii_lowercase());
    (counted || lettered || REMARKS.contains(&inner)).then_some(at + inner.len() + 2)
}

#[cfg(test)]
mod tests {
    use super::end;

    #[test]
    fn notes_are_told_from_other_brackets() {
        for (text, at, expected) in [
            ("million[66] people", 7, Some(11)),
            ("June[a] killed", 4, Some(7)),
            ("people[note 12] fled", 6, Some(15)),
            ("fled[citation needed] there", 4, Some(21)),
            ("the [12] men", 4, None),
            ("[12] men", 0, None),
            ("al[most] all", 2, None),
            ("killed[12", 6, None),
            ("killed[2012] there", 6, None),
        ] {
            assert_eq!(end(text, at, text.len()), expected, "{text}");
        }
    }
}
