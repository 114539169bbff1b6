//! `sijill withdraw` and `sijill erase`.

use serde_json::Value;
use sijill_record::Record;
use sijill_record::store::Access;

use crate::record_kit::{Desk, plain};

const WITNESS: &str = "Nine civilians were killed in Qarandish on Monday, Abu Zamharir, a baker, said.";
const OTHER: &str = "At least 16 people were killed in Aleppo on Tuesday, the Civil Defence said.";

#[test]
fn a_withdrawn_report_counts_no_more_until_that_is_taken_back() {
    let desk = Desk::with([WITNESS, OTHER]);
    let all = desk.claims("");
    let out = desk.decided("withdraw r0 r0");
    assert!(out.starts_with("r0 is withdrawn (e") && out.contains("count no more"), "{out}");
    assert!(desk.claims("").len() < all.len());
    assert_eq!(desk.claims("--withdrawn"), all);
    desk.refused("withdraw r0", 1, "was withdrawn before");
    desk.refused("withdraw r9", 1, "no report r9");
    desk.refused("withdraw r1 --undo", 1, "was not withdrawn");
    let run = desk.decide("review accept c0");
    assert!(run.status == 0 && run.err.contains("was withdrawn"), "{}", run.err);
    let answer: Value = serde_json::from_str(&desk.decided("withdraw r0 --undo --format json")).unwrap();
    assert_eq!((answer[0]["report"].as_str(), answer[0]["withdrawn"].as_bool()), (Some("r0"), Some(false)));
    assert_eq!(desk.claims(""), all);
    desk.refused("withdraw r0 --undo", 1, "was not withdrawn");
    desk.verified();
}

/// True where a word stands in an entry, in kept bytes, or plainly in one of the record's files.
fn holds(desk: &Desk, word: &str) -> bool {
    let within = |bytes: &[u8], word: &str| bytes.windows(word.len()).any(|window| window == word.as_bytes());
    let record = Record::open(&desk.record(), Access::Read).unwrap();
    let library = record.library().unwrap();
    let in_entries = (0..record.state().size)
        .filter_map(|number| library.entry(number).unwrap().sealed)
        .any(|sealed| within(&sealed.payload, word));
    let in_blobs = (0..record.state().blobs)
        .filter(|number| record.store().blob(*number).unwrap().unwrap().bytes.is_some())
        .any(|number| within(&library.blob(number).unwrap(), word));
    let in_files = ["record.sijill", "record.sijill-wal"].iter().any(|name| {
        let bytes = std::fs::read(desk.path(name)).unwrap_or_default();
        within(&bytes, word) || within(&bytes, &word.to_lowercase())
    });
    in_entries || in_blobs || in_files
}

#[test]
fn an_erased_report_is_gone_and_the_log_still_verifies() {
    let desk = Desk::with([WITNESS, OTHER]);
    let report = desk.path("again.jsonl");
    let line = std::fs::read_to_string(desk.path("texts.jsonl")).unwrap().lines().next().unwrap().to_owned();
    std::fs::write(&report, format!("{line}\n")).unwrap();
    desk.fine(["add", report.to_str().unwrap()]);
    desk.decided("review correct c0 --figure 8");
    desk.decided("review accept --min-confidence 0 --yes --again");

    assert!(["Qarandish", "Zamharir"].iter().all(|word| holds(&desk, word)));

    let size = desk.size();
    let run = desk.decide("erase r0");
    assert_eq!((run.status, desk.size()), (2, size));
    assert!(plain(&run.err).contains("--yes goes on without asking"), "{}", run.err);
    for words in [
        "1 reading with",
        "2 receipts",
        "1 decision on its claims alone",
        "What stays",
        "write no secret into the reason",
    ] {
        assert!(run.out.contains(words), "{words}: {}", run.out);
    }

    let out = desk.decided("erase r0 --yes");
    assert!(
        out.contains("r0 is erased (e") && out.contains("backups") && out.contains("texts.jsonl"),
        "{out}"
    );
    desk.verified();
    for words in ["Qarandish", "Zamharir"] {
        assert!(!holds(&desk, words), "{words}");
        assert!(!desk.fine(["sources", "--format", "jsonl"]).contains(words));
    }
    assert!(desk.claims("").iter().all(|id| id != "c0"));
    desk.refused("erase r0 --yes", 1, "was erased before");
    desk.refused("withdraw r0", 1, "was erased");
    desk.refused("review accept c0", 1, "replaced or erased");
    desk.refused("erase r9 --yes", 1, "no report r9");
    // The decision on many claims can still be undone.
    desk.decided("review undo");
    desk.decided("review accept --min-confidence 0 --yes");
    desk.verified();
}

#[test]
fn whole_files_that_hold_an_erased_report_go_with_it() {
    let desk = Desk::new();
    let table = "Event Description,Date\n\"Nine civilians were killed in Qarandish on Monday, the Civil Defence said.\",2016-10-04\n\"Two civilians were killed in Aleppo on Monday, the Civil Defence said.\",2016-10-04\n";
    std::fs::write(desk.path("rows.csv"), table).unwrap();
    desk.fine(["add", "rows.csv", "--map", "Event Description=text", "--map", "Date=published"]);
    assert!(holds(&desk, "Qarandish"));
    let answer: Value = serde_json::from_str(&desk.decided("erase r0 --yes --format json")).unwrap();
    assert_eq!(answer["claims"], 1);
    desk.verified();
    assert!(!holds(&desk, "Qarandish"));
    assert_eq!(desk.claims("").len(), 1, "the other row stays");
}

#[test]
fn what_is_left_after_an_erasure_is_what_the_log_says() {
    let desk =
        Desk::with([WITNESS, OTHER, "The Civil Defence said two people were killed in Idlib on Monday."]);
    desk.decided("source add Nobody --type person --role witness");
    desk.decided("source set 'Abu Zamharir' --grade C");
    let run = desk.decide("erase r0");
    assert!(run.out.contains("the name “Abu Zamharir”, which only this report brings"), "{}", run.out);
    let answer: Value = serde_json::from_str(&desk.decided("erase r0 --yes --format json")).unwrap();
    assert_eq!(answer["names_kept"][0]["name"], "Abu Zamharir");
    desk.decided("review accept --min-confidence 0 --yes");
    desk.decided("erase r1 --yes");
    desk.decided("review undo");
    let told = || {
        (desk.json("claims"), desk.json("sources"), desk.json("incidents"), desk.json("reports --withdrawn"))
    };
    let before = told();
    desk.fine(["verify", "--rebuild"]);
    assert_eq!(told(), before);
    // A source that other reports name is first named by one that is left; one that a person added stays.
    let sources = before.1.as_array().unwrap();
    let defence = sources.iter().find(|source| source["name"] == "Civil Defence").unwrap();
    assert_eq!(defence["entry"], "e6");
    assert!(sources.iter().any(|source| source["name"] == "Nobody"));
    assert!(!sources.iter().any(|source| source["name"] == "Abu Zamharir"));
}

#[test]
fn what_was_erased_comes_back_only_when_that_is_asked() {
    let desk = Desk::with(["Six people were killed in Homs on Monday, doctors said."]);
    desk.decided("erase r0 --yes");
    let path = desk.path("texts.jsonl");
    let again = desk.run(["add", path.to_str().unwrap()]);
    assert_eq!(again.status, 1, "{}", again.err);
    assert!(again.err.contains("were erased from the record"), "{}", again.err);
    assert_eq!(again.out, "");
    let asked = desk.run(["add", "--erased-again", path.to_str().unwrap()]);
    assert_eq!((asked.status, asked.out.contains("r1  1 claim")), (0, true), "{}{}", asked.out, asked.err);
}
