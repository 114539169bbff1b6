//! People counted by those told just before: "killed two and injured as many", "left five dead and twice as many wounded".

use sijill_claim::{Figure, Harm, Modality};

use super::flat::bare;
use super::hit::Hit;
use crate::analysis::Analysed;
use crate::draft::Reading;
use crate::lexicon::Lexicon;

/// Adds those whose number is told by that of people who came to another harm.
pub(super) fn add(a: &Analysed<'_>, lexicon: &Lexicon, hits: &mut Vec<(Hit, Reading)>) {
    let s = &a.sentence;
    for i in 1..s.len() {
        let Some((first, last, times)) = compared(a, i) else { continue };
        let harmed = |k: &usize| {
            lexicon.states.get(s.lower(*k)).copied().filter(|h| matches!(h, Harm::Killed | Harm::Injured))
        };
        let behind = (last + 1..s.len().min(last + 6))
            .take_while(|&k| !matches!(s.lower(k), "," | ";" | "and" | "as"))
            .find(|k| harmed(k).is_some());
        let Some(anchor) = behind.or_else(|| first.checked_sub(1).filter(|k| harmed(k).is_some())) else {
            continue;
        };
        let Some(harm) = harmed(&anchor) else { continue };
        let before = hits
            .iter()
            .filter(|(h, _)| h.harm != harm && h.anchor < anchor && h.people.last < first)
            .max_by_key(|(h, _)| h.anchor)
            .and_then(|(h, _)| h.people.figure.best);
        let Some(best) = before else { continue };
        hits.retain(|(h, _)| h.anchor != anchor);
        let figure = Figure::exact(best.saturating_mul(times), s.words(first, last));
        hits.push((
            Hit {
                anchor,
                harm,
                people: bare(first, last, figure, true),
                modality: Modality::Asserted,
                rule: "as many as those told before",
                part: false,
            },
            Reading::Flat,
        ));
    }
}

/// "as many", "twice as many", "double that number", "a similar number": first and last word, and how many times.
fn compared(a: &Analysed<'_>, i: usize) -> Option<(usize, usize, u64)> {
    let s = &a.sentence;
    let times = |k: usize| match s.lower(k) {
        "twice" | "double" => Some(2),
        "thrice" => Some(3),
        _ => None,
    };
    match (s.lower(i), s.lower(i + 1)) {
        ("as", "many") => {
            let open = s.lower(i + 2) == "as" || a.number(i + 2).is_some();
            let more = times(i - 1);
            (!open).then_some((if more.is_some() { i - 1 } else { i }, i + 1, more.unwrap_or(1)))
        }
        ("that", "number") => times(i - 1).map(|n| (i - 1, i + 1, n)),
        ("similar" | "equal" | "same", "number") => {
            matches!(s.lower(i - 1), "a" | "an" | "the").then_some((i - 1, i + 1, 1))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::casualties;

    #[test]
    fn those_told_before_give_the_number() {
        for (text, injured) in [
            ("The raid left five farmers dead and twice as many wounded.", Some(10)),
            ("Two traders were killed and as many injured in Dura.", Some(2)),
            ("Six people were killed and a similar number were hurt.", Some(6)),
            ("Two traders were killed and as many as nine were injured.", Some(9)),
        ] {
            let found = casualties(text);
            assert!(found.iter().any(|(_, best)| *best == injured), "{text}: {found:?}");
        }
    }
}
