//! Names to places, containment, distances.
//!
//! The door is [`Gazetteer`]: what places a name can mean, which of them a report means, what lies in what, how far.
//! For: everybody who has a name and wants a place. Not for: finding names in sentences (the reader does), files (the
//! parsers here take text), maps.

mod added;
mod base;
mod choose;
mod country;
mod distance;
mod error;
mod find;
mod gazetteer;
mod keys;
mod lists;
mod normalise;
mod place;

pub use added::{AddError, parse_csv, parse_geojson, parse_geonames};
pub use base::DataError;
pub use choose::{Context, Named};
pub use country::CountryCode;
pub use distance::{kilometres, moved};
pub use error::GazetteerError;
pub use find::Found;
pub use gazetteer::{Candidate, Fit, Gazetteer};
pub use normalise::{loose, normalise};
pub use place::{NewPlace, Place, PlaceIndex, PlaceKind};

/// The layout of the embedded data, for the program that writes it.
pub mod layout {
    pub use crate::base::{COUNTRY_BYTES, DIVISION_BYTES, LISTED, LOOSE, MAGIC, OTHER_NAME, PLACE_BYTES};
}
