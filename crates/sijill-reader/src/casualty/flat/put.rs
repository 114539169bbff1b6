//! Harm that somebody puts at a number: "put civilian deaths at six", "estimated the wounded at over 100", "its dead were given as
//! four".
//!
//! Not for: tolls and numbers of dead under those names (`nouns::toll`).

use sijill_claim::{Harm, Modality, VictimStatus};
use sijill_language::{Number, Tag};

use super::nouns::bare;
use crate::analysis::{Analysed, figure};
use crate::casualty::hit::Hit;
use crate::chunk::Chunk;
use crate::classes::CLASSES;
use crate::lexicon::Lexicon;
use crate::party::{Force, force};

/// How far behind the harm its number may stand: "put the dead on both sides since Monday at 40".
const REACH: usize = 9;

/// True where a sentence can put anything at a number; most cannot.
pub(super) fn may_be(a: &Analysed<'_>) -> bool {
    !a.numbers.is_empty() && (0..a.sentence.len()).any(|i| matches!(a.sentence.lower(i), "at" | "as"))
}

pub(super) fn put(a: &Analysed<'_>, lexicon: &Lexicon, token: usize, found: &mut Vec<Hit>) {
    let Some(harm) = harm(a, lexicon, token) else { return };
    let Some(chunk) = phrase(a, token) else { return };
    if (chunk.first..=chunk.last).any(|i| a.count(i).is_some()) {
        return;
    }
    let Some(number) = behind_giver(a, lexicon, chunk).or_else(|| given(a, lexicon, chunk)) else { return };
    let words = a.sentence.words(number.first, number.last);
    let mut people = bare(chunk.first, number.last, figure(number.value, words), true);
    people.head = number.last;
    people.status = (chunk.first..token)
        .rev()
        .find_map(|i| lexicon.people.get(a.sentence.lemma(i)))
        .and_then(|p| p.status)
        // "put the army's own losses at two"
        .or_else(|| {
            let armed = (chunk.first..token).any(|i| force(a, i) == Force::Armed);
            armed.then_some(VictimStatus::Combatant)
        });
    found.push(Hit {
        anchor: token,
        harm,
        people,
        modality: Modality::Asserted,
        rule: "flat: put at a number",
        part: false,
    });
}

/// "deaths", "the wounded": what is put at a number.
fn harm(a: &Analysed<'_>, lexicon: &Lexicon, token: usize) -> Option<Harm> {
    let s = &a.sentence;
    let plural = s.tag(token) == Tag::NNS;
    let noun =
        lexicon.nouns.get(s.lemma(token)).filter(|n| plural && !n.bodies && s.lemma(token) != "abduction");
    let verbal =
        s.tag(token + 1).is_noun() || matches!(s.tag(token + 1), Tag::IN) && s.lower(token + 1) == "by";
    let state = lexicon.states.get(s.lower(token)).filter(|_| !verbal).copied();
    noun.map(|n| n.harm).or(state)
}

/// "its dead" is a phrase as well, though its head is no noun.
fn phrase(a: &Analysed<'_>, token: usize) -> Option<Chunk> {
    let s = &a.sentence;
    let whose = |&i: &usize| matches!(s.tag(i), Tag::DT | Tag::PRPS | Tag::POS);
    let owner = |first: usize| match first.checked_sub(1) {
        Some(before) if s.tag(before) == Tag::POS => {
            a.chunk(before).or_else(|| a.chunk(before.checked_sub(1)?)).map_or(before, |c| c.first)
        }
        _ => first,
    };
    let whole = a.chunk(token).filter(|c| c.last == token || c.head == token);
    whole.map(|c| Chunk { first: owner(c.first), ..c }).or_else(|| {
        let opens = (token.saturating_sub(3)..token).rev().find(whose)?;
        let first = if s.tag(opens) == Tag::POS { owner(opens + 1) } else { opens };
        Some(Chunk { first, last: token, head: token })
    })
}

/// "put [its dead] at four".
fn behind_giver<'a>(a: &'a Analysed<'_>, lexicon: &Lexicon, chunk: Chunk) -> Option<&'a Number> {
    let s = &a.sentence;
    let before = chunk.first.checked_sub(1)?;
    let gives = s.tag(before).is_verb() && CLASSES.giving_figures.has(s.lemma(before));
    gives.then(|| set_at(a, lexicon, chunk.last + 1)).flatten()
}

/// "[its dead] were put by the ministry at four".
fn given<'a>(a: &'a Analysed<'_>, lexicon: &Lexicon, chunk: Chunk) -> Option<&'a Number> {
    let s = &a.sentence;
    let own = |i: &usize| !matches!(s.lower(*i), "," | ";" | ":" | "and" | "but" | "who" | "that");
    let from = chunk.last + 1;
    let mut at =
        (from..s.len().min(from + REACH)).take_while(own).find(|&i| s.lemma(i) == "be" || a.is_finite(i))?;
    while matches!(s.lemma(at), "be" | "have") || matches!(s.tag(at), Tag::RB | Tag::MD) {
        at += 1;
    }
    let passive = s.tag(at).is_verb() && CLASSES.giving_figures.has(s.lemma(at));
    passive.then(|| set_at(a, lexicon, at + 1)).flatten()
}

/// "at six", "as more than 100".
fn set_at<'a>(a: &'a Analysed<'_>, lexicon: &Lexicon, from: usize) -> Option<&'a Number> {
    let s = &a.sentence;
    let own = |i: &usize| {
        !a.is_finite(*i) && !matches!(s.lower(*i), "," | ";" | ":" | "and" | "but" | "who" | "that")
    };
    (from..s.len().min(from + REACH)).take_while(own).filter(|&i| matches!(s.lower(i), "at" | "as")).find_map(
        |i| {
            let number = a.count(i + 1).or_else(|| a.count(i + 2))?;
            // "at two hospitals", "at 4 o'clock"
            let alone =
                a.chunk(number.last).is_none_or(|c| c.head <= number.last || s.tag(c.head) == Tag::JJ)
                    && number.of.is_none();
            let next = s.lower(number.last + 1);
            // "gave its losses as eight dead and 14 wounded": told as such.
            let own = lexicon.states.contains_key(next);
            (!own && (alone || WHO.contains(&next))).then_some(number)
        },
    )
}

/// What may stand behind the number.
const WHO: [&str; 6] = ["people", "men", "soldiers", "fighters", "civilians", "so"];

#[cfg(test)]
mod tests {
    use sijill_claim::Harm;

    use crate::testing::casualties;

    #[test]
    fn harm_is_put_at_a_number() {
        for (text, told) in [
            ("The mayor put civilian deaths at six.", (Harm::Killed, Some(6))),
            ("The garrison's channel put its dead at four.", (Harm::Killed, Some(4))),
            ("He put the army's own dead at two and dismissed talk of a retreat.", (Harm::Killed, Some(2))),
            ("The clinic estimated the wounded at more than 100 after the raid.", (Harm::Injured, Some(100))),
            ("Deaths in the raid were put by the ministry at 31.", (Harm::Killed, Some(31))),
            ("Militia fatalities were estimated at 15.", (Harm::Killed, Some(15))),
        ] {
            let found = casualties(text);
            assert!(found.contains(&told), "{text}: {found:?}");
        }
    }

    #[test]
    fn whoever_gives_a_toll_is_not_of_it() {
        let found = casualties("A Taliban border commander gave the death toll as ten.");
        assert_eq!(found, [(Harm::Killed, Some(10))]);
    }

    #[test]
    fn what_is_at_a_place_is_no_number() {
        for text in [
            "The ministry reported deaths at two hospitals.",
            "He gave the wounded water at 4 o'clock.",
            "The envoy put the injured party at ease.",
        ] {
            let found = casualties(text);
            assert!(found.iter().all(|(_, best)| !matches!(best, Some(2 | 4))), "{text}: {found:?}");
        }
    }
}
