//! The server under hardship: slow and broken connections, and a stop while reports come in.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{Shutdown, SocketAddr, TcpStream};
use std::process::{Child, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use crate::record_kit::Desk;

/// A server over a desk's record; it ends with its owner.
struct Served {
    child: Child,
    address: SocketAddr,
}

impl Served {
    fn over(desk: &Desk) -> Self {
        let mut command = desk.process();
        let mut child = command
            .args(["serve", "--listen", "127.0.0.1:0"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim().trim_start_matches("http://").trim_end_matches('/').parse().unwrap();
        Self { child, address }
    }

    fn connected(&self) -> TcpStream {
        let stream = TcpStream::connect(self.address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
        stream
    }

    /// The whole answer to a request, head and body; nothing where the server has gone.
    fn asked(&self, head: &str, body: &str) -> Option<String> {
        let mut stream = TcpStream::connect(self.address).ok()?;
        stream.set_read_timeout(Some(Duration::from_secs(60))).ok()?;
        let length =
            if body.is_empty() { String::new() } else { format!("Content-Length: {}\r\n", body.len()) };
        let host = self.address;
        write!(stream, "{head}\r\nHost: {host}\r\nConnection: close\r\n{length}\r\n{body}").ok()?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).ok()?;
        Some(String::from_utf8_lossy(&answer).into_owned()).filter(|answer| !answer.is_empty())
    }

    /// The cookie and the token of somebody's forms.
    fn browser(&self) -> (String, String) {
        let page = self.asked("GET /preferences HTTP/1.1", "").unwrap();
        let cookies: Vec<&str> = page
            .lines()
            .filter_map(|line| {
                line.split_once(": ").filter(|(name, _)| name.eq_ignore_ascii_case("set-cookie"))
            })
            .filter_map(|(_, cookie)| cookie.split(';').next())
            .collect();
        let (_, rest) = page.split_once("name=\"csrf\" value=\"").unwrap_or_else(|| panic!("{page}"));
        (cookies.join("; "), rest.split_once('"').unwrap().0.to_owned())
    }

    fn pasted(&self, browser: &(String, String), words: &str) -> Option<String> {
        let (cookies, token) = browser;
        let body = format!("csrf={token}&publisher=Meridian&published=2016-10-04&by=Leila&text={words}");
        let head = format!(
            "POST /reports HTTP/1.1\r\nCookie: {cookies}\r\nContent-Type: application/x-www-form-urlencoded"
        );
        self.asked(&head, &body)
    }

    #[cfg(unix)]
    fn told_to_stop(&self) {
        let pid = self.child.id().to_string();
        assert!(std::process::Command::new("kill").arg(pid).status().unwrap().success());
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn a_thousand_slow_or_broken_connections_do_not_stop_a_good_one() {
    rlimit::increase_nofile_limit(4_096).unwrap();
    let desk = Desk::with(["An air strike killed 12 people in Aleppo on 3 October 2016, officials said."]);
    let served = Served::over(&desk);
    let mut held = Vec::new();
    for number in 0..1_000 {
        let mut stream = served.connected();
        // Whoever is hung up on may find out while writing.
        let _ = match number % 5 {
            // Says nothing at all.
            0 => Ok(()),
            // Half a head.
            1 => stream.write_all(b"GET /claims HTTP/1.1\r\nHost: local"),
            // A body that never comes.
            2 => stream.write_all(
                b"POST /reports HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\ntext=An+air",
            ),
            // No HTTP.
            3 => stream.write_all(b"\x16\x03\x01\x02\x00\x01\x00\xff\xff\r\n\r\n"),
            // Asks and hangs up.
            _ => stream
                .write_all(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
                .and_then(|()| stream.shutdown(Shutdown::Both)),
        };
        held.push(stream);
    }
    for _ in 0..20 {
        let began = Instant::now();
        let answer = served.asked("GET /claims HTTP/1.1", "").unwrap();
        assert!(answer.starts_with("HTTP/1.1 200") && answer.contains("12"), "{answer}");
        assert!(began.elapsed() < Duration::from_secs(5), "{:?}", began.elapsed());
    }
    drop(held);
    assert!(served.asked("GET / HTTP/1.1", "").unwrap().starts_with("HTTP/1.1 200"));
}

#[cfg(unix)]
#[test]
fn a_stop_while_reports_come_in_loses_none_that_was_acknowledged() {
    let desk = Desk::new();
    let mut served = Served::over(&desk);
    let acknowledged = AtomicUsize::new(0);
    thread::scope(|scope| {
        for reader in 0..6 {
            let (served, acknowledged) = (&served, &acknowledged);
            scope.spawn(move || {
                let browser = served.browser();
                for number in 0.. {
                    let killed = 2 + reader * 1_000 + number;
                    let words = format!("A+bomb+killed+{killed}+people+in+Homs+on+Monday,+police+said.");
                    match served.pasted(&browser, &words) {
                        Some(answer) if answer.starts_with("HTTP/1.1 303") => {
                            // Stopped in the midst of it.
                            if acknowledged.fetch_add(1, Ordering::SeqCst) == 20 {
                                served.told_to_stop();
                            }
                        }
                        // It said that it stops, or hung up.
                        Some(answer) => {
                            assert!(answer.starts_with("HTTP/1.1 50"), "{answer}");
                            return;
                        }
                        None => return,
                    }
                }
            });
        }
    });
    assert!(served.child.wait().unwrap().success());
    let acknowledged = acknowledged.into_inner();
    assert!(acknowledged > 20, "{acknowledged}");
    let reports = desk.json("reports --limit 100000").as_array().unwrap().len();
    assert!(reports >= acknowledged, "{reports} of {acknowledged}");
    desk.verified();
}
