//! The five ways in which readings are shown.

use crate::kit::{REPORT, file, fixture_lines, read, read_piped};

#[test]
fn json_is_one_object_for_each_report() {
    let (_folder, path) = file("report.txt", REPORT);
    let run = read(["--format", "json", path.to_str().unwrap()]).fine();
    assert!(run.out.starts_with("{\n  \"document\""), "{}", run.out);
    let one = run.reading();
    let two = read(["--format", "json", path.to_str().unwrap(), path.to_str().unwrap()]).fine().readings();
    assert_eq!(two, [one.clone(), one]);
}

#[test]
fn jsonl_is_one_line_for_each_report_and_the_default_in_a_pipe() {
    let lines = fixture_lines();
    let run = read_piped([], lines.as_str()).fine();
    assert_eq!(run.out.lines().count(), lines.lines().count());
    assert_eq!(run.out, read_piped(["--format", "jsonl"], lines).fine().out);
}

#[test]
fn json_and_jsonl_say_the_same() {
    let lines = fixture_lines();
    let over_lines = read_piped(["--format", "json"], lines.as_str()).fine().readings();
    assert_eq!(over_lines, read_piped(["--format", "jsonl"], lines).fine().readings());
}

#[test]
fn csv_is_one_row_for_each_claim_below_one_header() {
    let lines = fixture_lines();
    let readings = read_piped([], lines.as_str()).fine().readings();
    let claims: usize = readings.iter().map(|r| r["claims"].as_array().unwrap().len()).sum();
    let out = read_piped(["--format", "csv"], lines).fine().out;
    let mut rows = csv::Reader::from_reader(out.as_bytes());
    let header = rows.headers().unwrap().clone();
    assert_eq!(header.get(0), Some("document"));
    let quote = header.iter().position(|column| column == "quote").unwrap();
    let quotes: Vec<String> = rows.records().map(|row| row.unwrap()[quote].to_owned()).collect();
    assert_eq!(quotes.len(), claims);
    let expected: Vec<&str> = readings
        .iter()
        .flat_map(|r| r["claims"].as_array().unwrap())
        .map(|c| c["quote"].as_str().unwrap())
        .collect();
    assert_eq!(quotes, expected);
}

#[test]
fn a_page_shows_every_word_of_the_report_and_every_claim() {
    let (_folder, path) = file("report.txt", REPORT);
    let reading = read([&path]).fine().reading();
    let page = read(["--format", "page", "--width", "60", path.to_str().unwrap()]).fine().out;
    let words: Vec<&str> = page.split_whitespace().collect();
    for word in REPORT.split_whitespace() {
        assert!(words.contains(&word), "{word}: {page}");
    }
    for claim in reading["claims"].as_array().unwrap() {
        assert!(words.contains(&claim["id"].as_str().unwrap()), "{page}");
    }
    assert!(page.lines().all(|line| line.chars().count() <= 60), "{page}");
    assert!(!page.contains('\u{1b}'), "{page}");
}

#[test]
fn colours_come_when_they_are_asked_for() {
    let (_folder, path) = file("report.txt", REPORT);
    let page = |color: &str| read(["--format", "page", "--color", color, path.to_str().unwrap()]).fine().out;
    assert!(page("always").contains("\u{1b}["));
    assert!(!page("auto").contains('\u{1b}'));
    assert!(!page("never").contains('\u{1b}'));
}

#[test]
fn a_report_cannot_send_codes_to_the_terminal() {
    let (_folder, path) =
        file("report.txt", "Five people were \u{1b}[2Jkilled in \u{9b}31mIdlib on\u{7} Tuesday.");
    for format in ["page", "table"] {
        let out = read(["--format", format, path.to_str().unwrap()]).fine().out;
        assert!(out.chars().all(|c| c == '\n' || !c.is_control()), "{out:?}");
    }
}

#[test]
fn a_table_has_a_row_for_each_claim() {
    let (_folder, path) = file("report.txt", REPORT);
    let reading = read([&path]).fine().reading();
    let table = read(["--format", "table", "--width", "160", path.to_str().unwrap()]).fine().out;
    for claim in reading["claims"].as_array().unwrap() {
        let id = format!(" {} ", claim["id"].as_str().unwrap());
        assert!(table.lines().any(|line| line.starts_with(&id)), "{table}");
    }
}
