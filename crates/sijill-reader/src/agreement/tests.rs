#![expect(clippy::unwrap_used, reason = "a test may stop at once")]

use jiff::civil::date;
use sijill_claim::{AgreementAction, Claim, Document, Modality};

use super::AgreementLexicon;
use crate::classes::testing::{keep_their_examples, lemma, lower};
use crate::{Options, Reader};

fn claims(reader: &Reader, text: &str) -> Vec<Claim> {
    let document = Document { published: Some(date(2018, 3, 14)), ..Document::default() };
    let text = format!("The war between the army and the rebels went on.\n\n{text}");
    reader
        .read(&document, &text, Options::default())
        .claims
        .into_iter()
        .filter(|c| c.agreement.is_some())
        .collect()
}

fn actions(reader: &Reader, text: &str) -> Vec<AgreementAction> {
    claims(reader, text).into_iter().filter_map(|c| c.agreement.and_then(|g| g.action)).collect()
}

#[test]
fn entries_keep_their_examples() {
    let reader = Reader::new().unwrap();
    let mut wrong = Vec::new();
    for entry in AgreementLexicon::english().unwrap().entries() {
        for text in &entry.r#match {
            if !actions(&reader, text).contains(&entry.action) {
                wrong.push(format!("must be {:?}: {text} (got {:?})", entry.action, actions(&reader, text)));
            }
        }
        wrong.extend(
            entry.no.iter().filter(|t| !claims(&reader, t).is_empty()).map(|t| format!("must be none: {t}")),
        );
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn parties_age_and_term_come_from_the_words() {
    let reader = Reader::new().unwrap();
    let found =
        claims(&reader, "A six-week-old ceasefire between the army and the rebels collapsed on Monday.");
    let agreement = found.first().and_then(|c| c.agreement.clone()).unwrap();
    assert_eq!(agreement.age.as_deref(), Some("P42D"));
    assert_eq!(agreement.parties.len(), 2, "{:?}", agreement.parties);
    let found = claims(&reader, "The rebels proposed a 36-hour truce on Tuesday.");
    let agreement = found.first().and_then(|c| c.agreement.clone()).unwrap();
    assert_eq!((agreement.agreement_type.as_str(), agreement.term.as_deref()), ("truce", Some("PT36H")));
}

#[test]
fn modality_follows_the_verb() {
    let reader = Reader::new().unwrap();
    let found = claims(&reader, "The militia will observe a two-day truce in the port from Friday.");
    assert_eq!(found.first().map(|c| c.modality), Some(Modality::Planned), "{found:?}");
}

#[test]
fn mentions_in_passing_and_failures_are_no_claims() {
    let reader = Reader::new().unwrap();
    for text in [
        "Forty people have died since the collapse of the ceasefire.",
        "The two sides failed to agree on a truce.",
        "Shells fell before the truce.",
        "Peace talks that never took place would not have helped.",
    ] {
        assert!(claims(&reader, text).is_empty(), "{text}");
    }
}

#[test]
fn it_stands_for_the_agreement_told_before() {
    let reader = Reader::new().unwrap();
    let text = "The rebels and the army reached an evacuation deal on Monday. It was suspended a day later.";
    assert_eq!(actions(&reader, text), [AgreementAction::Agreed, AgreementAction::Suspended]);
    assert!(claims(&reader, "The club signed a striker. It was suspended a day later.").is_empty());
}

#[test]
fn what_is_asked_for_is_proposed() {
    let reader = Reader::new().unwrap();
    let text = "The regional bloc urged both sides to respect the cease-fire.";
    assert_eq!(actions(&reader, text), [AgreementAction::Proposed]);
    let text = "The council adopted a resolution demanding a 30-day truce.";
    assert_eq!(actions(&reader, text).len(), 1);
}

#[test]
fn classes_keep_their_examples() {
    let words = AgreementLexicon::english().unwrap();
    keep_their_examples(&[
        ("pauses", &words.pauses, lower),
        ("councils", &words.councils, lower),
        ("accords", &words.accords, lower),
        ("watchers", &words.watchers, lemma),
        ("recording", &words.recording, lemma),
        ("offering", &words.offering, lemma),
        ("halts", &words.halts, lemma),
        ("wars", &words.wars, lemma),
        ("dividing", &words.dividing, lemma),
        ("keeping", &words.keeping, lemma),
        ("stalling", &words.stalling, |class, a, i| {
            class.has(a.sentence.lemma(i)) || class.has(a.sentence.lower(i))
        }),
        ("willing", &words.willing, lower),
        ("swaps", &words.exchange.swaps, lemma),
        ("captives", &words.exchange.captives, lemma),
        ("consents", &words.exchange.consents, lemma),
        ("disarms", &words.exchange.disarms, lemma),
        ("stops", &words.exchange.stops, lemma),
        ("arms", &words.exchange.arms, lemma),
    ]);
}

#[test]
fn talks_that_are_offered_and_what_is_said_second_of_a_truce() {
    let reader = Reader::new().unwrap();
    for (text, action) in [
        ("Oman has offered to host peace talks.", AgreementAction::Proposed),
        ("Jordan has offered to host talks between the warring sides.", AgreementAction::Proposed),
        ("The truce has held since Sunday and was extended by ten days.", AgreementAction::Agreed),
        (
            "The government and the rebels have agreed to stop fighting for three days.",
            AgreementAction::Agreed,
        ),
        ("An accord that the rebels signed with the government in 2006 fell apart.", AgreementAction::Agreed),
    ] {
        assert!(actions(&reader, text).contains(&action), "{text} {:?}", actions(&reader, text));
    }
    for text in [
        "Oman has offered to host the games.",
        "The city offered to host talks on trade.",
        "The report that the committee agreed on Monday was published.",
        "The actors agreed to stop fighting over the script.",
        "The road was closed and was extended.",
    ] {
        assert!(claims(&reader, text).is_empty(), "{text}");
    }
}

#[test]
fn accords_by_name_and_what_ended_on_a_day_of_its_own() {
    let reader = Reader::new().unwrap();
    for (text, action) in [
        ("The Good Friday Agreement was signed in 1998.", AgreementAction::Agreed),
        (
            "Thousands died before the Comprehensive Peace Agreement was signed in 2005.",
            AgreementAction::Agreed,
        ),
        ("Hundreds more were killed before a ceasefire was agreed on 10 May.", AgreementAction::Agreed),
        ("The shelling went on until a ceasefire took effect on 27 November.", AgreementAction::InForce),
        ("The ceasefire in Hodeidah, which has held since December, is fragile.", AgreementAction::InForce),
        ("The Lusaka Accord ended the war in 1999.", AgreementAction::Agreed),
    ] {
        assert!(actions(&reader, text).contains(&action), "{text} {:?}", actions(&reader, text));
    }
    for text in [
        "The Oslo agreement on whaling was signed in 1992.",
        "The Friday agreement was signed by the baker.",
        "They vowed to fight until a ceasefire was signed on Monday.",
        "They will not pull back before a ceasefire takes effect.",
    ] {
        assert!(claims(&reader, text).is_empty(), "{text} {:?}", actions(&reader, text));
    }
}

#[test]
fn talks_of_those_who_fight_are_told_whatever_they_are_about() {
    let reader = Reader::new().unwrap();
    for text in [
        "The insurgents broke off talks on oil revenue with the government.",
        "Peace talks about tax and self-rule broke down.",
        "Peace talks on trade routes and a truce collapsed on Friday.",
    ] {
        let found = claims(&reader, text);
        let talks = |c: &Claim| c.agreement.as_ref().is_some_and(|g| g.agreement_type.contains("talks"));
        assert!(found.len() == 1 && found.iter().all(talks), "{text} {found:?}");
    }
    for text in [
        "The two countries broke off talks on trade.",
        "Talks on pay between the union and the mayor collapsed.",
    ] {
        assert!(claims(&reader, text).is_empty(), "{text}");
    }
    let truce = actions(&reader, "The truce that the junta agreed with the rebels was violated on Sunday.");
    assert_eq!(truce, [AgreementAction::Violated]);
}

#[test]
fn agreements_told_in_other_words() {
    let reader = Reader::new().unwrap();
    for (text, action) in [
        ("Six men died. The group declared a ten-day truce February 12.", AgreementAction::Agreed),
        ("The rebels said they would no longer observe the truce.", AgreementAction::Collapsed),
        (
            "The army signed a peace accord with the rebels in May, but it fell apart within weeks.",
            AgreementAction::Collapsed,
        ),
        ("Both sides held talks in Doha. A previous round broke down in June.", AgreementAction::Collapsed),
        (
            "The rebels signed a ceasefire. Diplomats said earlier accords had fallen apart.",
            AgreementAction::Collapsed,
        ),
        ("The Security Council called on both sides to cease fire.", AgreementAction::Proposed),
        ("The general ordered his men to cease fire.", AgreementAction::Agreed),
        ("The junta ignored appeals for a truce.", AgreementAction::Proposed),
        (
            "The league agreed with both governments to send 60 monitors to the frontier.",
            AgreementAction::Agreed,
        ),
        ("There are no talks with the rebels.", AgreementAction::InForce),
        ("The rebels have been negotiating with the army since May.", AgreementAction::InForce),
    ] {
        assert!(actions(&reader, text).contains(&action), "{text}: {:?}", claims(&reader, text));
    }
    let denied = |text: &str| claims(&reader, text).iter().any(|c| c.modality == Modality::Denied);
    assert!(denied("The president ruled out talks with the rebels."));
    assert!(denied("The minister has denied that there are any talks with the rebels."));
    assert!(denied("The army has refused to negotiate with the rebels."));
    for text in [
        "In the last round he was knocked down.",
        "The two firms agreed to send observers to the meeting.",
        "The mediator did not rule out talks.",
        "Tourists negotiated with the guide.",
        "There were talks about the budget.",
        "The president ruled out a second term.",
    ] {
        assert!(claims(&reader, text).is_empty(), "{text}: {:?}", claims(&reader, text));
    }
}

#[test]
fn how_accords_are_kept_and_fighting_is_suspended() {
    let reader = Reader::new().unwrap();
    for (text, action) in [
        ("Implementation of the peace agreement has stalled.", AgreementAction::Suspended),
        ("The implementation of the power-sharing deal has been slow.", AgreementAction::Suspended),
        (
            "The refusal of the rebels to honour the ceasefire angered the mediators.",
            AgreementAction::Violated,
        ),
        (
            "The main obstacle has been the failure of one party to meet the obligations it assumed in signing the peace accord.",
            AgreementAction::Violated,
        ),
        ("The rebels are ready for talks with the army.", AgreementAction::Proposed),
        (
            "The militia said that it no longer considered itself bound by the truce.",
            AgreementAction::Collapsed,
        ),
        ("The army has suspended its operations for three days.", AgreementAction::Agreed),
        ("The rebels announced that they would suspend attacks for a month.", AgreementAction::Agreed),
        ("The general said that his forces would cease fire from midnight.", AgreementAction::Agreed),
        ("Both sides have agreed to abide by the ceasefire.", AgreementAction::InForce),
        ("The envoy called for an end to the fighting.", AgreementAction::Proposed),
        ("We welcome the announcement today of a renewal of the truce.", AgreementAction::Agreed),
        (
            "African Union talks to end the conflict in the north have been put off for a week.",
            AgreementAction::Suspended,
        ),
    ] {
        assert!(actions(&reader, text).contains(&action), "{text} {:?}", actions(&reader, text));
    }
    for text in [
        "Implementation of the budget has stalled.",
        "The refusal of the union to sign the pay deal angered the firm.",
        "The shop is ready for customers.",
        "The airline has suspended its operations for three days.",
        "The army has suspended two officers for three days.",
        "The bank said that it was bound by the contract.",
    ] {
        assert!(actions(&reader, text).is_empty(), "{text} {:?}", actions(&reader, text));
    }
}

#[test]
fn steps_towards_an_agreement_are_told() {
    let reader = Reader::new().unwrap();
    for (text, action) in [
        (
            "The government and the rebels have been in peace negotiations in Geneva since May.",
            AgreementAction::InForce,
        ),
        ("The two sides entered into negotiations in March 2009.", AgreementAction::InForce),
        ("They have agreed in principle on two of the four topics.", AgreementAction::Agreed),
        ("The two sides agreed on the exchange of prisoners.", AgreementAction::Agreed),
        (
            "The commander of the mission and the general signed a memorandum on the border.",
            AgreementAction::Agreed,
        ),
        ("Oman has mediated between the two sides.", AgreementAction::InForce),
        ("The two sides returned to the negotiating table.", AgreementAction::Resumed),
        ("Eritrea accepted the Organisation of Coastal States (OCS) peace plan.", AgreementAction::Agreed),
    ] {
        assert!(actions(&reader, text).contains(&action), "{text}: {:?}", actions(&reader, text));
    }
    for text in [
        "The club and the union agreed on a new contract.",
        "The bank signed a memorandum with the firm.",
        "The players entered into pay negotiations with the league.",
        "The firms agreed in principle on a trade deal.",
        "The union returned to the bargaining table.",
        "He left the table.",
    ] {
        assert!(actions(&reader, text).is_empty(), "{text}: {:?}", actions(&reader, text));
    }
    let words = AgreementLexicon::english().unwrap();
    keep_their_examples(&[
        ("verbs", &words.steps.verbs, lemma),
        ("measures", &words.steps.measures, lemma),
        ("objects", &words.steps.objects, lemma),
        ("papers", &words.steps.papers, lemma),
        ("warlike", &words.steps.warlike, lemma),
    ]);
}
