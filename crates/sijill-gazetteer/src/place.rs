//! What the gazetteer knows of a place.

use serde::{Deserialize, Serialize};

use crate::CountryCode;

/// A place's number in one [`Gazetteer`](crate::Gazetteer); it means nothing in another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PlaceIndex(pub(crate) u32);

/// What sort of place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PlaceKind {
    /// A country or territory.
    Country,
    /// A first-level division: governorate, province, state, oblast.
    Division,
    /// A lower division: a local government area, an agency, a county.
    County,
    /// A city, town or village.
    City,
    /// A village, where a list tells it from a town.
    Village,
    /// A part of a city.
    District,
    /// A camp of refugees, displaced people or soldiers.
    Camp,
    /// A hospital.
    Hospital,
    /// An area without a government of its own: "Darfur", "Ghouta".
    Region,
    /// A front line or battlefield.
    Front,
    /// A mountain, river, lake, forest, desert or island.
    Natural,
    /// A base, airport, dam, crossing, oil field, prison, market, road.
    Facility,
}

impl PlaceKind {
    /// Its name as the overlay has it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Country => "country",
            Self::Division => "division",
            Self::County => "county",
            Self::City => "city",
            Self::Village => "village",
            Self::District => "district",
            Self::Camp => "camp",
            Self::Hospital => "hospital",
            Self::Region => "region",
            Self::Front => "front",
            Self::Natural => "natural",
            Self::Facility => "facility",
        }
    }

    /// The kind of this name, with the words that others' lists use.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Some(match name.trim().to_lowercase().as_str() {
            "country" | "territory" => Self::Country,
            "division" | "governorate" | "province" | "state" | "oblast" | "admin1" => Self::Division,
            "county" | "subdistrict" | "admin2" | "admin3" | "agency" => Self::County,
            "city" | "town" | "place" | "locality" | "capital" => Self::City,
            "village" | "hamlet" => Self::Village,
            "district" | "neighbourhood" | "neighborhood" | "suburb" | "quarter" => Self::District,
            "camp" => Self::Camp,
            "hospital" | "clinic" => Self::Hospital,
            "region" | "area" | "zone" => Self::Region,
            "front" => Self::Front,
            "natural" | "mountain" | "river" | "lake" | "island" | "valley" | "desert" => Self::Natural,
            "facility" | "base" | "airport" | "airfield" | "dam" | "crossing" | "checkpoint" | "road"
            | "prison" | "market" | "school" | "site" => Self::Facility,
            _ => return None,
        })
    }
}

/// A place as the gazetteer tells it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place<'g> {
    /// Its number in this gazetteer.
    pub index: PlaceIndex,
    /// Its main name.
    pub name: &'g str,
    /// What sort.
    pub kind: PlaceKind,
    /// Degrees north.
    pub lat: f64,
    /// Degrees east.
    pub lon: f64,
    /// The country, unless it lies in several or none.
    pub country: Option<CountryCode>,
    /// The first-level division, where known.
    pub division: Option<PlaceIndex>,
    /// What contains it most closely, where known.
    pub within: Option<PlaceIndex>,
    /// People living there; 0 where not known.
    pub population: u32,
    /// Radius of the place itself, in kilometres.
    pub radius_km: f64,
    /// Where the coordinates come from.
    pub source: &'g str,
}

/// A place of an overlay, of the countries' list or of a user's file, before it has a number.
#[derive(Debug, Clone, PartialEq)]
pub struct NewPlace {
    /// Identifier, unique in its file.
    pub id: String,
    /// Its main name.
    pub name: String,
    /// Other names.
    pub aliases: Vec<String>,
    /// What sort.
    pub kind: PlaceKind,
    /// Degrees north.
    pub lat: f64,
    /// Degrees east.
    pub lon: f64,
    /// The country.
    pub country: Option<CountryCode>,
    /// What contains it: a name, or `name|CC`.
    pub within: Option<String>,
    /// People living there; 0 where not known.
    pub population: u32,
    /// Radius in kilometres.
    pub radius_km: f64,
    /// Where the coordinates come from.
    pub source: String,
}
