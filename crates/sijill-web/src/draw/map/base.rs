//! Land, borders and water of the offline base map, in three degrees of detail, each read once.

use std::sync::OnceLock;

use serde::Deserialize;

use super::view::{Bounds, Window};
use crate::assets;

/// From which zoom on, with which files.
const LEVELS: [(f64, &str, &str); 3] = [
    (f64::MIN, "base/land.json", "base/water.json"),
    (2.5, "base/land-middle.json", "base/water-middle.json"),
    (6.0, "base/land-fine.json", "base/water-middle.json"),
];

#[derive(Deserialize)]
struct Collection {
    features: Vec<Feature>,
}

#[derive(Deserialize)]
struct Feature {
    properties: Properties,
    geometry: Geometry,
}

#[derive(Deserialize)]
struct Properties {
    kind: Kind,
}

#[derive(Deserialize, Debug, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
enum Kind {
    Land,
    Border,
    Lake,
    River,
}

#[derive(Deserialize)]
#[serde(tag = "type", content = "coordinates")]
enum Geometry {
    Polygon(Vec<Points>),
    MultiPolygon(Vec<Vec<Points>>),
    LineString(Points),
    MultiLineString(Vec<Points>),
}

/// Degrees east and north.
type Points = Vec<(f64, f64)>;

/// A line or a ring, in one piece: its longitudes go on beyond 180.
#[derive(Debug)]
pub(super) struct Line {
    pub(super) points: Points,
    pub(super) bounds: Bounds,
}

/// What lies under all that a map shows.
#[derive(Debug, Default)]
pub(super) struct Base {
    pub(super) land: Vec<Line>,
    pub(super) borders: Vec<Line>,
    pub(super) lakes: Vec<Line>,
    pub(super) rivers: Vec<Line>,
}

/// What lies under a picture, as finely as it is shown.
pub(super) fn under(window: &Window) -> &'static Base {
    static BASES: [OnceLock<Base>; LEVELS.len()] = [const { OnceLock::new() }; LEVELS.len()];
    let level = LEVELS.iter().rposition(|(zoom, ..)| window.zoom() >= *zoom).unwrap_or_default();
    let (_, land, water) = LEVELS[level];
    BASES[level].get_or_init(|| {
        let mut base = Base::default();
        for name in [land, water] {
            // Without its base a map still shows what the record says.
            if let Some(bytes) = assets::file(name) {
                base.add(&bytes);
            }
        }
        base
    })
}

impl Base {
    fn add(&mut self, bytes: &[u8]) {
        let Ok(collection) = serde_json::from_slice::<Collection>(bytes) else { return };
        for Feature { properties, geometry } in collection.features {
            let lines = match geometry {
                Geometry::Polygon(lines) | Geometry::MultiLineString(lines) => lines,
                Geometry::MultiPolygon(polygons) => polygons.into_iter().flatten().collect(),
                Geometry::LineString(line) => vec![line],
            };
            let is_area = matches!(properties.kind, Kind::Land | Kind::Lake);
            let list = match properties.kind {
                Kind::Land => &mut self.land,
                Kind::Border => &mut self.borders,
                Kind::Lake => &mut self.lakes,
                Kind::River => &mut self.rivers,
            };
            list.extend(lines.into_iter().filter_map(|points| Line::new(points, is_area)));
        }
    }
}

impl Line {
    pub(super) fn new(mut points: Points, is_area: bool) -> Option<Self> {
        let mut turn = 0.0;
        let mut before = points.first()?.0;
        for (lon, _) in &mut points {
            let step = *lon - before;
            before = *lon;
            if step.abs() > 180.0 {
                turn -= 360.0 * step.signum();
            }
            *lon += turn;
        }
        let (first, last) = (*points.first()?, *points.last()?);
        // A ring that goes around the world once goes around a pole.
        if is_area && (last.0 - first.0).abs() > 180.0 {
            let pole = if points.iter().map(|(_, lat)| lat).sum::<f64>() < 0.0 { -90.0 } else { 90.0 };
            points.extend([(last.0, pole), (first.0, pole)]);
        }
        let of = |value: fn(&(f64, f64)) -> f64| {
            let values = || points.iter().map(value);
            (values().fold(f64::MAX, f64::min), values().fold(f64::MIN, f64::max))
        };
        let ((west, east), (south, north)) = (of(|point| point.0), of(|point| point.1));
        Some(Self { points, bounds: Bounds { west, south, east, north } })
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    #[test]
    fn lines_over_the_date_line_stay_in_one_piece() {
        let line = Line::new(vec![(179.0, 1.0), (-179.0, 2.0), (-178.0, 3.0), (179.5, 2.0)], false).unwrap();
        assert_eq!(line.points, [(179.0, 1.0), (181.0, 2.0), (182.0, 3.0), (179.5, 2.0)]);
        assert_eq!((line.bounds.west, line.bounds.east), (179.0, 182.0));
    }

    #[test]
    fn a_ring_about_a_pole_reaches_it() {
        let ring = (0..=12).map(|at| (f64::from(at) * 30.0 - 180.0, -70.0)).collect();
        let line = Line::new(ring, true).unwrap();
        assert_eq!(line.bounds.south, -90.0);
        assert_eq!(line.points.last().unwrap(), &(-180.0, -90.0));
    }

    #[test]
    fn what_is_embedded_has_land_borders_and_water() {
        for bounds in [Bounds::WORLD, Bounds::near(20.0, 30.0, 2_000.0), Bounds::near(36.2, 37.1, 50.0)] {
            let base = under(&Window::fitted(bounds, 720.0, 480.0));
            assert!(base.land.len() > 50 && base.borders.len() > 50);
            assert!(!base.lakes.is_empty() && !base.rivers.is_empty());
        }
    }
}
