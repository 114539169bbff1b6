//! `sijill zone`: named sets of places.

use std::fmt::Write as _;

use serde_json::{Value, json};
use sijill_gazetteer::Gazetteer;
use sijill_record::payload::{ZonePlace, ZoneRemoved, ZoneSet};
use sijill_record::question::Outline;

use crate::arguments::{Told, ZoneCommand, ZoneForm, ZoneListOptions, ZoneRemoveOptions, ZoneSetOptions};
use crate::deciding::{Deciding, json_of, print, print_json};
use crate::errors::{CommandError, Ended};
use sijill_desk::ask::places::place_in;
use sijill_desk::ask::places::zone;
use sijill_desk::ask::{self, short::counted};
use sijill_desk::places;

pub(crate) fn run(command: &ZoneCommand) -> Result<Ended, CommandError> {
    match command {
        ZoneCommand::Set(options) => set(options),
        ZoneCommand::Remove(options) => remove(options),
        ZoneCommand::List(options) => list(options),
    }
}

fn set(options: &ZoneSetOptions) -> Result<Ended, CommandError> {
    let ZoneSetOptions { name, places: names, country, outline, decide } = options;
    let mut zone_places: Vec<ZonePlace> = Vec::new();
    if !names.is_empty() {
        let gazetteer = places::gazetteer()?;
        for words in names {
            let index = place_in(&gazetteer, words, country.as_deref())?;
            let place = ZonePlace { name: gazetteer.place(index).name.to_owned(), id: gazetteer.id(index) };
            if !zone_places.iter().any(|known| known.id == place.id) {
                zone_places.push(place);
            }
        }
    }
    let outline = match outline {
        None => None,
        Some(path) => {
            let outline = Outline::from_geojson(&json_of(path)?).map_err(|error| CommandError::Form {
                path: path.display().to_string(),
                cause: error.to_string(),
            })?;
            Some(outline.to_geojson())
        }
    };
    let zone = ZoneSet {
        name: name.clone(),
        places: zone_places,
        outline,
        by: decide.by.clone(),
        reason: decide.reason.clone(),
    };
    let mut deciding = Deciding::begun(&decide.record, &decide.act)?;
    let replaced = deciding.record.ask()?.standing.zones.contains_key(name);
    let entry = deciding.record.decide(zone.clone().into())?;
    deciding.commit()?;
    match decide.format {
        Told::Json => print_json(&json!({"entry": format!("e{entry}"), "replaced": replaced, "zone": zone}))?,
        Told::Text => {
            let verb = if replaced { "is drawn anew" } else { "is set" };
            print(&format!("The zone “{name}” {verb} (e{entry}): {}.\n", extent(&zone)))?;
        }
    }
    Ok(Ended::Well)
}

fn remove(options: &ZoneRemoveOptions) -> Result<Ended, CommandError> {
    let ZoneRemoveOptions { name, decide } = options;
    let mut deciding = Deciding::begun(&decide.record, &decide.act)?;
    let name = zone(&deciding.record.ask()?, name)?.name.clone();
    let removed = ZoneRemoved { name: name.clone(), by: decide.by.clone(), reason: decide.reason.clone() };
    let entry = deciding.record.decide(removed.into())?;
    deciding.commit()?;
    match decide.format {
        Told::Json => print_json(&json!({"entry": format!("e{entry}"), "removed": name}))?,
        Told::Text => print(&format!("The zone “{name}” is removed (e{entry}).\n"))?,
    }
    Ok(Ended::Well)
}

fn list(options: &ZoneListOptions) -> Result<Ended, CommandError> {
    let record = ask::held(&options.record.path())?;
    let asked = ask::asked(&record, options.moment.as_of)?;
    let zones = asked.standing.zones.values();
    match options.format {
        ZoneForm::Json => {
            let zones: Vec<Value> =
                zones.map(|(entry, zone)| json!({"entry": format!("e{entry}"), "zone": zone})).collect();
            print_json(&zones)?;
        }
        ZoneForm::Geojson => {
            let gazetteer = places::gazetteer()?;
            let features: Vec<Value> = zones.map(|(entry, zone)| feature(&gazetteer, *entry, zone)).collect();
            print_json(&json!({"type": "FeatureCollection", "features": features}))?;
        }
        ZoneForm::Text => {
            let mut out = String::new();
            for (entry, zone) in zones {
                let _ = writeln!(
                    out,
                    "{}  {} (e{entry}, {}: “{}”)",
                    zone.name,
                    extent(zone),
                    zone.by,
                    zone.reason
                );
            }
            print(if out.is_empty() { "No zones.\n" } else { &out })?;
        }
    }
    Ok(Ended::Well)
}

/// What a zone covers, in words.
fn extent(zone: &ZoneSet) -> String {
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

/// The outline as it is, places as points.
fn feature(gazetteer: &Gazetteer, entry: u64, zone: &ZoneSet) -> Value {
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
