//! Before a feed's XML is parsed: what is often wrong with it is mended, and what no honest feed has is refused.
//!
//! The result has no declaration, document type, comments or bare ampersands, nothing on media, and is bounded in depth,
//! elements, attributes and items. A feed that breaks off is closed where it ends.

use super::MOST_ITEMS;

/// How deeply elements hold one another.
const DEEPEST: usize = 200;
/// Elements of a feed: fifty for each item.
const MOST_ELEMENTS: usize = 1_000_000;
/// Attributes of an element, and namespaces that hold at one place.
const MOST_ATTRIBUTES: usize = 128;
/// Vocabularies that hold nothing for us, and over whose mistakes the library gives a whole feed up.
const UNREAD: [&str; 4] = ["media", "itunes", "podcast", "googleplay"];
/// Elements that the library does not bear empty.
const FILLED: [&str; 5] = ["title", "content", "summary", "subtitle", "rights"];
/// Elements in which the library looks for an address of mail, at which it may panic.
const PEOPLE: [&str; 5] = ["author", "creator", "contributor", "managingEditor", "webMaster"];
/// What stands for the sign in such an address until it is past the library.
pub(super) const AT: char = '\u{ff20}';

/// A feed's XML that can be parsed.
pub(super) struct Mended {
    pub(super) xml: String,
    /// What was mended, as sentences.
    pub(super) notes: Vec<String>,
}

/// The encoding that the XML declaration names.
pub(super) fn declared(bytes: &[u8]) -> Option<String> {
    let head = bytes.trim_ascii_start().strip_prefix(b"<?xml")?;
    let head = String::from_utf8_lossy(head.get(..memchr::memchr(b'>', head)?)?);
    let value = head.split_once("encoding")?.1.trim_start().strip_prefix('=')?.trim_start();
    let mut parts = value.split(['"', '\'']);
    parts.nth(1).map(str::to_owned)
}

/// The text without control characters, which XML and JSON forbid.
pub(super) fn without_control(text: String) -> String {
    let forbidden = |c: char| c < ' ' && !matches!(c, '\t' | '\n' | '\r') || c == '\u{feff}';
    if text.contains(forbidden) { text.replace(forbidden, "") } else { text }
}

/// Mends and bounds a feed's XML.
pub(super) fn mend(xml: &str) -> Result<Mended, &'static str> {
    let mut mender = Mender { out: String::with_capacity(xml.len()), ..Mender::default() };
    mender.run(xml)?;
    Ok(Mended { xml: mender.out, notes: mender.notes })
}

#[derive(Default)]
struct Mender<'a> {
    out: String,
    notes: Vec<String>,
    open: Vec<Open<'a>>,
    namespaces: usize,
    elements: usize,
    items: usize,
}

/// An element that is open.
struct Open<'a> {
    name: &'a str,
    /// How many namespaces it declares.
    namespaces: usize,
    /// Where its tag begins in what is written.
    from: usize,
    /// Where its content begins.
    content: usize,
    is_unread: bool,
}

impl<'a> Mender<'a> {
    fn run(&mut self, mut rest: &'a str) -> Result<(), &'static str> {
        while let Some((text, after)) = rest.split_once('<') {
            self.text(text);
            rest = if let Some(comment) = after.strip_prefix("!--") {
                comment.split_once("-->").map_or("", |(_, after)| after)
            } else if let Some(data) = after.strip_prefix("![CDATA[") {
                let (data, after) = data.split_once("]]>").unwrap_or((data, ""));
                self.out.push_str("<![CDATA[");
                self.words(data);
                self.out.push_str("]]>");
                after
            } else if after.starts_with('?') {
                after.split_once("?>").map_or("", |(_, after)| after)
            } else if after.starts_with('!') {
                past_type(after)
            } else if after.starts_with(|c: char| c == '/' || c == '_' || c.is_alphabetic()) {
                let Some((tag, after)) = tag(after)? else { break };
                match tag.strip_prefix('/') {
                    Some(name) => self.close(name.trim()),
                    None if self.open(tag)? => {}
                    None => break,
                }
                after
            } else {
                self.out.push_str("&lt;");
                after
            };
        }
        self.text(if rest.contains('<') { "" } else { rest });
        if !self.open.is_empty() && self.items <= MOST_ITEMS {
            self.notes.push("The feed breaks off before its end.".to_owned());
        }
        while !self.open.is_empty() {
            self.pop();
        }
        Ok(())
    }

    /// False where the feed has had items enough.
    fn open(&mut self, tag: &'a str) -> Result<bool, &'static str> {
        let closed = tag.ends_with('/');
        let name = tag.split(|c: char| c.is_whitespace() || c == '/').next().unwrap_or_default();
        self.elements += 1;
        if self.elements > MOST_ELEMENTS {
            return Err("it has more elements than any feed");
        }
        if self.open.len() >= DEEPEST {
            return Err("its elements are nested too deeply");
        }
        let namespaces = tag.matches("xmlns").count();
        if self.namespaces + namespaces > MOST_ATTRIBUTES {
            return Err("it declares too many namespaces");
        }
        let (prefix, local) = name.split_once(':').unwrap_or(("", name));
        let is_unread = UNREAD.contains(&prefix);
        if closed && (is_unread || FILLED.contains(&local)) {
            return Ok(true);
        }
        if matches!(local, "item" | "entry") && (1..=2).contains(&self.open.len()) {
            self.items += 1;
            if self.items > MOST_ITEMS {
                self.notes.push(format!("The feed has more than {MOST_ITEMS} items; the rest was not read."));
                return Ok(false);
            }
        }
        let from = self.out.len();
        self.out.push('<');
        if name == "rss" && self.open.is_empty() {
            self.out.push_str(&as_version_2(tag));
        } else {
            self.text(tag);
        }
        self.out.push('>');
        if !closed {
            self.open.push(Open { name, namespaces, from, content: self.out.len(), is_unread });
            self.namespaces += namespaces;
        }
        Ok(true)
    }

    /// An end that fits nothing is left out; one that fits an outer element ends the inner ones too.
    fn close(&mut self, name: &str) {
        if let Some(at) = self.open.iter().rposition(|open| open.name == name) {
            while self.open.len() > at {
                self.pop();
            }
        }
    }

    fn pop(&mut self) {
        let Some(open) = self.open.pop() else { return };
        self.namespaces -= open.namespaces;
        let local = open.name.rsplit(':').next().unwrap_or_default();
        if open.is_unread || self.out.len() == open.content && FILLED.contains(&local) {
            self.out.truncate(open.from);
        } else {
            self.out.extend(["</", open.name, ">"]);
        }
    }

    /// Words as they stand, but for addresses of mail.
    fn words(&mut self, words: &str) {
        let is_person = self
            .open
            .last()
            .is_some_and(|open| PEOPLE.contains(&open.name.rsplit(':').next().unwrap_or_default()));
        if is_person {
            self.out.extend(words.chars().map(|c| if c == '@' { AT } else { c }));
        } else {
            self.out.push_str(words);
        }
    }

    /// Text with its bare ampersands escaped.
    fn text(&mut self, text: &str) {
        let mut parts = text.split('&');
        self.words(parts.next().unwrap_or_default());
        for part in parts {
            let name = part.split_once(';').map(|(name, _)| name);
            self.out.push_str(if name.is_some_and(is_reference) { "&" } else { "&amp;" });
            self.words(part);
        }
    }
}

/// True for the name of an entity, or the number of a character that XML has.
fn is_reference(name: &str) -> bool {
    let number = match name.strip_prefix('#') {
        None => {
            return (1..=32).contains(&name.len())
                && name.starts_with(|c: char| c.is_ascii_alphabetic())
                && name.chars().all(|c| c.is_ascii_alphanumeric());
        }
        Some(number) => number,
    };
    let code = match number.strip_prefix('x') {
        Some(digits) => u32::from_str_radix(digits, 16),
        None => number.parse(),
    };
    code.ok().and_then(char::from_u32).is_some_and(|c| c >= ' ' || matches!(c, '\t' | '\n' | '\r'))
}

/// A tag up to its end, which a quoted value may not hold, and what comes after it. Nothing where it has no end.
fn tag(text: &str) -> Result<Option<(&str, &str)>, &'static str> {
    let mut quote = None;
    let mut attributes = 0;
    for (at, byte) in text.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => {
                return if attributes > MOST_ATTRIBUTES {
                    Err("an element has too many attributes")
                } else {
                    Ok(text.get(..at).zip(text.get(at + 1..)))
                };
            }
            (None, b'=') => attributes += 1,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
    }
    Ok(None)
}

/// What comes after a document type, whose own declarations stand in brackets.
fn past_type(text: &str) -> &str {
    let Some((head, after)) = text.split_once('>') else { return "" };
    if !head.contains('[') {
        return after;
    }
    let inside = text.split_once(']').map_or("", |(_, after)| after);
    inside.split_once('>').map_or("", |(_, after)| after)
}

/// The root of RSS 0.91 to 2.0 under the one version whose reader knows all of their elements.
fn as_version_2(tag: &str) -> String {
    let mut attributes = tag.strip_prefix("rss").unwrap_or_default().to_owned();
    if let Some((before, after)) = attributes.split_once("version") {
        let value = after.trim_start().trim_start_matches('=').trim_start();
        let rest = value.get(1..).and_then(|v| v.split_once(value.chars().next()?)).map(|(_, rest)| rest);
        attributes = format!("{before}{}", rest.unwrap_or_default());
    }
    format!("rss version=\"2.0\" {attributes}")
}
