//! What is said beside an answer: which place was taken for a name, what was left out.
//!
//! The command line says it at once on standard error; whoever shows answers otherwise gathers it with [`heard`].

use std::cell::RefCell;
use std::io::{self, Write as _};

thread_local! {
    /// What was said on this thread, while somebody listens.
    static HEARD: RefCell<Option<Vec<String>>> = const { RefCell::new(None) };
}

/// Says a sentence: to whoever listens on this thread, otherwise on standard error.
pub fn say(sentence: &str) {
    let sentence = crate::show::visible(sentence);
    HEARD.with_borrow_mut(|heard| match heard {
        Some(heard) => heard.push(sentence.to_string()),
        None => {
            // Nobody may be listening there.
            let _ = writeln!(io::stderr(), "sijill: {sentence}");
        }
    });
}

/// What was said while something was done.
pub fn heard<T>(done: impl FnOnce() -> T) -> (T, Vec<String>) {
    let before = HEARD.replace(Some(Vec::new()));
    let done = done();
    (done, HEARD.replace(before).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_are_heard_by_the_innermost_listener() {
        let ((inner, own), outer) = heard(|| {
            say("first");
            let inner = heard(|| say("second"));
            say("third");
            (inner.1, 7)
        });
        assert_eq!(
            (own, inner, outer),
            (7, vec!["second".to_owned()], vec!["first".to_owned(), "third".to_owned()])
        );
    }
}
