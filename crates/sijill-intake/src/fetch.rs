//! Fetching over HTTP(S): one address asked for, one capture handed back, whatever the server does.
//!
//! For: whoever keeps reports that are published on the web. The door is [`Fetcher::fetch`]; it blocks, never fails and
//! is bounded in time and bytes. Not for: what the bytes say (`main_text`, `parse_feed`), or when to ask again.

use std::thread;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ureq::unversioned::transport::DefaultConnector;
use ureq::{Agent, Proxy};

use crate::Http;

mod address;
mod exchange;
mod failure;
mod outside;
mod patience;
#[cfg(test)]
mod tests;

use exchange::Answer;
use failure::Failure;
use outside::Outside;

/// How we name ourselves to servers.
const NAME: &str = concat!("sijill/", env!("CARGO_PKG_VERSION"), " (+local archive)");
/// No wait is longer, so that sums of instants cannot overflow.
const LONGEST: Duration = Duration::from_secs(24 * 60 * 60);

/// How fetching is bounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FetchLimits {
    /// For finding the host, connecting and agreeing on encryption.
    pub connect: Duration,
    /// For which a server may send nothing.
    pub idle: Duration,
    /// For all of it: every try, redirection and pause.
    pub whole: Duration,
    /// Bytes of a body, after decompression.
    pub bytes: usize,
    /// Redirections that are followed.
    pub redirects: u32,
    /// Tries, the first one counted.
    pub tries: u32,
    /// Pause before the second try; it doubles before each further one.
    pub pause: Duration,
    /// No pause is longer, whatever the server asks for.
    pub longest_pause: Duration,
}

impl Default for FetchLimits {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(10),
            idle: Duration::from_secs(20),
            whole: Duration::from_secs(120),
            bytes: 40_000_000,
            redirects: 8,
            tries: 3,
            pause: Duration::from_secs(1),
            longest_pause: Duration::from_secs(30),
        }
    }
}

/// What is known of an earlier capture, so that the server need not send again what has not changed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Validators {
    /// Header `ETag` of the earlier answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub etag: Option<String>,
    /// Header `Last-Modified` of the earlier answer, as it was sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_modified: Option<String>,
}

impl From<&Http> for Validators {
    fn from(http: &Http) -> Self {
        Self { etag: http.etag.clone(), last_modified: http.last_modified.clone() }
    }
}

/// What became of a fetch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum CaptureStatus {
    /// The bytes are here (200).
    Fetched,
    /// The server says that nothing has changed (304).
    Unchanged,
    /// The server knows no such page, or no longer (404, 410).
    Gone,
    /// The server does not give it to us (401, 403, 407, 451, and 429 after every try).
    Refused,
    /// Anything else: no connection, no time left, too large, cut short, another answer.
    Failed,
}

/// One fetch, with what came of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Capture {
    /// The address asked for, without a user name or password.
    pub address: String,
    /// The address that answered, after redirections.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// When it was over.
    pub at: Timestamp,
    /// What became of it.
    pub status: CaptureStatus,
    /// Why, as a sentence.
    pub reason: String,
    /// How often it was tried.
    pub tries: u32,
    /// What the server said, where one answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub http: Option<Http>,
    /// The bytes, where they were fetched.
    #[serde(skip)]
    pub body: Option<Vec<u8>>,
}

/// Fetches addresses. It may be shared by threads, and keeps connections open between fetches.
#[derive(Debug, Clone)]
pub struct Fetcher {
    agent: Agent,
    limits: FetchLimits,
}

impl Fetcher {
    /// Makes one. A proxy is taken from `ALL_PROXY`, `HTTPS_PROXY` or `HTTP_PROXY`, less the hosts of `NO_PROXY`.
    #[must_use]
    pub fn new(limits: FetchLimits) -> Self {
        Self::through(Proxy::try_from_env(), limits)
    }

    /// Makes one for whoever fetches what others name: hosts that only its own network can reach are not found. A proxy,
    /// where there is one, says itself what may be reached through it.
    #[must_use]
    pub fn outside(limits: FetchLimits) -> Self {
        let proxy = Proxy::try_from_env();
        let is_direct = proxy.is_none();
        let mut fetcher = Self::through(proxy, limits);
        if is_direct {
            let config = fetcher.agent.config().clone();
            fetcher.agent = Agent::with_parts(config, DefaultConnector::new(), Outside::default());
        }
        fetcher
    }

    fn through(proxy: Option<Proxy>, limits: FetchLimits) -> Self {
        let config = Agent::config_builder()
            .proxy(proxy)
            .user_agent(NAME)
            .http_status_as_error(false)
            // Redirections are followed by `exchange`, which can then say where they led.
            .max_redirects(0)
            .timeout_resolve(Some(limits.connect))
            .timeout_connect(Some(limits.connect))
            .timeout_per_read(Some(limits.idle))
            .timeout_per_write(Some(limits.idle))
            .build();
        Self { agent: config.into(), limits }
    }

    /// Fetches an address, unless what is `known` of it still holds.
    #[must_use]
    pub fn fetch(&self, address: &str, known: &Validators) -> Capture {
        let limits = &self.limits;
        let deadline = Instant::now() + limits.whole.min(LONGEST);
        let start = match address::target(address) {
            Ok(url) => url,
            Err(wrong) => {
                let failure = Failure::of(wrong.reason);
                return capture(wrong.address, 0, Err(failure));
            }
        };
        let mut tries = 0;
        loop {
            tries += 1;
            let outcome = exchange::exchange(&self.agent, limits, &start, known, deadline);
            if tries < limits.tries
                && let Some(pause) = patience::pause(limits, tries, &outcome)
                && Instant::now() + pause < deadline
            {
                thread::sleep(pause);
                continue;
            }
            return capture(address.to_owned(), tries, outcome);
        }
    }
}

fn capture(address: String, tries: u32, outcome: Result<Answer, Failure>) -> Capture {
    let at = Timestamp::now();
    match outcome {
        Ok(Answer { url, status, reason, http, body, .. }) => {
            Capture { address, url: Some(url), at, status, reason, tries, http: Some(http), body }
        }
        Err(Failure { url, http, reason, .. }) => {
            let http = http.map(|http| *http);
            Capture { address, url, at, status: CaptureStatus::Failed, reason, tries, http, body: None }
        }
    }
}
