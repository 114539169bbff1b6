//! Records and keys that are not what they should be: each is told in a sentence, and nothing is changed.

use std::fs;

use crate::kit::REPORT;
use crate::record_kit::{Desk, plain};

/// Fails unless commands that ask and that write end with 1 and say this, and the file stays as it is.
fn told(desk: &Desk, said: &str) {
    let before = fs::read(desk.record()).ok();
    for command in
        [&["add", "a.txt"][..], &["claims"], &["checkpoint"], &["dump", "d.tar.gz"], &["verify", "--rebuild"]]
    {
        let run = desk.run(command.iter().copied());
        let err = plain(&run.err);
        assert_eq!((run.status, run.out.as_str()), (1, ""), "{command:?}: {err}");
        assert!(err.contains(said), "{command:?}: {err}");
    }
    assert_eq!(fs::read(desk.record()).ok(), before, "the file was changed");
    assert!(!desk.path("d.tar.gz").exists());
}

fn verify_fails(desk: &Desk, said: &str) {
    let run = desk.run(["verify"]);
    let words = plain(&(run.out + &run.err));
    assert!(run.status == 1 && words.contains(said), "{}: {words}", run.status);
}

#[test]
fn a_file_that_is_no_record_is_called_so() {
    let desk = Desk::bare();
    desk.file("a.txt", REPORT);
    told(&desk, "There is no record at");
    told(&desk, "`sijill init` makes a record");
    verify_fails(&desk, "There is no record at");
    fs::create_dir(desk.record()).unwrap();
    verify_fails(&desk, "There is no record at");
    fs::remove_dir(desk.record()).unwrap();
    for bytes in [REPORT.as_bytes(), b"", &[0; 5000]] {
        desk.file("record.sijill", bytes);
        told(&desk, "is not a record of Sijill.");
        verify_fails(&desk, "is not a record of Sijill.");
    }
    fs::remove_file(desk.record()).unwrap();
    let other = rusqlite::Connection::open(desk.record()).unwrap();
    other.execute_batch("CREATE TABLE recipe(name TEXT); INSERT INTO recipe VALUES('soup')").unwrap();
    drop(other);
    told(&desk, "is not a record of Sijill.");
}

#[test]
fn a_newer_format_is_refused_and_left_alone() {
    let desk = Desk::with([REPORT]);
    desk.file("a.txt", REPORT);
    let other = rusqlite::Connection::open(desk.record()).unwrap();
    other.pragma_update(None, "user_version", 99).unwrap();
    drop(other);
    let known = sijill_record::store::FORMAT;
    told(
        &desk,
        &format!(
            "has the format 99, made by a newer version of Sijill; this one knows formats up to {known}. Nothing was changed."
        ),
    );
    told(&desk, "Install the newer version of Sijill.");
    verify_fails(&desk, "made by a newer version of Sijill");
}

#[test]
fn a_file_that_breaks_off_is_not_whole() {
    let desk = Desk::with([REPORT, "Nine people were killed in Idlib on Monday, the army said."]);
    let whole = fs::read(desk.record()).unwrap();
    // What was cut off must have said something: a page is filled up with zeros.
    let said = whole.iter().rposition(|byte| *byte != 0).unwrap();
    for length in [50, 4096, 4096 * 3, whole.len() / 2, whole.len() - 4096, said] {
        fs::write(desk.record(), &whole[..length]).unwrap();
        let run = desk.run(["verify"]);
        let words = plain(&(run.out.clone() + &run.err));
        assert_eq!(run.status, 1, "{length} bytes of {}: {words}", whole.len());
        assert!(
            words.contains("NOT whole") || words.contains("is not a record") || words.contains("is damaged"),
            "{length}: {words}"
        );
        assert!(!words.contains("panicked"), "{words}");
        // What writes must not make it worse, and must not hang or panic.
        desk.file("b.txt", "Two people were killed in Homs on Monday, the army said.");
        let run = desk.run(["claims"]);
        assert!(!run.err.contains("panicked"), "{}", run.err);
    }
}

#[test]
fn entries_are_signed_with_the_records_own_key_or_not_at_all() {
    let desk = Desk::new();
    desk.file("a.txt", REPORT);
    desk.fine(["init", "other.sijill", "--name", "other.example/record"]);
    let other = desk.path("home/keys/other.example_record.key");
    let refused = |arguments: &[&str], said: &[&str]| {
        let run = desk.run(arguments.iter().copied());
        let err = plain(&run.err);
        assert_eq!((run.status, run.out.as_str()), (1, ""), "{err}");
        for words in said {
            assert!(err.contains(words), "{words}: {err}");
        }
        assert_eq!(desk.size(), 1);
    };
    refused(
        &["add", "a.txt", "--key", other.to_str().unwrap()],
        &["is not the one that signs this record", "Name the record's own key with --key."],
    );
    refused(&["add", "a.txt", "--key", "a.txt"], &["a.txt holds no key."]);
    refused(&["add", "a.txt", "--key", "nowhere.key"], &["nowhere.key, could not be read"]);
    fs::rename(desk.key(), desk.path("moved.key")).unwrap();
    refused(
        &["add", "a.txt"],
        &["The key of this record,", "Name its file with --key, or bring it back from your copy."],
    );
    // Asking needs no key.
    desk.fine(["claims"]);
    desk.verified();
    desk.fine(["add", "a.txt", "--key", "moved.key"]);
    desk.verified();
}
