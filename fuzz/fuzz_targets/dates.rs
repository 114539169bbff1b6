//! Any text at all: the date grammar comes to an end, and no period ends before it begins.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use sijill_language::{DateContext, Model, dateline, dates, sentences};

static MODEL: LazyLock<Model> = LazyLock::new(|| Model::embedded().expect("the model is whole"));

fuzz_target!(|text: &str| {
    let _ = dateline(text);
    for published in ["2016-10-04", "0001-01-01", "9999-12-31", ""] {
        let context = DateContext { published: published.parse().ok(), previous: None };
        for raw in sentences(text) {
            let sentence = MODEL.analyse(text, raw.span);
            for date in dates(&sentence, &context) {
                if let (Some(start), Some(end)) = (date.start, date.end) {
                    assert!(start <= end, "{date:?}");
                }
            }
        }
    }
});
