//! The occurrences that a report tells of, each with the one figure that a person who codes events would enter.
//!
//! Not for: occurrences across reports (a later crate's work).

mod lexicon;
mod narrative;

use sijill_claim::{Figure, Group, Harm, Incident, Place, Scope, Toll, VictimStatus, Victims};

use sijill_language::{Label, Tag};

use crate::analysis::Analysed;
use lexicon::WORDS;
use crate::draft::Draft;
use crate::saying::is_reporting;

/// A place with a larger radius is a region rather than a spot.
const REGION_KM: f64 = 60.0;

/// Incidents of the drafts, the main one first. `ids[i]` is the id of draft `i`.
pub(crate) fn incidents(drafts: &[Draft], analysed: &[Analysed<'_>], ids: &[String]) -> Vec<Incident> {
    let mut groups = narrative::occurrences(drafts, analysed);
    groups.sort_by_key(|g| g.iter().map(|&i| drafts[i].sentence).min());
    let main = groups
        .iter()
        .enumerate()
        .max_by_key(|(n, g)| (weight(drafts, g), std::cmp::Reverse(*n)))
        .map(|(n, _)| n);
    if let Some(main) = main {
        let first = groups.remove(main);
        groups.insert(0, first);
    }
    groups.iter().enumerate().map(|(n, g)| incident(n, g, drafts, analysed, ids)).collect()
}

/// How much a group is what the report is about.
fn weight(drafts: &[Draft], group: &[usize]) -> (u8, i64) {
    let told = |harm: Harm| {
        group
            .iter()
            .filter_map(|&i| drafts[i].casualty())
            .any(|c| c.harm == harm && c.figure.as_ref().is_none_or(|f| f.high != Some(0)))
    };
    let first = group.iter().map(|&i| drafts[i].sentence).min().unwrap_or(0);
    let earliness = -i64::try_from(first).unwrap_or(i64::MAX);
    let incident = group.iter().filter_map(|&i| drafts[i].casualty()).any(|c| c.scope == Scope::Incident);
    (u8::from(told(Harm::Killed)) * 2 + u8::from(told(Harm::Injured)) + u8::from(incident), earliness)
}

fn incident(
    n: usize,
    group: &[usize],
    drafts: &[Draft],
    analysed: &[Analysed<'_>],
    ids: &[String],
) -> Incident {
    let lead = group.iter().copied().find(|&i| drafts[i].place.is_some()).or(group.first().copied());
    let when = group.iter().find_map(|&i| drafts[i].when.clone());
    let mut cause: Vec<String> = Vec::new();
    for c in group.iter().flat_map(|&i| &drafts[i].cause) {
        if !cause.contains(c) {
            cause.push(c.clone());
        }
    }
    Incident {
        id: format!("i{}", n + 1),
        claims: group.iter().filter_map(|&i| ids.get(i)).cloned().collect(),
        when,
        place: lead.and_then(|i| finer(drafts, analysed, group, i)),
        killed: toll(drafts, analysed, group, Harm::Killed),
        injured: toll(drafts, analysed, group, Harm::Injured),
        cause,
        perpetrator: group.iter().find_map(|&i| drafts[i].perpetrator.clone()),
    }
}

/// A group's place: that of its first claim, or where that is a region, the smaller place in it that a later claim tells.
/// One that happened "across" a region stays there.
fn finer(drafts: &[Draft], analysed: &[Analysed<'_>], group: &[usize], lead: usize) -> Option<Place> {
    let d = &drafts[lead];
    let first = d.place.as_ref()?;
    let a = &analysed[d.sentence];
    let across = d.place_mention.and_then(|p| a.places.get(p)).is_some_and(|m| {
        (m.first.saturating_sub(3)..m.first).any(|i| matches!(a.sentence.lower(i), "across" | "throughout"))
    });
    if across {
        return Some(first.clone());
    }
    let (Some(lat), Some(lon), Some(radius)) = (first.lat, first.lon, first.radius_km) else {
        return Some(first.clone());
    };
    let inside = group.iter().filter_map(|&i| drafts[i].place.as_ref()).find(|p| {
        let (Some(there), Some(small)) = (p.lat.zip(p.lon), p.radius_km) else { return false };
        small * 3.0 <= radius && sijill_gazetteer::kilometres((lat, lon), there) <= radius
    });
    Some(inside.filter(|_| radius > REGION_KM).unwrap_or(first).clone())
}

/// A sentence's claims of one harm, added up.
struct Told {
    figure: Figure,
    /// "another six", "also killed": besides those told before.
    more: bool,
    /// "the three men", "the victims": those told before.
    again: bool,
    /// "the toll rose to".
    update: bool,
}

fn toll(drafts: &[Draft], analysed: &[Analysed<'_>], group: &[usize], harm: Harm) -> Option<Toll> {
    let told = |i: &&usize| {
        drafts[**i].casualty().is_some_and(|c| c.harm == harm && c.figure.is_some())
            && drafts[**i].part_of.is_none()
            && !drafts[**i].rules.iter().any(|r| r.starts_with("part:"))
    };
    let mut mine: Vec<usize> = group.iter().filter(told).copied().collect();
    let harmless =
        |i: &usize| drafts[*i].casualty().is_some_and(|c| c.victims.status != Some(VictimStatus::Combatant));
    // A figure that another replaced counts only where that other is not told.
    let current = |i: &usize| drafts[*i].casualty().is_some_and(|c| !c.earlier);
    if mine.iter().any(current) {
        mine.retain(current);
    }
    // Who codes harm to people counts the fighters, and the police, only where nobody else was hurt.
    if mine.iter().any(harmless) {
        mine.retain(harmless);
    }
    let police = |i: &usize| drafts[*i].casualty().is_some_and(|c| of_police(&c.victims));
    if !mine.iter().all(police) {
        mine.retain(|i| !police(i));
    }
    let mut sentences: Vec<usize> = mine.iter().map(|&i| drafts[i].sentence).collect();
    sentences.dedup();
    let mut sum: Option<Figure> = None;
    for sentence in sentences {
        let here: Vec<usize> = mine.iter().copied().filter(|&i| drafts[i].sentence == sentence).collect();
        let Some(told) = tell(drafts, &analysed[sentence], &here) else { continue };
        sum = Some(match sum {
            None => told.figure,
            Some(before) => fold(before, told),
        });
    }
    sum.map(|f| Toll { low: f.low, high: f.high, best: f.best })
}

/// "two policemen", "a police officer".
fn of_police(victims: &Victims) -> bool {
    let words = victims.words.to_lowercase();
    !victims.breakdown.iter().any(|b| b.group != Group::Police)
        && words.split([' ', '-']).any(|w| {
            w.starts_with("police") || matches!(w, "officer" | "officers" | "constable" | "constables" | "gendarme" | "gendarmes")
        })
        && !words.contains(" and ")
}

fn tell(drafts: &[Draft], a: &Analysed<'_>, here: &[usize]) -> Option<Told> {
    let figure = |i: usize| drafts[i].casualty().and_then(|c| c.figure.clone());
    let update_of = here.iter().copied().find(|&i| drafts[i].rules.contains(&"flat: toll"));
    let first = update_of.or(here.first().copied())?;
    // "in revenge for the killing of three men": what an occurrence answers is another one.
    let answered = |i: usize| {
        let (d, s) = (&drafts[i], &a.sentence);
        s.tag(d.anchor).is_noun()
            && (d.anchor.saturating_sub(5)..d.anchor).any(|k| {
                matches!(s.lower(k), "revenge" | "retaliation" | "reprisal" | "avenge" | "avenging" | "over" | "mourning" | "anniversary")
            })
    };
    let kept: Vec<usize> = here.iter().copied().filter(|&i| !answered(i)).collect();
    let here = if kept.is_empty() { here } else { kept.as_slice() };
    // Whom a pronoun or a relative clause speaks of was counted, or is told in passing.
    let passing = |i: usize| {
        let d = &drafts[i];
        let one = figure(i).is_some_and(|f| f.best == Some(1));
        let alone = here.iter().all(|&k| k == i || drafts[k].anchor != d.anchor);
        alone
            && (d.rules.contains(&"a pronoun for those told before")
                || one && matches!(a.sentence.lower(d.subject), "he" | "she" | "him" | "her" | "they" | "them")
                || one && a.sentence.label(d.anchor) == Label::Relcl && a.sentence.head(d.anchor) == Some(d.subject)
                || one && is_one_of_a_row(a, d))
    };
    let kept: Vec<usize> = here.iter().copied().filter(|&i| !passing(i)).collect();
    let here = if kept.is_empty() { here } else { kept.as_slice() };
    // "six people were killed; a resident says 36 were": another one's account of the same, told first by whom is believed.
    let teller = drafts[first].attribution.first();
    let kept: Vec<usize> = here
        .iter()
        .copied()
        .filter(|&i| i == first || drafts[i].attribution.is_empty() || drafts[i].attribution.first() == teller)
        .collect();
    let here = if kept.is_empty() { here } else { kept.as_slice() };
    // "42 people, mostly students": what has no number beside what has one adds nothing that could be told.
    let numbered = here.iter().any(|&i| figure(i).is_some_and(|f| f.best.is_some()));
    let counts = |i: usize| figure(i).filter(|f| !numbered || f.best.is_some());
    let first = if update_of.is_some() { first } else { here.iter().copied().find(|&i| counts(i).is_some())? };
    // "They killed seven fishermen", in words that were just told: the same.
    let repeats = |i: usize| {
        let words = |i: usize| drafts[i].casualty().map(|c| c.victims.words.to_lowercase());
        here.iter().any(|&k| {
            k < i && words(k) == words(i) && words(i).is_some_and(|w| w.contains(' '))
                && a.sentence.lemma(drafts[k].anchor) == a.sentence.lemma(drafts[i].anchor)
        })
    };
    let mut sum = figure(first)?;
    for &i in here.iter().filter(|&&i| i != first && update_of.is_none()) {
        if let Some(figure) = counts(i).filter(|_| !repeats(i)) {
            sum = sum.plus(&figure, "");
        }
    }
    let s = &a.sentence;
    let d = &drafts[first];
    let casualty = d.casualty();
    let words = casualty.map_or("", |c| c.victims.words.as_str()).to_lowercase();
    let more = words.contains("other")
        || words.contains("another")
        || words.contains("more ") && !words.contains("more than")
        || words.contains("further")
        || (0..d.anchor).any(|i| s.lower(i) == "also" && !is_reporting(s.lemma(i + 1)))
        || s.lower(0) == "another"
        || is_later(a);
    let again = words.starts_with("the ")
        || words.starts_with("those")
        || words.starts_with("his ")
        || words.starts_with("they")
        || words.starts_with("he ")
        || words.starts_with("she ");
    let update = d.rules.contains(&"flat: toll");
    Some(Told { figure: sum, more, again, update })
}

/// "the 45th journalist killed there since 2003": the last of those who were counted one after another.
fn is_one_of_a_row(a: &Analysed<'_>, draft: &Draft) -> bool {
    let s = &a.sentence;
    s.lower(draft.first) == "the"
        && (draft.first..=draft.subject)
            .any(|i| a.number(i).is_some_and(|n| n.role == sijill_language::NumberRole::Ordinal))
}

/// "An hour later, a bomb went off…": what is told next comes on top.
fn is_later(a: &Analysed<'_>) -> bool {
    let s = &a.sentence;
    (0..s.len().min(6)).any(|i| {
        s.lower(i) == "later"
            && (i == 0 && s.lower(1) == "," || matches!(s.lemma(i.wrapping_sub(1)), "hour" | "minute" | "moment") && s.tag(i + 1) != Tag::VBD)
    }) && !(0..s.len()).any(|i| WORDS.outcome.contains(s.lemma(i)) && s.lower(i.wrapping_sub(1)) == "the")
}

fn fold(before: Figure, told: Told) -> Figure {
    let now = told.figure;
    if told.update {
        return now;
    }
    if now.best.is_none() && before.best.is_some() || now.best == Some(0) {
        return before;
    }
    if before.best.is_none() {
        return if told.more { before.plus(&now, "") } else { now };
    }
    if told.more {
        return before.plus(&now, "");
    }
    match (before.best, now.best) {
        (Some(b), Some(n)) if n > b && !told.again => now,
        _ => before,
    }
}
