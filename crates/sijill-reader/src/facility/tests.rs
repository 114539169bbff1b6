#![expect(clippy::unwrap_used, reason = "a test may stop at once")]

use jiff::civil::date;
use sijill_claim::{Claim, Document, FacilityStatus};

use super::FacilityLexicon;
use crate::classes::testing::{keep_their_examples, lemma};
use crate::{Options, Reader};

fn claims(reader: &Reader, text: &str) -> Vec<Claim> {
    let document = Document { published: Some(date(2018, 3, 14)), ..Document::default() };
    let text = format!("The war between the army and the rebels went on.\n\n{text}");
    reader
        .read(&document, &text, Options::default())
        .claims
        .into_iter()
        .filter(|c| c.facility.is_some())
        .collect()
}

fn statuses(reader: &Reader, text: &str) -> Vec<FacilityStatus> {
    claims(reader, text).into_iter().filter_map(|c| c.facility).flat_map(|f| f.status).collect()
}

#[test]
fn entries_keep_their_examples() {
    let reader = Reader::new().unwrap();
    let mut wrong = Vec::new();
    for (status, matching, no) in FacilityLexicon::english().unwrap().examples() {
        for text in matching {
            if !statuses(&reader, text).contains(&status) {
                wrong.push(format!("must be {status:?}: {text} (got {:?})", statuses(&reader, text)));
            }
        }
        wrong.extend(
            no.iter()
                .filter(|t| statuses(&reader, t).contains(&status))
                .map(|t| format!("must not be {status:?}: {t}")),
        );
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn figures_wholes_and_names_are_told() {
    let reader = Reader::new().unwrap();
    let found = claims(&reader, "Three of the last nine clinics in the valley were damaged by shelling.");
    let facility = found.first().and_then(|c| c.facility.clone()).unwrap();
    assert_eq!((facility.figure.and_then(|f| f.best), facility.of), (Some(3), Some(9)));
    let found = claims(&reader, "An air strike hit the Ibn Rushd hospital on Tuesday.");
    let facility = found.first().and_then(|c| c.facility.clone()).unwrap();
    assert_eq!(facility.names, ["Ibn Rushd hospital"]);
}

#[test]
fn care_without_means_is_short_of_supplies() {
    let reader = Reader::new().unwrap();
    for text in [
        "Doctors are operating in corridors for lack of theatres.",
        "Nurses treat wounded patients on the floor.",
        "We turn patients away because there are no beds, a doctor said.",
    ] {
        assert!(statuses(&reader, text).contains(&FacilityStatus::ShortOfSupplies), "{text}");
    }
    assert!(claims(&reader, "The shops closed for lack of customers.").is_empty());
}

#[test]
fn several_states_of_one_facility_are_one_claim() {
    let reader = Reader::new().unwrap();
    let found = claims(&reader, "The northern hospital was hit by two rockets and is now out of service.");
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(
        statuses(&reader, "No hospital is functioning in the valley."),
        [FacilityStatus::OutOfService]
    );
}

#[test]
fn what_ended_is_not_told_as_working() {
    let reader = Reader::new().unwrap();
    let found = statuses(&reader, "The town's main hospital has stopped working for lack of fuel.");
    assert!(
        found.contains(&FacilityStatus::OutOfService) && !found.contains(&FacilityStatus::Functioning),
        "{found:?}"
    );
    assert!(statuses(&reader, "The minister criticised the school over the attack.").is_empty());
}

#[test]
fn classes_keep_their_examples() {
    let words = FacilityLexicon::english().unwrap();
    keep_their_examples(&[
        ("unreal", &words.unreal, lemma),
        ("carriers", &words.carriers, lemma),
        ("closures", &words.closures, lemma),
        ("bringing", &words.bringing, lemma),
        ("premises", &words.premises, lemma),
        ("openers", &words.openers, lemma),
    ]);
}

#[test]
fn a_number_alone_goes_on_with_the_facilities_before_it() {
    let reader = Reader::new().unwrap();
    let found = claims(&reader, "Five of the 13 clinics have closed, and that three have been looted.");
    let figures: Vec<_> = found
        .iter()
        .filter_map(|c| c.facility.as_ref())
        .map(|f| f.figure.as_ref().and_then(|f| f.best))
        .collect();
    assert_eq!(figures, [Some(5), Some(3)]);
    let found = claims(&reader, "Five of the 13 hospitals were visited by reporters and two were hurt.");
    assert_eq!(found.iter().filter(|c| c.facility.is_some()).count(), 0);
    let found = claims(&reader, "A shell hit the hospital, damaging the pharmacy.");
    assert_eq!(found.iter().filter(|c| c.facility.is_some()).count(), 1);
}

#[test]
fn a_facility_that_says_something_of_itself_is_meant_by_it() {
    let reader = Reader::new().unwrap();
    for text in [
        "Al-Rahma, the largest hospital in the strip, said on Friday that it had run out of fuel.",
        "The clinic's director said that it had run out of blood.",
        "The hospital warned that it had medicine for less than a week.",
    ] {
        assert_eq!(statuses(&reader, text), [FacilityStatus::ShortOfSupplies], "{text}");
    }
    for text in [
        "The hospital said the garrison had run out of fuel.",
        "The town said that it had run out of oxygen.",
        "She works at one of the few clinics that still treat the wounded.",
        "The road downtown has been closed since April.",
    ] {
        assert!(statuses(&reader, text).is_empty(), "{text} {:?}", statuses(&reader, text));
    }
    let found = statuses(&reader, "The general hospital downtown has been closed since April.");
    assert_eq!(found, [FacilityStatus::Closed]);
}

#[test]
fn what_is_no_news_of_a_facility_is_not_told() {
    let reader = Reader::new().unwrap();
    for (text, count) in [
        ("Air strikes hit a clinic in Idlib and destroyed the pharmacy in the next lane.", 2),
        ("Gunmen attacked two hospitals and looted the pharmacy at the bus station.", 2),
        ("A rocket struck the hospital, damaging the pharmacy.", 1),
        ("The clinic was closed for repairs after rockets struck it on Friday.", 1),
        ("The school was closed for repairs.", 0),
        ("The duchess opened a hospital in Amman on Tuesday.", 0),
        ("A private firm opened a dental clinic in Doha.", 0),
        ("Three hospitals have had to close their surgical wards.", 0),
        ("Three hospitals have had to close.", 1),
    ] {
        assert_eq!(claims(&reader, text).len(), count, "{text} {:?}", claims(&reader, text));
    }
    let found =
        claims(&reader, "A shell fired by the rebels damaged four houses and the school of the village.");
    assert!(found.iter().all(|c| c.quote.contains("school")), "{found:?}");
}

#[test]
fn ways_in_and_aid_that_does_not_get_on() {
    let reader = Reader::new().unwrap();
    for (text, count) in [
        ("War went on. Jordan opened its airports to flights from the besieged capital.", 1),
        ("Rebels and troops clashed. The main border crossing has been closed since May.", 1),
        ("The envoy has secured the opening of new routes for humanitarian aid into the besieged valley.", 1),
        ("The army continues to delay and disrupt humanitarian operations in the war.", 1),
        ("Humanitarian aid is blocked and stolen by the militia.", 1),
        ("Less than 10 percent of the needed humanitarian supplies have reached the besieged region.", 1),
        ("Snow closed the airport during the war.", 0),
        ("The senate blocked military aid to the rebels.", 0),
        ("The mayor opened a new airport near the battlefield.", 0),
        ("The rebels opened fire near the airport.", 0),
    ] {
        let found: Vec<_> = claims(&reader, text);
        assert_eq!(found.len(), count, "{text} {found:?}");
    }
}

#[test]
fn relief_that_is_given_and_relief_that_stops() {
    let reader = Reader::new().unwrap();
    for (text, status) in [
        (
            "The relief agency is helping thousands of people displaced by the war.",
            FacilityStatus::Functioning,
        ),
        (
            "Aid agencies are providing water and shelter to thousands of refugees.",
            FacilityStatus::Functioning,
        ),
        ("The charity suspended its work in Gao after the attack.", FacilityStatus::Closed),
    ] {
        assert_eq!(statuses(&reader, text), [status], "{text}");
    }
    for text in [
        "The firm is feeding 400 guests.",
        "The charity provides meals to 400 pensioners.",
        "The agency is helping thousands of jobless people.",
    ] {
        assert!(statuses(&reader, text).is_empty(), "{text}");
    }
}
