//! The public contract: `reading.schema.json` is what the types say, and readings are as it says.

use std::path::Path;

use crate::kit::{fixture_lines, read_piped, run, sijill};

#[test]
fn the_committed_schema_is_fresh() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../reading.schema.json");
    let committed = std::fs::read_to_string(path).expect("reading.schema.json is committed");
    let fresh = run(sijill().arg("schema")).fine().out;
    assert!(committed == fresh, "reading.schema.json is stale: run `make schema` and commit it");
}

#[test]
fn the_committed_schema_of_entries_is_fresh() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../entry.schema.json");
    let committed = std::fs::read_to_string(path).expect("entry.schema.json is committed");
    let fresh = run(sijill().args(["schema", "entry"])).fine().out;
    assert!(committed == fresh, "entry.schema.json is stale: run `make schema` and commit it");
}

#[test]
fn the_committed_page_of_commands_is_fresh() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/commands.md");
    let committed = std::fs::read_to_string(path).expect("docs/commands.md is committed");
    let fresh = run(sijill().arg("reference")).fine().out;
    assert!(committed == fresh, "docs/commands.md is stale: run `make schema` and commit it");
}

#[test]
fn readings_have_no_member_that_the_schema_does_not_name() {
    let schema: serde_json::Value = serde_json::from_str(&run(sijill().arg("schema")).fine().out).unwrap();
    for reading in read_piped(["--explain"], fixture_lines()).fine().readings() {
        let read: sijill_claim::Reading = serde_json::from_value(reading.clone()).unwrap();
        assert_eq!(serde_json::to_value(read).unwrap(), reading);
        for member in reading.as_object().unwrap().keys() {
            assert!(schema["properties"].get(member).is_some(), "{member}");
        }
        for claim in reading["claims"].as_array().unwrap() {
            for member in claim.as_object().unwrap().keys() {
                assert!(schema["$defs"]["Claim"]["properties"].get(member).is_some(), "{member}");
            }
        }
    }
}
