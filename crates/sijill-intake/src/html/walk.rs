//! Our own plain walk over a page: for pages on which the finder of main text gives up, and for what it does not say.

use dom_query::{Document as Dom, NodeRef};
use jiff::civil::Date;

use crate::page_date::date_of;

/// Elements whose words are not the page's text.
const UNREAD: &str = "script, style, noscript, template, nav, header, footer, aside, form, button, select, menu, iframe, \
                      svg, figure, [role=navigation], [role=menu], [role=banner], [role=contentinfo], [hidden]";
/// Elements that hold a paragraph of words.
const BLOCKS: &str = "p, li, blockquote, td, h1, h2, h3, h4, h5, h6, pre, dd";
/// Words that a paragraph has at least, unless it ends as a sentence does.
const SENTENCE: usize = 8;

/// How deeply the page's elements hold one another.
pub(super) fn depth(dom: &Dom) -> usize {
    let mut deepest = 0;
    let mut at = Some((dom.root(), 0usize));
    while let Some((node, level)) = at {
        deepest = deepest.max(level);
        at = match node.first_child() {
            Some(child) => Some((child, level + 1)),
            None => next_beside(node, level),
        };
    }
    deepest
}

fn next_beside(mut node: NodeRef<'_>, mut level: usize) -> Option<(NodeRef<'_>, usize)> {
    loop {
        if let Some(next) = node.next_sibling() {
            return Some((next, level));
        }
        node = node.parent()?;
        level = level.checked_sub(1)?;
    }
}

/// The page's sentences: paragraphs that are no menu, a blank line between them.
pub(super) fn paragraphs(html: &str) -> String {
    let dom = &Dom::from(html);
    dom.select(UNREAD).remove();
    let mut found: Vec<String> = Vec::new();
    let mut enough = false;
    for block in dom.select(BLOCKS).iter() {
        let Some(node) = block.nodes().first() else { continue };
        // The innermost block speaks for its words.
        if !block.select(BLOCKS).is_empty() || is_link(&block) {
            continue;
        }
        let words: Vec<String> = block.text().split_whitespace().map(str::to_owned).collect();
        let text = words.join(" ");
        if text.is_empty() {
            continue;
        }
        let is_heading = node.node_name().is_some_and(|name| name.starts_with('h'));
        enough |= !is_heading
            && (words.len() >= SENTENCE || words.len() > 2 && text.ends_with(['.', '!', '?', '”', '"']));
        found.push(text);
    }
    if enough { found.join("\n\n") } else { bare_text(dom) }
}

/// The text of a page that has no paragraphs, only words in its body.
fn bare_text(dom: &Dom) -> String {
    let mut lines: Vec<String> = Vec::new();
    for body in dom.select("body").iter().filter(|body| !is_link(body)) {
        lines.extend(body.text().split("\n\n").map(|l| l.split_whitespace().collect::<Vec<_>>().join(" ")));
    }
    lines.retain(|line| line.split(' ').count() >= SENTENCE && line.contains(['.', '!', '?']));
    lines.join("\n\n")
}

/// True where most of the words are links.
pub(super) fn is_menu(dom: &Dom) -> bool {
    is_link(&dom.select("body"))
}

fn is_link(block: &dom_query::Selection<'_>) -> bool {
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
    let all = letters(&block.text());
    let linked: usize = block.select("a").iter().map(|a| letters(&a.text())).sum();
    linked * 2 > all
}

/// The day of publication as `meta` and `time` elements tell it.
pub(super) fn date(dom: &Dom) -> Option<Date> {
    const NAMES: &[&str] = &[
        "article:published_time",
        "og:published_time",
        "date",
        "dc.date",
        "dc.date.issued",
        "dcterms.date",
        "dcterms.created",
        "pubdate",
        "publishdate",
        "publish-date",
        "sailthru.date",
        "parsely-pub-date",
    ];
    let mut best: Option<(usize, Date)> = None;
    for meta in dom.select("meta[content]").iter() {
        let name = meta.attr("property").or_else(|| meta.attr("name")).or_else(|| meta.attr("itemprop"));
        let Some(name) = name.map(|n| n.to_ascii_lowercase()) else { continue };
        let rank = NAMES.iter().position(|n| **n == name).or((name == "datepublished").then_some(0));
        if let (Some(rank), Some(date)) = (rank, meta.attr("content").and_then(|c| date_of(&c)))
            && best.is_none_or(|(b, _)| rank < b)
        {
            best = Some((rank, date));
        }
    }
    best.map(|(_, date)| date).or_else(|| {
        dom.select("time").iter().find_map(|time| match time.attr("datetime") {
            Some(day) => date_of(&day),
            None => date_of(&time.text()),
        })
    })
}
