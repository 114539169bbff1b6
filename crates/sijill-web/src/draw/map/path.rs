//! Lines and rings of the base, cut to the picture, thinned to what the eye can see, and written as SVG paths.

use std::fmt::Write as _;

use super::base::Line;
use super::view::{Bounds, Window};

/// Paths are written in halves of a pixel.
pub(super) const STEPS: f64 = 2.0;
/// Around the picture so much more is drawn, in shares of its width: the edges of what was cut lie there.
const OVER: f64 = 0.03;

/// The path of lines, or of rings, of which points nearer than `thin` pixels to the one before are left out.
pub(super) fn of<'l>(
    lines: impl Iterator<Item = &'l Line>,
    is_area: bool,
    window: &Window,
    thin: f64,
) -> String {
    let seen = window.seen;
    let over = (seen.east - seen.west) * OVER;
    let edge = Bounds {
        west: seen.west - over,
        south: (seen.south - over).max(-90.0),
        east: seen.east + over,
        north: (seen.north + over).min(90.0),
    };
    let mut path = String::new();
    for line in lines {
        if line.bounds.south > edge.north || line.bounds.north < edge.south {
            continue;
        }
        for turn in [-720.0, -360.0, 0.0, 360.0, 720.0] {
            if line.bounds.west + turn > edge.east || line.bounds.east + turn < edge.west {
                continue;
            }
            let points = line.points.iter().map(|(lon, lat)| (lon + turn, *lat));
            if is_area {
                write(&mut path, &ring(points.collect(), edge), window, thin, true);
            } else {
                for part in pieces(points, edge) {
                    write(&mut path, &part, window, thin, false);
                }
            }
        }
    }
    path
}

/// A ring cut to an edge, side by side (after Sutherland and Hodgman).
fn ring(points: Vec<(f64, f64)>, edge: Bounds) -> Vec<(f64, f64)> {
    let sides: [(bool, f64, f64); 4] = [
        (true, edge.west, 1.0),
        (true, edge.east, -1.0),
        (false, edge.south, 1.0),
        (false, edge.north, -1.0),
    ];
    sides.into_iter().fold(points, |points, (is_lon, at, sign)| {
        let value = |point: (f64, f64)| if is_lon { point.0 } else { point.1 };
        let inside = |point: (f64, f64)| (value(point) - at) * sign >= 0.0;
        let Some(mut before) = points.last().copied() else { return points };
        let mut cut = Vec::with_capacity(points.len());
        for point in points {
            if inside(point) != inside(before) {
                let share = (at - value(before)) / (value(point) - value(before));
                cut.push((before.0 + (point.0 - before.0) * share, before.1 + (point.1 - before.1) * share));
            }
            if inside(point) {
                cut.push(point);
            }
            before = point;
        }
        cut
    })
}

/// The pieces of a line that lie in an edge, each with one point beyond it at either end.
fn pieces(points: impl Iterator<Item = (f64, f64)>, edge: Bounds) -> Vec<Vec<(f64, f64)>> {
    let mut found: Vec<Vec<(f64, f64)>> = Vec::new();
    let mut open = false;
    let mut before: Option<(f64, f64)> = None;
    for point in points {
        if let Some(last) = before {
            let apart = |a: f64, b: f64, low: f64, high: f64| a.max(b) < low || a.min(b) > high;
            let out = apart(last.0, point.0, edge.west, edge.east)
                || apart(last.1, point.1, edge.south, edge.north);
            if out {
                open = false;
            } else {
                if !open {
                    found.push(vec![last]);
                    open = true;
                }
                if let Some(piece) = found.last_mut() {
                    piece.push(point);
                }
            }
        }
        before = Some(point);
    }
    found
}

fn write(path: &mut String, points: &[(f64, f64)], window: &Window, thin: f64, closed: bool) {
    let mut drawn: Vec<(i64, i64)> = Vec::with_capacity(points.len());
    let least = thin * STEPS;
    for (at, (lon, lat)) in points.iter().enumerate() {
        let (x, y) = window.place(*lat, *lon);
        let (x, y) = (whole(x), whole(y));
        let last = at + 1 == points.len() && !closed;
        let far = drawn.last().is_none_or(|before| {
            let (dx, dy) = ((x - before.0) as f64, (y - before.1) as f64);
            dx.hypot(dy) >= least || (last && (dx, dy) != (0.0, 0.0))
        });
        if far {
            drawn.push((x, y));
        }
    }
    if drawn.len() < if closed { 3 } else { 2 } {
        return;
    }
    let mut before = (0, 0);
    for (at, (x, y)) in drawn.iter().enumerate() {
        let (dx, dy) = (x - before.0, y - before.1);
        let lead = match at {
            0 => "M",
            1 => "l",
            _ if dx < 0 => "",
            _ => " ",
        };
        let joint = if dy < 0 { "" } else { " " };
        // Writing to a string does not fail.
        let _ = write!(path, "{lead}{dx}{joint}{dy}");
        before = (*x, *y);
    }
    if closed {
        path.push('z');
    }
}

fn whole(pixels: f64) -> i64 {
    (pixels * STEPS).round().clamp(-1e6, 1e6) as i64
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    const EDGE: Bounds = Bounds { west: 0.0, south: 0.0, east: 10.0, north: 10.0 };

    fn area(points: &[(f64, f64)]) -> f64 {
        let next = points.iter().cycle().skip(1);
        points.iter().zip(next).map(|(a, b)| a.0 * b.1 - b.0 * a.1).sum::<f64>().abs() / 2.0
    }

    #[test]
    fn rings_are_cut_to_the_edge() {
        let around = vec![(-5.0, -5.0), (15.0, -5.0), (15.0, 15.0), (-5.0, 15.0)];
        assert!((area(&ring(around, EDGE)) - 100.0).abs() < 1e-9);
        let half = vec![(5.0, -5.0), (25.0, -5.0), (25.0, 15.0), (5.0, 15.0)];
        assert!((area(&ring(half, EDGE)) - 50.0).abs() < 1e-9);
        assert!(ring(vec![(20.0, 20.0), (21.0, 20.0), (21.0, 21.0)], EDGE).is_empty());
    }

    #[test]
    fn lines_fall_into_the_pieces_that_are_seen() {
        let line = [(-5.0, 5.0), (5.0, 5.0), (20.0, 5.0), (20.0, 6.0), (5.0, 6.0)];
        let found = pieces(line.into_iter(), EDGE);
        assert_eq!(found, [vec![(-5.0, 5.0), (5.0, 5.0), (20.0, 5.0)], vec![(20.0, 6.0), (5.0, 6.0)]]);
    }

    #[test]
    fn paths_are_short_and_closed() {
        let window = Window::fitted(EDGE, 200.0, 200.0);
        let square =
            Line::new(vec![(2.0, 2.0), (4.0, 2.0), (4.0, 2.001), (4.0, 4.0), (2.0, 4.0)], true).unwrap();
        let path = of([&square].into_iter(), true, &window, 1.0);
        // Four corners: the point next to another is left out.
        assert_eq!(path, "M104 297l64 0 0-64-64 0z");
    }
}
