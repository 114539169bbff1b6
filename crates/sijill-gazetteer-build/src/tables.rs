//! The fixed-width tables: places, divisions, countries.

use std::collections::BTreeMap;

use sijill_gazetteer::kilometres;
use sijill_gazetteer::layout::MAGIC;

use crate::source::{City, Country};

/// Places in the order of the table, with what they tell of divisions and countries.
#[derive(Debug)]
pub(crate) struct Tables {
    pub(crate) cities: Vec<City>,
    pub(crate) divisions: Vec<Area>,
    pub(crate) countries: Vec<Area>,
}

/// A division or country: where its places lie.
#[derive(Debug)]
pub(crate) struct Area {
    country: String,
    code: String,
    lat: f64,
    lon: f64,
    radius_km: u16,
    population: u32,
}

impl Tables {
    /// Sorts places by country, division and falling population.
    pub(crate) fn of(cities: &[City], countries: &[Country]) -> Result<Self, String> {
        let mut cities = cities.to_vec();
        cities.sort_by(|a, b| {
            (&a.countrycode, &a.admin1code, b.population, a.geonameid).cmp(&(
                &b.countrycode,
                &b.admin1code,
                a.population,
                b.geonameid,
            ))
        });
        let mut groups: BTreeMap<(&str, &str), Vec<&City>> = BTreeMap::new();
        let mut by_country: BTreeMap<&str, Vec<&City>> = BTreeMap::new();
        for city in &cities {
            groups.entry((&city.countrycode, &city.admin1code)).or_default().push(city);
            by_country.entry(&city.countrycode).or_default().push(city);
        }
        let divisions = groups.iter().map(|((cc, code), members)| area(cc, code, members, None)).collect();
        let mut rows: Vec<Area> = Vec::new();
        for country in countries {
            let members = by_country.remove(country.iso.as_str()).unwrap_or_default();
            rows.push(area(&country.iso, &country.iso3, &members, Some(country.population)));
        }
        if let Some(unknown) = by_country.keys().next() {
            return Err(format!("The country {unknown} of a place is not in the list of countries."));
        }
        Ok(Self { divisions, countries: rows, cities })
    }

    /// All sections.
    pub(crate) fn write(&self, lists: &[u8]) -> Result<Vec<u8>, String> {
        let country_number: BTreeMap<&str, u8> = self
            .countries
            .iter()
            .enumerate()
            .filter_map(|(i, c)| Some((c.country.as_str(), u8::try_from(i).ok()?)))
            .collect();
        let division_number: BTreeMap<(&str, &str), u16> = self
            .divisions
            .iter()
            .enumerate()
            .filter_map(|(i, d)| Some(((d.country.as_str(), d.code.as_str()), u16::try_from(i).ok()?)))
            .collect();
        let mut texts = Vec::new();
        let mut places = Vec::new();
        for city in &self.cities {
            let division = division_number
                .get(&(city.countrycode.as_str(), city.admin1code.as_str()))
                .ok_or_else(|| format!("The place {} has no division.", city.geonameid))?;
            let length = u8::try_from(city.name.len())
                .map_err(|_| format!("The name of {} is too long.", city.geonameid))?;
            places.extend_from_slice(&city.geonameid.to_le_bytes());
            position(&mut places, city.latitude, city.longitude);
            let stored = if city.population < 100_000 {
                city.population
            } else {
                (city.population - 100_000) / 100 + 100_000
            };
            three(&mut places, stored);
            places.extend_from_slice(&division.to_le_bytes());
            three(&mut places, u32::try_from(texts.len()).map_err(|_| "There are too many names.")?);
            places.push(length);
            places.push(0);
            texts.extend_from_slice(city.name.as_bytes());
        }
        let mut divisions = Vec::new();
        for division in &self.divisions {
            divisions
                .push(*country_number.get(division.country.as_str()).ok_or("A division has no country.")?);
            let mut code = [0u8; 8];
            for (to, from) in code.iter_mut().zip(division.code.bytes()) {
                *to = from;
            }
            divisions.extend_from_slice(&code);
            rest(&mut divisions, division, 3);
        }
        let mut countries = Vec::new();
        for country in &self.countries {
            countries.extend_from_slice(country.country.as_bytes());
            countries.extend_from_slice(country.code.as_bytes());
            rest(&mut countries, country, 3);
        }
        let mut data = MAGIC.to_vec();
        for section in [&places, &divisions, &countries, &lists.to_vec(), &texts] {
            data.extend_from_slice(
                &u32::try_from(section.len()).map_err(|_| "A section is too long.")?.to_le_bytes(),
            );
        }
        for section in [places.as_slice(), &divisions, &countries, lists, &texts] {
            data.extend_from_slice(section);
        }
        Ok(data)
    }
}

/// The middle of the places, and the distance within which nineteen of twenty lie.
fn area(country: &str, code: &str, members: &[&City], population: Option<u32>) -> Area {
    let count = members.len().max(1) as f64;
    let base = members.first().map_or(0.0, |c| c.longitude);
    let lat = members.iter().map(|c| c.latitude).sum::<f64>() / count;
    let unwrapped = |lon: f64| lon - 360.0 * ((lon - base) / 360.0).round();
    let lon = members.iter().map(|c| unwrapped(c.longitude)).sum::<f64>() / count;
    let lon = (lon + 540.0).rem_euclid(360.0) - 180.0;
    let mut distances: Vec<f64> =
        members.iter().map(|c| kilometres((lat, lon), (c.latitude, c.longitude))).collect();
    distances.sort_by(f64::total_cmp);
    let far = distances.get(distances.len() * 19 / 20).or(distances.last()).copied().unwrap_or(50.0);
    let sum = members.iter().fold(0u32, |s, c| s.saturating_add(c.population));
    Area {
        country: country.to_owned(),
        code: code.to_owned(),
        lat,
        lon,
        radius_km: far.clamp(5.0, 5000.0).round() as u16,
        population: population.unwrap_or(sum),
    }
}

fn rest(out: &mut Vec<u8>, area: &Area, padding: usize) {
    position(out, area.lat, area.lon);
    out.extend_from_slice(&area.radius_km.to_le_bytes());
    out.extend_from_slice(&area.population.to_le_bytes());
    out.extend(std::iter::repeat_n(0u8, padding));
}

fn position(out: &mut Vec<u8>, lat: f64, lon: f64) {
    three(out, ((lat + 90.0) * 1e4).round().max(0.0) as u32);
    three(out, ((lon + 180.0) * 1e4).round().max(0.0) as u32);
}

fn three(out: &mut Vec<u8>, value: u32) {
    out.extend_from_slice(&value.to_le_bytes()[..3]);
}
