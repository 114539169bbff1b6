//! Pages to their main text, with title, publisher and date as the page tells them.

use dom_query::Document as Dom;
use dom_smoothie::{Config, Readability, TextMode};
use jiff::civil::Date;
use sijill_claim::Document;
use thiserror::Error;

use crate::encoding::decode;
use crate::page_date::date_of;
use crate::{IntakeError, Report};

mod charset;
mod walk;

/// A page's main text and what the page says of itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Page {
    /// The main text, a blank line between paragraphs.
    pub text: String,
    /// Its title.
    pub title: Option<String>,
    /// Name of the site.
    pub publisher: Option<String>,
    /// Day of publication.
    pub published: Option<Date>,
    /// Its own address.
    pub url: Option<String>,
    /// Language that it declares, as declared.
    pub language: Option<String>,
}

/// Why a page gave no text.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum HtmlError {
    /// Menus, links and scripts only.
    #[error("The page has no main text.")]
    NoMainText,
    /// Elements nested beyond reason.
    #[error("The page's elements are nested {0} deep and more.")]
    TooDeep(usize),
}

/// Deeper pages are attacks or accidents, and too slow to work on.
const DEEPEST: usize = 500;
/// Fewer letters than this do not show that the main text was found.
const ENOUGH: usize = 140;

/// Finds the main text of a page.
///
/// # Errors
/// [`HtmlError`] where there is none.
pub fn main_text(html: &str) -> Result<Page, HtmlError> {
    let dom = Dom::from(html);
    if walk::depth(&dom) > DEEPEST {
        return Err(HtmlError::TooDeep(DEEPEST));
    }
    let mut page = Page { published: walk::date(&dom), ..Page::default() };
    let config = Config { text_mode: TextMode::Formatted, ..Config::default() };
    let found = Readability::with_document(dom, None, Some(config)).ok().and_then(|mut r| r.parse().ok());
    if let Some(article) = found {
        page.title = filled(Some(article.title));
        page.publisher = filled(article.site_name);
        page.published = article.published_time.as_deref().and_then(date_of).or(page.published);
        page.url = filled(article.url);
        page.language = filled(article.lang);
        let content = Dom::from(article.content);
        if article.text_content.len() >= ENOUGH && !walk::is_menu(&content) {
            page.text = tidy(&article.text_content);
        }
    }
    if page.text.is_empty() {
        page.text = walk::paragraphs(html);
    }
    if page.text.is_empty() { Err(HtmlError::NoMainText) } else { Ok(page) }
}

/// `declared` is the encoding that came with the page; it stands above the page's own declaration.
pub(crate) fn report(
    bytes: &[u8],
    declared: Option<&str>,
    document: Document,
    path: String,
) -> Result<Report, IntakeError> {
    let own = charset::declared(bytes);
    let decoded = decode(bytes, declared.or(own.as_deref()));
    let page = match main_text(&decoded.text) {
        Ok(page) => page,
        Err(HtmlError::NoMainText) => return Err(IntakeError::NoMainText { path }),
        Err(HtmlError::TooDeep(depth)) => return Err(IntakeError::TooDeep { path, depth }),
    };
    let document = Document {
        title: page.title,
        publisher: page.publisher,
        published: page.published,
        url: page.url,
        ..document
    };
    Ok(Report { document, text: page.text, path, notes: decoded.notes, ..Report::default() })
}

fn filled(words: Option<String>) -> Option<String> {
    words.map(|w| w.split_whitespace().collect::<Vec<_>>().join(" ")).filter(|w| !w.is_empty())
}

/// One blank line between blocks, no white space at the ends of lines.
fn tidy(text: &str) -> String {
    let mut whole = String::with_capacity(text.len());
    let mut blank = false;
    for line in text.lines().map(str::trim) {
        if line.is_empty() {
            blank = true;
            continue;
        }
        if !whole.is_empty() {
            whole.push_str(if blank { "\n\n" } else { "\n" });
        }
        whole.push_str(line);
        blank = false;
    }
    whole
}
