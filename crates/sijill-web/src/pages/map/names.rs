//! Names of places for maps: `GET /map/places.json`.

use std::sync::OnceLock;

use axum::extract::State;
use axum::response::Response;
use rustc_hash::FxHashSet;
use sijill_gazetteer::{Gazetteer, Place, PlaceIndex, PlaceKind};

use super::points::{Collection, Seen};
use crate::draw::map::{Bounds, Name};
use crate::http::{Context, Failure, Reply};
use crate::server::App;
use crate::words::Language;

/// Names at most.
const MOST: usize = 80;
/// So many pixels of the map have one name.
const CELL: f64 = 70.0;

/// A place that may have its name on a map.
struct Known {
    lat: f64,
    lon: f64,
    /// From which zoom on.
    zoom: f64,
    index: PlaceIndex,
}

#[derive(serde::Serialize)]
struct Label {
    name: String,
    rank: usize,
}

/// `GET /map/places.json`.
pub(super) async fn places(State(app): State<App>, context: Context) -> Response {
    let answer = || -> Result<Reply, Failure> {
        let seen = Seen::of(&context)?;
        let names = in_view(&app.gazetteer, seen.bounds, seen.zoom, context.words.language, MOST);
        let labels = names.into_iter().enumerate();
        Reply::json(&Collection::new(
            labels.map(|(rank, name)| ((name.lat, name.lon), Label { name: name.name, rank })),
        ))
    };
    match answer() {
        Ok(reply) => crate::http::reply::sent(&context, reply, None),
        Err(failure) => app.failed(&context, failure),
    }
}

/// Names of the places of a view, the foremost first, spread over it.
pub(crate) fn in_view(
    gazetteer: &Gazetteer,
    seen: Bounds,
    zoom: f64,
    language: Language,
    most: usize,
) -> Vec<Name> {
    let wide = 360.0 * CELL / (512.0 * zoom.max(0.0).exp2());
    let mut taken: FxHashSet<(i64, i64)> = FxHashSet::default();
    let mut names = Vec::new();
    for known in all(gazetteer) {
        if names.len() >= most {
            break;
        }
        let east = (known.lon - seen.west).rem_euclid(360.0);
        let inside = (seen.south..=seen.north).contains(&known.lat) && seen.west + east <= seen.east;
        if !inside || known.zoom > zoom {
            continue;
        }
        let cell = ((east / wide).floor() as i64, (known.lat / wide * 1.5).floor() as i64);
        if taken.insert(cell) {
            let place = gazetteer.place(known.index);
            names.push(Name { lat: known.lat, lon: known.lon, name: called(gazetteer, &place, language) });
        }
    }
    names
}

/// What a place is called in a language; its main name where no other is known.
fn called(gazetteer: &Gazetteer, place: &Place<'_>, language: Language) -> String {
    let is_arabic = |name: &str| name.chars().all(|letter| !letter.is_ascii_alphabetic()) && has_arabic(name);
    let own = match language {
        Language::Arabic => gazetteer.aliases(place.index).iter().find(|alias| is_arabic(alias)),
        Language::English => None,
    };
    own.map_or_else(|| place.name.to_owned(), Clone::clone)
}

fn has_arabic(name: &str) -> bool {
    name.chars().any(|letter| ('\u{600}'..='\u{6ff}').contains(&letter))
}

/// All places, the foremost first: countries, then by how many live there.
fn all(gazetteer: &Gazetteer) -> &'static [Known] {
    // A server has one gazetteer.
    static ALL: OnceLock<Vec<Known>> = OnceLock::new();
    ALL.get_or_init(|| {
        let mut ranked: Vec<((u8, u32), Known)> = gazetteer
            .listed()
            .chain(gazetteer.cities())
            .filter_map(|place| {
                let (class, zoom) = rank(&place)?;
                let known = Known { lat: place.lat, lon: place.lon, zoom, index: place.index };
                Some(((class, u32::MAX - place.population), known))
            })
            .collect();
        ranked.sort_by_key(|(rank, known)| (*rank, known.index));
        ranked.into_iter().map(|(_, known)| known).collect()
    })
}

/// In which class of names a place is, and from which zoom on it has one.
fn rank(place: &Place<'_>) -> Option<(u8, f64)> {
    let by_population = match place.population {
        2_000_000.. => 3.0,
        500_000.. => 4.5,
        100_000.. => 6.0,
        20_000.. => 7.5,
        5_000.. => 9.0,
        _ => 10.0,
    };
    match place.kind {
        PlaceKind::Country => Some((if place.population >= 20_000_000 { 0 } else { 1 }, 1.5)),
        PlaceKind::City => Some((2, by_population)),
        PlaceKind::Village => Some((3, 10.0)),
        PlaceKind::Camp | PlaceKind::Natural => Some((4, 10.0)),
        PlaceKind::District => Some((4, 11.0)),
        PlaceKind::Facility | PlaceKind::Hospital => Some((5, 12.5)),
        // They have no point of their own.
        PlaceKind::Division | PlaceKind::County | PlaceKind::Region | PlaceKind::Front => None,
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    #[test]
    fn the_foremost_places_of_a_view_have_their_names() {
        let gazetteer = Gazetteer::embedded().unwrap();
        let near = Bounds::near(36.2, 37.16, 150.0);
        let names = |zoom, language| -> Vec<String> {
            in_view(&gazetteer, near, zoom, language, MOST).into_iter().map(|name| name.name).collect()
        };
        let english = names(7.0, Language::English);
        assert!(english.contains(&"Aleppo".to_owned()), "{english:?}");
        assert!(english.len() <= MOST && names(9.0, Language::English).len() > english.len());
        for name in in_view(&gazetteer, near, 9.0, Language::English, MOST) {
            assert!((34.0..38.0).contains(&name.lat) && (35.0..39.5).contains(&name.lon));
        }
        let world = in_view(&gazetteer, Bounds::WORLD, 2.0, Language::English, MOST);
        assert!(world.len() > 10 && world.len() <= MOST);
        let arabic = in_view(&gazetteer, Bounds::near(36.2, 37.16, 15.0), 13.0, Language::Arabic, MOST);
        assert!(arabic.iter().any(|name| has_arabic(&name.name)));
    }
}
