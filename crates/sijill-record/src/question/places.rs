//! Places of a record, and the outlines of zones.

use serde_json::Value;
use thiserror::Error;

use super::Asked;
use crate::column::NONE;
use crate::record::RecordError;
use crate::views::{View, place, unpacked};

/// A place as claims have it.
#[derive(Debug, Clone, PartialEq)]
pub struct PlaceRow {
    /// The name as texts have it.
    pub name: String,
    /// The gazetteer's identifier.
    pub id: Option<String>,
    /// Degrees north and east.
    pub at: Option<(f64, f64)>,
    /// ISO 3166-1 alpha-2.
    pub country: Option<String>,
    /// Radius in kilometres.
    pub radius_km: Option<f64>,
}

/// An outline on the earth's surface: polygons with holes, from GeoJSON. Edges are straight in degrees.
#[derive(Debug, Clone, PartialEq)]
pub struct Outline {
    /// Polygons; of each, the outer ring and then its holes; of each ring, points as degrees east and north.
    polygons: Vec<Vec<Vec<(f64, f64)>>>,
}

/// Why an outline could not be read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum OutlineError {
    /// It holds no polygon.
    #[error("The GeoJSON holds no Polygon and no MultiPolygon.")]
    NoPolygon,
    /// A ring is no ring.
    #[error(
        "A ring of the outline has fewer than four points, or a point that is no pair of degrees (east, then north)."
    )]
    Ring,
}

/// Deeper nesting than this is no honest outline.
const DEEPEST: usize = 8;

impl Outline {
    /// From GeoJSON: a geometry, a feature or a collection of them.
    ///
    /// # Errors
    /// [`OutlineError`] where there is no polygon in it or one is broken.
    pub fn from_geojson(value: &Value) -> Result<Self, OutlineError> {
        let mut polygons = Vec::new();
        gather(value, &mut polygons, 0)?;
        if polygons.is_empty() { Err(OutlineError::NoPolygon) } else { Ok(Self { polygons }) }
    }

    /// As a GeoJSON geometry.
    #[must_use]
    pub fn to_geojson(&self) -> Value {
        let polygons: Vec<Vec<Vec<[f64; 2]>>> = self
            .polygons
            .iter()
            .map(|rings| rings.iter().map(|ring| ring.iter().map(|(x, y)| [*x, *y]).collect()).collect())
            .collect();
        serde_json::json!({"type": "MultiPolygon", "coordinates": polygons})
    }

    /// How many polygons.
    #[must_use]
    pub const fn polygons(&self) -> usize {
        self.polygons.len()
    }

    /// Its south-western and north-eastern corner, as degrees north and east.
    #[must_use]
    pub fn bounds(&self) -> Option<((f64, f64), (f64, f64))> {
        let points = self.polygons.iter().flatten().flatten();
        points.fold(None, |bounds, (x, y)| {
            let ((south, west), (north, east)) = bounds.unwrap_or(((*y, *x), (*y, *x)));
            Some(((f64::min(south, *y), f64::min(west, *x)), (f64::max(north, *y), f64::max(east, *x))))
        })
    }

    /// True where a point lies inside, by the rule of even and odd crossings.
    #[must_use]
    pub fn holds(&self, lat: f64, lon: f64) -> bool {
        self.polygons.iter().any(|rings| {
            let crossings = rings.iter().filter(|ring| inside(ring, lon, lat)).count();
            crossings % 2 == 1
        })
    }
}

fn gather(value: &Value, polygons: &mut Vec<Vec<Vec<(f64, f64)>>>, depth: usize) -> Result<(), OutlineError> {
    if depth > DEEPEST {
        return Ok(());
    }
    let many = |name: &str| value.get(name).and_then(Value::as_array).into_iter().flatten();
    match value.get("type").and_then(Value::as_str) {
        Some("Polygon") => polygons.push(rings(value.get("coordinates"))?),
        Some("MultiPolygon") => {
            for polygon in many("coordinates") {
                polygons.push(rings(Some(polygon))?);
            }
        }
        Some("Feature") => {
            if let Some(geometry) = value.get("geometry") {
                gather(geometry, polygons, depth + 1)?;
            }
        }
        Some("FeatureCollection") => {
            for feature in many("features") {
                gather(feature, polygons, depth + 1)?;
            }
        }
        Some("GeometryCollection") => {
            for geometry in many("geometries") {
                gather(geometry, polygons, depth + 1)?;
            }
        }
        _ => {}
    }
    Ok(())
}

fn rings(coordinates: Option<&Value>) -> Result<Vec<Vec<(f64, f64)>>, OutlineError> {
    let point = |value: &Value| {
        let (x, y) = (value.get(0)?.as_f64()?, value.get(1)?.as_f64()?);
        ((-180.0..=180.0).contains(&x) && (-90.0..=90.0).contains(&y)).then_some((x, y))
    };
    let ring = |value: &Value| {
        let points: Option<Vec<_>> = value.as_array()?.iter().map(point).collect();
        points.filter(|points| points.len() >= 4)
    };
    let rings: Option<Vec<_>> =
        coordinates.and_then(Value::as_array).and_then(|r| r.iter().map(ring).collect());
    rings.filter(|rings: &Vec<_>| !rings.is_empty()).ok_or(OutlineError::Ring)
}

fn inside(ring: &[(f64, f64)], x: f64, y: f64) -> bool {
    let mut odd = false;
    let mut before = ring.last();
    for here in ring {
        if let Some((ax, ay)) = before {
            let (bx, by) = here;
            if (ay > &y) != (by > &y) && x < (bx - ax) * (y - ay) / (by - ay) + ax {
                odd = !odd;
            }
        }
        before = Some(here);
    }
    odd
}

impl Asked<'_> {
    /// Which places pass a test, by their numbers.
    /// Places that pass a test as they may be seen.
    pub(super) fn places_seen(&self, test: &dyn Fn(&PlaceRow) -> bool) -> Result<Vec<bool>, RecordError> {
        match self.veil() {
            Some(veil) => self.places_that(&|place| test(&veil.place(place))),
            None => self.places_that(test),
        }
    }

    pub(super) fn places_that(&self, test: &dyn Fn(&PlaceRow) -> bool) -> Result<Vec<bool>, RecordError> {
        let mut passed = Vec::with_capacity(self.views.count(View::Place) as usize);
        for part in 0..self.views.parts(View::Place) {
            let [name, id, lat, lon, country, radius] =
                [place::NAME, place::ID, place::LAT, place::LON, place::COUNTRY, place::RADIUS]
                    .map(|column| self.views.part(column, part));
            let (name, id, lat, lon, country, radius) = (name?, id?, lat?, lon?, country?, radius?);
            for row in 0..name.len() {
                let place = place_row(
                    name.words(row),
                    id.words(row),
                    [lat.number(row), lon.number(row), country.number(row), radius.number(row)],
                );
                passed.push(test(&place));
            }
        }
        Ok(passed)
    }
}

fn place_row(name: &str, id: &str, [lat, lon, country, radius]: [i64; 4]) -> PlaceRow {
    let degrees = |millionths: i64| millionths as f64 / 1e6;
    PlaceRow {
        name: name.to_owned(),
        id: (!id.is_empty()).then(|| id.to_owned()),
        at: (lat != NONE && lon != NONE).then(|| (degrees(lat), degrees(lon))),
        country: unpacked(country),
        radius_km: (radius != NONE).then(|| radius as f64 / 1000.0),
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use serde_json::json;

    use super::*;

    #[test]
    fn a_point_is_inside_or_not_and_a_hole_is_outside() {
        let outline = Outline::from_geojson(
            &json!({"type": "Feature", "geometry": {"type": "Polygon", "coordinates": [
                [[36.0, 35.0], [38.0, 35.0], [38.0, 37.0], [36.0, 37.0], [36.0, 35.0]],
                [[36.9, 35.9], [37.1, 35.9], [37.1, 36.1], [36.9, 36.1], [36.9, 35.9]]
            ]}}),
        )
        .unwrap();
        assert_eq!((outline.polygons(), outline.bounds()), (1, Some(((35.0, 36.0), (37.0, 38.0)))));
        assert!(outline.holds(35.5, 36.5));
        assert!(!outline.holds(36.0, 37.0));
        assert!(!outline.holds(38.0, 37.0));
        assert!(!outline.holds(36.5, 35.5));
        assert_eq!(Outline::from_geojson(&outline.to_geojson()).unwrap(), outline);
    }

    #[test]
    fn what_is_no_outline_is_refused() {
        for value in [json!({}), json!({"type": "Point", "coordinates": [1, 2]}), json!([]), json!(7)] {
            assert_eq!(Outline::from_geojson(&value), Err(OutlineError::NoPolygon));
        }
        for ring in [
            json!([]),
            json!([[[0, 0], [1, 1], [0, 0]]]),
            json!([[[0, 0], [200, 1], [1, 1], [0, 0]]]),
            json!("x"),
        ] {
            let value = json!({"type": "Polygon", "coordinates": ring});
            assert_eq!(Outline::from_geojson(&value), Err(OutlineError::Ring));
        }
    }
}
