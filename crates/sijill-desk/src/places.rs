//! The user's own places: files that `sijill gazetteer add` has checked and kept, read again at each start.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use sijill_gazetteer::{
    AddError, Gazetteer, GazetteerError, NewPlace, parse_csv, parse_geojson, parse_geonames,
};
use thiserror::Error;

/// What can be wrong with a user's own places.
#[derive(Debug, Error)]
pub enum PlacesError {
    /// The file system said no.
    #[error("{path} could not be read: {cause}.")]
    Unreadable {
        /// The file.
        path: String,
        /// What the file system said.
        cause: io::Error,
    },
    /// The file system said no.
    #[error("{path} could not be written: {cause}.")]
    Unwritable {
        /// The file.
        path: String,
        /// What the file system said.
        cause: io::Error,
    },
    /// Nothing in the name says what it is.
    #[error(
        "{path} is of no form that is known by its name: give .csv, .geojson or .json, or a GeoNames dump as .txt or .tsv."
    )]
    Form {
        /// The file.
        path: String,
    },
    /// The file is not of its form.
    #[error("{path} holds no places that can be added. {cause}")]
    Content {
        /// The file.
        path: String,
        /// What is wrong with it.
        cause: AddError,
    },
    /// There is no place in it.
    #[error("{path} holds no places.")]
    Empty {
        /// The file.
        path: String,
    },
    /// No folder to keep it in.
    #[error("There is no folder to keep places in: set SIJILL_HOME to one.")]
    NoHome,
    /// The gazetteer itself.
    #[error("The gazetteer could not be opened: {0}")]
    Gazetteer(#[from] GazetteerError),
}

/// The gazetteer that the program carries, with the user's own places.
///
/// It is read once in the life of the program.
///
/// # Errors
/// Where a file of the user's own places cannot be read any more.
pub fn gazetteer() -> Result<Arc<Gazetteer>, PlacesError> {
    static OPENED: OnceLock<Arc<Gazetteer>> = OnceLock::new();
    if let Some(gazetteer) = OPENED.get() {
        return Ok(Arc::clone(gazetteer));
    }
    let gazetteer = Arc::new(read_all()?);
    Ok(Arc::clone(OPENED.get_or_init(|| gazetteer)))
}

fn read_all() -> Result<Gazetteer, PlacesError> {
    let mut added = Vec::new();
    for path in kept()? {
        added.extend(places_of(&path)?);
    }
    Ok(if added.is_empty() { Gazetteer::embedded()? } else { Gazetteer::with_added(added)? })
}

/// The places of a file, by the form that its name tells.
///
/// # Errors
/// Where the file cannot be read, or is not of its form.
pub fn places_of(path: &Path) -> Result<Vec<NewPlace>, PlacesError> {
    let shown = path.display().to_string();
    let extension = path.extension().map(|e| e.to_string_lossy().to_ascii_lowercase());
    let parse = match extension.as_deref() {
        Some("csv") => parse_csv,
        Some("geojson" | "json") => parse_geojson,
        Some("txt" | "tsv") => parse_geonames,
        _ => return Err(PlacesError::Form { path: shown }),
    };
    let bytes = fs::read(path).map_err(|cause| PlacesError::Unreadable { path: shown.clone(), cause })?;
    let places = parse(&sijill_intake::decode(&bytes, None).text);
    match places {
        Err(cause) => Err(PlacesError::Content { path: shown, cause }),
        Ok(places) if places.is_empty() => Err(PlacesError::Empty { path: shown }),
        Ok(places) => Ok(places),
    }
}

/// Keeps a file of places, in place of an earlier one of the same name. Says how many it holds and where it is kept.
///
/// # Errors
/// Where there is no place in it, or it cannot be kept.
pub fn keep(path: &Path) -> Result<(usize, PathBuf), PlacesError> {
    let count = places_of(path)?.len();
    let name = path.file_name().ok_or_else(|| PlacesError::Form { path: path.display().to_string() })?;
    let folder = folder().ok_or(PlacesError::NoHome)?;
    let kept = folder.join(name);
    let unwritable = |cause| PlacesError::Unwritable { path: kept.display().to_string(), cause };
    fs::create_dir_all(&folder).map_err(unwritable)?;
    fs::copy(path, &kept).map_err(unwritable)?;
    Ok((count, kept))
}

/// The kept files, sorted by name.
fn kept() -> Result<Vec<PathBuf>, PlacesError> {
    let Some(folder) = folder() else { return Ok(Vec::new()) };
    let unreadable = |cause| PlacesError::Unreadable { path: folder.display().to_string(), cause };
    let entries = match fs::read_dir(&folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(cause) => return Err(unreadable(cause)),
    };
    let mut paths = Vec::new();
    for entry in entries {
        paths.push(entry.map_err(unreadable)?.path());
    }
    paths.sort();
    Ok(paths)
}

/// A digest of the user's own places; empty where there are none.
///
/// # Errors
/// Where a file of them cannot be read any more.
pub fn digest() -> Result<String, PlacesError> {
    let mut all = Vec::new();
    for path in kept()? {
        let unreadable = |cause| PlacesError::Unreadable { path: path.display().to_string(), cause };
        all.extend(fs::read(&path).map_err(unreadable)?);
    }
    Ok(if all.is_empty() { String::new() } else { sijill_record::hash::Hash::of(&all).to_string() })
}

/// Where they are kept.
fn folder() -> Option<PathBuf> {
    Some(crate::home::home()?.join("places"))
}
