#![expect(clippy::unwrap_used, reason = "a test may stop at once")]

use sijill_claim::Deployment;

use super::{DeploymentLexicon, drafts};
use crate::draft::Body;
use crate::testing::{analysed, report};

fn read(text: &str) -> Vec<(Deployment, String)> {
    let words = DeploymentLexicon::english().unwrap();
    let a = analysed(text);
    drafts(&a, &words)
        .into_iter()
        .filter_map(|d| match d.body {
            Body::Deployment(x) => Some((x, a.sentence.words(d.first, d.last).to_owned())),
            _ => None,
        })
        .collect()
}

#[test]
fn entries_read_what_they_promise() {
    let mut wrong = Vec::new();
    for (action, matching, no) in DeploymentLexicon::english().unwrap().examples {
        for text in &matching {
            let found = read(text);
            if found.len() != 1 || found[0].0.action != Some(action) {
                wrong.push(format!("not one of {action:?}: {text} {found:?}"));
            }
        }
        for text in &no {
            wrong.extend(read(text).into_iter().map(|(d, w)| format!("{:?} {w:?}: {text}", d.what)));
        }
    }
    report(&wrong, 0);
}

#[test]
fn what_is_sent_is_told_without_its_number() {
    let (sent, _) = read("The kingdom has sent two more frigates to the port.").remove(0);
    assert_eq!(sent.what, "frigates");
    assert_eq!(sent.figure.unwrap().best, Some(2));
}
