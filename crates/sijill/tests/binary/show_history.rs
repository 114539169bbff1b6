//! Anything of a record opens down to its words and the custody of its bytes, and tells what happened to it.

use serde_json::Value;

use crate::kit::fixture_lines;
use crate::record_kit::{Desk, plain};

const MARKET: &str = "At least 16 people were killed and 32 others were wounded on Tuesday when shells fell on a market in Aleppo, the Civil Defence said.";
const ROAD: &str =
    "Three soldiers were killed in Idlib on Monday when a bomb exploded beside the road, the army said.";

fn killed(desk: &Desk) -> String {
    desk.claims("--harm killed --report r0").remove(0)
}

fn correct(desk: &Desk, claim: &str) {
    desk.decided(&format!("review correct {claim} --figure 17"));
}

#[test]
fn a_report_opens_to_its_text_and_its_custody() {
    let desk = Desk::new();
    let path = desk.path("fixtures.jsonl");
    let lines: Vec<String> = fixture_lines().lines().take(2).map(str::to_owned).collect();
    std::fs::write(&path, format!("{}\n{}\n", lines[0], lines[1])).unwrap();
    desk.fine(["add", "fixtures.jsonl", "--by", "Leila"]);
    desk.fine(["add", "fixtures.jsonl", "--by", "Omar"]);
    let claim = desk.claims("--report r1").remove(0);
    desk.decided(&format!("review reject {claim}"));
    let page = desk.fine(["show", "r1", "--width", "100"]);
    for words in [
        "by Leila",
        "added by      Omar",
        "line 2",
        "SHA-256",
        "tells of",
        "published",
        "retrieved     not known",
    ] {
        assert!(
            page.contains(words) || words == "by Leila" && page.contains("added by      Leila"),
            "{words}: {page}"
        );
    }
    let text = page.split_once("── text").unwrap().1;
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("questions");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!("report-text", text));
    let told = desk.json("show r1");
    assert_eq!(told["custody"].as_array().unwrap().len(), 2);
    assert_eq!(told["custody"][1]["by"], "Omar");
    assert_eq!(told["reading"]["claims"][0]["review"], "rejected");
    let given: Value = serde_json::from_str(&lines[1]).unwrap();
    assert_eq!(told["reading"]["text"], given["text"]);
}

#[test]
fn a_report_gives_back_its_exact_bytes() {
    let desk = Desk::new();
    let bytes = b"\xef\xbb\xbfFive people were killed in Aleppo on Monday, the caf\xe9 said.\r\n";
    std::fs::write(desk.path("odd.txt"), bytes).unwrap();
    desk.fine(["add", "odd.txt"]);
    let path = desk.path("back.bin");
    let status = std::process::Command::new(assert_cmd::cargo::cargo_bin!("sijill"))
        .args(["show", "r0", "--bytes"])
        .env("SIJILL_RECORD", desk.record())
        .stdout(std::fs::File::create(&path).unwrap())
        .status()
        .unwrap();
    assert!(status.success());
    assert_eq!(std::fs::read(path).unwrap(), bytes);
    let run = desk.run(["show", "c0", "--bytes"]);
    assert_eq!((run.status, run.out.as_str()), (1, ""));
    assert!(run.err.contains("Only a report has bytes"), "{}", run.err);
}

#[test]
fn a_claim_opens_to_its_words_and_what_was_decided() {
    let desk = Desk::with([&*format!("Before.\n\n{MARKET}\n\nAfter."), ROAD]);
    let claim = killed(&desk);
    correct(&desk, &claim);
    let page = desk.fine(["show", &claim, "--width", "100"]);
    for words in [
        "At least 16 people were killed",
        "killed, 17",
        "As the reader read it",
        "killed, at least 16",
        "review        corrected (e",
        "by Leila: For the test.",
        "casualty.figure.low: 16 → 17",
        "Custody",
        "texts.jsonl",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    assert!(!page.contains("Before.") && !page.contains("After."), "{page}");
    let told = desk.json(&format!("show {claim}"));
    assert_eq!(told["claim"]["casualty"]["figure"]["low"], 17);
    assert_eq!(told["as_read"]["casualty"]["figure"]["low"], 16);
    assert_eq!(told["decisions"][0]["by"], "Leila");
    assert_eq!(told["id"], told["claim"]["id"]);
}

#[test]
fn incidents_sources_zones_and_entries_open() {
    let desk = Desk::with([MARKET, ROAD]);
    let page = desk.fine(["show", "r0.i1"]);
    assert!(
        page.contains("killed        at least 16") && page.contains("“At least 16 people were killed"),
        "{page}"
    );
    let source = desk.json("sources --name 'civil defence'")[0].clone();
    let id = source["id"].as_str().unwrap();
    let page = desk.fine(["show", "Civil Defence"]);
    assert_eq!(page, desk.fine(["show", id]));
    assert_eq!(page, desk.fine(["show", id.get(..8).unwrap()]));
    assert!(page.contains("Civil Defence") && page.contains("Its claims"), "{page}");
    desk.decided("zone set North --place gn:170063");
    assert!(desk.fine(["show", "north"]).contains("Aleppo (gn:170063)"));
    desk.decided("zone set 'Civil Defence' --place gn:170063");
    let run = desk.run(["show", "Civil Defence"]);
    assert_eq!(run.status, 1);
    assert!(plain(&run.err).contains("write “source:Civil Defence” or “zone:Civil Defence”"), "{}", run.err);
    assert_eq!(desk.fine(["show", "source:Civil Defence"]).lines().next(), page.lines().next());
    assert!(desk.fine(["show", "zone:Civil Defence"]).contains("gn:170063"));
    let entry = desk.fine(["show", "e0"]);
    assert!(entry.contains("record created, version 1") && entry.contains("leaf hash"), "{entry}");
    let told = desk.json("show e1");
    assert_eq!((told["kind"].as_str(), told["payload"]["program"].is_string()), (Some("report added"), true));
}

#[test]
fn a_history_tells_each_decision_and_its_undoing() {
    let desk = Desk::with([MARKET, ROAD]);
    let claim = killed(&desk);
    correct(&desk, &claim);
    desk.decided(&format!("review accept {claim}"));
    let events = desk.json(&format!("history {claim}"));
    let events = events.as_array().unwrap();
    let kinds: Vec<&str> = events.iter().map(|event| event["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["reading made", "claims reviewed", "claims reviewed"]);
    let change = &events[1]["changes"];
    let low =
        change.as_array().unwrap().iter().find(|change| change["member"] == "casualty.figure.low").unwrap();
    assert_eq!((low["old"].as_u64(), low["new"].as_u64()), (Some(16), Some(17)));
    let accepted = events[2]["entry"].as_str().unwrap().to_owned();
    desk.decided(&format!("review undo {accepted}"));
    let text = desk.fine(["history", &claim]);
    assert!(text.contains("casualty.figure.low: 16 → 17"), "{text}");
    assert!(text.contains("claims reviewed (undone) · by Leila: For the test."), "{text}");
    assert!(text.contains(&format!("undoes {accepted}")), "{text}");
    assert!(!text.contains("Idlib"));
    // The same decision, asked of itself.
    let own = desk.json(&format!("history {accepted}"));
    assert_eq!((own[0]["undone"].as_bool(), own[1]["kind"].as_str()), (Some(true), Some("decision undone")));
    let before = events[1]["recorded"].as_str().unwrap();
    assert_eq!(desk.json(&format!("history {claim} --as-of {before}")).as_array().unwrap().len(), 2);
}

#[test]
fn what_was_withdrawn_or_erased_says_so() {
    let desk = Desk::with([MARKET, ROAD]);
    let claim = killed(&desk);
    desk.decided("withdraw r1");
    let page = desk.fine(["show", "r1"]);
    assert!(page.contains("withdrawn     by Leila") && page.contains("For the test."), "{page}");
    assert!(desk.fine(["history", "r1"]).contains("report withdrawn · by Leila: For the test."));
    let before = jiff::Timestamp::now().to_string();
    std::thread::sleep(std::time::Duration::from_millis(5));
    desk.decided("erase r0 --yes");
    let across = claim.replace('c', "i");
    for id in ["r0", &claim, &across, "r0.i1", "e1", "e2"] {
        for moment in [vec![], vec!["--as-of", &before]] {
            let page = desk.fine(["show", id].into_iter().chain(moment.iter().copied()));
            assert!(
                page.contains("erased        by Leila, 2") && page.contains("For the test."),
                "{id}: {page}"
            );
            assert!(!page.contains("shells"), "{id}: {page}");
        }
        let told: Value = desk.json(&format!("show {id}"));
        assert_eq!(told["erased"]["by"], "Leila", "{id}: {told}");
        assert!(desk.fine(["history", id]).contains("payload erased"), "{id}");
    }
    let run = desk.run(["show", "r0", "--bytes"]);
    assert_eq!((run.status, run.out.as_str()), (1, ""));
    assert!(plain(&run.err).contains("The bytes of r0 were erased"), "{}", run.err);
}

#[test]
fn what_is_not_there_is_told() {
    let desk = Desk::with([MARKET]);
    for (id, said) in [
        ("r9", "The record has no report r9"),
        ("c999", "The record has no claim c999"),
        ("i999", "The record has no incident i999"),
        ("r0.i9", "The record has no incident r0.i9"),
        ("r9.i1", "The record has no report r9"),
        ("e999", "The record has no entry e999"),
        ("r99999999999999999999999", "The record has nothing of the id or name"),
        ("s0123456789abcdef", "The record has nothing of the id or name"),
        ("nobody", "The record has nothing of the id or name “nobody”"),
        ("zone:nowhere", "The record has no zone “nowhere”"),
        ("source:nobody", "The record has no source “nobody”"),
    ] {
        for command in ["show", "history"] {
            let run = desk.run([command, id]);
            assert_eq!((run.status, run.out.as_str()), (1, ""), "{command} {id}");
            assert!(plain(&run.err).contains(said), "{command} {id}: {}", run.err);
        }
    }
    assert_eq!(desk.run(["show"]).status, 2);
    assert_eq!(desk.run(["show", "r0", "--as-of", "2016-10-05"]).status, 1);
}
