//! The parsers of users' own files: what they read, and how they say what is wrong.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should say where")]

use sijill_gazetteer::{CountryCode, PlaceKind, parse_csv, parse_geojson, parse_geonames};

const DUMP: &str = "170063\tAleppo\tAleppo\tHalab,Alep\t36.20124\t37.16117\tP\tPPLA\tSY\t\t09\t\t\t\t2098210\t\t393\tAsia/Damascus\t2024-01-01\n\
                    9\tAl Test Hospital\tAl Test Hospital\t\t36.2\t37.2\tS\tHSP\tSY\t\t09\t\t\t\t\t\t0\tAsia/Damascus\t2024-01-01\n";

#[test]
fn geonames_dumps() {
    let places = parse_geonames(DUMP).unwrap();
    assert_eq!(places.len(), 2);
    assert_eq!(places[0].aliases, ["Halab", "Alep"]);
    assert_eq!(places[0].population, 2_098_210);
    assert_eq!(places[1].kind, PlaceKind::Hospital);
    assert_eq!(places[1].country, CountryCode::new("SY"));
}

#[test]
fn geonames_errors_name_the_line() {
    let short = format!("{DUMP}1\tX\n");
    assert!(parse_geonames(&short).unwrap_err().to_string().contains("Line 3"));
    let wild = DUMP.replace("37.2\t", "east\t");
    let told = parse_geonames(&wild).unwrap_err().to_string();
    assert!(told.contains("Line 2") && told.contains("longitude"), "{told}");
}

#[test]
fn csv_with_other_column_names() {
    let text = "\u{feff}ADM3_EN,ADM3_PCODE,ADM3_AR,Latitude,Longitude,ADM1_EN\nJebel Saman,SY020000,جبل سمعان,36.2,37.1,Aleppo\n";
    let places = parse_csv(text).unwrap();
    assert_eq!(places[0].name, "Jebel Saman");
    assert_eq!(places[0].aliases, ["جبل سمعان"]);
    assert_eq!(places[0].within.as_deref(), Some("Aleppo"));
    assert_eq!(places[0].id, "added:SY020000");
}

#[test]
fn csv_errors_name_line_or_column() {
    assert!(parse_csv("name,lat\nX,1\n").unwrap_err().to_string().contains("longitude"));
    let told = parse_csv("name,lat,lon\nX,1,2\nY,95,2\n").unwrap_err().to_string();
    assert!(told.contains("Line 3") && told.contains("latitude"), "{told}");
    assert!(parse_csv("name,lat,lon\n,1,2\n").unwrap_err().to_string().contains("Line 2"));
}

#[test]
fn geojson_points_and_shapes() {
    let text = r#"{"type": "FeatureCollection", "features": [
        {"type": "Feature", "properties": {"name": "Point Test", "kind": "camp", "country": "SY"}, "geometry": {"type": "Point", "coordinates": [37.1, 36.3]}},
        {"type": "Feature", "properties": {"NAME": "Shape Test"}, "geometry": {"type": "Polygon", "coordinates": [[[37, 36], [38, 36], [38, 37], [37, 37], [37, 36]]]}}]}"#;
    let places = parse_geojson(text).unwrap();
    assert_eq!((places[0].kind, places[0].lat), (PlaceKind::Camp, 36.3));
    assert!((places[1].lat - 36.5).abs() < 1e-9 && (places[1].lon - 37.5).abs() < 1e-9);
    assert!(places[1].radius_km > 50.0);
}

#[test]
fn geojson_errors() {
    assert!(parse_geojson("{\n\n,").unwrap_err().to_string().contains("Line 3"));
    assert!(parse_geojson("[]").unwrap_err().to_string().contains("FeatureCollection"));
    let nameless = r#"{"features": [{"properties": {}, "geometry": {"coordinates": [1, 2]}}]}"#;
    assert!(parse_geojson(nameless).unwrap_err().to_string().contains("Feature 1"));
    let wild = r#"{"features": [{"properties": {"name": "x"}, "geometry": {"coordinates": [1000, 2]}}]}"#;
    assert!(parse_geojson(wild).unwrap_err().to_string().contains("degrees"));
}
