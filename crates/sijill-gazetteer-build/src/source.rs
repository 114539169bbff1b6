//! The package's JSON.

use std::collections::BTreeMap;

use serde::Deserialize;

/// A place of the package.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct City {
    pub(crate) geonameid: u32,
    pub(crate) name: String,
    pub(crate) latitude: f64,
    pub(crate) longitude: f64,
    pub(crate) countrycode: String,
    pub(crate) population: u32,
    pub(crate) admin1code: String,
    pub(crate) alternatenames: Vec<String>,
}

/// A country of the package.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Country {
    pub(crate) iso: String,
    pub(crate) iso3: String,
    pub(crate) population: u32,
}

pub(crate) fn cities(json: &[u8]) -> serde_json::Result<Vec<City>> {
    let all: BTreeMap<String, City> = serde_json::from_slice(json)?;
    Ok(all.into_values().collect())
}

pub(crate) fn countries(json: &[u8]) -> serde_json::Result<Vec<Country>> {
    let all: BTreeMap<String, Country> = serde_json::from_slice(json)?;
    Ok(all.into_values().collect())
}
