//! The reader's door: a document and its text in, a reading out.

use sijill_claim::{Document, Reading};

/// What a caller may ask of a reading.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options {
    /// Fill in `rules` of each claim.
    pub explain: bool,
}

/// Reads reports. Made once, used for many; it holds the lexicon, the model and the gazetteer and changes nothing.
#[derive(Debug, Default)]
pub struct Reader {}

impl Reader {
    /// A reader with the lexicon and gazetteer that the program carries.
    #[must_use]
    pub fn new() -> Self {
        Self {}
    }

    /// Reads one report. The same input gives the same reading, on every machine.
    #[must_use]
    pub fn read(&self, document: &Document, text: &str, options: Options) -> Reading {
        let _ = (text, options);
        Reading { document: document.clone(), ..Reading::default() }
    }
}
