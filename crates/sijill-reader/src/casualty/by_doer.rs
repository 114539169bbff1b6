//! A toll told by who did it: "840 people were killed: 530 by the army and 310 by the rebels", each a part of the whole.

use sijill_claim::Party;
use sijill_language::Number;

use super::hit::Hit;
use crate::analysis::{Analysed, figure};
use crate::draft::Reading;
use crate::party::{force, party};
use crate::people::People;

/// The rule's name.
pub(super) const RULE: &str = "part: by who did it";

/// The parts of a toll, with two doers at the least, and no more people than the whole.
pub(super) fn parts(a: &Analysed<'_>, whole: &[Hit]) -> Vec<Hit> {
    let s = &a.sentence;
    let items: Vec<&Number> =
        a.numbers.iter().filter(|n| a.count(n.first).is_some() && doer(a, n).is_some()).collect();
    let (Some(first), true) = (items.first(), items.len() > 1) else { return Vec::new() };
    let before = whole
        .iter()
        .filter(|h| h.people.last < first.first && h.people.figure.best != Some(0))
        .max_by_key(|h| h.people.last.max(h.anchor));
    let Some(all) = before else { return Vec::new() };
    let led = matches!(
        s.lower(first.first.wrapping_sub(1)),
        ":" | "-" | "--" | "," | "(" | "\u{2013}" | "\u{2014}" | ";"
    );
    let sum: u64 = items.iter().filter_map(|n| n.value.best).sum();
    let fits = all.people.figure.best.is_some_and(|w| sum <= w);
    // "…, 12 by the army, and the rebels wounded five by a road": a verb begins something else.
    let last = items.last().map_or(first.last, |n| n.last);
    let clear = (first.first..last).all(|i| !a.is_finite(i)) && all.anchor < first.first;
    if !led || !fits || !clear {
        return Vec::new();
    }
    let one = |number: &&Number| {
        let count = figure(number.value, s.words(number.first, number.last));
        let (first, last) = (number.first, number.last);
        let people = People { first, last, head: last, figure: count, counted: true, ..all.people.clone() };
        Hit { people, rule: RULE, part: true, ..all.clone() }
    };
    items.iter().map(one).collect()
}

/// The rule's name for those of another doer.
pub(super) const JOINED: &str = "the verb is said once for two by whom it was done";

/// "Twelve were killed by the army and [six by the rebels]": a toll of its own.
pub(super) fn joined(a: &Analysed<'_>, hits: &[(Hit, Reading)]) -> Vec<(Hit, Reading)> {
    let s = &a.sentence;
    let mut found = Vec::new();
    for (hit, _) in hits.iter().filter(|(h, _)| h.people.counted && !h.part && h.people.last < h.anchor) {
        let by = hit.anchor + 1;
        let first = a.chunk(by + 1).filter(|_| s.lower(by) == "by");
        let Some(and) = first.map(|c| c.last + 1).filter(|&i| matches!(s.lower(i), "and" | ",")) else {
            continue;
        };
        let and = if s.lower(and) == "," && s.lower(and + 1) == "and" { and + 1 } else { and };
        let Some(number) = a.count(and + 1).filter(|n| n.first == and + 1 && doer(a, n).is_some()) else {
            continue;
        };
        let told = |p: &People| p.first <= number.last && number.first <= p.last;
        if hits.iter().any(|(h, _)| told(&h.people)) {
            continue;
        }
        let count = figure(number.value, s.words(number.first, number.last));
        let (first, last) = (number.first, number.last);
        let people = People { first, last, head: last, figure: count, counted: true, ..hit.people.clone() };
        found.push((Hit { people, rule: JOINED, ..hit.clone() }, Reading::Flat));
    }
    found
}

/// "530 by [the state]": who did it.
pub(super) fn doer(a: &Analysed<'_>, number: &Number) -> Option<Party> {
    let by = number.last + 1;
    let chunk = a.chunk(by + 1).filter(|c| a.sentence.lower(by) == "by" && c.first <= by + 1)?;
    let state = a.sentence.lower(chunk.head) == "state";
    (state || force(a, chunk.head).acts()).then(|| party(a, chunk.head)).flatten()
}

#[cfg(test)]
mod tests {
    use crate::testing::casualties;

    #[test]
    fn a_toll_is_parted_by_who_did_it() {
        for (text, expected) in [
            ("In June 840 people were killed - 530 by the army and 310 by the rebels.", vec![840, 530, 310]),
            ("Twelve people were killed by the army and six by the rebels.", vec![12, 6]),
            ("Twelve people were killed by the army and six guns were seized.", vec![12]),
            ("Two men and a boy who lost their lives were mourned.", vec![3]),
            ("He met the families of two men and a boy who were killed.", vec![3]),
            ("The raid left four women, a teacher and three children dead.", vec![8]),
            ("The killing of four women, a teacher and three children has shocked the town.", vec![8]),
        ] {
            let best: Vec<u64> = casualties(text).into_iter().filter_map(|(_, best)| best).collect();
            assert_eq!(best, expected, "{text}");
        }
    }
}
