//! Named sets of places.

use serde_json::{Value, json};
use sijill_gazetteer::Gazetteer;
use sijill_record::payload::{ZonePlace, ZoneRemoved, ZoneSet};
use sijill_record::question::{Asked, Outline};

use super::Why;
use crate::ask::places::{place_in, zone};
use crate::ask::short::counted;
use crate::error::AnswerError;
use crate::places;

/// A zone of places that are named, in a country where one is given, and of an outline as GeoJSON: a Polygon or
/// MultiPolygon, a Feature, or a collection of them. A zone of the name that is there is replaced by it.
///
/// # Errors
/// Where nobody knows a place, the outline is none, or there is neither.
pub fn set(
    name: &str,
    names: &[String],
    country: Option<&str>,
    outline: Option<&Value>,
    why: &Why,
) -> Result<ZoneSet, AnswerError> {
    if names.is_empty() && outline.is_none() {
        return Err(AnswerError::Wrong(
            "A zone has places, an outline, or both: give one of them.".to_owned(),
        ));
    }
    let mut zone_places: Vec<ZonePlace> = Vec::new();
    if !names.is_empty() {
        let gazetteer = places::gazetteer()?;
        for words in names {
            let index = place_in(&gazetteer, words, country)?;
            let place = ZonePlace { name: gazetteer.place(index).name.to_owned(), id: gazetteer.id(index) };
            if !zone_places.iter().any(|known| known.id == place.id) {
                zone_places.push(place);
            }
        }
    }
    let outline = outline.map(Outline::from_geojson).transpose()?.map(|outline| outline.to_geojson());
    Ok(ZoneSet {
        name: name.to_owned(),
        places: zone_places,
        outline,
        by: why.by.clone(),
        reason: why.reason.clone(),
    })
}

/// A name is taken back.
///
/// # Errors
/// Where no zone bears it.
pub fn removed(asked: &Asked<'_>, name: &str, why: &Why) -> Result<ZoneRemoved, AnswerError> {
    let name = zone(asked, name)?.name.clone();
    Ok(ZoneRemoved { name, by: why.by.clone(), reason: why.reason.clone() })
}

/// What a zone covers, in words.
pub fn extent(zone: &ZoneSet) -> String {
    let places: Vec<String> =
        zone.places.iter().map(|place| format!("{} ({})", place.name, place.id)).collect();
    let polygons = zone
        .outline
        .as_ref()
        .and_then(|outline| outline.get("coordinates"))
        .and_then(Value::as_array)
        .map_or(0, Vec::len);
    let outline = match (&zone.outline, polygons) {
        (None, _) => None,
        (Some(_), 1) => Some("an outline".to_owned()),
        (Some(_), count) => Some(format!("an outline of {}", counted(count as u64, "polygon"))),
    };
    places.into_iter().chain(outline).collect::<Vec<_>>().join(", ")
}

/// A zone as a feature of GeoJSON: the outline as it is, places as points.
pub fn feature(gazetteer: &Gazetteer, entry: u64, zone: &ZoneSet) -> Value {
    let points: Vec<Value> = zone
        .places
        .iter()
        .filter_map(|place| gazetteer.by_id(&place.id))
        .map(|index| gazetteer.place(index))
        .map(|place| json!([place.lon, place.lat]))
        .collect();
    let points = (!points.is_empty()).then(|| json!({"type": "MultiPoint", "coordinates": points}));
    let geometry = match (&zone.outline, points) {
        (Some(outline), None) => outline.clone(),
        (None, Some(points)) => points,
        (Some(outline), Some(points)) => {
            json!({"type": "GeometryCollection", "geometries": [outline, points]})
        }
        (None, None) => Value::Null,
    };
    json!({
        "type": "Feature",
        "id": zone.name,
        "geometry": geometry,
        "properties": {
            "name": zone.name,
            "places": zone.places,
            "entry": format!("e{entry}"),
            "by": zone.by,
            "reason": zone.reason,
        },
    })
}
