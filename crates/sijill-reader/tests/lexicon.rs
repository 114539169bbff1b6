//! Every entry of the lexicon on harm keeps its own examples.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may stop at the first thing that is wrong")]

use jiff::civil::date;
use sijill_claim::{Document, Harm, Reading};
use sijill_reader::{Lexicon, Options, Reader};

fn read(reader: &Reader, text: &str) -> Reading {
    let document = Document { published: Some(date(2016, 10, 4)), ..Document::default() };
    let reading = reader.read(&document, text, Options { explain: true });
    for claim in &reading.claims {
        let quote: String = text.chars().skip(claim.span.start()).take(claim.span.len()).collect();
        assert_eq!(claim.quote, quote, "the quote of {} is not the text at its span", claim.id);
    }
    reading
}

fn tells(reading: &Reading, harm: Harm) -> bool {
    reading.claims.iter().filter_map(|c| c.casualty.as_ref()).any(|c| c.harm == harm)
}

#[test]
fn entries_on_harm_match_their_examples_and_nothing_of_their_counterexamples() {
    let reader = Reader::new().unwrap();
    let mut wrong = Vec::new();
    for entry in Lexicon::english().unwrap().harm_examples() {
        for text in &entry.matching {
            if !tells(&read(&reader, text), entry.harm) {
                wrong.push(format!("must be read as {:?}: {text}", entry.harm));
            }
        }
        for text in &entry.no {
            if tells(&read(&reader, text), entry.harm) {
                wrong.push(format!("must not be read as {:?}: {text}", entry.harm));
            }
        }
    }
    if !wrong.is_empty() {
        panic!("{}", wrong.join("\n"));
    }
}

#[test]
fn entries_on_causes_name_the_cause_of_their_examples() {
    let reader = Reader::new().unwrap();
    let mut wrong = Vec::new();
    for (name, examples) in Lexicon::english().unwrap().cause_examples() {
        for text in examples {
            let reading = read(&reader, text);
            if !reading.claims.iter().any(|c| !c.cause.is_empty()) {
                wrong.push(format!("must name the cause {name}: {text}"));
            }
        }
    }
    if !wrong.is_empty() {
        panic!("{}", wrong.join("\n"));
    }
}
