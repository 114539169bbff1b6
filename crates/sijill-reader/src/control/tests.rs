#![expect(clippy::unwrap_used, reason = "a test may stop at once")]

use sijill_claim::{Control, ControlAction, Modality};

use super::{ControlLexicon, drafts};
use crate::classes::testing::{keep_their_examples, lemma, lower};
use crate::draft::{Body, Draft};
use crate::testing::{analysed, report};

fn read(text: &str) -> Vec<(Control, Draft, String)> {
    let lexicon = ControlLexicon::english().unwrap();
    let a = analysed(text);
    drafts(&a, &lexicon)
        .into_iter()
        .filter_map(|d| match d.body.clone() {
            Body::Control(c) => Some((c, d.clone(), a.sentence.words(d.first, d.last).to_owned())),
            _ => None,
        })
        .collect()
}

#[test]
fn entries_read_what_they_promise() {
    let lexicon = ControlLexicon::english().unwrap();
    let mut wrong = Vec::new();
    for entry in lexicon.examples() {
        for text in &entry.matching {
            if !read(text).iter().any(|(c, ..)| c.action == entry.action) {
                wrong.push(format!("not {:?}: {text}", entry.action));
            }
        }
        for text in &entry.no {
            for (c, _, words) in read(text) {
                wrong.push(format!("{:?} {words:?}: {text}", c.action));
            }
        }
    }
    report(&wrong, 0);
}

#[test]
fn what_falls_apart_is_taken_by_nobody() {
    assert!(read("The truce between Aleppo and Moscow steadily fell apart.").is_empty());
    assert!(read("After the shelling Homs fell silent.").is_empty());
    assert_eq!(read("Homs fell to the rebels.").first().map(|f| f.0.action), Some(ControlAction::Capture));
}

#[test]
fn each_place_of_a_list_is_a_claim_with_its_own_words() {
    let found =
        read("Government troops captured the village of Marduk and the nearby Salih hospital on Monday.");
    let words: Vec<&str> = found.iter().map(|(.., w)| w.as_str()).collect();
    assert_eq!(words.len(), 2, "{words:?}");
    assert!(words[0].starts_with("Government troops captured the village of Marduk"), "{words:?}");
    assert!(words[1].starts_with("the nearby Salih hospital"), "{words:?}");
}

#[test]
fn trying_is_an_offensive_and_a_plan_is_planned() {
    let found = read("Soldiers tried to seize the airport on Sunday.");
    assert_eq!(found.first().map(|f| f.0.action), Some(ControlAction::Offensive));
    let found = read("The rebels will withdraw from the district on Monday.");
    assert_eq!(
        found.first().map(|f| (f.0.action, f.1.modality)),
        Some((ControlAction::Withdraw, Modality::Planned))
    );
    assert!(read("The army has not captured the town.").is_empty());
    assert!(read("The ministry denied that the army had captured the town.").is_empty());
}

#[test]
fn attacks_begin_and_places_come_under_fire() {
    for text in [
        "The assault on Marduk started before dawn, the army said.",
        "The army's offensive began on Monday.",
        "The war stems from an offensive that the rebels launched in December.",
        "The city of Marduk came under artillery fire on Tuesday.",
        "The airport was under attack by rebels for a third day.",
    ] {
        let action = read(text).first().map(|f| f.0.action);
        assert_eq!(action, Some(ControlAction::Offensive), "{text}");
    }
    for text in [
        "The charm offensive began on Monday.",
        "A campaign for the army's pensions began in the city.",
        "The minister came under fire from the press.",
        "The town came under pressure.",
    ] {
        assert!(read(text).is_empty(), "{text}: {:?}", read(text));
    }
}

#[test]
fn armed_people_say_it_of_themselves() {
    let found = read("A spokesman for the Libyan National Army said it had taken Heisha and two hills.");
    assert_eq!(found.first().map(|f| f.0.action), Some(ControlAction::Capture));
    assert!(read("The newspaper said it had taken Heisha as a headline.").is_empty());
}

#[test]
fn parties_are_named_without_their_article() {
    let (control, ..) = read("The Syrian army captured the hilltop from rebels on Friday.").remove(0);
    let actor = control.actor.unwrap();
    assert_eq!((actor.name.as_str(), actor.id.as_deref()), ("Syrian army", Some("SY")));
    assert_eq!(control.against.map(|p| p.name).as_deref(), Some("rebels"));
}

#[test]
fn a_long_hostile_sentence_is_read_in_time() {
    let text = "rebels captured the town and ".repeat(2500);
    let _ = read(&text);
    let text = "The town of the town of ".repeat(2000);
    let _ = read(&text);
}

#[test]
fn classes_keep_their_examples() {
    let words = ControlLexicon::english().unwrap();
    keep_their_examples(&[
        ("military", &words.launch.military, lower),
        ("weak", &words.launch.weak, lemma),
        ("armed", &words.launch.armed, lemma),
        ("onset", &words.launch.onset, lemma),
        ("fire", &words.fire, lemma),
        ("assailants", &words.assailants, lemma),
        ("peaceful", &words.launch.peaceful, lower),
        ("gains", &words.gains, lemma),
        ("unreal", &words.unreal, lemma),
    ]);
}

#[test]
fn whoever_is_in_possession_holds() {
    for text in ["The rebels were now in possession of the airport.", "The army is in control of the hill."] {
        let found = read(text);
        assert_eq!(found.first().map(|f| f.0.action), Some(ControlAction::Hold), "{text}");
    }
    assert!(read("Two men were found in possession of the drug.").is_empty());
}
