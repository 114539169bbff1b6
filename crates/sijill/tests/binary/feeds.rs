//! `sijill feed`: feeds on a server of this machine, honest and otherwise.

use std::fmt::Write as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use serde_json::Value;

use crate::record_kit::Desk;
use crate::server::{Line, Server};

/// An RSS feed with items of these texts.
fn rss<'t>(texts: impl IntoIterator<Item = (usize, &'t str)>) -> String {
    let mut items = String::new();
    for (number, text) in texts {
        let _ = write!(
            items,
            "<item><guid>item-{number}</guid><title>Report {number}</title><link>/page/{number}</link>\
             <pubDate>Tue, 04 Oct 2016 08:00:00 GMT</pubDate><description>{text}</description></item>"
        );
    }
    format!(
        "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Meridian Wire</title><link>/</link>{items}</channel></rss>"
    )
}

const TEXTS: [&str; 3] = [
    "At least 16 people were killed in Aleppo on Monday, the Civil Defence said.",
    "Nine civilians were killed in Idlib on Monday, the Civil Defence said.",
    "Two soldiers were killed in Homs on Monday, the army said.",
];

fn lines(out: &str) -> Vec<Value> {
    out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// Polls, and gives the line of the only feed.
fn polled(desk: &Desk, more: &[&str]) -> (i32, Value) {
    let run = desk.run(["feed", "poll", "--format", "json"].into_iter().chain(more.iter().copied()));
    let last = lines(&run.out).pop().unwrap_or_else(|| panic!("{}", run.err));
    (run.status, last)
}

fn feed_then_unchanged(line: &mut Line, tag: &str, body: &str) {
    if line.request.contains(&format!("if-none-match: \"{tag}\"")) {
        line.whole(&format!("304 Not Modified\r\nETag: \"{tag}\""), b"");
    } else {
        line.whole(
            &format!("200 OK\r\nETag: \"{tag}\"\r\nContent-Type: application/rss+xml"),
            body.as_bytes(),
        );
    }
}

#[test]
fn feeds_are_added_listed_and_removed() {
    let desk = Desk::new();
    assert_eq!(desk.fine(["feed", "list"]), "No feeds.\n");
    let run = desk.run(["feed", "poll"]);
    assert!(run.status == 0 && run.err.contains("No feed is followed"), "{}", run.err);
    desk.fine([
        "feed",
        "add",
        "https://example.org/news.xml",
        "--name",
        "Meridian",
        "--country",
        "SYR",
        "--by",
        "Leila",
    ]);
    let run =
        desk.run(["feed", "add", "https://example.org/news.xml", "--name", "Meridian", "--country", "SY"]);
    assert!(run.status == 1 && run.err.contains("already"), "{}", run.err);
    assert!(
        desk.fine(["feed", "add", "https://example.org/news.xml", "--name", "Meridian", "--follow"])
            .contains("in another way")
    );
    let listed = desk.json("feed list");
    assert_eq!((listed[0]["name"].as_str(), listed[0]["follow"].as_bool()), (Some("Meridian"), Some(true)));
    assert_eq!(listed[0]["polled"], Value::Null);
    for address in ["example.org", "ftp://example.org/a", "https://me:secret@example.org/a"] {
        let run = desk.run(["feed", "add", address]);
        assert_eq!(run.status, 2, "{}", run.err);
    }
    assert_eq!(desk.run(["feed", "poll", "https://other.example/"]).status, 1);
    desk.fine(["feed", "remove", "Meridian", "--reason", "It is gone."]);
    assert_eq!(desk.run(["feed", "remove", "Meridian"]).status, 1);
    assert_eq!(desk.json("feed list").as_array().unwrap().len(), 0);
    desk.verified();
}

#[test]
fn a_poll_adds_what_is_new_and_asks_only_for_what_has_changed() {
    let version = Arc::new(AtomicUsize::new(0));
    let at = version.clone();
    let server = Server::new(move |_, line| {
        let now = at.load(Ordering::Relaxed);
        let items = TEXTS.iter().copied().enumerate().skip(now).take(2);
        feed_then_unchanged(line, &format!("v{now}"), &rss(items));
    });
    let desk = Desk::new();
    let address = server.url("/feed");
    desk.fine(["feed", "add", &address, "--country", "SY", "--by", "Leila"]);

    let before = desk.size();
    let (status, told) = polled(&desk, &["--dry-run"]);
    assert_eq!((status, told["new"].as_u64(), desk.size()), (0, Some(2), before));

    let out = desk.fine(["feed", "poll", "--by", "Leila"]);
    assert!(out.starts_with("r0  1 claim  Report 0\n") && out.contains(": 2 new\n"), "{out}");
    let report = desk.json("show r0");
    let text = report.to_string();
    for words in ["item-0", "Meridian Wire", "\"feed\"", &address] {
        assert!(text.contains(words), "{words}: {text}");
    }
    assert_eq!(desk.claims("--publisher 'Meridian Wire'").len(), 2);
    let listed = desk.json("feed list");
    assert_eq!((listed[0]["status"].as_str(), listed[0]["items"].as_u64()), (Some("fetched"), Some(2)));

    let before = desk.size();
    let (status, told) = polled(&desk, &[]);
    assert_eq!((status, told["status"].as_str(), desk.size()), (0, Some("unchanged"), before + 1));

    version.store(1, Ordering::Relaxed);
    let (status, told) = polled(&desk, &[]);
    assert_eq!((status, told["new"].as_u64(), told["known"].as_u64()), (0, Some(1), Some(1)));
    assert_eq!(desk.claims("").len(), 3);
    let history = desk.fine(["history", address.as_str()]);
    for words in ["fetched", "has not changed", "Leila"] {
        assert!(history.contains(words), "{words}: {history}");
    }
    desk.verified();
}

#[test]
fn the_same_item_of_another_feed_is_a_further_receipt() {
    let server = Server::new(|_, line| {
        line.whole("200 OK", rss(TEXTS.iter().copied().enumerate().take(1)).as_bytes())
    });
    let desk = Desk::new();
    for path in ["/one", "/two"] {
        // Links are relative, so that the items are the same only on one server.
        desk.fine(["feed", "add", &server.url(path)]);
    }
    desk.fine(["feed", "poll"]);
    assert_eq!(desk.json("reports").as_array().unwrap().len(), 1);
    let shown = desk.json("show r0").to_string();
    assert!(shown.contains("/one") && shown.contains("/two"), "{shown}");
    let before = desk.size();
    desk.fine(["feed", "poll"]);
    assert_eq!(desk.size(), before + 2, "only that the feeds were asked");
}

#[test]
fn what_came_of_asking_is_told_apart() {
    let server = Server::new(|path, line| match path {
        "/gone" => line.whole("404 Not Found", b""),
        "/refused" => line.whole("403 Forbidden", b""),
        "/page" => line.whole("200 OK\r\nContent-Type: text/html", b"<html><body>No feed.</body></html>"),
        "/never" => line.never_end(),
        _ => line.whole("200 OK", rss(TEXTS.iter().copied().enumerate()).as_bytes()),
    });
    let desk = Desk::new();
    for path in ["/gone", "/never", "/page", "/refused", "/well"] {
        desk.fine(["feed", "add", &server.url(path)]);
    }
    let begun = Instant::now();
    let run = desk.run(["feed", "poll", "--timeout", "2", "--format", "json"]);
    assert!(begun.elapsed().as_secs() < 30);
    assert_eq!(run.status, 1);
    let told = lines(&run.out);
    let status = |path: &str| {
        let url = server.url(path);
        told.iter().find(|line| line["feed"] == url && line["status"].is_string()).unwrap()["status"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    assert_eq!(
        ["/gone", "/refused", "/page", "/never", "/well"].map(status),
        ["gone", "refused", "failed", "failed", "fetched"]
    );
    assert_eq!(desk.claims("").len(), 3, "the others go on");
    let run = desk.run(["feed", "poll", &server.url("/gone")]);
    assert!(run.status == 1 && run.err.contains("feed remove"), "{}", run.err);
    assert!(desk.fine(["feed", "list"]).contains("follows it no more"));
    desk.verified();
}

#[test]
fn pages_are_followed_and_those_that_fail_are_tried_again() {
    let page = |n: usize| {
        format!(
            "<html><head><title>Page {n}</title></head><body><article><h1>Page {n}</h1><p>{}</p><p>More was not known at once, and the roads were closed for the rest of the day.</p></article></body></html>",
            TEXTS[n]
        )
    };
    let server = Server::new(move |path, line| match path {
        "/feed" => feed_then_unchanged(line, "v", &rss(TEXTS.iter().map(|_| "A summary.").enumerate())),
        "/page/0" => line.whole("200 OK\r\nContent-Type: text/html", page(0).as_bytes()),
        "/page/1" => line.whole("410 Gone", b""),
        "/page/2" if line.earlier == 0 => line.whole("500 Broken", b""),
        "/page/2" if line.earlier < 3 => line.whole("500 Broken", b""),
        _ => line.whole("200 OK\r\nContent-Type: text/html", page(2).as_bytes()),
    });
    let desk = Desk::new();
    desk.fine(["feed", "add", &server.url("/feed"), "--follow"]);
    let (status, told) = polled(&desk, &["--dry-run"]);
    assert_eq!((status, told["new"].as_u64()), (0, Some(3)));
    assert_eq!(server.asked(), ["/feed"], "pages are not asked for only to be told of");

    let (status, told) = polled(&desk, &["--timeout", "20"]);
    assert_eq!((status, told["new"].as_u64(), told["failed"].as_u64()), (1, Some(1), Some(2)));
    let shown = desk.json("show r0").to_string();
    assert!(shown.contains("fetched") && shown.contains("/page/0"), "{shown}");
    let exact = desk.fine(["show", "r0", "--bytes"]);
    assert!(exact.starts_with("<html>") && exact.ends_with("</html>"), "{exact}");

    // What failed is asked for again; what is gone or here is not.
    let (status, told) = polled(&desk, &["--timeout", "20"]);
    assert_eq!((status, told["new"].as_u64(), told["known"].as_u64()), (0, Some(1), Some(2)), "{told}");
    let asked = server.asked();
    assert_eq!(asked.iter().filter(|path| *path == "/page/0").count(), 1, "{asked:?}");
    assert_eq!(asked.iter().filter(|path| *path == "/page/1").count(), 1, "{asked:?}");
    let (status, told) = polled(&desk, &[]);
    assert_eq!((status, told["status"].as_str()), (0, Some("unchanged")));
    desk.verified();
}

#[test]
fn what_was_erased_does_not_come_back() {
    let version = Arc::new(AtomicUsize::new(0));
    let at = version.clone();
    let server = Server::new(move |_, line| {
        let body = rss(TEXTS.iter().copied().enumerate().take(2 + at.load(Ordering::Relaxed)));
        line.whole("200 OK", body.as_bytes());
    });
    let desk = Desk::new();
    desk.fine(["feed", "add", &server.url("/feed")]);
    desk.fine(["feed", "poll"]);
    let answer: Value = serde_json::from_str(&desk.decided("erase r0 --yes --format json")).unwrap();
    assert_eq!(answer["files"].as_array().unwrap().len(), 1, "the feed's bytes go, too: {answer}");
    desk.verified();
    version.store(1, Ordering::Relaxed);
    let (status, told) = polled(&desk, &[]);
    assert_eq!(
        (status, told["new"].as_u64(), told["erased"].as_u64(), told["known"].as_u64()),
        (0, Some(1), Some(1), Some(1)),
        "{told}"
    );
    assert_eq!(desk.claims("").len(), 2);
    assert!(desk.fine(["history", &server.url("/feed")]).contains("were not kept"));
    desk.verified();
}

#[test]
fn a_feed_of_ten_thousand_items_is_taken_in() {
    let texts: Vec<String> =
        (0..10_000).map(|n| format!("Shells killed {} civilians in Aleppo on Monday.", n + 2)).collect();
    let body = rss(texts.iter().map(String::as_str).enumerate());
    let server = Server::new(move |_, line| line.whole("200 OK", body.as_bytes()));
    let desk = Desk::new();
    desk.fine(["feed", "add", &server.url("/feed")]);
    let run = desk.run(["feed", "poll", "--quiet"]);
    assert_eq!(run.status, 0, "{}", run.err);
    assert!(run.out.contains("10000 new"), "{}", run.out);
    let (status, told) = polled(&desk, &[]);
    assert_eq!((status, told["new"].as_u64(), told["known"].as_u64()), (0, Some(0), Some(10_000)));
    desk.verified();
}
