//! Any bytes at all: they are decoded, and the main text of a page is found or is not.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sijill_intake::{decode, main_text};

fuzz_target!(|bytes: &[u8]| {
    let decoded = decode(bytes, None);
    if let Ok(page) = main_text(&decoded.text) {
        assert!(!page.text.trim().is_empty());
    }
});
