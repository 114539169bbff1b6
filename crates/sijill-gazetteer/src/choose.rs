//! Which of its places each name of a report means, all names taken together.

use crate::{Candidate, CountryCode, Fit, Gazetteer, Place, PlaceIndex, PlaceKind};

/// More places of one name than this are not weighed; the most populous are kept.
const MOST: usize = 40;
/// More neighbours than this are not asked how near they are.
const NEIGHBOURS: usize = 24;

/// A place abroad with fewer people than this is not meant where a report's country is known and the words do not
/// say otherwise; better an unknown place at home.
const KNOWN_ABROAD: u32 = 150_000;

/// A town of this many people outdoes the division that is named after it.
const TOWN: u32 = 20_000;

/// A place of fewer people than this, so far from everything else named in its country, is another one of the name.
const SMALL: u32 = 60_000;
const STRAY_KM: f64 = 180.0;
/// Least share of a report's mentions of countries that makes one its home.
const HOME: f64 = 0.25;

/// One name of a report with what it can mean.
#[derive(Debug, Clone, Default)]
pub struct Named {
    /// What it can mean.
    pub candidates: Vec<Candidate>,
    /// Which other name of the report the text says that it lies in ("Bab, Aleppo province").
    pub inside: Option<usize>,
    /// What the words beside it say that it is ("province", "village").
    pub kind: Option<PlaceKind>,
}

/// What else is known.
#[derive(Debug, Clone, Default)]
pub struct Context {
    /// The country that the report is given as being about.
    pub country: Option<CountryCode>,
    /// Countries that the report speaks of, each with how much (their sum is taken as one).
    pub leanings: Vec<(CountryCode, f64)>,
}

impl Gazetteer {
    /// Chooses for every name. Two rounds: each for itself, then with the others' places.
    #[must_use]
    pub fn choose(&self, names: &[Named], context: &Context) -> Vec<Option<PlaceIndex>> {
        let options: Vec<Vec<(Place<'_>, f64)>> = names.iter().map(|n| self.options(n, context)).collect();
        let mut chosen: Vec<Option<Place<'_>>> = options.iter().map(|o| best(o.iter().copied())).collect();
        for _ in 0..2 {
            let before = chosen.clone();
            let neighbours = distinct(&before);
            for (i, options) in options.iter().enumerate() {
                let Some(name) = names.get(i) else { continue };
                let outer = name.inside.and_then(|j| before.get(j).copied().flatten());
                let company = |place: &Place<'_>| self.company(place, before[i], &neighbours);
                let scored =
                    options.iter().map(|(p, score)| (*p, score + self.containment(p, outer) + company(p)));
                // "Sari in El Kuma, North Darfur" is in no other country.
                let elsewhere = |p: &Place<'_>| {
                    outer.and_then(|o| o.country).zip(p.country).is_some_and(|(there, here)| there != here)
                };
                chosen[i] = best(scored)
                    .filter(|p| name.inside.is_some() || !self.is_stray(p, &neighbours))
                    .filter(|p| !elsewhere(p));
            }
        }
        chosen.into_iter().map(|p| p.map(|p| p.index)).collect()
    }

    /// How likely the place is for its name, with nothing but the context's countries.
    pub(crate) fn rank(&self, candidate: Candidate, context: &Context) -> f64 {
        let place = self.place(candidate.place);
        prominence(&place, candidate.fit) + country_fits(&place, context)
    }

    fn options(&self, name: &Named, context: &Context) -> Vec<(Place<'_>, f64)> {
        let mut options: Vec<(Place<'_>, f64)> = name
            .candidates
            .iter()
            .map(|c| (self.place(c.place), c.fit))
            .filter(|(place, fit)| name.inside.is_some() || is_likely(place, *fit, context))
            .map(|(place, fit)| {
                let seat = if self.is_seat(&place) { 1.0 } else { 0.0 };
                let fits = kind_fits(name.kind, place.kind) + country_fits(&place, context);
                (place, prominence(&place, fit) + seat + fits)
            })
            .collect();
        if name.kind != Some(PlaceKind::Division) {
            prefer_capitals(&mut options);
        }
        if options.len() > MOST {
            options.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.index.cmp(&b.0.index)));
            options.truncate(MOST);
        }
        options
    }

    /// True for a city whose name stands for its country's government.
    fn is_seat(&self, place: &Place<'_>) -> bool {
        place.kind == PlaceKind::City
            && place.population >= KNOWN_ABROAD
            && self.government(place.name) == place.country
    }

    /// True for a small place far from everything else that the report names.
    fn is_stray(&self, place: &Place<'_>, neighbours: &[(Place<'_>, f64)]) -> bool {
        if place.kind != PlaceKind::City || place.population >= SMALL || place.source != "GeoNames" {
            return false;
        }
        let mut others = neighbours
            .iter()
            .filter(|(o, _)| {
                o.index != place.index && o.kind != PlaceKind::Country && o.country == place.country
            })
            .map(|(o, _)| crate::kilometres((o.lat, o.lon), (place.lat, place.lon)) - o.radius_km)
            .peekable();
        others.peek().is_some() && others.all(|km| km > STRAY_KM)
    }

    fn containment(&self, place: &Place<'_>, outer: Option<Place<'_>>) -> f64 {
        match outer {
            Some(outer) if outer.index == place.index => -4.0,
            Some(outer) if self.contains(outer.index, place.index) => 8.0,
            Some(outer)
                if crate::kilometres((outer.lat, outer.lon), (place.lat, place.lon))
                    < outer.radius_km + 40.0 =>
            {
                4.0
            }
            Some(_) => -3.0,
            None => 0.0,
        }
    }

    /// How well the place goes with the others, up to 4.
    fn company(&self, place: &Place<'_>, own: Option<Place<'_>>, neighbours: &[(Place<'_>, f64)]) -> f64 {
        let (mut sum, mut count) = (0.0, 0.0);
        for (other, times) in neighbours {
            if own.is_some_and(|o| o.index == other.index) {
                continue;
            }
            let near = match other.kind {
                PlaceKind::Country => {
                    f64::from(u8::from(place.country.is_some() && place.country == other.country)) * 0.5
                }
                _ => {
                    let km = crate::kilometres((other.lat, other.lon), (place.lat, place.lon));
                    (-(km - other.radius_km).max(0.0) / 150.0).exp()
                }
            };
            sum += near * times;
            count += times;
        }
        if count > 0.0 { 4.0 * sum / count } else { 0.0 }
    }
}

/// A division that bears its own town's name: the bare name is the town's.
fn prefer_capitals(options: &mut [(Place<'_>, f64)]) {
    for i in 0..options.len() {
        if options[i].0.kind != PlaceKind::Division {
            continue;
        }
        let town =
            options.iter().filter(|(p, _)| p.division == Some(options[i].0.index) && p.population >= TOWN);
        let highest = town.map(|(_, score)| *score).max_by(f64::total_cmp);
        if let Some(highest) = highest {
            options[i].1 = options[i].1.min(highest - 0.3);
        }
    }
}

/// False for a small place abroad, and abroad for a name that only sounds alike.
fn is_likely(place: &Place<'_>, fit: Fit, context: &Context) -> bool {
    let total: f64 = context.leanings.iter().map(|l| l.1).sum();
    let home =
        |c| context.country == Some(c) || context.leanings.iter().any(|l| l.0 == c && l.1 >= HOME * total);
    let known = context.country.is_some() || !context.leanings.is_empty();
    match place.country {
        None => true,
        Some(country) if !known || home(country) => true,
        // Where the country was given, another one counts only for its large cities, unless the report speaks of it.
        Some(country) if context.country.is_some() && context.leanings.iter().all(|l| l.0 != country) => {
            fit == Fit::Main
                && (place.kind == PlaceKind::Country
                    || place.kind == PlaceKind::City && place.population >= KNOWN_ABROAD)
        }
        Some(_) => {
            fit != Fit::Sound
                && (place.population >= KNOWN_ABROAD
                    || place.source != "GeoNames"
                    || matches!(
                        place.kind,
                        PlaceKind::Country | PlaceKind::Division | PlaceKind::Region | PlaceKind::Natural
                    ))
        }
    }
}

fn best<'g>(options: impl Iterator<Item = (Place<'g>, f64)>) -> Option<Place<'g>> {
    options.max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.index.cmp(&a.0.index))).map(|(p, _)| p)
}

/// Places of the first round, each once with how often, in the order of the report.
fn distinct<'g>(chosen: &[Option<Place<'g>>]) -> Vec<(Place<'g>, f64)> {
    let mut all: Vec<(Place<'g>, f64)> = Vec::new();
    for place in chosen.iter().flatten() {
        match all.iter().position(|(p, _)| p.index == place.index) {
            Some(at) => all[at].1 += 1.0,
            None if all.len() < NEIGHBOURS => all.push((*place, 1.0)),
            None => {}
        }
    }
    all
}

fn prominence(place: &Place<'_>, fit: Fit) -> f64 {
    let people = f64::from(place.population.max(300)).log10();
    let known = match place.kind {
        PlaceKind::Country => 9.0,
        PlaceKind::Division => 6.0,
        PlaceKind::City if place.source == "GeoNames" => people,
        _ => people.max(5.3),
    };
    known
        - match fit {
            Fit::Main => 0.0,
            Fit::Other => 0.7,
            Fit::Sound => 2.5,
        }
}

fn kind_fits(wanted: Option<PlaceKind>, kind: PlaceKind) -> f64 {
    let Some(wanted) = wanted else { return 0.0 };
    if wanted == kind {
        return 3.0;
    }
    match (wanted, kind) {
        (PlaceKind::Division, PlaceKind::Region | PlaceKind::County | PlaceKind::Country) => 0.5,
        (
            PlaceKind::County | PlaceKind::District,
            PlaceKind::County | PlaceKind::District | PlaceKind::City,
        ) => 0.5,
        (
            PlaceKind::City | PlaceKind::Village,
            PlaceKind::City | PlaceKind::Village | PlaceKind::District,
        ) => 1.0,
        (
            PlaceKind::City | PlaceKind::Village | PlaceKind::County,
            PlaceKind::Country | PlaceKind::Division,
        ) => -3.0,
        (PlaceKind::Division, _) => -0.5,
        _ => -0.5,
    }
}

fn country_fits(place: &Place<'_>, context: &Context) -> f64 {
    let Some(country) = place.country else { return 0.0 };
    let given = match context.country {
        Some(given) if given == country => 4.0,
        Some(_) if place.kind == PlaceKind::Country => 0.0,
        Some(_) => -1.0,
        None => 0.0,
    };
    let total: f64 = context.leanings.iter().map(|l| l.1).sum();
    let own: f64 = context.leanings.iter().filter(|l| l.0 == country).map(|l| l.1).sum();
    given + if total > 0.0 { 3.0 * own / total } else { 0.0 }
}
