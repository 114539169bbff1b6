#![expect(clippy::unwrap_used, reason = "a test may stop at once")]

use sijill_claim::Siege;

use super::{SiegeLexicon, drafts};
use crate::draft::Body;
use crate::testing::{LEXICON, analysed, report};

fn read(text: &str) -> Vec<(Siege, String)> {
    let words = SiegeLexicon::english().unwrap();
    let a = analysed(text);
    drafts(&a, &LEXICON, &words)
        .into_iter()
        .filter_map(|d| match d.body {
            Body::Siege(s) => Some((s, a.sentence.words(d.first, d.last).to_owned())),
            _ => None,
        })
        .collect()
}

#[test]
fn entries_read_what_they_promise() {
    let mut wrong = Vec::new();
    for entry in SiegeLexicon::english().unwrap().example {
        for text in &entry.r#match {
            let found = read(text);
            if found.len() != 1 || found[0].0.status != Some(entry.status) {
                wrong.push(format!("not one of {:?}: {text} {found:?}", entry.status));
            }
        }
        for text in &entry.no {
            wrong.extend(read(text).into_iter().map(|(s, w)| format!("{:?} {w:?}: {text}", s.status)));
        }
    }
    report(&wrong, 0);
}

#[test]
fn the_number_of_those_shut_in_is_the_figure() {
    let (siege, _) = read("More than 4,000 people are besieged in the town.").remove(0);
    let figure = siege.figure.unwrap();
    assert_eq!((figure.low, figure.high, figure.best), (4001, None, Some(4000)));
}

#[test]
fn towns_without_a_name_and_those_who_are_kept_out() {
    for text in [
        "Rebels have encircled the provincial capital.",
        "The town has been surrounded by rebels for two weeks.",
        "Troops besieged the palace for three days.",
        "The monitors were denied access to the camp.",
        "The army has neither left the valley, nor has it granted monitors access to the zones it holds.",
        "The army has refused to let inspectors into the town.",
        "Troops continue to impede humanitarian access.",
    ] {
        assert_eq!(read(text).len(), 1, "{text}: {:?}", read(text));
    }
    for text in [
        "Police surrounded the house.",
        "Fans surrounded the town hall for two hours.",
        "The lawyer was denied access to the file.",
        "The army has granted monitors access to the camp.",
        "Fans were not let into the town.",
    ] {
        assert!(read(text).is_empty(), "{text}: {:?}", read(text));
    }
}

#[test]
fn sieges_told_as_a_state_by_what_they_do_and_by_aid_that_fails() {
    for text in [
        "Homs is surrounded by rebel forces.",
        "The 40,000 inhabitants have endured a blockade for nine months.",
        "They have been living under a blockade since May.",
        "The garrison at Homs was besieged for ten months.",
        "The blockade of Homs has caused shortages of flour.",
        "The siege has lasted 18 months.",
        "The siege was lifted in January.",
        "Relief workers cannot reach the camp.",
        "Aid convoys have been unable to reach Homs.",
        "The only road linking Homs with the coast has been blocked by the army since May.",
    ] {
        assert_eq!(read(text).len(), 1, "{text}");
    }
    for text in [
        "Lesotho is surrounded by South Africa.",
        "The museum is completely surrounded by a wall.",
        "The actor endured a siege by reporters.",
        "Ambulances cannot reach the village because of the snow.",
        "The blockade of the bill has caused a row.",
    ] {
        assert!(read(text).is_empty(), "{text}");
    }
}
