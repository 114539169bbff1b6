//! What the tests that read short texts share: one reader, a reading whose quotes are checked, and the claim of some words.
#![expect(clippy::expect_used, clippy::panic, reason = "a test may stop at the first thing that is wrong")]

use std::sync::LazyLock;

use jiff::civil::Date;
use sijill_claim::{Claim, Document, Kind, Reading};
use sijill_reader::{Options, Reader};

static READER: LazyLock<Reader> = LazyLock::new(|| Reader::new().expect("the reader is whole"));

/// The reading of a text that was published on a day, "2016-10-04".
pub(crate) fn read(published: &str, text: &str) -> Reading {
    let published = published.parse::<Date>().expect("the day is one");
    read_as(&Document { published: Some(published), ..Document::default() }, text)
}

/// The reading of a text that nobody dated.
#[allow(dead_code, reason = "not every test that shares the kit asks for it")]
pub(crate) fn read_undated(text: &str) -> Reading {
    read_as(&Document::default(), text)
}

fn read_as(document: &Document, text: &str) -> Reading {
    let reading = READER.read(document, text, Options::default());
    let letters: Vec<char> = text.chars().collect();
    for claim in &reading.claims {
        let quoted: String = letters[claim.span.start()..claim.span.end()].iter().collect();
        assert_eq!(quoted, claim.quote, "a quote is the text at its span");
    }
    reading
}

/// The first claim of a kind whose quote holds these words.
pub(crate) fn claim<'r>(reading: &'r Reading, kind: Kind, words: &str) -> &'r Claim {
    reading.claims.iter().find(|c| c.kind == kind && c.quote.contains(words)).unwrap_or_else(|| {
        let told: Vec<_> = reading.claims.iter().map(|c| (c.kind, &c.quote)).collect();
        panic!("no claim of {words:?} among {told:?}")
    })
}
