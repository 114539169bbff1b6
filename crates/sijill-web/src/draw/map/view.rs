//! Which piece of the world a picture shows, and where things lie in it: Mercator, as the live map has it.

use sijill_desk::filter::values::DegreeBox;

/// Beyond it the projection runs away.
const POLE: f64 = 84.0;
/// Kilometres of a degree on a meridian.
const DEGREE_KM: f64 = 111.2;
/// A picture shows no less than so many degrees from west to east.
const LEAST: f64 = 0.35;
/// Share of the picture that is left free around what it shows.
const MARGIN: f64 = 0.12;
/// Pixels of the live map's world at zoom 0.
const WORLD: f64 = 512.0;

/// A piece of the world in degrees. Its east lies beyond 180 where it reaches over the date line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Bounds {
    pub(crate) west: f64,
    pub(crate) south: f64,
    pub(crate) east: f64,
    pub(crate) north: f64,
}

impl Bounds {
    /// The inhabited world.
    pub(crate) const WORLD: Self = Self { west: -180.0, south: -56.0, east: 180.0, north: 74.0 };

    /// As an address has it.
    pub(crate) fn of_box(degrees: DegreeBox) -> Self {
        let DegreeBox { west, south, east, north } = degrees;
        Self { west, south, east: if east < west { east + 360.0 } else { east }, north }
    }

    /// The smallest piece that holds all of these points, degrees north and east.
    pub(crate) fn around(points: impl Iterator<Item = (f64, f64)>) -> Option<Self> {
        let points: Vec<(f64, f64)> = points.collect();
        let mut longitudes: Vec<f64> = points.iter().map(|(_, lon)| wrapped(*lon)).collect();
        longitudes.sort_by(f64::total_cmp);
        let (first, last) = (*longitudes.first()?, *longitudes.last()?);
        // The widest stretch without a point is what is left out.
        let (mut west, mut east, mut widest) = (first, last, first + 360.0 - last);
        for pair in longitudes.windows(2) {
            if pair[1] - pair[0] > widest {
                (west, east, widest) = (pair[1], pair[0] + 360.0, pair[1] - pair[0]);
            }
        }
        let latitudes = || points.iter().map(|(lat, _)| *lat);
        let (south, north) = (latitudes().fold(f64::MAX, f64::min), latitudes().fold(f64::MIN, f64::max));
        Some(Self { west, south, east, north })
    }

    /// The piece so many kilometres around a point.
    pub(crate) fn near(lat: f64, lon: f64, km: f64) -> Self {
        let up = km / DEGREE_KM;
        let aside = up / lat.to_radians().cos().max(0.05);
        Self { west: lon - aside, south: lat - up, east: lon + aside, north: lat + up }
    }

    /// West, south, east, north, within the world.
    pub(crate) fn as_box(self) -> [f64; 4] {
        if self.east - self.west >= 360.0 {
            return [-180.0, self.south, 180.0, self.north];
        }
        let east = if self.east > 180.0 { self.east - 360.0 } else { self.east };
        [wrapped(self.west), self.south, east, self.north]
    }
}

/// A longitude from -180 to 180.
pub(crate) fn wrapped(lon: f64) -> f64 {
    if (-180.0..=180.0).contains(&lon) { lon } else { (lon + 180.0).rem_euclid(360.0) - 180.0 }
}

/// A latitude as Mercator has it, in the measure of longitudes.
pub(crate) fn mercator(lat: f64) -> f64 {
    lat.clamp(-POLE, POLE).to_radians().tan().asinh().to_degrees()
}

/// The latitude of such a height.
pub(crate) fn latitude(y: f64) -> f64 {
    y.to_radians().sinh().atan().to_degrees()
}

/// A picture of a piece of the world.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Window {
    /// Its size.
    pub(crate) width: f64,
    pub(crate) height: f64,
    /// What it shows, to its very edges.
    pub(crate) seen: Bounds,
    /// Pixels of a degree of longitude.
    scale: f64,
    top: f64,
}

impl Window {
    /// The picture of such a size that shows a piece whole, with room around it.
    pub(crate) fn fitted(bounds: Bounds, width: f64, height: f64) -> Self {
        let (low, high) = (mercator(bounds.south), mercator(bounds.north));
        let room = 1.0 + 2.0 * MARGIN;
        let wide = (bounds.east - bounds.west).max(LEAST) * room;
        let tall = (high - low).max(LEAST * height / width) * room;
        // The world is seen once.
        let scale = (width / wide).min(height / tall).max(width / 360.0);
        let middle = (bounds.west + bounds.east) / 2.0;
        let half = height / scale / 2.0;
        let edge = (mercator(POLE) - half).max(0.0);
        let center = ((low + high) / 2.0).clamp(-edge, edge);
        let west = middle - width / scale / 2.0;
        let seen = Bounds {
            west,
            south: latitude(center - half),
            east: west + width / scale,
            north: latitude(center + half),
        };
        Self { width, height, seen, scale, top: center + half }
    }

    /// Where a point lies, degrees north and east; nothing where it is out of sight.
    pub(crate) fn at(&self, lat: f64, lon: f64) -> Option<(f64, f64)> {
        let lon = self.seen.west + (lon - self.seen.west).rem_euclid(360.0);
        let (x, y) = self.place(lat, lon);
        ((0.0..=self.width).contains(&x) && (0.0..=self.height).contains(&y)).then_some((x, y))
    }

    /// Where a point lies whose longitude goes on from the window's own.
    pub(crate) fn place(&self, lat: f64, lon: f64) -> (f64, f64) {
        ((lon - self.seen.west) * self.scale, (self.top - mercator(lat)) * self.scale)
    }

    /// How many pixels a distance is, at a latitude.
    pub(crate) fn pixels(&self, km: f64, lat: f64) -> f64 {
        km / DEGREE_KM / lat.to_radians().cos().max(0.05) * self.scale
    }

    /// The zoom at which the live map shows as much.
    pub(crate) fn zoom(&self) -> f64 {
        (self.scale * 360.0 / WORLD).log2()
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    #[test]
    fn what_is_to_be_seen_is_seen() {
        let towns = [(36.2, 37.16), (33.51, 36.29), (35.33, 40.14)];
        let bounds = Bounds::around(towns.into_iter()).unwrap();
        assert_eq!((bounds.west, bounds.north), (36.29, 36.2));
        let window = Window::fitted(bounds, 720.0, 480.0);
        for (lat, lon) in towns {
            let (x, y) = window.at(lat, lon).unwrap();
            assert!(x > 20.0 && x < 700.0 && y > 10.0 && y < 470.0, "{lat} {lon} at {x} {y}");
        }
        assert!(window.at(52.5, 13.4).is_none());
        let (_, north) = window.at(36.2, 37.16).unwrap();
        assert!(north < window.at(33.51, 36.29).unwrap().1, "north is above");
    }

    #[test]
    fn one_point_is_seen_with_what_lies_about_it() {
        let window = Window::fitted(Bounds::around([(36.2, 37.16)].into_iter()).unwrap(), 720.0, 480.0);
        let (x, y) = window.at(36.2, 37.16).unwrap();
        assert!((x - 360.0).abs() < 0.01 && (y - 240.0).abs() < 0.01);
        assert!(window.zoom() > 7.0 && window.zoom() < 12.0, "{}", window.zoom());
    }

    #[test]
    fn islands_on_both_sides_of_the_date_line_are_neighbours() {
        let bounds = Bounds::around([(-17.8, 178.0), (-14.0, -171.0)].into_iter()).unwrap();
        assert_eq!((bounds.west, bounds.east), (178.0, 189.0));
        let [west, _, east, _] = bounds.as_box();
        assert_eq!((west, east), (178.0, -171.0));
        let window = Window::fitted(bounds, 720.0, 480.0);
        assert!(window.at(-17.8, 178.0).unwrap().0 < window.at(-14.0, -171.0).unwrap().0);
        let again = Bounds::of_box(DegreeBox { west, south: -18.0, east, north: -14.0 });
        assert_eq!((again.west, again.east), (178.0, 189.0));
    }

    #[test]
    fn the_world_fits_once() {
        let window = Window::fitted(Bounds::WORLD, 720.0, 480.0);
        assert!((window.seen.east - window.seen.west - 360.0).abs() < 1e-9);
        assert!(window.at(-33.9, 151.2).is_some() && window.at(64.1, -21.9).is_some());
        assert!(Bounds::around(std::iter::empty()).is_none());
    }
}
