//! HTML as tags and text, in one pass. A tree of hostile markup takes time that grows as the square of it; tokens do not.

/// Elements that hold text alone, whatever it looks like.
const RAW: &[&str] =
    &["script", "style", "title", "textarea", "iframe", "noscript", "noembed", "noframes", "xmp"];

#[derive(Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// Text with its entities as they stand.
    Text(&'a str),
    /// The begin of an element, and its attributes with all that follows.
    Open(&'a str, Attributes<'a>),
    /// The end of an element.
    Close(&'a str),
}

/// The tokens of HTML; comments and declarations are passed over.
pub(super) struct Tokens<'a> {
    rest: &'a str,
    raw: Option<&'a str>,
}

pub(super) fn tokens(html: &str) -> Tokens<'_> {
    Tokens { rest: html, raw: None }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            if let Some(name) = self.raw.take() {
                return Some(Token::Text(self.until_end_of(name)));
            }
            if self.rest.is_empty() {
                return None;
            }
            let Some(after) = self.rest.strip_prefix('<') else {
                let (text, rest) = cut(self.rest, self.rest.find('<').unwrap_or(self.rest.len()));
                self.rest = rest;
                return Some(Token::Text(text));
            };
            let end = after.strip_prefix('/');
            let tag = end.unwrap_or(after);
            if tag.starts_with(|c: char| c.is_ascii_alphabetic()) {
                let length =
                    tag.find(|c: char| c.is_whitespace() || matches!(c, '/' | '>')).unwrap_or(tag.len());
                let (name, rest) = cut(tag, length);
                let mut attributes = Attributes { rest };
                let own = attributes.clone();
                while attributes.next().is_some() {}
                self.rest = attributes.rest.strip_prefix('>').unwrap_or_default();
                if end.is_some() {
                    return Some(Token::Close(name));
                }
                self.raw = Some(name).filter(|name| is_among(name, RAW));
                return Some(Token::Open(name, own));
            }
            if let Some(comment) = after.strip_prefix("!--") {
                self.rest = comment.split_once("-->").map_or("", |(_, rest)| rest);
            } else if after.starts_with(['!', '?', '/']) {
                self.rest = after.split_once('>').map_or("", |(_, rest)| rest);
            } else {
                let (sign, rest) = cut(self.rest, 1);
                self.rest = rest;
                return Some(Token::Text(sign));
            }
        }
    }
}

impl<'a> Tokens<'a> {
    fn until_end_of(&mut self, name: &str) -> &'a str {
        let ends = self.rest.match_indices("</").map(|(at, _)| at);
        let is_end = |at: &usize| {
            let tag = self.rest.get(at + 2..).unwrap_or_default();
            tag.get(..name.len()).is_some_and(|own| own.eq_ignore_ascii_case(name))
        };
        let (text, rest) = cut(self.rest, ends.into_iter().find(is_end).unwrap_or(self.rest.len()));
        self.rest = rest;
        text
    }
}

/// The attributes of a tag as names and values, entities as they stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Attributes<'a> {
    rest: &'a str,
}

impl<'a> Iterator for Attributes<'a> {
    type Item = (&'a str, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        self.rest = self.rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        let first = self.rest.chars().next().filter(|&c| c != '>')?;
        // A sign of equality can begin a name, says the standard.
        let (_, more) = cut(self.rest, first.len_utf8());
        let length = more.find(|c: char| c.is_whitespace() || matches!(c, '/' | '>' | '='));
        let (name, rest) = cut(self.rest, first.len_utf8() + length.unwrap_or(more.len()));
        let (value, rest) = match rest.trim_start().strip_prefix('=').map(str::trim_start) {
            None => ("", rest),
            Some(value) => match value.chars().next() {
                Some(quote @ ('"' | '\'')) => {
                    let (_, inside) = cut(value, 1);
                    inside.split_once(quote).unwrap_or((inside, ""))
                }
                _ => cut(value, value.find(|c: char| c.is_whitespace() || c == '>').unwrap_or(value.len())),
            },
        };
        self.rest = rest;
        Some((name, value))
    }
}

pub(super) fn is_among(name: &str, names: &[&str]) -> bool {
    names.iter().any(|other| name.eq_ignore_ascii_case(other))
}

fn cut(text: &str, at: usize) -> (&str, &str) {
    text.split_at_checked(at).unwrap_or((text, ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(html: &str) -> Vec<String> {
        tokens(html)
            .map(|token| match token {
                Token::Text(text) => text.to_owned(),
                Token::Open(name, attributes) => format!("<{name}{:?}", attributes.collect::<Vec<_>>()),
                Token::Close(name) => format!("/{name}"),
            })
            .collect()
    }

    #[test]
    fn tags_and_text_are_told_apart() {
        for (html, expected) in [
            ("a<b>c</b >d", &["a", "<b[]", "c", "/b", "d"][..]),
            (
                "<a href='x>y' b = \"z\" c=d/e f/>g",
                &[r#"<a[("href", "x>y"), ("b", "z"), ("c", "d/e"), ("f", "")]"#, "g"],
            ),
            ("5 < 6<!-- <p> -->7<!doctype x>", &["5 ", "<", " 6", "7"]),
            ("<script>if (a < b) '</p>'</SCRIPT>c", &["<script[]", "if (a < b) '</p>'", "/SCRIPT", "c"]),
            ("<p a==\"b>c", &["<p[(\"a\", \"=\\\"b\")]", "c"]),
            ("<p a='unfinished", &["<p[(\"a\", \"unfinished\")]"]),
            ("</", &[]),
            ("<", &["<"]),
        ] {
            assert_eq!(told(html), expected, "{html}");
        }
    }

    #[test]
    fn time_grows_as_the_markup_does() {
        for part in
            ["<div>", "<p a='", "<a b=", "</x", "<!--", "<script></", "<b></x>", "<", "=\"", "<title>"]
        {
            let html = part.repeat(500_000);
            assert!(tokens(&html).count() <= 1_000_002, "{part}");
        }
    }
}
