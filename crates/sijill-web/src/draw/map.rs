//! Maps as the server draws them: the base, areas of control, incidents by their numbers, in one SVG that needs no script.
//!
//! Marks mean what they mean on the live map: a disc's area goes with the floor, the open ring with the highest claim, a
//! wide circle is where a place lies that is not known exactly. Not for: which incidents are shown, or the words beside.

mod base;
mod gather;
mod path;
mod view;

use std::fmt::Write as _;

use super::palette::colours;
use super::text;

pub(crate) use gather::{Pin, Shown, gathered};
pub(crate) use view::{Bounds, Window};

/// The picture's size.
const WIDTH: f64 = 720.0;
const HEIGHT: f64 = 480.0;
/// Bytes of all the land, and of all the water.
const LAND_MOST: usize = 24_000;
const WATER_MOST: usize = 8_000;
/// Marks at most; more are gathered.
const MARKS: usize = 120;
/// Names at most.
const NAMES: usize = 14;

/// An incident, or another thing that lies at a place.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Mark {
    /// Degrees north and east.
    pub(crate) lat: f64,
    pub(crate) lon: f64,
    /// At least so many were killed.
    pub(crate) floor: u64,
    /// So many by the highest claim.
    pub(crate) highest: u64,
    /// True where the highest claim leaves open how many more.
    pub(crate) open: bool,
    /// The place lies somewhere within so many kilometres; 0 where it is known exactly.
    pub(crate) radius_km: f64,
    /// What is said of it, or, of an incident, where it was.
    pub(crate) title: String,
    /// Of an incident, its number.
    pub(crate) number: Option<u64>,
    /// Its days, counted from 1970.
    pub(crate) days: Option<(i32, i32)>,
    /// True where a claim counts those killed.
    pub(crate) is_counted: bool,
}

/// An area that somebody is said to hold, or a zone.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Area {
    /// Where.
    pub(crate) shape: Shape,
    /// How it stands: "held", "contested", "attacked", "left"; nothing for a zone.
    pub(crate) status: String,
    /// Whose it is said to be.
    pub(crate) side: String,
    /// True where others claim otherwise.
    pub(crate) disputed: bool,
    /// What is said of it.
    pub(crate) title: String,
}

/// A piece of land.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Shape {
    /// So many kilometres around a point, degrees north and east.
    Circle(f64, f64, f64),
    /// Rings of degrees east and north.
    Rings(Vec<Vec<(f64, f64)>>),
}

/// A name on the map.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Name {
    /// Degrees north and east.
    pub(crate) lat: f64,
    pub(crate) lon: f64,
    /// What the place is called.
    pub(crate) name: String,
}

/// Puts into words what is drawn. Only what is drawn is told of.
pub(crate) trait Teller {
    /// A mark.
    fn one(&self, mark: &Mark) -> String;
    /// Several incidents at once, with the sums of their floors and of their highest claims.
    fn several(&self, count: usize, floor: u64, highest: u64) -> String;
}

/// What a map shows.
#[derive(Debug, Clone, Default)]
pub(crate) struct Picture {
    /// What is to be seen; where absent, everything that is shown.
    pub(crate) view: Option<Bounds>,
    /// The piece that is selected.
    pub(crate) selected: Option<Bounds>,
    /// Incidents.
    pub(crate) marks: Vec<Mark>,
    /// Areas.
    pub(crate) areas: Vec<Area>,
    /// What it shows, for those who do not see it.
    pub(crate) alternative: String,
    /// Tells it from other pictures of the page.
    pub(crate) id: String,
}

impl Picture {
    /// What is to be seen; nothing where there is nothing.
    pub(crate) fn bounds(&self) -> Option<Bounds> {
        let marks = self.marks.iter().map(|mark| (mark.lat, mark.lon));
        let areas = self.areas.iter().flat_map(|area| area.shape.corners());
        self.view.or(self.selected).or_else(|| Bounds::around(marks.chain(areas)))
    }

    /// The piece of the world that it shows.
    pub(crate) fn window(&self) -> Window {
        Window::fitted(self.bounds().unwrap_or(Bounds::WORLD), WIDTH, HEIGHT)
    }

    /// As SVG, with these names in the background, the foremost first.
    pub(crate) fn svg(&self, names: &[Name], teller: &impl Teller) -> String {
        let window = self.window();
        let mut out = String::with_capacity(48_000);
        let alternative = text(&self.alternative);
        push(
            &mut out,
            format_args!(r#"<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{alternative}">"#),
        );
        push(&mut out, format_args!(r#"<rect class="sea" width="{WIDTH}" height="{HEIGHT}"/>"#));
        self.base(&mut out, &window);
        self.areas(&mut out, &window);
        self.marks(&mut out, &window, teller);
        self.names(&mut out, &window, names);
        if let Some(selected) = self.selected {
            let (left, top) = window.place(selected.north, selected.west);
            let (right, bottom) = window.place(selected.south, selected.east);
            let (wide, tall) = (right - left, bottom - top);
            push(
                &mut out,
                format_args!(
                    r#"<rect class="selected" fill="none" stroke-dasharray="5 3" x="{left:.1}" y="{top:.1}" width="{wide:.1}" height="{tall:.1}"/>"#
                ),
            );
        }
        out.push_str("</svg>");
        out
    }

    fn base(&self, out: &mut String, window: &Window) {
        let base = base::under(window);
        let step = 1.0 / path::STEPS;
        push(out, format_args!(r#"<g transform="scale({step})">"#));
        let lines = |out: &mut String, lines: &[base::Line], is_area: bool, class: &str, most: usize| {
            let mut thin = 0.7;
            let mut drawn = path::of(lines.iter(), is_area, window, thin);
            while drawn.len() > most && thin < 40.0 {
                thin *= 1.6;
                drawn = path::of(lines.iter(), is_area, window, thin);
            }
            if !drawn.is_empty() {
                push(out, format_args!(r#"<path class="{class}" fill-rule="evenodd" d="{drawn}"/>"#));
            }
        };
        lines(out, &base.land, true, "land", LAND_MOST);
        lines(out, &base.lakes, true, "sea", WATER_MOST / 2);
        lines(out, &base.rivers, false, "river", WATER_MOST / 2);
        lines(out, &base.borders, false, "border", WATER_MOST);
        out.push_str("</g>");
    }

    fn areas(&self, out: &mut String, window: &Window) {
        if self.areas.is_empty() {
            return;
        }
        let colours =
            colours(self.areas.iter().map(|area| area.side.as_str()).filter(|side| !side.is_empty()));
        let id = text(&self.id);
        out.push_str("<defs>");
        for (at, colour) in colours.values().enumerate() {
            push(
                out,
                format_args!(
                    r#"<pattern id="{id}-hatch-{at}" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0v7" stroke="{colour}" stroke-width="4"/></pattern>"#
                ),
            );
        }
        out.push_str("</defs>");
        for area in &self.areas {
            let at = colours.keys().position(|side| *side == area.side);
            let colour = colours.get(area.side.as_str()).copied().unwrap_or("currentColor");
            let doubtful = area.disputed || area.status == "contested";
            let fill = match at.filter(|_| doubtful) {
                Some(at) => format!("url(#{id}-hatch-{at})"),
                None => colour.to_owned(),
            };
            let opacity = if doubtful {
                "0.7"
            } else if area.status == "held" {
                "0.38"
            } else {
                "0.1"
            };
            let dash = match area.status.as_str() {
                "attacked" => r#" stroke-dasharray="6 3""#,
                "left" => r#" stroke-dasharray="1 4""#,
                _ => "",
            };
            let look = format!(
                r#"fill="{fill}" fill-opacity="{opacity}" stroke="{colour}" stroke-width="1.5"{dash}"#
            );
            let title = text(&area.title);
            match &area.shape {
                Shape::Circle(lat, lon, km) => {
                    let Some((x, y)) = window.at(*lat, *lon) else { continue };
                    let radius = window.pixels(*km, *lat).max(4.0);
                    push(
                        out,
                        format_args!(
                            r#"<circle {look} cx="{x:.1}" cy="{y:.1}" r="{radius:.1}"><title>{title}</title></circle>"#
                        ),
                    );
                }
                Shape::Rings(rings) => {
                    let lines: Vec<base::Line> =
                        rings.iter().filter_map(|ring| base::Line::new(ring.clone(), true)).collect();
                    let drawn = path::of(lines.iter(), true, window, 0.5);
                    let step = 1.0 / path::STEPS;
                    push(
                        out,
                        format_args!(
                            r#"<path {look} vector-effect="non-scaling-stroke" fill-rule="evenodd" transform="scale({step})" d="{drawn}"><title>{title}</title></path>"#
                        ),
                    );
                }
            }
        }
    }

    fn marks(&self, out: &mut String, window: &Window, teller: &impl Teller) {
        let pins = self.marks.iter().enumerate().map(|(of, mark)| Pin {
            lat: mark.lat,
            lon: mark.lon,
            floor: mark.floor,
            highest: mark.highest,
            of,
        });
        let mut shown = gathered(pins, window.seen, window.zoom(), MARKS);
        // The largest first, so that small ones lie on top of them.
        shown.sort_by_key(|one| match one {
            Shown::One(pin) => std::cmp::Reverse(pin.highest),
            Shown::Several { .. } => std::cmp::Reverse(u64::MAX),
        });
        for one in &shown {
            let Shown::One(pin) = one else { continue };
            let Some((x, y)) = window.at(pin.lat, pin.lon) else { continue };
            let radius = window.pixels(self.marks[pin.of].radius_km, pin.lat);
            if radius > disc(pin.highest) {
                push(
                    out,
                    format_args!(r#"<circle class="around" cx="{x:.1}" cy="{y:.1}" r="{radius:.1}"/>"#),
                );
            }
        }
        for one in shown {
            match one {
                Shown::One(pin) => {
                    let Some((x, y)) = window.at(pin.lat, pin.lon) else { continue };
                    let mark = &self.marks[pin.of];
                    let (floor, ring) = (disc(mark.floor), disc(mark.highest.max(mark.floor)));
                    let title = text(&teller.one(mark));
                    push(out, format_args!("<g><title>{title}</title>"));
                    if ring > floor || mark.open {
                        push(
                            out,
                            format_args!(
                                r#"<circle class="open-ring" cx="{x:.1}" cy="{y:.1}" r="{ring:.1}"/>"#
                            ),
                        );
                    }
                    push(
                        out,
                        format_args!(
                            r#"<circle class="incident" cx="{x:.1}" cy="{y:.1}" r="{floor:.1}"/></g>"#
                        ),
                    );
                }
                Shown::Several { lat, lon, count, floor, highest } => {
                    let Some((x, y)) = window.at(lat, lon) else { continue };
                    let radius = (11.0 + 3.0 * (count as f64).log10()).min(26.0);
                    let title = text(&teller.several(count, floor, highest));
                    let down = y + 4.0;
                    push(
                        out,
                        format_args!(
                            r#"<g><title>{title}</title><circle class="cluster" cx="{x:.1}" cy="{y:.1}" r="{radius:.1}"/><text x="{x:.1}" y="{down:.1}" text-anchor="middle">{count}</text></g>"#
                        ),
                    );
                }
            }
        }
    }

    /// Names that fit beside each other.
    fn names(&self, out: &mut String, window: &Window, names: &[Name]) {
        let mut taken: Vec<(f64, f64, f64)> = Vec::new();
        for name in names {
            if taken.len() >= NAMES {
                return;
            }
            let Some((x, y)) = window.at(name.lat, name.lon) else { continue };
            let half = name.name.chars().count() as f64 * 3.2 + 4.0;
            let inside = x - half > 0.0 && x + half < WIDTH && y > 20.0;
            let free = taken.iter().all(|(a, b, wide)| (a - x).abs() > wide + half || (b - y).abs() > 15.0);
            if inside && free {
                taken.push((x, y, half));
                let words = text(&name.name);
                push(
                    out,
                    format_args!(
                        r#"<circle class="town" cx="{x:.1}" cy="{y:.1}" r="1.5"/><text class="town-name" x="{x:.1}" y="{:.1}" text-anchor="middle">{words}</text>"#,
                        y - 5.0
                    ),
                );
            }
        }
    }
}

impl Shape {
    /// Points, degrees north and east, between which it lies.
    fn corners(&self) -> Vec<(f64, f64)> {
        match self {
            Self::Circle(lat, lon, km) => {
                let Bounds { west, south, east, north } = Bounds::near(*lat, *lon, *km);
                vec![(south, west), (north, east)]
            }
            Self::Rings(rings) => rings.iter().flatten().map(|(lon, lat)| (*lat, *lon)).collect(),
        }
    }
}

/// Radius of a disc in pixels: its area goes with the number.
fn disc(people: u64) -> f64 {
    if people == 0 { 3.0 } else { (3.5 + 2.1 * (people as f64).sqrt()).min(40.0) }
}

fn push(out: &mut String, words: std::fmt::Arguments<'_>) {
    // Writing to a string does not fail.
    let _ = out.write_fmt(words);
}

#[cfg(test)]
mod tests;
