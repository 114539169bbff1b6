//! `sijill gazetteer`: looks places up, and adds a user's own.

use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::path::Path;

use sijill_gazetteer::{CountryCode, Found, Gazetteer};

use crate::arguments::GazetteerCommand;
use crate::errors::{CommandError, Ended};
use sijill_desk::places;

/// More than these are not looked through by anybody.
const MOST: usize = 20;

pub(crate) fn run(command: &GazetteerCommand) -> Result<Ended, CommandError> {
    match command {
        GazetteerCommand::Find { name, near, country } => find(name, near.as_deref(), country.as_deref()),
        GazetteerCommand::Add { file } => add(file),
    }
}

fn find(name: &str, near: Option<&str>, country: Option<&str>) -> Result<Ended, CommandError> {
    let gazetteer = places::gazetteer()?;
    let country = country.and_then(CountryCode::new);
    let near = match near {
        Some(near) => {
            Some(gazetteer.best(near, country).ok_or_else(|| CommandError::NoPlace(near.to_owned()))?.index)
        }
        None => None,
    };
    let found = gazetteer.find(name, near, country);
    if found.is_empty() {
        return Err(CommandError::NoPlace(name.to_owned()));
    }
    let mut out = String::new();
    for one in found.iter().take(MOST) {
        line(&mut out, &gazetteer, one);
    }
    if let Some(more @ 1..) = found.len().checked_sub(MOST) {
        let _ = writeln!(out, "… and {more} more: narrow the search with --country or --near.");
    }
    io::stdout().write_all(out.as_bytes())?;
    Ok(Ended::Well)
}

/// Name, kind, what it lies in; then coordinates, radius, people, distance, identifier and source.
fn line(out: &mut String, gazetteer: &Gazetteer, found: &Found<'_>) {
    let place = found.place;
    let above: Vec<&str> = gazetteer.above(place.index).map(|index| gazetteer.place(index).name).collect();
    let within = if above.is_empty() { String::new() } else { format!(" in {}", above.join(", ")) };
    let _ = writeln!(out, "{} ({}){within}", place.name, place.kind.name());
    let _ = write!(out, "    {:.4}, {:.4}, within {:.1} km", place.lat, place.lon, place.radius_km);
    if place.population > 0 {
        let _ = write!(out, "; {} people", place.population);
    }
    if let Some(distance) = found.distance_km {
        let _ = write!(out, "; {distance:.1} km away");
    }
    let _ = writeln!(out, "; {} [{}]", gazetteer.id(place.index), place.source);
}

fn add(file: &Path) -> Result<Ended, CommandError> {
    let (count, kept) = places::keep(file)?;
    let places = if count == 1 { "1 place was".to_owned() } else { format!("{count} places were") };
    writeln!(
        io::stdout(),
        "{places} added, kept as {}. Delete that file to take them back.",
        kept.display()
    )?;
    Ok(Ended::Well)
}
