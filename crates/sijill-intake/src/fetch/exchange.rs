//! One try: the request, its redirections, the answer and its body.

use std::io::Read;
use std::time::Instant;

use ureq::http::{HeaderMap, Response};
use ureq::{Agent, Body};
use url::Url;

use super::address::redirected;
use super::failure::Failure;
use super::{CaptureStatus, FetchLimits, Validators};
use crate::Http;
use crate::error::megabytes;

/// What a server answered in the end.
pub(super) struct Answer {
    pub(super) url: String,
    pub(super) status: CaptureStatus,
    pub(super) reason: String,
    pub(super) http: Http,
    /// Header `Retry-After`.
    pub(super) retry_after: Option<String>,
    pub(super) body: Option<Vec<u8>>,
}

/// Asks once, and follows redirections.
pub(super) fn exchange(
    agent: &Agent,
    limits: &FetchLimits,
    start: &Url,
    known: &Validators,
    deadline: Instant,
) -> Result<Answer, Failure> {
    let mut url = start.clone();
    let mut visited = vec![url.clone()];
    loop {
        let at = |failure: Failure| Failure { url: Some(url.to_string()), ..failure };
        let mut response = ask(agent, limits, &url, known, deadline).map_err(at)?;
        if !matches!(response.status().as_u16(), 301 | 302 | 303 | 307 | 308) {
            return answer(limits, &url, known, &mut response).map_err(at);
        }
        let http = http(&response);
        let stopped = |reason| at(Failure { http: Some(Box::new(http.clone())), ..Failure::of(reason) });
        let next = redirected(&url, header(response.headers(), "location")).map_err(stopped)?;
        if visited.contains(&next) {
            return Err(stopped(format!("{start} redirects in a circle: {next} comes up again.")));
        }
        if visited.len() > limits.redirects as usize {
            let most = limits.redirects;
            return Err(stopped(format!(
                "{start} redirects more than {most} times, and was not followed further."
            )));
        }
        visited.push(next.clone());
        url = next;
    }
}

fn ask(
    agent: &Agent,
    limits: &FetchLimits,
    url: &Url,
    known: &Validators,
    deadline: Instant,
) -> Result<Response<Body>, Failure> {
    let left = deadline.saturating_duration_since(Instant::now());
    if left.is_zero() {
        return Err(Failure::of_time(url, limits));
    }
    let mut request = agent.get(url.as_str());
    for (name, value) in [("If-None-Match", &known.etag), ("If-Modified-Since", &known.last_modified)] {
        // What was kept from an earlier answer may have been spoilt since; without it the page is merely sent whole.
        if let Some(value) = value.as_ref().filter(|v| v.bytes().all(|b| (b' '..=b'~').contains(&b))) {
            request = request.header(name, value);
        }
    }
    let sent = request.config().timeout_global(Some(left)).build().call();
    sent.map_err(|error| Failure::new(url, limits, error))
}

fn answer(
    limits: &FetchLimits,
    url: &Url,
    known: &Validators,
    response: &mut Response<Body>,
) -> Result<Answer, Failure> {
    let http = http(response);
    let code = http.status;
    let is_known = known.etag.is_some() || known.last_modified.is_some();
    let (status, reason) = match code {
        200 => (CaptureStatus::Fetched, format!("{url} was fetched.")),
        304 if is_known => {
            (CaptureStatus::Unchanged, format!("{url} has not changed since it was last fetched."))
        }
        404 | 410 => (CaptureStatus::Gone, format!("{url} is not there: the server answers {code}.")),
        401 | 407 => (
            CaptureStatus::Refused,
            format!("{url} asks for a user and a password: the server answers {code}."),
        ),
        403 => (CaptureStatus::Refused, format!("{url} is forbidden: the server answers {code}.")),
        429 => (CaptureStatus::Refused, format!("{url} was asked for too often: the server answers {code}.")),
        451 => (
            CaptureStatus::Refused,
            format!("{url} is withheld for legal reasons: the server answers {code}."),
        ),
        _ => (CaptureStatus::Failed, format!("{url} was not sent: the server answers {code}.")),
    };
    let retry_after = header(response.headers(), "retry-after").map(str::to_owned);
    let body = match status {
        CaptureStatus::Fetched => {
            let told = |failure| Failure { http: Some(Box::new(http.clone())), ..failure };
            Some(body(limits, url, response).map_err(told)?)
        }
        _ => None,
    };
    Ok(Answer { url: url.to_string(), status, reason, http, retry_after, body })
}

/// The whole body, decompressed, or nothing of it.
fn body(limits: &FetchLimits, url: &Url, response: &mut Response<Body>) -> Result<Vec<u8>, Failure> {
    // The header is gone where the body is decompressed on the way.
    if let Some(coding) = header(response.headers(), "content-encoding")
        && !matches!(coding.trim(), "" | "identity")
    {
        return Err(Failure::of(format!("{url} came compressed as “{coding}”, which was not asked for.")));
    }
    let most = limits.bytes as u64;
    let too_large = || {
        Failure::of(format!("{url} is larger than {}, the most that is fetched.", megabytes(limits.bytes)))
    };
    if response.body().content_length().is_some_and(|length| length > most) {
        return Err(too_large());
    }
    let mut bytes = Vec::new();
    match response.body_mut().with_config().limit(most).reader().read_to_end(&mut bytes) {
        Ok(_) => Ok(bytes),
        Err(error) => match ureq::Error::from(error) {
            ureq::Error::BodyExceedsLimit(_) => Err(too_large()),
            error => Err(Failure::new(url, limits, error)),
        },
    }
}

fn http(response: &Response<Body>) -> Http {
    let own = |name| header(response.headers(), name).map(str::to_owned);
    Http {
        status: response.status().as_u16(),
        etag: own("etag"),
        last_modified: own("last-modified"),
        content_type: own("content-type"),
    }
}

fn header<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name)?.to_str().ok()
}
