//! `sijill add` of addresses, on a server of this machine, honest and otherwise.

use std::time::{Duration, Instant};

use serde_json::Value;

use crate::kit::Run;
use crate::packed::{page, swelling};
use crate::record_add::told;
use crate::record_kit::Desk;
use crate::server::Server;

const HTML: &str = "200 OK\r\nContent-Type: text/html; charset=utf-8";

fn server() -> Server {
    Server::new(|path, line| match path {
        "/page" => line.whole(&format!("{HTML}\r\nETag: \"v1\""), page(16).as_bytes()),
        "/moved" => line.whole("302 Found\r\nLocation: /page", b""),
        "/loop" => line.whole("302 Found\r\nLocation: /loop", b""),
        "/secret" => line.whole("403 Forbidden", b"No."),
        "/endless" => line.never_end(),
        "/bomb" => {
            let body = swelling(b"<html><body><p>", 60_000_000);
            line.whole(&format!("{HTML}\r\nContent-Encoding: gzip"), &body);
        }
        "/picture" => line.whole("200 OK\r\nContent-Type: image/png", b"\x89PNG\r\n\x1a\n\0"),
        _ => line.whole("404 Not Found", b"Nothing here."),
    })
}

fn add(desk: &Desk, arguments: &[&str]) -> Run {
    desk.run(["add", "--format", "json"].into_iter().chain(arguments.iter().copied()))
}

/// Status and address of each capture.
fn captures(desk: &Desk) -> Vec<(String, String)> {
    let word = |value: &Value| value.as_str().unwrap().to_owned();
    desk.entries_of("capture made").iter().map(|c| (word(&c["status"]), word(&c["address"]))).collect()
}

#[test]
fn a_page_is_fetched_and_its_custody_tells_how() {
    let (server, desk) = (server(), Desk::new());
    let (page_url, moved) = (server.url("/page"), server.url("/moved"));
    let run = add(&desk, &[&page_url, "--by", "Leila"]);
    assert_eq!(run.status, 0, "{}", run.err);
    assert_eq!(told(&run.out)[0]["from"].as_str(), Some(page_url.as_str()));
    let kept = desk.command().args(["show", "r0", "--bytes"]).output().unwrap().stdout;
    assert_eq!(String::from_utf8(kept).unwrap(), page(16), "as the server sent it");
    let added = &desk.entries_of("report added")[0]["custody"];
    assert_eq!((added["how"].as_str(), added["http"]["status"].as_u64()), (Some("fetched"), Some(200)));
    assert_eq!(
        (added["http"]["etag"].as_str(), added["url"].as_str()),
        (Some("\"v1\""), Some(page_url.as_str()))
    );
    assert!(desk.json("show r0")["retrieved"].is_string());

    // By another address the same bytes come: a further receipt.
    let run = add(&desk, &[&moved]);
    assert_eq!((run.status, told(&run.out)[0]["known"].as_bool()), (0, Some(true)), "{}", run.err);
    let receipt = &desk.entries_of("custody added")[0]["custody"];
    assert_eq!(
        (receipt["from"].as_str(), receipt["url"].as_str()),
        (Some(moved.as_str()), Some(page_url.as_str()))
    );
    assert_eq!(captures(&desk), [("fetched".into(), page_url), ("fetched".into(), moved)]);
    desk.verified();
}

#[test]
fn where_nothing_came_that_alone_is_recorded() {
    let (server, desk) = (server(), Desk::new());
    desk.file("a.txt", crate::kit::REPORT);
    let urls = ["/nowhere", "/secret", "/loop", "/bomb", "/picture"].map(|path| server.url(path));
    let mut arguments: Vec<&str> = urls.iter().map(String::as_str).collect();
    arguments.insert(2, "a.txt");
    let run = add(&desk, &arguments);
    assert_eq!(run.status, 1);
    assert_eq!(told(&run.out).len(), 1, "the file between them is added: {}", run.out);
    let said: Vec<&str> = run.err.lines().collect();
    assert_eq!(said.len(), 6, "one line each, and the sum: {}", run.err);
    for (line, url) in said.iter().zip(&urls) {
        assert!(line.contains(url.as_str()), "{line}");
    }
    assert!(said[5].ends_with("; 5 could not be added."), "{}", run.err);
    let statuses: Vec<_> = captures(&desk).into_iter().map(|(status, _)| status).collect();
    assert_eq!(statuses, ["gone", "refused", "failed", "failed", "fetched"]);
    assert_eq!(desk.entries_of("report added").len(), 1, "no report of what never came");
    assert_eq!(desk.json("verify")["blobs"], 1);
    desk.verified();
}

#[test]
fn a_server_that_never_finishes_is_left_in_time() {
    let (server, desk) = (server(), Desk::new());
    let (endless, good) = (server.url("/endless"), server.url("/page"));
    let started = Instant::now();
    let run = add(&desk, &[&endless, &good, "--timeout", "2"]);
    assert!(started.elapsed() < Duration::from_secs(30), "{:?}", started.elapsed());
    assert_eq!((run.status, told(&run.out).len()), (1, 1), "{}", run.err);
    assert!(run.err.contains("was not received within 2 seconds."), "{}", run.err);
    assert_eq!(captures(&desk), [("failed".into(), endless), ("fetched".into(), good)]);
    assert_eq!(desk.entries_of("report added").len(), 1);
    desk.verified();
}

#[test]
fn a_dry_run_asks_and_writes_nothing() {
    let (server, desk) = (server(), Desk::new());
    let urls = ["/page", "/nowhere"].map(|path| server.url(path));
    let run = add(&desk, &[&urls[0], &urls[1], "--dry-run"]);
    assert_eq!((run.status, told(&run.out).len()), (1, 1), "{}", run.err);
    assert_eq!(server.asked(), ["/page", "/nowhere"]);
    assert_eq!(desk.size(), 1);
}
