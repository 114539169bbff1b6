//! Whom a pronoun of the victims stands for, within the sentence: "led seven men outside and shot them dead", "two nurses
//! were abducted and their bodies found".

use sijill_claim::Figure;
use sijill_language::{Label, Tag};

use super::flat::extend_left;
use super::hit::Hit;
use crate::analysis::Analysed;
use crate::draft::Reading;
use crate::lexicon::Lexicon;
use crate::people::{People, people_at};

/// Gives pronouns the number of those they stand for; drops them where these are already told to have come to that harm.
pub(super) fn resolve(a: &Analysed<'_>, lexicon: &Lexicon, hits: &mut Vec<(Hit, Reading)>) {
    // "saw fighters at a gate and killed four of them": of the same sort.
    for (hit, _) in
        hits.iter_mut().filter(|(h, _)| h.people.pronoun && h.people.counted && h.people.status.is_none())
    {
        let first = hit.people.first.min(hit.anchor);
        let them = a.sentence.lower(hit.people.last) == "them";
        let before = a.chunks.iter().rev().filter(|c| them && c.last < first);
        let who = before
            .filter_map(|c| people_at(a, lexicon, c.head))
            .find(|p| !p.pronoun && !p.named && (p.figure.best != Some(1) || p.counted));
        if let Some(who) = who.filter(|p| !p.unknown) {
            (hit.people.status, hit.people.side) = (who.status, who.side);
        }
    }
    let mut at = 0;
    while at < hits.len() {
        let (hit, _) = &hits[at];
        let found = ((hit.people.pronoun || is_all(a, hit.people.head)) && !hit.people.counted)
            .then(|| stands_for(a, lexicon, hit))
            .flatten();
        let Some(who) = found else {
            at += 1;
            continue;
        };
        let told = hits.iter().enumerate().any(|(k, (other, _))| {
            k != at
                && other.harm == hits[at].0.harm
                && other.people.first <= who.head
                && who.head <= other.people.last
        });
        if told {
            hits.remove(at);
            continue;
        }
        let people = &mut hits[at].0.people;
        people.figure = Figure { words: people.figure.words.clone(), ..who.figure };
        people.status = who.status;
        people.side = who.side;
        people.names = who.names;
        people.attacker = who.attacker;
        hits[at].0.rule = "a pronoun for those told before";
        at += 1;
    }
}

/// "killed all of them", "shot them all".
fn is_all(a: &Analysed<'_>, head: usize) -> bool {
    let s = &a.sentence;
    s.lower(head) == "all" && s.lower(head + 1) == "of" && s.lower(head + 2) == "them"
}

/// "The rescued persons, three women and eight children, said that they were abducted": all of them.
fn apposed(a: &Analysed<'_>, lexicon: &Lexicon, hit: &Hit) -> Option<People> {
    let s = &a.sentence;
    if s.lower(hit.people.head) != "they" {
        return None;
    }
    let end = hit.people.first.min(hit.anchor);
    let subject = a.chunks.iter().find(|c| c.last < end && s.label(c.head) == Label::Nsubj)?;
    let open = Some(subject.last + 1).filter(|&i| s.lower(i) == ",")?;
    let close = (open + 1..end).find(|&i| s.lower(i) == "," && a.is_finite(i + 1))?;
    let last = a.chunk(close - 1).and_then(|c| people_at(a, lexicon, c.head))?;
    let list = extend_left(a, lexicon, last);
    let whole = list.len() > 1 && list.first().is_some_and(|p| p.first == open + 1);
    let sum = list.iter().map(|p| p.figure.best).sum::<Option<u64>>().filter(|_| whole)?;
    let first = list.first()?.clone();
    let words = first.figure.words.clone();
    Some(People { figure: Figure::exact(sum, &words), counted: true, ..first })
}

fn stands_for(a: &Analysed<'_>, lexicon: &Lexicon, hit: &Hit) -> Option<People> {
    if let Some(all) = apposed(a, lexicon, hit) {
        return Some(all);
    }
    let (alone, paired) = (one_by_one(a, lexicon, hit), pair(a, lexicon, hit));
    // "dragged four unionists and a student from their beds": the nearer of the two.
    match (alone, paired) {
        (Some(alone), Some(paired)) => Some(if paired.last >= alone.last { paired } else { alone }),
        (alone, paired) => alone.or(paired),
    }
}

/// "dragged Hasan, a candidate, and his son out of the car and killed them": those listed.
fn pair(a: &Analysed<'_>, lexicon: &Lexicon, hit: &Hit) -> Option<People> {
    let s = &a.sentence;
    if !matches!(s.lower(hit.people.head), "they" | "them" | "their") {
        return None;
    }
    let end = hit.people.first.min(hit.anchor);
    let last = a.chunks.iter().rev().filter(|c| c.last < end).find_map(|c| {
        let own = matches!(s.lower(c.first), "his" | "her" | "a" | "an" | "another");
        let joined = s.lower(c.first.wrapping_sub(1)) == "and" && own;
        people_at(a, lexicon, c.head)
            .filter(|p| joined && p.figure.best == Some(1) && !p.unknown && !p.attacker)
    })?;
    let list = extend_left(a, lexicon, last);
    let sum = list.iter().map(|p| p.figure.best).sum::<Option<u64>>()?;
    let first = list.first()?.clone();
    let acts = s.label(first.head) == Label::Nsubj || first.first == 0;
    (list.len() > 1 && !acts).then(|| {
        let names = list.iter().flat_map(|p| p.names.iter().cloned()).collect();
        let words = first.figure.words.clone();
        let last = list.last().map_or(first.last, |p| p.last);
        People { figure: Figure::exact(sum, &words), names, counted: true, last, ..first }
    })
}

fn one_by_one(a: &Analysed<'_>, lexicon: &Lexicon, hit: &Hit) -> Option<People> {
    let s = &a.sentence;
    let pronoun = hit.people.head;
    let many = matches!(s.lower(pronoun), "they" | "them" | "their" | "whose") || is_all(a, pronoun);
    let one = matches!(s.lower(pronoun), "he" | "she" | "him" | "her" | "his" | "whose");
    a.chunks.iter().rev().filter(|c| c.last < hit.people.first.min(hit.anchor)).find_map(|c| {
        let people = people_at(a, lexicon, c.head)?;
        let best = people.figure.best?;
        let fits = many && people.counted && best > 1 || one && best == 1 && !people.unknown;
        // Who did it is no victim of it.
        let acts = s.label(people.head) == Label::Nsubj && !many
            || people.attacker && s.label(people.head) == Label::Nsubj;
        let governed = s.tag(people.first.wrapping_sub(1)) == Tag::IN
            && s.label(people.head) == Label::Pobj
            && !matches!(s.lower(people.first.wrapping_sub(1)), "of" | "than" | "least");
        (fits && !acts && !governed && !people.pronoun)
            .then(|| if many { together(a, lexicon, people) } else { people })
    })
}

/// "marched 70 women and 107 children up a hill": those of the list.
fn together(a: &Analysed<'_>, lexicon: &Lexicon, last: People) -> People {
    let list = extend_left(a, lexicon, last.clone());
    let sum = list.iter().map(|p| p.figure.best).sum::<Option<u64>>();
    match sum.filter(|_| list.len() > 1 && list.iter().all(|p| p.counted)) {
        Some(sum) => People { figure: Figure::exact(sum, &last.figure.words), ..last },
        None => last,
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::casualties;

    #[test]
    fn pronouns_have_the_number_of_whom_they_stand_for() {
        for (text, killed) in [
            ("Gunmen lined up nine men in the square and shot them dead.", Some(9)),
            ("Raiders took two nurses out of a clinic and killed them.", Some(2)),
            ("They marched 12 women and seven children up a hill and killed all of them.", Some(19)),
            ("Raiders dragged a teacher and his son out of a school and killed them.", Some(2)),
            ("Raiders dragged four teachers and a pupil out of a school and killed them.", Some(5)),
            ("The raiders met at the river; a shepherd said they had killed them.", None),
        ] {
            let found = casualties(text);
            let best: Vec<Option<u64>> = found.iter().map(|(_, best)| *best).collect();
            assert!(best.contains(&killed), "{text}: {found:?}");
        }
    }
}
