//! The occurrences that a report tells of, each with the one figure that a person who codes events would enter.
//!
//! Not for: occurrences across reports (a later crate's work).

mod lexicon;
mod narrative;
mod toll;

use sijill_claim::{Harm, Incident, Place, Scope};

use crate::analysis::Analysed;
use crate::draft::Draft;
use toll::toll;

/// A place with a larger radius is a region rather than a spot.
const REGION_KM: f64 = 60.0;

/// A total over no more days than this is news rather than background; one of fewer dead, too.
const SOME_DAYS: i32 = 14;
const FEW: u64 = 200;

/// What a report as a whole says of where it happened.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Whereabouts<'p> {
    /// The country that the report was given as being about.
    pub(crate) home: Option<&'p Place>,
    /// The place that the report as a whole is most probably about.
    pub(crate) main: Option<&'p Place>,
}

/// Incidents of the drafts, the main one first. `ids[i]` is the id of draft `i`.
pub(crate) fn incidents(
    drafts: &[Draft],
    analysed: &[Analysed<'_>],
    ids: &[String],
    whereabouts: Whereabouts<'_>,
) -> Vec<Incident> {
    let mut groups = narrative::occurrences(drafts, analysed);
    groups.sort_by_key(|g| g.iter().map(|&i| drafts[i].sentence).min());
    let main = groups
        .iter()
        .enumerate()
        .max_by_key(|(n, g)| (weight(drafts, g), std::cmp::Reverse(*n)))
        .map(|(n, _)| n);
    let sum = summed_up(drafts, &groups);
    let main = sum.or(main);
    if let Some(main) = main {
        let first = groups.remove(main);
        groups.insert(0, first);
    }
    let mut found: Vec<Incident> = groups
        .iter()
        .enumerate()
        .map(|(n, g)| incident(n, g, drafts, analysed, ids, whereabouts.home))
        .collect();
    // Who was hurt is told with the single occurrences: at least those of the worst.
    if sum.is_some()
        && let Some((main, others)) = found.split_first_mut()
        && main.injured.is_none()
        && let Some(worst) =
            others.iter().filter(|one| is_one_of(one, main)).filter_map(|i| i.injured).max_by_key(|t| t.best)
    {
        main.injured = Some(sijill_claim::Toll { high: None, ..worst });
    }
    // "…in the south of the country. The bomb went off in the town of…": one occurrence is where the report is about.
    if let ([only], Some(main)) = (found.as_mut_slice(), whereabouts.main)
        && only.place.as_ref().is_some_and(|wide| lies_in(main, wide))
        && !groups.first().is_some_and(|g| g.iter().any(|&i| is_across(&drafts[i], analysed)))
    {
        only.place = Some(main.clone());
    }
    found
}

/// True for a spot in a region or country.
fn lies_in(spot: &Place, wide: &Place) -> bool {
    let (Some(small), Some(large)) = (spot.radius_km, wide.radius_km) else { return false };
    large > REGION_KM && small * 3.0 <= large && is_within(spot, wide) && spot.country == wide.country
}

/// A place in the circle of another that is as wide at least.
fn is_within(spot: &Place, wide: &Place) -> bool {
    let circle = |place: &Place| Some((place.lat.zip(place.lon)?, place.radius_km?));
    circle(spot).zip(circle(wide)).is_some_and(|((at, small), (there, large))| {
        small <= large && sijill_gazetteer::kilometres(at, there) <= large
    })
}

/// "across the country", "throughout the region".
fn is_across(draft: &Draft, analysed: &[Analysed<'_>]) -> bool {
    let a = &analysed[draft.sentence];
    draft.place_mention.and_then(|p| a.places.get(p)).is_some_and(|m| {
        (m.first.saturating_sub(3)..m.first).any(|i| matches!(a.sentence.lower(i), "across" | "throughout"))
    })
}

/// True where an occurrence can be among those that another one sums up: in its place, and on its days. Nobody is told as hurt
/// where somebody else was.
fn is_one_of(one: &Incident, sum: &Incident) -> bool {
    let inside = |wide: &Place| one.place.as_ref().is_some_and(|spot| is_within(spot, wide));
    let days = |i: &Incident| i.when.as_ref().and_then(|when| when.start.zip(when.end));
    // What is told of some day is no part of what is told of none.
    let then =
        days(one).is_none_or(|(from, to)| days(sum).is_some_and(|(first, last)| first <= from && to <= last));
    sum.place.as_ref().is_none_or(inside) && then
}

/// "A wave of bombings killed 24 people on Tuesday. …": where the first that a report tells of is the sum of what it goes on
/// to tell one by one, that is what it is about.
fn summed_up(drafts: &[Draft], groups: &[Vec<usize>]) -> Option<usize> {
    let killed = |g: &Vec<usize>| {
        let best = |i: &usize| {
            let c = drafts[*i]
                .casualty()
                .filter(|c| c.harm == Harm::Killed && !c.earlier && c.part_of.is_none())?;
            Some((drafts[*i].sentence, c.figure.as_ref()?.best?, *i))
        };
        g.iter().filter_map(best).min()
    };
    let told: Vec<(usize, usize, u64, usize)> = groups
        .iter()
        .enumerate()
        .filter_map(|(n, g)| killed(g).map(|(sentence, best, i)| (sentence, n, best, i)))
        .collect();
    let &(sentence, n, best, i) = told.iter().min_by_key(|(sentence, n, ..)| (*sentence, *n))?;
    let sum =
        told.iter().any(|t| t.0 > sentence) && told.iter().all(|t| t.1 == n || t.0 > sentence && t.2 <= best);
    let casualty = drafts[i].casualty()?;
    let days = drafts[i].when.as_ref().and_then(|w| w.start?.until(w.end?).ok()).map(|span| span.get_days());
    let short = casualty.scope == Scope::Incident || days.map_or(best < FEW, |days| days <= SOME_DAYS);
    (sum && best > 1 && short).then_some(n)
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
    home: Option<&Place>,
) -> Incident {
    // "near the border with Laos": a whole other country is not where it was.
    let abroad = |place: &Place| {
        home.is_some_and(|h| h.country != place.country)
            && place.id.as_deref().is_none_or(|id| id.starts_with("iso:") || place.country.is_none())
    };
    let told = |i: &usize| drafts[*i].place.as_ref().is_some_and(|p| !abroad(p));
    let lead = group.iter().copied().find(told);
    let when = group.iter().find_map(|&i| drafts[i].when.clone());
    let mut cause: Vec<String> = Vec::new();
    for c in group.iter().flat_map(|&i| &drafts[i].cause) {
        if !cause.contains(c) {
            cause.push(c.clone());
        }
    }
    let killed = toll(drafts, analysed, group, Harm::Killed);
    Incident {
        id: format!("i{}", n + 1),
        claims: group.iter().filter_map(|&i| ids.get(i)).cloned().collect(),
        when,
        place: lead.and_then(|i| finer(drafts, analysed, group, i)).or_else(|| home.cloned()),
        killed: killed.or_else(|| shot(drafts, analysed, group)),
        injured: toll(drafts, analysed, group, Harm::Injured),
        cause,
        perpetrator: group.iter().find_map(|&i| drafts[i].perpetrator.clone()),
    }
}

/// "Six men shot eight drivers": whoever codes it takes them for dead, though the words allow that they live.
fn shot(drafts: &[Draft], analysed: &[Analysed<'_>], group: &[usize]) -> Option<sijill_claim::Toll> {
    let only: Vec<usize> = group
        .iter()
        .copied()
        .filter(|&i| {
            let d = &drafts[i];
            d.casualty().is_some_and(|c| crate::casualty::is_shot(&analysed[d.sentence], c.harm, d.anchor))
        })
        .collect();
    let toll = toll(drafts, analysed, &only, Harm::Casualties)?;
    Some(sijill_claim::Toll { low: 0, ..toll })
}

/// A group's place: that of its first claim, or where that is a region, the smaller place in it that a later claim tells.
/// One that happened "across" a region stays there.
fn finer(drafts: &[Draft], analysed: &[Analysed<'_>], group: &[usize], lead: usize) -> Option<Place> {
    let d = &drafts[lead];
    let first = d.place.as_ref()?;
    if is_across(d, analysed) {
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
