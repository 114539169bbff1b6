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
    keep_their_examples(&[("unreal", &words.unreal, lemma), ("carriers", &words.carriers, lemma)]);
}
