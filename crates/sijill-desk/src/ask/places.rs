//! Filters on places: a test that the record's places pass or not. The gazetteer is opened only where one asks for it.

use std::cell::RefCell;
use std::sync::Arc;

use rustc_hash::FxHashMap;
use sijill_gazetteer::{CountryCode, Fit, Found, Gazetteer, PlaceIndex, PlaceKind, kilometres};
use sijill_record::RecordError;
use sijill_record::payload::ZoneSet;
use sijill_record::question::{Asked, Outline, PlaceRow};

use crate::aside::say;
use crate::error::AnswerError;
use crate::filter::{ClaimFilters, PlaceFilters};
use crate::places;

type Test = Box<dyn Fn(&PlaceRow) -> bool>;

/// What places have to pass; any place passes where nothing is asked.
#[derive(Default)]
pub struct PlaceTest(Option<Test>);

impl PlaceTest {
    /// As questions take it.
    pub fn as_dyn(&self) -> Option<&dyn Fn(&PlaceRow) -> bool> {
        self.0.as_deref().map(|test| test as &dyn Fn(&PlaceRow) -> bool)
    }

    /// True where nothing is asked of places.
    pub const fn is_open(&self) -> bool {
        self.0.is_none()
    }
}

/// The test that filters on claims make of places. Which place was taken for a name that several bear is said on standard
/// error.
///
/// # Errors
/// Where nobody knows a place, or there is no such zone.
pub fn place_test(filters: &ClaimFilters, asked: &Asked<'_>) -> Result<PlaceTest, AnswerError> {
    test(&filters.places, filters.country.as_deref(), asked)
}

/// The test of filters on places and on their country.
///
/// # Errors
/// Where nobody knows a place, or there is no such zone.
pub fn test(
    filters: &PlaceFilters,
    country: Option<&str>,
    asked: &Asked<'_>,
) -> Result<PlaceTest, AnswerError> {
    let mut parts = Vec::new();
    if let Some(country) = country {
        parts.push(Part::Country(country.to_owned()));
    }
    let mut gazetteer = None;
    if let Some(name) = &filters.place {
        let gazetteer = opened(&mut gazetteer)?;
        parts.push(Part::In(one(gazetteer, name)?));
    }
    if let (Some(near), Some(km)) = (&filters.near, filters.within) {
        parts.push(Part::Around(Box::new(around(opened(&mut gazetteer)?, near, km)?)));
    }
    if let Some(degrees) = filters.within_box {
        parts.push(Part::Around(Box::new(move |lat, lon| degrees.holds(lat, lon))));
    }
    if let Some(name) = &filters.zone {
        let zone = zone(asked, name)?;
        let mut within = Vec::new();
        if !zone.places.is_empty() {
            let gazetteer = opened(&mut gazetteer)?;
            for place in &zone.places {
                match gazetteer.by_id(&place.id) {
                    Some(index) => within.push(index),
                    None => say(&format!(
                        "{} ({}), a place of the zone “{}”, is not in the gazetteer.",
                        place.name, place.id, zone.name
                    )),
                }
            }
        }
        let outline = zone.outline.as_ref().and_then(|value| Outline::from_geojson(value).ok());
        parts.push(Part::Zone(within, outline));
    }
    if parts.is_empty() {
        return Ok(PlaceTest::default());
    }
    let known = Known { gazetteer, lies_in: RefCell::default() };
    Ok(PlaceTest(Some(Box::new(move |place| {
        parts.iter().enumerate().all(|(at, part)| known.passes(at, part, place))
    }))))
}

/// A part of a test; all of them have to be passed.
enum Part {
    Country(String),
    In(PlaceIndex),
    Around(Box<dyn Fn(f64, f64) -> bool>),
    Zone(Vec<PlaceIndex>, Option<Outline>),
}

/// The gazetteer, with what was asked of it before.
struct Known {
    gazetteer: Option<Arc<Gazetteer>>,
    lies_in: RefCell<FxHashMap<(usize, String), bool>>,
}

impl Known {
    fn passes(&self, at: usize, part: &Part, place: &PlaceRow) -> bool {
        match part {
            Part::Country(code) => place.country.as_deref() == Some(code),
            Part::In(outer) => self.is_in(at, &[*outer], place),
            Part::Around(inside) => place.at.is_some_and(|(lat, lon)| inside(lat, lon)),
            Part::Zone(outer, outline) => {
                let inside = |outline: &Outline| place.at.is_some_and(|(lat, lon)| outline.holds(lat, lon));
                self.is_in(at, outer, place) || outline.as_ref().is_some_and(inside)
            }
        }
    }

    fn is_in(&self, at: usize, outer: &[PlaceIndex], place: &PlaceRow) -> bool {
        let Some(gazetteer) = self.gazetteer.as_deref().filter(|_| !outer.is_empty()) else { return false };
        let Some(id) = &place.id else { return outer.iter().any(|outer| by_point(gazetteer, *outer, place)) };
        // Many recorded places, with other names or radii, are one of the gazetteer's.
        let key = (at, id.clone());
        if let Some(known) = self.lies_in.borrow().get(&key) {
            return *known;
        }
        let Some(inner) = gazetteer.by_id(id) else {
            return outer.iter().any(|outer| by_point(gazetteer, *outer, place));
        };
        let inside = outer.iter().any(|outer| gazetteer.contains(*outer, inner));
        self.lies_in.borrow_mut().insert(key, inside);
        inside
    }
}

/// Where the gazetteer does not know a place, its point tells, or its country.
fn by_point(gazetteer: &Gazetteer, outer: PlaceIndex, place: &PlaceRow) -> bool {
    let outer = gazetteer.place(outer);
    if outer.kind == PlaceKind::Country
        && let (Some(country), Some(code)) = (&place.country, outer.country)
    {
        return country == code.as_str();
    }
    place.at.is_some_and(|at| kilometres(at, (outer.lat, outer.lon)) <= outer.radius_km)
}

/// The points so many kilometres around a place or a point.
///
/// # Errors
/// Where nobody knows the place, or the point is none.
pub fn around(
    gazetteer: &Gazetteer,
    near: &str,
    km: f64,
) -> Result<impl Fn(f64, f64) -> bool + use<>, AnswerError> {
    let center = match point(near) {
        Some(point) => point?,
        None => {
            let place = gazetteer.place(one(gazetteer, near)?);
            (place.lat, place.lon)
        }
    };
    Ok(move |lat, lon| kilometres((lat, lon), center) <= km)
}

fn opened(gazetteer: &mut Option<Arc<Gazetteer>>) -> Result<&Gazetteer, AnswerError> {
    match gazetteer {
        Some(gazetteer) => Ok(gazetteer),
        closed => Ok(closed.insert(places::gazetteer()?)),
    }
}

/// LATITUDE,LONGITUDE; nothing where the words are a name.
fn point(words: &str) -> Option<Result<(f64, f64), AnswerError>> {
    let (lat, lon) = words.split_once(',')?;
    let (lat, lon) = (lat.trim().parse::<f64>().ok()?, lon.trim().parse::<f64>().ok()?);
    if (-90.0..=90.0).contains(&lat) && (-180.0..=180.0).contains(&lon) {
        Some(Ok((lat, lon)))
    } else {
        Some(Err(AnswerError::NoPoint(words.to_owned())))
    }
}

/// The place that a name means. "Tripoli, Lebanon" and "Bab, Aleppo" say what it lies in.
///
/// # Errors
/// Where nobody knows the name.
pub fn one(gazetteer: &Gazetteer, words: &str) -> Result<PlaceIndex, AnswerError> {
    let unknown = || AnswerError::NoPlace(words.to_owned());
    if let Some(index) = gazetteer.by_id(words) {
        return Ok(index);
    }
    let whole = gazetteer.best(words, None);
    let (found, best) = match (whole, words.rsplit_once(',')) {
        (None, Some((name, outer))) => {
            let outer = outer.trim();
            let code = CountryCode::new(outer)
                .filter(|_| outer.len() == 2)
                .or_else(|| gazetteer.country_code(outer));
            let mut found = gazetteer.find(name.trim(), None, code);
            if code.is_none() {
                let outer = gazetteer.best(outer, None).ok_or_else(unknown)?.index;
                found.retain(|one| one.place.index != outer && gazetteer.contains(outer, one.place.index));
            }
            let best = gazetteer.best(name.trim(), code).map(|place| place.index);
            let best = best.filter(|best| found.iter().any(|one| one.place.index == *best));
            (found, best)
        }
        (whole, _) => (gazetteer.find(words, None, None), whole.map(|place| place.index)),
    };
    let best = best.or_else(|| found.first().map(|one| one.place.index)).ok_or_else(unknown)?;
    let others: Vec<&Found<'_>> = found.iter().filter(|one| plausible(gazetteer, one, best)).collect();
    if !others.is_empty() {
        let count = others.len();
        let some: Vec<String> = others.iter().take(3).map(|one| told(gazetteer, one.place.index)).collect();
        let more = if count > 3 { format!(" and {} more", count - 3) } else { String::new() };
        say(&format!(
            "“{words}” was taken for {}; it could also be {}{more}. An identifier in its place, or “NAME, COUNTRY”, tells which.",
            told(gazetteer, best),
            some.join(", ")
        ));
    }
    Ok(best)
}

/// A place that somebody may have meant by the name: one that bears it, is of some weight, and is not a part or the whole
/// of the one that was taken.
fn plausible(gazetteer: &Gazetteer, found: &Found<'_>, best: PlaceIndex) -> bool {
    const WEIGHT: u32 = 20_000;
    let place = found.place;
    let apart = !gazetteer.contains(best, place.index) && !gazetteer.contains(place.index, best);
    let of_weight = place.population >= WEIGHT || place.source != "GeoNames";
    place.index != best && found.fit == Fit::Main && of_weight && (apart || place.kind == PlaceKind::Division)
}

fn told(gazetteer: &Gazetteer, index: PlaceIndex) -> String {
    let place = gazetteer.place(index);
    let above: Vec<&str> = gazetteer.above(index).map(|above| gazetteer.place(above).name).collect();
    let within = if above.is_empty() { String::new() } else { format!(" in {}", above.join(", ")) };
    format!("{} ({}, {}){within}", place.name, place.kind.name(), gazetteer.id(index))
}

/// The zone of a name, in capital letters or not.
///
/// # Errors
/// Where no zone bears the name, or several do but for capital letters.
pub fn zone<'a>(asked: &'a Asked<'_>, name: &str) -> Result<&'a ZoneSet, RecordError> {
    let zones = &asked.standing.zones;
    let wanted = name.trim();
    let found = zones.get(wanted).or_else(|| {
        let mut alike = zones.iter().filter(|(name, _)| name.to_lowercase() == wanted.to_lowercase());
        alike.next().map(|(_, zone)| zone).filter(|_| alike.next().is_none())
    });
    found.map(|(_, zone)| zone).ok_or_else(|| RecordError::Unknown(format!("zone “{wanted}”")))
}

/// The place that a name means, in a country where one is given.
///
/// # Errors
/// Where nobody knows the name there.
pub fn place_in(gazetteer: &Gazetteer, name: &str, country: Option<&str>) -> Result<PlaceIndex, AnswerError> {
    match country {
        Some(code) => one(gazetteer, &format!("{name}, {code}")),
        None => one(gazetteer, name),
    }
}
