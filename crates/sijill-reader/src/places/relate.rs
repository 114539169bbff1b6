//! How the mentions of one sentence hang together: lists share their preposition, "X, Y province" and "X in Y" put X
//! into Y, "X, 30 km north of Y" puts X beside Y.

use sijill_gazetteer::{Gazetteer, PlaceKind};
use sijill_language::Sentence;

use super::frame::is_prominent;
use super::lexicon::Words;
use super::mention::{PlaceMention, Role};
use super::scan::Name;

/// More candidates of a name than this are not paired with another name's.
const MOST_PAIRED: usize = 24;

pub(super) fn relate(
    s: &Sentence<'_>,
    gazetteer: &Gazetteer,
    names: &[Name],
    mentions: &mut Vec<PlaceMention>,
) {
    for i in 1..mentions.len() {
        let (left, right) = mentions.split_at_mut(i);
        let (Some(a), Some(b)) = (left.last_mut(), right.first_mut()) else { continue };
        pair(s, gazetteer, (i - 1, a), (i, b));
    }
    let keep: Vec<bool> = mentions
        .iter()
        .zip(names)
        .map(|(m, name)| {
            if matches!(m.role, Role::Part | Role::Origin) && !is_prominent(gazetteer, m) {
                return false;
            }
            let hooked = m.strength > 0 || m.inside.is_some() || m.kind.is_some() || m.shift.is_some();
            name.known && (hooked || is_prominent(gazetteer, m)) || !name.known && m.strength >= 2
        })
        .collect();
    prune(mentions, &keep);
}

fn pair(
    s: &Sentence<'_>,
    gazetteer: &Gazetteer,
    (i, a): (usize, &mut PlaceMention),
    (j, b): (usize, &mut PlaceMention),
) {
    let words = Words::english();
    let gap: Vec<&str> = (a.last + 1..b.first).map(|k| s.lower(k)).collect();
    if gap.len() > 8 {
        return;
    }
    if b.shift.is_some()
        && gap.iter().all(|w| {
            matches!(
                *w,
                "," | "about"
                    | "some"
                    | "around"
                    | "roughly"
                    | "nearly"
                    | "just"
                    | "a"
                    | "("
                    | "town"
                    | "village"
                    | "lies"
                    | "is"
            )
        })
    {
        a.beside = Some(j);
        b.role = Role::Reference;
        return;
    }
    // "In Bessa, near Arlo, 20 died": only tells where Bessa lies.
    if matches!(gap.as_slice(), [",", "near"] | [",", "not", "far", "from"])
        && !matches!(s.lower(b.last + 1), "and" | "or")
        && a.strength >= 2
        && (a.candidates.is_empty() || !may_contain(gazetteer, a, b))
    {
        b.role = Role::Reference;
        return;
    }
    match gap.as_slice() {
        ["'s" | "’s", rest @ ..]
            if rest.iter().all(|w| is_between(words, w)) && may_contain(gazetteer, a, b) =>
        {
            b.inside = Some(i);
        }
        [","] | [",", "in"] | [",", "in", "the"] | [",", "the"] | ["("] => {
            b.strength = b.strength.max(a.strength);
            if may_contain(gazetteer, b, a) {
                a.inside = Some(j);
            }
        }
        ["and" | "or"] | [",", "and" | "or"] | ["and", "nearby"] => {
            b.strength = b.strength.max(a.strength);
            share_kind(gazetteer, a, b);
        }
        [rest @ .., "in" | "of" | "within", "the"] | [rest @ .., "in" | "of" | "within"]
            if rest.iter().all(|w| is_between(words, w)) && may_contain(gazetteer, b, a) =>
        {
            a.inside = Some(j);
        }
        rest if has_in(rest)
            && rest.iter().all(|w| is_between(words, w) || *w == "in" || *w == "of")
            && may_contain(gazetteer, b, a) =>
        {
            a.inside = Some(j);
        }
        [] if may_contain(gazetteer, b, a) => a.inside = Some(j),
        _ => {}
    }
}

/// "Turkana and Baringo counties": what the plural says holds of both.
fn share_kind(gazetteer: &Gazetteer, a: &mut PlaceMention, b: &PlaceMention) {
    let can = |kind| a.candidates.iter().any(|c| gazetteer.place(c.place).kind == kind);
    if a.kind.is_none()
        && b.kind.is_some_and(|k| {
            matches!(k, PlaceKind::Division | PlaceKind::County) && (can(k) || can(PlaceKind::Division))
        })
    {
        a.kind = Some(PlaceKind::Division);
    }
}

fn has_in(gap: &[&str]) -> bool {
    gap.first().is_some_and(|w| matches!(*w, "in" | "of")) || gap.get(1).is_some_and(|w| *w == "in")
}

/// Words that can stand between two places that lie in one another.
fn is_between(words: &Words, word: &str) -> bool {
    matches!(
        word,
        "the"
            | ","
            | "country"
            | "country's"
            | "'s"
            | "’s"
            | "restive"
            | "volatile"
            | "troubled"
            | "state"
            | "-"
            | "war"
            | "torn"
            | "town"
            | "held"
            | "rebel"
            | "government"
    ) || words.bearings_has(word)
        || words.kind(word).is_some()
}

/// True where the outer one can hold the inner one by the gazetteer, or is a division or country beside an unknown name.
pub(super) fn may_contain(gazetteer: &Gazetteer, outer: &PlaceMention, inner: &PlaceMention) -> bool {
    let bigger = |c: &sijill_gazetteer::Candidate| {
        matches!(
            gazetteer.place(c.place).kind,
            PlaceKind::Country | PlaceKind::Division | PlaceKind::County | PlaceKind::Region
        )
    };
    if inner.candidates.iter().any(|c| gazetteer.place(c.place).kind == PlaceKind::Country) {
        return false;
    }
    if inner.candidates.is_empty() {
        return outer.candidates.iter().any(bigger)
            || outer.kind == Some(PlaceKind::Division)
            || outer.strength == 3;
    }
    outer.candidates.iter().take(MOST_PAIRED).any(|o| {
        inner
            .candidates
            .iter()
            .take(MOST_PAIRED)
            .any(|i| o.place != i.place && gazetteer.contains(o.place, i.place))
    })
}

/// Drops mentions and sets the links between the others right.
fn prune(mentions: &mut Vec<PlaceMention>, keep: &[bool]) {
    let mut moved = Vec::with_capacity(keep.len());
    let mut next = 0;
    for kept in keep {
        moved.push(kept.then_some(next));
        next += usize::from(*kept);
    }
    let mut kept = keep.iter();
    mentions.retain(|_| kept.next().copied().unwrap_or(true));
    for mention in mentions.iter_mut() {
        mention.inside = mention.inside.and_then(|i| moved.get(i).copied().flatten());
        mention.beside = mention.beside.and_then(|i| moved.get(i).copied().flatten());
    }
}
