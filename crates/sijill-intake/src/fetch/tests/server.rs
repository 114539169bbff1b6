//! A server for tests, on this machine only: it answers each connection with what its rule writes.

use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;

type Rule = dyn Fn(&str, &mut Line) + Send + Sync;

/// The connection to whoever asks.
pub(super) struct Line {
    stream: TcpStream,
    over: Arc<AtomicBool>,
    /// How many requests came before this one.
    pub(super) earlier: usize,
}

impl Line {
    /// Sends a head and a body; the length is told only where `head` tells it.
    pub(super) fn answer(&mut self, head: &str, body: &[u8]) {
        let head = format!("HTTP/1.1 {head}\r\nConnection: close\r\n\r\n");
        let _ = self.stream.write_all(head.as_bytes());
        let _ = self.stream.write_all(body);
    }

    /// Sends a whole answer with its length.
    pub(super) fn whole(&mut self, head: &str, body: &[u8]) {
        self.answer(&format!("{head}\r\nContent-Length: {}", body.len()), body);
    }

    /// Sends the same again and again until nobody listens.
    pub(super) fn repeat(&mut self, bytes: &[u8], pause: std::time::Duration) {
        while !self.over.load(Ordering::Relaxed) && self.stream.write_all(bytes).is_ok() {
            thread::park_timeout(pause);
        }
    }
}

/// A running server; it ends with its owner.
pub(super) struct Server {
    address: SocketAddr,
    over: Arc<AtomicBool>,
    requests: Arc<Mutex<Vec<String>>>,
}

impl Server {
    pub(super) fn new(rule: impl Fn(&str, &mut Line) + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let server =
            Self { address: listener.local_addr().unwrap(), over: Arc::default(), requests: Arc::default() };
        let (over, requests, rule) = (server.over.clone(), server.requests.clone(), Arc::new(rule));
        thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                if over.load(Ordering::Relaxed) {
                    break;
                }
                let (over, requests, rule) = (over.clone(), requests.clone(), rule.clone());
                thread::spawn(move || serve(stream, over, &requests, &*rule));
            }
        });
        server
    }

    pub(super) fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// What was asked, with its headers in small letters.
    pub(super) fn requests(&self) -> Vec<String> {
        self.requests.lock().unwrap().clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.over.store(true, Ordering::Relaxed);
        let _ = TcpStream::connect(self.address);
    }
}

fn serve(stream: TcpStream, over: Arc<AtomicBool>, requests: &Mutex<Vec<String>>, rule: &Rule) {
    let mut request = String::new();
    let mut lines = BufReader::new(stream.try_clone().unwrap());
    while lines.read_line(&mut request).is_ok_and(|read| read > 2) {}
    let path = request.split(' ').nth(1).unwrap_or_default().to_owned();
    let earlier = {
        let mut all = requests.lock().unwrap();
        all.push(request.to_ascii_lowercase());
        all.len() - 1
    };
    rule(&path, &mut Line { stream, over, earlier });
}
