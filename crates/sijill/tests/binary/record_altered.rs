//! Records that somebody altered, reordered or cut short behind the program's back: `sijill verify` names what, and first
//! the first of it.

use std::fs;

use rusqlite::Connection;
use serde_json::{Value, json};

use crate::record_kit::Desk;

const TEXTS: [&str; 4] = [
    "At least 16 people were killed in Aleppo on Monday, the Civil Defence said.",
    "Nine civilians were killed in Idlib on Monday, the Civil Defence said.",
    "Two soldiers were killed in Homs on Monday, the army said.",
    "Five people were killed in Hama on Monday, the army said.",
];

/// What `verify` finds after some SQL was run on the file, as JSON; the words name the first fault, too.
fn verified(desk: &Desk, arguments: &[&str]) -> Value {
    let run = desk.run(["verify", "--format", "json"].into_iter().chain(arguments.iter().copied()));
    let told: Value = serde_json::from_str(&run.out).unwrap_or_else(|_| panic!("{}", run.err));
    let clean = told["ok"].as_bool().unwrap();
    assert_eq!((run.status, clean), (i32::from(!clean), told["faults"].as_array().unwrap().is_empty()));
    let words = desk.run(["verify"].into_iter().chain(arguments.iter().copied()));
    assert_eq!(words.status, run.status);
    if !clean {
        let first = told["faults"][0]["sentence"].as_str().unwrap();
        let lines: Vec<&str> = words.out.lines().collect();
        assert!(lines[0].ends_with("is NOT whole:") && lines[1].trim() == first, "{}", words.out);
    }
    told
}

fn after(sql: &str) -> Value {
    let desk = Desk::with(TEXTS);
    desk.verified();
    let file = Connection::open(desk.record()).unwrap();
    file.execute_batch(sql).unwrap();
    drop(file);
    verified(&desk, &[])
}

/// Fails unless this is what the first fault is about, and its sentence has these words.
fn first(told: &Value, about: Value, words: &str) {
    let fault = &told["faults"][0];
    assert_eq!(fault["about"], about, "{told:#}");
    assert!(fault["sentence"].as_str().unwrap().contains(words), "{told:#}");
}

/// SQL that changes one byte of a blob column, somewhere in its middle.
fn one_byte(table: &str, column: &str, number: u64) -> String {
    format!(
        "UPDATE {table} SET {column} = CAST(substr({column}, 1, length({column}) / 2) AS BLOB) \
         || CASE WHEN substr({column}, length({column}) / 2 + 1, 1) = x'41' THEN x'42' ELSE x'41' END \
         || substr({column}, length({column}) / 2 + 2) WHERE number = {number}"
    )
}

/// The same, kept a blob.
fn byte_of(table: &str, column: &str, number: u64) -> String {
    format!(
        "{}; UPDATE {table} SET {column} = CAST({column} AS BLOB) WHERE number = {number}",
        one_byte(table, column, number)
    )
}

#[test]
fn an_altered_entry_is_named() {
    for column in ["payload", "salt", "leaf"] {
        let told = after(&byte_of("entry", column, 3));
        first(&told, json!({"entry": 3}), "e3");
    }
    first(
        &after("UPDATE entry SET time = time + 1 WHERE number = 5"),
        json!({"entry": 5}),
        "Entry e5 was altered",
    );
    first(&after("UPDATE entry SET version = 2 WHERE number = 5"), json!({"entry": 5}), "e5");
    let two = format!("{}; {}", byte_of("entry", "payload", 6), byte_of("entry", "payload", 2));
    first(&after(&two), json!({"entry": 2}), "e2");
}

#[test]
fn altered_bytes_of_a_report_are_named() {
    let told = after(&byte_of("blob", "bytes", 2));
    let faults = told["faults"].as_array().unwrap();
    // The report's own entry, or its reading, which is stored after its bytes.
    assert!(faults.iter().any(|fault| fault["about"] == json!({"report": 2})), "{told:#}");
    assert!(
        ["e5", "e6", "r2"].iter().any(|name| faults[0]["sentence"].as_str().unwrap().contains(name)),
        "{told:#}"
    );
    let told = after("UPDATE blob SET bytes = NULL WHERE number = 1");
    first(&told, json!({"report": 1}), "The bytes of the report r1 are missing");
    let told = after("UPDATE blob SET sha256 = zeroblob(32) WHERE number = 1");
    first(&told, json!({"report": 1}), "r1");
}

#[test]
fn entries_that_changed_places_are_named() {
    let swap = "UPDATE entry SET number = -1 WHERE number = 3; UPDATE entry SET number = 3 WHERE number = 5; \
                UPDATE entry SET number = 5 WHERE number = -1";
    let told = after(swap);
    first(&told, json!({"entry": 3}), "Entry e3 is out of its place: what stands there was recorded as e5.");
    let said = told["faults"].to_string();
    assert!(said.contains("Entry e5 is out of its place: what stands there was recorded as e3."), "{told:#}");
}

#[test]
fn missing_and_added_entries_are_named() {
    first(&after("DELETE FROM entry WHERE number = 4"), json!({"entry": 4}), "Entry e4 is missing.");
    first(&after("DELETE FROM entry WHERE number >= 7"), json!({"entry": 7}), "missing");
    let added = "INSERT INTO entry SELECT 9, kind, version, time, leaf, salt, payload, commitment, after FROM entry WHERE number = 7";
    let told = after(added);
    assert_eq!(told["ok"], false);
    assert!(told["faults"].to_string().contains("e9"), "{told:#}");
}

#[test]
fn damaged_views_are_told_and_mended() {
    let desk = Desk::with(TEXTS);
    let claims = desk.fine(["claims", "--format", "jsonl"]);
    let file = Connection::open(desk.record()).unwrap();
    file.execute_batch(
        "UPDATE part SET bytes = zeroblob(length(bytes)) WHERE key = (SELECT min(key) FROM part)",
    )
    .unwrap();
    drop(file);
    let told = verified(&desk, &[]);
    first(&told, json!("view"), "");
    desk.fine(["verify", "--rebuild"]);
    assert_eq!(desk.fine(["claims", "--format", "jsonl"]), claims);
}

#[test]
fn a_record_that_was_cut_short_is_told_by_the_checkpoint_that_this_machine_kept() {
    let desk = Desk::with([TEXTS[0]]);
    let older = fs::read(desk.record()).unwrap();
    desk.file("b.txt", TEXTS[1]);
    desk.fine(["add", "b.txt"]);
    let kept = desk.checkpoint();
    desk.file("kept.txt", &kept);
    fs::write(desk.record(), &older).unwrap();
    let told = verified(&desk, &[]);
    first(&told, json!("checkpoint"), "entries from e3 on are missing");
    assert_eq!((told["size"].as_u64(), told["checkpoints_compared"].as_u64()), (Some(3), Some(0)));

    // Elsewhere nothing is known of it, unless somebody kept the checkpoint.
    fs::remove_dir_all(desk.path("home/checkpoints")).unwrap();
    let told = verified(&desk, &[]);
    assert_eq!((told["ok"].as_bool(), told["checkpoints_compared"].as_u64()), (Some(true), Some(0)));
    let told = verified(&desk, &["--checkpoint", "kept.txt"]);
    first(&told, json!("checkpoint"), "entries from e3 on are missing");

    // Other entries in their place do not make it whole.
    desk.file("c.txt", TEXTS[2]);
    desk.file("d.txt", TEXTS[3]);
    desk.fine(["add", "c.txt", "d.txt"]);
    let told = verified(&desk, &["--checkpoint", "kept.txt"]);
    first(
        &told,
        json!("checkpoint"),
        "The first 5 entries are not those that the kept checkpoint was made of: the log was rewritten.",
    );

    // A checkpoint of another record, and one that was tampered with, are no witness.
    desk.file("altered.txt", kept.replace("\n5\n", "\n4\n"));
    let told = verified(&desk, &["--checkpoint", "altered.txt"]);
    first(&told, json!("checkpoint"), "A kept checkpoint is of no use.");
    let run = desk.run(["verify", "--checkpoint", "nowhere.txt"]);
    assert!(run.status == 1 && run.err.contains("nowhere.txt could not be read"), "{}", run.err);
}

#[test]
fn what_is_whole_is_told_so() {
    let desk = Desk::with(TEXTS);
    desk.file("first.txt", desk.checkpoint());
    desk.file("e.txt", "Six people were killed in Raqqa on Monday, the army said.");
    desk.fine(["add", "e.txt"]);
    let told = verified(&desk, &["--checkpoint", "first.txt"]);
    assert_eq!((told["ok"].as_bool(), told["checkpoints_compared"].as_u64()), (Some(true), Some(2)));
    assert_eq!(
        (told["size"].as_u64(), told["reports"].as_u64(), told["blobs"].as_u64()),
        (Some(11), Some(5), Some(5))
    );
    assert_eq!(told["root"], desk.json("checkpoint")["root"]);
    assert!(told["checkpoint"].as_str().unwrap().starts_with("test.example/record\n11\n"), "{told:#}");
    let words = desk.fine(["verify", "--checkpoint", "first.txt"]);
    assert!(words.contains("is whole: 11 entries, 5 reports, 0 erased entries."), "{words}");
    assert!(words.ends_with("It goes on from the 2 checkpoints that were kept.\n"), "{words}");
}

#[test]
fn an_older_copy_is_not_added_to_unasked() {
    let desk = Desk::with(["Six people were killed in Homs on Monday, doctors said."]);
    let copy = desk.path("copy");
    std::fs::copy(desk.record(), &copy).unwrap();
    desk.add(["Seven people were killed in Homs on Monday, doctors said."]);
    std::fs::copy(&copy, desk.record()).unwrap();
    let path = desk.path("texts.jsonl");
    let refused = desk.run(["add", path.to_str().unwrap()]);
    assert_eq!((refused.status, refused.out.as_str()), (1, ""));
    assert!(refused.err.contains("does not go on from the one of 5 entries"), "{}", refused.err);
    let restored = desk.run(["add", "--restored", path.to_str().unwrap()]);
    assert_eq!(restored.status, 0, "{}", restored.err);
    desk.fine(["verify"]);
    desk.fine(["add", path.to_str().unwrap(), "--quiet"]);
}
