//! The overlay against coordinates that coders gave, where the corpora lie beside the repository (`../shared`); says so
//! and passes where they do not. No text of them is kept here.
#![expect(clippy::print_stderr, reason = "tells that there is nothing to check")]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should say where")]

use std::{collections::BTreeMap, fs};

use sijill_gazetteer::{Fit, Gazetteer, PlaceKind, kilometres};

/// How far a coder's point may lie outside an entry's circle: many are of the nearest town.
const TOLERANCE_KM: f64 = 25.0;
/// Least share of entries whose circle holds what the coders mostly gave. The rest are other places of the name, and
/// coders' slips: villages put at the middle of their state, or hundreds of kilometres from the town that they name.
const HELD: f64 = 0.8;

#[test]
fn overlay_entries_hold_the_coders_points() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/corpora/wad/dev.jsonl");
    let Ok(text) = fs::read_to_string(path) else {
        eprintln!("The corpora are not beside the repository: nothing to check.");
        return;
    };
    let g = Gazetteer::embedded().unwrap();
    let mut distances: BTreeMap<String, Vec<f64>> = BTreeMap::new();
    for line in text.lines() {
        let row: serde_json::Value = serde_json::from_str(line).unwrap();
        let gold = &row["gold"];
        let (Some(lat), Some(lon)) = (gold["lat"].as_f64(), gold["lon"].as_f64()) else { continue };
        let country = row["country"].as_str().and_then(|c| g.country_code(c));
        let name = gold["place"].as_str().unwrap_or("");
        let entry = g.candidates(name).filter(|c| c.fit != Fit::Sound).map(|c| g.place(c.place)).find(|p| {
            p.country == country
                && p.source != "GeoNames"
                && !matches!(p.kind, PlaceKind::Country | PlaceKind::Division)
        });
        if let Some(p) = entry {
            let km = kilometres((p.lat, p.lon), (lat, lon)) - p.radius_km;
            distances.entry(format!("{} ({})", p.name, g.id(p.index))).or_default().push(km);
        }
    }
    let mut outside = Vec::new();
    for (name, all) in &mut distances {
        all.sort_by(f64::total_cmp);
        let middle = all.get(all.len() / 2).copied().unwrap_or(0.0);
        if middle > TOLERANCE_KM {
            outside.push(format!("{name}: {middle:.0} km outside"));
        }
    }
    let held = 1.0 - outside.len() as f64 / distances.len().max(1) as f64;
    eprintln!("{} entries, {held:.3} held; outside:\n{}", distances.len(), outside.join("\n"));
    assert!(
        held >= HELD,
        "{held:.3} of {} entries hold the coders' points:\n{}",
        distances.len(),
        outside.join("\n")
    );
}
