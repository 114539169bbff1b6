//! `sijill zone`: named sets of places.

use std::fmt::Write as _;

use serde_json::{Value, json};
use sijill_desk::AnswerError;
use sijill_desk::decide::zone::{self, extent, feature};

use crate::arguments::{Told, ZoneCommand, ZoneForm, ZoneListOptions, ZoneRemoveOptions, ZoneSetOptions};
use crate::deciding::{Deciding, json_of, print, print_json};
use crate::errors::{CommandError, Ended};
use sijill_desk::ask;
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
    let given = outline.as_deref().map(json_of).transpose()?;
    let zone = zone::set(name, names, country.as_deref(), given.as_ref(), &decide.why());
    let zone = zone.map_err(|error| match (error, outline) {
        (AnswerError::Outline(cause), Some(path)) => {
            CommandError::Form { path: path.display().to_string(), cause: cause.to_string() }
        }
        (error, _) => error.into(),
    })?;
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
    let removed = zone::removed(&deciding.record.ask()?, name, &decide.why())?;
    let name = removed.name.clone();
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
