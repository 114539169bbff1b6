//! Accusations and denials, in our own words.

use sijill_claim::Modality;

use super::{answers, drafts};
use crate::classes::testing::{keep_their_examples, lower};
use crate::draft::{Body, Draft};
use crate::speech::frames;
use crate::speech::tests::{LEXICON, analysed};

fn read(text: &str) -> Vec<Draft> {
    let all = analysed(text);
    let found = frames(&LEXICON, &all, None);
    drafts(&LEXICON, &all, &found)
}

fn against(draft: &Draft) -> Vec<&str> {
    match &draft.body {
        Body::Allegation(allegation) => allegation.against.iter().map(|p| p.name.as_str()).collect(),
        _ => Vec::new(),
    }
}

#[test]
fn the_lexicons_examples_hold() {
    for example in &LEXICON.allegation.examples {
        for text in &example.r#match {
            assert!(read(text).iter().any(|d| d.modality == example.says), "{text}");
        }
        for text in &example.no {
            assert!(read(text).is_empty(), "{text}: {:?}", read(text));
        }
    }
}

#[test]
fn what_is_called_untrue_keeps_its_examples() {
    keep_their_examples(&[("untrue", &LEXICON.allegation.untrue, lower)]);
}

#[test]
fn the_accused_and_the_accuser_are_told_apart() {
    for (text, accuser, accused) in [
        ("Tripoli accused the eastern forces of mining the road.", "Tripoli", "eastern forces"),
        ("The council blamed the Ravens Brigade for the blast.", "council", "Ravens Brigade"),
        ("Villagers blamed the fire on the militia.", "Villagers", "militia"),
        ("The general was accused of ordering the raid.", "", "general"),
        ("The council holds the army responsible for the deaths.", "council", "army"),
    ] {
        let found = read(text);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        let who: Vec<&str> = found[0].attribution.iter().map(|s| s.name.as_str()).collect();
        assert_eq!((who.join(" > ").as_str(), against(&found[0])), (accuser, vec![accused]), "{text}");
        assert_eq!(found[0].modality, Modality::Alleged);
    }
}

#[test]
fn a_denial_is_against_whoever_denies_and_answers_what_was_alleged() {
    let found = read(
        "Kigali accused the FDLR of killing farmers. The FDLR denied the accusation.\n\nThe weather was fine.",
    );
    assert_eq!(found.len(), 2, "{found:?}");
    assert_eq!((found[1].modality, against(&found[1])), (Modality::Denied, vec!["FDLR"]));
    assert_eq!(answers(&found), [(1, 0)]);
}

#[test]
fn withholding_losing_and_planning_are_no_denials() {
    for text in [
        "Soldiers denied the convoy access to the town.",
        "The rebels rejected the ceasefire proposal.",
        "The governor denied that the town had fallen.",
        "The ministry denied that it would send troops.",
        "The envoy presented a new plan, which the rebels rejected.",
        "The mayor said the market was safe, a claim that residents disputed.",
    ] {
        assert!(read(text).is_empty(), "{text}: {:?}", read(text));
    }
}

#[test]
fn charges_of_courts_and_who_it_is_that_does_it() {
    for (text, who) in [
        ("The tribunal has charged General Diallo with war crimes.", vec!["General Diallo"]),
        ("General Diallo was indicted for crimes against humanity.", vec!["General Diallo"]),
        ("\u{201c}It is the army that is shelling us,\u{201d} a rebel commander said.", vec!["army"]),
        ("The rebels are suspected of planting the bomb.", vec!["rebels"]),
        ("His brother alleged that he was shot at by soldiers.", vec!["soldiers"]),
    ] {
        let found = read(text);
        assert!(
            found.iter().any(|d| d.modality == Modality::Alleged && against(d) == who),
            "{text}: {found:?}"
        );
    }
    for text in [
        "The man was charged with theft.",
        "The prosecutor may charge him with genocide.",
        "\u{201c}It is the government that must start talks,\u{201d} a rebel commander said.",
        "The boy is suspected of having measles.",
        "His lawyer alleged that he was fired.",
        "The ministry denied that there are any talks with the rebels.",
    ] {
        assert!(read(text).is_empty(), "{text}: {:?}", read(text));
    }
}

#[test]
fn breaches_are_allegations_of_somebody_else() {
    for (text, who) in [
        ("The envoy said that the enemy did not abide by its obligations.", vec!["enemy"]),
        ("Hamas said that Israel had failed to ease the blockade.", vec!["Israel"]),
        ("The ministry said that Russia had violated its airspace.", vec!["Russia"]),
        ("A spokesman said Pakistan had \"once again initiated attacks\".", vec!["Pakistan"]),
        ("The ministry said Pakistan had attacked first.", vec!["Pakistan"]),
        ("Officers of the brigade have been implicated in massacres.", vec!["Officers"]),
        ("Western states suspect Iran of supplying the missiles.", vec!["Iran"]),
        ("The court issued an arrest warrant for General Diallo over war crimes.", vec!["General Diallo"]),
        ("The army said that the rebels had crossed a line by using nerve gas.", vec!["rebels"]),
    ] {
        let found = read(text);
        assert!(
            found.iter().any(|d| d.modality == Modality::Alleged && against(d) == who),
            "{text}: {found:?}"
        );
    }
    for text in [
        "The inquiry said that the raids were a violation of international law.",
        "The UN report mentions human rights abuses by both sides.",
        "Both sides traded accusations over the shelling.",
        "The inquiry said that raids carried out by the army were a war crime.",
    ] {
        assert_eq!(read(text).len(), 1, "{text}: {:?}", read(text));
    }
    for text in [
        "The coach said that Georgia had failed to qualify.",
        "The minister said that we had failed to meet our obligations.",
        "The army said that it had not kept the bridge.",
        "The envoy said the rebels had started talks.",
        "The bank has been implicated in a merger.",
        "The two firms traded shares.",
        "Police suspect a gas leak.",
        "The mayor said the fire was a tragedy.",
    ] {
        assert!(read(text).is_empty(), "{text}: {:?}", read(text));
    }
}
