//! Second victims of one verb, told behind where the first were or behind what became of them: "killed nine soldiers near Marka and
//! four nurses on the road to Barawe", "left 12 soldiers dead, as well as 20 rebels", "We lost nine in the first week".

use sijill_claim::{Harm, Modality};
use sijill_language::Tag;

use super::elided;
use super::flat::by_number;
use super::hit::Hit;
use crate::analysis::Analysed;
use crate::draft::Reading;
use crate::lexicon::Lexicon;
use crate::people::{People, people_at};

/// The rule's name.
const RULE: &str = "a second number, as well as the first";

/// The rule's name where somebody tells of his own.
pub(super) const OURS: &str = "lost so many of ours";

/// Adds them.
pub(super) fn add(a: &Analysed<'_>, lexicon: &Lexicon, hits: &mut Vec<(Hit, Reading)>) {
    let mut others: Vec<(Hit, Reading)> = Vec::new();
    for (hit, reading) in hits.iter().filter(|(h, _)| {
        (h.people.counted || h.people.figure.best == Some(1))
            && h.people.figure.best != Some(0)
            && matches!(h.harm, Harm::Killed | Harm::Injured)
    }) {
        let there = elsewhere(a, lexicon, hit).map(|people| (people, elided::RULE));
        let found = there.or_else(|| as_well_as(a, lexicon, hit).map(|people| (people, RULE)));
        let taken = |p: &People| {
            hits.iter().chain(&others).any(|(h, _)| h.people.first <= p.last && p.first <= h.people.last)
        };
        if let Some((people, rule)) = found.filter(|(p, _)| !taken(p)) {
            others.push((Hit { people, rule, ..hit.clone() }, *reading));
        }
    }
    lost(a, hits, &mut others);
    hits.extend(others);
}

/// "[nine soldiers] near Marka and [four nurses] on the road to Barawe": each with a place of its own.
fn elsewhere(a: &Analysed<'_>, lexicon: &Lexicon, hit: &Hit) -> Option<People> {
    let s = &a.sentence;
    if hit.anchor > hit.people.first {
        return None;
    }
    let and = place_end(a, hit.people.last + 1)? + 1;
    if s.lower(and) != "and" {
        return None;
    }
    let next = counted_at(a, lexicon, and + 1)?;
    let end = place_end(a, next.last + 1)?;
    (!goes_on(a, end + 1)).then_some(next)
}

/// "left 12 soldiers dead, as well as [20 rebels]".
fn as_well_as(a: &Analysed<'_>, lexicon: &Lexicon, hit: &Hit) -> Option<People> {
    let s = &a.sentence;
    let from = hit.people.last.max(hit.anchor) + 1;
    // "the death of Omar Said, a commander and recruiter for the group, as well as"
    let comma = (from..s.len().min(from + 3)).find(|&i| s.lower(i) == ",");
    let aside = comma.is_some_and(|open| s.tag(open + 1) == Tag::DT);
    let reach = if aside { 26 } else { 8 };
    let at = (from..s.len().min(from + reach))
        .take_while(|&i| !a.is_finite(i) && s.lower(i) != ";" && (aside || s.tag(i) != Tag::CC))
        .find(|&i| s.lower(i) == "as" && s.lower(i + 1) == "well" && s.lower(i + 2) == "as")?;
    let next = counted_at(a, lexicon, at + 3)?;
    (!goes_on(a, next.last + 1)).then_some(next)
}

/// People with a number of their own right there.
fn counted_at(a: &Analysed<'_>, lexicon: &Lexicon, at: usize) -> Option<People> {
    let number = (at..at + 3).find_map(|i| a.count(i)).filter(|n| n.of.is_none())?;
    let lead = (at..number.first)
        .all(|i| matches!(a.sentence.lower(i), "at" | "least" | "another" | "some" | "about" | "the"));
    let head = a.chunk(number.last).or_else(|| a.chunk(number.last + 1))?.head;
    people_at(a, lexicon, head).filter(|p| {
        lead && p.counted && !p.unknown && !p.pronoun && p.first <= number.last && p.last >= number.last
    })
}

/// The last token of "near Marka", "on the road to Barawe", "in the next village".
fn place_end(a: &Analysed<'_>, at: usize) -> Option<usize> {
    let s = &a.sentence;
    if !matches!(s.lower(at), "in" | "on" | "at" | "near" | "outside" | "inside" | "around")
        || a.date_at(at + 1).is_some()
    {
        return None;
    }
    let chunk = (at + 1..at + 3).find_map(|i| a.chunk(i))?;
    let mut end = chunk.last;
    let mut place = (at + 1..=end).any(|i| a.place_at(i).is_some());
    // "on the road to Barawe"
    if matches!(s.lower(end + 1), "to" | "of" | "from" | "near")
        && let Some(more) = a.chunk(end + 2)
    {
        place |= (end + 2..=more.last).any(|i| a.place_at(i).is_some());
        end = more.last;
    }
    place.then_some(end)
}

/// A verb follows, so that the number is its subject.
fn goes_on(a: &Analysed<'_>, at: usize) -> bool {
    (at..a.sentence.len().min(at + 3)).any(|i| a.is_finite(i) || a.sentence.tag(i) == Tag::VBN)
}

/// "We lost nine in the first week," he said: a number alone, of one's own.
fn lost(a: &Analysed<'_>, hits: &[(Hit, Reading)], others: &mut Vec<(Hit, Reading)>) {
    let s = &a.sentence;
    for verb in 1..s.len() {
        if s.lemma(verb) != "lose" || !s.tag(verb).is_verb() {
            continue;
        }
        let subject =
            s.lower(verb - 1) == "we" || s.lower(verb - 1) == "have" && s.lower(verb.wrapping_sub(2)) == "we";
        let Some(number) = a.count(verb + 1).filter(|n| n.of.is_none() && n.value.best.is_some()) else {
            continue;
        };
        let alone = a.chunk(number.last).is_none_or(|c| c.head <= number.last);
        let next = number.last + 1;
        let time =
            matches!(s.lower(next), "in" | "on" | "during" | "within" | "since" | "that" | "this" | "last")
                && (next + 1..next + 5).any(|i| {
                    a.date_at(i).is_some()
                        || matches!(
                            s.lemma(i),
                            "day" | "week" | "month" | "night" | "morning" | "hour" | "year"
                        )
                })
                && !(next..next + 8)
                    .any(|i| matches!(s.lemma(i), "season" | "league" | "row" | "match" | "game" | "cup"));
        let taken = hits.iter().any(|(h, _)| h.people.first <= number.last && number.first <= h.people.last);
        if subject && alone && time && !taken {
            let hit = Hit {
                anchor: verb,
                harm: Harm::Killed,
                people: by_number(a, number),
                modality: Modality::Asserted,
                rule: OURS,
                part: false,
            };
            others.push((hit, Reading::Flat));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::casualties;

    #[test]
    fn second_victims_are_claims_of_their_own() {
        for (text, killed) in [
            ("Bombs killed nine soldiers near Marka and four nurses on the road to Barawe.", vec![9, 4]),
            ("The fighting left 12 soldiers dead, as well as 20 rebels.", vec![12, 20]),
            ("Ten policemen were killed as well as two bystanders.", vec![10, 2]),
            ("Twelve soldiers died, as well as 30 horses.", vec![12]),
            (
                "The raid led to the death of Omar Said, a trainer and recruiter, as well as six other rebels.",
                vec![1, 6],
            ),
            ("At least two civilians were killed, officials said, along with five gunmen.", vec![2, 5]),
            ("The storm killed nine people near Dura and four cows on the road to Arlo.", vec![9]),
            ("The bombs killed nine people in Dura and four other blasts in Arlo shook the town.", vec![9]),
            ("\u{201c}We lost nine in the first week,\u{201d} the doctor said.", vec![9]),
            ("\u{201c}We lost two in the last week of the season,\u{201d} the coach said.", vec![]),
            ("There were no army or police casualties.", vec![0]),
        ] {
            let found: Vec<u64> = casualties(text).into_iter().filter_map(|(_, best)| best).collect();
            assert_eq!(found, killed, "{text}");
        }
    }
}
