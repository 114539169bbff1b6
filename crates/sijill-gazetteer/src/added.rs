//! A user's own places: GeoNames dumps, CSV (OCHA p-code tables among it) and GeoJSON. Pure: text in, places out.

use serde_json::Value;

use crate::{CountryCode, NewPlace, PlaceKind};

/// Why a file of places cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum AddError {
    /// Too few columns.
    #[error("Line {line} has {found} columns; a GeoNames dump has 19, parted by tabs.")]
    Columns {
        /// Which line, from 1.
        line: usize,
        /// How many there are.
        found: usize,
    },
    /// No number where one must be.
    #[error("Line {line}: the {field} is {text:?}, which is no number in its range.")]
    Number {
        /// Which line, from 1.
        line: usize,
        /// Which field.
        field: &'static str,
        /// What stands there.
        text: String,
    },
    /// No name.
    #[error("Line {line} has no name.")]
    Name {
        /// Which line, from 1.
        line: usize,
    },
    /// No column of a needed kind.
    #[error("The first line names no column for the {field}; known names are {known}.")]
    Header {
        /// Which.
        field: &'static str,
        /// What would do.
        known: String,
    },
    /// Not CSV.
    #[error("Line {line} is no CSV: {message}")]
    Csv {
        /// Which line, from 1.
        line: u64,
        /// What the parser says.
        message: String,
    },
    /// Not JSON.
    #[error("Line {line} is no JSON: {message}")]
    Json {
        /// Which line, from 1.
        line: usize,
        /// What the parser says.
        message: String,
    },
    /// JSON of another kind.
    #[error("The file is no GeoJSON FeatureCollection.")]
    Collection,
    /// A feature without what is needed.
    #[error("Feature {number} has no {field}.")]
    Feature {
        /// Which, from 1.
        number: usize,
        /// What it lacks.
        field: &'static str,
    },
}

const NAME: &[&str] = &[
    "name",
    "place",
    "place_name",
    "asciiname",
    "adm4_en",
    "adm3_en",
    "adm2_en",
    "adm1_en",
    "admin3name_en",
    "admin2name_en",
];
const LAT: &[&str] = &["lat", "latitude", "y", "center_lat", "y_lat"];
const LON: &[&str] = &["lon", "lng", "long", "longitude", "x", "center_lon", "x_long"];
const ALIASES: &[&str] =
    &["aliases", "alternatenames", "alternate_names", "other_names", "adm3_ar", "adm2_ar", "name_ar"];
const KIND: &[&str] = &["kind", "type", "feature"];
const COUNTRY: &[&str] = &["country", "country_code", "countrycode", "iso2", "adm0_pcode", "admin0pcode"];
const WITHIN: &[&str] = &["within", "admin1", "adm1", "province", "governorate", "adm1_en", "admin1name_en"];
const POPULATION: &[&str] = &["population", "pop"];
const RADIUS: &[&str] = &["radius_km", "radius"];
const ID: &[&str] = &[
    "id",
    "geonameid",
    "pcode",
    "p_code",
    "adm4_pcode",
    "adm3_pcode",
    "adm2_pcode",
    "admin3pcode",
    "admin2pcode",
];

/// Reads a GeoNames dump (`SY.txt`, `allCountries.txt`).
///
/// # Errors
/// Names the first line that is none of the format.
pub fn parse_geonames(text: &str) -> Result<Vec<NewPlace>, AddError> {
    let mut places = Vec::new();
    for (i, row) in text.lines().enumerate() {
        let line = i + 1;
        if row.trim().is_empty() {
            continue;
        }
        let columns: Vec<&str> = row.split('\t').collect();
        let [id, name, ascii, others, lat, lon, class, code, country, _, _, _, _, _, population, ..] =
            columns.as_slice()
        else {
            return Err(AddError::Columns { line, found: columns.len() });
        };
        let kind = geonames_kind(class, code);
        let population =
            if population.is_empty() { 0 } else { number(line, "population", population, 0.0, 1e11)? as u32 };
        let mut aliases = split_names(others, ',');
        if ascii != name {
            aliases.push((*ascii).to_owned());
        }
        places.push(NewPlace {
            id: format!("gn:{id}"),
            name: named(line, name)?,
            aliases,
            kind,
            lat: number(line, "latitude", lat, -90.0, 90.0)?,
            lon: number(line, "longitude", lon, -180.0, 180.0)?,
            country: CountryCode::new(country),
            within: None,
            population,
            radius_km: usual_radius(kind, population),
            source: "GeoNames dump".to_owned(),
        });
    }
    Ok(places)
}

/// Reads a CSV with a first line that names the columns.
///
/// # Errors
/// Names the first line that is broken, or the column that is missing.
pub fn parse_csv(text: &str) -> Result<Vec<NewPlace>, AddError> {
    let mut reader =
        csv::ReaderBuilder::new().flexible(true).from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let broken = |e: &csv::Error| AddError::Csv {
        line: e.position().map_or(1, csv::Position::line),
        message: e.to_string(),
    };
    let header: Vec<String> = reader
        .headers()
        .map_err(|e| broken(&e))?
        .iter()
        .map(|h| h.trim().to_lowercase().replace(' ', "_"))
        .collect();
    let column = |known: &[&str]| known.iter().find_map(|k| header.iter().position(|h| h == k));
    let needed = |field, known: &[&str]| {
        column(known).ok_or_else(|| AddError::Header { field, known: known.join(", ") })
    };
    let (name_at, lat_at, lon_at) =
        (needed("name", NAME)?, needed("latitude", LAT)?, needed("longitude", LON)?);
    let mut places = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|e| broken(&e))?;
        let line = record.position().map_or(0, |p| usize::try_from(p.line()).unwrap_or(usize::MAX));
        let field = |known: &[&str]| {
            column(known).and_then(|i| record.get(i)).map(str::trim).filter(|t| !t.is_empty())
        };
        let kind = field(KIND).and_then(PlaceKind::from_name).unwrap_or(PlaceKind::City);
        let name = named(line, record.get(name_at).unwrap_or(""))?;
        let population =
            field(POPULATION).map(|t| number(line, "population", t, 0.0, 1e11)).transpose()?.unwrap_or(0.0)
                as u32;
        places.push(NewPlace {
            id: format!("added:{}", field(ID).map_or_else(|| format!("{line}"), str::to_owned)),
            within: field(WITHIN).filter(|w| *w != name).map(str::to_owned),
            name,
            aliases: field(ALIASES)
                .map(|a| split_names(a, if a.contains('|') { '|' } else { ';' }))
                .unwrap_or_default(),
            kind,
            lat: number(line, "latitude", record.get(lat_at).unwrap_or(""), -90.0, 90.0)?,
            lon: number(line, "longitude", record.get(lon_at).unwrap_or(""), -180.0, 180.0)?,
            country: field(COUNTRY).and_then(CountryCode::new),
            population,
            radius_km: field(RADIUS)
                .map(|t| number(line, "radius", t, 0.0, 20_000.0))
                .transpose()?
                .unwrap_or_else(|| usual_radius(kind, population)),
            source: "added table".to_owned(),
        });
    }
    Ok(places)
}

/// Reads a GeoJSON feature collection; a shape that is no point stands for the middle of its corners.
///
/// # Errors
/// Names the line where the JSON breaks, or the feature that lacks something.
pub fn parse_geojson(text: &str) -> Result<Vec<NewPlace>, AddError> {
    let json: Value = serde_json::from_str(text.trim_start_matches('\u{feff}'))
        .map_err(|e| AddError::Json { line: e.line(), message: e.to_string() })?;
    let features = json.get("features").and_then(Value::as_array).ok_or(AddError::Collection)?;
    features.iter().enumerate().map(|(i, f)| feature(i + 1, f)).collect()
}

fn feature(number: usize, feature: &Value) -> Result<NewPlace, AddError> {
    let lacks = |field| AddError::Feature { number, field };
    let property = |known: &[&str]| {
        let properties = feature.get("properties")?.as_object()?;
        let (_, value) =
            properties.iter().find(|(k, v)| known.contains(&k.to_lowercase().as_str()) && !v.is_null())?;
        Some(value.as_str().map_or_else(|| value.to_string(), str::to_owned)).filter(|t| !t.trim().is_empty())
    };
    let mut corners = Vec::new();
    collect_points(
        feature.pointer("/geometry/coordinates").ok_or_else(|| lacks("coordinates"))?,
        &mut corners,
    );
    let (low, high) = bounds(&corners).ok_or_else(|| lacks("coordinates in degrees"))?;
    let (lat, lon) = ((low.0 + high.0) / 2.0, (low.1 + high.1) / 2.0);
    let reach = crate::kilometres((lat, lon), high);
    let kind = property(KIND).and_then(|k| PlaceKind::from_name(&k)).unwrap_or(PlaceKind::City);
    let population = property(POPULATION).and_then(|p| p.parse::<f64>().ok()).unwrap_or(0.0).max(0.0) as u32;
    let given = property(RADIUS).and_then(|r| r.parse::<f64>().ok()).filter(|r| r.is_finite() && *r >= 0.0);
    let name = property(NAME).ok_or_else(|| lacks("name"))?;
    Ok(NewPlace {
        id: format!("added:{}", property(ID).unwrap_or_else(|| number.to_string())),
        within: property(WITHIN).filter(|w| *w != name),
        name,
        aliases: property(ALIASES).map(|a| split_names(&a, ';')).unwrap_or_default(),
        kind,
        lat,
        lon,
        country: property(COUNTRY).as_deref().and_then(CountryCode::new),
        population,
        radius_km: given.unwrap_or_else(|| if reach > 0.0 { reach } else { usual_radius(kind, population) }),
        source: "added GeoJSON".to_owned(),
    })
}

/// Points of nested coordinate lists, without recursion.
fn collect_points(coordinates: &Value, points: &mut Vec<(f64, f64)>) {
    let mut waiting = vec![coordinates];
    while let Some(Value::Array(items)) = waiting.pop() {
        match (items.first().and_then(Value::as_f64), items.get(1).and_then(Value::as_f64)) {
            (Some(lon), Some(lat)) => points.push((lat, lon)),
            _ => waiting.extend(items.iter().filter(|i| i.is_array())),
        }
    }
}

fn bounds(points: &[(f64, f64)]) -> Option<((f64, f64), (f64, f64))> {
    let first = *points.first()?;
    let wide = points.iter().fold((first, first), |(low, high), p| {
        ((low.0.min(p.0), low.1.min(p.1)), (high.0.max(p.0), high.1.max(p.1)))
    });
    let inside = wide.0.0 >= -90.0 && wide.1.0 <= 90.0 && wide.0.1 >= -180.0 && wide.1.1 <= 180.0;
    inside.then_some(wide)
}

fn named(line: usize, text: &str) -> Result<String, AddError> {
    let text = text.trim();
    if text.is_empty() { Err(AddError::Name { line }) } else { Ok(text.to_owned()) }
}

fn number(line: usize, field: &'static str, text: &str, low: f64, high: f64) -> Result<f64, AddError> {
    let parsed = text.trim().parse::<f64>().ok().filter(|v| *v >= low && *v <= high);
    parsed.ok_or_else(|| AddError::Number { line, field, text: text.to_owned() })
}

fn split_names(text: &str, by: char) -> Vec<String> {
    text.split(by).map(str::trim).filter(|t| !t.is_empty()).map(str::to_owned).collect()
}

fn usual_radius(kind: PlaceKind, population: u32) -> f64 {
    match kind {
        PlaceKind::Country => 400.0,
        PlaceKind::Division => 80.0,
        PlaceKind::County | PlaceKind::Region | PlaceKind::Natural => 25.0,
        PlaceKind::Front => 10.0,
        PlaceKind::District | PlaceKind::Camp => 1.5,
        PlaceKind::Hospital | PlaceKind::Facility => 0.5,
        PlaceKind::City | PlaceKind::Village => (0.008 * f64::from(population).sqrt()).clamp(1.0, 30.0),
    }
}

fn geonames_kind(class: &str, code: &str) -> PlaceKind {
    match (class, code) {
        ("A", "PCLI" | "PCL" | "PCLD" | "PCLS" | "PCLF") => PlaceKind::Country,
        ("A", "ADM1" | "ADM1H") => PlaceKind::Division,
        ("A", _) => PlaceKind::County,
        ("P", "PPLX") => PlaceKind::District,
        ("P", _) => PlaceKind::City,
        ("S", "HSP" | "HSPC" | "CTRM") => PlaceKind::Hospital,
        ("S", "CMPRF" | "CMP") | ("L", "CMN" | "MILB") => PlaceKind::Camp,
        ("L", _) => PlaceKind::Region,
        ("H" | "T" | "V" | "U", _) => PlaceKind::Natural,
        _ => PlaceKind::Facility,
    }
}
