//! Who signs a decision and why: the fields of `sign.html`, read, and what is told on the page that follows.

use axum::http::{HeaderValue, header};
use axum::response::Response;
use sijill_desk::decide::Why;

use crate::http::context::{cookie, set_cookie};
use crate::http::reply::see;
use crate::http::{Context, Failure, Posted};
use crate::server::App;

/// Letters of a name at most: a cookie has to hold it.
const MOST: usize = 200;

/// Whoever decides, and why, where no reason is needed.
pub(crate) fn why(posted: &Posted) -> Result<Why, Failure> {
    let by = posted.signer()?;
    if by.chars().count() > MOST {
        return Err(Failure::Wrong(posted.context.words.t("sign.long").to_owned()));
    }
    Ok(Why { by, reason: posted.reason() })
}

/// Whoever decides, and why; a reason has to be given.
pub(crate) fn why_in_words(posted: &Posted) -> Result<Why, Failure> {
    let why = why(posted)?;
    if why.reason.is_empty() {
        return Err(Failure::Wrong(posted.context.words.t("sign.needed").to_owned()));
    }
    Ok(why)
}

/// Goes to an address of the server after a decision; the name is remembered for the next one.
pub(crate) fn gone(app: &App, posted: &Posted, address: &str) -> Response {
    remembered(app, posted, see(address))
}

/// The same to a page that tells of the entries that were made.
pub(crate) fn told(app: &App, posted: &Posted, address: &str, entries: &[u64]) -> Response {
    let said: Vec<String> = entries.iter().take(3).map(|entry| format!("e{entry}")).collect();
    gone(app, posted, &with_saved(address, &said.join(" ")))
}

/// A reply with the cookie of whoever signed.
pub(crate) fn remembered(app: &App, posted: &Posted, mut reply: Response) -> Response {
    // With accounts the name is the account's own.
    if posted.context.who.name().is_none()
        && let Some(by) = posted.field("by")
        && let Ok(value) = HeaderValue::from_str(&set_cookie(cookie::SIGNS_AS, by, app.is_secure()))
    {
        reply.headers_mut().append(header::SET_COOKIE, value);
    }
    reply
}

/// An address with the member that [`message`] reads; an earlier one is taken away.
fn with_saved(address: &str, said: &str) -> String {
    let (address, hash) = address.split_once('#').map_or((address, None), |(a, hash)| (a, Some(hash)));
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let mut members = url::form_urlencoded::Serializer::new(String::new());
    members.extend_pairs(url::form_urlencoded::parse(query.as_bytes()).filter(|(name, _)| name != "saved"));
    if !said.is_empty() {
        members.append_pair("saved", said);
    }
    let members = members.finish();
    let query = if members.is_empty() { String::new() } else { format!("?{members}") };
    let hash = hash.map(|hash| format!("#{hash}")).unwrap_or_default();
    format!("{path}{query}{hash}")
}

/// What the page says of what was done just before; nothing where nothing was, or the address says what is no entry.
pub(crate) fn message(context: &Context) -> String {
    let is_entry = |word: &str| {
        word.strip_prefix('e')
            .is_some_and(|n| (1..=20).contains(&n.len()) && n.bytes().all(|b| b.is_ascii_digit()))
    };
    match context.member("saved") {
        Some(said) if said.split(' ').count() <= 3 && said.split(' ').all(is_entry) => {
            context.words.with("sign.saved", &[said])
        }
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_saved_is_told_once_and_before_the_hash() {
        for (address, told) in [
            ("/claims/c3", "/claims/c3?saved=e9"),
            ("/review?kind=casualty&saved=e8", "/review?kind=casualty&saved=e9"),
            ("/reports/r2#c3", "/reports/r2?saved=e9#c3"),
        ] {
            assert_eq!(with_saved(address, "e9"), told, "{address}");
        }
        assert_eq!(with_saved("/review?saved=e8", ""), "/review");
    }
}
