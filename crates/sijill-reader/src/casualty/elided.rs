//! People told of by a number alone, for whom the verb is not said again: "Twelve died in Idlib and three in Hama", "Six died
//! on the spot and one on the way to hospital".

use sijill_language::{Number, Tag};

use super::flat::by_number;
use super::hit::Hit;
use crate::analysis::Analysed;
use crate::classes::CLASSES;
use crate::draft::Reading;
use crate::lexicon::Lexicon;
use crate::party;
use crate::people::{People, people_at};

/// The rule's name, by which such claims keep to themselves.
pub(crate) const RULE: &str = "the verb is said once for two numbers";

/// The rule's name where the doers are two.
pub(super) const GAPPED: &str = "the verb is said once for two who do it";

/// Adds those of the numbers that follow a verb's adjuncts.
pub(super) fn add(a: &Analysed<'_>, lexicon: &Lexicon, hits: &mut Vec<(Hit, Reading)>) {
    let s = &a.sentence;
    let mut others: Vec<(Hit, Reading)> = Vec::new();
    for (hit, _) in hits.iter().filter(|(h, _)| h.people.counted && h.people.figure.best != Some(0)) {
        let from = hit.people.last.max(hit.anchor) + 1;
        // "…in Idlib": an adjunct of the verb itself, of the same sort as the number's.
        // "lost their lives on Monday"
        let within = |i: &usize| a.count(*i).is_none() && s.tag(*i) != Tag::CC && s.lower(*i) != ",";
        let mut own: Vec<Adjunct> =
            (from..from + 12).take_while(within).filter_map(|i| adjunct(a, i)).collect();
        for i in from..s.len().min(from + 40) {
            if a.is_finite(i) || matches!(s.lower(i), ";" | ":") {
                break;
            }
            let joined = s.tag(i) == Tag::CC || s.lower(i) == "," && s.tag(i + 1) != Tag::CC;
            // "and in February a further nine"
            let and = s.tag(i) == Tag::CC;
            let led = a.date_at(i + 1).map(|d| &a.dates[d]).filter(|d| and && d.first == i + 1);
            // "and in Tikrit four"
            let there = (and && matches!(s.lower(i + 1), "in" | "at" | "near"))
                .then(|| a.place_at(i + 2).map(|p| &a.places[p]))
                .flatten();
            let at = led.map_or(i + 1, |d| d.last + 1).max(there.map_or(0, |p| p.last + 1));
            let Some(number) = number_at(a, at).filter(|n| joined && n.of.is_none()) else { continue };
            let chunk = a.chunk(number.last).or_else(|| a.chunk(number.first));
            let dated_behind = a.date_at(number.last + 1).is_some();
            let alone = chunk.is_none_or(|c| {
                let more = matches!(s.lower(c.head), "others" | "more");
                number.first <= c.head && c.head <= number.last || more || dated_behind
            });
            let before = led.is_some() || there.is_some();
            let day = alone && before || dated_behind;
            // "and in Tikrit four soldiers"; four cows are nobody.
            let known = || before && people_at(a, lexicon, number.last).is_some_and(|p| !p.unknown);
            let bare = alone || known();
            let more = usize::from(matches!(s.lower(number.last + 1), "more" | "others"));
            let then =
                before.then(|| Adjunct { place: there.is_some(), day: led.is_some(), last: number.last });
            let Some(second) = then.or_else(|| adjunct(a, number.last + 1 + more)).filter(|_| bare) else {
                continue;
            };
            let dated =
                || led.is_some() && s.lower(number.last + 1) != "of" && a.dates.iter().any(|d| d.first < i);
            let fits = (own.iter().any(|o| o.same_sort(&second)) || dated())
                && !goes_on(a, lexicon, second.last + 1);
            // "27 lives, 16 on one side and 11 on the other": parts of what was told.
            if fits {
                own.push(second);
            }
            if !fits
                || hits
                    .iter()
                    .chain(&others)
                    .any(|(h, _)| h.people.first <= number.last && number.first <= h.people.last)
            {
                continue;
            }
            let people = day
                .then(|| by_number(a, number))
                .or_else(|| people_at(a, lexicon, number.last).filter(|p| !p.unknown));
            if let Some(people) = people {
                others.push((Hit { people, rule: RULE, ..hit.clone() }, Reading::Flat));
            }
        }
    }
    hits.extend(others);
}

/// The number at a token, past what only says that it adds: "[another] four", "[the other] two".
pub(crate) fn number_at<'a>(a: &'a Analysed<'_>, at: usize) -> Option<&'a Number> {
    let s = &a.sentence;
    let adds = |i: &usize| matches!(s.lower(*i), "a" | "the" | "another" | "further" | "other" | "remaining");
    let first = (at..at + 3).find(|i| !adds(i))?;
    a.count(first).filter(|n| at <= n.first && n.first <= first)
}

/// "The army lost six men and [the militia two]", "troops killed nine rebels and [the police four]": the verb is said once for
/// two who do it.
pub(super) fn gapped(a: &Analysed<'_>, hits: &mut Vec<(Hit, Reading)>) {
    let s = &a.sentence;
    let mut more: Vec<(Hit, Reading)> = Vec::new();
    for (hit, _) in hits.iter().filter(|(h, _)| h.people.counted && h.people.first > h.anchor) {
        let and = hit.people.last + 1;
        let and = if s.lower(and) == "," { and + 1 } else { and };
        if !matches!(s.lower(and), "and" | "while" | "but") {
            continue;
        }
        let Some(chunk) = a.chunk(and + 1).filter(|c| c.first == and + 1) else { continue };
        let inside = (chunk.first + 1..=chunk.last).find_map(|i| a.count(i).filter(|n| n.last == chunk.last));
        let Some(number) = inside.or_else(|| a.count(chunk.last + 1)) else { continue };
        let doer = number.first.checked_sub(1).filter(|&d| d > and && s.tag(d).is_noun());
        let acts = doer.is_some_and(|d| party::force(a, d).acts());
        let next = number.last + 1;
        let ends = next >= s.len()
            || matches!(s.tag(next), Tag::Comma | Tag::Stop | Tag::IN)
            || matches!(s.lower(next), "," | ";");
        let told = hits
            .iter()
            .chain(&more)
            .any(|(h, _)| h.people.first <= number.last && number.first <= h.people.last);
        if acts && ends && !told && number.of.is_none() {
            let mut people = by_number(a, number);
            people.status = hit.people.status;
            more.push((Hit { people, rule: GAPPED, ..hit.clone() }, Reading::Flat));
        }
    }
    hits.extend(more);
}

/// "33 militants were killed, [against eight soldiers]": what the other side lost.
pub(super) fn against(a: &Analysed<'_>, lexicon: &Lexicon, hits: &mut Vec<(Hit, Reading)>) {
    let s = &a.sentence;
    let mut more: Vec<(Hit, Reading)> = Vec::new();
    for (hit, _) in hits.iter().filter(|(h, _)| h.people.counted && h.people.figure.best != Some(0)) {
        let from = hit.people.last.max(hit.anchor) + 1;
        let own = |i: &usize| !a.is_finite(*i) && !matches!(s.lower(*i), ";" | ":");
        let compared = |&i: &usize| {
            let so = s.lower(i.wrapping_sub(1)) == ","
                || matches!(s.lower(i + 1), "just" | "only" | "its" | "their");
            s.lower(i) == "against" && so || s.lower(i) == "versus"
        };
        let Some(at) = (from..s.len().min(from + 24)).take_while(own).find(compared) else { continue };
        let number = (at + 1..at + 4).find_map(|i| a.count(i));
        let people = number.and_then(|n| a.chunk(n.last)).and_then(|c| people_at(a, lexicon, c.head));
        let known = |p: &People| p.counted && !p.unknown && a.count(p.head).is_none();
        let told = |p: &People| {
            hits.iter().chain(&more).any(|(h, _)| h.people.first <= p.last && p.first <= h.people.last)
        };
        if let Some(people) = people.filter(|p| known(p) && !told(p)) {
            more.push((Hit { people, rule: RULE, ..hit.clone() }, Reading::Flat));
        }
    }
    hits.extend(more);
}

/// "Eleven people in Dura and [seven in Tsaha] were killed": numbers of one list, each with a place of its own, are claims of
/// their own.
pub(super) fn apart(a: &Analysed<'_>, hits: &mut [(Hit, Reading)]) {
    for at in 1..hits.len() {
        let (before, after) = hits.split_at_mut(at);
        let ((left, _), (right, _)) = (&before[at - 1], &mut after[0]);
        let same = left.anchor == right.anchor && left.harm == right.harm && !left.part && !right.part;
        let bare = right.people.counted && a.count(right.people.head).is_some();
        if !same || !bare || !left.people.counted || left.people.last >= right.people.first {
            continue;
        }
        let own = place(a, &left.people).filter(|&p| a.places[p].last < right.people.first);
        let other =
            adjunct(a, right.people.last + 1).filter(|o| o.place).and_then(|_| place(a, &right.people));
        if own.is_some() && adjunct(a, left.people.last + 1).is_some_and(|o| o.place) && other.is_some() {
            right.rule = RULE;
        }
    }
}

/// "17 rebels were killed and [22] were wounded": of the same sort, where nothing else is said of them.
pub(super) fn status(a: &Analysed<'_>, hits: &mut [(Hit, Reading)]) {
    let s = &a.sentence;
    for at in 0..hits.len() {
        let people = &hits[at].0.people;
        // "…, one of whom later died"
        let of_them = people.pronoun && people.first < people.last;
        let bare = people.counted
            && people.status.is_none()
            && (people.first == people.last || of_them)
            && a.count(people.head).is_some_and(|n| n.of.is_none());
        let own = whose_men(a, hits, at);
        if hits[at].0.part || !bare && own.is_none() {
            continue;
        }
        let lead = hits
            .iter()
            .map(|(h, _)| h)
            .filter(|h| h.people.counted && h.people.last < people.first && h.harm != hits[at].0.harm)
            .max_by_key(|h| h.people.last)
            .filter(|h| of_them || a.count(h.people.head).is_none() || h.people.status.is_some())
            .filter(|h| is_right_behind(a, h.people.last.max(h.anchor), people.first))
            .filter(|h| (h.people.last..people.first).all(|i| !matches!(s.surface(i), ";" | ":" | ".")));
        if let Some(lead) = own.or(lead) {
            let (status, side) = (lead.people.status, lead.people.side.clone());
            let people = &mut hits[at].0.people;
            (people.status, people.side) = (status, side);
        }
    }
}

/// "…were killed and [22]", "…were killed in the raid, while [22]": nothing but where or when stands between.
fn is_right_behind(a: &Analysed<'_>, end: usize, first: usize) -> bool {
    let s = &a.sentence;
    let joined =
        || matches!(s.lower(first.wrapping_sub(1)), "and" | "while" | "but" | "with" | "least" | "another");
    let clear = |i: usize| !a.is_finite(i) && a.count(i).is_none() && !s.tag(i).is_verb();
    first <= end + 3 || first <= end + 11 && joined() && (end + 1..first).all(clear)
}

/// "a commander and 16 of his men": of the commander's side.
fn whose_men<'h>(a: &Analysed<'_>, hits: &'h [(Hit, Reading)], at: usize) -> Option<&'h Hit> {
    let s = &a.sentence;
    let hit = &hits[at].0;
    let his = matches!(s.lower(hit.people.last.wrapping_sub(1)), "his" | "its" | "their" | "her");
    let same =
        |h: &&Hit| h.anchor == hit.anchor && h.people.last < hit.people.first && h.people.status.is_some();
    hits.iter().map(|(h, _)| h).filter(|_| his && s.lemma(hit.people.last) == "man").find(same)
}

/// Where such people were: right before their number, or behind it.
pub(super) fn place(a: &Analysed<'_>, people: &People) -> Option<usize> {
    // "in Tikrit four"
    let before = people.first.checked_sub(1).and_then(|i| a.place_at(i));
    before.or_else(|| (people.last + 1..people.last + 5).find_map(|i| a.place_at(i)))
}

/// A phrase that says where, when or in what state.
#[derive(Debug, Clone, Copy)]
struct Adjunct {
    place: bool,
    day: bool,
    last: usize,
}

impl Adjunct {
    const fn same_sort(&self, other: &Self) -> bool {
        self.place == other.place && self.day == other.day
    }
}

fn adjunct(a: &Analysed<'_>, at: usize) -> Option<Adjunct> {
    let s = &a.sentence;
    let prep = usize::from(matches!(s.lower(at), "in" | "on" | "at" | "during"));
    // "on Monday", "the following night"
    let day = a.date_at(at).or_else(|| a.date_at(at + prep)).map(|d| &a.dates[d]);
    if let Some(day) = day.filter(|d| d.first <= at + prep) {
        return Some(Adjunct { place: false, day: true, last: day.last });
    }
    if !matches!(s.lower(at), "in" | "on" | "at" | "near" | "outside" | "during" | "en") {
        return None;
    }
    // "three in one village and six in the other"
    let one_of_two = match s.lower(at + 1) {
        "one" | "another" => Some(at + 1),
        "the" if matches!(s.lower(at + 2), "other" | "first" | "second" | "third" | "latter") => Some(at + 2),
        _ => None,
    };
    if let Some(one) = one_of_two {
        return Some(Adjunct {
            place: false,
            day: false,
            last: a.chunk(one).map_or(one, |c| c.last.max(one)),
        });
    }
    let place = (at + 1..at + 4).find_map(|i| a.place_at(i));
    let chunk = (at + 1..at + 3).find_map(|i| a.chunk(i))?;
    // "three in critical condition", "two in the same family"
    let state = CLASSES.conditions.has(s.lemma(chunk.head));
    let spot = CLASSES.scenes.has(s.lemma(chunk.head));
    let last = place.and_then(|p| a.places.get(p)).map_or(chunk.last, |p| p.last.max(chunk.last));
    (!state && (place.is_some() || spot)).then_some(Adjunct { place: place.is_some(), day: false, last })
}

/// A verb follows, so that the number is its subject.
fn goes_on(a: &Analysed<'_>, lexicon: &Lexicon, at: usize) -> bool {
    let s = &a.sentence;
    (at..s.len().min(at + 3))
        .any(|i| a.is_finite(i) || matches!(s.tag(i), Tag::VBN) || lexicon.states.contains_key(s.lower(i)))
}

#[cfg(test)]
mod tests {
    use sijill_claim::VictimStatus;

    use crate::testing::{LEXICON, analysed, casualties};

    #[test]
    fn numbers_with_places_of_their_own_are_claims_of_their_own() {
        for (text, killed) in [
            ("Eleven people in Idlib and seven in Hama were killed.", vec![11, 7]),
            ("Gunmen killed 11 people in Idlib and seven in Hama.", vec![11, 7]),
            ("Gunmen killed two teachers and 12 pupils in Hama.", vec![14]),
        ] {
            let found: Vec<u64> = casualties(text).into_iter().filter_map(|(_, best)| best).collect();
            assert_eq!(found, killed, "{text}");
        }
    }

    #[test]
    fn a_number_alone_is_of_the_sort_that_was_told() {
        let fighter = Some(VictimStatus::Combatant);
        for (text, statuses) in [
            ("Seventeen rebels were killed and 22 were wounded.", vec![fighter, fighter]),
            ("Two of its soldiers were killed and seven injured.", vec![fighter, fighter]),
            (
                "Seventeen rebels were killed in the raid on Monday, while 22 were wounded.",
                vec![fighter, fighter],
            ),
            (
                "Seventeen rebels were killed near a school where pupils sat, while 22 were wounded.",
                vec![fighter, None],
            ),
            ("A Taliban commander and 16 of his men were killed.", vec![fighter]),
            ("Two soldiers were killed and 12 villagers were wounded.", vec![fighter, None]),
        ] {
            let drafts = crate::casualty::drafts(&analysed(text), &LEXICON);
            let told = drafts.iter().filter_map(crate::draft::Draft::casualty).map(|c| c.victims.status);
            let told: Vec<Option<VictimStatus>> =
                told.map(|s| s.filter(|s| *s == VictimStatus::Combatant)).collect();
            assert_eq!(told, statuses, "{text}");
        }
    }

    #[test]
    fn what_the_other_side_lost_is_told_without_the_verb() {
        for (text, killed) in [
            ("The army said 33 militants were killed in the operation, against eight soldiers.", Some(8)),
            ("Seventeen rebels were killed in the clash, against just four policemen.", Some(4)),
            ("Six people were killed in a raid against eight suspected rebels.", Some(6)),
            ("Six people were killed in protests, against 2 percent in polls.", Some(6)),
        ] {
            let found = casualties(text);
            assert_eq!(found.last().and_then(|(_, best)| *best), killed, "{text}: {found:?}");
        }
    }

    #[test]
    fn one_verb_can_have_two_doers() {
        for (text, killed) in [
            ("The army lost six men and the rebels two.", vec![6, 2]),
            ("The army lost six men and the militia two in the clash.", vec![6, 2]),
            ("Troops killed nine rebels and the police four.", vec![9, 4]),
            ("Troops killed nine rebels and the police four tanks.", vec![9]),
            ("Troops killed nine rebels and lost four.", vec![9]),
        ] {
            let found: Vec<u64> = casualties(text).into_iter().filter_map(|(_, best)| best).collect();
            assert_eq!(found, killed, "{text}");
        }
    }

    #[test]
    fn one_verb_can_have_two_numbers() {
        for (text, killed) in [
            ("Twelve people died in Idlib and three in Hama.", vec![12, 3]),
            ("Six people died on the spot and one on the way to hospital.", vec![6, 1]),
            ("Shelling killed two people in Donetsk, one in Kharkiv and four in Mariupol.", vec![2, 1, 4]),
            ("Twelve people died in Idlib and three in Hama were wounded.", vec![12]),
            ("Six people died in Aleppo and two in ten years.", vec![6]),
            ("Twelve people were killed on Monday and 30 on Tuesday.", vec![12, 30]),
            ("Three people died on Monday and another four the following night.", vec![3, 4]),
            ("Six soldiers were killed on Sunday and two more on Monday.", vec![6, 2]),
            ("Nine people died at the scene and the other two on the way to hospital.", vec![9, 2]),
            ("Three people lost their lives on Monday and another four the following night.", vec![3, 4]),
            ("Five people were killed in Idlib and three others in Hama.", vec![5, 3]),
            ("Six people died on Monday and 30 on Tuesday were wounded.", vec![6]),
            ("In January they killed 20 people at the port, and in February a further nine.", vec![20, 9]),
            ("Two policemen were killed in Kirkuk and in Tikrit four.", vec![2, 4]),
            ("In January they killed 20 people, and in February 12 soldiers left.", vec![20]),
        ] {
            let found: Vec<u64> = casualties(text)
                .into_iter()
                .filter(|(harm, _)| *harm == sijill_claim::Harm::Killed)
                .filter_map(|(_, best)| best)
                .collect();
            assert_eq!(found, killed, "{text}");
        }
    }
}
