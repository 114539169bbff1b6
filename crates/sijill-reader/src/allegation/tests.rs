//! Accusations and denials, in our own words.

use sijill_claim::Modality;

use super::{answers, drafts};
use crate::classes::testing::{keep_their_examples, lemma, lower};
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

#[test]
fn words_of_ill_use_keep_their_examples() {
    let w = &LEXICON.allegation;
    keep_their_examples(&[
        ("arming", &w.arming, lemma),
        ("assailing", &w.assailing, lemma),
        ("burdens", &w.burdens, lemma),
        ("censuring", &w.censuring, lemma),
        ("forcing", &w.forcing, lemma),
        ("held", &w.held, lemma),
        ("ill_treating", &w.ill_treating, lemma),
        ("lesser", &w.lesser, lower),
        ("misdeeds", &w.misdeeds, lemma),
        ("onus", &w.onus, lemma),
        ("receiving", &w.receiving, lemma),
        ("shielding", &w.shielding, lemma),
        ("tasks", &w.tasks, lemma),
        ("telling", &w.telling, lemma),
        ("toil", &w.toil, lemma),
        ("wilful", &w.wilful, lower),
    ]);
}

#[test]
fn wrongs_done_to_the_helpless_are_alleged_whoever_tells_them() {
    for text in [
        "The army forces villagers to work as porters.",
        "The rebels forced boys to fight for them.",
        "Villagers are forced to work without pay, the refugees said.",
        "Detainees are beaten and starved, former prisoners said.",
        "Inmates were routinely beaten by guards.",
        "The rebels used villagers as human shields.",
        "Militiamen recruited hundreds of children.",
        "Doctors said the army had deliberately shelled the clinic.",
        "The envoy said the militias had been armed by the army.",
    ] {
        let found = read(text);
        assert!(found.iter().any(|d| d.modality == Modality::Alleged), "{text}: {found:?}");
    }
    for text in [
        "The militia forced the army to withdraw.",
        "People were forced to work from home.",
        "The visitors were beaten 3-0.",
        "The army will not force villagers to move.",
        "The army recruited 400 men.",
        "The general said we had deliberately left the town.",
    ] {
        assert!(read(text).is_empty(), "{text}: {:?}", read(text));
    }
}

#[test]
fn wrongs_told_by_a_noun_and_misdeeds_that_are_censured() {
    for text in [
        "There have been reports of mass rape as the rebels entered the city.",
        "Evidence of war crimes has emerged in the town.",
        "The UN has received reports of summary executions by the rebels.",
        "An inquiry into alleged abuses by the soldiers began.",
        "Responsibility for the attack lies with the rebels, the governor said.",
        "The envoy said the army bore responsibility for the deaths.",
        "The envoy said the army was responsible for organising the killings.",
        "The premier condemned Iran for arming the rebels.",
        "The report implicates senior officers in the killings.",
        "Police detained an officer, Jean Baro, who is accused of ordering the massacre.",
        "Fighting resumed, with Pakistan accusing India of breaking the truce.",
        "Accusing India of aggression, the premier recalled the envoy.",
        "Each side blamed the other for starting the fighting.",
    ] {
        let found = read(text);
        assert!(found.iter().any(|d| d.modality == Modality::Alleged), "{text}: {found:?}");
    }
    for text in [
        "There have been reports of heavy rain.",
        "There are no reports of war crimes.",
        "Reports of looting came in.",
        "Responsibility for the hospital lies with the government.",
        "The envoy said the army was responsible for guarding the bridge.",
        "The premier criticised the government for raising taxes.",
        "The premier thanked Iran for arming the rebels.",
    ] {
        assert!(read(text).is_empty(), "{text}: {:?}", read(text));
    }
}

#[test]
fn denials_in_a_word_and_by_those_accused() {
    let found = read("Pakistan says that it was attacked first, but India denies this.");
    assert!(found.iter().any(|d| d.modality == Modality::Denied && against(d) == ["India"]), "{found:?}");
    let found = read("The Taliban are accused of beating prisoners, a charge they reject.");
    let denial = found.iter().find(|d| d.modality == Modality::Denied);
    let by: Vec<&str> = denial.iter().flat_map(|d| d.attribution.iter().map(|s| s.name.as_str())).collect();
    assert_eq!(by, ["Taliban"], "{found:?}");
}
