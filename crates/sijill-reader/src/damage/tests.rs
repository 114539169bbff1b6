#![expect(clippy::unwrap_used, reason = "a test may stop at once")]

use sijill_claim::Damage;

use super::{DamageLexicon, drafts};
use crate::draft::Body;
use crate::testing::{analysed, report};

fn read(text: &str) -> Vec<(Damage, String)> {
    let words = DamageLexicon::english().unwrap();
    let a = analysed(text);
    drafts(&a, &words)
        .into_iter()
        .filter_map(|d| match d.body {
            Body::Damage(x) => Some((x, a.sentence.words(d.first, d.last).to_owned())),
            _ => None,
        })
        .collect()
}

#[test]
fn entries_read_what_they_promise() {
    let mut wrong = Vec::new();
    for (extent, matching, no) in DamageLexicon::english().unwrap().examples {
        for text in &matching {
            let found = read(text);
            if found.is_empty() || found[0].0.extent != Some(extent) {
                wrong.push(format!("not {extent:?}: {text} {found:?}"));
            }
        }
        for text in &no {
            wrong.extend(read(text).into_iter().map(|(d, w)| format!("{:?} {w:?}: {text}", d.what)));
        }
    }
    report(&wrong, 0);
}

#[test]
fn each_thing_of_a_list_is_a_claim_with_its_own_figure() {
    let found = read("Two tanks, an arms depot and five lorries were destroyed near the village.");
    let things: Vec<_> =
        found.iter().map(|(d, _)| (d.what.as_str(), d.figure.as_ref().and_then(|f| f.best))).collect();
    assert_eq!(things, [("tanks", Some(2)), ("arms depot", Some(1)), ("lorries", Some(5))]);
    assert_eq!(found[1].1, "an arms depot");
}
