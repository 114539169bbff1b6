//! Any text at all: the reader comes to an end, and every quote is the text at its span.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use sijill_claim::Document;
use sijill_reader::{Options, Reader};

static READER: LazyLock<Reader> = LazyLock::new(|| Reader::new().expect("the lexicon is whole"));

fuzz_target!(|text: &str| {
    let document = Document { published: "2016-10-04".parse().ok(), ..Document::default() };
    let reading = READER.read(&document, text, Options { explain: true });
    for claim in &reading.claims {
        let words: String = text.chars().skip(claim.span.start()).take(claim.span.len()).collect();
        assert_eq!(claim.quote, words, "{claim:?}");
        assert!((0.0..=1.0).contains(&claim.confidence), "{claim:?}");
    }
    assert_eq!(reading, READER.read(&document, text, Options { explain: true }));
});
