//! The record as a whole: what is put in is there, whatever comes after.
#![expect(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod common;

use common::{add, addition, at, check_rebuild, clean, create, given, key, moved, path_in, with};
use serde_json::json;
use sijill_record::column::NONE;
use sijill_record::hash::Hash;
use sijill_record::key::SecretKey;
use sijill_record::payload::{Payload, Verdict};
use sijill_record::store::{Access, StoreError};
use sijill_record::views::{Reading, View, version};
use sijill_record::{Record, RecordError};

#[test]
fn what_was_added_is_there_after_opening_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = path_in(&folder);
    let mut record = create(&path);
    add(&mut record, &[0, 1, 2], 2, 1);
    drop(record);
    let mut record = Record::open(&path, Access::Write).unwrap();
    assert_eq!(record.state().size, 7);
    for n in 0..3 {
        let bytes = common::text(n).into_bytes();
        let report = record.report_of(&Hash::of(&bytes)).unwrap();
        assert_eq!(report, Some(n));
        assert_eq!(*record.library().unwrap().blob(n).unwrap(), *bytes);
    }
    assert_eq!(record.claim_as_read(3).unwrap(), given(1, 2, "").reading.claims[1]);
    check_rebuild(&mut record, &path, false);
}

#[test]
fn the_same_bytes_twice_are_one_report_with_two_lines_of_custody() {
    let folder = tempfile::tempdir().unwrap();
    let path = path_in(&folder);
    let mut record = create(&path);
    record.begin(at(1), false).unwrap();
    assert!(!record.add(addition(5, 1)).unwrap().known);
    assert!(record.add(addition(5, 1)).unwrap().known, "in one batch");
    record.commit(&key()).unwrap();
    record.begin(at(2), false).unwrap();
    let again = record.add(addition(5, 1)).unwrap();
    assert_eq!((again.known, again.report, again.claims), (true, 0, 0));
    record.commit(&key()).unwrap();
    assert_eq!(record.state().rows[View::Report as usize], 1);
    assert_eq!(record.state().rows[View::Custody as usize], 2);
    check_rebuild(&mut record, &path, false);
}

/// State, decision and correction of the last version of a claim, and its least figure.
fn standing(record: &Record, claim: u64) -> [i64; 4] {
    let views = Reading { store: record.store(), rows: record.state().rows };
    let rows = record.store().lookup(sijill_record::views::space::VERSION, claim as i64).unwrap();
    let row = *rows.last().unwrap();
    [version::STATE, version::DECISION, version::CORRECTION, version::LOW]
        .map(|c| views.number(c, row).unwrap())
}

fn correction(low: u64) -> serde_json::Map<String, serde_json::Value> {
    let figure = json!({"casualty": {"figure": {"low": low, "high": low, "best": low}}});
    figure.as_object().unwrap().clone()
}

fn review(record: &mut Record, second: i64, claims: &[u64], verdict: Verdict, low: Option<u64>) -> u64 {
    with(record, second, |r| {
        r.review(claims, verdict, low.map(correction), None, "Nour", "checked").unwrap()[0]
    })
}

fn undo(record: &mut Record, second: i64, entry: u64) -> u64 {
    with(record, second, |r| r.undo(entry, "Nour", "a mistake").unwrap())
}

#[test]
fn decisions_stand_until_they_are_undone() {
    let folder = tempfile::tempdir().unwrap();
    let path = path_in(&folder);
    let mut record = create(&path);
    add(&mut record, &[0, 1], 2, 1);
    let read = record.claim_as_read(0).unwrap().casualty.unwrap().figure.unwrap().low as i64;
    let accepted = review(&mut record, 2, &[0, 1], Verdict::Accept, None);
    assert_eq!(standing(&record, 0), [1, accepted as i64, NONE, read]);
    let corrected = review(&mut record, 3, &[0], Verdict::Correct, Some(40));
    assert_eq!(standing(&record, 0), [2, corrected as i64, corrected as i64, 40]);
    let rejected = review(&mut record, 4, &[0, 2], Verdict::Reject, None);
    assert_eq!(standing(&record, 0), [3, rejected as i64, corrected as i64, 40]);
    // The correction falls while the later decision stays.
    undo(&mut record, 5, corrected);
    assert_eq!(standing(&record, 0), [3, rejected as i64, NONE, read]);
    undo(&mut record, 6, rejected);
    assert_eq!(standing(&record, 0), [1, accepted as i64, NONE, read]);
    undo(&mut record, 7, accepted);
    assert_eq!(standing(&record, 0), [0, NONE, NONE, read]);
    let unsure = review(&mut record, 8, &[0], Verdict::Unsure, None);
    assert_eq!(standing(&record, 0), [4, unsure as i64, NONE, read]);
    check_rebuild(&mut record, &path, false);
}

#[test]
fn what_cannot_be_decided_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = path_in(&folder);
    let mut record = create(&path);
    add(&mut record, &[0], 1, 1);
    let accepted = review(&mut record, 2, &[0], Verdict::Accept, None);
    undo(&mut record, 3, accepted);
    record.begin(at(4), false).unwrap();
    assert!(record.undo(accepted, "Nour", "twice").is_err());
    assert!(record.undo(1, "Nour", "no decision").is_err());
    assert!(record.undo(99, "Nour", "not there").is_err());
    assert!(record.review(&[7], Verdict::Accept, None, None, "Nour", "not there").is_err());
    assert!(record.review(&[0], Verdict::Correct, None, None, "Nour", "nothing to correct").is_err());
    let absurd = json!({"casualty": {"figure": {"low": 9, "high": 2}}}).as_object().unwrap().clone();
    assert!(record.review(&[0], Verdict::Correct, Some(absurd), None, "Nour", "upside down").is_err());
    let strange = json!({"colour": "red"}).as_object().unwrap().clone();
    assert!(record.review(&[0], Verdict::Correct, Some(strange), None, "Nour", "no such member").is_err());
    assert!(record.is_idle());
    record.abandon().unwrap();
    check_rebuild(&mut record, &path, false);
}

#[test]
fn rereading_carries_decisions_over_or_lists_them() {
    let folder = tempfile::tempdir().unwrap();
    let path = path_in(&folder);
    let mut record = create(&path);
    add(&mut record, &[0, 1], 3, 1);
    let accepted = review(&mut record, 2, &[0], Verdict::Accept, None);
    let corrected = review(&mut record, 3, &[1], Verdict::Correct, Some(77));
    let rejected = review(&mut record, 4, &[2], Verdict::Reject, None);
    assert_eq!(record.due("reader 2").unwrap().len(), 2);

    // The same again is only confirmed.
    let same = with(&mut record, 5, |r| r.reread(1, given(1, 3, "reader 2")).unwrap());
    assert!(same.same);
    assert_eq!(record.due("reader 2").unwrap().len(), 1);

    // The third claim says something else now: the rejection of what it said is left behind.
    let mut other = given(0, 3, "reader 2");
    other.reading.claims[2].modality = sijill_claim::Modality::Alleged;
    let reread = with(&mut record, 6, |r| r.reread(0, other).unwrap());
    assert_eq!((reread.same, reread.carried, reread.left.len()), (false, 2, 1));
    assert_eq!(reread.left[0].claim, 2);
    assert_eq!(standing(&record, 6), [1, accepted as i64, NONE, 1]);
    assert_eq!(standing(&record, 7), [2, corrected as i64, corrected as i64, 77]);
    assert!(record.store().lookup(sijill_record::views::space::VERSION, 8).unwrap().is_empty());

    // Undoing reaches what was carried on.
    undo(&mut record, 7, corrected);
    assert_eq!(standing(&record, 7)[0], 0);
    undo(&mut record, 8, rejected);
    record.begin(at(9), false).unwrap();
    assert!(record.review(&[0], Verdict::Reject, None, None, "Nour", "an old reading").is_err());
    record.abandon().unwrap();
    check_rebuild(&mut record, &path, false);
    let loaded = moved(&record, &folder.path().join("loaded"));
    assert_eq!(common::answers::exactly(&record), common::answers::exactly(&loaded));
}

#[test]
fn erasing_leaves_that_it_was_there() {
    let folder = tempfile::tempdir().unwrap();
    let path = path_in(&folder);
    let mut record = create(&path);
    add(&mut record, &[0, 1, 2, 3], 2, 1);
    add(&mut record, &[1], 2, 2);
    review(&mut record, 3, &[2, 4], Verdict::Accept, None);
    let own = review(&mut record, 4, &[3], Verdict::Correct, Some(5));
    let shared = review(&mut record, 5, &[2, 5], Verdict::Correct, Some(6));
    undo(&mut record, 6, own);
    let root = record.state().root();
    let erased = with(&mut record, 7, |r| r.erase(1, &[], "Nour", "a source in danger").unwrap());
    assert_ne!(record.state().root(), root);

    let library = record.library().unwrap();
    let Payload::PayloadErased(said) = library.payload(erased).unwrap() else { panic!("an erasure") };
    assert_eq!(said.report, Some(1));
    for blank in &said.entries {
        assert!(library.payload(blank.entry).is_err(), "e{}", blank.entry);
    }
    assert!(
        said.entries.iter().any(|blank| blank.entry == own)
            && said.entries.iter().all(|blank| blank.entry != shared)
    );
    assert!(library.blob(1).is_err());
    let bytes = std::fs::read(&path).unwrap();
    assert!(!bytes.windows(30).any(|w| common::text(1).as_bytes().windows(30).any(|own| own == w)));
    check_rebuild(&mut record, &path, true);

    // It can come again, as another report; what else was decided with it goes on.
    add(&mut record, &[1], 2, 8);
    review(&mut record, 9, &[5], Verdict::Reject, None);
    undo(&mut record, 10, shared);
    check_rebuild(&mut record, &path, true);
    let live = common::answers::answers(&record);
    let mut loaded = moved(&record, &folder.path().join("loaded"));
    common::answers::assert_same(&live, &common::answers::answers(&loaded), "loaded");
    check_rebuild(&mut loaded, &folder.path().join("loaded"), true);
}

#[test]
fn a_clock_that_was_set_back_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let path = path_in(&folder);
    let mut record = create(&path);
    add(&mut record, &[0], 1, 1_000);
    assert!(matches!(record.begin(at(100), false), Err(RecordError::Clock { .. })));
    // It keeps nobody out.
    add(&mut Record::open(&path, Access::Write).unwrap(), &[1], 1, 1_001);
    record.begin(at(100), true).unwrap();
    record.add(addition(2, 1)).unwrap();
    record.commit(&key()).unwrap();
    assert_eq!(record.state().time, at(1_001));
    check_rebuild(&mut record, &path, false);
}

#[test]
fn another_key_signs_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = path_in(&folder);
    let mut record = create(&path);
    let other = SecretKey::from_seed("sijill.example/tests", [8; 32]).unwrap();
    record.begin(at(1), false).unwrap();
    record.add(addition(0, 1)).unwrap();
    assert!(matches!(record.commit(&other), Err(RecordError::Key { .. })));
    assert_eq!(record.state().size, 1);
    add(&mut record, &[0, 1], 1, 2);
    check_rebuild(&mut record, &path, false);
    assert_eq!(record.state().rows[View::Report as usize], 2);
}

#[test]
fn a_second_writer_goes_on_from_where_the_first_stands() {
    let folder = tempfile::tempdir().unwrap();
    let path = path_in(&folder);
    let mut one = create(&path);
    let mut other = Record::open(&path, Access::Write).unwrap();
    for n in 0..6 {
        add(&mut one, &[2 * n], 2, 1);
        add(&mut other, &[2 * n + 1, 2 * n], 2, 1);
        with(&mut one, 1, |r| r.review(&[n], Verdict::Accept, None, None, "Nour", "right").unwrap());
    }
    assert_eq!(other.state().rows[View::Report as usize], 12);
    check_rebuild(&mut one, &path, false);
    with(&mut one, 1, |r| r.erase(3, &[], "Nour", "asked for").unwrap());
    one.rebuild(&mut |_| {}).unwrap();
    // The views were numbered anew meanwhile.
    add(&mut other, &[40, 41], 3, 1);
    drop(one);
    check_rebuild(&mut other, &path, true);
}

#[test]
fn no_record_is_made_over_another_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = path_in(&folder);
    drop(create(&path));
    let again = Record::create(&path, &key(), "test", at(0));
    assert!(matches!(again, Err(RecordError::Store(StoreError::Exists(_)))));
    clean(&path);
    assert!(matches!(
        Record::open(&folder.path().join("none"), Access::Read),
        Err(RecordError::Store(StoreError::Missing(_)))
    ));
    let other = folder.path().join("other");
    std::fs::write(&other, "not a record, whatever its name is".repeat(100)).unwrap();
    assert!(matches!(Record::open(&other, Access::Read), Err(RecordError::Store(StoreError::NotARecord(_)))));
}
