//! Incidents that lie close together on a map, gathered: each is in exactly one of what is shown, and numbers add up.

use std::collections::hash_map::Entry;

use rustc_hash::FxHashMap;

use super::view::{Bounds, latitude, mercator, wrapped};

/// Pixels of the live map's world at zoom 0.
const WORLD: f64 = 512.0;
/// Width of a cell, in pixels.
const CELL: f64 = 56.0;
/// So few incidents are shown one by one at every zoom.
const FEW: usize = 60;
/// From this zoom on, what lies at one point is shown one by one, up to so many.
const NEAR: f64 = 11.0;
const AT_ONE_POINT: usize = 40;

/// An incident on a map.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Pin {
    /// Degrees north and east.
    pub(crate) lat: f64,
    pub(crate) lon: f64,
    /// At least so many were killed.
    pub(crate) floor: u64,
    /// So many by the highest claim.
    pub(crate) highest: u64,
    /// What it is, as its position in a list of the caller's.
    pub(crate) of: usize,
}

/// What is shown at one place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Shown {
    /// An incident.
    One(Pin),
    /// Several.
    Several {
        /// The middle of them, degrees north and east.
        lat: f64,
        lon: f64,
        /// How many.
        count: usize,
        /// Sums of their floors and of their highest claims.
        floor: u64,
        highest: u64,
    },
}

#[derive(Debug)]
struct Cell {
    first: Pin,
    pins: Vec<Pin>,
    x: f64,
    y: f64,
    floor: u64,
    highest: u64,
    count: usize,
    one_point: bool,
}

/// The pins in sight, gathered by a grid so that no more than `most` things are shown.
pub(crate) fn gathered(pins: impl Iterator<Item = Pin>, seen: Bounds, zoom: f64, most: usize) -> Vec<Shown> {
    let inside = |pin: &Pin| {
        let lon = seen.west + (pin.lon - seen.west).rem_euclid(360.0);
        (seen.south..=seen.north).contains(&pin.lat) && lon <= seen.east
    };
    let pins: Vec<Pin> = pins.filter(inside).collect();
    if pins.len() <= FEW.min(most) {
        return pins.into_iter().map(Shown::One).collect();
    }
    let mut wide = 360.0 * CELL / (WORLD * zoom.clamp(0.0, 24.0).exp2());
    loop {
        let shown = by_grid(&pins, seen, wide, zoom);
        if shown.len() <= most.max(1) {
            return shown;
        }
        wide *= 1.5;
    }
}

fn by_grid(pins: &[Pin], seen: Bounds, wide: f64, zoom: f64) -> Vec<Shown> {
    let mut at: FxHashMap<(i64, i64), usize> = FxHashMap::default();
    let mut cells: Vec<Cell> = Vec::new();
    for pin in pins {
        // Seen from the view's western edge, so that a cell over the date line is one.
        let x = (pin.lon - seen.west).rem_euclid(360.0);
        let y = mercator(pin.lat);
        // The grid stands still while the map is moved.
        let column = ((seen.west + x) / wide).floor() as i64;
        let cell = match at.entry((column, (y / wide).floor() as i64)) {
            Entry::Occupied(known) => &mut cells[*known.get()],
            Entry::Vacant(free) => {
                free.insert(cells.len());
                cells.push(Cell {
                    first: *pin,
                    pins: Vec::new(),
                    x: 0.0,
                    y: 0.0,
                    floor: 0,
                    highest: 0,
                    count: 0,
                    one_point: true,
                });
                let last = cells.len() - 1;
                &mut cells[last]
            }
        };
        cell.x += x;
        cell.y += y;
        cell.floor = cell.floor.saturating_add(pin.floor);
        cell.highest = cell.highest.saturating_add(pin.highest);
        cell.count += 1;
        cell.one_point &= (pin.lat, pin.lon) == (cell.first.lat, cell.first.lon);
        if cell.pins.len() <= AT_ONE_POINT {
            cell.pins.push(*pin);
        }
    }
    let mut shown = Vec::with_capacity(cells.len());
    for cell in cells {
        let apart = zoom >= NEAR && cell.one_point && cell.count <= AT_ONE_POINT;
        if cell.count == 1 || apart {
            shown.extend(cell.pins.into_iter().map(Shown::One));
        } else {
            let count = cell.count as f64;
            shown.push(Shown::Several {
                lat: latitude(cell.y / count),
                lon: wrapped(seen.west + cell.x / count),
                count: cell.count,
                floor: cell.floor,
                highest: cell.highest,
            });
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Pins strewn about the world, the same at every run.
    fn strewn(count: usize) -> Vec<Pin> {
        let mut state = 7_u32;
        let mut next = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            f64::from(state) / f64::from(u32::MAX)
        };
        (0..count)
            .map(|of| {
                let floor = (next() * 40.0) as u64;
                let highest = floor + (next() * 9.0) as u64;
                // Many lie at one point, as incidents of a town do.
                let town = next() < 0.3;
                let (lat, lon) =
                    if town { (36.2, 37.16) } else { (next() * 140.0 - 70.0, next() * 360.0 - 180.0) };
                Pin { lat, lon, floor, highest, of }
            })
            .collect()
    }

    fn sums(shown: &[Shown]) -> (usize, u64, u64) {
        shown.iter().fold((0, 0, 0), |sum, one| match *one {
            Shown::One(pin) => (sum.0 + 1, sum.1 + pin.floor, sum.2 + pin.highest),
            Shown::Several { count, floor, highest, .. } => (sum.0 + count, sum.1 + floor, sum.2 + highest),
        })
    }

    #[test]
    fn every_incident_is_in_exactly_one_and_sums_are_kept() {
        for count in [0, 1, 60, 61, 5_000] {
            let pins = strewn(count);
            let all = (
                count,
                pins.iter().map(|pin| pin.floor).sum::<u64>(),
                pins.iter().map(|pin| pin.highest).sum::<u64>(),
            );
            for zoom in [0.0, 3.5, 8.0, 12.0, 17.0] {
                let world = Bounds { west: -180.0, south: -90.0, east: 180.0, north: 90.0 };
                let shown = gathered(pins.iter().copied(), world, zoom, 2_000);
                assert_eq!(sums(&shown), all, "{count} at zoom {zoom}");
                assert!(shown.len() <= 2_000);
            }
        }
    }

    #[test]
    fn only_what_is_in_sight_is_shown() {
        let pins = strewn(5_000);
        let seen = Bounds { west: 170.0, south: -10.0, east: 190.0, north: 10.0 };
        let inside = |pin: &&Pin| pin.lat.abs() <= 10.0 && (pin.lon >= 170.0 || pin.lon <= -170.0);
        let count = pins.iter().filter(inside).count();
        let shown = gathered(pins.iter().copied(), seen, 3.0, 2_000);
        assert_eq!(sums(&shown).0, count);
        for one in shown {
            let (lat, lon) = match one {
                Shown::One(pin) => (pin.lat, pin.lon),
                Shown::Several { lat, lon, .. } => (lat, lon),
            };
            assert!(lat.abs() <= 10.0 && lon.abs() >= 170.0, "{lat} {lon}");
        }
    }

    #[test]
    fn what_lies_at_one_point_comes_apart_near_by() {
        let pins: Vec<Pin> = (0..100)
            .map(|of| Pin {
                lat: 36.2,
                lon: 37.1 + if of < 30 { 0.0 } else { 0.1 },
                floor: 1,
                highest: 2,
                of,
            })
            .collect();
        let seen = Bounds { west: 36.0, south: 35.0, east: 38.0, north: 37.0 };
        let far = gathered(pins.iter().copied(), seen, 4.0, 2_000);
        assert_eq!(far.len(), 1);
        let near = gathered(pins.iter().copied(), seen, 13.0, 2_000);
        let ones = near.iter().filter(|one| matches!(one, Shown::One(_))).count();
        assert_eq!((ones, near.len()), (30, 31), "seventy at one point stay one");
    }
}
