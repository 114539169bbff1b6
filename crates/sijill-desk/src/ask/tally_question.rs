//! From options to a question to the ledger.

use rustc_hash::FxHashSet;
use sijill_claim::Harm;
use sijill_gazetteer::{CountryCode, Gazetteer, PlaceIndex};
use sijill_record::payload::ZoneSet;
use sijill_record::question::{Asked, Outline, PlaceRow};
use sijill_record::views::day;
use sijill_weigh::ledger::Ledger;
use sijill_weigh::side::side_of;
use sijill_weigh::tally::{Counting, Question, Zone};
use sijill_weigh::terrain::Node;

use crate::aside::{heard, say};
use crate::ask::places::{around, one, zone};
use crate::error::AnswerError;
use crate::filter::{PlaceFilters, WeighedOptions};

/// Gives the ledger the places that are asked about, which no claim need name.
///
/// # Errors
/// Where a place or zone is not known.
pub fn know(
    options: &WeighedOptions,
    asked: &Asked<'_>,
    ledger: &mut Ledger,
    gazetteer: &Gazetteer,
) -> Result<(), AnswerError> {
    for row in named(options, asked, gazetteer)? {
        ledger.place(gazetteer, &row);
    }
    Ok(())
}

/// The places that are asked about.
///
/// # Errors
/// Where a place or zone is not known.
pub fn named(
    options: &WeighedOptions,
    asked: &Asked<'_>,
    gazetteer: &Gazetteer,
) -> Result<Vec<PlaceRow>, AnswerError> {
    let mut rows = Vec::new();
    if let Some(country) =
        options.country.as_deref().and_then(CountryCode::new).and_then(|code| gazetteer.country(code))
    {
        rows.push(row(gazetteer, country.index));
    }
    if let Some(name) = &options.places.place {
        // Which place was taken for the name is said once, with the question.
        let (found, _) = heard(|| one(gazetteer, name));
        rows.push(row(gazetteer, found?));
    }
    if let Some(name) = &options.places.zone {
        rows.extend(of_gazetteer(zone(asked, name)?, gazetteer));
    }
    Ok(rows)
}

/// The places of all zones of the record, for rows by zone.
#[must_use]
pub fn named_by_zones(asked: &Asked<'_>, gazetteer: &Gazetteer) -> Vec<PlaceRow> {
    asked.standing.zones.values().flat_map(|(_, zone)| of_gazetteer(zone, gazetteer)).collect()
}

fn of_gazetteer(zone: &ZoneSet, gazetteer: &Gazetteer) -> Vec<PlaceRow> {
    let indexes = zone.places.iter().filter_map(|place| gazetteer.by_id(&place.id));
    indexes.map(|index| row(gazetteer, index)).collect()
}

/// The question that options make of a ledger that knows their places.
///
/// # Errors
/// Where the days end before they begin, or a place, zone or side is not known.
pub fn question(
    options: &WeighedOptions,
    asked: &Asked<'_>,
    ledger: &Ledger,
    gazetteer: &Gazetteer,
) -> Result<Question, AnswerError> {
    if let (Some(from), Some(to)) = (options.days.from, options.days.to)
        && from > to
    {
        return Err(AnswerError::Wrong(format!(
            "The days end before they begin: --from {from} is after --to {to}."
        )));
    }
    let side = match &options.side {
        Some(words) => Some(side_of(words).ok_or_else(|| {
            AnswerError::Wrong(format!(
                "“{words}” tells no side that is known: write “government”, “rebels”, or the name of a state or an armed group."
            ))
        })?),
        None => None,
    };
    let (places, roots) = places(&options.places, options.country.as_deref(), asked, ledger, gazetteer)?;
    let counted = |date| i32::try_from(day(Some(date))).ok();
    Ok(Question {
        places,
        roots,
        from: options.days.from.and_then(counted),
        to: options.days.to.and_then(counted),
        harms: if options.harm.is_empty() { vec![Harm::Killed] } else { options.harm.clone() },
        statuses: options.status.clone(),
        side,
        causes: options.cause.iter().map(|cause| cause.trim().to_lowercase()).collect(),
        sources: options.sources.iter().map(|words| words.trim().to_lowercase()).collect(),
        counting: Counting {
            only_accepted: options.only.is_some(),
            min_confidence: (options.min_confidence * 1000.0).round() as u16,
            hedged: options.hedged,
        },
        with_unknown: false,
    })
}

/// The zones of the record, with the places that lie in them.
#[must_use]
pub fn zones(asked: &Asked<'_>, ledger: &Ledger, gazetteer: &Gazetteer) -> Vec<Zone> {
    let zones: Vec<ZoneSet> = asked.standing.zones.values().map(|(_, zone)| zone.clone()).collect();
    zones
        .iter()
        .map(|zone| {
            let (places, roots) = of_zone(zone, ledger, gazetteer);
            Zone { name: zone.name.clone(), places, roots }
        })
        .collect()
}

type Places = (Option<FxHashSet<Node>>, Vec<Node>);

fn places(
    filters: &PlaceFilters,
    country: Option<&str>,
    asked: &Asked<'_>,
    ledger: &Ledger,
    gazetteer: &Gazetteer,
) -> Result<Places, AnswerError> {
    let mut found: Places = (None, Vec::new());
    if let Some(code) = country.and_then(CountryCode::new)
        && let Some(place) = gazetteer.country(code)
    {
        let node = node(ledger, gazetteer, place.index)?;
        narrow(&mut found, ledger.within(&[node]), vec![node]);
    }
    if let Some(name) = &filters.place {
        let node = node(ledger, gazetteer, one(gazetteer, name)?)?;
        narrow(&mut found, ledger.within(&[node]), vec![node]);
    }
    if let Some(name) = &filters.zone {
        let zone = zone(asked, name)?.clone();
        let (places, roots) = of_zone(&zone, ledger, gazetteer);
        if places.is_empty() {
            say(&format!("No place of the zone “{}” is in any claim of the record.", zone.name));
        }
        narrow(&mut found, places, roots);
    }
    if let Some(degrees) = filters.within_box {
        // A piece of a map has no place that a running total could be of.
        narrow(&mut found, ledger.that(|lat, lon| degrees.holds(lat, lon)), Vec::new());
    }
    if let (Some(near), Some(km)) = (&filters.near, filters.within) {
        let inside = around(gazetteer, near, km)?;
        let places = ledger.that(inside);
        // A distance has no place that a running total could be of.
        narrow(&mut found, places, Vec::new());
    }
    Ok(found)
}

/// What lies in both; of the roots those that lie in the other.
fn narrow(found: &mut Places, places: FxHashSet<Node>, roots: Vec<Node>) {
    match &mut found.0 {
        None => *found = (Some(places), roots),
        Some(before) => {
            let both: Vec<Node> = found.1.iter().chain(&roots).copied().collect();
            before.retain(|node| places.contains(node));
            found.1 = both.into_iter().filter(|node| before.contains(node)).collect();
            found.1.sort_unstable();
            found.1.dedup();
        }
    }
}

fn of_zone(zone: &ZoneSet, ledger: &Ledger, gazetteer: &Gazetteer) -> (FxHashSet<Node>, Vec<Node>) {
    let mut roots = Vec::new();
    for place in &zone.places {
        match gazetteer.by_id(&place.id) {
            Some(index) => roots.extend(ledger.known(&gazetteer.id(index))),
            None => say(&format!(
                "{} ({}), a place of the zone “{}”, is not in the gazetteer.",
                place.name, place.id, zone.name
            )),
        }
    }
    let mut places = ledger.within(&roots);
    let outline = zone.outline.as_ref().and_then(|value| Outline::from_geojson(value).ok());
    if let Some(outline) = outline {
        places.extend(ledger.that(|lat, lon| outline.holds(lat, lon)));
        // What an outline holds besides its places is no place that a total could be of.
        roots.clear();
    }
    (places, roots)
}

fn node(ledger: &Ledger, gazetteer: &Gazetteer, index: PlaceIndex) -> Result<Node, AnswerError> {
    let unknown = || AnswerError::NoPlace(gazetteer.place(index).name.to_owned());
    ledger.known(&gazetteer.id(index)).ok_or_else(unknown)
}

fn row(gazetteer: &Gazetteer, index: PlaceIndex) -> PlaceRow {
    let place = gazetteer.place(index);
    PlaceRow {
        name: place.name.to_owned(),
        id: Some(gazetteer.id(index)),
        at: Some((place.lat, place.lon)),
        country: place.country.map(|code| code.as_str().to_owned()),
        radius_km: Some(place.radius_km),
    }
}
