//! A server for tests, on this machine only: it answers each connection with what its rule writes.

use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

type Rule = dyn Fn(&str, &mut Line) + Send + Sync;

/// The connection to whoever asks.
pub(crate) struct Line {
    stream: TcpStream,
    over: Arc<AtomicBool>,
    /// The request, in small letters.
    pub(crate) request: String,
    /// How many requests for this path came before.
    pub(crate) earlier: usize,
}

impl Line {
    /// Sends an answer with its length.
    pub(crate) fn whole(&mut self, head: &str, body: &[u8]) {
        let head = format!("HTTP/1.1 {head}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n", body.len());
        let _ = self.stream.write_all(head.as_bytes());
        let _ = self.stream.write_all(body);
    }

    /// Sends a head that promises more than ever comes.
    pub(crate) fn never_end(&mut self) {
        let _ = self.stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n");
        while !self.over.load(Ordering::Relaxed) && self.stream.write_all(b"x").is_ok() {
            thread::sleep(Duration::from_millis(20));
        }
    }
}

/// A running server; it ends with its owner.
pub(crate) struct Server {
    address: SocketAddr,
    over: Arc<AtomicBool>,
    requests: Arc<Mutex<Vec<String>>>,
}

impl Server {
    pub(crate) fn new(rule: impl Fn(&str, &mut Line) + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let server =
            Self { address: listener.local_addr().unwrap(), over: Arc::default(), requests: Arc::default() };
        let (over, requests) = (server.over.clone(), server.requests.clone());
        let rule: Arc<Rule> = Arc::new(rule);
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

    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// The paths that were asked for.
    pub(crate) fn asked(&self) -> Vec<String> {
        let requests = self.requests.lock().unwrap();
        requests.iter().map(|request| request.split(' ').nth(1).unwrap_or_default().to_owned()).collect()
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
    let request = request.to_ascii_lowercase();
    let earlier = {
        let mut all = requests.lock().unwrap();
        let same = format!(" {} ", path.to_ascii_lowercase());
        let earlier = all.iter().filter(|one| one.contains(&same)).count();
        all.push(request.clone());
        earlier
    };
    rule(&path, &mut Line { stream, over, request, earlier });
}
