//! Checkpoints, proofs, dumps and loads: what others can check, here and with a verifier that shares no code with us.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};

use crate::record_kit::{Desk, plain};

const TEXTS: [&str; 3] = [
    "At least 16 people were killed in Aleppo on Monday, the Civil Defence said.",
    "Nine civilians were killed in Idlib on Monday, the Civil Defence said.",
    "Two soldiers were killed in Homs on Monday, the army said.",
];

/// A record with a bit of everything, and its public key.
fn desk() -> (Desk, String) {
    let desk = Desk::with(TEXTS);
    desk.file("again.txt", TEXTS[0]);
    desk.file(
        "week.csv",
        "id,text\nx1,Five people were killed in Hama.\nx2,Six people were killed in Raqqa.\n",
    );
    desk.fine(["add", "again.txt", "again.txt", "week.csv", "--by", "Leila"]);
    desk.decided("review accept c0");
    desk.decided("review correct c1 --figure 8");
    let key = desk.json("checkpoint")["public_key"].as_str().unwrap().to_owned();
    (desk, key)
}

/// The verifier in Python: exit status and output.
fn python(arguments: &[&str], desk: &Desk) -> (i32, String) {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/verify.py");
    let output = Command::new("python3")
        .arg(script)
        .args(arguments)
        .current_dir(desk.path(""))
        .output()
        .expect("python3 runs");
    let words = [output.stdout, output.stderr].concat();
    (output.status.code().unwrap(), String::from_utf8(words).unwrap())
}

fn number(told: &Value, name: &str) -> u64 {
    told[name].as_u64().unwrap_or_else(|| panic!("{name}: {told}"))
}

/// Fails unless a load ends with 1, says this, and leaves nothing.
fn refused(desk: &Desk, name: &str, said: &str) {
    let run = desk.run(["load", name, "--record", "copy.sijill"]);
    let err = plain(&run.err);
    assert_eq!((run.status, run.out.as_str()), (1, ""), "{name}: {err}");
    assert!(err.contains(said) && !err.contains("panicked"), "{name}: {err}");
    let left: Vec<_> = fs::read_dir(desk.path("")).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert!(left.iter().all(|name| !name.to_string_lossy().starts_with("copy.sijill")), "{left:?}");
}

/// All answers of a record, as text.
fn answers(desk: &Desk, record: &str) -> Vec<String> {
    ["claims", "reports", "sources", "incidents"]
        .iter()
        .map(|question| desk.fine([*question, "--record", record, "--format", "jsonl", "--limit", "100000"]))
        .collect()
}

#[test]
fn the_checkpoint_is_a_signed_note() {
    let (desk, key) = desk();
    let words = desk.checkpoint();
    let lines: Vec<&str> = words.lines().collect();
    let told = desk.json("checkpoint");
    assert_eq!(
        (lines[0], lines[1], lines[2]),
        ("test.example/record", number(&told, "size").to_string().as_str(), told["root"].as_str().unwrap())
    );
    assert!(lines[3].is_empty() && lines[4].starts_with("— test.example/record "), "{words}");
    assert_eq!(told["checkpoint"].as_str(), Some(words.as_str()));
    assert!(key.starts_with("test.example/record+") && told["time"].as_str().unwrap().ends_with('Z'));
    assert_eq!(number(&told, "size"), desk.size());
}

#[test]
fn a_proof_holds_for_whoever_has_the_right_key() {
    let (desk, key) = desk();
    desk.file("public.txt", format!("{key}\n"));
    let told: Value = serde_json::from_str(&desk.fine([
        "init",
        "o.sijill",
        "--name",
        "test.example/other",
        "--format",
        "json",
    ]))
    .unwrap();
    let other = told["public_key"].as_str().unwrap();
    for id in ["r0", "e4", "r3"] {
        desk.fine(["prove", id, "--out", "a.proof"]);
        assert_eq!(
            desk.fine(["prove", id]),
            fs::read_to_string(desk.path("a.proof")).unwrap(),
            "printed, it is the same"
        );
        let words = desk.fine(["verify-proof", "a.proof", "--public-key", &key]);
        assert!(
            words.starts_with("The proof holds: all of it is in the record test.example/record"),
            "{words}"
        );
        assert!(words.contains("Signed with the key that you gave"), "{words}");
        let told = desk.json("verify-proof a.proof --public-key public.txt");
        assert_eq!((told["key_given"].as_bool(), number(&told, "size")), (Some(true), desk.size()));
        assert_eq!(told["root"], desk.json("checkpoint")["root"]);
        let run = desk.run(["verify-proof", "a.proof", "--public-key", other]);
        assert_eq!((run.status, run.out.as_str()), (1, ""), "{}", run.err);
        assert!(plain(&run.err).contains("a.proof proves nothing."), "{}", run.err);
        // Without a key it says what that is worth.
        assert!(desk.fine(["verify-proof", "a.proof"]).contains("checked by the key that it carries"));
        let (status, words) = python(&["proof", "a.proof", "--key", &key], &desk);
        assert_eq!(status, 0, "{words}");
        assert_eq!(python(&["proof", "a.proof", "--key", other], &desk).0, 1);
    }
    // A report's proof has how it came and what was made of it, and its bytes unless they are left out.
    desk.fine(["prove", "r0", "--out", "a.proof"]);
    let told = desk.json("verify-proof a.proof");
    let kinds: Vec<_> =
        told["entries"].as_array().unwrap().iter().map(|entry| entry["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds.iter().filter(|kind| **kind == "report added").count(), 1, "{kinds:?}");
    assert!(kinds.contains(&"reading made") && kinds.contains(&"claims reviewed"), "{kinds:?}");
    assert_eq!(told["blobs"].as_array().unwrap().len(), 1);
    desk.fine(["prove", "r0", "--without-bytes", "--out", "b.proof"]);
    assert_eq!(desk.json("verify-proof b.proof")["blobs"], json!([]));
}

#[test]
fn a_proof_that_was_altered_proves_nothing() {
    let (desk, key) = desk();
    let whole = desk.fine(["prove", "r1"]);
    let proof: Value = serde_json::from_str(&whole).unwrap();
    let mut altered: Vec<(&str, Value)> = Vec::new();
    let mut with = |what: &'static str, change: &dyn Fn(&mut Value)| {
        let mut copy = proof.clone();
        change(&mut copy);
        assert_ne!(copy, proof, "{what}");
        altered.push((what, copy));
    };
    with("payload", &|p| {
        let payload = p["entries"][1]["payload"].as_str().unwrap().replace("Nine", "Five");
        p["entries"][1]["payload"] = payload.into();
    });
    with("time", &|p| p["entries"][0]["time"] = "2016-10-04T00:00:00.000Z".into());
    with("number", &|p| p["entries"][0]["number"] = 1.into());
    with("kind", &|p| p["entries"][0]["kind"] = "custody added".into());
    with("path", &|p| {
        let text = p["entries"][0]["proof"].as_str().unwrap().to_owned();
        let lines: Vec<&str> = text.lines().collect();
        p["entries"][0]["proof"] = text.replacen(lines[2], lines[3], 1).into();
    });
    with("size", &|p| {
        let text = p["entries"][0]["proof"]
            .as_str()
            .unwrap()
            .replace("test.example/record\n", "test.example/record\n1");
        p["entries"][0]["proof"] = text.into();
    });
    with("bytes", &|p| {
        let blobs = p["blobs"].as_object_mut().unwrap();
        let (_, first) = blobs.iter_mut().next().unwrap();
        *first = "Zm9yZ2Vk".into();
    });
    for (what, value) in altered {
        desk.file("altered.proof", value.to_string());
        let run = desk.run(["verify-proof", "altered.proof", "--public-key", &key]);
        assert_eq!((run.status, run.out.as_str()), (1, ""), "{what}: {}", run.out);
        assert!(plain(&run.err).contains("altered.proof proves nothing."), "{what}: {}", run.err);
        assert_eq!(python(&["proof", "altered.proof", "--key", &key], &desk).0, 1, "{what}");
    }
    for (name, bytes) in [("half.proof", &whole.as_bytes()[..whole.len() / 2]), ("empty.proof", b"")] {
        desk.file(name, bytes);
        assert_eq!(desk.run(["verify-proof", name]).status, 1, "{name}");
    }
    for (id, status) in [("r99", 1), ("e9999", 1), ("c0", 2), ("x", 2)] {
        let run = desk.run(["prove", id]);
        assert_eq!((run.status, run.out.as_str()), (status, ""), "{id}: {}", run.err);
    }
}

#[test]
fn a_record_moves_whole() {
    let (desk, key) = desk();
    let told: Value = serde_json::from_str(&desk.fine(["dump", "d.tar.gz", "--format", "json"])).unwrap();
    assert_eq!((number(&told, "size"), &told["root"]), (desk.size(), &desk.json("checkpoint")["root"]));
    let (status, words) = python(&["dump", "d.tar.gz", "--key", &key], &desk);
    assert_eq!(status, 0, "{words}");
    let loaded: Value = serde_json::from_str(&desk.fine([
        "load",
        "d.tar.gz",
        "--record",
        "copy.sijill",
        "--public-key",
        &key,
        "--format",
        "json",
    ]))
    .unwrap();
    assert_eq!(
        (&loaded["root"], &loaded["size"], loaded["public_key"].as_str()),
        (&told["root"], &told["size"], Some(key.as_str()))
    );
    desk.fine(["verify", "--record", "copy.sijill"]);
    let own = desk.record().display().to_string();
    let (before, after) = (answers(&desk, &own), answers(&desk, "copy.sijill"));
    assert!(before.iter().all(|answer| answer.lines().count() > 2), "{before:?}");
    assert_eq!(before, after);
    for id in ["r0", "c1", "e4"] {
        assert_eq!(
            desk.fine(["history", id, "--format", "json"]),
            desk.fine(["history", id, "--format", "json", "--record", "copy.sijill"])
        );
    }
    // Dumped again it is the same archive, through a pipe too.
    desk.fine(["dump", "e.tar.gz", "--record", "copy.sijill"]);
    let piped = desk.command().args(["dump", "-"]).output().unwrap().stdout;
    assert_eq!(fs::read(desk.path("d.tar.gz")).unwrap(), piped);
    assert_eq!(fs::read(desk.path("e.tar.gz")).unwrap(), piped);
    let run =
        crate::kit::run(desk.command().args(["load", "-", "--record", "piped.sijill"]).write_stdin(piped));
    assert!(run.status == 0 && run.out.contains("Compare that key with the one"), "{}{}", run.out, run.err);
    // The copy can be added to, with its key.
    desk.file("new.txt", "Four people were killed in Latakia on Monday, the army said.");
    desk.fine(["add", "new.txt", "--record", "copy.sijill"]);
    desk.fine(["verify", "--record", "copy.sijill"]);
}

#[test]
fn what_was_erased_stays_erased_when_a_record_moves() {
    let (desk, key) = desk();
    desk.decided("erase r1 --yes");
    desk.fine(["dump", "d.tar.gz"]);
    let (status, words) = python(&["dump", "d.tar.gz", "--key", &key], &desk);
    assert_eq!(status, 0, "{words}");
    desk.fine(["load", "d.tar.gz", "--record", "copy.sijill"]);
    let told = desk.json("verify --record copy.sijill");
    assert!(number(&told, "erased") >= 2, "{told}");
    assert_eq!(
        (&told["root"], &told["erased"]),
        (&desk.json("checkpoint")["root"], &desk.json("verify")["erased"])
    );
    let own = desk.record().display().to_string();
    assert_eq!(answers(&desk, &own), answers(&desk, "copy.sijill"));
    let shown = desk.fine(["show", "r1", "--format", "json", "--record", "copy.sijill"]);
    assert!(!shown.contains("Nine civilians"), "{shown}");
    desk.fine(["prove", "r1", "--record", "copy.sijill", "--out", "a.proof"]);
    assert!(desk.fine(["verify-proof", "a.proof", "--public-key", &key]).contains("erased since"));
    assert_eq!(python(&["proof", "a.proof", "--key", &key], &desk).0, 0);
}

#[test]
fn an_archive_that_was_altered_or_cut_makes_no_record() {
    let (desk, key) = desk();
    desk.fine(["dump", "d.tar.gz"]);
    let whole = fs::read(desk.path("d.tar.gz")).unwrap();
    for length in [0, 10, whole.len() / 3, whole.len() - 20, whole.len() - 1] {
        desk.file("cut.tar.gz", &whole[..length]);
        refused(&desk, "cut.tar.gz", "archive");
        assert_ne!(python(&["dump", "cut.tar.gz", "--key", &key], &desk).0, 0, "{length}");
    }
    desk.file("no.tar.gz", "no archive");
    refused(&desk, "no.tar.gz", "It is no archive of Sijill, or it was cut short.");
    refused(&desk, "nowhere.tar.gz", "nowhere.tar.gz could not be read");

    // Altered within, in the same length, and packed again as it should be.
    let mut tar = Vec::new();
    std::io::Read::read_to_end(&mut flate2::read::GzDecoder::new(&whole[..]), &mut tar).unwrap();
    for (from, to) in
        [("Nine civilians", "Five civilians"), ("\"Leila", "\"Leyla"), ("Two soldiers", "Six soldiers")]
    {
        let mut altered = tar.clone();
        let mut found = 0;
        for at in 0..tar.len() - from.len() {
            if &tar[at..at + from.len()] == from.as_bytes() {
                altered[at..at + to.len()].copy_from_slice(to.as_bytes());
                found += 1;
            }
        }
        assert!(found > 0, "{from}");
        desk.file("altered.tar.gz", crate::packed::gzip(altered));
        refused(&desk, "altered.tar.gz", "altered");
        assert_eq!(python(&["dump", "altered.tar.gz", "--key", &key], &desk).0, 1, "{from}");
    }
    let told: Value = serde_json::from_str(&desk.fine([
        "init",
        "o.sijill",
        "--name",
        "test.example/other",
        "--format",
        "json",
    ]))
    .unwrap();
    let run = desk.run([
        "load",
        "d.tar.gz",
        "--record",
        "copy.sijill",
        "--public-key",
        told["public_key"].as_str().unwrap(),
    ]);
    assert!(run.status == 1 && plain(&run.err).contains("is signed with the key"), "{}", run.err);
    assert!(!desk.path("copy.sijill").exists());
}

#[test]
fn nothing_is_written_over() {
    let (desk, _) = desk();
    desk.fine(["dump", "d.tar.gz"]);
    let before = fs::read(desk.record()).unwrap();
    let run = desk.run(["load", "d.tar.gz"]);
    assert!(run.status == 1 && plain(&run.err).contains("is there already"), "{}", run.err);
    assert_eq!(fs::read(desk.record()).unwrap(), before);
    let archive = fs::read(desk.path("d.tar.gz")).unwrap();
    let run = desk.run(["dump", "d.tar.gz"]);
    assert!(run.status == 1 && plain(&run.err).contains("d.tar.gz could not be written"), "{}", run.err);
    assert_eq!(fs::read(desk.path("d.tar.gz")).unwrap(), archive);
    let run = desk.run(["dump", "no/such/folder.tar.gz"]);
    assert_eq!(run.status, 1, "{}", run.err);
}
