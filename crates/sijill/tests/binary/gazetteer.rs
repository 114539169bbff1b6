//! `sijill gazetteer`: places are found by name, country and nearness; a user's own are added.

use tempfile::TempDir;

use crate::kit::{Run, file, run, sijill};

fn gazetteer(home: &TempDir, arguments: &[&str]) -> Run {
    run(sijill().env("SIJILL_HOME", home.path()).arg("gazetteer").args(arguments))
}

#[test]
fn a_name_is_found_by_country_and_nearness() {
    let home = TempDir::new().unwrap();
    let first =
        |arguments: &[&str]| gazetteer(&home, arguments).fine().out.lines().next().unwrap().to_owned();
    assert!(first(&["find", "Aleppo"]).contains("Syria"));
    assert!(first(&["find", "Tripoli", "--country", "LBY"]).contains("Libya"));
    assert!(first(&["find", "Tripoli", "--near", "Beirut"]).contains("Lebanon"));
}

#[test]
fn a_name_that_nobody_bears_is_said_to_be_unknown() {
    let home = TempDir::new().unwrap();
    let run = gazetteer(&home, &["find", "Qqqxyzzy"]);
    assert_eq!((run.status, run.out.as_str()), (1, ""));
    assert!(run.err.contains("No place is known by the name “Qqqxyzzy”"), "{}", run.err);
}

#[test]
fn added_places_are_found_and_known_to_the_reader() {
    let home = TempDir::new().unwrap();
    for (name, content) in [
        ("mine.csv", "name,latitude,longitude,country\nQorqashan,36.1,37.2,SY\n"),
        (
            "mine.geojson",
            r#"{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"name": "Qorqashan"},
                "geometry": {"type": "Point", "coordinates": [37.2, 36.1]}}]}"#,
        ),
    ] {
        let (_folder, path) = file(name, content);
        let added = gazetteer(&home, &["add", path.to_str().unwrap()]).fine().out;
        assert!(added.starts_with("1 place was added, kept as "), "{added}");
        assert!(gazetteer(&home, &["find", "Qorqashan"]).fine().out.contains("36.1000, 37.2000"));
        std::fs::remove_file(home.path().join("places").join(name)).unwrap();
        assert_eq!(gazetteer(&home, &["find", "Qorqashan"]).status, 1);
    }
}

#[test]
fn a_file_that_holds_no_places_is_refused_and_not_kept() {
    let home = TempDir::new().unwrap();
    for (name, content, words) in [
        ("mine.csv", "name,latitude,longitude\nQorqashan,north,37.2\n", "Line 2"),
        ("mine.csv", "a,b\n1,2\n", "names no column for the name"),
        ("mine.json", "[]", "no GeoJSON FeatureCollection"),
        ("mine.shp", "x", "is of no form that is known by its name"),
        ("mine.csv", "name,latitude,longitude\n", "holds no places"),
    ] {
        let (_folder, path) = file(name, content);
        let run = gazetteer(&home, &["add", path.to_str().unwrap()]);
        assert_eq!(run.status, 1);
        let said = run.err.split_whitespace().collect::<Vec<_>>().join(" ").replace(" │ ", " ");
        assert!(said.contains(words), "{said}");
        assert!(!home.path().join("places").join(name).exists());
    }
}
