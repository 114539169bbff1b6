//! `sijill add`: files, folders, streams and lines into a record, and what is told of each.

use std::collections::HashSet;

use serde_json::{Value, json};
use sijill_record::hash::Hash;

use crate::kit::{REPORT, Run, run};
use crate::packed::page;
use crate::record_kit::Desk;

const OTHER: &str = "Five people were killed in Homs on Monday, the army said.\n";

/// The acknowledgements on standard output.
pub(crate) fn told(out: &str) -> Vec<Value> {
    out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// Adds, and gives the run with its acknowledgements.
fn add(desk: &Desk, arguments: &[&str]) -> (Run, Vec<Value>) {
    let run = desk.run(["add", "--format", "json"].into_iter().chain(arguments.iter().copied()));
    let told = told(&run.out);
    (run, told)
}

/// Lines of JSON, a report each.
fn lines(count: usize) -> String {
    (0..count)
        .map(|n| {
            let text =
                format!("At least {} people were killed in Homs on Monday, witness {n} said.", n % 40 + 2);
            json!({"id": format!("n{n}"), "text": text}).to_string() + "\n"
        })
        .collect()
}

#[test]
fn files_and_folders_are_kept_byte_for_byte() {
    let desk = Desk::new();
    desk.file("in/a.txt", REPORT);
    desk.file("in/b/page.html", page(17));
    desk.file("in/c.md", "# Shells\n\nAt **least** 18 people were killed in Aleppo.\n");
    desk.file("in/d.jsonl", lines(2));
    desk.file("in/e.pdf", include_bytes!("../data/report.pdf"));
    desk.file("in/settings.json", "{\"colour\": \"red\"}");
    let (run, told) = add(&desk, &["in", "--by", "Leila"]);
    assert_eq!(run.status, 0, "{}", run.err);
    assert_eq!(
        run.err.lines().collect::<Vec<_>>(),
        [
            "sijill: 1 file that is no report was passed over (.json).".to_owned(),
            format!(
                "sijill: 6 reports added with {} claims.",
                told.iter().map(|t| t["claims"].as_u64().unwrap()).sum::<u64>()
            )
        ]
    );
    let places: Vec<_> = told.iter().map(|t| (t["from"].as_str().unwrap(), t["part"].as_str())).collect();
    let expected = [
        ("in/a.txt", None),
        ("in/b/page.html", None),
        ("in/c.md", None),
        ("in/d.jsonl", Some("line 1")),
        ("in/d.jsonl", Some("line 2")),
        ("in/e.pdf", None),
    ];
    assert_eq!(places, expected);
    for (number, line) in told.iter().enumerate() {
        let report = format!("r{number}");
        assert_eq!((line["report"].as_str(), line["known"].as_bool()), (Some(report.as_str()), Some(false)));
        let kept = desk.command().args(["show", &report, "--bytes"]).output().unwrap().stdout;
        let name = expected[number].0;
        let given = std::fs::read(desk.path(name)).unwrap();
        match expected[number].1 {
            None => assert_eq!(kept, given, "{name}"),
            Some(part) => {
                let at: usize = part.trim_start_matches("line ").parse().unwrap();
                let line = String::from_utf8(given).unwrap().lines().nth(at - 1).unwrap().to_owned();
                assert_eq!(String::from_utf8(kept.clone()).unwrap().trim_end(), line, "{name}");
            }
        }
        assert_eq!(line["sha256"], Hash::of(&kept).to_string(), "{name}");
    }
    assert_eq!(desk.json("show r0")["by"], "Leila");
    assert!(desk.claims("").len() >= 6);
    desk.verified();
}

#[test]
fn what_is_piped_in_is_added_whatever_its_form() {
    let desk = Desk::new();
    let piped = |bytes: &str, arguments: &[&str]| {
        let done = run(desk.command().args(["add", "--format", "json"]).args(arguments).write_stdin(bytes));
        assert_eq!(done.status, 0, "{}", done.err);
        told(&done.out)
    };
    let one = piped(
        REPORT,
        &["-", "--publisher", "Meridian Wire", "--published", "2016-10-04", "--country", "SYR"],
    );
    assert_eq!((one.len(), one[0]["from"].as_str()), (1, Some("standard input")));
    let report = desk.json("show r0");
    assert_eq!(
        (report["publisher"].as_str(), report["published"].as_str()),
        (Some("Meridian Wire"), Some("2016-10-04"))
    );
    assert_eq!(
        (report["country"].as_str(), report["custody"][0]["how"].as_str()),
        (Some("SY"), Some("stream"))
    );
    // Nothing is named: standard input is meant.
    assert_eq!(piped(&lines(3), &[]).len(), 3);
    desk.verified();
}

#[test]
fn the_same_bytes_twice_are_one_report_with_two_receipts() {
    let desk = Desk::new();
    desk.file("a.txt", REPORT);
    desk.file("copy.txt", REPORT);
    desk.file("twice.jsonl", lines(1).repeat(2));
    add(&desk, &["a.txt", "--by", "Leila"]);
    let claims = desk.claims("");
    let (run, again) = add(&desk, &["copy.txt", "--by", "Omar"]);
    assert_eq!(
        (run.status, again[0]["report"].as_str(), again[0]["known"].as_bool()),
        (0, Some("r0"), Some(true))
    );
    assert_eq!(run.err, "sijill: 0 reports added with 0 claims; 1 there already (a line of custody each).\n");
    assert_eq!(desk.claims(""), claims);
    let report = desk.json("show r0");
    let receipts: Vec<_> = report["custody"]
        .as_array()
        .unwrap()
        .iter()
        .map(|c| (c["from"].as_str(), c["by"].as_str()))
        .collect();
    assert_eq!(receipts, [(Some("a.txt"), Some("Leila")), (Some("copy.txt"), Some("Omar"))]);
    let history = desk.json("history r0");
    let kinds: Vec<_> = history.as_array().unwrap().iter().map(|e| e["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["report added", "reading made", "custody added"]);
    // And within one run, before anything of it is in the record.
    let (_, both) = add(&desk, &["twice.jsonl"]);
    assert_eq!(both.iter().map(|line| line["known"].as_bool().unwrap()).collect::<Vec<_>>(), [false, true]);
    assert_eq!(both[0]["report"], both[1]["report"]);
    assert_eq!(desk.json("verify")["reports"], 2);
    desk.verified();
}

#[test]
fn a_dry_run_tells_all_and_adds_nothing() {
    let desk = Desk::new();
    desk.file("a.txt", REPORT);
    desk.fine(["add", "a.txt"]);
    desk.file("in/a.txt", REPORT);
    desk.file("in/b.txt", OTHER);
    desk.file("in/empty.txt", "");
    let (before, kept) = (desk.checkpoint(), std::fs::read(desk.record()).unwrap());
    let (run, told) = add(&desk, &["in", "--dry-run"]);
    assert_eq!(run.status, 1);
    assert!(run.err.contains("in/empty.txt is empty"), "{}", run.err);
    assert!(run.err.ends_with("1 report would be added with 1 claim; 1 there already (a line of custody each); 1 could not be added.\n"), "{}", run.err);
    let known: Vec<_> = told.iter().map(|t| (t["report"].as_str(), t["known"].as_bool().unwrap())).collect();
    assert_eq!(known, [(Some("r0"), true), (None, false)]);
    let words = desk.run(["add", "in/b.txt", "--dry-run"]);
    assert_eq!((words.status, words.out.as_str()), (0, "new  1 claim  in/b.txt\n"));
    assert_eq!(desk.checkpoint(), before);
    assert_eq!(std::fs::read(desk.record()).unwrap(), kept, "not a byte is written");
    // No key is needed to look.
    std::fs::remove_dir_all(desk.path("home/keys")).unwrap();
    assert_eq!(desk.run(["add", "in/b.txt", "--dry-run"]).status, 0);
}

#[test]
fn four_dates_are_kept_apart() {
    let desk = Desk::new();
    let text = "At least 16 people were killed in Aleppo on 27 September 2016, the Civil Defence said.";
    desk.file("a.jsonl", json!({"id": "a", "text": text, "published": "2016-10-04"}).to_string());
    desk.fine(["add", "a.jsonl", "--retrieved", "2016-10-05T08:00:00Z"]);
    let report = desk.json("show r0");
    assert_eq!(report["published"], "2016-10-04");
    assert!(report["retrieved"].as_str().unwrap().starts_with("2016-10-05T08:00:00"), "{report}");
    let recorded: jiff::Timestamp = report["recorded"].as_str().unwrap().parse().unwrap();
    let age = jiff::Timestamp::now().duration_since(recorded);
    assert!(age.as_secs().abs() < 600, "recorded now, not then: {recorded}");
    let claim = &desk.json("claims")[0];
    let happened = &claim["claim"]["when"];
    assert_eq!(
        (happened["start"].as_str(), happened["end"].as_str()),
        (Some("2016-09-27"), Some("2016-09-27"))
    );
    assert_eq!((&claim["published"], &claim["recorded"]), (&report["published"], &report["recorded"]));
    // Each is asked by itself.
    assert_eq!(desk.claims("--from 2016-09-27 --to 2016-09-27").len(), 1);
    assert_eq!(desk.claims("--from 2016-10-04 --to 2016-10-05").len(), 0);
}

#[test]
fn resume_passes_over_what_came_from_the_same_place() {
    let desk = Desk::new();
    desk.file("many.jsonl", lines(5));
    desk.file("a.txt", REPORT);
    add(&desk, &["many.jsonl", "a.txt"]);
    let before = desk.checkpoint();
    let (run, told) = add(&desk, &["many.jsonl", "a.txt", "--resume"]);
    assert_eq!((run.status, told.len()), (0, 0));
    assert_eq!(
        run.err,
        "sijill: 0 reports added with 0 claims; 6 passed over, from the same place before.\n"
    );
    assert_eq!(desk.checkpoint(), before);
    // More lines, and the same bytes from another place.
    desk.file("many.jsonl", lines(7));
    desk.file("b.txt", REPORT);
    let (run, told) = add(&desk, &["many.jsonl", "a.txt", "b.txt", "--resume"]);
    assert_eq!(run.status, 0);
    let known: Vec<_> =
        told.iter().map(|t| (t["report"].as_str().unwrap(), t["known"].as_bool().unwrap())).collect();
    assert_eq!(known, [("r6", false), ("r7", false), ("r5", true)]);
    assert!(run.err.ends_with("6 passed over, from the same place before.\n"), "{}", run.err);
    desk.verified();
}

#[test]
fn lines_come_in_the_order_of_the_inputs_whatever_the_threads() {
    let all = lines(1300);
    let mut runs = Vec::new();
    for jobs in ["1", "2", "7"] {
        let desk = Desk::new();
        desk.file("many.jsonl", &all);
        let (run, told) = add(&desk, &["many.jsonl", "--jobs", jobs]);
        assert_eq!(run.status, 0, "{}", run.err);
        runs.push((run.out, desk.fine(["claims", "--format", "jsonl"])));
        let numbers: Vec<_> = told
            .iter()
            .map(|t| (t["report"].as_str().unwrap().to_owned(), t["part"].as_str().unwrap().to_owned()))
            .collect();
        let expected: Vec<_> = (0..1300).map(|n| (format!("r{n}"), format!("line {}", n + 1))).collect();
        assert_eq!(numbers, expected);
    }
    assert!(runs[0].0 == runs[1].0 && runs[0].0 == runs[2].0);
    assert!(!runs[0].1.is_empty());
}

#[test]
fn another_language_is_told_and_its_report_kept() {
    let desk = Desk::new();
    let text =
        "قتل خمسة مدنيين وأصيب عشرة آخرون في قصف على حي السكري في مدينة حلب يوم الثلاثاء، وفق الدفاع المدني.";
    desk.file("a.txt", text);
    let said =
        "sijill: a.txt: The report is in Arabic, which is not read yet; no claims were taken from it.\n";
    let run = desk.run(["add", "a.txt"]);
    assert_eq!((run.status, run.out.as_str()), (0, "r0  0 claims  a.txt\n"));
    assert_eq!(run.err, format!("{said}sijill: 1 report added with 0 claims.\n"));
    let report = desk.json("show r0");
    assert_eq!(report["language"], "ar");
    assert!(report.to_string().contains("which is not read yet"), "the note stays with the report");
    // The second time it is known.
    assert!(!desk.run(["add", "a.txt"]).err.contains("Arabic"));
}

#[test]
fn each_bad_input_has_one_line_and_the_rest_is_added() {
    let desk = Desk::new();
    desk.file("in/a.txt", REPORT);
    desk.file("in/b-empty.txt", " \n");
    desk.file("in/c-picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01");
    desk.file("in/d.jsonl", "{\"id\": \"a\", \"text\": \"Six people were killed in Homs.\"}\nnot json\n{\"id\": \"c\"}\n{\"id\": \"d\", \"text\": \"Seven people were killed in Homs.\"}\n");
    desk.file("in/e.pdf", &include_bytes!("../data/report.pdf")[..400]);
    desk.file("in/f.html", "<html><body><nav><a href=/>Home</a></nav></body></html>");
    desk.file("in/g.txt", OTHER);
    let (run, told) = add(&desk, &["in", "nowhere.txt"]);
    assert_eq!(run.status, 1);
    assert_eq!(told.len(), 4, "{}", run.out);
    let said: Vec<&str> = run.err.lines().collect();
    let begins = [
        "in/b-empty.txt is empty",
        "in/c-picture.txt looks like a PNG image",
        "in/d.jsonl, line 2: it is not JSON",
        "in/d.jsonl, line 3: it has no member “text”.",
        "in/e.pdf is a damaged or unfinished PDF",
        "in/f.html has no main text",
        "nowhere.txt could not be read",
        "4 reports added with",
    ];
    assert_eq!(said.len(), begins.len(), "{}", run.err);
    for (line, begin) in said.iter().zip(begins) {
        assert!(line.starts_with(&format!("sijill: {begin}")), "{line}");
    }
    assert!(said[7].ends_with("; 7 could not be added."), "{}", said[7]);
    desk.verified();
    assert_eq!(desk.entries().len(), 1 + 2 * 4, "what was no report left no entry");
}

#[test]
fn what_is_said_in_words_can_be_kept_short_or_silent() {
    let desk = Desk::new();
    desk.file("two.jsonl", lines(2));
    let run = desk.run(["add", "two.jsonl"]);
    assert_eq!(run.out, "r0  1 claim  two.jsonl, line 1\nr1  1 claim  two.jsonl, line 2\n");
    let run = desk.run(["add", "two.jsonl", "--quiet"]);
    assert_eq!((run.status, run.out.as_str()), (0, ""));
    assert_eq!(run.err, "sijill: 0 reports added with 0 claims; 2 there already (a line of custody each).\n");
    let hashes: HashSet<_> =
        desk.entries_of("report added").iter().map(|r| r["report"]["sha256"].to_string()).collect();
    assert_eq!(hashes.len(), 2);
}
