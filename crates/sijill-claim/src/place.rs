//! Where: a place as the text names it, and where the gazetteer finds it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A place. Coordinates and identity are `null` where the gazetteer does not know it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Place {
    /// The name as the text has it ("east Aleppo").
    pub name: String,
    /// The gazetteer's identifier.
    pub id: Option<String>,
    /// Degrees north, WGS 84.
    pub lat: Option<f64>,
    /// Degrees east, WGS 84.
    pub lon: Option<f64>,
    /// ISO 3166-1 alpha-2.
    pub country: Option<String>,
    /// Radius of the area meant, in kilometres: how far from the point the true place may lie.
    pub radius_km: Option<f64>,
}
