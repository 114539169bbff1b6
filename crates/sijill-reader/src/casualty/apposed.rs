//! "The victims, a baker and his mother-in-law, were found dead": those who are told without a number, and then one by one.

use sijill_language::Tag;

use super::flat::right;
use super::hit::Hit;
use crate::analysis::Analysed;
use crate::draft::Reading;
use crate::lexicon::Lexicon;
use crate::people::{People, whole_at};

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

/// "The two men, one Briton and one Kenyan, were abducted": those told one by one are the whole that stands before them.
pub(super) fn of_a_whole(a: &Analysed<'_>, lexicon: &Lexicon, hits: &mut [(Hit, Reading)]) {
    for (hit, _) in hits.iter_mut() {
        if let Some(whole) = whole_before(a, lexicon, hit) {
            hit.people = whole;
        }
    }
}

fn whole_before(a: &Analysed<'_>, lexicon: &Lexicon, hit: &Hit) -> Option<People> {
    let s = &a.sentence;
    let is_comma = |&i: &usize| s.lower(i) == ",";
    let close = (hit.people.last + 1..hit.anchor).rev().find(is_comma)?;
    let open = (hit.people.first.saturating_sub(8)..hit.people.first).rev().find(is_comma)?;
    let verb_next = (close + 1..hit.anchor).all(|i| s.tag(i).is_verb() || s.tag(i) == Tag::RB);
    if !verb_next || (open + 1..close).any(|i| a.is_finite(i) || s.lower(i) == ",") {
        return None;
    }
    let whole = whole_at(a, lexicon, a.chunk(open.checked_sub(1)?)?)?;
    let ahead = whole.first.wrapping_sub(1);
    let governed =
        s.tag(ahead) == Tag::IN && !matches!(s.lower(ahead), "that" | "after" | "as" | "when" | "while");
    let each = |i: usize| match s.lower(i) {
        "a" | "an" => Some(1),
        _ => a.count(i).filter(|n| n.first == i).and_then(|n| n.value.best),
    };
    let told: Vec<u64> = (open + 1..close).filter_map(each).collect();
    let adds_up = told.len() > 1 && whole.figure.best == Some(told.iter().sum());
    let first = a.chunk(whole.head).map_or(whole.first, |c| c.first.min(whole.first));
    let definite = [first, first.wrapping_sub(1)]
        .iter()
        .any(|&i| matches!(s.lower(i), "the" | "these" | "those" | "all" | "both"));
    (definite && whole.counted && !whole.named && whole.last + 1 == open && !governed && adds_up)
        .then_some(whole)
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
            ("The two men, one British and one Kenyan, were abducted at gunpoint.", vec![2]),
            ("The three aid workers, two Kenyans and a Ugandan, were shot dead.", vec![3]),
            (
                "After a clash with three rebels, two soldiers and a nurse, unarmed, were shot dead.",
                vec![2, 1],
            ),
        ] {
            let found: Vec<u64> = casualties(text).into_iter().filter_map(|(_, best)| best).collect();
            assert_eq!(found, killed, "{text}");
        }
    }
}
