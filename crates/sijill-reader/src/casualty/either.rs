//! "Thirty people were killed or wounded", "killed and wounded 200": people told to be the one or the other are casualties of
//! both sorts, counted once.

use sijill_claim::Harm;

use super::hit::Hit;
use crate::analysis::Analysed;
use crate::draft::Reading;

/// Joins what two words of harm, side by side, tell of the same people.
pub(super) fn join(a: &Analysed<'_>, hits: &mut Vec<(Hit, Reading)>) {
    let sorts =
        |x: Harm, y: Harm| matches!((x, y), (Harm::Killed, Harm::Injured) | (Harm::Injured, Harm::Killed));
    bounded(a, hits);
    let mut joined: Vec<(usize, usize)> = Vec::new();
    for (one, _) in hits.iter() {
        for (other, _) in hits.iter() {
            let same = one.people.head == other.people.head && one.people.counted;
            if same
                && sorts(one.harm, other.harm)
                && one.anchor < other.anchor
                && beside(a, one.anchor, other.anchor)
            {
                joined.push((one.anchor, other.anchor));
            }
        }
    }
    // "had over 1,200 men killed or wounded": of the second word nobody was told.
    for (one, _) in hits.iter().filter(|(h, _)| h.people.counted) {
        let (first, second) = (one.anchor, one.anchor + 2);
        let other = a.sentence.lower(first + 1) == "or" && is_other(a, one.harm, second);
        if other && !hits.iter().any(|(h, _)| h.anchor == second) {
            joined.push((first, second));
        }
    }
    for (first, second) in joined {
        hits.retain(|(h, _)| h.anchor != second);
        for (h, _) in hits.iter_mut().filter(|(h, _)| h.anchor == first) {
            h.harm = Harm::Casualties;
            h.rule = "killed or hurt, not told apart";
        }
    }
}

/// "60 men killed or captured": of either there were none to 60.
fn bounded(a: &Analysed<'_>, hits: &mut [(Hit, Reading)]) {
    let lost = |harm: Harm| matches!(harm, Harm::Detained | Harm::Abducted | Harm::Missing);
    let told: Vec<(usize, usize, Harm)> = hits
        .iter()
        .filter(|(h, _)| h.people.counted)
        .map(|(h, _)| (h.people.head, h.anchor, h.harm))
        .collect();
    for (hit, _) in hits.iter_mut().filter(|(h, _)| h.people.counted) {
        let open = told.iter().any(|&(head, anchor, harm)| {
            let between = hit.anchor.min(anchor) + 1;
            head == hit.people.head
                && hit.anchor.abs_diff(anchor) == 2
                && a.sentence.lower(between) == "or"
                && lost(harm) != lost(hit.harm)
        });
        if open {
            (hit.people.figure.low, hit.people.figure.best) = (0, None);
        }
    }
}

/// The word of the other harm: "killed" beside "wounded", and the other way round.
fn is_other(a: &Analysed<'_>, harm: Harm, token: usize) -> bool {
    match a.sentence.lower(token) {
        "wounded" | "injured" | "hurt" | "maimed" => harm == Harm::Killed,
        "killed" | "dead" => harm == Harm::Injured,
        _ => false,
    }
}

/// "killed and wounded", "dead or injured", "killed and/or wounded", "either killed or wounded".
fn beside(a: &Analysed<'_>, first: usize, second: usize) -> bool {
    second <= first + 4
        && (first + 1..second).all(|i| matches!(a.sentence.lower(i), "and" | "or" | "/" | "and/or" | "also"))
}

#[cfg(test)]
mod tests {
    use sijill_claim::Harm;

    use crate::testing::casualties;

    #[test]
    fn killed_or_captured_is_neither_for_certain() {
        for text in
            ["The army had 60 men killed or captured.", "Sixty fighters were killed or arrested in May."]
        {
            let drafts = crate::casualty::drafts(&crate::testing::analysed(text), &crate::testing::LEXICON);
            let figures = drafts.iter().filter_map(|d| d.casualty()?.figure.as_ref());
            let bounds: Vec<_> = figures.map(|f| (f.low, f.high, f.best)).collect();
            assert_eq!(bounds, vec![(0, Some(60), None); 2], "{text}");
        }
    }

    #[test]
    fn two_words_for_the_same_people_are_one_claim() {
        for (text, expected) in [
            ("Thirty people were killed or wounded in Dura.", vec![(Harm::Casualties, Some(30))]),
            ("The raid killed and wounded 200 villagers.", vec![(Harm::Casualties, Some(200))]),
            (
                "Thirty people were killed and 12 wounded.",
                vec![(Harm::Killed, Some(30)), (Harm::Injured, Some(12))],
            ),
            ("The army had over 1,200 men killed or wounded.", vec![(Harm::Casualties, Some(1200))]),
            ("Gunmen shot and killed nine farmers.", vec![(Harm::Killed, Some(9))]),
        ] {
            assert_eq!(casualties(text), expected, "{text}");
        }
    }
}
