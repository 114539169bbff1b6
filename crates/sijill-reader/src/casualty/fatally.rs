//! "shot ten workers, six of them fatally", "six people were hurt, one fatally": of those who were hurt some were killed.

use sijill_claim::{Figure, Harm};

use super::hit::Hit;
use crate::analysis::Analysed;
use crate::draft::Reading;

/// True for "fatally" that is said of some of those told before, and of no verb.
pub(super) fn is_of_some(a: &Analysed<'_>, token: usize) -> bool {
    matches!(a.sentence.lower(token), "fatally" | "mortally") && number_before(a, token).is_some()
}

/// First token, last token and value of the number that "fatally" is said of.
fn number_before(a: &Analysed<'_>, token: usize) -> Option<(usize, usize, u64)> {
    let s = &a.sentence;
    let mut at = token.checked_sub(1)?;
    if s.lower(at) == "others" {
        return None;
    }
    if matches!(s.lower(at), "them" | "whom") && s.lower(at.wrapping_sub(1)) == "of" {
        at = at.checked_sub(2)?;
    }
    let number = a.count(at)?;
    // "two of them fatally wounded": of a verb.
    let verb =
        s.lower(token + 1).ends_with("ed") || s.lower(token + 1) == "shot" || s.lower(token + 1) == "hurt";
    (!verb).then_some((number.first, number.last, number.value.best?))
}

/// Takes those who were killed from those who were hurt.
pub(super) fn split(a: &Analysed<'_>, hits: &mut Vec<(Hit, Reading)>) {
    for token in 0..a.sentence.len() {
        if !is_of_some(a, token) {
            continue;
        }
        let Some((first, last, dead)) = number_before(a, token) else { continue };
        let hurt = hits
            .iter_mut()
            .filter(|(h, _)| matches!(h.harm, Harm::Injured | Harm::Casualties) && h.people.last < first)
            .filter(|(h, _)| h.people.figure.best.is_some_and(|n| n >= dead))
            .max_by_key(|(h, _)| h.people.last);
        let Some((hurt, reading)) = hurt else { continue };
        let words = a.sentence.words(first, last);
        let mut killed = hurt.clone();
        killed.harm = Harm::Killed;
        killed.people.figure = Figure::exact(dead, words);
        (killed.people.first, killed.people.last, killed.people.head) = (first, last, last);
        killed.people.names.clear();
        killed.people.counted = true;
        killed.rule = "some of the hurt, fatally";
        hurt.harm = Harm::Injured;
        let reading = *reading;
        let figure = &mut hurt.people.figure;
        *figure = Figure {
            low: figure.low.saturating_sub(dead),
            high: figure.high.map(|n| n.saturating_sub(dead)),
            best: figure.best.map(|n| n.saturating_sub(dead)),
            ..figure.clone()
        };
        hits.push((killed, reading));
        hits.retain(|(h, _)| h.harm != Harm::Injured || h.people.figure.best != Some(0));
    }
}

#[cfg(test)]
mod tests {
    use sijill_claim::Harm;

    use crate::testing::casualties;

    #[test]
    fn some_of_the_hurt_are_killed() {
        for (text, killed, injured) in [
            ("Gunmen shot ten workers, six of them fatally, in Tikrit.", Some(6), Some(4)),
            ("A man stabbed four students in the square, two of them fatally.", Some(2), Some(2)),
            ("Ten soldiers were wounded, two of them fatally.", Some(2), Some(8)),
            ("Six people were hurt, one fatally, when a bus hit a mine.", Some(1), Some(5)),
            ("Six people were fatally wounded.", Some(6), None),
            ("Gunmen fatally shot three traders.", Some(3), None),
        ] {
            let found = casualties(text);
            let of = |harm| found.iter().find(|(h, _)| *h == harm).and_then(|(_, best)| *best);
            assert_eq!((of(Harm::Killed), of(Harm::Injured)), (killed, injured), "{text}: {found:?}");
        }
    }
}
