//! The page of every fixture, kept beside this file: a change to the reader shows which claims it moved.
//! `make bless` takes the present pages for the expected ones.

use crate::kit::{fixture_lines, read_piped};

#[test]
fn every_fixture_reads_as_its_page_tells() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("pages");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        for line in fixture_lines().lines() {
            let record: serde_json::Value = serde_json::from_str(line).unwrap();
            let page = read_piped(["--format", "page", "--width", "100"], line).fine().out;
            insta::assert_snapshot!(record["id"].as_str().unwrap(), page);
        }
    });
}
