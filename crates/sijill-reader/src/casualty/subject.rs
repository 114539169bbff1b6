//! Who the subject of harm is where what stands nearest only says more of it: "ten people said to be of one family were
//! killed", "three of its nationals, all civilians, were shot dead".

use sijill_language::Tag;

use crate::analysis::Analysed;
use crate::lexicon::Lexicon;
use crate::people::{People, people_at};

/// The people that a phrase found as subject is said of; the phrase's own where it stands for itself.
pub(super) fn told_of(a: &Analysed<'_>, lexicon: &Lexicon, people: People) -> People {
    if people.counted {
        return people;
    }
    let found = believed(a, lexicon, &people).or_else(|| set_off(a, lexicon, &people));
    found.filter(|p| p.last < people.first).unwrap_or(people)
}

/// "[30 people] believed to be [Fulanis]", "[ten people] said to be of [one family]".
fn believed(a: &Analysed<'_>, lexicon: &Lexicon, people: &People) -> Option<People> {
    let s = &a.sentence;
    let floor = people.first.saturating_sub(8);
    let be = (floor..people.first).rev().find(|&i| s.lower(i) == "be" && s.lower(i.wrapping_sub(1)) == "to")?;
    let participle = be.checked_sub(2).filter(|&i| matches!(s.tag(i), Tag::VBN | Tag::VBD | Tag::JJ))?;
    let helper = (participle.saturating_sub(3)..participle).any(|i| s.lemma(i) == "be");
    if helper || (be + 1..people.first).any(|i| a.is_finite(i)) {
        return None;
    }
    people_before(a, lexicon, participle)
}

/// "[ten of its nationals], all [civilians],", "[seven aid workers] -- all but one of them [women] --".
fn set_off(a: &Analysed<'_>, lexicon: &Lexicon, people: &People) -> Option<People> {
    let s = &a.sentence;
    let floor = people.first.saturating_sub(6);
    let open = (floor..people.first)
        .rev()
        .find(|&i| matches!(s.tag(i), Tag::Comma | Tag::OpenBracket) || matches!(s.lower(i), "--" | "-" | "–" | "—"))?;
    let says_more = matches!(
        s.lower(open + 1),
        "all" | "most" | "mostly" | "mainly" | "some" | "many" | "both" | "including" | "half" | "several"
    ) || s.lower(open + 1) == "of" && s.lower(open + 2) == "whom"
        || s.tag(open) == Tag::OpenBracket;
    says_more.then(|| people_before(a, lexicon, open)).flatten().filter(|p| p.counted)
}

/// The people that end just before a token.
fn people_before(a: &Analysed<'_>, lexicon: &Lexicon, token: usize) -> Option<People> {
    let s = &a.sentence;
    let at = token.checked_sub(1)?;
    let chunk = a.chunk(at)?;
    // "ten of its nationals": the whole phrase is found from its first part.
    let whole = (s.lower(chunk.first.wrapping_sub(1)) == "of")
        .then(|| chunk.first.checked_sub(2))
        .flatten()
        .and_then(|k| people_at(a, lexicon, k))
        .filter(|w| w.last >= at);
    whole.or_else(|| people_at(a, lexicon, chunk.head)).filter(|p| !p.pronoun)
}

#[cfg(test)]
mod tests {
    use crate::testing::casualties;

    #[test]
    fn what_is_said_of_the_victims_does_not_stand_for_them() {
        for (text, killed) in [
            ("At least 30 people believed to be herders have been killed by soldiers.", 30),
            ("Ten people said to be of the same family were killed in Vom.", 10),
            ("Ten of its nationals, all civilians, were killed in Sebha.", 10),
            ("Nine teachers were killed.", 9),
        ] {
            let found = casualties(text);
            assert!(found.iter().any(|(_, best)| *best == Some(killed)), "{text}: {found:?}");
        }
    }
}
