//! The evidence of files, lines and objects.

use sijill_claim::Document;
use sijill_intake::{Custody, Given, Input, Intake, Piece, Receipt};

use crate::kit::{Got, file, gzip, input, sha256};

#[test]
fn a_file_is_kept_as_it_was() {
    let bytes = "Five people were killed in Saraqib.\r\n";
    let got = file(&Intake::default(), "report.txt", bytes);
    let one = got.fine()[0];
    assert_eq!((one.bytes.as_slice(), one.media.as_str()), (bytes.as_bytes(), "text/plain"));
    assert_eq!((one.custody.how, one.custody.part.as_ref()), (Receipt::File, None));
    assert!(one.custody.from.ends_with("report.txt") && one.custody.modified.is_some());
    assert!(one.custody.container.is_none() && one.container.is_none() && one.mapping.is_none());
}

#[test]
fn a_line_is_kept_without_its_line_feed_and_with_its_number() {
    let lines =
        "\u{feff}{\"text\": \"Five died.\",  \"retrieved\": \"2016-10-05\"}\r\n\n{\"text\":\"Six died.\"}";
    let got = file(&Intake::default(), "reports.jsonl", lines);
    let [one, two] = got.fine()[..] else { panic!("{:?}", got.errors()) };
    assert_eq!(one.bytes, "\u{feff}{\"text\": \"Five died.\",  \"retrieved\": \"2016-10-05\"}\r".as_bytes());
    assert_eq!(one.custody.retrieved.unwrap().to_string(), "2016-10-05T00:00:00Z");
    assert_eq!(two.bytes, b"{\"text\":\"Six died.\"}");
    assert_eq!(two.custody.part.as_deref(), Some("line 3"));
    assert_eq!(
        (two.media.as_str(), two.report.document.name.as_str()),
        ("application/json", "reports.jsonl line 3")
    );
    let container = two.custody.container.as_ref().unwrap();
    assert_eq!(
        (container.name.as_str(), container.sha256.clone()),
        ("reports.jsonl", Some(sha256(lines.as_bytes())))
    );
}

#[test]
fn an_object_of_an_array_is_kept_as_it_is_written() {
    let array = "[ {\"text\" : \"Five died.\"},\n {\"title\": 1}, {\"text\":\"\\u0053ix died.\"} ]";
    let got = file(&Intake::default(), "reports.json", array);
    assert_eq!(got.texts(), ["Five died.", "Six died."]);
    let two = got.reports()[1];
    assert_eq!(two.bytes, b"{\"text\":\"\\u0053ix died.\"}");
    assert_eq!(two.custody.part.as_deref(), Some("report 3"));
    assert!(
        got.errors()[0].contains("report 2: its members are not those of a report"),
        "{:?}",
        got.errors()
    );
    let alone = file(&Intake::default(), "report.json", " {\"text\": \"Five died.\"}\n");
    assert_eq!(alone.fine()[0].bytes, b" {\"text\": \"Five died.\"}\n");
    assert_eq!(alone.fine()[0].custody.part, None);
}

#[test]
fn what_is_given_of_the_retrieval_stands_above_what_a_record_says() {
    let given = Given { retrieved: "2017-01-01T00:00:00Z".parse().ok(), ..Given::default() };
    let intake = Intake { given, ..Intake::default() };
    let got = file(&intake, "a.jsonl", "{\"text\": \"Five died.\", \"retrieved\": \"2016-10-05\"}");
    assert_eq!(got.fine()[0].custody.retrieved.unwrap().to_string(), "2017-01-01T00:00:00Z");
}

#[test]
fn a_text_that_was_taken_out_already_passes_as_it_is() {
    let custody =
        Custody { how: Receipt::Feed, from: "https://example.org/feed".into(), ..Custody::default() };
    let document = Document { title: Some("Shells fall".into()), ..Document::default() };
    let piece = Piece::text(
        "Five died.".into(),
        document,
        b"<item/>".to_vec(),
        "application/xml".into(),
        custody.clone(),
    );
    let got = Intake::default().receive(piece).unwrap();
    assert_eq!((got.report.text.as_str(), got.bytes.as_slice()), ("Five died.", &b"<item/>"[..]));
    assert_eq!((got.custody, got.media.as_str()), (custody, "application/xml"));
    assert!(got.report.document.id.starts_with("sha256:"));
}

#[test]
fn a_long_text_is_refused_by_its_size() {
    let mut intake = Intake::default();
    intake.limits.file = 1_000;
    let got = file(&intake, "report.txt", "x".repeat(2_000));
    assert!(got.errors()[0].contains("is too long for one report: at most 1 kB"), "{:?}", got.errors());
}

fn handed(name: &str, bytes: impl Into<Vec<u8>>, how: Receipt) -> Got {
    input(&Intake::default(), Input::Bytes { name: name.to_owned(), bytes: bytes.into(), how })
}

#[test]
fn a_file_that_was_handed_over_is_kept_as_one_of_this_machine() {
    let text = "Five people were killed in Saraqib.";
    let got = handed("report.txt", text, Receipt::File);
    let one = got.fine()[0];
    assert_eq!((one.bytes.as_slice(), one.media.as_str()), (text.as_bytes(), "text/plain"));
    let custody = Custody { how: Receipt::File, from: "report.txt".to_owned(), ..Custody::default() };
    assert_eq!((&one.custody, one.report.document.name.as_str()), (&custody, "report.txt"));

    let table = "text,publisher\nFive died.,Meridian Wire\nSix died.,Meridian Wire\n";
    for (name, bytes) in
        [("reports.csv", table.as_bytes().to_vec()), ("reports.csv.gz", gzip(table.as_bytes()))]
    {
        let here = file(&Intake::default(), name, &bytes);
        let got = handed(name, bytes, Receipt::File);
        assert_eq!(got.texts(), ["Five died.", "Six died."]);
        for (one, here) in got.fine().into_iter().zip(here.fine()) {
            let from = Custody { from: here.custody.from.clone(), ..one.custody.clone() };
            assert_eq!(from, Custody { modified: None, ..here.custody.clone() });
            assert_eq!((&one.bytes, &one.mapping), (&here.bytes, &here.mapping));
        }
    }
}

#[test]
fn a_text_that_was_put_in_came_as_a_stream_under_its_name() {
    let got = handed("A pasted text", "Five people were killed in Saraqib.", Receipt::Stream);
    let one = got.fine()[0];
    assert_eq!((one.custody.how, one.custody.from.as_str()), (Receipt::Stream, "A pasted text"));
    assert_eq!(one.report.document.name, "A pasted text");
    let got = handed("A pasted text", "  \n", Receipt::Stream);
    assert_eq!(got.errors().len(), 1);
}
