//! `sijill init`: what it makes and tells, and what it refuses to touch.

use std::fs;

use serde_json::Value;

use crate::record_kit::{Desk, plain};

#[test]
fn a_record_is_made_with_a_key_and_its_name_is_told() {
    let desk = Desk::bare();
    let out = desk.fine(["init", "--name", "observatory.example/aleppo"]);
    let record = desk.record().display().to_string();
    assert!(
        out.starts_with(&format!("The record {record} was made. Its name is observatory.example/aleppo.\n")),
        "{out}"
    );
    let key = desk.path("home/keys/observatory.example_aleppo.key");
    assert!(out.contains(&key.display().to_string()), "{out}");
    let public = out.lines().last().unwrap();
    assert!(public.starts_with("observatory.example/aleppo+"), "{out}");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(
            fs::metadata(&key).unwrap().permissions().mode() & 0o777,
            0o600,
            "the key is its owner's alone"
        );
    }
    let secret = fs::read_to_string(&key).unwrap();
    assert!(!out.contains(secret.trim()) && !secret.trim().is_empty());
    let told = desk.json("checkpoint");
    assert_eq!(
        (told["origin"].as_str(), told["size"].as_u64()),
        (Some("observatory.example/aleppo"), Some(1))
    );
    assert_eq!(told["public_key"].as_str(), Some(public));
    desk.verified();
}

#[test]
fn as_json_it_tells_the_same() {
    let desk = Desk::bare();
    let told: Value = serde_json::from_str(&desk.fine(["init", "other.sijill", "--format", "json"])).unwrap();
    assert_eq!(told["record"], "other.sijill");
    let name = told["name"].as_str().unwrap();
    assert!(name.starts_with("sijill.local/other-"), "a name that no other record has: {name}");
    assert!(told["public_key"].as_str().unwrap().starts_with(&format!("{name}+")), "{told}");
    assert!(fs::read_to_string(told["key"].as_str().unwrap()).is_ok());
    let again: Value = serde_json::from_str(&desk.fine(["init", "sub.sijill", "--format", "json"])).unwrap();
    assert_ne!(again["name"], told["name"]);
    assert!(!desk.record().exists(), "the named file alone is made");
}

#[test]
fn what_is_there_already_is_left_as_it_is() {
    let desk = Desk::bare();
    desk.file("record.sijill", "somebody's notes");
    let run = desk.run(["init", "--name", "a.example/a"]);
    assert_eq!(run.status, 1);
    assert!(
        plain(&run.err).contains("is there already; a record is never made over another file."),
        "{}",
        run.err
    );
    assert_eq!(fs::read_to_string(desk.record()).unwrap(), "somebody's notes");
    assert!(!desk.path("home/keys/a.example_a.key").exists(), "no key without a record");

    desk.fine(["init", "one.sijill", "--name", "a.example/a"]);
    let key = fs::read(desk.path("home/keys/a.example_a.key")).unwrap();
    let run = desk.run(["init", "two.sijill", "--name", "a.example/a"]);
    assert_eq!(run.status, 1);
    assert!(plain(&run.err).contains("already; it was left as it is."), "{}", run.err);
    assert!(plain(&run.err).contains("Use it with --key"), "{}", run.err);
    assert!(!desk.path("two.sijill").exists(), "no record without its key");
    assert_eq!(fs::read(desk.path("home/keys/a.example_a.key")).unwrap(), key);
}

#[test]
fn a_key_that_is_there_can_sign_another_record() {
    let desk = Desk::bare();
    desk.fine(["init", "--name", "a.example/a"]);
    let key = "home/keys/a.example_a.key";
    let told: Value =
        serde_json::from_str(&desk.fine(["init", "two.sijill", "--key", key, "--format", "json"])).unwrap();
    assert_eq!((told["name"].as_str(), told["key"].as_str()), (Some("a.example/a"), Some(key)));
    desk.file("a.txt", crate::kit::REPORT);
    desk.fine(["add", "a.txt", "--record", "two.sijill"]);
    assert_eq!(desk.run(["init", "three.sijill", "--key", key, "--name", "b.example/b"]).status, 2);
    for (name, said) in [("a.txt", "holds no key"), ("nowhere.key", "could not be read")] {
        let run = desk.run(["init", "three.sijill", "--key", name]);
        assert_eq!(run.status, 1);
        assert!(plain(&run.err).contains(said), "{}", run.err);
    }
    assert!(!desk.path("three.sijill").exists());
    for name in ["with space", "a+b", ""] {
        let run = desk.run(["init", "three.sijill", "--name", name]);
        assert!(run.status == 1 || run.status == 2, "{name}");
        assert!(!desk.path("three.sijill").exists(), "{name}");
    }
}
