//! The lexicon's examples, and what must hold of any sentence.

use std::fmt::Write;

use proptest::prelude::*;
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

/// A cardinal in British words.
fn spelt(n: u64) -> String {
    const SMALL: [&str; 20] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 10] =
        ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let word = |list: &[&str], n: u64| {
        usize::try_from(n).ok().and_then(|i| list.get(i).copied()).unwrap_or("").to_owned()
    };
    let with = |scale: u64, name: &str| {
        let head = format!("{} {name}", spelt(n / scale));
        match n % scale {
            0 => head,
            rest if rest < 100 => format!("{head} and {}", spelt(rest)),
            rest => format!("{head} {}", spelt(rest)),
        }
    };
    match n {
        0..20 => word(&SMALL, n),
        20..100 if n.is_multiple_of(10) => word(&TENS, n / 10),
        20..100 => format!("{}-{}", word(&TENS, n / 10), word(&SMALL, n % 10)),
        100..1000 => with(100, "hundred"),
        1000..1_000_000 => with(1000, "thousand"),
        _ => with(1_000_000, "million"),
    }
}

/// Digits with commas between the thousands.
fn grouped(n: u64) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// Words that meet in dates and numbers, in any order.
pub(crate) fn soup() -> impl Strategy<Value = String> {
    let words: Vec<&str> = "one two twenty hundred thousand million dozen half a an of the and to or - – 's , . ( ) $ % 12 2016 4 31 99999999999999999999 \
        1,234 1.5 12:30 10-12 2016-10-04 31/2/2016 71st third S-300 more than at least up fewer between from no several few couple some many other others \
        another last next this that past previous following day days week month year years ago earlier later before since until Tuesday May October \
        March overnight yesterday today weekend Friday night early mid late end Oct. Sat autumn every will would said aged old people km kg pm per \
        cent Resolution tens thousands dozens scores hundreds é 9223372036854775807 decades 9999999 century New Year 's Eve Christmas"
        .split_whitespace()
        .collect();
    prop::collection::vec(prop::sample::select(words), 0..24).prop_map(|words| words.join(" "))
}

proptest! {
    #[test]
    fn cardinals_in_words_and_digits_are_read_back(n in 0u64..10_000_000) {
        for text in [spelt(n), grouped(n)] {
            let text = format!("{text} people died");
            let sentence = sentence(&text);
            let found = numbers(&sentence);
            prop_assert_eq!(found.len(), 1, "{}", text);
            prop_assert_eq!(found[0].value.best, Some(n), "{}", text);
            prop_assert!(found[0].counts());
        }
    }

    #[test]
    fn amounts_are_in_order_and_mentions_inside(text in soup()) {
        let sentence = sentence(&text);
        let mut end = 0;
        for number in numbers(&sentence) {
            let amount = number.value;
            prop_assert!(amount.high.is_none_or(|high| amount.low <= high), "{text}: {number:?}");
            prop_assert!(amount.best.is_none_or(|best| best.saturating_add(1) >= amount.low), "{text}: {number:?}");
            prop_assert!(number.first <= number.core.0 && number.core.0 <= number.core.1 && number.core.1 <= number.last);
            prop_assert!(number.last < sentence.len() && number.first >= end.min(number.first));
            end = number.last;
            prop_assert!(!number.words(&sentence).is_empty());
        }
    }

    #[test]
    fn any_text_is_read_without_harm(text in "\\PC{0,60}") {
        let sentence = sentence(&text);
        for number in numbers(&sentence) {
            prop_assert!(number.last < sentence.len());
        }
    }
}

#[test]
fn long_sentences_take_linear_time() {
    for word in [
        "12 ",
        "123 ",
        "one ",
        "hundred and ",
        "half a ",
        "1-",
        "between ",
        "from 1 to ",
        "of the 12 ",
        "dozens of ",
        "a few more than ",
    ] {
        let text = word.repeat(20_000);
        let sentence = sentence(&text);
        let begin = std::time::Instant::now();
        let _ = numbers(&sentence);
        assert!(begin.elapsed().as_secs() < 5, "{word}");
    }
}
