//! What stands before every page: headers that bind the browser, and requests that other sites sent.

use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue, Method, header};
use axum::middleware::Next;
use axum::response::Response;

use super::Failure;
use crate::server::App;

/// Nothing inline, nothing from elsewhere. Tiles from elsewhere are added where they are configured.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:{}; \
                      connect-src 'self'{}; worker-src 'self' blob:; font-src 'self'; base-uri 'none'; \
                      form-action 'self'; frame-ancestors 'none'";

/// The policy, with the tiles' origin where there is one.
pub(crate) fn policy(tiles: Option<&str>) -> String {
    let origin = tiles
        .and_then(|address| url::Url::parse(&address.replace(['{', '}'], "")).ok())
        .map(|url| format!(" {}", url.origin().ascii_serialization()))
        .unwrap_or_default();
    POLICY.replace("{}", &origin)
}

/// Headers of every answer.
pub(crate) async fn headers(State(app): State<App>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    let mut put = |name: &'static str, value: HeaderValue| {
        headers.insert(HeaderName::from_static(name), value);
    };
    if let Ok(policy) = HeaderValue::from_str(&app.policy) {
        put("content-security-policy", policy);
    }
    put("x-content-type-options", HeaderValue::from_static("nosniff"));
    put("referrer-policy", HeaderValue::from_static("same-origin"));
    put("x-frame-options", HeaderValue::from_static("DENY"));
    put("cross-origin-opener-policy", HeaderValue::from_static("same-origin"));
    put("cross-origin-resource-policy", HeaderValue::from_static("same-origin"));
    put(
        "permissions-policy",
        HeaderValue::from_static("camera=(), geolocation=(), microphone=(), payment=()"),
    );
    if app.is_secure() {
        put("strict-transport-security", HeaderValue::from_static("max-age=31536000"));
    }
    response
}

/// Refuses what another site sent, and names that are not this machine's own where there are no accounts: a page elsewhere
/// could otherwise let the browser ask here.
pub(crate) async fn sender(State(app): State<App>, request: Request, next: Next) -> Response {
    match refusal(&app, &request) {
        Some(failure) => app.refused(failure),
        None => next.run(request).await,
    }
}

fn refusal(app: &App, request: &Request) -> Option<Failure> {
    let header = |name: HeaderName| request.headers().get(name).and_then(|value| value.to_str().ok());
    let host = header(header::HOST).unwrap_or_default();
    if !app.answers_to(host) {
        return Some(Failure::Forbidden(format!(
            "This server is not called “{host}”: without accounts it answers only under this machine's own names, such as localhost."
        )));
    }
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    let from_elsewhere = header(HeaderName::from_static("sec-fetch-site"))
        .is_some_and(|site| site == "cross-site")
        || header(header::ORIGIN).is_some_and(|origin| origin_host(origin) != Some(host));
    if !reads && from_elsewhere {
        return Some(Failure::Forbidden("Another site sent this form; it was not taken.".to_owned()));
    }
    None
}

fn origin_host(origin: &str) -> Option<&str> {
    origin.split_once("://").map(|(_, host)| host)
}
