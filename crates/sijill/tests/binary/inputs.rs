//! Every form in which reports come: their text, and what they say of themselves.

use std::fs;

use serde_json::Value;
use tempfile::TempDir;

use crate::kit::{REPORT, file, read, read_piped};

const PAGE: &str = "<!doctype html><html lang=en><head><title>Shells kill 16 at market | Meridian Wire</title>\
    <meta property='og:title' content='Shells kill 16 at market'><meta property='og:site_name' content='Meridian Wire'>\
    <meta property='article:published_time' content='2016-10-04T21:15:00+03:00'></head><body>\
    <nav><a href=/>Home</a> <a href=/world>World</a> <a href=/sport>Sport</a></nav><article><h1>Shells kill 16 at market</h1>\
    <p>At least 16 people were killed on Tuesday when shells fell on a market in the east of the city, rescuers said.</p>\
    <p>A further 32 people were wounded in the attack, which lasted for most of the morning, according to a doctor.</p>\
    <p>The army did not comment on the report, and there was no independent confirmation of the numbers given.</p></article>\
    <footer><a href=/about>About us</a> <a href=/contact>Contact</a></footer></body></html>";

fn document(reading: &Value) -> [Option<&str>; 3] {
    ["title", "publisher", "published"].map(|member| reading["document"][member].as_str())
}

#[test]
fn a_page_gives_its_main_text_and_says_who_published_it_when() {
    let (_folder, path) = file("page.html", PAGE);
    let reading = read([&path]).fine().reading();
    assert_eq!(
        document(&reading),
        [Some("Shells kill 16 at market"), Some("Meridian Wire"), Some("2016-10-04")]
    );
    let page = read(["--format", "page", path.to_str().unwrap()]).fine().out;
    assert!(page.contains("A further 32 people were wounded"), "{page}");
    assert!(!page.contains("Sport") && !page.contains("Contact"), "{page}");
}

#[test]
fn what_is_piped_in_is_known_by_its_content() {
    assert_eq!(read_piped([], PAGE).fine().reading()["document"]["publisher"], "Meridian Wire");
    assert_eq!(read_piped(["-"], REPORT).fine().reading()["document"]["name"], "standard input");
    let lines = "{\"id\": \"a\", \"text\": \"Five died.\"}\n{\"id\": \"b\", \"text\": \"Six died.\"}\n";
    assert_eq!(read_piped([], lines).fine().readings().len(), 2);
    let list = "[\n{\"id\": \"a\", \"text\": \"Five died.\"},\n{\"id\": \"b\", \"text\": \"Six died.\"}\n]\n";
    assert_eq!(read_piped([], list).fine().readings().len(), 2);
    assert!(
        read_piped(["--format", "page"], include_bytes!("../data/report.pdf"))
            .fine()
            .out
            .contains("16 people were killed")
    );
}

#[test]
fn a_pdf_gives_its_text() {
    let (_folder, path) = file("report.pdf", include_bytes!("../data/report.pdf"));
    let page = read(["--format", "page", path.to_str().unwrap()]).fine().out;
    assert!(
        page.contains(
            "At least 16 people were killed on Tuesday when shells fell on the hospital, rescuers said."
        ),
        "{page}"
    );
}

#[test]
fn markdown_is_read_without_its_marks() {
    let (_folder, path) =
        file("report.md", "# Shells kill 16\n\nAt **least** 16 [people](https://example.org) were killed.\n");
    let page = read(["--format", "page", path.to_str().unwrap()]).fine().out;
    assert!(page.contains("At least 16 people were killed."), "{page}");
}

#[test]
fn json_lines_say_what_is_known() {
    let line = r#"{"id": "r1", "text": "Five people were killed.", "title": "T", "publisher": "P", "published": "2016-10-04",
                   "url": "https://example.org/r1", "country": "SYR", "gold": {"killed": 5}}"#;
    let reading = read_piped([], line.replace('\n', " ")).fine().reading();
    assert_eq!(document(&reading), [Some("T"), Some("P"), Some("2016-10-04")]);
    assert_eq!(reading["document"]["id"], "r1");
    assert_eq!(reading["document"]["country"], "SY");
    assert_eq!(reading["document"]["url"], "https://example.org/r1");
}

#[test]
fn a_folder_is_read_in_the_order_of_its_names() {
    let folder = TempDir::new().unwrap();
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    write("b.txt", REPORT);
    write("a/second.txt", REPORT);
    write("a/first.md", REPORT);
    write(
        "c.jsonl",
        "{\"id\": \"l1\", \"text\": \"Five died.\"}\n{\"id\": \"l2\", \"text\": \"Six died.\"}\n",
    );
    write("d.json", "{\"id\": \"o\", \"text\": \"Five died.\"}");
    write(".hidden/x.txt", REPORT);
    write(".hidden.txt", REPORT);
    write("README.md", "About this folder.");
    write("b.gold.json", "{\"claims\": []}");
    write("settings.json", "{\"colour\": \"red\"}");
    write("picture.png", "\u{89}PNG");
    let run = read([folder.path()]);
    let names: Vec<String> =
        run.readings().iter().map(|r| r["document"]["name"].as_str().unwrap().to_owned()).collect();
    assert_eq!(names, ["first.md", "second.txt", "b.txt", "l1", "l2", "o"]);
    assert_eq!(
        (run.status, run.err.as_str()),
        (0, "sijill: 2 files that are no reports were passed over (.json, .png).\n")
    );
}

#[test]
fn options_stand_above_what_a_file_says() {
    let (_folder, path) = file("page.html", PAGE);
    let arguments = [
        "--publisher",
        "Harbour Post",
        "--published",
        "2016-10-05",
        "--title",
        "A title",
        "--country",
        "syr",
    ];
    let reading = read(arguments.into_iter().chain([path.to_str().unwrap()])).fine().reading();
    assert_eq!(document(&reading), [Some("A title"), Some("Harbour Post"), Some("2016-10-05")]);
    assert_eq!(reading["document"]["country"], "SY");
}

#[test]
fn a_text_without_a_name_is_known_by_its_hash() {
    let (_folder, path) = file("report.txt", REPORT);
    let reading = read([&path]).fine().reading();
    let id = reading["document"]["id"].as_str().unwrap();
    assert!(id.starts_with("sha256:") && id.len() == 7 + 64, "{id}");
    assert_eq!(reading["document"]["name"], "report.txt");
}
