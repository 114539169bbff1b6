//! `sijill source` and `sijill zone`.

use serde_json::Value;

use crate::record_kit::Desk;

const TEXTS: [&str; 2] = [
    "At least 16 people were killed in Aleppo on Tuesday, the Civil Defence said.",
    "Nine civilians were killed in Idlib on Monday, the White Helmets said.",
];

fn sources(desk: &Desk, name: &str) -> Vec<Value> {
    desk.json(&format!("sources --name '{name}'")).as_array().unwrap().clone()
}

#[test]
fn a_source_has_names_in_any_script_a_role_a_side_and_a_grade() {
    let desk = Desk::with(TEXTS);
    desk.decided("source alias 'Civil Defence' 'الدفاع المدني' 'Rescue Service'");
    desk.decided("source set 'الدفاع المدني' --grade b --role rescuer --side opposition");
    desk.decided("source name 'Rescue Service' 'Syria Civil Defence'");
    let told: Value =
        serde_json::from_str(&desk.decided("source set 'Civil Defence' --type organisation --format json"))
            .unwrap();
    assert_eq!(told["name"], "Syria Civil Defence");
    assert_eq!(
        (told["grade"].as_str(), told["role"].as_str(), told["side"].as_str()),
        (Some("B"), Some("rescuer"), Some("opposition"))
    );
    assert!(told["aliases"].as_array().unwrap().contains(&"الدفاع المدني".into()));
    assert!(!desk.claims("--source 'الدفاع المدني'").is_empty());
    assert_eq!(sources(&desk, "Syria Civil Defence").len(), 1);

    desk.decided("source alias 'Syria Civil Defence' 'Rescue Service' --remove");
    desk.decided("source set 'Syria Civil Defence' --side ''");
    desk.refused("source set 'Syria Civil Defence' --side ''", 1, "has no side");
    desk.refused("source alias 'Syria Civil Defence' 'Rescue Service' --remove", 1, "is no alias");
    desk.refused(
        "source alias 'Syria Civil Defence' 'Civil Defence' --remove",
        1,
        "the name that reports use",
    );
    desk.refused("source alias 'Syria Civil Defence' 'Civil Defence'", 1, "already");
    desk.refused("source name 'Syria Civil Defence' 'Syria Civil Defence'", 1, "already");
    desk.refused("source set 'Syria Civil Defence'", 2, "required");
    desk.refused("source set 'Syria Civil Defence' --grade G", 2, "invalid value");
    desk.refused("source set Nobody --grade A", 1, "no source “Nobody”");
    desk.verified();
}

#[test]
fn sources_are_added_merged_and_unmerged() {
    let desk = Desk::with(TEXTS);
    desk.decided("source add 'Northern Network' --type organisation --role medical --of 'Health Board'");
    desk.refused(
        "source add 'Northern Network' --type organisation --role medical --of 'Health Board'",
        1,
        "already",
    );
    desk.refused("source add X --type organisation", 2, "--role");
    let before = desk.claims("--source 'Civil Defence'").len();

    desk.decided("source merge 'White Helmets' --into 'Civil Defence'");
    assert!(desk.claims("--source 'Civil Defence'").len() > before, "claims of both are found under one");
    desk.refused("source merge 'White Helmets' --into 'Civil Defence'", 1, "before");
    desk.refused("source merge 'White Helmets' --into 'Northern Network'", 1, "unmerge it first");
    desk.refused("source merge 'Civil Defence' --into 'Civil Defence'", 1, "into itself");
    desk.refused("source merge 'Civil Defence' --into 'White Helmets'", 1, "the other way round");
    desk.decided("source merge 'Civil Defence' --into 'Northern Network'");
    desk.refused("source merge 'Northern Network' --into 'White Helmets'", 1, "the other way round");
    desk.refused("source merge Nobody --into 'White Helmets'", 1, "no source “Nobody”");
    let run = desk.decide("source set 'White Helmets' --grade C");
    assert!(run.status == 0 && run.err.contains("was merged into “Northern Network”"), "{}", run.err);

    desk.decided("source unmerge 'Civil Defence'");
    desk.refused("source unmerge 'Civil Defence'", 1, "merged into no other");
    desk.decided("source unmerge 'White Helmets'");
    assert_eq!(desk.claims("--source 'Civil Defence'").len(), before);
    // What was unmerged can be undone, too.
    desk.decided("review undo");
    assert!(desk.claims("--source 'Civil Defence'").len() > before);
    desk.verified();
}

#[test]
fn zones_hold_places_or_what_lies_within_an_outline() {
    let desk = Desk::with(TEXTS);
    desk.refused("zone set North", 2, "required");
    desk.refused("zone set North --place Qqqxyzzy", 1, "No place is known");
    desk.decided("zone set North --place Idlib --country SYR");
    assert_eq!(desk.claims("--zone North"), desk.claims("--place 'Idlib, Syria'"));

    let outline = r#"{"type": "Feature", "geometry": {"type": "Polygon", "coordinates": [[[36.9, 36], [37.4, 36], [37.4, 36.4], [36.9, 36.4], [36.9, 36]]]}}"#;
    std::fs::write(desk.path("outline.geojson"), outline).unwrap();
    let out = desk.decided("zone set North --outline outline.geojson");
    assert!(out.contains("is drawn anew") && out.contains("an outline"), "{out}");
    assert_eq!(desk.claims("--zone north"), desk.claims("--place 'Aleppo, Syria'"));
    desk.decided(
        "zone set 'The South' --place 'Damascus, Syria' --place 'Daraa, Syria' --outline outline.geojson",
    );

    let listed = desk.fine(["zone", "list"]);
    assert!(listed.contains("North") && listed.contains("Damascus (gn:"), "{listed}");
    let geo: Value = serde_json::from_str(&desk.fine(["zone", "list", "--format", "geojson"])).unwrap();
    assert_eq!(geo["features"][0]["geometry"]["type"], "MultiPolygon");
    assert_eq!(geo["features"][1]["geometry"]["type"], "GeometryCollection");
    assert_eq!(desk.json("zone list").as_array().unwrap().len(), 2);

    desk.refused("zone remove Nowhere", 1, "no zone “Nowhere”");
    desk.decided("zone remove North");
    desk.refused("zone remove North", 1, "no zone “North”");
    desk.decided("review undo");
    assert_eq!(desk.json("zone list").as_array().unwrap().len(), 2);
    for (name, content, said) in [
        ("point.json", r#"{"type": "Point", "coordinates": [1, 2]}"#, "holds no Polygon"),
        (
            "ring.json",
            r#"{"type": "Polygon", "coordinates": [[[0, 0], [1, 1], [0, 0]]]}"#,
            "fewer than four points",
        ),
        ("none.json", "nothing", "it is no JSON"),
    ] {
        std::fs::write(desk.path(name), content).unwrap();
        desk.refused(&format!("zone set X --outline {name}"), 1, said);
    }
    desk.verified();
}

#[test]
fn a_place_of_several_is_named() {
    let desk = Desk::new();
    let run = desk.decide("zone set T --place Tripoli");
    assert!(
        run.status == 0 && run.err.contains("“Tripoli” was taken for") && run.err.contains("Lebanon"),
        "{}",
        run.err
    );
    let run = desk.decide("zone set T --place Tripoli --country LB");
    assert_eq!((run.status, run.err.as_str()), (0, ""));
    assert_ne!(desk.json("zone list")[0]["zone"]["places"][0]["id"], Value::Null);
}
