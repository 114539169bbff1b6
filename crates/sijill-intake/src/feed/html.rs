//! The HTML of an item to plain text with its paragraphs, and plain text to HTML.

use dom_query::Document as Dom;

use super::tokens::{Token, is_among, tokens};

/// Elements whose words are not the item's text.
const UNREAD: &[&str] = &[
    "script", "style", "noscript", "template", "iframe", "svg", "form", "button", "select", "figure",
    "object", "title", "textarea",
];
/// Elements that begin and end a paragraph.
const BLOCKS: &[&str] = &[
    "p",
    "div",
    "section",
    "article",
    "header",
    "footer",
    "main",
    "aside",
    "blockquote",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "table",
    "tr",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "pre",
    "hr",
    "center",
    "address",
];

/// The text of HTML, a blank line between paragraphs.
pub(super) fn text(html: &str) -> String {
    if !html.contains('<') {
        // Feeds send plain text for HTML; then blank lines are its paragraphs.
        return tidy(&decoded(html));
    }
    let mut writer = Writer::default();
    let mut unread: Option<(&str, usize)> = None;
    for token in tokens(html) {
        match (token, &mut unread) {
            (Token::Open(name, _), Some((outer, depth))) if name.eq_ignore_ascii_case(outer) => *depth += 1,
            (Token::Close(name), Some((outer, depth))) if name.eq_ignore_ascii_case(outer) => {
                *depth -= 1;
                if *depth == 0 {
                    unread = None;
                }
            }
            (_, Some(_)) => {}
            (Token::Open(name, _), None) if is_among(name, UNREAD) => unread = Some((name, 1)),
            (Token::Open(name, _) | Token::Close(name), None) => writer.tag(name),
            (Token::Text(text), None) => writer.words(text),
        }
    }
    decoded(&writer.text)
}

/// Text with its entities as the characters that they stand for.
pub(super) fn decoded(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    // White space in front would be dropped, and a sign would begin a tag.
    let marked = format!("\u{2060}{}", text.replace('<', "&lt;"));
    let whole = Dom::from(marked).root().text().to_string();
    let whole = whole.strip_prefix('\u{2060}').unwrap_or(&whole);
    whole
        .lines()
        .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect::<Vec<_>>()
        .join("\n")
}

/// HTML in one line, for titles.
pub(super) fn line(html: &str) -> String {
    let plain = if html.contains(['<', '&']) { text(html) } else { html.to_owned() };
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Plain text with one blank line between paragraphs.
pub(super) fn tidy(plain: &str) -> String {
    paragraphs(plain).collect::<Vec<_>>().join("\n\n")
}

/// Plain text as HTML.
pub(super) fn of_plain(plain: &str) -> String {
    let escaped = plain.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    paragraphs(&escaped).map(|p| format!("<p>{}</p>", p.replace('\n', "<br>"))).collect::<Vec<_>>().join("\n")
}

fn paragraphs(plain: &str) -> impl Iterator<Item = String> {
    let mut lines = plain.lines().map(str::trim).peekable();
    std::iter::from_fn(move || {
        while lines.next_if(|line| line.is_empty()).is_some() {}
        let mut paragraph = String::new();
        while let Some(line) = lines.next_if(|line| !line.is_empty()) {
            if !paragraph.is_empty() {
                paragraph.push('\n');
            }
            paragraph.push_str(line);
        }
        (!paragraph.is_empty()).then_some(paragraph)
    })
}

/// What stands between the words written and those to come.
#[derive(Default, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    #[default]
    None,
    Space,
    Line,
    Paragraph,
}

#[derive(Default)]
struct Writer {
    text: String,
    gap: Gap,
}

impl Writer {
    fn tag(&mut self, name: &str) {
        self.gap = if is_among(name, BLOCKS) || name.eq_ignore_ascii_case("br") && self.gap == Gap::Line {
            Gap::Paragraph
        } else if name.eq_ignore_ascii_case("br") {
            self.gap.max(Gap::Line)
        } else if is_among(name, &["td", "th"]) {
            self.gap.max(Gap::Space)
        } else {
            self.gap
        };
    }

    fn words(&mut self, text: &str) {
        if text.starts_with(char::is_whitespace) {
            self.gap = self.gap.max(Gap::Space);
        }
        for word in text.split_whitespace() {
            if !self.text.is_empty() {
                self.text.push_str(match self.gap {
                    Gap::None => "",
                    Gap::Space => " ",
                    Gap::Line => "\n",
                    Gap::Paragraph => "\n\n",
                });
            }
            self.text.push_str(word);
            self.gap = Gap::Space;
        }
        if !text.ends_with(char::is_whitespace) && !text.is_empty() {
            self.gap = Gap::None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_are_kept() {
        for (html, expected) in [
            (
                "<p>Five died.</p><p>Six were <b>hurt</b>, a doctor said.</p>",
                "Five died.\n\nSix were hurt, a doctor said.",
            ),
            ("Five died.<br><br>Six were hurt.<br>More later.", "Five died.\n\nSix were hurt.\nMore later."),
            ("<ul><li>One\n  two<li>Three</ul>Four", "One two\n\nThree\n\nFour"),
            ("<div><div>One</div> <span>two</span>three </div>", "One\n\ntwothree"),
            ("<table><tr><td>Five<td>people</table>", "Five people"),
            ("<script>x()</script><p>One<style>p{}</style>two", "Onetwo"),
            ("<figure><img><figcaption>A street</figcaption></figure>", ""),
            ("Tom &amp; Ann &#8211; two\n\nThree&nbsp;four", "Tom & Ann – two\n\nThree four"),
            ("a <!-- no --> b", "a b"),
            ("", ""),
        ] {
            assert_eq!(text(html), expected, "{html}");
        }
    }

    #[test]
    fn plain_text_and_html_are_kept_apart() {
        assert_eq!(of_plain("5 < 6 & 7\nline\n\n\nnext "), "<p>5 &lt; 6 &amp; 7<br>line</p>\n<p>next</p>");
        assert_eq!(tidy("  a \n b\n \n\nc"), "a\nb\n\nc");
        assert_eq!(line(" Syria&#8217;s\n <i>war</i> "), "Syria’s war");
    }

    #[test]
    fn tangled_markup_gives_its_words_in_no_time() {
        assert_eq!(text(&format!("One {}two", "<div>".repeat(100_000))), "One\n\ntwo");
        assert_eq!(text(&format!("One <p {}>two", "a ".repeat(100_000))), "One\n\ntwo");
    }
}
