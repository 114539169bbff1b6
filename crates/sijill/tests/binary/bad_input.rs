//! Inputs that are no reports: each is named in a sentence, and the others are read.

use std::fs;
use std::io::Write as _;

use tempfile::TempDir;

use crate::kit::{REPORT, file, read, read_piped};

#[test]
fn an_empty_file_is_said_to_be_empty() {
    for content in ["", " \n\t\n", "\u{feff}"] {
        let (_folder, path) = file("report.txt", content);
        read([&path]).failed_with(&format!("{} is empty: there is no text to read.", path.display()));
    }
    read_piped([], "").failed_with("standard input is empty: there is no text to read.");
}

#[test]
fn a_picture_is_called_a_picture_whatever_its_name() {
    let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01";
    for name in ["report.txt", "report", "report.html", "report.png"] {
        let (_folder, path) = file(name, png);
        let said = format!(
            "{} looks like a PNG image, not a report: give text, Markdown, HTML, PDF or JSON lines.",
            path.display()
        );
        read([&path]).failed_with(&said);
    }
    read_piped([], png).failed_with(
        "standard input looks like a PNG image, not a report: give text, Markdown, HTML, PDF or JSON lines.",
    );
}

#[test]
fn a_pdf_that_breaks_off_is_called_unfinished() {
    let whole = include_bytes!("../data/report.pdf");
    let (_folder, path) = file("report.pdf", &whole[..whole.len() / 2]);
    read([&path]).failed_with(&format!(
        "{} is a damaged or unfinished PDF: it breaks off before its end.",
        path.display()
    ));
}

#[test]
fn a_pdf_with_rubbish_inside_is_called_damaged() {
    let (_folder, path) = file("report.pdf", b"%PDF-1.4\nnothing here\nstartxref\n9\n%%EOF\n");
    let run = read([&path]);
    assert_eq!(run.status, 1);
    assert!(
        run.err.starts_with(&format!("sijill: {} is a damaged or unfinished PDF: ", path.display())),
        "{}",
        run.err
    );
    assert!(!run.err.contains("panicked"), "{}", run.err);
}

#[test]
fn a_page_of_menus_has_no_main_text() {
    let menu: String =
        (0..60).map(|i| format!("<li><a href=/{i}>Section {i} of the site</a></li>")).collect();
    for page in [
        format!("<html><head><title>Home</title></head><body><nav><ul>{menu}</ul></nav></body></html>"),
        format!("<html><body><div><ul>{menu}</ul></div><footer>All rights reserved.</footer></body></html>"),
        "<html><body><script>var text = 'Five people were killed in the market on Tuesday.';</script></body></html>".into(),
    ] {
        let (_folder, path) = file("page.html", &page);
        let said = format!("{} has no main text: there are only menus, links or scripts on the page.", path.display());
        read([&path]).failed_with(&said);
    }
}

#[test]
fn broken_utf_8_is_read_with_a_note() {
    let mut bytes = REPORT.as_bytes().to_vec();
    bytes.extend_from_slice(b"Six \xc3 more died.");
    let (_folder, path) = file("report.txt", bytes);
    let run = read([&path]);
    assert_eq!(run.status, 0);
    let note = "The text is not wholly UTF-8: 1 broken character stands as \u{fffd}.";
    assert_eq!(run.err, format!("sijill: {}: {note}\n", path.display()));
    assert_eq!(run.reading()["notes"][0], note);
}

#[test]
fn a_line_of_100_megabytes_is_named_and_the_others_are_read() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("reports.jsonl");
    let mut out = std::io::BufWriter::new(fs::File::create(&path).unwrap());
    writeln!(out, r#"{{"id": "first", "text": "Five people were killed."}}"#).unwrap();
    write!(out, r#"{{"id": "huge", "text": ""#).unwrap();
    for _ in 0..100_000 {
        out.write_all(&[b'x'; 1000]).unwrap();
    }
    writeln!(out, "\"}}").unwrap();
    writeln!(out, r#"{{"id": "last", "text": "Six people were killed."}}"#).unwrap();
    out.flush().unwrap();
    drop(out);
    let run = read([&path]).failed_with(&format!(
        "{}, line 2: it is longer than 40 MB, the most that one line may have.",
        path.display()
    ));
    assert_eq!(ids(&run.readings()), ["first", "last"]);
}

#[test]
fn a_text_of_100_megabytes_is_too_long() {
    let (_folder, path) = file("report.txt", vec![b'x'; 100_000_000]);
    let said = format!(
        "{} is too long for one report: at most 40 MB are read. Split it, or give JSON lines.",
        path.display()
    );
    read([&path]).failed_with(&said);
    let (_folder, path) = file("report.txt", vec![b'x'; 20_000_000]);
    let said = format!(
        "{} is too long for one report: at most 10 MB are read. Split it, or give JSON lines.",
        path.display()
    );
    read([&path]).failed_with(&said);
}

#[test]
fn a_line_that_is_no_json_is_named_by_its_number() {
    let lines = "{\"id\": \"a\", \"text\": \"Five people were killed.\"}\n\nnot json\n{\"id\": \"b\", \"text\": \"Six died.\"}\n\
                 {\"id\": \"c\"}\n{\"id\": \"d\", \"text\": \"Seven died.\", \"published\": \"soon\"}\n";
    let (_folder, path) = file("reports.jsonl", lines);
    let run = read([&path]);
    assert_eq!(run.status, 1);
    assert_eq!(ids(&run.readings()), ["a", "b"]);
    let said: Vec<&str> = run.err.lines().collect();
    let line = |number: u32| format!("sijill: {}, line {number}: ", path.display());
    assert!(said[0].starts_with(&(line(3) + "it is not JSON")), "{}", run.err);
    assert_eq!(said[1], line(5) + "it has no member “text”.");
    assert_eq!(said[2], line(6) + "its “published” is “soon”, which is no date like 2016-10-04.");
    assert_eq!(said.len(), 3);
}

#[cfg(unix)]
#[test]
fn an_unreadable_file_in_a_folder_is_named_and_the_others_are_read() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("a.txt"), REPORT).unwrap();
    std::os::unix::fs::symlink("nowhere.txt", folder.path().join("b.txt")).unwrap();
    fs::write(folder.path().join("c.txt"), REPORT).unwrap();
    std::os::unix::fs::symlink(folder.path(), folder.path().join("d")).unwrap();
    let run = read([folder.path()]);
    assert_eq!(run.status, 1);
    assert_eq!(run.readings().len(), 2);
    let said: Vec<&str> = run.err.lines().collect();
    let shown = folder.path().display();
    assert!(said[0].starts_with(&format!("sijill: {shown}/b.txt could not be read: ")), "{}", run.err);
    assert!(
        said[1].starts_with(&format!("sijill: {shown}/d could not be read: it is a link back to ")),
        "{}",
        run.err
    );
    assert_eq!(said.len(), 2);
}

#[test]
fn a_path_that_is_not_there_is_named() {
    let run = read(["no/such/report.txt"]);
    assert_eq!(run.status, 1);
    assert!(run.err.starts_with("sijill: no/such/report.txt could not be read: "), "{}", run.err);
}

#[test]
fn a_date_that_is_none_is_a_wrong_command() {
    let (_folder, path) = file("report.txt", REPORT);
    for date in ["2016-02-30", "yesterday", "04/10/2016"] {
        let run = read(["--published", date, path.to_str().unwrap()]);
        assert_eq!(run.status, 2);
        assert!(
            run.err.contains(&format!("“{date}” is no date: write year-month-day, such as 2016-10-04")),
            "{}",
            run.err
        );
        assert_eq!(run.out, "");
    }
}

#[test]
fn another_language_is_named_and_gives_no_claims() {
    let text =
        "قتل خمسة مدنيين وأصيب عشرة آخرون في قصف على حي السكري في مدينة حلب يوم الثلاثاء، وفق الدفاع المدني.";
    let (_folder, path) = file("report.txt", text);
    let run = read([&path]);
    let note = "The report is in Arabic, which is not read yet; no claims were taken from it.";
    assert_eq!((run.status, run.err.clone()), (0, format!("sijill: {}: {note}\n", path.display())));
    let reading = run.reading();
    assert_eq!(reading["notes"], serde_json::json!([note]));
    assert_eq!(reading["claims"], serde_json::json!([]));
    assert_eq!(reading["document"]["language"], "ar");
}

fn ids(readings: &[serde_json::Value]) -> Vec<&str> {
    readings.iter().map(|reading| reading["document"]["id"].as_str().unwrap()).collect()
}
