//! How old an agreement is and how long it is to last: "week-old" P7D, "an 11-hour pause" PT11H, "for five days" P5D.

use sijill_language::Label;

use crate::analysis::Analysed;

/// Age and term, as ISO 8601 durations.
pub(super) fn durations(a: &Analysed<'_>, noun: usize) -> (Option<String>, Option<String>) {
    let s = &a.sentence;
    let Some(chunk) = a.chunk(noun) else { return (None, None) };
    let (mut age, mut term) = (None, None);
    for i in chunk.first..=chunk.head {
        let Some(duration) = duration(a, i) else { continue };
        let old = s.lower(i + 1) == "old" || s.lower(i + 1) == "-" && s.lower(i + 2) == "old";
        *(if old { &mut age } else { &mut term }) = Some(duration);
    }
    if term.is_none() {
        let lasting = s
            .children_by(noun, &[Label::Prep, Label::Acl])
            .find(|&p| matches!(s.lower(p), "for" | "lasting" | "of"));
        term = lasting.and_then(|p| (p + 1..s.len().min(p + 5)).find_map(|i| duration(a, i)));
    }
    (age, term)
}

/// The duration that ends at a unit of time.
fn duration(a: &Analysed<'_>, unit: usize) -> Option<String> {
    let s = &a.sentence;
    let whole = s.lower(unit);
    let (before, word) = match whole.split_once('-') {
        Some((number, rest)) => (Some(number.to_owned()), rest.trim_end_matches("-old").to_owned()),
        None => (None, s.lemma(unit).to_owned()),
    };
    let (prefix, letter, times) = match word.as_str() {
        "minute" => ("PT", 'M', 1),
        "hour" => ("PT", 'H', 1),
        "day" => ("P", 'D', 1),
        "week" => ("P", 'D', 7),
        "month" => ("P", 'M', 1),
        "year" => ("P", 'Y', 1),
        _ => return None,
    };
    let hyphen = usize::from(s.lower(unit.wrapping_sub(1)) == "-");
    let number = a.number(unit).or_else(|| a.number(unit.wrapping_sub(1 + hyphen)));
    let count = match (number.and_then(|n| n.value.best), before.and_then(|b| b.parse().ok())) {
        (Some(best), _) | (None, Some(best)) => best,
        (None, None) if s.tag(unit).is_plural() => return None,
        (None, None) => 1,
    };
    Some(format!("{prefix}{}{letter}", count * times))
}
