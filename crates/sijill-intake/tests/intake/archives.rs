//! Web archives, made by hand.

use std::io::{Cursor, Write as _};

use sijill_intake::{Intake, Receipt};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::kit::{bare, file, gzip, page, sha256};

pub(crate) fn record(kind: &str, url: &str, content_type: &str, block: &[u8]) -> Vec<u8> {
    let mut record = format!(
        "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2016-10-05T06:00:00Z\r\n\
         Content-Type: {content_type}\r\nContent-Length: {}\r\n\r\n",
        block.len()
    )
    .into_bytes();
    record.extend_from_slice(block);
    record.extend_from_slice(b"\r\n\r\n");
    record
}

pub(crate) fn response(url: &str, fields: &str, body: &[u8]) -> Vec<u8> {
    let block = [format!("HTTP/1.1 {fields}\r\n\r\n").as_bytes(), body].concat();
    record("response", url, "application/http; msgtype=response", &block)
}

fn html(url: &str, killed: u32) -> Vec<u8> {
    response(url, "200 OK\r\nContent-Type: text/html; charset=utf-8\r\nETag: \"x\"", page(killed).as_bytes())
}

fn killed(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| text.split(' ').nth(2).unwrap().to_owned()).collect()
}

fn records() -> Vec<Vec<u8>> {
    let gzipped = gzip(page(18).as_bytes());
    let chunked = [format!("{:x}\r\n", gzipped.len()).as_bytes(), &gzipped, b"\r\n0\r\n\r\n"].concat();
    let fields = "200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked";
    vec![
        record("warcinfo", "", "application/warc-fields", b"software: by hand\r\n"),
        record("request", "https://example.org/a", "application/http", b"GET /a HTTP/1.1\r\n\r\n"),
        html("https://example.org/a", 16),
        response("https://example.org/b", "404 Not Found\r\nContent-Type: text/html", page(1).as_bytes()),
        response("https://example.org/c.png", "200 OK\r\nContent-Type: image/png", b"\x89PNG\r\n\x1a\n\0"),
        response(
            "https://example.org/data",
            "200 OK\r\nContent-Type: application/json",
            b"{\"colour\": \"red\"}",
        ),
        response("https://example.org/robots.txt", "200 OK\r\nContent-Type: text/plain", b"Disallow: /"),
        record("revisit", "https://example.org/a", "application/http", b"HTTP/1.1 200 OK\r\n\r\n"),
        record("resource", "https://example.org/t", "text/plain", b"At least 17 people were killed."),
        response("https://example.org/d", fields, &chunked),
        response(
            "https://example.org/menu",
            "200 OK\r\nContent-Type: text/html",
            b"<html><body><nav><a href=/>Home</a></nav></body></html>",
        ),
    ]
}

#[test]
fn answers_that_are_reports_are_taken_and_the_rest_is_counted() {
    let plain = records().concat();
    let compressed: Vec<u8> = records().iter().flat_map(|record| gzip(record)).collect();
    for (name, bytes) in [("a.warc", &plain), ("a.warc.gz", &compressed), ("a", &plain), ("b", &compressed)] {
        let got = file(&Intake::default(), name, bytes);
        assert_eq!(killed(&got.texts()), ["16", "17", "18"], "{name}: {:?}", got.errors());
        let one = got.reports()[0];
        assert_eq!((one.bytes.as_slice(), one.media.as_str()), (page(16).as_bytes(), "text/html"));
        assert_eq!(one.custody.how, Receipt::Archived);
        assert_eq!(one.custody.retrieved.unwrap().to_string(), "2016-10-05T06:00:00Z");
        assert_eq!(one.custody.url.as_deref(), Some("https://example.org/a"));
        assert_eq!(one.report.document.url, one.custody.url);
        let http = one.custody.http.as_ref().unwrap();
        assert_eq!((http.status, http.etag.as_deref()), (200, Some("\"x\"")));
        assert_eq!(http.content_type.as_deref(), Some("text/html; charset=utf-8"));
        let container = one.custody.container.as_ref().unwrap();
        assert_eq!((container.name.as_str(), container.sha256.clone()), (name, Some(sha256(bytes))));
        assert_eq!(got.reports()[1].custody.http, None);
        assert_eq!(got.reports()[2].bytes, page(18).as_bytes());
        // The place is where the record, or its compressed member, begins.
        let place = one.custody.part.as_deref().unwrap().rsplit(' ').next().unwrap();
        let place: usize = place.parse().unwrap();
        assert!(
            bytes[place..].starts_with(if bytes[0] == b'W' { b"WARC/1.0" } else { b"\x1f\x8b" }),
            "{name}"
        );
        assert_eq!(got.errors().len(), 1);
        assert!(
            bare(&got.errors())[0].contains("(https://example.org/menu) has no main text"),
            "{:?}",
            got.errors()
        );
        assert_eq!(got.skipped.as_deref(), Some("7 archived records that hold no reports were passed over."));
    }
}

#[test]
fn an_archive_that_breaks_off_gives_what_stands_before() {
    let plain = [html("https://example.org/a", 16), html("https://example.org/b", 17)];
    let first = plain[0].len();
    let whole = plain.concat();
    let got = file(&Intake::default(), "a.warc", &whole[..whole.len() - 100]);
    assert_eq!(killed(&got.texts()), ["16"]);
    let said = format!("breaks off in the record at byte {first}; whatever stands before that was read.");
    assert_eq!(bare(&got.errors()), [format!("a.warc {said}")]);
    let compressed: Vec<u8> = plain.iter().flat_map(|record| gzip(record)).collect();
    let first = gzip(&plain[0]).len();
    let got = file(&Intake::default(), "a.warc.gz", &compressed[..compressed.len() - 50]);
    assert_eq!(killed(&got.texts()), ["16"]);
    let said = format!("breaks off in the record at byte {first}; whatever stands before that was read.");
    assert_eq!(bare(&got.errors()), [format!("a.warc.gz {said}")]);
}

#[test]
fn what_is_wrong_with_one_record_spares_the_next() {
    let liar =
        b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 10000000000\r\n\r\nHTTP/1.1 200 OK\r\n\r\n\r\n";
    let nameless = b"WARC/1.0\r\nWARC-Type: response\r\n\r\nabc\r\n\r\n";
    let rubbish = b"what is this\nand this\n";
    for wrong in [&liar[..], nameless, rubbish] {
        let (a, b) = (html("https://example.org/a", 16), html("https://example.org/b", 17));
        let got = file(&Intake::default(), "a.warc", [&a, wrong, &b].concat());
        assert_eq!(killed(&got.texts()), ["16", "17"], "{:?}", got.errors());
        let said = format!("a.warc, record at byte {} could not be read: ", a.len());
        assert!(bare(&got.errors())[0].starts_with(&said), "{:?}", got.errors());
        let packed = [gzip(&a), gzip(wrong), gzip(&b)].concat();
        let got = file(&Intake::default(), "a.warc.gz", packed);
        assert_eq!(killed(&got.texts()), ["16", "17"], "{:?}", got.errors());
        assert_eq!(got.errors().len(), 1, "{:?}", got.errors());
    }
    // A member whose bytes are damaged.
    let (a, b) = (gzip(&html("https://example.org/a", 16)), gzip(&html("https://example.org/b", 17)));
    let mut damaged = gzip(&html("https://example.org/x", 1));
    for byte in damaged.iter_mut().skip(40).take(60) {
        *byte ^= 0x5a;
    }
    let got = file(&Intake::default(), "a.warc.gz", [a.clone(), damaged, b].concat());
    assert_eq!(killed(&got.texts()), ["16", "17"], "{:?}", got.errors());
    assert_eq!(
        bare(&got.errors()),
        [format!(
            "a.warc.gz, record at byte {} could not be read: its compressed content is damaged.",
            a.len()
        )]
    );
}

#[test]
fn long_records_and_bombs_are_told_and_passed_over() {
    let mut intake = Intake::default();
    intake.limits.file = 100_000;
    let (a, b) = (html("https://example.org/a", 16), html("https://example.org/b", 17));
    let long = response("https://example.org/l", "200 OK\r\nContent-Type: text/plain", &[b'x'; 300_000]);
    let fields = "200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip";
    let bomb = response("https://example.org/z", fields, &gzip(&vec![b' '; 50_000_000]));
    let got = file(&intake, "a.warc", [&a, &long, &bomb, &b].map(Vec::as_slice).concat());
    assert_eq!(killed(&got.texts()), ["16", "17"]);
    let said = bare(&got.errors());
    assert!(
        said[0].contains("(https://example.org/l) is too long for one report: at most 100 kB"),
        "{said:?}"
    );
    assert!(said[1].contains("(https://example.org/z) is too long for one report"), "{said:?}");
    // A member out of which comes more than is reasonable.
    let huge = response("https://example.org/h", "200 OK\r\nContent-Type: video/mp4", &vec![0; 150_000_000]);
    let got = file(&intake, "a.warc.gz", [gzip(&a), gzip(&huge), gzip(&b)].concat());
    assert_eq!(killed(&got.texts()), ["16", "17"]);
    assert!(got.errors()[0].contains("more than 200 times its size"), "{:?}", got.errors());
}

#[test]
fn an_archive_packed_as_a_whole_is_read_too() {
    let got = file(
        &Intake::default(),
        "a.warc.gz",
        gzip(&[html("https://example.org/a", 16), html("https://example.org/b", 17)].concat()),
    );
    assert_eq!(killed(&got.texts()), ["16", "17"]);
    let part = got.fine()[1].custody.part.clone().unwrap();
    assert!(
        part.starts_with("record at byte 0, ") && part.ends_with("bytes into what is compressed there"),
        "{part}"
    );
}

pub(crate) fn wacz(members: &[(&str, &[u8], CompressionMethod)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes, how) in members {
        zip.start_file(*name, SimpleFileOptions::default().compression_method(*how)).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn every_archive_in_a_wacz_is_read() {
    let compressed: Vec<u8> = records().iter().flat_map(|record| gzip(record)).collect();
    let plain = html("https://example.org/z", 19);
    let bytes = wacz(&[
        ("datapackage.json", b"{}", CompressionMethod::Deflated),
        ("archive/one.warc.gz", &compressed, CompressionMethod::Stored),
        ("archive/two.warc", &plain, CompressionMethod::Deflated),
        ("pages/pages.jsonl", b"{\"text\": \"no\"}", CompressionMethod::Deflated),
    ]);
    for name in ["a.wacz", "a"] {
        let got = file(&Intake::default(), name, &bytes);
        assert_eq!(killed(&got.texts()), ["16", "17", "18", "19"], "{:?}", got.errors());
        let last = got.reports()[3];
        assert_eq!(last.custody.part.as_deref(), Some("archive/two.warc, record at byte 0"));
        assert_eq!(last.custody.container.as_ref().unwrap().name, name);
    }
    let got = file(&Intake::default(), "a.wacz", &bytes[..bytes.len() - 30]);
    assert!(
        got.errors()[0].contains("is a damaged archive: its directory cannot be read"),
        "{:?}",
        got.errors()
    );
    let empty = wacz(&[("datapackage.json", b"{}", CompressionMethod::Stored)]);
    let got = file(&Intake::default(), "a.wacz", empty);
    assert!(
        got.errors()[0].ends_with("is a damaged archive: there is no web archive in it."),
        "{:?}",
        got.errors()
    );
}
