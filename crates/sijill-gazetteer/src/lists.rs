//! The lexicon's lists of places as they stand in TOML: countries, divisions, overlay.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::{CountryCode, GazetteerError, NewPlace, PlaceKind};

const COUNTRIES: &str = include_str!("../../../lexicon/places/countries.toml");
const DIVISIONS: &str = include_str!("../../../lexicon/places/divisions.toml");
const AREAS: &str = include_str!("../../../lexicon/places/areas.toml");
const OVERLAY: &[(&str, &str)] = &include!(concat!(env!("OUT_DIR"), "/overlay.rs"));

/// A country's names.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CountryNames {
    pub(crate) code: String,
    pub(crate) alpha3: String,
    pub(crate) name: String,
    pub(crate) aliases: Vec<String>,
    pub(crate) demonyms: Vec<String>,
    pub(crate) governments: Vec<String>,
}

/// A country's divisions by GeoNames' code.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct DivisionNames {
    pub(crate) country: String,
    #[serde(rename = "type")]
    pub(crate) word: String,
    pub(crate) names: BTreeMap<String, Vec<String>>,
    /// Latitude, longitude and radius where the places of the division cannot tell them.
    #[serde(default)]
    pub(crate) middles: BTreeMap<String, (f64, f64, f64)>,
}

#[derive(Debug, Deserialize)]
struct Countries {
    country: Vec<CountryNames>,
}

#[derive(Debug, Deserialize)]
struct Divisions {
    divisions: Vec<DivisionNames>,
}

#[derive(Debug, Deserialize)]
struct Overlay {
    #[serde(default)]
    place: Vec<OverlayPlace>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct OverlayPlace {
    name: String,
    #[serde(default)]
    aliases: Vec<String>,
    kind: String,
    lat: f64,
    lon: f64,
    radius_km: f64,
    country: Option<String>,
    within: Option<String>,
    source: String,
}

pub(crate) fn countries() -> Result<Vec<CountryNames>, GazetteerError> {
    parse::<Countries>("countries.toml", COUNTRIES).map(|c| c.country)
}

pub(crate) fn divisions() -> Result<Vec<DivisionNames>, GazetteerError> {
    parse::<Divisions>("divisions.toml", DIVISIONS).map(|d| d.divisions)
}

/// Lower divisions and regions, then the overlay's files in the order of their names.
pub(crate) fn overlay() -> Result<Vec<NewPlace>, GazetteerError> {
    let mut places = overlay_file("areas.toml", AREAS)?;
    for (file, text) in OVERLAY {
        places.extend(overlay_file(file, text)?);
    }
    Ok(places)
}

fn overlay_file(file: &str, text: &str) -> Result<Vec<NewPlace>, GazetteerError> {
    parse::<Overlay>(file, text)?.place.into_iter().map(|p| overlay_place(file, p)).collect()
}

fn overlay_place(file: &str, place: OverlayPlace) -> Result<NewPlace, GazetteerError> {
    let kind = PlaceKind::from_name(&place.kind).ok_or_else(|| GazetteerError::Kind {
        file: file.to_owned(),
        name: place.name.clone(),
        kind: place.kind.clone(),
    })?;
    let country = match &place.country {
        None => None,
        Some(code) => Some(CountryCode::new(code).ok_or_else(|| GazetteerError::Country {
            file: file.to_owned(),
            name: place.name.clone(),
            code: code.clone(),
        })?),
    };
    let slug = crate::normalise(&place.name).replace(' ', "-");
    Ok(NewPlace {
        id: format!(
            "sijill:{}{slug}",
            country.map_or_else(String::new, |c| format!("{}-", c.as_str().to_lowercase()))
        ),
        name: place.name,
        aliases: place.aliases,
        kind,
        lat: place.lat,
        lon: place.lon,
        country,
        within: place.within,
        population: 0,
        radius_km: place.radius_km,
        source: place.source,
    })
}

fn parse<T: serde::de::DeserializeOwned>(file: &str, text: &str) -> Result<T, GazetteerError> {
    toml::from_str(text).map_err(|e| GazetteerError::List { file: file.to_owned(), message: e.to_string() })
}
