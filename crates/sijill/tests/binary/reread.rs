//! `sijill reread`: reports that another version read, with decisions that are carried over or listed.

use jiff::Timestamp;
use serde_json::Value;
use sijill_claim::{Claim, Document, Figure, Reading};
use sijill_intake::Custody;
use sijill_record::key::SecretKey;
use sijill_record::store::Access;
use sijill_record::{Addition, ReadingGiven, Record};

use crate::kit::read_piped;
use crate::record_kit::Desk;

const TEXTS: [&str; 3] = [
    "At least 16 people were killed and 32 others were wounded in Aleppo on Tuesday, the Civil Defence said.",
    "Nine civilians were killed in Idlib on Monday, the Civil Defence said.",
    "The rain went on in Homs.",
];

fn added_by_an_older_reader(desk: &Desk, spoilt: impl Fn(usize, &mut Vec<Claim>)) {
    added_as_read_before(desk, &TEXTS, spoilt);
}

/// Adds texts as an older reader read them: `spoilt` is what it made of the claims otherwise.
pub(crate) fn added_as_read_before(desk: &Desk, texts: &[&str], spoilt: impl Fn(usize, &mut Vec<Claim>)) {
    let key = SecretKey::parse(&std::fs::read_to_string(desk.key()).unwrap()).unwrap();
    let mut record = Record::open(&desk.record(), Access::Write).unwrap();
    record.begin(Timestamp::now(), false).unwrap();
    for (number, text) in texts.iter().enumerate() {
        let line = serde_json::json!({"id": format!("t{number}"), "text": text, "published": "2016-10-04"});
        let mut reading: Reading =
            serde_json::from_value(read_piped([], line.to_string()).reading()).unwrap();
        spoilt(number, &mut reading.claims);
        let document = Document {
            id: format!("t{number}"),
            name: format!("t{number}"),
            published: "2016-10-04".parse().ok(),
            language: Some("en".to_owned()),
            ..Document::default()
        };
        let addition = Addition {
            bytes: text.as_bytes().to_vec(),
            media: "text/plain".to_owned(),
            document,
            custody: Custody { from: "a test".to_owned(), ..Custody::default() },
            whole: None,
            notes: Vec::new(),
            by: None,
            program: "a test".to_owned(),
            reading: ReadingGiven {
                text: (*text).to_owned(),
                reading,
                extractor: "a test".to_owned(),
                reader: "older".to_owned(),
            },
        };
        record.add(addition).unwrap();
    }
    record.commit(&key).unwrap();
}

#[test]
fn what_another_version_read_is_read_again_once() {
    let desk = Desk::new();
    added_by_an_older_reader(&desk, |_, _| {});
    let size = desk.size();
    let due = desk.json("reread --dry-run");
    assert_eq!(due["due"].as_array().unwrap().len(), 3);
    assert_eq!(due["due"][0]["read_by"], "older");
    assert_eq!(desk.size(), size);
    let one = desk.json("reread r1");
    assert_eq!((one["read"].as_u64(), one["same"].as_u64()), (Some(1), Some(1)));
    let rest = desk.json("reread --jobs 2");
    assert_eq!((rest["read"].as_u64(), rest["same"].as_u64()), (Some(2), Some(2)));
    let run = desk.run(["reread"]);
    assert!(run.status == 0 && run.err.contains("nothing to read again"), "{}", run.err);
    assert_eq!(desk.json("reread --all --dry-run")["due"].as_array().unwrap().len(), 3);
    assert_eq!(desk.json("reread --all")["read"], 3);
    assert_eq!(desk.run(["reread", "r9"]).status, 1);
    desk.verified();
}

#[test]
fn decisions_are_carried_over_where_the_claim_still_says_so_and_listed_where_not() {
    let desk = Desk::new();
    added_by_an_older_reader(&desk, |number, claims| {
        // The older reader misread a figure of the first report, and saw a claim more in the second.
        let claim = claims.first().cloned();
        match (number, claims.first_mut().and_then(|claim| claim.casualty.as_mut())) {
            (0, Some(casualty)) => casualty.figure = Some(Figure::exact(6, "16")),
            (1, Some(_)) => {
                let mut more = claim.unwrap();
                more.id = "c2".to_owned();
                more.kind = sijill_claim::Kind::Statement;
                more.casualty = None;
                claims.push(more);
            }
            _ => {}
        }
    });
    let all = desk.claims("");
    let second = all.len() - 2;
    let (misread, fine, gone) = (&all[0], &all[second], &all[second + 1]);
    desk.decided(&format!("review accept {misread}"));
    desk.decided(&format!("review correct {} --figure 40", all[1]));
    desk.decided(&format!("review accept {fine}"));
    desk.decided(&format!("review reject {gone}"));

    let told = desk.json("reread");
    assert_eq!((told["read"].as_u64(), told["carried"].as_u64()), (Some(3), Some(2)), "{told}");
    let left = told["left"].as_array().unwrap();
    assert_eq!(left.len(), 2, "{told}");
    let by_claim =
        |id: &str| left.iter().find(|one| one["claim"] == id).unwrap_or_else(|| panic!("{id} in {told}"));
    assert_eq!(
        (by_claim(misread)["decided"].as_str(), by_claim(misread)["by"].as_str()),
        (Some("accepted"), Some("Leila"))
    );
    assert!(by_claim(misread)["why"].as_str().unwrap().contains("says something else"));
    assert!(by_claim(gone)["why"].as_str().unwrap().contains("no such claim"));

    let now = desk.json("claims");
    let states: Vec<&str> =
        now.as_array().unwrap().iter().map(|claim| claim["review"].as_str().unwrap()).collect();
    assert_eq!(states.iter().filter(|state| **state == "accepted").count(), 1, "{states:?}");
    let corrected: &Value =
        now.as_array().unwrap().iter().find(|claim| claim["review"] == "corrected").unwrap();
    assert_eq!(corrected["claim"]["casualty"]["figure"]["low"], 40);
    desk.refused(&format!("review accept {misread}"), 1, "of a reading that was replaced");
    // The decision reaches the claim that carries it on.
    desk.refused(&format!("review accept {fine}"), 1, "its decisions go on with c");
    desk.decided("review undo");
    desk.decided("review undo");
    assert_eq!(desk.claims("--review accepted").len(), 0);
    desk.verified();
}

#[test]
fn as_text_each_decision_that_was_not_carried_over_is_a_line() {
    let desk = Desk::new();
    added_by_an_older_reader(&desk, |number, claims| {
        if number == 0 {
            claims[0].cause = vec!["flood".to_owned()];
        }
    });
    desk.decided("review accept c0");
    let run = desk.run(["reread"]);
    assert_eq!(run.status, 0);
    assert!(run.out.starts_with("c0 of r0 was accepted by Leila in e"), "{}", run.out);
    assert!(
        run.err.contains("3 reports read again") && run.err.contains("0 decisions carried over, 1 not"),
        "{}",
        run.err
    );
}
