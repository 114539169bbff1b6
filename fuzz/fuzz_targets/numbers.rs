//! Any text at all: the number grammar comes to an end, and its bounds are in order.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use sijill_language::{Model, numbers, sentences};

static MODEL: LazyLock<Model> = LazyLock::new(|| Model::embedded().expect("the model is whole"));

fuzz_target!(|text: &str| {
    for raw in sentences(text) {
        let sentence = MODEL.analyse(text, raw.span);
        for number in numbers(&sentence) {
            assert!(text.contains(number.words(&sentence)), "{number:?}");
            let amount = number.value;
            assert!(amount.high.is_none_or(|high| amount.low <= high), "{number:?}");
        }
    }
});
