//! Turns the lexicon's lists of places into JSON, which is read at each start in a fraction of the time that TOML takes, and
//! lists the overlay's files, so that a new one is embedded without being named anywhere.

use std::path::{Path, PathBuf};
use std::{env, error::Error, fs};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("../../lexicon/places");
    println!("cargo::rerun-if-changed={}", folder.display());
    let places: Vec<PathBuf> =
        std::iter::once(folder.join("areas.toml")).chain(files_of(&folder.join("overlay"))?).collect();
    let lists = [
        ("COUNTRIES", vec![folder.join("countries.toml")]),
        ("DIVISIONS", vec![folder.join("divisions.toml")]),
        ("PLACES", places),
    ];
    let mut code = String::new();
    for (name, files) in lists {
        let texts = files.iter().map(|file| as_json(file)).collect::<Result<Vec<_>, _>>()?;
        code += &format!("const {name}: &[(&str, &str)] = &[{}];\n", texts.join(","));
    }
    fs::write(Path::new(&env::var("OUT_DIR")?).join("lists.rs"), code)?;
    Ok(())
}

/// The lists of a folder by their names.
fn files_of(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut files = Vec::new();
    if folder.is_dir() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.extension().is_some_and(|e| e == "toml") {
                files.push(path);
            }
        }
    }
    files.sort();
    Ok(files)
}

/// A list as a pair of Rust strings: the file's name, and what it holds.
fn as_json(file: &Path) -> Result<String, Box<dyn Error>> {
    println!("cargo::rerun-if-changed={}", file.display());
    let text = fs::read_to_string(file).map_err(|e| format!("{} cannot be read: {e}", file.display()))?;
    let list: toml::Table =
        toml::from_str(&text).map_err(|e| format!("{} is no list of places: {e}", file.display()))?;
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    Ok(format!("({name:?}, {:?})", serde_json::to_string(&list)?))
}
