//! A page where a feed should be, and the feeds that it names.

use url::Url;

use super::html::decoded;
use super::tokens::{Attributes, Token, tokens};

/// Feeds that are told.
const MOST: usize = 20;
const TYPES: &[&str] =
    &["application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json"];

/// True where markup is a page: its type says so, or its first element.
pub(super) fn is_page(text: &str) -> bool {
    let mut rest = text;
    while let Some(after) = rest.trim_start().strip_prefix('<') {
        rest = if let Some(comment) = after.strip_prefix("!--") {
            comment.split_once("-->").map_or("", |(_, after)| after)
        } else if after.starts_with(['?', '!']) {
            let (head, after) = after.split_once('>').unwrap_or((after, ""));
            let mut words = head.split_whitespace();
            let is_type = words.next().is_some_and(|word| word.eq_ignore_ascii_case("!doctype"));
            if is_type && words.next().is_some_and(|root| root.eq_ignore_ascii_case("html")) {
                return true;
            }
            after
        } else {
            let name = after.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
            return ["html", "head", "body", "div", "title", "meta", "script", "p"]
                .iter()
                .any(|element| name.eq_ignore_ascii_case(element));
        };
    }
    false
}

/// Addresses of the feeds that a page names, in its order.
pub(super) fn feeds(text: &str, address: &str) -> Vec<String> {
    let mut base = Url::parse(address).ok();
    let mut found: Vec<String> = Vec::new();
    for token in tokens(text) {
        let Token::Open(name, attributes) = token else { continue };
        if name.eq_ignore_ascii_case("base") {
            base = value(&attributes, "href").and_then(|href| resolve(base.as_ref(), &href)).or(base);
        }
        if name.eq_ignore_ascii_case("body") || found.len() == MOST {
            break;
        }
        if name.eq_ignore_ascii_case("link")
            && is_feed(&attributes)
            && let Some(url) = value(&attributes, "href").and_then(|href| resolve(base.as_ref(), &href))
            && !found.contains(&url.to_string())
        {
            found.push(url.into());
        }
    }
    found
}

fn is_feed(attributes: &Attributes<'_>) -> bool {
    let small = |name| value(attributes, name).unwrap_or_default().to_ascii_lowercase();
    small("rel").split_whitespace().any(|rel| rel == "alternate")
        && TYPES.contains(&small("type").split(';').next().unwrap_or_default().trim())
}

fn value(attributes: &Attributes<'_>, name: &str) -> Option<String> {
    attributes.clone().find(|(own, _)| own.eq_ignore_ascii_case(name)).map(|(_, value)| decoded(value))
}

/// An address of the web, relative to another or not.
pub(super) fn resolve(base: Option<&Url>, href: &str) -> Option<Url> {
    let href = href.trim();
    if href.is_empty() {
        return None;
    }
    let url = match base {
        Some(base) => base.join(href),
        None => Url::parse(href),
    };
    url.ok().filter(|url| matches!(url.scheme(), "http" | "https") && url.has_host())
}
