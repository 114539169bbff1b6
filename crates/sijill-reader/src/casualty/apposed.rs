//! "The victims, a baker and his mother-in-law, were found dead": those who are told without a number, and then one by one.

use super::flat::right;
use super::hit::Hit;
use crate::analysis::Analysed;
use crate::draft::Reading;
use crate::lexicon::Lexicon;

/// Gives people without a number that of the list that is set off behind them; who stands in the list is nobody else.
pub(super) fn counted(a: &Analysed<'_>, lexicon: &Lexicon, hits: &mut Vec<(Hit, Reading)>) {
    let s = &a.sentence;
    let mut whole: Vec<Hit> = Vec::new();
    for (hit, _) in hits.iter_mut() {
        let open = hit.people.last + 1;
        let vague = hit.people.figure.best.is_none() && !hit.people.counted && hit.people.first < hit.anchor;
        let the = matches!(s.lower(hit.people.first), "the" | "these" | "those" | "both" | "all");
        if !vague || !the || s.lower(open) != "," {
            continue;
        }
        let list = right(a, lexicon, open + 1);
        let closed = list.last().is_some_and(|p| s.lower(p.last + 1) == "," && p.last < hit.anchor);
        let starts = list.first().is_some_and(|p| p.first == open + 1);
        let one_by_one = list.iter().all(|p| !p.pronoun && p.figure.best.is_some());
        if list.len() < 2 || !closed || !starts || !one_by_one {
            continue;
        }
        let words = s.words(open + 1, list.last().map_or(open, |p| p.last));
        let mut sum = list[0].figure.clone();
        for people in &list[1..] {
            sum = sum.plus(&people.figure, words);
        }
        let people = &mut hit.people;
        people.figure = sum;
        people.counted = true;
        people.status = people.status.or_else(|| list.iter().find_map(|p| p.status));
        people.names = list.iter().flat_map(|p| p.names.iter().cloned()).collect();
        people.last = list.last().map_or(people.last, |p| p.last);
        whole.push(hit.clone());
    }
    hits.retain(|(h, _)| {
        !whole.iter().any(|w| {
            w.anchor == h.anchor
                && w.harm == h.harm
                && w.people.head != h.people.head
                && w.people.first < h.people.first
                && h.people.last <= w.people.last
        })
    });
}

#[cfg(test)]
mod tests {
    use crate::testing::casualties;

    #[test]
    fn those_told_one_by_one_are_counted() {
        for (text, killed) in [
            ("The victims, a baker and his mother-in-law, were found shot dead.", vec![2]),
            ("The dead, two nurses and a driver, were buried on Friday.", vec![3]),
            ("The men, all farmers, were shot dead.", vec![]),
            ("The victims, a baker said, were shot dead.", vec![]),
        ] {
            let found: Vec<u64> = casualties(text).into_iter().filter_map(|(_, best)| best).collect();
            assert_eq!(found, killed, "{text}");
        }
    }
}
