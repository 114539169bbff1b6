#![expect(clippy::unwrap_used, reason = "tests")]

mod server;

use std::io::Write;
use std::net::TcpListener;
use std::time::{Duration, Instant};

use super::*;
use server::Server;

const PAGE: &[u8] = b"<p>Five people were killed in Homs.</p>";

/// Limits of milliseconds, with time to spare for a machine that is busy.
fn quick() -> FetchLimits {
    FetchLimits {
        connect: Duration::from_secs(5),
        idle: Duration::from_secs(5),
        whole: Duration::from_secs(10),
        pause: Duration::from_millis(1),
        longest_pause: Duration::from_millis(5),
        ..FetchLimits::default()
    }
}

fn fetch_with(limits: FetchLimits, address: &str) -> Capture {
    Fetcher::through(None, limits).fetch(address, &Validators::default())
}

fn fetch(address: &str) -> Capture {
    fetch_with(quick(), address)
}

#[test]
fn a_page_is_fetched_with_what_the_server_says_of_it() {
    let server = Server::new(|_, line| {
        line.whole("200 OK\r\nETag: \"a1\"\r\nLast-Modified: Tue, 04 Oct 2016 08:00:00 GMT\r\nContent-Type: text/html", PAGE);
    });
    let capture = fetch(&server.url("/a#part"));
    assert_eq!((capture.status, capture.tries), (CaptureStatus::Fetched, 1));
    assert_eq!(capture.address, server.url("/a#part"));
    assert_eq!(capture.url, Some(server.url("/a")));
    assert_eq!(capture.body.as_deref(), Some(PAGE));
    let http = capture.http.unwrap();
    assert_eq!((http.status, http.content_type.as_deref()), (200, Some("text/html")));
    assert_eq!(
        Validators::from(&http),
        Validators {
            etag: Some("\"a1\"".to_owned()),
            last_modified: Some("Tue, 04 Oct 2016 08:00:00 GMT".to_owned())
        }
    );
    let asked = server.requests().remove(0);
    assert!(asked.contains(&format!("user-agent: {NAME}\r\n").to_ascii_lowercase()), "{asked}");
    assert!(!asked.contains("cookie") && !asked.contains("if-"), "{asked}");
}

#[test]
fn what_has_not_changed_is_not_sent_again() {
    let server = Server::new(|_, line| line.whole("304 Not Modified\r\nETag: \"a1\"", b""));
    let fetcher = Fetcher::through(None, quick());
    let known =
        Validators { etag: Some("\"a1\"".to_owned()), last_modified: Some("then\r\nX: y".to_owned()) };
    let capture = fetcher.fetch(&server.url("/"), &known);
    assert_eq!((capture.status, capture.body), (CaptureStatus::Unchanged, None));
    let asked = server.requests().remove(0);
    assert!(asked.contains("if-none-match: \"a1\"\r\n"), "{asked}");
    assert!(!asked.contains("if-modified-since"), "a spoilt validator is not sent: {asked}");
    // Nothing was known, so nothing can be unchanged.
    assert_eq!(fetch(&server.url("/")).status, CaptureStatus::Failed);
}

#[test]
fn answers_are_told_apart() {
    let server = Server::new(|path, line| line.whole(&format!("{} Word", path.trim_matches('/')), b"no"));
    for (code, status, tries) in [
        (404, CaptureStatus::Gone, 1),
        (410, CaptureStatus::Gone, 1),
        (401, CaptureStatus::Refused, 1),
        (403, CaptureStatus::Refused, 1),
        (407, CaptureStatus::Refused, 1),
        (451, CaptureStatus::Refused, 1),
        (429, CaptureStatus::Refused, 3),
        (500, CaptureStatus::Failed, 3),
        (503, CaptureStatus::Failed, 3),
        (204, CaptureStatus::Failed, 1),
        (418, CaptureStatus::Failed, 1),
        (300, CaptureStatus::Failed, 1),
    ] {
        let capture = fetch(&server.url(&format!("/{code}")));
        assert_eq!((capture.status, capture.tries), (status, tries), "{code}: {}", capture.reason);
        assert_eq!(capture.http.unwrap().status, code);
        assert!(capture.reason.contains(&code.to_string()) && capture.body.is_none(), "{}", capture.reason);
    }
}

#[test]
fn a_server_that_recovers_is_tried_again_after_the_pause_it_asks_for() {
    let server = Server::new(|_, line| match line.earlier {
        0 => line.whole("503 Busy\r\nRetry-After: 3600", b""),
        1 => line.whole("429 Slow\r\nRetry-After: 0", b""),
        _ => line.whole("200 OK", PAGE),
    });
    let limits = FetchLimits { longest_pause: Duration::from_millis(60), ..quick() };
    let begun = Instant::now();
    let capture = fetch_with(limits, &server.url("/"));
    assert_eq!((capture.status, capture.tries), (CaptureStatus::Fetched, 3));
    assert!(begun.elapsed() >= limits.longest_pause);
}

#[test]
fn a_pause_that_would_last_beyond_the_whole_time_is_not_begun() {
    let server = Server::new(|_, line| line.whole("503 Busy\r\nRetry-After: 3600", b""));
    let capture =
        fetch_with(FetchLimits { longest_pause: Duration::from_secs(3600), ..quick() }, &server.url("/"));
    assert_eq!((capture.status, capture.tries), (CaptureStatus::Failed, 1));
}

#[test]
fn redirections_are_followed_and_told() {
    let server = Server::new(|path, line| match path {
        "/old" => line.whole("301 Moved\r\nLocation: /older/../new?a=1#x", b"moved"),
        "/new?a=1" => line.whole("200 OK", PAGE),
        "/file" => line.whole("302 Found\r\nLocation: file:///etc/passwd", b""),
        "/nowhere" => line.whole("302 Found", b""),
        "/circle" => line.whole("302 Found\r\nLocation: /circle", b""),
        longer => line.whole(&format!("307 On\r\nLocation: {longer}x"), b""),
    });
    let capture = fetch(&server.url("/old"));
    assert_eq!(capture.url, Some(server.url("/new?a=1")));
    assert_eq!(capture.body.as_deref(), Some(PAGE));
    for (path, words) in [
        ("/file", "the scheme “file”"),
        ("/nowhere", "where to"),
        ("/circle", "in a circle"),
        ("/x", "more than 8 times"),
    ] {
        let capture = fetch(&server.url(path));
        assert_eq!((capture.status, capture.tries), (CaptureStatus::Failed, 1), "{path}");
        assert!(capture.reason.contains(words), "{}", capture.reason);
        assert!(matches!(capture.http.unwrap().status, 302 | 307));
    }
}

#[test]
fn a_server_that_never_finishes_is_left_in_time() {
    let server = Server::new(|path, line| {
        let pause = Duration::from_millis(2);
        match path {
            "/body" => {
                line.answer("200 OK\r\nContent-Length: 1000000", b"");
                line.repeat(b"x", pause);
            }
            "/chunks" => {
                line.answer("200 OK\r\nTransfer-Encoding: chunked", b"");
                line.repeat(b"1\r\nx\r\n", pause);
            }
            "/continue" => line.repeat(b"HTTP/1.1 103 Early Hints\r\n\r\n", pause),
            _ => line.repeat(b"HTTP/1.1 200 OK\r\nX-Slow: 1\r\n".get(..1).unwrap(), pause),
        }
    });
    let limits = FetchLimits { whole: Duration::from_millis(200), ..quick() };
    for path in ["/body", "/chunks", "/head", "/continue"] {
        let begun = Instant::now();
        let capture = fetch_with(limits, &server.url(path));
        assert_eq!(capture.status, CaptureStatus::Failed, "{path}");
        assert!(begun.elapsed() < Duration::from_secs(5), "{path}");
    }
    let capture = fetch_with(limits, &server.url("/body"));
    assert!(capture.reason.ends_with("was not received within 200 milliseconds."), "{}", capture.reason);
    assert_eq!(capture.http.unwrap().status, 200);
}

#[test]
fn headers_without_end_are_not_read_to_the_end() {
    let server = Server::new(|_, line| {
        line.repeat(b"HTTP/1.1 200 OK\r\nX: y\r\n", Duration::ZERO);
    });
    let begun = Instant::now();
    let capture = fetch(&server.url("/"));
    assert_eq!(capture.status, CaptureStatus::Failed, "{}", capture.reason);
    assert!(begun.elapsed() < Duration::from_secs(9));
}

#[test]
fn silence_is_tried_again() {
    let server = Server::new(|_, line| match line.earlier {
        0 => line.repeat(b"", Duration::from_millis(5)),
        _ => line.whole("200 OK", PAGE),
    });
    let limits = FetchLimits { idle: Duration::from_millis(100), ..quick() };
    let capture = fetch_with(limits, &server.url("/"));
    assert_eq!((capture.status, capture.tries), (CaptureStatus::Fetched, 2), "{}", capture.reason);
}

#[test]
fn a_body_that_is_cut_short_is_no_capture() {
    let server = Server::new(|path, line| match path {
        "/length" => line.answer("200 OK\r\nContent-Length: 100", PAGE),
        "/chunks" => line.answer("200 OK\r\nTransfer-Encoding: chunked", b"5\r\nhello\r\n5\r\nwo"),
        _ => {
            let zipped = gzip(&noise(10_000));
            line.answer("200 OK\r\nContent-Encoding: gzip", zipped.get(..zipped.len() / 2).unwrap());
        }
    });
    for path in ["/length", "/chunks", "/gzip"] {
        let capture = fetch(&server.url(path));
        assert_eq!((capture.status, capture.body), (CaptureStatus::Failed, None), "{path}");
        assert!(
            capture.reason.contains("broke off") || capture.reason.contains("damaged"),
            "{path}: {}",
            capture.reason
        );
    }
}

#[test]
fn bodies_are_bounded_after_decompression() {
    let bomb = gzip(&vec![0; 3_000_000]);
    assert!(bomb.len() < 10_000);
    let server = Server::new(move |path, line| match path {
        "/bomb" => line.whole("200 OK\r\nContent-Encoding: gzip", &bomb),
        "/told" => line.answer("200 OK\r\nContent-Length: 99999999", b""),
        "/untold" => {
            line.answer("200 OK", b"");
            line.repeat(&[b'x'; 65_536], Duration::ZERO);
        }
        "/brotli" => line.whole("200 OK\r\nContent-Encoding: br", b"???"),
        _ => line.whole("200 OK\r\nContent-Encoding: gzip", &gzip(&[b'x'; 1_000_000])),
    });
    let limits = FetchLimits { bytes: 1_000_000, ..quick() };
    for path in ["/bomb", "/told", "/untold"] {
        let capture = fetch_with(limits, &server.url(path));
        assert_eq!((capture.status, capture.tries), (CaptureStatus::Failed, 1), "{path}");
        assert!(
            capture.reason.ends_with("is larger than 1 MB, the most that is fetched."),
            "{}",
            capture.reason
        );
    }
    assert!(fetch(&server.url("/brotli")).reason.contains("compressed as “br”"));
    let just = fetch_with(limits, &server.url("/just"));
    assert_eq!(just.body.map(|b| b.len()), Some(1_000_000));
}

#[test]
fn hosts_that_do_not_answer_are_told() {
    let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let capture = fetch(&format!("http://{address}/"));
    assert_eq!((capture.status, capture.tries), (CaptureStatus::Failed, 3), "{}", capture.reason);
    assert!(capture.reason.contains("could not be reached"), "{}", capture.reason);

    let plain = Server::new(|_, line| line.whole("200 OK", PAGE));
    let capture = fetch(&plain.url("/").replace("http:", "https:"));
    assert_eq!(capture.status, CaptureStatus::Failed);
    assert!(capture.reason.starts_with("No secure connection"), "{}", capture.reason);
    let words = Server::new(|_, line| line.repeat(b"220 ready for mail\r\n", Duration::from_millis(1)));
    assert_eq!(fetch(&words.url("/")).status, CaptureStatus::Failed);
}

#[test]
fn what_is_no_address_of_a_page_is_not_asked_for() {
    for (address, words) in [
        ("", "is not the address"),
        ("example.org/a", "is not the address"),
        ("ftp://example.org/a", "only http and https"),
        ("file:///etc/passwd", "only http and https"),
        ("https://reader:secret@example.org/a", "leave it out"),
    ] {
        let capture = fetch(address);
        assert_eq!((capture.status, capture.tries), (CaptureStatus::Failed, 0), "{address}");
        assert!(capture.reason.contains(words), "{}", capture.reason);
        assert!(!format!("{capture:?}").contains("secret"));
    }
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// Bytes that do not compress.
fn noise(length: u32) -> Vec<u8> {
    (0..length).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect()
}
