#![expect(clippy::unwrap_used, reason = "a test may stop at once")]

use jiff::civil::date;
use sijill_claim::{Claim, Document, Modality};

use super::MeetingLexicon;
use crate::{Options, Reader};

fn claims(reader: &Reader, text: &str) -> Vec<Claim> {
    let document = Document { published: Some(date(2018, 3, 14)), ..Document::default() };
    let text = format!("The war between the army and the rebels went on.\n\n{text}");
    reader
        .read(&document, &text, Options::default())
        .claims
        .into_iter()
        .filter(|c| c.meeting.is_some())
        .collect()
}

#[test]
fn entries_keep_their_examples() {
    let reader = Reader::new().unwrap();
    let mut wrong = Vec::new();
    for entry in MeetingLexicon::english().unwrap().example {
        for text in &entry.r#match {
            if !claims(&reader, text)
                .iter()
                .any(|c| c.meeting.as_ref().is_some_and(|m| m.meeting_type == entry.r#type))
            {
                wrong.push(format!("must be {:?}: {text} (got {:?})", entry.r#type, claims(&reader, text)));
            }
        }
        wrong.extend(
            entry.no.iter().filter(|t| !claims(&reader, t).is_empty()).map(|t| format!("must be none: {t}")),
        );
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn plans_possibilities_and_parties_are_told() {
    let reader = Reader::new().unwrap();
    let found = claims(
        &reader,
        "The foreign ministers of Ruritania and France were due to meet in Vienna on Friday.",
    );
    let claim = found.first().unwrap();
    assert_eq!(claim.modality, Modality::Planned);
    assert_eq!(claim.meeting.as_ref().map(|m| m.parties.len()), Some(2), "{claim:?}");
    let found = claims(&reader, "The prime minister could speak by telephone with the king.");
    assert_eq!(found.first().map(|c| c.modality), Some(Modality::Possible));
}

#[test]
fn journeys_to_talks_and_rounds_of_talks_are_meetings() {
    let reader = Reader::new().unwrap();
    let found = claims(
        &reader,
        "The mediator is expected in Vienna on Thursday for talks with the defence minister.",
    );
    assert_eq!(found.first().map(|c| c.modality), Some(Modality::Planned), "{found:?}");
    let found = claims(&reader, "A new round of peace talks is due to start in Geneva on 8 April.");
    assert_eq!(found.len(), 1, "{found:?}");
}

#[test]
fn whom_a_visit_was_paid_to_is_no_meeting_of_its_own() {
    let reader = Reader::new().unwrap();
    let found =
        claims(&reader, "The minister visited Bangui on Monday and met the governor of the province.");
    assert_eq!(found.len(), 1, "{found:?}");
    let found =
        claims(&reader, "The minister visited Bangui on Monday and met the governor in Bouar on Friday.");
    assert_eq!(found.len(), 2, "{found:?}");
}

#[test]
fn talks_begun_in_some_month_are_no_meeting() {
    let reader = Reader::new().unwrap();
    assert!(
        claims(&reader, "Talks between the army and the rebels began in Maputo in July 1990.").is_empty()
    );
    assert!(
        claims(&reader, "Talks between Khartoum and the SPLA opened in Machakos in June 2002.").is_empty()
    );
    let found = claims(&reader, "Talks between the army and the rebels will begin in Maputo on Monday.");
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(claims(&reader, "An official spoke by phone with Reuters yesterday.").is_empty());
}

#[test]
fn whoever_is_met_elsewhere_is_met_apart_from_the_visit() {
    let reader = Reader::new().unwrap();
    let found = claims(&reader, "The minister visited Bangui on Monday and met rebel leaders in Bouar.");
    assert_eq!(found.len(), 2, "{found:?}");
}

#[test]
fn meetings_told_in_passing() {
    let reader = Reader::new().unwrap();
    for text in [
        "After a meeting with the president on Monday, the mediator said that he was hopeful.",
        "Talks in Doha on Tuesday brought no result.",
        "The next round of talks is set for 12 May in Geneva.",
        "The two men spoke by telephone on Saturday.",
    ] {
        assert_eq!(claims(&reader, text).len(), 1, "{text}: {:?}", claims(&reader, text));
    }
    for text in [
        "The meeting on Monday was delayed.",
        "The match was held after a meeting of the club in Rome on Monday.",
        "After meeting resistance on Monday the column turned back.",
    ] {
        assert!(claims(&reader, text).is_empty(), "{text}: {:?}", claims(&reader, text));
    }
}

#[test]
fn meetings_told_beside_what_was_said_or_done() {
    let reader = Reader::new().unwrap();
    for text in [
        "The premier repeated his offer on Tuesday during talks in Vienna with the envoy of the league, Karim Haddad.",
        "On Friday, the foreign minister called for calm during a meeting with President Diallo at the ministry.",
        "I began the week with a meeting with the heads of the security services.",
        "After talks with the Turkish president in Ankara, the chancellor was hopeful.",
        "During a phone call with the emir, the president thanked him for his help.",
        "Foreign Minister Ana Duarte is due at a summit of the African Union on Friday.",
        "There will be a meeting in Bangui on 4 May to discuss the crisis.",
        "The army chief will attend the meeting to be held in Bangui on Friday.",
        "We met this morning with families of the hostages.",
        "The generals briefed the president on the raid on Monday.",
        "At the time, President Diallo was receiving the Chilean president, Carlos Soto.",
        "The visit by the American envoy to Bangui was his third this year.",
        "The cabinet held an emergency session after the attack.",
    ] {
        assert_eq!(claims(&reader, text).len(), 1, "{text}: {:?}", claims(&reader, text));
    }
    for text in [
        "A bomb went off during a meeting with elders in Dura.",
        "The rebels did not speak at a meeting with the envoy in Vienna.",
        "The firm raised its offer on Tuesday during talks with the union.",
        "He was in contact with the governor in Vienna.",
        "Tourists on a visit to Vienna saw the march.",
        "The minister cancelled his visit to Vienna.",
        "He asked her to schedule a meeting with his brother.",
    ] {
        assert!(claims(&reader, text).is_empty(), "{text}: {:?}", claims(&reader, text));
    }
}
