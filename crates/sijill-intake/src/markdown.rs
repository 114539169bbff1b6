//! Markdown to the text that a reader of the page would see: no marks, no link targets, one blank line between blocks.

use pulldown_cmark::{Event, MetadataBlockKind, Options, Parser, Tag, TagEnd};
use sijill_claim::Document;

use crate::Report;
use crate::page_date::date_of;

/// The report of a Markdown file. Front matter gives title, publisher and date; without it the first top heading is the title.
pub(crate) fn report(markdown: &str, mut document: Document, path: String) -> Report {
    let mut page = Page::default();
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    for event in Parser::new_ext(markdown, options) {
        page.take(event);
    }
    document.title = page.title.clone();
    for line in page.front_matter.lines() {
        front_matter_line(line, &mut document);
    }
    Report { document, text: page.text.trim().to_owned(), path, ..Report::default() }
}

#[derive(Default)]
struct Page {
    text: String,
    title: Option<String>,
    front_matter: String,
    /// Where the first top heading began, while inside it.
    heading: Option<usize>,
    in_front_matter: bool,
    /// How many elements are open whose words are not shown.
    unseen: usize,
}

impl Page {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(Tag::MetadataBlock(MetadataBlockKind::YamlStyle)) => self.in_front_matter = true,
            Event::End(TagEnd::MetadataBlock(_)) => self.in_front_matter = false,
            Event::Start(Tag::Image { .. } | Tag::HtmlBlock | Tag::CodeBlock(_)) => self.unseen += 1,
            Event::End(TagEnd::Image | TagEnd::HtmlBlock | TagEnd::CodeBlock) => {
                self.unseen = self.unseen.saturating_sub(1)
            }
            Event::Start(Tag::Heading { level, .. }) => {
                self.block();
                if self.title.is_none() && level == pulldown_cmark::HeadingLevel::H1 {
                    self.heading = Some(self.text.len());
                }
            }
            Event::End(TagEnd::Heading(_)) => {
                if let Some(from) = self.heading.take() {
                    self.title = self.text.get(from..).map(|t| t.trim().to_owned()).filter(|t| !t.is_empty());
                }
                self.block();
            }
            Event::Start(Tag::TableCell) => self.cell(),
            Event::Start(tag) if is_block(&tag) => self.block(),
            Event::End(TagEnd::Paragraph | TagEnd::Item | TagEnd::TableRow | TagEnd::TableHead) => {
                self.block()
            }
            Event::Text(words) | Event::Code(words) if self.unseen == 0 => {
                if self.in_front_matter {
                    self.front_matter.push_str(&words);
                } else {
                    self.text.push_str(&words);
                }
            }
            Event::SoftBreak => self.text.push(' '),
            Event::HardBreak => self.text.push('\n'),
            _ => {}
        }
    }

    fn block(&mut self) {
        let end = self.text.trim_end().len();
        self.text.truncate(end);
        if end > 0 {
            self.text.push_str("\n\n");
        }
    }

    fn cell(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\t');
        }
    }
}

fn is_block(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::Paragraph
            | Tag::Item
            | Tag::BlockQuote(_)
            | Tag::TableRow
            | Tag::TableHead
            | Tag::FootnoteDefinition(_)
    )
}

fn front_matter_line(line: &str, document: &mut Document) {
    let Some((key, value)) = line.split_once(':') else { return };
    let value = value.trim().trim_matches(['"', '\'']).trim();
    if value.is_empty() {
        return;
    }
    match key.trim().to_ascii_lowercase().as_str() {
        "title" => document.title = Some(value.to_owned()),
        "publisher" | "source" | "site" => document.publisher = Some(value.to_owned()),
        "published" | "date" => document.published = date_of(value),
        "url" | "link" => document.url = Some(value.to_owned()),
        "language" | "lang" => document.language = Some(value.to_owned()),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_go_and_words_stay() {
        let markdown = "# Shelling in *Homs*\n\nAt least **five** people\nwere [killed](https://example.org), a doctor said.\n\n\
                        - One\n- Two\n\n> \u{201c}We saw it.\u{201d}\n\n![a picture](x.png)\n\n```\ncode\n```\n";
        let report = report(markdown, Document::default(), String::new());
        assert_eq!(
            report.text,
            "Shelling in Homs\n\nAt least five people were killed, a doctor said.\n\nOne\n\nTwo\n\n\u{201c}We saw it.\u{201d}"
        );
        assert_eq!(report.document.title.as_deref(), Some("Shelling in Homs"));
    }

    #[test]
    fn front_matter_is_not_text_but_is_known() {
        let markdown = "---\ntitle: \"Five killed\"\ndate: 2016-10-04\npublisher: Wire\n---\n\nFive people were killed.\n";
        let report = report(markdown, Document::default(), String::new());
        assert_eq!(report.text, "Five people were killed.");
        let document = report.document;
        assert_eq!(document.title.as_deref(), Some("Five killed"));
        assert_eq!(document.publisher.as_deref(), Some("Wire"));
        assert_eq!(document.published.map(|d| d.to_string()).as_deref(), Some("2016-10-04"));
    }
}
