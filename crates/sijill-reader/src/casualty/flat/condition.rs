//! "Three are in serious condition": hurt, where nobody was told to be hurt before (`link` drops what was).

use sijill_claim::{Harm, Modality};
use sijill_language::Tag;

use super::subjects::left;
use crate::analysis::Analysed;
use crate::casualty::hit::{Hit, voice};
use crate::lexicon::Lexicon;
use crate::people::whole_at;

/// By which the document layer knows such claims.
pub(crate) const RULE: &str = "flat: in a grave condition";

/// Whoever is in a condition that only the hurt are in.
pub(super) fn condition(a: &Analysed<'_>, lexicon: &Lexicon, token: usize, found: &mut Vec<Hit>) {
    let s = &a.sentence;
    if s.lemma(token) != "condition" || !s.tag(token).is_noun() {
        return;
    }
    let Some(chunk) = a.chunk(token).filter(|c| c.head == token) else { return };
    let grave = (chunk.first..token).any(|i| {
        matches!(s.lower(i), "serious" | "critical" | "grave" | "stable" | "delicate" | "life-threatening")
    });
    let Some(within) = chunk.first.checked_sub(1).filter(|&i| grave && s.lower(i) == "in") else { return };
    let Some(before) = within.checked_sub(1) else { return };
    let stays = matches!(s.lemma(before), "be" | "remain" | "stay" | "lie")
        || matches!(s.lower(before), "reported" | "still");
    let people = if stays {
        let verb = if s.tag(before) == Tag::RB { before.saturating_sub(1) } else { before };
        let (_, first) = voice(a, verb);
        left(a, lexicon, first.min(verb))
    } else {
        // "four in critical condition"
        a.count(before)
            .and_then(|_| a.chunk(before))
            .and_then(|c| whole_at(a, lexicon, c))
            .into_iter()
            .collect()
    };
    let counts = |p: &crate::people::People| (p.counted || p.figure.best == Some(1)) && !p.pronoun;
    for people in people.into_iter().filter(counts) {
        found.push(Hit {
            anchor: token,
            harm: Harm::Injured,
            people,
            modality: Modality::Asserted,
            rule: RULE,
            part: false,
        });
    }
}

#[cfg(test)]
mod tests {
    use sijill_claim::Harm;

    use crate::testing::casualties;

    #[test]
    fn whoever_is_in_a_grave_condition_is_hurt() {
        for (text, injured) in [
            ("Five people were killed and three are in serious condition.", Some(3)),
            ("The driver remains in critical condition.", Some(1)),
            ("Five people were killed and three are in the town.", None),
            ("The road is in good condition.", None),
        ] {
            let found = casualties(text);
            let told = found.iter().find(|(h, _)| *h == Harm::Injured).and_then(|(_, best)| *best);
            assert_eq!(told, injured, "{text}: {found:?}");
        }
    }
}
