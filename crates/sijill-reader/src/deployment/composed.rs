//! What a force is made of, each part with its number: "The force would include 200 soldiers of the army and 150 members of the
//! militia", "a 100-strong neutral contingent".

use sijill_claim::DeploymentAction;
use sijill_language::Tag;

use super::{DeploymentLexicon, Draft, draft, strength};
use crate::analysis::{Analysed, figure};
use crate::clause::{Clause, Voice, extent, stance};
use crate::party::{force, goes_by_initials};
use crate::thing::Thing;

/// How far back, in bytes of the report, a force is looked for that "it" can mean.
const BACK: usize = 300;

/// One claim for each part; nothing where fewer than two are told.
pub(super) fn parts(a: &Analysed<'_>, lexicon: &DeploymentLexicon, c: &Clause) -> Vec<Draft> {
    let s = &a.sentence;
    let next = s.lower(c.verb + 1);
    let made = match c.lemma.as_str() {
        "include" | "comprise" | "contain" | "number" => c.voice == Voice::Active,
        "consist" => next == "of",
        "make" => next == "up" && s.lower(c.verb + 2) == "of",
        "compose" => next == "of",
        _ => false,
    };
    let whole = c.own_subject.or(c.doer).or_else(|| c.things.first().copied());
    if !whole.is_some_and(|w| made && w < c.verb && is_force(a, lexicon, w)) {
        return Vec::new();
    }
    let stance = stance(a, c.verb);
    if stance.negated || stance.unreal || stance.attempted {
        return Vec::new();
    }
    let men = listed(a, lexicon, c.verb + 1);
    let many = men.iter().any(|m| m.figure.as_ref().is_some_and(|f| f.low >= strength::FEWEST));
    // "It would include a 100-strong neutral force"
    let strong = (c.verb + 1..s.len().min(c.verb + 8)).any(|i| s.lower(i) == "strong");
    if men.len() < 2 && !strong || !many {
        return Vec::new();
    }
    let first = extent(a, c, None).0;
    let each = men.into_iter().enumerate().map(|(at, men)| {
        let words = (if at == 0 { first } else { men.words.0 }, men.words.1);
        let mut found = draft(a, words, men.head, DeploymentAction::Sent, None, &men);
        found.modality = stance.modality;
        found.place_mention = (men.words.0..=men.words.1).find_map(|i| a.place_at(i));
        found.confidence = 0.65;
        found
    });
    each.collect()
}

/// "the force", "UNAMID", and "it" where the words before told of a force.
fn is_force(a: &Analysed<'_>, lexicon: &DeploymentLexicon, noun: usize) -> bool {
    let s = &a.sentence;
    if s.lower(noun) == "it" {
        let end = s.span.start();
        let mut start = end.saturating_sub(BACK);
        while start < end && !s.text.is_char_boundary(start) {
            start += 1;
        }
        let before = s.text.get(start..end).unwrap_or_default().to_lowercase();
        let told = before.split(|c: char| !c.is_alphanumeric()).rev().find(|w| {
            matches!(
                *w,
                "force" | "contingent" | "brigade" | "peacekeepers" | "battalion" | "army" | "mission"
            )
        });
        return told.is_some_and(|w| w != "army");
    }
    lexicon.words.contingents.contains(s.lemma(noun))
        && !matches!(s.lemma(noun), "presence" | "squadron")
        && !s.lower(noun).ends_with("forces")
        || s.tag(noun).is_proper() && goes_by_initials(a, noun) && force(a, noun).acts()
}

/// "200 soldiers of the army", "150 members of the militia", "a 100-strong contingent", in their order.
fn listed(a: &Analysed<'_>, lexicon: &DeploymentLexicon, from: usize) -> Vec<Thing> {
    let s = &a.sentence;
    let mut found: Vec<Thing> = Vec::new();
    let mut at = from;
    while at < s.len() && found.len() < 8 {
        let number = a.number(at).filter(|n| n.first == at);
        let strong = number.is_some_and(|n| (n.last + 1..n.last + 3).any(|i| s.lower(i) == "strong"));
        let counted = number.filter(|_| strong || a.count(at).is_some());
        let head = counted.and_then(|n| {
            (n.last + 1..s.len().min(n.last + 7))
                .take_while(|&i| !matches!(s.tag(i), Tag::Comma | Tag::IN | Tag::CC | Tag::Stop))
                .filter(|&i| s.tag(i).is_noun())
                .find(|&i| {
                    lexicon.words.serving.contains(s.lemma(i))
                        || lexicon.words.serving.contains(s.lower(i))
                        || matches!(s.lemma(i), "fighter" | "combatant" | "guerrilla" | "rebel")
                        || strong && lexicon.words.contingents.contains(s.lemma(i))
                        || strong && matches!(s.lemma(i), "unit" | "team" | "company" | "platoon")
                        || is_member(a, i)
                })
        });
        if let (Some(number), Some(head)) = (counted, head) {
            let last = behind(a, head);
            found.push(Thing {
                words: (number.first, last),
                head,
                what: s.words(number.last + 1, head).to_owned(),
                figure: Some(figure(number.value, number.words(s))),
            });
            at = last + 1;
        } else {
            at += 1;
        }
        if a.is_finite(at) && s.tag(at.wrapping_sub(1)) != Tag::WDT && found.is_empty() {
            break;
        }
    }
    found
}

/// "150 members of the militia".
fn is_member(a: &Analysed<'_>, noun: usize) -> bool {
    let s = &a.sentence;
    s.lemma(noun) == "member"
        && s.lower(noun + 1) == "of"
        && a.chunk(noun + 2).is_some_and(|k| {
            force(a, k.head).acts() || s.tag(k.head).is_proper() && s.lower(k.first) == "the"
        })
}

/// "soldiers [from the army]", "members [of the militia]".
fn behind(a: &Analysed<'_>, head: usize) -> usize {
    let s = &a.sentence;
    if !matches!(s.lower(head + 1), "of" | "from") {
        return head;
    }
    a.chunk(head + 2).map_or(head, |k| k.head)
}
