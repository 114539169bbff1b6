//! The lexicon's examples, and what must hold of any sentence.

use std::fmt::Write;

use sijill_claim::ByteSpan;

use super::lexicon::lexicon;
use super::{Number, numbers};
use crate::{Sentence, tokens};

/// A sentence without tags.
pub(crate) fn sentence(text: &str) -> Sentence<'_> {
    let span = ByteSpan::new(0, text.len()).unwrap_or_default();
    Sentence::new(text, span, tokens(text, span))
}

fn told(sentence: &Sentence<'_>, number: &Number) -> String {
    let mut out = format!("{} = {}..", sentence.words(number.first, number.last), number.value.low);
    let _ = number.value.high.map(|high| write!(out, "{high}"));
    let _ = number.value.best.map(|best| write!(out, " ({best})"));
    let _ = number.of.map(|of| write!(out, " of {of}"));
    let _ = write!(out, " {}", number.role.name());
    if number.value.approx {
        out.push_str(" approx");
    }
    if number.more {
        out.push_str(" more");
    }
    out
}

#[test]
fn the_examples_hold() {
    let mut wrong = String::new();
    for example in &lexicon().examples {
        let sentence = sentence(&example.text);
        let found: Vec<String> = numbers(&sentence).iter().map(|n| told(&sentence, n)).collect();
        if found != example.find {
            let _ = writeln!(wrong, "{}\n  found {found:#?}\n  want  {:#?}", example.text, example.find);
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn every_bound_has_its_example() {
    for bound in &lexicon().bounds {
        let text = bound.example.as_deref().unwrap_or_default();
        let sentence = sentence(text);
        let found = numbers(&sentence);
        let amount = found.first().map(|n| n.value).unwrap_or_default();
        assert_eq!(
            (Some(amount.low), amount.high, amount.best),
            (bound.low, bound.high, bound.best),
            "{text}"
        );
    }
}
