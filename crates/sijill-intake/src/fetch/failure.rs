//! Why a try gave no answer, as a sentence, and whether another try may help.

use std::io::ErrorKind;
use std::time::Duration;

use ureq::{Error, Timeout};
use url::Url;

use super::FetchLimits;
use crate::Http;

/// A try without an answer that can be used.
pub(super) struct Failure {
    /// The address that was being asked.
    pub(super) url: Option<String>,
    /// What the server said before it failed.
    pub(super) http: Option<Box<Http>>,
    pub(super) reason: String,
    /// True where another try may help.
    pub(super) again: bool,
}

impl Failure {
    /// One that no further try can mend.
    pub(super) fn of(reason: String) -> Self {
        Self { url: None, http: None, reason, again: false }
    }

    /// No time is left.
    pub(super) fn of_time(url: &Url, limits: &FetchLimits) -> Self {
        Self::of(format!("{url} was not received within {}.", in_words(limits.whole)))
    }

    pub(super) fn new(url: &Url, limits: &FetchLimits, error: Error) -> Self {
        let (reason, again) = match error {
            Error::Timeout(Timeout::Global) => return Self::of_time(url, limits),
            Error::Timeout(Timeout::Resolve | Timeout::Connect) => {
                (format!("{url} could not be reached within {}.", in_words(limits.connect)), true)
            }
            Error::Timeout(_) => (format!("{url} sent nothing for {}.", in_words(limits.idle)), true),
            Error::HostNotFound => (format!("{url} names a host that was not found."), false),
            Error::ConnectionFailed => (format!("{url} could not be reached."), true),
            Error::Io(cause) => return Self::of_io(url, &cause),
            Error::Rustls(cause) => (insecure(url, &cause.to_string()), false),
            Error::Tls(cause) => (insecure(url, cause), false),
            Error::TlsRequired => (insecure(url, "the proxy did not make one"), false),
            Error::ConnectProxyFailed(cause) => {
                (format!("{url} could not be reached through the proxy: {}.", bare(&cause)), false)
            }
            Error::LargeResponseHeader(..) => (format!("{url} answers with headers without end."), false),
            Error::Decompress(..) => (format!("{url} came damaged: it could not be decompressed."), false),
            other => (format!("{url} could not be fetched: {}.", bare(&other.to_string())), false),
        };
        Self { again, ..Self::of(reason) }
    }

    fn of_io(url: &Url, cause: &std::io::Error) -> Self {
        let (reason, again) = match cause.kind() {
            ErrorKind::UnexpectedEof => (format!("{url} broke off before its end."), true),
            ErrorKind::ConnectionRefused
            | ErrorKind::ConnectionReset
            | ErrorKind::ConnectionAborted
            | ErrorKind::NotConnected
            | ErrorKind::BrokenPipe
            | ErrorKind::HostUnreachable
            | ErrorKind::NetworkUnreachable
            | ErrorKind::NetworkDown
            | ErrorKind::TimedOut
            | ErrorKind::WouldBlock => {
                (format!("{url} could not be reached: {}.", bare(&cause.to_string())), true)
            }
            // The encryption's own errors come wrapped so.
            ErrorKind::InvalidData => (insecure(url, &cause.to_string()), false),
            _ => (format!("{url} could not be fetched: {}.", bare(&cause.to_string())), false),
        };
        Self { again, ..Self::of(reason) }
    }
}

fn insecure(url: &Url, cause: &str) -> String {
    format!("No secure connection could be made for {url}: {}.", bare(cause))
}

fn bare(cause: &str) -> &str {
    cause.trim_end_matches('.')
}

fn in_words(time: Duration) -> String {
    match time.subsec_millis() {
        0 if time.as_secs() == 1 => "1 second".to_owned(),
        0 => format!("{} seconds", time.as_secs()),
        _ => format!("{} milliseconds", time.as_millis()),
    }
}
