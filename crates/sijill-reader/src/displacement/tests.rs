#![expect(clippy::unwrap_used, reason = "a test may stop at once")]

use sijill_claim::Displacement;

use super::{DisplacementLexicon, drafts};
use crate::classes::testing::{keep_their_examples, lemma, lower, verb};
use crate::draft::Body;
use crate::testing::{LEXICON, analysed, report};

fn read(text: &str) -> Vec<(Displacement, String)> {
    let words = DisplacementLexicon::english().unwrap();
    let a = analysed(text);
    drafts(&a, &LEXICON, &words)
        .into_iter()
        .filter_map(|d| match d.body {
            Body::Displacement(x) => Some((x, a.sentence.words(d.first, d.last).to_owned())),
            _ => None,
        })
        .collect()
}

#[test]
fn entries_read_what_they_promise() {
    let mut wrong = Vec::new();
    for (manner, matching, no) in DisplacementLexicon::english().unwrap().examples {
        for text in &matching {
            let found = read(text);
            if found.len() != 1 || found[0].0.manner != manner {
                wrong.push(format!("not one of {manner:?}: {text} {found:?}"));
            }
        }
        for text in &no {
            wrong.extend(read(text).into_iter().map(|(d, w)| format!("{:?} {w:?}: {text}", d.manner)));
        }
    }
    report(&wrong, 0);
}

#[test]
fn the_words_of_counted_people_keep_their_examples() {
    let c = DisplacementLexicon::english().unwrap().counted;
    keep_their_examples(&[
        ("nature", &c.nature, lemma),
        ("amounts", &c.amounts, lemma),
        ("comers", &c.comers, lower),
        ("counts", &c.counts, verb),
        ("people", &c.people, lower),
        ("takes_in", &c.takes_in, verb),
    ]);
}

#[test]
fn whence_and_whither_are_told() {
    let (moved, _) = read("About 1,200 people fled from the village of Marduk to the city centre.").remove(0);
    assert_eq!(moved.from.as_deref(), Some("the village of Marduk"));
    assert_eq!(moved.to.as_deref(), Some("the city centre"));
    assert_eq!(moved.figure.unwrap().best, Some(1200));
}
