//! A zone, opened: its places and its outline.

use crate::show::{Look, Sheet};
use serde_json::json;
use sijill_record::RecordError;
use sijill_record::question::{Asked, Outline};

use super::Opened;
use crate::ask::short::counted;
use crate::error::AnswerError;

pub(super) fn open(asked: &Asked<'_>, name: &str, look: Look) -> Result<Opened, AnswerError> {
    let (entry, zone) =
        asked.standing.zones.get(name).ok_or_else(|| RecordError::Unknown(format!("zone “{name}”")))?;
    let recorded = asked.event(*entry)?.recorded;
    let mut sheet = Sheet::new(look);
    sheet.head(&format!("zone {}", zone.name));
    for place in &zone.places {
        sheet.field("place", &format!("{} ({}), with all that lies in it", place.name, place.id));
    }
    if let Some(outline) = &zone.outline {
        sheet.field("outline", &outline_words(outline));
    }
    sheet.field("set by", &zone.by);
    sheet.field("why", &zone.reason);
    sheet.field("recorded", &format!("{recorded} (e{entry})"));
    let mut value = serde_json::to_value(zone)?;
    value["entry"] = json!(format!("e{entry}"));
    value["recorded"] = json!(recorded);
    Ok(Opened { page: sheet, json: value })
}

/// How large an outline is, in words.
pub fn outline_words(outline: &serde_json::Value) -> String {
    let Ok(outline) = Outline::from_geojson(outline) else { return "none that can be read".to_owned() };
    let polygons = counted(outline.polygons() as u64, "polygon");
    match outline.bounds() {
        Some(((south, west), (north, east))) => {
            format!("{polygons} between {south:.4}, {west:.4} and {north:.4}, {east:.4}")
        }
        None => polygons,
    }
}
