//! Whole countries as places.

use sijill_claim::Place;
use sijill_gazetteer::{CountryCode, Gazetteer};

use super::resolve::rounded;

/// A whole country as a place.
pub(crate) fn country_place(gazetteer: &Gazetteer, code: CountryCode) -> Option<Place> {
    let p = gazetteer.country(code)?;
    Some(Place {
        name: p.name.to_owned(),
        id: Some(gazetteer.id(p.index)),
        lat: Some(rounded(p.lat)),
        lon: Some(rounded(p.lon)),
        country: Some(code.to_string()),
        radius_km: Some(p.radius_km),
    })
}
