//! A record that somebody altered: the first entry or report that is not what it was is named, and nothing panics.
#![expect(clippy::unwrap_used, reason = "tests")]

mod common;

use std::path::Path;

use common::{Dice, add, create, opener, path_in, verified, with};
use rusqlite::Connection;
use sijill_record::Record;
use sijill_record::payload::Verdict;
use sijill_record::store::{SqliteStore, Store, StoreError};
use sijill_record::verify::{About, Verified, verify};

fn record(folder: &tempfile::TempDir) -> Record {
    let mut record = create(&path_in(folder));
    add(&mut record, &(0..300).collect::<Vec<_>>(), 1, 1);
    add(&mut record, &[7], 1, 2);
    with(&mut record, 3, |r| r.review(&[0, 1], Verdict::Accept, None, None, "Nour", "right").unwrap());
    record
}

/// Alters a record behind its back and verifies it.
fn after(sql: &str) -> Verified {
    let folder = tempfile::tempdir().unwrap();
    let path = path_in(&folder);
    drop(record(&folder));
    Connection::open(&path).unwrap().execute_batch(sql).unwrap();
    let verified = verified(&path);
    assert!(!verified.is_clean(), "{sql}");
    verified
}

#[track_caller]
fn first(verified: &Verified, about: About, words: &str) {
    let first = verified.faults.first().unwrap();
    assert_eq!(first.about, about, "{:#?}", verified.faults);
    assert!(first.sentence.contains(words), "{:#?}", verified.faults);
}

#[test]
fn an_altered_entry_is_named() {
    let altered = "Entry e5 was altered";
    first(&after("UPDATE entry SET salt = zeroblob(32) WHERE number = 5"), About::Entry(5), altered);
    first(&after("UPDATE entry SET kind = kind + 1, version = 1 WHERE number = 5"), About::Entry(5), altered);
    first(&after("UPDATE entry SET leaf = zeroblob(32) WHERE number = 5"), About::Entry(5), altered);
    first(&after("UPDATE entry SET time = time + 1 WHERE number = 5"), About::Entry(5), altered);
    first(
        &after("UPDATE entry SET time = time - 1000000 WHERE number = 5"),
        About::Entry(5),
        "before the one that stands before it",
    );
    first(&after("UPDATE entry SET payload = x'00' WHERE number IN (5, 9)"), About::Entry(5), altered);
    first(
        &after("UPDATE entry SET payload = x'77' WHERE number IN (5, 9)"),
        About::Entry(5),
        "Entry e5 cannot be read",
    );
    first(&after("UPDATE entry SET kind = 99 WHERE number = 5"), About::Entry(5), "Entry e5 cannot be read");
    let told = after(
        "UPDATE entry SET payload = NULL, salt = NULL, after = NULL, commitment = zeroblob(32) WHERE number = 5",
    );
    first(&told, About::Entry(5), altered);
    assert!(told.faults[1].sentence.contains("no entry says that it was erased"));
}

#[test]
fn a_missing_entry_is_named() {
    first(&after("DELETE FROM entry WHERE number = 5"), About::Entry(5), "Entry e5 is missing");
    first(
        &after("DELETE FROM entry WHERE number BETWEEN 5 AND 8"),
        About::Entry(5),
        "The entries e5 to e8 are missing",
    );
    first(
        &after("DELETE FROM entry WHERE number >= 590"),
        About::Entry(590),
        "The entries e590 to e602 are missing",
    );
    first(
        &after(
            "INSERT INTO entry SELECT 9999, kind, version, time, leaf, salt, payload, commitment, after FROM entry WHERE number = 5",
        ),
        About::Entry(9999),
        "after the last one",
    );
    first(&after("DELETE FROM entry"), About::Entry(0), "are missing");
    let shifted = after(
        "DELETE FROM entry WHERE number = 5; UPDATE entry SET number = -number WHERE number > 5; UPDATE entry SET number = -number - 1 WHERE number < 0;",
    );
    first(&shifted, About::Entry(5), "what stands there was recorded as e6");
}

#[test]
fn reordered_entries_are_named() {
    let swapped = "UPDATE entry SET number = -1 WHERE number = 5; UPDATE entry SET number = 5 WHERE number = 40; UPDATE entry SET number = 40 WHERE number = -1;";
    first(
        &after(swapped),
        About::Entry(5),
        "Entry e5 is out of its place: what stands there was recorded as e40",
    );
}

#[test]
fn damaged_bytes_are_named_with_their_report() {
    first(
        &after("UPDATE blob SET bytes = x'0041' WHERE number = 3"),
        About::Report(3),
        "The bytes of the report r3 are damaged",
    );
    first(
        &after("UPDATE blob SET bytes = NULL WHERE number = 3"),
        About::Report(3),
        "no entry says that they were erased",
    );
    first(
        &after("DELETE FROM blob WHERE number = 3"),
        About::Report(3),
        "The bytes of the report r3 are missing",
    );
    first(&after("UPDATE blob SET size = 9 WHERE number = 3"), About::Report(3), "");
    first(&after("UPDATE blob SET report = 4 WHERE number = 3"), About::Report(3), "missing");
    first(
        &after("INSERT INTO blob SELECT 999, sha256, size, 999, bytes FROM blob WHERE number = 3"),
        About::Blob(999),
        "after the last one",
    );
}

#[test]
fn damaged_views_and_hashes_are_told() {
    first(&after("UPDATE part SET bytes = x'00' WHERE key = (64 << 32)"), About::View, "was altered");
    first(&after("DELETE FROM part WHERE key = (64 << 32)"), About::View, "is missing");
    first(
        &after("INSERT INTO part SELECT key + 9, bytes FROM part WHERE key = (64 << 32)"),
        About::View,
        "should not have",
    );
    first(&after("DELETE FROM lookup WHERE space = 4"), About::View, "look-ups of decisions are missing");
    first(&after("INSERT INTO lookup VALUES(5, 2, 0)"), About::View, "look-ups of receipts lead");
    first(&after("UPDATE seal SET sum = 1 WHERE id > 10"), About::File, "index of words");
    first(
        &after(
            "UPDATE words_idx SET term = x'3001' WHERE (segid, term) IN (SELECT segid, term FROM words_idx WHERE length(term) > 1 ORDER BY segid, pgno LIMIT 1)",
        ),
        About::File,
        "lead astray",
    );
    first(&after("UPDATE run SET hash = zeroblob(32) WHERE number = 1"), About::Log, "e256 to e511");
    first(&after("DELETE FROM run WHERE number = 1"), About::Log, "is missing");
    first(
        &after("UPDATE about SET value = x'0000000000' WHERE name = 'state'"),
        About::File,
        "its own state was altered",
    );
    first(&after("UPDATE about SET value = x'00' WHERE name = 'dictionary'"), About::File, "dictionary");
    first(&after("CREATE TABLE other(x)"), About::File, "tables");
}

#[test]
fn checkpoints_that_people_kept_are_compared() {
    let folder = tempfile::tempdir().unwrap();
    let path = path_in(&folder);
    let mut record = create(&path);
    let mut notes = vec![record.state().checkpoint.clone()];
    let early = folder.path().join("early");
    for n in 0..9 {
        add(&mut record, &(n * 40..n * 40 + 40).collect::<Vec<_>>(), 1, 1 + n as i64);
        notes.push(record.state().checkpoint.clone());
    }
    let told = verify(&opener(&path), &notes, &|_| {}).unwrap();
    assert!(told.is_clean() && told.kept == notes.len(), "{:#?}", told.faults);

    // An older copy of the file lacks what was added since.
    drop(record);
    let mut shorter = create(&early);
    add(&mut shorter, &(0..40).collect::<Vec<_>>(), 1, 1);
    drop(shorter);
    let told = verify(&opener(&early), &notes[9..], &|_| {}).unwrap();
    first(
        &told,
        About::Checkpoint,
        "The log has 81 entries, but the checkpoint speaks of 721: entries from e81 on are missing",
    );

    // Another log under the same name and key is not the same log, for its salts are others.
    let told = verify(&opener(&early), &notes[1..2], &|_| {}).unwrap();
    first(&told, About::Checkpoint, "the log was rewritten");
    let told = verify(&opener(&path), &["no note".to_owned()], &|_| {}).unwrap();
    first(&told, About::Checkpoint, "of no use");
}

#[test]
fn no_damage_makes_it_panic() {
    let folder = tempfile::tempdir().unwrap();
    drop(record(&folder));
    let bytes = std::fs::read(path_in(&folder)).unwrap();
    let mut dice = Dice::new(3);
    for round in 0..150u64 {
        let mut altered = bytes.clone();
        match round % 3 {
            0 => altered.truncate(dice.below(bytes.len() as u64) as usize),
            1 => {
                // A page, or a good part of one, is overwritten.
                let at = dice.below(bytes.len() as u64 - 4096) as usize;
                let with = dice.next().to_le_bytes()[0];
                altered[at..at + 1 + dice.below(4095) as usize].fill(with);
            }
            _ => (0..20).for_each(|_| {
                altered[dice.below(bytes.len() as u64) as usize] = dice.next().to_le_bytes()[0]
            }),
        }
        let open = || -> Result<Box<dyn Store>, StoreError> {
            Ok(Box::new(SqliteStore::from_bytes(Path::new("damaged"), &altered)?))
        };
        if let Ok(told) = verify(&open, &[], &|_| {}) {
            assert!(told.faults.len() <= 100);
            assert!(told.faults.iter().all(|fault| fault.sentence.ends_with('.')), "{:#?}", told.faults);
        }
    }
}
