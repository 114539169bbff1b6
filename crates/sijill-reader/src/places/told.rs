//! What a report has told so far of places, and what words that point back at one mean: "the village", "the base", "the east of the
//! city".
//!
//! Not for: which words point back (`back`), nor which place a name means (`resolve`).

use sijill_claim::Place;
use sijill_gazetteer::{CountryCode, Gazetteer, PlaceIndex, PlaceKind, moved};

use super::lexicon::{Back, Words};
use super::mention::{Part, PlaceMention, Role};
use super::resolve::rounded;

/// What has been told so far, for words that point back and names that nobody knows.
#[derive(Debug, Clone)]
pub(super) struct Told {
    /// Cities, towns and villages, the latest last.
    pub(super) settled: Vec<Settled>,
    pub(super) division: Option<Place>,
    pub(super) last: Option<Place>,
    /// Whether the last one was told in this paragraph.
    pub(super) last_is_near: bool,
    /// Those with a sort or a side, the latest last.
    pub(super) sorts: Vec<Sorted>,
    /// Those that no list holds, as they were told first.
    pub(super) unlisted: Vec<Place>,
}

impl Told {
    /// The city, town or village told last.
    pub(super) fn city(&self) -> Option<&Place> {
        self.settled.last().map(|s| &s.place)
    }

    pub(super) fn settle(&mut self, place: Place, people: Option<u32>, m: &PlaceMention) {
        if self.settled.len() >= MOST_SORTED {
            self.settled.remove(0);
        }
        // A report may be filed from far away.
        let filed = m.role == Role::Dateline;
        let kind = m.kind.filter(|_| !m.of_candidate);
        let near = (m.strength >= 1 || kind.is_some()) && !m.of_candidate;
        self.settled.push(Settled { place, people, kind, near, filed });
    }

    /// "Liberia's capital": a city told by what it is.
    pub(super) fn settle_capital(&mut self, place: &Place) {
        let capital = Settled {
            place: place.clone(),
            people: None,
            kind: Some(PlaceKind::City),
            near: true,
            filed: false,
        };
        self.settled.push(capital);
    }

    /// What "the village", "the town" or "the city" stands for: the last of that size, where one was told, at home before abroad.
    fn settlement(&self, noun: &str, home: Option<CountryCode>) -> Option<Place> {
        let at_home = |s: &&&Settled| {
            home.is_none_or(|home| s.place.country.as_deref().is_none_or(|code| code == home.as_str()))
        };
        let fits = |s: &&&Settled| match (noun.rsplit(' ').next().unwrap_or(noun), s.people) {
            // "the port city of Mocha"
            ("city", _) if s.kind == Some(PlaceKind::City) => true,
            ("village", people) => people.is_none_or(|n| n < LARGEST_VILLAGE),
            ("town", people) => people.is_none_or(|n| n < LARGEST_TOWN),
            ("city", people) => {
                people.map_or(s.near, |n| n >= if s.near { SMALLEST_CITY_NEAR } else { SMALLEST_CITY })
            }
            _ => true,
        };
        let all_filed = self.settled.iter().all(|s| s.filed);
        let latest = || self.settled.iter().rev().filter(|s| all_filed || !s.filed);
        let sort = if noun.ends_with("village") { PlaceKind::Village } else { PlaceKind::City };
        // The last of the paragraph, one that was told to be one before others, else the last that was told to be one, else the last
        // that could be.
        let one = latest()
            .filter(|s| s.near && at_home(&s))
            .find(|s| s.kind == Some(sort) && fits(&s))
            .or_else(|| latest().filter(|s| s.near && at_home(&s)).find(|s| fits(&s)))
            .or_else(|| latest().filter(|s| at_home(&s)).find(|s| s.kind == Some(sort) && fits(&s)))
            .or_else(|| latest().filter(|s| at_home(&s)).find(|s| fits(&s)))
            .or_else(|| latest().find(|s| at_home(&s)))
            .or_else(|| latest().next());
        one.map(|s| s.place.clone())
    }

    pub(super) fn keep(&mut self, place: Sorted) {
        if self.sorts.len() >= MOST_SORTED {
            self.sorts.remove(0);
        }
        self.sorts.push(place);
    }
}

/// A city, town or village that was told, and how many people the gazetteer has for it; nothing where no list tells.
#[derive(Debug, Clone)]
pub(super) struct Settled {
    place: Place,
    people: Option<u32>,
    /// What sort the words told it to be.
    kind: Option<PlaceKind>,
    /// Whether it was told in this paragraph, and as where something is.
    pub(super) near: bool,
    /// Whether it is where the report was filed.
    filed: bool,
}

impl Settled {
    pub(super) fn is_at(&self, place: &Place) -> bool {
        self.place == *place
    }
}

/// From how many people on nobody calls a place a village or a town, and up to how many nobody calls it a city.
const LARGEST_VILLAGE: u32 = 30_000;
const LARGEST_TOWN: u32 = 700_000;
const SMALLEST_CITY: u32 = 50_000;
/// The same, of what was just told of.
const SMALLEST_CITY_NEAR: u32 = 15_000;

/// A place that was told with what sort or side it is.
#[derive(Debug, Clone)]
pub(super) struct Sorted {
    pub(super) place: Place,
    pub(super) kind: Option<PlaceKind>,
    pub(super) side: Option<f64>,
    /// Whether it was told in this paragraph.
    pub(super) near: bool,
}

/// How many places told with a sort are kept in mind.
const MOST_SORTED: usize = 40;

/// What words point back at. The capital is the city told last where it is one, else that of the country.
pub(super) fn pointed_at(
    gazetteer: &Gazetteer,
    m: &PlaceMention,
    country: Option<CountryCode>,
    back: Back,
    told: &Told,
) -> Option<Place> {
    let latest =
        |fits: &dyn Fn(&Sorted) -> bool| told.sorts.iter().rev().find(|t| fits(t)).map(|t| t.place.clone());
    match back {
        Back::City | Back::Quarters => {
            let Part::Side(bearing) = m.part else { return told.settlement(&m.name.to_lowercase(), country) };
            let large = told.settled.last().filter(|s| s.people.is_some_and(|n| n >= SMALLEST_CITY));
            let city = large.map(|s| s.place.clone()).or_else(|| told.settlement("city", country));
            let named = || city.as_ref().map(|city| side(gazetteer, city, m, bearing));
            told_side(told, bearing, true).or_else(named)
        }
        Back::Country if m.part == Part::Whole => {
            let land = gazetteer.country(m.country?)?;
            let land = whole(gazetteer, land.index);
            let by_people = ["conflict", "war", "crisis"].iter().any(|noun| m.name.ends_with(noun));
            Some(if by_people { land } else { Place { name: m.name.clone(), ..land } })
        }
        Back::Country => {
            let (land, Part::Side(bearing)) = (gazetteer.country(country?)?, m.part) else { return None };
            Some(side(gazetteer, &whole(gazetteer, land.index), m, bearing))
        }
        Back::Side => match m.part {
            // Where the other side of a city was told, this one is the same city's.
            Part::Side(bearing) => told_side(told, bearing, false).or_else(|| {
                told_side(told, (bearing + 180.0) % 360.0, true)?;
                told.city().map(|city| side(gazetteer, city, m, bearing))
            }),
            _ => None,
        }
        .or_else(|| {
            // "12 camps in the east": of the country, where no side of a city was told.
            let Part::Side(bearing) = m.part else { return None };
            let land = gazetteer.country(country.filter(|_| m.strength == 3)?)?;
            Some(side(gazetteer, &whole(gazetteer, land.index), m, bearing))
        }),
        Back::Division => told.division.clone().or_else(|| unnamed(m, country)),
        Back::Land => {
            let noun = m.name.to_lowercase();
            let named = |t: &Sorted| {
                has_word(&t.place.name, &noun)
                    || known_name(gazetteer, &t.place).is_some_and(|name| has_word(name, &noun))
            };
            let wide = matches!(
                noun.as_str(),
                "region"
                    | "territory"
                    | "enclave"
                    | "republic"
                    | "county"
                    | "prefecture"
                    | "oblast"
                    | "canton"
            );
            let stretch = |t: &Sorted| {
                t.near
                    && t.side.is_none()
                    && matches!(t.kind, Some(PlaceKind::Region | PlaceKind::Division | PlaceKind::County))
            };
            latest(&named)
                .or_else(|| wide.then(|| latest(&stretch)).flatten())
                .or_else(|| unnamed(m, country))
        }
        Back::Sort => {
            let noun = m.name.to_lowercase();
            let named = |t: &Sorted| has_word(&t.place.name, &noun);
            let bases = &Words::english().bases;
            let alike =
                |t: &Sorted| t.place.name.to_lowercase().split([' ', '-']).any(|word| bases.has(word));
            let base = || bases.has(&noun).then(|| latest(&alike)).flatten();
            latest(&named).or_else(base).or_else(|| {
                let sorts =
                    matches!(m.kind, Some(PlaceKind::Natural | PlaceKind::Camp | PlaceKind::District));
                sorts.then(|| latest(&|t: &Sorted| t.kind == m.kind)).flatten()
            })
        }
        Back::Site => latest(&|t: &Sorted| {
            matches!(t.kind, Some(PlaceKind::Facility | PlaceKind::Hospital | PlaceKind::Camp))
        }),
        Back::Area if told.last_is_near => told.last.clone(),
        Back::Area => told.last.clone().map(|last| Place {
            name: format!("the {}", m.name),
            id: None,
            radius_km: last.radius_km.map(|r| r.max(10.0)),
            ..last
        }),
        Back::Capital => {
            let at_home = |p: &Place| country.is_none_or(|home| p.country.as_deref() == Some(home.as_str()));
            let is_seat = |p: &Place| gazetteer.government(&p.name).is_some() && at_home(p);
            told.city().cloned().filter(is_seat).or_else(|| {
                let capital = gazetteer.capital(country?)?;
                Some(whole(gazetteer, capital.index))
            })
        }
    }
}

/// "the valley", where no name was told: by these words, somewhere in the country of the report.
fn unnamed(m: &PlaceMention, country: Option<CountryCode>) -> Option<Place> {
    let told = m.strength == 3;
    told.then(|| Place {
        name: format!("the {}", m.name),
        country: country.map(|c| c.to_string()),
        ..Place::default()
    })
}

fn has_word(name: &str, noun: &str) -> bool {
    name.to_lowercase().split([' ', '-']).any(|word| word == noun)
}

fn known_name<'g>(gazetteer: &'g Gazetteer, place: &Place) -> Option<&'g str> {
    Some(gazetteer.place(gazetteer.by_id(place.id.as_deref()?)?).name)
}

/// The city that a mention names or lies in, by the name that the report has for it.
pub(super) fn city_of(gazetteer: &Gazetteer, m: &PlaceMention, index: PlaceIndex) -> Place {
    let all = whole(gazetteer, index);
    if m.shift.is_some() || m.of_candidate {
        return all;
    }
    Place { name: without_side(&m.name).to_owned(), ..all }
}

/// "Aleppo" of "north-eastern Aleppo" and of "the western part of Aleppo".
fn without_side(name: &str) -> &str {
    let name = name.rsplit_once(" of ").map_or(name, |(_, behind)| behind);
    match name.split_once(' ') {
        Some((first, behind)) if BEARINGS.iter().any(|b| first.to_lowercase().starts_with(b)) => behind,
        _ => name,
    }
}

/// All of a place, by its own name.
fn whole(gazetteer: &Gazetteer, index: PlaceIndex) -> Place {
    let p = gazetteer.place(index);
    Place {
        name: p.name.to_owned(),
        id: Some(gazetteer.id(index)),
        lat: Some(rounded(p.lat)),
        lon: Some(rounded(p.lon)),
        country: p.country.map(|c| c.to_string()),
        radius_km: Some((p.radius_km * 10.0).round() / 10.0),
    }
}

/// The last place that was told as this side of another; of a city alone where that is asked for.
fn told_side(told: &Told, bearing: f64, of_city: bool) -> Option<Place> {
    let fits = |t: &&Sorted| {
        t.side == Some(bearing) && (!of_city || matches!(t.kind, Some(PlaceKind::City | PlaceKind::Village)))
    };
    told.sorts.iter().rev().find(fits).map(|t| t.place.clone())
}

/// This side of a city: "the east of the city" is "east Aleppo", which may be a place of its own.
fn side(gazetteer: &Gazetteer, city: &Place, m: &PlaceMention, bearing: f64) -> Place {
    let radius = city.radius_km.unwrap_or(5.0);
    let centre = city.lat.zip(city.lon).map(|at| moved(at, radius * 0.5, bearing));
    let words =
        m.name.split(' ').find(|w| BEARINGS.iter().any(|b| w.to_lowercase().starts_with(b))).unwrap_or("");
    let name = format!("{words} {}", city.name).trim().to_owned();
    let within = city.id.as_deref().and_then(|id| gazetteer.by_id(id));
    let own = within.and_then(|city| {
        let mut named = gazetteer.candidates(&name).map(|candidate| candidate.place);
        named.find(|place| *place != city && gazetteer.above(*place).any(|above| above == city))
    });
    if let Some(own) = own {
        return Place { name, ..whole(gazetteer, own) };
    }
    Place {
        name,
        id: None,
        lat: centre.map(|c| rounded(c.0)),
        lon: centre.map(|c| rounded(c.1)),
        country: city.country.clone(),
        radius_km: Some((radius * 6.0).round() / 10.0),
    }
}

/// How words that tell a side begin.
const BEARINGS: [&str; 4] = ["north", "east", "south", "west"];
