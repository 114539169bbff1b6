//! Which of the people of a list are one claim, which are told apart, and which only say who the others were.

use sijill_claim::{Group, VictimStatus};
use sijill_language::Tag;

use super::elided;
use super::hit::Hit;
use crate::analysis::Analysed;
use crate::classes::CLASSES;
use crate::draft::Reading;
use crate::lexicon::Lexicon;
use crate::people::People;

/// "killing nine relatives, four women and five men": what follows the number and adds up to it only tells who they
/// were.
pub(super) fn broken_down(a: &Analysed<'_>, hits: &mut [(Hit, Reading)]) {
    let mut at = 0;
    while at < hits.len() {
        let (lead, _) = &hits[at];
        let end = (at + 1..hits.len())
            .take_while(|&k| hits[k].0.anchor == lead.anchor && hits[k].0.harm == lead.harm)
            .last()
            .map_or(at, |k| k)
            + 1;
        let best = |h: &Hit| h.people.figure.best.unwrap_or(0);
        let rest: u64 = hits[at + 1..end].iter().map(|(h, _)| best(h)).sum();
        let couple = a.sentence.lemma(lead.people.head) == "couple";
        // "Four women, three men and an infant": the first are no men; "Nine nurses, six women and three men": who they were.
        let tail = || hits[at + 1..end].iter().map(|(h, _)| h.people.group);
        let others = match lead.people.group {
            None | Some(Group::Civilians) => false,
            Some(Group::Children) => {
                tail().any(|g| g.is_none_or(|g| g != Group::Children && g != Group::Students))
            }
            Some(Group::Women | Group::Men | Group::Elderly) => tail().any(|g| g.is_some()),
            Some(_) => tail().any(|g| g.is_none_or(|g| !is_age_or_sex(g))),
        };
        if end - at > 2 && rest == best(lead) && lead.people.counted && !couple && !others {
            for (h, _) in &mut hits[at + 1..end] {
                h.part = true;
            }
        }
        at = end;
    }
}

/// Groups that people of any trade are of.
pub(super) fn is_age_or_sex(group: Group) -> bool {
    matches!(group, Group::Children | Group::Women | Group::Men | Group::Elderly)
}

/// People of one status joined in one list are one claim with the sum.
pub(super) fn joins(a: &Analysed<'_>, lexicon: &Lexicon, left: &Hit, right: &Hit) -> bool {
    left.anchor == right.anchor
        && left.part == right.part
        && right.rule != elided::RULE
        && left.rule != elided::RULE
        && right.rule != elided::GAPPED
        && right.rule != super::by_doer::JOINED
        && left.harm == right.harm
        && (goes_together(a, lexicon, &left.people, &right.people)
            || left.people.attacker == right.people.attacker
                && (left.people.status == right.people.status
                    || shares_number(a, &left.people, &right.people)))
        && !opposed(left.people.group, right.people.group)
        && (left.people.side == right.people.side
            || left.people.side.is_none()
            || right.people.side.is_none())
        && left.people.last < right.people.first
        && !told_apart(a, &left.people, &right.people)
        && right.people.first - left.people.last <= 24
        && a.sentence.len() > right.people.last
}

/// "1,100 Lebanese, mostly civilians, and 160 Israelis, mostly soldiers": of each it is said who they were.
pub(super) fn told_apart(a: &Analysed<'_>, left: &People, right: &People) -> bool {
    let s = &a.sentence;
    let said = |comma: usize| {
        s.lower(comma) == "," && matches!(s.lower(comma + 1), "mostly" | "mainly" | "most" | "largely")
    };
    // "The bloodshed has left seven Israelis and 29 Palestinians dead": of either side.
    let nation = |p: &People| s.tag(p.head) == Tag::NNPS && p.counted;
    let two_sided = || {
        (0..s.len()).any(|i| {
            CLASSES.unrest.has(s.lemma(i))
                || matches!(s.lemma(i), "bloodshed" | "clash" | "fighting" | "battle")
        })
    };
    if nation(left) && nation(right) && s.lower(left.head) != s.lower(right.head) && two_sided() {
        return true;
    }
    let between = left.last + 1 < right.first && said(left.last + 1);
    between && left.counted && right.counted
}

/// "a father and his daughter", "a commander and three of his gunmen": one of the two words tells who both are.
pub(super) fn goes_together(a: &Analysed<'_>, lexicon: &Lexicon, left: &People, right: &People) -> bool {
    let s = &a.sentence;
    let told = |one: &People, other: &People| match (one.status, other.status) {
        (Some(VictimStatus::Civilian), None) => lexicon.company.kin.contains(s.lemma(other.head)),
        // "lost an officer and two soldiers", not "a police officer and two soldiers", "an officer and two rebels"
        (Some(VictimStatus::Combatant), None) => {
            let bare = s.lemma(other.head) == "officer"
                && other.figure.best == Some(1)
                && other.head < other.first + 2;
            bare && !one.attacker && !crate::party::is_irregular(a, one.head)
                || lexicon.company.heads.contains(s.lemma(other.head))
        }
        _ => false,
    };
    let theirs = || {
        let own = (right.first..=right.last).any(|i| matches!(s.lower(i), "his" | "her" | "their"));
        let attacks = |i: usize| lexicon.people.get(s.lemma(i)).is_some_and(|p| p.attacker);
        own && left.status == Some(VictimStatus::Combatant) && (right.attacker || attacks(right.last))
    };
    told(left, right) || told(right, left) || theirs()
}

/// "five soldiers and at least 20 separatists": one side's and the other's.
pub(super) fn opposed(left: Option<Group>, right: Option<Group>) -> bool {
    matches!(
        (left, right),
        (Some(Group::Soldiers), Some(Group::Fighters)) | (Some(Group::Fighters), Some(Group::Soldiers))
    )
}

/// "…and supporters": a plural noun alone, right behind "and" or a comma.
pub(super) fn is_bare(a: &Analysed<'_>, before: &People, people: &People) -> bool {
    let s = &a.sentence;
    !people.counted
        && !people.named
        && people.figure.best.is_none()
        && s.tag(people.first).is_noun()
        && s.tag(people.head).is_plural()
        && people.first == before.last + 2
}

/// "22 candidates and supporters": one number for both nouns.
pub(super) fn shares_number(a: &Analysed<'_>, before: &People, people: &People) -> bool {
    let s = &a.sentence;
    let bare = is_bare(a, before, people);
    // "killed a leader and mediator": one person, as the verb may tell.
    let one = !people.counted
        && !people.named
        && people.figure.best == Some(1)
        && s.tag(people.first).is_noun()
        && before.figure.best == Some(1)
        && !before.counted
        && !before.named
        && matches!(s.lower(before.first), "a" | "an" | "the")
        && matches!(s.lower(before.last + 1), "and" | "or")
        && people.first == before.last + 2
        && !matches!(s.lower(people.last + 1), "were" | "are" | "have")
        // "a husband and wife", "a mother and daughter" are two.
        && !CLASSES.relatives.has(s.lemma(people.head));
    one || bare
        && before.counted
        && before.figure.best.is_some_and(|n| n > 1)
        && people.first == before.last + 2
}
