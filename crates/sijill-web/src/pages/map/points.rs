//! Incidents for the live map: `GET /incidents/map.json`. Only what is in view, gathered where much lies together.

use axum::extract::State;
use axum::response::Response;
use serde::Serialize;
use sijill_desk::ask::across_teller::days;
use sijill_desk::ask::lists;
use sijill_desk::filter::IncidentsAsked;
use sijill_weigh::incident::Incident;

use super::figure::{precision, radius_shown};
use crate::draw::map::{Bounds, Pin, Shown, gathered};
use crate::engine::Seat;
use crate::http::{Context, Failure, Reply};
use crate::pages::moment;
use crate::server::App;

/// Features of an answer at most.
const MOST: usize = 2_000;

/// The part of the map that somebody sees.
#[derive(Debug, Clone, Copy)]
pub(super) struct Seen {
    pub(super) bounds: Bounds,
    pub(super) zoom: f64,
}

impl Seen {
    /// What the address says of it; the world where it says nothing.
    pub(super) fn of(context: &Context) -> Result<Self, Failure> {
        let number = |name: &str, otherwise: f64, low: f64, high: f64| match context.member(name) {
            None => Ok(otherwise),
            Some(words) => words
                .parse::<f64>()
                .ok()
                .filter(|value| value.is_finite())
                .map(|value| value.clamp(low, high))
                .ok_or_else(|| Failure::Wrong(format!("“{words}” is no number; “{name}” needs one."))),
        };
        let (west, east) = (number("west", -180.0, -180.0, 180.0)?, number("east", 180.0, -180.0, 180.0)?);
        Ok(Self {
            bounds: Bounds {
                west,
                south: number("south", -90.0, -90.0, 90.0)?,
                east: if east < west { east + 360.0 } else { east },
                north: number("north", 90.0, -90.0, 90.0)?,
            },
            zoom: number("zoom", 1.0, 0.0, 24.0)?,
        })
    }
}

/// Points with what is said of them, as GeoJSON.
#[derive(Serialize)]
pub(super) struct Collection<P> {
    #[serde(rename = "type")]
    kind: &'static str,
    features: Vec<Feature<P>>,
}

#[derive(Serialize)]
struct Feature<P> {
    #[serde(rename = "type")]
    kind: &'static str,
    geometry: Point,
    properties: P,
}

#[derive(Serialize)]
struct Point {
    #[serde(rename = "type")]
    kind: &'static str,
    coordinates: [f64; 2],
}

impl<P> Collection<P> {
    /// Of degrees north and east with their properties.
    pub(super) fn new(points: impl Iterator<Item = ((f64, f64), P)>) -> Self {
        let short = |degrees: f64| (degrees * 1e5).round() / 1e5;
        let feature = |((lat, lon), properties)| Feature {
            kind: "Feature",
            geometry: Point { kind: "Point", coordinates: [short(lon), short(lat)] },
            properties,
        };
        Self { kind: "FeatureCollection", features: points.map(feature).collect() }
    }
}

/// What scripts are told of an incident, or of several: `web/src/map/incidents.ts`.
#[derive(Serialize)]
#[serde(untagged)]
enum Told {
    Several {
        cluster: bool,
        count: usize,
        floor: u64,
        highest: u64,
    },
    One {
        id: String,
        name: String,
        floor: u64,
        highest: u64,
        open: bool,
        radius_km: f64,
        precision: &'static str,
        when: String,
        link: String,
    },
}

/// `GET /incidents/map.json`.
pub(super) async fn points(State(app): State<App>, context: Context) -> Response {
    app.answer(context, move |seat, context| {
        let options: IncidentsAsked = context.asked()?;
        moment::at(seat, options.moment.as_of, |seat| told(seat, context, &options))
    })
    .await
}

fn told(seat: &Seat<'_>, context: &Context, options: &IncidentsAsked) -> Result<Reply, Failure> {
    let seen = Seen::of(context)?;
    let ledger = seat.ledger();
    let found = lists::incidents(seat.asked, ledger, seat.snapshot.incidents(), options)?;
    let pins = found.iter().enumerate().filter_map(|(of, incident)| {
        let (lat, lon) = ledger.terrain.spot(incident.node?).at?;
        let (floor, highest) = incident.killed.map_or((0, 0), |range| (range.low, range.most.max(range.low)));
        Some(Pin { lat, lon, floor, highest, of })
    });
    let shown = gathered(pins, seen.bounds, seen.zoom, MOST);
    let one = |shown: Shown| match shown {
        Shown::One(pin) => ((pin.lat, pin.lon), one(seat, found[pin.of], pin)),
        Shown::Several { lat, lon, count, floor, highest } => {
            ((lat, lon), Told::Several { cluster: true, count, floor, highest })
        }
    };
    let body = serde_json::to_vec(&Collection::new(shown.into_iter().map(one)))?;
    Ok(Reply { media: "application/geo+json", file: None, body: body.into() })
}

fn one(seat: &Seat<'_>, incident: &Incident, pin: Pin) -> Told {
    let id = format!("i{}", incident.number);
    let spot = incident.node.map(|node| seat.ledger().terrain.spot(node));
    Told::One {
        name: spot.map(|spot| spot.name.clone()).unwrap_or_default(),
        floor: pin.floor,
        highest: pin.highest,
        open: incident.killed.is_some_and(|range| range.open),
        radius_km: spot.map(radius_shown).unwrap_or_default(),
        precision: spot.map_or("area", precision),
        when: incident.days.and_then(days).map(|days| days.words()).unwrap_or_default(),
        link: format!("/incidents/{id}"),
        id,
    }
}
