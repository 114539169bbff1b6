//! Quotation marks over sentences: which tokens stand in somebody's own words.
//!
//! Linear: one pass, one flag. A paragraph that opens with a mark while a quotation is open goes on with it, as in print.

use sijill_language::Sentence;

/// The state between sentences.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Quotes {
    open: bool,
}

impl Quotes {
    /// Marks each token that stands within quotation marks (the marks themselves are not within).
    pub(crate) fn mark(&mut self, sentence: &Sentence<'_>) -> Vec<bool> {
        (0..sentence.len())
            .map(|i| {
                let surface = sentence.surface(i);
                if is_mark(surface) {
                    self.turn(surface);
                    false
                } else {
                    self.open
                }
            })
            .collect()
    }

    fn turn(&mut self, mark: &str) {
        self.open = match mark {
            "“" | "``" | "«" => true,
            "”" | "»" => false,
            _ => !self.open,
        };
    }
}

fn is_mark(surface: &str) -> bool {
    matches!(surface, "\"" | "“" | "”" | "``" | "''" | "«" | "»")
}
