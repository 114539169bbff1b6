//! What the library made of a feed, to ours: ids that last, addresses that are whole, text beside HTML.

use feed_rs::model::{self, FeedType};
use jiff::Timestamp;
use sha2::{Digest, Sha256};
use url::Url;

use super::mend::AT;
use super::page::resolve;
use super::{Feed, FeedItem, MOST_ITEMS, html};

pub(super) fn feed(model: model::Feed, address: &str) -> Feed {
    let base = Url::parse(address).ok();
    let kind = model.feed_type;
    let mut feed = Feed {
        title: model.title.as_ref().and_then(|title| title_of(title, &kind)),
        site: page_of(&model.links, base.as_ref()).filter(|site| site != address),
        language: filled(model.language.as_deref().unwrap_or_default()),
        ..Feed::default()
    };
    if model.entries.len() > MOST_ITEMS {
        feed.notes.push(format!("The feed has more than {MOST_ITEMS} items; the rest was not read."));
    }
    feed.items =
        model.entries.iter().take(MOST_ITEMS).map(|entry| item(entry, &kind, base.as_ref())).collect();
    feed
}

fn item(entry: &model::Entry, kind: &FeedType, base: Option<&Url>) -> FeedItem {
    let title = entry.title.as_ref().and_then(|title| title_of(title, kind));
    let content = entry
        .content
        .as_ref()
        .and_then(|content| Some((content.body.as_deref()?, content.content_type.essence().to_string())));
    let summary = entry.summary.as_ref().map(|s| (s.content.as_str(), s.content_type.essence().to_string()));
    let bodies: Vec<(String, String)> = [content, summary]
        .into_iter()
        .flatten()
        .filter_map(|(body, media)| both(body, &media, kind))
        .collect();
    // Content may be a picture alone, and then the summary has the words.
    let best = bodies.iter().find(|(_, text)| !text.is_empty()).or(bodies.first());
    let text = best.map(|(_, text)| text.clone()).filter(|text| !text.is_empty());
    let html = best.map(|(html, _)| html.clone());
    let stated = filled(&entry.id);
    // RSS lets the id stand for the address.
    let as_address =
        || stated.as_deref().filter(|_| is_rss(kind)).and_then(|id| resolve(None, id)).map(String::from);
    let url = page_of(&entry.links, base).or_else(as_address);
    let published = entry.published.and_then(|at| instant(at.timestamp(), at.timestamp_subsec_nanos()));
    let updated = entry.updated.and_then(|at| instant(at.timestamp(), at.timestamp_subsec_nanos()));
    FeedItem {
        id: stated.or_else(|| url.clone()).unwrap_or_else(|| identity(title.as_deref(), html.as_deref())),
        url,
        published,
        // The library copies the one to the other where RSS says only the one.
        updated: updated.filter(|_| !is_rss(kind) || updated != published),
        author: authors(&entry.authors),
        text: text.or_else(|| title.clone()).unwrap_or_default(),
        title,
        html,
    }
}

/// RSS writes HTML everywhere and does not say so; Atom and JSON Feed say what they write.
fn is_html(media: &str, kind: &FeedType) -> bool {
    is_rss(kind) || media != "text/plain"
}

fn is_rss(kind: &FeedType) -> bool {
    matches!(kind, FeedType::RSS0 | FeedType::RSS1 | FeedType::RSS2)
}

/// A body as HTML and as text; nothing where it holds no words at all, such as a picture in base 64.
fn both(body: &str, media: &str, kind: &FeedType) -> Option<(String, String)> {
    let is_words = media.starts_with("text/") || media.contains("html") || media.ends_with("xml");
    let body = filled_block(body).filter(|_| is_words)?;
    Some(if is_html(media, kind) {
        (body.to_owned(), html::text(body))
    } else {
        (html::of_plain(body), html::tidy(body))
    })
}

fn title_of(title: &model::Text, kind: &FeedType) -> Option<String> {
    let media = title.content_type.essence().to_string();
    filled(&if is_html(&media, kind) { html::line(&title.content) } else { title.content.clone() })
}

/// The link to a page for people, not to the feed itself, a file or comments.
fn page_of(links: &[model::Link], base: Option<&Url>) -> Option<String> {
    let pages = || {
        links.iter().filter(|link| {
            link.target.is_none()
                && match link.rel.as_deref() {
                    Some(rel) => rel == "alternate",
                    // JSON Feed's attachments have a type.
                    None => link.media_type.is_none(),
                }
        })
    };
    let is_page = |link: &&model::Link| link.media_type.as_deref().is_none_or(|media| media.contains("html"));
    pages().filter(is_page).chain(pages()).find_map(|link| resolve(base, &link.href)).map(String::from)
}

fn authors(people: &[model::Person]) -> Option<String> {
    let mut names: Vec<String> = Vec::new();
    for person in people {
        let name = person.name.as_deref().and_then(name_of);
        if let Some(name) = name.or_else(|| person.email.as_deref().and_then(filled))
            && !names.contains(&name)
        {
            names.push(name);
        }
    }
    filled(&names.join(", "))
}

/// RSS has people as "ann@example.org (Ann Reader)": the name alone, where there is one.
fn name_of(words: &str) -> Option<String> {
    let words = words.replace(AT, "@");
    let is_mail = |word: &&str| word.is_ascii() && word.contains('@');
    let name = words.split_whitespace().filter(|word| !is_mail(word)).collect::<Vec<_>>().join(" ");
    let name = name.trim_matches(['(', ')']);
    filled(if name.is_empty() { &words } else { name })
}

fn instant(seconds: i64, nanoseconds: u32) -> Option<Timestamp> {
    Timestamp::new(seconds, i32::try_from(nanoseconds).ok()?).ok()
}

fn filled(words: &str) -> Option<String> {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    (!words.is_empty()).then_some(words)
}

fn filled_block(words: &str) -> Option<&str> {
    Some(words.trim()).filter(|words| !words.is_empty())
}

/// The name that an item has by its words: the same whenever the feed is read again.
fn identity(title: Option<&str>, content: Option<&str>) -> String {
    use std::fmt::Write as _;
    let mut hash = Sha256::new();
    hash.update(title.unwrap_or_default());
    // Else words could move from the one to the other unseen.
    hash.update([0]);
    hash.update(content.unwrap_or_default());
    let mut id = String::from("sha256:");
    for byte in hash.finalize() {
        let _ = write!(id, "{byte:02x}");
    }
    id
}
