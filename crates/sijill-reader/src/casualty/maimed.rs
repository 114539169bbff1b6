//! People told of by the limb that they lost: "four farmers whose hands were cut off", "cut off the ears of two shepherds".

use sijill_claim::{Harm, Modality};
use sijill_language::{Label, Tag};

use super::flat::extend_right;
use super::hit::{Hit, is_negated};
use super::subject::{listed_before, people_before};
use crate::analysis::Analysed;
use crate::classes::CLASSES;
use crate::lexicon::Lexicon;
use crate::people::{People, people_at};

/// The rule's name.
const RULE: &str = "the limb that they lost";

/// Everybody of whom a sentence tells so.
pub(super) fn hits(a: &Analysed<'_>, lexicon: &Lexicon) -> Vec<Hit> {
    let s = &a.sentence;
    let mut found = Vec::new();
    for limb in 0..s.len() {
        if !s.tag(limb).is_noun() || !CLASSES.limbs.has(s.lemma(limb)) {
            continue;
        }
        let told = passive(a, lexicon, limb).or_else(|| active(a, lexicon, limb));
        let Some((anchor, list)) = told.filter(|(anchor, _)| !is_negated(a, *anchor)) else { continue };
        let known = |p: &People| !p.unknown && !p.pronoun && (p.counted || p.figure.best == Some(1));
        for people in list.into_iter().filter(known) {
            let (harm, modality) = (Harm::Injured, Modality::Asserted);
            found.push(Hit { anchor, harm, people, modality, rule: RULE, part: false });
        }
    }
    found
}

/// "[four farmers] whose hands were cut off".
fn passive(a: &Analysed<'_>, lexicon: &Lexicon, limb: usize) -> Option<(usize, Vec<People>)> {
    let s = &a.sentence;
    let whose = (limb.saturating_sub(3)..limb).rev().find(|&i| s.lower(i) == "whose")?;
    let be = limb + 1;
    let verb = (be + 1..be + 4).find(|&i| s.tag(i) == Tag::VBN && s.lower(i) != "been")?;
    let helped = matches!(s.lower(be), "was" | "were" | "had" | "have" | "has");
    if !helped || !cuts(a, verb) {
        return None;
    }
    let last = people_before(a, lexicon, whose)?;
    // "two men and a boy whose hands were cut off"
    let owned = s.tag(last.first) == Tag::PRPS || s.tag(last.first.wrapping_sub(1)) == Tag::PRPS;
    let many = s.tag(limb).is_plural() && (owned || last.figure.best == Some(1) && !last.counted);
    Some((verb, if many { listed_before(a, lexicon, last) } else { vec![last] }))
}

/// "cut off the hands of [six farmers]", "hacked off a [girl]'s arm".
fn active(a: &Analysed<'_>, lexicon: &Lexicon, limb: usize) -> Option<(usize, Vec<People>)> {
    let s = &a.sentence;
    let verb = s.head(limb).filter(|&v| s.label(limb) == Label::Dobj && s.tag(v).is_verb() && v < limb)?;
    let to = s.tag(verb.wrapping_sub(1)) == Tag::TO || s.tag(verb.wrapping_sub(1)) == Tag::MD;
    if to || !cuts(a, verb) {
        return None;
    }
    let of = s.children_by(limb, &[Label::Prep]).find(|&p| s.lower(p) == "of");
    let owner = of.and_then(|of| s.child(of, Label::Pobj)).or_else(|| s.child(limb, Label::Poss))?;
    let people = people_at(a, lexicon, owner)?;
    Some((verb, extend_right(a, lexicon, people)))
}

/// "cut off", "severed", "blown away".
fn cuts(a: &Analysed<'_>, verb: usize) -> bool {
    let s = &a.sentence;
    let off = (verb + 1..verb + 3).any(|i| matches!(s.lower(i), "off" | "away" | "out"));
    match s.lemma(verb) {
        "sever" | "amputate" | "mutilate" => true,
        "cut" | "chop" | "hack" | "slice" | "blow" | "tear" | "rip" | "shoot" | "saw" | "gouge" | "slash" => {
            off
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use sijill_claim::Harm;

    use crate::testing::casualties;

    #[test]
    fn the_maimed_are_hurt() {
        for (text, best) in [
            ("Four farmers whose ears were cut off by soldiers were treated.", Some(4)),
            ("The rebels cut off the hands of six herders.", Some(6)),
            ("He met two men and a boy whose hands had been cut off.", Some(3)),
        ] {
            assert!(casualties(text).contains(&(Harm::Injured, best)), "{text}: {:?}", casualties(text));
        }
        for text in [
            "The army cut off the town.",
            "Four companies whose hands were tied gave up.",
            "The cook cut off the legs of two chickens.",
            "They threatened to cut off the hands of two thieves.",
        ] {
            assert!(casualties(text).is_empty(), "{text}: {:?}", casualties(text));
        }
    }
}
