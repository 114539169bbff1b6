//! The lexicon's lists of places, which the build turns from TOML into JSON: countries, divisions, overlay.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::{CountryCode, GazetteerError, NewPlace, PlaceKind};

include!(concat!(env!("OUT_DIR"), "/lists.rs"));

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
    parse::<Countries>(COUNTRIES).map(|files| files.into_iter().flat_map(|(_, list)| list.country).collect())
}

pub(crate) fn divisions() -> Result<Vec<DivisionNames>, GazetteerError> {
    parse::<Divisions>(DIVISIONS)
        .map(|files| files.into_iter().flat_map(|(_, list)| list.divisions).collect())
}

/// Lower divisions and regions, then the overlay's files in the order of their names.
pub(crate) fn overlay() -> Result<Vec<NewPlace>, GazetteerError> {
    let files = parse::<Overlay>(PLACES)?;
    let places = files.into_iter().flat_map(|(file, list)| list.place.into_iter().map(move |p| (file, p)));
    places.map(|(file, place)| overlay_place(file, place)).collect()
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

fn parse<T: serde::de::DeserializeOwned>(
    files: &[(&'static str, &str)],
) -> Result<Vec<(&'static str, T)>, GazetteerError> {
    let list = |&(file, text): &(&'static str, &str)| match serde_json::from_str(text) {
        Ok(list) => Ok((file, list)),
        Err(e) => Err(GazetteerError::List { file: file.to_owned(), message: e.to_string() }),
    };
    files.iter().map(list).collect()
}
