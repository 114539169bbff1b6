//! What may have become of people: "nine drivers may still be held by the rebels", "two more people may be under the rubble".

use sijill_claim::{Harm, Modality};
use sijill_language::Tag;

use super::flat::{left, right};
use super::hit::Hit;
use crate::analysis::Analysed;
use crate::lexicon::Lexicon;
use crate::party::is_irregular;
use crate::people::People;

/// The rule's name.
const RULE: &str = "what may have become of them";

/// The people of whom a sentence tells that they may be captives or under ruins.
pub(super) fn hits(a: &Analysed<'_>, lexicon: &Lexicon) -> Vec<Hit> {
    let s = &a.sentence;
    let mut found = Vec::new();
    for token in 0..s.len() {
        found.extend(nowhere(a, lexicon, token));
    }
    for modal in 0..s.len() {
        if !matches!(s.lower(modal), "may" | "might" | "could") || s.tag(modal) != Tag::MD {
            continue;
        }
        let mut be = modal + 1;
        while s.tag(be) == Tag::RB && !matches!(s.lower(be), "not" | "never" | "n't") {
            be += 1;
        }
        if !matches!(s.lower(be), "be" | "remain" | "lie") {
            continue;
        }
        let Some(harm) = captive(a, be).or_else(|| buried(a, be)) else { continue };
        for people in left(a, lexicon, modal)
            .into_iter()
            .filter(|p| (p.counted || p.figure.best == Some(1)) && !p.pronoun && !p.attacker && !p.unknown)
        {
            found.push(Hit {
                anchor: be + 1,
                harm,
                people,
                modality: Modality::Possible,
                rule: RULE,
                part: false,
            });
        }
    }
    found
}

/// "The whereabouts of [four nurses] are unknown".
fn nowhere(a: &Analysed<'_>, lexicon: &Lexicon, token: usize) -> Vec<Hit> {
    let s = &a.sentence;
    if s.lower(token) != "whereabouts" || s.lower(token + 1) != "of" {
        return Vec::new();
    }
    let list = right(a, lexicon, token + 2);
    let Some(last) = list.last().map(|p| p.last) else { return Vec::new() };
    let be = (last + 1..last + 9)
        .take_while(|&i| s.lower(i) != ";")
        .find(|&i| matches!(s.lower(i), "is" | "are" | "remain" | "remains" | "was" | "were"));
    let unknown = be.is_some_and(|be| {
        let word = |i: usize| matches!(s.lower(i), "unknown" | "unclear" | "mystery");
        (be + 1..be + 4).any(word)
            || (be + 1..be + 3).any(|i| s.lower(i) == "not")
                && (be + 2..be + 4).any(|i| s.lower(i) == "known")
    });
    let known =
        |p: &People| (p.counted || p.figure.best == Some(1)) && !p.pronoun && !p.attacker && !p.unknown;
    if !unknown {
        return Vec::new();
    }
    let hit = |people| Hit {
        anchor: token,
        harm: Harm::Missing,
        people,
        modality: Modality::Asserted,
        rule: "whereabouts unknown",
        part: false,
    };
    list.into_iter().filter(known).map(hit).collect()
}

/// "be held by the militants", "be in the hands of the rebels", "be held captive".
fn captive(a: &Analysed<'_>, be: usize) -> Option<Harm> {
    let s = &a.sentence;
    let held = be + 1;
    let by = s.lower(held) == "held" && s.lower(held + 1) == "by";
    let hands = s.lower(held) == "in" && s.lower(held + 2) == "hands" && s.lower(held + 3) == "of";
    let state = s.lower(held) == "held" && matches!(s.lower(held + 1), "captive" | "hostage");
    let behind = if hands { held + 4 } else { held + 2 };
    let whose = a.chunk(behind).is_some_and(|c| is_irregular(a, c.head));
    (state || (by || hands) && whose).then_some(Harm::Abducted)
}

/// "be trapped under the rubble", "remain beneath the debris".
fn buried(a: &Analysed<'_>, be: usize) -> Option<Harm> {
    let s = &a.sentence;
    let trapped = usize::from(matches!(s.lower(be + 1), "trapped" | "buried" | "stuck" | "lying"));
    let under = be + 1 + trapped;
    let ruins =
        (under + 1..under + 3).any(|i| matches!(s.lower(i), "rubble" | "debris" | "ruins" | "wreckage"));
    (matches!(s.lower(under), "under" | "beneath" | "in") && ruins).then_some(Harm::Missing)
}

#[cfg(test)]
mod tests {
    use sijill_claim::Harm;

    use crate::testing::casualties;

    #[test]
    fn what_may_have_become_of_people_is_told() {
        for (text, expected) in [
            ("Two nurses may still be held by the rebels.", vec![(Harm::Abducted, Some(2))]),
            ("Hundreds of women may be in the hands of the militants.", vec![(Harm::Abducted, None)]),
            ("One more person may remain under the rubble.", vec![(Harm::Missing, Some(1))]),
            ("The whereabouts of four nurses are still unknown.", vec![(Harm::Missing, Some(4))]),
            ("The whereabouts of four lorries are unknown.", vec![]),
            ("Two posts may be held by the rebels.", vec![]),
            ("Elections may be held by the government.", vec![]),
            ("The minister may be held to account.", vec![]),
            ("Two nurses may not be held by the rebels.", vec![]),
        ] {
            assert_eq!(casualties(text), expected, "{text}");
        }
    }
}
