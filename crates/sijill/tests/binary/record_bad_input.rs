//! `sijill add` of files that are hostile or broken: bounded memory and time, a line for each, and the rest goes on.

use std::fs::File;
use std::io::Write as _;
use std::process::Command;
use std::time::{Duration, Instant};

use crate::kit::REPORT;
use crate::packed::{answer_head, archived, cell, gzip, swelling, workbook};
use crate::record_add::told;
use crate::record_kit::Desk;

const HUGE: u64 = 2 << 30;
/// Kilobytes that no run may need.
const MOST: u64 = 1_000_000;
/// On a machine that has much else to do.
const LONGEST: Duration = Duration::from_secs(120);

/// What came of an `add`: the lines on standard error, and how many reports were acknowledged.
struct Added {
    status: i32,
    count: usize,
    said: Vec<String>,
}

/// Adds these files and a good one at the end, and fails where that takes too much memory or time.
fn add(desk: &Desk, names: &[&str]) -> Added {
    desk.file("good.txt", REPORT);
    let script = "import resource, subprocess, sys\n\
                  done = subprocess.run(sys.argv[2:])\n\
                  peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss\n\
                  open(sys.argv[1], 'w').write(str(peak // 1024 if sys.platform == 'darwin' else peak))\n\
                  sys.exit(done.returncode)";
    let process = desk.process();
    let mut command = Command::new("python3");
    command.args(["-c", script, "peak.txt"]).arg(process.get_program());
    command.args(["add", "--format", "json"]).args(names).arg("good.txt").current_dir(desk.path(""));
    command.envs(process.get_envs().filter_map(|(name, value)| Some((name, value?))));
    let started = Instant::now();
    let output = command.output().expect("python3 runs");
    assert!(started.elapsed() < LONGEST, "{names:?}: {:?}", started.elapsed());
    let peak: u64 = std::fs::read_to_string(desk.path("peak.txt")).unwrap().parse().unwrap();
    assert!((1_000..MOST).contains(&peak), "{names:?}: {peak} kB");
    let err = String::from_utf8(output.stderr).unwrap();
    assert!(!err.contains("panicked"), "{err}");
    let lines = told(&String::from_utf8(output.stdout).unwrap());
    assert_eq!(lines.last().unwrap()["from"], "good.txt", "{err}");
    desk.verified();
    assert_eq!(desk.entries_of("report added").len(), lines.len());
    let said = err.lines().map(|line| line.trim_start_matches("sijill: ").to_owned()).collect();
    Added { status: output.status.code().unwrap(), count: lines.len(), said }
}

/// Fails unless each of these, and only these, is told, and then the sum.
fn said(added: &Added, words: &[&str]) {
    assert_eq!(added.said.len(), words.len() + 1, "{:?}", added.said);
    for (line, words) in added.said.iter().zip(words) {
        assert!(line.contains(words), "{words}: {:?}", added.said);
    }
}

#[test]
fn a_file_of_two_gigabytes_is_named_and_the_rest_goes_on() {
    let desk = Desk::new();
    let text = File::create(desk.path("huge.txt")).unwrap();
    (&text).write_all(REPORT.repeat(100).as_bytes()).unwrap();
    text.set_len(HUGE).unwrap();
    let lines = File::create(desk.path("huge.jsonl")).unwrap();
    writeln!(&lines, r#"{{"id": "first", "text": "Five people were killed in Homs."}}"#).unwrap();
    write!(&lines, r#"{{"id": "endless", "text": "{}"#, "x".repeat(100_000)).unwrap();
    lines.set_len(HUGE).unwrap();
    let table = File::create(desk.path("huge.csv")).unwrap();
    write!(&table, "id,text\nx1,Six people were killed in Homs.\nx2,\"{}", "Seven ".repeat(20_000)).unwrap();
    // Quotation marks are looked for byte by byte.
    table.set_len(HUGE / 8).unwrap();
    let added = add(&desk, &["huge.txt", "huge.jsonl", "huge.csv"]);
    assert_eq!((added.status, added.count), (1, 3), "{:?}", added.said);
    said(
        &added,
        &[
            "huge.txt is too long for one report",
            "huge.jsonl, line 2: it is longer than 40 MB",
            "huge.csv, row 3 (line 3): a quotation mark in it is never closed",
        ],
    );
}

#[test]
fn what_swells_when_it_is_unpacked_is_refused() {
    let desk = Desk::new();
    let begin = b"{\"id\": \"first\", \"text\": \"Five people were killed in Homs.\"}\n{\"id\": \"bomb\", \"text\": \"";
    desk.file("bomb.jsonl.gz", swelling(begin, 1_000_000_000));
    let record = answer_head("https://example.org/bomb", 1_000_000_100)
        + "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><body>";
    let mut archive = gzip(archived("https://example.org/a", 16));
    archive.extend(swelling(record.as_bytes(), 1_000_000_000));
    desk.file("bomb.warc.gz", archive);
    let added = add(&desk, &["bomb.jsonl.gz", "bomb.warc.gz"]);
    assert_eq!((added.status, added.count), (1, 3), "{:?}", added.said);
    assert!(added.said.iter().any(|line| line.starts_with("bomb.jsonl.gz")), "{:?}", added.said);
    assert!(added.said.iter().any(|line| line.starts_with("bomb.warc.gz")), "{:?}", added.said);
    assert!(added.said.len() <= 5, "{:?}", added.said);
}

#[test]
fn an_archive_that_is_cut_short_gives_what_stands_before_the_cut() {
    let desk = Desk::new();
    let records: Vec<Vec<u8>> = (16..20).map(|n| archived(&format!("https://example.org/{n}"), n)).collect();
    let plain = records.concat();
    let packed: Vec<u8> = records.iter().flat_map(gzip).collect();
    let last = gzip(&records[3]).len();
    desk.file("cut.warc", &plain[..plain.len() - 300]);
    let added = add(&desk, &["cut.warc"]);
    assert_eq!((added.status, added.count), (1, 4), "{:?}", added.said);
    said(&added, &["cut.warc breaks off in the record"]);
    let desk = Desk::new();
    desk.file("cut.warc.gz", &packed[..packed.len() - last / 2]);
    let added = add(&desk, &["cut.warc.gz"]);
    assert_eq!((added.status, added.count), (1, 4), "{:?}", added.said);
    said(&added, &["cut.warc.gz breaks off in the record"]);
}

#[test]
fn a_workbook_that_is_a_bomb_or_broken_is_named() {
    let desk = Desk::new();
    let row = [
        "<sheetData><row r=\"1\">".to_owned(),
        cell("A1", "ID"),
        cell("B1", "Report"),
        "</row></sheetData>".to_owned(),
    ]
    .concat();
    desk.file("bomb.xlsx", workbook(&row, 1_200_000_000));
    let cells: String = (2..200)
        .map(|n| {
            format!(
                "<row r=\"{n}\">{}{}</row>",
                cell(&format!("A{n}"), "x"),
                cell(&format!("B{n}"), &format!("{n} people were killed in Homs."))
            )
        })
        .collect();
    let sheet = format!(
        "<sheetData><row r=\"1\">{}{}</row>{cells}</sheetData>",
        cell("A1", "ID"),
        cell("B1", "Report")
    );
    let whole = workbook(&sheet, 0);
    desk.file("cut.xlsx", &whole[..whole.len() / 2]);
    let mut damaged = whole.clone();
    let middle = damaged.len() * 2 / 3;
    damaged[middle..middle + 40].fill(0x55);
    desk.file("damaged.xlsx", damaged);
    let added = add(&desk, &["bomb.xlsx", "cut.xlsx", "damaged.xlsx"]);
    assert_eq!(added.status, 1);
    for name in ["bomb.xlsx", "cut.xlsx", "damaged.xlsx"] {
        assert_eq!(added.said.iter().filter(|line| line.starts_with(name)).count(), 1, "{:?}", added.said);
    }
    assert!(added.said[0].starts_with("bomb.xlsx is refused: "), "{:?}", added.said);
    // The unharmed one, to show that it is the harm that is told.
    desk.file("whole.xlsx", whole);
    assert_eq!(told(&desk.fine(["add", "--format", "json", "whole.xlsx"])).len(), 198);
}

#[test]
fn tables_that_are_untidy_are_read_as_far_as_they_go() {
    let desk = Desk::new();
    desk.file(
        "ragged.csv",
        "id,text,publisher\nx1,\"Five people were killed\nin Homs, \"\"Abu Ali\"\" said.\",Meridian Wire\nx2,Six people were killed in Idlib.\n\
         \nx3\nx4,Seven people were killed in Hama.,Harbour Post,more,and more\nx5,Two people were killed in Hama.,Harbour Post\n",
    );
    // Windows-1252, and UTF-16 with a mark.
    desk.file("west.csv", b"id;text;publisher\ny1;Eight people were killed in Homs.;Caf\xe9 Press\n");
    let wide = "id\ttext\tpublisher\nz1\tNine people were killed in Homs.\tМеридиан\n";
    let bytes: Vec<u8> =
        std::iter::once(0xfeff).chain(wide.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    desk.file("wide.tsv", bytes);
    let added = add(&desk, &["ragged.csv", "west.csv", "wide.tsv"]);
    let reports = desk.json("reports");
    let known: Vec<_> = reports
        .as_array()
        .unwrap()
        .iter()
        .map(|r| (r["document"].as_str().unwrap_or("-"), r["publisher"].as_str()))
        .collect();
    let expected = [
        ("x1", Some("Meridian Wire")),
        ("x2", None),
        ("x5", Some("Harbour Post")),
        ("y1", Some("Café Press")),
        ("z1", Some("Меридиан")),
        ("-", None),
    ];
    assert_eq!(known, expected, "{:?}", added.said);
    assert_eq!(
        desk.json("show r0")["reading"]["text"],
        "Five people were killed\nin Homs, \"Abu Ali\" said."
    );
    assert_eq!(added.status, 1);
    said(
        &added,
        &[
            "ragged.csv, row 5 (line 6): its “text” is empty",
            "ragged.csv, row 6 (line 7): it has 5 cells and the header has 3",
        ],
    );
}
